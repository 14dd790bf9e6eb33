import { add, apply, divide, exp, log, multiply, negate, one, power, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { positiveReals } from '../ranges';
import { form, log1p, positive, probability, scalarParameter, simplex, vectorParameter } from './build';
import { define } from './define';
import { itself, productOf, total } from './totals';

const natural = { kind: 'natural' } as const;
const chance = scalarParameter('p', probability);
const lgamma = (x: Expression): Expression => apply('lgamma', x);
const factorial = (n: Expression): Expression => apply('gamma', add(n, one));
const complement = (p: Expression): Expression => subtract(one, p);

/** (1 − p)^(k − 1) p: the first success at trial k = 1, 2, …. */
export const geometric = define('geometric', 'geometricpmf geometricdistribution geometricprobability', [scalarParameter('k', natural), chance], (k, p) => multiply(power(complement(p), subtract(k, one)), p), {
  latex: '\\operatorname{geometricpmf}(k, p) = (1 - p)^{k - 1} p',
  source: 'Wasserman, All of Statistics (2004) §2.3, k from 1',
  relatives: [
    ['(1 − p)ᵏ p, another convention: k counts the failures, from 0', (k, p) => multiply(power(complement(p), k), p)],
    ['p^(k − 1) (1 − p), with success and failure exchanged', (k, p) => multiply(power(p, subtract(k, one)), complement(p))],
    ['(1 − p)^(k − 1), without the factor p', (k, p) => power(complement(p), subtract(k, one))],
    ['1 − (1 − p)ᵏ, the distribution function', (k, p) => subtract(one, power(complement(p), k))],
  ],
});

const choices = (k: Expression, r: Expression): Expression => divide(apply('gamma', add(k, r)), multiply(factorial(k), apply('gamma', r)));

/** Γ(k + r)/(k! Γ(r)) (1 − p)ᵏ pʳ: k failures before success r. */
export const negativeBinomial = define('negativeBinomial', 'negativebinomial negativebinomialpmf negativebinomialdistribution', [scalarParameter('k', natural), scalarParameter('r', positive), chance], (k, r, p) => multiply(choices(k, r), power(complement(p), k), power(p, r)), {
  stable: (k, r, p) => exp(add(subtract(lgamma(add(k, r)), add(lgamma(add(k, one)), lgamma(r))), multiply(k, log1p(negate(p))), multiply(r, log(p)))),
  latex: '\\operatorname{negativebinomial}(k, r, p) = \\frac{\\Gamma(k + r)}{k! \\, \\Gamma(r)} (1 - p)^k p^r',
  source: 'Murphy, Probabilistic Machine Learning: An Introduction (2022) §2.4.4, with k failures and p the chance of a success',
  relatives: [
    ['another convention: k successes before failure r', (k, r, p) => multiply(choices(k, r), power(p, k), power(complement(p), r))],
    ['without the number of ways', (k, r, p) => multiply(power(complement(p), k), power(p, r))],
    ['with (1 − p)^(k − r), another convention: k counts all trials', (k, r, p) => multiply(choices(subtract(k, r), r), power(complement(p), subtract(k, r)), power(p, r))],
  ],
});

/** n!/∏ xₖ! ∏ pₖ^xₖ with n = ∑ xₖ. */
export const multinomial = define('multinomial', 'multinomial multinomialpmf multinomialdistribution', [vectorParameter('x', natural), vectorParameter('p', simplex)], (x, p) => multiply(divide(factorial(total(itself, x)), productOf(factorial, x)), productOf(power, p, x)), {
  stable: (x, p) => exp(add(lgamma(add(total(itself, x), one)), total((k, q) => subtract(apply('xlogy', k, q), lgamma(add(k, one))), x, p))),
  latex: '\\operatorname{multinomial}(x, p) = \\frac{\\left(\\sum_{k=1}^{K} x_k\\right)!}{\\prod_{k=1}^{K} x_k!} \\prod_{k=1}^{K} p_k^{x_k}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.34',
  relatives: [
    ['∏ pₖ^xₖ, without the number of ways', (x, p) => productOf(power, p, x)],
    ['n! ∏ pₖ^xₖ, not divided by ∏ xₖ!', (x, p) => multiply(factorial(total(itself, x)), productOf(power, p, x))],
    ['with ∑ xₖ! below', (x, p) => multiply(divide(factorial(total(itself, x)), total(factorial, x)), productOf(power, p, x))],
  ],
});

/** The chance 1/(b − a + 1) of each whole number from a to b. */
export const discreteUniform = define('discreteUniform', 'discreteuniform discreteuniformpmf discreteuniformdistribution', [scalarParameter('a'), scalarParameter('b')], (a, b) => divide(one, add(subtract(b, a), one)), {
  latex: '\\operatorname{discreteuniform}(a, b) = \\frac{1}{b - a + 1}',
  source: 'Wasserman, All of Statistics (2004) §2.3, of the numbers from a to b, both included',
  relatives: [
    ['1/(b − a), the density of the continuous one', (a, b) => divide(one, subtract(b, a))],
    ['1/(b + a + 1), with a wrong sign', (a, b) => divide(one, add(b, a, one))],
  ],
  forms: [form([scalarParameter('n', natural)], (n) => [one, n])],
});

/** The odds p/(1 − p). */
export const odds = define('odds', 'odds', [chance], (p) => divide(p, complement(p)), {
  properties: { range: positiveReals, monotone: 'increasing', curvature: 'strictly convex' },
  latex: '\\operatorname{odds}(p) = \\frac{p}{1 - p}',
  source: 'James, Witten, Hastie, Tibshirani, An Introduction to Statistical Learning (2021) eq. 4.3',
  relatives: [
    ['(1 − p)/p, the odds against', (p) => divide(complement(p), p)],
    ['log p/(1 − p), the log-odds', (p) => log(divide(p, complement(p)))],
    ['p/(1 + p), with a wrong sign', (p) => divide(p, add(one, p))],
  ],
});

/** The ratio of the odds of two chances. */
export const oddsRatio = define('oddsRatio', 'oddsratio', [chance, scalarParameter('q', probability)], (p, q) => divide(multiply(p, complement(q)), multiply(q, complement(p))), {
  properties: { range: positiveReals, monotone: 'increasing', curvature: 'strictly convex' },
  latex: '\\operatorname{oddsratio}(p, q) = \\frac{p (1 - q)}{q (1 - p)}',
  source: 'Agresti, Categorical Data Analysis (2013) §2.2.3',
  relatives: [
    ['its inverse, with the chances exchanged', (p, q) => divide(multiply(q, complement(p)), multiply(p, complement(q)))],
    ['p/q, the relative risk', (p, q) => divide(p, q)],
    ['its logarithm', (p, q) => log(divide(multiply(p, complement(q)), multiply(q, complement(p))))],
  ],
  forms: [form(['a', 'b', 'c', 'd'].map((name) => scalarParameter(name, positive)), (a, b, c, d) => [divide(a, add(a, b)), divide(c, add(c, d))])],
});

