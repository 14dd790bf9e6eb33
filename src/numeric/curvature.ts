import type { FeasibleSet } from './feasible';
import type { Objective } from './objective';
import { valuesOf } from './objective';

/** How a function bends along the feasible set: by the signs of its Hessian's eigenvalues there. */
export type Bend = 'convex' | 'strictly-convex' | 'concave' | 'strictly-concave' | 'flat' | 'mixed';

/** Eigenvalues below this, relative to the largest, are taken for rounding. */
const negligible = 1e-9;

/** The bend at each of several points of the whole; undefined where the Hessian does not exist or is not finite. */
export function bendsAt(objective: Objective, points: readonly Float64Array[]): readonly (Bend | undefined)[] {
  const { bend, unknowns, feasible } = objective;
  if (!bend) return points.map(() => undefined);
  const values = valuesOf(bend, points);
  const n = unknowns.length;
  const tangents = tangentBasis(feasible, n);
  return points.map((_, p) => {
    const hessian = Array.from({ length: n }, (__, i) => Array.from({ length: n }, (___, j) => values[(i * n + j) * points.length + p]!));
    return hessian.flat().every(Number.isFinite) ? bendOf(eigenvalues(within(hessian, tangents))) : undefined;
  });
}

/** One bend for all: the weakest that covers each; `mixed` where they contradict. */
export function commonBend(bends: readonly Bend[]): Bend {
  const has = (...kinds: readonly Bend[]): boolean => bends.some((bend) => kinds.includes(bend));
  if (bends.length === 0 || has('mixed') || (has('convex', 'strictly-convex') && has('concave', 'strictly-concave'))) return 'mixed';
  if (bends.every((bend) => bend === 'flat')) return 'flat';
  if (has('convex', 'strictly-convex')) return bends.every((bend) => bend === 'strictly-convex') ? 'strictly-convex' : 'convex';
  return bends.every((bend) => bend === 'strictly-concave') ? 'strictly-concave' : 'concave';
}

function bendOf(values: readonly number[]): Bend {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (values.length === 0 || largest < 1e-300) return 'flat';
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const limit = negligible * largest;
  if (least > limit) return 'strictly-convex';
  if (most < -limit) return 'strictly-concave';
  if (least >= -limit) return 'convex';
  return most <= limit ? 'concave' : 'mixed';
}

/** An orthonormal basis of the directions that keep every required sum (Helmert's for each such group). */
function tangentBasis(set: FeasibleSet, n: number): readonly (readonly number[])[] {
  return set.flatMap(({ at, sumsToOne }) =>
    sumsToOne
      ? at.slice(1).map((k, position) => {
          const length = position + 1;
          const scale = 1 / Math.sqrt(length * (length + 1));
          return Array.from({ length: n }, (_, j) => (j === k ? -length * scale : at.indexOf(j) >= 0 && at.indexOf(j) < length ? scale : 0));
        })
      : at.map((k) => Array.from({ length: n }, (_, j) => (j === k ? 1 : 0))),
  );
}

function within(matrix: readonly (readonly number[])[], basis: readonly (readonly number[])[]): number[][] {
  const images = basis.map((vector) => matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0)));
  return basis.map((vector) => images.map((image) => image.reduce((sum, entry, j) => sum + entry * vector[j]!, 0)));
}

const maximumSweeps = 30;

/** Eigenvalues of a small symmetric matrix by cyclic rotations (Jacobi 1846; Golub & Van Loan §8.5). */
export function eigenvalues(matrix: readonly (readonly number[])[]): readonly number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < maximumSweeps; sweep++) {
    const size = a.flat().reduce((sum, entry) => sum + entry * entry, 0);
    const rest = size - a.reduce((sum, row, k) => sum + row[k]! ** 2, 0);
    if (rest <= 1e-16 * size && a.every((row, i) => row.every((entry, j) => i === j || Math.abs(entry) <= 1e-15 * Math.sqrt(size)))) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  }
  return a.map((row, k) => row[k]!);
}

function rotate(a: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const ratio = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k]![p]!, a[k]![q]!];
    a[k]![p] = c * x - s * y;
    a[k]![q] = s * x + c * y;
  }
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = c * x - s * y;
    a[q]![k] = s * x + c * y;
  }
}
