import type { StatedNumber } from '../ir/claim';
import { number } from './wording';

/** How a stated numeral stands to the value it states. */
export type Agreement =
  | { readonly kind: 'exact' }
  | { readonly kind: 'rounded' }
  /** Right as far as it goes, cut off rather than rounded. */
  | { readonly kind: 'truncated'; readonly rounded: string }
  /** Off by no more than the rounding of the numbers it was computed from. */
  | { readonly kind: 'propagated' }
  | { readonly kind: 'wrong'; readonly rounded: string }
  /** The digits of the float next to the value, which are not the value's. */
  | { readonly kind: 'machine' }
  | { readonly kind: 'undecided' };

const ROUNDING_SLACK = 1e-9;

/**
 * Holds a numeral against an enclosure of the value. `spread` is how far the value may move when the rounded numbers
 * it was computed from move by half a unit of their last digit.
 */
export function agree(stated: StatedNumber, value: number, low: number, high: number, spread: number, approximate: boolean): Agreement {
  const written = numeralValue(stated.text);
  const places = approximate ? Math.min(stated.places, significantPlaces(stated)) : stated.places;
  const unit = 10 ** -places;
  if (low === written && high === written) return { kind: 'exact' };
  if (written >= low && written <= high) return { kind: 'rounded' };
  const slack = unit * ROUNDING_SLACK;
  const distance = (bound: number): number => Math.abs(bound - written);
  if (Math.max(distance(low), distance(high)) <= unit / 2 + slack) {
    const isCount = stated.places <= 0 && !approximate && Math.abs(written) < 10;
    if (!isCount) return { kind: 'rounded' };
    return Math.min(distance(low), distance(high)) <= spread ? { kind: 'propagated' } : { kind: 'wrong', rounded: number(value) };
  }
  const inward = (bound: number): boolean => Math.sign(bound) * Math.sign(written) >= 0 && Math.abs(bound) >= Math.abs(written) - slack && Math.abs(bound) < Math.abs(written) + unit;
  if (stated.places > 0 && inward(low) && inward(high)) return { kind: 'truncated', rounded: rounded(value, stated.places) };
  if (Math.min(distance(low), distance(high)) <= unit / 2) return { kind: 'undecided' };
  if (spread > 0 && Math.min(distance(low), distance(high)) <= unit / 2 + spread) return { kind: 'propagated' };
  return { kind: 'wrong', rounded: rounded(value, stated.places) };
}

/** The number a stated text denotes. */
export function numeralValue(text: string): number {
  const percent = text.endsWith('%');
  const [mantissa, exponent] = (percent ? text.slice(0, -1) : text).split('·10^');
  const value = Number(`${mantissa}${exponent === undefined ? '' : `e${exponent}`}`);
  return percent ? value / 100 : value;
}

/** Trailing noughts of a whole number said to be approximate are no digits: 1000 has places −3. */
function significantPlaces(stated: StatedNumber): number {
  if (stated.places !== 0) return stated.places;
  const zeros = /0+$/.exec(stated.text)?.[0].length ?? 0;
  return -Math.min(zeros, stated.text.replace('-', '').length - 1);
}

/** The value rounded as the author stated it. */
function rounded(value: number, places: number): string {
  // Where a whole number was stated, rounding to one would only say how near it is.
  if (places <= 0) return number(value);
  const size = Math.abs(value);
  if (places >= 0 && places <= 12 && size >= 1e-3) return value.toFixed(places).replace('-', '−');
  if (size < 1e-3 && size > 0 && places <= 100) {
    const digits = Math.max(1, places + Math.floor(Math.log10(size)) + 1);
    const [mantissa, exponent] = value.toExponential(Math.min(digits, 17) - 1).split('e');
    return `${mantissa}·10^${Number(exponent)}`.replace(/-/g, '−');
  }
  return number(value);
}
