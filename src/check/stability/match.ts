import { negate, one, scalar, zero } from '../../ir/build';
import type { ApplyExpression, Expression } from '../../ir/expression';
import { freeVariables } from '../../ir/substitute';

/** The same function in a form that is safe in floats, over what it was matched against. */
export interface StableForm {
  readonly name: string;
  readonly form: Expression;
  /** What is lost as it is written: range, where it overflows, or digits, where it cancels. */
  readonly loses: 'range' | 'digits';
  /** What a letter in the form stands for: m = max_j z_j. */
  readonly where?: { readonly letter: string; readonly value: Expression };
  /** Inputs are sought with this at 1: a label, say. */
  readonly held?: Expression;
}

/** The form of an expression that is written as the textbook has it; undefined for any other. */
export type StabilityRule = (expression: Expression) => StableForm | undefined;

/** The operands of an operator applied, or undefined. */
export function operandsOf(expression: Expression | undefined, operator: string): ApplyExpression['operands'] | undefined {
  return expression?.kind === 'apply' && expression.operator === operator ? expression.operands : undefined;
}

export const isNumber = (expression: Expression | undefined, value: bigint): boolean => expression?.kind === 'number' && expression.denominator === 1n && expression.numerator === value;

/** a, b and −c in a + b − c. */
export function termsOf(expression: Expression): readonly Expression[] {
  const sum = operandsOf(expression, 'add');
  if (sum) return sum.flatMap(termsOf);
  const difference = operandsOf(expression, 'subtract');
  return difference ? [...termsOf(difference[0]!), ...termsOf(difference[1]!).map(negated)] : [expression];
}

/** −a, and a for −a. */
export function negated(expression: Expression): Expression {
  if (isNumber(expression, 0n)) return zero;
  if (expression.kind === 'number') return { ...expression, numerator: -expression.numerator };
  return operandsOf(expression, 'negate')?.[0] ?? negate(expression);
}

/** a in e^a; 0 for the number 1. */
export function exponentOf(expression: Expression): Expression | undefined {
  return isNumber(expression, 1n) ? zero : operandsOf(expression, 'exp')?.[0];
}

/** u in 1 + u, whichever stands first. */
export function besideOne(expression: Expression): Expression | undefined {
  const terms = termsOf(expression);
  if (terms.length !== 2) return undefined;
  const at = terms.findIndex((term) => isNumber(term, 1n));
  return at < 0 ? undefined : terms[1 - at];
}

/** x in σ(x), by name or as 1 / (1 + e^(−x)). */
export function sigmoidOf(expression: Expression): Expression | undefined {
  const called = operandsOf(expression, 'sigmoid');
  if (called) return called[0];
  const quotient = operandsOf(expression, 'divide');
  const beside = quotient && isNumber(quotient[0], 1n) ? besideOne(quotient[1]!) : undefined;
  const exponent = beside && operandsOf(beside, 'exp')?.[0];
  return exponent && negated(exponent);
}

/** A letter for what is taken off or divided by, which the expression does not use. */
export function freshLetter(...expressions: readonly Expression[]): string {
  const used = new Set(expressions.flatMap((expression) => [...freeVariables(expression).keys()]));
  return ['m', 'c', 's', 'M'].find((letter) => !used.has(letter)) ?? 'm̂';
}

export const letter = (name: string): Expression => scalar(name);
export { one, zero };
