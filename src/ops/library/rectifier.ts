import { decimal, divide, exp, infinity, multiply, negate, one, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { allReals, between, nonnegativeReals } from '../ranges';
import { expm1, lessEqual, max, min, positive, scalarParameter, scale, select } from './build';
import { define, defineBoth } from './define';

const negativePart = (x: Expression): Expression => min(zero, x);
const rectified = (x: Expression): Expression => max(zero, x);
/** x where x ≥ 0, otherwise something else. */
const orElse = (x: Expression, otherwise: Expression): Expression => select(lessEqual(zero, x), x, otherwise);
const expMinusOne = (x: Expression, form: 'stable' | 'plain'): Expression => (form === 'stable' ? expm1(x) : subtract(exp(x), one));

export const relu: LibraryOperator = define('relu', 'relu rectifier rectifiedlinearunit ramp positivepart', [scalarParameter('x')], (x) => rectified(x), {
  properties: {
    range: nonnegativeReals, monotone: 'nondecreasing', curvature: 'convex', homogeneous: 1, lipschitz: one,
    derivative: ([x]) => lessEqual(zero, x!), values: [[zero, zero]], limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{ReLU}(x) = \\max(0, x)',
  source: 'Nair, Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines (2010)',
  relatives: [
    ['min(0, x), the negative part', (x) => negativePart(x)],
    ['|x|', (x) => max(x, multiply(rational(-1), x))],
    ['the step function 1[x > 0]', (x) => ({ kind: 'apply', operator: 'less', operands: [zero, x] })],
  ],
});

/** x for x ≥ 0, αx below. */
export const leakyRelu: LibraryOperator = define('leakyRelu', 'leakyrelu lrelu', [scalarParameter('x'), scalarParameter('α', undefined, rational(1, 100))], (x, alpha) => orElse(x, multiply(alpha, x)), {
  properties: {
    range: allReals, monotone: 'increasing', curvature: 'convex', homogeneous: 1, lipschitz: one,
    derivative: ([x, alpha]) => select(lessEqual(zero, x!), one, alpha!), values: [[zero, zero]],
  },
  latex: '\\operatorname{LeakyReLU}(x) = \\max(0, x) + \\alpha \\min(0, x)',
  source: 'Maas, Hannun, Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models (2013) eq. 2',
  relatives: [
    ['ReLU(x)', (x) => rectified(x)],
    ['α ReLU(x) + min(0, x), with the slopes exchanged', (x, alpha) => select(lessEqual(zero, x), multiply(alpha, x), x)],
  ],
});

/** Leaky ReLU whose slope is learnt. */
export const prelu: LibraryOperator = define('prelu', 'prelu parametricrelu', [scalarParameter('x'), scalarParameter('a')], (x, slope) => orElse(x, multiply(slope, x)), {
  properties: { homogeneous: 1, values: [[zero, zero]] },
  latex: '\\operatorname{PReLU}(x) = \\max(0, x) + a \\min(0, x)',
  source: 'He et al., Delving Deep into Rectifiers (2015) eq. 1',
  relatives: [
    ['ReLU(x)', (x) => rectified(x)],
  ],
});

export const relu6: LibraryOperator = define('relu6', 'relu6', [scalarParameter('x')], (x) => min(rectified(x), rational(6)), {
  properties: { range: between(zero, rational(6), '[]'), monotone: 'nondecreasing', lipschitz: one, limits: { below: zero, above: rational(6) } },
  latex: '\\operatorname{ReLU6}(x) = \\min(\\max(0, x), 6)',
  source: 'Krizhevsky, Convolutional Deep Belief Networks on CIFAR-10 (2010)',
  relatives: [
    ['ReLU(x)', (x) => rectified(x)],
  ],
});

/** x for x ≥ 0, α(eˣ − 1) below. The exponent is cut at 0, so that it cannot overflow in the branch not taken. */
export const elu: LibraryOperator = defineBoth('elu', 'elu exponentiallinearunit', [scalarParameter('x'), scalarParameter('α', positive, one)], ([x, alpha], form) => orElse(x!, scale(alpha!, expMinusOne(form === 'stable' ? negativePart(x!) : x!, form))), {
  properties: {
    range: between(negate(one), infinity, '()'), monotone: 'increasing', curvature: 'convex', lipschitz: one,
    derivative: ([x, alpha]) => select(lessEqual(zero, x!), one, multiply(alpha!, exp(x!))), values: [[zero, zero]], limits: { below: negate(one), above: infinity },
  },
  latex: '\\operatorname{ELU}(x) = \\max(0, x) + \\alpha (e^{\\min(0, x)} - 1)',
  source: 'Clevert, Unterthiner, Hochreiter, Exponential Linear Units (2016) eq. 15',
  relatives: [
    ['CELU(x), with exp(x/α)', (x, alpha) => orElse(x, scale(alpha, subtract(exp(divide(x, alpha)), one)))],
    ['α eˣ below 0, without −1', (x, alpha) => orElse(x, scale(alpha, exp(x)))],
  ],
});

const SELU_ALPHA = decimal('1.6732632423543772848170429916717')!;
const SELU_LAMBDA = decimal('1.0507009873554804934193349852946')!;

/** ELU scaled so that mean 0 and variance 1 are a fixed point; α and λ to 32 digits. */
export const selu: LibraryOperator = defineBoth('selu', 'selu scaledexponentiallinearunit', [scalarParameter('x')], ([x], form) =>
    multiply(SELU_LAMBDA, orElse(x!, multiply(SELU_ALPHA, expMinusOne(form === 'stable' ? negativePart(x!) : x!, form)))), {
  properties: {
    range: between(negate(multiply(SELU_LAMBDA, SELU_ALPHA)), infinity, '()'), monotone: 'increasing',
    lipschitz: multiply(SELU_LAMBDA, SELU_ALPHA), values: [[zero, zero]],
    limits: { below: negate(multiply(SELU_LAMBDA, SELU_ALPHA)), above: infinity },
  },
  latex: '\\operatorname{SELU}(x) = 1.0507009873554804934193349852946 (\\max(0, x) + 1.6732632423543772848170429916717 (e^{\\min(0, x)} - 1))',
  source: 'Klambauer et al., Self-Normalizing Neural Networks (2017) eq. 2, appendix A1',
  relatives: [
    ['ELU(x)', (x) => orElse(x, subtract(exp(x), one))],
  ],
});

/** max(0, x) + min(0, α(e^{x/α} − 1)), continuously differentiable for every α. */
export const celu: LibraryOperator = defineBoth('celu', 'celu continuouslydifferentiableelu', [scalarParameter('x'), scalarParameter('α', positive, one)], ([x, alpha], form) => {
    const exponent = divide(form === 'stable' ? negativePart(x!) : x!, alpha!);
    return orElse(x!, scale(alpha!, expMinusOne(exponent, form)));
  }, {
  properties: {
    range: between(negate(one), infinity, '()'), monotone: 'increasing', curvature: 'convex', lipschitz: one,
    derivative: ([x, alpha]) => exp(divide(negativePart(x!), alpha!)), values: [[zero, zero]], limits: { below: negate(one), above: infinity },
  },
  latex: '\\operatorname{CELU}(x) = \\max(0, x) + \\alpha (e^{\\min(0, x)/\\alpha} - 1)',
  source: 'Barron, Continuously Differentiable Exponential Linear Units (2017) eq. 2',
  relatives: [
    ['ELU(x)', (x, alpha) => orElse(x, scale(alpha, subtract(exp(x), one)))],
  ],
});
