import { add, apply, array, divide, exp, log, multiply, negate, one, power, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { between, nonnegativeReals } from '../ranges';
import { form, half, matrixParameter, nonnegative, probability, scalarParameter, simplex, two, unit, vectorParameter, xlogy } from './build';
import { define } from './define';

/** ∑ pᵢ log qᵢ, with 0 log 0 = 0. */
const expectedLog = (p: Expression, q: Expression): Expression =>
  loopsAround(p, q).sum(rangeOf(p), (i) => xlogy(entryOf(p, i), entryOf(q, i)));

const entropyOf = (p: Expression): Expression => negate(expectedLog(p, p));

/** ∑ pᵢ log(pᵢ/qᵢ) as ∑ (pᵢ log pᵢ − pᵢ log qᵢ): a term with pᵢ = 0 is 0 even where qᵢ = 0. */
function relativeEntropy(p: Expression, q: Expression): Expression {
  return loopsAround(p, q).sum(rangeOf(p), (i) => {
    const [a, b] = [entryOf(p, i), entryOf(q, i)];
    return subtract(xlogy(a, a), xlogy(a, b));
  });
}

function midpoint(p: Expression, q: Expression): Expression {
  return loopsAround(p, q).map(rangeOf(p), (i) => multiply(half, add(entryOf(p, i), entryOf(q, i))));
}

/** Shannon's entropy in nats. */
export const entropy: LibraryOperator = define('entropy', 'entropy shannonentropy', [vectorParameter('p', simplex)], (p) => entropyOf(p), {
  properties: { curvature: 'strictly concave', permutation: 'invariant' },
  latex: '\\operatorname{entropy}(p) = -\\sum_{i=1}^{n} p_i \\log p_i',
  source: 'Shannon (1948); Cover, Thomas (2006) eq. 2.1, in nats, 0 log 0 = 0',
  relatives: [
    ['∑ᵢ pᵢ log pᵢ, without the minus sign', (p) => expectedLog(p, p)],
    ['the entropy in bits', (p) => divide(entropyOf(p), log(two))],
    ['−∑ᵢ log pᵢ, without the weights pᵢ', (p) => negate(loopsAround(p).sum(rangeOf(p), (i) => log(entryOf(p, i))))],
  ],
  forms: [form([scalarParameter('p', unit)], (p) => [array(p, subtract(one, p))])],
});

/** −∑ pᵢ log qᵢ in nats: p the target, q the prediction. */
export const crossEntropy: LibraryOperator = define('crossEntropy', 'crossentropy ce crossentropyloss categoricalcrossentropy xent logloss', [vectorParameter('p', simplex), vectorParameter('q', simplex)], (p, q) => negate(expectedLog(p, q)), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{crossentropy}(p, q) = -\\sum_{i=1}^{n} p_i \\log q_i',
  source: 'Goodfellow, Bengio, Courville, Deep Learning (2016) eq. 3.51, in nats, 0 log 0 = 0',
  relatives: [
    ['∑ᵢ pᵢ log qᵢ, without the minus sign', (p, q) => expectedLog(p, q)],
    ['−∑ᵢ qᵢ log pᵢ, with the arguments exchanged', (p, q) => negate(expectedLog(q, p))],
    ['KL(p ‖ q)', (p, q) => relativeEntropy(p, q)],
    ['the entropy of p', (p) => entropyOf(p)],
    ['the cross-entropy in bits', (p, q) => divide(negate(expectedLog(p, q)), log(two))],
  ],
  forms: [
    form([vectorParameter('p', simplex), vectorParameter('z')], (p, logits) => [p, apply('softmax', logits)]),
    form([scalarParameter('p', unit), scalarParameter('q', probability)], (p, q) => [array(p, subtract(one, p)), array(q, subtract(one, q))]),
  ],
});

/** Relative entropy KL(p ‖ q) in nats; ∞ where q vanishes and p does not. */
export const kl: LibraryOperator = define('kl', 'kl kldivergence dkl kullbackleibler kullbackleiblerdivergence relativeentropy kld', [vectorParameter('p', simplex), vectorParameter('q', simplex)], (p, q) => relativeEntropy(p, q), {
  properties: { range: nonnegativeReals, curvature: 'strictly convex' },
  latex: '\\operatorname{KL}(p \\,\\|\\, q) = \\sum_{i=1}^{n} p_i \\log \\frac{p_i}{q_i}',
  source: 'Kullback, Leibler (1951); Cover, Thomas (2006) eq. 2.26, in nats',
  relatives: [
    ['KL(q ‖ p), with the arguments exchanged', (p, q) => relativeEntropy(q, p)],
    ['−KL(p ‖ q)', (p, q) => negate(relativeEntropy(p, q))],
    ['the cross-entropy −∑ᵢ pᵢ log qᵢ', (p, q) => negate(expectedLog(p, q))],
  ],
  forms: [form([scalarParameter('p', unit), scalarParameter('q', probability)], (p, q) => [array(p, subtract(one, p)), array(q, subtract(one, q))])],
});

/** Jensen–Shannon divergence in nats, between 0 and log 2. */
export const js: LibraryOperator = define('js', 'js jsd jsdivergence jensenshannon jensenshannondivergence djs', [vectorParameter('p', simplex), vectorParameter('q', simplex)], (p, q) => {
    const middle = midpoint(p, q);
    return multiply(half, add(relativeEntropy(p, middle), relativeEntropy(q, middle)));
  }, {
  properties: { range: between(zero, log(two), '[]'), curvature: 'convex' },
  latex: '\\operatorname{JS}(p, q) = \\frac{1}{2} \\sum_{i=1}^{n} p_i \\log \\frac{2 p_i}{p_i + q_i} + \\frac{1}{2} \\sum_{i=1}^{n} q_i \\log \\frac{2 q_i}{p_i + q_i}',
  source: 'Lin, Divergence Measures Based on the Shannon Entropy (1991) eq. 4.1, π = ½',
  relatives: [
    ['twice JS(p, q), without the factor 1/2', (p, q) => add(relativeEntropy(p, midpoint(p, q)), relativeEntropy(q, midpoint(p, q)))],
    ['(KL(p ‖ q) + KL(q ‖ p))/2, Jeffreys’ divergence halved', (p, q) => multiply(half, add(relativeEntropy(p, q), relativeEntropy(q, p)))],
  ],
});

/** exp of the entropy in nats, or 2 to the entropy in bits. */
export const perplexity: LibraryOperator = define('perplexity', 'perplexity ppl pp', [vectorParameter('p', simplex)], (p) => exp(entropyOf(p)), {
  properties: { permutation: 'invariant' },
  latex: '\\operatorname{PP}(p) = e^{-\\sum_{i=1}^{n} p_i \\log p_i}',
  source: 'Jelinek et al. (1977); Jurafsky, Martin, Speech and Language Processing (3rd ed.) §3.7',
  relatives: [
    ['2 to the entropy in nats: base and unit do not match', (p) => power(two, entropyOf(p))],
    ['the entropy', (p) => entropyOf(p)],
    ['exp(∑ᵢ pᵢ log pᵢ), without the minus sign', (p) => exp(expectedLog(p, p))],
  ],
});

/** ∑ Pᵢⱼ log Pᵢⱼ − s (∑ᵢ Pᵢ. log Pᵢ. + ∑ⱼ P.ⱼ log P.ⱼ), the dots for sums over an index. */
function jointLog(joint: Expression, marginals: 'both' | 'rows' | 'none'): Expression {
  const loops = loopsAround(joint);
  const [rows, columns] = [rangeOf(joint), rangeOf(joint, 1)];
  const whole = loops.sum(rows, (i) => loops.sum(columns, (j) => xlogy(entryOf(joint, i, j), entryOf(joint, i, j))));
  if (marginals === 'none') return whole;
  const ofRow = (i: Expression): Expression => loops.sum(columns, (j) => entryOf(joint, i, j));
  const ofColumn = (j: Expression): Expression => loops.sum(rows, (i) => entryOf(joint, i, j));
  const given = subtract(whole, loops.sum(rows, (i) => xlogy(ofRow(i), ofRow(i))));
  return marginals === 'rows' ? given : subtract(given, loops.sum(columns, (j) => xlogy(ofColumn(j), ofColumn(j))));
}

/** Of a joint distribution P, a matrix of probabilities that sum to 1, in nats. */
export const mutualInformation: LibraryOperator = define('mutualInformation', 'mutualinformation informationgain', [matrixParameter('P', nonnegative)], (joint) => jointLog(joint, 'both'), {
  latex: '\\operatorname{mutualinformation}(P) = \\sum_{i=1}^{m} \\sum_{j=1}^{n} P_{ij} \\log \\frac{P_{ij}}{\\sum_{k=1}^{n} P_{ik} \\sum_{l=1}^{m} P_{lj}}',
  source: 'Cover, Thomas, Elements of Information Theory (2006) eq. 2.28, in nats, 0 log 0 = 0',
  relatives: [
    ['−∑ P log P, the joint entropy', (joint) => negate(jointLog(joint, 'none'))],
    ['the conditional entropy H(Y | X)', (joint) => negate(jointLog(joint, 'rows'))],
    ['∑ P log P, the marginals left out', (joint) => jointLog(joint, 'none')],
    ['another convention: in bits', (joint) => divide(jointLog(joint, 'both'), log(two))],
  ],
});
