import type { MarkedFormula } from '../protocol/cellMarks';
import type { PlacedClaim, PreviewBlock } from '../protocol/outline';
import type { Position, Range } from '../protocol/verdict';
import { markOf } from './verdictMark';

/** The formulas of a block, each with the mark of the claims that it makes. */
export function markedFormulas(block: PreviewBlock): readonly MarkedFormula[] {
  if (block.kind === 'display') return [marked(block.latex, block.claims)];
  return block.content.flatMap((part) => {
    if (part.kind !== 'math') return [];
    return [marked(part.latex, block.claims.filter(({ claim }) => contains(part.range, claim.range.start)))];
  });
}

function marked(latex: string, claims: readonly PlacedClaim[]): MarkedFormula {
  const mark = markOf(claims);
  return mark ? { latex, mark: { ...mark, title: claims.map(({ claim }) => claim.message).join('\n') } } : { latex };
}

function contains({ start, end }: Range, position: Position): boolean {
  return compare(start, position) <= 0 && compare(position, end) < 0;
}

const compare = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;
