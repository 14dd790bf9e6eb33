import { add, apply, exp, infinity, log, multiply, negate, one, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { nonnegativeReals, positiveReals } from '../ranges';
import { form, log1p, max, scalarParameter, sign, square } from './build';
import { define } from './define';

/** Losses of a binary classifier: the label y is 1 or −1, the score s any number, m = ys the margin. */
const parameters = [scalarParameter('y', sign), scalarParameter('s')];
export const ofMargin = form([scalarParameter('m')], (m) => [one, m]);
const forms = [ofMargin];

const of = (loss: (margin: Expression) => Expression) => (y: Expression, s: Expression): Expression => loss(multiply(y, s));

export const exponentialLoss = define('exponentialLoss', 'exponentialloss exploss adaboostloss', parameters, of((m) => exp(negate(m))), {
  properties: { parameter: 1, range: positiveReals, curvature: 'strictly convex' },
  latex: '\\operatorname{exponentialloss}(y, s) = e^{-y s}',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) eq. 10.8',
  relatives: [
    ['e^(ys), without the minus sign', of(exp)],
    ['the logistic loss log(1 + e^(−ys))', of((m) => log(add(one, exp(negate(m)))))],
  ],
  forms,
});

/** log(1 + e^(−ys)). */
export const logisticLoss = define('logisticLoss', 'logisticmarginloss binomialdeviance', parameters, of((m) => log(add(one, exp(negate(m))))), {
  stable: of((m) => add(max(zero, negate(m)), log1p(exp(negate(apply('abs', m)))))),
  properties: { parameter: 1, range: positiveReals, curvature: 'strictly convex', lipschitz: one },
  latex: '\\operatorname{logisticmarginloss}(y, s) = \\log(1 + e^{-y s})',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) eq. 10.18, without the factor 2',
  relatives: [
    ['log(1 + e^(ys)), without the minus sign', of((m) => log(add(one, exp(m))))],
    ['−log(1 + e^(−ys)), the log-likelihood', of((m) => negate(log(add(one, exp(negate(m))))))],
    ['the exponential loss', of((m) => exp(negate(m)))],
    ['another convention: in bits', of((m) => apply('divide', log(add(one, exp(negate(m)))), log(add(one, one))))],
  ],
  forms,
});

/** max(0, −ys). */
export const perceptronLoss = define('perceptronLoss', 'perceptronloss perceptroncriterion', parameters, of((m) => max(zero, negate(m))), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex', lipschitz: one },
  latex: '\\operatorname{perceptronloss}(y, s) = \\max(0, -y s)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 4.54',
  relatives: [
    ['max(0, ys), without the minus sign', of((m) => max(zero, m))],
    ['the hinge loss max(0, 1 − ys)', of((m) => max(zero, subtract(one, m)))],
    ['−ys, also where the label is right', of(negate)],
  ],
  forms,
});

const label = { kind: 'natural' } as const;

/** 1 for a wrong label, 0 for the right one. */
export const zeroOneLoss = define('zeroOneLoss', 'zerooneloss 01loss', [scalarParameter('y', label), scalarParameter('ŷ', label)], (y, prediction) => apply('notEqual', y, prediction), {
  latex: '\\operatorname{zerooneloss}(y, \\hat{y}) = \\mathbb{1}[y \\ne \\hat{y}]',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) §2.4',
  relatives: [
    ['1 for the right label', (y, prediction) => apply('equal', y, prediction)],
    ['the squared error', (y, prediction) => square(subtract(y, prediction))],
  ],
});

/** Squared loss of a margin: (1 − ys)². */
export const squaredMarginLoss = define('squaredMarginLoss', 'squaredmarginloss', parameters, of((m) => square(subtract(one, m))), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'strictly convex', limits: { below: infinity, above: infinity } },
  latex: '\\operatorname{squaredmarginloss}(y, s) = (1 - y s)^2',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) §10.6: the squared error of a label of 1 or −1',
  relatives: [
    ['(1 + ys)², with a wrong sign', of((m) => square(add(one, m)))],
    ['the squared hinge loss, 0 beyond the margin', of((m) => square(max(zero, subtract(one, m))))],
  ],
  forms,
});
