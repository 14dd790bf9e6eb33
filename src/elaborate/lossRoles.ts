import type { BigOperatorSurface, ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { isConditionFence } from './conditions';
import { definedName } from './definedName';
import { differentials, orderOf } from './differentials';
import { namedFunction } from './notation';
import { indexNames, isTransposeSign, subscriptLetters } from './scriptLetters';
import { sliceBalanced } from './slice';
import type { RawStatement } from './statements';
import { headSymbol, symbolKey } from './symbol';

/** A quantity as the author writes it. */
export interface Written {
  readonly symbol: SymbolSurface;
  /** Without scripts. */
  readonly base: string;
  /** As it is numbered by the sum over examples: `x_i` for `x_{ij}`, `y^{(i)}`; the base where there is no sum. */
  readonly example: string;
  /** It bears an index. */
  readonly indexed: boolean;
  /** How often it stands there. */
  readonly times: number;
}

/** A prediction that is written out: σ(wᵀx_i), Xw, or h_θ(x^{(i)}) with the `head` h_θ(x). */
export type Link = { readonly name: 'softmax' | 'sigmoid' | 'identity'; readonly latex: string } | { readonly name: 'function'; readonly latex: string; readonly head: string };

/** What plays which part in ∂L/∂v = …, where the right side is made of predictions, targets and inputs alone. */
export interface LossRoles {
  /** What is differentiated: `L`, `J(\theta)`, and by which name it would be defined. */
  readonly loss: string;
  readonly key: string;
  /** What it is differentiated by, without its index. */
  readonly by: string;
  readonly symbol: SymbolSurface;
  /** It has an index: an entry of it. */
  readonly indexed: boolean;
  readonly part: 'prediction' | 'logits' | 'weights' | 'bias';
  readonly prediction?: Written;
  readonly target?: Written;
  /** The label as the number of an entry: `y` in 1{k = y}. */
  readonly label?: string;
  readonly link?: Link;
  readonly input?: Written;
  /** λ */
  readonly penalty?: string;
  /** The sum over examples without its body: `\sum_{i=1}^n`. */
  readonly sum?: string;
  /** How many examples there are: `n`. */
  readonly count?: string;
  /** The right side is divided by it, or multiplied. */
  readonly counts: boolean;
}

const LOSSES = /^(?:[LJCE]|ell|l|loss|cost|CE|BCE|NLL|MSE)$/;
const WEIGHTS = /^(?:w|W|theta|Theta|beta)$/;
const LOGITS = /^(?:[zasofhu]|eta)$/;
const PREDICTIONS = /^(?:[aphqfso]|pi)$/;

/** The parts of `∂L/∂v = …`; undefined where something in it plays none. */
export function lossRoles({ operands, signs }: RawStatement, source: string): LossRoles | undefined {
  const [left, right, ...others] = operands;
  const head = left && right && others.length === 0 && signs[0]?.sign === '=' ? derivativeOf(left) : undefined;
  const by = head && headSymbol(head.by);
  const name = head && definedName(head.of);
  if (!right || !by || !name || !LOSSES.test(name.symbol.name)) return undefined;
  const parts = partsOf(right, head.by, source);
  if (!parts) return undefined;
  const rest = [...parts.letters];
  const take = (test: (symbol: SymbolSurface) => boolean): Written | undefined => {
    const at = rest.findIndex(({ symbol }) => test(symbol));
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  };
  const plain = (pattern: RegExp) => (symbol: SymbolSurface): boolean => symbol.accents.length === 0 && pattern.test(symbol.name);
  const own = take((symbol) => symbolKey(symbol) === symbolKey(by));
  const isWeights = plain(WEIGHTS)(by);
  const input = take(plain(/^x$/)) ?? take(plain(/^X$/));
  const count = take(plain(/^[nNmM]$/));
  const penalty = take(plain(/^lambda$/));
  const target = take(plain(/^t$/)) ?? take(plain(/^y$/));
  const prediction = own && !isWeights ? own : take((symbol) => symbol.accents.includes('hat') || plain(PREDICTIONS)(symbol) || (target?.symbol.name === 't' && plain(/^y$/)(symbol)));
  // σ(−y f) is no prediction.
  if (parts.linked && !isMadeOf(parts.linked, by, isWeights)) return undefined;
  const product = own && isWeights && input?.symbol.name === 'X' && !parts.link ? ({ name: 'identity', latex: `${input.base} ${own.base}` } as const) : undefined;
  const link = parts.link ?? product;
  const part = own && !isWeights ? 'prediction' : isWeights ? 'weights' : plain(/^b$/)(by) ? 'bias' : plain(LOGITS)(by) ? 'logits' : undefined;
  if (rest.length > 0 || !part || (prediction === undefined) === (link === undefined)) return undefined;
  const text = (node: Surface): string => sliceBalanced(source, node.span);
  const { sum, label } = parts;
  const total = count?.base ?? (sum?.upper ? text(sum.upper) : undefined);
  return {
    loss: text(head.of), key: name.key, by: baseOf(head.by, source), symbol: by, indexed: head.by.kind === 'script' && head.by.sub !== undefined, part,
    ...(prediction ? { prediction } : {}),
    ...(target ? { target } : {}),
    ...(label ? { label: text(label) } : {}),
    ...(link ? { link } : {}),
    ...(input ? { input } : {}),
    ...(penalty ? { penalty: penalty.base } : {}),
    ...(sum ? { sum: source.slice(sum.span.start, sum.body.span.start) } : {}),
    ...(total !== undefined ? { count: total } : {}),
    counts: count !== undefined,
  };
}

/** L and v of ∂L/∂v and ∇_v L. */
function derivativeOf(left: Surface): { readonly of: Surface; readonly by: SymbolSurface | ScriptSurface } | undefined {
  const isNabla = left.kind === 'adjacent' && left.items[0]!.kind === 'script' && left.items[0].base.kind === 'symbol' && left.items[0].base.name === 'nabla' && !left.items[0].sup;
  const isFraction = left.kind === 'fraction' && left.style !== 'binomial' && left.numerator.kind === 'adjacent' && orderOf(left.numerator.items[0]!) === 1;
  const items = isNabla ? left.items.slice(1) : isFraction && left.numerator.kind === 'adjacent' ? left.numerator.items.slice(1) : [];
  const variables = isNabla ? [(left.items[0] as ScriptSurface).sub] : isFraction ? (differentials(left.denominator) ?? []) : [];
  const [by, ...others] = variables;
  const [of, argument, ...further] = items;
  if (!of || !by || others.length > 0 || further.length > 0 || !isLetter(by)) return undefined;
  return { of: argument ? { kind: 'adjacent', items, spaced: [false, false], span: { start: of.span.start, end: argument.span.end } } : of, by };
}

interface Parts {
  readonly letters: readonly Written[];
  readonly sum?: BigOperatorSurface;
  readonly link?: Link;
  /** What the link is of. */
  readonly linked?: Surface;
  readonly label?: Surface;
}

/** What a right side is made of; undefined where there is more in it than sums, products and one prediction. */
function partsOf(right: Surface, by: Surface, source: string): Parts | undefined {
  const letters = new Map<string, Written>();
  const byIndices = new Set(by.kind === 'script' && by.sub ? subscriptLetters(by.sub).map(symbolKey) : []);
  let sum: Parts['sum'];
  let link: Parts['link'];
  let linked: Surface | undefined;
  let label: Surface | undefined;
  let isPlain = !contains(right, (node) => node.kind === 'root' || node.kind === 'grid' || node.kind === 'ellipsis' || (node.kind === 'symbol' && (node.name === 'partial' || node.name === 'nabla')));
  const add = (node: SymbolSurface | ScriptSurface): void => {
    const base = baseOf(node, source);
    const indexed = node.kind === 'script' && node.sub !== undefined;
    letters.set(base, { symbol: headSymbol(node)!, base, example: exampleOf(node, sum, source), indexed, times: (letters.get(base)?.times ?? 0) + 1 });
  };
  const visit = (node: Surface): void => {
    const compared = comparedIn(node);
    if (compared) label = compared.find((side) => side.kind !== 'symbol' || !byIndices.has(symbolKey(side)));
    else if (node.kind === 'symbol') add(node);
    else if (node.kind === 'script') {
      if (node.primes > 0 || (node.sup && node.sup.kind !== 'fence' && !isTransposeSign(node.sup))) isPlain = false;
      if (node.base.kind === 'symbol') add(node);
      else visit(node.base);
    } else if (node.kind === 'big') {
      if (sum || node.operator !== 'sum') isPlain = false;
      sum = node;
      visit(node.body);
    } else if (node.kind === 'adjacent') visitProduct(node.items);
    else children(node).forEach(visit);
  };
  const visitProduct = (items: readonly Surface[]): void => {
    for (let at = 0; at < items.length; at++) {
      const [item, next] = [items[at]!, items[at + 1]];
      const fence = next?.kind === 'script' ? next.base : next;
      const called = item.kind === 'symbol' && fence?.kind === 'fence' ? namedFunction(item)?.operator : undefined;
      if ((called === 'softmax' || called === 'sigmoid') && fence?.kind === 'fence') {
        if (link) isPlain = false;
        link = { name: called, latex: source.slice(item.span.start, fence.span.end) };
        linked = fence.body;
        at++;
      } else if (fence?.kind === 'fence' && fence === next && /^[hf]$/.test(headSymbol(item)?.name ?? '') && headSymbol(fence.body)?.name === 'x') {
        if (link) isPlain = false;
        link = { name: 'function', latex: source.slice(item.span.start, fence.span.end), head: `${sliceBalanced(source, item.span)}(${sliceBalanced(source, headSymbol(fence.body)!.span)})` };
        linked = fence.body;
        at++;
      } else if (item.kind === 'symbol' && isIndicator(item)) continue;
      else visit(item);
    }
  };
  visit(right);
  return isPlain ? { letters: [...letters.values()], ...(sum ? { sum } : {}), ...(link ? { link } : {}), ...(linked ? { linked } : {}), ...(label ? { label } : {}) } : undefined;
}

/** z in σ(z), w and x in σ(wᵀx + b): what a prediction is made of. */
function isMadeOf(linked: Surface, by: SymbolSurface, isWeights: boolean): boolean {
  const isOwn = (node: Surface): boolean => node.kind === 'symbol' && symbolKey(node) === symbolKey(by);
  if (!isWeights && by.name !== 'b') return headSymbol(linked) !== undefined && isOwn(headSymbol(linked)!);
  return !contains(linked, (node) => node.kind === 'symbol' && /^[yt]$/.test(node.name)) && !contains(linked, (node) => node.kind === 'sum' && node.terms.some(({ sign }) => sign === '-'));
}

const isIndicator = ({ name }: SymbolSurface): boolean => /^(?:1|I|indicator|𝟙|𝟏)$/.test(name);

/** k and y of {k = y} and δ_{ky}. */
function comparedIn(node: Surface): readonly Surface[] | undefined {
  if (node.kind === 'fence' && isConditionFence(node) && node.body.kind === 'relation' && node.body.operands.length === 2) return node.body.operands;
  const letters = node.kind === 'script' && node.base.kind === 'symbol' && node.base.name === 'delta' && node.sub ? subscriptLetters(node.sub) : [];
  return letters.length === 2 ? letters : undefined;
}

/** x, x_i, x^{(i)} */
const isLetter = (node: Surface): node is SymbolSurface | ScriptSurface => node.kind === 'symbol' || (node.kind === 'script' && node.base.kind === 'symbol');

/** The letter with what names it: a^{[2]} of a^{[2]}_i. */
function baseOf(node: SymbolSurface | ScriptSurface, source: string): string {
  if (node.kind === 'symbol') return sliceBalanced(source, node.span);
  const layer = node.sup?.kind === 'fence' && node.sup.open === '[' ? `^{${sliceBalanced(source, node.sup.span)}}` : '';
  return sliceBalanced(source, node.base.span) + layer;
}

function exampleOf(node: SymbolSurface | ScriptSurface, sum: BigOperatorSurface | undefined, source: string): string {
  const base = baseOf(node, source);
  if (!sum || node.kind === 'symbol') return base;
  if (node.sup?.kind === 'fence' && node.sup.open === '(') return `${base}^{${sliceBalanced(source, node.sup.span)}}`;
  const counted = new Set(indexNames(sum.lower));
  const letter = node.sub && subscriptLetters(node.sub).find((other) => counted.has(symbolKey(other)));
  return letter ? `${base}_{${letter.name}}` : base;
}
