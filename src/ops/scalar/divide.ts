import type { Interval, ScalarOperator } from '../operator';
import { divideDown, divideUp, everything, isOutside, outside } from '../outward';

/**
 * A divisor of [0, 0] leaves the domain; one with 0 in its interior gives [−∞, ∞]; one that touches 0 at an end gives
 * the half line.
 */
export function divideIntervals(a: Interval, b: Interval): Interval {
  if (isOutside(a) || isOutside(b) || (b.low === 0 && b.high === 0)) return outside;
  if (b.low < 0 && b.high > 0) return everything;
  if (b.low < 0) return divideIntervals({ low: -a.high, high: -a.low }, { low: -b.high, high: -b.low });
  const low = a.low >= 0 ? divideDown(a.low, b.high) : b.low === 0 ? -Infinity : divideDown(a.low, b.low);
  const high = a.high <= 0 ? divideUp(a.high, b.high) : b.low === 0 ? Infinity : divideUp(a.high, b.low);
  return { low, high };
}

/** a / 0 is NaN, not ∞: division by zero leaves the domain. */
export const divide: ScalarOperator = {
  kind: 'scalar',
  name: 'divide',
  arity: 2,
  float: (a, b) => (b === 0 ? NaN : a / b),
  ulps: 0.5,
  interval: (a, b) => divideIntervals(a, b),
  partials: (algebra, [, b], result) => [
    algebra.apply('divide', algebra.constant(1), b!),
    algebra.apply('negate', algebra.apply('divide', result, b!)),
  ],
  domain: [undefined, { kind: 'nonzero' }],
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: ([a, b]) => `\\frac{${a}}{${b}}`,
  source: 'IEEE 754-2019 §5.4.1, but for a divisor of 0; intervals: Moore, Kearfott, Cloud (2009) §2.3.3',
};
