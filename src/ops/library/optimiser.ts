import { add, divide, multiply, one, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { nonnegative, positive, probability, scalarParameter, sqrt, square } from './build';
import { define } from './define';

/**
 * One step of an optimiser for one weight θ with gradient g: the new weight. What the optimiser remembers (v, m) is
 * given as it was before the step.
 */
const [weight, gradient, learningRate] = [scalarParameter('θ'), scalarParameter('g'), scalarParameter('η', positive)];
const [velocity, momentum] = [scalarParameter('v'), scalarParameter('μ', probability)];
const stabiliser = scalarParameter('ε', nonnegative, zero);
/** Of squared gradients. */
const squares = scalarParameter('v', nonnegative);

const descend = (theta: Expression, rate: Expression, direction: Expression): Expression => subtract(theta, multiply(rate, direction));
const moving = (decay: Expression, before: Expression, now: Expression): Expression => add(multiply(decay, before), multiply(subtract(one, decay), now));

export const sgdStep: LibraryOperator = define('sgdStep', 'sgdstep sgdupdate gradientdescentstep gradientdescentupdate', [weight, gradient, learningRate], (theta, g, rate) => descend(theta, rate, g), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{sgdstep}(\\theta, g, \\eta) = \\theta - \\eta g',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) algorithm 8.1',
  relatives: [
    ['θ + ηg, gradient ascent', (theta, g, rate) => add(theta, multiply(rate, g))],
    ['θ − g, without the learning rate', (theta, g) => subtract(theta, g)],
  ],
});

/** v ← μv + g, θ ← θ − ηv: the velocity is a sum of gradients. */
export const momentumStep: LibraryOperator = define('momentumStep', 'momentumstep momentumupdate heavyball', [weight, gradient, velocity, learningRate, momentum], (theta, g, v, rate, mu) => descend(theta, rate, add(multiply(mu, v), g)), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{momentumstep}(\\theta, g, v, \\eta, \\mu) = \\theta - \\eta (\\mu v + g)',
  source: 'Paszke et al., PyTorch (2019), torch.optim.SGD; the velocity without the learning rate',
  relatives: [
    ['θ + μv − ηg, another convention: the learning rate is in the velocity', (theta, g, v, rate, mu) => add(theta, subtract(multiply(mu, v), multiply(rate, g)))],
    ['θ − η(μv + (1 − μ)g), another convention: the velocity is an average', (theta, g, v, rate, mu) => descend(theta, rate, moving(mu, v, g))],
    ['θ − η(μv − g), with a wrong sign', (theta, g, v, rate, mu) => descend(theta, rate, subtract(multiply(mu, v), g))],
  ],
});

/** v ← μv − ηg, θ ← θ + v: the velocity is a step. */
export const classicalMomentumStep: LibraryOperator = define('classicalMomentumStep', 'classicalmomentumstep classicalmomentum', [weight, gradient, velocity, learningRate, momentum], (theta, g, v, rate, mu) => add(theta, subtract(multiply(mu, v), multiply(rate, g))), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{classicalmomentum}(\\theta, g, v, \\eta, \\mu) = \\theta + \\mu v - \\eta g',
  source: 'Sutskever et al., On the Importance of Initialization and Momentum (2013) eq. 1, 2',
  relatives: [
    ['θ − η(μv + g), another convention: the learning rate is not in the velocity', (...operands) => momentumStep.expand(operands, 'plain')],
    ['θ + μv + ηg, with a wrong sign', (theta, g, v, rate, mu) => add(theta, multiply(mu, v), multiply(rate, g))],
  ],
});

/** v ← μv + g, θ ← θ − η(g + μv): the gradient is taken where the weight stands. */
export const nesterovStep: LibraryOperator = define('nesterovStep', 'nesterovstep nesterovupdate nesterovmomentum', [weight, gradient, velocity, learningRate, momentum], (theta, g, v, rate, mu) => descend(theta, rate, add(g, multiply(mu, add(multiply(mu, v), g)))), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{nesterovstep}(\\theta, g, v, \\eta, \\mu) = \\theta - \\eta (g + \\mu (\\mu v + g))',
  source: 'Bengio, Boulanger-Lewandowski, Pascanu, Advances in Optimizing Recurrent Networks (2013) eq. 7; torch.optim.SGD',
  relatives: [
    ['momentum without looking ahead', (...operands) => momentumStep.expand(operands, 'plain')],
    ['θ − η(g + μv), with the velocity before the step', (theta, g, v, rate, mu) => descend(theta, rate, add(g, multiply(mu, v)))],
  ],
});

/** θ − ηg/(√(v + g²) + ε), v the sum of squared gradients before. */
export const adagradStep: LibraryOperator = define('adagradStep', 'adagradstep adagradupdate adagrad', [weight, gradient, squares, learningRate, stabiliser], (theta, g, v, rate, epsilon) => subtract(theta, divide(multiply(rate, g), add(sqrt(add(v, square(g))), epsilon))), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{adagradstep}(\\theta, g, v, \\eta, \\epsilon) = \\theta - \\frac{\\eta g}{\\sqrt{v + g^2} + \\epsilon}',
  source: 'Duchi, Hazan, Singer, Adaptive Subgradient Methods (2011) §1.2; ε outside the root',
  relatives: [
    ['without the root', (theta, g, v, rate, epsilon) => subtract(theta, divide(multiply(rate, g), add(v, square(g), epsilon)))],
    ['with the sum before this gradient', (theta, g, v, rate, epsilon) => subtract(theta, divide(multiply(rate, g), add(sqrt(v), epsilon)))],
    ['another convention: ε inside the root', (theta, g, v, rate, epsilon) => subtract(theta, divide(multiply(rate, g), sqrt(add(v, square(g), epsilon))))],
  ],
});

/** θ − ηg/(√(ρv + (1 − ρ)g²) + ε). */
export const rmspropStep: LibraryOperator = define('rmspropStep', 'rmspropstep rmspropupdate rmsprop', [weight, gradient, squares, learningRate, scalarParameter('ρ', probability), stabiliser], (theta, g, v, rate, decay, epsilon) =>
    subtract(theta, divide(multiply(rate, g), add(sqrt(moving(decay, v, square(g))), epsilon))), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{rmspropstep}(\\theta, g, v, \\eta, \\rho, \\epsilon) = \\theta - \\frac{\\eta g}{\\sqrt{\\rho v + (1 - \\rho) g^2} + \\epsilon}',
  source: 'Tieleman, Hinton, Lecture 6.5 (2012); Goodfellow et al. (2016) algorithm 8.5; ε outside the root',
  relatives: [
    ['AdaGrad: the sum of squares, which does not decay', (theta, g, v, rate, _, epsilon) => adagradStep.expand([theta, g, v, rate, epsilon], 'plain')],
    ['with the decay the wrong way round', (theta, g, v, rate, decay, epsilon) => rmspropStep.expand([theta, g, v, rate, subtract(one, decay), epsilon], 'plain')],
    ['without the root', (theta, g, v, rate, decay, epsilon) => subtract(theta, divide(multiply(rate, g), add(moving(decay, v, square(g)), epsilon)))],
  ],
});

const adamParameters: LibraryOperator['parameters'] = [
  weight, gradient, scalarParameter('m'), squares, scalarParameter('t', positive), learningRate,
  scalarParameter('β_1', probability, rational(9, 10)), scalarParameter('β_2', probability, rational(999, 1000)), stabiliser,
];

const corrected = (average: Expression, decay: Expression, t: Expression): Expression => divide(average, subtract(one, power(decay, t)));

/** m̂/(√v̂ + ε) for the averages after this step. */
function adamDirection([, g, m, v, t, , decay1, decay2, epsilon]: readonly Expression[], correct: typeof corrected): Expression {
  const first = correct(moving(decay1!, m!, g!), decay1!, t!);
  const second = correct(moving(decay2!, v!, square(g!)), decay2!, t!);
  return divide(first, add(sqrt(second), epsilon!));
}

/** Adam with both averages corrected for their start at 0; t counts from 1. */
export const adamStep: LibraryOperator = define('adamStep', 'adamstep adamupdate', adamParameters, (...operands) => descend(operands[0]!, operands[5]!, adamDirection(operands, corrected)), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{adamstep}(\\theta, g, m, v, t, \\eta, \\beta_1, \\beta_2, \\epsilon) = \\theta - \\eta \\frac{\\frac{\\beta_1 m + (1 - \\beta_1) g}{1 - \\beta_1^t}}{\\sqrt{\\frac{\\beta_2 v + (1 - \\beta_2) g^2}{1 - \\beta_2^t}} + \\epsilon}',
  source: 'Kingma, Ba, Adam: A Method for Stochastic Optimization (2015) algorithm 1',
  relatives: [
    ['Adam without the correction of the averages', (...operands) => descend(operands[0]!, operands[5]!, adamDirection(operands, (average) => average))],
    ['with β t for the power βᵗ', (...operands) => descend(operands[0]!, operands[5]!, adamDirection(operands, (average, decay, t) => divide(average, subtract(one, multiply(decay, t)))))],
    ['gradient ascent', (...operands) => add(operands[0]!, multiply(operands[5]!, adamDirection(operands, corrected)))],
  ],
});

/** Adam with decoupled weight decay: the decay is not part of the gradient. */
export const adamWStep: LibraryOperator = define('adamWStep', 'adamwstep adamwupdate adamw', [...adamParameters, scalarParameter('λ', nonnegative, rational(1, 100))], (...operands) => descend(operands[0]!, operands[5]!, add(adamDirection(operands, corrected), multiply(operands[9]!, operands[0]!))), {
  properties: { curvature: 'affine' },
  latex: '\\operatorname{adamwstep}(\\theta, g, m, v, t, \\eta, \\beta_1, \\beta_2, \\epsilon, \\lambda) = \\theta - \\eta \\left(\\frac{\\frac{\\beta_1 m + (1 - \\beta_1) g}{1 - \\beta_1^t}}{\\sqrt{\\frac{\\beta_2 v + (1 - \\beta_2) g^2}{1 - \\beta_2^t}} + \\epsilon} + \\lambda \\theta\\right)',
  source: 'Loshchilov, Hutter, Decoupled Weight Decay Regularization (2019) algorithm 2, schedule η',
  relatives: [
    ['Adam with L2 regularisation: the decay within the gradient', (theta, g, ...rest) => adamStep.expand([theta, add(g, multiply(rest[7]!, theta)), ...rest.slice(0, 7)], 'plain')],
    ['Adam, without weight decay', (...operands) => adamStep.expand(operands.slice(0, 9), 'plain')],
    ['with a wrong sign of the decay', (...operands) => descend(operands[0]!, operands[5]!, subtract(adamDirection(operands, corrected), multiply(operands[9]!, operands[0]!)))],
  ],
});
