import { add, array, divide, exp, log, multiply, negate, one, power, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { between } from '../ranges';
import { form, half, nonnegative, positive, scalarParameter, sqrt, square, tanh, two, vectorParameter } from './build';
import { define } from './define';
import { squaredDistance } from './distance';
import { absoluteDifference, product, total } from './totals';

const [x, y] = [vectorParameter('x'), vectorParameter('y')];
const [width, rate] = [scalarParameter('σ', positive, one), scalarParameter('γ', positive, one)];

const decay = (distance: Expression, scale: Expression): Expression => exp(negate(divide(distance, scale)));
const twice = (variance: Expression): Expression => multiply(two, variance);
const inverse = (x: Expression): Expression => divide(one, x);
/** Two numbers in place of two vectors, and their distance alone. */
const [ofNumbers, ofDistance] = [[scalarParameter('x'), scalarParameter('y')], scalarParameter('r', nonnegative)];

/** exp(−‖x − y‖²/(2σ²)). */
export const rbfKernel = define('rbfKernel', 'rbfkernel rbf gaussiankernel radialbasisfunction radialbasisfunctionkernel squaredexponentialkernel squaredexponential exponentiatedquadratic', [x, y, width], (a, b, s) => decay(squaredDistance(a, b), twice(square(s))), {
  properties: { range: between(zero, one, '(]') },
  latex: '\\operatorname{rbfkernel}(x, y, \\sigma) = e^{-\\frac{\\sum_{i=1}^{d} (x_i - y_i)^2}{2 \\sigma^2}}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 6.23',
  relatives: [
    ['exp(−‖x − y‖²/σ²), another convention: without the 2', (a, b, s) => decay(squaredDistance(a, b), square(s))],
    ['exp(−‖x − y‖²/(2σ)), with σ for σ²', (a, b, s) => decay(squaredDistance(a, b), twice(s))],
    ['exp(−‖x − y‖/(2σ²)), with the distance not squared', (a, b, s) => decay(sqrt(squaredDistance(a, b)), twice(square(s)))],
    ['exp(‖x − y‖²/(2σ²)), without the minus sign', (a, b, s) => exp(divide(squaredDistance(a, b), twice(square(s))))],
    ['exp(−‖x + y‖²/(2σ²)), with a wrong sign', (a, b, s) => decay(squaredDistance(a, negate(b)), twice(square(s)))],
  ],
  forms: [
    form([x, y, rate], (a, b, g) => [a, b, inverse(sqrt(twice(g)))]),
    form([...ofNumbers, width], (a, b, s) => [array(a), array(b), s]),
    form([...ofNumbers, rate], (a, b, g) => [array(a), array(b), inverse(sqrt(twice(g)))]),
    form([ofDistance, width], (r, s) => [array(r), array(zero), s]),
    form([ofDistance, rate], (r, g) => [array(r), array(zero), inverse(sqrt(twice(g)))]),
  ],
});

/** exp(−γ‖x − y‖₁). */
export const laplacianKernel = define('laplacianKernel', 'laplaciankernel laplacekernel exponentialkernel', [x, y, rate], (a, b, g) => exp(negate(multiply(g, total(absoluteDifference, a, b)))), {
  properties: { range: between(zero, one, '(]') },
  latex: '\\operatorname{laplaciankernel}(x, y, \\gamma) = e^{-\\gamma \\sum_{i=1}^{d} |x_i - y_i|}',
  source: 'Rahimi, Recht, Random Features for Large-Scale Kernel Machines (2007) figure 1, by the rate γ',
  relatives: [
    ['another convention: with the Euclidean distance', (a, b, g) => exp(negate(multiply(g, sqrt(squaredDistance(a, b)))))],
    ['the Gaussian kernel, with the squared distance', (a, b, g) => exp(negate(multiply(g, squaredDistance(a, b))))],
    ['without the minus sign', (a, b, g) => exp(multiply(g, total(absoluteDifference, a, b)))],
  ],
  forms: [
    form([x, y, width], (a, b, s) => [a, b, inverse(s)]),
    form([...ofNumbers, rate], (a, b, g) => [array(a), array(b), g]),
    form([...ofNumbers, width], (a, b, s) => [array(a), array(b), inverse(s)]),
  ],
});

const [degree, offset] = [scalarParameter('p', { kind: 'natural' }, two), scalarParameter('c', nonnegative, one)];

/** (γ ⟨x, y⟩ + c)ᵖ. */
export const polynomialKernel = define('polynomialKernel', 'polynomialkernel polykernel', [x, y, degree, offset, rate], (a, b, p, c, g) => power(add(multiply(g, total(product, a, b)), c), p), {
  latex: '\\operatorname{polynomialkernel}(x, y, p, c, \\gamma) = \\left(\\gamma \\sum_{i=1}^{d} x_i y_i + c\\right)^p',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) §6.2; γ as in Chang, Lin, LIBSVM (2011) §2',
  properties: { curvature: 'convex' },
  relatives: [
    ['⟨x, y⟩ᵖ + c, with the constant outside the power', (a, b, p, c, g) => add(power(multiply(g, total(product, a, b)), p), c)],
    ['γ⟨x, y⟩ + c, without the power', (a, b, _, c, g) => add(multiply(g, total(product, a, b)), c)],
    ['(γ⟨x, y⟩ − c)ᵖ, with a wrong sign', (a, b, p, c, g) => power(subtract(multiply(g, total(product, a, b)), c), p)],
  ],
  forms: [
    form([x, y, offset, degree], (a, b, c, p) => [a, b, p, c]),
    form([x, y, rate, offset, degree], (a, b, g, c, p) => [a, b, p, c, g]),
    form([x, y, degree], (a, b, p) => [a, b, p, zero]),
  ],
});

/** tanh(γ ⟨x, y⟩ + c). */
export const sigmoidKernel = define('sigmoidKernel', 'sigmoidkernel hyperbolictangentkernel tanhkernel', [x, y, rate, scalarParameter('c', undefined, zero)], (a, b, g, c) => tanh(add(multiply(g, total(product, a, b)), c)), {
  properties: { parity: 'odd' },
  latex: '\\operatorname{sigmoidkernel}(x, y, \\gamma, c) = \\tanh\\left(\\gamma \\sum_{i=1}^{d} x_i y_i + c\\right)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 6.37',
  relatives: [
    ['γ⟨x, y⟩ + c, without tanh', (a, b, g, c) => add(multiply(g, total(product, a, b)), c)],
    ['the sigmoid for tanh', (a, b, g, c) => multiply(half, add(one, tanh(multiply(half, add(multiply(g, total(product, a, b)), c)))))],
  ],
});

const quadraticTerm = (a: Expression, b: Expression, shape: Expression, s: Expression, factor: Expression): Expression => add(one, divide(squaredDistance(a, b), multiply(factor, shape, square(s))));

/** (1 + ‖x − y‖²/(2αℓ²))^(−α). */
export const rationalQuadraticKernel = define('rationalQuadraticKernel', 'rationalquadratickernel rationalquadratic', [x, y, scalarParameter('α', positive, one), scalarParameter('ℓ', positive, one)], (a, b, shape, s) => power(quadraticTerm(a, b, shape, s, two), negate(shape)), {
  properties: { range: between(zero, one, '(]') },
  latex: '\\operatorname{rationalquadratickernel}(x, y, \\alpha, \\ell) = \\left(1 + \\frac{\\sum_{i=1}^{d} (x_i - y_i)^2}{2 \\alpha \\ell^2}\\right)^{-\\alpha}',
  source: 'Rasmussen, Williams, Gaussian Processes for Machine Learning (2006) eq. 4.19',
  relatives: [
    ['with exponent α, without the minus sign', (a, b, shape, s) => power(quadraticTerm(a, b, shape, s, two), shape)],
    ['without the 2', (a, b, shape, s) => power(quadraticTerm(a, b, shape, s, one), negate(shape))],
    ['its logarithm', (a, b, shape, s) => negate(multiply(shape, log(quadraticTerm(a, b, shape, s, two))))],
  ],
});
