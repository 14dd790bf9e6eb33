import { add, divide, multiply, one, rational } from '../ir/build';
import type { Expression, Outcome } from '../ir/expression';
import type { Surface } from '../syntax/surface';
import { headSymbol, isCapital } from './symbol';

/**
 * Events made of others, A ∪ Bᶜ: the probability of one is a sum of probabilities of events that happen together
 * (inclusion and exclusion), P(A ∪ B) = P(A) + P(B) − P(A, B).
 */

/** A sum over sets of outcomes, each by what it is of, with whole coefficients: the indicator of an event. */
type Indicator = ReadonlyMap<string, { readonly outcomes: readonly Outcome[]; readonly times: number }>;

const maximumTerms = 32;

/** True where ∪, ∩, ∖ or a complement makes one event of others. */
export function isCompound(surface: Surface): boolean {
  if (complemented(surface)) return true;
  if (surface.kind === 'fence') return isCompound(surface.body);
  return surface.kind === 'sum' && surface.terms.every(({ sign }, at) => (at === 0 ? sign === '+' : '∪∩∖'.includes(sign))) && surface.terms.length > 1;
}

/** The indicator of an event; undefined where a part of it is not read as an outcome. */
export function indicatorOf(surface: Surface, read: (part: Surface) => Outcome | undefined): Indicator | undefined {
  const whole = complemented(surface);
  if (whole) {
    const inner = indicatorOf(whole, read);
    return inner && combine([[certain, 1], [inner, -1]]);
  }
  if (surface.kind === 'fence' && surface.open === '(') return indicatorOf(surface.body, read);
  if (surface.kind !== 'sum' || !isCompound(surface)) {
    const outcome = read(surface);
    return outcome && new Map([[outcome.name, { outcomes: [outcome], times: 1 }]]);
  }
  let total: Indicator | undefined;
  // A ∪ B ∩ C is not written without brackets.
  if (new Set(surface.terms.slice(1).map(({ sign }) => sign)).size > 1) return undefined;
  for (const { sign, term } of surface.terms) {
    const next = indicatorOf(term, read);
    if (!next) return undefined;
    if (!total) total = next;
    else if (sign === '∩') total = product(total, next);
    else if (sign === '∖') total = combine([[total, 1], [product(total, next), -1]]);
    else total = combine([[total, 1], [next, 1], [product(total, next), -1]]);
    if (total.size > maximumTerms) return undefined;
  }
  return total;
}

const certain: Indicator = new Map([['', { outcomes: [], times: 1 }]]);

/** Aᶜ, Ā: what A is not. A′ may be any other event. */
function complemented(surface: Surface): Surface | undefined {
  const symbol = headSymbol(surface);
  if (!symbol || !isCapital(symbol)) return undefined;
  if (surface.kind === 'symbol') return surface.accents.length === 1 && surface.accents[0] === 'bar' ? { ...surface, accents: [] } : undefined;
  if (surface.kind !== 'script' || surface.base.kind !== 'symbol') return undefined;
  const plain: Surface = surface.sub ? { kind: 'script', base: surface.base, sub: surface.sub, primes: 0, span: surface.span } : surface.base;
  return surface.sup?.kind === 'symbol' && /^(?:c|complement)$/.test(surface.sup.name) && surface.primes === 0 ? plain : undefined;
}

function combine(parts: readonly (readonly [Indicator, number])[]): Indicator {
  const sum = new Map<string, { readonly outcomes: readonly Outcome[]; readonly times: number }>();
  for (const [indicator, factor] of parts) {
    for (const [key, { outcomes, times }] of indicator) sum.set(key, { outcomes, times: (sum.get(key)?.times ?? 0) + factor * times });
  }
  return new Map([...sum].filter(([, { times }]) => times !== 0));
}

/** Both happen: an event twice is that event. */
function product(a: Indicator, b: Indicator): Indicator {
  return combine([...a.values()].flatMap((left) => [...b.values()].map((right): readonly [Indicator, number] => {
    const outcomes = [...left.outcomes, ...right.outcomes.filter(({ name }) => !left.outcomes.some((known) => known.name === name))];
    const key = outcomes.map(({ name }) => name).sort().join();
    return [new Map([[key, { outcomes, times: 1 }]]), left.times * right.times];
  })));
}

/** P(event | given) by probabilities of outcomes that happen together. */
export function probabilityOf(law: string, event: Indicator, given: Indicator): Expression {
  const total = (of: Indicator): Expression => {
    const terms = [...of.values()].map(({ outcomes, times }): Expression => {
      const chance: Expression = outcomes.length === 0 ? one : { kind: 'probability', law, events: outcomes, given: [] };
      return times === 1 ? chance : multiply(rational(times), chance);
    });
    return terms.length === 0 ? rational(0) : add(...terms);
  };
  const joint = total(product(event, given));
  return given.size === 1 && given.has('') ? joint : divide(joint, total(given));
}

/** Several events at once. */
export const allOf = (events: readonly Indicator[]): Indicator => events.reduce(product, certain);
