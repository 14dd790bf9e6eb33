import { replaced, textOf, type Edit, type Sight, type Spot } from './edit';

/** i → j in a subscript or under a sum; n → d above one; one letter for another that stands in the formula. */
export function nameEdits(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  const text = textOf(sight, node);
  const around = hostOf(spot);
  const place = around ? ` in ${shortened(textOf(sight, around.node))}` : '';
  const renamed = (names: readonly string[], cost: number): readonly Edit[] =>
    names.filter((name) => name !== text).map((name) => ({ changes: [replaced(spot, sight, name)], words: `put ${name} for ${text}${place}`, cost }));
  if (node.kind === 'symbol' && sight.indices.includes(text) && isIndexed(spot)) return renamed(sight.indices, 1);
  if (node.kind === 'symbol' && sight.sizes.includes(text)) return renamed(sight.sizes, 1.3);
  return sight.symbols.includes(text) && role !== 'base' && role !== 'function' ? renamed(sight.symbols, 2.2) : [];
}

/** What a letter stands in, for the words: the letter it is an index of, the sum it bounds, or what is right around it. */
function hostOf(spot: Spot): Spot | undefined {
  if (!isIndexed(spot)) return spot.parent;
  return spot.role === 'subscript' || spot.role === 'lower' || spot.role === 'upper' ? spot.parent : spot.parent && hostOf(spot.parent);
}

/** In a subscript or the limits of a sum, by itself or in a sum such as i + 1. */
export function isIndexed(spot: Spot): boolean {
  for (let at: Spot | undefined = spot; at; at = at.parent) {
    if (at.role === 'subscript' || at.role === 'lower' || at.role === 'upper') return true;
    if (at.role !== 'term' && at.role !== 'item' && at.role !== 'other' && at.role !== 'factor') return false;
  }
  return false;
}

/** On one line, and not too long for a menu. */
export const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};
