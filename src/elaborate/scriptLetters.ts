import type { BigOperatorSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { scriptText, withSubscript } from './scriptText';
import { headSymbol, symbolKey } from './symbol';

/** The exponent −1: an inverse, of a matrix or of a function. */
export function isMinusOne(sup: Surface): boolean {
  return sup.kind === 'sum' && sup.terms.length === 1 && sup.terms[0]!.sign === '-' && sup.terms[0]!.term.kind === 'number' && sup.terms[0]!.term.text === '1';
}

/** ⊤, T (upright or not) and ′ after a matrix; whether T is a power is settled by what it stands on. */
export function isTransposeSign(sup: Surface): boolean {
  return sup.kind === 'symbol' && (sup.name === 'top' || (sup.name === 'T' && sup.font !== 'bold'));
}

/** The letters of a subscript that may be indices: `i`, `ij`, `i,j`, `t-1`; words such as `\text{true}` are none. */
export function subscriptLetters(sub: Surface): readonly SymbolSurface[] {
  switch (sub.kind) {
    case 'symbol':
      return sub.font === 'roman' || sub.name.length > 1 && sub.font === 'normal' && !/^[a-z]+$/.test(sub.name) ? [] : isIndexLetter(sub) ? [sub] : [];
    case 'adjacent':
      return isSpelt(sub.items) ? [] : sub.items.flatMap(subscriptLetters);
    case 'list':
      return sub.items.flatMap(subscriptLetters);
    case 'sum':
      return sub.terms.flatMap(({ term }) => subscriptLetters(term)).slice(0, 1);
    case 'script':
      return sub.primes > 0 && !sub.sub && !sub.sup ? subscriptLetters(sub.base) : [];
    default:
      return [];
  }
}

/** x_{raw}, h_{emb}: three letters or more that touch, not all of them such as authors count with, spell a name. */
function isSpelt(items: readonly Surface[]): boolean {
  return items.length >= 3 && items.every((item, at) => item.kind === 'symbol' && /^[a-z]$/.test(item.name) && (at === 0 || items[at - 1]!.span.end === item.span.start)) && items.some((item) => item.kind === 'symbol' && !/[b-df-hi-np-t]/.test(item.name));
}

/** A single small Latin letter, plain: what authors index with. Capitals (μ_X, 𝐯_A) name. */
export function isIndexLetter(symbol: SymbolSurface): boolean {
  return symbol.name.length === 1 && symbol.accents.length === 0 && (symbol.font === 'normal' || symbol.font === 'roman') && /[a-z]/.test(symbol.name);
}

/** z in e^z and exp(z) */
export function exponentsOfE(node: Surface): readonly Surface[] {
  if (node.kind === 'script') return node.sup && node.base.kind === 'symbol' && node.base.name === 'e' ? [node.sup] : [];
  return node.kind === 'adjacent' ? node.items.filter((_, at) => at > 0 && headSymbol(node.items[at - 1]!)?.name === 'exp') : [];
}

export function hasNumber(sub: Surface): boolean {
  return sub.kind === 'number' || children(sub).some(hasNumber);
}

/** The names an index declaration binds: `i=1`, `i`, `i,j`, `j \ne i`, `i \in S`, `i<j`, `y'`. */
export function indexNames(lower: Surface | undefined): readonly string[] {
  if (!lower) return [];
  switch (lower.kind) {
    case 'symbol':
      return [symbolKey(lower)];
    case 'script': {
      const symbol = headSymbol(lower);
      return symbol && lower.primes > 0 ? [symbolKey(symbol) + '′'.repeat(lower.primes)] : [];
    }
    case 'relation':
      return orderedIndices(lower)?.indices.map(symbolKey) ?? indexNames(lower.operands[0]);
    case 'fence':
      return indexNames(lower.body);
    case 'list':
      return orderedIndices(lower)?.indices.map(symbolKey) ?? lower.items.flatMap(indexNames);
    case 'adjacent':
      return lower.items.flatMap(indexNames);
    case 'grid':
      return lower.rows.flat().flatMap(indexNames);
    default:
      return [];
  }
}

/** Indices between the same ends: `1 ≤ i < j ≤ n`, `i < j < k`, `1 ≤ i, j ≤ n`. */
export interface OrderedIndices {
  readonly indices: readonly SymbolSurface[];
  /** Whether each is less than the next; nothing where they are only listed. */
  readonly signs: readonly ('<' | '≤' | undefined)[];
  readonly from?: { readonly value: Surface; readonly strict: boolean };
  readonly to?: { readonly value: Surface; readonly strict: boolean };
}

/** Reads an order of at least two signs. The first and the last term are ends unless they are letters that authors count with; below a number to start from, the last is one. */
export function orderedIndices(lower: Surface): OrderedIndices | undefined {
  const chain = orderOf(lower);
  if (!chain) return undefined;
  const { operands, signs } = chain;
  const isCounter = (term: Surface): boolean => term.kind === 'symbol' && /^[h-l]$/.test(term.name);
  const counted = operands.at(-1)!;
  const starts = !isCounter(operands[0]!);
  const ends = starts || !isCounter(counted);
  const indices = operands.slice(starts ? 1 : 0, ends ? -1 : undefined);
  if (indices.length === 0 || !indices.every((item): item is SymbolSurface => item.kind === 'symbol' && isIndexLetter(item))) return undefined;
  return {
    indices,
    signs: signs.slice(starts ? 1 : 0, ends ? -1 : undefined),
    ...(starts ? { from: { value: operands[0]!, strict: signs[0] === '<' } } : {}),
    ...(ends ? { to: { value: counted, strict: signs.at(-1) === '<' } } : {}),
  };
}

/** What stands in order, least first, and the sign behind each but the last. */
function orderOf(lower: Surface): { readonly operands: readonly Surface[]; readonly signs: readonly ('<' | '≤' | undefined)[] } | undefined {
  if (lower.kind === 'list' && lower.separator === ',' && lower.items.length > 1) {
    // 1 ≤ i, j ≤ n
    const [first, last] = [orderedPair(lower.items[0]!), orderedPair(lower.items.at(-1)!)];
    const between = lower.items.slice(1, -1);
    if (!first || !last || first.operands[0]!.kind !== 'number' || between.some((item) => item.kind !== 'symbol')) return undefined;
    return { operands: [...first.operands, ...between, ...last.operands], signs: [first.sign, ...between.map(() => undefined), undefined, last.sign] };
  }
  if (lower.kind !== 'relation' || lower.signs.length < 2) return undefined;
  const signs = lower.signs.map(({ sign }) => sign);
  if (signs.every((sign) => sign === '<' || sign === '≤')) return { operands: lower.operands, signs };
  if (signs.every((sign) => sign === '>' || sign === '≥')) return { operands: lower.operands.toReversed(), signs: signs.toReversed().map((sign) => (sign === '>' ? '<' : '≤')) };
  return undefined;
}

function orderedPair(item: Surface): { readonly operands: readonly Surface[]; readonly sign: '<' | '≤' } | undefined {
  if (item.kind !== 'relation' || item.signs.length !== 1) return undefined;
  const { sign } = item.signs[0]!;
  return sign === '<' || sign === '≤' ? { operands: item.operands, sign } : undefined;
}

/** The names in an upper bound: `n`, `n_{in}`, `D_i` unless i is counted further out. */
export function boundNames(upper: Surface, isOuter: (letter: SymbolSurface) => boolean): readonly string[] {
  if (upper.kind === 'symbol') return upper.name === 'infinity' ? [] : [symbolKey(upper)];
  if (upper.kind === 'script' && upper.base.kind === 'symbol' && upper.sub && !upper.sup && !subscriptLetters(upper.sub).some(isOuter)) return [withSubscript(symbolKey(upper.base), scriptText(upper.sub))];
  // L(w) − 1: a function gives the bound.
  if (upper.kind === 'adjacent') return upper.items.flatMap((item, at) => (upper.items[at + 1]?.kind === 'fence' && item.kind !== 'number' ? [] : boundNames(item, isOuter)));
  return children(upper).flatMap((child) => boundNames(child, isOuter));
}

/** ∑_{k=0}^n */
export function startsAtZero({ lower, upper }: BigOperatorSurface): boolean {
  const from = lower?.kind === 'relation' && lower.operands.length === 2 ? lower.operands[1] : undefined;
  return upper !== undefined && from?.kind === 'number' && Number(from.text) === 0;
}

/**
 * Which letters above others tell them apart and are no powers: d of W^d beside b^d, c of A^c beside Z^c or A^f, where
 * the letter stands nowhere else, of Z_i^d too, and i of s_t^i beside a_t^i.
 *
 * @param above what bears each letter, with a _ where that has an index, too
 * @param isUsed whether the letter means something by itself
 */
export function labelsAbove(above: ReadonlyMap<string, ReadonlySet<string>>, isUsed: (letter: string) => boolean): ReadonlySet<string> {
  const namesOf = (letter: string): ReadonlySet<string> => new Set([...above.get(letter)!].map((base) => base.replace('_', '')));
  const letters = [...above.keys()];
  const hasLayers = letters.some((letter) => namesOf(letter).has('W') && namesOf(letter).size > 1);
  const isLabel = (letter: string): boolean => /^[a-hloqrs]$/.test(letter) && !isUsed(letter) && [...namesOf(letter)].every((base) => /^[A-Zb]$/.test(base));
  const isShared = (letter: string): boolean => namesOf(letter).size > 1 || letters.some((other) => other !== letter && isLabel(other) && [...namesOf(other)].some((base) => namesOf(letter).has(base)));
  const isOnEntries = (letter: string): boolean => [...above.get(letter)!].every((base) => base.endsWith('_'));
  const isSample = (letter: string): boolean => /^[ij]$/.test(letter) && !isUsed(letter) && namesOf(letter).size > 1 && isOnEntries(letter);
  return new Set(letters.filter((letter) => hasLayers || (isLabel(letter) && (isShared(letter) || isOnEntries(letter))) || isSample(letter)));
}

/** The letters in it that bear no script. */
export function symbolsIn(node: Surface): readonly SymbolSurface[] {
  if (node.kind === 'symbol') return [node];
  return node.kind === 'script' || node.kind === 'list' ? [] : children(node).flatMap(symbolsIn);
}

/** K in z_1, …, z_K: the letters that number the item behind the dots and not the first. */
export function lastOfDots(items: readonly Surface[]): readonly string[] {
  const dots = items.findIndex((item) => item.kind === 'ellipsis');
  const last = items[dots + 1];
  if (dots < 1 || !last) return [];
  // 1 + 2 + … + n
  if (items[0]!.kind === 'number' && last.kind === 'symbol') return [symbolKey(last)];
  const first = new Set(numberingLetters(items[0]!));
  return numberingLetters(last).filter((name) => !first.has(name));
}

function numberingLetters(node: Surface): readonly string[] {
  const isExponent = (sup: Surface): boolean => (sup.kind === 'symbol' && !isTransposeSign(sup)) || sup.kind === 'sum';
  const scripts = node.kind === 'script' ? [node.sub, node.sup && isExponent(node.sup) ? node.sup : undefined] : [];
  const own = scripts.flatMap((script) => (script ? symbolsIn(script).filter(({ name }) => name.length === 1).map(symbolKey) : []));
  return [...own, ...children(node).flatMap(numberingLetters)];
}
