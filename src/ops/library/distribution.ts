import { add, apply, array, divide, exp, log, multiply, negate, one, pi, power, subtract, zero } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { between, nonnegativeReals, openUnit } from '../ranges';
import { abs, binary, form, half, log1p, nonnegative, positive, probability, scalarParameter, sqrt, square, two, vectorParameter, xlogy } from './build';
import { define, defineBoth } from './define';

const count: Domain = { kind: 'natural' };
const gamma = (x: Expression): Expression => apply('gamma', x);
const lgamma = (x: Expression): Expression => apply('lgamma', x);
const factorial = (n: Expression): Expression => gamma(add(n, one));
const logFactorial = (n: Expression): Expression => lgamma(add(n, one));

/** exp(−(x − μ)²/(2v)) / √(2πv). */
function gaussian(x: Expression, mean: Expression, variance: Expression): Expression {
  const exponent = negate(divide(square(subtract(x, mean)), multiply(two, variance)));
  return divide(exp(exponent), sqrt(multiply(two, pi, variance)));
}

/** The normal density; σ is the standard deviation, not the variance. */
export const normalPdf: LibraryOperator = define('normalPdf', 'normalpdf normal gaussian gaussianpdf normaldensity gaussiandensity normaldistribution gaussiandistribution', [scalarParameter('x'), scalarParameter('μ', undefined, zero), scalarParameter('σ', positive, one)], (x, mean, deviation) => gaussian(x, mean, square(deviation)), {
  properties: {
    range: between(zero, divide(one, sqrt(multiply(two, pi))), '(]'), parity: 'even',
    lipschitz: divide(exp(negate(half)), sqrt(multiply(two, pi))),
    derivative: ([x, mean, deviation]) => multiply(divide(subtract(mean!, x!), square(deviation!)), gaussian(x!, mean!, square(deviation!))),
    values: [[zero, divide(one, sqrt(multiply(two, pi)))]], limits: { below: zero, above: zero },
  },
  latex: '\\operatorname{normalpdf}(x, \\mu, \\sigma) = \\frac{1}{\\sqrt{2 \\pi \\sigma^2}} e^{-\\frac{(x - \\mu)^2}{2 \\sigma^2}}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 1.46',
  relatives: [
    ['the normal density with variance σ', (x, mean, deviation) => gaussian(x, mean, deviation)],
    ['exp(−(x − μ)²/(2σ²))/√(2πσ), with σ for σ² under the root', (x, mean, deviation) =>
        divide(exp(negate(divide(square(subtract(x, mean)), multiply(two, square(deviation))))), sqrt(multiply(two, pi, deviation)))],
    ['exp(−(x − μ)²/(2σ²)), not normalised', (x, mean, deviation) => exp(negate(divide(square(subtract(x, mean)), multiply(two, square(deviation)))))],
    ['exp(−(x − μ)²/σ²)/√(2πσ²), without 2 in the exponent', (x, mean, deviation) =>
        divide(exp(negate(divide(square(subtract(x, mean)), square(deviation)))), sqrt(multiply(two, pi, square(deviation))))],
  ],
  forms: [
    form([scalarParameter('x'), scalarParameter('μ'), scalarParameter('v', positive)], (x, mean, variance) => [x, mean, sqrt(variance)]),
    form([scalarParameter('x'), scalarParameter('μ'), scalarParameter('β', positive)], (x, mean, precision) => [x, mean, divide(one, sqrt(precision))]),
    form([scalarParameter('x'), scalarParameter('σ', positive)], (x, deviation) => [x, zero, deviation]),
  ],
});

/** Φ((x − μ)/σ); stable: by erfc, which does not cancel in the lower tail. */
export const normalCdf: LibraryOperator = defineBoth('normalCdf', 'normalcdf gaussiancdf normaldistributionfunction', [scalarParameter('x'), scalarParameter('μ', undefined, zero), scalarParameter('σ', positive, one)], ([x, mean, deviation], form) => {
    const z = divide(subtract(x!, mean!), multiply(deviation!, sqrt(two)));
    return form === 'stable' ? multiply(half, apply('erfc', negate(z))) : multiply(half, add(one, apply('erf', z)));
  }, {
  properties: {
    range: openUnit, monotone: 'increasing', lipschitz: divide(one, sqrt(multiply(two, pi))),
    derivative: ([x, mean, deviation]) => gaussian(x!, mean!, square(deviation!)), values: [[zero, half]], limits: { below: zero, above: one },
  },
  latex: '\\operatorname{normalcdf}(x, \\mu, \\sigma) = \\frac{1}{2} \\left(1 + \\operatorname{erf}\\left(\\frac{x - \\mu}{\\sigma \\sqrt{2}}\\right)\\right)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 4.114, 4.115',
  relatives: [
    ['(1 + erf((x − μ)/σ))/2, without the root of 2', (x, mean, deviation) => multiply(half, add(one, apply('erf', divide(subtract(x, mean), deviation))))],
    ['the upper tail 1 − Φ', (x, mean, deviation) => multiply(half, apply('erfc', divide(subtract(x, mean), multiply(deviation, sqrt(two)))))],
  ],
  forms: [form([scalarParameter('x'), scalarParameter('μ'), scalarParameter('v', positive)], (x, mean, variance) => [x, mean, sqrt(variance)])],
});

/** p^y (1 − p)^(1 − y) for y in {0, 1}. */
export const bernoulli: LibraryOperator = define('bernoulli', 'bernoulli bernoullipmf bern', [scalarParameter('y', binary), scalarParameter('p', probability)], (y, p) => multiply(power(p, y), power(subtract(one, p), subtract(one, y))), {
  properties: { parameter: 1, range: openUnit, curvature: 'affine', lipschitz: one },
  latex: '\\operatorname{Bern}(y; p) = p^y (1 - p)^{1 - y}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.2',
  relatives: [
    ['p^(1 − y) (1 − p)^y, with the classes exchanged', (y, p) => multiply(power(p, subtract(one, y)), power(subtract(one, p), y))],
  ],
});

/** exp(−|x − μ|/b)/(2b). */
export const laplace: LibraryOperator = define('laplace', 'laplace laplacepdf laplacedensity laplacedistribution', [scalarParameter('x'), scalarParameter('μ', undefined, zero), scalarParameter('b', positive, one)], (x, location, width) => divide(exp(negate(divide(abs(subtract(x, location)), width))), multiply(two, width)), {
  properties: { range: between(zero, half, '(]'), parity: 'even', lipschitz: half, values: [[zero, half]], limits: { below: zero, above: zero } },
  latex: '\\operatorname{Laplace}(x; \\mu, b) = \\frac{1}{2 b} e^{-\\frac{|x - \\mu|}{b}}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.26',
  relatives: [
    ['without the factor 1/2', (x, location, width) => divide(exp(negate(divide(abs(subtract(x, location)), width))), width)],
  ],
  forms: [form([scalarParameter('x'), scalarParameter('b', positive)], (x, width) => [x, zero, width])],
});

/** λ exp(−λx) for x ≥ 0; λ is the rate. */
export const exponential: LibraryOperator = define('exponential', 'exponential exponentialpdf exponentialdensity exponentialdistribution', [scalarParameter('x', nonnegative), scalarParameter('λ', positive, one)], (x, rate) => multiply(rate, exp(negate(multiply(rate, x)))), {
  properties: {
    range: between(zero, one, '(]'), monotone: 'decreasing', curvature: 'strictly convex', lipschitz: one, values: [[zero, one]],
    limits: { above: zero },
  },
  latex: '\\operatorname{exponential}(x, \\lambda) = \\lambda e^{-\\lambda x}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.25, for x ≥ 0',
  relatives: [
    ['exp(−x/λ)/λ, with the mean for the rate', (x, rate) => divide(exp(negate(divide(x, rate))), rate)],
    ['1 − exp(−λx), the distribution function', (x, rate) => subtract(one, exp(negate(multiply(rate, x))))],
  ],
  forms: [form([scalarParameter('x', nonnegative), scalarParameter('θ', positive)], (x, mean) => [x, divide(one, mean)])],
});

/** λᵏ exp(−λ)/k!. */
export const poisson: LibraryOperator = defineBoth('poisson', 'poisson poissonpmf poissondistribution', [scalarParameter('k', count), scalarParameter('λ', positive)], ([k, rate], form) =>
    form === 'stable'
      ? exp(subtract(subtract(multiply(k!, log(rate!)), rate!), logFactorial(k!)))
      : divide(multiply(power(rate!, k!), exp(negate(rate!))), factorial(k!)), {
  latex: '\\operatorname{poisson}(k, \\lambda) = \\frac{\\lambda^k e^{-\\lambda}}{k!}',
  source: 'Johnson, Kemp, Kotz, Univariate Discrete Distributions (2005) eq. 4.1',
  relatives: [
    ['without k!', (k, rate) => multiply(power(rate, k), exp(negate(rate)))],
  ],
  forms: [form([scalarParameter('k', count), scalarParameter('λ', positive), scalarParameter('t', positive)], (k, rate, time) => [k, multiply(rate, time)])],
});

/** n!/(k! (n − k)!) pᵏ (1 − p)^(n − k). */
export const binomial: LibraryOperator = defineBoth('binomial', 'binomial binomialpmf binomialdistribution', [scalarParameter('k', count), scalarParameter('n', count), scalarParameter('p', probability)], ([k, n, p], form) => {
    const rest = subtract(n!, k!);
    if (form === 'plain') {
      const ways = divide(factorial(n!), multiply(factorial(k!), factorial(rest)));
      return multiply(ways, power(p!, k!), power(subtract(one, p!), rest));
    }
    const logWays = subtract(logFactorial(n!), add(logFactorial(k!), logFactorial(rest)));
    return exp(add(logWays, xlogy(k!, p!), multiply(rest, log1p(negate(p!)))));
  }, {
  latex: '\\operatorname{binomial}(k, n, p) = \\binom{n}{k} p^k (1 - p)^{n - k}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.9',
  relatives: [
    ['without the binomial coefficient', (k, n, p) => multiply(power(p, k), power(subtract(one, p), subtract(n, k)))],
  ],
});

/** KL(N(μ, diag v) ‖ N(0, I)) = ½ ∑ (vᵢ + μᵢ² − 1 − log vᵢ) in nats, v the variances. */
export const gaussianKl: LibraryOperator = define('gaussianKl', 'gaussiankl klgaussian klstandardnormal vaekl', [vectorParameter('μ'), vectorParameter('v', positive)], (mean, variance) => multiply(half, gaussianKlTerms(mean, variance)), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'strictly convex', derivative: ([mean]) => mean! },
  latex: '\\operatorname{gaussianKL}(\\mu, v) = \\frac{1}{2} \\sum_{i=1}^{d} (v_i + \\mu_i^2 - 1 - \\log v_i)',
  source: 'Kingma, Welling, Auto-Encoding Variational Bayes (2014) appendix B, with the sign of KL',
  relatives: [
    ['−KL, the term of the evidence lower bound', (mean, variance) => negate(multiply(half, gaussianKlTerms(mean, variance)))],
    ['twice KL, without the factor 1/2', (mean, variance) => gaussianKlTerms(mean, variance)],
  ],
  forms: [
    form([vectorParameter('μ'), vectorParameter('σ', positive)], (mean, deviation) => [mean, square(deviation)]),
    form([vectorParameter('μ'), vectorParameter('s')], (mean, logVariance) => [mean, exp(logVariance)]),
    form([scalarParameter('μ'), scalarParameter('σ', positive)], (mean, deviation) => [array(mean), array(square(deviation))]),
  ],
});

function gaussianKlTerms(mean: Expression, variance: Expression): Expression {
  return loopsAround(mean, variance).sum(rangeOf(mean), (i) => {
    const v = entryOf(variance, i);
    return subtract(subtract(add(v, square(entryOf(mean, i))), one), log(v));
  });
}
