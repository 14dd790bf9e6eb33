import type { ProductSurface, ScriptSurface, SumSurface, Surface, SymbolSurface } from '../syntax/surface';
import { isTransposeSign, subscriptLetters } from './scriptLetters';
import { scriptText } from './scriptText';
import { namedFunction } from './notation';
import { headSymbol, isCapital, isGreekName, isMatrixLetter, symbolKey } from './symbol';

/** What stands beside what where letters are vectors and matrices: wᵀx, Wx, (v · u) u, ‖x − y‖. */

export const isTransposed = (item: Surface): boolean => item.kind === 'script' && item.sup !== undefined && (isTransposeSign(item.sup) || (item.sup.kind === 'adjacent' && isTransposeSign(item.sup.items.at(-1)!)));

/** (y − Xw)ᵀ: of a sum with a capital before a small letter in it, T is the transpose. */
export function isResidualTransposed({ base, sup }: ScriptSurface): boolean {
  if (base.kind !== 'fence' || base.open !== '(' || base.body.kind !== 'sum' || !sup || !isTransposeSign(sup)) return false;
  return base.body.terms.some(({ term }) => term.kind === 'adjacent' && term.items.length === 2 && term.items.every((item, at) => item.kind === 'symbol' && (at === 0 ? /^[A-Z]$/ : LAYER_VECTOR).test(item.name)));
}

/** The first small letter behind each transposed factor of a product; capitals between them are matrices. */
export function dottedIn(items: readonly Surface[]): readonly Surface[] {
  const found: Surface[] = [];
  let open = false;
  for (const [at, item] of items.entries()) {
    const symbol = item.kind === 'symbol' || (item.kind === 'script' && item.base.kind === 'symbol') ? headSymbol(item) : undefined;
    // A Greek letter only at the end: factors that are numbers come first.
    if (open && symbol && (/^[a-z]$/.test(symbol.name) || (isGreekName(symbol.name) && !isCapital(symbol) && at === items.length - 1)) && items[at + 1]?.kind !== 'fence') {
      found.push(item);
      open = false;
    } else if (!(symbol && isCapital(symbol))) open = false;
    if (isTransposed(item)) open = true;
  }
  return found;
}

const LAYER_VECTOR = /^[huvwxyz]$/;
const LAYER_MATRIX = /^[ALMUVWX]$/;
/** r and p in Ar and A p_k, β in Xβ: by these letters of vectors behind these of matrices. */
const SYSTEM_VECTOR: Readonly<Record<string, RegExp>> = { A: /^[bdpqr]$/, X: /^(?:beta|theta)$/ };

/** A letter, with an index or a number above at most. */
const isLetter = (item: Surface): boolean => item.kind === 'symbol' || (item.kind === 'script' && item.base.kind === 'symbol' && (!item.sup || item.sup.kind === 'fence'));

/** η in η A p: a number before the rest. */
const isScale = (item: Surface): boolean => item.kind === 'number' || item.kind === 'fraction' || (isLetter(item) && isGreekName(headSymbol(item)!.name) && !isCapital(headSymbol(item)!));

/** W and x in Wx, W · x, W_f x_t, η A p, Xβ, BAx and xW: not in W_{ij} x_j, nor in W_1 x_1 beside W_2 x_2. */
export function layerIn(factors: readonly Surface[], bound: ReadonlySet<string>): readonly SymbolSurface[] {
  const items = factors.slice(factors.findIndex((item) => !isScale(item)));
  const symbols = items.map((item) => (isLetter(item) ? headSymbol(item) : undefined));
  const [first, last] = [symbols[0], symbols.at(-1)];
  if (!first || !last || symbols.some((symbol) => symbol?.font !== 'normal')) return [];
  // Activations are a beside weights.
  const isVector = LAYER_VECTOR.test(last.name) || (last.name === 'a' && first.name === 'W') || SYSTEM_VECTOR[symbols.at(-2)?.name ?? '']?.test(last.name);
  const matrices = isVector ? symbols.slice(0, -1) : LAYER_VECTOR.test(first.name) && items.length === 2 ? symbols.slice(1) : [];
  if (!matrices.some((symbol) => LAYER_MATRIX.test(symbol!.name)) || !matrices.every((symbol) => /^[A-Z]$/.test(symbol!.name))) return [];
  const subs = items.map((item) => (item.kind === 'script' ? item.sub : undefined));
  const numbered = subs.every((sub) => sub?.kind === 'number');
  const isEntry = subs.some((sub, at) => sub && subscriptLetters(sub).some((symbol) => bound.has(symbolKey(symbol)) || (symbols[at] && !LAYER_VECTOR.test(symbols[at].name) && /^[ijkl]$/.test(symbol.name))));
  return numbered || isEntry ? [] : symbols.filter((symbol) => symbol !== undefined);
}

/** B and u in Ax + Bu: what is added to a matrix times a vector is one, too. */
export function layersBeside({ terms }: SumSurface, bound: ReadonlySet<string>): readonly SymbolSurface[] {
  if (!terms.some(({ term }) => term.kind === 'adjacent' && layerIn(term.items, bound).length > 0)) return [];
  return terms.flatMap(({ term }) => {
    const pair = term.kind === 'adjacent' && term.items.length === 2 && term.items.every(isLetter) ? term.items.map((item) => headSymbol(item)!) : [];
    return pair.length === 2 && isMatrixLetter(pair[0]!) && pair[0]!.name.length === 1 && /^[a-z]$/.test(pair[1]!.name) && pair.every(({ font }) => font === 'normal') ? pair : [];
  });
}

/** Letters that stand for matrices sooner than for numbers where capitals are multiplied. */
const FACTOR_MATRIX = /^[AQUVX]$/;

/** X and W_Q in X W_Q, A and B in A · B, a word before V: capitals side by side. */
export function matricesIn(items: readonly Surface[], bound: ReadonlySet<string>, sizes: ReadonlySet<string>): readonly SymbolSurface[] {
  const symbols = items.map((item) => (isLetter(item) ? headSymbol(item) : undefined));
  const words = symbols.some((symbol) => symbol && isWord(symbol));
  const isFactor = (symbol: SymbolSurface | undefined, at: number): boolean => {
    if (!symbol || !(isCapitalLetter(symbol) || isWord(symbol)) || sizes.has(symbolKey(symbol)) || namedFunction(symbol)) return false;
    const item = items[at]!;
    const sub = item.kind === 'script' ? item.sub : undefined;
    // W_1 Radio: weights of quantities.
    return !sub || !(sub.kind === 'number' ? words : subscriptLetters(sub).some((letter) => bound.has(symbolKey(letter)) || /^[ijl]$/.test(letter.name)));
  };
  const known = symbols.some((symbol, at) => symbol && (FACTOR_MATRIX.test(symbol.name) || (symbol.name === 'W' && items[at]!.kind === 'script')));
  return symbols.length > 1 && known && symbols.every(isFactor) ? symbols.filter((symbol) => symbol !== undefined) : [];
}

const isCapitalLetter = (symbol: SymbolSurface): boolean => isMatrixLetter(symbol) && symbol.font === 'normal';
/** A quantity by a name in words. */
const isWord = (symbol: SymbolSurface): boolean => /^[A-Za-z][A-Za-z_ -]{3,}$/.test(symbol.name) && !isGreekName(symbol.name);

/** b in Wx + b */
export function biasesIn({ terms }: SumSurface, bound: ReadonlySet<string>): readonly SymbolSurface[] {
  const biases = terms.flatMap(({ term }) => (term.kind === 'symbol' && term.name === 'b' && term.font === 'normal' && term.accents.length === 0 ? [term] : []));
  const isLayer = biases.length > 0 && terms.some(({ term }) => term.kind === 'adjacent' && layerIn(term.items, bound).length === term.items.length);
  return isLayer ? biases : [];
}

/** v and u in (v · u) u: nobody puts the product of numbers in brackets before another factor of its own. */
export function dottedBeside(items: readonly Surface[]): readonly SymbolSurface[] {
  const found: SymbolSurface[] = [];
  for (const item of items) {
    if (item.kind !== 'fence' || item.open !== '(' || item.body.kind !== 'product' || item.body.signs.length !== 1 || item.body.signs[0] !== '·') continue;
    const pair = item.body.factors.map(headSymbol);
    const isBeside = items.some((other) => (other.kind === 'symbol' || other.kind === 'script') && pair.some((symbol) => symbol && symbol.name === headSymbol(other)?.name));
    if (isBeside) for (const symbol of pair) if (symbol) found.push(symbol);
  }
  return found;
}

/** L and v in (v · L)/(L · L): a letter with a dot between it and itself, and between it and another, is a vector, and so is the other. */
export function dottedByThemselves(products: readonly ProductSurface[]): readonly SymbolSurface[] {
  const pairs = products.map(({ factors }) => factors.map(scriptText));
  const own = new Set(pairs.filter(([a, b]) => a === b).map(([a]) => a));
  const isWithOwn = (at: number): boolean => pairs[at]!.some((text) => own.has(text));
  return pairs.some(([a, b], at) => a !== b && isWithOwn(at)) ? products.flatMap((product, at) => (isWithOwn(at) ? dottedPair(product)! : [])) : [];
}

/** a and b of a · b */
export function dottedPair({ factors, signs }: ProductSurface): readonly [SymbolSurface, SymbolSurface] | undefined {
  const [a, b] = signs.length === 1 && signs[0] === '·' && factors.every((factor) => isLetter(factor) && !(factor.kind === 'script' && factor.sup)) ? factors.map(headSymbol) : [];
  return a && b && [a, b].every((symbol) => symbol.font === 'normal' && symbol.name.length === 1) ? [a, b] : undefined;
}

/** x, μ and Σ in (x − μ)ᵀ Σ⁻¹ (x − μ): nobody writes a square so. */
export function quadraticForm(items: readonly Surface[]): readonly SymbolSurface[] {
  return items.flatMap((item, at) => {
    if (item.kind !== 'script' || item.base.kind !== 'fence' || item.base.open !== '(' || item.base.body.kind !== 'sum' || !item.sup || !isTransposeSign(item.sup)) return [];
    const text = scriptText(item.base);
    const end = items.findIndex((other, k) => k > at && other.kind === 'fence' && scriptText(other) === text);
    const between = items.slice(at + 1, end).map(headSymbol);
    return end < 0 || !between.every((symbol) => symbol && isCapital(symbol)) ? [] : [...normed(item.base.body).map((vector) => headSymbol(vector)!), ...between.filter((symbol) => symbol !== undefined)];
  });
}

/** x and y in ‖x − y‖, ‖x_i − 2 μ_k‖: vectors that are added, with or without a numeral before them. */
export function normed(node: Surface): readonly Surface[] {
  switch (node.kind) {
    case 'symbol':
      return [node];
    case 'script':
      return node.base.kind === 'symbol' && node.sup?.kind !== 'number' ? [node] : [];
    case 'sum':
      return node.terms.flatMap(({ term }) => normed(term));
    default:
      return [];
  }
}

/** W in W · x: nobody puts a dot between a row and a matrix. */
export function isFirstOfProduct(factor: Surface): boolean {
  const symbol = headSymbol(factor.kind === 'adjacent' ? factor.items[0]! : factor);
  return symbol !== undefined && (isCapital(symbol) || symbol.name.length > 3);
}

/** σ²I, λI: a multiple of the identity matrix. */
export function isScaledIdentity(items: readonly Surface[]): boolean {
  const item = items.at(-1)!;
  if (item.kind !== 'symbol' || item.name !== 'I' || item.accents.length > 0 || items.length < 2) return false;
  const scale = headSymbol(items.at(-2)!);
  return scale !== undefined && /^(sigma|lambda|epsilon|alpha|beta|gamma|mu|eta|tau|rho)$/.test(scale.name);
}
