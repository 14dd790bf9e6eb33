import { add, apply, divide, exp, log, multiply, negate, one, pi, power, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { Parameter } from '../operator';
import { form, half, matrixParameter, positive, scalarParameter, simplex, sqrt, square, two, vectorParameter, xlogy } from './build';
import { define } from './define';
import { squaredDistance } from './distance';
import { count, itself, oneSize, productOf, quadraticForm, total } from './totals';

const [x, mean] = [vectorParameter('x'), vectorParameter('μ')];
const definite = (name: string): Parameter => matrixParameter(name, { kind: 'positive-definite' });
const [covariance, variances] = [definite('Σ'), vectorParameter('v', positive)];

const inverse = (matrix: Expression): Expression => apply('inverse', matrix);
const determinant = (matrix: Expression): Expression => apply('determinant', matrix);
const twoPi = multiply(two, pi);
const distance = (a: Expression, m: Expression, s: Expression): Expression => quadraticForm(a, m, inverse(s));
const bell = (squared: Expression): Expression => exp(negate(multiply(half, squared)));
/** (2π)^(d/2). */
const sphere = (a: Expression): Expression => power(twoPi, divide(count(a), two));

/** The normal density in d dimensions with covariance Σ. */
export const multivariateNormalPdf = define('multivariateNormalPdf', 'multivariatenormalpdf multivariatenormal multivariategaussian multivariatenormaldensity multivariategaussiandensity multivariatenormaldistribution multivariategaussiandistribution mvn', [x, mean, covariance], (a, m, s) => divide(bell(distance(a, m, s)), multiply(sphere(a), sqrt(determinant(s)))), {
  shape: oneSize,
  latex: '\\operatorname{multivariatenormalpdf}(\\mathbf{x}, \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma}) = \\frac{1}{\\sqrt{\\det(2 \\pi \\boldsymbol{\\Sigma})}} \\exp\\left(-\\frac{1}{2} (\\mathbf{x} - \\boldsymbol{\\mu})^\\top \\boldsymbol{\\Sigma}^{-1} (\\mathbf{x} - \\boldsymbol{\\mu})\\right)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.43',
  relatives: [
    ['without the root of the determinant', (a, m, s) => divide(bell(distance(a, m, s)), multiply(sphere(a), determinant(s)))],
    ['with one factor √(2π) for all dimensions', (a, m, s) => divide(bell(distance(a, m, s)), multiply(sqrt(twoPi), sqrt(determinant(s))))],
    ['with Σ for its inverse', (a, m, s) => divide(bell(quadraticForm(a, m, s)), multiply(sphere(a), sqrt(determinant(s))))],
    ['without ½ in the exponent', (a, m, s) => divide(exp(negate(distance(a, m, s))), multiply(sphere(a), sqrt(determinant(s))))],
    ['without the minus sign of the exponent', (a, m, s) => divide(exp(multiply(half, distance(a, m, s))), multiply(sphere(a), sqrt(determinant(s))))],
    ['not normalised', (a, m, s) => bell(distance(a, m, s))],
    ['with the determinant above', (a, m, s) => divide(multiply(bell(distance(a, m, s)), sqrt(determinant(s))), sphere(a))],
  ],
  forms: [
    form([x, mean, definite('Λ')], (a, m, precision) => [a, m, inverse(precision)]),
    form([x, mean, variances], (a, m, v) => [a, m, apply('diag', v)]),
  ],
});

const isotropic = (a: Expression, m: Expression, v: Expression, volume: Expression): Expression => divide(exp(negate(divide(squaredDistance(a, m), multiply(two, v)))), volume);

/** The normal density in d dimensions with covariance σ² I. */
export const isotropicNormalPdf = define('isotropicNormalPdf', 'isotropicnormalpdf isotropicgaussian sphericalgaussian isotropicnormal', [x, mean, scalarParameter('σ', positive, one)], (a, m, s) => isotropic(a, m, square(s), power(multiply(twoPi, square(s)), divide(count(a), two))), {
  stable: (a, m, s) => exp(negate(add(divide(squaredDistance(a, m), multiply(two, square(s))), multiply(divide(count(a), two), log(multiply(twoPi, square(s))))))),
  latex: '\\operatorname{isotropicgaussian}(x, \\mu, \\sigma) = \\frac{1}{(2 \\pi \\sigma^2)^{d/2}} e^{-\\frac{\\sum_{i=1}^{d} (x_i - \\mu_i)^2}{2 \\sigma^2}}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.43, Σ = σ² I',
  relatives: [
    ['with the variance for σ', (a, m, s) => isotropic(a, m, s, power(multiply(twoPi, s), divide(count(a), two)))],
    ['not normalised', (a, m, s) => isotropic(a, m, square(s), one)],
    ['with one factor √(2πσ²) for all dimensions', (a, m, s) => isotropic(a, m, square(s), sqrt(multiply(twoPi, square(s))))],
    ['with (2π)^(d/2) σ², one variance for all dimensions', (a, m, s) => isotropic(a, m, square(s), multiply(sphere(a), square(s)))],
  ],
  forms: [
    form([x, mean, scalarParameter('v', positive)], (a, m, v) => [a, m, sqrt(v)]),
    form([x, mean, scalarParameter('β', positive)], (a, m, precision) => [a, m, divide(one, sqrt(precision))]),
  ],
});

/** ½ log((2πe)ᵈ |Σ|) in nats. */
export const multivariateNormalEntropy = define('multivariateNormalEntropy', 'multivariatenormalentropy multivariategaussianentropy', [covariance], (s) => multiply(half, add(multiply(count(s), add(log(twoPi), one)), log(determinant(s)))), {
  shape: oneSize,
  latex: '\\operatorname{multivariatenormalentropy}(\\boldsymbol{\\Sigma}) = \\frac{1}{2} \\log \\det(2 \\pi e \\boldsymbol{\\Sigma})',
  source: 'Cover, Thomas, Elements of Information Theory (2006) eq. 8.40',
  relatives: [
    ['without ½', (s) => add(multiply(count(s), add(log(twoPi), one)), log(determinant(s)))],
    ['without e', (s) => multiply(half, add(multiply(count(s), log(twoPi)), log(determinant(s))))],
    ['for one dimension', (s) => multiply(half, add(add(log(twoPi), one), log(determinant(s))))],
  ],
});

/** tr(AB); the shape is asked of B, since that of an inverse is not always known. */
function traceOfProduct(a: Expression, b: Expression): Expression {
  const loops = loopsAround(a, b);
  return loops.sum(rangeOf(b), (i) => loops.sum(rangeOf(b), (j) => multiply(entryOf(a, i, j), entryOf(b, j, i))));
}

type Four = readonly [m: Expression, s: Expression, n: Expression, t: Expression];
const klTerms = ([m, s, n, t]: Four): readonly [trace: Expression, distance: Expression, dimension: Expression, volumes: Expression] => [
  traceOfProduct(inverse(t), s), quadraticForm(n, m, inverse(t)), count(m), log(divide(determinant(t), determinant(s))),
];

/** KL(𝒩(μ, Σ) ‖ 𝒩(m, S)) in nats. */
export const multivariateNormalKl = define('multivariateNormalKl', 'multivariatenormalkl multivariategaussiankl', [mean, covariance, vectorParameter('m'), definite('S')], (...four: Expression[]) => {
  const [trace, apart, dimension, volumes] = klTerms(four as unknown as Four);
  return multiply(half, add(trace, apart, negate(dimension), volumes));
}, {
  shape: oneSize,
  latex: '\\operatorname{multivariatenormalkl}(\\boldsymbol{\\mu}, \\boldsymbol{\\Sigma}, \\mathbf{m}, \\mathbf{S}) = \\frac{1}{2} \\left(\\operatorname{tr}(\\mathbf{S}^{-1} \\boldsymbol{\\Sigma} - \\mathbf{I}) + (\\mathbf{m} - \\boldsymbol{\\mu})^\\top \\mathbf{S}^{-1} (\\mathbf{m} - \\boldsymbol{\\mu}) + \\log \\frac{\\det(\\mathbf{S})}{\\det(\\boldsymbol{\\Sigma})}\\right)',
  source: 'Rasmussen, Williams, Gaussian Processes for Machine Learning (2006) eq. A.23',
  relatives: [
    ['with the arguments exchanged', (m, s, n, t) => multivariateNormalKl.expand([n, t, m, s], 'plain')],
    ['without ½', (m, s, n, t) => multiply(two, multivariateNormalKl.expand([m, s, n, t], 'plain'))],
    ['without the dimension', (m, s, n, t) => add(multivariateNormalKl.expand([m, s, n, t], 'plain'), multiply(half, count(m)))],
    ['with the determinants exchanged', (m, s, n, t) => subtract(multivariateNormalKl.expand([m, s, n, t], 'plain'), log(divide(determinant(t), determinant(s))))],
  ],
});

const gamma = (a: Expression): Expression => apply('gamma', a);
const kernelOf = (p: Expression, alpha: Expression): Expression => productOf((q, a) => power(q, subtract(a, one)), p, alpha);
const logBetaOf = (alpha: Expression): Expression => subtract(total((a) => apply('lgamma', a), alpha), apply('lgamma', total(itself, alpha)));

/** Γ(∑ αₖ)/∏ Γ(αₖ) ∏ pₖ^(αₖ − 1) on the simplex. */
export const dirichlet = define('dirichlet', 'dirichletpdf dirichlet dirichletdensity dirichletdistribution', [vectorParameter('p', simplex), vectorParameter('α', positive)], (p, alpha) => multiply(divide(gamma(total(itself, alpha)), productOf(gamma, alpha)), kernelOf(p, alpha)), {
  stable: (p, alpha) => exp(subtract(total((q, a) => xlogy(subtract(a, one), q), p, alpha), logBetaOf(alpha))),
  latex: '\\operatorname{dirichletpdf}(p, \\alpha) = \\frac{\\Gamma\\left(\\sum_{k=1}^{K} \\alpha_k\\right)}{\\prod_{k=1}^{K} \\Gamma(\\alpha_k)} \\prod_{k=1}^{K} p_k^{\\alpha_k - 1}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.38',
  relatives: [
    ['with exponents αₖ', (p, alpha) => multiply(divide(gamma(total(itself, alpha)), productOf(gamma, alpha)), productOf(power, p, alpha))],
    ['not normalised', kernelOf],
    ['normalised the wrong way round', (p, alpha) => multiply(divide(productOf(gamma, alpha), gamma(total(itself, alpha))), kernelOf(p, alpha))],
    ['with ∑ Γ(αₖ) above', (p, alpha) => multiply(divide(total(gamma, alpha), productOf(gamma, alpha)), kernelOf(p, alpha))],
  ],
});

