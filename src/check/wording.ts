import type { Domain } from '../ir/domain';
import type { Evidence, Witness } from '../numeric/evidence';

/** A number as a teacher would write it on the board: 4 significant digits or as asked, powers of ten where they help. */
export function number(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'undefined';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return String(value).replace('-', '−');
  if (size >= 1e6 || size < 1e-3) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
    return `${mantissa!.replace(/\.?0+$/, '')}·10^${Number(exponent)}`.replace(/-/g, '−');
  }
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

/** A value or the entries of an array. */
export function numbers(value: number | readonly number[], digits = 4): string {
  return typeof value === 'number' ? number(value, digits) : `[${value.map((entry) => number(entry, digits)).join(', ')}]`;
}

/** `, a difference of 10^−40` where the two sides look the same; else nothing. */
export const apart = ({ difference }: Witness): string => (difference === undefined ? '' : `, a difference of ${number(difference)}`);

/** `x = 1, z[2] = 0.5` */
export function point(at: Readonly<Record<string, number>>): string {
  return Object.entries(at).map(([name, value]) => `${name} = ${number(value)}`).join(', ');
}

/** More values than these are no help to a reader; the witness has them all. */
const MANY_COORDINATES = 12;
const MANY_ENTRIES = 6;

/** `at x = 1, z[2] = 0.5`; nothing for numbers alone. */
export function atPoint(at: Readonly<Record<string, number>>): string {
  const count = Object.keys(at).length;
  return count === 0 ? '' : count > MANY_COORDINATES ? `at a point of ${count} coordinates` : `at ${point(at)}`;
}

/** Both values at a witness; of long arrays, the first entry in which they differ. */
export function valuesAt({ left, right }: Witness): { readonly left: string; readonly right: string; readonly entry: string } {
  if (typeof left === 'number' || typeof right === 'number' || left.length <= MANY_ENTRIES || left.length !== right.length) return { left: numbers(left), right: numbers(right), entry: '' };
  const at = left.findIndex((value, k) => Math.abs(value - right[k]!) > 1e-9 * Math.max(1, Math.abs(value)));
  return { left: number(left[at]!), right: number(right[at]!), entry: `entry ${at + 1} of ` };
}

const IN_WORDS: Readonly<Partial<Record<Domain['kind'], string>>> = {
  positive: '> 0', nonnegative: '≥ 0', nonzero: '≠ 0', binary: '∈ {0, 1}', sign: '= ±1', simplex: 'a distribution', 'one-hot': 'one-hot', integer: 'a whole number', natural: '= 1, 2, …',
  symmetric: 'symmetric', 'positive-definite': 'positive definite', orthogonal: 'orthogonal', diagonal: 'diagonal', unit: 'of norm 1',
};

/** `p a distribution`, `y = ±1` */
export const inDomain = (name: string, { kind }: Domain): string => `${name} ${IN_WORDS[kind] ?? 'in its range'}`;

/** `for sizes 1, 2, 3 and 5`, or nothing where there is no size. */
export function atSizes({ sizes }: Evidence): string {
  if (sizes.length === 0) return '';
  return ` (sizes ${sizes.join(', ')})`;
}
