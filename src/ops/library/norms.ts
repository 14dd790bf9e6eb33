import { apply, divide, multiply, negate, one, power } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { between, nonnegativeReals } from '../ranges';
import { abs, matrixParameter, positive, scalarParameter, sqrt, square, two, vectorParameter } from './build';
import { define } from './define';

const sumOfSquares = (x: Expression): Expression => loopsAround(x).sum(rangeOf(x), (i) => square(entryOf(x, i)));

/** ∑ |xᵢ|. */
export const norm1: LibraryOperator = define('norm1', 'norm1 l1norm l1 manhattannorm taxicabnorm', [vectorParameter('x')], (x) => loopsAround(x).sum(rangeOf(x), (i) => abs(entryOf(x, i))), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, permutation: 'invariant' },
  latex: '\\|x\\|_1 = \\sum_{i=1}^{d} |x_i|',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1',
  relatives: [
    ['‖x‖₂', (x) => sqrt(sumOfSquares(x))],
    ['∑ᵢ xᵢ, without absolute values', (x) => loopsAround(x).sum(rangeOf(x), (i) => entryOf(x, i))],
  ],
});

/** √∑ xᵢ². */
export const norm2: LibraryOperator = define('norm2', 'norm2 norm l2norm l2 euclideannorm', [vectorParameter('x')], (x) => sqrt(sumOfSquares(x)), {
  properties: {
    range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, permutation: 'invariant', lipschitz: one,
    derivative: ([x]) => divide(x!, sqrt(sumOfSquares(x!))),
  },
  latex: '\\|x\\|_2 = \\sqrt{\\sum_{i=1}^{d} x_i^2}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1',
  relatives: [
    ['‖x‖₂², without the root', (x) => sumOfSquares(x)],
    ['‖x‖₁', (x) => norm1.expand([x], 'plain')],
    ['the root mean square', (x) => sqrt(divide(sumOfSquares(x), rangeLength(rangeOf(x))))],
  ],
});

/** max |xᵢ|. */
export const normInf: LibraryOperator = define('normInf', 'norminf norminfinity maxnorm linfnorm linf supnorm', [vectorParameter('x')], (x) => loopsAround(x).reduce('max', rangeOf(x), (i) => abs(entryOf(x, i))), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, permutation: 'invariant', lipschitz: one },
  latex: '\\|x\\|_\\infty = \\max_i |x_i|',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1',
  relatives: [
    ['maxᵢ xᵢ, without absolute values', (x) => loopsAround(x).reduce('max', rangeOf(x), (i) => entryOf(x, i))],
  ],
});

/** (∑ |xᵢ|ᵖ)^(1/p) for p ≥ 1. */
export const normP: LibraryOperator = define('normP', 'normp lpnorm pnorm', [vectorParameter('x'), scalarParameter('p', positive, two)], (x, p) => power(loopsAround(x, p).sum(rangeOf(x), (i) => power(abs(entryOf(x, i)), p)), divide(one, p)), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, permutation: 'invariant', lipschitz: one },
  latex: '\\operatorname{pnorm}(x, p) = \\left(\\sum_{i=1}^{d} |x_i|^p\\right)^{1/p}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1',
  relatives: [
    ['∑ᵢ |xᵢ|ᵖ, without the root', (x, p) => loopsAround(x, p).sum(rangeOf(x), (i) => power(abs(entryOf(x, i)), p))],
  ],
});

function sumOfSquaredEntries(a: Expression): Expression {
  const loops = loopsAround(a);
  return loops.sum(rangeOf(a), (i) => loops.sum(rangeOf(a, 1), (j) => square(entryOf(a, i, j))));
}

/** √∑ Aᵢⱼ². */
export const frobenius: LibraryOperator = define('frobenius', 'frobenius frobeniusnorm normf hilbertschmidtnorm', [matrixParameter('A')], (a) => sqrt(sumOfSquaredEntries(a)), {
  shape: () => [],
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, lipschitz: one },
  latex: '\\|A\\|_F = \\sqrt{\\sum_{i=1}^{m} \\sum_{j=1}^{n} A_{ij}^2}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.3.1',
  relatives: [
    ['‖A‖F², without the root', (a) => sumOfSquaredEntries(a)],
  ],
});

function cosine(x: Expression, y: Expression): Expression {
  const product = loopsAround(x, y).sum(rangeOf(x), (i) => multiply(entryOf(x, i), entryOf(y, i)));
  return divide(product, multiply(sqrt(sumOfSquares(x)), sqrt(sumOfSquares(y))));
}

/** ⟨x, y⟩ / (‖x‖ ‖y‖), in [−1, 1]. */
export const cosineSimilarity: LibraryOperator = define('cosineSimilarity', 'cosinesimilarity cossim simcos', [vectorParameter('x'), vectorParameter('y')], (x, y) => cosine(x, y), {
  properties: { range: between(negate(one), one, '[]'), parity: 'odd', homogeneous: 0 },
  latex: '\\operatorname{cossim}(x, y) = \\frac{\\sum_{i=1}^{d} x_i y_i}{\\sqrt{\\sum_{i=1}^{d} x_i^2} \\sqrt{\\sum_{i=1}^{d} y_i^2}}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §6.3.1',
  relatives: [
    ['the cosine distance, 1 − the similarity', (x, y) => apply('subtract', one, cosine(x, y))],
    ['the dot product, not normalised', (x, y) => loopsAround(x, y).sum(rangeOf(x), (i) => multiply(entryOf(x, i), entryOf(y, i)))],
  ],
});
