import { add, apply, array, divide, exp, log, multiply, negate, one, power, rational, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { between, nonnegativeReals } from '../ranges';
import { form, nonnegative, positive, scalarParameter, sqrt, square, vectorParameter } from './build';
import { define } from './define';
import { average, count, itself, product, productOf, total } from './totals';

const [x, y] = [vectorParameter('x'), vectorParameter('y')];
const positives = vectorParameter('x', positive);

const meanOf = (a: Expression): Expression => average(itself, a);
const products = (a: Expression, b: Expression): Expression => total((s, t, m, n) => multiply(subtract(s, m), subtract(t, n)), a, b, meanOf(a), meanOf(b));
const spread = (a: Expression): Expression => products(a, a);
const lessOne = (a: Expression): Expression => subtract(count(a), one);
const affine = { curvature: 'affine', shift: 'invariant', parity: 'odd', homogeneous: 1 } as const;
const deviations = '\\left(x_i - \\frac{1}{n} \\sum_{j=1}^{n} x_j\\right) \\left(y_i - \\frac{1}{n} \\sum_{j=1}^{n} y_j\\right)';

/** The covariance of the empirical distribution, with divisor n; `sampleCovariance` has n − 1. */
export const covariance = define('covariance', 'covariance cov populationcovariance', [x, y], (a, b) => divide(products(a, b), count(a)), {
  properties: affine,
  latex: `\\operatorname{covariance}(x, y) = \\frac{1}{n} \\sum_{i=1}^{n} ${deviations}`,
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 1.41, of the empirical distribution',
  relatives: [
    ['the sample covariance, with divisor n − 1', (a, b) => divide(products(a, b), lessOne(a))],
    ['the sum of products, without 1/n', products],
    ['(1/n) ∑ᵢ xᵢ yᵢ, without the means', (a, b) => average(product, a, b)],
    ['the correlation', (a, b) => divide(products(a, b), sqrt(multiply(spread(a), spread(b))))],
  ],
});

/** The unbiased covariance, with divisor n − 1; undefined for n = 1. */
export const sampleCovariance = define('sampleCovariance', 'samplecovariance unbiasedcovariance', [x, y], (a, b) => divide(products(a, b), lessOne(a)), {
  properties: affine,
  latex: `\\operatorname{samplecovariance}(x, y) = \\frac{1}{n - 1} \\sum_{i=1}^{n} ${deviations}`,
  source: 'Johnson, Wichern, Applied Multivariate Statistical Analysis (2007) §3.3',
  relatives: [
    ['the covariance with divisor n', (a, b) => divide(products(a, b), count(a))],
    ['the sum of products, without 1/(n − 1)', products],
    ['∑ᵢ xᵢ yᵢ/(n − 1), without the means', (a, b) => divide(total(product, a, b), lessOne(a))],
  ],
});

/** Pearson's r. */
export const pearson = define('pearson', 'pearsoncorrelation pearson corr pearsonscorrelation pearsoncorrelationcoefficient pearsonscorrelationcoefficient correlationcoefficient samplecorrelation', [x, y], (a, b) => divide(products(a, b), sqrt(multiply(spread(a), spread(b)))), {
  properties: { range: between(negate(one), one, '[]'), shift: 'invariant', parity: 'odd', homogeneous: 0 },
  latex: '\\operatorname{pearsoncorrelation}(x, y) = \\frac{\\sum_{i=1}^{n} \\left(x_i - \\operatorname{mean}(x)\\right) \\left(y_i - \\operatorname{mean}(y)\\right)}{\\sqrt{\\sum_{i=1}^{n} \\left(x_i - \\operatorname{mean}(x)\\right)^2} \\sqrt{\\sum_{i=1}^{n} \\left(y_i - \\operatorname{mean}(y)\\right)^2}}',
  source: 'James, Witten, Hastie, Tibshirani, An Introduction to Statistical Learning (2021) eq. 3.18',
  relatives: [
    ['its square', (a, b) => divide(square(products(a, b)), multiply(spread(a), spread(b)))],
    ['without the roots', (a, b) => divide(products(a, b), multiply(spread(a), spread(b)))],
    ['the cosine similarity, without the means', (a, b) => divide(total(product, a, b), sqrt(multiply(total(square, a), total(square, b))))],
    ['the slope of the regression of y on x', (a, b) => divide(products(a, b), spread(a))],
  ],
});

const [location, deviation] = [scalarParameter('μ'), scalarParameter('σ', positive)];

export const zScore = define('zScore', 'zscore standardscore standardisation standardization zscorenormalisation zscorenormalization', [scalarParameter('x'), location, deviation], (a, m, s) => divide(subtract(a, m), s), {
  properties: { curvature: 'affine', monotone: 'increasing' },
  latex: '\\operatorname{zscore}(x, \\mu, \\sigma) = \\frac{x - \\mu}{\\sigma}',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) §3.4.1',
  relatives: [
    ['(x − μ)/σ², divided by the variance', (a, m, s) => divide(subtract(a, m), square(s))],
    ['(μ − x)/σ, with a wrong sign', (a, m, s) => divide(subtract(m, a), s)],
    ['(x + μ)/σ, with a wrong sign', (a, m, s) => divide(add(a, m), s)],
    ['x − μ/σ, with the brackets lost', (a, m, s) => subtract(a, divide(m, s))],
    ['x − μ, only centred', subtract],
    ['xσ + μ, its inverse', (a, m, s) => add(multiply(a, s), m)],
  ],
  forms: [form([scalarParameter('x'), location, scalarParameter('v', positive)], (a, m, variance) => [a, m, sqrt(variance)])],
});

/** σ/μ. */
export const coefficientOfVariation = define('coefficientOfVariation', 'coefficientofvariation relativestandarddeviation', [scalarParameter('σ', nonnegative), scalarParameter('μ', positive)], divide, {
  properties: { range: nonnegativeReals, monotone: 'increasing', curvature: 'affine', homogeneous: 1 },
  latex: '\\operatorname{coefficientofvariation}(\\sigma, \\mu) = \\frac{\\sigma}{\\mu}',
  source: 'Pearson (1896); Everitt, The Cambridge Dictionary of Statistics (1998)',
  relatives: [
    ['μ/σ, the signal-to-noise ratio', (s, m) => divide(m, s)],
    ['σ²/μ, the index of dispersion', (s, m) => divide(square(s), m)],
    ['another convention: in percent', (s, m) => divide(multiply(rational(100), s), m)],
  ],
  forms: [
    form([positives], (a) => [apply('standardDeviation', a), meanOf(a)]),
    form([positives], (a) => [apply('sampleStandardDeviation', a), meanOf(a)]),
  ],
});

const inverses = (a: Expression): Expression => total((s) => divide(one, s), a);

/** n/∑ 1/xᵢ. */
export const harmonicMean = define('harmonicMean', 'harmonicmean', [positives], (a) => divide(count(a), inverses(a)), {
  properties: { range: { ...nonnegativeReals, ends: '()' }, monotone: 'increasing', homogeneous: 1, permutation: 'invariant', curvature: 'concave' },
  latex: '\\operatorname{harmonicmean}(x) = \\frac{n}{\\sum_{i=1}^{n} \\frac{1}{x_i}}',
  source: 'Hardy, Littlewood, Pólya, Inequalities (1934) §2.1',
  relatives: [
    ['∑ᵢ 1/xᵢ / n, its inverse', (a) => divide(inverses(a), count(a))],
    ['1/∑ᵢ 1/xᵢ, without n', (a) => divide(one, inverses(a))],
    ['the arithmetic mean', meanOf],
  ],
  forms: [form([scalarParameter('a', positive), scalarParameter('b', positive)], (a, b) => [array(a, b)])],
});

/** (∏ xᵢ)^(1/n); stable: by logarithms. */
export const geometricMean = define('geometricMean', 'geometricmean', [positives], (a) => power(productOf(itself, a), divide(one, count(a))), {
  stable: (a) => exp(average(log, a)),
  properties: { range: { ...nonnegativeReals, ends: '()' }, monotone: 'increasing', homogeneous: 1, permutation: 'invariant', curvature: 'concave' },
  latex: '\\operatorname{geometricmean}(x) = \\left(\\prod_{i=1}^{n} x_i\\right)^{1/n}',
  source: 'Hardy, Littlewood, Pólya, Inequalities (1934) §2.1',
  relatives: [
    ['the product, without the root', (a) => productOf(itself, a)],
    ['√∏ᵢ xᵢ, the square root for the nth', (a) => sqrt(productOf(itself, a))],
    ['(∑ᵢ xᵢ)^(1/n), a sum for the product', (a) => power(total(itself, a), divide(one, count(a)))],
    ['(1/n) ∑ log xᵢ, its logarithm', (a) => average(log, a)],
  ],
  forms: [form([scalarParameter('a', positive), scalarParameter('b', positive)], (a, b) => [array(a, b)])],
});

/** ∑ wᵢ xᵢ/∑ wᵢ. */
export const weightedMean = define('weightedMean', 'weightedmean weightedaverage weightedarithmeticmean', [x, vectorParameter('w', positive)], (a, w) => divide(total(product, a, w), total(itself, w)), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, monotone: 'increasing', shift: 'equivariant' },
  latex: '\\operatorname{weightedmean}(x, w) = \\frac{\\sum_{i=1}^{n} w_i x_i}{\\sum_{i=1}^{n} w_i}',
  source: 'Hardy, Littlewood, Pólya, Inequalities (1934) §2.2',
  relatives: [
    ['∑ᵢ wᵢ xᵢ, not divided by ∑ᵢ wᵢ: another convention if they sum to 1', (a, w) => total(product, a, w)],
    ['∑ᵢ wᵢ xᵢ/n, divided by the number', (a, w) => average(product, a, w)],
    ['∑ᵢ wᵢ xᵢ/∑ᵢ xᵢ, divided by the other sum', (a, w) => divide(total(product, a, w), total(itself, a))],
  ],
});

/** √((1/n) ∑ xᵢ²). */
export const rootMeanSquare = define('rootMeanSquare', 'rootmeansquare rms quadraticmean', [x], (a) => sqrt(average(square, a)), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, permutation: 'invariant' },
  latex: '\\operatorname{rootmeansquare}(x) = \\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} x_i^2}',
  source: 'Hardy, Littlewood, Pólya, Inequalities (1934) §2.1',
  relatives: [
    ['the mean square, without the root', (a) => average(square, a)],
    ['the norm √∑ᵢ xᵢ², without 1/n', (a) => sqrt(total(square, a))],
    ['√∑ᵢ xᵢ²/n, with n outside the root', (a) => divide(sqrt(total(square, a)), count(a))],
    ['the standard deviation, about the mean', (a) => sqrt(divide(spread(a), count(a)))],
  ],
});

/** σ/√n. */
export const standardError = define('standardError', 'standarderror standarderrorofthemean', [scalarParameter('σ', nonnegative), scalarParameter('n', { kind: 'natural' })], (s, n) => divide(s, sqrt(n)), {
  properties: { range: nonnegativeReals, monotone: 'increasing', curvature: 'affine', homogeneous: 1 },
  latex: '\\operatorname{standarderror}(\\sigma, n) = \\frac{\\sigma}{\\sqrt{n}}',
  source: 'Wasserman, All of Statistics (2004) §6.3, of the mean of n independent observations',
  relatives: [
    ['σ/n, without the root', divide],
    ['σ²/n, its square, the variance of the mean', (s, n) => divide(square(s), n)],
    ['σ√n, the standard deviation of the sum', (s, n) => multiply(s, sqrt(n))],
    ['σ/√(n − 1)', (s, n) => divide(s, sqrt(subtract(n, one)))],
  ],
  forms: [form([x], (a) => [apply('sampleStandardDeviation', a), count(a)])],
});
