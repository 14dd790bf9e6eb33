import { apply, divide, one, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { closedUnit } from '../ranges';
import { lessEqual, max, nonnegative, vectorParameter } from './build';
import { define } from './define';

/** The one-hot vector of argmax; the first of several largest entries counts. */
export const hardmax: LibraryOperator = define('hardmax', 'hardmax onehotargmax argmaxonehot', [vectorParameter('x')], (x) => {
    const loops = loopsAround(x);
    const range = rangeOf(x);
    return loops.map(range, (i) => apply('equal', i, loops.reduce('argmax', range, (j) => entryOf(x, j))));
  }, {
  rank: 1,
  properties: { sumsToOne: true, shift: 'invariant', homogeneous: 0 },
  latex: '\\operatorname{hardmax}(x)_i = \\mathbb{1}[i = \\operatorname{argmax}_{j} x_j]',
  source: 'the limit of softmax(βx) for β → ∞ where the maximum is unique',
  relatives: [
    ['softmax(x)', (x) => share(x, (each) => apply('exp', each))],
  ],
});

const share = (x: Expression, weight: (entry: Expression) => Expression): Expression => {
  const loops = loopsAround(x);
  const range = rangeOf(x);
  return loops.map(range, (i) => divide(weight(entryOf(x, i)), loops.sum(range, (j) => weight(entryOf(x, j)))));
};

/** xᵢ / ∑ⱼ xⱼ: for nonnegative entries a probability vector. */
export const normalise: LibraryOperator = define('normalise', 'normalise normalize sumnormalisation sumnormalization standardnormalization l1normalize', [vectorParameter('x', nonnegative)], (x) => share(x, (entry) => entry), {
  rank: 1,
  properties: { range: closedUnit, sumsToOne: true, homogeneous: 0, permutation: 'equivariant' },
  latex: '\\operatorname{normalise}(x)_i = \\frac{x_i}{\\sum_{j=1}^{d} x_j}',
  source: 'definition',
  relatives: [
    ['softmax(x)', (x) => share(x, (entry) => apply('exp', entry))],
    ['x / ‖x‖₂', (x) => {
      const loops = loopsAround(x);
      const range = rangeOf(x);
      return loops.map(range, (i) => divide(entryOf(x, i), apply('sqrt', loops.sum(range, (j) => apply('multiply', entryOf(x, j), entryOf(x, j))))));
    }],
  ],
});

/**
 * The point of the simplex nearest to x: max(xᵢ − τ, 0). The threshold τ is the largest of (∑_S xⱼ − 1)/|S| over sets
 * S, since ∑_S (xⱼ − τ) ≤ ∑ⱼ max(xⱼ − τ, 0) = 1 with equality at the support; and the support is {j : xⱼ ≥ xₖ} for
 * some k. So no sorting is needed.
 */
export const sparsemax: LibraryOperator = define('sparsemax', 'sparsemax', [vectorParameter('x')], (x) => {
    const loops = loopsAround(x);
    const range = rangeOf(x);
    const threshold = loops.reduce('max', range, (k) => {
      const atLeast = (j: Expression): Expression => lessEqual(entryOf(x, k), entryOf(x, j));
      const total = loops.sum(range, (j) => apply('multiply', atLeast(j), entryOf(x, j)));
      return divide(subtract(total, one), loops.sum(range, atLeast));
    });
    return loops.map(range, (i) => max(subtract(entryOf(x, i), threshold), zero));
  }, {
  rank: 1,
  properties: { range: closedUnit, sumsToOne: true, shift: 'invariant', permutation: 'equivariant', lipschitz: one },
  latex: '\\operatorname{sparsemax}(x) = \\operatorname{argmin}_{p \\in \\Delta^{d-1}} \\|p - x\\|_2^2',
  source: 'Martins, Astudillo, From Softmax to Sparsemax (2016) eq. 2',
  relatives: [
    ['softmax(x)', (x) => share(x, (entry) => apply('exp', entry))],
  ],
});
