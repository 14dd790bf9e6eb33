import { add, divide, exp, infinity, log, multiply, negate, one, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { between, nonnegativeReals } from '../ranges';
import { form, max, nonnegative, positive, probability, scalarParameter, two, vectorParameter } from './build';
import { define } from './define';
import { average, count, itself, productOf, total } from './totals';

/** Of a term: how often it occurs in a document, in how many of the N documents it does. */
const [frequency, documents, containing] = [scalarParameter('f', nonnegative), scalarParameter('N', positive), scalarParameter('n', positive)];
const quotient = (all: Expression, n: Expression): Expression => log(divide(all, n));

/** log(N/n). */
export const idf = define('idf', 'idf inversedocumentfrequency', [documents, containing], quotient, {
  properties: { monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{idf}(N, n) = \\log \\frac{N}{n}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) eq. 6.7',
  relatives: [
    ['log(n/N), with numerator and denominator exchanged', (all, n) => quotient(n, all)],
    ['N/n, without the logarithm', divide],
    ['another convention: log(N/(1 + n))', (all, n) => quotient(all, add(one, n))],
    ['another convention: 1 + log(N/n)', (all, n) => add(one, quotient(all, n))],
    ['another convention: log(1 + N/n)', (all, n) => log(add(one, divide(all, n)))],
    ['another convention: log((1 + N)/(1 + n)) + 1, smoothed', (all, n) => add(quotient(add(one, all), add(one, n)), one)],
    ['another convention: with base 10', (all, n) => divide(quotient(all, n), log(rational(10)))],
    ['another convention: with base 2', (all, n) => divide(quotient(all, n), log(two))],
  ],
});

/** log((1 + N)/(1 + n)) + 1. */
export const smoothIdf = define('smoothIdf', 'smoothidf smoothedidf smoothinversedocumentfrequency smoothedinversedocumentfrequency', [documents, containing], (all, n) => add(quotient(add(one, all), add(one, n)), one), {
  properties: { monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{smoothidf}(N, n) = \\log \\frac{1 + N}{1 + n} + 1',
  source: 'Pedregosa et al., scikit-learn (2011), TfidfTransformer',
  relatives: [
    ['the idf, not smoothed', quotient],
    ['without + 1', (all, n) => quotient(add(one, all), add(one, n))],
    ['another convention: log(N/(1 + n)) + 1', (all, n) => add(quotient(all, add(one, n)), one)],
  ],
});

/** f log(N/n). */
export const tfIdf = define('tfIdf', 'tfidf termfrequencyinversedocumentfrequency', [frequency, documents, containing], (f, all, n) => multiply(f, quotient(all, n)), {
  properties: { curvature: 'affine', homogeneous: 1 },
  latex: '\\operatorname{tfidf}(f, N, n) = f \\log \\frac{N}{n}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) eq. 6.8',
  relatives: [
    ['f log(n/N), with numerator and denominator exchanged', (f, all, n) => multiply(f, quotient(n, all))],
    ['f N/n, without the logarithm', (f, all, n) => multiply(f, divide(all, n))],
    ['f + log(N/n), a sum for the product', (f, all, n) => add(f, quotient(all, n))],
    ['another convention: (1 + log f) log(N/n)', (f, all, n) => multiply(add(one, log(f)), quotient(all, n))],
    ['another convention: f log(N/(1 + n))', (f, all, n) => multiply(f, quotient(all, add(one, n)))],
    ['another convention: f (log((1 + N)/(1 + n)) + 1), smoothed', (f, all, n) => multiply(f, add(quotient(add(one, all), add(one, n)), one))],
    ['another convention: with base 10', (f, all, n) => divide(multiply(f, quotient(all, n)), log(rational(10)))],
  ],
  forms: [form([scalarParameter('c', nonnegative), scalarParameter('d', positive), documents, containing], (occurrences, length, all, n) => [divide(occurrences, length), all, n])],
});

const [both, left, right] = [scalarParameter('p', probability), scalarParameter('q', probability), scalarParameter('r', probability)];
const association = (p: Expression, q: Expression, r: Expression): Expression => log(divide(p, multiply(q, r)));
const logsApart = (p: Expression, q: Expression, r: Expression): Expression => subtract(subtract(log(p), log(q)), log(r));

/** log(p(x, y)/(p(x) p(y))) in nats. */
export const pmi = define('pmi', 'pmi pointwisemutualinformation', [both, left, right], association, {
  stable: logsApart,
  properties: { monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{PMI}(p, q, r) = \\log \\frac{p}{q r}',
  source: 'Church, Hanks, Word Association Norms, Mutual Information, and Lexicography (1990) §2, in nats: p of the pair, q and r of its parts',
  relatives: [
    ['log(q r/p), with numerator and denominator exchanged', (p, q, r) => negate(association(p, q, r))],
    ['p/(q r), without the logarithm', (p, q, r) => divide(p, multiply(q, r))],
    ['log(p/(q + r)), a sum for the product', (p, q, r) => log(divide(p, add(q, r)))],
    ['p log(p/(q r)), its term of the mutual information', (p, q, r) => multiply(p, association(p, q, r))],
    ['another convention: in bits', (p, q, r) => divide(association(p, q, r), log(two))],
  ],
});

/** max(0, PMI). */
export const ppmi = define('ppmi', 'ppmi positivepmi positivepointwisemutualinformation', [both, left, right], (p, q, r) => max(zero, association(p, q, r)), {
  stable: (p, q, r) => max(zero, logsApart(p, q, r)),
  properties: { range: nonnegativeReals, monotone: 'nondecreasing' },
  latex: '\\operatorname{PPMI}(p, q, r) = \\max\\left(0, \\log \\frac{p}{q r}\\right)',
  source: 'Jurafsky, Martin, Speech and Language Processing (3rd ed.) eq. 6.18, in nats',
  relatives: [
    ['the PMI, which may be negative', association],
    ['with the minimum', (p, q, r) => negate(max(zero, negate(association(p, q, r))))],
    ['another convention: in bits', (p, q, r) => divide(max(zero, association(p, q, r)), log(two))],
  ],
});

const tokens = vectorParameter('p', probability);

/** exp(−(1/n) ∑ log pᵢ) of the probabilities of the tokens of a text. */
export const tokenPerplexity = define('tokenPerplexity', 'tokenperplexity sequenceperplexity perplexityofatext languagemodelperplexity', [tokens], (p) => exp(negate(average(log, p))), {
  properties: { range: between(one, infinity, '()'), monotone: 'decreasing', permutation: 'invariant', homogeneous: -1 },
  latex: '\\operatorname{tokenperplexity}(p) = e^{-\\frac{1}{n} \\sum_{i=1}^{n} \\log p_i}',
  source: 'Jurafsky, Martin, Speech and Language Processing (3rd ed.) eq. 3.14',
  relatives: [
    ['without the minus sign', (p) => exp(average(log, p))],
    ['without 1/n, the inverse probability of the text', (p) => exp(negate(total(log, p)))],
    ['2 to the cross-entropy in nats: base and unit do not match', (p) => power(two, negate(average(log, p)))],
    ['the cross-entropy, its logarithm', (p) => negate(average(log, p))],
    ['(∏ pᵢ)^(1/n), without the minus sign', (p) => power(productOf(itself, p), divide(one, count(p)))],
  ],
});

/** exp of a mean negative log-likelihood in nats. */
export const perplexityOfLoss = define('perplexityOfLoss', 'perplexityofloss perplexityfromloss perplexityfromcrossentropy', [scalarParameter('ℓ')], exp, {
  properties: { monotone: 'increasing', curvature: 'strictly convex' },
  latex: '\\operatorname{perplexityofloss}(\\ell) = e^\\ell',
  source: 'Jurafsky, Martin, Speech and Language Processing (3rd ed.) §3.7, of the cross-entropy in nats',
  relatives: [
    ['2 to it: another convention, if it is in bits', (l) => power(two, l)],
    ['e^(−ℓ), the probability', (l) => exp(negate(l))],
    ['its logarithm', (l) => log(l)],
  ],
});
