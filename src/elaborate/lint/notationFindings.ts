import type { NotationFinding } from '../../ir/claim';
import type { Surface } from '../../syntax/surface';
import { contains } from '../../syntax/walk';
import type { Span } from '../../util/span';
import { boundIndexFindings } from '../boundIndices';
import { rangeFindings } from '../indexRanges';
import type { Piece } from '../piece';
import { symbolKey } from '../symbol';
import { COUNTERS, freeIndexFindings } from './freeIndices';
import { leftBehindFindings } from './leftBehind';
import { nestedIndexFindings } from './nestedIndices';

/** What is wrong with the notation of one formula, whatever its values. `counters`: those that the document speaks of. */
export function notationFindings(tree: Surface, counters: ReadonlySet<string>, place: (span: Span) => Span): readonly NotationFinding[] {
  // What is not bound, bound twice or left behind is so by a sum.
  if (!contains(tree, ({ kind }) => kind === 'big')) return [];
  return [...rangeFindings(tree, place), ...boundIndexFindings(tree, place), ...freeIndexFindings(tree, counters, place), ...leftBehindFindings(tree, place), ...nestedIndexFindings(tree, place)];
}

/** The letters one counts with that stand for themselves somewhere in the text: “the j-th class”, “for j = 1, …, n”. */
export function countersNamed(pieces: readonly Piece[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (node: Surface | undefined): void => {
    if (node?.kind === 'symbol' && COUNTERS.test(symbolKey(node))) names.add(symbolKey(node));
    else if (node?.kind === 'relation') add(node.operands[0]);
    else if (node?.kind === 'list') node.items.forEach(add);
    else if (node?.kind === 'script' && node.sup && !node.sub) add(node.base);
    else if (node?.kind === 'adjacent' || node?.kind === 'sum') add(node.kind === 'sum' ? node.terms[0]!.term : node.items[0]);
  };
  for (const piece of pieces) if (piece.kind === 'math' && !piece.display && piece.parsed.ok) add(piece.parsed.tree);
  return names;
}
