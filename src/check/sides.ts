import type { LibraryCandidate, Reading } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import type { Sides } from '../numeric/evidence';

/** Two expressions of a reading with all that is needed to hold them against each other. */
export function sidesOf(reading: Reading, left: Expression, right: Expression, given: Sides['given'] = []): Sides {
  return { left, right, variables: reading.variables, domains: reading.domains, sizes: reading.sizes, freeIndices: reading.freeIndices, given, ...(reading.kinds ? { kinds: reading.kinds } : {}) };
}

/** A definition's body against what it may be by its name or the words around it, or against a relative of that. */
export function candidateSides(reading: Reading, { expression, domains: own, lifted }: LibraryCandidate, body: Expression, domains: ReadonlyMap<string, Domain> = own ?? new Map(), against: Expression = expression): Sides {
  const variables = lifted ? [...reading.variables, ...lifted.variables] : reading.variables;
  return sidesOf({ ...reading, variables, domains: domains.size > 0 ? new Map([...reading.domains, ...domains]) : reading.domains }, against, lifted?.body ?? body);
}
