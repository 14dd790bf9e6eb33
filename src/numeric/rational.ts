/** An exact rational in lowest terms, denominator positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An operand or result longer than this is not computed exactly (hostile towers of powers). */
const maximumBits = 4096n;
const tooLong = 1n << maximumBits;
/** Below this a float holds the quotient's size, up to `exactLimit` every integer. */
const huge = 1n << 1000n;
const exactLimit = 1n << 53n;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** Lowest terms; undefined for a zero denominator or beyond 4096 bits. */
export function reduced(numerator: bigint, denominator: bigint): Rational | undefined {
  if (denominator === 0n) return undefined;
  if (denominator < 0n) {
    numerator = -numerator;
    denominator = -denominator;
  }
  if (denominator !== 1n) {
    const common = greatestCommonDivisor(numerator, denominator);
    if (common > 1n) {
      numerator /= common;
      denominator /= common;
    }
  }
  if (numerator >= tooLong || -numerator >= tooLong || denominator >= tooLong) return undefined;
  return { numerator, denominator };
}

export const integerRational = (value: number): Rational => ({ numerator: BigInt(value), denominator: 1n });

export const addRationals = (a: Rational, b: Rational): Rational | undefined =>
  reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const multiplyRationals = (a: Rational, b: Rational): Rational | undefined =>
  reduced(a.numerator * b.numerator, a.denominator * b.denominator);

export const divideRationals = (a: Rational, b: Rational): Rational | undefined =>
  reduced(a.numerator * b.denominator, a.denominator * b.numerator);

export const negateRational = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });

/** Negative, 0 or positive as a < b, a = b, a > b. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** a^exponent for an integer exponent; undefined for 0 to a negative power or a result beyond 4096 bits. 0⁰ = 1. */
export function powerRational(a: Rational, exponent: Rational): Rational | undefined {
  if (exponent.denominator !== 1n) return undefined;
  const n = exponent.numerator;
  const magnitude = n < 0n ? -n : n;
  const unit = a.denominator === 1n && (a.numerator === 1n || a.numerator === -1n || a.numerator === 0n);
  if (!unit && magnitude * BigInt(bitLength(a.numerator) + bitLength(a.denominator)) > 2n * maximumBits) return undefined;
  const reducedMagnitude = unit && magnitude > 2n ? 2n + (magnitude % 2n) : magnitude;
  const p = a.numerator ** reducedMagnitude;
  const q = a.denominator ** reducedMagnitude;
  return n < 0n ? reduced(q, p) : reduced(p, q);
}

/** Largest integer ≤ a. */
export function floorRational(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient;
}

/** The integer it is, if it is one of at most 2^53; else undefined. */
export function asInteger(a: Rational | undefined): number | undefined {
  if (!a || a.denominator !== 1n) return undefined;
  const value = Number(a.numerator);
  return Number.isSafeInteger(value) ? value : undefined;
}

const bitLength = (a: bigint): number => (a < 0n ? -a : a).toString(2).length;

/** The float64 nearest to it, or within 1 ulp for numbers of more than 53 bits. */
export function rationalToFloat(a: Rational): number {
  const direct = Number(a.numerator) / Number(a.denominator);
  if (a.denominator < huge && a.numerator < huge && -a.numerator < huge) return direct;
  const shift = bitLength(a.numerator) - bitLength(a.denominator) - 64;
  const scaled =
    shift >= 0 ? a.numerator / (a.denominator << BigInt(shift)) : (a.numerator << BigInt(-shift)) / a.denominator;
  return Number(scaled) * 2 ** Math.max(shift, -1000) * 2 ** Math.min(0, shift + 1000);
}

/** True where `rationalToFloat` gives the value itself, without rounding. */
export function isExactInFloat(a: Rational): boolean {
  const d = a.denominator;
  const n = a.numerator < 0n ? -a.numerator : a.numerator;
  return n <= exactLimit && d <= huge && (d & (d - 1n)) === 0n;
}

/** The exact value of a finite float. */
export function rationalOfFloat(value: number): Rational {
  let exponent = 0;
  let mantissa = value;
  // Powers of two scale exactly; 1074 halvings reach the smallest float.
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return reduced(BigInt(mantissa), 1n << BigInt(exponent))!;
}
