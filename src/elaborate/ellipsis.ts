import { range } from '../ir/build';
import type { IndexRange } from '../ir/expression';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { letterNamed, put } from './madeSurfaces';
import { symbolKey } from './symbol';
import { readIndex } from './symbols';

/** The name of the index that dots run over; no author writes it. */
export const DOTS = '⋯';

/** What `first, second, …, last` enumerates: a body in an index, and where the index runs. */
export interface Enumeration {
  readonly index: string;
  readonly range: IndexRange;
  readonly body: Typed;
}

/**
 * Reads the pattern of an enumeration from the items before and after its dots: first and last must be alike but for
 * one number or letter, which counts. Undefined where they are not.
 */
export function enumeration(before: readonly Surface[], after: readonly Surface[], context: ReadingContext): Enumeration | undefined {
  const [first] = before;
  const last = after.at(-1);
  if (!first || !last || after.length !== 1 || before.length > 3) return undefined;
  const differences: Difference[] = [];
  if (!compare(first, last, differences) || differences.length === 0) return undefined;
  const [{ from, to }] = differences as [Difference];
  if (differences.some((other) => shown(other.from) !== shown(from) || shown(other.to) !== shown(to))) return undefined;
  if (!continues(before, from) || (before.length === 1 && to.kind === 'number' && !differences.every(({ counting }) => counting))) return undefined;
  const over = range(readIndex(from, context).expression, readIndex(to, context).expression);
  const dimension = context.dimensions.ofRange(over);
  const places = new Set(differences.map((difference) => difference.to));
  const key = freeDots(context);
  const template = put(last, (node) => (places.has(node) ? letterNamed(key, node) : undefined));
  return context.withIndex(key, dimension, (name) => ({ index: name, range: over, body: context.read(template) }));
}

/** The dots' name where none around them has it. */
export function freeDots(context: ReadingContext): string {
  let key = DOTS;
  while (context.binding(key)) key += DOTS;
  return key;
}

interface Difference {
  readonly from: Surface;
  readonly to: Surface;
  /** In a subscript or superscript, where numbers count; elsewhere two numbers do not tell the step. */
  readonly counting: boolean;
}

const shown = (surface: Surface): string => (surface.kind === 'number' ? surface.text : surface.kind === 'symbol' ? symbolKey(surface) : JSON.stringify(surface.kind));

/** Collects where two trees differ by a counting number or letter; false where they differ otherwise. */
function compare(a: Surface, b: Surface, differences: Difference[], counting = false): boolean {
  if (a.kind === 'number' && /^\d+$/.test(a.text) && (b.kind === 'symbol' || (b.kind === 'number' && /^\d+$/.test(b.text)) || b.kind === 'sum')) {
    if (b.kind === 'number' && a.text === b.text) return true;
    differences.push({ from: a, to: b, counting });
    return true;
  }
  // a_{11} … a_{1n}: two digits are two indices where two letters stand on the other side.
  if (a.kind === 'number' && /^\d\d$/.test(a.text) && b.kind === 'adjacent' && b.items.length === 2) return compare({ ...b, items: [...a.text].map((digit) => ({ ...a, text: digit })) }, b, differences, counting);
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'ellipsis':
      return true;
    case 'symbol':
      return b.kind === 'symbol' && symbolKey(a) === symbolKey(b);
    case 'number':
      return b.kind === 'number' && a.text === b.text;
    case 'script':
      return b.kind === 'script' && a.primes === b.primes && compare(a.base, b.base, differences, counting) && optional(a.sub, b.sub, differences) && optional(a.sup, b.sup, differences);
    case 'fraction':
      return b.kind === 'fraction' && compare(a.numerator, b.numerator, differences, counting) && compare(a.denominator, b.denominator, differences, counting);
    case 'fence':
      return b.kind === 'fence' && a.open === b.open && a.close === b.close && compare(a.body, b.body, differences, counting);
    case 'adjacent':
    case 'list':
      return b.kind === a.kind && a.items.length === b.items.length && a.items.every((item, at) => compare(item, b.items[at]!, differences, counting));
    case 'product':
      return b.kind === 'product' && a.factors.length === b.factors.length && a.factors.every((factor, at) => compare(factor, b.factors[at]!, differences, counting));
    case 'sum':
      return b.kind === 'sum' && a.terms.length === b.terms.length && a.terms.every(({ sign, term }, at) => sign === b.terms[at]!.sign && compare(term, b.terms[at]!.term, differences, counting));
    default:
      return false;
  }
}

function optional(a: Surface | undefined, b: Surface | undefined, differences: Difference[]): boolean {
  return a && b ? compare(a, b, differences, true) : a === b;
}

/** x_1, x_2 before the dots must count on by one. */
function continues(before: readonly Surface[], from: Surface): boolean {
  if (from.kind !== 'number') return before.length === 1;
  return before.slice(1).every((item, at) => {
    const differences: Difference[] = [];
    return compare(before[0]!, item, differences) && differences.every(({ to }) => to.kind === 'number' && Number(to.text) === Number(from.text) + at + 1);
  });
}
