import { add, range, rational, subtract } from '../ir/build';
import type { Expression, IndexRange } from '../ir/expression';
import { walk } from '../ir/substitute';

/** How far around an index entries are taken: −1 and 1 for x_{t−1} beside x_{t+1}. */
export interface Reach {
  readonly before: bigint;
  readonly behind: bigint;
}

/** The reach of each index within an expression, beside what is known. */
export function collectReach(expression: Expression, known: Map<string, Reach>): void {
  walk(expression, (node) => {
    if (node.kind !== 'entry') return;
    for (const at of node.indices) {
      const [name, offset] = offsetIn(at) ?? [];
      if (name === undefined) continue;
      const { before, behind } = known.get(name) ?? { before: 0n, behind: 0n };
      known.set(name, { before: offset! < before ? offset! : before, behind: offset! > behind ? offset! : behind });
    }
  });
}

/** t − 1, t + 1: the index and how far from it. */
export function offsetIn(at: Expression): readonly [name: string, offset: bigint] | undefined {
  if (at.kind !== 'apply' || (at.operator !== 'add' && at.operator !== 'subtract')) return undefined;
  const [index, by] = at.operands;
  if (index?.kind !== 'index' || by?.kind !== 'number' || by.denominator !== 1n) return undefined;
  return [index.name, at.operator === 'add' ? by.numerator : -by.numerator];
}

/** What is said for each t is meant for those that all of it is about: x_t − x_{t−1} has no first. */
export function interior({ from, to }: IndexRange, reach: Reach | undefined): IndexRange {
  if (!reach) return { from, to };
  return range(reach.before < 0n ? add(from, rational(-reach.before)) : from, reach.behind > 0n ? subtract(to, rational(reach.behind)) : to);
}
