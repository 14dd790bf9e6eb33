import { add, apply, divide, exp, infinity, log, multiply, negate, one, pi, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { half, positive, scalarParameter, sqrt, square, two } from '../library/build';
import { betaPdf, gammaPdf } from '../library/density';
import { exponential as exponentialPdf, laplace as laplacePdf, normalCdf, normalPdf } from '../library/distribution';
import { binomialCoefficient, factorial, raised, rising, type Convention, type Family } from './family';

const real = { from: negate(infinity), to: infinity };
const inverse = (x: Expression): Expression => divide(one, x);

/** By mean and variance. */
export const normal: Family = {
  name: 'normal',
  aliases: ['N', 'Normal', 'Gaussian', 'Gauss'],
  parameters: [scalarParameter('μ'), scalarParameter('v', positive)],
  values: 'continuous',
  support: () => real,
  density: (x, [mean, variance]) => normalPdf.expand([x, mean!, sqrt(variance!)], 'plain'),
  moment: (k, [mean, variance]) => {
    // 𝔼[Xᵏ] = μ 𝔼[Xᵏ⁻¹] + (k − 1) σ² 𝔼[Xᵏ⁻²], by parts.
    let [before, last]: [Expression, Expression] = [one, mean!];
    for (let j = 2; j <= k; j++) [before, last] = [last, add(multiply(mean!, last), multiply(rational(j - 1), variance!, before))];
    return last;
  },
  generating: (t, [mean, variance]) => exp(add(multiply(mean!, t), multiply(half, variance!, square(t)))),
  distribution: (x, [mean, variance]) => normalCdf.expand([x, mean!, sqrt(variance!)], 'plain'),
  entropy: ([, variance]) => multiply(half, add(log(multiply(two, pi, variance!)), one)),
  conventions: [
    { letters: /^[σs](?:$|[_₀-₉])/u, words: /\b(?:standard deviation|std)\b/, shown: 'the second parameter is the standard deviation', parameters: ([mean, deviation]) => [mean!, square(deviation!)] },
    { letters: /^(?:τ|β⁻¹)$/u, words: /\bprecision\b/, shown: 'the second parameter is the precision', parameters: ([mean, precision]) => [mean!, inverse(precision!)] },
  ],
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) appendix B',
};

export const uniform: Family = {
  name: 'uniform',
  aliases: ['U', 'Uniform', 'Unif', 'uniformly'],
  parameters: [scalarParameter('a'), scalarParameter('b')],
  values: 'continuous',
  support: ([a, b]) => ({ from: a!, to: b! }),
  density: (_, [a, b]) => inverse(subtract(b!, a!)),
  moment: (k, [a, b]) => divide(subtract(raised(b!, k + 1), raised(a!, k + 1)), multiply(rational(k + 1), subtract(b!, a!))),
  distribution: (x, [a, b]) => divide(subtract(x, a!), subtract(b!, a!)),
  entropy: ([a, b]) => log(subtract(b!, a!)),
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) appendix B',
};

/** By its rate. */
export const exponential: Family = {
  name: 'exponential',
  aliases: ['Exponential', 'Exp', 'Expo', 'exponentially'],
  parameters: [scalarParameter('λ', positive)],
  values: 'continuous',
  support: () => ({ from: zero, to: infinity }),
  density: (x, [rate]) => exponentialPdf.expand([x, rate!], 'plain'),
  moment: (k, [rate]) => divide(rational(factorial(k)), raised(rate!, k)),
  distribution: (x, [rate]) => subtract(one, exp(negate(multiply(rate!, x)))),
  entropy: ([rate]) => subtract(one, log(rate!)),
  conventions: [{ letters: /^[βθμ]$/, words: /\b(?:mean|scale)\b/, shown: 'the parameter is the mean', parameters: ([mean]) => [inverse(mean!)] }],
  source: 'Wasserman, All of Statistics (2004) §2.4',
};

export const laplace: Family = {
  name: 'laplace',
  aliases: ['Laplace', 'Lap'],
  parameters: [scalarParameter('μ'), scalarParameter('b', positive)],
  values: 'continuous',
  support: () => real,
  density: (x, [location, scale]) => laplacePdf.expand([x, location!, scale!], 'plain'),
  moment: (k, [location, scale]) => add(...Array.from({ length: Math.floor(k / 2) + 1 }, (_, at) => multiply(rational(binomialCoefficient(k, 2 * at) * factorial(2 * at)), raised(location!, k - 2 * at), raised(scale!, 2 * at)))),
  entropy: ([, scale]) => add(one, log(multiply(two, scale!))),
  source: 'Murphy, Probabilistic Machine Learning: An Introduction (2022) §2.7.3',
};

const byScale: Convention = { letters: /^θ$/u, words: /\bscale\b/, shown: 'the second parameter is the scale', parameters: ([shape, scale]) => [shape!, inverse(scale!)] };

/** By shape and rate. */
export const gamma: Family = {
  name: 'gamma',
  aliases: ['Gamma', 'Gam', 'Ga'],
  parameters: [scalarParameter('α', positive), scalarParameter('β', positive)],
  values: 'continuous',
  support: () => ({ from: zero, to: infinity }),
  density: (x, [shape, rate]) => gammaPdf.expand([x, shape!, rate!], 'plain'),
  moment: (k, [shape, rate]) => divide(rising(shape!, k), raised(rate!, k)),
  entropy: ([shape, rate]) => add(subtract(shape!, log(rate!)), apply('lgamma', shape!), multiply(subtract(one, shape!), apply('digamma', shape!))),
  conventions: [byScale],
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) appendix B',
};

export const beta: Family = {
  name: 'beta',
  aliases: ['Beta', 'Be'],
  parameters: [scalarParameter('a', positive), scalarParameter('b', positive)],
  values: 'continuous',
  support: () => ({ from: zero, to: one }),
  density: (x, [a, b]) => betaPdf.expand([x, a!, b!], 'plain'),
  moment: (k, [a, b]) => divide(rising(a!, k), rising(add(a!, b!), k)),
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) appendix B',
};

/** Of log X, where that is normal. */
export const logNormal: Family = {
  name: 'logNormal',
  aliases: ['LogNormal', 'Lognormal', 'log-normal', 'lognormal'],
  parameters: normal.parameters,
  values: 'continuous',
  support: () => ({ from: zero, to: infinity }),
  density: (x, parameters) => divide(normal.density(log(x), parameters), x),
  moment: (k, parameters) => normal.generating!(rational(k), parameters),
  entropy: ([mean, variance]) => add(mean!, multiply(half, add(log(multiply(two, pi, variance!)), one))),
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions (1994) ch. 14',
};

