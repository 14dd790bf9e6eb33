import { range, rational, size, variable } from '../ir/build';
import type { Expression, IndexRange, VariableExpression } from '../ir/expression';
import { withDefaults } from '../ops/expandWithin';
import type { LibraryOperator } from '../ops/operator';
import type { FreeNames } from './freeNames';
import type { Grounded } from './groundedArray';

/** A library operator's definition over operands that stand for arrays of any size; what was left out is as by default. */
export interface Expansion {
  readonly operands: readonly VariableExpression[];
  /** For each operand the names of its dimensions' sizes. */
  readonly sizes: readonly (readonly string[])[];
  readonly body: Expression;
}

interface KnownExpansion extends Expansion {
  readonly form: 'stable' | 'plain';
}

/** What is found out about expressions whatever the sizes: share one among all groundings of the same expressions. */
export interface GroundingCache {
  readonly free: Map<Expression, FreeNames>;
  readonly expansions: Map<LibraryOperator, readonly KnownExpansion[]>;
}

export const createGroundingCache = (): GroundingCache => ({ free: new Map(), expansions: new Map() });

/** The name of the size of an operand's dimension within an expansion. No author can write such a name. */
const placeholderSize = (operand: number, dimension: number): string => `‹size›${operand}.${dimension}`;

function placeholderRange(from: number, length: string): IndexRange {
  if (from === 1) return range(rational(1), size(length));
  return range(rational(from), { kind: 'apply', operator: 'add', operands: [size(length), rational(from - 1)] });
}

/** True for as many operands as the expansion has, with the entries of all dimensions numbered from the same integers. */
function numberedAs(expansion: Expansion, operands: readonly Grounded[]): boolean {
  if (operands.length !== expansion.operands.length) return false;
  for (let k = 0; k < operands.length; k++) {
    const { from } = operands[k]!;
    const { dimensions } = expansion.operands[k]!;
    if (from.length !== dimensions.length) return false;
    for (let dimension = 0; dimension < from.length; dimension++) {
      const first = dimensions[dimension]!.from;
      if (first.kind !== 'number' || Number(first.numerator) !== from[dimension]) return false;
    }
  }
  return true;
}

/** The expansion of an operator for arrays of the operands' ranks and numbering. */
export function expansionOf(cache: GroundingCache, operator: LibraryOperator, grounded: readonly Grounded[], form: 'stable' | 'plain'): Expansion {
  const known = cache.expansions.get(operator) ?? [];
  const found = known.find((expansion) => expansion.form === form && numberedAs(expansion, grounded));
  if (found) return found;
  const sizes = grounded.map(({ from }, k) => from.map((_, dimension) => placeholderSize(k, dimension)));
  const operands = grounded.map(({ from }, k) => variable(`‹operand›${k}`, ...from.map((first, dimension) => placeholderRange(first, sizes[k]![dimension]!))));
  const expansion = { operands, sizes, body: operator.expand(withDefaults(operator, operands), form), form };
  cache.expansions.set(operator, [...known, expansion]);
  return expansion;
}
