import { add, apply, multiply, one, subtract, zero } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf, type Loops } from '../entry';
import type { LibraryOperator } from '../operator';
import { nonnegativeReals } from '../ranges';
import { binary, form, half, max, nonnegative, positive, scalarParameter, square, vectorParameter } from './build';
import { define } from './define';

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
export const multiclassHinge: LibraryOperator = define('multiclassHinge', 'multiclasshinge multiclasshingeloss crammersinger categoricalhinge', [vectorParameter('y', oneHot), vectorParameter('s')], (y, scores) => mostViolated(y, scores), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex', shift: 'invariant' },
  latex: '\\operatorname{multiclasshinge}(y, s) = \\max_i (1 - y_i + s_i) - \\sum_{i=1}^{K} y_i s_i',
  source: 'Crammer, Singer, On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines (2001) §3',
  relatives: [
    ['another convention: the sum over all classes (Weston, Watkins)', (y, scores) => allViolated(y, scores, (violation) => violation)],
    ['without the margin: 0 wherever the right class scores highest', (y, scores) => {
        const loops = loopsAround(y, scores);
        return subtract(loops.reduce('max', rangeOf(y), (i) => entryOf(scores, i)), scoreOfClass(loops, y, scores));
      }],
  ],
});

/** Every class that comes within 1 of the right one counts. */
export const multiclassHingeSum: LibraryOperator = define('multiclassHingeSum', 'multiclasshingesum westonwatkins multiclasssvmloss', [vectorParameter('y', oneHot), vectorParameter('s')], (y, scores) => allViolated(y, scores, (violation) => violation), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex', shift: 'invariant' },
  latex: '\\operatorname{multiclasssvmloss}(y, s) = \\sum_{i=1}^{K} (1 - y_i) \\max\\left(0, 1 + s_i - \\sum_{j=1}^{K} y_j s_j\\right)',
  source: 'Weston, Watkins, Support Vector Machines for Multi-Class Pattern Recognition (1999) §2',
  relatives: [
    ['another convention: the largest violation only (Crammer, Singer)', (y, scores) => mostViolated(y, scores)],
    ['with violations squared', (y, scores) => allViolated(y, scores, square)],
    ['with the right class in the sum, which adds 1', (y, scores) => add(one, allViolated(y, scores, (violation) => violation))],
  ],
});

/** y a²/2 for a pair that belongs together (y = 1), the squared shortfall from the margin for one that does not. */
function pairLoss(y: Expression, distance: Expression, margin: Expression, factor: Expression): Expression {
  const apart = square(max(zero, subtract(margin, distance)));
  return multiply(factor, add(multiply(y, square(distance)), multiply(subtract(one, y), apart)));
}

/** Of a pair at distance D, y = 1 for a similar one. Hadsell, Chopra and LeCun count the labels the other way round. */
export const contrastive: LibraryOperator = define('contrastive', 'contrastive contrastiveloss', [scalarParameter('y', binary), scalarParameter('D', nonnegative), scalarParameter('m', positive, one)], (y, distance, margin) => pairLoss(y, distance, margin, half), {
  properties: { parameter: 1, range: nonnegativeReals, curvature: 'convex' },
  latex: '\\operatorname{contrastive}(y, D, m) = \\frac{1}{2} y D^2 + \\frac{1}{2} (1 - y) \\max(0, m - D)^2',
  source: 'Hadsell, Chopra, LeCun, Dimensionality Reduction by Learning an Invariant Mapping (2006) eq. 4, with 1 − Y for y',
  relatives: [
    ['another convention: y = 1 for a dissimilar pair', (y, distance, margin) => pairLoss(subtract(one, y), distance, margin, half)],
    ['without the factor 1/2', (y, distance, margin) => pairLoss(y, distance, margin, one)],
    ['with the shortfall not squared', (y, distance, margin) =>
        multiply(half, add(multiply(y, square(distance)), multiply(subtract(one, y), apply('max', zero, subtract(margin, distance)))))],
  ],
  forms: [form([scalarParameter('y', binary), vectorParameter('a'), vectorParameter('b'), scalarParameter('m', positive, one)], (y, a, b, margin) => [y, apply('euclideanDistance', a, b), margin])],
});
