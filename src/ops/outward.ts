import type { Interval } from './operator';

/**
 * Directed rounding in round-to-nearest arithmetic. `…Down` never exceeds the exact result and `…Up` is never below it;
 * both are the exact result where a float holds it. Infinite operands stand for unbounded finite ones, so 0 · ∞ is 0.
 */

const PHI = 2 ** -53 * (1 + 2 ** -52);
const TINY = Number.MIN_VALUE;
const HUGE = Number.MAX_VALUE;

/** A float above x, at most two ulps away. Rump, Zimmermann, Boldo, Melquiond (2009), algorithm 1. */
export function nextUp(x: number): number {
  return x === -Infinity ? -HUGE : x + (PHI * Math.abs(x) + TINY);
}

/** A float below x, at most two ulps away. */
export function nextDown(x: number): number {
  return x === Infinity ? HUGE : x - (PHI * Math.abs(x) + TINY);
}

/** `value` less `ulps` units in the last place: below the true value if that is within `ulps` of `value`. */
export function widenDown(value: number, ulps: number): number {
  return value === Infinity ? HUGE : nextDown(value - ulps * (2 ** -52 * Math.abs(value) + TINY));
}

/** `value` plus `ulps` units in the last place: above the true value if that is within `ulps` of `value`. */
export function widenUp(value: number, ulps: number): number {
  return value === -Infinity ? -HUGE : nextUp(value + ulps * (2 ** -52 * Math.abs(value) + TINY));
}

/** The rounding error of sum = fl(a + b), exactly; NaN on overflow. Knuth's TwoSum. */
function sumError(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

export function addDown(a: number, b: number): number {
  const sum = a + b;
  const error = sumError(a, b, sum);
  if (error >= 0) return sum;
  if (error < 0) return nextDown(sum);
  if (a === -Infinity || b === -Infinity) return -Infinity;
  return nextDown(sum);
}

export function addUp(a: number, b: number): number {
  return -addDown(-a, -b);
}

/** Below this a product's error may underflow, above LARGE splitting an operand may overflow. */
const SMALL_PRODUCT = 2 ** -960;
const LARGE = 2 ** 990;
const SPLITTER = 2 ** 27 + 1;

/** The rounding error of product = fl(a · b), exactly; NaN where it cannot be had. Dekker (1971). */
function productError(a: number, b: number, product: number): number {
  const magnitude = Math.abs(product);
  if (!(magnitude > SMALL_PRODUCT && magnitude < LARGE && Math.abs(a) < LARGE && Math.abs(b) < LARGE)) return NaN;
  const aSplit = SPLITTER * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = SPLITTER * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

export function multiplyDown(a: number, b: number): number {
  if (a === 0 || b === 0) return a !== a || b !== b ? NaN : 0;
  const product = a * b;
  const error = productError(a, b, product);
  if (error >= 0) return product;
  if (error < 0) return nextDown(product);
  if (product === -Infinity) return product;
  // A product of the same signs is never below 0, even where it underflows.
  return a > 0 === b > 0 ? Math.max(0, nextDown(product)) : nextDown(product);
}

export function multiplyUp(a: number, b: number): number {
  return -multiplyDown(-a, b) + 0;
}

/** fl(a / b) is exact, above or below a / b as a − q·b is 0, of the opposite or of the same sign as b. */
export function divideDown(a: number, b: number): number {
  if (a === 0) return b !== b ? NaN : 0;
  const quotient = a / b;
  if (Math.abs(b) === Infinity) return Math.abs(a) === Infinity ? -Infinity : 0 * a;
  const product = quotient * b;
  const error = productError(quotient, b, product);
  if (error === error && Math.abs(a) > SMALL_PRODUCT) {
    // a and product differ by at most an ulp, so their difference is exact (Sterbenz).
    const residual = a - product - error;
    if (residual === 0 || residual > 0 === b > 0) return quotient;
    return nextDown(quotient);
  }
  if (quotient === -Infinity) return quotient;
  return a > 0 === b > 0 ? Math.max(0, nextDown(quotient)) : nextDown(quotient);
}

export function divideUp(a: number, b: number): number {
  return -divideDown(-a, b) + 0;
}

export function sqrtDown(x: number): number {
  const root = Math.sqrt(x);
  if (x === 0 || x === Infinity || !(x > SMALL_PRODUCT)) return x > 0 && x !== Infinity ? nextDown(root) : root;
  const square = root * root;
  const residual = x - square - productError(root, root, square);
  return residual >= 0 ? root : nextDown(root);
}

export function sqrtUp(x: number): number {
  const root = Math.sqrt(x);
  if (x === 0 || x === Infinity || !(x > SMALL_PRODUCT)) return x > 0 && x !== Infinity ? nextUp(root) : root;
  const square = root * root;
  const residual = x - square - productError(root, root, square);
  return residual <= 0 ? root : nextUp(root);
}

/** The enclosure of no value: an operand leaves the domain. */
export const outside: Interval = { low: NaN, high: NaN };
export const everything: Interval = { low: -Infinity, high: Infinity };
export const undecided: Interval = { low: 0, high: 1 };

export const point = (value: number): Interval => ({ low: value, high: value });
export const isOutside = (interval: Interval): boolean => interval.low !== interval.low || interval.high !== interval.high;
export const isPoint = (interval: Interval): boolean => interval.low === interval.high;
export const contains = (interval: Interval, value: number): boolean => interval.low <= value && value <= interval.high;

/** The smallest enclosure of both; `outside` if either is. */
export function hull(a: Interval, b: Interval): Interval {
  return isOutside(a) || isOutside(b) ? outside : { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

export interface Monotone {
  readonly float: (x: number) => number;
  readonly ulps: number;
  /** Bounds the true value never leaves. */
  readonly range?: Interval;
  /** Where the function is defined, both ends included. */
  readonly domain?: Interval;
  /** Operands at which `float` is exact. */
  readonly exactAt?: readonly number[];
  readonly decreasing?: boolean;
}

/** The enclosure of a monotone function given by its float evaluation and that one's error bound. */
export function monotone({ float, ulps, range = everything, domain = everything, exactAt = [], decreasing = false }: Monotone): (x: Interval) => Interval {
  const down = (x: number): number => {
    const value = float(x);
    return exactAt.includes(x) ? value : Math.max(range.low, widenDown(value, ulps));
  };
  const up = (x: number): number => {
    const value = float(x);
    return exactAt.includes(x) ? value : Math.min(range.high, widenUp(value, ulps));
  };
  return (x) => {
    if (isOutside(x) || x.low < domain.low || x.high > domain.high) return outside;
    return decreasing ? { low: down(x.high), high: up(x.low) } : { low: down(x.low), high: up(x.high) };
  };
}
