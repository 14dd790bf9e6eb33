import type { Interval } from '../ops/operator';
import { withUnknowns } from './descend';
import type { Objective, Part } from './objective';
import { enclosuresOf } from './objective';

const maximumPieces = 400;

/**
 * Whether an objective of one unknown exceeds a level on its whole domain, for certain: pieces of the domain are halved
 * until on each the enclosure does, or a tangent of it where its second derivative is nowhere negative (branch and
 * bound; Hansen & Walster, Global Optimization Using Interval Analysis, 2004). `point` gives the parameters.
 */
export function staysAbove(objective: Objective, point: Float64Array, level: number): boolean {
  const { unknowns, feasible } = objective;
  if (unknowns.length !== 1) return false;
  const over = (part: Part, from: number, to: number): Interval => {
    const { low, high } = enclosuresOf(part, withUnknowns(objective, point, Float64Array.of(from)), withUnknowns(objective, point, Float64Array.of(to)));
    const node = part.program.outputs[0]!;
    return { low: low[node]!, high: high[node]! };
  };
  const pieces: (readonly [number, number])[] = [[feasible[0]!.low, feasible[0]!.high]];
  for (let tried = 0; pieces.length > 0; tried++) {
    if (tried > maximumPieces || objective.value.budget.fuel <= 0) return false;
    const [from, to] = pieces.pop()!;
    const middle = middleOf(from, to);
    if (over(objective.value, from, to).low > level || tangentLow(objective, over, from, to, middle) > level) continue;
    // A point that does not exceed it, or a piece that cannot be halved.
    if (middle <= from || middle >= to || over(objective.value, middle, middle).high <= level) return false;
    pieces.push([from, middle], [middle, to]);
  }
  return true;
}

function middleOf(from: number, to: number): number {
  if (from === -Infinity) return to === Infinity ? 0 : to > 0 ? -1 : 2 * to - 1;
  if (to === Infinity) return from < 0 ? 1 : 2 * from + 1;
  return from + (to - from) / 2;
}

/** A lower bound by a tangent on a piece where the objective is convex; −∞ elsewhere. */
function tangentLow({ bend, slope, value }: Objective, over: (part: Part, from: number, to: number) => Interval, from: number, to: number, middle: number): number {
  if (!bend || !(over(bend, from, to).low >= 0)) return -Infinity;
  const at = from === -Infinity ? to : to === Infinity ? from : middle;
  if (!Number.isFinite(at)) return -Infinity;
  const [height, incline] = [over(value, at, at).low, over(slope, at, at)];
  if (at !== middle) return (at === to ? incline.high <= 0 : incline.low >= 0) ? height : -Infinity;
  return height - Math.max(Math.abs(incline.low), Math.abs(incline.high)) * (to - from) * 0.500001;
}
