import { array, divide, log, multiply, negate, one, power, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import { closedUnit, nonnegativeReals } from '../ranges';
import { form, half, matrixParameter, nonnegative, positive, probability, scalarParameter, simplex, sqrt, square, two, unit, vectorParameter, xlogy } from './build';
import { define } from './define';
import { itself, product, squaredDifference, absoluteDifference, total } from './totals';

const [p, q] = [vectorParameter('p', simplex), vectorParameter('q', simplex)];
const overlap = (a: Expression, b: Expression): Expression => total((s, t) => sqrt(multiply(s, t)), a, b);

export const bhattacharyyaCoefficient = define('bhattacharyyaCoefficient', 'bhattacharyyacoefficient fidelity', [p, q], overlap, {
  properties: { range: closedUnit, curvature: 'concave' },
  latex: '\\operatorname{bhattacharyyacoefficient}(p, q) = \\sum_{i=1}^{n} \\sqrt{p_i q_i}',
  source: 'Bhattacharyya (1943); Kailath, The Divergence and Bhattacharyya Distance Measures (1967) eq. 2',
  relatives: [
    ['∑ᵢ pᵢ qᵢ, without the roots', (a, b) => total(product, a, b)],
    ['√∑ᵢ pᵢ qᵢ, with the root outside the sum', (a, b) => sqrt(total(product, a, b))],
    ['the distance −log of it', (a, b) => negate(log(overlap(a, b)))],
  ],
});

export const bhattacharyyaDistance = define('bhattacharyyaDistance', 'bhattacharyyadistance', [p, q], (a, b) => negate(log(overlap(a, b))), {
  properties: { range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{bhattacharyyadistance}(p, q) = -\\log \\sum_{i=1}^{n} \\sqrt{p_i q_i}',
  source: 'Kailath, The Divergence and Bhattacharyya Distance Measures (1967) eq. 3',
  relatives: [
    ['the coefficient, without −log', overlap],
    ['without the minus sign', (a, b) => log(overlap(a, b))],
    ['1 − the coefficient, the squared Hellinger distance', (a, b) => subtract(one, overlap(a, b))],
    ['without the roots', (a, b) => negate(log(total(product, a, b)))],
  ],
});

const rootsApart = (a: Expression, b: Expression): Expression => total((s, t) => square(subtract(sqrt(s), sqrt(t))), a, b);

/** √(½ ∑ (√pᵢ − √qᵢ)²). */
export const hellinger = define('hellinger', 'hellingerdistance hellinger', [p, q], (a, b) => sqrt(multiply(half, rootsApart(a, b))), {
  properties: { range: closedUnit },
  latex: '\\operatorname{hellingerdistance}(p, q) = \\sqrt{\\frac{1}{2} \\sum_{i=1}^{n} (\\sqrt{p_i} - \\sqrt{q_i})^2}',
  source: 'Gibbs, Su, On Choosing and Bounding Probability Metrics (2002) §2, with the factor ½',
  relatives: [
    ['√∑ᵢ (√pᵢ − √qᵢ)², another convention: without the factor ½', (a, b) => sqrt(rootsApart(a, b))],
    ['½ √∑ᵢ (√pᵢ − √qᵢ)², with ½ outside the root', (a, b) => multiply(half, sqrt(rootsApart(a, b)))],
    ['its square, without the root', (a, b) => multiply(half, rootsApart(a, b))],
    ['without the roots of pᵢ and qᵢ', (a, b) => sqrt(multiply(half, total(squaredDifference, a, b)))],
    ['√∑ᵢ √(pᵢ qᵢ), without 1 −', (a, b) => sqrt(overlap(a, b))],
  ],
});

/** ½ ∑ |pᵢ − qᵢ|. */
export const totalVariation = define('totalVariation', 'totalvariation totalvariationdistance tvdistance statisticaldistance', [p, q], (a, b) => multiply(half, total(absoluteDifference, a, b)), {
  properties: { range: closedUnit, curvature: 'convex' },
  latex: '\\operatorname{totalvariation}(p, q) = \\frac{1}{2} \\sum_{i=1}^{n} |p_i - q_i|',
  source: 'Levin, Peres, Wilmer, Markov Chains and Mixing Times (2009) proposition 4.2',
  relatives: [
    ['∑ᵢ |pᵢ − qᵢ|, another convention: without the factor ½', (a, b) => total(absoluteDifference, a, b)],
    ['½ ∑ᵢ (pᵢ − qᵢ), which is 0', (a, b) => multiply(half, total(subtract, a, b))],
    ['½ ∑ᵢ (pᵢ − qᵢ)²', (a, b) => multiply(half, total(squaredDifference, a, b))],
  ],
});

const quotients = (a: Expression, b: Expression): Expression => total((s, t) => divide(square(subtract(s, t)), t), a, b);

/** ∑ (pᵢ − qᵢ)²/qᵢ. */
export const chiSquaredDivergence = define('chiSquaredDivergence', 'chisquareddivergence chisquaredivergence pearsondivergence', [p, q], quotients, {
  properties: { range: nonnegativeReals, curvature: 'strictly convex' },
  latex: '\\operatorname{chisquareddivergence}(p, q) = \\sum_{i=1}^{n} \\frac{(p_i - q_i)^2}{q_i}',
  source: 'Gibbs, Su, On Choosing and Bounding Probability Metrics (2002) §2',
  relatives: [
    ['with the arguments exchanged', (a, b) => quotients(b, a)],
    ['∑ᵢ (pᵢ − qᵢ)², not divided', (a, b) => total(squaredDifference, a, b)],
    ['half of it', (a, b) => multiply(half, quotients(a, b))],
    ['∑ᵢ pᵢ²/qᵢ, without − 1', (a, b) => total((s, t) => divide(square(s), t), a, b)],
  ],
});

const order = scalarParameter('α', positive);
const powers = (a: Expression, alpha: Expression): Expression => total((s, t) => power(s, t), a, alpha);

/** log ∑ pᵢᵅ/(1 − α) in nats, α ≠ 1. */
export const renyiEntropy = define('renyiEntropy', 'renyientropy rényientropy', [p, order], (a, alpha) => divide(log(powers(a, alpha)), subtract(one, alpha)), {
  properties: { permutation: 'invariant' },
  latex: '\\operatorname{renyientropy}(p, \\alpha) = \\frac{1}{1 - \\alpha} \\log \\sum_{i=1}^{n} p_i^\\alpha',
  source: 'Rényi, On Measures of Entropy and Information (1961) eq. 1.21, in nats',
  relatives: [
    ['with 1/(α − 1), the sign exchanged', (a, alpha) => divide(log(powers(a, alpha)), subtract(alpha, one))],
    ['without 1/(1 − α)', (a, alpha) => log(powers(a, alpha))],
    ['another convention: in bits', (a, alpha) => divide(log(powers(a, alpha)), multiply(subtract(one, alpha), log(two)))],
    ['(1 − ∑ pᵢᵅ)/(α − 1), Tsallis’ entropy', (a, alpha) => divide(subtract(one, powers(a, alpha)), subtract(alpha, one))],
  ],
});

const mixed = (a: Expression, b: Expression, alpha: Expression): Expression => total((s, t, c) => multiply(power(s, c), power(t, subtract(one, c))), a, b, alpha);

/** log ∑ pᵢᵅ qᵢ^(1 − α)/(α − 1) in nats, α ≠ 1. */
export const renyiDivergence = define('renyiDivergence', 'renyidivergence rényidivergence', [p, q, scalarParameter('α', probability)], (a, b, alpha) => divide(log(mixed(a, b, alpha)), subtract(alpha, one)), {
  properties: { range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{renyidivergence}(p, q, \\alpha) = \\frac{1}{\\alpha - 1} \\log \\sum_{i=1}^{n} p_i^\\alpha q_i^{1 - \\alpha}',
  source: 'van Erven, Harremoës, Rényi Divergence and Kullback–Leibler Divergence (2014) eq. 1, in nats',
  relatives: [
    ['with 1/(1 − α), the sign exchanged', (a, b, alpha) => divide(log(mixed(a, b, alpha)), subtract(one, alpha))],
    ['with the arguments exchanged', (a, b, alpha) => divide(log(mixed(b, a, alpha)), subtract(alpha, one))],
    ['with qᵢ^α', (a, b, alpha) => divide(log(total((s, t, c) => power(multiply(s, t), c), a, b, alpha)), subtract(alpha, one))],
  ],
});

const collisions = (a: Expression): Expression => total(square, a);

/** 1 − ∑ pᵢ². */
export const gini = define('gini', 'gini giniimpurity giniindex ginidiversityindex', [p], (a) => subtract(one, collisions(a)), {
  stable: (a) => total((s) => multiply(s, subtract(one, s)), a),
  properties: { curvature: 'strictly concave', permutation: 'invariant' },
  latex: '\\operatorname{gini}(p) = 1 - \\sum_{i=1}^{n} p_i^2',
  source: 'Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009) eq. 9.17',
  relatives: [
    ['∑ᵢ pᵢ², without 1 −', collisions],
    ['half of it, ∑ over pairs i < j', (a) => multiply(half, subtract(one, collisions(a)))],
    ['1 − ∑ᵢ pᵢ, without the squares', (a) => subtract(one, total(itself, a))],
    ['the entropy', (a) => negate(total((s) => xlogy(s, s), a))],
  ],
  forms: [form([scalarParameter('p', unit)], (chance) => [array(chance, subtract(one, chance))])],
});

/** Of a joint distribution P, a matrix of probabilities that sum to 1; x numbers the rows, y the columns. */
const joint = matrixParameter('P', nonnegative);

function logOver(matrix: Expression, marginal: 'none' | 'rows' | 'columns'): Expression {
  const loops = loopsAround(matrix);
  const [rows, columns] = [rangeOf(matrix), rangeOf(matrix, 1)];
  const whole = loops.sum(rows, (i) => loops.sum(columns, (j) => xlogy(entryOf(matrix, i, j), entryOf(matrix, i, j))));
  if (marginal === 'none') return negate(whole);
  const ofRows = marginal === 'rows';
  const sums = (at: Expression): Expression => loops.sum(ofRows ? columns : rows, (k) => (ofRows ? entryOf(matrix, at, k) : entryOf(matrix, k, at)));
  return subtract(loops.sum(ofRows ? rows : columns, (at) => xlogy(sums(at), sums(at))), whole);
}

export const jointEntropy = define('jointEntropy', 'jointentropy', [joint], (matrix) => logOver(matrix, 'none'), {
  properties: { curvature: 'concave' },
  latex: '\\operatorname{jointentropy}(P) = -\\sum_{i=1}^{m} \\sum_{j=1}^{n} P_{ij} \\log P_{ij}',
  source: 'Cover, Thomas, Elements of Information Theory (2006) eq. 2.8, in nats, 0 log 0 = 0',
  relatives: [
    ['∑ P log P, without the minus sign', (matrix) => negate(logOver(matrix, 'none'))],
    ['the conditional entropy H(Y | X)', (matrix) => logOver(matrix, 'rows')],
    ['another convention: in bits', (matrix) => divide(logOver(matrix, 'none'), log(two))],
  ],
});

/** H(Y | X) = −∑ Pᵢⱼ log(Pᵢⱼ/Pᵢ.): x numbers the rows. */
export const conditionalEntropy = define('conditionalEntropy', 'conditionalentropy', [joint], (matrix) => logOver(matrix, 'rows'), {
  properties: { curvature: 'concave', homogeneous: 1 },
  latex: '\\operatorname{conditionalentropy}(P) = -\\sum_{i=1}^{m} \\sum_{j=1}^{n} P_{ij} \\log \\frac{P_{ij}}{\\sum_{k=1}^{n} P_{ik}}',
  source: 'Cover, Thomas, Elements of Information Theory (2006) eq. 2.10–2.13, in nats, 0 log 0 = 0',
  relatives: [
    ['without the minus sign', (matrix) => negate(logOver(matrix, 'rows'))],
    ['H(X | Y), with rows and columns exchanged', (matrix) => logOver(matrix, 'columns')],
    ['the joint entropy', (matrix) => logOver(matrix, 'none')],
    ['another convention: in bits', (matrix) => divide(logOver(matrix, 'rows'), log(two))],
  ],
});

