import type { Range, TextEditJson } from '../protocol/verdict';
import { rangeOf, spanOf } from './lines';
import type { LintedFile } from './lint';
import { notebookSource, type NotebookSource } from './notebookSource';

type Lines = Pick<LintedFile, 'lines'>;

/** Ranges of a file as CI knows it: those in the cell of a notebook are ranges of its JSON; undefined where there are none. */
export function fileRange({ lines }: Lines): (range: Range, cell: number | undefined) => Range | undefined {
  let source: NotebookSource | undefined;
  return (range, cell) => {
    if (cell === undefined) return range;
    source ??= notebookSource(lines(undefined).text);
    const span = source.span(cell, spanOf(lines(cell), range));
    return span && rangeOf(lines(undefined), span);
  };
}

/** The same for edits: text that goes into a cell is written as in a JSON string. */
export function fileEdit(file: Lines): (edit: TextEditJson, cell: number | undefined) => TextEditJson | undefined {
  const toFile = fileRange(file);
  return ({ range, newText }, cell) => {
    const placed = toFile(range, cell);
    return placed && { range: placed, newText: cell === undefined ? newText : JSON.stringify(newText).slice(1, -1) };
  };
}
