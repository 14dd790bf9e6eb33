import { rangesAgree, type Shape } from '../../ir/shape';
import type { StructuralOperator } from '../operator';

const square = (name: string, result: (a: Shape) => Shape) => ([a]: readonly Shape[]): Shape | string =>
  a!.length === 2 && rangesAgree(a![0]!, a![1]!) ? result(a!) : `${name} takes a square matrix`;

export const determinant: StructuralOperator = {
  kind: 'structural',
  name: 'determinant',
  aliases: ['determinant', 'det'],
  ranks: [2],
  rank: 0,
  shape: square('the determinant', () => []),
  latex: ([a]) => `\\det\\left(${a}\\right)`,
  source: 'Leibniz’ formula: Horn, Johnson, Matrix Analysis (2013) §0.3.2',
};

/** Undefined where the determinant is 0. */
export const inverse: StructuralOperator = {
  kind: 'structural',
  name: 'inverse',
  aliases: ['inverse', 'inv'],
  ranks: [2],
  rank: 2,
  shape: square('the inverse', (a) => a),
  latex: ([a]) => `{${a}}^{-1}`,
  source: 'Horn, Johnson, Matrix Analysis (2013) §0.5, 0.8.2',
};

export const structuralOperators: readonly StructuralOperator[] = [determinant, inverse];
