import { add, apply, divide, exp, log, multiply, negate, one, pi, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { between } from '../ranges';
import { form, half, log1p, nonnegative, positive, scalarParameter, sqrt, square, two } from './build';
import { define } from './define';

const real = scalarParameter('x');
const location = scalarParameter('μ', undefined, zero);
const above = scalarParameter('x', positive);
const gamma = (x: Expression): Expression => apply('gamma', x);
const lgamma = (x: Expression): Expression => apply('lgamma', x);
const standard = (x: Expression, centre: Expression, scale: Expression): Expression => divide(subtract(x, centre), scale);
const halved = (x: Expression): Expression => multiply(half, x);

function student(x: Expression, freedom: Expression, centre: Expression, scale: Expression, exponent: Expression): Expression {
  const norm = divide(gamma(halved(add(freedom, one))), multiply(gamma(halved(freedom)), sqrt(multiply(pi, freedom)), scale));
  return multiply(norm, power(add(one, divide(square(standard(x, centre, scale)), freedom)), exponent));
}
const tail = (freedom: Expression): Expression => negate(halved(add(freedom, one)));

/** Student's t density with ν degrees of freedom, location μ and scale σ. */
export const studentT = define('studentT', 'studenttpdf studentt studentst tdistribution studenttdistribution studentstdistribution studenttdensity', [real, scalarParameter('ν', positive), location, scalarParameter('σ', positive, one)], (x, freedom, centre, scale) => student(x, freedom, centre, scale, tail(freedom)), {
  stable: (x, freedom, centre, scale) => divide(exp(add(
    subtract(lgamma(halved(add(freedom, one))), lgamma(halved(freedom))),
    multiply(tail(freedom), log1p(divide(square(standard(x, centre, scale)), freedom))),
  )), multiply(sqrt(multiply(pi, freedom)), scale)),
  properties: { parity: 'even', limits: { below: zero, above: zero } },
  latex: '\\operatorname{studenttpdf}(x, \\nu, \\mu, \\sigma) = \\frac{\\Gamma\\left(\\frac{\\nu + 1}{2}\\right)}{\\Gamma\\left(\\frac{\\nu}{2}\\right) \\sqrt{\\pi \\nu} \\sigma} \\left(1 + \\frac{1}{\\nu} \\left(\\frac{x - \\mu}{\\sigma}\\right)^2\\right)^{-\\frac{\\nu + 1}{2}}',
  source: 'Murphy, Machine Learning: A Probabilistic Perspective (2012) eq. 2.71',
  relatives: [
    ['with exponent −ν/2', (x, freedom, centre, scale) => student(x, freedom, centre, scale, negate(halved(freedom)))],
    ['with exponent (ν + 1)/2, without the minus sign', (x, freedom, centre, scale) => student(x, freedom, centre, scale, negate(tail(freedom)))],
    ['not normalised', (x, freedom, centre, scale) => power(add(one, divide(square(standard(x, centre, scale)), freedom)), tail(freedom))],
  ],
  forms: [form([real, scalarParameter('ν', positive), scalarParameter('μ'), scalarParameter('λ', positive)], (x, freedom, centre, precision) => [x, freedom, centre, divide(one, sqrt(precision))])],
});

/** The chi-squared density with k degrees of freedom. */
export const chiSquared = define('chiSquared', 'chisquaredpdf chisquarepdf chisquareddensity chisquareddistribution chisquaredistribution', [above, scalarParameter('k', positive)], (x, k) => divide(multiply(power(x, subtract(halved(k), one)), exp(negate(halved(x)))), multiply(power(two, halved(k)), gamma(halved(k)))), {
  stable: (x, k) => exp(subtract(subtract(multiply(subtract(halved(k), one), log(x)), halved(x)), add(multiply(halved(k), log(two)), lgamma(halved(k))))),
  properties: { limits: { above: zero } },
  latex: '\\operatorname{chisquaredpdf}(x, k) = \\frac{x^{k/2 - 1} e^{-x/2}}{2^{k/2} \\Gamma(k/2)}',
  source: 'Wasserman, All of Statistics (2004) §2.4',
  relatives: [
    ['with exponent k/2', (x, k) => divide(multiply(power(x, halved(k)), exp(negate(halved(x)))), multiply(power(two, halved(k)), gamma(halved(k))))],
    ['without 2^(k/2)', (x, k) => divide(multiply(power(x, subtract(halved(k), one)), exp(negate(halved(x)))), gamma(halved(k)))],
    ['with e^(−x) for e^(−x/2)', (x, k) => divide(multiply(power(x, subtract(halved(k), one)), exp(negate(x))), multiply(power(two, halved(k)), gamma(halved(k))))],
  ],
});

const lorentzian = (x: Expression, centre: Expression, scale: Expression): Expression => add(one, square(standard(x, centre, scale)));

export const cauchy = define('cauchy', 'cauchypdf cauchy cauchydensity cauchydistribution lorentzian', [real, scalarParameter('x_0', undefined, zero), scalarParameter('γ', positive, one)], (x, centre, scale) => divide(one, multiply(pi, scale, lorentzian(x, centre, scale))), {
  properties: { range: between(zero, divide(one, pi), '(]'), parity: 'even', limits: { below: zero, above: zero } },
  latex: '\\operatorname{cauchypdf}(x, x_0, \\gamma) = \\frac{1}{\\pi \\gamma \\left(1 + \\left(\\frac{x - x_0}{\\gamma}\\right)^2\\right)}',
  source: 'Wasserman, All of Statistics (2004) §2.4',
  relatives: [
    ['without π', (x, centre, scale) => divide(one, multiply(scale, lorentzian(x, centre, scale)))],
    ['without 1/γ', (x, centre, scale) => divide(one, multiply(pi, lorentzian(x, centre, scale)))],
    ['1/(π(γ² + (x − x₀)²)), without γ above', (x, centre, scale) => divide(one, multiply(pi, square(scale), lorentzian(x, centre, scale)))],
  ],
});

/** The density of a largest value: e^(−(z + e^(−z)))/β with z = (x − μ)/β. */
export const gumbel = define('gumbel', 'gumbelpdf gumbel gumbeldensity gumbeldistribution', [real, location, scalarParameter('β', positive, one)], (x, centre, scale) => divide(exp(negate(add(standard(x, centre, scale), exp(negate(standard(x, centre, scale)))))), scale), {
  properties: { range: between(zero, exp(negate(one)), '(]'), limits: { above: zero }, values: [[zero, exp(negate(one))]] },
  latex: '\\operatorname{gumbelpdf}(x, \\mu, \\beta) = \\frac{1}{\\beta} e^{-\\left(\\frac{x - \\mu}{\\beta} + e^{-\\frac{x - \\mu}{\\beta}}\\right)}',
  source: 'Gumbel, Statistics of Extremes (1958) §5.2.1',
  relatives: [
    ['without 1/β', (x, centre, scale) => exp(negate(add(standard(x, centre, scale), exp(negate(standard(x, centre, scale))))))],
    ['e^(−e^(−z)), the distribution function', (x, centre, scale) => exp(negate(exp(negate(standard(x, centre, scale)))))],
    ['with a wrong sign of z, the density of a smallest value', (x, centre, scale) => divide(exp(subtract(standard(x, centre, scale), exp(standard(x, centre, scale)))), scale)],
    ['e^(−(z − e^(−z)))/β, with a wrong sign', (x, centre, scale) => divide(exp(negate(subtract(standard(x, centre, scale), exp(negate(standard(x, centre, scale)))))), scale)],
  ],
});

/** The density of the logistic distribution, the derivative of the sigmoid of (x − μ)/s. */
export const logisticPdf = define('logisticPdf', 'logisticpdf logisticdensity logisticdistribution', [real, location, scalarParameter('s', positive, one)], (x, centre, scale) => divide(exp(negate(standard(x, centre, scale))), multiply(scale, square(add(one, exp(negate(standard(x, centre, scale))))))), {
  stable: (x, centre, scale) => {
    const decay = exp(negate(apply('abs', standard(x, centre, scale))));
    return divide(decay, multiply(scale, square(add(one, decay))));
  },
  properties: { range: between(zero, rational(1, 4), '(]'), parity: 'even', values: [[zero, rational(1, 4)]], limits: { below: zero, above: zero } },
  latex: '\\operatorname{logisticpdf}(x, \\mu, s) = \\frac{e^{-\\frac{x - \\mu}{s}}}{s \\left(1 + e^{-\\frac{x - \\mu}{s}}\\right)^2}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 2 (1995) eq. 23.5',
  relatives: [
    ['without the square', (x, centre, scale) => divide(exp(negate(standard(x, centre, scale))), multiply(scale, add(one, exp(negate(standard(x, centre, scale))))))],
    ['without 1/s', (x, centre, scale) => divide(exp(negate(standard(x, centre, scale))), square(add(one, exp(negate(standard(x, centre, scale))))))],
    ['1/(1 + e^(−z)), the distribution function', (x, centre, scale) => divide(one, add(one, exp(negate(standard(x, centre, scale)))))],
  ],
});

const weibullOf = (x: Expression, k: Expression, scale: Expression, exponent: Expression): Expression => multiply(divide(k, scale), power(divide(x, scale), exponent), exp(negate(power(divide(x, scale), k))));

/** (k/λ)(x/λ)^(k − 1) e^(−(x/λ)ᵏ) for x > 0; λ is the scale. */
export const weibull = define('weibull', 'weibullpdf weibull weibulldensity weibulldistribution', [above, scalarParameter('k', positive), scalarParameter('λ', positive, one)], (x, k, scale) => weibullOf(x, k, scale, subtract(k, one)), {
  properties: { limits: { above: zero } },
  latex: '\\operatorname{weibullpdf}(x, k, \\lambda) = \\frac{k}{\\lambda} \\left(\\frac{x}{\\lambda}\\right)^{k - 1} e^{-\\left(\\frac{x}{\\lambda}\\right)^k}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994) eq. 21.3',
  relatives: [
    ['with exponent k', (x, k, scale) => weibullOf(x, k, scale, k)],
    ['without the minus sign of the exponent', (x, k, scale) => multiply(divide(k, scale), power(divide(x, scale), subtract(k, one)), exp(power(divide(x, scale), k)))],
    ['1 − e^(−(x/λ)ᵏ), the distribution function', (x, k, scale) => subtract(one, exp(negate(power(divide(x, scale), k))))],
    ['another convention: λ is the rate', (x, k, rate) => weibullOf(x, k, divide(one, rate), subtract(k, one))],
  ],
});

/** α mᵅ/x^(α + 1) for x ≥ m. */
export const pareto = define('pareto', 'paretopdf pareto paretodensity paretodistribution', [above, scalarParameter('α', positive), scalarParameter('m', positive, one)], (x, shape, least) => divide(multiply(shape, power(least, shape)), power(x, add(shape, one))), {
  stable: (x, shape, least) => multiply(divide(shape, x), power(divide(least, x), shape)),
  properties: { monotone: 'decreasing', curvature: 'strictly convex', limits: { above: zero } },
  latex: '\\operatorname{paretopdf}(x, \\alpha, m) = \\frac{\\alpha m^\\alpha}{x^{\\alpha + 1}}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994) eq. 20.3, for x ≥ m',
  relatives: [
    ['with exponent α', (x, shape, least) => divide(multiply(shape, power(least, shape)), power(x, shape))],
    ['without the factor α', (x, shape, least) => divide(power(least, shape), power(x, add(shape, one)))],
    ['1 − (m/x)ᵅ, the distribution function', (x, shape, least) => subtract(one, power(divide(least, x), shape))],
  ],
});

const logSquare = (x: Expression, centre: Expression, scale: Expression): Expression => exp(negate(divide(square(subtract(log(x), centre)), multiply(two, square(scale)))));
const normal = (scale: Expression): Expression => multiply(scale, sqrt(multiply(two, pi)));

/** The density of e^z for a normal z with mean μ and standard deviation σ. */
export const logNormal = define('logNormal', 'lognormalpdf lognormal lognormaldensity lognormaldistribution', [above, location, scalarParameter('σ', positive, one)], (x, centre, scale) => divide(logSquare(x, centre, scale), multiply(x, normal(scale))), {
  properties: { limits: { above: zero } },
  latex: '\\operatorname{lognormalpdf}(x, \\mu, \\sigma) = \\frac{1}{x \\sigma \\sqrt{2 \\pi}} e^{-\\frac{(\\log x - \\mu)^2}{2 \\sigma^2}}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994) eq. 14.2',
  relatives: [
    ['without 1/x', (x, centre, scale) => divide(logSquare(x, centre, scale), normal(scale))],
    ['with x for log x', (x, centre, scale) => divide(exp(negate(divide(square(subtract(x, centre)), multiply(two, square(scale))))), multiply(x, normal(scale)))],
    ['without 2 in the exponent', (x, centre, scale) => divide(square(logSquare(x, centre, scale)), multiply(x, normal(scale)))],
  ],
  forms: [form([above, scalarParameter('μ'), scalarParameter('v', positive)], (x, centre, variance) => [x, centre, sqrt(variance)])],
});

/** βᵅ x^(−α − 1) e^(−β/x)/Γ(α) for x > 0. */
export const inverseGamma = define('inverseGamma', 'inversegammapdf inversegamma inversegammadensity inversegammadistribution', [above, scalarParameter('α', positive), scalarParameter('β', positive)], (x, shape, scale) => multiply(divide(power(scale, shape), gamma(shape)), power(x, negate(add(shape, one))), exp(negate(divide(scale, x)))), {
  stable: (x, shape, scale) => exp(subtract(subtract(subtract(multiply(shape, log(scale)), multiply(add(shape, one), log(x))), divide(scale, x)), lgamma(shape))),
  properties: { limits: { above: zero } },
  latex: '\\operatorname{inversegammapdf}(x, \\alpha, \\beta) = \\frac{\\beta^\\alpha}{\\Gamma(\\alpha)} x^{-\\alpha - 1} e^{-\\beta/x}',
  source: 'Murphy, Machine Learning: A Probabilistic Perspective (2012) eq. 2.66',
  relatives: [
    ['with exponent −α + 1', (x, shape, scale) => multiply(divide(power(scale, shape), gamma(shape)), power(x, subtract(one, shape)), exp(negate(divide(scale, x))))],
    ['with e^(−βx), as of the gamma density', (x, shape, scale) => multiply(divide(power(scale, shape), gamma(shape)), power(x, negate(add(shape, one))), exp(negate(multiply(scale, x))))],
    ['without Γ(α)', (x, shape, scale) => multiply(power(scale, shape), power(x, negate(add(shape, one))), exp(negate(divide(scale, x))))],
  ],
});

/** x e^(−x²/(2σ²))/σ² for x ≥ 0. */
export const rayleigh = define('rayleigh', 'rayleighpdf rayleigh rayleighdensity rayleighdistribution', [scalarParameter('x', nonnegative), scalarParameter('σ', positive, one)], (x, scale) => multiply(divide(x, square(scale)), exp(negate(divide(square(x), multiply(two, square(scale)))))), {
  properties: { range: between(zero, exp(negate(half)), '[]'), limits: { above: zero } },
  latex: '\\operatorname{rayleighpdf}(x, \\sigma) = \\frac{x}{\\sigma^2} e^{-\\frac{x^2}{2 \\sigma^2}}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994) eq. 18.76',
  relatives: [
    ['with σ for σ² before the exponential', (x, scale) => multiply(divide(x, scale), exp(negate(divide(square(x), multiply(two, square(scale))))))],
    ['without the factor x', (x, scale) => divide(exp(negate(divide(square(x), multiply(two, square(scale))))), square(scale))],
    ['1 − e^(−x²/(2σ²)), the distribution function', (x, scale) => subtract(one, exp(negate(divide(square(x), multiply(two, square(scale))))))],
  ],
});

