import type { Surface } from '../../syntax/surface';
import type { Edit, EditFamily, Sight } from './edit';
import { absoluteEdits } from './absolute';
import { factorEdits } from './factors';
import { functionEdits } from './functions';
import { matrixEdits } from './matrices';
import { nameEdits } from './names';
import { numberEdits } from './numbers';
import { operationEdits } from './operations';
import { orderEdits } from './order';
import { powerEdits } from './powers';
import { scopeEdits } from './scope';
import { signEdits } from './sign';
import { spotsOf } from './spots';
import { termEdits } from './terms';

/** Every kind of slip that is looked for. */
export const editFamilies: Readonly<Record<string, EditFamily>> = {
  sign: signEdits,
  name: nameEdits,
  number: numberEdits,
  function: functionEdits,
  order: orderEdits,
  scope: scopeEdits,
  power: powerEdits,
  matrix: matrixEdits,
  factor: factorEdits,
  term: termEdits,
  absolute: absoluteEdits,
  operation: operationEdits,
};

/** All small edits of an operand, in no order of likelihood. */
export function editsOf(operand: Surface, sight: Sight, families: readonly EditFamily[] = Object.values(editFamilies)): readonly Edit[] {
  return spotsOf(operand).flatMap((spot) => families.flatMap((family) => family(spot, sight)));
}
