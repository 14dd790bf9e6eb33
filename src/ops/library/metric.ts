import { add, divide, infinity, multiply, negate, one, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { between, closedUnit, openUnit } from '../ranges';
import { form, half, nonnegative, positive, probability, scalarParameter, sqrt, square, two, vectorParameter } from './build';

/** Parameters TP, FP …: counts of true and false, positive and negative predictions. */
const counts = (...names: string[]): LibraryOperator['parameters'] => names.map((name) => scalarParameter(name, nonnegative));
const share = (part: Expression, rest: Expression): Expression => divide(part, add(part, rest));

const harmonic = (precision: Expression, recall: Expression): Expression =>
  divide(multiply(two, precision, recall), add(precision, recall));

/** TP/(TP + FP). */
export const precision: LibraryOperator = {
  kind: 'library',
  name: 'precision',
  aliases: ['precision', 'positivepredictivevalue', 'ppv'],
  parameters: counts('TP', 'FP'),
  rank: 0,
  expand: ([hits, falseAlarms]) => share(hits!, falseAlarms!),
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{precision}(TP, FP) = \\frac{TP}{TP + FP}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) eq. 8.3',
  relatives: [{ shown: 'FP/(TP + FP), the false discovery rate', expand: ([hits, falseAlarms]) => share(falseAlarms!, hits!) }],
};

/** TP/(TP + FN). */
export const recall: LibraryOperator = {
  kind: 'library',
  name: 'recall',
  aliases: ['recall', 'sensitivity', 'truepositiverate', 'tpr', 'hitrate'],
  parameters: counts('TP', 'FN'),
  rank: 0,
  expand: ([hits, misses]) => share(hits!, misses!),
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{recall}(TP, FN) = \\frac{TP}{TP + FN}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) eq. 8.4',
  relatives: [{ shown: 'FN/(TP + FN), the miss rate', expand: ([hits, misses]) => share(misses!, hits!) }],
};

/** TN/(TN + FP). */
export const specificity: LibraryOperator = {
  kind: 'library',
  name: 'specificity',
  aliases: ['specificity', 'truenegativerate', 'tnr', 'selectivity'],
  parameters: counts('TN', 'FP'),
  rank: 0,
  expand: ([rejections, falseAlarms]) => share(rejections!, falseAlarms!),
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{specificity}(TN, FP) = \\frac{TN}{TN + FP}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §8.4',
  relatives: [{ shown: 'FP/(TN + FP), the false positive rate', expand: ([rejections, falseAlarms]) => share(falseAlarms!, rejections!) }],
};

/** The harmonic mean of precision and recall. */
export const f1: LibraryOperator = {
  kind: 'library',
  name: 'f1',
  aliases: ['f1', 'f1score', 'f1measure', 'fscore', 'fmeasure'],
  parameters: [scalarParameter('P', probability), scalarParameter('R', probability)],
  rank: 0,
  expand: ([p, r]) => harmonic(p!, r!),
  properties: { range: openUnit, monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{fscore}(P, R) = \\frac{2 P R}{P + R}',
  source: 'van Rijsbergen, Information Retrieval (1979); Manning, Raghavan, Schütze (2008) eq. 8.6',
  relatives: [
    { shown: 'PR/(P + R), without the factor 2', expand: ([p, r]) => divide(multiply(p!, r!), add(p!, r!)) },
    { shown: '(P + R)/2, the arithmetic mean', expand: ([p, r]) => multiply(half, add(p!, r!)) },
    { shown: '√(PR), the geometric mean', expand: ([p, r]) => sqrt(multiply(p!, r!)) },
  ],
  forms: [form(counts('TP', 'FP', 'FN'), (hits, falseAlarms, misses) => [share(hits, falseAlarms), share(hits, misses)])],
};

/** (1 + β²) PR/(β² P + R): recall counts β times as much as precision. */
export const fBeta: LibraryOperator = {
  kind: 'library',
  name: 'fBeta',
  aliases: ['fbeta', 'fbetascore', 'fβ'],
  parameters: [scalarParameter('P', probability), scalarParameter('R', probability), scalarParameter('β', positive, one)],
  rank: 0,
  expand: ([p, r, beta]) => divide(multiply(add(one, square(beta!)), p!, r!), add(multiply(square(beta!), p!), r!)),
  properties: { range: openUnit, monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{fbeta}(P, R, \\beta) = \\frac{(1 + \\beta^2) P R}{\\beta^2 P + R}',
  source: 'van Rijsbergen, Information Retrieval (1979); Manning, Raghavan, Schütze (2008) eq. 8.5',
  relatives: [
    {
      shown: 'with β² before recall instead of precision',
      expand: ([p, r, beta]) => divide(multiply(add(one, square(beta!)), p!, r!), add(p!, multiply(square(beta!), r!))),
    },
  ],
  forms: [form([...counts('TP', 'FP', 'FN'), scalarParameter('β', positive, one)], (hits, falseAlarms, misses, beta) => [share(hits, falseAlarms), share(hits, misses), beta])],
};

/** (TP + TN)/(TP + TN + FP + FN). */
export const accuracy: LibraryOperator = {
  kind: 'library',
  name: 'accuracy',
  aliases: ['accuracy', 'acc'],
  parameters: counts('TP', 'TN', 'FP', 'FN'),
  rank: 0,
  expand: (operands) => divide(add(operands[0]!, operands[1]!), add(...operands)),
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{accuracy}(TP, TN, FP, FN) = \\frac{TP + TN}{TP + TN + FP + FN}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §8.3',
  relatives: [
    { shown: 'the error rate', expand: (operands) => divide(add(operands[2]!, operands[3]!), add(...operands)) },
    { shown: 'TP alone over all', expand: (operands) => divide(operands[0]!, add(...operands)) },
  ],
};

const overlap = (hits: Expression, falseAlarms: Expression, misses: Expression, weight: Expression): Expression =>
  divide(multiply(weight, hits), add(multiply(weight, hits), falseAlarms, misses));

/** TP/(TP + FP + FN), the intersection over the union of what is predicted and what is true. */
export const iou: LibraryOperator = {
  kind: 'library',
  name: 'iou',
  aliases: ['iou', 'jaccard', 'jaccardindex', 'intersectionoverunion'],
  parameters: counts('TP', 'FP', 'FN'),
  rank: 0,
  expand: ([hits, falseAlarms, misses]) => divide(hits!, add(hits!, falseAlarms!, misses!)),
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{IoU}(TP, FP, FN) = \\frac{TP}{TP + FP + FN}',
  source: 'Jaccard (1912); Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §3.3.4',
  relatives: [{ shown: 'Dice’s coefficient, 2 TP/(2 TP + FP + FN)', expand: ([hits, falseAlarms, misses]) => overlap(hits!, falseAlarms!, misses!, two) }],
};

/** 2 TP/(2 TP + FP + FN), the same as F₁. */
export const dice: LibraryOperator = {
  kind: 'library',
  name: 'dice',
  aliases: ['dice', 'dicecoefficient', 'dicescore', 'sorensendice'],
  parameters: counts('TP', 'FP', 'FN'),
  rank: 0,
  expand: ([hits, falseAlarms, misses]) => overlap(hits!, falseAlarms!, misses!, two),
  properties: { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{Dice}(TP, FP, FN) = \\frac{2 TP}{2 TP + FP + FN}',
  source: 'Dice, Measures of the Amount of Ecologic Association Between Species (1945)',
  relatives: [
    { shown: 'the intersection over the union, TP/(TP + FP + FN)', expand: ([hits, falseAlarms, misses]) => divide(hits!, add(hits!, falseAlarms!, misses!)) },
    { shown: 'with 2 above only', expand: ([hits, falseAlarms, misses]) => divide(multiply(two, hits!), add(hits!, falseAlarms!, misses!)) },
  ],
};

function correlation([hits, rejections, falseAlarms, misses]: readonly Expression[], join: (a: Expression, b: Expression) => Expression): Expression {
  const [tp, tn, fp, fn] = [hits!, rejections!, falseAlarms!, misses!];
  const sums = [add(tp, fp), add(tp, fn), add(tn, fp), add(tn, fn)];
  return divide(join(multiply(tp, tn), multiply(fp, fn)), sqrt(multiply(...sums)));
}

/** Matthews’ correlation of prediction and truth, in [−1, 1]. */
export const mcc: LibraryOperator = {
  kind: 'library',
  name: 'mcc',
  aliases: ['mcc', 'matthewscorrelation', 'matthewscorrelationcoefficient', 'phicoefficient'],
  parameters: counts('TP', 'TN', 'FP', 'FN'),
  rank: 0,
  expand: (operands) => correlation(operands, subtract),
  properties: { range: between(negate(one), one, '[]'), monotone: 'nondecreasing' },
  latex: '\\operatorname{MCC}(TP, TN, FP, FN) = \\frac{TP \\cdot TN - FP \\cdot FN}{\\sqrt{(TP + FP)(TP + FN)(TN + FP)(TN + FN)}}',
  source: 'Matthews, Comparison of the Predicted and Observed Secondary Structure (1975); undefined where a row or column is empty',
  relatives: [
    { shown: 'TP TN + FP FN above, with a wrong sign', expand: (operands) => correlation(operands, add) },
    { shown: 'its square', expand: (operands) => square(correlation(operands, subtract)) },
  ],
};

/** 1 − ∑ (yᵢ − ŷᵢ)²/∑ (yᵢ − ȳ)². */
export const rSquared: LibraryOperator = {
  kind: 'library',
  name: 'rSquared',
  aliases: ['rsquared', 'coefficientofdetermination'],
  parameters: [vectorParameter('y'), vectorParameter('ŷ')],
  rank: 0,
  expand: ([y, prediction]) => subtract(one, unexplained(y!, prediction!)),
  properties: { parameter: 1, range: between(negate(infinity), one, '(]'), curvature: 'strictly concave' },
  latex: '\\operatorname{rsquared}(y, \\hat{y}) = 1 - \\frac{\\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2}{\\sum_{i=1}^{n} \\left(y_i - \\frac{1}{n} \\sum_{j=1}^{n} y_j\\right)^2}',
  source: 'Kvålseth, Cautionary Note about R² (1985) eq. 1; undefined where all yᵢ are equal',
  relatives: [
    { shown: 'the unexplained share, without 1 −', expand: ([y, prediction]) => unexplained(y!, prediction!) },
    { shown: 'with ŷ and y exchanged', expand: ([y, prediction]) => subtract(one, unexplained(prediction!, y!)) },
  ],
};

function unexplained(y: Expression, prediction: Expression): Expression {
  const loops = loopsAround(y, prediction);
  const range = rangeOf(y);
  const mean = divide(loops.sum(range, (j) => entryOf(y, j)), rangeLength(range));
  const residuals = loops.sum(range, (i) => square(subtract(entryOf(y, i), entryOf(prediction, i))));
  return divide(residuals, loops.sum(range, (i) => square(subtract(entryOf(y, i), mean))));
}
