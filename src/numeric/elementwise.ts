import type { Grounded } from './groundedArray';
import { GroundingError, sameShape, scalarOf, showShape } from './groundedArray';
import type { ProgramBuilder } from './programBuilder';

/** The first operand that is an array, all others of which are scalars or have its shape; undefined where all are scalars. */
export function commonArray(operator: string, operands: readonly Grounded[]): Grounded | undefined {
  let array: Grounded | undefined;
  for (const operand of operands) {
    if (operand.shape.length === 0) continue;
    array ??= operand;
    if (!sameShape(operand.shape, array.shape)) throw new GroundingError('shape-mismatch', `${operator} of ${showShape(array.shape)} and ${showShape(operand.shape)}`);
  }
  return array;
}

/** The node of an operand at an entry of the common array: a scalar stands for all entries. */
export const nodeAt = ({ shape, nodes }: Grounded, entry: number): number => nodes[shape.length === 0 ? 0 : entry]!;

/** A scalar operation on arrays of one shape, and scalars, entry by entry. */
export function elementwise(builder: ProgramBuilder, operator: string, operands: readonly Grounded[]): Grounded {
  const array = commonArray(operator, operands);
  const at = (entry: number): number => {
    const nodes = new Array<number>(operands.length);
    for (let k = 0; k < operands.length; k++) nodes[k] = nodeAt(operands[k]!, entry);
    return builder.applyTo(operator, nodes);
  };
  if (!array) return scalarOf(at(0));
  return { shape: array.shape, from: array.from, nodes: array.nodes.map((_, entry) => at(entry)) };
}
