import type { NotationFinding } from '../../ir/claim';
import type { Surface, SumSurface } from '../../syntax/surface';
import { contains, walk } from '../../syntax/walk';
import type { Span } from '../../util/span';
import { binds, countedOver, entriesPicked, speaksOf, type Counted } from './letters';

/**
 * A term that has the index of a sum with a minus sign before it, and stands outside: −∑_i y_i log p_i + (1 − y_i)
 * log(1 − p_i). As it is written the sum ends at the plus sign; where it does not, nothing says whether the minus sign
 * goes for both terms. ∑_i a_i + b_i has one meaning in practice and is left alone. So is a letter that stands elsewhere.
 */
export function leftBehindFindings(tree: Surface, place: (span: Span) => Span): readonly NotationFinding[] {
  const findings: NotationFinding[] = [];
  walk(tree, (node) => {
    if (node.kind === 'sum') findings.push(...termsLeftBehind(node, tree, place));
  });
  return findings;
}

function termsLeftBehind({ terms }: SumSurface, tree: Surface, place: (span: Span) => Span): readonly NotationFinding[] {
  for (const [at, { sign, term }] of terms.entries()) {
    const sum = sign === '-' ? sumAtEnd(term) : undefined;
    if (!sum) continue;
    const behind = terms.slice(at + 1).map((later) => later.term).filter((later) => speaksOf(later, sum.index, (node) => binds(node, sum.index)));
    const entry = behind.flatMap(entriesPicked).find(({ index }) => index === sum.index);
    if (!entry || speaksOf(tree, sum.index, (node) => binds(node, sum.index) || behind.includes(node))) continue;
    return [{ code: 'free-index', message: `the ${sum.word} over ${sum.index} ends before this term, which has ${entry.shown} in it: without brackets nothing tells whether the minus sign goes for it`, span: place(behind.find((later) => contains(later, (part) => part === entry.node))!.span), beside: true }];
  }
  return [];
}

/** The sum at the end of a term: a ∑_i x_i. */
function sumAtEnd(term: Surface): Counted | undefined {
  if (term.kind === 'adjacent') return sumAtEnd(term.items.at(-1)!);
  if (term.kind === 'product') return sumAtEnd(term.factors.at(-1)!);
  return countedOver(term);
}
