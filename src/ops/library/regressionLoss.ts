import { add, array, divide, infinity, multiply, one, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator, Parameter } from '../operator';
import { nonnegativeReals } from '../ranges';
import { abs, form, half, lessEqual, max, nonnegative, positive, scalarParameter, scale, select, sqrt, square, vectorParameter } from './build';

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
export const mse: LibraryOperator = {
  kind: 'library',
  name: 'mse',
  aliases: ['mse', 'meansquarederror', 'l2loss', 'squaredloss', 'quadraticloss', 'brierscore'],
  parameters: [vectorParameter('y'), vectorParameter('ŷ')],
  rank: 0,
  expand: ([y, prediction]) => meanOf(residuals(y!, prediction!, square), y!),
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'strictly convex' },
  latex: '\\operatorname{MSE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 5.4',
  relatives: [
    { shown: 'the sum of squares, without 1/n', expand: ([y, prediction]) => residuals(y!, prediction!, square) },
    { shown: 'half the mean square, with 1/(2n)', expand: ([y, prediction]) => multiply(half, meanOf(residuals(y!, prediction!, square), y!)) },
    { shown: 'the root mean square', expand: ([y, prediction]) => sqrt(meanOf(residuals(y!, prediction!, square), y!)) },
    { shown: 'the mean absolute error', expand: ([y, prediction]) => meanOf(residuals(y!, prediction!, abs), y!) },
    { shown: 'the mean error, without squares', expand: ([y, prediction]) => meanOf(residuals(y!, prediction!, (r) => r), y!) },
  ],
  forms: [ofNumbers, ofResiduals],
};

export const rmse: LibraryOperator = {
  kind: 'library',
  name: 'rmse',
  aliases: ['rmse', 'rootmeansquarederror', 'rmsd'],
  parameters: [vectorParameter('y'), vectorParameter('ŷ')],
  rank: 0,
  expand: ([y, prediction]) => sqrt(meanOf(residuals(y!, prediction!, square), y!)),
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{RMSE}(y, \\hat{y}) = \\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2}',
  source: 'Hyndman, Koehler, Another Look at Measures of Forecast Accuracy (2006) §2.1',
  relatives: [
    { shown: 'the mean squared error, without the root', expand: ([y, prediction]) => meanOf(residuals(y!, prediction!, square), y!) },
    { shown: '‖y − ŷ‖₂/n, with n outside the root', expand: ([y, prediction]) => meanOf(sqrt(residuals(y!, prediction!, square)), y!) },
  ],
  forms: [ofNumbers, ofResiduals],
};

/** (1/n) ∑ |yᵢ − ŷᵢ|. */
export const mae: LibraryOperator = {
  kind: 'library',
  name: 'mae',
  aliases: ['mae', 'meanabsoluteerror', 'l1loss'],
  parameters: [vectorParameter('y'), vectorParameter('ŷ')],
  rank: 0,
  expand: ([y, prediction]) => meanOf(residuals(y!, prediction!, abs), y!),
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{MAE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} |y_i - \\hat{y}_i|',
  source: 'Hyndman, Koehler, Another Look at Measures of Forecast Accuracy (2006) §2.1',
  relatives: [
    { shown: 'the sum of absolute errors, without 1/n', expand: ([y, prediction]) => residuals(y!, prediction!, abs) },
    { shown: 'the mean squared error', expand: ([y, prediction]) => meanOf(residuals(y!, prediction!, square), y!) },
  ],
  forms: [ofNumbers, ofResiduals],
};

const quadratic = (residual: Expression): Expression => multiply(half, square(residual));

/** Huber's loss of a residual: a²/2 up to δ, δ(|a| − δ/2) beyond. */
export const huber: LibraryOperator = {
  kind: 'library',
  name: 'huber',
  aliases: ['huber', 'huberloss'],
  parameters: [scalarParameter('a'), scalarParameter('δ', positive, one)],
  rank: 0,
  expand: ([residual, delta]) =>
    select(lessEqual(abs(residual!), delta!), quadratic(residual!), scale(delta!, subtract(abs(residual!), multiply(half, delta!)))),
  properties: {
    range: nonnegativeReals, parity: 'even', curvature: 'convex', lipschitz: one, values: [[zero, zero], [one, half]],
    limits: { below: infinity, above: infinity },
  },
  latex: '\\operatorname{huber}(a, \\delta) = \\begin{cases} \\frac{1}{2} a^2 & |a| \\le \\delta \\\\ \\delta \\left(|a| - \\frac{\\delta}{2}\\right) & \\text{otherwise} \\end{cases}',
  source: 'Huber, Robust Estimation of a Location Parameter (1964); Hastie, Tibshirani, Friedman (2009) eq. 10.23',
  relatives: [
    { shown: 'a²/2 up to δ and δ|a| beyond: it jumps at δ', expand: ([a, delta]) => select(lessEqual(abs(a!), delta!), quadratic(a!), multiply(delta!, abs(a!))) },
    { shown: 'a² up to δ, without 1/2', expand: ([a, delta]) => select(lessEqual(abs(a!), delta!), square(a!), multiply(delta!, subtract(abs(a!), multiply(half, delta!)))) },
    {
      shown: 'smooth L1, Huber’s loss divided by δ',
      expand: ([a, delta]) => select(lessEqual(abs(a!), delta!), divide(quadratic(a!), delta!), subtract(abs(a!), multiply(half, delta!))),
    },
  ],
  forms: [ofPrediction(scalarParameter('δ', positive, one))],
};

/** Huber's loss divided by its threshold β: the slope beyond is 1. */
export const smoothL1: LibraryOperator = {
  kind: 'library',
  name: 'smoothL1',
  aliases: ['smoothl1', 'smoothl1loss'],
  parameters: [scalarParameter('a'), scalarParameter('β', positive, one)],
  rank: 0,
  expand: ([residual, beta]) =>
    select(lessEqual(abs(residual!), beta!), divide(quadratic(residual!), beta!), subtract(abs(residual!), multiply(half, beta!))),
  properties: {
    range: nonnegativeReals, parity: 'even', curvature: 'convex', lipschitz: one, values: [[zero, zero], [one, half]],
    limits: { below: infinity, above: infinity },
  },
  latex: '\\operatorname{smoothl1}(a, \\beta) = \\begin{cases} \\frac{a^2}{2 \\beta} & |a| \\le \\beta \\\\ |a| - \\frac{\\beta}{2} & \\text{otherwise} \\end{cases}',
  source: 'Girshick, Fast R-CNN (2015) eq. 3',
  relatives: [{ shown: 'Huber’s loss with δ = β', expand: (operands) => huber.expand(operands, 'plain') }],
  forms: [ofPrediction(scalarParameter('β', positive, one))],
};

/** max(0, ‖a − p‖² − ‖a − n‖² + m): squared Euclidean distances. */
export const triplet: LibraryOperator = {
  kind: 'library',
  name: 'triplet',
  aliases: ['triplet', 'tripletloss', 'tripletmarginloss'],
  parameters: [vectorParameter('a'), vectorParameter('p'), vectorParameter('n'), scalarParameter('m', nonnegative, one)],
  rank: 0,
  expand: ([anchor, near, far, margin]) =>
    max(zero, add(subtract(residuals(anchor!, near!, square), residuals(anchor!, far!, square)), margin!)),
  properties: { range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{triplet}(a, p, n, m) = \\max\\left(0, \\sum_{i=1}^{d} (a_i - p_i)^2 - \\sum_{i=1}^{d} (a_i - n_i)^2 + m\\right)',
  source: 'Schroff, Kalenichenko, Philbin, FaceNet (2015) eq. 3',
  relatives: [
    {
      shown: 'positive and negative exchanged',
      expand: ([anchor, near, far, margin]) =>
        max(zero, add(subtract(residuals(anchor!, far!, square), residuals(anchor!, near!, square)), margin!)),
    },
    {
      shown: 'with distances not squared',
      expand: ([anchor, near, far, margin]) =>
        max(zero, add(subtract(sqrt(residuals(anchor!, near!, square)), sqrt(residuals(anchor!, far!, square))), margin!)),
    },
  ],
};
