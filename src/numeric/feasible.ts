import type { Domain } from '../ir/domain';
import { boundOf } from './domains';
import type { Random } from './random';

/**
 * Where some of an optimum's unknowns may lie: each within [low, high], without the ends where `open`, and all of them
 * summing to 1 where `sumsToOne`. `at` are their places in the vector of unknowns.
 */
export interface FeasibleGroup {
  readonly at: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
  readonly sumsToOne: boolean;
}

export type FeasibleSet = readonly FeasibleGroup[];

/** Bounds of a continuous domain; undefined for one that is not a box or a simplex. */
export function boundsOf(domain: Domain): Pick<FeasibleGroup, 'low' | 'high' | 'open' | 'sumsToOne'> | undefined {
  switch (domain.kind) {
    case 'real':
      return { low: -Infinity, high: Infinity, open: false, sumsToOne: false };
    case 'positive':
      return { low: 0, high: Infinity, open: true, sumsToOne: false };
    case 'nonnegative':
      return { low: 0, high: Infinity, open: false, sumsToOne: false };
    case 'interval':
      return { low: boundOf(domain.low, -Infinity), high: boundOf(domain.high, Infinity), open: domain.open, sumsToOne: false };
    case 'simplex':
      return { low: 0, high: 1, open: false, sumsToOne: true };
    default:
      return undefined;
  }
}

/** Sums of values of this grain, of size about 1, are exact in floats. */
const grain = 2 ** 30;

/** The feasible point next to `point`, or close to it; a sum of 1 is exact. */
export function project(set: FeasibleSet, point: Float64Array): Float64Array {
  const moved = Float64Array.from(point);
  for (const group of set) {
    if (group.sumsToOne) projectOnSum(group, moved);
    else for (const k of group.at) moved[k] = clamp(group, moved[k]!);
  }
  return moved;
}

function clamp({ low, high, open }: FeasibleGroup, value: number): number {
  const margin = open ? 2 ** -20 * (high - low < Infinity ? high - low : 1) : 0;
  return Math.min(Math.max(value, low + margin), high - margin);
}

/** Euclidean projection on {x ≥ low, ∑ x = 1} (Held, Wolfe & Crowder 1974), or on the plane ∑ x = 1 alone. */
function projectOnSum({ at, low }: FeasibleGroup, point: Float64Array): void {
  const values = at.map((k) => point[k]!);
  if (low === -Infinity) {
    const shift = (1 - values.reduce((sum, value) => sum + value, 0)) / values.length;
    values.forEach((value, k) => (values[k] = value + shift));
  } else {
    const sorted = [...values].sort((a, b) => b - a);
    let sum = 0;
    let threshold = 0;
    sorted.forEach((value, k) => {
      sum += value;
      if (value - (sum - 1) / (k + 1) > 0) threshold = (sum - 1) / (k + 1);
    });
    values.forEach((value, k) => (values[k] = Math.max(0, value - threshold)));
  }
  const largest = values.indexOf(Math.max(...values));
  let rest = 1;
  values.forEach((value, k) => {
    if (k === largest) return;
    const rounded = Math.round(value * grain) / grain;
    rest -= rounded;
    point[at[k]!] = rounded;
  });
  point[at[largest]!] = rest;
}

/** Whether a point known up to [low, high] is feasible: `outside` for certain, or as far as can be told `inside`. */
export function placeOf(set: FeasibleSet, low: Float64Array, high: Float64Array): 'inside' | 'outside' {
  for (const group of set) {
    if (group.at.some((k) => high[k]! < group.low || low[k]! > group.high || (group.open && (high[k]! <= group.low || low[k]! >= group.high)))) return 'outside';
    if (!group.sumsToOne) continue;
    const [least, most] = [low, high].map((bound) => group.at.reduce((sum, k) => sum + bound[k]!, 0)) as [number, number];
    const slack = 1e-12 * (1 + group.at.length);
    if (most < 1 - slack || least > 1 + slack) return 'outside';
  }
  return 'inside';
}

/** A feasible point: round numbers for the first few, then anything within. */
export function drawFeasible(set: FeasibleSet, count: number, attempt: number, random: Random): Float64Array {
  const point = new Float64Array(count);
  for (const group of set) {
    group.at.forEach((k, position) => {
      point[k] = group.sumsToOne ? shareAt(position, group.at.length, attempt, random) : valueWithin(group, position, attempt, random);
    });
  }
  return project(set, point);
}

/** The middle, then the corners, then shares at random. */
function shareAt(position: number, length: number, attempt: number, random: Random): number {
  if (attempt === 0) return 1 / length;
  if (attempt <= length) return position === attempt - 1 ? 1 : 0;
  return random.uniform() / Math.max(1, length / 2);
}

const roundFractions = [0, 1, 0.5, 0.25, 0.75, 0.125, 0.875];
const roundOffsets = [0, 1, 2, 0.5, 3, 4];

function valueWithin({ low, high, open }: FeasibleGroup, position: number, attempt: number, random: Random): number {
  const pick = (values: readonly number[]): number => values[(attempt + position) % values.length]!;
  const isRound = attempt < 8;
  if (low > -Infinity && high < Infinity) {
    const fractions = open ? roundFractions.slice(2) : roundFractions;
    return low + (high - low) * (isRound ? fractions[(attempt + position) % fractions.length]! : random.uniform());
  }
  const size = 4 ** (attempt % 3) * 0.5;
  if (low > -Infinity) return low + (isRound ? pick(open ? roundOffsets.slice(1) : roundOffsets) : size * -Math.log(1 - random.uniform()));
  if (high < Infinity) return high - (isRound ? pick(open ? roundOffsets.slice(1) : roundOffsets) : size * -Math.log(1 - random.uniform()));
  return isRound ? pick([0, 1, -1, 2, -2, 0.5, 3, -3]) : size * random.normal();
}
