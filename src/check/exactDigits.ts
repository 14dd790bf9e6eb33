import type { StatedNumber } from '../ir/claim';
import { decimal } from '../ir/build';
import type { ExactInterval } from '../numeric/precision';
import type { Rational } from '../numeric/rational';
import { addRationals, compareRationals, floorRational, multiplyRationals, negateRational, rationalOfFloat } from '../numeric/rational';
import { numeralValue, type Agreement } from './digits';

/** Floats are printed with up to this many significant digits, the last of which carry their rounding errors. */
const digitsOfFloats = 17;
/** As near to half a unit as this part of it, floats do not tell on which side. */
const boundary = 1e-8;

/** True where floats cannot judge a numeral: it has more digits than they have, or stands half a unit from the value. */
export function isBeyondFloats(stated: StatedNumber, value: number, spread: number): boolean {
  if (significantDigits(stated) > digitsOfFloats) return true;
  const unit = 10 ** -stated.places;
  return spread === 0 && stated.places > 0 && Math.abs(Math.abs(value - numeralValue(stated.text)) - unit / 2) < boundary * unit;
}

export const significantDigits = ({ text }: StatedNumber): number => text.split('·')[0]!.replace(/^[^1-9]*|[.%]/g, '').length;

/** Holds a numeral against exact bounds of the value; undefined for a numeral that cannot be read exactly. */
export function agreeExactly(stated: StatedNumber, { low, high }: ExactInterval): Agreement | undefined {
  const written = exactNumeral(stated.text);
  if (!written) return undefined;
  if (compareRationals(low, high) === 0 && compareRationals(low, written) === 0) return { kind: 'exact' };
  const unit = powerOfTen(-stated.places);
  const distances = [low, high].map((bound) => magnitude(minus(bound, written)));
  const half = multiplyRationals(unit, { numerator: 1n, denominator: 2n })!;
  const within = distances.map((distance) => compareRationals(distance, half) <= 0);
  if (within.every(Boolean)) return { kind: 'rounded' };
  const rounded = roundedText(low, stated);
  const isCutOff = (bound: Rational): boolean => {
    const beyond = minus(magnitude(bound), magnitude(written));
    return bound.numerator < 0n === written.numerator < 0n && beyond.numerator >= 0n && compareRationals(beyond, unit) < 0;
  };
  if (stated.places > 0 && isCutOff(low) && isCutOff(high)) return { kind: 'truncated', rounded };
  if (within.some(Boolean) || low.numerator < 0n !== high.numerator < 0n) return { kind: 'undecided' };
  return isExpansionOfFloat(stated, written, half) ? { kind: 'machine' } : { kind: 'wrong', rounded };
}

/** True for 0.1000000000000000055511: the digits of the float next to 0.1. */
function isExpansionOfFloat(stated: StatedNumber, written: Rational, half: Rational): boolean {
  const float = numeralValue(stated.text);
  return significantDigits(stated) > digitsOfFloats && Number.isFinite(float) && compareRationals(magnitude(minus(rationalOfFloat(float), written)), half) <= 0;
}

const minus = (a: Rational, b: Rational): Rational => addRationals(a, negateRational(b)) ?? { numerator: 0n, denominator: 1n };
const magnitude = (a: Rational): Rational => (a.numerator < 0n ? negateRational(a) : a);
const powerOfTen = (exponent: number): Rational => (exponent >= 0 ? { numerator: 10n ** BigInt(exponent), denominator: 1n } : { numerator: 1n, denominator: 10n ** BigInt(-exponent) });

/** The number a stated text denotes: `3.14`, `−1.6·10^-5`, `99.8%`. */
function exactNumeral(text: string): Rational | undefined {
  const [plain, scale] = text.endsWith('%') ? [text.slice(0, -1), powerOfTen(-2)] : [text, powerOfTen(0)];
  const [mantissa, exponent] = plain.split('·10^');
  const value = decimal(`${mantissa!.replace(/^[-−+]/, '')}${exponent === undefined ? '' : `e${exponent}`}`);
  const signed = value && /^[-−]/.test(mantissa!) ? negateRational(value) : value;
  return signed && multiplyRationals(signed, scale);
}

/** The value rounded to the places that were stated. */
function roundedText(value: Rational, { text, places }: StatedNumber): string {
  const percent = text.endsWith('%');
  const shownPlaces = Math.max(0, percent ? places - 2 : places);
  const scaled = multiplyRationals(magnitude(value), powerOfTen(shownPlaces + (percent ? 2 : 0)))!;
  const digits = String(floorRational(addRationals(scaled, { numerator: 1n, denominator: 2n })!)).padStart(shownPlaces + 1, '0');
  const point = digits.length - shownPlaces;
  return `${value.numerator < 0n ? '−' : ''}${digits.slice(0, point)}${shownPlaces > 0 ? `.${digits.slice(point)}` : ''}${percent ? '%' : ''}`;
}
