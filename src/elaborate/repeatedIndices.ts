import type { AdjacentSurface, Surface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { isBold, symbolKey } from './symbol';
import { subscriptLetters } from './scriptLetters';

/** How often each letter numbers an entry in a product; NaN where it does so inside a function or a fraction. */
type Counts = ReadonlyMap<string, number>;

/**
 * The letters that number exactly two entries in every product they occur in, and are bound by nothing: x_i a_{ij} x_j
 * may be meant summed over i and j, by Einstein's convention.
 */
export function repeatedIndices(trees: readonly Surface[], bound: ReadonlySet<string>): ReadonlySet<string> {
  const repeated = new Map<string, boolean>();
  const visit = (node: Surface): void => {
    if (node.kind === 'sum') return node.terms.forEach(({ term }) => visit(term));
    for (const [letter, count] of countsIn(node)) repeated.set(letter, count === 2 && repeated.get(letter) !== false);
  };
  trees.forEach(visit);
  return new Set([...repeated].flatMap(([letter, always]) => (always && !bound.has(letter) ? [letter] : [])));
}

/** Those of the letters that are repeated in this product. */
export function repeatedWithin(product: AdjacentSurface, letters: ReadonlySet<string>): readonly string[] {
  if (letters.size === 0) return [];
  return [...countsIn(product)].flatMap(([letter, count]) => (count === 2 && letters.has(letter) ? [letter] : []));
}

function countsIn(node: Surface): Counts {
  switch (node.kind) {
    case 'symbol':
    case 'number':
      return new Map();
    case 'script': {
      const isEntry = node.sub !== undefined && node.sup === undefined && (node.base.kind === 'fence' || (node.base.kind === 'symbol' && !isBold(node.base) && node.base.name !== 'partial'));
      return isEntry ? added([node.base.kind === 'fence' ? new Map() : countsIn(node.base), lettersOf(node.sub)]) : hidden(node);
    }
    case 'fence':
      return node.open === '(' || node.open === '[' ? countsIn(node.body) : hidden(node);
    case 'sum':
      return most(node.terms.map(({ term }) => countsIn(term)));
    case 'adjacent':
      // f(x_i): what stands in the bracket of a letter may be an argument.
      return added(node.items.map((item, at) => (item.kind === 'fence' && node.items[at - 1]?.kind === 'symbol' ? hidden(item) : countsIn(item))));
    default:
      return hidden(node);
  }
}

function lettersOf(sub: Surface): Counts {
  return added(subscriptLetters(sub).map((letter) => new Map([[symbolKey(letter), 1]])));
}

function added(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const counts of all) for (const [letter, count] of counts) sum.set(letter, (sum.get(letter) ?? 0) + count);
  return sum;
}

function most(all: readonly Counts[]): Counts {
  const largest = new Map<string, number>();
  for (const counts of all) for (const [letter, count] of counts) largest.set(letter, Math.max(largest.get(letter) ?? 0, count));
  return largest;
}

function hidden(node: Surface): Counts {
  const letters = new Map<string, number>();
  const visit = (part: Surface): void => {
    if (part.kind === 'script' && part.sub) for (const letter of subscriptLetters(part.sub)) letters.set(symbolKey(letter), Number.NaN);
    children(part).forEach(visit);
  };
  visit(node);
  return letters;
}
