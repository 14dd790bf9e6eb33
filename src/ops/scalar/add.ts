import { one } from '../../ir/build';
import { infixLatex } from '../latex';
import type { Interval, ScalarOperator } from '../operator';
import { allReals } from '../ranges';
import { addDown, addUp, isOutside, outside } from '../outward';

export function addIntervals(a: Interval, b: Interval): Interval {
  return isOutside(a) || isOutside(b) ? outside : { low: addDown(a.low, b.low), high: addUp(a.high, b.high) };
}

export function negateInterval(a: Interval): Interval {
  return { low: -a.high, high: -a.low };
}

export const add: ScalarOperator = {
  kind: 'scalar',
  name: 'add',
  arity: 'many',
  float: (...terms) => {
    let sum = terms[0]!;
    for (let i = 1; i < terms.length; i++) sum += terms[i]!;
    return sum;
  },
  ulps: 0.5,
  interval: (first, ...rest) => rest.reduce(addIntervals, first),
  partials: (algebra, operands) => operands.map(() => algebra.constant(1)),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: infixLatex('+'),
  source: 'IEEE 754-2019 §5.4.1; more than two terms are added from left to right, each sum rounded',
};

export const subtract: ScalarOperator = {
  kind: 'scalar',
  name: 'subtract',
  arity: 2,
  float: (a, b) => a - b,
  ulps: 0.5,
  interval: (a, b) => addIntervals(a, negateInterval(b)),
  partials: (algebra) => [algebra.constant(1), algebra.constant(-1)],
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: infixLatex('-'),
  source: 'IEEE 754-2019 §5.4.1',
};

export const negate: ScalarOperator = {
  kind: 'scalar',
  name: 'negate',
  arity: 1,
  float: (a) => -a,
  ulps: 0,
  interval: (a) => negateInterval(a),
  partials: (algebra) => [algebra.constant(-1)],
  properties: { curvature: 'affine', parity: 'odd', monotone: 'decreasing', homogeneous: 1, lipschitz: one, range: allReals },
  latex: ([a]) => `-${a}`,
  source: 'IEEE 754-2019 §5.5.1; exact',
};
