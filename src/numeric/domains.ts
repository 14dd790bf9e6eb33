import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { evaluateFloat } from './evaluateFloat';
import type { Sides } from './evidence';
import { Grounder } from './ground';
import type { Requirement } from './inferDomains';
import { inferDomains, showRange } from './inferDomains';
import { operatorTable } from './operatorTable';
import { isSign } from './eliminate';
import type { Problem } from './problem';
import { ProgramBuilder } from './programBuilder';
import type { SampleDomain } from './sampling';

/** Domains tried in turn for variables about which nothing is stated, where both sides are hardly anywhere defined. */
export const trialDomains: readonly { readonly domain: SampleDomain; readonly words: (name: string) => string; readonly arrays?: true }[] = [
  { domain: { kind: 'interval', low: 0, high: Infinity }, words: (name) => `${name} > 0` },
  { domain: { kind: 'interval', low: 0, high: 1 }, words: (name) => `0 < ${name} < 1` },
  { domain: { kind: 'simplex' }, words: (name) => `${name} is a probability vector`, arrays: true },
  { domain: { kind: 'interval', low: 1, high: Infinity }, words: (name) => `${name} > 1` },
];

/** What each variable is drawn from, and in words what of that was not stated. */
export interface SampledDomains {
  readonly domains: ReadonlyMap<string, SampleDomain>;
  readonly notes: readonly string[];
}

/** Stated domains, and for the rest what the partial functions in the formula ask for. */
export function domainsOf(sides: Sides, problems: readonly Problem[]): SampledDomains {
  const domains = new Map<string, SampleDomain>();
  const notes: string[] = [];
  const inferred = new Map<string, Requirement>();
  for (const problem of problems) {
    for (const [name, requirement] of inferDomains(problem.program)) {
      const known = inferred.get(name);
      inferred.set(name, known ? { low: Math.max(known.low, requirement.low), high: Math.min(known.high, requirement.high), because: known.because } : requirement);
    }
  }
  for (const { solved } of problems) {
    for (const { variable } of solved) {
      const stated = sides.domains.get(variable);
      if (stated) domains.set(variable, toSampleDomain(stated));
    }
  }
  for (const problem of problems) {
    for (const { name } of problem.variables) {
      if (domains.has(name)) continue;
      const stated = isSign(name) ? ({ kind: 'sign' } as const) : sides.domains.get(name);
      const requirement = inferred.get(name);
      if (stated) domains.set(name, toSampleDomain(stated));
      else if (requirement && requirement.low < requirement.high) {
        domains.set(name, { kind: 'interval', low: requirement.low, high: requirement.high });
        notes.push(`${showRange(name, requirement.low, requirement.high)}, because of ${requirement.because.slice(0, 2).join(' and ')}`);
      }
    }
  }
  return { domains, notes };
}

/** The domain with its bounds as floats. */
export function toSampleDomain(domain: Domain): SampleDomain {
  switch (domain.kind) {
    case 'positive':
    case 'nonnegative':
      return { kind: 'interval', low: 0, high: Infinity };
    case 'interval':
      return { kind: 'interval', low: boundOf(domain.low, -Infinity), high: boundOf(domain.high, Infinity) };
    default:
      return { kind: domain.kind };
  }
}

/** The float next to an interval's bound; `fallback` for one that is no number. */
export function boundOf(bound: Expression, fallback: number): number {
  if (bound.kind === 'constant' && bound.name === 'infinity') return Infinity;
  if (bound.kind === 'apply' && bound.operator === 'negate') return -boundOf(bound.operands[0]!, -fallback);
  const builder = new ProgramBuilder(operatorTable);
  const grounded = new Grounder(builder, new Map()).ground(bound, new Map());
  if (!grounded.ok || grounded.nodes.length !== 1) return fallback;
  const program = builder.finish(grounded.nodes);
  if (program.inputs.length > 0) return fallback;
  return evaluateFloat(program, new Float64Array(0), 1)[program.outputs[0]!]!;
}
