import { add, apply, divide, exp, log, multiply, negate, one, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { nonnegativeReals, positiveReals } from '../ranges';
import { abs, form, log1p, max, nonnegative, positive, probability, scalarParameter, scale, sign, simplex, square, two, unit, vectorParameter, xlogy } from './build';
import { define, defineBoth } from './define';
import { ofMargin } from './surrogateLoss';
import { sigmoidOf } from './sigmoid';

/** max(0, 1 − y s) for a label y = ±1 and a score s. */
export const hinge: LibraryOperator = define('hinge', 'hinge hingeloss svmloss', [scalarParameter('y', sign), scalarParameter('s')], (y, score) => max(zero, subtract(one, multiply(y, score))), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex', lipschitz: one },
  latex: '\\operatorname{hinge}(y, s) = \\max(0, 1 - y s)',
  source: 'Cortes, Vapnik (1995); Hastie, Tibshirani, Friedman (2009) eq. 12.25; labels are −1 and 1',
  relatives: [
    ['max(0, 1 + y s), with a wrong sign', (y, score) => max(zero, add(one, multiply(y, score)))],
    ['max(0, −y s), the perceptron loss, without the margin', (y, score) => max(zero, negate(multiply(y, score)))],
    ['the squared hinge loss', (y, score) => square(max(zero, subtract(one, multiply(y, score))))],
  ],
  forms: [ofMargin],
});

export const squaredHinge: LibraryOperator = define('squaredHinge', 'squaredhinge squaredhingeloss l2hinge', [scalarParameter('y', sign), scalarParameter('s')], (y, score) => square(max(zero, subtract(one, multiply(y, score)))), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{hinge}^2(y, s) = \\max(0, 1 - y s)^2',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) table 12.1',
  relatives: [
    ['the hinge loss', (...operands) => hinge.expand(operands, 'plain')],
  ],
  forms: [ofMargin],
});

/** y log p + (1 − y) log(1 − p), with 0 log 0 = 0. */
function bernoulliLogLikelihood(y: Expression, p: Expression, form: 'stable' | 'plain'): Expression {
  const complement = subtract(one, y);
  const logOther = form === 'stable' ? multiply(complement, log1p(negate(p))) : xlogy(complement, subtract(one, p));
  return add(xlogy(y, p), logOther);
}

/** −y log p − (1 − y) log(1 − p) in nats: y the target, p the predicted probability. */
export const binaryCrossEntropy: LibraryOperator = defineBoth('binaryCrossEntropy', 'binarycrossentropy bce bceloss logisticloss binarylogloss', [scalarParameter('y', unit), scalarParameter('p', probability)], ([y, p], form) => negate(bernoulliLogLikelihood(y!, p!, form)), {
  properties: { parameter: 1, range: positiveReals, curvature: 'convex' },
  latex: '\\operatorname{BCE}(y, p) = -y \\log p - (1 - y) \\log(1 - p)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 4.90, one example, in nats',
  relatives: [
    ['y log p + (1 − y) log(1 − p), without the minus sign', (y, p) => bernoulliLogLikelihood(y, p, 'plain')],
    ['−p log y − (1 − p) log(1 − y), with the arguments exchanged', (y, p) => negate(bernoulliLogLikelihood(p, y, 'plain'))],
    ['−y log p, without the second term', (y, p) => negate(xlogy(y, p))],
    ['−y log(1 − p) − (1 − y) log p, with the classes exchanged', (y, p) => negate(bernoulliLogLikelihood(subtract(one, y), p, 'plain'))],
    ['−y log p + (1 − y) log(1 − p), with one wrong sign', (y, p) => subtract(xlogy(subtract(one, y), subtract(one, p)), xlogy(y, p))],
  ],
  forms: [form([scalarParameter('y', unit), scalarParameter('z')], (y, logit) => [y, apply('sigmoid', logit)])],
});

/** Binary cross-entropy of y against σ(z); stable: max(z, 0) − yz + log(1 + exp(−|z|)). */
export const bceWithLogits: LibraryOperator = defineBoth('bceWithLogits', 'bcewithlogits bcewithlogitsloss sigmoidcrossentropywithlogits sigmoidcrossentropy', [scalarParameter('y', unit), scalarParameter('z')], ([y, z], form) =>
    form === 'stable'
      ? add(subtract(max(z!, zero), multiply(y!, z!)), log1p(exp(negate(abs(z!)))))
      : negate(bernoulliLogLikelihood(y!, sigmoidOf(z!, 'plain'), 'plain')), {
  properties: {
    parameter: 1, range: positiveReals, curvature: 'strictly convex', lipschitz: one,
    derivative: ([y, z]) => subtract(sigmoidOf(z!, 'plain'), y!),
  },
  latex: '\\operatorname{BCE}(y, \\sigma(z)) = \\max(z, 0) - y z + \\log(1 + e^{-|z|})',
  source: 'Bishop (2006) eq. 4.90 with p = σ(z); the stable form as in Abadi et al., TensorFlow (2016)',
  relatives: [
    ['BCE(y, σ(−z))', (y, z) => negate(bernoulliLogLikelihood(y, sigmoidOf(negate(z), 'plain'), 'plain'))],
    ['−BCE(y, σ(z))', (y, z) => bernoulliLogLikelihood(y, sigmoidOf(z, 'plain'), 'plain')],
  ],
});

/** −α (1 − p)^γ log p for the probability p given to the true class. */
export const focal: LibraryOperator = define('focal', 'focal focalloss fl', [scalarParameter('p', probability), scalarParameter('γ', nonnegative, two), scalarParameter('α', positive, one)], (p, gamma, alpha) => negate(scale(alpha, multiply(power(subtract(one, p), gamma), log(p)))), {
  properties: { range: positiveReals, monotone: 'decreasing' },
  latex: '\\operatorname{focal}(p, \\gamma, \\alpha) = -\\alpha (1 - p)^\\gamma \\log p',
  source: 'Lin et al., Focal Loss for Dense Object Detection (2017) eq. 5',
  relatives: [
    ['the cross-entropy −α log p, with γ = 0', (p, _, alpha) => negate(multiply(alpha, log(p)))],
    ['−α p^γ log p, which weighs the easy examples', (p, gamma, alpha) => negate(multiply(alpha, power(p, gamma), log(p)))],
    ['α (1 − p)^γ log p, without the minus sign', (p, gamma, alpha) => multiply(alpha, power(subtract(one, p), gamma), log(p))],
  ],
});

/** A target mixed with the uniform distribution: (1 − ε) yᵢ + ε/K. */
export const labelSmoothing: LibraryOperator = define('labelSmoothing', 'labelsmoothing smoothedlabels lsr', [vectorParameter('y', simplex), scalarParameter('ε', probability, rational(1, 10))], (y, epsilon) =>
    loopsAround(y, epsilon).map(rangeOf(y), (i) =>
      add(multiply(subtract(one, epsilon), entryOf(y, i)), divide(epsilon, rangeLength(rangeOf(y))))), {
  rank: 1,
  properties: { curvature: 'affine', sumsToOne: true, permutation: 'equivariant', lipschitz: rational(9, 10) },
  latex: '\\operatorname{labelsmoothing}(y, \\epsilon)_i = (1 - \\epsilon) y_i + \\frac{\\epsilon}{\\operatorname{length}(y)}',
  source: 'Szegedy et al., Rethinking the Inception Architecture (2016) §7',
  relatives: [
    ['(1 − ε) yᵢ + ε/(K − 1)', (y, epsilon) =>
        loopsAround(y, epsilon).map(rangeOf(y), (i) =>
          add(multiply(subtract(one, epsilon), entryOf(y, i)), divide(epsilon, subtract(rangeLength(rangeOf(y)), one))))],
  ],
});

