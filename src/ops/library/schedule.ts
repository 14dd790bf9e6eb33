import { add, apply, divide, exp, log, multiply, negate, one, pi, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { form, half, min, nonnegative, positive, probability, scalarParameter, sqrt } from './build';
import { define } from './define';

/** Learning rates at step t; η is the rate they begin with. */
const [rate, step] = [scalarParameter('η', positive), scalarParameter('t', nonnegative)];
const [decay, factor, period] = [scalarParameter('k', positive), scalarParameter('γ', probability), scalarParameter('s', positive)];
const linear = { curvature: 'affine', homogeneous: 1, monotone: 'nondecreasing' } as const;
const floor = (x: Expression): Expression => apply('floor', x);
const cos = (x: Expression): Expression => apply('cos', x);

/** η γ^⌊t/s⌋: after every s steps γ times as much. */
export const stepDecay = define('stepDecay', 'stepdecay stepdecayschedule steplr', [rate, factor, step, period], (eta, gamma, t, s) => multiply(eta, power(gamma, floor(divide(t, s)))), {
  properties: linear,
  latex: '\\operatorname{stepdecay}(\\eta, \\gamma, t, s) = \\eta \\gamma^{\\lfloor t / s \\rfloor}',
  source: 'Paszke et al., PyTorch (2019), torch.optim.lr_scheduler.StepLR',
  relatives: [
    ['without rounding: it falls at every step', (eta, gamma, t, s) => multiply(eta, power(gamma, divide(t, s)))],
    ['rounded upwards', (eta, gamma, t, s) => multiply(eta, power(gamma, apply('ceil', divide(t, s))))],
    ['η γ ⌊t/s⌋, a product for the power', (eta, gamma, t, s) => multiply(eta, gamma, floor(divide(t, s)))],
    ['with s/t', (eta, gamma, t, s) => multiply(eta, power(gamma, floor(divide(s, t))))],
  ],
});

/** η e^(−kt). */
export const exponentialDecay = define('exponentialDecay', 'exponentialdecay exponentialdecayschedule exponentiallr', [rate, decay, step], (eta, k, t) => multiply(eta, exp(negate(multiply(k, t)))), {
  properties: linear,
  latex: '\\operatorname{exponentialdecay}(\\eta, k, t) = \\eta e^{-k t}',
  source: 'Géron, Hands-On Machine Learning (2022) chapter 11, with the decay rate k',
  relatives: [
    ['η e^(kt), without the minus sign', (eta, k, t) => multiply(eta, exp(multiply(k, t)))],
    ['η/(1 + kt), inverse time decay', (eta, k, t) => divide(eta, add(one, multiply(k, t)))],
    ['η e^(−t/k), with k for 1/k', (eta, k, t) => multiply(eta, exp(negate(divide(t, k))))],
  ],
  forms: [
    form([rate, factor, step], (eta, gamma, t) => [eta, negate(log(gamma)), t]),
    form([rate, factor, step, period], (eta, gamma, t, s) => [eta, negate(divide(log(gamma), s)), t]),
  ],
});

/** η/(1 + kt). */
export const inverseTimeDecay = define('inverseTimeDecay', 'inversetimedecay inversedecay timebaseddecay', [rate, decay, step], (eta, k, t) => divide(eta, add(one, multiply(k, t))), {
  properties: linear,
  latex: '\\operatorname{inversetimedecay}(\\eta, k, t) = \\frac{\\eta}{1 + k t}',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) §8.3.1; Keras, InverseTimeDecay',
  relatives: [
    ['η/(kt), without 1 +', (eta, k, t) => divide(eta, multiply(k, t))],
    ['η/√(1 + kt)', (eta, k, t) => divide(eta, sqrt(add(one, multiply(k, t))))],
    ['η(1 + kt), which grows', (eta, k, t) => multiply(eta, add(one, multiply(k, t)))],
    ['η/(1 − kt), with a wrong sign', (eta, k, t) => divide(eta, subtract(one, multiply(k, t)))],
  ],
  forms: [form([rate, decay, step, period], (eta, k, t, s) => [eta, divide(k, s), t])],
});

const [least, greatest, length] = [scalarParameter('η_{min}', nonnegative), scalarParameter('η_{max}', positive), scalarParameter('T', positive)];
const between = (low: Expression, high: Expression, share: Expression): Expression => add(low, multiply(half, subtract(high, low), share));
const wave = (t: Expression, period: Expression, join: (a: Expression, b: Expression) => Expression): Expression => join(one, cos(divide(multiply(pi, t), period)));

/** η_min + ½ (η_max − η_min)(1 + cos(πt/T)). */
export const cosineAnnealing = define('cosineAnnealing', 'cosineannealing cosineschedule cosinedecay cosineannealingschedule cosinelearningrateschedule', [least, greatest, step, length], (low, high, t, period) => between(low, high, wave(t, period, add)), {
  properties: { curvature: 'affine' },
  latex: '\\operatorname{cosineannealing}(\\eta_{min}, \\eta_{max}, t, T) = \\eta_{min} + \\frac{1}{2} (\\eta_{max} - \\eta_{min}) \\left(1 + \\cos\\left(\\frac{\\pi t}{T}\\right)\\right)',
  source: 'Loshchilov, Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017) eq. 5',
  relatives: [
    ['with 1 − cos: it rises', (low, high, t, period) => between(low, high, wave(t, period, subtract))],
    ['without ½', (low, high, t, period) => add(low, multiply(subtract(high, low), wave(t, period, add)))],
    ['with cos(2πt/T)', (low, high, t, period) => between(low, high, wave(multiply(add(one, one), t), period, add))],
    ['with cos(t/T), without π', (low, high, t, period) => between(low, high, add(one, cos(divide(t, period))))],
    ['without η_min in front', (low, high, t, period) => subtract(between(low, high, wave(t, period, add)), low)],
  ],
  forms: [form([rate, step, length], (eta, t, period) => [zero, eta, t, period])],
});

/** η min(1, t/T). */
export const linearWarmup = define('linearWarmup', 'linearwarmup warmup linearwarmupschedule', [rate, step, length], (eta, t, period) => multiply(eta, min(one, divide(t, period))), {
  properties: linear,
  latex: '\\operatorname{linearwarmup}(\\eta, t, T) = \\eta \\min\\left(1, \\frac{t}{T}\\right)',
  source: 'Goyal et al., Accurate, Large Minibatch SGD (2017) §2.2',
  relatives: [
    ['η t/T, which goes on rising: another convention, of the warm-up alone', (eta, t, period) => divide(multiply(eta, t), period)],
    ['η min(1, T/t)', (eta, t, period) => multiply(eta, min(one, divide(period, t)))],
    ['η max(1, t/T)', (eta, t, period) => multiply(eta, apply('max', one, divide(t, period)))],
  ],
});

const minusHalf = negate(half);

/** d^(−½) min(t^(−½), t w^(−3/2)): a rise over w steps, then the inverse root. */
export const noamSchedule = define('noamSchedule', 'noamschedule noam transformerschedule inversesquarerootschedule', [scalarParameter('d', positive), scalarParameter('t', positive), scalarParameter('w', positive)], (d, t, w) => multiply(power(d, minusHalf), min(power(t, minusHalf), multiply(t, power(w, rational(-3, 2))))), {
  properties: { monotone: 'decreasing', curvature: 'strictly convex' },
  latex: '\\operatorname{noamschedule}(d, t, w) = d^{-\\frac{1}{2}} \\min\\left(t^{-\\frac{1}{2}}, t w^{-\\frac{3}{2}}\\right)',
  source: 'Vaswani et al., Attention Is All You Need (2017) eq. 3',
  relatives: [
    ['with w^(−1/2) for w^(−3/2): it jumps', (d, t, w) => multiply(power(d, minusHalf), min(power(t, minusHalf), multiply(t, power(w, minusHalf))))],
    ['with the maximum', (d, t, w) => multiply(power(d, minusHalf), apply('max', power(t, minusHalf), multiply(t, power(w, rational(-3, 2)))))],
    ['with √d for its inverse', (d, t, w) => multiply(sqrt(d), min(power(t, minusHalf), multiply(t, power(w, rational(-3, 2)))))],
  ],
});

const average = (beta: Expression, before: Expression, now: Expression): Expression => add(multiply(beta, before), multiply(subtract(one, beta), now));

/** βm + (1 − β)x. */
export const emaStep = define('emaStep', 'emastep ema exponentialmovingaverage exponentialsmoothing exponentiallyweightedaverage exponentiallyweightedmovingaverage runningaverage', [scalarParameter('m'), scalarParameter('x'), scalarParameter('β', probability)], (m, x, beta) => average(beta, m, x), {
  properties: { curvature: 'affine', monotone: 'increasing' },
  latex: '\\operatorname{emastep}(m, x, \\beta) = \\beta m + (1 - \\beta) x',
  source: 'Kingma, Ba, Adam: A Method for Stochastic Optimization (2015) algorithm 1',
  relatives: [
    ['(1 − β)m + βx, another convention: β weights what is new', (m, x, beta) => average(beta, x, m)],
    ['βm + x, without 1 − β', (m, x, beta) => add(multiply(beta, m), x)],
    ['βm − (1 − β)x, with a wrong sign', (m, x, beta) => average(beta, m, negate(x))],
    ['βm + (1 + β)x, with a wrong sign', (m, x, beta) => add(multiply(beta, m), multiply(add(one, beta), x))],
  ],
});
