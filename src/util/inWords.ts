/** Whether what a formula is about is told in words: `\text{the determinant of }A = 5`, of “the determinant of ⟨A⟩ is ⟨5⟩”. */
export const isInWords = (latex: string): boolean => latex.startsWith('\\text{the ');
