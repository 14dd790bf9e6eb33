import type { Sides } from './evidence';
import { operatorTable } from './operatorTable';
import { prepareProblem } from './problem';
import { sizeChoices, sizesOf } from './sizes';

/** Whether both sides are one computation, entry by entry, but for the order of sums and products: A + B = B + A. */
export function isSameEntryByEntry(sides: Sides): boolean {
  const [sizes] = sizeChoices(sizesOf(sides));
  const prepared = prepareProblem(sides, sizes!, operatorTable);
  return prepared.ok && prepared.problem.left.every((node, k) => node === prepared.problem.right[k]);
}
