import type { Rational } from './rational';

/** What a linear form adds up: the number 1, a value, or the logarithm of a value. */
export type AtomKind = 'one' | 'value' | 'log';

const kinds: readonly AtomKind[] = ['one', 'value', 'log'];

/**
 * A linear combination of what stands under an exponential: atoms, each the number of its kind and value, in ascending
 * order, with integer multiples of 1/scale, none of them 0. Equal values at a random point are the same atom.
 */
export interface LinearForm {
  readonly atoms: readonly number[];
  readonly multiples: readonly number[];
}

export const zeroForm: LinearForm = { atoms: [], multiples: [] };

/** One atom; `value` below 2²⁶. */
export const singleForm = (kind: AtomKind, value: number, multiple: number): LinearForm => ({ atoms: [value * 4 + kinds.indexOf(kind)], multiples: [multiple] });

export const kindOfAtom = (atom: number): AtomKind => kinds[atom & 3]!;
export const valueOfAtom = (atom: number): number => atom >>> 2;

/** left + sign · right, by merging. */
export function combineForms(left: LinearForm, right: LinearForm, sign: 1 | -1): LinearForm {
  if (right.atoms.length === 0) return left;
  if (left.atoms.length === 0 && sign === 1) return right;
  const atoms = new Array<number>(left.atoms.length + right.atoms.length);
  const multiples = new Array<number>(atoms.length);
  let [i, j, kept] = [0, 0, 0];
  while (i < left.atoms.length || j < right.atoms.length) {
    const [a, b] = [left.atoms[i] ?? Infinity, right.atoms[j] ?? Infinity];
    const multiple = (a <= b ? left.multiples[i++]! : 0) + (b <= a ? sign * right.multiples[j++]! : 0);
    if (multiple === 0) continue;
    atoms[kept] = Math.min(a, b);
    multiples[kept++] = multiple;
  }
  return kept === atoms.length ? { atoms, multiples } : { atoms: atoms.slice(0, kept), multiples: multiples.slice(0, kept) };
}

/** The form times a rational; undefined where a multiple is not whole, or its absolute value above `limit`. */
export function scaledForm(form: LinearForm, by: Rational, limit: number): LinearForm | undefined {
  if (by.numerator === 0n) return zeroForm;
  if (by.numerator === by.denominator) return form;
  const [factor, divisor] = [Number(by.numerator), Number(by.denominator)];
  const multiples = form.multiples.map((multiple) => (multiple * factor) / divisor);
  return multiples.every((multiple) => Number.isInteger(multiple) && Math.abs(multiple) <= limit) ? { atoms: form.atoms, multiples } : undefined;
}

/** The sum of the multiples' absolute values. */
export const spanOf = ({ multiples }: LinearForm): number => multiples.reduce((total, multiple) => total + Math.abs(multiple), 0);
