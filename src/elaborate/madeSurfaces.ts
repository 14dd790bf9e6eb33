import type { Surface, SymbolSurface } from '../syntax/surface';
import { mapChildren } from '../syntax/walk';

/** Pieces of surface trees that no author wrote, at the place of what they stand for. */

export const numeral = (value: number, { span }: Surface): Surface => ({ kind: 'number', text: String(value), percent: false, span });

export const letterNamed = (name: string, { span }: Surface): SymbolSurface => ({ kind: 'symbol', name, font: 'normal', accents: [], span });

/** t + 1, t − 2; t itself where it is moved by nothing. */
export const moved = (term: Surface, by: number): Surface =>
  by === 0 ? term : { kind: 'sum', terms: [{ sign: '+', term }, { sign: by < 0 ? '-' : '+', term: numeral(Math.abs(by), term) }], span: term.span };

/** The tree with parts put in the place of others, which are told with what is right around them. */
export function put(tree: Surface, replacement: (node: Surface, around?: Surface) => Surface | undefined, around?: Surface): Surface {
  return replacement(tree, around) ?? mapChildren(tree, (child) => put(child, replacement, tree));
}
