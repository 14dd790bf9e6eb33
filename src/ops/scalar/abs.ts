import { infinity, negate, one, zero } from '../../ir/build';
import type { Interval, ScalarOperator } from '../operator';
import { nonnegativeReals } from '../ranges';
import { isOutside, outside } from '../outward';

function absInterval(x: Interval): Interval {
  if (isOutside(x)) return outside;
  if (x.low >= 0) return x;
  return x.high <= 0 ? { low: -x.high, high: -x.low } : { low: 0, high: Math.max(-x.low, x.high) };
}

export const abs: ScalarOperator = {
  kind: 'scalar',
  name: 'abs',
  arity: 1,
  float: Math.abs,
  ulps: 0,
  interval: (x) => absInterval(x),
  partials: (algebra, [x]) => [
    algebra.apply('select', algebra.apply('lessEqual', algebra.constant(0), x!), algebra.constant(1), algebra.constant(-1)),
  ],
  properties: {
    range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, lipschitz: one, values: [[zero, zero]],
    limits: { below: infinity, above: infinity },
  },
  latex: ([x]) => `\\left|${x}\\right|`,
  source: 'exact; the derivative at 0 is the right-hand one, 1',
};

/** −1, 0 or 1; sign 0 = 0. */
export const sign: ScalarOperator = {
  kind: 'scalar',
  name: 'sign',
  arity: 1,
  float: (x) => Math.sign(x) + 0,
  ulps: 0,
  interval: (x) => ({ low: Math.sign(x.low) + 0, high: Math.sign(x.high) + 0 }),
  partials: (algebra) => [algebra.constant(0)],
  properties: { monotone: 'nondecreasing', parity: 'odd', homogeneous: 0, values: [[zero, zero]], limits: { below: negate(one), above: one } },
  latex: ([x]) => `\\operatorname{sign}\\left(${x}\\right)`,
  source: 'exact; the derivative is that of the constant pieces',
};
