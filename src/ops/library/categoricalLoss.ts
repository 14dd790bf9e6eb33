import { divide, exp, log, multiply, negate, one, subtract } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import type { Properties } from '../properties';
import { positiveReals } from '../ranges';
import { positive, scalarParameter, simplex, vectorParameter } from './build';
import { define, defineBoth } from './define';
import { logSumExp, softmax } from './softmax';

const oneHot: Domain = { kind: 'one-hot' };

/** ∑ yᵢ zᵢ. */
const weighted = (y: Expression, z: Expression): Expression => loopsAround(y, z).sum(rangeOf(y), (i) => multiply(entryOf(y, i), entryOf(z, i)));

/** −∑ yᵢ log softmax(z)ᵢ; stable: log-sum-exp of z less ∑ yᵢ zᵢ, since ∑ yᵢ = 1. */
function fromLogits(y: Expression, z: Expression, form: 'stable' | 'plain'): Expression {
  if (form === 'stable') return subtract(logSumExp.expand([z], 'stable'), weighted(y, z));
  const loops = loopsAround(y, z);
  const partition = loops.sum(rangeOf(z), (j) => exp(entryOf(z, j)));
  return negate(loops.sum(rangeOf(y), (i) => multiply(entryOf(y, i), log(divide(exp(entryOf(z, i)), partition)))));
}

const scaledBy = (z: Expression, temperature: Expression): Expression => loopsAround(z, temperature).map(rangeOf(z), (i) => divide(entryOf(z, i), temperature));

/** softmax(z) − y. */
const gradient = ([y, z]: readonly Expression[]): Expression => {
  const weights = softmax.expand([z!, one], 'plain');
  return loopsAround(y!, z!, weights).map(rangeOf(z!), (i) => subtract(entryOf(weights, i), entryOf(y!, i)));
};

const logitLoss: Properties = { parameter: 1, range: positiveReals, curvature: 'convex', shift: 'invariant' };

/**
 * −∑ yᵢ zᵢ for log-probabilities z; y one-hot, so that it is −z of the true class. What authors call the negative
 * log-likelihood is that of any model.
 */
export const nllLoss: LibraryOperator = define('nllLoss', 'nllloss', [vectorParameter('y', oneHot), vectorParameter('z')], (y, z) => negate(weighted(y, z)), {
  properties: { parameter: 1, curvature: 'affine', parity: 'odd', homogeneous: 1, lipschitz: one },
  latex: '\\operatorname{NLLLoss}(y, z) = -\\sum_{i=1}^{K} y_i z_i',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 5.59, one example, z = log p',
  relatives: [
    ['the log-likelihood, without the minus sign', (y, z) => weighted(y, z)],
    ['−∑ᵢ yᵢ log zᵢ: the logarithm is taken already', (y, z) => negate(loopsAround(y, z).sum(rangeOf(y), (i) => multiply(entryOf(y, i), log(entryOf(z, i)))))],
  ],
});

/** Cross-entropy of the target y against softmax(z), in nats. */
export const crossEntropyWithLogits: LibraryOperator = defineBoth('crossEntropyWithLogits', 'crossentropywithlogits softmaxcrossentropy softmaxcrossentropywithlogits softmaxloss', [vectorParameter('y', simplex), vectorParameter('z')], ([y, z], form) => fromLogits(y!, z!, form), {
  properties: { ...logitLoss, derivative: gradient },
  latex: '\\operatorname{softmaxcrossentropy}(y, z) = -\\sum_{i=1}^{K} y_i \\log \\frac{e^{z_i}}{\\sum_{j=1}^{K} e^{z_j}}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 4.108, one example',
  relatives: [
    ['without the minus sign', (y, z) => negate(fromLogits(y, z, 'plain'))],
    ['against softmin(z) = softmax(−z)', (y, z) => fromLogits(y, scaledBy(z, negate(one)), 'plain')],
    ['−∑ᵢ yᵢ zᵢ, the logits not normalised', (y, z) => negate(weighted(y, z))],
  ],
});

/** −log of the share that the positive (y one-hot) has among exp(sⱼ/τ), τ the temperature. */
export const infoNce: LibraryOperator = defineBoth('infoNce', 'infonce infonceloss ntxent', [vectorParameter('y', oneHot), vectorParameter('s'), scalarParameter('τ', positive, one)], ([y, scores, temperature], form) => fromLogits(y!, scaledBy(scores!, temperature!), form), {
  properties: {
    ...logitLoss,
    derivative: ([y, scores, temperature]) => divide(gradient([y!, scaledBy(scores!, temperature!)]), temperature!),
  },
  latex: '\\operatorname{InfoNCE}(y, s, \\tau) = -\\sum_{i=1}^{n} y_i \\log \\frac{e^{s_i / \\tau}}{\\sum_{j=1}^{n} e^{s_j / \\tau}}',
  source: 'van den Oord, Li, Vinyals, Contrastive Predictive Coding (2018) eq. 4; the positive is among those summed',
  relatives: [
    ['multiplied by the temperature instead of divided', (y, scores, temperature) => fromLogits(y, scaledBy(scores, divide(one, temperature)), 'plain')],
    ['without the minus sign', (y, scores, temperature) => negate(fromLogits(y, scaledBy(scores, temperature), 'plain'))],
    ['with the negatives alone in the denominator', (y, scores, temperature) => {
        const loops = loopsAround(y, scores, temperature);
        const weight = (i: Expression): Expression => exp(divide(entryOf(scores, i), temperature));
        const others = loops.sum(rangeOf(y), (j) => multiply(subtract(one, entryOf(y, j)), weight(j)));
        return negate(log(divide(loops.sum(rangeOf(y), (i) => multiply(entryOf(y, i), weight(i))), others)));
      }],
  ],
});
