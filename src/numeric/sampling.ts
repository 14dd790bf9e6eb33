import type { Domain } from '../ir/domain';
import type { Random } from './random';

/** A domain with numeric bounds: what the sampler draws from. `simplex` and the like concern an array as a whole. */
export type SampleDomain =
  | { readonly kind: Exclude<Domain['kind'], 'interval' | 'positive' | 'nonnegative'> }
  | { readonly kind: 'interval'; readonly low: number; readonly high: number };

export const realDomain: SampleDomain = { kind: 'real' };

/** The orders of magnitude a point's values are drawn at: mostly 1, sometimes 0.1 or 10. */
export type Scale = 1 | 0.1 | 4 | 10;

/** Scales in the order in which a batch of points uses them. */
export const scales: readonly Scale[] = [1, 1, 0.1, 1, 4, 1, 1, 10];

/** Values of a variable's entries, each known up to [low, high]; the two agree but for irrational structure. */
export interface Draw {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const exactly = (values: readonly number[]): Draw => ({ low: values, high: values });

/** Entries of a simplex are multiples of 2⁻²⁰, so that their sum is 1 in floats as well. */
const simplexUnits = 2 ** 20;

function drawReal(random: Random, scale: Scale): number {
  const magnitude = scale * (0.03 + 2.2 * random.uniform());
  return random.uniform() < 0.5 ? -magnitude : magnitude;
}

function drawPositive(random: Random, scale: Scale): number {
  return scale * Math.exp(-1.7 + 2.7 * random.uniform());
}

function drawInterval(random: Random, low: number, high: number, scale: Scale): number {
  if (low === -Infinity && high === Infinity) return drawReal(random, scale);
  if (high === Infinity) return low + drawPositive(random, scale);
  if (low === -Infinity) return high - drawPositive(random, scale);
  const fraction = scale === 0.1 ? 0.02 + 0.1 * random.uniform() : scale === 10 ? 0.88 + 0.1 * random.uniform() : 0.08 + 0.84 * random.uniform();
  return low + (high - low) * fraction;
}

/** True for domains whose entries are drawn one by one from a continuum. */
export const isEntrywise = (domain: SampleDomain): boolean => domain.kind === 'real' || domain.kind === 'nonzero' || domain.kind === 'interval';

/** One value of an entrywise domain. */
export function drawEntry(random: Random, domain: SampleDomain, scale: Scale): number {
  return domain.kind === 'interval' ? drawInterval(random, domain.low, domain.high, scale) : drawReal(random, scale);
}

/** Integers proportional to exponentially distributed weights, each at least 2 % of the whole; they sum to 2²⁰. */
function drawSimplex(random: Random, length: number): number[] {
  const weights = Array.from({ length }, () => 0.15 - Math.log(1 - random.uniform()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const least = Math.min(0.02, 0.5 / length);
  const parts = weights.map((weight) => Math.round((least + (1 - least * length) * (weight / total)) * simplexUnits));
  parts[length - 1]! += simplexUnits - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / simplexUnits);
}

function distinctIntegers(random: Random, length: number, low: number, high: number): number[] {
  const values: number[] = [];
  for (let k = 0; k < length; k++) {
    let value = random.integer(low, high);
    for (let attempt = 0; attempt < 8 && values.includes(value); attempt++) value = random.integer(low, high);
    values.push(value);
  }
  return values;
}

function symmetric(random: Random, size: number, scale: Scale): number[] {
  const values = new Array<number>(size * size).fill(0);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) values[row * size + column] = values[column * size + row] = drawReal(random, scale);
  }
  return values;
}

/** A·Aᵀ + I/2 for a random A; symmetric to the last bit. */
function positiveDefinite(random: Random, size: number): number[] {
  const factor = Array.from({ length: size * size }, () => drawReal(random, 1));
  const values = new Array<number>(size * size).fill(0);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let dot = row === column ? 0.5 : 0;
      for (let k = 0; k < size; k++) dot += factor[row * size + k]! * factor[column * size + k]!;
      values[row * size + column] = values[column * size + row] = dot;
    }
  }
  return values;
}

/** A product of two Householder reflections I − 2vvᵀ/(vᵀv) with integer v: rational entries, enclosed within an ulp. */
function orthogonal(random: Random, size: number): Draw {
  const reflection = (): { readonly entries: number[]; readonly denominator: number } => {
    const v = Array.from({ length: size }, () => random.integer(1, 4) * (random.uniform() < 0.5 ? -1 : 1));
    const denominator = v.reduce((sum, x) => sum + x * x, 0);
    return { entries: v.flatMap((x, row) => v.map((y, column) => (row === column ? denominator : 0) - 2 * x * y)), denominator };
  };
  const first = reflection();
  const second = reflection();
  const low: number[] = [];
  const high: number[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let numerator = 0;
      for (let k = 0; k < size; k++) numerator += first.entries[row * size + k]! * second.entries[k * size + column]!;
      const value = numerator / (first.denominator * second.denominator);
      const slack = Number.isInteger(value) ? 0 : Math.abs(value) * 2 ** -52;
      low.push(value - slack);
      high.push(value + slack);
    }
  }
  return { low, high };
}

/** The first columns of an orthogonal matrix: of norm 1, at right angles. There are none that are longer than high: NaN. */
function orthonormalColumns(random: Random, rows: number, columns: number): Draw {
  if (columns > rows) return exactly(new Array<number>(rows * columns).fill(NaN));
  const { low, high } = orthogonal(random, rows);
  const first = (values: readonly number[]): number[] => Array.from({ length: rows * columns }, (_, k) => values[Math.floor(k / columns) * rows + (k % columns)]!);
  return { low: first(low), high: first(high) };
}

/**
 * Draws the entries of a variable from its domain. Real values are pairwise distinct and no integers (with probability
 * 1), at the given scale; entries of a simplex are positive and sum to exactly 1.
 */
export function drawVariable(random: Random, domain: SampleDomain, shape: readonly number[], scale: Scale): Draw {
  const length = shape.reduce((product, size) => product * size, 1);
  const each = (draw: () => number): Draw => exactly(Array.from({ length }, draw));
  const isSquare = shape.length === 2 && shape[0] === shape[1];
  switch (domain.kind) {
    case 'interval':
    case 'real':
    case 'nonzero':
      return each(() => drawEntry(random, domain, scale));
    case 'integer':
      return exactly(distinctIntegers(random, length, scale === 10 ? -12 : -4, scale === 10 ? 12 : 5));
    case 'natural':
      return exactly(distinctIntegers(random, length, 1, scale === 10 ? 12 : 5));
    case 'binary':
      return each(() => random.integer(0, 1));
    case 'sign':
      return each(() => (random.uniform() < 0.5 ? -1 : 1));
    case 'simplex':
      // The rows of a matrix are simplexes each.
      return exactly(Array.from({ length: shape.length > 1 ? shape[0]! : 1 }, () => drawSimplex(random, shape.length > 1 ? length / shape[0]! : length)).flat());
    case 'one-hot': {
      const row = shape.length > 0 ? shape[shape.length - 1]! : 1;
      const values = new Array<number>(length).fill(0);
      for (let start = 0; start < length; start += row) values[start + random.integer(0, row - 1)] = 1;
      return exactly(values);
    }
    case 'symmetric':
      return isSquare ? exactly(symmetric(random, shape[0]!, scale)) : each(() => drawReal(random, scale));
    case 'positive-definite':
      return isSquare ? exactly(positiveDefinite(random, shape[0]!)) : each(() => drawPositive(random, scale));
    case 'orthogonal':
      return shape.length === 2 ? orthonormalColumns(random, shape[0]!, shape[1]!) : each(() => (random.uniform() < 0.5 ? -1 : 1));
    case 'diagonal':
      return shape.length === 2 ? exactly(Array.from({ length }, (_, k) => (Math.floor(k / shape[1]!) === k % shape[1]! ? drawReal(random, scale) : 0))) : each(() => drawReal(random, scale));
    case 'unit':
      return orthonormalColumns(random, length, 1);
  }
}

const niceReals = [1, 2, -1, 0.5, 3, -2, 1.5, -0.5, 4, -3];
const nicePositives = [1, 2, 0.5, 3, 4, 1.5, 0.25, 5];
const niceFractions = [0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875];

/** As `drawVariable`, but of values a reader takes in at a glance: 1, 2, −1, 0.5. `start` 0 takes them in that order. */
export function drawNice(random: Random, domain: SampleDomain, shape: readonly number[], start: number): Draw {
  const length = shape.reduce((product, size) => product * size, 1);
  const shuffled = (values: readonly number[]): Draw => {
    let at = start;
    return exactly(Array.from({ length }, () => values[(start > values.length ? random.integer(0, values.length - 1) : at++) % values.length]!));
  };
  switch (domain.kind) {
    case 'real':
    case 'nonzero':
      return shuffled(niceReals);
    case 'interval': {
      const { low, high } = domain;
      if (low === -Infinity && high === Infinity) return shuffled(niceReals);
      if (high === Infinity) return shuffled(nicePositives.map((value) => low + value));
      if (low === -Infinity) return shuffled(nicePositives.map((value) => high - value));
      return shuffled(niceFractions.map((fraction) => low + (high - low) * fraction));
    }
    case 'integer':
      return shuffled([1, 2, -1, 3, -2]);
    case 'natural':
      return shuffled([1, 2, 3, 4]);
    case 'simplex':
      return shape.length === 1 ? exactly(start % 2 === 0 && start < 50 ? dyadicSimplex(length) : roundSimplex(random, length)) : drawVariable(random, domain, shape, 1);
    case 'binary':
    case 'sign':
    case 'one-hot':
    case 'symmetric':
    case 'positive-definite':
    case 'orthogonal':
    case 'diagonal':
    case 'unit':
      return drawVariable(random, domain, shape, 1);
  }
}

/** Positive multiples of 1/16, or of a smaller power of 2 for long vectors, that sum to 1. */
function roundSimplex(random: Random, length: number): number[] {
  const units = Math.max(16, 2 ** Math.ceil(Math.log2(2 * Math.max(1, length))));
  const parts = new Array<number>(length).fill(1);
  for (let left = units - length; left > 0; left--) parts[random.integer(0, length - 1)]! += 1;
  return parts.map((part) => part / units);
}

/** 1/2, 1/4, 1/8 … with the last two alike: distinct where there are two: 1/4, 3/4. */
function dyadicSimplex(length: number): number[] {
  if (length === 2) return [0.25, 0.75];
  return Array.from({ length }, (_, k) => (k === length - 1 ? 2 ** -(length - 1) : 2 ** -(k + 1)));
}
