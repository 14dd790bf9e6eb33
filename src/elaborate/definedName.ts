import type { FenceSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { differential } from './differential';
import { rootOf } from './differentials';
import { namedFunction } from './notation';
import { normalDensityParts } from './normalParts';
import { decorationText, scriptText, withSubscript } from './scriptText';
import { symbolKey } from './symbol';
import { subscriptLetters, isTransposeSign } from './scriptLetters';

/** The left side of a definition: what is named, its formal parameters and indices. */
export interface DefinedName {
  readonly key: string;
  readonly symbol: SymbolSurface;
  readonly parameters: readonly SymbolSurface[];
  readonly indices: readonly string[];
  /** As shown: `f(x)ᵢ`. */
  readonly called: boolean;
}

/** The name with its parameters and indices in plain notation: `softmax(z)_i`. */
export function shownName({ key, parameters, indices }: DefinedName): string {
  const call = parameters.length === 0 ? '' : `(${parameters.map(symbolKey).join(', ')})`;
  const subscript = indices.length === 0 ? '' : indices.length === 1 && [...indices[0]!].length === 1 ? `_${indices[0]!}` : `_{${indices.join(', ')}}`;
  return `${key}${call}${subscript}`;
}

/** Reads an operand as something that can be given a meaning: L, p_i, ŷ, w⋆, f(x), f(x)_i; undefined if it cannot. */
export function definedName(left: Surface): DefinedName | undefined {
  if (left.kind === 'annotated') return definedName(left.base);
  if (left.kind === 'symbol') return isConstant(left) ? undefined : { key: symbolKey(left), symbol: left, parameters: [], indices: [], called: false };
  if (left.kind === 'script') return scriptedName(left);
  if (left.kind !== 'adjacent' || left.items.length !== 2) return undefined;
  const [head, argument] = left.items as [Surface, Surface];
  const gradient = differential(head, argument);
  if (gradient) return definedName(gradient);
  const name = head.kind === 'symbol' || head.kind === 'script' ? definedName(head) : undefined;
  const fence = argument.kind === 'script' ? argument.base : argument;
  if (!name || name.called || fence.kind !== 'fence' || (fence.open !== '(' && !(fence.open === '[' && takesSquareBrackets(name.symbol, fence)))) return undefined;
  if (argument.kind === 'script' && (argument.sup || argument.primes > 0)) return undefined;
  if (normalDensityParts(head, fence)) return undefined;
  // P(A) and P(A | B) are quantities of that name, no functions of A and B; KL(p | q) is one.
  const event = /^(P|Pr)$/.test(name.symbol.name) || (fence.body.kind === 'list' && fence.body.separator === '|');
  if (event && !namedFunction(name.symbol)) {
    return argument.kind === 'fence' ? { ...name, key: scriptText(left), indices: [], called: true } : undefined;
  }
  const parameters = argumentsOf(fence);
  // ℓ(μ, σ²) is what ℓ is.
  if (/^(?:ell|l|L|J|Q)$/.test(name.symbol.name) && argument.kind === 'fence' && parameters.some(rootOf) && parameters.every((parameter) => parameter.kind === 'symbol' || rootOf(parameter))) return name;
  if (!parameters.every((parameter): parameter is SymbolSurface => parameter.kind === 'symbol')) return undefined;
  const letters = argument.kind === 'script' && argument.sub ? subscriptLetters(argument.sub) : [];
  if (argument.kind === 'script' && argument.sub && letters.length === 0) return undefined;
  return { ...name, parameters, indices: [...name.indices, ...letters.map(symbolKey)], called: true };
}

/** f[x], sig[z] with upright letters, in the style that keeps round brackets for products. */
const takesSquareBrackets = (symbol: SymbolSurface, { body }: FenceSurface): boolean => symbol.font === 'roman' && (body.kind !== 'symbol' || !/^[i-nt]$/.test(body.name));

function scriptedName(left: Surface & { kind: 'script' }): DefinedName | undefined {
  const { base, sub, sup, primes } = left;
  if (sup?.kind === 'symbol' && sup.name === 'factorial') return undefined;
  if (base.kind !== 'symbol' || isConstant(base) || base.name === 'nabla' || base.name === 'partial') return undefined;
  // σ² and σ_X² are names of a variance before they are powers.
  if (sup?.kind === 'number' && sup.text === '2' && primes === 0 && /^(sigma|tau|chi|s|R)$/.test(base.name)) {
    const root = scriptedName({ kind: 'script', base, primes, span: left.span, ...(sub ? { sub } : {}) });
    return root && { ...root, key: `${root.key}²` };
  }
  if (sup && (isTransposeSign(sup) || !(sup.kind === 'symbol' || sup.kind === 'fence' || sup.kind === 'text'))) return undefined;
  if (sup?.kind === 'symbol' && sup.font !== 'roman' && !/^(star|ast|dagger|plus|minus|prime)$/.test(sup.name)) return undefined;
  const decoration = '′'.repeat(primes) + (sup ? decorationText(sup) : '');
  const key = symbolKey(base) + decoration;
  if (!sub) return { key, symbol: base, parameters: [], indices: [], called: false };
  const letters = subscriptLetters(sub);
  const onlyLetters = letters.length > 0 && letters.length === symbolCount(sub) && !contains(sub, (node) => node.kind === 'number' || node.kind === 'sum' || node.kind === 'text');
  if (onlyLetters) return { key, symbol: base, parameters: [], indices: indexKeys(sub), called: false };
  return { key: withSubscript(key, scriptText(sub)), symbol: base, parameters: [], indices: [], called: false };
}

/**
 * f_c(x) = c + x: a subscript that the body does not index by is part of the function's name, as “in” is of any, and as
 * x is of the s_x of x_i.
 */
export function settleIndices(name: DefinedName | undefined, body: readonly Surface[]): DefinedName | undefined {
  const anyScript = (holds: (base: Surface, sub: Surface) => boolean): boolean => body.some((surface) => contains(surface, (node) => node.kind === 'script' && node.sub !== undefined && holds(node.base, node.sub)));
  const isOf = (key: string): boolean => anyScript((base) => base.kind === 'symbol' && symbolKey(base) === key);
  // d_{in} = 512
  if (!name || (!name.called && name.indices.join('') !== 'in' && !name.indices.some(isOf))) return name;
  const indexed = (key: string): boolean => anyScript((_base, sub) => subscriptLetters(sub).some((letter) => symbolKey(letter) === key));
  const own = name.indices.filter((key) => !indexed(key));
  return own.length === 0 ? name : { ...name, key: withSubscript(name.key, own.join('')), indices: name.indices.filter(indexed) };
}

/** `i`, `t′`: the keys that the letters of a subscript go by. */
function indexKeys(sub: Surface): readonly string[] {
  if (sub.kind === 'script') return indexKeys(sub.base).map((key) => key + '′'.repeat(sub.primes));
  return sub.kind === 'symbol' ? [symbolKey(sub)] : children(sub).flatMap(indexKeys);
}

const symbolCount = (node: Surface): number => (node.kind === 'symbol' ? 1 : children(node).reduce((count, child) => count + symbolCount(child), 0));

const isConstant = (symbol: SymbolSurface): boolean => symbol.name === 'infinity' || symbol.name === 'emptyset';
