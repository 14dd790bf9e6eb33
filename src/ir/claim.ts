import type { Span } from '../util/span';
import type { Assumption, Domain } from './domain';
import type { Expression, VariableExpression } from './expression';

export type Relation = '=' | '≠' | '<' | '≤' | '>' | '≥' | '≈' | '∝' | '≡';

/** A numeral as stated, for claims judged by digits. */
export interface StatedNumber {
  readonly text: string;
  /** Decimal places stated; negative for rounded tens: 1.6e-5 has places 6. */
  readonly places: number;
}

/**
 * An operand of a chain. `stated` is present where the operand is nothing but a written decimal number, or an array of
 * such (then one per entry, in row-major order).
 */
export interface Operand {
  readonly expression: Expression;
  readonly span: Span;
  readonly latex: string;
  readonly stated?: readonly StatedNumber[];
}

/** `a = b ≤ c`: each link relates an operand to the next. */
export interface Chain {
  readonly kind: 'chain';
  readonly operands: readonly Operand[];
  readonly links: readonly { readonly relation: Relation; readonly span: Span }[];
}

/**
 * A name is given a meaning: by the author alone (`library` absent), or it is a name of the field, and the body must
 * be what the field calls by it (`library` is the same thing by the engine, over the same variables).
 */
export interface Definition {
  readonly kind: 'definition';
  readonly name: string;
  readonly left: Operand;
  /** The body and whatever further equals follow it. */
  readonly chain: Chain;
  /** Names of the field this may be held against, best first: `sigmoid`, `softmax`. Empty for a new name. */
  readonly library: readonly LibraryCandidate[];
}

export interface LibraryCandidate {
  readonly operator: string;
  /** What the left side should equal, under this candidate, as an expression over the claim's variables. */
  readonly expression: Expression;
  /** In words, for messages: `softmax(x)ᵢ`. */
  readonly shown: string;
  /** `exact`: the author names it and nothing else will do. `variant`: a known relative, named if it fits. */
  readonly strength: 'exact' | 'variant';
}

/** Equations one below another, each meant to follow from the one before. */
export interface Derivation {
  readonly kind: 'derivation';
  readonly steps: readonly Chain[];
}

export type Statement = Chain | Definition | Derivation;

/** Something is wrong with the notation itself, whatever the values. */
export interface NotationFinding {
  readonly code: 'index-range-mismatch' | 'free-index' | 'shadowed-index' | 'shape-mismatch' | 'undefined-symbol';
  readonly message: string;
  readonly span: Span;
}

/** One meaning of a claim. */
export interface Reading {
  readonly statement: Statement;
  readonly assumptions: readonly Assumption[];
  /** What distinguishes this reading from the others, in words; absent if it is the only one or the plain one. */
  readonly note?: string;
  /** True where the text must be repaired to be read so (lost superscripts): a verdict on it is conditional. */
  readonly repaired?: boolean;
  readonly variables: readonly VariableExpression[];
  readonly domains: ReadonlyMap<string, Domain>;
  /** Free indices with their ranges are quantified over; sizes are sampled. */
  readonly sizes: readonly string[];
  readonly findings: readonly NotationFinding[];
}

/** Why something is not decided; the published list of `reason`s. */
export type UncheckedReason =
  // reading
  | 'katex-error' | 'unknown-macro' | 'unsupported-notation' | 'unbalanced' | 'too-large'
  | 'ambiguous-notation' | 'undefined-symbol' | 'shape-mismatch' | 'words-in-formula' | 'not-a-claim' | 'unknown-function'
  // deciding
  | 'unsupported-claim' | 'no-informative-points' | 'readings-disagree' | 'may-be-a-condition' | 'not-decided-numerically'
  | 'opaque-function' | 'budget';

/**
 * A stretch of mathematics that can be true or false, read. Spans are in the author's text. `readings` is empty, and
 * `unread` says why, where it could not be read.
 */
export interface Claim {
  readonly span: Span;
  readonly cell?: number;
  readonly latex: string;
  readonly kind: ClaimKind;
  readonly readings: readonly Reading[];
  readonly unread?: { readonly reason: UncheckedReason; readonly message: string; readonly span: Span };
}

export type ClaimKind =
  | 'identity' | 'definition' | 'derivation' | 'number' | 'derivative' | 'inequality' | 'optimum' | 'property' | 'notation' | 'expression';
