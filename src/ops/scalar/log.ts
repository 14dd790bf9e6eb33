import { infinity, one, zero } from '../../ir/build';
import { functionLatex } from '../latex';
import type { Interval, ScalarOperator } from '../operator';
import { allReals } from '../ranges';
import { isOutside, monotone, outside } from '../outward';
import { multiplyIntervals } from './multiply';

const ULPS = 3;

const logInterval = monotone({ float: Math.log, ulps: ULPS, domain: { low: 0, high: Infinity }, exactAt: [0, 1] });

/** log 0 is −∞, so that cross-entropy against a vanishing probability is ∞. */
export const log: ScalarOperator = {
  kind: 'scalar',
  name: 'log',
  arity: 1,
  float: Math.log,
  ulps: ULPS,
  interval: logInterval,
  partials: (algebra, [x]) => [algebra.apply('divide', algebra.constant(1), x!)],
  domain: [{ kind: 'positive' }],
  properties: { range: allReals, monotone: 'increasing', curvature: 'strictly concave', values: [[one, zero]], limits: { above: infinity } },
  latex: functionLatex('\\log'),
  source: 'natural logarithm; DLMF §4.2(i); ECMA-262 §21.3.2.20',
};

export const log1p: ScalarOperator = {
  kind: 'scalar',
  name: 'log1p',
  arity: 1,
  float: Math.log1p,
  ulps: ULPS,
  interval: monotone({ float: Math.log1p, ulps: ULPS, domain: { low: -1, high: Infinity }, exactAt: [-1, 0] }),
  partials: (algebra, [x]) => [algebra.apply('divide', algebra.constant(1), algebra.apply('add', algebra.constant(1), x!))],
  domain: [{ kind: 'interval', low: { kind: 'number', numerator: -1n, denominator: 1n }, high: { kind: 'constant', name: 'infinity' }, open: true }],
  properties: { range: allReals, monotone: 'increasing', curvature: 'strictly concave', values: [[zero, zero]], limits: { above: infinity } },
  latex: ([x]) => `\\log\\left(1 + ${x}\\right)`,
  source: 'log(1 + x) without cancellation; ECMA-262 §21.3.2.21',
};

function xlogyIntervals(x: Interval, y: Interval): Interval {
  if (isOutside(x) || isOutside(y) || y.low < 0) return outside;
  return multiplyIntervals(x, logInterval(y));
}

/** x log y, with 0 log y = 0 for every y ≥ 0, 0 log 0 included. */
export const xlogy: ScalarOperator = {
  kind: 'scalar',
  name: 'xlogy',
  arity: 2,
  float: (x, y) => (x === 0 && y >= 0 ? 0 : x * Math.log(y)),
  ulps: ULPS + 1,
  interval: (x, y) => xlogyIntervals(x, y),
  partials: (algebra, [x, y]) => [algebra.apply('log', y!), algebra.apply('divide', x!, y!)],
  domain: [undefined, { kind: 'nonnegative' }],
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, values: [[zero, zero]] },
  latex: ([x, y]) => `${x} \\log\\left(${y}\\right)`,
  source: 'Cover, Thomas, Elements of Information Theory (2006) §2.1: 0 log 0 = 0 by continuity of x log x',
};
