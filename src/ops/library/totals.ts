import { divide, multiply, subtract } from '../../ir/build';
import type { Expression, ReduceExpression } from '../../ir/expression';
import { rangeLength, rangesAgree, type Shape } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf, rankOf } from '../entry';
import { abs, square } from './build';

type Term = (...entries: Expression[]) => Expression;

/** A reduction over the entries of the vectors among the operands, which agree in size; numbers are handed to each term. */
function reduction(operator: ReduceExpression['operator'], term: Term, operands: readonly Expression[]): Expression {
  const vectors = operands.map((operand) => rankOf(operand) > 0);
  const first = operands[vectors.indexOf(true)]!;
  return loopsAround(...operands).reduce(operator, rangeOf(first), (i) => term(...operands.map((operand, at) => (vectors[at] ? entryOf(operand, i) : operand))));
}

/** ∑ term(xᵢ, yᵢ, c) for vectors x, y and a number c. */
export const total = (term: Term, ...operands: Expression[]): Expression => reduction('sum', term, operands);
export const productOf = (term: Term, ...operands: Expression[]): Expression => reduction('product', term, operands);
export const greatest = (term: Term, ...operands: Expression[]): Expression => reduction('max', term, operands);

/** The number of a vector's entries. */
export const count = (x: Expression): Expression => rangeLength(rangeOf(x));

/** (1/n) ∑ term(xᵢ, yᵢ, c): the first operand is a vector. */
export const average = (term: Term, ...operands: Expression[]): Expression => divide(total(term, ...operands), count(operands[0]!));

/** The entry itself, for `total` and `average`. */
export const itself: Term = (x) => x;
export const product: Term = (x, y) => multiply(x, y);
export const squaredDifference: Term = (x, y) => square(subtract(x, y));
export const absoluteDifference: Term = (x, y) => abs(subtract(x, y));

/** ∑ᵢⱼ (xᵢ − yᵢ) Aᵢⱼ (xⱼ − yⱼ). */
export function quadraticForm(x: Expression, y: Expression, matrix: Expression): Expression {
  const loops = loopsAround(x, y, matrix);
  const difference = (i: Expression): Expression => subtract(entryOf(x, i), entryOf(y, i));
  return loops.sum(rangeOf(x), (i) => loops.sum(rangeOf(x), (j) => multiply(difference(i), entryOf(matrix, i, j), difference(j))));
}

/** For functions of vectors and square matrices of their size, of which a number comes. */
export const oneSize = (operands: readonly Shape[]): Shape | string => {
  const ranges = operands.flat();
  return ranges.every((range) => rangesAgree(range, ranges[0]!)) ? [] : 'it takes vectors and square matrices of one size';
};
