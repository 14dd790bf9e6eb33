import type { Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { namedFunction } from './notation';
import { subscriptLetters } from './scriptLetters';
import { isGreekName } from './symbol';

/**
 * y and ŷ in ∑ (y − ŷ)²: what a sum without an index sums the entries of, where nothing in it has an index: letters for
 * data, and words. Parameters, counts and means are numbers: ∑ (y − mx)², ∑ (x − μ)², ∑ (x − x̄)².
 */
export function summedEntries(body: Surface): readonly SymbolSurface[] {
  const isIndexed = (node: Surface): boolean => node.kind === 'script' && node.sub !== undefined && subscriptLetters(node.sub).length > 0;
  if (contains(body, (node) => isIndexed(node) || node.kind === 'big' || isApplication(node))) return [];
  const collect = (node: Surface): readonly SymbolSurface[] => {
    if (node.kind === 'symbol') return (/^[p-tx-z]$|^[A-Za-z]{3,}$/.test(node.name) || node.accents.length > 0) && !isGreekName(node.name) && node.accents.every((accent) => accent === 'hat') && !namedFunction(node) ? [node] : [];
    if (node.kind === 'script') return node.sub ? [] : [...collect(node.base)];
    return children(node).flatMap(collect);
  };
  return collect(body);
}

/** p(x): the sum is over x, and not over the entries of it. */
function isApplication(node: Surface): boolean {
  return node.kind === 'adjacent' && node.items.some((item, at) => {
    const argument = node.items[at + 1];
    return item.kind === 'symbol' && !namedFunction(item) && argument?.kind === 'fence' && argument.open === '(' && argument.body.kind === 'symbol';
  });
}
