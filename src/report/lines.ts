import type { Position, Range } from '../protocol/verdict';
import type { Span } from '../util/span';

/** A text with the offsets at which its lines begin. Lines end with `\n`, `\r\n` or a lone `\r`, as LSP 3.17 has it. */
export interface LineIndex {
  readonly text: string;
  /** Ascending; the first is 0. */
  readonly starts: readonly number[];
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== LINE_FEED && unit !== CARRIAGE_RETURN) continue;
    if (unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    starts.push(at + 1);
  }
  return { text, starts };
}

/** The offset behind the last character of a line, its line end left out. */
function lineEnd({ text, starts }: LineIndex, line: number): number {
  const start = starts[line]!;
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  const pair = next - 2 >= start && text.charCodeAt(next - 2) === CARRIAGE_RETURN && text.charCodeAt(next - 1) === LINE_FEED;
  return next - (pair ? 2 : 1);
}

/** The text of a line without its line end; empty for a line that does not exist. */
export function lineText(lines: LineIndex, line: number): string {
  const start = lines.starts[line];
  return start === undefined ? '' : lines.text.slice(start, lineEnd(lines, line));
}

/** Offsets outside the text are clamped to it; one inside `\r\n` belongs to the end of the line before. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.text.length));
  let line = 0;
  let high = lines.starts.length - 1;
  while (line < high) {
    const middle = (line + high + 1) >> 1;
    if (lines.starts[middle]! <= at) line = middle;
    else high = middle - 1;
  }
  return { line, character: Math.min(at, lineEnd(lines, line)) - lines.starts[line]! };
}

/** Positions behind the end of a line are clamped to it, positions behind the last line to the end of the text. */
export function offsetAt(lines: LineIndex, { line, character }: Position): number {
  if (line < 0) return 0;
  const start = lines.starts[line];
  if (start === undefined) return lines.text.length;
  return Math.min(start + Math.max(0, character), lineEnd(lines, line));
}

export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

export function spanOf(lines: LineIndex, range: Range): Span {
  return { start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) };
}
