import type { Expression, VariableExpression } from '../ir/expression';
import { freeSizes } from '../ir/substitute';
import { nicePoints } from './nicePoints';
import type { Objective } from './objective';
import { enclosuresOf } from './objective';
import { drawPoints, pickPoint, type Points } from './points';
import type { Random } from './random';

/** Sizes tried; at 1 a simplex is a single point and every statement about it true. */
const triedSizes = [2, 3, 5] as const;
const parameterPoints = 8;

/** Choices of sizes above 1 for all that occur. */
export function sizeChoices(expressions: readonly (Expression | VariableExpression)[]): readonly ReadonlyMap<string, number>[] {
  const names = new Set<string>();
  for (const expression of expressions) freeSizes(expression).forEach((name) => names.add(name));
  const all = [...names];
  return all.length === 0 ? [new Map()] : triedSizes.map((_, first) => new Map(all.map((name, k) => [name, triedSizes[(first + k) % triedSizes.length]!])));
}

/** Round parameters first, then such at random; one point where there are none. */
export function parametersOf({ whole, domains }: Objective, random: Random): readonly Points[] {
  if (whole.variables.length === 0) return [{ points: 1, low: new Float64Array(whole.program.inputs.length), high: new Float64Array(whole.program.inputs.length) }];
  const nice = nicePoints(whole, domains, random);
  const drawn = drawPoints({ ...whole, constraints: [] }, domains, random, parameterPoints / 2);
  return Array.from({ length: parameterPoints }, (_, p) => (p < parameterPoints / 2 ? pickPoint(nice, p) : pickPoint(drawn, p - parameterPoints / 2)));
}

/** The objective's enclosure at a point known up to [low, high]; undefined where it is not finite. */
export function heightOf(objective: Objective, low: Float64Array, high: Float64Array): { readonly low: number; readonly high: number } | undefined {
  const { value } = objective;
  const enclosed = enclosuresOf(value, low, high);
  const node = value.program.outputs[0]!;
  return Number.isFinite(enclosed.low[node]!) && Number.isFinite(enclosed.high[node]!) ? { low: enclosed.low[node]!, high: enclosed.high[node]! } : undefined;
}

/** The sizes and parameters of a point, by name. */
export function parametersAt({ sizes, whole, unknowns }: Objective, point: Float64Array): Readonly<Record<string, number>> {
  const named: Record<string, number> = Object.fromEntries(sizes);
  whole.program.inputs.forEach(({ key }, slot) => {
    if (!unknowns.includes(slot)) named[key] = point[slot]!;
  });
  return named;
}
