import type { IndexRange, ReduceExpression } from '../ir/expression';
import { freeIndices, walk } from '../ir/substitute';
import type { ReadingContext, Typed } from './context';
import type { Enumeration } from './ellipsis';

/** The sum of what is enumerated. */
export const summed = ({ index, range, body }: Enumeration, context: ReadingContext): Typed => reduced('sum', index, range, body, context);

/** What is said of a sum without end over the entries of an array is said of every sequence, and so of those that end. */
export function reduced(operator: ReduceExpression['operator'], index: string, range: IndexRange, body: Typed, context: ReadingContext): Typed & { readonly expression: ReduceExpression } {
  if (range.to.kind === 'constant') {
    walk(body.expression, (node) => {
      if (node.kind === 'entry' && node.array.kind === 'variable' && node.indices.some((at) => freeIndices(at).has(index))) context.assume(`${node.array.name} is 0 from some entry on`, 'inferred');
    });
  }
  return { ...body, expression: { kind: 'reduce', operator, index, range, body: body.expression } };
}
