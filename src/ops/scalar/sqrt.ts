import { infinity, one, zero } from '../../ir/build';
import type { ScalarOperator } from '../operator';
import { nonnegativeReals } from '../ranges';
import { isOutside, outside, sqrtDown, sqrtUp } from '../outward';

export const sqrt: ScalarOperator = {
  kind: 'scalar',
  name: 'sqrt',
  arity: 1,
  float: Math.sqrt,
  ulps: 0.5,
  interval: (x) => (isOutside(x) || x.low < 0 ? outside : { low: sqrtDown(x.low), high: sqrtUp(x.high) }),
  partials: (algebra, _, result) => [algebra.apply('divide', algebra.constant(0.5), result)],
  domain: [{ kind: 'nonnegative' }],
  properties: {
    range: nonnegativeReals, monotone: 'increasing', curvature: 'strictly concave', homogeneous: 0.5, values: [[zero, zero], [one, one]],
    limits: { above: infinity },
  },
  latex: ([x]) => `\\sqrt{${x}}`,
  source: 'IEEE 754-2019 §5.4.1',
};
