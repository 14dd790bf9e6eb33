import type { Assumption } from '../ir/domain';
import type { Reading, UncheckedReason } from '../ir/claim';
import type { Evidence, Sides, Witness } from '../numeric/evidence';
import type { Span } from '../util/span';

/** Codes of findings: readable and permanent. The table with severities and docs is in `report/codes.ts`. */
export type Code =
  | 'definition-mismatch'
  | 'identity-fails'
  | 'step-does-not-follow'
  | 'wrong-number'
  | 'index-range-mismatch'
  | 'free-index'
  | 'shadowed-index'
  | 'shape-mismatch'
  | 'undefined-symbol'
  | 'unknown-macro'
  | 'wrong-derivative'
  | 'not-an-optimum'
  | 'property-fails'
  | 'unstable-form'
  | 'inequality-fails';

/** What was found about a claim or a step: the evidence is part of it. */
export type Verdict =
  | { readonly kind: 'verified'; readonly message: string; readonly evidence: Evidence }
  | { readonly kind: 'refuted'; readonly code: Code; readonly message: string; readonly evidence: Evidence; readonly witness?: Witness }
  | { readonly kind: 'conditional'; readonly message: string; readonly condition: string; readonly evidence: Evidence; readonly code?: Code; readonly doubt?: Doubt }
  | { readonly kind: 'stipulated'; readonly message: string; readonly doubt?: Doubt }
  | { readonly kind: 'unchecked'; readonly reason: UncheckedReason; readonly message: string; readonly doubt?: Doubt };

/**
 * The words around a definition call it something it is not: a slip where a small edit makes it so, and the author's own
 * variant otherwise. Or an equation does not hold for all values: a slip where a small edit makes it an identity, and a
 * condition otherwise, or true of symmetric matrices.
 */
export type Doubt = Omit<Verdict & { kind: 'refuted' }, 'kind'>;

/** One link of a chain or row of a derivation; `span` is in the author's text. */
export interface StepVerdict {
  readonly span: Span;
  readonly latex: string;
  readonly verdict: Verdict;
}

/** A claim's verdict with all that a report says of it. */
export interface CheckedClaim {
  readonly verdict: Verdict;
  /** Where the finding lies, if narrower than the claim. */
  readonly span?: Span;
  readonly steps: readonly StepVerdict[];
  readonly assumptions: readonly Assumption[];
  /** How the notation was read, where there was a choice. */
  readonly reading?: string;
  /** The reading the verdict is of; absent where there is none. */
  readonly taken?: Reading;
  /** What a plot would show: the sides of the headline link. */
  readonly compared?: Compared;
}

/** Two sides that were held against each other, with the LaTeX of each. */
export interface Compared {
  readonly sides: Sides;
  readonly left: string;
  readonly right: string;
}
