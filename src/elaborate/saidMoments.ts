import type { Domain } from '../ir/domain';
import type { Surface } from '../syntax/surface';
import { parseMath } from '../syntax/parseMath';
import { argumentsOf } from './arguments';
import { definedName } from './definedName';
import type { MathPiece } from './piece';
import type { Part, SaidLaw } from './saidLaws';
import { declare, type DeclaredLength, type Scope } from './scope';
import { scriptText } from './scriptText';
import { headSymbol, symbolKey } from './symbol';

/** What sentences say of means and variances: `X has mean μ and variance σ²`, `the w_i are independent with zero mean`. */

/** Quantities named together, and what has been said of them so far. */
interface Subject {
  readonly names: readonly QuantityName[];
  moments: NonNullable<SaidLaw['moments']>;
  /** Called random, or independent. */
  random: boolean;
  identical: boolean;
  vectors: boolean;
}

export interface QuantityName {
  readonly key: string;
  /** X_1, …, X_n or X_i: each of the family is one draw. */
  readonly copies: boolean;
  /** Set in bold, or an element of R^d. */
  readonly vector: boolean;
  /** d of R^d */
  readonly length?: string;
}

const TOKEN = /⟨(\d+)⟩|[A-Za-z]+(?:[-.][A-Za-z]+)*|\d+(?:\.\d+)?|[,;:()]/g;
/** Words between a quantity and what is said of it, or before it. */
const BETWEEN = /^(?:a|an|the|is|are|be|being|been|has|have|having|with|all|each|every|both|any|mutually|pairwise|jointly|i\.i\.d|iid|independent(?:ly)?|identically|distributed|drawn|sampled|and|random|real|scalar|real-valued|variables?|vectors?|samples?|draws?|observations?|quantit(?:y|ies)|numbers?|copies|which|that|where|whose|from|some|distributions?|finite|common|same|their|its|of|in|values?|weights?|inputs?|activations?|gradients?|noise|components?|entries|elements|coordinates|features?|population|per-example|let|suppose|assume|for|if)$/i;
const PARTS = /^(?:components?|entries|elements|coordinates)$/i;
const LISTS = /^(?:and|or|,)$/;
/** `the weights w_i and the inputs x_i` */
const NAMES = /^(?:the|their|its|weights?|inputs?|activations?|features?|noise|gradients?|labels?|targets?|bias(?:es)?)$/;
const ASSERTS = /^(?:is|are|be|being|has|have|having|with|each|all|both|which|that|whose|i\.i\.d|iid|independent(?:ly)?|drawn|sampled|mean|variances?|covariances?|zero-mean|zero|unit|expected|expectation|standard)$/;
const ASKED = /(?:\b(?:with|where|and|suppose|assume|given|that|such that|let|if)|,)\s*$/i;

/** The laws by moments that a sentence states; `formulas` are the numbered ones in it. */
export function momentsSaid(plain: string, formulas: readonly MathPiece[]): readonly SaidLaw[] {
  const subjects: Subject[] = [];
  let current: Subject | undefined;
  let ahead: Subject['moments'] = {};
  let [joins, lists, parts, vectors, random, identical] = [false, false, false, false, false, false];
  let value: Part | undefined;
  let pending: 'mean' | 'variance' | 'deviation' | undefined;
  const say = (what: 'mean' | 'variance' | 'deviation', part: Part): void => {
    if (current) current.moments = { ...current.moments, [what]: part };
    else ahead = { ...ahead, [what]: part };
    [pending, value] = [undefined, undefined];
  };
  for (const match of plain.matchAll(TOKEN)) {
    const [token, number] = match;
    if (number !== undefined) {
      const piece = formulas[Number(number)]!;
      if (pending && piece.parsed.ok && piece.parsed.tree.kind !== 'relation') {
        say(pending, { surface: piece.parsed.tree, source: piece.latex });
        joins = false;
        continue;
      }
      const stated = ASKED.test(plain.slice(0, match.index)) ? momentStated(piece) : undefined;
      if (stated) {
        subjects.push(stated);
        continue;
      }
      const names = quantitiesIn(piece).map((name) => ({ ...name, copies: name.copies || parts }));
      if (joins && current && names.length > 0) {
        subjects.pop();
        current = { ...current, names: [...current.names, ...names] };
      } else current = names.length > 0 ? { names, moments: ahead, random, identical, vectors } : undefined;
      if (current) subjects.push(current);
      [joins, lists, ahead, pending] = [true, false, {}, undefined];
      [parts, vectors, random, identical] = [false, false, false, false];
      continue;
    }
    const word = token.toLowerCase();
    // `a and b and any random variable` says nothing of a and b.
    const names = lists && NAMES.test(word);
    if (joins && lists && !LISTS.test(word) && !ASSERTS.test(word) && !names) current = undefined;
    lists = joins && (LISTS.test(word) || names);
    if (names) continue;
    if (/^(?:mean|expectation|zero-mean|expected)$/.test(word)) {
      if (word === 'zero-mean') say('mean', ZERO);
      else if (value) say('mean', value);
      else pending = 'mean';
    } else if (/^(?:variances?|covariances?)$/.test(word)) {
      if (value) say('variance', value);
      else pending = 'variance';
    } else if (word === 'deviation') pending = 'deviation';
    else if (/^(?:zero|0|one|1|unit)$/.test(word)) {
      const part = /^(?:zero|0)$/.test(word) ? ZERO : ONE;
      if (pending) say(pending, part);
      else value = part;
    } else if (pending && /^(?:of|vector|matrix|value|equal|to|parameter)$/.test(word)) continue;
    else if (word === 'standard') continue;
    else if (!/^[,()]$|^and$/.test(word)) {
      [joins, value, pending] = [false, undefined, undefined];
      parts ||= PARTS.test(word);
      const [isVector, isRandom, areAlike] = [/^vectors?$/, /^(?:random|independent(?:ly)?|i\.i\.d|iid)$/, /^(?:identically|i\.i\.d|iid)$/].map((pattern) => pattern.test(word)) as [boolean, boolean, boolean];
      if (current) [current.random, current.identical, current.vectors] = [current.random || isRandom, current.identical || areAlike, current.vectors || isVector];
      else [random, identical, vectors] = [random || isRandom, identical || areAlike, vectors || isVector];
      if (!BETWEEN.test(word)) {
        [current, ahead] = [undefined, {}];
        [parts, vectors, random, identical] = [false, false, false, false];
      }
    } else if (!joins) value = undefined;
  }
  const laws = new Map<string, SaidLaw>();
  for (const { names, moments, ...said } of subjects) {
    if (!said.random && Object.keys(moments).length === 0) continue;
    for (const name of names) {
      const before = laws.get(name.key);
      laws.set(name.key, { ...lawOf({ ...name, vector: name.vector || said.vectors }, { ...before?.moments, ...moments }, said.identical), ...(before?.copies ? { copies: before.copies } : {}), ...(before?.identical ? { identical: before.identical } : {}) });
    }
  }
  return [...laws.values()];
}

const numeral = (latex: string): Part => {
  const parsed = parseMath(latex);
  return { surface: parsed.ok ? parsed.tree : { kind: 'empty', span: { start: 0, end: 0 } }, source: latex };
};
const ZERO = numeral('0');
const ONE = numeral('1');

const WORDS = { mean: 'mean', variance: 'variance', deviation: 'standard deviation' } as const;

function lawOf({ key, copies, vector, length }: QuantityName, moments: Subject['moments'], identical: boolean): SaidLaw {
  const words = (['mean', 'variance', 'deviation'] as const).flatMap((what) => (moments[what] ? [`${WORDS[what]} ${scriptText(moments[what].surface)}`] : []));
  return { key, family: '', parameters: [], source: '', said: `${copies ? `each ${key}ᵢ` : key} has ${words.length > 0 ? words.join(' and ') : 'any distribution'}`, moments, ...(copies ? { copies } : {}), ...(identical ? { identical } : {}), ...(vector ? { vector } : {}), ...(length === undefined ? {} : { length }) };
}


/** E[X] = μ, Var(X) = σ²: says so of one quantity. */
function momentStated({ parsed, latex }: MathPiece): Subject | undefined {
  const tree = parsed.ok ? parsed.tree : undefined;
  if (tree?.kind !== 'relation' || tree.signs.length !== 1 || tree.signs[0]!.sign !== '=') return undefined;
  const [left, right] = tree.operands as readonly [Surface, Surface];
  const [head, fence] = left.kind === 'adjacent' && left.items.length === 2 ? left.items : [];
  const word = head && headSymbol(head);
  const [part, ...others] = fence?.kind === 'fence' ? argumentsOf(fence) : [];
  const names = part && others.length === 0 ? namesIn(part) : [];
  if (!word || names.length !== 1) return undefined;
  const what = word.name === 'E' ? 'mean' : /^(?:Var|var|V)$/.test(word.name) ? 'variance' : undefined;
  return what && { names, moments: { [what]: { surface: right, source: latex } }, random: true, identical: false, vectors: false };
}

/** X; w, x; X_1, …, X_n; w_i; x ∈ R^d */
function quantitiesIn({ parsed }: MathPiece): readonly QuantityName[] {
  return parsed.ok ? quantitiesOf(parsed.tree) : [];
}

export function quantitiesOf(tree: Surface): readonly QuantityName[] {
  const items = tree.kind === 'list' ? tree.items : [tree];
  const last = items.at(-1)!;
  const isElement = last.kind === 'relation' && last.signs.length === 1 && last.signs[0]!.sign === '∈';
  if (last.kind === 'relation' && !isElement && last.signs[0]!.sign !== '∼') return [];
  const parts = last.kind === 'relation' ? [...items.slice(0, -1), ...argumentsOf(last.operands[0]!)] : items;
  const set = isElement ? (last).operands[1]! : undefined;
  const length = set?.kind === 'script' && set.sup && headSymbol(set)?.name === 'R' && (set.sup.kind === 'symbol' || set.sup.kind === 'script') ? scriptText(set.sup) : undefined;
  const isFamily = parts.some(({ kind }) => kind === 'ellipsis');
  const names = parts.flatMap((part) => namesIn(part, isFamily));
  return [...new Map(names.map((name) => [name.key, { ...name, vector: name.vector || length !== undefined, ...(length === undefined ? {} : { length }) }])).values()];
}

/** x_i is a draw of a family, and x_t may be one quantity. */
function namesIn(part: Surface, isFamily = false): readonly QuantityName[] {
  const symbol = headSymbol(part);
  if (!symbol || (part.kind !== 'symbol' && part.kind !== 'script')) return [];
  const vector = symbol.font === 'bold';
  const name = definedName(part);
  if (part.kind === 'script' && part.base.kind === 'symbol' && part.sub && !part.sup && (isFamily || (part.sub.kind === 'symbol' && /^[i-n]$/.test(part.sub.name)))) return [{ key: symbolKey(part.base), copies: true, vector }];
  return name && !name.called && name.indices.length === 0 ? [{ key: name.key, copies: false, vector }] : [];
}

/** The scope with what laws of vectors say of the shapes of their letters: the mean is a vector, the covariance a positive definite matrix. */
export function withShapes(scope: Scope, laws: readonly SaidLaw[]): Scope {
  let known = scope;
  for (const { key, moments, length: own } of laws.filter(({ vector, copies }) => vector && !copies)) {
    const length: DeclaredLength = known.declarations.get(key)?.lengths?.[0] ?? { kind: 'size', name: own ?? `dim ${key}` };
    const say = (name: string | undefined, lengths: readonly DeclaredLength[], what: string, domain?: Domain): void => {
      if (name === undefined || known.definitions.has(name) || known.declarations.get(name)?.lengths) return;
      known = declare(known, name, { lengths, ...(domain ? { domain } : {}), assumption: { text: `${name} is ${what}`, source: 'stated' } });
    };
    say(key, [length], 'a vector');
    say(letterOf(moments?.mean), [length], 'a vector');
    say(letterOf(moments?.variance), [length, length], 'a covariance matrix', { kind: 'positive-definite' });
  }
  return known;
}

/** The name a part consists of. */
function letterOf(part: Part | undefined): string | undefined {
  const name = part && !/^(?:I|0|1)$/.test(headSymbol(part.surface)?.name ?? '') ? definedName(part.surface) : undefined;
  return name && !name.called && name.indices.length === 0 ? name.key : undefined;
}
