import type { Enclosures } from './evaluateInterval';
import { evaluateInterval } from './evaluateInterval';
import type { Budget, Points } from './points';
import type { Problem } from './problem';
import type { SampleDomain } from './sampling';
import { solveGivens } from './solveGivens';

/** A batch enclosed; `valid` has 1 for the points at which the given equations hold within the variables' domains and
 * what is differentiated is defined. */
export interface Constrained {
  readonly enclosures: Enclosures;
  readonly valid: Uint8Array;
}

/** Moves a batch onto the given equations where need be, and encloses every node. */
export function constrain(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, batch: Points, budget: Budget, reuse?: Enclosures): Constrained {
  const valid = problem.constraints.length > 0 ? solveGivens(problem, domains, batch, budget) : new Uint8Array(batch.points).fill(1);
  const enclosures = evaluateInterval(problem.program, batch.low, batch.high, batch.points, reuse);
  for (const node of problem.guards) {
    for (let p = 0; p < batch.points; p++) if (!(enclosures.low[node * batch.points + p]! <= enclosures.high[node * batch.points + p]!)) valid[p] = 0;
  }
  for (const { variable, node } of problem.solved) {
    const domain = domains.get(variable);
    for (let p = 0; p < batch.points; p++) {
      if (!isWithin(domain, enclosures.low[node * batch.points + p]!, enclosures.high[node * batch.points + p]!)) valid[p] = 0;
    }
  }
  return { enclosures, valid };
}

function isWithin(domain: SampleDomain | undefined, low: number, high: number): boolean {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return false;
  switch (domain?.kind) {
    case 'interval':
      return low > domain.low && high < domain.high;
    case 'nonzero':
      return low > 0 || high < 0;
    case 'integer':
      return low === high && Number.isInteger(low);
    case 'natural':
      return low === high && Number.isInteger(low) && low > 0;
    case 'binary':
      return low === high && (low === 0 || low === 1);
    case 'sign':
      return low === high && Math.abs(low) === 1;
    default:
      return true;
  }
}
