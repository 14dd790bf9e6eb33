import { add, divide, infinity, log, multiply, negate, one, rational, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { between, nonnegativeReals } from '../ranges';
import { abs, log1p, nonnegative, scalarParameter, sqrt, square, two, vectorParameter } from './build';
import { define } from './define';
import { absoluteDifference, average, itself, squaredDifference, total } from './totals';

const [y, prediction] = [vectorParameter('y'), vectorParameter('ŷ')];
const hundred = rational(100);
const ofLoss = { parameter: 1, range: nonnegativeReals } as const;

const relativeError = (a: Expression, b: Expression): Expression => divide(abs(subtract(a, b)), abs(a));

/** (1/n) ∑ |yᵢ − ŷᵢ|/|yᵢ|, as a fraction. */
export const mape = define('mape', 'mape meanabsolutepercentageerror', [vectorParameter('y', { kind: 'nonzero' }), prediction], (a, b) => average(relativeError, a, b), {
  properties: { ...ofLoss, curvature: 'convex' },
  latex: '\\operatorname{MAPE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} \\left|\\frac{y_i - \\hat{y}_i}{y_i}\\right|',
  source: 'Hyndman, Koehler, Another Look at Measures of Forecast Accuracy (2006) §2.2, as a fraction',
  relatives: [
    ['another convention: in percent', (a, b) => multiply(hundred, average(relativeError, a, b))],
    ['with ŷᵢ below', (a, b) => average(relativeError, b, a)],
    ['without absolute values', (a, b) => average((s, t) => divide(subtract(s, t), s), a, b)],
    ['the sum, without 1/n', (a, b) => total(relativeError, a, b)],
    ['with |yᵢ| left out below', (a, b) => average(absoluteDifference, a, b)],
  ],
});

const symmetric = (factor: Expression) => (a: Expression, b: Expression): Expression => divide(multiply(factor, abs(subtract(a, b))), add(abs(a), abs(b)));

/** (1/n) ∑ 2|yᵢ − ŷᵢ|/(|yᵢ| + |ŷᵢ|), as a fraction. */
export const smape = define('smape', 'smape symmetricmeanabsolutepercentageerror', [y, prediction], (a, b) => average(symmetric(two), a, b), {
  properties: { range: between(rational(0), two, '[]'), parameter: 1 },
  latex: '\\operatorname{SMAPE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} \\frac{2 |y_i - \\hat{y}_i|}{|y_i| + |\\hat{y}_i|}',
  source: 'Hyndman, Koehler, Another Look at Measures of Forecast Accuracy (2006) §2.2, as a fraction',
  relatives: [
    ['another convention: without the factor 2, between 0 and 1', (a, b) => average(symmetric(one), a, b)],
    ['another convention: in percent', (a, b) => average(symmetric(rational(200)), a, b)],
    ['another convention: in percent, without the factor 2', (a, b) => average(symmetric(hundred), a, b)],
    ['without the absolute value above', (a, b) => average((s, t) => divide(multiply(two, subtract(s, t)), add(abs(s), abs(t))), a, b)],
  ],
});

const logsApart = (a: Expression, b: Expression): Expression => square(subtract(log1p(a), log1p(b)));
const plainLogsApart = (a: Expression, b: Expression): Expression => square(subtract(log(add(one, a)), log(add(one, b))));
const [counts, predicted] = [vectorParameter('y', nonnegative), vectorParameter('ŷ', nonnegative)];

/** (1/n) ∑ (log(1 + yᵢ) − log(1 + ŷᵢ))². */
export const msle = define('msle', 'msle meansquaredlogarithmicerror meansquaredlogerror', [counts, predicted], (a, b) => average(plainLogsApart, a, b), {
  stable: (a, b) => average(logsApart, a, b),
  properties: ofLoss,
  latex: '\\operatorname{MSLE}(y, \\hat{y}) = \\frac{1}{n} \\sum_{i=1}^{n} (\\log(1 + y_i) - \\log(1 + \\hat{y}_i))^2',
  source: 'Pedregosa et al., scikit-learn (2011), mean_squared_log_error',
  relatives: [
    ['its root, the RMSLE', (a, b) => sqrt(average(plainLogsApart, a, b))],
    ['without 1/n', (a, b) => total(plainLogsApart, a, b)],
    ['without the squares', (a, b) => average((s, t) => subtract(log1p(s), log1p(t)), a, b)],
    ['with log y for log(1 + y)', (a, b) => average((s, t) => square(subtract(log(s), log(t))), a, b)],
    ['log(1 + (y − ŷ)²), the logarithm outside', (a, b) => average((s, t) => log(add(one, squaredDifference(s, t))), a, b)],
  ],
});

export const rmsle = define('rmsle', 'rmsle rootmeansquaredlogarithmicerror rootmeansquaredlogerror', [counts, predicted], (a, b) => sqrt(average(plainLogsApart, a, b)), {
  stable: (a, b) => sqrt(average(logsApart, a, b)),
  properties: ofLoss,
  latex: '\\operatorname{RMSLE}(y, \\hat{y}) = \\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} (\\log(1 + y_i) - \\log(1 + \\hat{y}_i))^2}',
  source: 'Pedregosa et al., scikit-learn (2011), root_mean_squared_log_error',
  relatives: [
    ['its square, the MSLE', (a, b) => average(plainLogsApart, a, b)],
    ['with log y for log(1 + y)', (a, b) => sqrt(average((s, t) => square(subtract(log(s), log(t))), a, b))],
  ],
});

/** ∑ (aᵢ − ā)². */
const spread = (a: Expression): Expression => total(squaredDifference, a, average(itself, a));
const residualSpread = (a: Expression, b: Expression): Expression => total((s, t, mean) => square(subtract(subtract(s, t), mean)), a, b, average(subtract, a, b));
const unexplained = (a: Expression, b: Expression): Expression => divide(residualSpread(a, b), spread(a));

/** 1 − Var(y − ŷ)/Var(y). */
export const explainedVariance = define('explainedVariance', 'explainedvariance explainedvariancescore', [y, prediction], (a, b) => subtract(one, unexplained(a, b)), {
  properties: { parameter: 1, range: between(negate(infinity), one, '(]'), curvature: 'concave', shift: 'invariant' },
  latex: '\\operatorname{explainedvariance}(y, \\hat{y}) = 1 - \\frac{\\sum_{i=1}^{n} \\left(y_i - \\hat{y}_i - \\frac{1}{n} \\sum_{j=1}^{n} (y_j - \\hat{y}_j)\\right)^2}{\\sum_{i=1}^{n} \\left(y_i - \\frac{1}{n} \\sum_{j=1}^{n} y_j\\right)^2}',
  source: 'Pedregosa et al., scikit-learn (2011), explained_variance_score; undefined where all yᵢ are equal',
  relatives: [
    ['the unexplained share, without 1 −', unexplained],
    ['R², about 0 instead of the mean residual', (a, b) => subtract(one, divide(total(squaredDifference, a, b), spread(a)))],
    ['with the roots of the variances', (a, b) => subtract(one, sqrt(unexplained(a, b)))],
  ],
});

const adjusted = (r: Expression, n: Expression, below: Expression): Expression => subtract(one, divide(multiply(subtract(one, r), subtract(n, one)), below));
const observations = scalarParameter('n', { kind: 'natural' });
const regressors = scalarParameter('p', { kind: 'natural' });

/** 1 − (1 − R²)(n − 1)/(n − p − 1) for n observations and p regressors; R² is what R stands for. */
export const adjustedRSquared = define('adjustedRSquared', 'adjustedrsquared adjustedr2 adjustedcoefficientofdetermination', [scalarParameter('R', { kind: 'interval', low: rational(0), high: one, open: false }), observations, regressors], (r, n, p) => adjusted(r, n, subtract(subtract(n, p), one)), {
  properties: { curvature: 'affine' },
  latex: '\\operatorname{adjustedrsquared}(R, n, p) = 1 - \\frac{(1 - R) (n - 1)}{n - p - 1}',
  source: 'James, Witten, Hastie, Tibshirani, An Introduction to Statistical Learning (2021) eq. 6.4, with the coefficient of determination as R',
  relatives: [
    ['with n − p below', (r, n, p) => adjusted(r, n, subtract(n, p))],
    ['with numerator and denominator exchanged', (r, n, p) => subtract(one, divide(multiply(subtract(one, r), subtract(subtract(n, p), one)), subtract(n, one)))],
    ['with R for 1 − R', (r, n, p) => subtract(one, divide(multiply(r, subtract(n, one)), subtract(subtract(n, p), one)))],
    ['without 1 −', (r, n, p) => subtract(one, adjusted(r, n, subtract(subtract(n, p), one)))],
  ],
});

