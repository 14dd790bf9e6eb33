import type { Expression } from '../ir/expression';
import { encloseExactly } from '../numeric/evaluateNumber';
import type { ExactInterval, Precision } from '../numeric/precision';
import { compareRationals, rationalToFloat } from '../numeric/rational';
import { mentionsLimit } from './integral';
import type { Verdict } from './verdict';
import { number } from './wording';

/**
 * Two numbers that floats do not tell apart, held against each other with 154 digits: what differs there is unchecked,
 * since `=` may stand for ≈. undefined where the digits agree, or are not to be had.
 */
export function differBeyondFloats(left: Expression, right: Expression, precision: Precision | undefined): Verdict | undefined {
  // Integrals, limits and endless sums are enclosed in floats only.
  if (mentionsLimit(left) || mentionsLimit(right)) return undefined;
  if (!precision) return { kind: 'unchecked', reason: 'not-decided-numerically', message: 'the sides lie too close to each other for floats' };
  const [a, b] = [encloseExactly(left, precision), encloseExactly(right, precision)];
  const at = a.findIndex((bounds, k) => bounds !== undefined && b[k] !== undefined && areApart(bounds, b[k]));
  if (at < 0) return undefined;
  const [x, y] = [rationalToFloat(a[at]!.low), rationalToFloat(b[at]!.low)];
  const shown = x === y ? 'both are' : 'they are about';
  return { kind: 'unchecked', reason: 'not-decided-numerically', message: `the sides differ, but by less than floats can tell (${shown} ${number(x)}): ≈ may be meant` };
}

const areApart = (a: ExactInterval, b: ExactInterval): boolean => compareRationals(a.low, b.high) > 0 || compareRationals(b.low, a.high) > 0;
