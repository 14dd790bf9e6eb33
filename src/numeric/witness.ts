import type { Witness } from './evidence';
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
