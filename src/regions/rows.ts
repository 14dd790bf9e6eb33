import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN } from './characters';

const environmentCommand = /\\(begin|end)\s*\{/y;

/**
 * Where rows end (`\\`) and columns (`&`) at the top level of a formula, outside of braces and inner environments.
 *
 * @returns the offsets of the marks in `latex`
 */
export function rowMarks(latex: string): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const rows: number[] = [];
  const columns: number[] = [];
  let depth = 0;
  for (let index = 0; index < latex.length; index++) {
    const code = latex.charCodeAt(index);
    if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE) depth--;
    else if (code === 38 && depth === 0) columns.push(index);
    else if (code === BACKSLASH) {
      environmentCommand.lastIndex = index;
      const found = latex.startsWith('begin', index + 1) || latex.startsWith('end', index + 1) ? environmentCommand.exec(latex) : null;
      if (found) {
        depth += found[1] === 'begin' ? 1 : -1;
        index += found[0].length - 2;
      } else {
        if (depth === 0 && latex.charCodeAt(index + 1) === BACKSLASH) rows.push(index);
        index++;
      }
    }
  }
  return { rows, columns };
}
