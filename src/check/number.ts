import { rational } from '../ir/build';
import type { Operand, StatedNumber } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { mapChildren, walk } from '../ir/substitute';
import { enclose, encloseExactly } from '../numeric/evaluateNumber';
import type { Evidence } from '../numeric/evidence';
import { precisions, type ExactInterval } from '../numeric/precision';
import { isInWords } from '../util/inWords';
import { differBeyondFloats } from './beyondFloats';
import { agree, type Agreement } from './digits';
import { agreeExactly, isBeyondFloats, significantDigits } from './exactDigits';
import type { LinkContext, LinkVerdict } from './link';
import type { Verdict } from './verdict';
import { numbers } from './wording';

/** Holds computed numbers against the digits stated for them. */
export function judgeNumber(computed: Operand, stated: Operand, approximate: boolean, context: LinkContext, evidence?: Evidence): LinkVerdict {
  const value = enclose(computed.expression);
  if (!value.ok) return { verdict: { kind: 'unchecked', reason: value.reason, message: value.message } };
  const written = stated.stated ?? [];
  if (written.length === 0) return judgeStep(computed, stated, context, evidence);
  if (written.length !== value.low.length) {
    return { verdict: { kind: 'unchecked', reason: 'shape-mismatch', message: `${value.low.length} numbers are computed and ${written.length} are stated` } };
  }
  const spread = spreads(computed.expression, value.low.length, Math.max(...written.map(significantDigits)) - 1);
  let precise: readonly (ExactInterval | undefined)[] | undefined;
  // What floats know too little of is decided exactly.
  const decideDigits = (number: StatedNumber, judged: Agreement, at: number): Agreement => {
    const taken = judged.kind === 'exact' || judged.kind === 'rounded' || judged.kind === 'truncated';
    if (judged.kind !== 'undecided' && !(taken && isBeyondFloats(number, (value.low[at]! + value.high[at]!) / 2, spread[at]!))) return judged;
    const exact = value.exact[at];
    const bounds = exact ? { low: exact, high: exact } : context.precision && (precise ??= encloseExactly(computed.expression, context.precision))[at];
    return (bounds && agreeExactly(number, bounds)) ?? { kind: 'undecided' };
  };
  const agreements = written.map((number, at): Agreement => {
    const [low, high] = [value.low[at]!, value.high[at]!];
    const judged = decideDigits(number, agree(number, (low + high) / 2, low, high, spread[at]!, approximate), at);
    // `… · 100 ≈ 99.8 %`: the sign is only the unit of what was multiplied by a hundred already.
    if (judged.kind !== 'wrong' || !number.text.endsWith('%')) return judged;
    const asUnit = agree({ text: number.text.slice(0, -1), places: number.places - 2 }, (low + high) / 2, low, high, spread[at]!, approximate);
    return asUnit.kind === 'wrong' ? { kind: 'wrong', rounded: `${(50 * (low + high)).toFixed(Math.max(0, number.places - 2))}%` } : asUnit;
  });
  return { verdict: verdictOf(agreements, value, computed, stated, context, precise ? Math.max(...precisions) : 53) };
}

function verdictOf(agreements: readonly Agreement[], value: { readonly low: readonly number[]; readonly high: readonly number[] }, computed: Operand, stated: Operand, context: LinkContext, bits: number): Verdict {
  const middle = value.low.map((low, at) => (low + value.high[at]!) / 2);
  // Two digits more than stated, so that a cut-off digit can be seen.
  const shownValue = numbers(middle.length === 1 ? middle[0]! : middle, Math.min(15, Math.max(4, ...stated.stated!.map(significantDigits).map((digits) => digits + 2))));
  const evidence: Evidence = { method: agreements.every(({ kind }) => kind === 'exact') ? 'exact' : 'interval', informativePoints: 1, sizes: [], worstDifference: 0, precision: bits, seed: context.seed };
  const wrong = agreements.findIndex(({ kind }) => kind === 'wrong');
  if (wrong >= 0) {
    const { rounded } = agreements[wrong] as Agreement & { kind: 'wrong' };
    const text = stated.stated![wrong]!.text;
    const quantity = quantitySaid(computed);
    const subject = agreements.length === 1 ? (quantity ?? 'the value') : quantity === undefined ? `number ${wrong + 1}: the value` : `number ${wrong + 1} of ${quantity}`;
    return {
      kind: 'refuted',
      code: 'wrong-number',
      message: `${subject} is ${rounded}, not ${text}`,
      evidence,
      witness: { point: {}, left: middle.length === 1 ? middle[0]! : middle, right: stated.stated!.length === 1 ? Number.parseFloat(text) : stated.stated!.map((number) => Number.parseFloat(number.text)), stated: true },
    };
  }
  if (agreements.some(({ kind }) => kind === 'machine')) return { kind: 'unchecked', reason: 'not-decided-numerically', message: `these are the digits of the float next to ${shownValue}, as a program prints them` };
  if (agreements.some(({ kind }) => kind === 'undecided')) return { kind: 'unchecked', reason: 'not-decided-numerically', message: `the value ${shownValue} lies too close to the rounding limit` };
  const truncated = agreements.find((agreement) => agreement.kind === 'truncated');
  // One digit is rounded sooner than cut off: 0.4515 is 0.5.
  if (truncated && stated.stated!.every((number) => significantDigits(number) < 2)) return { kind: 'unchecked', reason: 'not-decided-numerically', message: `the value is ${shownValue}, which is ${truncated.rounded} rounded to as many digits; whether it is meant to be cut off is not clear` };
  if (truncated) return { kind: 'verified', message: `the value is ${shownValue}: truncated rather than rounded (${truncated.rounded})`, evidence };
  if (agreements.some(({ kind }) => kind === 'propagated')) return { kind: 'verified', message: `the value is ${shownValue}: right up to the rounding of the numbers it is computed from`, evidence };
  if (agreements.every(({ kind }) => kind === 'exact')) return { kind: 'verified', message: 'the number is exact', evidence };
  return { kind: 'verified', message: `the value is ${shownValue}: correctly rounded`, evidence };
}

const LONGEST_QUANTITY = 60;

/** `\text{the determinant of }A`, which the text says the number is; undefined where it is only written as a formula, or is too long to be told in a message. */
function quantitySaid({ latex }: Operand): string | undefined {
  return isInWords(latex) && latex.length <= LONGEST_QUANTITY && !latex.includes('&') ? latex : undefined;
}

/** A step between two computations with rounded numbers in them: tanh(1.0 + 0.3697) = tanh(1.3697). */
function judgeStep(left: Operand, right: Operand, context: LinkContext, evidence: Evidence | undefined): LinkVerdict {
  const [a, b] = [enclose(left.expression), enclose(right.expression)];
  if (!a.ok || !b.ok) return { verdict: { kind: 'unchecked', reason: 'not-decided-numerically', message: 'the numbers could not be computed' } };
  if (a.low.length !== b.low.length) return { verdict: { kind: 'unchecked', reason: 'shape-mismatch', message: 'the sides differ in shape' } };
  const rightSpread = spreads(right.expression, b.low.length, 2);
  const spread = spreads(left.expression, a.low.length, 2).map((own, at) => own + rightSpread[at]!);
  const apart = a.low.map((low, at) => Math.max(low - b.high[at]!, b.low[at]! - a.high[at]!, 0));
  const basis: Evidence = evidence ?? { method: 'interval', informativePoints: 1, sizes: [], worstDifference: Math.max(...apart), precision: 53, seed: context.seed };
  if (apart.every((distance, at) => distance <= spread[at]!)) {
    const apartAfterAll = spread.every((width) => width === 0) ? differBeyondFloats(left.expression, right.expression, context.precision) : undefined;
    if (apartAfterAll) return { verdict: apartAfterAll };
    return { verdict: { kind: 'verified', message: apart.every((distance) => distance === 0) ? 'both sides are the same number' : 'both sides agree up to the rounding of the numbers in them', evidence: basis } };
  }
  const [x, y] = [middleOf(a), middleOf(b)];
  return {
    verdict: {
      kind: 'refuted',
      code: 'wrong-number',
      message: `the left side is ${numbers(x)}, the right side ${numbers(y)}`,
      evidence: basis,
      witness: { point: {}, left: x, right: y },
    },
  };
}

function middleOf({ low, high }: { readonly low: readonly number[]; readonly high: readonly number[] }): number | readonly number[] {
  const middle = low.map((bound, at) => (bound + high[at]!) / 2);
  return middle.length === 1 ? middle[0]! : middle;
}

/**
 * How far each value may move when every decimal fraction in the expression moves by half a unit of its last digit, to
 * first order. A numeral of few digits (0.5, 0.1) is taken for exact, unless it came by ≈: it was given, not rounded.
 */
function spreads(expression: Expression, count: number, digits: number): readonly number[] {
  const total = new Array<number>(count).fill(0);
  const base = enclose(expression);
  if (!base.ok) return total;
  for (const literal of decimalLiterals(expression, Math.max(3, digits))) {
    const moved = enclose(nudge(expression, literal));
    if (!moved.ok || moved.low.length !== count) continue;
    for (let at = 0; at < count; at++) total[at]! += 1.02 * Math.max(Math.abs(moved.high[at]! - base.low[at]!), Math.abs(moved.low[at]! - base.high[at]!));
  }
  return total;
}

const MAX_LITERALS = 40;

function decimalLiterals(expression: Expression, digits: number): readonly Expression[] {
  const found: Expression[] = [];
  walk(expression, (node) => {
    if (node.kind !== 'number' || node.denominator === 1n || found.length >= MAX_LITERALS) return;
    const unit = decimalUnit(node.denominator);
    if (unit && (node.rounded || String((node.numerator * unit) / node.denominator).replace('-', '').length >= digits)) found.push(node);
  });
  return found;
}

/** The power of ten that makes it whole; undefined for 1/3. */
function decimalUnit(denominator: bigint): bigint | undefined {
  let unit = 1n;
  while (unit % denominator !== 0n && unit < 10n ** 30n) unit *= 10n;
  return unit % denominator === 0n ? unit : undefined;
}

/** The expression with one literal half a unit of its last place larger. */
function nudge(expression: Expression, literal: Expression): Expression {
  if (expression === literal && expression.kind === 'number') {
    const unit = decimalUnit(expression.denominator);
    if (!unit) return expression;
    const scale = (2n * unit) / expression.denominator;
    return rational(expression.numerator * scale + 1n, expression.denominator * scale);
  }
  return mapChildren(expression, (child) => nudge(child, literal));
}
