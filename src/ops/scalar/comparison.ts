import { infixLatex } from '../latex';
import type { Interval, ScalarOperator } from '../operator';
import { isOutside, outside, point, undecided } from '../outward';

const truth = (value: boolean): number => (value ? 1 : 0);
const never = point(0);
const always = point(1);

const lessIntervals = (a: Interval, b: Interval): Interval => (a.high < b.low ? always : a.low >= b.high ? never : undecided);
const notInterval = (a: Interval): Interval => ({ low: 1 - a.high, high: 1 - a.low });

function equalIntervals(a: Interval, b: Interval): Interval {
  if (a.high < b.low || b.high < a.low) return never;
  return a.low === a.high && b.low === b.high ? always : undecided;
}

function comparison(
  name: string,
  holds: (a: number, b: number) => boolean,
  interval: (a: Interval, b: Interval) => Interval,
  symbol: string,
): ScalarOperator {
  return {
    kind: 'scalar',
    name,
    arity: 2,
    float: (a, b) => (a !== a || b !== b ? NaN : truth(holds(a, b))),
    ulps: 0,
    interval: (a, b) => (isOutside(a) || isOutside(b) ? outside : interval(a, b)),
    partials: (algebra, operands) => operands.map(() => algebra.constant(0)),
    latex: (operands) => `\\mathbb{1}\\left[${infixLatex(symbol)(operands)}\\right]`,
    source: 'Iverson bracket: Knuth, Two Notes on Notation (1992)',
  };
}

export const equal = comparison('equal', (a, b) => a === b, equalIntervals, '=');
export const notEqual = comparison('notEqual', (a, b) => a !== b, (a, b) => notInterval(equalIntervals(a, b)), '\\ne');
export const less = comparison('less', (a, b) => a < b, lessIntervals, '<');
export const lessEqual = comparison('lessEqual', (a, b) => a <= b, (a, b) => notInterval(lessIntervals(b, a)), '\\le');

function connective(name: 'and' | 'or', pick: (...values: number[]) => number, symbol: string): ScalarOperator {
  // One operand may decide alone, however little is known of the others: 0 ∧ (1/0 > 1) is 0.
  const deciding = name === 'and' ? 0 : 1;
  return {
    kind: 'scalar',
    name,
    arity: 'many',
    float: (...operands) => (operands.includes(deciding) ? deciding : pick(...operands)),
    ulps: 0,
    interval: (...operands) => {
      if (operands.some((x) => x.low === deciding && x.high === deciding)) return point(deciding);
      return operands.some(isOutside) ? outside : { low: pick(...operands.map((x) => x.low)), high: pick(...operands.map((x) => x.high)) };
    },
    partials: (algebra, operands) => operands.map(() => algebra.constant(0)),
    latex: infixLatex(symbol),
    source: 'conjunction and disjunction of truth values 0 and 1',
  };
}

export const and = connective('and', Math.min, '\\land');
export const or = connective('or', Math.max, '\\lor');

export const not: ScalarOperator = {
  kind: 'scalar',
  name: 'not',
  arity: 1,
  float: (a) => 1 - a,
  ulps: 0,
  interval: (a) => (isOutside(a) ? outside : notInterval(a)),
  partials: (algebra) => [algebra.constant(0)],
  latex: ([a]) => `\\lnot ${a}`,
  source: 'negation of a truth value 0 or 1',
};
