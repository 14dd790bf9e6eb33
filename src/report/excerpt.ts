import stringWidth from 'string-width';
import type { Range } from '../protocol/verdict';
import { lineText, type LineIndex } from './lines';
import { printable, type Paint, type Style } from './style';

const TAB = 4;
/** Lines of source shown of a longer range. */
const SHOWN_LINES = 4;

/** A grapheme as it is shown: `at` and `end` are offsets in the line, `column` where it begins on the terminal. */
interface Glyph {
  readonly at: number;
  readonly end: number;
  readonly shown: string;
  readonly column: number;
  readonly width: number;
}

const graphemes = new Intl.Segmenter();

/** Lays out `text` from offset `from` to `to`; tabs advance to the next multiple of 4 columns. */
function layOut(text: string, from: number, to: number): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(text.slice(from, to))) {
    const shown = segment === '\t' ? ' '.repeat(TAB - (column % TAB)) : printable(segment);
    const width = stringWidth(shown);
    glyphs.push({ at: from + index, end: from + index + segment.length, shown, column, width });
    column += width;
  }
  return glyphs;
}

const endColumn = (glyph: Glyph | undefined): number => (glyph ? glyph.column + glyph.width : 0);
const splitsPair = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.charAt(at));

/**
 * A line of source and the carets for `start` … `end` beneath it, at most `width` columns wide: of a longer line the
 * part around the range, with `…` where something is left out. An empty range has one caret.
 */
export function excerptLine(text: string, start: number, end: number, width: number): { source: string; carets: string } {
  // A line may be a megabyte long: only what can come into the window is laid out.
  const from = Math.max(0, start - 4 * width);
  const to = Math.min(text.length, start + 8 * width);
  const glyphs = layOut(text, splitsPair(text, from) ? from + 1 : from, splitsPair(text, to) ? to - 1 : to);
  const total = endColumn(glyphs.at(-1));
  const low = glyphs.find((glyph) => glyph.end > start)?.column ?? total;
  const high = Math.max(low + 1, endColumn(glyphs.findLast((glyph) => glyph.at < end)));
  const whole = from === 0 && to === text.length && total <= width;

  const room = whole ? width : width - 2;
  const margin = Math.floor((room - Math.min(high - low, room)) / 2);
  const left = whole ? 0 : Math.max(0, Math.min(low - margin, total - room));
  const visible = glyphs.filter((glyph) => glyph.column >= left && endColumn(glyph) <= left + room);
  const before = (visible[0]?.at ?? 0) > 0 ? '…' : '';
  const after = (visible.at(-1)?.end ?? 0) < text.length ? '…' : '';
  const indent = low - (visible[0]?.column ?? 0) + before.length;
  const marked = Math.max(1, Math.min(high, endColumn(visible.at(-1))) - low);
  return {
    source: `${before}${visible.map((glyph) => glyph.shown).join('')}${after}`,
    carets: ' '.repeat(indent) + '^'.repeat(marked),
  };
}

export interface ExcerptOptions {
  /** Columns for the source itself, the gutter not counted. */
  readonly width: number;
  readonly style: Style;
  readonly paint: Paint;
}

/** The lines of source a range covers, numbered, with carets under the range; `gutter` is the line numbers' width. */
export function excerpt(lines: LineIndex, { start, end }: Range, gutter: number, options: ExcerptOptions): readonly string[] {
  const { width, style, paint } = options;
  // A range that ends before the first character of a line does not cover that line.
  const lastLine = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
  const shownTo = lastLine - start.line < SHOWN_LINES ? lastLine : start.line + SHOWN_LINES - 2;
  const bar = paint('faint', `${' '.repeat(gutter)} |`);
  const rows = [bar];
  for (let line = start.line; line <= shownTo; line++) {
    const text = lineText(lines, line);
    const indent = text.length - text.trimStart().length;
    const low = line === start.line ? start.character : indent;
    const high = line === end.line ? end.character : text.trimEnd().length;
    const { source, carets } = excerptLine(text, low, high, width);
    rows.push(`${paint('faint', `${String(line + 1).padStart(gutter)} |`)} ${source}`.trimEnd());
    if (text.trim() !== '' || line === start.line) rows.push(`${bar} ${carets.replace(/\^+$/, (marks) => paint(style, marks))}`);
  }
  if (shownTo < lastLine) rows.push(`${bar} ${paint('faint', `… ${lastLine - shownTo} more lines`)}`);
  return rows;
}
