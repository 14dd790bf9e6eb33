/** Arithmetic modulo a prime below 2²⁶, so that products are exact in float64. Elements are integers in [0, p). */
export interface PrimeField {
  readonly p: number;
  /** A square root of −1: p is 1 modulo 4. */
  readonly imaginaryUnit: number;
  readonly add: (a: number, b: number) => number;
  readonly negate: (a: number) => number;
  readonly multiply: (a: number, b: number) => number;
  /** a^n for an integer n of either sign; a must not be 0. */
  readonly power: (a: number, n: number) => number;
  readonly inverse: (a: number) => number;
  readonly ofInteger: (value: number) => number;
  readonly ofBigInt: (value: bigint) => number;
}

/** The four largest primes below 2²⁶ that are 1 modulo 4, each with a square root of −1. */
const primes: readonly (readonly [p: number, imaginaryUnit: number])[] = [
  [67_108_837, 55_262_216], [67_108_777, 48_722_652], [67_108_757, 2_509_185], [67_108_753, 60_589_810],
];

function createField(p: number, imaginaryUnit: number): PrimeField {
  const reciprocal = 1 / p;
  const multiply = (a: number, b: number): number => {
    const product = a * b;
    const remainder = product - Math.floor(product * reciprocal) * p;
    return remainder < 0 ? remainder + p : remainder >= p ? remainder - p : remainder;
  };
  const power = (a: number, n: number): number => {
    let exponent = n % (p - 1);
    if (exponent < 0) exponent += p - 1;
    let result = 1;
    for (let base = a; exponent > 0; exponent = Math.floor(exponent / 2)) {
      if (exponent % 2 === 1) result = multiply(result, base);
      base = multiply(base, base);
    }
    return result;
  };
  /** By Euclid's algorithm: a · inverse is 1 modulo p. */
  const inverse = (a: number): number => {
    let [rest, next] = [p, a];
    let [cofactor, following] = [0, 1];
    while (next !== 0) {
      const quotient = Math.floor(rest / next);
      [rest, next] = [next, rest - quotient * next];
      [cofactor, following] = [following, cofactor - quotient * following];
    }
    return cofactor < 0 ? cofactor + p : cofactor;
  };
  return {
    p,
    imaginaryUnit,
    add: (a, b) => (a + b >= p ? a + b - p : a + b),
    negate: (a) => (a === 0 ? 0 : p - a),
    multiply,
    power,
    inverse,
    ofInteger: (value) => (value % p) + (value % p < 0 ? p : 0),
    ofBigInt: (value) => Number(((value % BigInt(p)) + BigInt(p)) % BigInt(p)),
  };
}

const fields: readonly PrimeField[] = primes.map(([p, imaginaryUnit]) => createField(p, imaginaryUnit));

/** The field number k, modulo four. */
export function primeField(k: number): PrimeField {
  return fields[k % fields.length]!;
}
