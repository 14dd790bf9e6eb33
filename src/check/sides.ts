import type { Reading } from '../ir/claim';
import type { Expression } from '../ir/expression';
import type { Sides } from '../numeric/evidence';

/** Two expressions of a reading with all that is needed to hold them against each other. */
export function sidesOf(reading: Reading, left: Expression, right: Expression, given: Sides['given'] = []): Sides {
  return { left, right, variables: reading.variables, domains: reading.domains, sizes: reading.sizes, freeIndices: reading.freeIndices, given };
}
