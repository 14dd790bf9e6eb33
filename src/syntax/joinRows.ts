import type { Reader } from './reader';
import { parseRow } from './parseRow';
import type { Surface } from './surface';
import type { Token } from './token';

const ROW = { place: 'row', fence: undefined } as const;

/** A quad: the space put for a column break that separates a remark. */
const REMARK = 1;

/**
 * The rows of an alignment, columns joined. A row that goes on with `+`, `\times` or inside brackets still open belongs
 * to the row before it. A single row is returned as it is.
 *
 * @param at the place of the grid should it be empty
 */
export function joinRows(reader: Reader, cells: readonly (readonly (readonly Token[])[])[], at: number): Surface {
  const rows: Token[][] = [];
  for (const row of cells) {
    const tokens = joinColumns(row);
    if (!tokens.some((token) => token.kind !== 'space')) continue;
    const previous = rows[rows.length - 1];
    const aligned = row.length > 1 && !(row[0] ?? []).some((token) => token.kind !== 'space');
    if (previous !== undefined) dropRepeated(previous, tokens);
    if (previous !== undefined && continues(previous, tokens, aligned)) previous.push(...tokens);
    else rows.push(tokens);
  }
  const read = rows.map((tokens) => parseRow(reader, tokens, ROW, tokens[0]?.start ?? at));
  if (read.length === 1) return read[0]!;
  const start = read[0]?.span.start ?? at;
  const end = read.reduce((most, row) => Math.max(most, row.span.end), start);
  return { kind: 'grid', shape: 'rows', rows: read.map((row) => [row]), span: { start, end } };
}

/** Rows parted by `\\`, with columns parted by alignment marks, without an environment around them. */
export function splitRows(tokens: readonly Token[]): Token[][][] {
  const rows: Token[][][] = [[[]]];
  for (const token of tokens) {
    const row = rows[rows.length - 1]!;
    if (token.kind !== 'break') row[row.length - 1]!.push(token);
    else if (token.column) row.push([]);
    else rows.push([[]]);
  }
  return rows;
}

/** Every second column break of an alignment sets off a new column of statements, unless it stands about a relation. */
function joinColumns(row: readonly (readonly Token[])[]): Token[] {
  const joined: Token[] = [];
  row.forEach((cell, i) => {
    const first = cell.find((token) => token.kind !== 'space');
    const last = joined.findLast((token) => token.kind !== 'space');
    if (i >= 2 && i % 2 === 0 && last !== undefined && !isJoint(last) && !(first !== undefined && (first.kind === 'relation' || first.kind === 'additive'))) {
      joined.push({ kind: 'space', ems: REMARK, start: last.end, end: last.end });
    }
    joined.push(...cell);
  });
  return joined;
}

function isJoint(token: Token): boolean {
  return token.kind === 'relation' || token.kind === 'additive' || token.kind === 'multiplicative';
}

/** A relation that ends one row and begins the next is written twice for the eye only: the first is dropped. */
function dropRepeated(previous: Token[], row: readonly Token[]): void {
  const first = row.find((token) => token.kind !== 'space');
  const at = previous.findLastIndex((token) => token.kind !== 'space');
  const last = previous[at];
  if (at > 0 && first?.kind === 'relation' && last?.kind === 'relation' && last.sign === first.sign && !last.note) previous.length = at;
}

function continues(previous: readonly Token[], row: readonly Token[], aligned: boolean): boolean {
  if (openBrackets(previous) > 0) return true;
  const first = row.find((token) => token.kind !== 'space')!;
  const last = previous.findLast((token) => token.kind !== 'space')!;
  if (isJoint(last) && first.kind !== 'relation') return true;
  if (first.kind === 'multiplicative' || first.kind === 'slash') return true;
  if (first.kind !== 'additive') return false;
  return first.sign !== '-' || aligned || !row.some((token) => token.kind === 'relation');
}

function openBrackets(tokens: readonly Token[]): number {
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') depth--;
  }
  return depth;
}
