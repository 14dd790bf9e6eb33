import type { FormulaMark, MarkedCell } from '../protocol/cellMarks';

/**
 * The marks of a cell's formulas as its renderer found them, by what is known of the cell's: in order, and only where both
 * have the same formula.
 * @param rendered LaTeX of the formulas that were rendered
 */
export function matchMarks(rendered: readonly string[], { formulas }: Pick<MarkedCell, 'formulas'>): readonly (FormulaMark | undefined)[] {
  let next = 0;
  return rendered.map((latex) => {
    const at = formulas.findIndex((formula, index) => index >= next && squeezed(formula.latex) === squeezed(latex));
    if (at < 0) return undefined;
    next = at + 1;
    return formulas[at]!.mark;
  });
}

/** What is known of the cell with a text; nothing if there are several that differ in their marks. */
export function cellWithText(cells: readonly MarkedCell[], text: string): MarkedCell | undefined {
  const [first, ...others] = cells.filter((cell) => cell.text === text);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
}

const squeezed = (latex: string): string => latex.replace(/\s+/g, '');
