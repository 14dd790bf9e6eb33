import type { ProseRegion } from './region';
import {
  BACKTICK, BRACKET_OPEN, COLON, EQUALS, EXCLAMATION, GREATER, HASH, isBlank, isDigit, lineEnd, MINUS, NEWLINE, PERCENT, PIPE, QUESTION,
  RETURN, skipBlanks, TAB, TILDE,
} from './characters';
import type { Place } from './delimited';
import { readDirective } from './directive';
import { frontMatterMacros } from './macroMap';
import { readFence } from './markdownFence';
import type { Scan } from './scan';
import { cutProse, define, startScan } from './scan';

/** A scan of Markdown, with what the lines before tell about the one being read. */
export interface MarkdownScan extends Scan, Place {
  quoteDepth: number;
  tableRow: boolean;
  lineContent: number;
  /** Pasted text has no front matter, headings or indented code. */
  readonly pasted: boolean;
  /** The line before was blank, or there is none. */
  afterBlank: boolean;
  /** Columns from which the text of the open list items, footnotes and admonitions stands, outermost first. */
  readonly containers: number[];
  inTable: boolean;
  /** Where the first line of the current paragraph begins. */
  paragraphStart: number;
  /** Open fences of directives whose content is Markdown (`` ```{note} ``). */
  readonly openFences: { mark: number; length: number }[];
  /** Shortest run of each fence mark that is known not to be closed any more. */
  readonly unclosedFences: Map<number, number>;
  /** For the paragraph that ends at `end`: where runs of backticks of each length occur last. */
  readonly backticks: { end: number; readonly last: Map<number, number> };
}

export function startMarkdown(text: string, pasted: boolean): MarkdownScan {
  return {
    ...startScan(text),
    quoteDepth: 0, tableRow: false, lineContent: 0, pasted, afterBlank: true, containers: [], inTable: false, paragraphStart: 0,
    openFences: [], unclosedFences: new Map(), backticks: { end: -1, last: new Map() },
  };
}

/** Skips the front matter (YAML, TOML), keeping its macros; the position behind it. */
export function readFrontMatter(scan: MarkdownScan): number {
  const { text } = scan;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const opening = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text.slice(start, start + 100));
  if (!opening) return start;
  const closing = opening[1] === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m;
  const body = start + opening[0].length;
  const found = closing.exec(text.slice(body).replaceAll('\r', ' '));
  if (!found) return start;
  for (const definition of frontMatterMacros(text.slice(body, body + found.index))) define(scan, 0, definition);
  const end = lineEnd(text, body + found.index);
  scan.proseStart = end;
  return Math.min(end + 1, text.length);
}

/** Ends a heading at the end of its line. */
export function endHeading(scan: MarkdownScan, at: number): void {
  if (scan.role === 'text') return;
  const end = scan.text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
  cutProse(scan, end, end);
  scan.role = 'text';
}

/**
 * Reads the beginning of the line at `lineStart`, and whole lines of code, fences and the like.
 *
 * @returns where the text of a line begins
 */
export function startLine(scan: MarkdownScan, lineStart: number): number {
  let line = lineStart;
  while (line < scan.text.length) {
    const next = readBlockStart(scan, line);
    if (next < 0) return scan.lineContent;
    line = next;
  }
  return scan.text.length;
}

/** @returns the beginning of the line behind a block that was read whole, or -1 */
function readBlockStart(scan: MarkdownScan, line: number): number {
  const { text } = scan;
  const { content, indent, column, quoteDepth, listed } = linePrefix(text, line);
  const code = text.charCodeAt(content);
  scan.quoteDepth = quoteDepth;
  scan.lineContent = content;
  if (code === NEWLINE || code === RETURN || content >= text.length) {
    scan.afterBlank = true;
    scan.inTable = scan.tableRow = false;
    return -1;
  }
  const { afterBlank } = scan;
  if (quoteDepth === 0 && !scan.pasted) {
    const code = enterContainers(scan, line, { content, indent, column, listed });
    if (code > 0) return skipIndented(scan, line, code);
  }
  if (afterBlank || listed) scan.paragraphStart = line;
  scan.afterBlank = false;
  // A line of a list item's paragraph that stands left of it begins no table.
  const isLazy = !afterBlank && !listed && quoteDepth === 0 && indent < (scan.containers.at(-1) ?? 0);
  scan.tableRow = scan.inTable || (code === PIPE && !isLazy);
  switch (code) {
    case BACKTICK:
    case TILDE:
    case COLON:
      return readFence(scan, line, content);
    case PERCENT:
      return afterBlank && isBlank(text.charCodeAt(content + 1)) ? skipComment(scan, line, content) : -1;
    case BRACKET_OPEN:
      return afterBlank ? skipReference(scan, line, content) : -1;
    case HASH:
      return scan.pasted ? -1 : startHeading(scan, line, content);
    case EQUALS:
    case MINUS:
    case PIPE:
      return readUnderline(scan, line, content, { detached: afterBlank || listed, isLazy });
    default:
      return -1;
  }
}

/** What stands before the text of a line, and how far to the right, in columns. */
interface LinePrefix {
  /** Where the text begins, behind quote marks, list markers and indentation. */
  readonly content: number;
  /** Before any marker. */
  readonly indent: number;
  /** Of `content`. */
  readonly column: number;
  readonly quoteDepth: number;
  readonly listed: boolean;
}

function linePrefix(text: string, line: number): LinePrefix {
  let at = line;
  while (isBlank(text.charCodeAt(at))) at++;
  const indent = columns(text, line, at, 0);
  let quoteDepth = 0;
  let listed = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === GREATER) {
      quoteDepth++;
      at = skipBlanks(text, at + 1);
      continue;
    }
    const marker = listMarker(text, at, code);
    if (marker === 0) return { content: at, indent, column: listed ? columns(text, line, at, 0) : indent, quoteDepth, listed };
    listed = true;
    at = skipBlanks(text, at + marker);
  }
}

/** The column behind the characters from `at` to `end`, of which the first stands in `column`. */
function columns(text: string, at: number, end: number, column: number): number {
  let reached = column;
  for (let index = at; index < end; index++) reached += text.charCodeAt(index) === TAB ? 4 - (reached % 4) : 1;
  return reached;
}

/**
 * Leaves the list items and the like that end before a line, and enters those it begins.
 *
 * @returns the column from which lines are indented code, if this line begins such; else 0
 */
function enterContainers(scan: MarkdownScan, line: number, { content, indent, column, listed }: Omit<LinePrefix, 'quoteDepth'>): number {
  const { text, containers, afterBlank } = scan;
  if (afterBlank || listed) while (containers.length > 0 && containers.at(-1)! > indent) containers.pop();
  const inner = containers.at(-1) ?? 0;
  // What is displayed in a list is often indented further than it should be.
  const displayed = inner > 0 && /^(?:\$\$|\\\\?\[|\\begin\{)/.test(text.slice(skipBlanks(text, line), content + 8));
  if (afterBlank && indent >= inner + 4 && !displayed) return inner + 4;
  if (listed) containers.push(Math.min(column, indent + 14));
  else if (opensContainer(text, content)) containers.push(indent + 4);
  return 0;
}

/** The length of the list marker at `at`, 0 if there is none. */
function listMarker(text: string, at: number, code: number): number {
  if (code === MINUS || code === 42 || code === 43) return isBlank(text.charCodeAt(at + 1)) ? 1 : 0;
  if (!isDigit(code)) return 0;
  let end = at + 1;
  while (isDigit(text.charCodeAt(end)) && end - at < 9) end++;
  const mark = text.charCodeAt(end);
  return (mark === 46 || mark === 41) && isBlank(text.charCodeAt(end + 1)) ? end + 1 - at : 0;
}

/** True for the first line of a footnote, an admonition or a definition, whose body is indented. */
function opensContainer(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === BRACKET_OPEN) return next === 94;
  if (code === EXCLAMATION) return text.startsWith('!!! ', at);
  if (code === QUESTION) return text.startsWith('???', at);
  if (code === EQUALS) return text.startsWith('=== "', at);
  return code === COLON && isBlank(next);
}

function skipIndented(scan: MarkdownScan, line: number, least: number): number {
  const { text } = scan;
  cutProse(scan, line, line);
  let end = line;
  for (let next = line; next < text.length;) {
    const { content, indent } = linePrefix(text, next);
    const code = text.charCodeAt(content);
    const blank = code === NEWLINE || code === RETURN || content >= text.length;
    if (!blank && indent < least) break;
    next = Math.min(lineEnd(text, content) + 1, text.length);
    if (!blank) end = next;
  }
  scan.proseStart = end;
  scan.afterBlank = true;
  return end;
}

const reference = /\[[^\]^\n][^\]\n]{0,200}\]:[ \t]*(?:<[^<>\n]{0,1000}>|[^\s<]\S{0,1000})(?:[ \t]+(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|\([^()\n]{0,400}\)))?[ \t]*\r?(?=\n|$)/y;

/** The definition of a link, `[name]: address "title"`, is no text. */
function skipReference(scan: MarkdownScan, line: number, content: number): number {
  reference.lastIndex = content;
  if (!reference.test(scan.text)) return -1;
  const end = reference.lastIndex;
  cutProse(scan, line, end);
  scan.afterBlank = true;
  return Math.min(end + 1, scan.text.length);
}

/** A line that begins with a percent sign and a space is a comment in MyST. */
function skipComment(scan: MarkdownScan, line: number, content: number): number {
  const { text } = scan;
  const end = lineEnd(text, content);
  cutProse(scan, line, end);
  const directive = readDirective(text.slice(content + 1, end), { start: content, end: text.charCodeAt(end - 1) === RETURN ? end - 1 : end });
  if (directive) scan.regions.push(directive);
  scan.afterBlank = true;
  return Math.min(end + 1, text.length);
}

function startHeading(scan: MarkdownScan, line: number, content: number): number {
  let at = content;
  while (scan.text.charCodeAt(at) === HASH) at++;
  const after = scan.text.charCodeAt(at);
  if (at - content > 6 || !(isBlank(after) || after === NEWLINE || after === RETURN)) return -1;
  const title = skipBlanks(scan.text, at);
  cutProse(scan, line, title);
  scan.role = 'heading';
  scan.lineContent = title;
  scan.afterBlank = true;
  return -1;
}

const underline = /(?:=+|-+)[ \t]*\r?(?=\n|$)/y;
const tableRule = /\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?(?=\n|$)/y;

/** A line of `===` or `---` makes a heading of the paragraph before it; one like `|---|---|` begins a table. */
function readUnderline(scan: MarkdownScan, line: number, content: number, { detached, isLazy }: { readonly detached: boolean; readonly isLazy: boolean }): number {
  const { text } = scan;
  underline.lastIndex = content;
  if (!detached && !scan.pasted && scan.quoteDepth === 0 && underline.test(text)) {
    const next = Math.min(lineEnd(text, content) + 1, text.length);
    cutProse(scan, line, next);
    markHeading(scan, scan.paragraphStart, line);
    scan.afterBlank = true;
    return next;
  }
  tableRule.lastIndex = content;
  if (!isLazy && tableRule.test(text) && text.slice(content, tableRule.lastIndex).includes('|')) scan.inTable = true;
  return -1;
}

/** Turns the prose of the lines from `from` up to `line` into a heading. */
function markHeading(scan: MarkdownScan, from: number, line: number): void {
  const { regions, text } = scan;
  const to = text.charCodeAt(line - 2) === RETURN ? line - 2 : line - 1;
  for (let index = regions.length - 1; index >= 0; index--) {
    const region = regions[index]!;
    if (region.span.end <= from) return;
    if (region.kind !== 'prose') continue;
    const { start, end } = region.span;
    const cuts = [Math.max(start, from), Math.min(end, to)] as const;
    regions.splice(index, 1, ...[prose(text, start, cuts[0], 'text'), prose(text, cuts[0], cuts[1], 'heading'), prose(text, cuts[1], end, 'text')]
      .filter((piece) => piece.text !== ''));
  }
}

function prose(text: string, start: number, end: number, role: ProseRegion['role']): ProseRegion {
  return { kind: 'prose', text: text.slice(start, end), span: { start, end }, role };
}
