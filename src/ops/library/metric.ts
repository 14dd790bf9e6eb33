import { add, divide, infinity, multiply, negate, one, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { between, closedUnit, openUnit } from '../ranges';
import { form, half, nonnegative, positive, probability, scalarParameter, sqrt, square, two, vectorParameter } from './build';
import { define } from './define';

/** Parameters TP, FP …: counts of true and false, positive and negative predictions. */
const counts = (...names: string[]): LibraryOperator['parameters'] => names.map((name) => scalarParameter(name, nonnegative));
const share = (part: Expression, rest: Expression): Expression => divide(part, add(part, rest));

const harmonic = (precision: Expression, recall: Expression): Expression =>
  divide(multiply(two, precision, recall), add(precision, recall));

/** TP/(TP + FP). */
export const precision: LibraryOperator = define('precision', 'precision positivepredictivevalue ppv', counts('TP', 'FP'), (hits, falseAlarms) => share(hits, falseAlarms), {
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{precision}(TP, FP) = \\frac{TP}{TP + FP}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) eq. 8.3',
  relatives: [
    ['FP/(TP + FP), the false discovery rate', (hits, falseAlarms) => share(falseAlarms, hits)],
  ],
});

/** TP/(TP + FN). */
export const recall: LibraryOperator = define('recall', 'recall sensitivity truepositiverate tpr hitrate', counts('TP', 'FN'), (hits, misses) => share(hits, misses), {
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{recall}(TP, FN) = \\frac{TP}{TP + FN}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) eq. 8.4',
  relatives: [
    ['FN/(TP + FN), the miss rate', (hits, misses) => share(misses, hits)],
  ],
});

/** TN/(TN + FP). */
export const specificity: LibraryOperator = define('specificity', 'specificity truenegativerate tnr selectivity', counts('TN', 'FP'), (rejections, falseAlarms) => share(rejections, falseAlarms), {
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{specificity}(TN, FP) = \\frac{TN}{TN + FP}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §8.4',
  relatives: [
    ['FP/(TN + FP), the false positive rate', (rejections, falseAlarms) => share(falseAlarms, rejections)],
  ],
});

/** The harmonic mean of precision and recall. */
export const f1: LibraryOperator = define('f1', 'f1 f1score f1measure fscore fmeasure', [scalarParameter('P', probability), scalarParameter('R', probability)], (p, r) => harmonic(p, r), {
  properties: { range: openUnit, monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{fscore}(P, R) = \\frac{2 P R}{P + R}',
  source: 'van Rijsbergen, Information Retrieval (1979); Manning, Raghavan, Schütze (2008) eq. 8.6',
  relatives: [
    ['PR/(P + R), without the factor 2', (p, r) => divide(multiply(p, r), add(p, r))],
    ['(P + R)/2, the arithmetic mean', (p, r) => multiply(half, add(p, r))],
    ['√(PR), the geometric mean', (p, r) => sqrt(multiply(p, r))],
  ],
  forms: [form(counts('TP', 'FP', 'FN'), (hits, falseAlarms, misses) => [share(hits, falseAlarms), share(hits, misses)])],
});

/** (1 + β²) PR/(β² P + R): recall counts β times as much as precision. */
export const fBeta: LibraryOperator = define('fBeta', 'fbeta fbetascore fβ', [scalarParameter('P', probability), scalarParameter('R', probability), scalarParameter('β', positive, one)], (p, r, beta) => divide(multiply(add(one, square(beta)), p, r), add(multiply(square(beta), p), r)), {
  properties: { range: openUnit, monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{fbeta}(P, R, \\beta) = \\frac{(1 + \\beta^2) P R}{\\beta^2 P + R}',
  source: 'van Rijsbergen, Information Retrieval (1979); Manning, Raghavan, Schütze (2008) eq. 8.5',
  relatives: [
    ['with β² before recall instead of precision', (p, r, beta) => divide(multiply(add(one, square(beta)), p, r), add(p, multiply(square(beta), r)))],
  ],
  forms: [form([...counts('TP', 'FP', 'FN'), scalarParameter('β', positive, one)], (hits, falseAlarms, misses, beta) => [share(hits, falseAlarms), share(hits, misses), beta])],
});

/** (TP + TN)/(TP + TN + FP + FN). */
export const accuracy: LibraryOperator = define('accuracy', 'accuracy acc', counts('TP', 'TN', 'FP', 'FN'), (...operands) => divide(add(operands[0]!, operands[1]!), add(...operands)), {
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{accuracy}(TP, TN, FP, FN) = \\frac{TP + TN}{TP + TN + FP + FN}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §8.3',
  relatives: [
    ['the error rate', (...operands) => divide(add(operands[2]!, operands[3]!), add(...operands))],
    ['TP alone over all', (...operands) => divide(operands[0]!, add(...operands))],
  ],
});

const overlap = (hits: Expression, falseAlarms: Expression, misses: Expression, weight: Expression): Expression =>
  divide(multiply(weight, hits), add(multiply(weight, hits), falseAlarms, misses));

/** TP/(TP + FP + FN), the intersection over the union of what is predicted and what is true. */
export const iou: LibraryOperator = define('iou', 'iou jaccard jaccardindex intersectionoverunion', counts('TP', 'FP', 'FN'), (hits, falseAlarms, misses) => divide(hits, add(hits, falseAlarms, misses)), {
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{IoU}(TP, FP, FN) = \\frac{TP}{TP + FP + FN}',
  source: 'Jaccard (1912); Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §3.3.4',
  relatives: [
    ['Dice’s coefficient, 2 TP/(2 TP + FP + FN)', (hits, falseAlarms, misses) => overlap(hits, falseAlarms, misses, two)],
  ],
});

/** 2 TP/(2 TP + FP + FN), the same as F₁. */
export const dice: LibraryOperator = define('dice', 'dice dicecoefficient dicescore sorensendice', counts('TP', 'FP', 'FN'), (hits, falseAlarms, misses) => overlap(hits, falseAlarms, misses, two), {
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{Dice}(TP, FP, FN) = \\frac{2 TP}{2 TP + FP + FN}',
  source: 'Dice, Measures of the Amount of Ecologic Association Between Species (1945)',
  relatives: [
    ['the intersection over the union, TP/(TP + FP + FN)', (hits, falseAlarms, misses) => divide(hits, add(hits, falseAlarms, misses))],
    ['with 2 above only', (hits, falseAlarms, misses) => divide(multiply(two, hits), add(hits, falseAlarms, misses))],
  ],
});

function correlation([hits, rejections, falseAlarms, misses]: readonly Expression[], join: (a: Expression, b: Expression) => Expression): Expression {
  const [tp, tn, fp, fn] = [hits!, rejections!, falseAlarms!, misses!];
  const sums = [add(tp, fp), add(tp, fn), add(tn, fp), add(tn, fn)];
  return divide(join(multiply(tp, tn), multiply(fp, fn)), sqrt(multiply(...sums)));
}

/** Matthews’ correlation of prediction and truth, in [−1, 1]. */
export const mcc: LibraryOperator = define('mcc', 'mcc matthewscorrelation matthewscorrelationcoefficient phicoefficient', counts('TP', 'TN', 'FP', 'FN'), (...operands) => correlation(operands, subtract), {
  properties: { range: between(negate(one), one, '[]'), monotone: 'nondecreasing' },
  latex: '\\operatorname{MCC}(TP, TN, FP, FN) = \\frac{TP \\cdot TN - FP \\cdot FN}{\\sqrt{(TP + FP)(TP + FN)(TN + FP)(TN + FN)}}',
  source: 'Matthews, Comparison of the Predicted and Observed Secondary Structure (1975); undefined where a row or column is empty',
  relatives: [
    ['TP TN + FP FN above, with a wrong sign', (...operands) => correlation(operands, add)],
    ['its square', (...operands) => square(correlation(operands, subtract))],
  ],
});

/** 1 − ∑ (yᵢ − ŷᵢ)²/∑ (yᵢ − ȳ)². */
export const rSquared: LibraryOperator = define('rSquared', 'rsquared coefficientofdetermination', [vectorParameter('y'), vectorParameter('ŷ')], (y, prediction) => subtract(one, unexplained(y, prediction)), {
  properties: { parameter: 1, range: between(negate(infinity), one, '(]'), curvature: 'strictly concave' },
  latex: '\\operatorname{rsquared}(y, \\hat{y}) = 1 - \\frac{\\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2}{\\sum_{i=1}^{n} \\left(y_i - \\frac{1}{n} \\sum_{j=1}^{n} y_j\\right)^2}',
  source: 'Kvålseth, Cautionary Note about R² (1985) eq. 1; undefined where all yᵢ are equal',
  relatives: [
    ['the unexplained share, without 1 −', (y, prediction) => unexplained(y, prediction)],
    ['with ŷ and y exchanged', (y, prediction) => subtract(one, unexplained(prediction, y))],
  ],
});

function unexplained(y: Expression, prediction: Expression): Expression {
  const loops = loopsAround(y, prediction);
  const range = rangeOf(y);
  const mean = divide(loops.sum(range, (j) => entryOf(y, j)), rangeLength(range));
  const residuals = loops.sum(range, (i) => square(subtract(entryOf(y, i), entryOf(prediction, i))));
  return divide(residuals, loops.sum(range, (i) => square(subtract(entryOf(y, i), mean))));
}
