import type { Delimiter } from './region';
import type { Span } from '../util/span';
import {
  BACKSLASH, BACKTICK, BRACE_CLOSE, BRACE_OPEN, COLON, DOLLAR, EQUALS, GREATER, isBlank, isDigit, isLetter, isSpace, lineEnd, NEWLINE,
  BRACKET_CLOSE, BRACKET_OPEN, PAREN_CLOSE, PAREN_OPEN, LESS, PIPE, QUOTE, skipBlanks, SLASH, UNDERSCORE,
} from './characters';
import { isBareEnvironment } from './environments';
import type { Cut } from './mathRegion';
import { isBlankLine, quoteCuts, skipQuote } from './mathRegion';
import type { Scan } from './scan';
import { addMath, addProblem, paragraphEnd, readsAsProse } from './scan';

/** Where in its line and block a delimiter stands. */
export interface Place {
  /** How many `>` stand before the line. */
  readonly quoteDepth: number;
  /** The line is a row of a table, in which `\|` stands for `|`. */
  readonly tableRow: boolean;
  /** The first character of the line behind quote marks, list markers and indentation. */
  readonly lineContent: number;
}

/** What stands between two delimiters is maths in every dialect that knows them. */
function add(scan: Scan, place: Place, content: Span, outer: Span, delimiter: Delimiter, display: boolean, escapes: Escapes = 'rows'): number {
  addMath(scan, { content, outer, display, delimiter, cuts: contentCuts(scan, place, content, escapes) });
  return outer.end;
}

/**
 * Which backslashes Markdown takes away before the mathematics is typeset: `all` between `\\(` and `\\)`, where the
 * text is ordinary Markdown; else only those of a row's end written `\\\\` for the sake of such dialects.
 */
type Escapes = 'all' | 'rows';

function contentCuts(scan: Scan, place: Place, content: Span, escapes: Escapes): readonly Cut[] {
  const { text } = scan;
  const quoted = place.quoteDepth > 0 ? quoteCuts(text, scan.search, content, place.quoteDepth) : [];
  const escaped: Cut[] = [];
  if (escapes === 'all') markdownEscapes(text, content, escaped);
  else if (place.tableRow) tableEscapes(scan, content, escaped);
  else if (scan.search('\\\\\\\\', content.start) < content.end) rowEscapes(scan, content, escaped);
  return quoted.length === 0 ? escaped : escaped.length === 0 ? quoted : [...quoted, ...escaped].sort((a, b) => a.start - b.start);
}

/**
 * Takes away the backslashes that Markdown takes away: one of each two, and those before `_`, `*` and `|`. Where people
 * write TeX in such a place that Markdown would spoil (`\{`, `\!`, a row's end of two backslashes), it stays as meant.
 */
function markdownEscapes(text: string, content: Span, cuts: Cut[]): void {
  for (let index = text.indexOf('\\', content.start); index >= 0 && index < content.end - 1; index = text.indexOf('\\', index + 1)) {
    const next = text.charAt(index + 1);
    if (next === '_' || next === '*' || next === '|') cuts.push({ start: index, end: index + 1 });
    if (next !== '\\') continue;
    let end = index + 2;
    while (text.charCodeAt(end) === BACKSLASH && text.charCodeAt(end + 1) === BACKSLASH) end += 2;
    const isRowEnd = end === index + 2 && isSpace(text.charCodeAt(end));
    if (!isRowEnd) for (let pair = index; pair < end; pair += 2) cuts.push({ start: pair, end: pair + 1 });
    index = end - 1;
  }
}

function tableEscapes(scan: Scan, content: Span, cuts: Cut[]): void {
  for (let index = scan.search('\\|', content.start); index < content.end; index = scan.search('\\|', index + 2)) {
    cuts.push({ start: index, end: index + 1 });
  }
}

function rowEscapes(scan: Scan, content: Span, cuts: Cut[]): void {
  for (let index = scan.search('\\\\\\\\', content.start); index < content.end; index = scan.search('\\\\\\\\', index + 4)) {
    const after = index + 4;
    if (after >= content.end || isSpace(scan.text.charCodeAt(after))) cuts.push({ start: index, end: index + 2 });
  }
}

/**
 * Reads `$…$`, `$$…$$` or GitHub's `` $`…`$ `` at `at`.
 *
 * `$` opens only before a non-space and closes only behind one and not before a digit (Pandoc's rule, so that prices
 * are none); or, with a space on both sides, on one line and with TeX in it, as notebooks accept it.
 *
 * @returns the position behind it, or behind the dollars that are no delimiter
 */
export function readDollar(scan: Scan, at: number, place: Place): number {
  const { text } = scan;
  if (text.charCodeAt(at + 1) === DOLLAR) return readDoubleDollar(scan, at, place);
  if (text.charCodeAt(at + 1) === BACKTICK) {
    const close = scan.search('`$', at + 2);
    if (close < paragraphEnd(scan, at)) {
      return add(scan, place, { start: at + 2, end: close }, { start: at, end: close + 2 }, 'dollar', false);
    }
    return at + 1;
  }
  const close = closingDollar(scan, at, place);
  return close < 0 ? at + 1 : add(scan, place, { start: at + 1, end: close }, { start: at, end: close + 1 }, 'dollar', false);
}

function closingDollar(scan: Scan, at: number, place: Place): number {
  const { text } = scan;
  let tex = false;
  let plain = false;
  let foreign = false;
  let lines = 1;
  let close = at + 1;
  for (; ; close++) {
    const code = text.charCodeAt(close);
    if (code === DOLLAR) break;
    if (code === BACKTICK || Number.isNaN(code)) return -1;
    if (code === BACKSLASH) {
      close++;
      if (isLetter(text.charCodeAt(close))) tex = true;
      if ('()[]'.includes(text.charAt(close))) return -1;
    } else if (code === NEWLINE) {
      if (place.tableRow || beginsBlock(text, close + 1)) return -1;
      lines++;
    } else if ((code === LESS || code === COLON) && text.charCodeAt(close + 1) === SLASH && (code === LESS || text.charCodeAt(close + 2) === SLASH)) foreign = true;
    else if (code === 94 || code === BRACE_OPEN) tex = true;
    else if (code === UNDERSCORE || code === EQUALS) plain = true;
    else if (code === PIPE && place.tableRow && isBlank(text.charCodeAt(close - 1))) return -1;
  }
  const after = text.charCodeAt(close + 1);
  if (close === at + 1 || close >= text.length || isDigit(after)) return -1;
  // `${a}` is a variable of some program, and so is `$PATH:$HOME`: no formula ends in an operator before a word.
  if (text.charCodeAt(at + 1) === BRACE_OPEN && /^\{[A-Za-z_]\w{0,60}\}(?![\^_$'])/.test(text.slice(at + 1, at + 65))) return -1;
  if (!tex && (isLetter(after) || after === BRACE_OPEN || after === UNDERSCORE) && '/:=+-.,_@'.includes(text.charAt(close - 1))) return -1;
  if (opensMore(text, close) || foreign) return -1;
  const spaced = isSpace(text.charCodeAt(at + 1));
  if (spaced !== isSpace(text.charCodeAt(close - 1))) return -1;
  if (spaced && (!(tex || plain) || lines > 1 || isWordCharacter(after) || readsAsProse(scan, at + 1, close))) return -1;
  if (tex ? cutsLink(text, at + 1, close) : !isBalanced(text, at + 1, close)) return -1;
  return (spaced || !tex) && isPrice(text, at + 1, close) ? -1 : close;
}

function isWordCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === BACKSLASH || code === DOLLAR || code > 127;
}

/** True if a link's destination begins in the text and does not end there. */
function cutsLink(text: string, start: number, end: number): boolean {
  const content = text.slice(start, end);
  const link = content.lastIndexOf('](');
  return link >= 0 && content.indexOf(')', link) < 0;
}

/** As many brackets open as close, in any order, as in `[0, 1)`; and no link is cut in two. */
function isBalanced(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === PAREN_OPEN || code === BRACKET_OPEN) depth++;
    else if (code === BRACKET_CLOSE && text.charCodeAt(index + 1) === PAREN_OPEN && depth === 0) return false;
    else if (code === PAREN_CLOSE || code === BRACKET_CLOSE) depth--;
  }
  return depth === 0;
}

/** `$5 **$`, `$HOME/bin ($`, `$5 <em>$`: what stands last opens something that goes on behind the dollar. */
function opensMore(text: string, end: number): boolean {
  let at = end;
  while ('*_~(["“‘'.includes(text.charAt(at - 1)) && end - at < 10) at--;
  if (at < end && isSpace(text.charCodeAt(at - 1))) return true;
  if (text.charCodeAt(end - 1) === QUOTE) return text.charCodeAt(end - 2) === EQUALS;
  return text.charCodeAt(end - 1) === GREATER && /\s<[a-z]{1,10}>$/.test(text.slice(Math.max(0, end - 16), end));
}

/** `$5 million to US$`: a number, and further on a word. */
function isPrice(text: string, start: number, end: number): boolean {
  return isDigit(text.charCodeAt(skipBlanks(text, start))) && /\s[A-Za-z]{2,}/.test(text.slice(start, Math.min(end, start + 200)));
}

/** A line that ends the paragraph before it: blank, a heading, a fence, an item of a list with stars or numbers. */
function beginsBlock(text: string, lineStart: number): boolean {
  if (isBlankLine(text, lineStart)) return true;
  const start = skipBlanks(text, lineStart);
  const line = text.slice(start, start + 12);
  return /^(?:#{1,6}\s|`{3}|~{3}|[*]\s|\d{1,9}[.)]\s|<!--)/.test(line);
}

/**
 * The end of the block that inline text at `at` belongs to, beyond which no code span reaches: of the table's cell, or
 * the line before one that begins a block.
 */
export function inlineEnd(scan: Scan, at: number, place: Place): number {
  const { text, block } = scan;
  if (at >= block.start && at <= block.end) return block.end;
  const stop = paragraphEnd(scan, at);
  let end = place.tableRow ? cellEnd(scan, at) : lineEnd(text, at);
  while (!place.tableRow && end < stop && !interrupts(text, end + 1, place.quoteDepth)) end = lineEnd(text, end + 1);
  scan.block = { start: at, end };
  return end;
}

function cellEnd(scan: Scan, at: number): number {
  return Math.min(scan.search('\n', at), scan.search('|', at, true));
}

const interrupting = /(?:#{1,6}\s|`{3}|~{3}|[-+*]\s|1[.)]\s|<!--|=+[ \t]*\r?$|(?:-[ \t]*)+\r?$|(?:\*[ \t]*){3,}\r?$|\|)/my;

function interrupts(text: string, lineStart: number, quoteDepth: number): boolean {
  if (isBlankLine(text, lineStart)) return true;
  const unquoted = skipQuote(text, lineStart, quoteDepth);
  const start = skipBlanks(text, unquoted);
  if (text.charCodeAt(start) === GREATER) return true;
  interrupting.lastIndex = start;
  return interrupting.test(text);
}

function readDoubleDollar(scan: Scan, at: number, place: Place): number {
  const { text } = scan;
  let run = at + 2;
  while (text.charCodeAt(run) === DOLLAR) run++;
  if (run > at + 2) return run;
  const close = closing(scan, '$$', at + 2);
  if (close === undefined) {
    addProblem(scan, { start: at, end: at + 2 }, 'this $$ is never closed');
    return at + 2;
  }
  const display = at === place.lineContent && endsLine(text, close + 2);
  const end = add(scan, place, { start: at + 2, end: close }, { start: at, end: close + 2 }, 'double-dollar', display);
  scan.proseStart = labelEnd(text, end);
  return scan.proseStart;
}

/**
 * The position of a closing delimiter of displayed mathematics, `undefined` if there is none or if prose stands
 * between: then a delimiter is missing.
 */
function closing(scan: Scan, delimiter: string, from: number): number | undefined {
  const close = scan.search(delimiter, from, true);
  if (close >= scan.text.length) return undefined;
  return paragraphEnd(scan, from) < close && readsAsProse(scan, from, close) ? undefined : close;
}

const label = /[ \t]*(?:\{#[\w:.-]{1,100}[^}\n]{0,100}\}|\([\w:.-]{1,100}\)(?=\s*$))/my;

/** Behind the label that Quarto (`{#eq-x}`) and MyST (`(eq-x)`) allow after a displayed formula. */
function labelEnd(text: string, at: number): number {
  label.lastIndex = at;
  return label.test(text) ? label.lastIndex : at;
}

function endsLine(text: string, at: number): boolean {
  return /^[ \t.,;:]*(?:\{#|\([\w:.-]+\)[ \t]*\r?$|\r?$)/.test(text.slice(at, Math.min(lineEnd(text, at), at + 120)));
}

/**
 * Reads `\(…\)`, `\[…\]`, or the same with doubled backslashes at `at`.
 *
 * Plain Markdown knows `\[` as an escaped bracket: within a line it delimits mathematics only if TeX stands in it.
 *
 * @returns the position behind it, or -1 if no mathematics begins here
 */
export function readBackslashDelimiter(scan: Scan, at: number, place: Place): number {
  const { text } = scan;
  const doubled = text.charCodeAt(at + 1) === BACKSLASH;
  const open = doubled ? at + 2 : at + 1;
  const round = text.charCodeAt(open) === PAREN_OPEN;
  const closer = (doubled ? '\\\\' : '\\') + (round ? ')' : ']');
  const content = open + 1;
  const close = scan.search(closer, content, !doubled);
  if (close >= text.length) return -1;
  const end = close + closer.length;
  if (paragraphEnd(scan, at) < close && (round || readsAsProse(scan, content, close))) return -1;
  const ownLine = at === place.lineContent && endsLine(text, end);
  if (!round && !doubled && !ownLine && !isTeX(text.slice(content, close))) return -1;
  if (!round && text.charCodeAt(end) === PAREN_OPEN) return -1;
  return add(scan, place, { start: content, end: close }, { start: at, end }, round ? 'parentheses' : 'brackets', !round, doubled ? 'all' : 'rows');
}

/** True if TeX stands between escaped brackets, and no link. */
function isTeX(content: string): boolean {
  return /[\\^_={}]/.test(content) && !content.includes('](');
}

/** The name of the environment that `\begin` at `at` opens; `undefined` if there is none. */
export function environmentName(text: string, at: number): string | undefined {
  let end = at + 7;
  while (isLetter(text.charCodeAt(end)) && end < at + 30) end++;
  if (text.charAt(end) === '*') end++;
  return text.charCodeAt(end) === BRACE_CLOSE ? text.slice(at + 7, end) : undefined;
}

/**
 * Reads an environment that stands without other delimiters at `at`, where `\begin{` is.
 *
 * @returns the position behind it, or -1 if no mathematics begins here
 */
export function readEnvironment(scan: Scan, at: number, place: Place): number {
  const { text } = scan;
  const name = environmentName(text, at);
  if (!name || !isBareEnvironment(name)) return -1;
  const opening = `\\begin{${name}}`;
  const span = environmentSpan(scan, at, name);
  if (!span) {
    addProblem(scan, { start: at, end: at + opening.length }, `${opening} is never closed`);
    return at + opening.length;
  }
  addMath(scan, { content: span, outer: span, display: true, delimiter: 'environment', environment: name, cuts: contentCuts(scan, place, span, 'rows') });
  return span.end;
}

/** The environment that begins at `at`, with its `\begin` and `\end`; `undefined` if it is not closed. */
export function environmentSpan(scan: Scan, at: number, name: string): Span | undefined {
  const closer = `\\end{${name}}`;
  const close = scan.search(closer, at);
  if (close >= scan.text.length) return undefined;
  if (scan.search(`\\begin{${name}}`, at + 1) < close) return undefined;
  if (paragraphEnd(scan, at) < close && readsAsProse(scan, at, close)) return undefined;
  return { start: at, end: close + closer.length };
}
