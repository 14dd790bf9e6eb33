import { add, divide, multiply, one } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { half, nonnegative, positive, probability, scalarParameter, sqrt, square, two } from './build';

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
  latex: '\\operatorname{precision} = \\frac{TP}{TP + FP}',
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
  latex: '\\operatorname{recall} = \\frac{TP}{TP + FN}',
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
  latex: '\\operatorname{specificity} = \\frac{TN}{TN + FP}',
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
  latex: 'F_1 = \\frac{2 P R}{P + R}',
  source: 'van Rijsbergen, Information Retrieval (1979); Manning, Raghavan, Schütze (2008) eq. 8.6',
  relatives: [
    { shown: 'PR/(P + R), without the factor 2', expand: ([p, r]) => divide(multiply(p!, r!), add(p!, r!)) },
    { shown: '(P + R)/2, the arithmetic mean', expand: ([p, r]) => multiply(half, add(p!, r!)) },
    { shown: '√(PR), the geometric mean', expand: ([p, r]) => sqrt(multiply(p!, r!)) },
  ],
};

/** (1 + β²) PR/(β² P + R): recall counts β times as much as precision. */
export const fBeta: LibraryOperator = {
  kind: 'library',
  name: 'fBeta',
  aliases: ['fbeta', 'fbetascore', 'fβ'],
  parameters: [scalarParameter('P', probability), scalarParameter('R', probability), scalarParameter('β', positive, one)],
  rank: 0,
  expand: ([p, r, beta]) => divide(multiply(add(one, square(beta!)), p!, r!), add(multiply(square(beta!), p!), r!)),
  latex: 'F_\\beta = \\frac{(1 + \\beta^2) P R}{\\beta^2 P + R}',
  source: 'van Rijsbergen, Information Retrieval (1979); Manning, Raghavan, Schütze (2008) eq. 8.5',
  relatives: [
    {
      shown: 'with β² before recall instead of precision',
      expand: ([p, r, beta]) => divide(multiply(add(one, square(beta!)), p!, r!), add(p!, multiply(square(beta!), r!))),
    },
  ],
};

/** (TP + TN)/(TP + TN + FP + FN). */
export const accuracy: LibraryOperator = {
  kind: 'library',
  name: 'accuracy',
  aliases: ['accuracy', 'acc'],
  parameters: counts('TP', 'TN', 'FP', 'FN'),
  rank: 0,
  expand: (operands) => divide(add(operands[0]!, operands[1]!), add(...operands)),
  latex: '\\operatorname{accuracy} = \\frac{TP + TN}{TP + TN + FP + FN}',
  source: 'Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008) §8.3',
  relatives: [
    { shown: 'the error rate', expand: (operands) => divide(add(operands[2]!, operands[3]!), add(...operands)) },
    { shown: 'TP alone over all', expand: (operands) => divide(operands[0]!, add(...operands)) },
  ],
};
