import { comprehension, entry, index } from '../ir/build';
import type { Expression, IndexRange, ReduceExpression } from '../ir/expression';
import { isShapeError, shapeOf, type OperatorShape, type Shape, type ShapeError } from '../ir/shape';
import { freeIndices, freshIndices, substituteIndex } from '../ir/substitute';
import { structuralOperators } from './library/structural';
import { scalarOperators } from './scalar';

const elementwise: ReadonlySet<string> = new Set(scalarOperators.map((operator) => operator.name));

const structuralShape: OperatorShape = (name, operands) => structuralOperators.find((operator) => operator.name === name)?.shape(operands);
const shapeWithin = (expression: Expression): Shape | ShapeError => shapeOf(expression, structuralShape);

/** The number of dimensions of an expression that holds no library operator and whose shapes fit. */
export function rankOf(expression: Expression): number {
  const shape = shapeWithin(expression);
  return isShapeError(shape) ? 0 : shape.length;
}

function literalPosition(expression: Expression): number | undefined {
  return expression.kind === 'number' && expression.denominator === 1n ? Number(expression.numerator) - 1 : undefined;
}

function firstEntry(array: Expression, at: Expression): Expression {
  switch (array.kind) {
    case 'comprehension':
      return substituteIndex(array.body, array.index, at);
    case 'array': {
      const position = literalPosition(at);
      const element = position === undefined ? undefined : array.elements[position];
      return element ?? entry(array, at);
    }
    case 'apply':
      if (!elementwise.has(array.operator)) return entry(array, at);
      return { ...array, operands: array.operands.map((operand) => (rankOf(operand) > 0 ? firstEntry(operand, at) : operand)) };
    case 'reduce':
      return array.operator === 'sum' && !freeIndices(at).has(array.index) ? { ...array, body: firstEntry(array.body, at) } : entry(array, at);
    case 'entry':
      return entry(array.array, ...array.indices, at);
    default:
      return entry(array, at);
  }
}

/**
 * The entry of an array at the indices, with what can be read off done so: a comprehension's body at the index, an
 * operand's entry under an elementwise operator. The indices are taken to lie in range.
 */
export function entryOf(array: Expression, ...indices: readonly Expression[]): Expression {
  return indices.reduce(firstEntry, array);
}

/**
 * The range of the array's dimension, 0 first. The array must hold no library operator and have that dimension: the
 * caller has checked its shape.
 * @throws RangeError otherwise
 */
export function rangeOf(array: Expression, dimension = 0): IndexRange {
  const shape = shapeWithin(array);
  const range = isShapeError(shape) ? undefined : shape[dimension];
  if (!range) throw new RangeError(`no dimension ${dimension}`);
  return range;
}

type Body = (at: Expression) => Expression;

/** Builds reductions and comprehensions, each with an index name used by no other and in none of the operands. */
export interface Loops {
  readonly map: (range: IndexRange, body: Body) => Expression;
  readonly reduce: (operator: ReduceExpression['operator'], range: IndexRange, body: Body, where?: Body) => Expression;
  readonly sum: (range: IndexRange, body: Body, where?: Body) => Expression;
}

/** Loops for an expansion of the operands. */
export function loopsAround(...operands: readonly Expression[]): Loops {
  const taken: Expression[] = [];
  const fresh = (): string => {
    const [name] = freshIndices(1, ...operands, ...taken);
    taken.push(index(name!));
    return name!;
  };
  const reduce: Loops['reduce'] = (operator, range, body, where) => {
    const name = fresh();
    const condition = where?.(index(name));
    return { kind: 'reduce', operator, index: name, range, body: body(index(name)), ...(condition ? { where: condition } : {}) };
  };
  return {
    reduce,
    sum: (range, body, where) => reduce('sum', range, body, where),
    map: (range, body) => {
      const name = fresh();
      return comprehension(name, range, body(index(name)));
    },
  };
}
