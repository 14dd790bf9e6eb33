import { readFileSync } from 'node:fs';

/** What an operator should give at the operands: value + remainder, the remainder far below an ulp of the value. */
export interface ReferencePoint {
  readonly operands: readonly number[];
  readonly value: number;
  readonly remainder: number;
}

const readNumber = (shown: number | string): number =>
  typeof shown === 'number' ? shown : shown === 'nan' ? NaN : shown === 'inf' ? Infinity : -Infinity;

/** The points of test/fixtures/reference/<operator>.json, written by scripts/reference-values.py. */
export function readReference(operator: string, folder = new URL('../../../fixtures/reference/', import.meta.url)): readonly ReferencePoint[] {
  const file = new URL(`${operator}.json`, folder);
  const rows = JSON.parse(readFileSync(file, 'utf8')) as (number | string)[][];
  return rows.map((row) => {
    const numbers = row.map(readNumber);
    return { operands: numbers.slice(0, -2), value: numbers.at(-2)!, remainder: numbers.at(-1)! };
  });
}

/** The distance between 1-ulp neighbours at a float, the smallest float for subnormals. */
export function ulp(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude < 2 ** -1022) return Number.MIN_VALUE;
  let exponent = Math.floor(Math.log2(magnitude));
  if (2 ** exponent > magnitude) exponent--;
  return 2 ** (exponent - 52);
}

/** How far a float is from the reference, in ulps of the reference. */
export function errorInUlps(result: number, { value, remainder }: ReferencePoint): number {
  if (!Number.isFinite(result) || !Number.isFinite(value)) return Object.is(result, value) ? 0 : Infinity;
  return Math.abs(result - value - remainder) / ulp(value);
}

/** Whether low ≤ value + remainder ≤ high; a value of ±∞ stands for anything beyond the largest float. */
export function encloses({ low, high }: { readonly low: number; readonly high: number }, { value, remainder }: ReferencePoint): boolean {
  const above = low < value || (low === value && remainder >= 0);
  const below = high > value || (high === value && remainder <= 0);
  return above && below;
}
