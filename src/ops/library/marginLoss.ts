import { add, apply, multiply, one, subtract, zero } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf, type Loops } from '../entry';
import type { LibraryOperator } from '../operator';
import { nonnegativeReals } from '../ranges';
import { binary, form, half, max, nonnegative, positive, scalarParameter, square, vectorParameter } from './build';

const oneHot: Domain = { kind: 'one-hot' };

const scoreOfClass = (loops: Loops, y: Expression, scores: Expression): Expression =>
  loops.sum(rangeOf(y), (k) => multiply(entryOf(y, k), entryOf(scores, k)));

/** maxᵢ(1 − yᵢ + sᵢ) − ∑ yᵢ sᵢ: the most violated margin, 0 where each is kept. */
function mostViolated(y: Expression, scores: Expression): Expression {
  const loops = loopsAround(y, scores);
  const worst = loops.reduce('max', rangeOf(y), (i) => add(subtract(one, entryOf(y, i)), entryOf(scores, i)));
  return subtract(worst, scoreOfClass(loops, y, scores));
}

/** ∑ᵢ (1 − yᵢ) max(0, 1 + sᵢ − ∑ yⱼ sⱼ): all violated margins. */
function allViolated(y: Expression, scores: Expression, within: (violation: Expression) => Expression): Expression {
  const loops = loopsAround(y, scores);
  return loops.sum(rangeOf(y), (i) => {
    const violation = add(one, subtract(entryOf(scores, i), scoreOfClass(loops, y, scores)));
    return multiply(subtract(one, entryOf(y, i)), within(max(zero, violation)));
  });
}

/** The hinge loss of several classes: y one-hot, s a score for each. */
export const multiclassHinge: LibraryOperator = {
  kind: 'library',
  name: 'multiclassHinge',
  aliases: ['multiclasshinge', 'multiclasshingeloss', 'crammersinger', 'categoricalhinge'],
  parameters: [vectorParameter('y', oneHot), vectorParameter('s')],
  rank: 0,
  expand: ([y, scores]) => mostViolated(y!, scores!),
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex', shift: 'invariant' },
  latex: '\\operatorname{multiclasshinge}(y, s) = \\max_i (1 - y_i + s_i) - \\sum_{i=1}^{K} y_i s_i',
  source: 'Crammer, Singer, On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines (2001) §3',
  relatives: [
    { shown: 'another convention: the sum over all classes (Weston, Watkins)', expand: ([y, scores]) => allViolated(y!, scores!, (violation) => violation) },
    {
      shown: 'without the margin: 0 wherever the right class scores highest',
      expand: ([y, scores]) => {
        const loops = loopsAround(y!, scores!);
        return subtract(loops.reduce('max', rangeOf(y!), (i) => entryOf(scores!, i)), scoreOfClass(loops, y!, scores!));
      },
    },
  ],
};

/** Every class that comes within 1 of the right one counts. */
export const multiclassHingeSum: LibraryOperator = {
  kind: 'library',
  name: 'multiclassHingeSum',
  aliases: ['multiclasshingesum', 'westonwatkins', 'multiclasssvmloss'],
  parameters: [vectorParameter('y', oneHot), vectorParameter('s')],
  rank: 0,
  expand: ([y, scores]) => allViolated(y!, scores!, (violation) => violation),
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex', shift: 'invariant' },
  latex: '\\operatorname{multiclasssvmloss}(y, s) = \\sum_{i=1}^{K} (1 - y_i) \\max\\left(0, 1 + s_i - \\sum_{j=1}^{K} y_j s_j\\right)',
  source: 'Weston, Watkins, Support Vector Machines for Multi-Class Pattern Recognition (1999) §2',
  relatives: [
    { shown: 'another convention: the largest violation only (Crammer, Singer)', expand: ([y, scores]) => mostViolated(y!, scores!) },
    { shown: 'with violations squared', expand: ([y, scores]) => allViolated(y!, scores!, square) },
    {
      shown: 'with the right class in the sum, which adds 1',
      expand: ([y, scores]) => add(one, allViolated(y!, scores!, (violation) => violation)),
    },
  ],
};

/** y a²/2 for a pair that belongs together (y = 1), the squared shortfall from the margin for one that does not. */
function pairLoss(y: Expression, distance: Expression, margin: Expression, factor: Expression): Expression {
  const apart = square(max(zero, subtract(margin, distance)));
  return multiply(factor, add(multiply(y, square(distance)), multiply(subtract(one, y), apart)));
}

/** Of a pair at distance D, y = 1 for a similar one. Hadsell, Chopra and LeCun count the labels the other way round. */
export const contrastive: LibraryOperator = {
  kind: 'library',
  name: 'contrastive',
  aliases: ['contrastive', 'contrastiveloss'],
  parameters: [scalarParameter('y', binary), scalarParameter('D', nonnegative), scalarParameter('m', positive, one)],
  rank: 0,
  expand: ([y, distance, margin]) => pairLoss(y!, distance!, margin!, half),
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{contrastive}(y, D, m) = \\frac{1}{2} y D^2 + \\frac{1}{2} (1 - y) \\max(0, m - D)^2',
  source: 'Hadsell, Chopra, LeCun, Dimensionality Reduction by Learning an Invariant Mapping (2006) eq. 4, with 1 − Y for y',
  relatives: [
    { shown: 'another convention: y = 1 for a dissimilar pair', expand: ([y, distance, margin]) => pairLoss(subtract(one, y!), distance!, margin!, half) },
    { shown: 'without the factor 1/2', expand: ([y, distance, margin]) => pairLoss(y!, distance!, margin!, one) },
    {
      shown: 'with the shortfall not squared',
      expand: ([y, distance, margin]) =>
        multiply(half, add(multiply(y!, square(distance!)), multiply(subtract(one, y!), apply('max', zero, subtract(margin!, distance!))))),
    },
  ],
  forms: [form([scalarParameter('y', binary), vectorParameter('a'), vectorParameter('b'), scalarParameter('m', positive, one)], (y, a, b, margin) => [y, apply('euclideanDistance', a, b), margin])],
};
