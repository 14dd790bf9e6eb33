import { apply, one, rational } from '../ir/build';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { equalExpressions, freeIndices, walk } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Sides } from '../numeric/evidence';
import { point } from './wording';

/**
 * Where a case distinction without "otherwise" says nothing: `w ≠ 0` for w > 0 and w < 0, or a point no case covers.
 * Undefined where every case distinction in the two sides covers all points.
 */
export function uncoveredCase(sides: Sides, seed: number): string | undefined {
  let found: string | undefined;
  for (const side of [sides.left, sides.right]) {
    walk(side, (node) => {
      if (found === undefined && node.kind === 'cases' && !node.otherwise) found = gapOf(node.branches.map(({ condition }) => condition), sides, seed);
    });
  }
  return found;
}

function gapOf(conditions: readonly Expression[], sides: Sides, seed: number): string | undefined {
  const boundary = openBoundary(conditions);
  if (boundary !== undefined) return boundary;
  const free = new Set(sides.freeIndices.map(({ name }) => name));
  if (conditions.some((condition) => [...freeIndices(condition)].some((name) => !free.has(name)))) return undefined;
  const covered = conditions.reduce((a, b) => apply('or', a, b));
  const comparison = compareSides({ ...sides, left: apply('select', covered, one, rational(0)), right: one }, { seed });
  return comparison.kind === 'different' ? `one of the cases applies (none does at ${point(comparison.witness.point)})` : undefined;
}

/** w > 0 and w < 0 leave out w = 0, which no sample would hit. */
function openBoundary(conditions: readonly Expression[]): string | undefined {
  for (const condition of conditions) {
    if (condition.kind !== 'apply' || condition.operator !== 'less') continue;
    const [a, b] = condition.operands as readonly [Expression, Expression];
    const opposite = conditions.some((other) => other.kind === 'apply' && other.operator === 'less' && equalExpressions(other.operands[0]!, b) && equalExpressions(other.operands[1]!, a));
    if (opposite) return a.kind === 'number' ? `${printExpression(b)} ≠ ${printExpression(a)}` : `${printExpression(a)} ≠ ${printExpression(b)}`;
  }
  return undefined;
}
