import { elementwiseShape, nameRank, shapesAgree, type OperatorShape, type Shape } from '../ir/shape';
import { expandingOperands } from './expandWithin';
import { libraryOperators as definitions, structuralOperators } from './library';
import type { LibraryOperator, Operator, ScalarOperator, StructuralOperator } from './operator';
import { scalarOperators } from './scalar';

/** Every function of the field that is defined by an expansion. */
export const libraryOperators: readonly LibraryOperator[] = definitions.map((operator) => expandingOperands(operator, libraryOperator));

/** Every operator by name. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>(
  [...scalarOperators, ...libraryOperators, ...structuralOperators].map((operator) => [operator.name, operator]),
);

export function scalarOperator(name: string): ScalarOperator | undefined {
  const operator = operators.get(name);
  return operator?.kind === 'scalar' ? operator : undefined;
}

export function libraryOperator(name: string): LibraryOperator | undefined {
  const operator = operators.get(name);
  return operator?.kind === 'library' ? operator : undefined;
}

export function structuralOperator(name: string): StructuralOperator | undefined {
  const operator = operators.get(name);
  return operator?.kind === 'structural' ? operator : undefined;
}

const byAlias: ReadonlyMap<string, LibraryOperator | StructuralOperator> = new Map(
  [...libraryOperators, ...structuralOperators].flatMap((operator) => operator.aliases.map((alias) => [alias, operator] as const)),
);

/** What authors call by this name: `Soft-Max`, `log_softmax`. Letter case, spaces, hyphens and underscores do not matter. */
export function operatorNamed(name: string): LibraryOperator | StructuralOperator | undefined {
  return byAlias.get(name.toLowerCase().replace(/[\s_\-‐-―]/g, ''));
}

function countError(operator: LibraryOperator, given: number): string | undefined {
  const most = operator.parameters.length;
  const least = operator.parameters.filter((parameter) => !parameter.default).length;
  if (given >= least && given <= most) return undefined;
  const wanted = least === most ? `${most} argument${most === 1 ? '' : 's'}` : `${least} to ${most} arguments`;
  return `${operator.name} takes ${wanted}, not ${given}`;
}

function libraryShape(operator: LibraryOperator, operands: readonly Shape[]): Shape | string {
  const error = countError(operator, operands.length);
  if (error) return error;
  if (operator.name === 'matmul') return operator.shape!(operands);
  const elementwise = operator.parameters.every((parameter) => parameter.rank === 0);
  if (elementwise) return elementwiseShape(operands);
  for (const [i, shape] of operands.entries()) {
    const wanted = operator.parameters[i]!.rank;
    if (shape.length !== wanted) return `${operator.name} takes ${nameRank(wanted)} as ${operator.parameters[i]!.name}, not ${nameRank(shape.length)}`;
  }
  if (operator.shape) return operator.shape(operands);
  const arrays = operands.filter((shape) => shape.length > 0);
  if (!arrays.every((shape) => shapesAgree(shape, arrays[0]!))) return `${operator.name} takes arrays of one size`;
  return operator.rank === 0 ? [] : arrays.find((shape) => shape.length === operator.rank)!;
}

/** The shape of an operator's result, for `shapeOf`. */
export const operatorShape: OperatorShape = (name, operands) => {
  const operator = operators.get(name);
  if (!operator) return undefined;
  if (operator.kind === 'scalar') return elementwiseShape(operands);
  if (operator.kind === 'library') return libraryShape(operator, operands);
  if (operands.length !== operator.ranks.length) return `${operator.name} takes ${operator.ranks.length} argument, not ${operands.length}`;
  return operator.shape(operands);
};
