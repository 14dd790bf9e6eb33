import { beta, exponential, gamma, laplace, logNormal, normal, uniform } from './continuous';
import { bernoulli, binomial, geometric, geometricFailures, poisson } from './discrete';
import type { Family } from './family';

export type { Convention, Family } from './family';

export const families: readonly Family[] = [bernoulli, binomial, poisson, geometric, geometricFailures, normal, uniform, exponential, laplace, gamma, beta, logNormal];

const byName: ReadonlyMap<string, Family> = new Map(families.map((family) => [family.name, family]));
const byAlias: ReadonlyMap<string, Family> = new Map(families.flatMap((family) => family.aliases.map((alias): [string, Family] => [alias, family])));

export const familyOf = (name: string): Family | undefined => byName.get(name);

/** The family an author calls so: `Ber`, `Gaussian`, `exponential`. A letter alone is one as it stands; words in any case. */
export function familyCalled(alias: string): Family | undefined {
  const known = byAlias.get(alias);
  if (known || alias.length < 3) return known;
  return byAlias.get(alias.charAt(0).toUpperCase() + alias.slice(1)) ?? byAlias.get(alias.toLowerCase());
}
