import type { Expression } from '../ir/expression';
import { freeIndices, freeSizes } from '../ir/substitute';
import type { Sides, Witness } from './evidence';
import type { Violation } from './examine';
import { findViolation } from './examine';
import type { ComparedRelation } from './pairStatus';
import { niceAttempts, nicePoints } from './nicePoints';
import type { Budget } from './points';
import type { Problem } from './problem';
import type { Random } from './random';
import type { SampleDomain } from './sampling';

/** The most readable point found at which the relation fails for certain: one of round values if there is one. */
export function chooseWitness(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, found: Violation, relation: ComparedRelation, random: Random, budget: Budget): Witness {
  if (problem.variables.length > 0 && budget.fuel > 4 * niceAttempts * problem.program.length) {
    const nice = nicePoints(problem, domains, random);
    const violation = findViolation(problem, domains, nice, relation, budget);
    if (violation) return witnessOf(problem, violation);
  }
  return witnessOf(problem, found);
}

export function witnessOf(problem: Problem, violation: Violation): Witness {
  const middle = (low: number, high: number): number => (low === high ? low : low + (high - low) / 2);
  const { indices, shape, left, right } = problem.assignments[violation.assignment]!;
  const point: Record<string, number> = {};
  for (const [name, value] of problem.sizes) point[name] = value;
  for (const [name, value] of indices) point[name] = value;
  problem.program.inputs.forEach(({ key }, slot) => {
    // Names in ‹…› are our own, not the claim's.
    if (!key.startsWith('‹')) point[key] = middle(violation.low[slot]!, violation.high[slot]!);
  });
  for (const { key, node } of problem.solved) point[key] = middle(violation.enclosures.low[node]!, violation.enclosures.high[node]!);
  const value = (node: number): number => middle(violation.enclosures.low[node]!, violation.enclosures.high[node]!);
  const valuesOf = (nodes: readonly number[]): number | number[] => (shape.length === 0 ? value(nodes[0]!) : nodes.map(value));
  return { point, left: valuesOf(left), right: valuesOf(right), ...(violation.difference === undefined ? {} : { difference: violation.difference }) };
}

/** The witness without sizes and indices of other formulas of the document: those in its sides, and those that these run over, stay. */
export function withoutOthers(witness: Witness, { left, right, given, freeIndices: ranges, sizes }: Sides): Witness {
  const expressions = [left, right, ...given.flatMap((equation) => [equation.left, equation.right])];
  const indices = new Set(expressions.flatMap((expression) => [...freeIndices(expression)]));
  const [used, unused] = [ranges.filter(({ name }) => indices.has(name)), ranges.filter(({ name }) => !indices.has(name))];
  const sizesIn = (all: readonly { readonly range: { readonly from: Expression; readonly to: Expression } }[]): readonly string[] => all.flatMap(({ range }) => [...freeSizes(range.from), ...freeSizes(range.to)]);
  const needed = new Set([...expressions.flatMap((expression) => [...freeSizes(expression)]), ...sizesIn(used)]);
  const others = new Set([...unused.map(({ name }) => name), ...[...sizes, ...sizesIn(unused)].filter((name) => !needed.has(name))]);
  return others.size === 0 ? witness : { ...witness, point: Object.fromEntries(Object.entries(witness.point).filter(([name]) => !others.has(name))) };
}
