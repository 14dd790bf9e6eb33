import { evaluateFloat } from './evaluateFloat';
import type { Sides } from './evidence';
import { operatorTable } from './operatorTable';
import type { ComparedRelation } from './pairStatus';
import { prepareProblem } from './problem';
import { sizesOf } from './sizes';

/** How far apart two floats may be that are taken for the same number: relative to the larger, and whatever they are. */
export interface Nearness {
  readonly relative: number;
  readonly absolute: number;
}

const usualNearness: Nearness = { relative: 1e-7, absolute: 1e-14 };
/** What a size is that the point does not give; it may give a number of the same name that is none. */
const USUAL_SIZE = 3;
const LARGEST_SIZE = 16;

const asSize = (value: number | undefined): number => (value !== undefined && Number.isInteger(value) && value >= 1 && value <= LARGEST_SIZE ? value : USUAL_SIZE);

/**
 * Whether a relation seems to hold at a point, in plain floats: a quick look that proves nothing. A variable that the
 * point does not give has some value between 0 and 1. Where a side is not defined at the point itself, a point beside it
 * is looked at instead; undefined where that does not help.
 */
export function holdsAt(sides: Sides, point: Readonly<Record<string, number>>, relation: ComparedRelation, nearness: Nearness = usualNearness): boolean | undefined {
  const sizes = new Map(sizesOf(sides).map((name) => [name, asSize(point[name])]));
  const prepared = prepareProblem({ ...sides, given: [] }, sizes, operatorTable, sides.kinds ? { kinds: sides.kinds } : {});
  if (!prepared.ok) return undefined;
  const { program, assignments } = prepared.problem;
  const asked = assignments.filter(({ indices }) => [...indices].every(([name, value]) => (point[name] ?? value) === value));
  const judged = (inputs: Float64Array): boolean | undefined => {
    const values = evaluateFloat(program, inputs, 1);
    const verdicts = asked.flatMap(({ left, right }) => left.map((node, k) => relationHolds(values[node]!, values[right[k]!]!, relation, nearness)));
    if (verdicts.length === 0 || verdicts.includes(undefined)) return undefined;
    return !verdicts.includes(false);
  };
  const inputs = Float64Array.from(program.inputs, ({ key }, slot) => point[key] ?? 0.35 + 0.25 * Math.sin(1 + slot));
  return judged(inputs) ?? judged(inputs.map((value, slot) => value * 1.0625 + 0.03125 * Math.sin(2 + slot)));
}

function relationHolds(left: number, right: number, relation: ComparedRelation, { relative, absolute }: Nearness): boolean | undefined {
  if (!Number.isFinite(left) || !Number.isFinite(right)) return undefined;
  const near = Math.abs(left - right) <= Math.max(absolute, relative * Math.max(Math.abs(left), Math.abs(right)));
  switch (relation) {
    case '=':
      return near;
    case '≠':
      return left !== right;
    case '<':
      return left < right;
    case '≤':
      return left < right || near;
    case '>':
      return left > right;
    case '≥':
      return left > right || near;
  }
}
