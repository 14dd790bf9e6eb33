import type { FreeIndex } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { FunctionKind } from '../ir/functionKind';
import type { Expression, VariableExpression } from '../ir/expression';
import type { RandomLaws } from './randomMoments';

/** `exact`: rational arithmetic; `algebraic`: a certificate in a prime field; `sampling`: enclosures at points. */
export type Method = 'exact' | 'algebraic' | 'interval' | 'sampling' | 'optimisation';

export interface Evidence {
  readonly method: Method;
  /** Points at which neither side was saturated and every variable mattered. */
  readonly informativePoints: number;
  /** Values tried for the symbolic sizes. */
  readonly sizes: readonly number[];
  /** Largest relative difference of the two sides over those points. */
  readonly worstDifference: number;
  /** Bits: 53 for float64 enclosures, 128 or 512 where those did not tell. */
  readonly precision: number;
  readonly seed: number;
  /** For `algebraic`: a bound of the probability that the sides, so certified, differ. */
  readonly errorBound?: number;
}

/** For what is certain from the writing alone: no point is tried. */
export const withoutPoints = (seed: number): Evidence => ({ method: 'exact', informativePoints: 0, sizes: [], worstDifference: 0, precision: 53, seed });

/** A point at which the two sides differ for certain: their enclosures do not overlap. */
export interface Witness {
  /** Variable, entry or size (`x`, `z[1]`, `d`, `i`) to value. */
  readonly point: Readonly<Record<string, number>>;
  readonly left: number | readonly number[];
  readonly right: number | readonly number[];
  /** `right` is what the author states, `left` what was computed, whichever of them is written first. */
  readonly stated?: true;
  /** left − right, of the entries that differ, where they are nearer to each other than floats can show. */
  readonly difference?: number;
}

/** Two expressions held against each other, with all that is needed to evaluate them. */
export interface Sides {
  readonly left: Expression;
  readonly right: Expression;
  readonly variables: readonly VariableExpression[];
  /** By variable name; `real` where absent. */
  readonly domains: ReadonlyMap<string, Domain>;
  /** Names of symbolic sizes, sampled from 1, 2, 3, 5. */
  readonly sizes: readonly string[];
  /** Indices free in both sides: the claim is meant for each value. */
  readonly freeIndices: readonly FreeIndex[];
  /** What is known of functions that have no definition. */
  readonly kinds?: ReadonlyMap<string, FunctionKind>;
  /** What is known of random quantities; without it an expectation is known by its name only. */
  readonly random?: RandomLaws;
  /** Equations known to hold at the points (earlier rows): points are constructed to satisfy them. */
  readonly given: readonly { readonly left: Expression; readonly right: Expression }[];
}

export type Comparison =
  | { readonly kind: 'equal'; readonly evidence: Evidence; readonly sides: Sides; readonly domainNotes: readonly string[] }
  | { readonly kind: 'different'; readonly evidence: Evidence; readonly witness: Witness; readonly sides: Sides }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason; readonly message: string; readonly sides: Sides };

export type UndecidedReason =
  | 'no-informative-points'
  | 'not-decided-numerically'
  | 'opaque-function'
  | 'shape-mismatch'
  | 'unsupported-claim'
  | 'budget';
