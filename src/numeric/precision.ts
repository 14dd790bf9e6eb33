import type { Rational } from './rational';

export type Rounding = 'down' | 'up';

/** A number of many bits; only the arithmetic that made it can read it. */
export type BigFloat = number & { readonly of: 'BigFloats' };

/** Arithmetic with a fixed number of bits and directed rounding. What it makes lives until it is closed. */
export interface BigFloats {
  rational(value: Rational, rounding: Rounding): BigFloat;
  /** An operator of the table of primitives; undefined for one without a counterpart. Not a number outside its domain. */
  apply(operator: string, operands: readonly BigFloat[], rounding: Rounding): BigFloat | undefined;
  /** Negative, 0 or positive; NaN where either is not a number. */
  compare(a: BigFloat, b: BigFloat): number;
  /** Its exact value; undefined where it is not finite, or its exponent absurd. */
  toRational(value: BigFloat): Rational | undefined;
  close(): void;
}

/** More digits than floats have. Loaded by whoever runs the core, once a check has asked for it. */
export interface Precision {
  open(bits: number): BigFloats;
}

/** Bits that are tried one after the other: about 38 and 154 decimal digits. */
export const precisions = [128, 512] as const;
