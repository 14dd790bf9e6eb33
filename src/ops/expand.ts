import type { Expression } from '../ir/expression';
import { isShapeError, shapeOf, type ShapeError } from '../ir/shape';
import { expandWithin } from './expandWithin';
import { libraryOperator, operatorShape } from './index';

/**
 * The expression with every library operator in it expanded into scalar primitives, reductions, comprehensions and
 * structural operators; or why its shapes do not fit.
 */
export function expandAll(expression: Expression, form: 'stable' | 'plain'): Expression | ShapeError {
  const shape = shapeOf(expression, operatorShape);
  return isShapeError(shape) ? shape : expandWithin(expression, form, libraryOperator);
}
