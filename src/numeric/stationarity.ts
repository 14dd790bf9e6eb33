import type { FeasibleSet } from './feasible';
import type { Objective } from './objective';
import { enclosuresOf } from './objective';
import { pairStatus, type Status } from './pairStatus';

/**
 * Whether the first-order conditions of a minimum (Karush–Kuhn–Tucker) hold at a point: `stationary` as far as its
 * enclosures tell, `sloped` where they fail for certain, `unclear` where a derivative is not known well enough.
 */
export type Stationarity = 'stationary' | 'sloped' | 'unclear';

/**
 * Decides stationarity at a point of the whole known up to [low, high]: within the feasible set the slope vanishes, at a
 * bound it points inward, and where the unknowns sum to 1 all slopes off the bounds are one multiplier.
 */
export function stationarityAt(objective: Objective, low: Float64Array, high: Float64Array): Stationarity {
  const { slope, unknowns, feasible } = objective;
  const enclosures = enclosuresOf(slope, low, high);
  const slopes = slope.program.outputs.slice(0, unknowns.length);
  const zero = slope.program.outputs[unknowns.length]!;
  const compare = (node: number, reference: number, relation: '=' | '≥' | '≤'): Status => pairStatus(slope.program, enclosures, node, reference, 0, 1, relation);
  const found: Status[] = [];
  for (const { at, low: least, high: most, sumsToOne } of feasible) {
    const sideOf = (k: number): -1 | 0 | 1 => (low[unknowns[k]!]! <= least ? -1 : high[unknowns[k]!]! >= most && !sumsToOne ? 1 : 0);
    const free = at.filter((k) => sideOf(k) === 0);
    const reference = !sumsToOne ? zero : free.length > 0 ? slopes[free[0]!]! : undefined;
    if (reference === undefined) continue;
    for (const k of at) {
      const side = sideOf(k);
      if (slopes[k] !== reference) found.push(compare(slopes[k]!, reference, side === 0 ? '=' : side < 0 ? '≥' : '≤'));
    }
  }
  if (found.includes('violated')) return 'sloped';
  return found.every((status) => status === 'holds') ? 'stationary' : 'unclear';
}

/** True where some unknown lies on a bound of its own. */
export function isAtBound(set: FeasibleSet, unknowns: ArrayLike<number>): boolean {
  return set.some(({ at, low, high, sumsToOne }) => at.some((k) => unknowns[k]! <= low || (!sumsToOne && unknowns[k]! >= high)));
}
