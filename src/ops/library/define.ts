import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';

type Expansion = (...operands: Expression[]) => Expression;

interface Details extends Partial<Omit<LibraryOperator, 'kind' | 'name' | 'aliases' | 'parameters' | 'expand' | 'relatives'>> {
  /** Safe in floats; the textbook's definition is where this is absent. */
  readonly stable?: Expansion;
  /** What is shown of each relative, and its definition. */
  readonly relatives: readonly (readonly [shown: string, expand: Expansion])[];
}

/** A library operator from its textbook definition; of rank 0 unless it says otherwise. The aliases stand in one text. */
export function define(name: string, aliases: string, parameters: LibraryOperator['parameters'], plain: Expansion, { stable = plain, relatives, ...details }: Details): LibraryOperator {
  return {
    kind: 'library',
    name,
    aliases: aliases.split(' '),
    parameters,
    rank: 0,
    expand: (operands, form) => (form === 'stable' ? stable : plain)(...operands),
    relatives: relatives.map(([shown, expand]) => ({ shown, expand: (operands) => expand(...operands) })),
    ...details,
  };
}
