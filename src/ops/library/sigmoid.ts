import { add, divide, exp, infinity, log, multiply, negate, one, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { allReals, between, closedUnit, openUnit } from '../ranges';
import { abs, lessEqual, log1p, max, min, probability, scalarParameter, scale, select, tanh, two } from './build';
import { define, defineBoth } from './define';

const plainSigmoid = (x: Expression): Expression => divide(one, add(one, exp(negate(x))));

/** σ(x) with no exponent above 0. */
export function stableSigmoid(x: Expression): Expression {
  return select(lessEqual(zero, x), plainSigmoid(x), divide(exp(x), add(one, exp(x))));
}

export const sigmoidOf = (x: Expression, form: 'stable' | 'plain'): Expression => (form === 'stable' ? stableSigmoid(x) : plainSigmoid(x));

export const sigmoid: LibraryOperator = defineBoth('sigmoid', 'sigmoid σ logistic logisticsigmoid logisticfunction expit sigm', [scalarParameter('x')], ([x], form) => sigmoidOf(x!, form), {
  properties: {
    range: openUnit, monotone: 'increasing', lipschitz: rational(1, 4),
    derivative: ([x]) => multiply(plainSigmoid(x!), subtract(one, plainSigmoid(x!))), values: [[zero, rational(1, 2)]],
    limits: { below: zero, above: one },
  },
  latex: '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.30',
  relatives: [
    ['σ(−x) = 1 − σ(x)', (x) => plainSigmoid(negate(x))],
    ['1 + exp(−x), the reciprocal of σ(x)', (x) => add(one, exp(negate(x)))],
    ['1/(1 − exp(−x)), with a wrong sign', (x) => divide(one, subtract(one, exp(negate(x))))],
    ['tanh(x) = 2σ(2x) − 1', (x) => tanh(x)],
    ['σ(2x)', (x) => plainSigmoid(scale(two, x))],
    ['log σ(x)', (x) => log(plainSigmoid(x))],
  ],
});

export const logSigmoid: LibraryOperator = defineBoth('logSigmoid', 'logsigmoid logσ', [scalarParameter('x')], ([x], form) =>
    form === 'stable' ? subtract(min(x!, zero), log1p(exp(negate(abs(x!))))) : log(plainSigmoid(x!)), {
  properties: {
    range: between(negate(infinity), zero, '()'), monotone: 'increasing', curvature: 'strictly concave', lipschitz: one,
    derivative: ([x]) => plainSigmoid(negate(x!)), values: [[zero, negate(log(two))]], limits: { below: negate(infinity), above: zero },
  },
  latex: '\\operatorname{logsigmoid}(x) = \\log \\frac{1}{1 + e^{-x}}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.36: log σ(x) = −softplus(−x)',
  relatives: [
    ['log σ(−x)', (x) => log(plainSigmoid(negate(x)))],
    ['−log σ(x)', (x) => negate(log(plainSigmoid(x)))],
  ],
});

/** The log-odds, inverse of the sigmoid. */
export const logit: LibraryOperator = defineBoth('logit', 'logit logodds inversesigmoid', [scalarParameter('p', probability)], ([p], form) => (form === 'stable' ? subtract(log(p!), log1p(negate(p!))) : log(divide(p!, subtract(one, p!)))), {
  properties: {
    range: allReals, monotone: 'increasing', derivative: ([p]) => divide(one, multiply(p!, subtract(one, p!))), values: [[rational(1, 2), zero]],
  },
  latex: '\\operatorname{logit}(p) = \\log \\frac{p}{1 - p}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.38',
  relatives: [
    ['−logit(p) = logit(1 − p)', (p) => log(divide(subtract(one, p), p))],
    ['p/(1 − p), the odds', (p) => divide(p, subtract(one, p))],
  ],
});

const mobileNet = (x: Expression): Expression => divide(min(max(add(x, rational(3)), zero), rational(6)), rational(6));
const kerasBefore3 = (x: Expression): Expression => min(max(add(divide(x, rational(5)), rational(1, 2)), zero), one);

/** The piecewise linear sigmoid of MobileNetV3, PyTorch and Keras 3: the slope is 1/6. */
export const hardSigmoid: LibraryOperator = define('hardSigmoid', 'hardsigmoid', [scalarParameter('x')], (x) => mobileNet(x), {
  properties: {
    range: closedUnit, monotone: 'nondecreasing', lipschitz: rational(1, 6),
    values: [[rational(-3), zero], [zero, rational(1, 2)], [rational(3), one]], limits: { below: zero, above: one },
  },
  latex: '\\operatorname{hardsigmoid}(x) = \\frac{\\min(\\max(x + 3, 0), 6)}{6}',
  source: 'Howard et al., Searching for MobileNetV3 (2019) §5.2',
  relatives: [
    ['clip(x/5 + 1/2, 0, 1), the form of older Keras', (x) => kerasBefore3(x)],
    ['clip(x + 3, 0, 6), not divided by 6', (x) => min(max(add(x, rational(3)), zero), rational(6))],
  ],
});

/** The hard sigmoid of Theano and of Keras before version 3: the slope is 1/5. */
export const hardSigmoidKeras: LibraryOperator = define('hardSigmoidKeras', 'hardsigmoidkeras kerashardsigmoid', [scalarParameter('x')], (x) => kerasBefore3(x), {
  properties: {
    range: closedUnit, monotone: 'nondecreasing', lipschitz: rational(1, 5),
    values: [[rational(-5, 2), zero], [zero, rational(1, 2)], [rational(5, 2), one]], limits: { below: zero, above: one },
  },
  latex: '\\operatorname{kerashardsigmoid}(x) = \\min\\left(\\max\\left(\\frac{x}{5} + \\frac{1}{2}, 0\\right), 1\\right)',
  source: 'Courbariaux, Bengio, David, BinaryConnect (2015) has (x + 1)/2; Keras 2, activations.hard_sigmoid',
  relatives: [
    ['clip(x/6 + 1/2, 0, 1), the form of PyTorch and Keras 3', (x) => mobileNet(x)],
    ['clip((x + 1)/2, 0, 1), the form of BinaryConnect', (x) => min(max(divide(add(x, one), two), zero), one)],
  ],
});
