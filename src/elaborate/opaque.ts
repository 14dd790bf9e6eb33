import { index } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { ReadingContext, Typed } from './context';
import type { Dimension } from './dimensions';
import { valueOf } from './vectorDemand';

/**
 * A value of which only the name is known: P(A | B), E[X], ∂L/∂w with L undefined. It may turn out equal to itself, and
 * nothing that rests on it is ever refuted.
 */
export function opaqueValue(name: string, shape: readonly Dimension[], context: ReadingContext): Typed {
  context.unknownFunctions.add(name);
  if (shape.length === 0 && context.demandedRank(valueOf(name)) > 0) return opaqueValue(name, [context.codomain(name)], context);
  const entries = (left: readonly Dimension[], indices: readonly Expression[]): Expression => {
    const [dimension, ...rest] = left;
    if (dimension === undefined) return { kind: 'call', function: name, operands: indices };
    return context.withIndex('∙', dimension, (bound) => ({
      kind: 'comprehension', index: bound, range: context.dimensions.range(dimension), body: entries(rest, [...indices, index(bound)]),
    }));
  };
  return { expression: entries(shape, context.indicesIn(name)), shape, ...(shape.length === 1 ? { orientation: 'column' as const } : {}) };
}
