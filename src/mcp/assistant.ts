import type { LanguageName } from '../config/languages';
import type { CheckAnswer, ExplainAnswer, VerifyAnswer } from '../protocol/assistant';

/** What a tool answers: the same in words and as data, or in words why there is no answer. */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly text: string; readonly content: T }
  | { readonly kind: 'error'; readonly message: string };

/** What is to be checked. */
export type Documents =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paths'; readonly paths: readonly string[] };

/** Told how many of the documents are done. */
export type OnProgress = (done: number, total: number) => void;

/** What the tools do. Once the signal is aborted nobody waits for the answer. */
export interface Assistant {
  verify(formula: string, language: LanguageName | undefined, signal: AbortSignal): Promise<Answer<VerifyAnswer>>;
  check(documents: Documents, language: LanguageName | undefined, signal: AbortSignal, onProgress: OnProgress): Promise<Answer<CheckAnswer>>;
  explain(code: string): Promise<Answer<ExplainAnswer>>;
}
