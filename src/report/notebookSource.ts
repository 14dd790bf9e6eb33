import { parseTree, type Node } from 'jsonc-parser';
import { tooDeepAt } from '../config/configFile';
import type { Span } from '../util/span';

/** A string of JSON: the offset in the file of each UTF-16 unit of its value, and of the quotation mark that ends it. */
interface Token {
  readonly offsets: readonly number[];
  readonly end: number;
}

/** Where the text of a notebook's cells stands in its file. */
export interface NotebookSource {
  /** The text of a cell; empty where there is no such cell. */
  text(cell: number): string;
  /** A stretch of a cell's text as one of the file; undefined where there is no such cell. */
  span(cell: number, span: Span): Span | undefined;
}

/** The units of a string token that begins at `start` with its quotation mark (RFC 8259, section 7). */
function tokenAt(text: string, start: number, end: number): Token {
  const offsets: number[] = [];
  for (let at = start + 1; at < end - 1; ) {
    offsets.push(at);
    if (text[at] !== '\\') at++;
    else at += text[at + 1] === 'u' ? 6 : 2;
  }
  return { offsets, end: end - 1 };
}

const memberOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'object' ? node.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1] : undefined;

const itemsOf = (node: Node | undefined): readonly Node[] => (node?.type === 'array' ? (node.children ?? []) : []);

/**
 * Finds the cells of a notebook in its JSON (nbformat 3 or 4), by their numbers in `notebookCells`.
 *
 * @param text of the file
 */
export function notebookSource(text: string): NotebookSource {
  const root = tooDeepAt(text) >= 0 ? undefined : parseTree(text);
  const cells = memberOf(root, 'cells') ? itemsOf(memberOf(root, 'cells')) : itemsOf(memberOf(root, 'worksheets')).flatMap((sheet) => itemsOf(memberOf(sheet, 'cells')));
  const known = new Map<number, readonly Token[]>();

  function stringsOf(cell: number): readonly Node[] {
    const source = memberOf(cells[cell], 'source');
    return source?.type === 'string' ? [source] : itemsOf(source).filter(({ type }) => type === 'string');
  }

  function tokensOf(cell: number): readonly Token[] {
    const tokens = known.get(cell) ?? stringsOf(cell).map(({ offset, length }) => tokenAt(text, offset, offset + length));
    known.set(cell, tokens);
    return tokens;
  }

  /** The offset in the file of a unit, and the one behind the unit before it, which another line may separate. */
  function offsetOf(cell: number, at: number, side: 'start' | 'end'): number | undefined {
    let left = at;
    for (const { offsets, end } of tokensOf(cell)) {
      if (left < offsets.length || (left === offsets.length && side === 'end')) return offsets[left] ?? end;
      left -= offsets.length;
    }
    return left === 0 ? tokensOf(cell).at(-1)?.end : undefined;
  }

  return {
    text: (cell) => stringsOf(cell).map(({ value }) => String(value)).join(''),
    span(cell, { start, end }) {
      const from = offsetOf(cell, start, start === end ? 'end' : 'start');
      const to = offsetOf(cell, end, 'end');
      return from === undefined || to === undefined ? undefined : { start: from, end: to };
    },
  };
}
