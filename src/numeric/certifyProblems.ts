import { hasBranches } from './branches';
import { certify } from './certificate';
import type { ComparedRelation } from './pairStatus';
import type { Problem } from './problem';
import type { SampleDomain } from './sampling';

/** That both sides are equal at one choice of sizes, as far as a prime field tells. */
export interface Certificate {
  /** Bound of the probability that the sides differ all the same. */
  readonly errorBound: number;
  /** True where it needs no points beside it but to show that the sides are defined: no root or logarithm has branches. */
  readonly everywhere: boolean;
}

/** True where some symbolic size is 1. */
export const hasSizeOne = ({ sizes }: Problem): boolean => [...sizes.values()].includes(1);

/**
 * The certificate of each problem, or undefined where it has none; after the first without one, but for a size of 1,
 * the others are not tried.
 */
export function certifyProblems(problems: readonly Problem[], relation: ComparedRelation, domains: ReadonlyMap<string, SampleDomain>, seed: number): ReadonlyMap<Problem, Certificate> {
  const certificates = new Map<Problem, Certificate>();
  if (relation !== '=') return certificates;
  for (const problem of problems) {
    const certificate = certifyProblem(problem, domains, seed);
    if (certificate) certificates.set(problem, certificate);
    else if (!hasSizeOne(problem)) break;
  }
  return certificates;
}

function certifyProblem(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, seed: number): Certificate | undefined {
  if (problem.constraints.length > 0 || problem.opaque) return undefined;
  const simplexes = problem.variables.flatMap(({ name, shape, slots }) =>
    domains.get(name)?.kind === 'simplex' && shape.length === 1 && slots.length === shape[0] ? [slots.map(({ slot }) => slot)] : []);
  const errorBound = certify(problem.program, problem.left, problem.right, simplexes, seed);
  return errorBound === undefined ? undefined : { errorBound, everywhere: !hasBranches(problem.program) };
}
