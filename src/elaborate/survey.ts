import type { FenceSurface, ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { isVectorFunction } from './notation';
import type { Scope } from './scope';
import { headSymbol, isBold, isCapital, plainKey, symbolKey } from './symbol';

/** How a symbol is used over a whole claim; what it is follows from all of it together. */
export interface Usage {
  readonly symbol: SymbolSurface;
  /** Times it stands alone as a value, without an index. */
  bare: number;
  /** Largest number of indices it carries (x_i 1, x_{ij} 2), counting letters only. */
  indices: number;
  /** One of them is bound by a big operator of the claim. */
  boundIndexed: boolean;
  numbered: boolean;
  transposed: boolean;
  /** Inverted, or the argument of a determinant or trace: a square matrix. */
  inverted: boolean;
  /** Alone as the argument of a function of vectors. */
  vectorArgument: boolean;
  /** Directly before a parenthesis. */
  applied: number;
  /** Largest sample superscript count: x^{(i)}. */
  sampled: boolean;
}

const NO_LETTERS: readonly SymbolSurface[] = [];

/** Definitions that one claim is followed into. */
const MAX_REACHED = 50;

export interface Survey {
  readonly usages: ReadonlyMap<string, Usage>;
  /** Keys bound as an index by a big operator. */
  readonly boundIndices: ReadonlySet<string>;
  /** Keys that bound an index from above, or end an enumeration: they are sizes. */
  readonly sizes: ReadonlySet<string>;
  /** Plain letter to bold vector, where 𝐨 and o_j both occur. */
  readonly entriesOf: ReadonlyMap<string, string>;
  /** Letters that number entries somewhere in the claim. */
  readonly indexLetters: ReadonlySet<string>;
  /** Transposes, inverses, determinants or bold capitals occur. */
  readonly linearAlgebra: boolean;
}

/** Collects the uses of every symbol in the given trees, and in the definitions they reach. */
export function surveySymbols(trees: readonly Surface[], scope: Scope): Survey {
  const usages = new Map<string, Usage>();
  const boundIndices = new Set<string>();
  const sizes = new Set<string>();
  const indexLetters = new Set<string>();
  let linearAlgebra = false;
  const reached = new Set<string>();
  const withinVectors: SymbolSurface[] = [];

  // The formal parameters of the definition being visited: they are no symbols of this claim.
  let formal: ReadonlySet<string> = new Set();
  let inDefinition = false;

  const usageOf = (symbol: SymbolSurface, key = symbolKey(symbol)): Usage => {
    let usage = usages.get(key);
    if (!usage || formal.has(key)) {
      usage = {
        symbol, bare: 0, indices: 0, boundIndexed: false, numbered: false, transposed: false, inverted: false,
        vectorArgument: false, applied: 0, sampled: false,
      };
      if (!formal.has(key)) usages.set(key, usage);
      if (scope.declarations.get(key)?.lengths?.length === 2) linearAlgebra = true;
    }
    return usage;
  };

  const bindIndices = (node: Surface): void => {
    if (node.kind === 'big') {
      for (const name of indexNames(node.lower)) boundIndices.add(name);
      if (node.upper) for (const symbol of boundSymbols(node.upper)) sizes.add(symbolKey(symbol));
    }
    if (node.kind === 'list' || node.kind === 'sum' || node.kind === 'adjacent' || node.kind === 'product') for (const name of lastOfDots(children(node))) sizes.add(name);
    for (const child of children(node)) bindIndices(child);
  };

  const visitScript = (node: ScriptSurface): void => {
    const symbol = headSymbol(node.base);
    const letters = node.sub ? subscriptLetters(node.sub) : NO_LETTERS;
    if (symbol && node.base.kind !== 'script') {
      const key = symbolKey(symbol);
      const usage = usageOf(symbol, key);
      usage.indices = Math.max(usage.indices, letters.length);
      if (letters.some((letter) => boundIndices.has(symbolKey(letter)))) usage.boundIndexed = true;
      if (node.sub && letters.length === 0 && hasNumber(node.sub)) usage.numbered = true;
      if (node.sup && isTransposeSign(node.sup)) {
        usage.transposed = true;
        linearAlgebra = true;
      }
      if (node.sup?.kind === 'fence') usage.sampled = true;
      if (node.sup?.kind === 'sum' && isCapital(symbol) && symbol.name.length === 1 && isMinusOne(node.sup)) {
        usage.inverted = true;
        linearAlgebra = true;
      }
      if (!node.sub && node.sup?.kind !== 'fence') usage.bare++;
      reach(key);
    } else visit(node.base);
    if (!inDefinition) for (const letter of letters) indexLetters.add(symbolKey(letter));
    if (node.sup && node.sup.kind !== 'fence' && node.sup.kind !== 'symbol') visit(node.sup);
  };

  const visit = (node: Surface): void => {
    switch (node.kind) {
      case 'symbol': {
        const key = symbolKey(node);
        usageOf(node, key).bare++;
        if (isBold(node) && node.name.length === 1 && node.name <= 'Z') linearAlgebra = true;
        reach(key);
        return;
      }
      case 'script':
        visitScript(node);
        return;
      case 'adjacent':
        node.items.forEach((item, at) => {
          const next = node.items[at + 1];
          const fence = next?.kind === 'script' ? next.base : next;
          const symbol = fence?.kind === 'fence' && fence.open === '(' ? headSymbol(item) : undefined;
          if (symbol && fence?.kind === 'fence') {
            markVectorArguments(symbol, fence);
            usageOf(symbol).applied++;
            if (/^(det|tr|Tr|trace)$/.test(symbol.name)) {
              const argument = headSymbol(fence.body);
              if (argument) usageOf(argument).inverted = true;
              linearAlgebra = true;
            }
            if (isVectorFunction(symbol)) {
              const argument = fence.body;
              withinVectors.push(...symbolsIn(argument));
              if (argument.kind === 'symbol') usageOf(argument).vectorArgument = true;
              // softmax(z_i) is written for entry i of softmax(z).
              else if (argument.kind === 'script' && argument.base.kind === 'symbol' && argument.sub && subscriptLetters(argument.sub).length === 1 && !isBold(argument.base)) usageOf(argument.base).vectorArgument = true;
            }
          }
        });
        break;
      case 'big':
        if (node.lower) for (const child of children(node.lower)) visit(child);
        if (node.upper) visit(node.upper);
        visit(node.body);
        return;
      case 'text':
        return;
      default:
        break;
    }
    for (const child of children(node)) visit(child);
  };

  /** f(x), where the document's f takes entries of its argument: x is a vector. */
  const markVectorArguments = (symbol: SymbolSurface, fence: FenceSurface): void => {
    const definition = scope.definitions.get(symbolKey(symbol));
    definition?.parameters.forEach((parameter, at) => {
      const argument = argumentsOf(fence)[at];
      if (argument?.kind === 'symbol' && isIndexedIn(definition.body, symbolKey(parameter))) usageOf(argument).vectorArgument = true;
    });
  };

  const reach = (key: string): void => {
    const definition = scope.definitions.get(key);
    if (definition && !reached.has(key) && reached.size < MAX_REACHED) {
      reached.add(key);
      const outer = formal;
      const within = inDefinition;
      inDefinition = true;
      formal = new Set([...outer, ...definition.parameters.map(symbolKey)]);
      bindIndices(definition.body);
      visit(definition.body);
      formal = outer;
      inDefinition = within;
    }
  };

  for (const tree of trees) bindIndices(tree);
  for (const tree of trees) visit(tree);

  // softmax(z / τ) beside z_i: z is the vector.
  for (const symbol of withinVectors) {
    const usage = usages.get(symbolKey(symbol));
    if (usage && (usage.indices > 0 || usage.numbered)) usage.vectorArgument = true;
  }

  const entriesOf = new Map<string, string>();
  const doubleIndexed = new Set<string>();
  for (const [key, { bare, indices }] of usages) if (bare === 0 && indices === 2) doubleIndexed.add(key);
  for (const [key, { symbol }] of doubleIndexed.size > 0 ? usages : []) {
    // a_{ij} beside 𝐀 or A.
    const small = isCapital(symbol) && symbol.name.length === 1 ? symbolKey({ ...symbol, name: symbol.name.toLowerCase(), font: 'normal' }) : undefined;
    if (small !== undefined && doubleIndexed.has(small)) entriesOf.set(small, key);
  }
  for (const [key, usage] of usages) {
    if (!isBold(usage.symbol)) continue;
    const plain = plainKey(usage.symbol);
    const plainUsage = usages.get(plain);
    if (plain !== key && plainUsage && plainUsage.bare === 0 && (plainUsage.indices > 0 || plainUsage.numbered)) entriesOf.set(plain, key);
  }
  return { usages, boundIndices, sizes, entriesOf, indexLetters, linearAlgebra };
}

/** K in z_1, …, z_K: the letters that number the item behind the dots and not the first. */
function lastOfDots(items: readonly Surface[]): readonly string[] {
  const dots = items.findIndex((item) => item.kind === 'ellipsis');
  const last = items[dots + 1];
  if (dots < 1 || !last) return [];
  // 1 + 2 + … + n
  if (items[0]!.kind === 'number' && last.kind === 'symbol') return [symbolKey(last)];
  const first = new Set(numberingLetters(items[0]!));
  return numberingLetters(last).filter((name) => !first.has(name));
}

function numberingLetters(node: Surface): readonly string[] {
  const own = node.kind === 'script' && node.sub ? symbolsIn(node.sub).filter(({ name }) => name.length === 1).map(symbolKey) : [];
  return [...own, ...children(node).flatMap(numberingLetters)];
}

/** The exponent −1: an inverse, of a matrix or of a function. */
export function isMinusOne(sup: Surface): boolean {
  return sup.kind === 'sum' && sup.terms.length === 1 && sup.terms[0]!.sign === '-' && sup.terms[0]!.term.kind === 'number' && sup.terms[0]!.term.text === '1';
}

function symbolsIn(node: Surface): readonly SymbolSurface[] {
  if (node.kind === 'symbol') return [node];
  return node.kind === 'script' || node.kind === 'list' ? [] : children(node).flatMap(symbolsIn);
}

function isIndexedIn(node: Surface, key: string): boolean {
  return contains(node, (part) => part.kind === 'script' && part.base.kind === 'symbol' && part.sub !== undefined && symbolKey(part.base) === key && subscriptLetters(part.sub).length > 0);
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

/** A single small Latin letter, plain: what authors index with. Capitals (μ_X, 𝐯_A) name. */
export function isIndexLetter(symbol: SymbolSurface): boolean {
  return symbol.name.length === 1 && symbol.accents.length === 0 && (symbol.font === 'normal' || symbol.font === 'roman') && /[a-z]/.test(symbol.name);
}

function hasNumber(sub: Surface): boolean {
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
      return lower.operands.length > 0 ? indexNames(lower.operands[0]) : [];
    case 'fence':
      return indexNames(lower.body);
    case 'list':
    case 'adjacent':
      return lower.items.flatMap(indexNames);
    default:
      return [];
  }
}

function boundSymbols(upper: Surface): readonly SymbolSurface[] {
  if (upper.kind === 'symbol') return upper.name === 'infinity' ? [] : [upper];
  return children(upper).flatMap(boundSymbols);
}
