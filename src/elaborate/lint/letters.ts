import type { BigOperatorSurface, ScriptSurface, Surface } from '../../syntax/surface';
import { children, contains, walk } from '../../syntax/walk';
import { scriptText, withSubscript } from '../scriptText';
import { indexNames, isIndexLetter } from '../scriptLetters';
import { symbolKey } from '../symbol';

/** A sum or product over one index that is named: ∑_{j=1}^{n} x_j. */
export interface Counted {
  readonly node: BigOperatorSurface;
  readonly word: 'sum' | 'product';
  readonly index: string;
}

/** The node as a sum or product over one letter from a first value on; undefined for sums over sets and pairs. */
export function countedOver(node: Surface): Counted | undefined {
  if (node.kind !== 'big' || (node.operator !== 'sum' && node.operator !== 'prod')) return undefined;
  const { lower } = node;
  const counts = lower?.kind === 'relation' ? lower.signs.length === 1 && lower.signs[0]!.sign === '=' && lower.operands[0]!.kind === 'symbol' : lower?.kind === 'symbol';
  if (!counts) return undefined;
  const [index] = indexNames(lower);
  return { node, word: node.operator === 'sum' ? 'sum' : 'product', index: index! };
}

/** An entry that one letter picks: x_i, and nothing but it in the subscript. */
export interface PickedEntry {
  readonly node: ScriptSurface;
  readonly index: string;
  readonly shown: string;
}

/** Every x_i in the tree, in order. */
export function entriesPicked(tree: Surface): readonly PickedEntry[] {
  const entries: PickedEntry[] = [];
  walk(tree, (node) => {
    const entry = pickedEntry(node);
    if (entry) entries.push(entry);
  });
  return entries;
}

export function pickedEntry(node: Surface): PickedEntry | undefined {
  if (node.kind !== 'script' || node.base.kind !== 'symbol' || node.sub?.kind !== 'symbol' || !isIndexLetter(node.sub)) return undefined;
  return { node, index: symbolKey(node.sub), shown: withSubscript(symbolKey(node.base), scriptText(node.sub)) };
}

/** True where the letter stands in the tree, in whatever font and be it in words; `within` leaves out some parts. */
export function speaksOf(tree: Surface, letter: string, without: (node: Surface) => boolean = () => false): boolean {
  if (without(tree)) return false;
  if (tree.kind === 'symbol') return tree.name === letter || symbolKey(tree) === letter;
  if (tree.kind === 'text') return new RegExp(`(?<![A-Za-z])${letter}(?![A-Za-z])`).test(tree.text);
  return children(tree).some((child) => speaksOf(child, letter, without));
}

/** True for an operator that gives the letter its values: ∑_j, max_{j ≠ i}, E_{x_j}, lim_{j → ∞}. */
export const binds = (node: Surface, letter: string): boolean => node.kind === 'big' && node.lower !== undefined && contains(node.lower, (part) => part.kind === 'symbol' && symbolKey(part) === letter);
