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
  if (!array) return scalarOf(operationAt(builder, operator, operands, 0));
  const nodes = new Array<number>(array.nodes.length);
  for (let entry = 0; entry < nodes.length; entry++) nodes[entry] = operationAt(builder, operator, operands, entry);
  return { shape: array.shape, from: array.from, nodes };
}

function operationAt(builder: ProgramBuilder, operator: string, operands: readonly Grounded[], entry: number): number {
  return builder.applyTo(operator, operands.map((operand) => nodeAt(operand, entry)));
}
