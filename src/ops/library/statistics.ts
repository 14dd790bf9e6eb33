import { divide, one, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf, type Loops } from '../entry';
import type { LibraryOperator } from '../operator';
import { nonnegativeReals } from '../ranges';
import { sqrt, square, vectorParameter } from './build';
import { define } from './define';

const total = (loops: Loops, x: Expression): Expression => loops.sum(rangeOf(x), (i) => entryOf(x, i));
const average = (loops: Loops, x: Expression): Expression => divide(total(loops, x), rangeLength(rangeOf(x)));

/** ∑ (xᵢ − x̄)² over a divisor. */
function spread(x: Expression, divisor: (n: Expression) => Expression): Expression {
  const loops = loopsAround(x);
  const squares = loops.sum(rangeOf(x), (i) => square(subtract(entryOf(x, i), average(loops, x))));
  return divide(squares, divisor(rangeLength(rangeOf(x))));
}

export const sum: LibraryOperator = define('sum', 'sum', [vectorParameter('x')], (x) => total(loopsAround(x), x), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, monotone: 'increasing', permutation: 'invariant' },
  latex: '\\operatorname{sum}(x) = \\sum_{i=1}^{n} x_i',
  source: 'definition',
  relatives: [
    ['the mean', (x) => average(loopsAround(x), x)],
  ],
});

export const product: LibraryOperator = define('product', 'product prod', [vectorParameter('x')], (x) => loopsAround(x).reduce('product', rangeOf(x), (i) => entryOf(x, i)), {
  properties: { permutation: 'invariant' },
  latex: '\\operatorname{product}(x) = \\prod_{i=1}^{n} x_i',
  source: 'definition; an empty product is 1',
  relatives: [
    ['the sum', (x) => total(loopsAround(x), x)],
  ],
});

/** The number of entries. */
export const length: LibraryOperator = define('length', 'length len dim size', [vectorParameter('x')], (x) => rangeLength(rangeOf(x)), {
  latex: '\\operatorname{length}(x) = \\sum_{i=1}^{n} 1',
  source: 'definition',
  relatives: [
    ['n − 1', (x) => subtract(rangeLength(rangeOf(x)), one)],
  ],
});

export const mean: LibraryOperator = define('mean', 'mean average avg samplemean', [vectorParameter('x')], (x) => average(loopsAround(x), x), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, monotone: 'increasing', shift: 'equivariant', permutation: 'invariant' },
  latex: '\\operatorname{mean}(x) = \\frac{1}{n} \\sum_{i=1}^{n} x_i',
  source: 'definition',
  relatives: [
    ['the sum, without 1/n', (x) => total(loopsAround(x), x)],
  ],
});

/** The variance of the empirical distribution, with divisor n; `sampleVariance` has n − 1. */
export const variance: LibraryOperator = define('variance', 'variance var populationvariance', [vectorParameter('x')], (x) => spread(x, (n) => n), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', shift: 'invariant', permutation: 'invariant', homogeneous: 2 },
  latex: '\\operatorname{var}(x) = \\frac{1}{n} \\sum_{i=1}^{n} \\left(x_i - \\frac{1}{n} \\sum_{j=1}^{n} x_j\\right)^2',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 1.56: the maximum-likelihood variance',
  relatives: [
    ['the sample variance, with divisor n − 1', (x) => spread(x, (n) => subtract(n, one))],
    ['the standard deviation', (x) => sqrt(spread(x, (n) => n))],
    ['the sum of squared deviations, without 1/n', (x) => spread(x, () => one)],
  ],
});

/** The unbiased variance, with divisor n − 1; undefined for n = 1. */
export const sampleVariance: LibraryOperator = define('sampleVariance', 'samplevariance unbiasedvariance', [vectorParameter('x')], (x) => spread(x, (n) => subtract(n, one)), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', shift: 'invariant', permutation: 'invariant', homogeneous: 2 },
  latex: '\\operatorname{samplevariance}(x) = \\frac{1}{n - 1} \\sum_{i=1}^{n} \\left(x_i - \\frac{1}{n} \\sum_{j=1}^{n} x_j\\right)^2',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 1.59',
  relatives: [
    ['the variance with divisor n', (x) => spread(x, (n) => n)],
  ],
});

/** The square root of the variance with divisor n. */
export const standardDeviation: LibraryOperator = define('standardDeviation', 'standarddeviation std stddev sd', [vectorParameter('x')], (x) => sqrt(spread(x, (n) => n)), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', shift: 'invariant', permutation: 'invariant', homogeneous: 1 },
  latex: '\\operatorname{std}(x) = \\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} \\left(x_i - \\frac{1}{n} \\sum_{j=1}^{n} x_j\\right)^2}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) §1.2.4',
  relatives: [
    ['the standard deviation with divisor n − 1', (x) => sqrt(spread(x, (n) => subtract(n, one)))],
    ['the variance', (x) => spread(x, (n) => n)],
  ],
});

/** The square root of the unbiased variance, with divisor n − 1; undefined for n = 1. */
export const sampleStandardDeviation: LibraryOperator = define('sampleStandardDeviation', 'samplestandarddeviation samplestd', [vectorParameter('x')], (x) => sqrt(spread(x, (n) => subtract(n, one))), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', shift: 'invariant', permutation: 'invariant', homogeneous: 1 },
  latex: '\\operatorname{samplestd}(x) = \\sqrt{\\frac{1}{n - 1} \\sum_{i=1}^{n} \\left(x_i - \\frac{1}{n} \\sum_{j=1}^{n} x_j\\right)^2}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 1.59: the root of the unbiased variance',
  relatives: [
    ['the standard deviation with divisor n', (x) => sqrt(spread(x, (n) => n))],
    ['the sample variance', (x) => spread(x, (n) => subtract(n, one))],
  ],
});
