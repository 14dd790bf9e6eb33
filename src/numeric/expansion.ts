import { range, rational, size, variable } from '../ir/build';
import type { Expression, IndexRange, VariableExpression } from '../ir/expression';
import type { LibraryOperator } from '../ops/operator';

/** A library operator's definition over operands that stand for arrays of any size. */
export interface Expansion {
  readonly operands: readonly VariableExpression[];
  readonly body: Expression;
}

/** What is found out about expressions whatever the sizes: share one among all groundings of the same expressions. */
export interface GroundingCache {
  readonly free: Map<Expression, readonly string[]>;
  readonly expansions: Map<string, Expansion>;
}

export const createGroundingCache = (): GroundingCache => ({ free: new Map(), expansions: new Map() });

/** The name of the size of an operand's dimension within an expansion. No author can write such a name. */
export const placeholderSize = (operand: number, dimension: number): string => `‹size›${operand}.${dimension}`;

function placeholderRange(from: number, length: string): IndexRange {
  if (from === 1) return range(rational(1), size(length));
  return range(rational(from), { kind: 'apply', operator: 'add', operands: [size(length), rational(from - 1)] });
}

/** The expansion of an operator; `numbering` gives for each operand the number of the first entry of each dimension. */
export function expansionOf(cache: GroundingCache, operator: LibraryOperator, numbering: readonly (readonly number[])[], form: 'stable' | 'plain'): Expansion {
  const key = `${operator.name} ${form} ${numbering.map((from) => from.join()).join(';')}`;
  const known = cache.expansions.get(key);
  if (known) return known;
  const operands = numbering.map((from, k) => variable(`‹operand›${k}`, ...from.map((first, dimension) => placeholderRange(first, placeholderSize(k, dimension)))));
  const expansion = { operands, body: operator.expand(operands, form) };
  cache.expansions.set(key, expansion);
  return expansion;
}
