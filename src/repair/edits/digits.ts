import type { Surface } from '../../syntax/surface';
import { padded, textOf, type Change, type Edit, type Sight } from './edit';

/**
 * Stated numerals put right, each in as many digits as the author gives it and in the same style: 0.2 → 0.1, 12 % → 13 %,
 * 1.2 \times 10^{-3} → 1.3 \times 10^{-3}.
 *
 * @param numerals of an operand that states numbers and nothing else, in order
 * @param values what they should be
 */
export function digitEdits(numerals: readonly Surface[], values: readonly number[], sight: Sight): readonly Edit[] {
  if (numerals.length !== values.length) return [];
  const corrections = numerals.flatMap((numeral, at) => {
    const text = restated(numeral, values[at]!, sight);
    return text === undefined || text === textOf(sight, numeral) ? [] : [{ numeral, text }];
  });
  if (corrections.length === 0) return [];
  const changes = corrections.map(({ numeral, text }): Change => padded({ span: numeral.span, text }, sight.source));
  return [{ changes, words: corrections.map(({ numeral, text }) => `put ${text} for ${textOf(sight, numeral)}`).join(', '), cost: 0.9 }];
}

/** What computing in floats may leave of 0. */
const ROUNDING_ERROR = 1e-14;

/** The numerals an operand is made of, in order; undefined where it is made of anything else. */
export function numeralsOf(operand: Surface): readonly Surface[] | undefined {
  switch (operand.kind) {
    case 'number':
      return [operand];
    case 'sum':
      return operand.terms.length === 1 && numeralsOf(operand.terms[0]!.term)?.length === 1 ? [operand] : undefined;
    case 'product':
      return isScientific(operand) ? [operand] : undefined;
    case 'fence':
      return operand.open === '(' || operand.open === '[' ? numeralsOf(operand.body) : undefined;
    case 'list':
      return allOf(operand.items);
    case 'adjacent':
      return operand.items.every(({ kind }) => kind === 'number') ? operand.items : undefined;
    case 'grid':
      return operand.shape === 'matrix' ? allOf(operand.rows.flat()) : undefined;
    case 'script':
      return operand.base.kind === 'fence' && operand.sup?.kind === 'symbol' && !operand.sub ? numeralsOf(operand.base) : undefined;
    default:
      return undefined;
  }
}

function allOf(items: readonly Surface[]): readonly Surface[] | undefined {
  const numerals = items.map(numeralsOf);
  return numerals.every((found) => found !== undefined) ? numerals.flat() : undefined;
}

/** 1.6 \times 10^{-5} */
function isScientific({ factors }: Surface & { readonly kind: 'product' }): boolean {
  const [mantissa, power] = factors;
  return factors.length === 2 && mantissa?.kind === 'number' && power?.kind === 'script' && power.base.kind === 'number' && power.base.text === '10';
}

function restated(numeral: Surface, value: number, sight: Sight): string | undefined {
  if (numeral.kind === 'sum') {
    const [only] = numeral.terms;
    const inner = only && restated(only.term, Math.abs(value), sight);
    return inner === undefined ? undefined : value < 0 ? `-${inner}` : inner;
  }
  if (value < 0) {
    const inner = restated(numeral, -value, sight);
    return inner === undefined ? undefined : `-${inner}`;
  }
  if (numeral.kind === 'product') return scientific(numeral, value, sight);
  return numeral.kind === 'number' ? decimal(numeral, value, sight) : undefined;
}

function decimal(numeral: Surface & { readonly kind: 'number' }, value: number, sight: Sight): string | undefined {
  const written = textOf(sight, numeral);
  const own = value < ROUNDING_ERROR ? 0 : numeral.percent ? value * 100 : value;
  const places = /\.(\d*)/.exec(numeral.text)?.[1]?.length ?? 0;
  const exponent = /[eE]/.exec(numeral.text);
  if (exponent) return own === 0 ? undefined : own.toExponential(places).replace('e', exponent[0]).replace('+', '');
  if (own >= 1e15) return undefined;
  // A number that is not 0 is not rounded to it.
  const leading = own === 0 ? 0 : -Math.floor(Math.log10(own));
  if (own < 0.5 * 10 ** -places && leading > 12) return undefined;
  const digits = own !== 0 && Number(own.toFixed(places)) === 0 ? leading + 1 : places;
  const plain = own.toFixed(digits);
  const grouped = /\d(\{,\}|,|\\,|\s)\d{3}(?!\d)/.exec(written)?.[1];
  const [whole, fraction] = plain.split('.');
  const parted = grouped === undefined ? whole! : whole!.replace(/\B(?=(\d{3})+(?!\d))/g, grouped);
  const headless = written.startsWith('.') ? parted.replace(/^0$/, '') : parted;
  const sign = numeral.percent ? (/(\s*\\?%)$/.exec(written)?.[1] ?? '\\%') : '';
  return `${headless}${fraction === undefined ? '' : `.${fraction}`}${sign}`;
}

function scientific(numeral: Surface & { readonly kind: 'product' }, value: number, sight: Sight): string | undefined {
  const [mantissa, power] = numeral.factors;
  if (value === 0 || mantissa?.kind !== 'number' || power?.kind !== 'script' || !power.sup) return undefined;
  const places = /\.(\d*)/.exec(mantissa.text)?.[1]?.length ?? 0;
  const [digits, exponent] = value.toExponential(places).split('e');
  const between = sight.source.slice(mantissa.span.end, power.span.start);
  return `${digits}${between}10^{${Number(exponent)}}`;
}
