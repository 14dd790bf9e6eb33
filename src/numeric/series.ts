import type { Interval } from '../ops/operator';
import { isOutside, isPoint, point } from '../ops/outward';
import { addIntervals, negateInterval } from '../ops/scalar/add';
import { divideIntervals } from '../ops/scalar/divide';
import { multiplyIntervals } from '../ops/scalar/multiply';
import { exp as exponential } from '../ops/scalar/exp';
import { log as logarithm } from '../ops/scalar/log';

/**
 * What a value is for small s > 0: exp(Σⱼ polarⱼ s^{−j−1}) · Σₖ coefficientₖ s^{order+k}, the first `terms` terms of it,
 * each enclosed. Where the exponential part differs between the terms of a sum only the largest is kept: the others are
 * smaller than any power of s beside it. van der Hoeven, Transseries (2006), ch. 1.
 */
export interface Series {
  readonly order: number;
  readonly coefficients: readonly Interval[];
  /** Exact where all further coefficients are 0. */
  readonly polar: readonly Interval[];
}

export const terms = 7;

const zero = point(0);
const isZero = (interval: Interval): boolean => interval.low === 0 && interval.high === 0;
const mayBeZero = ({ low, high }: Interval): boolean => low <= 0 && high >= 0;

/** A series of a number alone. */
export const constantSeries = (value: Interval): Series => ({ order: 0, coefficients: padded([value]), polar: [] });

/** s^order · ±1 beside a constant: the variable that goes to its limit. */
export const monomial = (order: number, factor: number): Series => ({ order, coefficients: padded([point(factor)]), polar: [] });

function padded(coefficients: readonly Interval[]): readonly Interval[] {
  return Array.from({ length: terms }, (_, k) => coefficients[k] ?? zero);
}

export const isNothing = ({ coefficients }: Series): boolean => coefficients.every(isZero);

/** Leading coefficients that are 0 for certain are dropped. */
function stripped(series: Series): Series {
  const first = series.coefficients.findIndex((coefficient) => !isZero(coefficient));
  return first <= 0 ? series : { ...series, order: series.order + first, coefficients: series.coefficients.slice(first) };
}

/** The sign of a polar part for small s, which decides whether its exponential grows; undefined where that is open. */
function polarSign(polar: readonly Interval[]): number | undefined {
  for (let j = polar.length - 1; j >= 0; j--) {
    const part = polar[j]!;
    if (isZero(part)) continue;
    return part.low > 0 ? 1 : part.high < 0 ? -1 : undefined;
  }
  return 0;
}

const combinePolar = (a: readonly Interval[], b: readonly Interval[], sign: 1 | -1): readonly Interval[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, j) => {
    const [x, y] = [a[j] ?? zero, b[j] ?? zero];
    // Equal parts cancel exactly.
    if (sign < 0 && x.low === y.low && x.high === y.high) return zero;
    return addIntervals(x, sign < 0 ? negateInterval(y) : y);
  });

export function addSeries(a: Series, b: Series): Series | undefined {
  if (isNothing(a)) return b;
  if (isNothing(b)) return a;
  const sign = polarSign(combinePolar(a.polar, b.polar, -1));
  if (sign === undefined) return undefined;
  if (sign !== 0) return sign > 0 ? a : b;
  const order = Math.min(a.order, b.order);
  const length = Math.min(a.order + a.coefficients.length, b.order + b.coefficients.length) - order;
  const at = (series: Series, k: number): Interval => series.coefficients[order + k - series.order] ?? zero;
  return { order, coefficients: Array.from({ length: Math.max(1, length) }, (_, k) => addIntervals(at(a, k), at(b, k))), polar: a.polar };
}

export const negateSeries = (series: Series): Series => ({ ...series, coefficients: series.coefficients.map(negateInterval) });

const sum = (values: readonly Interval[]): Interval => values.reduce(addIntervals, zero);

export function multiplySeries(a: Series, b: Series): Series {
  const length = Math.min(a.coefficients.length, b.coefficients.length);
  const coefficients = Array.from({ length }, (_, k) => sum(Array.from({ length: k + 1 }, (__, j) => multiplyIntervals(a.coefficients[j]!, b.coefficients[k - j]!))));
  return { order: a.order + b.order, coefficients, polar: combinePolar(a.polar, b.polar, 1) };
}

export function divideSeries(a: Series, divisor: Series): Series | undefined {
  const b = stripped(divisor);
  const [leading] = b.coefficients;
  if (!leading || mayBeZero(leading) || isOutside(leading)) return undefined;
  const length = Math.min(a.coefficients.length, b.coefficients.length);
  const quotient: Interval[] = [];
  for (let k = 0; k < length; k++) {
    const known = sum(Array.from({ length: k }, (_, j) => multiplyIntervals(quotient[j]!, b.coefficients[k - j]!)));
    quotient.push(divideIntervals(addIntervals(a.coefficients[k]!, negateInterval(known)), leading));
  }
  return { order: a.order - b.order, coefficients: quotient, polar: combinePolar(a.polar, b.polar, -1) };
}

/** The series as one that is a power series; where it vanishes faster than all powers, 0. */
function regular(series: Series): Series | undefined {
  const sign = polarSign(series.polar);
  if (sign === undefined || sign > 0) return undefined;
  return sign < 0 ? constantSeries(zero) : series;
}

/** c₀, c₁ … of a series without a pole. */
function taylor(series: Series): readonly Interval[] | undefined {
  const { order, coefficients } = stripped(series);
  if (order < 0) return undefined;
  return Array.from({ length: order + coefficients.length }, (_, k) => coefficients[k - order] ?? zero).slice(0, Math.max(terms, 1));
}

export function expSeries(given: Series): Series | undefined {
  const series = regular(given);
  if (!series) return undefined;
  const { order, coefficients } = stripped(series);
  const at = (power: number): Interval => coefficients[power - order] ?? zero;
  const polar = Array.from({ length: Math.max(0, -order) }, (_, j) => at(-j - 1));
  const length = Math.max(1, order + coefficients.length);
  const result: Interval[] = [exponential.interval(at(0))];
  for (let n = 1; n < Math.min(terms, length); n++) {
    result.push(divideIntervals(sum(Array.from({ length: n }, (_, j) => multiplyIntervals(multiplyIntervals(point(j + 1), at(j + 1)), result[n - j - 1]!))), point(n)));
  }
  return { order: 0, coefficients: result, polar };
}

/** log of a series that neither vanishes nor grows but exponentially: then its logarithm has a pole. */
export function logSeries(given: Series): Series | undefined {
  const series = stripped(given);
  const [leading] = series.coefficients;
  if (series.order !== 0 || !leading || !(leading.low > 0)) return undefined;
  const { coefficients } = series;
  const result: Interval[] = [logarithm.interval(leading)];
  for (let n = 1; n < coefficients.length; n++) {
    const known = sum(Array.from({ length: n - 1 }, (_, j) => multiplyIntervals(multiplyIntervals(point(j + 1), result[j + 1]!), coefficients[n - j - 1]!)));
    result.push(divideIntervals(addIntervals(coefficients[n]!, negateInterval(divideIntervals(known, point(n)))), leading));
  }
  const own: Series = { order: 0, coefficients: result, polar: [] };
  if (series.polar.length === 0) return own;
  const pole: Series = { order: -series.polar.length, coefficients: Array.from({ length: series.polar.length + terms }, (_, k) => series.polar[series.polar.length - 1 - k] ?? zero), polar: [] };
  return addSeries(pole, own);
}

/** v^p for a fixed p, where that has whole exponents only. */
export function powerSeries(given: Series, exponent: Interval): Series | undefined {
  const series = stripped(given);
  const [leading] = series.coefficients;
  const order = isPoint(exponent) ? series.order * exponent.low : series.order === 0 ? 0 : NaN;
  if (!leading || !(leading.low > 0) || !Number.isInteger(order)) return undefined;
  const log = logSeries({ ...series, order: 0 });
  const scaled = log && expSeries(multiplySeries(log, constantSeries(exponent)));
  return scaled && { ...scaled, order: scaled.order + order };
}

/** g(v) by g's Taylor coefficients at v's limit. */
export function composeSeries(given: Series, coefficientsAt: (centre: Interval) => readonly Interval[]): Series | undefined {
  const series = regular(given);
  const inner = series && taylor(series);
  if (!inner) return undefined;
  const outer = coefficientsAt(inner[0]!);
  const shifted: Series = { order: 0, coefficients: [zero, ...inner.slice(1)], polar: [] };
  let result: Series = constantSeries(outer.at(-1)!);
  for (let k = outer.length - 2; k >= 0; k--) result = addSeries(multiplySeries(result, shifted), constantSeries(outer[k]!))!;
  return { ...result, coefficients: result.coefficients.slice(0, Math.max(1, inner.length)) };
}

/** 1, −1 or 0: how the value compares with 0 for small s; undefined where that is open. */
export function signOf(series: Series): number | undefined {
  for (const coefficient of series.coefficients) {
    if (isZero(coefficient)) continue;
    return coefficient.low > 0 ? 1 : coefficient.high < 0 ? -1 : undefined;
  }
  return 0;
}

/**
 * The limit for s → 0; undefined where it is infinite or unknown. A coefficient of a negative power that may be 0 is
 * taken to be it: were it not, there would be no finite limit.
 */
export function limitOf(given: Series): Interval | undefined {
  const series = regular(given);
  if (!series) return undefined;
  const { order, coefficients } = stripped(series);
  if (order > 0) return zero;
  if (order + coefficients.length <= 0) return isNothing(series) ? zero : undefined;
  if (coefficients.slice(0, -order).some((coefficient) => !mayBeZero(coefficient) || coefficient.high - coefficient.low > 1e-6)) return undefined;
  return coefficients[-order];
}

/** +1 or −1 where the value grows without bound; undefined where it does not, or that is not known. */
export function infiniteSign(series: Series): number | undefined {
  const own = stripped(series);
  const polar = polarSign(own.polar);
  if (polar === undefined || polar < 0 || (polar === 0 && own.order >= 0)) return undefined;
  const sign = signOf(own);
  return sign === 0 ? undefined : sign;
}
