import { evaluateFloat } from './evaluateFloat';
import type { Violation } from './examine';
import { findViolation } from './examine';
import { nicePoints } from './nicePoints';
import { operatorTable } from './operatorTable';
import type { ComparedRelation } from './pairStatus';
import type { Budget, Points } from './points';
import { drawPoints } from './points';
import type { Problem } from './problem';
import type { Random } from './random';
import type { SampleDomain } from './sampling';
import { isEntrywise, realDomain } from './sampling';

const population = 48;
const survivors = 6;
const generations = 6;

/**
 * Looks for a point that violates an inequality, where random points did not: a small evolution strategy climbs the
 * excess of the side that should be smaller. Round values come first: there, if anywhere, the sides of < are equal. Entries of structured arrays (simplexes …) stay as drawn. What is found is
 * certified by enclosures.
 */
export function searchViolation(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, random: Random, relation: ComparedRelation, budget: Budget): Violation | undefined {
  const cost = problem.program.length * population * (generations + 4);
  if (relation === '=' || problem.variables.length === 0 || budget.fuel < cost) return undefined;
  const touching = findViolation(problem, domains, nicePoints(problem, domains, random), relation, budget);
  // A limit or an integral costs thousands of instructions: its random points must do.
  if (touching || relation === '≠' || problem.program.scalars.some((operator) => operator !== undefined && operatorTable(operator.name) !== operator)) return touching;
  let batch = drawPoints(problem, domains, random, population);
  if (problem.constraints.length > 0) return findViolation(problem, domains, batch, relation, budget);
  for (let generation = 0; generation < generations; generation++) {
    budget.fuel -= problem.program.length * population;
    const best = fittest(excesses(problem, batch, relation));
    if (best.length === 0) return undefined;
    batch = offspring(problem, domains, batch, best, 0.5 ** generation, random);
  }
  return findViolation(problem, domains, batch, relation, budget);
}

/** By how much the side that should be smaller exceeds the other at each point, the largest over the pairs, relative to them. */
function excesses(problem: Problem, { low, points }: Points, relation: ComparedRelation): readonly number[] {
  const values = evaluateFloat(problem.program, low, points);
  const sign = relation === '<' || relation === '≤' ? 1 : -1;
  return Array.from({ length: points }, (_, p) => {
    let largest = -Infinity;
    problem.left.forEach((left, k) => {
      const [a, b] = [values[left * points + p]!, values[problem.right[k]! * points + p]!];
      const excess = (sign * (a - b)) / (Math.abs(a) + Math.abs(b) + 1e-300);
      if (excess > largest && Number.isFinite(a) && Number.isFinite(b)) largest = excess;
    });
    return largest;
  });
}

function fittest(excess: readonly number[]): readonly number[] {
  return excess.map((_, p) => p).filter((p) => excess[p]! > -Infinity).sort((a, b) => excess[b]! - excess[a]!).slice(0, survivors);
}

/** The survivors themselves, then normal steps from them of about `reach` times an entry's size, within the domains. */
function offspring(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, batch: Points, best: readonly number[], reach: number, random: Random): Points {
  const low = new Float64Array(batch.low.length);
  for (const { name, slots } of problem.variables) {
    const domain = domains.get(name) ?? realDomain;
    for (const { slot } of slots) {
      for (let p = 0; p < population; p++) {
        const value = batch.low[slot * population + best[p % best.length]!]!;
        const moves = p >= best.length && isEntrywise(domain);
        low[slot * population + p] = moves ? within(domain, value + reach * (Math.abs(value) + 0.1) * random.normal(), value) : value;
      }
    }
  }
  return { points: population, low, high: low };
}

/** The moved value, or where it leaves the interval the middle between the old one and the bound it crossed. */
function within(domain: SampleDomain, moved: number, value: number): number {
  if (domain.kind !== 'interval') return moved;
  if (moved <= domain.low) return (value + domain.low) / 2;
  return moved >= domain.high ? (value + domain.high) / 2 : moved;
}
