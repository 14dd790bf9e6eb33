import { comprehension, index } from '../ir/build';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { scalarOf } from './shapes';
import { inline } from './definitions';

/** 𝐰 where the document says what 𝐰_i is: the vector of these entries. */
export function readEntrywise(key: string, at: Surface, context: ReadingContext): Typed | undefined {
  const definition = context.definition(key);
  const [letter, ...others] = definition?.indices ?? [];
  if (!definition || definition.parameters.length > 0 || letter === undefined || others.length > 0) return undefined;
  const dimension = context.dimensions.fresh();
  return context.withIndex(letter, dimension, (name) => {
    const entry = inline(definition, [scalarOf(index(name))], context, at);
    return { expression: comprehension(name, context.dimensions.range(dimension), entry.expression), shape: [dimension, ...entry.shape], orientation: 'column' };
  });
}
