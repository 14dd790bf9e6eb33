import type { Inline, PlacedBlock, PlacedClaim, PreviewBlock } from '../protocol/outline';
import type { ClaimJson, Range } from '../protocol/verdict';
import { sourceOffset, type LanguageId, type Macros, type MathRegion, type ProseRegion, type Region } from '../regions/region';
import { offsetAt, rangeOf, type LineIndex } from '../report/lines';
import type { Span } from '../util/span';
import { moveLines } from '../report/moveLines';
import { headingLevels } from './headingLevels';
import { plainWords } from './plainWords';
import { rowEnds } from './rowsOf';

/** What is shown of a document. */
export interface Shown {
  readonly languageId: LanguageId;
  readonly lines: LineIndex;
  /** In document order, formulas with the macros they use. */
  readonly regions: readonly { readonly region: Region; readonly macros: Macros }[];
  readonly claims: readonly ClaimJson[];
}

/** A stretch of a paragraph, before it is known which paragraphs are shown. */
type Part = { readonly kind: 'prose'; readonly text: string; readonly span: Span } | { readonly kind: 'math'; readonly region: MathRegion; readonly macros: Macros };

interface Paragraph {
  readonly kind: 'heading' | 'words' | 'display';
  readonly parts: Part[];
  readonly item?: string;
}

/** How many sentences of a paragraph without mathematics are shown beside a formula. */
const besides = 2;

/**
 * The headings and formulas of a document, with the paragraphs that have mathematics or claims in them and the last
 * sentences before a displayed formula.
 */
export function outlineOf(shown: Shown): readonly PlacedBlock[] {
  const { lines, claims } = shown;
  const paragraphs = paragraphsOf(shown);
  const spans = paragraphs.map(spanOf);
  const told: ClaimJson[][] = paragraphs.map(() => []);
  const levelOf = headingLevels(lines, shown.languageId);
  let at = 0;
  for (const claim of claims) {
    const start = offsetAt(lines, claim.range.start);
    if (at > 0 && (spans[at]?.start ?? 0) > start) at = 0;
    while (at + 1 < spans.length && spans[at + 1]!.start <= start) at++;
    told[at]?.push(claim);
  }
  return paragraphs.flatMap((paragraph, index) => {
    const own = told[index] ?? [];
    const isShown = paragraph.kind !== 'words' || own.length > 0 || paragraph.parts.some(({ kind }) => kind === 'math');
    const leads = !isShown && paragraphs[index + 1]?.kind === 'display';
    return isShown || leads ? [placed(paragraph, spans[index]!, own, shown, leads, levelOf)] : [];
  });
}

/** Headings, displayed formulas, and what stands between blank lines. */
function paragraphsOf({ regions, languageId, lines }: Shown): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | undefined;
  let end = 0;
  // What stands under a heading is no part of it; only the argument of a LaTeX command goes on in the next line.
  const endsHeading = (region: Region, gap: string): boolean =>
    open?.kind === 'heading' && ((languageId !== 'latex' && gap.includes('\n')) || (region.kind === 'prose' && region.role === 'text' && region.text.includes('\n')));
  const add = (kind: Paragraph['kind'], part: Part, item?: string): void => {
    if (open?.kind !== kind || kind === 'display' || item !== undefined) paragraphs.push((open = { kind, parts: [], ...(item === undefined ? {} : { item }) }));
    open.parts.push(part);
  };
  for (const { region, macros } of regions) {
    const { start } = region.kind === 'math' ? region.outer : region.span;
    const gap = lines.text.slice(end, start);
    const isCode = languageId !== 'latex' && /^`+[^`\n]{1,200}`+$/.test(gap);
    if (isCode && open) open.parts.push({ kind: 'prose', text: gap, span: { start: end, end: start } });
    else if (/\n[ \t]*\n/.test(gap) || endsHeading(region, gap)) open = undefined;
    if (region.kind === 'math') {
      if (region.display) open = undefined;
      const inHeading = open?.kind === 'heading' && !gap.includes('\n');
      add(region.display ? 'display' : inHeading ? 'heading' : 'words', { kind: 'math', region, macros });
      if (region.display) open = undefined;
      end = region.outer.end;
    } else {
      if (region.kind === 'prose') addProse(region, add, () => (open = undefined));
      end = region.span.end;
    }
  }
  return paragraphs.filter(({ parts }) => parts.some((part) => part.kind === 'math' || part.text.trim() !== ''));
}

/** Blank lines and the bullets and numbers of lists, which begin a paragraph. */
const cuts = /(\n[ \t]*\r?\n|(?<=^|\n)[ \t]*(?:[-*+•]|\d{1,3}[.)]|\\item)(?=[ \t]))/;
const itemMark = /^[ \t]*(?:[-*+•]|\d{1,3}[.)]|\\item)$/;

function addProse({ text, span, role }: ProseRegion, add: (kind: Paragraph['kind'], part: Part, item?: string) => void, close: () => void): void {
  let at = span.start;
  let item: string | undefined;
  for (const part of text.split(cuts)) {
    const where = { start: at, end: at + part.length };
    at = where.end;
    if (/^\n[ \t]*\r?\n$/.test(part)) close();
    else if (itemMark.test(part)) {
      close();
      item = /\d/.test(part) ? part.trim() : '•';
    } else if (part.trim() !== '' || item !== undefined || part === ' ') {
      add(role === 'heading' ? 'heading' : 'words', { kind: 'prose', text: part, span: where }, item);
      item = undefined;
    }
  }
}

function spanOf({ parts }: Paragraph): Span {
  const [first, last] = [parts[0]!, parts[parts.length - 1]!];
  return { start: first.kind === 'math' ? first.region.outer.start : first.span.start + leading(first.text), end: last.kind === 'math' ? last.region.outer.end : last.span.end - (last.text.length - last.text.trimEnd().length) };
}

const leading = (text: string): number => (text.trim() === '' ? 0 : text.length - text.trimStart().length);

function placed({ kind, parts, item }: Paragraph, span: Span, claims: readonly ClaimJson[], shown: Shown, trimmed: boolean, levelOf: (start: number) => number): PlacedBlock {
  const { lines, languageId } = shown;
  const range = rangeOf(lines, span);
  const { line } = range.start;
  const macros = Object.assign({}, ...parts.map((part) => (part.kind === 'math' ? part.macros : {}))) as Macros;
  const first = parts[0]!;
  const ends = kind === 'display' && first.kind === 'math' ? rowEnds(first.region.latex).map((at) => sourceOffset(first.region, at)) : [];
  const row = ({ start }: Range): number => {
    const offset = ends.length === 0 ? 0 : offsetAt(lines, start);
    return ends.filter((end) => end < offset).length;
  };
  const told = claims.map((claim): PlacedClaim => ({ claim: moveLines(claim, -line), row: row(claim.range), stepRows: (claim.steps ?? []).map((step) => row(step.range)) }));
  const base = { lines: range.end.line - line, macros, claims: told };
  if (kind === 'display' && first.kind === 'math') return { line, block: { kind, ...base, latex: first.region.latex, range: relative(lines, first.region.outer, line) } };
  const content = inline(parts, lines, line, languageId);
  const block: PreviewBlock =
    kind === 'heading'
      ? { kind, ...base, level: levelOf(span.start), content }
      : { kind: 'words', ...base, content: trimmed ? lastSentences(content) : content, ...(item === undefined ? {} : { item }) };
  return { line, block };
}

function relative(lines: LineIndex, span: Span, line: number): Range {
  const { start, end } = rangeOf(lines, span);
  return { start: { ...start, line: start.line - line }, end: { ...end, line: end.line - line } };
}

function inline(parts: readonly Part[], lines: LineIndex, line: number, languageId: LanguageId): readonly Inline[] {
  const content = parts.flatMap((part): readonly Inline[] => {
    if (part.kind === 'math') return [{ kind: 'math', latex: part.region.latex, range: relative(lines, part.region.outer, line) }];
    if (part.text.startsWith('`') && part.text.endsWith('`')) return [{ kind: 'code', text: part.text.replace(/^`+ ?| ?`+$/g, '') }];
    return plainWords(part.text, languageId);
  });
  const [first, last] = [content[0], content[content.length - 1]];
  return content.map((part) => (part.kind !== 'text' ? part : { ...part, text: trimEnds(part.text, part === first, part === last) }));
}

const trimEnds = (text: string, isFirst: boolean, isLast: boolean): string => {
  const begun = isFirst ? text.trimStart() : text;
  return isLast ? begun.trimEnd() : begun;
};

/** The end of a paragraph of words alone. */
function lastSentences(content: readonly Inline[]): readonly Inline[] {
  const [only] = content;
  if (content.length !== 1 || only?.kind !== 'text') return content;
  const sentences = only.text.split(/(?<=[.!?:])\s+(?=\p{Lu})/u);
  return [{ ...only, text: sentences.slice(-besides).join(' ') }];
}
