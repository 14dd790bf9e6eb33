import type { Surface } from '../syntax/surface';
import { children, symbolsIn } from '../syntax/walk';
import type { ReadingContext, Typed } from './context';
import { directionOf } from './recurrences';
import type { NamedDefinition } from './scope';
import { symbolKey } from './symbol';

/**
 * Whether the index of what was defined for each t is a number like others there, as in η_t = cos(π t / T): then η_0,
 * η_T and η_{T/2} are values of it. Where t only numbers, as in x_t = √α_t x_0, x_0 and x_T may be anything.
 */
export function isOfTime(definition: NamedDefinition): boolean {
  const [only, ...others] = definition.indices;
  return only !== undefined && others.length === 0 && !directionOf(definition) && standsAlone(definition.body, only);
}

/** η_T and η_{T/2}: at a moment that the definition speaks of. undefined where the subscript is a name. */
export function momentOf(definition: NamedDefinition | undefined, sub: Surface, context: ReadingContext): Typed | undefined {
  if (!definition || !isOfTime(definition) || sub.kind === 'text') return undefined;
  const letters = symbolsIn(sub).map(symbolKey);
  const isSpokenOf = letters.length > 0 && letters.every((key) => standsAlone(definition.body, key));
  return isSpokenOf ? context.read(sub) : undefined;
}

/** Somewhere it is not below another letter. */
const standsAlone = (node: Surface, key: string): boolean => {
  if (node.kind === 'symbol') return symbolKey(node) === key;
  if (node.kind === 'script') return standsAlone(node.base, key) || (node.sup !== undefined && standsAlone(node.sup, key));
  return children(node).some((child) => standsAlone(child, key));
};
