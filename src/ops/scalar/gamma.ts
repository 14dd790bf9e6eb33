import { infinity, one, rational, zero } from '../../ir/build';
import { functionLatex } from '../latex';
import type { Interval, ScalarOperator } from '../operator';
import { everything, isOutside, isPoint, monotone, outside, widenDown, widenUp } from '../outward';
import { evaluateChebyshev } from './chebyshev';
import { gammaOneToTwo, logGammaNearOne, logGammaNearTwo } from './coefficients';

const GAMMA_ULPS = 14;
const LOG_GAMMA_ULPS = 6;
/** Where Γ is smallest on (0, ∞), and a lower bound of Γ there: DLMF 5.4.20, 5.4.21. */
const MINIMUM_AT = 1.4616321449683622;
const MINIMUM = 0.8856031944108885;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const ROOT_TWO_PI = 2.5066282746310007;

/** log Γ(x) − ((x − ½) log x − x + ½ log 2π) for x ≥ 10. Stirling's series: DLMF 5.11.1. */
function stirlingRemainder(x: number): number {
  const z = 1 / (x * x);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z * (1 / 156 - z * (3617 / 122400)))))))) / x;
}

function gammaPositive(x: number): number {
  if (x > 171.7) return Infinity;
  if (x >= 24) {
    // x^(x − ½) in two halves: it overflows before Γ does.
    const half = Math.pow(x, x / 2 - 0.25);
    return ROOT_TWO_PI * half * Math.exp(-x) * half * Math.exp(stirlingRemainder(x));
  }
  if (Number.isInteger(x)) {
    let factorial = 1;
    for (let k = 2; k < x; k++) factorial *= k;
    return factorial;
  }
  let y = x;
  let product = 1;
  for (; y > 2; product *= y) y -= 1;
  if (y < 1) return evaluateChebyshev(gammaOneToTwo, 2 * y - 1) / y;
  return product * evaluateChebyshev(gammaOneToTwo, 2 * y - 3);
}

/** sin(πx), exact at integers. */
function sinPi(x: number): number {
  const nearest = Math.round(x);
  const sine = Math.sin(Math.PI * (x - nearest));
  return nearest % 2 === 0 ? sine : -sine;
}

function gammaFloat(x: number): number {
  if (x > 0) return gammaPositive(x);
  if (x === -Infinity || x !== x || Number.isInteger(x)) return NaN;
  if (x < -190) return 0;
  if (x < -140) {
    let quotient = gammaFloat(x + 60);
    for (let k = 59; k >= 0; k--) quotient /= x + k;
    return quotient;
  }
  // Reflection, DLMF 5.5.3, with Γ(1 − x) = −x Γ(−x): −x is exact where 1 − x is not.
  if (x > -1) return Math.PI / (sinPi(x) * gammaPositive(1 - x));
  return -Math.PI / (sinPi(x) * x * gammaPositive(-x));
}

const rising = monotone({ float: gammaPositive, ulps: GAMMA_ULPS, range: { low: MINIMUM, high: Infinity }, exactAt: [2, 3] });
const falling = monotone({ float: gammaPositive, ulps: GAMMA_ULPS, range: { low: MINIMUM, high: Infinity }, exactAt: [1], decreasing: true });

function gammaInterval(x: Interval): Interval {
  if (isOutside(x)) return outside;
  if (x.low > 0) {
    if (x.high < MINIMUM_AT) return falling(x);
    if (x.low > MINIMUM_AT) return rising(x);
    return { low: MINIMUM, high: Math.max(falling({ low: x.low, high: x.low }).high, rising({ low: x.high, high: x.high }).high) };
  }
  if (!isPoint(x)) return everything;
  const value = gammaFloat(x.low);
  return value !== value ? outside : { low: widenDown(value, GAMMA_ULPS), high: widenUp(value, GAMMA_ULPS) };
}

/** Poles at 0, −1, −2 … leave the domain; an interval that reaches below 0 gives [−∞, ∞]. */
export const gamma: ScalarOperator = {
  kind: 'scalar',
  name: 'gamma',
  arity: 1,
  float: gammaFloat,
  ulps: GAMMA_ULPS,
  interval: (x) => gammaInterval(x),
  partials: (algebra, [x], result) => [algebra.apply('multiply', result, algebra.apply('digamma', x!))],
  properties: { values: [[one, one], [rational(5), rational(24)]], limits: { above: infinity } },
  latex: functionLatex('\\Gamma'),
  source: 'DLMF 5.2.1; Γ(n) = (n − 1)!',
};

function logGammaFloat(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return evaluateChebyshev(logGammaNearOne, 2 * x) * x * (x - 1) - Math.log(x);
  if (x < 1.5) return evaluateChebyshev(logGammaNearOne, 2 * (x - 1)) * (x - 1) * (x - 2);
  if (x <= 3) return evaluateChebyshev(logGammaNearTwo, (x - 2.25) / 0.75) * (x - 1) * (x - 2);
  if (x >= 12) return (x - 0.5) * (Math.log(x) - 1) + (stirlingRemainder(x) + HALF_LOG_TWO_PI - 0.5);
  let y = x;
  let product = 1;
  for (; y > 3; product *= y) y -= 1;
  return Math.log(product) + evaluateChebyshev(logGammaNearTwo, (y - 2.25) / 0.75) * (y - 1) * (y - 2);
}

const LOG_MINIMUM = -0.12148629053584965;
const logRising = monotone({ float: logGammaFloat, ulps: LOG_GAMMA_ULPS, range: { low: LOG_MINIMUM, high: Infinity }, exactAt: [2] });
const logFalling = monotone({ float: logGammaFloat, ulps: LOG_GAMMA_ULPS, range: { low: LOG_MINIMUM, high: Infinity }, exactAt: [1], decreasing: true });

function logGammaInterval(x: Interval): Interval {
  if (isOutside(x) || x.low < 0) return outside;
  if (x.low === 0) return x.high === 0 ? outside : { low: x.high < MINIMUM_AT ? logFalling({ low: x.high, high: x.high }).low : LOG_MINIMUM, high: Infinity };
  if (x.high < MINIMUM_AT) return logFalling(x);
  if (x.low > MINIMUM_AT) return logRising(x);
  return { low: LOG_MINIMUM, high: Math.max(logFalling({ low: x.low, high: x.low }).high, logRising({ low: x.high, high: x.high }).high) };
}

export const lgamma: ScalarOperator = {
  kind: 'scalar',
  name: 'lgamma',
  arity: 1,
  float: logGammaFloat,
  ulps: LOG_GAMMA_ULPS,
  interval: (x) => logGammaInterval(x),
  partials: (algebra, [x]) => [algebra.apply('digamma', x!)],
  domain: [{ kind: 'positive' }],
  properties: { curvature: 'strictly convex', values: [[one, zero], [rational(2), zero]], limits: { above: infinity } },
  latex: functionLatex('\\log\\Gamma'),
  source: 'log Γ(x) for x > 0; DLMF §5.11, 5.5.1',
};
