import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import type { Group } from './groups';
import type { Piece } from './piece';
import { functionsNamed, namesIn, type ProseName } from './proseNames';
import type { SaidBefore } from './spoken';
import { statementsOf } from './statements';
import { symbolKey } from './symbol';

/**
 * The functions of the field that the words before a formula introduce it by. A label over a part of what it names
 * says nothing of it.
 *
 * @param behind what stands further down
 */
export function functionsIntroducing(groups: readonly Group[], words: SaidBefore, behind: () => readonly Piece[]): readonly ProseName[] {
  const names = functionsNamed(words.prose, words);
  return names.some(({ how }) => how === 'label') && isIngredient(groups, behind()) ? names.map((name) => ({ ...name, how: 'over' })) : names;
}

/** Under “Swish”, s = σ(x) is a part of the y = x s below it, which no words call anything else. */
function isIngredient(groups: readonly Group[], pieces: readonly Piece[]): boolean {
  const names = new Set(groups.flatMap(({ name }) => (name ? [symbolKey(name.symbol)] : [])));
  const isOf = (side: Surface): boolean => contains(side, (node) => node.kind === 'symbol' && names.has(symbolKey(node)));
  for (const piece of pieces) {
    if (piece.kind === 'prose' && (piece.heading || namesIn(piece.text).length > 0)) return false;
    if (piece.kind === 'math' && piece.parsed.ok && statementsOf(piece.parsed.tree).some(({ operands }) => operands.slice(1).some(isOf))) return true;
  }
  return false;
}
