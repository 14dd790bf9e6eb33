import type { Interval, ScalarOperator } from '../operator';
import { isOutside, isPoint, multiplyDown, multiplyUp, outside, point, widenDown, widenUp } from '../outward';
import { divideIntervals } from './divide';

const ULPS = 4;

function powerFloat(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) return NaN;
  if (Math.abs(base) === 1 && Math.abs(exponent) === Infinity) return base === 1 ? 1 : NaN;
  return Math.pow(base, exponent);
}

/** x^n for x ≥ 0 and n ≥ 2, rounded down; small powers are products, so that exact ones stay exact. */
function naturalPowerDown(x: number, n: number): number {
  if (n === 2) return multiplyDown(x, x);
  if (n === 3) return multiplyDown(multiplyDown(x, x), x);
  if (n === 4) return multiplyDown(multiplyDown(x, x), multiplyDown(x, x));
  return x === 0 || x === 1 ? x : Math.max(0, widenDown(Math.pow(x, n), ULPS));
}

function naturalPowerUp(x: number, n: number): number {
  if (n === 2) return multiplyUp(x, x);
  if (n === 3) return multiplyUp(multiplyUp(x, x), x);
  if (n === 4) return multiplyUp(multiplyUp(x, x), multiplyUp(x, x));
  return x === 0 || x === 1 ? x : widenUp(Math.pow(x, n), ULPS);
}

function integerPower(base: Interval, n: number): Interval {
  if (n === 0) return point(1);
  if (n === 1) return base;
  if (n < 0) return divideIntervals(point(1), integerPower(base, -n));
  if (base.low >= 0) return { low: naturalPowerDown(base.low, n), high: naturalPowerUp(base.high, n) };
  if (base.high <= 0) {
    const magnitude = integerPower({ low: -base.high, high: -base.low }, n);
    return n % 2 === 0 ? magnitude : { low: -magnitude.high, high: -magnitude.low };
  }
  if (n % 2 === 0) return { low: 0, high: naturalPowerUp(Math.max(-base.low, base.high), n) };
  return { low: -naturalPowerUp(-base.low, n), high: naturalPowerUp(base.high, n) };
}

/** At (0, y) the limits as the base falls to 0 are bounds: ∞ for y < 0. */
const cornerPower = (base: number, exponent: number): number =>
  base === 1 || exponent === 0 ? 1 : base === 0 ? (exponent < 0 ? Infinity : 0) : Math.pow(base, exponent);

function realPower(base: Interval, exponent: Interval): Interval {
  let low = Infinity;
  let high = 0;
  // exp(y log x) is bilinear in (log x, y), so its extremes over a box are at the corners.
  for (const x of [base.low, base.high]) {
    for (const y of [exponent.low, exponent.high]) {
      const value = cornerPower(x, y);
      const exact = value === 0 ? x === 0 || Math.abs(y) === Infinity : value === 1 && (x === 1 || y === 0);
      low = Math.min(low, exact ? value : Math.max(0, widenDown(value, ULPS)));
      high = Math.max(high, exact ? value : widenUp(value, ULPS));
    }
  }
  return { low, high };
}

export function powerIntervals(base: Interval, exponent: Interval): Interval {
  if (isOutside(base) || isOutside(exponent)) return outside;
  if (isPoint(exponent) && Number.isInteger(exponent.low)) return integerPower(base, exponent.low);
  if (base.low < 0) return outside;
  if (base.high === 0 && exponent.low < 0) return outside;
  return realPower(base, exponent);
}

/** Real power: for a negative base only integer exponents are in the domain. 0⁰ = 1, and 0 to a negative power is NaN. */
export const power: ScalarOperator = {
  kind: 'scalar',
  name: 'power',
  arity: 2,
  float: (base, exponent) => powerFloat(base, exponent),
  ulps: ULPS,
  interval: (base, exponent) => powerIntervals(base, exponent),
  partials: (algebra, [base, exponent], result) => [
    algebra.apply('multiply', exponent!, algebra.apply('power', base!, algebra.apply('subtract', exponent!, algebra.constant(1)))),
    algebra.apply('xlogy', result, base!),
  ],
  latex: ([base, exponent]) => `{${base}}^{${exponent}}`,
  source: 'ECMA-262 §21.3.2.26, fdlibm e_pow: error below 0.70 ulp; 0⁰ = 1 as in Knuth, Two Notes on Notation (1992)',
};
