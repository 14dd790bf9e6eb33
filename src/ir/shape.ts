import { rational } from './build';
import type { ApplyExpression, Expression, IndexRange, NumberExpression } from './expression';
import { assertNever } from '../util/assertNever';
import { equalExpressions } from './equality';

/** The range over which an expression's first dimension runs, and so on; empty for scalars. */
export type Shape = readonly IndexRange[];

/** Why an expression has no shape: the operands at `at` do not fit together. */
export interface ShapeError {
  readonly kind: 'shape-error';
  /** In words, for the user: `dot takes a vector, not a scalar`. */
  readonly message: string;
  readonly at: Expression;
}

/**
 * The shape of an operator's result; a text says why the operands do not fit; undefined for an operator it does not
 * know, which is then taken to act elementwise.
 */
export type OperatorShape = (operator: string, operands: readonly Shape[]) => Shape | string | undefined;

/**
 * The number of an expression's dimensions as far as its form tells, whatever their lengths.
 * @param applied that of an operator applied, of which the longest operand has so many
 */
export function rankByForm(expression: Expression, applied: (call: ApplyExpression, longest: number) => number): number {
  const rank = (part: Expression): number => rankByForm(part, applied);
  const longest = (parts: readonly Expression[]): number => Math.max(0, ...parts.map(rank));
  switch (expression.kind) {
    case 'variable':
      return expression.dimensions.length;
    case 'entry':
      return Math.max(0, rank(expression.array) - expression.indices.length);
    case 'reduce':
      return rank(expression.body);
    case 'comprehension':
      return 1 + rank(expression.body);
    case 'array':
      return 1 + longest(expression.elements);
    case 'apply':
      return applied(expression, longest(expression.operands));
    default:
      return 0;
  }
}

export const scalarShape: Shape = [];

export function isShapeError(shape: Shape | ShapeError): shape is ShapeError {
  return 'kind' in shape;
}

/** Coefficients of an affine combination of atoms; the constant term has no atom. */
interface Affine {
  readonly constant: NumberExpression;
  readonly terms: readonly { readonly atom: Expression; readonly coefficient: NumberExpression }[];
}

const plus = (a: NumberExpression, b: NumberExpression): NumberExpression =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
const times = (a: NumberExpression, b: NumberExpression): NumberExpression =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

function addAffine(a: Affine, b: Affine): Affine {
  const terms = [...a.terms];
  for (const term of b.terms) {
    const at = terms.findIndex((other) => equalExpressions(other.atom, term.atom));
    if (at < 0) terms.push(term);
    else terms[at] = { atom: term.atom, coefficient: plus(terms[at]!.coefficient, term.coefficient) };
  }
  return { constant: plus(a.constant, b.constant), terms: terms.filter((term) => term.coefficient.numerator !== 0n) };
}

const scaleAffine = (a: Affine, by: NumberExpression): Affine => ({
  constant: times(a.constant, by),
  terms: by.numerator === 0n ? [] : a.terms.map((term) => ({ atom: term.atom, coefficient: times(term.coefficient, by) })),
});

function affine(expression: Expression): Affine {
  const none = rational(0);
  if (expression.kind === 'number') return { constant: expression, terms: [] };
  if (expression.kind === 'apply') {
    const [first, ...rest] = expression.operands.map(affine);
    if (first && expression.operator === 'add') return rest.reduce(addAffine, first);
    if (first && expression.operator === 'subtract' && rest.length === 1) return addAffine(first, scaleAffine(rest[0]!, rational(-1)));
    if (first && expression.operator === 'negate') return scaleAffine(first, rational(-1));
    if (first && expression.operator === 'multiply' && rest.length === 1) {
      if (first.terms.length === 0) return scaleAffine(rest[0]!, first.constant);
      if (rest[0]!.terms.length === 0) return scaleAffine(first, rest[0]!.constant);
    }
  }
  return { constant: none, terms: [{ atom: expression, coefficient: rational(1) }] };
}

/** A sum, affine in sizes and indices, with like terms collected: t − 1 + 1 is t. Other expressions as they are. */
export function simplifyAffine(expression: Expression): Expression {
  const { constant, terms } = affine(expression);
  const summands: Expression[] = terms.map(({ atom, coefficient }) => {
    const unit = coefficient.denominator === 1n && (coefficient.numerator === 1n || coefficient.numerator === -1n);
    if (!unit) return { kind: 'apply', operator: 'multiply', operands: [coefficient, atom] };
    return coefficient.numerator === 1n ? atom : { kind: 'apply', operator: 'negate', operands: [atom] };
  });
  if (constant.numerator !== 0n || summands.length === 0) summands.push(constant);
  return summands.length === 1 ? summands[0]! : { kind: 'apply', operator: 'add', operands: summands };
}

function equalAffine(a: Expression, b: Expression): boolean {
  if (equalExpressions(a, b)) return true;
  const difference = addAffine(affine(a), scaleAffine(affine(b), rational(-1)));
  return difference.terms.length === 0 && difference.constant.numerator === 0n;
}

/** True where both bounds are the same, up to collecting like terms: 0..t−1 and 0..(t + 1) − 2. */
export function rangesAgree(a: IndexRange, b: IndexRange): boolean {
  return a === b || (equalAffine(a.from, b.from) && equalAffine(a.to, b.to));
}

/** The number of entries of a range, to − from + 1 with like terms collected: d for 1..d. */
export function rangeLength(range: IndexRange): Expression {
  return simplifyAffine({ kind: 'apply', operator: 'add', operands: [{ kind: 'apply', operator: 'subtract', operands: [range.to, range.from] }, rational(1)] });
}

/** True where the shapes have the same rank and agreeing ranges. */
export function shapesAgree(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((range, dimension) => rangesAgree(range, b[dimension]!));
}

const ranks = ['a scalar', 'a vector', 'a matrix'];
/** `a scalar`, `a vector`, `a matrix`, `an array of rank 3`. */
export function nameRank(rank: number): string {
  return ranks[rank] ?? `an array of rank ${rank}`;
}

/** The shape of a scalar operator's result: scalars go with anything, arrays must agree. A text says why they do not. */
export function elementwiseShape(operands: readonly Shape[]): Shape | string {
  let result = scalarShape;
  for (const shape of operands) {
    if (shape.length === 0) continue;
    if (result.length === 0) result = shape;
    else if (shape.length !== result.length) return `${nameRank(result.length)} does not go with ${nameRank(shape.length)}`;
    else if (!shapesAgree(shape, result)) return 'arrays of different sizes do not go together';
  }
  return result;
}

function applyShape(expression: ApplyExpression, operatorShape: OperatorShape): Shape | ShapeError {
  const operands: Shape[] = [];
  for (const operand of expression.operands) {
    const shape = shapeOf(operand, operatorShape);
    if (isShapeError(shape)) return shape;
    operands.push(shape);
  }
  const result = operatorShape(expression.operator, operands) ?? elementwiseShape(operands);
  return typeof result === 'string' ? { kind: 'shape-error', message: result, at: expression } : result;
}

/**
 * The shape of an expression. `operatorShape` gives that of library operators; without it, or where it gives undefined,
 * an operator acts elementwise.
 */
export function shapeOf(expression: Expression, operatorShape: OperatorShape = () => undefined): Shape | ShapeError {
  const fail = (message: string): ShapeError => ({ kind: 'shape-error', message, at: expression });
  switch (expression.kind) {
    case 'number':
    case 'constant':
    case 'index':
    case 'size':
    case 'call':
    case 'probability':
      return scalarShape;
    case 'integral':
    case 'limit':
    case 'expectation':
      return shapeOf(expression.body, operatorShape);
    case 'variable':
      return expression.dimensions;
    case 'apply':
      return applyShape(expression, operatorShape);
    case 'entry': {
      const shape = shapeOf(expression.array, operatorShape);
      if (isShapeError(shape)) return shape;
      if (expression.indices.length > shape.length) {
        const count = expression.indices.length;
        return fail(`${nameRank(shape.length)} has no entry with ${count} ${count === 1 ? 'index' : 'indices'}`);
      }
      return shape.slice(expression.indices.length);
    }
    case 'reduce': {
      const shape = shapeOf(expression.body, operatorShape);
      if (isShapeError(shape) || shape.length === 0) return shape;
      // A sum of arrays is entrywise; a product, maximum or argmax of arrays has no agreed meaning.
      return expression.operator === 'sum' ? shape : fail(`${expression.operator} over ${expression.index} takes a scalar, not ${nameRank(shape.length)}`);
    }
    case 'comprehension': {
      const shape = shapeOf(expression.body, operatorShape);
      return isShapeError(shape) ? shape : [expression.range, ...shape];
    }
    case 'array': {
      const range = { from: rational(1), to: rational(expression.elements.length) };
      if (expression.elements.length === 0) return [range];
      const [first, ...rest] = expression.elements.map((element) => shapeOf(element, operatorShape));
      if (isShapeError(first!)) return first;
      for (const shape of rest) {
        if (isShapeError(shape)) return shape;
        if (!shapesAgree(shape, first!)) return fail('the rows of the array differ in shape');
      }
      return [range, ...first!];
    }
    case 'cases': {
      const values = [...expression.branches.map((branch) => branch.value), ...(expression.otherwise ? [expression.otherwise] : [])];
      const shapes: Shape[] = [];
      for (const value of values) {
        const shape = shapeOf(value, operatorShape);
        if (isShapeError(shape)) return shape;
        shapes.push(shape);
      }
      const result = elementwiseShape(shapes);
      return typeof result === 'string' ? fail(result) : result;
    }
    case 'derivative': {
      const body = shapeOf(expression.body, operatorShape);
      if (isShapeError(body)) return body;
      const variable = shapeOf(expression.variable, operatorShape);
      return isShapeError(variable) ? variable : [...body, ...variable];
    }
    default:
      return assertNever(expression);
  }
}
