import { negate } from '../ir/build';
import type { Surface, SumSurface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { enumeration } from './ellipsis';
import { endlessPattern, patternOfLast } from './endlessDots';
import { summed } from './sequences';
import type { ReadingContext, Typed } from './context';
import { elementwise } from './shapes';
import { headSymbol, symbolKey } from './symbol';
import { indexNames, subscriptLetters } from './scriptLetters';

type Term = SumSurface['terms'][number];

/** Terms with their signs. A sum sign reaches over later terms that use its index; `a_1 + … + a_n` is a sum. */
export function readSum(node: SumSurface, context: ReadingContext): Typed {
  const terms = absorb(node.terms, context);
  const dots = terms.findIndex(({ term }) => term.kind === 'ellipsis');
  if (dots >= 0) return readDottedSum(terms, dots, node, context);
  let total: Typed | undefined;
  for (const { sign, term } of terms) {
    if (sign !== '+' && sign !== '-') return context.fail('unsupported-notation', `the sign ${sign} is not read`, node.span);
    const value = context.read(term);
    if (!total) total = sign === '-' ? { ...value, expression: negate(value.expression) } : value;
    else total = elementwise(sign === '-' ? 'subtract' : 'add', total, value, term.span, context);
  }
  return total ?? context.fail('unsupported-notation', 'an empty sum', node.span);
}

function readDottedSum(terms: readonly Term[], dots: number, node: SumSurface, context: ReadingContext): Typed {
  const endless = dots === terms.length - 1 ? endlessPattern(terms, context) : undefined;
  if (endless) return summed(endless, context);
  const signs = new Set(terms.slice(1).map(({ sign }) => sign));
  if (signs.size !== 1 || !signs.has('+')) return context.fail('unsupported-notation', 'dots in a sum with changing signs are not read', node.span);
  const first = terms[0]!;
  const before = terms.slice(0, dots).map(({ term }) => term);
  const [last, ...rest] = terms.slice(dots + 1);
  const all = last && (enumeration(before, [last.term], context) ?? patternOfLast(before, last.term, context));
  // θ_0 + θ_1 x_1 + … + θ_d x_d: the first stands by itself.
  const behindFirst = last && !all && before.length > 1 && plainHead(before[0]!, last.term) ? enumeration(before.slice(1), [last.term], context) : undefined;
  const pattern = all ?? behindFirst;
  if (!pattern || first.sign === '-') return context.fail('ambiguous-notation', 'what the dots in the sum stand for is not clear', node.span);
  const counted = summed(pattern, context);
  const total = behindFirst ? elementwise('add', context.read(before[0]!), counted, node.span, context) : counted;
  return rest.reduce((sum, { term }) => elementwise('add', sum, context.read(term), term.span, context), total);
}

/** A lone letter, with an index or without, before products of several. */
const plainHead = (first: Surface, last: Surface): boolean => (first.kind === 'symbol' || (first.kind === 'script' && !first.sup)) && (last.kind === 'adjacent' || last.kind === 'product');

/**
 * ∑_j a_j + b_j: TeX's reading ends the sum at the plus; where a later term uses an index that nothing else binds, the
 * sum is taken to reach over it, as its author must mean.
 */
function absorb(terms: readonly Term[], context: ReadingContext): readonly Term[] {
  for (let at = 0; at < terms.length - 1; at++) {
    const names = trailingIndices(terms[at]!.term).filter((name) => !context.binding(name));
    if (names.length === 0) continue;
    let last = at;
    for (let k = at + 1; k < terms.length; k++) if (usesIndex(terms[k]!.term, names)) last = k;
    if (last === at) continue;
    context.assume(`the ${signWord(terms[at]!.term)} ${names.join(', ')} covers every term that uses ${names.length === 1 ? 'it' : 'them'}`, 'inferred');
    const rest = terms.slice(at + 1, last + 1);
    const whole = extendTrailing(terms[at]!.term, rest, { start: terms[at]!.term.span.start, end: rest.at(-1)!.term.span.end });
    return [...terms.slice(0, at), { sign: terms[at]!.sign, term: whole }, ...terms.slice(last + 1)];
  }
  return terms;
}

/** `sum over`, `limit in`: the big operator a term ends in, in words. */
function signWord(term: Surface): string {
  const last = term.kind === 'adjacent' ? term.items.at(-1)! : term.kind === 'product' ? term.factors.at(-1)! : term;
  if (last.kind !== 'big') return last === term ? 'sum over' : signWord(last);
  return last.operator === 'lim' ? 'limit in' : last.operator === 'prod' ? 'product over' : /(?:max|min|sup|inf)$/.test(last.operator) ? `${last.operator} over` : 'sum over';
}

/** The indices of the big operator a term ends in: they are all that could reach over the next term. */
function trailingIndices(term: Surface): readonly string[] {
  switch (term.kind) {
    case 'big':
      return [...(/^(?:sum|prod|lim|(?:arg)?(?:max|min)|sup|inf)$/.test(term.operator) ? indexNames(term.lower) : []), ...trailingIndices(term.body)];
    case 'adjacent':
      return trailingIndices(term.items.at(-1)!);
    case 'product':
      return trailingIndices(term.factors.at(-1)!);
    default:
      return [];
  }
}

function extendTrailing(term: Surface, rest: readonly Term[], span: Surface['span']): Surface {
  switch (term.kind) {
    case 'big':
      return trailingIndices(term.body).length > 0
        ? { ...term, span, body: extendTrailing(term.body, rest, { ...span, start: term.body.span.start }) }
        : { ...term, span, body: { kind: 'sum', span: { ...span, start: term.body.span.start }, terms: [{ sign: '+', term: term.body }, ...rest] } };
    case 'adjacent':
      return { ...term, span, items: [...term.items.slice(0, -1), extendTrailing(term.items.at(-1)!, rest, { ...span, start: term.items.at(-1)!.span.start })] };
    case 'product':
      return { ...term, span, factors: [...term.factors.slice(0, -1), extendTrailing(term.factors.at(-1)!, rest, { ...span, start: term.factors.at(-1)!.span.start })] };
    default:
      return term;
  }
}

/** True where a subscript in the term uses one of the names, and no big operator of the term's own binds it. */
function usesIndex(term: Surface, names: readonly string[]): boolean {
  if (term.kind === 'big') {
    const own = new Set(indexNames(term.lower));
    const left = names.filter((name) => !own.has(name));
    return left.length > 0 && children(term).some((child) => usesIndex(child, left));
  }
  if (term.kind === 'script') {
    const letters = [...(term.sub ? subscriptLetters(term.sub) : []), ...(term.sup?.kind === 'fence' ? subscriptLetters(term.sup.body) : [])];
    if (letters.some((letter) => names.includes(symbolKey(letter)))) return true;
  }
  const head = headSymbol(term);
  if (term.kind === 'symbol' && head) return names.includes(symbolKey(head));
  return children(term).some((child) => usesIndex(child, names));
}
