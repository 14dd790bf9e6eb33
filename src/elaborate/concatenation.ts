import type { Expression } from '../ir/expression';
import type { FenceSurface, Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { isCapital, headSymbol } from './symbol';

/** What vectors one behind the other are shown as. */
const CONCATENATION = 'concat';

/** [h, x] or [h; x], with two items or more and no dots between. */
function listed(item: Surface): FenceSurface | undefined {
  if (item.kind !== 'fence' || item.open !== '[' || item.body.kind !== 'list') return undefined;
  const { separator, items } = item.body;
  return (separator === ',' || separator === ';' || separator === '‖') && items.every((part) => part.kind !== 'ellipsis' && part.kind !== 'list') ? item : undefined;
}

/**
 * A factor or an argument. Vectors in square brackets stand one behind the other there, as a cell's state and input do:
 * W[h, x]. Nothing is known of the whole but what it is made of.
 */
export function readPart(item: Surface, context: ReadingContext): Typed {
  const value = context.read(item);
  const fence = listed(item);
  if (!fence || context.failure || value.shape.length !== 2 || value.expression.kind !== 'array') return value;
  return concatenation(value.expression.elements, context);
}

function concatenation(parts: readonly Expression[], context: ReadingContext): Typed {
  context.unknownFunctions.add(CONCATENATION);
  const dimension = context.dimensions.fresh();
  return context.withIndex('∙', dimension, (name) => ({
    expression: { kind: 'comprehension', index: name, range: context.dimensions.range(dimension), body: { kind: 'call', function: CONCATENATION, operands: [...parts, { kind: 'index', name }] } },
    shape: [dimension],
    orientation: 'column',
  }));
}

/** W[h, x] in plain letters: a capital before names in square brackets is a matrix, and the names are vectors. */
export function demandConcatenation(before: Surface, item: Surface, context: ReadingContext): void {
  const capital = headSymbol(before);
  const fence = listed(item);
  if (!capital || !fence || fence.body.kind !== 'list' || !isCapital(capital) || capital.name.length > 1) return;
  const names = fence.body.items.map((part) => nameOf(part, context));
  const matrix = nameOf(before, context);
  if (matrix !== undefined && names.every((name) => name !== undefined)) context.demand(new Map([[matrix, 2], ...names.map((name) => [name, 1] as const)]));
}

function nameOf(part: Surface, context: ReadingContext): string | undefined {
  if (part.kind !== 'symbol' && part.kind !== 'script') return undefined;
  const value = context.try(() => context.read(part));
  return value?.expression.kind === 'variable' && value.shape.length === 0 ? value.expression.name : undefined;
}
