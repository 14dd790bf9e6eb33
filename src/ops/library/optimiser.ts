import { add, divide, multiply, one, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { nonnegative, positive, probability, scalarParameter, sqrt, square } from './build';

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

export const sgdStep: LibraryOperator = {
  kind: 'library',
  name: 'sgdStep',
  aliases: ['sgdstep', 'sgdupdate', 'gradientdescentstep', 'gradientdescentupdate'],
  parameters: [weight, gradient, learningRate],
  rank: 0,
  expand: ([theta, g, rate]) => descend(theta!, rate!, g!),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{sgdstep}(\\theta, g, \\eta) = \\theta - \\eta g',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) algorithm 8.1',
  relatives: [
    { shown: 'θ + ηg, gradient ascent', expand: ([theta, g, rate]) => add(theta!, multiply(rate!, g!)) },
    { shown: 'θ − g, without the learning rate', expand: ([theta, g]) => subtract(theta!, g!) },
  ],
};

/** v ← μv + g, θ ← θ − ηv: the velocity is a sum of gradients. */
export const momentumStep: LibraryOperator = {
  kind: 'library',
  name: 'momentumStep',
  aliases: ['momentumstep', 'momentumupdate', 'heavyball'],
  parameters: [weight, gradient, velocity, learningRate, momentum],
  rank: 0,
  expand: ([theta, g, v, rate, mu]) => descend(theta!, rate!, add(multiply(mu!, v!), g!)),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{momentumstep}(\\theta, g, v, \\eta, \\mu) = \\theta - \\eta (\\mu v + g)',
  source: 'Paszke et al., PyTorch (2019), torch.optim.SGD; the velocity without the learning rate',
  relatives: [
    { shown: 'θ + μv − ηg, another convention: the learning rate is in the velocity', expand: ([theta, g, v, rate, mu]) => add(theta!, subtract(multiply(mu!, v!), multiply(rate!, g!))) },
    { shown: 'θ − η(μv + (1 − μ)g), another convention: the velocity is an average', expand: ([theta, g, v, rate, mu]) => descend(theta!, rate!, moving(mu!, v!, g!)) },
    { shown: 'θ − η(μv − g), with a wrong sign', expand: ([theta, g, v, rate, mu]) => descend(theta!, rate!, subtract(multiply(mu!, v!), g!)) },
  ],
};

/** v ← μv − ηg, θ ← θ + v: the velocity is a step. */
export const classicalMomentumStep: LibraryOperator = {
  kind: 'library',
  name: 'classicalMomentumStep',
  aliases: ['classicalmomentumstep', 'classicalmomentum'],
  parameters: [weight, gradient, velocity, learningRate, momentum],
  rank: 0,
  expand: ([theta, g, v, rate, mu]) => add(theta!, subtract(multiply(mu!, v!), multiply(rate!, g!))),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{classicalmomentum}(\\theta, g, v, \\eta, \\mu) = \\theta + \\mu v - \\eta g',
  source: 'Sutskever et al., On the Importance of Initialization and Momentum (2013) eq. 1, 2',
  relatives: [
    { shown: 'θ − η(μv + g), another convention: the learning rate is not in the velocity', expand: (operands) => momentumStep.expand(operands, 'plain') },
    { shown: 'θ + μv + ηg, with a wrong sign', expand: ([theta, g, v, rate, mu]) => add(theta!, multiply(mu!, v!), multiply(rate!, g!)) },
  ],
};

/** v ← μv + g, θ ← θ − η(g + μv): the gradient is taken where the weight stands. */
export const nesterovStep: LibraryOperator = {
  kind: 'library',
  name: 'nesterovStep',
  aliases: ['nesterovstep', 'nesterovupdate', 'nesterovmomentum'],
  parameters: [weight, gradient, velocity, learningRate, momentum],
  rank: 0,
  expand: ([theta, g, v, rate, mu]) => descend(theta!, rate!, add(g!, multiply(mu!, add(multiply(mu!, v!), g!)))),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{nesterovstep}(\\theta, g, v, \\eta, \\mu) = \\theta - \\eta (g + \\mu (\\mu v + g))',
  source: 'Bengio, Boulanger-Lewandowski, Pascanu, Advances in Optimizing Recurrent Networks (2013) eq. 7; torch.optim.SGD',
  relatives: [
    { shown: 'momentum without looking ahead', expand: (operands) => momentumStep.expand(operands, 'plain') },
    { shown: 'θ − η(g + μv), with the velocity before the step', expand: ([theta, g, v, rate, mu]) => descend(theta!, rate!, add(g!, multiply(mu!, v!))) },
  ],
};

/** θ − ηg/(√(v + g²) + ε), v the sum of squared gradients before. */
export const adagradStep: LibraryOperator = {
  kind: 'library',
  name: 'adagradStep',
  aliases: ['adagradstep', 'adagradupdate', 'adagrad'],
  parameters: [weight, gradient, squares, learningRate, stabiliser],
  rank: 0,
  expand: ([theta, g, v, rate, epsilon]) => subtract(theta!, divide(multiply(rate!, g!), add(sqrt(add(v!, square(g!))), epsilon!))),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{adagradstep}(\\theta, g, v, \\eta, \\epsilon) = \\theta - \\frac{\\eta g}{\\sqrt{v + g^2} + \\epsilon}',
  source: 'Duchi, Hazan, Singer, Adaptive Subgradient Methods (2011) §1.2; ε outside the root',
  relatives: [
    { shown: 'without the root', expand: ([theta, g, v, rate, epsilon]) => subtract(theta!, divide(multiply(rate!, g!), add(v!, square(g!), epsilon!))) },
    { shown: 'with the sum before this gradient', expand: ([theta, g, v, rate, epsilon]) => subtract(theta!, divide(multiply(rate!, g!), add(sqrt(v!), epsilon!))) },
    { shown: 'another convention: ε inside the root', expand: ([theta, g, v, rate, epsilon]) => subtract(theta!, divide(multiply(rate!, g!), sqrt(add(v!, square(g!), epsilon!)))) },
  ],
};

/** θ − ηg/(√(ρv + (1 − ρ)g²) + ε). */
export const rmspropStep: LibraryOperator = {
  kind: 'library',
  name: 'rmspropStep',
  aliases: ['rmspropstep', 'rmspropupdate', 'rmsprop'],
  parameters: [weight, gradient, squares, learningRate, scalarParameter('ρ', probability), stabiliser],
  rank: 0,
  expand: ([theta, g, v, rate, decay, epsilon]) =>
    subtract(theta!, divide(multiply(rate!, g!), add(sqrt(moving(decay!, v!, square(g!))), epsilon!))),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{rmspropstep}(\\theta, g, v, \\eta, \\rho, \\epsilon) = \\theta - \\frac{\\eta g}{\\sqrt{\\rho v + (1 - \\rho) g^2} + \\epsilon}',
  source: 'Tieleman, Hinton, Lecture 6.5 (2012); Goodfellow et al. (2016) algorithm 8.5; ε outside the root',
  relatives: [
    { shown: 'AdaGrad: the sum of squares, which does not decay', expand: ([theta, g, v, rate, , epsilon]) => adagradStep.expand([theta!, g!, v!, rate!, epsilon!], 'plain') },
    { shown: 'with the decay the wrong way round', expand: ([theta, g, v, rate, decay, epsilon]) => rmspropStep.expand([theta!, g!, v!, rate!, subtract(one, decay!), epsilon!], 'plain') },
    { shown: 'without the root', expand: ([theta, g, v, rate, decay, epsilon]) => subtract(theta!, divide(multiply(rate!, g!), add(moving(decay!, v!, square(g!)), epsilon!))) },
  ],
};

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
export const adamStep: LibraryOperator = {
  kind: 'library',
  name: 'adamStep',
  aliases: ['adamstep', 'adamupdate'],
  parameters: adamParameters,
  rank: 0,
  expand: (operands) => descend(operands[0]!, operands[5]!, adamDirection(operands, corrected)),
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{adamstep}(\\theta, g, m, v, t, \\eta, \\beta_1, \\beta_2, \\epsilon) = \\theta - \\eta \\frac{\\frac{\\beta_1 m + (1 - \\beta_1) g}{1 - \\beta_1^t}}{\\sqrt{\\frac{\\beta_2 v + (1 - \\beta_2) g^2}{1 - \\beta_2^t}} + \\epsilon}',
  source: 'Kingma, Ba, Adam: A Method for Stochastic Optimization (2015) algorithm 1',
  relatives: [
    { shown: 'Adam without the correction of the averages', expand: (operands) => descend(operands[0]!, operands[5]!, adamDirection(operands, (average) => average)) },
    { shown: 'with β t for the power βᵗ', expand: (operands) => descend(operands[0]!, operands[5]!, adamDirection(operands, (average, decay, t) => divide(average, subtract(one, multiply(decay, t))))) },
    { shown: 'gradient ascent', expand: (operands) => add(operands[0]!, multiply(operands[5]!, adamDirection(operands, corrected))) },
  ],
};

/** Adam with decoupled weight decay: the decay is not part of the gradient. */
export const adamWStep: LibraryOperator = {
  kind: 'library',
  name: 'adamWStep',
  aliases: ['adamwstep', 'adamwupdate', 'adamw'],
  parameters: [...adamParameters, scalarParameter('λ', nonnegative, rational(1, 100))],
  rank: 0,
  expand: (operands) => descend(operands[0]!, operands[5]!, add(adamDirection(operands, corrected), multiply(operands[9]!, operands[0]!))),
  properties: { curvature: 'affine' },
  latex: '\\operatorname{adamwstep}(\\theta, g, m, v, t, \\eta, \\beta_1, \\beta_2, \\epsilon, \\lambda) = \\theta - \\eta \\left(\\frac{\\frac{\\beta_1 m + (1 - \\beta_1) g}{1 - \\beta_1^t}}{\\sqrt{\\frac{\\beta_2 v + (1 - \\beta_2) g^2}{1 - \\beta_2^t}} + \\epsilon} + \\lambda \\theta\\right)',
  source: 'Loshchilov, Hutter, Decoupled Weight Decay Regularization (2019) algorithm 2, schedule η',
  relatives: [
    {
      shown: 'Adam with L2 regularisation: the decay within the gradient',
      expand: ([theta, g, ...rest]) => adamStep.expand([theta!, add(g!, multiply(rest[7]!, theta!)), ...rest.slice(0, 7)], 'plain'),
    },
    { shown: 'Adam, without weight decay', expand: (operands) => adamStep.expand(operands.slice(0, 9), 'plain') },
    { shown: 'with a wrong sign of the decay', expand: (operands) => descend(operands[0]!, operands[5]!, subtract(adamDirection(operands, corrected), multiply(operands[9]!, operands[0]!))) },
  ],
};
