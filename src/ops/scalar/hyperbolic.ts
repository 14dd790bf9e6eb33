import { infinity, negate, one, zero } from '../../ir/build';
import { functionLatex } from '../latex';
import type { Interval, ScalarOperator } from '../operator';
import { allReals, between, nonnegativeReals } from '../ranges';
import { isOutside, monotone, outside } from '../outward';

const ULPS = 4;

export const sinh: ScalarOperator = {
  kind: 'scalar',
  name: 'sinh',
  arity: 1,
  float: Math.sinh,
  ulps: ULPS,
  interval: monotone({ float: Math.sinh, ulps: ULPS, exactAt: [0] }),
  partials: (algebra, [x]) => [algebra.apply('cosh', x!)],
  properties: { range: allReals, monotone: 'increasing', parity: 'odd', values: [[zero, zero]] },
  latex: functionLatex('\\sinh'),
  source: 'DLMF §4.28; ECMA-262 §21.3.2.31',
};

const increasingCosh = monotone({ float: Math.cosh, ulps: ULPS, range: { low: 1, high: Infinity }, exactAt: [0] });

function coshInterval(x: Interval): Interval {
  if (isOutside(x)) return outside;
  if (x.low >= 0) return increasingCosh(x);
  if (x.high <= 0) return increasingCosh({ low: -x.high, high: -x.low });
  return increasingCosh({ low: 0, high: Math.max(-x.low, x.high) });
}

export const cosh: ScalarOperator = {
  kind: 'scalar',
  name: 'cosh',
  arity: 1,
  float: Math.cosh,
  ulps: ULPS,
  interval: (x) => coshInterval(x),
  partials: (algebra, [x]) => [algebra.apply('sinh', x!)],
  properties: {
    range: between(one, infinity, '[)'), parity: 'even', curvature: 'strictly convex', values: [[zero, one]],
    limits: { below: infinity, above: infinity },
  },
  latex: functionLatex('\\cosh'),
  source: 'DLMF §4.28; ECMA-262 §21.3.2.13',
};

export const tanh: ScalarOperator = {
  kind: 'scalar',
  name: 'tanh',
  arity: 1,
  float: Math.tanh,
  ulps: ULPS,
  interval: monotone({ float: Math.tanh, ulps: ULPS, range: { low: -1, high: 1 }, exactAt: [0] }),
  partials: (algebra, _, result) => {
    const one = algebra.constant(1);
    return [algebra.apply('multiply', algebra.apply('subtract', one, result), algebra.apply('add', one, result))];
  },
  properties: {
    range: between(negate(one), one, '()'), monotone: 'increasing', parity: 'odd', lipschitz: one, values: [[zero, zero]],
    limits: { below: negate(one), above: one },
  },
  latex: functionLatex('\\tanh'),
  source: 'DLMF §4.28; ECMA-262 §21.3.2.34',
};

export const asinh: ScalarOperator = {
  kind: 'scalar',
  name: 'asinh',
  arity: 1,
  float: Math.asinh,
  ulps: ULPS,
  interval: monotone({ float: Math.asinh, ulps: ULPS, exactAt: [0] }),
  partials: (algebra, [x]) => {
    const one = algebra.constant(1);
    return [algebra.apply('divide', one, algebra.apply('sqrt', algebra.apply('add', one, algebra.apply('multiply', x!, x!))))];
  },
  properties: { range: allReals, monotone: 'increasing', parity: 'odd', lipschitz: one, values: [[zero, zero]] },
  latex: functionLatex('\\operatorname{arsinh}'),
  source: 'DLMF §4.37; ECMA-262 §21.3.2.5',
};

export const acosh: ScalarOperator = {
  kind: 'scalar',
  name: 'acosh',
  arity: 1,
  float: Math.acosh,
  ulps: ULPS,
  interval: monotone({ float: Math.acosh, ulps: ULPS, domain: { low: 1, high: Infinity }, exactAt: [1] }),
  partials: (algebra, [x]) => {
    const one = algebra.constant(1);
    const square = algebra.apply('multiply', algebra.apply('subtract', x!, one), algebra.apply('add', x!, one));
    return [algebra.apply('divide', one, algebra.apply('sqrt', square))];
  },
  domain: [{ kind: 'interval', low: { kind: 'number', numerator: 1n, denominator: 1n }, high: { kind: 'constant', name: 'infinity' }, open: false }],
  properties: { range: nonnegativeReals, monotone: 'increasing', curvature: 'strictly concave', values: [[one, zero]], limits: { above: infinity } },
  latex: functionLatex('\\operatorname{arcosh}'),
  source: 'DLMF §4.37; ECMA-262 §21.3.2.3',
};

export const atanh: ScalarOperator = {
  kind: 'scalar',
  name: 'atanh',
  arity: 1,
  float: Math.atanh,
  ulps: ULPS,
  interval: monotone({ float: Math.atanh, ulps: ULPS, domain: { low: -1, high: 1 }, exactAt: [0] }),
  partials: (algebra, [x]) => {
    const one = algebra.constant(1);
    return [algebra.apply('divide', one, algebra.apply('multiply', algebra.apply('subtract', one, x!), algebra.apply('add', one, x!)))];
  },
  domain: [{
    kind: 'interval',
    low: { kind: 'number', numerator: -1n, denominator: 1n },
    high: { kind: 'number', numerator: 1n, denominator: 1n },
    open: true,
  }],
  properties: { range: allReals, monotone: 'increasing', parity: 'odd', values: [[zero, zero]] },
  latex: functionLatex('\\operatorname{artanh}'),
  source: 'DLMF §4.37; ECMA-262 §21.3.2.7; ±∞ at ±1',
};
