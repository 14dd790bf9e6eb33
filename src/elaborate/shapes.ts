import { apply, array, comprehension, entry, index, infinity, multiply, rational, subtract } from '../ir/build';
import type { Expression } from '../ir/expression';
import { freeVariables } from '../ir/substitute';
import type { Span } from '../util/span';
import type { ReadingContext, Typed } from './context';
import type { Dimension } from './dimensions';
import { demandMatrix, demandMatrixOfCall, demandVector, demandVectorOfCall } from './vectorDemand';

export const scalarOf = (expression: Expression): Typed => ({ expression, shape: [] });

export const typed = (expression: Expression, shape: Typed['shape'], orientation?: Typed['orientation']): Typed => (orientation ? { expression, shape, orientation } : { expression, shape });

export const isScalar = (value: Typed): boolean => value.shape.length === 0;

/** A vector as one that stands as a row or a column; what is no vector stands as it is. */
export const oriented = (value: Typed, orientation: 'row' | 'column'): Typed =>
  value.shape.length === 1 ? { expression: value.expression, shape: value.shape, orientation } : value;

/** `3×2`, `d`, for messages. */
export function shapeText(value: Typed, context: ReadingContext): string {
  if (isScalar(value)) return 'a number';
  const lengths = value.shape.map((dimension) => {
    const length = context.dimensions.knownLength(dimension);
    if (!length) return '?';
    if (length.kind === 'number') return String(length.numerator);
    return length.kind === 'size' ? length.name : '…';
  });
  return value.shape.length === 1 ? `a vector of length ${lengths[0]}` : `a ${lengths.join('×')} matrix`;
}

/** Makes two values one shape, elementwise; a failure names both shapes. */
export function unifyShapes(a: Typed, b: Typed, what: string, span: Span, context: ReadingContext): boolean {
  if (a.shape.length === b.shape.length && a.shape.every((dimension, at) => context.dimensions.unify(dimension, b.shape[at]!))) return true;
  const certain = a.shape.length === b.shape.length && a.shape.some((dimension, at) => areApart(dimension, b.shape[at]!, context)) && isCertain(a, context) && isCertain(b, context);
  context.fail('shape-mismatch', `${what}: one side is ${shapeText(a, context)}, the other ${shapeText(b, context)}`, span, certain);
  return false;
}

/** Wx and λWx in plain letters: the b added to it is one for each entry. Authors who set vectors in bold say that b is none. */
const isPlainLayer = (expression: Expression): boolean =>
  expression.kind === 'apply' && (expression.operator === 'matmul' ? expression.operands.every(isPlain) : expression.operator === 'multiply' ? expression.operands.some(isPlainLayer) : expression.operator === 'add' && expression.operands.every(isPlainLayer));
const isPlain = (expression: Expression): boolean => [...freeVariables(expression).keys()].every((name) => /^[A-Za-zα-ωΑ-Ω]/.test(name));

/** Two lengths that are numbers, and neither of them 1, along which programs repeat an array. */
function areApart(a: Dimension, b: Dimension, context: ReadingContext): boolean {
  const [x, y] = [a, b].map((dimension) => context.dimensions.knownLength(dimension));
  return x?.kind === 'number' && y?.kind === 'number' && x.numerator !== y.numerator && x.numerator > 1n && y.numerator > 1n;
}

/** No name is part of it but those whose lengths this section states in numbers: A ∈ R^{2×3}. */
function isCertain({ expression }: Typed, { scope }: ReadingContext): boolean {
  return [...freeVariables(expression).values()].every(({ name, dimensions }) => {
    const stated = scope.declarations.get(name);
    return dimensions.length === 0 || (stated?.lengths?.length === dimensions.length && stated.lengths.every(({ kind }) => kind === 'number') && !stated.distant);
  });
}

/** a + b, a − b and the like: equal shapes, or a number added to every entry. */
export function elementwise(operator: string, a: Typed, b: Typed, span: Span, context: ReadingContext): Typed {
  const expression = apply(operator, a.expression, b.expression);
  if (isScalar(a) || isScalar(b)) {
    const whole = isScalar(a) ? b : a;
    const number = isScalar(a) ? a : b;
    if (whole.shape.length > 0 && (operator === 'add' || operator === 'subtract')) (whole.shape.length === 1 ? demandVectorOfCall : demandMatrixOfCall)(number, context);
    // XW + H in plain letters, and what is a gradient by its name
    if (number.expression.kind === 'variable' && whole.shape.length === 2 && /^[A-Z](?![A-Za-z])/.test(number.expression.name) && !/^[CEJLNT]/.test(number.expression.name)) demandMatrix(number, context);
    if (whole.shape.length === 1 && number.expression.kind === 'variable' && /^d[a-z](?![a-z])/.test(number.expression.name)) demandVector(number, context);
    if (isPlainLayer(whole.expression) && number.expression.kind === 'variable' && /^[a-z](?![a-z])/.test(number.expression.name)) demandVector(number, context);
    if (!isScalar(whole) && (operator === 'add' || operator === 'subtract') && !mayBroadcast(number.expression)) {
      return context.fail('shape-mismatch', `a number is added to ${shapeText(whole, context)}`, span);
    }
    return typed(expression, whole.shape, whole.orientation);
  }
  if (a.shape.length === 2 && b.shape.length === 1 && (operator === 'add' || operator === 'subtract')) return broadcastRow(operator, a, b, span, context);
  if (!unifyShapes(a, b, 'shapes differ', span, context)) return a;
  return typed(expression, a.shape, a.orientation ?? b.orientation);
}

/** XW + b: the bias is added to every row. */
function broadcastRow(operator: string, matrix: Typed, row: Typed, span: Span, context: ReadingContext): Typed {
  const [rows, columns] = matrix.shape as readonly [Dimension, Dimension];
  if (!context.dimensions.unify(columns, row.shape[0]!)) return context.fail('shape-mismatch', `${shapeText(row, context)} is added to ${shapeText(matrix, context)}`, span);
  context.assume('a vector added to a matrix is added to each of its rows', 'convention');
  return context.withIndex('row', rows, (name) => ({
    expression: comprehension(name, context.dimensions.range(rows), apply(operator, entry(matrix.expression, index(name)), row.expression)),
    shape: matrix.shape,
  }));
}

/** A constant or a bias may be added to each entry; an entry of another array hardly ever is. */
function mayBroadcast(expression: Expression): boolean {
  if (expression.kind === 'entry' || expression.kind === 'index' || (expression.kind === 'reduce' && expression.operator === 'sum')) return false;
  if (expression.kind === 'apply') return !/^(dot|norm\w*|trace|determinant)$/.test(expression.operator) && expression.operands.every(mayBroadcast);
  return true;
}

/** The product of two factors standing side by side or joined by a dot, by the rules of linear algebra. */
export function product(a: Typed, b: Typed, dotted: boolean, span: Span, context: ReadingContext): Typed {
  if (isScalar(a) || isScalar(b)) {
    const whole = isScalar(a) ? b : a;
    // Q_iK_iᵀ in plain letters
    const number = isScalar(a) ? a.expression : b.expression;
    if (!dotted && whole.shape.length === 2 && isPlain(whole.expression) && number.kind === 'variable' && /^[A-Z](?![A-Za-z])/.test(number.name) && !/^[CEJLNT]/.test(number.name)) demandMatrix(scalarOf(number), context);
    // ∇f(0) · x
    if (dotted && whole.shape.length === 1 && number.kind === 'call' && number.function.startsWith('∇')) demandVectorOfCall(scalarOf(number), context);
    // wᵀφ(x), Wf(x)
    if (isScalar(b) && (a.orientation === 'row' || a.shape.length === 2) && b.expression.kind === 'call') demandVectorOfCall(b, context);
    return typed(multiply(a.expression, b.expression), whole.shape, whole.orientation);
  }
  const { dimensions } = context;
  const inner = (x: Dimension, y: Dimension): boolean => {
    if (dimensions.unify(x, y)) return true;
    context.fail('shape-mismatch', `the product of ${shapeText(a, context)} and ${shapeText(b, context)} is not defined`, span, areApart(x, y, context) && isCertain(a, context) && isCertain(b, context));
    return false;
  };
  if (a.shape.length === 1 && b.shape.length === 1) {
    if (a.orientation === 'column' && b.orientation === 'row') return { expression: apply('outer', a.expression, b.expression), shape: [a.shape[0]!, b.shape[0]!] };
    // (w_0, w_1)(1, x)ᵀ: what is written out in a row.
    if (a.orientation === 'row' || dotted || (a.orientation === undefined && b.orientation === 'column')) {
      inner(a.shape[0]!, b.shape[0]!);
      return scalarOf(apply('dot', a.expression, b.expression));
    }
    if (b.orientation === 'row') return { expression: apply('outer', a.expression, b.expression), shape: [a.shape[0]!, b.shape[0]!] };
    return context.fail('ambiguous-notation', 'two vectors stand side by side: is it their inner product, or entry by entry?', span);
  }
  if (a.shape.length === 2 && b.shape.length === 1) {
    if (b.orientation === 'row') return context.fail('shape-mismatch', 'a matrix times a row vector is not defined', span);
    inner(a.shape[1]!, b.shape[0]!);
    return { expression: apply('matmul', a.expression, b.expression), shape: [a.shape[0]!], orientation: 'column' };
  }
  if (a.shape.length === 1 && b.shape.length === 2) {
    if (a.orientation === 'column' && a.expression.kind === 'comprehension') return context.fail('ambiguous-notation', 'a vector before a matrix: a row of it, or its diagonal matrix?', span);
    inner(a.shape[0]!, b.shape[0]!);
    return { expression: apply('matmul', a.expression, b.expression), shape: [b.shape[1]!], orientation: 'row' };
  }
  if (a.shape.length === 2 && b.shape.length === 2) {
    inner(a.shape[1]!, b.shape[0]!);
    return { expression: apply('matmul', a.expression, b.expression), shape: [a.shape[0]!, b.shape[1]!] };
  }
  return context.fail('unsupported-notation', 'products of arrays with three or more indices are not read', span);
}

/** a × b of two vectors in three dimensions. */
export function crossProduct(a: Typed, b: Typed, span: Span, context: ReadingContext): Typed {
  const three = context.dimensions.ofLength(rational(3));
  if (![a, b].every(({ shape }) => context.dimensions.unify(shape[0]!, three))) return context.fail('shape-mismatch', 'a cross product takes two vectors of length 3', span);
  const minor = (i: number, j: number): Expression => {
    const at = ({ expression }: Typed, k: number): Expression => (expression.kind === 'array' ? expression.elements[k - 1]! : entry(expression, rational(k)));
    return subtract(multiply(at(a, i), at(b, j)), multiply(at(a, j), at(b, i)));
  };
  return { expression: array(minor(2, 3), minor(3, 1), minor(1, 2)), shape: [three], orientation: 'column' };
}

/** The transpose: a matrix turned over, a vector laid down as a row or set up as a column. */
export function transpose(value: Typed): Typed {
  // A list in brackets is a row when transposed into a column; everything else is a column by convention.
  if (value.shape.length === 1) return oriented(value, value.orientation === 'column' ? 'row' : 'column');
  if (value.shape.length === 2) return { expression: apply('transpose', value.expression), shape: [value.shape[1]!, value.shape[0]!] };
  return value;
}

export const infinite = scalarOf(infinity);
