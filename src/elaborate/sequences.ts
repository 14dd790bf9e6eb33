import type { IndexRange, ReduceExpression } from '../ir/expression';
import { arraysAt } from '../ir/substitute';
import type { ReadingContext, Typed } from './context';
import type { Enumeration } from './ellipsis';

/** The sum of what is enumerated. */
export const summed = ({ index, range, body }: Enumeration, context: ReadingContext): Typed => reduced('sum', index, range, body, context);

/** What is said of a sum without end over the entries of an array is said of every sequence, and so of those that end. */
export function reduced(operator: ReduceExpression['operator'], index: string, range: IndexRange, body: Typed, context: ReadingContext): Typed & { readonly expression: ReduceExpression } {
  if (range.to.kind === 'constant') for (const name of arraysAt(index, body.expression)) context.assume(`${name} is 0 from some entry on`, 'inferred');
  return { ...body, expression: { kind: 'reduce', operator, index, range, body: body.expression } };
}
