import { range, rational } from '../ir/build';
import { nameRank } from '../ir/shape';
import type { LibraryOperator } from '../ops/operator';
import type { Grounded } from './groundedArray';
import { GroundingError, sameShape, showShape } from './groundedArray';

/** True for a function of numbers, which is taken entry by entry of arrays. */
export const takesNumbers = ({ parameters }: LibraryOperator): boolean => parameters.every(({ rank }) => rank === 0);

/** @throws GroundingError where the arguments' shapes are none that the operator takes */
export function checkOperands(operator: LibraryOperator, operands: readonly Grounded[]): void {
  operands.forEach((operand, k) => {
    const { rank, name } = operator.parameters[k]!;
    if (rank !== operand.shape.length && operator.name !== 'matmul') throw new GroundingError('shape-mismatch', `${operator.name} takes ${nameRank(rank)} as ${name}, not ${showShape(operand.shape)}`);
  });
  if (operator.shape) {
    const shape = operator.shape(operands.map((operand) => operand.shape.map((length) => range(rational(1), rational(length)))));
    if (typeof shape === 'string') throw new GroundingError('shape-mismatch', shape);
    return;
  }
  const arrays = operands.filter((operand) => operand.shape.length > 0);
  if (!arrays.every((operand) => sameShape(operand.shape, arrays[0]!.shape))) {
    throw new GroundingError('shape-mismatch', `${operator.name} of ${arrays.map((operand) => showShape(operand.shape)).join(' and ')}`);
  }
}

/** The arguments with all their entries numbered alike: as they are, or from 1. */
export function alignNumbering(operands: readonly Grounded[]): readonly Grounded[] {
  let first: number | undefined;
  let alike = true;
  for (const { from } of operands) {
    for (const number of from) {
      first ??= number;
      alike &&= number === first;
    }
  }
  return alike ? operands : operands.map((operand) => ({ ...operand, from: operand.from.map(() => 1) }));
}
