import { apply, divide, multiply, negate, one, power, subtract, zero } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression } from '../../ir/expression';
import { nonnegativeReals } from '../ranges';
import { abs, form, half, matrixParameter, max, nonnegative, positive, scalarParameter, select, sign, sqrt, square, two, vectorParameter } from './build';
import { define } from './define';
import { cosineSimilarity } from './norms';
import { absoluteDifference, average, count, greatest, oneSize, product, quadraticForm, squaredDifference, total } from './totals';

const [x, y, mean] = [vectorParameter('x'), vectorParameter('y'), vectorParameter('μ')];
const covariance = matrixParameter('Σ', { kind: 'positive-definite' });
const discrete: Domain = { kind: 'natural' };

export const squaredDistance = (a: Expression, b: Expression): Expression => total(squaredDifference, a, b);

export const euclideanDistance = define('euclideanDistance', 'euclideandistance euclidean l2distance', [x, y], (a, b) => sqrt(squaredDistance(a, b)), {
  properties: { range: nonnegativeReals, curvature: 'convex', lipschitz: one },
  latex: '\\operatorname{euclideandistance}(x, y) = \\sqrt{\\sum_{i=1}^{d} (x_i - y_i)^2}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1',
  relatives: [
    ['the squared distance, without the root', squaredDistance],
    ['the Manhattan distance ∑ᵢ |xᵢ − yᵢ|', (a, b) => total(absoluteDifference, a, b)],
    ['√∑ᵢ (xᵢ + yᵢ)², with a wrong sign', (a, b) => sqrt(squaredDistance(a, negate(b)))],
    ['the root mean square of the differences', (a, b) => sqrt(average(squaredDifference, a, b))],
  ],
});

export const squaredEuclideanDistance = define('squaredEuclideanDistance', 'squaredeuclideandistance sqeuclidean squareddistance squaredl2distance', [x, y], squaredDistance, {
  properties: { range: nonnegativeReals, curvature: 'strictly convex' },
  latex: '\\operatorname{squareddistance}(x, y) = \\sum_{i=1}^{d} (x_i - y_i)^2',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) §14.3.2',
  relatives: [
    ['the distance itself, not squared', (a, b) => sqrt(squaredDistance(a, b))],
    ['half the squared distance', (a, b) => multiply(half, squaredDistance(a, b))],
    ['the mean squared difference, with 1/d', (a, b) => average(squaredDifference, a, b)],
    ['∑ᵢ xᵢ² − ∑ᵢ yᵢ²', (a, b) => total((p, q) => subtract(square(p), square(q)), a, b)],
  ],
});

export const manhattanDistance = define('manhattanDistance', 'manhattandistance manhattan l1distance cityblockdistance taxicabdistance', [x, y], (a, b) => total(absoluteDifference, a, b), {
  properties: { range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{manhattandistance}(x, y) = \\sum_{i=1}^{d} |x_i - y_i|',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1, of the difference',
  relatives: [
    ['∑ᵢ (xᵢ − yᵢ), without absolute values', (a, b) => total(subtract, a, b)],
    ['the Euclidean distance', (a, b) => sqrt(squaredDistance(a, b))],
    ['the mean absolute difference, with 1/d', (a, b) => average(absoluteDifference, a, b)],
  ],
});

export const chebyshevDistance = define('chebyshevDistance', 'chebyshevdistance linfdistance maximumdistance chessboarddistance', [x, y], (a, b) => greatest(absoluteDifference, a, b), {
  properties: { range: nonnegativeReals, curvature: 'convex', lipschitz: one },
  latex: '\\operatorname{chebyshevdistance}(x, y) = \\max_i |x_i - y_i|',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.2.1, of the difference',
  relatives: [
    ['maxᵢ (xᵢ − yᵢ), without absolute values', (a, b) => greatest(subtract, a, b)],
    ['the Manhattan distance, a sum for the maximum', (a, b) => total(absoluteDifference, a, b)],
  ],
});

const powers = (a: Expression, b: Expression, p: Expression): Expression => total((s, t, q) => power(abs(subtract(s, t)), q), a, b, p);

/** (∑ |xᵢ − yᵢ|ᵖ)^(1/p), a distance for p ≥ 1. */
export const minkowskiDistance = define('minkowskiDistance', 'minkowskidistance minkowski lpdistance', [x, y, scalarParameter('p', positive, two)], (a, b, p) => power(powers(a, b, p), divide(one, p)), {
  properties: { range: nonnegativeReals, curvature: 'convex', lipschitz: one },
  latex: '\\operatorname{minkowskidistance}(x, y, p) = \\left(\\sum_{i=1}^{d} |x_i - y_i|^p\\right)^{1/p}',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) §14.3',
  relatives: [
    ['∑ᵢ |xᵢ − yᵢ|ᵖ, without the root', powers],
    ['(∑ᵢ |xᵢ − yᵢ|)^(1/p), with the powers left out', (a, b, p) => power(total(absoluteDifference, a, b), divide(one, p))],
    ['(∑ᵢ |xᵢ − yᵢ|ᵖ)ᵖ, with p for 1/p', (a, b, p) => power(powers(a, b, p), p)],
  ],
});

const differing = (a: Expression, b: Expression): Expression => apply('notEqual', a, b);

/** The number of places in which two sequences differ. */
export const hammingDistance = define('hammingDistance', 'hammingdistance hamming', [vectorParameter('x', discrete), vectorParameter('y', discrete)], (a, b) => total(differing, a, b), {
  latex: '\\operatorname{hammingdistance}(x, y) = \\sum_{i=1}^{d} \\mathbb{1}[x_i \\ne y_i]',
  source: 'Hamming, Error Detecting and Error Correcting Codes (1950) §4',
  relatives: [
    ['the number of places that agree', (a, b) => total((p, q) => apply('equal', p, q), a, b)],
    ['another convention: the share of places that differ, with 1/d', (a, b) => average(differing, a, b)],
    ['∑ᵢ |xᵢ − yᵢ|, the Manhattan distance', (a, b) => total(absoluteDifference, a, b)],
  ],
});

/** The share of places in which predictions differ from the truth. */
export const errorRate = define('errorRate', 'errorrate misclassificationrate misclassificationerror classificationerror hammingloss', [vectorParameter('y', discrete), vectorParameter('ŷ', discrete)], (a, b) => average(differing, a, b), {
  latex: '\\operatorname{errorrate}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} \\mathbb{1}[y_i \\ne \\hat{y}_i]',
  source: 'James, Witten, Hastie, Tibshirani, An Introduction to Statistical Learning (2021) eq. 2.8',
  relatives: [
    ['the share that agrees, the accuracy', (a, b) => average((p, q) => apply('equal', p, q), a, b)],
    ['the number of errors, without 1/n', (a, b) => total(differing, a, b)],
  ],
});

const similarity = (a: Expression, b: Expression): Expression => cosineSimilarity.expand([a, b], 'plain');

/** 1 − the cosine of the angle. */
export const cosineDistance = define('cosineDistance', 'cosinedistance', [x, y], (a, b) => subtract(one, similarity(a, b)), {
  properties: { homogeneous: 0 },
  latex: '\\operatorname{cosinedistance}(x, y) = 1 - \\frac{\\sum_{i=1}^{d} x_i y_i}{\\sqrt{\\sum_{i=1}^{d} x_i^2} \\sqrt{\\sum_{i=1}^{d} y_i^2}}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §6.3.1, 1 − the similarity',
  relatives: [
    ['the cosine similarity, without 1 −', similarity],
    ['1 + the similarity, with a wrong sign', (a, b) => subtract(one, similarity(a, negate(b)))],
    ['1 − the dot product, not normalised', (a, b) => subtract(one, total(product, a, b))],
    ['another convention: half of it, in [0, 1]', (a, b) => multiply(half, subtract(one, similarity(a, b)))],
  ],
});

const embeddingLoss = (a: Expression, b: Expression, label: Expression, margin: Expression): Expression =>
  select(apply('equal', label, one), subtract(one, similarity(a, b)), max(zero, subtract(similarity(a, b), margin)));

/** 1 − cos for a pair that belongs together (t = 1), max(0, cos − m) for one that does not (t = −1). */
export const cosineEmbeddingLoss = define('cosineEmbeddingLoss', 'cosineembeddingloss', [x, y, scalarParameter('t', sign), scalarParameter('m', nonnegative, zero)], embeddingLoss, {
  properties: { homogeneous: 0 },
  latex: '\\operatorname{cosineembeddingloss}(x, y, t, m) = \\begin{cases} 1 - \\frac{\\sum_{i=1}^{d} x_i y_i}{\\sqrt{\\sum_{i=1}^{d} x_i^2} \\sqrt{\\sum_{i=1}^{d} y_i^2}} & t = 1 \\\\ \\max\\left(0, \\frac{\\sum_{i=1}^{d} x_i y_i}{\\sqrt{\\sum_{i=1}^{d} x_i^2} \\sqrt{\\sum_{i=1}^{d} y_i^2}} - m\\right) & \\text{otherwise} \\end{cases}',
  source: 'Paszke et al., PyTorch (2019), torch.nn.CosineEmbeddingLoss',
  relatives: [
    ['with the labels exchanged', (a, b, label, margin) => embeddingLoss(a, b, negate(label), margin)],
    ['with the margin added', (a, b, label, margin) => embeddingLoss(a, b, label, negate(margin))],
  ],
});

const inverseOf = (matrix: Expression): Expression => apply('inverse', matrix);
const mahalanobisForms = [
  form([x, mean, matrixParameter('Λ', { kind: 'positive-definite' })], (a, b, precision) => [a, b, inverseOf(precision)]),
  form([x, mean, vectorParameter('v', positive)], (a, b, variances) => [a, b, apply('diag', variances)]),
];

/** √((x − μ)ᵀ Σ⁻¹ (x − μ)). */
export const mahalanobisDistance = define('mahalanobisDistance', 'mahalanobisdistance mahalanobis', [x, mean, covariance], (a, b, s) => sqrt(quadraticForm(a, b, inverseOf(s))), {
  shape: oneSize,
  latex: '\\operatorname{mahalanobisdistance}(\\mathbf{x}, \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma}) = \\sqrt{(\\mathbf{x} - \\boldsymbol{\\mu})^\\top \\boldsymbol{\\Sigma}^{-1} (\\mathbf{x} - \\boldsymbol{\\mu})}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.44',
  relatives: [
    ['its square, without the root', (a, b, s) => quadraticForm(a, b, inverseOf(s))],
    ['with Σ for its inverse', (a, b, s) => sqrt(quadraticForm(a, b, s))],
    ['the Euclidean distance', (a, b) => sqrt(squaredDistance(a, b))],
  ],
  forms: mahalanobisForms,
});

export const squaredMahalanobisDistance = define('squaredMahalanobisDistance', 'squaredmahalanobisdistance squaredmahalanobis', [x, mean, covariance], (a, b, s) => quadraticForm(a, b, inverseOf(s)), {
  shape: oneSize,
  latex: '\\operatorname{squaredmahalanobis}(\\mathbf{x}, \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma}) = (\\mathbf{x} - \\boldsymbol{\\mu})^\\top \\boldsymbol{\\Sigma}^{-1} (\\mathbf{x} - \\boldsymbol{\\mu})',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.44',
  relatives: [
    ['the distance, its root', (a, b, s) => sqrt(quadraticForm(a, b, inverseOf(s)))],
    ['with Σ for its inverse', quadraticForm],
    ['half of it, the exponent of the normal density', (a, b, s) => multiply(half, quadraticForm(a, b, inverseOf(s)))],
    ['divided by the dimension', (a, b, s) => divide(quadraticForm(a, b, inverseOf(s)), count(a))],
  ],
  forms: mahalanobisForms,
});
