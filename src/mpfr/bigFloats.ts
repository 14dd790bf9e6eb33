import { mpfr_rnd_t as Direction, type GMPFunctions } from 'gmp-wasm';
import type { Rational } from '../numeric/rational';

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

const directions: Readonly<Record<Rounding, Direction>> = { down: Direction.MPFR_RNDD, up: Direction.MPFR_RNDU };

type Unary = (result: number, operand: number, direction: Direction) => number;
type Binary = (result: number, a: number, b: number, direction: Direction) => number;

/** MPFR's functions by their names in the table of primitives. Each is rounded correctly (mpfr.org, "Correct rounding"). */
function unaryOf(mpfr: GMPFunctions): ReadonlyMap<string, Unary> {
  return new Map<string, Unary>([
    ['negate', mpfr.mpfr_neg], ['sqrt', mpfr.mpfr_sqrt], ['exp', mpfr.mpfr_exp], ['expm1', mpfr.mpfr_expm1],
    ['log', mpfr.mpfr_log], ['log1p', mpfr.mpfr_log1p], ['sin', mpfr.mpfr_sin], ['cos', mpfr.mpfr_cos],
    ['tan', mpfr.mpfr_tan], ['asin', mpfr.mpfr_asin], ['acos', mpfr.mpfr_acos], ['atan', mpfr.mpfr_atan],
    ['sinh', mpfr.mpfr_sinh], ['cosh', mpfr.mpfr_cosh], ['tanh', mpfr.mpfr_tanh], ['asinh', mpfr.mpfr_asinh],
    ['acosh', mpfr.mpfr_acosh], ['atanh', mpfr.mpfr_atanh], ['erf', mpfr.mpfr_erf], ['erfc', mpfr.mpfr_erfc],
    ['gamma', mpfr.mpfr_gamma], ['lgamma', mpfr.mpfr_lngamma], ['digamma', mpfr.mpfr_digamma],
    ['floor', (result, operand) => mpfr.mpfr_floor(result, operand)], ['ceil', (result, operand) => mpfr.mpfr_ceil(result, operand)],
  ]);
}

function binaryOf(mpfr: GMPFunctions): ReadonlyMap<string, Binary> {
  return new Map<string, Binary>([
    ['add', mpfr.mpfr_add], ['subtract', mpfr.mpfr_sub], ['multiply', mpfr.mpfr_mul], ['divide', mpfr.mpfr_div], ['power', mpfr.mpfr_pow],
  ]);
}

/** Values of 2 to more than this are not handed out as rationals. */
const maximumExponent = 4000;

/** @param bits of the mantissa */
export function createBigFloats(mpfr: GMPFunctions, bits: number): BigFloats {
  const unary = unaryOf(mpfr);
  const binary = binaryOf(mpfr);
  const owned: number[] = [];
  const create = (): BigFloat => {
    const pointer = mpfr.mpfr_t();
    mpfr.mpfr_init2(pointer, bits);
    owned.push(pointer);
    return pointer as BigFloat;
  };
  return {
    rational: (value, rounding) => setRational(mpfr, create(), value, rounding),
    apply: (operator, operands, rounding) => {
      const direction = directions[rounding];
      const [a, b] = operands;
      const result = create();
      if (operator === 'pi') mpfr.mpfr_const_pi(result, direction);
      else if (operands.length === 1 && unary.has(operator)) unary.get(operator)!(result, a!, direction);
      else if (operands.length === 2 && binary.has(operator)) binary.get(operator)!(result, a!, b!, direction);
      else return undefined;
      return result;
    },
    compare: (a, b) => (mpfr.mpfr_nan_p(a) !== 0 || mpfr.mpfr_nan_p(b) !== 0 ? NaN : mpfr.mpfr_cmp(a, b)),
    toRational: (value) => toRational(mpfr, value),
    close: () => {
      for (const pointer of owned) {
        mpfr.mpfr_clear(pointer);
        mpfr.mpfr_t_free(pointer);
      }
      owned.length = 0;
    },
  };
}

function setRational(mpfr: GMPFunctions, result: BigFloat, { numerator, denominator }: Rational, rounding: Rounding): BigFloat {
  const quotient = mpfr.mpq_t();
  mpfr.mpq_init(quotient);
  mpfr.mpq_set_string(quotient, `${numerator.toString(16)}/${denominator.toString(16)}`, 16);
  mpfr.mpfr_set_q(result, quotient, directions[rounding]);
  mpfr.mpq_clear(quotient);
  mpfr.mpq_t_free(quotient);
  return result;
}

function toRational(mpfr: GMPFunctions, value: BigFloat): Rational | undefined {
  if (mpfr.mpfr_number_p(value) === 0) return undefined;
  if (mpfr.mpfr_zero_p(value) !== 0) return { numerator: 0n, denominator: 1n };
  const mantissa = mpfr.mpz_t();
  mpfr.mpz_init(mantissa);
  const exponent = Number(mpfr.mpfr_get_z_2exp(mantissa, value));
  const digits = mpfr.mpz_to_string(mantissa, 16);
  mpfr.mpz_clear(mantissa);
  mpfr.mpz_t_free(mantissa);
  if (Math.abs(exponent) > maximumExponent) return undefined;
  const whole = digits.startsWith('-') ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
  return exponent >= 0 ? { numerator: whole << BigInt(exponent), denominator: 1n } : inLowestTerms(whole, -exponent);
}

/** n / 2^k with common factors of 2 taken out. */
function inLowestTerms(numerator: bigint, exponent: number): Rational {
  let [n, k] = [numerator, exponent];
  while (k > 0 && (n & 1n) === 0n) {
    n >>= 1n;
    k--;
  }
  return { numerator: n, denominator: 1n << BigInt(k) };
}
