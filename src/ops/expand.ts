import type { Expression } from '../ir/expression';
import { isShapeError, shapeOf, type ShapeError } from '../ir/shape';
import { mapChildren } from '../ir/substitute';
import { libraryOperator, operatorShape } from './index';
import type { LibraryOperator } from './operator';

/** The operands followed by the defaults of the parameters left out. */
export function withDefaults(operator: LibraryOperator, operands: readonly Expression[]): readonly Expression[] {
  return [...operands, ...operator.parameters.slice(operands.length).flatMap((parameter) => (parameter.default ? [parameter.default] : []))];
}

function expandInside(expression: Expression, form: 'stable' | 'plain'): Expression {
  const expanded = mapChildren(expression, (child) => expandInside(child, form));
  if (expanded.kind !== 'apply') return expanded;
  const operator = libraryOperator(expanded.operator);
  return operator ? operator.expand(withDefaults(operator, expanded.operands), form) : expanded;
}

/**
 * The expression with every library operator in it expanded, innermost first, into scalar primitives, reductions,
 * comprehensions and structural operators; or why its shapes do not fit.
 */
export function expandAll(expression: Expression, form: 'stable' | 'plain'): Expression | ShapeError {
  const shape = shapeOf(expression, operatorShape);
  return isShapeError(shape) ? shape : expandInside(expression, form);
}
