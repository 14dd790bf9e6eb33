import { add, apply, divide, multiply, negate, one, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { Parameter } from '../operator';
import { positiveReals } from '../ranges';
import { half, positive, scalarParameter, sqrt, two } from './build';
import { define } from './define';

/** A layer of `a` inputs and `b` outputs. */
const [inputs, outputs] = [scalarParameter('a', positive), scalarParameter('b', positive)];
const falling = { range: positiveReals, monotone: 'decreasing', curvature: 'strictly convex' } as const;

export const xavierVariance = define('xavierVariance', 'xaviervariance glorotvariance xavierinitialization xavierinitialisation glorotinitialization glorotinitialisation', [inputs, outputs], (a, b) => divide(two, add(a, b)), {
  properties: { monotone: 'decreasing', curvature: 'strictly convex' },
  latex: '\\operatorname{xaviervariance}(a, b) = \\frac{2}{a + b}',
  source: 'Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks (2010) eq. 12',
  relatives: [
    ['1/(a + b), without the 2', (a, b) => divide(one, add(a, b))],
    ['√(2/(a + b)), the standard deviation', (a, b) => sqrt(divide(two, add(a, b)))],
    ['another convention: 1/a', (a) => divide(one, a)],
    ['√(6/(a + b)), the bound of the uniform distribution', (a, b) => sqrt(divide(rational(6), add(a, b)))],
    ['2/(ab)', (a, b) => divide(two, multiply(a, b))],
  ],
});

/** √(6/(a + b)): weights uniform between minus and plus it have Xavier's variance. */
export const xavierBound = define('xavierBound', 'xavierbound glorotbound xavieruniform glorotuniform', [inputs, outputs], (a, b) => sqrt(divide(rational(6), add(a, b))), {
  properties: { monotone: 'decreasing', curvature: 'strictly convex' },
  latex: '\\operatorname{xavierbound}(a, b) = \\sqrt{\\frac{6}{a + b}}',
  source: 'Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks (2010) eq. 16',
  relatives: [
    ['6/(a + b), without the root', (a, b) => divide(rational(6), add(a, b))],
    ['√(2/(a + b)), the standard deviation', (a, b) => sqrt(divide(two, add(a, b)))],
    ['√6/(a + b), with the sum outside the root', (a, b) => divide(sqrt(rational(6)), add(a, b))],
  ],
});

export const heVariance = define('heVariance', 'hevariance kaimingvariance heinitialization heinitialisation kaiminginitialization kaiminginitialisation', [inputs], (a) => divide(two, a), {
  properties: falling,
  latex: '\\operatorname{hevariance}(a) = \\frac{2}{a}',
  source: 'He et al., Delving Deep into Rectifiers (2015) eq. 10',
  relatives: [
    ['1/a, LeCun’s: without the 2 that a rectifier needs', (a) => divide(one, a)],
    ['√(2/a), the standard deviation', (a) => sqrt(divide(two, a))],
    ['a/2, with numerator and denominator exchanged', (a) => multiply(half, a)],
  ],
});

export const lecunVariance = define('lecunVariance', 'lecunvariance lecuninitialization lecuninitialisation', [inputs], (a) => divide(one, a), {
  properties: falling,
  latex: '\\operatorname{lecunvariance}(a) = \\frac{1}{a}',
  source: 'LeCun, Bottou, Orr, Müller, Efficient BackProp (1998) eq. 16',
  relatives: [
    ['2/a, He’s', (a) => divide(two, a)],
    ['1/√a, the standard deviation', (a) => divide(one, sqrt(a))],
  ],
});

const natural = (name: string): Parameter => scalarParameter(name, { kind: 'natural' });
const [width, filter, stride, dilation] = [natural('n'), natural('f'), { ...natural('s'), default: one }, { ...natural('d'), default: one }];
const padding = scalarParameter('p', { kind: 'nonnegative' }, zero);
const reach = (f: Expression, d: Expression): Expression => add(multiply(d, subtract(f, one)), one);
const slack = (n: Expression, f: Expression, p: Expression, d: Expression): Expression => subtract(add(n, multiply(two, p)), reach(f, d));
const floor = (x: Expression): Expression => apply('floor', x);

/** ⌊(n + 2p − d(f − 1) − 1)/s⌋ + 1 for a filter of f, padding p, stride s and dilation d. */
export const convOutputSize = define('convOutputSize', 'convoutputsize convolutionoutputsize outputsize convolutionaloutputsize convoutput', [width, filter, padding, stride, dilation], (n, f, p, s, d) => add(floor(divide(slack(n, f, p, d), s)), one), {
  properties: { monotone: 'nondecreasing' },
  latex: '\\operatorname{convoutputsize}(n, f, p, s, d) = \\left\\lfloor \\frac{n + 2 p - d (f - 1) - 1}{s} \\right\\rfloor + 1',
  source: 'Dumoulin, Visin, A Guide to Convolution Arithmetic for Deep Learning (2016) relationship 15',
  relatives: [
    ['without + 1', (n, f, p, s, d) => floor(divide(slack(n, f, p, d), s))],
    ['without rounding', (n, f, p, s, d) => add(divide(slack(n, f, p, d), s), one)],
    ['rounded upwards', (n, f, p, s, d) => add(apply('ceil', divide(slack(n, f, p, d), s)), one)],
    ['with p for 2p', (n, f, p, s, d) => add(floor(divide(slack(n, f, multiply(half, p), d), s)), one)],
    ['with − 2p', (n, f, p, s, d) => add(floor(divide(slack(n, f, negate(p), d), s)), one)],
    ['with + f', (n, f, p, s, d) => add(floor(divide(add(n, multiply(two, p), reach(f, d)), s)), one)],
    ['⌊(n + 2p − f + 1)/s⌋, with + 1 within', (n, f, p, s, d) => floor(divide(add(slack(n, f, p, d), one), s))],
  ],
});

/** (n − 1)s − 2p + f. */
export const transposedConvOutputSize = define('transposedConvOutputSize', 'transposedconvoutputsize transposedconvolutionoutputsize deconvolutionoutputsize', [width, filter, padding, stride], (n, f, p, s) => add(subtract(multiply(subtract(n, one), s), multiply(two, p)), f), {
  properties: { monotone: 'increasing', curvature: 'affine' },
  latex: '\\operatorname{transposedconvoutputsize}(n, f, p, s) = (n - 1) s - 2 p + f',
  source: 'Dumoulin, Visin, A Guide to Convolution Arithmetic for Deep Learning (2016) relationship 13',
  relatives: [
    ['with ns for (n − 1)s', (n, f, p, s) => add(subtract(multiply(n, s), multiply(two, p)), f)],
    ['with + 2p', (n, f, p, s) => add(multiply(subtract(n, one), s), multiply(two, p), f)],
    ['with p for 2p', (n, f, p, s) => add(subtract(multiply(subtract(n, one), s), p), f)],
  ],
});

/** (f² a + 1) b weights of a convolution by f × f filters, one bias for each output. */
export const convParameterCount = define('convParameterCount', 'convparametercount convolutionparametercount numberofconvolutionparameters', [filter, natural('a'), natural('b')], (f, a, b) => multiply(add(multiply(power(f, two), a), one), b), {
  properties: { curvature: 'strictly convex', monotone: 'increasing' },
  latex: '\\operatorname{convparametercount}(f, a, b) = (f^2 a + 1) b',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) §9.1: f² a weights and a bias for each of the b outputs',
  relatives: [
    ['another convention: without biases', (f, a, b) => multiply(power(f, two), a, b)],
    ['f² a b + 1, with one bias for all', (f, a, b) => add(multiply(power(f, two), a, b), one)],
    ['(f a + 1) b, with f for f²', (f, a, b) => multiply(add(multiply(f, a), one), b)],
    ['(f² + 1) a b, with a bias for each filter’s input', (f, a, b) => multiply(add(power(f, two), one), a, b)],
  ],
});

/** (a + 1) b weights of a layer in which everything is connected. */
export const denseParameterCount = define('denseParameterCount', 'denseparametercount linearlayerparametercount fullyconnectedparametercount', [natural('a'), natural('b')], (a, b) => multiply(add(a, one), b), {
  properties: { curvature: 'affine', monotone: 'increasing' },
  latex: '\\operatorname{denseparametercount}(a, b) = (a + 1) b',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) §6.1: a b weights and a bias for each of the b outputs',
  relatives: [
    ['another convention: without biases', multiply],
    ['a b + 1, with one bias for all', (a, b) => add(multiply(a, b), one)],
    ['a (b + 1), with a bias for each input', (a, b) => multiply(a, add(b, one))],
  ],
});
