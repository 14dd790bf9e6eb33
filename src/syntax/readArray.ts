import type { KatexNode } from './katexTree';
import { atom, unsupported, type Reader } from './reader';
import { parseRow } from './parseRow';
import { joinRows } from './joinRows';
import { firstStart, firstStartOf, takeCommand } from './sourceTrack';
import type { Font, GridSurface, Surface } from './surface';
import type { Token } from './token';

type ArrayNode = Extract<KatexNode, { type: 'array' }>;

const BEGIN = /\\begin\s*\{[^}]*\}|\\substack(?![a-zA-Z])/g;
const END = /\\end\s*\{[^}]*\}/g;

/** Reads an environment with rows: a matrix, the rows of a derivation, or the branches of a case distinction. */
export function readArray(reader: Reader, node: ArrayNode, font: Font | undefined, bound: number, cases: boolean, out: Token[]): void {
  const { track } = reader;
  const opening = takeCommand(track, BEGIN, firstStart(track, node) ?? bound);
  if (node.colSeparationType === 'CD') return unsupported(reader, 'A commutative diagram', opening, bound);
  const cells = readCells(reader, node, font, bound);
  const substack = opening !== undefined && track.source.startsWith('\\substack', opening.start);
  const end = substack ? track.cursor + (track.source[track.cursor] === '}' ? 1 : 0) : (takeCommand(track, END, bound)?.end ?? track.cursor);
  track.cursor = Math.max(track.cursor, end);
  const start = opening?.start ?? cells[0]?.[0]?.[0]?.start ?? end;
  const span = { start, end: Math.max(start, end) };
  const surface = isRows(node, cells, cases)
    ? joinRows(reader, cells, end)
    : matrix(reader, cells, cases, opening?.end ?? cells.flat(2)[0]?.start ?? end);
  const covers = opening === undefined ? surface.span : { start: Math.min(span.start, surface.span.start), end: Math.max(span.end, surface.span.end) };
  if (cases && surface.kind !== 'grid') {
    out.push(atom({ kind: 'grid', shape: 'cases', rows: [[surface]], span: covers }));
  } else {
    out.push(atom(surface.kind === 'grid' ? { ...surface, span: covers } : surface));
  }
}

/** The tokens of each cell, row by row. */
function readCells(reader: Reader, node: ArrayNode, font: Font | undefined, bound: number): Token[][][] {
  const flat = node.body.flat();
  let index = 0;
  return node.body.map((row) =>
    row.map((cell) => {
      const tokens: Token[] = [];
      index++;
      reader.read(reader, [cell], font, firstStartOf(reader.track, flat, index) ?? bound, tokens);
      return tokens;
    }),
  );
}

/** Whether the columns only align: the AMS environments, \substack, and arrays with relations at the head of a cell. */
function isRows(node: ArrayNode, cells: readonly (readonly (readonly Token[])[])[], cases: boolean): boolean {
  const headed = cells.some((row) => row.some((cell, i) => i > 0 && firstKind(cell) === 'relation'));
  if (cases) return headed && !cells.some((row) => row.some((cell) => firstKind(cell) === 'text'));
  if (node.colSeparationType !== undefined && node.colSeparationType !== 'small') return true;
  return headed || node.cols === undefined && node.colSeparationType !== 'small' || (node.arraystretch === 0.5 && node.colSeparationType !== 'small');
}

function firstKind(tokens: readonly Token[]): string | undefined {
  return tokens.find((token) => token.kind !== 'space')?.kind;
}

/** @param at the place of the first cell should it be empty */
function matrix(reader: Reader, cells: readonly (readonly Token[][])[], cases: boolean, at: number): GridSurface {
  const rows: Surface[][] = [];
  let end = at;
  for (const row of cells) {
    if (row.every((cell) => cell.length === 0)) continue;
    const read: Surface[] = [];
    row.forEach((cell, i) => {
      const surface = parseRow(reader, cell, { place: cases && i > 0 ? 'cell' : 'argument', fence: undefined }, end);
      end = Math.max(end, surface.span.end);
      read.push(surface);
    });
    rows.push(read);
  }
  const start = rows[0]?.[0]?.span.start ?? at;
  return { kind: 'grid', shape: cases ? 'cases' : 'matrix', rows, span: { start: Math.min(start, at), end } };
}
