import { infixLatex } from '../latex';
import type { Interval, ScalarOperator } from '../operator';
import { isOutside, multiplyDown, multiplyUp, outside } from '../outward';

export function multiplyIntervals(a: Interval, b: Interval): Interval {
  if (isOutside(a) || isOutside(b)) return outside;
  if (a.low >= 0 && b.low >= 0) return { low: multiplyDown(a.low, b.low), high: multiplyUp(a.high, b.high) };
  if (a.low === a.high && b.low === b.high) return { low: multiplyDown(a.low, b.low), high: multiplyUp(a.low, b.low) };
  return {
    low: Math.min(multiplyDown(a.low, b.low), multiplyDown(a.low, b.high), multiplyDown(a.high, b.low), multiplyDown(a.high, b.high)),
    high: Math.max(multiplyUp(a.low, b.low), multiplyUp(a.low, b.high), multiplyUp(a.high, b.low), multiplyUp(a.high, b.high)),
  };
}

/** 0 · ∞ is NaN in floats; as bounds, where ∞ stands for unbounded finite values, it is 0. */
export const multiply: ScalarOperator = {
  kind: 'scalar',
  name: 'multiply',
  arity: 'many',
  float: (...factors) => {
    let product = factors[0]!;
    for (let i = 1; i < factors.length; i++) product *= factors[i]!;
    return product;
  },
  ulps: 0.5,
  interval: (first, ...rest) => rest.reduce(multiplyIntervals, first),
  partials: (algebra, operands) =>
    operands.map((_, i) => {
      const others = operands.filter((_, j) => j !== i);
      if (others.length === 0) return algebra.constant(1);
      return others.length === 1 ? others[0]! : algebra.apply('multiply', ...others);
    }),
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: infixLatex('\\cdot'),
  source: 'IEEE 754-2019 §5.4.1; more than two factors are multiplied from left to right, each product rounded',
};
