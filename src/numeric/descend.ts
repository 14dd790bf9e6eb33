import { project } from './feasible';
import type { Objective } from './objective';
import { enclosuresOf, valuesOf } from './objective';

/** Lengths of a step that are tried, in units of the last that helped. */
const stepSizes: readonly number[] = [4 ** -5, 4 ** -4, 4 ** -3, 4 ** -2, 0.25, 1, 4, 16];
const maximumSteps = 40;
/** Beyond this an objective is taken to fall without end. */
const farAway = 1e9;

/** The objective at several points of the whole; where floats fail at a corner (0 log 0), what enclosures say. */
export function heightsAt(objective: Objective, points: readonly Float64Array[]): Float64Array {
  const heights = valuesOf(objective.value, points);
  points.forEach((point, p) => {
    if (Number.isFinite(heights[p])) return;
    const { low, high } = enclosuresOf(objective.value, point, point);
    const node = objective.value.program.outputs[0]!;
    heights[p] = Number.isFinite(low[node]) && Number.isFinite(high[node]) ? (low[node]! + high[node]!) / 2 : NaN;
  });
  return heights;
}

/** A point of the whole with its unknowns replaced. */
export function withUnknowns(objective: Objective, point: Float64Array, unknowns: Float64Array): Float64Array {
  const moved = Float64Array.from(point);
  objective.unknowns.forEach((slot, k) => (moved[slot] = unknowns[k]!));
  return moved;
}

/** The unknowns of a point of the whole. */
export function unknownsOf(objective: Objective, point: Float64Array): Float64Array {
  return Float64Array.from(objective.unknowns, (slot) => point[slot]!);
}

/**
 * Goes downhill from a feasible point by projected steps along the negative slope (Goldstein 1964), each of the best
 * length tried, and by Newton's step where that goes lower. The last point reached; the start itself where no step helps.
 */
export function descend(objective: Objective, start: Float64Array): Float64Array {
  let point = start;
  let [height] = heightsAt(objective, [point]) as unknown as [number];
  let scale = 0.25;
  for (let step = 0; step < maximumSteps && Number.isFinite(height) && objective.value.budget.fuel > 0; step++) {
    const slopes = valuesOf(objective.slope, [point]);
    const size = Math.hypot(...slopes);
    if (!Number.isFinite(size) || size === 0) break;
    const unknowns = unknownsOf(objective, point);
    const to = (moved: Float64Array): Float64Array => withUnknowns(objective, point, project(objective.feasible, moved));
    const newton = newtonStep(objective, point, slopes);
    const candidates = stepSizes.map((length) => to(unknowns.map((value, k) => value - length * scale * slopes[k]!)));
    if (newton) candidates.push(to(unknowns.map((value, k) => value - newton[k]!)));
    const heights = heightsAt(objective, candidates);
    let best = -1;
    heights.forEach((value, k) => {
      if (value < (best < 0 ? height : heights[best]!)) best = k;
    });
    if (best < 0) {
      if (scale < 1e-12) break;
      scale *= 4 ** -6;
      continue;
    }
    const gain = height - heights[best]!;
    point = candidates[best]!;
    height = heights[best]!;
    scale *= stepSizes[best] ?? 1;
    if (gain <= 1e-14 * Math.abs(height) || unknownsOf(objective, point).some((value) => Math.abs(value) > farAway)) break;
  }
  return point;
}

/** The solution of H d = ∇f by elimination with pivots; undefined where the Hessian is not at hand, or singular. */
function newtonStep(objective: Objective, point: Float64Array, slopes: Float64Array): Float64Array | undefined {
  const size = objective.unknowns.length;
  if (!objective.bend) return undefined;
  const hessian = valuesOf(objective.bend, [point]);
  const rows = Array.from({ length: size }, (_, k) => [...hessian.subarray(k * size, (k + 1) * size), slopes[k]!]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    if (!(Math.abs(head[column]!) > 1e-300)) return undefined;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / head[column]!;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * head[k]!;
    }
  }
  const step = Float64Array.from(rows, (row, k) => row[size]! / row[k]!);
  return step.every(Number.isFinite) ? step : undefined;
}
