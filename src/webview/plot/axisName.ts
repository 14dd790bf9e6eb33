import { variableLatex } from '../displayLatex';
import { inlineFormula, type Macros } from '../formula';

const words: readonly string[] = ['entry', 'row', 'column'];

/** What runs along an axis, as mathematics unless it is a word of ours. */
export const axisName = (name: string, macros: Macros): HTMLElement | string => (words.includes(name) ? name : inlineFormula(variableLatex(name), macros));
