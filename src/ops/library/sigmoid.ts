import { add, divide, exp, infinity, log, multiply, negate, one, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { allReals, between, closedUnit, openUnit } from '../ranges';
import { abs, lessEqual, log1p, max, min, probability, scalarParameter, scale, select, tanh, two } from './build';

const plainSigmoid = (x: Expression): Expression => divide(one, add(one, exp(negate(x))));

/** σ(x) with no exponent above 0. */
export function stableSigmoid(x: Expression): Expression {
  return select(lessEqual(zero, x), plainSigmoid(x), divide(exp(x), add(one, exp(x))));
}

export const sigmoidOf = (x: Expression, form: 'stable' | 'plain'): Expression => (form === 'stable' ? stableSigmoid(x) : plainSigmoid(x));

export const sigmoid: LibraryOperator = {
  kind: 'library',
  name: 'sigmoid',
  aliases: ['sigmoid', 'σ', 'logistic', 'logisticsigmoid', 'logisticfunction', 'expit', 'sigm'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x], form) => sigmoidOf(x!, form),
  properties: {
    range: openUnit, monotone: 'increasing', lipschitz: rational(1, 4),
    derivative: ([x]) => multiply(plainSigmoid(x!), subtract(one, plainSigmoid(x!))), values: [[zero, rational(1, 2)]],
    limits: { below: zero, above: one },
  },
  latex: '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.30',
  relatives: [
    { shown: 'σ(−x) = 1 − σ(x)', expand: ([x]) => plainSigmoid(negate(x!)) },
    { shown: '1 + exp(−x), the reciprocal of σ(x)', expand: ([x]) => add(one, exp(negate(x!))) },
    { shown: '1/(1 − exp(−x)), with a wrong sign', expand: ([x]) => divide(one, subtract(one, exp(negate(x!)))) },
    { shown: 'tanh(x) = 2σ(2x) − 1', expand: ([x]) => tanh(x!) },
    { shown: 'σ(2x)', expand: ([x]) => plainSigmoid(scale(two, x!)) },
    { shown: 'log σ(x)', expand: ([x]) => log(plainSigmoid(x!)) },
  ],
};

export const logSigmoid: LibraryOperator = {
  kind: 'library',
  name: 'logSigmoid',
  aliases: ['logsigmoid', 'logσ'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x], form) =>
    form === 'stable' ? subtract(min(x!, zero), log1p(exp(negate(abs(x!))))) : log(plainSigmoid(x!)),
  properties: {
    range: between(negate(infinity), zero, '()'), monotone: 'increasing', curvature: 'strictly concave', lipschitz: one,
    derivative: ([x]) => plainSigmoid(negate(x!)), values: [[zero, negate(log(two))]], limits: { below: negate(infinity), above: zero },
  },
  latex: '\\operatorname{logsigmoid}(x) = \\log \\frac{1}{1 + e^{-x}}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.36: log σ(x) = −softplus(−x)',
  relatives: [
    { shown: 'log σ(−x)', expand: ([x]) => log(plainSigmoid(negate(x!))) },
    { shown: '−log σ(x)', expand: ([x]) => negate(log(plainSigmoid(x!))) },
  ],
};

/** The log-odds, inverse of the sigmoid. */
export const logit: LibraryOperator = {
  kind: 'library',
  name: 'logit',
  aliases: ['logit', 'logodds', 'inversesigmoid'],
  parameters: [scalarParameter('p', probability)],
  rank: 0,
  expand: ([p], form) => (form === 'stable' ? subtract(log(p!), log1p(negate(p!))) : log(divide(p!, subtract(one, p!)))),
  properties: {
    range: allReals, monotone: 'increasing', derivative: ([p]) => divide(one, multiply(p!, subtract(one, p!))), values: [[rational(1, 2), zero]],
  },
  latex: '\\operatorname{logit}(p) = \\log \\frac{p}{1 - p}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.38',
  relatives: [
    { shown: '−logit(p) = logit(1 − p)', expand: ([p]) => log(divide(subtract(one, p!), p!)) },
    { shown: 'p/(1 − p), the odds', expand: ([p]) => divide(p!, subtract(one, p!)) },
  ],
};

const mobileNet = (x: Expression): Expression => divide(min(max(add(x, rational(3)), zero), rational(6)), rational(6));
const kerasBefore3 = (x: Expression): Expression => min(max(add(divide(x, rational(5)), rational(1, 2)), zero), one);

/** The piecewise linear sigmoid of MobileNetV3, PyTorch and Keras 3: the slope is 1/6. */
export const hardSigmoid: LibraryOperator = {
  kind: 'library',
  name: 'hardSigmoid',
  aliases: ['hardsigmoid'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x]) => mobileNet(x!),
  properties: {
    range: closedUnit, monotone: 'nondecreasing', lipschitz: rational(1, 6),
    values: [[rational(-3), zero], [zero, rational(1, 2)], [rational(3), one]], limits: { below: zero, above: one },
  },
  latex: '\\operatorname{hardsigmoid}(x) = \\frac{\\min(\\max(x + 3, 0), 6)}{6}',
  source: 'Howard et al., Searching for MobileNetV3 (2019) §5.2',
  relatives: [
    { shown: 'clip(x/5 + 1/2, 0, 1), the form of older Keras', expand: ([x]) => kerasBefore3(x!) },
    { shown: 'clip(x + 3, 0, 6), not divided by 6', expand: ([x]) => min(max(add(x!, rational(3)), zero), rational(6)) },
  ],
};

/** The hard sigmoid of Theano and of Keras before version 3: the slope is 1/5. */
export const hardSigmoidKeras: LibraryOperator = {
  kind: 'library',
  name: 'hardSigmoidKeras',
  aliases: ['hardsigmoidkeras', 'kerashardsigmoid'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x]) => kerasBefore3(x!),
  properties: {
    range: closedUnit, monotone: 'nondecreasing', lipschitz: rational(1, 5),
    values: [[rational(-5, 2), zero], [zero, rational(1, 2)], [rational(5, 2), one]], limits: { below: zero, above: one },
  },
  latex: '\\operatorname{kerashardsigmoid}(x) = \\min\\left(\\max\\left(\\frac{x}{5} + \\frac{1}{2}, 0\\right), 1\\right)',
  source: 'Courbariaux, Bengio, David, BinaryConnect (2015) has (x + 1)/2; Keras 2, activations.hard_sigmoid',
  relatives: [
    { shown: 'clip(x/6 + 1/2, 0, 1), the form of PyTorch and Keras 3', expand: ([x]) => mobileNet(x!) },
    { shown: 'clip((x + 1)/2, 0, 1), the form of BinaryConnect', expand: ([x]) => min(max(divide(add(x!, one), two), zero), one) },
  ],
};
