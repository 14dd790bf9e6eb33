import type { Delimiter, MathRegion, OffsetMap } from './region';
import type { Span } from '../util/span';
import type { ForwardSearch } from './forwardSearch';
import { GREATER, isBlank, isSpace, NEWLINE } from './characters';

/** A range of the source that `latex` leaves out, or holds `insert` instead of; an empty range only inserts. */
export interface Cut extends Span {
  readonly insert?: string;
  /** The position that `insert` stands for; `start` unless given. */
  readonly source?: number;
}

/** Content without the white space at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/**
 * The text of `span` without `cuts`, and the map back.
 *
 * @param cuts in order; overlapping ones and ones outside of `span` are tolerated
 */
export function excise(text: string, span: Span, cuts: readonly Cut[]): { latex: string; map: OffsetMap } {
  if (cuts.length === 0) return { latex: text.slice(span.start, span.end), map: { pieces: [{ at: 0, source: span.start }] } };
  const parts: string[] = [];
  const pieces: { at: number; source: number }[] = [];
  let length = 0;
  let position = span.start;
  const push = (part: string, source: number) => {
    if (part === '') return;
    const last = pieces.at(-1);
    if (!last || last.source + (length - last.at) !== source) pieces.push({ at: length, source });
    parts.push(part);
    length += part.length;
  };
  for (const cut of cuts) {
    if (cut.start < span.start || cut.end < position || cut.start > span.end || (cut.end === position && !cut.insert)) continue;
    if (cut.start > position) push(text.slice(position, cut.start), position);
    if (cut.insert) push(cut.insert, cut.source ?? cut.start);
    position = Math.min(cut.end, span.end);
  }
  if (position < span.end) push(text.slice(position, span.end), position);
  if (pieces.length === 0) pieces.push({ at: 0, source: span.start });
  return { latex: parts.join(''), map: { pieces } };
}

/** Cuts for the `> ` that begins each line of a quoted block `depth` deep. */
export function quoteCuts(text: string, search: ForwardSearch, span: Span, depth: number): Cut[] {
  const cuts: Cut[] = [];
  for (let line = search('\n', span.start); line < span.end; line = search('\n', line + 1)) {
    const end = skipQuote(text, line + 1, depth);
    if (end > line + 1) cuts.push({ start: line + 1, end: Math.min(end, span.end) });
  }
  return cuts;
}

/** The position behind up to `depth` quote marks, each with the spaces before it and one space after it. */
export function skipQuote(text: string, lineStart: number, depth: number): number {
  let position = lineStart;
  for (let level = 0; level < depth; level++) {
    let index = position;
    while (isBlank(text.charCodeAt(index))) index++;
    if (text.charCodeAt(index) !== GREATER) break;
    position = isBlank(text.charCodeAt(index + 1)) ? index + 2 : index + 1;
  }
  return position;
}

/** Content without the white space and the cuts at its ends. */
function withoutEdges(text: string, content: Span, cuts: readonly Cut[]): Span {
  let span = trimmed(text, content.start, content.end);
  for (let index = 0; index < cuts.length && cuts[index]!.start <= span.start && !cuts[index]!.insert; index++) {
    if (cuts[index]!.end > span.start) span = trimmed(text, Math.min(cuts[index]!.end, span.end), span.end);
  }
  for (let index = cuts.length - 1; index >= 0 && cuts[index]!.end >= span.end && !cuts[index]!.insert; index--) {
    if (cuts[index]!.start < span.end) span = trimmed(text, span.start, Math.max(cuts[index]!.start, span.start));
  }
  return span;
}

export interface MathParts {
  readonly content: Span;
  readonly outer: Span;
  readonly display: boolean;
  readonly delimiter: Delimiter;
  readonly environment?: string | undefined;
  readonly cuts?: readonly Cut[];
}

/** A region of mathematics; `undefined` if nothing but white space is left of it. */
export function mathRegion(text: string, parts: MathParts): MathRegion | undefined {
  const cuts = parts.cuts ?? [];
  const span = withoutEdges(text, parts.content, cuts);
  const { latex, map } = excise(text, span, cuts);
  if (latex.trim() === '') return undefined;
  const { outer, display, delimiter, environment } = parts;
  return {
    kind: 'math', latex, map, span, outer, display, delimiter,
    ...(environment === undefined ? {} : { environment }),
  };
}

/** True if a blank line, or one of nothing but quote marks, begins at `lineStart`. */
export function isBlankLine(text: string, lineStart: number): boolean {
  let index = lineStart;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === NEWLINE || index >= text.length) return true;
    if (!isSpace(code) && code !== GREATER) return false;
    index++;
  }
}
