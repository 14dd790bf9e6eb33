import { hasBranches } from './branches';
import { certify } from './certificate';
import type { ComparedRelation } from './pairStatus';
import type { Problem } from './problem';
import type { SampleDomain } from './sampling';
import { isEntrywise, realDomain } from './sampling';

/** What a prime field tells of both sides at one choice of sizes. */
export type Certificate =
  | {
    readonly kind: 'equal';
    /** Bound of the probability that the sides differ all the same. */
    readonly errorBound: number;
    /** True where it needs no points beside it but to show that the sides are defined: no root or logarithm has branches. */
    readonly everywhere: boolean;
  }
  /** They differ, if only by what floats do not hold. */
  | { readonly kind: 'different' };

/** True where some symbolic size is 1. */
export const hasSizeOne = ({ sizes }: Problem): boolean => [...sizes.values()].includes(1);

/** True where the problem holds whatever the points say. */
export const isCertain = (certificate: Certificate | undefined): boolean => certificate?.kind === 'equal' && certificate.everywhere;

/**
 * The certificate of each problem, where it has one; after the first that is not certified to be equal, but for a size
 * of 1, the others are not tried.
 */
export function certifyProblems(problems: readonly Problem[], relation: ComparedRelation, domains: ReadonlyMap<string, SampleDomain>, seed: number): ReadonlyMap<Problem, Certificate> {
  const certificates = new Map<Problem, Certificate>();
  if (relation !== '=') return certificates;
  for (const problem of problems) {
    const certificate = certifyProblem(problem, domains, seed);
    if (certificate) certificates.set(problem, certificate);
    if (certificate?.kind !== 'equal' && !hasSizeOne(problem)) break;
  }
  return certificates;
}

function certifyProblem(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, seed: number): Certificate | undefined {
  if (problem.constraints.length > 0 || problem.opaque) return undefined;
  const simplexes: (readonly number[])[] = [];
  for (const { name, shape, slots } of problem.variables) {
    if (domains.get(name)?.kind === 'simplex' && shape.length === 1 && slots.length === shape[0]) simplexes.push(slots.map(({ slot }) => slot));
  }
  const certification = certify(problem.program, problem.left, problem.right, simplexes, seed);
  switch (certification.kind) {
    case 'equal':
      return { kind: 'equal', errorBound: certification.errorBound, everywhere: !hasBranches(problem.program) };
    case 'different':
      // y² = y is no identity, and holds for every y that is 0 or 1.
      return problem.variables.every(({ name }) => isEntrywise(domains.get(name) ?? realDomain)) ? certification : undefined;
    case 'unknown':
      return undefined;
  }
}
