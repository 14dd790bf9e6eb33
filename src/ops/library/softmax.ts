import { add, apply, divide, exp, infinity, log, multiply, negate, one, power, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { allReals, between, openUnit } from '../ranges';
import { form, half, positive, scalarParameter, scale, two, vectorParameter } from './build';
import { defineBoth } from './define';

type Form = 'stable' | 'plain';

/** exp(β xᵢ) / ∑ⱼ exp(β xⱼ); stable: with the largest β xⱼ taken off every exponent, so that none exceeds 0. */
function softmaxOf(x: Expression, beta: Expression, form: Form): Expression {
  const loops = loopsAround(x, beta);
  const range = rangeOf(x);
  const logit = (i: Expression): Expression => scale(beta, entryOf(x, i));
  const weight = (i: Expression): Expression =>
    exp(form === 'stable' ? subtract(logit(i), loops.reduce('max', range, logit)) : logit(i));
  return loops.map(range, (i) => divide(weight(i), loops.sum(range, weight)));
}

/** ∂softmax(βx)ᵢ/∂xₖ = β sᵢ (δᵢₖ − sₖ). */
function jacobian(x: Expression, beta: Expression): Expression {
  const weights = softmaxOf(x, beta, 'plain');
  const loops = loopsAround(x, beta, weights);
  const range = rangeOf(x);
  return loops.map(range, (i) => loops.map(range, (k) => multiply(beta, entryOf(weights, i), subtract(apply('equal', i, k), entryOf(weights, k)))));
}

function logSumExpOf(x: Expression, form: Form): Expression {
  const loops = loopsAround(x);
  const range = rangeOf(x);
  if (form === 'plain') return log(loops.sum(range, (i) => exp(entryOf(x, i))));
  const largest = loops.reduce('max', range, (i) => entryOf(x, i));
  return add(largest, log(loops.sum(range, (i) => exp(subtract(entryOf(x, i), largest)))));
}

/** Temperature T is β = 1/T. */
export const softmax: LibraryOperator = defineBoth('softmax', 'softmax smax softargmax normalizedexponential normalisedexponential boltzmann softmaxpolicy boltzmannpolicy boltzmannexploration', [vectorParameter('x'), scalarParameter('β', positive, one)], ([x, beta], form) => softmaxOf(x!, beta!, form), {
  rank: 1,
  properties: {
    range: openUnit, sumsToOne: true, shift: 'invariant', permutation: 'equivariant', lipschitz: half,
    derivative: ([x, beta]) => jacobian(x!, beta!),
  },
  latex: '\\operatorname{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_{j=1}^{d} e^{x_j}}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 6.29',
  relatives: [
    ['softmax(−x), the softmin or Gibbs convention', (x, beta) => softmaxOf(x, negate(beta), 'plain')],
    ['exp(xᵢ), not normalised', (x, beta) => loopsAround(x, beta).map(rangeOf(x), (i) => exp(scale(beta, entryOf(x, i))))],
    ['softmax(x/β), with the temperature where its inverse belongs', (x, beta) => softmaxOf(x, divide(one, beta), 'plain')],
    ['log softmax(x)', (x, beta) => logSoftmaxOf(loopsAround(x, beta).map(rangeOf(x), (i) => scale(beta, entryOf(x, i))), 'plain')],
  ],
  forms: [form([vectorParameter('x'), scalarParameter('τ', positive)], (x, temperature) => [x, divide(one, temperature)])],
});

/** Softmax to another base b: b^xᵢ / ∑ⱼ b^xⱼ, which is softmax with β = log b. */
export const softmaxBase: LibraryOperator = defineBoth('softmaxBase', 'softmaxbase basesoftmax', [vectorParameter('x'), scalarParameter('b', positive, two)], ([x, base], form) => {
    if (form === 'stable') return softmaxOf(x!, log(base!), 'stable');
    const loops = loopsAround(x!, base!);
    const weight = (i: Expression): Expression => power(base!, entryOf(x!, i));
    return loops.map(rangeOf(x!), (i) => divide(weight(i), loops.sum(rangeOf(x!), weight)));
  }, {
  rank: 1,
  properties: { range: openUnit, sumsToOne: true, shift: 'invariant', permutation: 'equivariant' },
  latex: '\\operatorname{softmax}_b(x)_i = \\frac{b^{x_i}}{\\sum_{j=1}^{d} b^{x_j}}',
  source: 'Bridle (1990), Probabilistic interpretation of feedforward classification network outputs; b = exp(β)',
  relatives: [
    ['softmax(x), to base e', (x) => softmaxOf(x, one, 'plain')],
  ],
});

/** softmax(−x): weight falls with x, as Gibbs has it for energies. */
export const softmin: LibraryOperator = defineBoth('softmin', 'softmin gibbs softargmin gibbsdistribution boltzmanndistribution', [vectorParameter('x'), scalarParameter('β', positive, one)], ([x, beta], form) => softmaxOf(x!, negate(beta!), form), {
  rank: 1,
  properties: {
    range: openUnit, sumsToOne: true, shift: 'invariant', permutation: 'equivariant', lipschitz: half,
    derivative: ([x, beta]) => jacobian(x!, negate(beta!)),
  },
  latex: '\\operatorname{softmin}(x)_i = \\frac{e^{-x_i}}{\\sum_{j=1}^{d} e^{-x_j}}',
  source: 'LeCun et al., A Tutorial on Energy-Based Learning (2006) eq. 7',
  relatives: [
    ['softmax(x)', (x, beta) => softmaxOf(x, beta, 'plain')],
    ['1 − softmax(x)', (x, beta) => {
        const weights = softmaxOf(x, beta, 'plain');
        return loopsAround(x, beta, weights).map(rangeOf(x), (i) => subtract(one, entryOf(weights, i)));
      }],
  ],
  forms: [form([vectorParameter('x'), scalarParameter('τ', positive)], (x, temperature) => [x, divide(one, temperature)])],
});

function logSoftmaxOf(x: Expression, form: Form): Expression {
  const loops = loopsAround(x);
  const range = rangeOf(x);
  if (form === 'plain') {
    return loops.map(range, (i) => log(divide(exp(entryOf(x, i)), loops.sum(range, (j) => exp(entryOf(x, j))))));
  }
  const normaliser = logSumExpOf(x, 'stable');
  return loopsAround(x, normaliser).map(range, (i) => subtract(entryOf(x, i), normaliser));
}

export const logSoftmax: LibraryOperator = defineBoth('logSoftmax', 'logsoftmax lsm', [vectorParameter('x')], ([x], form) => logSoftmaxOf(x!, form), {
  rank: 1,
  properties: { range: between(negate(infinity), zero, '()'), shift: 'invariant', permutation: 'equivariant', curvature: 'concave' },
  latex: '\\operatorname{logsoftmax}(x)_i = x_i - \\log \\sum_{j=1}^{d} e^{x_j}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 6.30',
  relatives: [
    ['softmax(x)', (x) => softmaxOf(x, one, 'plain')],
    ['−log softmax(x)', (x) => {
        const values = logSoftmaxOf(x, 'plain');
        return loopsAround(x, values).map(rangeOf(x), (i) => negate(entryOf(values, i)));
      }],
  ],
});

/** log ∑ exp(xᵢ), in nats; stable: with the maximum taken out. */
export const logSumExp: LibraryOperator = defineBoth('logSumExp', 'logsumexp lse realsoftmax softmaximum smoothmax', [vectorParameter('x')], ([x], form) => logSumExpOf(x!, form), {
  properties: {
    range: allReals, monotone: 'increasing', curvature: 'convex', shift: 'equivariant', permutation: 'invariant', lipschitz: one,
    derivative: ([x]) => softmaxOf(x!, one, 'plain'),
  },
  latex: '\\operatorname{LSE}(x) = \\log \\sum_{i=1}^{d} e^{x_i}',
  source: 'Boyd, Vandenberghe, Convex Optimization (2004) §3.1.5; Blanchard, Higham, Higham (2021) eq. 1.3',
  relatives: [
    ['maxᵢ xᵢ', (x) => loopsAround(x).reduce('max', rangeOf(x), (i) => entryOf(x, i))],
    ['∑ᵢ exp(xᵢ), without the logarithm', (x) => loopsAround(x).sum(rangeOf(x), (i) => exp(entryOf(x, i)))],
    ['log ∑ᵢ exp(−xᵢ)', (x) => log(loopsAround(x).sum(rangeOf(x), (i) => exp(negate(entryOf(x, i)))))],
    ['∑ᵢ xᵢ, the logarithm taken inside', (x) => loopsAround(x).sum(rangeOf(x), (i) => entryOf(x, i))],
  ],
});
