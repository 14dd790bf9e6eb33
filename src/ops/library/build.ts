import { apply, one, rational } from '../../ir/build';
import type { Domain } from '../../ir/domain';
import type { Expression, NumberExpression } from '../../ir/expression';
import { equalExpressions } from '../../ir/equality';
import type { LibraryOperator, Parameter } from '../operator';

const parameter = (rank: 0 | 1 | 2) => (name: string, domain?: Domain, byDefault?: Expression): Parameter => ({
  name,
  rank,
  ...(domain ? { domain } : {}),
  ...(byDefault ? { default: byDefault } : {}),
});

export const scalarParameter = parameter(0);
export const vectorParameter = parameter(1);
export const matrixParameter = parameter(2);

export const positive: Domain = { kind: 'positive' };
export const nonnegative: Domain = { kind: 'nonnegative' };
export const simplex: Domain = { kind: 'simplex' };
export const binary: Domain = { kind: 'binary' };
/** −1 or 1. */
export const sign: Domain = { kind: 'sign' };
/** [0, 1]. */
export const unit: Domain = { kind: 'interval', low: rational(0), high: one, open: false };
/** (0, 1). */
export const probability: Domain = { kind: 'interval', low: rational(0), high: one, open: true };

export const half: NumberExpression = rational(1, 2);
export const two: NumberExpression = rational(2);

export const log1p = (x: Expression): Expression => apply('log1p', x);
export const expm1 = (x: Expression): Expression => apply('expm1', x);
export const sqrt = (x: Expression): Expression => apply('sqrt', x);
export const abs = (x: Expression): Expression => apply('abs', x);
export const tanh = (x: Expression): Expression => apply('tanh', x);
export const max = (...operands: Expression[]): Expression => apply('max', ...operands);
export const min = (...operands: Expression[]): Expression => apply('min', ...operands);
/** x log y with 0 log 0 = 0. */
export const xlogy = (x: Expression, y: Expression): Expression => apply('xlogy', x, y);
export const square = (x: Expression): Expression => apply('power', x, two);
export const select = (condition: Expression, a: Expression, b: Expression): Expression => apply('select', condition, a, b);
export const lessEqual = (a: Expression, b: Expression): Expression => apply('lessEqual', a, b);

/** a · b, leaving out a factor that is the numeral 1. */
export function scale(a: Expression, b: Expression): Expression {
  if (equalExpressions(a, one)) return b;
  return equalExpressions(b, one) ? a : apply('multiply', a, b);
}

/** An operator's form: its operands made of other parameters. */
export const form = (parameters: readonly Parameter[], operands: (...given: Expression[]) => readonly Expression[]): NonNullable<LibraryOperator['forms']>[number] => ({
  parameters,
  operands: (given) => operands(...given),
});
