import type { Program } from './program';
import type { Rational } from './rational';

/** Exact bounds of a value. */
export interface ExactInterval {
  readonly low: Rational;
  readonly high: Rational;
}

/** More digits than floats have. Loaded by whoever runs the core, once a check has asked for it. */
export interface Precision {
  /**
   * Enclosures of some nodes of a program at one point, its inputs within `low`…`high`, computed in intervals of `bits`
   * bits; undefined for a node of which nothing finite is known: outside a domain, or where an operator has no counterpart.
   */
  enclose(program: Program, nodes: readonly number[], low: Float64Array, high: Float64Array, bits: number): readonly (ExactInterval | undefined)[];
}

/** Where more digits come from. */
export interface PrecisionSource {
  /** Once it has been loaded. */
  readonly loaded: Precision | undefined;
  load(): Promise<Precision>;
}

/** Bits that are tried one after the other: about 38 and 154 decimal digits. */
export const precisions = [128, 512] as const;

/** A larger program is not evaluated with more digits. */
export const maximumPreciseLength = 4000;
