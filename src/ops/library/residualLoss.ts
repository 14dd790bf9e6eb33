import { add, apply, divide, exp, infinity, log, multiply, negate, one, pi, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { nonnegativeReals } from '../ranges';
import { abs, form, half, log1p, max, nonnegative, positive, probability, scalarParameter, select, sqrt, square, two } from './build';
import { define } from './define';
import { ofPrediction } from './regressionLoss';

/** Losses of a residual a = y − ŷ; authors give the two numbers as well. */
const residual = scalarParameter('a');
const truth = scalarParameter('y');

/** a² of one residual. */
export const squaredError = define('squaredError', 'squarederror squareerror squarederrorloss', [residual], square, {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'strictly convex', homogeneous: 2, values: [[zero, zero], [one, one]], limits: { below: infinity, above: infinity } },
  latex: '\\operatorname{squarederror}(a) = a^2',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) §2.4',
  relatives: [
    ['another convention: half of it', (a) => multiply(half, square(a))],
    ['|a|, the absolute error', abs],
    ['a, not squared', (a) => a],
  ],
  forms: [ofPrediction()],
});

export const absoluteError = define('absoluteError', 'absoluteerror absoluteloss absolutedifference', [residual], abs, {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex', homogeneous: 1, lipschitz: one, values: [[zero, zero], [one, one]], limits: { below: infinity, above: infinity } },
  latex: '\\operatorname{absoluteerror}(a) = |a|',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) eq. 10.22',
  relatives: [
    ['a, without the absolute value', (a) => a],
    ['a², the squared error', square],
  ],
  forms: [ofPrediction()],
});

/** log cosh a; stable: |a| + log(1 + e^(−2|a|)) − log 2. */
export const logCosh = define('logCosh', 'logcosh logcoshloss loghyperboliccosine', [residual], (a) => log(apply('cosh', a)), {
  stable: (a) => select(
    apply('less', abs(a), half),
    // cosh a − 1 = 2 sinh²(a/2): near 0 nothing cancels.
    log1p(multiply(two, square(apply('sinh', multiply(half, a))))),
    add(abs(a), subtract(log1p(exp(multiply(negate(two), abs(a)))), log(two))),
  ),
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'strictly convex', lipschitz: one, values: [[zero, zero]], limits: { below: infinity, above: infinity }, derivative: ([a]) => apply('tanh', a!) },
  latex: '\\operatorname{logcosh}(a) = \\log(\\cosh(a))',
  source: 'Saleh, Saleh, Statistical Properties of the log-cosh Loss Function (2022) eq. 1',
  relatives: [
    ['cosh a, without the logarithm', (a) => apply('cosh', a)],
    ['|a| − log 2, an approximation for large |a|', (a) => subtract(abs(a), log(two))],
    ['log((e^a − e^(−a))/2), the hyperbolic sine', (a) => log(apply('sinh', a))],
  ],
  forms: [ofPrediction()],
});

const pinballOf = (a: Expression, level: Expression): Expression => max(multiply(level, a), multiply(subtract(level, one), a));

/** τa for a ≥ 0, (τ − 1)a below: a = y − ŷ. */
export const pinball = define('pinball', 'pinball pinballloss quantileloss quantileregressionloss checkloss checkfunction tiltedloss', [residual, scalarParameter('τ', probability)], pinballOf, {
  properties: { range: nonnegativeReals, curvature: 'convex', homogeneous: 1 },
  latex: '\\operatorname{pinball}(a, \\tau) = \\max(\\tau a, (\\tau - 1) a)',
  source: 'Koenker, Bassett, Regression Quantiles (1978) eq. 3.1',
  relatives: [
    ['with τ and 1 − τ exchanged', (a, level) => pinballOf(a, subtract(one, level))],
    ['max(τa, (1 − τ)a), negative below 0', (a, level) => max(multiply(level, a), multiply(subtract(one, level), a))],
    ['τ|a|, the same on both sides', (a, level) => multiply(level, abs(a))],
    ['with the smaller of the two', (a, level) => apply('min', multiply(level, a), multiply(subtract(level, one), a))],
  ],
  forms: [ofPrediction(scalarParameter('τ', probability))],
});

const tolerance = scalarParameter('ε', nonnegative);

/** max(0, |a| − ε). */
export const epsilonInsensitive = define('epsilonInsensitive', 'epsiloninsensitive epsiloninsensitiveloss insensitiveloss svrloss', [residual, tolerance], (a, epsilon) => max(zero, subtract(abs(a), epsilon)), {
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'convex' },
  latex: '\\operatorname{epsiloninsensitive}(a, \\epsilon) = \\max(0, |a| - \\epsilon)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 7.51',
  relatives: [
    ['max(0, a − ε), without the absolute value', (a, epsilon) => max(zero, subtract(a, epsilon))],
    ['|a| − ε, negative within the tube', (a, epsilon) => subtract(abs(a), epsilon)],
    ['|a| beyond ε and 0 below: it jumps', (a, epsilon) => select(apply('lessEqual', abs(a), epsilon), zero, abs(a))],
    ['max(ε, |a|)', (a, epsilon) => max(epsilon, abs(a))],
  ],
  forms: [ofPrediction(tolerance)],
});

const threshold = scalarParameter('δ', positive, one);
const root = (a: Expression, delta: Expression): Expression => sqrt(add(one, square(divide(a, delta))));

/** δ²(√(1 + (a/δ)²) − 1); stable: the difference by its conjugate. */
export const pseudoHuber = define('pseudoHuber', 'pseudohuber pseudohuberloss charbonnierloss', [residual, threshold], (a, delta) => multiply(square(delta), subtract(root(a, delta), one)), {
  stable: (a, delta) => divide(square(a), add(one, root(a, delta))),
  properties: { range: nonnegativeReals, parity: 'even', curvature: 'strictly convex', lipschitz: one, values: [[zero, zero]], limits: { below: infinity, above: infinity } },
  latex: '\\operatorname{pseudohuber}(a, \\delta) = \\delta^2 \\left(\\sqrt{1 + \\left(\\frac{a}{\\delta}\\right)^2} - 1\\right)',
  source: 'Hartley, Zisserman, Multiple View Geometry (2004) §A6.8',
  relatives: [
    ['with δ for δ²', (a, delta) => multiply(delta, subtract(root(a, delta), one))],
    ['δ²√(1 + (a/δ)²), without − 1', (a, delta) => multiply(square(delta), root(a, delta))],
    ['δ²(1 + (a/δ)² − 1), without the root', (a, delta) => multiply(square(delta), subtract(square(root(a, delta)), one))],
    ['half of it', (a, delta) => multiply(half, square(delta), subtract(root(a, delta), one))],
  ],
  forms: [ofPrediction(threshold)],
});

const rate = scalarParameter('λ', positive);

/** λ − y log λ, without log y!, which no parameter changes. */
export const poissonNll = define('poissonNll', 'poissonnll poissonloss poissonnegativeloglikelihood', [scalarParameter('y', nonnegative), rate], (y, mean) => subtract(mean, multiply(y, log(mean))), {
  properties: { parameter: 1, curvature: 'convex' },
  latex: '\\operatorname{poissonloss}(y, \\lambda) = \\lambda - y \\log \\lambda',
  source: 'Paszke et al., PyTorch (2019), torch.nn.PoissonNLLLoss; Bishop (2006) §4.3.6 for the link',
  relatives: [
    ['y log λ − λ, the log-likelihood', (y, mean) => subtract(multiply(y, log(mean)), mean)],
    ['another convention: with log y!', (y, mean) => add(subtract(mean, multiply(y, log(mean))), apply('lgamma', add(y, one)))],
    ['y − λ log y, with the arguments exchanged', (y, mean) => subtract(y, multiply(mean, log(y)))],
    ['λ + y log λ, with a wrong sign', (y, mean) => add(mean, multiply(y, log(mean)))],
  ],
  forms: [form([scalarParameter('y', nonnegative), scalarParameter('z')], (y, logRate) => [y, exp(logRate)])],
});

const [location, variance, deviation] = [scalarParameter('μ'), scalarParameter('v', positive, one), scalarParameter('σ', positive, one)];
const standardised = (y: Expression, mean: Expression, v: Expression): Expression => divide(square(subtract(y, mean)), multiply(two, v));
const volume = (v: Expression): Expression => multiply(half, log(multiply(two, pi, v)));

/** −log of the normal density of variance v. */
export const gaussianNll = define('gaussianNll', 'gaussiannll gaussiannllloss gaussiannegativeloglikelihood normalnll', [truth, location, variance], (y, mean, v) => add(volume(v), standardised(y, mean, v)), {
  properties: { range: { low: volume(one), high: infinity, ends: '[)' }, curvature: 'strictly convex' },
  latex: '\\operatorname{gaussiannll}(y, \\mu, v) = \\frac{1}{2} \\log(2 \\pi v) + \\frac{(y - \\mu)^2}{2 v}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 1.54, of one observation, negated',
  relatives: [
    ['another convention: without the constant ½ log 2π', (y, mean, v) => add(multiply(half, log(v)), standardised(y, mean, v))],
    ['the log-likelihood, without the minus sign', (y, mean, v) => negate(add(volume(v), standardised(y, mean, v)))],
    ['with log(2πv) not halved', (y, mean, v) => add(multiply(two, volume(v)), standardised(y, mean, v))],
    ['(y − μ)²/v, not halved', (y, mean, v) => add(volume(v), multiply(two, standardised(y, mean, v)))],
    ['with v² for v, as if v were the standard deviation', (y, mean, v) => add(volume(square(v)), standardised(y, mean, square(v)))],
  ],
  forms: [
    form([truth, location, deviation], (y, mean, s) => [y, mean, square(s)]),
    form([truth, location, scalarParameter('s')], (y, mean, logVariance) => [y, mean, exp(logVariance)]),
    form([truth, location, scalarParameter('β', positive)], (y, mean, precision) => [y, mean, divide(one, precision)]),
  ],
});
