import { add, apply, divide, exp, log, multiply, negate, one, pi, power, subtract, zero } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { closedUnit } from '../ranges';
import { form, half, lessEqual, log1p, positive, probability, scalarParameter, select, simplex, sqrt, square, two, vectorParameter, xlogy } from './build';
import { define, defineBoth } from './define';
import { betaFunction, logBetaOf } from './logarithm';

const oneHot: Domain = { kind: 'one-hot' };

/** ∏ pₖ^xₖ for a one-hot x. */
export const categoricalPmf: LibraryOperator = define('categoricalPmf', 'categoricalpmf categorical categoricaldistribution', [vectorParameter('x', oneHot), vectorParameter('p', simplex)], (x, p) => loopsAround(x, p).reduce('product', rangeOf(x), (k) => power(entryOf(p, k), entryOf(x, k))), {
  properties: { parameter: 1, range: closedUnit },
  latex: '\\operatorname{categorical}(x, p) = \\prod_{k=1}^{K} p_k^{x_k}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.26',
  relatives: [
    ['∏ₖ xₖ^pₖ, with the arguments exchanged', (x, p) => loopsAround(x, p).reduce('product', rangeOf(x), (k) => power(entryOf(x, k), entryOf(p, k)))],
    ['log p, its logarithm', (x, p) => loopsAround(x, p).sum(rangeOf(x), (k) => xlogy(entryOf(x, k), entryOf(p, k)))],
  ],
});

/** ∑ (xᵢ − μᵢ)²/vᵢ. */
const mahalanobis = (x: Expression, mean: Expression, variance: Expression): Expression =>
  loopsAround(x, mean, variance).sum(rangeOf(x), (i) => divide(square(subtract(entryOf(x, i), entryOf(mean, i))), entryOf(variance, i)));

const volume = (variance: Expression, scale: Expression): Expression =>
  loopsAround(variance).reduce('product', rangeOf(variance), (i) => multiply(scale, entryOf(variance, i)));

const twoPi = multiply(two, pi);

/** The normal density in several dimensions with independent coordinates of variances v. */
export const diagonalNormalPdf: LibraryOperator = defineBoth('diagonalNormalPdf', 'diagonalnormalpdf diagonalgaussian diagonalnormal', [vectorParameter('x'), vectorParameter('μ'), vectorParameter('v', positive)], ([x, mean, variance], form) => {
    const exponent = multiply(half, mahalanobis(x!, mean!, variance!));
    if (form === 'plain') return divide(exp(negate(exponent)), sqrt(volume(variance!, twoPi)));
    const logs = loopsAround(variance!).sum(rangeOf(variance!), (i) => log(multiply(twoPi, entryOf(variance!, i))));
    return exp(negate(add(exponent, multiply(half, logs))));
  }, {
  latex: '\\operatorname{diagonalnormal}(x, \\mu, v) = \\frac{e^{-\\frac{1}{2} \\sum_{i=1}^{d} \\frac{(x_i - \\mu_i)^2}{v_i}}}{\\sqrt{\\prod_{i=1}^{d} 2 \\pi v_i}}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.43, Σ = diag v',
  relatives: [
    ['with standard deviations v', (x, mean, deviation) => diagonalNormalPdf.expand([x, mean, multiply(deviation, deviation)], 'plain')],
    ['not normalised', (x, mean, variance) => exp(negate(multiply(half, mahalanobis(x, mean, variance))))],
    ['with one factor 2π for all dimensions', (x, mean, variance) => divide(exp(negate(multiply(half, mahalanobis(x, mean, variance)))), sqrt(multiply(twoPi, volume(variance, one))))],
  ],
  forms: [form([vectorParameter('x'), vectorParameter('μ'), vectorParameter('σ', positive)], (x, mean, deviation) => [x, mean, square(deviation)])],
});

/** 1/(b − a) on [a, b], 0 elsewhere. */
export const uniformPdf: LibraryOperator = define('uniformPdf', 'uniformpdf uniformdensity', [scalarParameter('x'), scalarParameter('a', undefined, zero), scalarParameter('b', undefined, one)], (x, low, high) => select(apply('and', lessEqual(low, x), lessEqual(x, high)), divide(one, subtract(high, low)), zero), {
  properties: { range: closedUnit, limits: { below: zero, above: zero } },
  latex: '\\operatorname{uniformdensity}(x, a, b) = \\begin{cases} \\frac{1}{b - a} & a \\le x \\le b \\\\ 0 & \\text{otherwise} \\end{cases}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. B.75, the ends included',
  relatives: [
    ['1 on [a, b], not normalised', (x, low, high) => apply('and', lessEqual(low, x), lessEqual(x, high))],
    ['(x − a)/(b − a), the distribution function', (x, low, high) => divide(subtract(x, low), subtract(high, low))],
  ],
});

/** x^(a − 1) (1 − x)^(b − 1)/B(a, b) on (0, 1). */
export const betaPdf: LibraryOperator = defineBoth('betaPdf', 'betapdf betadensity betadistribution', [scalarParameter('x', probability), scalarParameter('a', positive), scalarParameter('b', positive)], ([x, a, b], form) => {
    const [before, after] = [subtract(a!, one), subtract(b!, one)];
    return form === 'stable'
      ? exp(subtract(add(xlogy(before, x!), multiply(after, log1p(negate(x!)))), logBetaOf(a!, b!)))
      : divide(multiply(power(x!, before), power(subtract(one, x!), after)), betaFunction.expand([a!, b!], 'plain'));
  }, {
  latex: '\\operatorname{betadensity}(x, a, b) = \\frac{\\Gamma(a + b)}{\\Gamma(a) \\Gamma(b)} x^{a - 1} (1 - x)^{b - 1}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.13',
  relatives: [
    ['not normalised', (x, a, b) => multiply(power(x, subtract(a, one)), power(subtract(one, x), subtract(b, one)))],
    ['with exponents a and b', (x, a, b) => divide(multiply(power(x, a), power(subtract(one, x), b)), betaFunction.expand([a, b], 'plain'))],
    ['with a and b exchanged', (x, a, b) => betaPdf.expand([x, b, a], 'plain')],
  ],
});

/** β^α x^(α − 1) e^(−βx)/Γ(α) for x > 0; α is the shape, β the rate. */
export const gammaPdf: LibraryOperator = defineBoth('gammaPdf', 'gammapdf gammadensity gammadistribution', [scalarParameter('x', positive), scalarParameter('α', positive), scalarParameter('β', positive, one)], ([x, shape, rate], form) =>
    form === 'stable'
      ? exp(subtract(subtract(add(multiply(shape!, log(rate!)), multiply(subtract(shape!, one), log(x!))), multiply(rate!, x!)), apply('lgamma', shape!)))
      : divide(multiply(power(rate!, shape!), power(x!, subtract(shape!, one)), exp(negate(multiply(rate!, x!)))), apply('gamma', shape!)), {
  properties: { limits: { above: zero } },
  latex: '\\operatorname{gammadensity}(x, \\alpha, \\beta) = \\frac{\\beta^{\\alpha} x^{\\alpha - 1} e^{-\\beta x}}{\\Gamma(\\alpha)}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.146, by shape and rate',
  relatives: [
    ['another convention: by shape and scale', (x, shape, scale) => gammaPdf.expand([x, shape, divide(one, scale)], 'plain')],
    ['without Γ(α)', (x, shape, rate) => multiply(power(rate, shape), power(x, subtract(shape, one)), exp(negate(multiply(rate, x))))],
    ['with exponent α', (x, shape, rate) => divide(multiply(power(rate, shape), power(x, shape), exp(negate(multiply(rate, x)))), apply('gamma', shape))],
  ],
  forms: [form([scalarParameter('x', positive), scalarParameter('k', positive), scalarParameter('θ', positive)], (x, shape, scale) => [x, shape, divide(one, scale)])],
});
