import { add, multiply, one, power, rational, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { Parameter } from '../operator';

/** A family of distributions of a number, by its parameters: what authors say of it in closed form. */
export interface Family {
  readonly name: string;
  /** How authors call it, in formulas and in words: `N normal Gaussian`. */
  readonly aliases: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Of whole numbers, or of real ones. */
  readonly values: 'discrete' | 'continuous';
  readonly support: (parameters: readonly Expression[]) => { readonly from: Expression; readonly to: Expression };
  /** The density, or the probability of a value. */
  readonly density: (x: Expression, parameters: readonly Expression[]) => Expression;
  /** 𝔼[Xᵏ] for k ≥ 1. */
  readonly moment: (k: number, parameters: readonly Expression[]) => Expression;
  /** 𝔼[e^{tX}]. */
  readonly generating?: (t: Expression, parameters: readonly Expression[]) => Expression;
  /** P(X ≤ x), where it has a closed form. */
  readonly distribution?: (x: Expression, parameters: readonly Expression[]) => Expression;
  /** In nats; of densities the differential entropy. */
  readonly entropy?: (parameters: readonly Expression[]) => Expression;
  /** The parameters in which others give it, each with the words for them. */
  readonly conventions?: readonly Convention[];
  readonly source: string;
}

export interface Convention {
  /** Names of parameters by which an author means it: `θ` for a scale. */
  readonly letters: RegExp;
  /** Words by which one says so: `with scale θ`. */
  readonly words: RegExp;
  /** In words, for messages. */
  readonly shown: string;
  readonly parameters: (given: readonly Expression[]) => readonly Expression[];
  /** The family it is then, where another. */
  readonly family?: string;
}

/** The coefficients of x(x − 1)…(x − j + 1) in xᵏ, for j = 1, …, k: Stirling's numbers of the second kind. */
export function stirling(k: number): readonly bigint[] {
  let row: bigint[] = [1n];
  for (let n = 2; n <= k; n++) row = Array.from({ length: n }, (_, at) => (row[at - 1] ?? 0n) + BigInt(at + 1) * (row[at] ?? 0n));
  return row;
}

/** 𝔼[Xᵏ] from the factorial moments 𝔼[X(X − 1)…(X − j + 1)]. */
export function fromFactorial(k: number, factorial: (j: number) => Expression): Expression {
  return add(...stirling(k).map((coefficient, at) => multiply(rational(coefficient), factorial(at + 1))));
}

/** a (a + 1) … (a + k − 1). */
export const rising = (a: Expression, k: number): Expression => multiply(...Array.from({ length: k }, (_, at) => (at === 0 ? a : add(a, rational(at)))));

/** a (a − 1) … (a − k + 1). */
export const falling = (a: Expression, k: number): Expression => multiply(...Array.from({ length: k }, (_, at) => (at === 0 ? a : subtract(a, rational(at)))));

/** xᵏ, with x⁰ = 1. */
export const raised = (x: Expression, k: number): Expression => (k === 0 ? one : k === 1 ? x : power(x, rational(k)));

export function factorial(k: number): bigint {
  return k < 2 ? 1n : BigInt(k) * factorial(k - 1);
}

export const binomialCoefficient = (n: number, k: number): bigint => factorial(n) / (factorial(k) * factorial(n - k));
