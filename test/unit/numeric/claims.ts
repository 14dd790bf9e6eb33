import { add, apply, divide, entry, exp, index, log, multiply, negate, one, power, range, rational, scalar, size, subtract, sum, variable } from '../../../src/ir/build';
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

/** False claims whose sides agree to the last bit wherever a sampler lets them saturate. */
export const saturating: ReadonlyMap<string, Sides> = new Map([
  ['e^2a/(e^2a+e^2b) = e^a/(e^a+e^b)', sides(divide(exp(multiply(two, a)), add(exp(multiply(two, a)), exp(multiply(two, b)))), divide(exp(a), add(exp(a), exp(b))))],
  ['σ(2(a−b)) = σ(a−b)', sides(sigmoid(multiply(two, subtract(a, b))), sigmoid(subtract(a, b)))],
  ['σ((a−b)³) = σ(a−b)', sides(sigmoid(power(subtract(a, b), rational(3))), sigmoid(subtract(a, b)))],
  ['softmax(x/T) = softmax(x)', sides(softmax(divide(z, t)), softmax(z), { domains: new Map([['t', { kind: 'positive' }]]) })],
  ['tanh x = sign x', sides(apply('tanh', x), apply('sign', x))],
  ['tanh 3x = tanh x', sides(apply('tanh', multiply(rational(3), x)), apply('tanh', x))],
  ['logsumexp z = max z', sides(apply('logSumExp', z), { kind: 'reduce', operator: 'max', index: 'j', range: overD, body: at(z, index('j')) })],
  ['log(1 + e^x) = x', sides(log(add(one, exp(x))), x)],
  ['log(1 + e^x) = max(0, x)', sides(log(add(one, exp(x))), apply('max', rational(0), x))],
  ['σ(x) = 1', sides(sigmoid(x), one)],
  ['σ(x) = e^x', sides(sigmoid(x), exp(x))],
  ['σ(x) = indicator of x > 0', sides(sigmoid(x), apply('less', rational(0), x))],
  ['erf x = tanh x', sides(apply('erf', x), apply('tanh', x))],
  ['softplus x = relu x', sides(apply('softplus', x), apply('relu', x))],
  ['x σ(x) = relu x', sides(multiply(x, sigmoid(x)), apply('relu', x))],
  ['softmax(2z) = softmax(z)', sides(softmax(multiply(two, z)), softmax(z))],
  ['softmax(z²) = softmax(z)', sides(softmax(square(z)), softmax(z))],
  ['sum of squares of softmax = 1', sides(sumOver((j) => square(at(softmax(z), j))), one)],
  ['e^(−x²) = 0', sides(exp(negate(square(x))), rational(0))],
  ['e^(−|x|) = e^(−x²)', sides(exp(negate(apply('abs', x))), exp(negate(square(x))))],
  ['a + e^(−10b²) = a', sides(add(a, exp(negate(multiply(rational(10), square(b))))), a)],
  ['σ′(x) = 0', sides(derivative(sigmoid(x), x), rational(0))],
  ['log σ(x) = −e^(−x)', sides(log(sigmoid(x)), negate(exp(negate(x))))],
  ['tanh²x = 1', sides(square(apply('tanh', x)), one)],
  ['(a^10 + b^10)^(1/10) = max(a, b)', sides(power(add(power(a, rational(10)), power(b, rational(10))), rational(1, 10)), apply('max', a, b))],
]);

/** Their true neighbours. */
export const neighbours: ReadonlyMap<string, Sides> = new Map([
  ['softmax(z + c) = softmax(z)', sides(softmax(add(z, c)), softmax(z))],
  ['1 − σ(x) = σ(−x)', sides(subtract(one, sigmoid(x)), sigmoid(negate(x)))],
  ['tanh x = 2σ(2x) − 1', sides(apply('tanh', x), subtract(multiply(two, sigmoid(multiply(two, x))), one))],
  ['log σ(x) = −softplus(−x)', sides(log(sigmoid(x)), negate(apply('softplus', negate(x))))],
  ['e^2a/(e^2a+e^2b) = σ(2(a−b))', sides(divide(exp(multiply(two, a)), add(exp(multiply(two, a)), exp(multiply(two, b)))), sigmoid(multiply(two, subtract(a, b))))],
  ['softmax sums to 1', sides(sumOver((j) => at(softmax(z), j)), one)],
  ['logsumexp(z + c) = c + logsumexp z', sides(apply('logSumExp', add(z, c)), add(c, apply('logSumExp', z)))],
  ['σ′ = σ(1 − σ)', sides(derivative(sigmoid(x), x), multiply(sigmoid(x), subtract(one, sigmoid(x))))],
  ['tanh′ = 1 − tanh²', sides(derivative(apply('tanh', x), x), subtract(one, square(apply('tanh', x))))],
  ['∇ cross-entropy(softmax) = softmax − y', sides(derivative(crossEntropy(softmax(z)), z), subtract(softmax(z), target), { domains: new Map([['y', { kind: 'simplex' }]]) })],
  ['the same for a one-hot target', sides(derivative(crossEntropy(softmax(z)), z), subtract(softmax(z), target), { domains: new Map([['y', { kind: 'one-hot' }]]) })],
  ['∇ logsumexp = softmax', sides(derivative(apply('logSumExp', z), z), softmax(z))],
  ['log softmax = z − logsumexp z', sides(log(softmax(z)), subtract(z, apply('logSumExp', z)))],
  ['sin² + cos² = 1', sides(add(square(apply('sin', x)), square(apply('cos', x))), one)],
  ['max(a, b) = (a + b + |a − b|)/2', sides(apply('max', a, b), divide(add(a, b, apply('abs', subtract(a, b))), two))],
  ['relu x − relu(−x) = x', sides(subtract(apply('relu', x), apply('relu', negate(x))), x)],
  ['log(a b) = log a + log b', sides(log(multiply(a, b)), add(log(a), log(b)))],
  ['(a + b)² = a² + 2ab + b²', sides(square(add(a, b)), add(square(a), multiply(two, a, b), square(b)))],
]);
