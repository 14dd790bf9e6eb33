import { add, divide, exp, log, multiply, negate, one, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { openUnit } from '../ranges';
import { binary, matrixParameter, positive, scalarParameter, select, vectorParameter } from './build';
import { defineBoth } from './define';
import { logSumExp, softmax } from './softmax';

const plainSoftmax = (x: Expression): Expression => softmax.expand([x, one], 'plain');

/** Softmax over the entries whose mask is 1, 0 elsewhere; undefined where none is. Stable: the largest of those taken off. */
function masked(x: Expression, mask: Expression, form: 'stable' | 'plain'): Expression {
  const loops = loopsAround(x, mask);
  const range = rangeOf(x);
  const kept = (i: Expression): Expression => entryOf(mask, i);
  if (form === 'plain') {
    const weight = (i: Expression): Expression => multiply(kept(i), exp(entryOf(x, i)));
    return loops.map(range, (i) => divide(weight(i), loops.sum(range, weight)));
  }
  const largest = loops.reduce('max', range, (j) => entryOf(x, j), kept);
  // The condition is within the exponent: e^x of an entry that is left out may be ∞, and 0 · ∞ is no number.
  const weight = (i: Expression): Expression => select(kept(i), exp(subtract(entryOf(x, i), largest)), subtract(kept(i), kept(i)));
  return loops.map(range, (i) => divide(weight(i), loops.sum(range, weight)));
}

export const maskedSoftmax: LibraryOperator = defineBoth('maskedSoftmax', 'maskedsoftmax softmaxmasked', [vectorParameter('x'), vectorParameter('m', binary)], ([x, mask], form) => masked(x!, mask!, form), {
  rank: 1,
  properties: { sumsToOne: true, shift: 'invariant' },
  latex: '\\operatorname{maskedsoftmax}(x, m)_i = \\frac{m_i e^{x_i}}{\\sum_{j=1}^{d} m_j e^{x_j}}',
  source: 'Vaswani et al., Attention Is All You Need (2017) §3.2.3: −∞ for the logits left out',
  relatives: [
    ['softmax(x), the mask left out', (x) => plainSoftmax(x)],
    ['m softmax(x), masked only after the normalisation', (x, mask) => {
        const weights = plainSoftmax(x);
        return loopsAround(x, mask, weights).map(rangeOf(x), (i) => multiply(entryOf(mask, i), entryOf(weights, i)));
      }],
    ['softmax(m x): a logit of 0 is not left out', (x, mask) => plainSoftmax(loopsAround(x, mask).map(rangeOf(x), (i) => multiply(entryOf(mask, i), entryOf(x, i))))],
  ],
});

/** x/τ + g. */
const perturbed = (x: Expression, noise: Expression, temperature: Expression): Expression =>
  loopsAround(x, noise, temperature).map(rangeOf(x), (i) => add(divide(entryOf(x, i), temperature), entryOf(noise, i)));

/** softmax((x + g)/τ) for noise g, drawn from the Gumbel distribution. */
export const gumbelSoftmax: LibraryOperator = defineBoth('gumbelSoftmax', 'gumbelsoftmax', [vectorParameter('x'), vectorParameter('g'), scalarParameter('τ', positive, one)], ([x, noise, temperature], form) => softmax.expand([perturbed(x!, noise!, one), divide(one, temperature!)], form), {
  rank: 1,
  properties: { range: openUnit, sumsToOne: true, shift: 'invariant' },
  latex: '\\operatorname{gumbelsoftmax}(x, g, \\tau)_i = \\frac{e^{(x_i + g_i)/\\tau}}{\\sum_{j=1}^{d} e^{(x_j + g_j)/\\tau}}',
  source: 'Jang, Gu, Poole, Categorical Reparameterization with Gumbel-Softmax (2017) eq. 2, x = log π',
  relatives: [
    ['softmax(x/τ), without the noise', (x, _, temperature) => softmax.expand([x, divide(one, temperature)], 'plain')],
    ['softmax(τ(x + g)), with the inverse of the temperature', (x, noise, temperature) => softmax.expand([perturbed(x, noise, one), temperature], 'plain')],
    ['softmax(x/τ + g), the noise not divided by the temperature', (x, noise, temperature) => plainSoftmax(perturbed(x, noise, temperature))],
  ],
});

const row = (x: Expression, i: Expression): Expression => loopsAround(x, i).map(rangeOf(x, 1), (j) => entryOf(x, i, j));
const column = (x: Expression, j: Expression): Expression => loopsAround(x, j).map(rangeOf(x), (i) => entryOf(x, i, j));

const rowwise = (x: Expression, form: 'stable' | 'plain'): Expression =>
  loopsAround(x).map(rangeOf(x), (i) => softmax.expand([row(x, i), one], form));

function columnwise(x: Expression, form: 'stable' | 'plain'): Expression {
  const loops = loopsAround(x);
  const weight = (i: Expression, j: Expression): Expression =>
    form === 'plain' ? exp(entryOf(x, i, j)) : exp(subtract(entryOf(x, i, j), loops.reduce('max', rangeOf(x), (k) => entryOf(x, k, j))));
  return loops.map(rangeOf(x), (i) => loops.map(rangeOf(x, 1), (j) => divide(weight(i, j), loops.sum(rangeOf(x), (k) => weight(k, j)))));
}

/** Softmax over the last axis: each row sums to 1. */
export const softmaxRows: LibraryOperator = defineBoth('softmaxRows', 'softmaxrows rowsoftmax rowwisesoftmax', [matrixParameter('X')], ([x], form) => rowwise(x!, form), {
  rank: 2,
  properties: { range: openUnit, shift: 'invariant' },
  latex: '\\operatorname{rowsoftmax}(X)_{ij} = \\frac{e^{X_{ij}}}{\\sum_{k=1}^{n} e^{X_{ik}}}',
  source: 'Vaswani et al., Attention Is All You Need (2017) eq. 1',
  relatives: [
    ['softmax over each column', (x) => columnwise(x, 'plain')],
  ],
});

/** Softmax over the first axis: each column sums to 1. */
export const softmaxColumns: LibraryOperator = defineBoth('softmaxColumns', 'softmaxcolumns columnsoftmax columnwisesoftmax', [matrixParameter('X')], ([x], form) => columnwise(x!, form), {
  rank: 2,
  properties: { range: openUnit, shift: 'invariant' },
  latex: '\\operatorname{columnsoftmax}(X)_{ij} = \\frac{e^{X_{ij}}}{\\sum_{k=1}^{m} e^{X_{kj}}}',
  source: 'Locatello et al., Object-Centric Learning with Slot Attention (2020) §2.1: over the queries',
  relatives: [
    ['softmax over each row', (x) => rowwise(x, 'plain')],
  ],
});

/** The log-sum-exp of each row, a vector. */
export const logSumExpRows: LibraryOperator = defineBoth('logSumExpRows', 'logsumexprows rowlogsumexp', [matrixParameter('X')], ([x], form) => loopsAround(x!).map(rangeOf(x!), (i) => logSumExp.expand([row(x!, i)], form)), {
  rank: 1,
  shape: ([x]) => [x![0]!],
  properties: { shift: 'equivariant' },
  latex: '\\operatorname{rowlogsumexp}(X)_i = \\log \\sum_{j=1}^{n} e^{X_{ij}}',
  source: 'Blanchard, Higham, Higham (2021) eq. 1.3, for each row',
  relatives: [
    ['the sums of exponentials, without the logarithm', (x) => loopsAround(x).map(rangeOf(x), (i) => loopsAround(x, i).sum(rangeOf(x, 1), (j) => exp(entryOf(x, i, j))))],
  ],
});

/** The log-sum-exp of each column, a vector. */
export const logSumExpColumns: LibraryOperator = defineBoth('logSumExpColumns', 'logsumexpcolumns columnlogsumexp', [matrixParameter('X')], ([x], form) => loopsAround(x!).map(rangeOf(x!, 1), (j) => logSumExp.expand([column(x!, j)], form)), {
  rank: 1,
  shape: ([x]) => [x![1]!],
  properties: { shift: 'equivariant' },
  latex: '\\operatorname{columnlogsumexp}(X)_j = \\log \\sum_{i=1}^{m} e^{X_{ij}}',
  source: 'Blanchard, Higham, Higham (2021) eq. 1.3, for each column',
  relatives: [
    ['with a minus sign', (x) => loopsAround(x).map(rangeOf(x, 1), (j) => negate(log(loopsAround(x, j).sum(rangeOf(x), (i) => exp(entryOf(x, i, j))))))],
  ],
});
