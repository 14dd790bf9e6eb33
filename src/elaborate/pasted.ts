import type { Reading } from '../ir/claim';
import type { Surface } from '../syntax/surface';
import { children, mapChildren } from '../syntax/walk';
import type { Group } from './groups';
import type { ReadGroup } from './readings';
import type { RawStatement } from './statements';

/**
 * Text pasted without its superscripts: `e3/ e (3+7+14) = 1.6 X 10-5` was e³/(e³+e⁷+e¹⁴) = 1.6·10⁻⁵. Reads the statements
 * again with the powers put back; such a reading makes a verdict conditional. Empty where nothing was lost.
 */
export function restoreSuperscripts(group: Group, read: (statements: readonly RawStatement[]) => ReadGroup): readonly Reading[] {
  let changed = false;
  const restored = group.statements.map((statement) => ({
    ...statement,
    operands: statement.operands.map((operand) => {
      const next = restore(operand);
      if (next !== operand) changed = true;
      return next;
    }),
  }));
  if (!changed) return [];
  const note = 'superscripts were lost in pasting: e3 is read as e³, e (a+b) as eᵃ+eᵇ, X 10-5 as ·10⁻⁵';
  return read(restored).readings.map((reading) => ({ ...reading, note, repaired: true }));
}

const isE = (node: Surface | undefined): boolean => node?.kind === 'symbol' && node.name === 'e' && node.accents.length === 0;
const isTimes = (node: Surface | undefined): boolean => node?.kind === 'symbol' && (node.name === 'X' || node.name === 'x');

function restore(node: Surface): Surface {
  switch (node.kind) {
    case 'adjacent': {
      const restored = mapChildren(node, restore);
      const [first, second, ...rest] = children(restored);
      if (rest.length > 0 || !isE(first)) return restored;
      if (second?.kind === 'number') return powerOfE(first!, second, node);
      return second?.kind === 'fence' && second.body.kind === 'sum' ? sumOfPowers(first!, second.body, node) : restored;
    }
    case 'sum':
      return scientific(node) ?? mapChildren(node, restore);
    case 'fraction':
    case 'fence':
    case 'product':
      return mapChildren(node, restore);
    default:
      return node;
  }
}

const powerOfE = (e: Surface, exponent: Surface, at: Surface): Surface => ({ kind: 'script', base: e, sup: exponent, primes: 0, span: at.span });

/** e (3+7+14), where each term was an exponent. */
function sumOfPowers(e: Surface, sum: Surface & { kind: 'sum' }, at: Surface): Surface {
  return { ...sum, terms: sum.terms.map(({ sign, term }) => ({ sign, term: powerOfE(e, term, term) })), span: at.span };
}

/** 1.6 X 10-5 */
function scientific(node: Surface & { kind: 'sum' }): Surface | undefined {
  const [mantissa, exponent] = node.terms;
  if (node.terms.length !== 2 || exponent?.sign !== '-' || exponent.term.kind !== 'number' || mantissa?.sign !== '+') return undefined;
  const { term } = mantissa;
  const parts = term.kind === 'adjacent' ? term.items.filter((item) => !isTimes(item)) : term.kind === 'product' ? term.factors : [];
  const written = term.kind === 'product' || (term.kind === 'adjacent' && term.items.some(isTimes));
  const [number, ten] = parts;
  if (!written || parts.length !== 2 || number?.kind !== 'number' || ten?.kind !== 'number' || ten.text !== '10') return undefined;
  const minus: Surface = { kind: 'sum', terms: [{ sign: '-', term: exponent.term }], span: exponent.term.span };
  const power: Surface = { kind: 'script', base: ten, sup: minus, primes: 0, span: { start: ten.span.start, end: node.span.end } };
  return { kind: 'product', factors: [number, power], signs: ['×'], span: node.span };
}
