import type { Expression } from '../../ir/expression';
import { bernoulliLikelihood, complementOfSigmoid, exponentialLessOne, length, logBesideOne, logOfProduct, varianceOfChance, varianceOfSums } from './cancellations';
import { logOfShare, logOfSigmoid, logOfSoftmax, logOfSum, ratioOfExponentials, share } from './exponentials';
import type { StabilityRule, StableForm } from './match';

/** The first that applies is taken. */
const RULES: readonly StabilityRule[] = [
  logOfSigmoid, logOfShare, logOfSoftmax, logOfSum, logOfProduct, logBesideOne,
  ratioOfExponentials, share, exponentialLessOne, complementOfSigmoid, bernoulliLikelihood, varianceOfSums, varianceOfChance, length,
];

/** How to compute, safely in floats, what is written as the textbook has it; undefined where nothing better is known. */
export function stableFormOf(expression: Expression): StableForm | undefined {
  for (const rule of RULES) {
    const found = rule(expression);
    if (found) return found;
  }
  return undefined;
}
