import type { FindingJson, PublishedClaimJson, Range } from './protocol/verdict';
import type { CheckedLanguage, Rules } from './protocol/worker';
import { checkDocument as check } from './pipeline';
import { lintDocument } from './report/lint';

export type { Evidence, FloatFailureJson, Method, Position, Range, RelatedJson, RepairJson, StabilityJson, StepJson, TextEditJson, VerdictName, WitnessJson } from './protocol/verdict';
export type { CheckedLanguage, Rules } from './protocol/worker';

/** A document to check. */
export interface Document {
  readonly text: string;
  /** How it is read; for `ipynb` the text is the notebook's JSON. */
  readonly language: CheckedLanguage;
  /** Macros from outside the document: `{ '\\R': '\\mathbb{R}' }`. */
  readonly macros?: Readonly<Record<string, string>>;
  /** What holds in the whole document, each as a comment would say it: `x > 0, log base 2`. */
  readonly assumptions?: readonly string[];
  /** The text is one formula, or a piece of a document with formulas in it: without delimiters, all of it is a formula. */
  readonly fragment?: boolean;
}

export interface Options {
  /** Which codes are findings, and of which severity; by default the preset `recommended`. */
  readonly rules?: Partial<Rules>;
  /** Look for small edits that mend the claims that are refuted; by default true. */
  readonly repairs?: boolean;
  /** Look for parts that are right and that floats get wrong as they are written; by default false. */
  readonly stability?: boolean;
}

/** A claim with its verdict and all that it rests on. */
export type Claim = PublishedClaimJson;

/** What a linter shows. */
export interface Finding extends FindingJson {
  /** Index of the notebook cell the range is in. */
  readonly cell?: number;
  /** Which of the document's claims it is about; absent for damage to the document itself. */
  readonly claim?: number;
  /** The page about the code, relative to the package. */
  readonly docs: string;
}

export interface CheckedDocument {
  /** In document order. */
  readonly claims: readonly Claim[];
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** Damage to the document itself: an unclosed `$$`, a notebook that is no JSON. */
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number; readonly suppressed?: true }[];
  /** Findings that a comment in the document silences. */
  readonly suppressed: number;
}

/**
 * Checks the mathematics of a document. Pure and synchronous: it reads no files, knows no clock, and gives the same answer
 * to the same input. A mistake in the document is part of the answer, never an exception.
 */
export function checkDocument(document: Document, options: Options = {}): CheckedDocument {
  const { text, language, macros, assumptions, fragment } = document;
  const { rules, repairs = true, stability = false } = options;
  const input = {
    text,
    languageId: language,
    ...(macros ? { macros } : {}),
    ...(assumptions ? { assumptions } : {}),
    ...(fragment ? { selection: { start: 0, end: text.length } } : {}),
  };
  const report = check(input, { repairs, ...(stability ? { stability: 'findings' } : {}) });
  const { claims, findings, problems, suppressed } = lintDocument(report, { preset: 'recommended', levels: {}, ...rules });
  return {
    claims,
    findings: findings.map(({ tags: _, ...finding }) => finding),
    problems,
    suppressed,
  };
}
