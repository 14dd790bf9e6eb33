import { infinity, zero } from '../../ir/build';
import { functionLatex } from '../latex';
import type { ScalarOperator } from '../operator';
import { allReals, positiveReals } from '../ranges';
import { monotone } from '../outward';
import { evaluateChebyshev } from './chebyshev';
import { digammaOneToTwo, digammaRoot } from './coefficients';

const DIGAMMA_ULPS = 6;
const TRIGAMMA_ULPS = 8;

/** ψ on [1, 2] as (x − x₀) times a smooth function, so that it is accurate near its root x₀. */
function digammaNearRoot(x: number): number {
  return (x - digammaRoot.high - digammaRoot.low) * evaluateChebyshev(digammaOneToTwo, 2 * x - 3);
}

function digammaFloat(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 1) return digammaNearRoot(x + 1) - 1 / x;
  if (x <= 2) return digammaNearRoot(x);
  if (x < 12) {
    let y = x;
    let sum = 0;
    for (; y > 2; sum += 1 / y) y -= 1;
    return digammaNearRoot(y) + sum;
  }
  const z = 1 / (x * x);
  const tail = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760 - z * (1 / 12)))))));
  return Math.log(x) - 0.5 / x - tail;
}

export const digamma: ScalarOperator = {
  kind: 'scalar',
  name: 'digamma',
  arity: 1,
  float: digammaFloat,
  ulps: DIGAMMA_ULPS,
  interval: monotone({ float: digammaFloat, ulps: DIGAMMA_ULPS, domain: { low: Number.MIN_VALUE, high: Infinity } }),
  partials: (algebra, [x]) => [algebra.apply('trigamma', x!)],
  domain: [{ kind: 'positive' }],
  properties: { range: allReals, monotone: 'increasing', curvature: 'strictly concave', limits: { above: infinity } },
  latex: functionLatex('\\operatorname{digamma}'),
  source: 'ψ(x) = d log Γ(x)/dx for x > 0; DLMF 5.2.2, 5.5.2, 5.11.2',
};

function trigammaFloat(x: number): number {
  if (!(x > 0)) return NaN;
  let y = x;
  let sum = 0;
  for (; y < 14; y += 1) sum += 1 / (y * y);
  const z = 1 / (y * y);
  const tail = z * (1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * (5 / 66 - z * (691 / 2730 - z * (7 / 6)))))));
  return sum + (1 + 0.5 / y + tail) / y;
}

export const trigamma: ScalarOperator = {
  kind: 'scalar',
  name: 'trigamma',
  arity: 1,
  float: trigammaFloat,
  ulps: TRIGAMMA_ULPS,
  interval: monotone({ float: trigammaFloat, ulps: TRIGAMMA_ULPS, range: { low: 0, high: Infinity }, domain: { low: Number.MIN_VALUE, high: Infinity }, decreasing: true }),
  domain: [{ kind: 'positive' }],
  properties: { range: positiveReals, monotone: 'decreasing', curvature: 'strictly convex', limits: { above: zero } },
  latex: functionLatex('\\operatorname{trigamma}'),
  source: 'ψ′(x) for x > 0; DLMF §5.15',
};
