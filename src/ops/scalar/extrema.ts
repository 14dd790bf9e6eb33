import { one } from '../../ir/build';
import { functionLatex } from '../latex';
import type { Algebra, Interval, ScalarOperator } from '../operator';
import { isOutside, outside } from '../outward';

/** The operand that attains the extremum has derivative 1, the last such one where several do: max(0, x) has 1 at 0. */
function attaining<Node>(algebra: Algebra<Node>, operands: readonly Node[], below: (operator: string, other: Node, operand: Node) => Node): Node[] {
  return operands.map((operand, i) => {
    const conditions = operands.flatMap((other, j) => (j === i ? [] : [below(j < i ? 'lessEqual' : 'less', other, operand)]));
    if (conditions.length === 0) return algebra.constant(1);
    return conditions.length === 1 ? conditions[0]! : algebra.apply('and', ...conditions);
  });
}

const over = (pick: (...values: number[]) => number) => (...operands: Interval[]): Interval =>
  operands.some(isOutside) ? outside : { low: pick(...operands.map((x) => x.low)), high: pick(...operands.map((x) => x.high)) };

export const max: ScalarOperator = {
  kind: 'scalar',
  name: 'max',
  arity: 'many',
  float: Math.max,
  ulps: 0,
  interval: over(Math.max),
  partials: (algebra, operands) => attaining(algebra, operands, (operator, other, operand) => algebra.apply(operator, other, operand)),
  properties: { curvature: 'convex', monotone: 'nondecreasing', lipschitz: one },
  latex: functionLatex('\\max'),
  source: 'exact',
};

export const min: ScalarOperator = {
  kind: 'scalar',
  name: 'min',
  arity: 'many',
  float: Math.min,
  ulps: 0,
  interval: over(Math.min),
  partials: (algebra, operands) => attaining(algebra, operands, (operator, other, operand) => algebra.apply(operator, operand, other)),
  properties: { curvature: 'concave', monotone: 'nondecreasing', lipschitz: one },
  latex: functionLatex('\\min'),
  source: 'exact',
};
