import { add, divide, multiply, negate, one, zero } from './build';
import type { Expression } from './expression';
import { contains, equalExpressions } from './substitute';

/** Higher powers are not worked out. */
const MAX_DEGREE = 12;

/** Coefficients from the constant one upwards; those that are 0 are `zero`. */
type Coefficients = readonly Expression[];

const isZero = (expression: Expression): boolean => equalExpressions(expression, zero);

const plus = (a: Expression | undefined, b: Expression | undefined): Expression => (!a || isZero(a) ? (b ?? zero) : !b || isZero(b) ? a : add(a, b));

const times = (a: Expression, b: Expression): Expression => (isZero(a) || isZero(b) ? zero : equalExpressions(a, one) ? b : equalExpressions(b, one) ? a : multiply(a, b));

const sum = (a: Coefficients, b: Coefficients): Coefficients => Array.from({ length: Math.max(a.length, b.length) }, (_, k) => plus(a[k], b[k]));

function product(a: Coefficients, b: Coefficients): Coefficients | undefined {
  if (a.length + b.length - 2 > MAX_DEGREE) return undefined;
  const result: Expression[] = Array.from({ length: a.length + b.length - 1 }, () => zero);
  a.forEach((left, j) => b.forEach((right, k) => (result[j + k] = plus(result[j + k], times(left, right)))));
  return result;
}

/** The scalar expression as a polynomial in the variable of that name, by its coefficients; undefined where it is none. */
export function polynomialIn(expression: Expression, name: string): Coefficients | undefined {
  const within = (node: Expression): Coefficients | undefined => polynomialIn(node, name);
  if (!contains(expression, (node) => node.kind === 'variable' && node.name === name)) return [expression];
  if (expression.kind === 'variable') return [zero, one];
  if (expression.kind !== 'apply') return undefined;
  const parts = expression.operands.map(within);
  const [first, second] = parts;
  switch (expression.operator) {
    case 'add':
      return parts.every((part) => part !== undefined) ? parts.reduce(sum) : undefined;
    case 'subtract':
      return first && second && sum(first, second.map((coefficient) => (isZero(coefficient) ? zero : negate(coefficient))));
    case 'negate':
      return first?.map((coefficient) => (isZero(coefficient) ? zero : negate(coefficient)));
    case 'multiply':
      return parts.every((part) => part !== undefined) ? parts.slice(1).reduce<Coefficients | undefined>((total, part) => total && product(total, part), first) : undefined;
    case 'divide':
      return first && second?.length === 1 ? first.map((coefficient) => (isZero(coefficient) ? zero : divide(coefficient, second[0]!))) : undefined;
    case 'power': {
      const exponent = expression.operands[1]!;
      if (!first || exponent.kind !== 'number' || exponent.denominator !== 1n || exponent.numerator < 0n || exponent.numerator > BigInt(MAX_DEGREE)) return undefined;
      return Array.from({ length: Number(exponent.numerator) }).reduce<Coefficients | undefined>((total) => total && product(total, first), [one]);
    }
    default:
      return undefined;
  }
}

/** ∑ cₖ xᵏ, with what stands for xᵏ, k ≥ 1. */
export function evaluated(coefficients: Coefficients, powers: (k: number) => Expression): Expression {
  return coefficients.reduce<Expression>((total, coefficient, k) => plus(total, k === 0 ? coefficient : isZero(coefficient) ? zero : times(coefficient, powers(k))), zero);
}
