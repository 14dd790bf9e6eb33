import { rowMarks } from '../regions/rows';

/** Environments whose rows are rows of the page. */
const environment = /\\begin\{(align|alignat|aligned|alignedat|gather|gathered|multline|eqnarray|split|cases)(\*?)\}/;

/** Where rows end in a formula, itself or the first environment in it that has rows: offsets in `latex`. */
export function rowEnds(latex: string): readonly number[] {
  const { rows } = rowMarks(latex);
  if (rows.length > 0) return rows;
  const open = environment.exec(latex);
  if (!open) return [];
  const start = open.index + open[0].length;
  const close = latex.lastIndexOf(`\\end{${open[1]}${open[2]}}`);
  return close < start ? [] : rowMarks(latex.slice(start, close)).rows.map((at) => at + start);
}
