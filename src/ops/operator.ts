import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import type { Shape } from '../ir/shape';
import type { Properties } from './properties';

/** An enclosure: the true value lies in [low, high]. NaN bounds where the operand leaves the domain. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What a derivative rule builds with: nodes of a scalar program. */
export interface Algebra<Node> {
  constant(value: number): Node;
  apply(operator: string, ...operands: Node[]): Node;
}

/**
 * A scalar primitive: every interpreter (float, enclosure, derivative) is a column of the table of these. Booleans are
 * 0 and 1, an undecided comparison of enclosures is [0, 1].
 */
export interface ScalarOperator {
  readonly kind: 'scalar';
  readonly name: string;
  /** `many`: one or more operands. */
  readonly arity: number | 'many';
  /** float64 value, NaN outside the domain. Within `ulps` of the true value. */
  readonly float: (...operands: number[]) => number;
  /** Rounding error bound of `float`, in ulps, used to widen enclosures. */
  readonly ulps: number;
  /** Outward-rounded enclosure of the values over the operands. */
  readonly interval: (...operands: Interval[]) => Interval;
  /** ∂result/∂operandᵢ for each operand; at kinks the right-hand value. Undefined where not differentiable at all. */
  readonly partials?: <Node>(algebra: Algebra<Node>, operands: readonly Node[], result: Node) => readonly Node[];
  /** What an operand must satisfy to be in the domain: `log` needs `positive` for operand 0. */
  readonly domain?: readonly (Domain | undefined)[];
  /** For readers and tests: the bundles leave it out. */
  readonly properties?: Properties;
  /** For readers: the bundles leave it out. */
  readonly latex?: (operands: readonly string[]) => string;
  /** For readers: the bundles leave it out. */
  readonly source?: string;
}

/** What a function takes at one place. */
export interface Parameter {
  readonly name: string;
  readonly rank: 0 | 1 | 2;
  readonly domain?: Domain;
  /** Present for optional parameters (temperature 1, base e). */
  readonly default?: Expression;
}

/**
 * An operator on arrays, or a named function of the field: defined by expansion into scalar primitives, reductions and
 * comprehensions. `ranks` gives the rank each parameter wants; an argument of higher rank is mapped over its leading
 * dimensions where `ranks` is 0 (elementwise), an error otherwise.
 */
export interface LibraryOperator {
  readonly kind: 'library';
  readonly name: string;
  /** Names authors use, in lower case without spaces or hyphens: `softmax`, `smax`. */
  readonly aliases: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Rank of the result when every argument has the wanted rank. */
  readonly rank: 0 | 1 | 2;
  /**
   * The result's shape; a text says why the operands do not fit. Absent where the arrays must agree in shape and the
   * result is a scalar or has the shape of the first operand of its rank.
   */
  readonly shape?: (operands: readonly Shape[]) => Shape | string;
  /**
   * The definition, over operands for all parameters, their shapes checked (`operatorShape`). `form` `stable` is safe in floats (max-shifted), `plain` is the textbook's. Both are
   * equal.
   */
  readonly expand: (operands: readonly Expression[], form: 'stable' | 'plain') => Expression;
  /** For readers and tests: the bundles leave it out. */
  readonly properties?: Properties;
  /** The definition as LaTeX over the parameters' names, printed in docs/engine.md and checked there; not in the bundles. */
  readonly latex?: string;
  /** For readers: the bundles leave it out. */
  readonly source?: string;
  /** Relatives authors confuse it with; a definition that equals one is named: "this is softmax(−x), softmin". */
  readonly relatives: readonly { readonly shown: string; readonly expand: (operands: readonly Expression[]) => Expression }[];
  /**
   * Other ways in which authors give its arguments: the parameters, and the operator's own operands made of them (of one
   * expression for each of the form's parameters), which may hold library operators and leave out the last optional ones.
   */
  readonly forms?: readonly { readonly parameters: readonly Parameter[]; readonly operands: (given: readonly Expression[]) => readonly Expression[] }[];
}

/**
 * A function of whole arrays that no fixed expression gives for every size: evaluated by the numeric layer once the
 * size is known. Determinant and inverse.
 */
export interface StructuralOperator {
  readonly kind: 'structural';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly ranks: readonly (0 | 1 | 2)[];
  readonly rank: 0 | 1 | 2;
  readonly shape: (operands: readonly Shape[]) => Shape | string;
  readonly latex?: (operands: readonly string[]) => string;
  readonly source?: string;
}

export type Operator = ScalarOperator | LibraryOperator | StructuralOperator;

export type { Shape } from '../ir/shape';
