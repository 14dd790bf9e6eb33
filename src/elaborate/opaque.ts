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
  const rank = context.demandedRank(valueOf(name));
  return unknownArray(name, [...context.indicesIn(name), ...context.variedIn(name)], shape.length === 0 && rank > 0 ? context.codomain(name, rank) : shape, context);
}

/** What an unknown function gives for its operands: a number, or an array whose entries it gives. */
export function unknownArray(name: string, operands: readonly Expression[], shape: readonly Dimension[], context: ReadingContext, primes = 0): Typed {
  const entries = (left: readonly Dimension[], indices: readonly Expression[]): Expression => {
    const [dimension, ...rest] = left;
    const all = [...operands, ...indices];
    if (dimension === undefined) return { kind: 'call', function: name, operands: all, ...(primes > 0 ? { orders: all.map((_, at) => (at === 0 ? primes : 0)) } : {}) };
    return context.withIndex('∙', dimension, (bound) => ({
      kind: 'comprehension', index: bound, range: context.dimensions.range(dimension), body: entries(rest, [...indices, index(bound)]),
    }));
  };
  return { expression: entries(shape, []), shape, ...(shape.length === 1 ? { orientation: 'column' as const } : {}) };
}
