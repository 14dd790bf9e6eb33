import type { Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { definedName } from './definedName';
import type { Declaration, DeclaredLength, Scope } from './scope';
import { sliceBalanced } from './slice';
import type { RawStatement } from './statements';
import { headSymbol, plainKey, symbolKey } from './symbol';

/** Where an unknown lies, as `w ∈ Δ` or `w ∈ S` with S = {w | ∑ w_i = 1} says. */
export interface FeasibleDeclaration {
  readonly key: string;
  readonly declaration?: Declaration;
  readonly sumsToOne: boolean;
}

/** `∑_i p_i = 1`, `1^⊤ p = 1`, `⟨p, 1⟩ = 1`: the entries of `symbol` sum to 1. */
export function isNormalisation(constraint: Surface, symbol: SymbolSurface): boolean {
  if (constraint.kind !== 'relation' || constraint.signs.length !== 1 || constraint.signs[0]!.sign !== '=') return false;
  const [a, b] = constraint.operands as readonly [Surface, Surface];
  return (isOne(b) && isTotal(a, symbol)) || (isOne(a) && isTotal(b, symbol));
}

/** `∑_i w_i^⋆ = 1` of a defined name w⋆. */
export function sumsToOne({ operands, signs }: RawStatement, key: string): boolean {
  const [total, value] = operands;
  if (signs.length !== 1 || signs[0]!.sign !== '=' || total?.kind !== 'big' || total.operator !== 'sum' || !value || !isOne(value)) return false;
  return total.body.kind === 'script' && total.body.sub !== undefined && definedName(total.body)?.key === key;
}

const isOne = (node: Surface): boolean => node.kind === 'number' && node.text === '1';
const isOnes = (node: Surface): boolean => (node.kind === 'symbol' && node.name === '1') || (node.kind === 'script' && isOnes(node.base));

function isTotal(node: Surface, symbol: SymbolSurface): boolean {
  // The entries of 𝐰 are written 𝐰_i and w_i.
  const isKey = (part: Surface): boolean => {
    const head = headSymbol(part);
    return head !== undefined && (symbolKey(head) === symbolKey(symbol) || symbolKey(head) === plainKey(symbol));
  };
  if (node.kind === 'big') return node.operator === 'sum' && node.body.kind === 'script' && node.body.sub !== undefined && node.body.sup === undefined && isKey(node.body);
  const pair = node.kind === 'fence' && node.open === '⟨' && node.body.kind === 'list' ? node.body.items : node.kind === 'adjacent' ? node.items : [];
  return pair.length === 2 && pair.some(isOnes) && pair.some(isKey);
}

/**
 * What membership in a simplex, or in a set the document defines by its sum, says of a variable; undefined for other
 * constraints.
 * @param unnamed what stands for the length of a simplex that has none written
 */
export function feasibleIn(constraint: Surface, scope: Scope, source: string, unnamed: string): readonly FeasibleDeclaration[] | undefined {
  if (constraint.kind !== 'relation' || constraint.signs[0]?.sign !== '∈') return undefined;
  const [left, set] = constraint.operands as readonly [Surface, Surface];
  const names = (left.kind === 'list' ? left.items : [left]).map(definedName);
  if (!names.every((name) => name !== undefined)) return undefined;
  const assumption = { text: `${sliceBalanced(source, left.span)} ∈ ${sliceBalanced(source, set.span)}`.replace(/\s+/g, ' '), source: 'stated' as const };
  const simplex = simplexLength(set, unnamed);
  if (simplex) return names.map(({ key }) => ({ key, declaration: { lengths: [simplex], domain: { kind: 'simplex' }, assumption }, sumsToOne: true }));
  const known = namedSet(set, scope);
  const members = known && setBuilder(known);
  if (!members) return undefined;
  return names.map(({ key }) => {
    // A bound that stands beside the sum in the set makes it the simplex.
    const isNonnegative = members.conditions.some((condition) => condition.kind === 'relation' && condition.signs.some(({ sign }) => sign === '≥' || sign === '>'));
    const declared = isNonnegative ? { declaration: { domain: { kind: 'nonnegative' as const }, assumption } } : {};
    return { key, ...declared, sumsToOne: true };
  });
}

/** Δ, Δ^{d−1}, Δ_K, Δ^K: the probability simplex and its number of entries. */
function simplexLength(set: Surface, unnamed: string): DeclaredLength | undefined {
  const symbol = headSymbol(set);
  if (symbol?.name !== 'Delta' || symbol.accents.length > 0) return undefined;
  const script = set.kind === 'script' ? (set.sup ?? set.sub) : undefined;
  if (!script) return { kind: 'size', name: unnamed };
  if (script.kind === 'sum') {
    const [first, second, ...more] = script.terms;
    return second?.sign === '-' && isOne(second.term) && more.length === 0 && first?.sign === '+' ? lengthOf(first.term) : undefined;
  }
  return lengthOf(script);
}

function lengthOf(node: Surface): DeclaredLength | undefined {
  if (node.kind === 'number') return /^\d{1,2}$/.test(node.text) ? { kind: 'number', value: Number(node.text) } : undefined;
  return node.kind === 'symbol' ? { kind: 'size', name: symbolKey({ ...node, font: 'normal' }) } : undefined;
}

function namedSet(set: Surface, scope: Scope): Surface | undefined {
  const name = set.kind === 'fence' ? undefined : definedName(set);
  return name ? scope.definitions.get(name.key)?.body : set;
}

/** {w | ∑ w_i = 1, w ≥ 0}: its conditions, if the sum of what stands before the bar is among them. */
function setBuilder(set: Surface): { readonly conditions: readonly Surface[] } | undefined {
  if (set.kind !== 'fence' || set.open !== '{' || set.body.kind !== 'list' || !'|:'.includes(set.body.separator)) return undefined;
  const [member, ...rest] = set.body.items;
  const conditions = rest.flatMap((item) => (item.kind === 'list' || item.kind === 'condition' ? item.items : [item]));
  const members: SymbolSurface[] = [];
  const collect = (node: Surface): void => {
    if (node.kind === 'symbol') members.push(node);
    else if (node.kind === 'script') collect(node.base);
    else children(node).forEach(collect);
  };
  collect(member!);
  return conditions.some((condition) => members.some((symbol) => isNormalisation(condition, symbol))) && !contains(member!, (node) => node.kind === 'relation') ? { conditions } : undefined;
}
