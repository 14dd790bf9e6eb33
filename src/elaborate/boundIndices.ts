import type { NotationFinding } from '../ir/claim';
import type { BigOperatorSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children } from '../syntax/walk';
import type { Span } from '../util/span';
import { symbolKey } from './symbol';
import { indexNames, isIndexLetter } from './scriptLetters';

/**
 * An index that stands in its own bounds (∑_{n=0}^{n}), or that two sums right behind each other bind (∑_i ∑_i): wrong
 * whatever is meant. An index used again beside a sum, or by a sum in a product with another, is left alone: the scope
 * of the sign tells the two apart.
 */
export function boundIndexFindings(tree: Surface, place: (span: Span) => Span): readonly NotationFinding[] {
  const findings: NotationFinding[] = [];
  const visit = (node: Surface): void => {
    const message = node.kind === 'big' ? faultOf(node) : undefined;
    if (node.kind === 'big' && message) findings.push({ code: 'shadowed-index', message, span: place(node.lower!.span) });
    children(node).forEach(visit);
  };
  visit(tree);
  return findings;
}

/** The letter that the index of ∑_{i≠j} or ∑_{i<j} is compared with, where the terms bear it. */
export function comparedWith({ operator, lower, body }: BigOperatorSurface): SymbolSurface | undefined {
  if ((operator !== 'sum' && operator !== 'prod') || lower?.kind !== 'relation' || lower.signs.length !== 1 || !/^[≠<>≤≥]$/.test(lower.signs[0]!.sign)) return undefined;
  const letter = lower.operands[1]!;
  return letter.kind === 'symbol' && isIndexLetter(letter) && mentions(body, symbolKey(letter)) ? letter : undefined;
}

/** Whether a letter stands outside of a sum and of all that bind it: then it is fixed in the sum. */
export function isFreeBeside(sum: BigOperatorSurface, name: string, trees: readonly Surface[]): boolean {
  const isFree = (node: Surface): boolean => {
    if (node === sum || (node.kind === 'big' && indexNames(node.lower).includes(name))) return false;
    return node.kind === 'symbol' ? symbolKey(node) === name : children(node).some(isFree);
  };
  return trees.some(isFree);
}

function faultOf({ operator, lower, upper, body }: BigOperatorSurface): string | undefined {
  const [name, other] = indexNames(lower);
  if ((operator !== 'sum' && operator !== 'prod') || name === undefined || other !== undefined || lower?.kind !== 'relation' || lower.signs[0]!.sign !== '=') return undefined;
  if ([lower.operands[1], upper].some((bound) => bound && mentions(bound, name))) return `${name} is the index and stands in its own bounds`;
  return body.kind === 'big' && indexNames(body.lower).includes(name) ? `${name} is the index of two sums, one within the other` : undefined;
}

/** The letter itself or as a subscript; n_0 and n_max are other names. */
function mentions(node: Surface, name: string): boolean {
  if (node.kind === 'symbol') return symbolKey(node) === name;
  if (node.kind === 'script') return [node.sub, node.sup, ...(node.sub ? [] : [node.base])].some((part) => part && mentions(part, name));
  return children(node).some((child) => mentions(child, name));
}
