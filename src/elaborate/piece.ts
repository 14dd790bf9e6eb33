import type { ParseResult, Surface } from '../syntax/surface';
import type { Span } from '../util/span';

/** A document as the elaborator sees it: mathematics already parsed, the words between, directives. */
export type Piece = MathPiece | ProsePiece | AssumePiece;

export interface MathPiece {
  readonly kind: 'math';
  readonly latex: string;
  readonly parsed: ParseResult;
  /** From spans of `latex` to spans of the author's text. */
  readonly place: (span: Span) => Span;
  readonly span: Span;
  readonly display: boolean;
  /** Pasted without delimiters, so that superscripts may have been lost. */
  readonly bare: boolean;
  /** Stands in the prose of a document that marks its formulas: it is read for what it defines, and not judged. */
  readonly aside: boolean;
  readonly cell?: number;
}

export interface ProsePiece {
  readonly kind: 'prose';
  readonly text: string;
  readonly span: Span;
  readonly heading: boolean;
  readonly cell?: number;
}

/** `formulint: x > 0, W ∈ R^{3×4}, log base 2`, taken apart. */
export interface AssumePiece {
  readonly kind: 'assume';
  readonly source: string;
  readonly facts: readonly Surface[];
  readonly logBase?: number;
}
