/**
 * How a formula was read: what the hover, the panel and `formulint read` show, so that a misreading can be seen and
 * corrected. Plain JSON; positions as in `verdict.ts`.
 */
import type { Range } from './verdict';

/** Where a meaning comes from: the author says so, the field writes so, or the use of the symbol shows it. */
export type MeaningSource = 'stated' | 'convention' | 'inferred';

export interface SymbolJson {
  /** As in `statement`: `z`, `𝐱`, `σ`. */
  readonly name: string;
  /** In words: `a vector of length K, each entry > 0`. */
  readonly meaning: string;
  readonly source: MeaningSource;
  /** What it was defined as, as the author wrote it: `A = \begin{pmatrix} …`; `meaning` has the same in plain text. */
  readonly definition?: string;
}

/** One meaning of a formula. */
export interface Interpretation {
  /** In plain notation: `softmax(z)_i = exp(z_i) / ∑_{j=1}^{K} exp(z_j)`; a derivation has a line a row. */
  readonly statement: string;
  readonly symbols: readonly SymbolJson[];
  /** What else it rests on, in words; what `symbols` say already is not repeated. */
  readonly assumptions: readonly string[];
  /** Which of several meanings of the notation this is, where there was a choice. */
  readonly choice?: string;
  /** The other meanings that were considered, in words. */
  readonly otherReadings: readonly string[];
}

/** A formula that says something, read or not. */
export interface ReadingJson {
  readonly range: Range;
  /** Index of the notebook cell the range is in. */
  readonly cell?: number;
  readonly latex: string;
  readonly kind: string;
  /** Whether it has a meaning to us; it may then still be undecidable. */
  readonly read: boolean;
  /** Why it was not read, where it was not. */
  readonly reason?: string;
  readonly message?: string;
  /** Present where it was read. */
  readonly interpretation?: Interpretation;
}
