/**
 * What the editor's thread and the checking thread say to each other. One request is under way at a time: the client
 * queues, so a superseded request is never sent, and the only way to stop one that has begun is to end the thread.
 *
 *   client ── { kind: 'check', id, … } ──▶ thread
 *   client ◀── { kind: 'precision-wanted' } ── thread, in a browser and at most once
 *   client ── { kind: 'precision', … } ──▶ thread
 *   client ◀── { kind: 'report', id, … } | { kind: 'failure', id, … } ── thread
 */
import type { ClaimJson, Range } from './verdict';

export type CheckedLanguage = 'markdown' | 'latex' | 'restructuredtext' | 'python' | 'ipynb' | 'plaintext';

/** A document to check: what `checkDocument` takes, as plain data. */
export interface CheckInput {
  readonly text: string;
  readonly languageId: CheckedLanguage;
  /** Where parts of the text begin that are documents of their own: the cells of a notebook. */
  readonly parts?: readonly number[];
  readonly macros?: Readonly<Record<string, string>>;
  /** UTF-16 offsets; only claims that touch it are reported. */
  readonly selection?: { readonly start: number; readonly end: number };
}

export interface CheckRequest {
  readonly kind: 'check';
  readonly id: number;
  readonly input: CheckInput;
  /** `stability`: what is unstable in floats is a finding too, and not only evidence of a claim that is plotted. */
  readonly options: { readonly plots: boolean; readonly stability?: boolean };
}

/** What `checkDocument` answers, as plain data. */
export interface CheckReport {
  readonly claims: readonly ClaimJson[];
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number }[];
}

/** What a thread in a browser, which can load no file of the extension by itself, asks for while it checks. */
export interface PrecisionRequest {
  readonly kind: 'precision-wanted';
}

/** The address of the script, or none where it could not be read. */
export interface PrecisionAnswer {
  readonly kind: 'precision';
  readonly address?: string;
}

export type CheckAnswer =
  | { readonly kind: 'report'; readonly id: number; readonly report: CheckReport }
  /** The pipeline threw: a bug of ours. `message` is for the log. */
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };
