import { apply, divide, negate, one, pi, rational, zero } from '../../ir/build';
import { functionLatex } from '../latex';
import type { Algebra, ScalarOperator } from '../operator';
import { between } from '../ranges';
import { monotone } from '../outward';
import { evaluateChebyshev } from './chebyshev';
import { scaledErfc } from './coefficients';

const ERF_ULPS = 4;
const ERFC_ULPS = 6;
const TWO_OVER_ROOT_PI = 1.1283791670955126;

/** Maclaurin's series for |x| ≤ 1: DLMF 7.6.1. */
function erfSeries(x: number): number {
  const square = x * x;
  let term = x;
  let sum = 0;
  for (let n = 1; n <= 24; n++) {
    term *= -square / n;
    sum += term / (2 * n + 1);
  }
  return TWO_OVER_ROOT_PI * (x + sum);
}

/** exp(−x²) for x ≥ 0 with relative error of about an ulp: x = head + tail, where head² is exact. */
function gaussian(x: number): number {
  const head = Math.fround(x);
  return Math.exp(-head * head) * Math.exp((head - x) * (head + x));
}

/** erfc for x ≥ 0 from (1 + 2x) exp(x²) erfc(x). Shepherd, Laframboise (1981), Math. Comp. 36, 249-253. */
function erfcPositive(x: number): number {
  if (x > 27.5) return 0;
  return (gaussian(x) * evaluateChebyshev(scaledErfc, (x - 3.75) / (x + 3.75))) / (1 + 2 * x);
}

function erfFloat(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude > 1)) return erfSeries(x);
  return Math.sign(x) * (magnitude > 6 ? 1 : 1 - erfcPositive(magnitude));
}

function erfcFloat(x: number): number {
  if (x < 0.5) return 1 - erfFloat(x);
  return x === Infinity ? 0 : erfcPositive(x);
}

function gaussianSlope<Node>(algebra: Algebra<Node>, x: Node, scale: number): Node {
  return algebra.apply('multiply', algebra.constant(scale), algebra.apply('exp', algebra.apply('negate', algebra.apply('multiply', x, x))));
}

export const erf: ScalarOperator = {
  kind: 'scalar',
  name: 'erf',
  arity: 1,
  float: erfFloat,
  ulps: ERF_ULPS,
  interval: monotone({ float: erfFloat, ulps: ERF_ULPS, range: { low: -1, high: 1 }, exactAt: [0] }),
  partials: (algebra, [x]) => [gaussianSlope(algebra, x!, TWO_OVER_ROOT_PI)],
  properties: {
    range: between(negate(one), one, '()'), monotone: 'increasing', parity: 'odd', lipschitz: divide(rational(2), apply('sqrt', pi)),
    values: [[zero, zero]], limits: { below: negate(one), above: one },
  },
  latex: functionLatex('\\operatorname{erf}'),
  source: 'DLMF 7.2.1: 2/√π ∫₀ˣ exp(−t²) dt',
};

export const erfc: ScalarOperator = {
  kind: 'scalar',
  name: 'erfc',
  arity: 1,
  float: erfcFloat,
  ulps: ERFC_ULPS,
  interval: monotone({ float: erfcFloat, ulps: ERFC_ULPS, range: { low: 0, high: 2 }, exactAt: [0], decreasing: true }),
  partials: (algebra, [x]) => [gaussianSlope(algebra, x!, -TWO_OVER_ROOT_PI)],
  properties: {
    range: between(zero, rational(2), '()'), monotone: 'decreasing', lipschitz: divide(rational(2), apply('sqrt', pi)), values: [[zero, one]],
    limits: { below: rational(2), above: zero },
  },
  latex: functionLatex('\\operatorname{erfc}'),
  source: 'DLMF 7.2.2: 1 − erf(x), without cancellation',
};
