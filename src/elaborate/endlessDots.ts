import { infinity, range, rational, zero } from '../ir/build';
import { printSurface } from '../syntax/printSurface';
import type { Surface, SumSurface, SymbolSurface } from '../syntax/surface';
import { mapChildren, symbolsIn, walk } from '../syntax/walk';
import type { ReadingContext } from './context';
import { freeDots, type Enumeration } from './ellipsis';
import { letterNamed, moved, numeral, put } from './madeSurfaces';
import { symbolKey } from './symbol';
import { readIndex } from './symbols';

/** Terms that show the pattern, at the least and at the most. */
const FEWEST_SHOWN = 3;
const MOST_SHOWN = 6;
/** Numbers in the last term that may count. */
const MOST_NUMBERS = 5;

/** A counted number as a function of the term's place k = 0, 1, …: slope · k + first, or first · ratio^k. */
type Law = { readonly slope: number; readonly first: number } | { readonly ratio: number; readonly first: number };

/**
 * Reads the pattern of a sum without end from its terms, the last of which are dots, 1 + γ + γ² + … and x − x³/3! + x⁵/5! − …: the last
 * shown one with some of its numbers counting, which at the places before gives the terms there. Undefined where no pattern
 * does, or the terms are only numbered ones: x₁ + x₂ + … has no end that is known.
 */
export function endlessPattern(all: SumSurface['terms'], context: ReadingContext): Enumeration | undefined {
  const terms = all.slice(0, -1);
  if (terms.length < FEWEST_SHOWN || terms.length > MOST_SHOWN) return undefined;
  const isMinus = all.map(({ sign }) => sign === '-');
  const isAlternating = isMinus[1] !== isMinus[0];
  if (isMinus.some((minus, at) => at > 0 && (minus !== isMinus[at - 1]) !== isAlternating)) return undefined;
  const shown = terms.map(({ term }) => plain(term));
  const last = terms.at(-1)!.term;
  const numbers = countingIn(last);
  if (numbers.length === 0 || numbers.length > MOST_NUMBERS) return undefined;
  for (const laws of lawsFor(numbers, terms.length - 1)) {
    const at = (k: number): Surface => put(last, (node) => (laws.has(node) ? numeral(valueAt(laws.get(node)!, k), node) : undefined));
    if (!isGrowing(last, new Set(laws.keys())) || !shown.every((term, k) => term === plain(at(k)))) continue;
    const key = freeDots(context);
    const place = letterNamed(key, last);
    const general = put(last, (node, around) => (laws.has(node) ? within(lawSurface(laws.get(node)!, place), node, around) : undefined));
    const signed = isAlternating || isMinus[0] ? product([minusOneTo(isAlternating ? moved(place, isMinus[0] ? 1 : 0) : numeral(1, place)), bracketed(general)]) : general;
    const over = range(zero, infinity);
    return context.withIndex(key, context.dimensions.ofRange(over), (name) => ({ index: name, range: over, body: context.read(signed) }));
  }
  return undefined;
}

/**
 * The pattern of w_0 + w_1 x + … + w_M x^M by its last term, whose letter M is 0, 1, … in the terms before; undefined where
 * they are not those, or the last has no letter of its own.
 */
export function patternOfLast(before: readonly Surface[], last: Surface, context: ReadingContext): Enumeration | undefined {
  const shown = before.map(plain);
  const letters = new Map<string, SymbolSurface>();
  const others = new Set<string>();
  for (const node of symbolsIn(last)) letters.set(symbolKey(node), node);
  for (const node of before.flatMap(symbolsIn)) others.add(symbolKey(node));
  const [counted, ...rest] = [...letters].flatMap(([key, node]) => (others.has(key) ? [] : [node]));
  if (!counted || rest.length > 0 || before.length < 2 || !context.survey.sizes.has(symbolKey(counted))) return undefined;
  const withLetter = (value: Surface): Surface => put(last, (node) => (node.kind === 'symbol' && symbolKey(node) === symbolKey(counted) ? value : undefined));
  const first = [0, 1].find((from) => shown.every((term, k) => term === plain(withLetter(numeral(from + k, last)))));
  if (first === undefined) return undefined;
  const key = freeDots(context);
  const over = range(rational(first), readIndex(counted, context).expression);
  return context.withIndex(key, context.dimensions.ofRange(over), (name) => ({ index: name, range: over, body: context.read(withLetter(letterNamed(key, counted))) }));
}

/** The whole numbers of a term, of which some may count. */
function countingIn(term: Surface): readonly Surface[] {
  const found: Surface[] = [];
  walk(term, (node) => {
    if (node.kind === 'number' && /^\d{1,4}$/.test(node.text) && !node.percent) found.push(node);
  });
  return found;
}

/** Every choice of what the numbers may be, at the place of the last term: fixed, counting by one or two, or growing by a factor. */
function* lawsFor(numbers: readonly Surface[], place: number): Generator<ReadonlyMap<Surface, Law>> {
  const options = numbers.map((node): readonly (Law | undefined)[] => {
    const value = Number((node as Surface & { kind: 'number' }).text);
    const counting = [1, 2].map((slope) => ({ slope, first: value - slope * place })).filter(({ first }) => first >= 0);
    const growing = [2, 3, 4, 5, 10].map((ratio) => ({ ratio, first: value / ratio ** place })).filter(({ first }) => Number.isInteger(first) && first > 0);
    return [...counting, ...growing, undefined];
  });
  const counts = options.map(({ length }) => length);
  const all = counts.reduce((product, count) => product * count, 1);
  for (let choice = 0; choice < all; choice++) {
    const laws = new Map<Surface, Law>();
    let rest = choice;
    numbers.forEach((node, at) => {
      const law = options[at]![rest % counts[at]!];
      rest = Math.floor(rest / counts[at]!);
      if (law) laws.set(node, law);
    });
    if (laws.size > 0) yield laws;
  }
}

const valueAt = (law: Law, k: number): number => ('slope' in law ? law.slope * k + law.first : law.first * law.ratio ** k);

/** Something counts that is no number of an entry. */
function isGrowing(term: Surface, counted: ReadonlySet<Surface>): boolean {
  const outside = (node: Surface): boolean => counted.has(node) || partsOf(node).some(outside);
  return outside(term);
}

function partsOf(node: Surface): readonly Surface[] {
  const parts: Surface[] = [];
  mapChildren(node, (child) => {
    if (node.kind !== 'script' || child !== node.sub) parts.push(child);
    return child;
  });
  return parts;
}

/** The term in one form, without what says nothing: x^1, 0!, a factor or a divisor of 1, a summand of 0. */
function plain(node: Surface): string {
  switch (node.kind) {
    case 'script': {
      const sup = node.sup && plain(node.sup);
      if (sup === '0' || (sup === 'roman:factorial' && /^[01]$/.test(plain(node.base)))) return '1';
      const base = `${plain(node.base)}${"'".repeat(node.primes)}${node.sub ? `_{${plain(node.sub)}}` : ''}`;
      return sup === undefined || sup === '1' ? base : `${base}^{${sup}}`;
    }
    case 'fraction':
      return plain(node.denominator) === '1' ? plain(node.numerator) : `${plain(node.numerator)}/${plain(node.denominator)}`;
    case 'adjacent':
      return factors(node.items);
    case 'product':
      return factors(node.factors);
    case 'sum': {
      const terms = node.terms.map(({ sign, term }) => [sign, plain(term)] as const).filter(([, term]) => term !== '0');
      if (terms.every(([sign, term]) => /^[+-]$/.test(sign) && /^\d{1,4}$/.test(term))) return String(terms.reduce((total, [sign, term]) => total + Number(sign + term), 0));
      return terms.length === 1 && terms[0]![0] === '+' ? terms[0]![1] : terms.map(([sign, term]) => sign + term).join('');
    }
    default:
      return printSurface(node);
  }
}

function factors(parts: readonly Surface[]): string {
  const kept = parts.map(plain).filter((part) => part !== '1');
  return kept.length === 0 ? '1' : kept.join(' ');
}

/** In brackets beside other factors and with an exponent; not in one, since x^{(k)} would be a sample's number. */
const within = (law: Surface, node: Surface, around: Surface | undefined): Surface => (around?.kind === 'adjacent' || around?.kind === 'product' || (around?.kind === 'script' && around.base === node) ? bracketed(law) : law);

const bracketed = (body: Surface): Surface => ({ kind: 'fence', open: '(', close: ')', body, span: body.span });
const product = (factors: readonly Surface[]): Surface => ({ kind: 'product', factors, signs: factors.slice(1).map(() => '·'), span: factors[0]!.span });
const power = (base: Surface, sup: Surface): Surface => ({ kind: 'script', base, sup, primes: 0, span: base.span });
const minusOneTo = (exponent: Surface): Surface => power(bracketed({ kind: 'sum', terms: [{ sign: '-', term: numeral(1, exponent) }], span: exponent.span }), exponent);

function lawSurface(law: Law, place: Surface): Surface {
  if ('slope' in law) return moved(law.slope === 1 ? place : product([numeral(law.slope, place), place]), law.first);
  const grown = power(numeral(law.ratio, place), place);
  return law.first === 1 ? grown : product([numeral(law.first, place), grown]);
}
