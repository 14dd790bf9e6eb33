import { infinity, negate, one, zero } from '../../ir/build';
import type { ScalarOperator } from '../operator';
import { between, positiveReals } from '../ranges';
import { monotone } from '../outward';

/** ECMA-262 leaves accuracy open; fdlibm is below 1 ulp, and other engines' libraries within 2. */
const ULPS = 3;

export const exp: ScalarOperator = {
  kind: 'scalar',
  name: 'exp',
  arity: 1,
  float: Math.exp,
  ulps: ULPS,
  interval: monotone({ float: Math.exp, ulps: ULPS, range: { low: 0, high: Infinity }, exactAt: [0] }),
  partials: (_, __, result) => [result],
  properties: {
    range: positiveReals, monotone: 'increasing', curvature: 'strictly convex', values: [[zero, one]], limits: { below: zero, above: infinity },
  },
  latex: ([x]) => `e^{${x}}`,
  source: 'DLMF §4.2(iii); ECMA-262 §21.3.2.14',
};

export const expm1: ScalarOperator = {
  kind: 'scalar',
  name: 'expm1',
  arity: 1,
  float: Math.expm1,
  ulps: ULPS,
  interval: monotone({ float: Math.expm1, ulps: ULPS, range: { low: -1, high: Infinity }, exactAt: [0] }),
  partials: (algebra, _, result) => [algebra.apply('add', result, algebra.constant(1))],
  properties: {
    range: between(negate(one), infinity, '()'), monotone: 'increasing', curvature: 'strictly convex', values: [[zero, zero]],
    limits: { below: negate(one), above: infinity },
  },
  latex: ([x]) => `\\left(e^{${x}} - 1\\right)`,
  source: 'exp(x) − 1 without cancellation; ECMA-262 §21.3.2.15',
};
