import type { Expression } from '../ir/expression';

/**
 * The values a function takes, exactly: all between the ends, each end being taken (`[`) or only approached (`(`). Of
 * an array they are the values its entries take. An end without a closed form is a decimal, rounded outwards.
 */
export interface Range {
  readonly low: Expression;
  readonly high: Expression;
  readonly ends: '()' | '[)' | '(]' | '[]';
}

/**
 * What is known of a function in one of its parameters: optional parameters at their defaults, the others anywhere in
 * their domains, the parameter itself everywhere in its own, and arrays of at least two entries. What is not stated is
 * not known to hold, nor to fail.
 */
export interface Properties {
  /** The position of the parameter spoken of; 0, the first, where absent. */
  readonly parameter?: number;
  readonly range?: Range;
  /** Of an array: in each of its entries. `increasing` and `decreasing` are strict. */
  readonly monotone?: 'increasing' | 'nondecreasing' | 'decreasing' | 'nonincreasing';
  /** f(−x) = −f(x), or f(−x) = f(x). */
  readonly parity?: 'odd' | 'even';
  /** In the parameter, on its whole domain; `convex` and `concave` are not strict. */
  readonly curvature?: 'affine' | 'convex' | 'strictly convex' | 'concave' | 'strictly concave';
  /** f(x + c) = f(x) for one number c added to every entry, or f(x + c) = f(x) + c. */
  readonly shift?: 'invariant' | 'equivariant';
  /** The degree k with f(cx) = cᵏ f(x) for every c > 0: 0 where the scale does not matter. */
  readonly homogeneous?: number;
  /** Of a vector’s entries. */
  readonly permutation?: 'invariant' | 'equivariant';
  /** The entries of the result are a probability vector’s: they sum to 1. */
  readonly sumsToOne?: true;
  /** The least L with ‖f(x) − f(y)‖ ≤ L ‖x − y‖ in Euclidean norms; without a closed form a decimal, rounded up. */
  readonly lipschitz?: Expression;
  /** The derivative in the parameter (at kinks the right-hand one), the result’s dimensions first, over all operands. */
  readonly derivative?: (operands: readonly Expression[]) => Expression;
  /** Pairs of a number and the value there. */
  readonly values?: readonly (readonly [Expression, Expression])[];
  /** As the parameter, a number, falls or grows without bound. */
  readonly limits?: { readonly below?: Expression; readonly above?: Expression };
}
