/**
 * Typed expressions: what a formula means. Immutable; no spans, no LaTeX, no floating point (a numeral is an exact
 * rational). Arrays are rank 1 (vectors) or more; whether a vector stands as a column or a row is settled by the
 * elaborator and leaves no trace here: products are `dot`, `outer` or `matmul`.
 */
export type Expression =
  | NumberExpression
  | ConstantExpression
  | VariableExpression
  | IndexExpression
  | SizeExpression
  | ApplyExpression
  | CallExpression
  | EntryExpression
  | ReduceExpression
  | ComprehensionExpression
  | ArrayExpression
  | CasesExpression
  | DerivativeExpression
  | IntegralExpression
  | LimitExpression
  | ExpectationExpression
  | ProbabilityExpression;

/** An exact rational, numerator over positive denominator, in lowest terms. */
export interface NumberExpression {
  readonly kind: 'number';
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** It came by ≈: only the digits written are known of it. */
  readonly rounded?: true;
}

/** `e` is Euler's number where it stands alone; e^x is `exp` applied to x. */
export interface ConstantExpression {
  readonly kind: 'constant';
  readonly name: 'pi' | 'e' | 'infinity';
}

/** Integer bounds, both inclusive, as expressions over sizes and numbers: 1..d, 0..t-1. */
export interface IndexRange {
  readonly from: Expression;
  readonly to: Expression;
}

/**
 * A free variable of the claim: a scalar (no dimensions) or an array with one range per dimension (`from` gives the
 * number of the first entry, 1 unless the author counts from 0). `name` identifies it within the claim and is how it
 * is shown: `z`, `𝐱`, `z₁`, `ŷ`.
 */
export interface VariableExpression {
  readonly kind: 'variable';
  readonly name: string;
  readonly dimensions: readonly IndexRange[];
}

/** An index: bound by a reduction or comprehension, or free (then the claim is meant for each of its values). */
export interface IndexExpression {
  readonly kind: 'index';
  readonly name: string;
}

/** A symbolic size, a positive integer: d, n, K. */
export interface SizeExpression {
  readonly kind: 'size';
  readonly name: string;
}

/** An operator of the table in `src/ops/` applied to its arguments; scalar operators act elementwise on arrays. */
export interface ApplyExpression {
  readonly kind: 'apply';
  readonly operator: string;
  readonly operands: readonly Expression[];
}

/** A function about which nothing is known but its name and arguments: f(x), p(y, x). Scalar-valued. */
export interface CallExpression {
  readonly kind: 'call';
  readonly function: string;
  readonly operands: readonly Expression[];
  /** How often differentiated in each argument; absent when not at all. */
  readonly orders?: readonly number[];
}

/** array[i] or array[i, j]; with fewer indices than dimensions, the slice at the leading ones. */
export interface EntryExpression {
  readonly kind: 'entry';
  readonly array: Expression;
  readonly indices: readonly Expression[];
}

/**
 * ∑, ∏, max, min over an index; `where` restricts it (j ≠ i). An empty sum is 0, an empty product 1. `argmax` and
 * `argmin` give the smallest index attaining it.
 */
export interface ReduceExpression {
  readonly kind: 'reduce';
  readonly operator: 'sum' | 'product' | 'max' | 'min' | 'argmax' | 'argmin';
  readonly index: string;
  readonly range: IndexRange;
  readonly where?: Expression;
  readonly body: Expression;
}

/** The array whose entry at `index` is `body`: (f(x_i))_i. Entries are numbered from `range.from`. */
export interface ComprehensionExpression {
  readonly kind: 'comprehension';
  readonly index: string;
  readonly range: IndexRange;
  readonly body: Expression;
}

/** [a, b, c], numbered from 1; a matrix is an array of rows. */
export interface ArrayExpression {
  readonly kind: 'array';
  readonly elements: readonly Expression[];
}

/** The value of the first branch whose condition holds; without `otherwise` undefined where none does. */
export interface CasesExpression {
  readonly kind: 'cases';
  readonly branches: readonly { readonly value: Expression; readonly condition: Expression }[];
  readonly otherwise?: Expression;
}

/**
 * The derivative of `body` with respect to a variable or an entry of one; dimensions of the body come first, then
 * those of the variable (numerator layout). With `at`, the scalar variable is bound here: the derivative is taken as a
 * function of it and evaluated there (σ′(2x) is the derivative of σ(u) in u, at 2x).
 */
export interface DerivativeExpression {
  readonly kind: 'derivative';
  readonly body: Expression;
  readonly variable: VariableExpression | EntryExpression | IndexExpression;
  readonly at?: Expression;
}

/**
 * ∫ body over a real number bound as an index is. Both bounds may be infinite; without them the integral is over all
 * values (∫ p(x) dx), or any antiderivative.
 */
export interface IntegralExpression {
  readonly kind: 'integral';
  readonly index: string;
  readonly from?: Expression;
  readonly to?: Expression;
  readonly body: Expression;
}

/** The limit of `body` as a real number, bound as an index is, goes `towards` a point or ±∞; from both sides where `side` is absent. */
export interface LimitExpression {
  readonly kind: 'limit';
  readonly index: string;
  readonly towards: Expression;
  readonly side?: 'above' | 'below';
  readonly body: Expression;
}

/** A random quantity and the value it is found to have: x in p(x, y), D = 1 in P(D = 1). */
export interface Outcome {
  readonly name: string;
  readonly value: Expression;
}

/**
 * 𝔼[body | given] over the random quantities named in `over`, which stand in the body as variables of that name.
 * `law` is the name of their distribution; empty where it goes without saying.
 */
export interface ExpectationExpression {
  readonly kind: 'expectation';
  readonly law: string;
  readonly over: readonly string[];
  readonly given: readonly Outcome[];
  readonly body: Expression;
  /** What the field calls it, and how the author wrote it: the entropy of X, H(X). */
  readonly called?: { readonly words: string; readonly shown: string };
}

/** P(events | given), or the density p(x | y), of the law of that name. */
export interface ProbabilityExpression {
  readonly kind: 'probability';
  readonly law: string;
  readonly events: readonly Outcome[];
  readonly given: readonly Outcome[];
}
