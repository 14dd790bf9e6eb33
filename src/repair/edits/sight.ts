import type { Surface } from '../../syntax/surface';
import type { Sight } from './edit';
import { isFunctionAt, nodesOf } from './spots';

/** How many names of each sort are tried. */
const MAX_NAMES = 8;
const MAX_SIZES = 3;
const INDEX_LETTER = /^[a-z]$/;
const SIZE_LETTER = /^[A-Zdnmk]$/;

const first = (names: readonly string[], count: number): readonly string[] => [...new Set(names)].slice(0, count);
const present = (...nodes: readonly (Surface | undefined)[]): readonly Surface[] => nodes.filter((node) => node !== undefined);
const isMark = (node: Surface | undefined): boolean => node?.kind === 'symbol' && /^(top|T|star|dagger)$/.test(node.name);

/** What stands in the operands of a claim. */
export function sightOf(operands: readonly Surface[], source: string): Sight {
  const nodes = nodesOf(operands);
  const text = (node: Surface): string => source.slice(node.span.start, node.span.end);
  const indices = nodes.flatMap(indexPart).flatMap((node) => (isPlain(node) && INDEX_LETTER.test(node.name) ? [text(node)] : []));
  // What is part of a name, or of the limits of a sum, is no value by itself.
  const scripts = nodes.flatMap((node) => (node.kind === 'script' ? [node.base, ...nodesOf(present(node.sub, isMark(node.sup) ? node.sup : undefined))] : []));
  const limits = nodes.flatMap((node) => (node.kind === 'big' ? nodesOf(present(node.lower, node.upper)) : []));
  const named = new Set([...scripts, ...limits]);
  const functions = new Set(nodes.flatMap((node) => (node.kind === 'adjacent' ? node.items.filter((_, at) => isFunctionAt(node.items, at)).map(text) : [])));
  const values = nodes.filter((node) => !named.has(node));
  const bounds = nodes.flatMap((node) => (node.kind === 'big' ? nodesOf(present(node.upper)).filter(({ kind }) => kind === 'symbol').map(text) : []));
  const lengths = values.filter((node) => isPlain(node) && SIZE_LETTER.test(node.name)).map(text);
  const symbols = values.filter(isValue).map(text).filter((name) => !functions.has(name));
  // z_k beside a j somewhere: z_j is near at hand.
  const reindexed = symbols.flatMap((symbol) => indices.map((index) => symbol.replace(/_\{?[a-z]\}?$/, `_${index}`)));
  return {
    source,
    indices: first(indices, MAX_NAMES),
    sizes: first([...bounds, ...lengths], MAX_SIZES),
    symbols: first([...symbols, ...reindexed], MAX_NAMES),
    transpose: nodes.flatMap((node) => (node.kind === 'script' && node.sup?.kind === 'symbol' && /^(top|T)$/.test(node.sup.name) ? [text(node.sup)] : []))[0] ?? '\\top',
  };
}

/** Where letters are indices: a subscript, and what a sum runs over. */
function indexPart(node: Surface): readonly Surface[] {
  if (node.kind === 'script') return nodesOf(present(node.sub));
  return node.kind === 'big' ? nodesOf(present(node.lower)).slice(0, 3) : [];
}

const isPlain = (node: Surface): node is Surface & { readonly kind: 'symbol' } => node.kind === 'symbol' && node.font === 'normal' && node.accents.length === 0;

/** A letter with a value, or such a letter with an index. */
function isValue(node: Surface): boolean {
  if (node.kind === 'symbol') return isLetter(node);
  return node.kind === 'script' && node.base.kind === 'symbol' && isLetter(node.base) && node.sub !== undefined && node.sup === undefined && node.primes === 0;
}

/** A letter that has a value of its own; e, d and ∂ are signs. */
function isLetter({ name, font }: Surface & { readonly kind: 'symbol' }): boolean {
  if (font === 'blackboard' || font === 'calligraphic' || font === 'roman' || name === 'e' || name === 'd') return false;
  return /^[A-Za-z]$/.test(name) || /^(alpha|beta|gamma|epsilon|eta|theta|kappa|lambda|mu|nu|rho|sigma|tau|phi|psi|omega|pi)$/.test(name);
}
