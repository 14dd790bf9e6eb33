import { infinity, negate, zero } from '../ir/build';
import type { Domain } from '../ir/domain';
import type { VariableExpression } from '../ir/expression';
import { freeVariables } from '../ir/substitute';
import type { CompareOptions } from './compareSides';
import { compareSides } from './compareSides';
import type { Comparison, Sides } from './evidence';
import { sizesOf } from './sizes';

/** What a claim that fails in general may rest on, in words (`x > 0`, `d = 2`), and the comparison under it. */
export interface Condition {
  readonly words: string;
  readonly comparison: Comparison & { readonly kind: 'equal' };
}

interface Candidate {
  readonly words: string;
  readonly domain: Domain;
}

/** Instructions spent on each condition that is tried. */
const fuelEach = 500_000;
const maximumTries = 24;

const negative: Domain = { kind: 'interval', low: negate(infinity), high: zero, open: true };

/** What is tried for a variable of which nothing is stated, by its rank; what authors most often leave unsaid first. */
function candidatesFor({ name, dimensions }: VariableExpression): readonly Candidate[] {
  if (dimensions.length === 1) {
    return [
      { words: `the entries of ${name} are nonnegative and sum to 1`, domain: { kind: 'simplex' } },
      { words: `${name} > 0 in each entry`, domain: { kind: 'positive' } },
    ];
  }
  if (dimensions.length === 2) {
    return [
      { words: `${name} is symmetric`, domain: { kind: 'symmetric' } },
      { words: `${name} is orthogonal`, domain: { kind: 'orthogonal' } },
    ];
  }
  return [
    { words: `${name} > 0`, domain: { kind: 'positive' } },
    { words: `${name} < 0`, domain: negative },
    { words: `${name} is an integer`, domain: { kind: 'integer' } },
    { words: `${name} is 0 or 1`, domain: { kind: 'binary' } },
  ];
}

/**
 * Looks for one condition under which sides that differ are equal: a domain of a variable of which nothing is stated,
 * or a single value of a symbolic size. Undefined if none of those tried will do.
 */
export function findCondition(sides: Sides, options: CompareOptions): Condition | undefined {
  let tries = 0;
  const holds = (tried: Sides, sizes: ReadonlyMap<string, number> | undefined): (Comparison & { kind: 'equal' }) | undefined => {
    if (++tries > maximumTries) return undefined;
    const comparison = compareSides(tried, { ...options, fuel: fuelEach, ...(sizes ? { sizes } : {}) });
    return comparison.kind === 'equal' ? comparison : undefined;
  };
  const variables = new Map([...freeVariables(sides.left), ...freeVariables(sides.right)]);
  for (const [name, variable] of variables) {
    if (sides.domains.has(name)) continue;
    for (const { words, domain } of candidatesFor(variable)) {
      const comparison = holds({ ...sides, domains: new Map([...sides.domains, [name, domain]]) }, undefined);
      if (comparison) return { words, comparison };
    }
  }
  for (const name of sizesOf(sides)) {
    for (const size of [2, 3]) {
      const comparison = holds(sides, new Map([...(options.sizes ?? []), [name, size]]));
      if (comparison) return { words: `${name} = ${size}`, comparison };
    }
  }
  return undefined;
}
