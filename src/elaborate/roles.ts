import { power, rational, scalar } from '../ir/build';
import type { LibraryOperator } from '../ops/operator';
import type { Typed } from './context';
import { scalarOf } from './shapes';

type Parameter = LibraryOperator['parameters'][number];

/** A quantity of a formula that may be an argument, by the name it goes under there. */
export interface Quantity {
  readonly name: string;
  readonly value: Typed;
}

/** Parameters that are one thing by their names, wherever they stand and whether or not they do. */
export const FIXED = /^(?:tp|fp|fn|tn)$/i;

/** More ways of handing out arguments than this are not tried. */
const MAX_ASSIGNMENTS = 24;

/**
 * The ways in which all the quantities of a formula can be the arguments of a function, the likeliest first: a
 * quantity that has a parameter's name (μ, σ, λ) is that parameter, others come in their order. A function of
 * numbers may be taken entry by entry, of vectors throughout. `undefined` stands for a parameter left at its default.
 *
 * @param ordered so many quantities at the front are given in the function's own order
 */
export function assignments(parameters: readonly Parameter[], quantities: readonly Quantity[], ordered: number): readonly (readonly (Typed | undefined)[])[] {
  const lifts = parameters.every(({ rank }) => rank === 0) && quantities.some(({ value }) => value.shape.length > 0);
  const required = parameters.filter((parameter) => parameter.default === undefined && !FIXED.test(parameter.name)).length;
  if (quantities.length === 0 || quantities.length < required || (parameters.every(({ name }) => FIXED.test(name)) && !quantities.some(({ name }) => FIXED.test(plain(name))))) return [];
  const inOrder = new Set(quantities.slice(0, ordered));
  const found: { readonly chosen: readonly (Typed | undefined)[]; readonly cost: number }[] = [];
  const fill = (at: number, left: readonly Quantity[], chosen: readonly (Typed | undefined)[], cost: number): void => {
    if (found.length >= MAX_ASSIGNMENTS * 4) return;
    const parameter = parameters[at];
    if (!parameter) {
      // One quantity that has no place shows that another was meant, where all others have theirs by their names.
      if (left.length === 0 || (left.length === 1 && ((cost < 1 && required > 1) || FIXED.test(plain(left[0]!.name))))) found.push({ chosen, cost: cost + left.length });
      return;
    }
    const entries = [...left.entries()].sort(([, a], [, b]) => Number(sameLetter(parameter.name, b.name)) - Number(sameLetter(parameter.name, a.name)));
    for (const [order, quantity] of entries) {
      // The first ones keep their order.
      if (order > 0 && inOrder.has(quantity) && left.slice(0, order).some((other) => inOrder.has(other))) continue;
      const isNamed = sameLetter(parameter.name, quantity.name);
      if (FIXED.test(parameter.name) && !isNamed) continue;
      // Precision and recall, by their letters.
      if (/^[PR]$/.test(parameter.name) && parameters.some((other) => other !== parameter && other.name === quantity.name)) continue;
      const rank = quantity.value.shape.length;
      if (rank !== parameter.rank && !(lifts && rank === 1)) continue;
      // A standard deviation, where a variance is asked for.
      const isRoot = parameter.name === 'v' && /^[σs]$/.test(plain(quantity.name));
      const value = isRoot ? { ...quantity.value, expression: power(quantity.value.expression, rational(2)) } : quantity.value;
      fill(at + 1, left.filter((other) => other !== quantity), [...chosen, value], cost + (isNamed || isRoot ? 0 : 1 + order / 8));
    }
    if (parameter.default !== undefined) fill(at + 1, left, [...chosen, undefined], cost);
    else if (FIXED.test(parameter.name) && !left.some(({ name }) => sameLetter(parameter.name, name))) fill(at + 1, left, [...chosen, scalarOf(scalar(parameter.name.toUpperCase()))], cost);
  };
  fill(0, quantities, [], 0);
  return found.sort((a, b) => a.cost - b.cost).slice(0, MAX_ASSIGNMENTS).map(({ chosen }) => chosen);
}

const sameLetter = (a: string, b: string): boolean => plain(a) === plain(b);

/** Without weight, arrow and case; “true positives” are TP. */
function plain(name: string): string {
  const text = name.normalize('NFKC').replace(/[\u20D7\s]/g, '').toLowerCase();
  const [, truth, sign] = /^(?:#|no\.of|numberof)?(true|false)(positive|negative)s?$/.exec(text) ?? [];
  return truth && sign ? truth[0]! + sign[0]! : text;
}
