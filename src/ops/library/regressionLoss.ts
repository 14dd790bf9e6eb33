import { add, array, divide, infinity, multiply, one, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator, Parameter } from '../operator';
import { nonnegativeReals } from '../ranges';
import { abs, form, half, lessEqual, max, nonnegative, positive, scalarParameter, scale, select, sqrt, square, vectorParameter } from './build';
import { define } from './define';

const residuals = (y: Expression, prediction: Expression, loss: (residual: Expression) => Expression): Expression =>
  loopsAround(y, prediction).sum(rangeOf(y), (i) => loss(subtract(entryOf(y, i), entryOf(prediction, i))));

const meanOf = (total: Expression, y: Expression): Expression => divide(total, rangeLength(rangeOf(y)));

/** One observation, or the residuals alone. */
const ofNumbers = form([scalarParameter('y'), scalarParameter('ŷ')], (y, prediction) => [array(y), array(prediction)]);
const ofResiduals = form([vectorParameter('e')], (e) => [e, multiply(zero, e)]);
/** A loss of a residual, by y and ŷ. */
export const ofPrediction = (...more: Parameter[]): ReturnType<typeof form> =>
  form([scalarParameter('y'), scalarParameter('ŷ'), ...more], (y, prediction, ...rest) => [subtract(y, prediction), ...rest]);

/** (1/n) ∑ (yᵢ − ŷᵢ)². */
export const mse: LibraryOperator = define('mse', 'mse meansquarederror l2loss squaredloss quadraticloss brierscore', [vectorParameter('y'), vectorParameter('ŷ')], (y, prediction) => meanOf(residuals(y, prediction, square), y), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'strictly convex' },
  latex: '\\operatorname{MSE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 5.4',
  relatives: [
    ['the sum of squares, without 1/n', (y, prediction) => residuals(y, prediction, square)],
    ['half the mean square, with 1/(2n)', (y, prediction) => multiply(half, meanOf(residuals(y, prediction, square), y))],
    ['the root mean square', (y, prediction) => sqrt(meanOf(residuals(y, prediction, square), y))],
    ['the mean absolute error', (y, prediction) => meanOf(residuals(y, prediction, abs), y)],
    ['the mean error, without squares', (y, prediction) => meanOf(residuals(y, prediction, (r) => r), y)],
  ],
  forms: [ofNumbers, ofResiduals],
});

export const rmse: LibraryOperator = define('rmse', 'rmse rootmeansquarederror rmsd', [vectorParameter('y'), vectorParameter('ŷ')], (y, prediction) => sqrt(meanOf(residuals(y, prediction, square), y)), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{RMSE}(y, \\hat{y}) = \\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2}',
  source: 'Hyndman, Koehler, Another Look at Measures of Forecast Accuracy (2006) §2.1',
  relatives: [
    ['the mean squared error, without the root', (y, prediction) => meanOf(residuals(y, prediction, square), y)],
    ['‖y − ŷ‖₂/n, with n outside the root', (y, prediction) => meanOf(sqrt(residuals(y, prediction, square)), y)],
  ],
  forms: [ofNumbers, ofResiduals],
});

/** (1/n) ∑ |yᵢ − ŷᵢ|. */
export const mae: LibraryOperator = define('mae', 'mae meanabsoluteerror l1loss', [vectorParameter('y'), vectorParameter('ŷ')], (y, prediction) => meanOf(residuals(y, prediction, abs), y), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{MAE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} |y_i - \\hat{y}_i|',
  source: 'Hyndman, Koehler, Another Look at Measures of Forecast Accuracy (2006) §2.1',
  relatives: [
    ['the sum of absolute errors, without 1/n', (y, prediction) => residuals(y, prediction, abs)],
    ['the mean squared error', (y, prediction) => meanOf(residuals(y, prediction, square), y)],
  ],
  forms: [ofNumbers, ofResiduals],
});

const quadratic = (residual: Expression): Expression => multiply(half, square(residual));

/** Huber's loss of a residual: a²/2 up to δ, δ(|a| − δ/2) beyond. */
export const huber: LibraryOperator = define('huber', 'huber huberloss', [scalarParameter('a'), scalarParameter('δ', positive, one)], (residual, delta) =>
    select(lessEqual(abs(residual), delta), quadratic(residual), scale(delta, subtract(abs(residual), multiply(half, delta)))), {
  properties: {
    range: nonnegativeReals, parity: 'even', curvature: 'convex', lipschitz: one, values: [[zero, zero], [one, half]],
    limits: { below: infinity, above: infinity },
  },
  latex: '\\operatorname{huber}(a, \\delta) = \\begin{cases} \\frac{1}{2} a^2 & |a| \\le \\delta \\\\ \\delta \\left(|a| - \\frac{\\delta}{2}\\right) & \\text{otherwise} \\end{cases}',
  source: 'Huber, Robust Estimation of a Location Parameter (1964); Hastie, Tibshirani, Friedman (2009) eq. 10.23',
  relatives: [
    ['a²/2 up to δ and δ|a| beyond: it jumps at δ', (a, delta) => select(lessEqual(abs(a), delta), quadratic(a), multiply(delta, abs(a)))],
    ['a² up to δ, without 1/2', (a, delta) => select(lessEqual(abs(a), delta), square(a), multiply(delta, subtract(abs(a), multiply(half, delta))))],
    ['smooth L1, Huber’s loss divided by δ', (a, delta) => select(lessEqual(abs(a), delta), divide(quadratic(a), delta), subtract(abs(a), multiply(half, delta)))],
  ],
  forms: [ofPrediction(scalarParameter('δ', positive, one))],
});

/** Huber's loss divided by its threshold β: the slope beyond is 1. */
export const smoothL1: LibraryOperator = define('smoothL1', 'smoothl1 smoothl1loss', [scalarParameter('a'), scalarParameter('β', positive, one)], (residual, beta) =>
    select(lessEqual(abs(residual), beta), divide(quadratic(residual), beta), subtract(abs(residual), multiply(half, beta))), {
  properties: {
    range: nonnegativeReals, parity: 'even', curvature: 'convex', lipschitz: one, values: [[zero, zero], [one, half]],
    limits: { below: infinity, above: infinity },
  },
  latex: '\\operatorname{smoothl1}(a, \\beta) = \\begin{cases} \\frac{a^2}{2 \\beta} & |a| \\le \\beta \\\\ |a| - \\frac{\\beta}{2} & \\text{otherwise} \\end{cases}',
  source: 'Girshick, Fast R-CNN (2015) eq. 3',
  relatives: [
    ['Huber’s loss with δ = β', (...operands) => huber.expand(operands, 'plain')],
  ],
  forms: [ofPrediction(scalarParameter('β', positive, one))],
});

/** max(0, ‖a − p‖² − ‖a − n‖² + m): squared Euclidean distances. */
export const triplet: LibraryOperator = define('triplet', 'triplet tripletloss tripletmarginloss', [vectorParameter('a'), vectorParameter('p'), vectorParameter('n'), scalarParameter('m', nonnegative, one)], (anchor, near, far, margin) =>
    max(zero, add(subtract(residuals(anchor, near, square), residuals(anchor, far, square)), margin)), {
  properties: { range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{triplet}(a, p, n, m) = \\max\\left(0, \\sum_{i=1}^{d} (a_i - p_i)^2 - \\sum_{i=1}^{d} (a_i - n_i)^2 + m\\right)',
  source: 'Schroff, Kalenichenko, Philbin, FaceNet (2015) eq. 3',
  relatives: [
    ['positive and negative exchanged', (anchor, near, far, margin) =>
        max(zero, add(subtract(residuals(anchor, far, square), residuals(anchor, near, square)), margin))],
    ['with distances not squared', (anchor, near, far, margin) =>
        max(zero, add(subtract(sqrt(residuals(anchor, near, square)), sqrt(residuals(anchor, far, square))), margin))],
  ],
});
