import type { Delimiter, LanguageId, MathRegion, ProseRegion, Region, Regions } from './region';
import { sourceSpan } from './region';
import { touches, type Span } from '../util/span';
import { findRegions } from './findRegions';
import { groupEnd } from './macroArgument';
import { mathRegion, trimmed } from './mathRegion';
import { rowMarks } from './rows';

/**
 * The mathematics that a selection denotes.
 *
 * An empty selection (a cursor) denotes the region around it. A selection that touches regions denotes those, whole;
 * only a complete part of an environment of several rows denotes that part. One that touches none denotes itself,
 * without the delimiters at its edges.
 *
 * @param selection in UTF-16 offsets of `text`
 * @param found the regions of `text`, where they are known
 * @returns the regions in document order; none for a cursor in prose, or where the text is a notebook's JSON
 */
export function selectionRegion(text: string, languageId: LanguageId, selection: Span, found: Regions = findRegions(text, languageId)): MathRegion[] {
  if (languageId === 'ipynb') return [];
  const regions = found.regions.filter((region) => region.kind === 'math');
  const empty = selection.end <= selection.start;
  const touched = regions.filter(({ outer }) => empty
    ? outer.start <= selection.start && selection.start <= outer.end
    : outer.start < selection.end && selection.start < outer.end);
  if (empty) return touched.slice(0, 1);
  if (touched.length > 0) {
    const part = touched.length === 1 ? completePart(touched[0]!, selection) : undefined;
    return [part ?? touched].flat();
  }
  const region = selectedText(text, selection);
  return region ? [region] : [];
}

/** A selection that is no region of the document's own takes the place of whatever it overlaps, words too: they would say it twice. */
export function withSelection(regions: readonly Region[], selected: readonly MathRegion[]): readonly Region[] {
  const own = selected.filter((region) => !regions.some((other) => other.kind === 'math' && other.span.start === region.span.start && other.span.end === region.span.end));
  if (own.length === 0) return regions;
  const kept = regions.flatMap((region): readonly Region[] => {
    if (region.kind === 'prose') return own.reduce<readonly ProseRegion[]>((parts, { outer }) => parts.flatMap((part) => without(part, outer)), [region]);
    return region.kind === 'math' && own.some((other) => touches(other.span, region.span)) ? [] : [region];
  });
  return [...kept, ...own].sort((a, b) => a.span.start - b.span.start);
}

/** What is left of words beside a stretch of the text. */
function without(prose: ProseRegion, { start, end }: Span): readonly ProseRegion[] {
  const { span, text } = prose;
  if (end <= span.start || start >= span.end) return [prose];
  const part = (from: number, to: number): readonly ProseRegion[] => (from < to ? [{ ...prose, text: text.slice(from - span.start, to - span.start), span: { start: from, end: to } }] : []);
  return [...part(span.start, start), ...part(end, span.end)];
}

/** The part of an environment's rows that is selected, if it can be read by itself. */
function completePart(region: MathRegion, selection: Span): MathRegion | undefined {
  if (selection.start <= region.span.start || selection.end >= region.span.end) return undefined;
  const body = rowsOf(region.latex);
  if (!body) return undefined;
  const chosen = { start: Math.max(latexOffset(region, selection.start), body.start), end: Math.min(latexOffset(region, selection.end), body.end) };
  const part = withoutMarks(region.latex, chosen);
  const latex = region.latex.slice(part.start, part.end);
  if (!isComplete(region.latex, part) || !isStatement(latex)) return undefined;
  const { rows, columns } = rowMarks(latex);
  const span = sourceSpan(region, part);
  return {
    kind: 'math', latex, span, outer: span, display: region.display, delimiter: 'selection',
    map: { pieces: partOf(region, part) },
    ...(rows.length + columns.length > 0 ? { environment: 'aligned' } : {}),
    ...(region.cell === undefined ? {} : { cell: region.cell }),
  };
}

const opening = /^\s*\\begin\{([A-Za-z]+\*?)\}(?:\{[^{}]*\}|\[[^\]\n]*\])?/;

/** The content of an environment that has several rows, in offsets of `latex`. */
function rowsOf(latex: string): Span | undefined {
  const begin = opening.exec(latex);
  const start = begin ? begin[0].length : 0;
  const end = begin ? latex.lastIndexOf(`\\end{${begin[1]!}}`) : latex.length;
  return end > start && rowMarks(latex.slice(start, end)).rows.length > 0 ? { start, end } : undefined;
}

/** The offset in `region.latex` of an offset in the text. */
function latexOffset(region: MathRegion, source: number): number {
  const { pieces } = region.map;
  let nearest = pieces[0]!;
  for (const piece of pieces) if (piece.source <= source) nearest = piece;
  const next = pieces[pieces.indexOf(nearest) + 1]?.at ?? region.latex.length;
  return Math.max(0, Math.min(nearest.at + source - nearest.source, next));
}

/** Without white space, row ends and column marks at its edges. */
function withoutMarks(latex: string, span: Span): Span {
  let { start, end } = span;
  for (;;) {
    const before = end - start;
    ({ start, end } = trimmed(latex, start, end));
    if (latex.charAt(start) === '&') start++;
    if (latex.startsWith('\\\\', start)) start += 2;
    if (latex.charAt(end - 1) === '&' && latex.charAt(end - 2) !== '\\') end--;
    if (latex.slice(start, end).endsWith('\\\\')) end -= 2;
    if (end <= start) return { start, end: start };
    if (end - start === before) return { start, end };
  }
}

/** True if no command, brace, bracket pair or inner environment is cut in two. */
function isComplete(latex: string, part: Span): boolean {
  if (part.end <= part.start) return false;
  if (/\\[A-Za-z]*$/.test(latex.slice(Math.max(0, part.start - 40), part.start)) && /^[A-Za-z]/.test(latex.slice(part.start, part.start + 1))) return false;
  if (/\\[A-Za-z]*$/.test(latex.slice(Math.max(part.start, part.end - 40), part.end)) && /^[A-Za-z]/.test(latex.slice(part.end, part.end + 1))) return false;
  const inner = latex.slice(part.start, part.end);
  const count = (pattern: RegExp) => inner.match(pattern)?.length ?? 0;
  return groupEnd(`{${inner}}`, 0, inner.length + 3) === inner.length + 2
    && count(/\\begin\{/g) === count(/\\end\{/g) && count(/\\left(?![A-Za-z])/g) === count(/\\right(?![A-Za-z])/g)
    && count(/[([]/g) === count(/[)\]]/g);
}

const relation = String.raw`(?:[=<>≤≥≈≠∝∈]|:=|\\(?:le|leq|ge|geq|ne|neq|lt|gt|approx|equiv|propto|in|sim|simeq|triangleq|coloneqq)(?![A-Za-z]))`;
const startsWithRelation = new RegExp(`^[\\s&]*${relation}`);
const hasRelation = new RegExp(relation);

/** True if the part has a relation, and a left side before the first one. */
function isStatement(latex: string): boolean {
  return hasRelation.test(latex) && !startsWithRelation.test(latex);
}

/** The pieces of the region's map that `part` covers, counted from its start. */
function partOf(region: MathRegion, part: Span): { at: number; source: number }[] {
  const pieces = region.map.pieces.filter((piece, index) => piece.at < part.end && (region.map.pieces[index + 1]?.at ?? Infinity) > part.start);
  return pieces.map((piece) => {
    const skipped = Math.max(0, part.start - piece.at);
    return { at: piece.at + skipped - part.start, source: piece.source + skipped };
  });
}

const delimiters: readonly (readonly [open: string, close: string])[] = [
  ['$$', '$$'], ['$`', '`$'], ['$', '$'], ['\\\\(', '\\\\)'], ['\\\\[', '\\\\]'], ['\\(', '\\)'], ['\\[', '\\]'], ['`', '`'],
];

/** The selection itself, without white space and delimiters at its edges, one-sided ones too. */
function selectedText(text: string, selection: Span): MathRegion | undefined {
  const outer = trimmed(text, Math.max(0, selection.start), Math.min(text.length, selection.end));
  let { start, end } = outer;
  for (const [open, close] of delimiters) {
    if (end - start > open.length && text.startsWith(open, start)) start += open.length;
    if (end - start > close.length && text.slice(start, end).endsWith(close)) end -= close.length;
  }
  const content = trimmed(text, start, end);
  const latex = text.slice(content.start, content.end);
  const { rows, columns } = rowMarks(latex);
  const delimiter: Delimiter = 'selection';
  return mathRegion(text, {
    content, outer, display: latex.includes('\n') || rows.length > 0, delimiter,
    environment: rows.length + columns.length > 0 ? 'aligned' : undefined,
  });
}
