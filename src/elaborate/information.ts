import type { FenceSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains, symbolsIn } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { isLawLetter, lawAt } from './laws';
import { scriptText } from './scriptText';
import { headSymbol, isCapital, symbolKey } from './symbol';

/** Where a formula speaks of information: H(X), H(X | Y), I(X; Y), H(p, q), D_KL(P ‖ Q), JSD(P ‖ Q). */

export type Measure = 'entropy' | 'information' | 'divergence' | 'jensenShannon';

/** A measure as it stands in a row of factors. */
export interface MeasureSurface {
  readonly measure: Measure;
  readonly body: Surface;
}

/** What the text around a formula has said of its letters. */
export interface Background {
  readonly definitions: ReadonlyMap<string, unknown>;
  readonly declarations: ReadonlyMap<string, unknown>;
  readonly information?: 'discrete' | 'continuous';
}

/** Words that say that a text is about information, and that it is about densities. */
const INFORMATION_WORDS = /\b(?:entrop(?:y|ies)|mutual information|information gain|divergences?|Kullback|Jensen[–-]Shannon)\b/i;

const DENSITY_WORDS = /\b(?:differential entrop|continuous random|continuous distribution|continuous variable)/i;

/** What is known once some words were read. */
export function withTopic<S extends Background>(background: S, words: string): S {
  if (DENSITY_WORDS.test(words)) return { ...background, information: 'continuous' };
  return INFORMATION_WORDS.test(words) && !background.information ? { ...background, information: 'discrete' } : background;
}

/** The measure that the item at `at` names before its bracket, going by the letter alone. */
export function measureAt(items: readonly Surface[], at: number): MeasureSurface | undefined {
  const [item, fence] = [items[at]!, items[at + 1]];
  if (fence?.kind !== 'fence' || !isBracket(fence)) return undefined;
  const symbol = headSymbol(item);
  if (!symbol || symbol.accents.length > 0 || symbol.font === 'bold') return undefined;
  const measure = item.kind === 'symbol' ? plainMeasure(symbol, fence.body) : item.kind === 'script' && item.base.kind === 'symbol' && item.sub && !item.sup && item.primes === 0 ? subscriptedMeasure(symbol, scriptText(item.sub)) : undefined;
  if (!measure) return undefined;
  const divides = fence.body.kind === 'list' && fence.body.separator === '‖';
  return divides === (measure === 'divergence' || measure === 'jensenShannon') ? { measure, body: fence.body } : undefined;
}

const isBracket = (fence: FenceSurface): boolean => (fence.open === '(' && fence.close === ')') || (fence.open === '[' && fence.close === ']');

const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['H', 'entropy'], ['I', 'information'], ['MI', 'information'],
  ['D', 'divergence'], ['KL', 'divergence'], ['kl', 'divergence'], ['Kl', 'divergence'], ['DKL', 'divergence'],
  ['JSD', 'jensenShannon'], ['JS', 'jensenShannon'],
]);

/** Whether a letter of this name may measure information, plain or with a subscript. */
export const isMeasureName = (name: string): boolean => MEASURES.has(name);

function plainMeasure({ name }: SymbolSurface, body: Surface): Measure | undefined {
  const measure = MEASURES.get(name);
  return measure === 'information' && groupsOf(body).length !== 2 ? undefined : measure;
}

function subscriptedMeasure({ name }: SymbolSurface, subscript: string): Measure | undefined {
  if (name !== 'D') return undefined;
  return /^(?:KL|kl)$/.test(subscript) ? 'divergence' : /^(?:JS|JSD)$/.test(subscript) ? 'jensenShannon' : undefined;
}

/** What is before the bar of `X, Y; W | Z`, in groups: X, Y and W; without a semicolon each by itself. */
export function groupsOf(body: Surface): readonly Surface[] {
  const [events] = body.kind === 'list' && body.separator === '|' ? body.items : [body];
  return events?.kind === 'list' && (events.separator === ';' || events.separator === ',') ? events.items : [events!];
}

const isRandomVariable = (part: Surface): boolean => {
  const symbol = headSymbol(part);
  return symbol !== undefined && isCapital(symbol) && symbol.accents.length === 0 && symbol.font !== 'calligraphic' && symbol.font !== 'blackboard' && (part.kind === 'symbol' || (part.kind === 'script' && !part.sup && part.primes === 0));
};

/** X, x, X = x: what may be a random quantity, or an event about it. */
const isQuantity = (part: Surface): boolean => {
  if (part.kind === 'relation') return part.signs.length === 1 && part.signs[0]!.sign === '=' && isQuantity(part.operands[0]!);
  return headSymbol(part) !== undefined && (part.kind === 'symbol' || part.kind === 'script');
};

/** Who writes it so can mean nothing but information: H(Y | X), I(X; Y), KL(p ‖ q). */
function saysSoItself({ measure, body }: MeasureSurface): boolean {
  if (measure === 'divergence' || measure === 'jensenShannon') return true;
  const parts = argumentsOf(body);
  if (body.kind === 'list' && body.separator === '|') return parts.every(isQuantity) && parts.some(isRandomVariable);
  return measure === 'information' && body.kind === 'list' && body.separator === ';' && parts.every(isQuantity);
}

/** True where the arguments are such as the measure can be taken of. */
function fits({ measure, body }: MeasureSurface): boolean {
  if (measure === 'divergence' || measure === 'jensenShannon') return true;
  const parts = argumentsOf(body);
  const areLaws = parts.every((part) => isLaw(part));
  if (measure === 'entropy' && parts.length === 1 && isMixtureOfLaws(parts[0]!)) return true;
  return parts.every(isQuantity) && (measure !== 'entropy' || areLaws || (body.kind === 'list' && body.separator === '|') || parts.every(isRandomVariable));
}

/** (p + q)/2, ½P + ½Q */
export function isMixtureOfLaws(part: Surface): boolean {
  const symbols = symbolsIn(part);
  return (part.kind === 'fraction' || part.kind === 'sum') && symbols.length > 1 && symbols.every(isLaw) && !contains(part, (node) => node.kind === 'fence' && node.body.kind !== 'sum');
}

/** The letter of a distribution, standing by itself. */
export const isLaw = (part: Surface): boolean => {
  const symbol = headSymbol(part);
  return symbol !== undefined && isLawLetter(symbol) && (part.kind === 'symbol' || part.kind === 'script');
};

/** What formulas say of information, taken together. */
export interface Information {
  /** Letters that measure it: H, I, D, KL. */
  readonly letters: ReadonlySet<string>;
  /** Letters of laws that stand for numbers or arrays: p in p log p, p_i. */
  readonly values: ReadonlySet<string>;
  /** Letters of laws that are the argument of a measure by themselves: p and q of H(p, q). */
  readonly laws: ReadonlySet<string>;
  /** The two laws of a Jensen–Shannon divergence, whose even mixture is called M. */
  readonly mixed?: readonly Surface[];
  /** The letter of what the laws are about, where there is one; undefined where there are several. */
  readonly outcomeLetter?: string;
  /** The base of all logarithms with a written one. */
  readonly logBase?: number;
}

export const NO_INFORMATION: Information = { letters: new Set(), values: new Set(), laws: new Set() };

/**
 * The letters that measure information in these formulas, and what else they tell of it: the formula says so itself, or
 * takes the logarithm of a probability, or the text is about information; and the letter has no other meaning.
 */
export function informationIn(trees: readonly Surface[], background: Background): Information {
  const found: { readonly key: string; readonly term: MeasureSurface }[] = [];
  const outcomes = new Set<string>();
  const bases = new Set<string>();
  const values = new Set<string>();
  const laws = new Set<string>();
  let takesLog = false;
  const addOutcome = (part: Surface): void => {
    const symbol = headSymbol(part.kind === 'relation' ? part.operands[0]! : part);
    if (symbol) outcomes.add(symbolKey(symbol).toLowerCase());
  };
  const visitAll = (nodes: readonly Surface[]): void => nodes.forEach(visit);
  const visitFactors = (items: readonly Surface[]): void =>
    items.forEach((item, at) => {
      const symbol = headSymbol(item);
      if (symbol && /^(?:log|ln|lg)$/.test(symbol.name)) {
        takesLog ||= items.slice(at + 1).some((rest) => contains(rest, mentionsLaw)) || lawAt(items, at + 1) !== undefined;
        bases.add(item.kind === 'script' && item.sub?.kind === 'number' ? item.sub.text : '');
      }
      const before = at > 0 ? measureAt(items, at - 1) : undefined;
      if (before && fits(before)) {
        found.push({ key: symbolKey(headSymbol(items[at - 1]!)!), term: before });
        const parts = argumentsOf(before.body);
        for (const part of parts.filter(isLaw)) laws.add(symbolKey(headSymbol(part)!));
        // (p + q)/2 is a law like p and q.
        for (const part of parts.filter((part) => isMixtureOfLaws(part))) for (const symbol of symbolsIn(part)) laws.add(symbolKey(symbol));
        visitAll(parts.filter((part) => !isLaw(part) && !isMixtureOfLaws(part)));
        return;
      }
      const law = lawAt(items, at);
      if (law) argumentsOf(law.body).forEach(addOutcome);
      else visit(item);
    });
  const visit = (node: Surface): void => {
    if (node.kind === 'symbol' && isLawLetter(node)) values.add(symbolKey(node));
    if (node.kind === 'adjacent') {
      visitFactors(node.items);
      return;
    }
    // σ_P names the σ of P.
    if (node.kind === 'script') {
      visitAll([node.base, ...(node.sup ? [node.sup] : [])]);
      return;
    }
    if (node.kind === 'big' && node.operator === 'E' && node.lower) {
      const [drawn, law] = node.lower.kind === 'relation' ? node.lower.operands : [undefined, node.lower];
      if (drawn) argumentsOf(drawn).forEach(addOutcome);
      visitAll([law, node.body].filter((part) => !isLaw(part)));
      return;
    }
    visitAll(children(node));
  };
  for (const tree of trees) visit(tree);
  if (found.length === 0) return NO_INFORMATION;
  if (!(background.information !== undefined || takesLog || found.some(({ term }) => saysSoItself(term)))) return NO_INFORMATION;
  const letters = new Set(found.map(({ key }) => key).filter((key) => !background.definitions.has(key) && !background.declarations.has(key)));
  const [outcome = 'x', ...others] = outcomes;
  const [base, ...otherBases] = bases;
  const mixture = found.find(({ term }) => term.measure === 'jensenShannon');
  return { letters, values, laws, ...(mixture ? { mixed: argumentsOf(mixture.term.body) } : {}), ...(others.length === 0 ? { outcomeLetter: outcome } : {}), ...(base && otherBases.length === 0 ? { logBase: Number(base) } : {}) };
}

const mentionsLaw = (node: Surface): boolean => node.kind === 'adjacent' && node.items.some((_, at) => lawAt(node.items, at) !== undefined);

/** The letter of a surface that is one measure and nothing else. */
export const measureLetter = (surface: Surface): string | undefined => (surface.kind === 'adjacent' && surface.items.length === 2 && measureAt(surface.items, 0) !== undefined ? symbolKey(headSymbol(surface.items[0]!)!) : undefined);

/** True for H(X) in a text about entropy: whatever it is said to be there, it is no function of X. */
export function isEntropyHere(surface: Surface, background: Background): boolean {
  const term = surface.kind === 'adjacent' && surface.items.length === 2 ? measureAt(surface.items, 0) : undefined;
  return background.information !== undefined && term !== undefined && fits(term) && argumentsOf(term.body).every((part) => isRandomVariable(part) && !isLaw(part));
}

/** True where probabilities, expectations or measures are spoken of. */
export function speaksOfChance(surface: Surface, letters: ReadonlySet<string>): boolean {
  return contains(surface, (node) => (node.kind === 'big' && node.operator === 'E') || (node.kind === 'adjacent' && node.items.some((item, at) => lawAt(node.items, at) !== undefined || (measureAt(node.items, at) !== undefined && letters.has(symbolKey(headSymbol(item)!))) || (item.kind === 'symbol' && item.name === 'E'))));
}
