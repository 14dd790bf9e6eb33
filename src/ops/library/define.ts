import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';

type Expansion = (...operands: Expression[]) => Expression;

interface Details extends Partial<Omit<LibraryOperator, 'kind' | 'name' | 'aliases' | 'parameters' | 'expand' | 'relatives'>> {
  /** What is shown of each relative, and its definition. */
  readonly relatives: readonly (readonly [shown: string, expand: Expansion])[];
}

interface DetailsOfForms extends Details {
  /** Safe in floats; the textbook's definition is where this is absent. */
  readonly stable?: Expansion;
}

/** A library operator whose stable and plain form have much in common; of rank 0 unless it says otherwise. The aliases stand in one text. */
export function defineBoth(name: string, aliases: string, parameters: LibraryOperator['parameters'], expand: LibraryOperator['expand'], { relatives, ...details }: Details): LibraryOperator {
  return {
    kind: 'library',
    name,
    aliases: aliases.split(' '),
    parameters,
    rank: 0,
    expand,
    relatives: relatives.map(([shown, relative]) => ({ shown, expand: (operands) => relative(...operands) })),
    ...details,
  };
}

/** A library operator from its textbook definition. */
export const define = (name: string, aliases: string, parameters: LibraryOperator['parameters'], plain: Expansion, { stable = plain, ...details }: DetailsOfForms): LibraryOperator =>
  defineBoth(name, aliases, parameters, (operands, form) => (form === 'stable' ? stable : plain)(...operands), details);
