import { entry, index, log, multiply, negate, power, range, rational, apply, scalar, size, subtract, sum, variable, one } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import type { CallExpression, DerivativeExpression, EntryExpression, Expression, VariableExpression } from '../../../src/ir/expression';
import type { Sides } from '../../../src/numeric/evidence';

export const [x, y, a, b, c, t] = ['x', 'y', 'a', 'b', 'c', 't'].map(scalar) as [VariableExpression, VariableExpression, VariableExpression, VariableExpression, VariableExpression, VariableExpression];
export const d = size('d');
export const overD = range(one, d);
export const z = variable('z', overD);
export const p = variable('p', overD);
export const target = variable('y', overD);
export const two = rational(2);

export const sigmoid = (of: Expression): Expression => apply('sigmoid', of);
export const softmax = (of: Expression): Expression => apply('softmax', of);
export const square = (of: Expression): Expression => power(of, two);
export const at = (array: Expression, i: Expression): EntryExpression => entry(array, i);
export const sumOver = (body: (j: Expression) => Expression): Expression => sum('j', overD, body(index('j')));
export const derivative = (body: Expression, variable: VariableExpression | EntryExpression): DerivativeExpression => ({ kind: 'derivative', body, variable });
export const call = (name: string, operands: readonly Expression[], orders?: readonly number[]): CallExpression => ({ kind: 'call', function: name, operands, ...(orders ? { orders } : {}) });
export const crossEntropy = (of: Expression): Expression => negate(sumOver((j) => multiply(at(target, j), log(at(of, j)))));

export const subtractTarget = (from: Expression): Expression => subtract(from, target);

/** Sides with nothing stated but what is given here. */
export function sides(left: Expression, right: Expression, more: Partial<Sides> = {}): Sides {
  return { left, right, variables: [], domains: new Map<string, Domain>(), sizes: [], freeIndices: [], given: [], ...more };
}
