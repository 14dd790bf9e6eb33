import type { Interval, ScalarOperator } from '../operator';
import { hull, isOutside, outside } from '../outward';

function selectIntervals(condition: Interval, a: Interval, b: Interval): Interval {
  if (isOutside(condition)) return outside;
  if (condition.low > 0) return a;
  return condition.high === 0 ? b : hull(a, b);
}

/** `a` where the condition is 1, `b` where it is 0; the branch not taken may be outside its domain. */
export const select: ScalarOperator = {
  kind: 'scalar',
  name: 'select',
  arity: 3,
  float: (condition, a, b) => (condition > 0 ? a : condition === 0 ? b : NaN),
  ulps: 0,
  interval: (condition, a, b) => selectIntervals(condition, a, b),
  partials: (algebra, [condition]) => [
    algebra.constant(0),
    algebra.apply('select', condition!, algebra.constant(1), algebra.constant(0)),
    algebra.apply('select', condition!, algebra.constant(0), algebra.constant(1)),
  ],
  latex: ([condition, a, b]) => `\\begin{cases} ${a} & ${condition} \\\\ ${b} & \\text{otherwise} \\end{cases}`,
  source: 'definition by two cases',
};
