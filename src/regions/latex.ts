import type { Span } from '../util/span';
import type { Regions } from './region';
import {
  AT, BACKSLASH, BRACE_CLOSE, BRACE_OPEN, BRACKET_OPEN, DOLLAR, isBlank, isLetter, LESS, lineEnd, NEWLINE, PAREN_OPEN, PERCENT, skipBlanks,
} from './characters';
import { environmentName } from './delimited';
import { readDirective } from './directive';
import { isDisplayEnvironment, isVerbatimEnvironment } from './environments';
import { nextUncommented, readLatexDelimiter, readLatexDollar, readLatexEnvironment } from './latexMath';
import { groupEnd } from './macroArgument';
import type { Definition } from './macroDefinition';
import { readDefinition } from './macroDefinition';
import { conditionalEnd } from './latexConditional';
import { readInclude } from './latexIncludes';
import type { Shorthands } from './latexShorthand';
import { noteShorthand, readShorthand } from './latexShorthand';
import type { Scan } from './scan';
import { addMath, cutProse, define, finishScan, startScan } from './scan';

/** A scan of LaTeX, with what it must remember to stay linear. */
export interface LatexScan extends Scan {
  /** The closing brace of the heading that is being read, or -1. */
  headingEnd: number;
  /** Dollars are found not to pair before this place. */
  damagedUntil: number;
  readonly shorthands: Shorthands;
  /** For each closing delimiter, from where it was looked for last outside of comments, and where it was found. */
  readonly uncommented: Map<string, Span>;
}

/** Longer arguments are taken for damage. */
const longestArgument = 1000;

const special = new Uint8Array(128);
for (const code of [NEWLINE, DOLLAR, BACKSLASH, PERCENT, BRACE_CLOSE]) special[code] = 1;

/** The regions of a LaTeX document, or of an Rnw document, whose chunks of code are no text. */
export function findLatex(text: string): Regions {
  const scan: LatexScan = { headingEnd: -1, damagedUntil: -1, uncommented: new Map(), shorthands: { openings: new Map(), closings: new Map() }, ...startScan(text) };
  let at = readPreamble(scan);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 127 || special[code] === 0) at++;
    else if (code === NEWLINE) at = readChunk(scan, at + 1);
    else if (code === DOLLAR) at = readLatexDollar(scan, at);
    else if (code === BACKSLASH) at = readCommand(scan, at);
    else if (code === PERCENT) at = readComment(scan, at);
    else {
      if (at === scan.headingEnd) {
        cutProse(scan, at, at + 1);
        scan.role = 'text';
        scan.headingEnd = -1;
      }
      at++;
    }
  }
  return finishScan(scan);
}

/** Collects the definitions and directives before `\begin{document}`; the position where the text begins. */
function readPreamble(scan: LatexScan): number {
  const { text } = scan;
  const begin = nextUncommented(scan, '\\begin{document}', 0);
  if (begin >= text.length) return readChunk(scan, 0);
  let at = 0;
  while (at < begin) {
    const code = text.charCodeAt(at);
    scan.proseStart = at;
    if (code === PERCENT) at = readComment(scan, at);
    else if (code === BACKSLASH) at = readPreambleCommand(scan, at);
    else at++;
  }
  scan.proseStart = begin + 16;
  return scan.proseStart;
}

function readPreambleCommand(scan: LatexScan, at: number): number {
  const definition = readDefinition(scan.text, at);
  if (definition) return takeDefinition(scan, at, definition);
  const name = commandName(scan.text, at);
  return conditionalEnd(scan, at, name) ?? readInclude(scan, at, name) ?? skipVerbatim(scan, at, name) ?? at + 2;
}

/** @returns the position behind the definition */
function takeDefinition(scan: LatexScan, at: number, found: Definition): number {
  if (found.definition) define(scan, at, found.definition);
  noteShorthand(scan.shorthands, found);
  return found.end;
}

/** The letters of the command at `at`, where its backslash is. */
function commandName(text: string, at: number): string {
  let end = at + 1;
  while (isLetter(text.charCodeAt(end))) end++;
  return text.slice(at + 1, end);
}

/** Skips a comment; it is no prose. */
function readComment(scan: LatexScan, at: number): number {
  const end = lineEnd(scan.text, at);
  cutProse(scan, at, end);
  const comment = scan.text.slice(at + 1, end);
  const root = /^\s*!\s*TEX\s+root\s*=\s*(\S.{0,500}?)\s*$/i.exec(comment);
  if (root) scan.includes.push(root[1]!);
  const directive = readDirective(comment.replace(/^%+/, ''), { start: at, end: endWithoutReturn(scan.text, end) });
  if (directive) scan.regions.push(directive);
  return end;
}

function endWithoutReturn(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** At the beginning of a line: skips a chunk of R code, `<<…>>=` up to `@`. */
function readChunk(scan: LatexScan, line: number): number {
  const { text } = scan;
  if (text.charCodeAt(line) !== LESS || text.charCodeAt(line + 1) !== LESS) return line;
  const end = lineEnd(text, line);
  if (!/^<<.{0,2000}>>=\s*$/.test(text.slice(line, end))) return line;
  let close = scan.search('\n@', end - 1);
  while (close < text.length && !isChunkEnd(text, close + 1)) close = scan.search('\n@', close + 1);
  const next = close < text.length ? lineEnd(text, close + 1) : text.length;
  cutProse(scan, line, next);
  return next;
}

function isChunkEnd(text: string, at: number): boolean {
  const after = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === AT && (Number.isNaN(after) || after === NEWLINE || after === 13 || isBlank(after));
}

const heading = /^(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph|title)$/;
const codeCommand = /^(?:url|path|nolinkurl|label|ref|eqref|pageref|autoref|cref|Cref|cite|citep|citet|bibliography|bibliographystyle|includegraphics|Sexpr|index|pgfplotsset|tikzset)$/;

function readCommand(scan: LatexScan, at: number): number {
  const { text } = scan;
  const next = text.charCodeAt(at + 1);
  if (next === PAREN_OPEN || next === BRACKET_OPEN) return readLatexDelimiter(scan, at);
  if (!isLetter(next)) return at + 2;
  const name = commandName(text, at);
  const end = at + 1 + name.length;
  const definition = readDefinition(text, at);
  if (definition) {
    cutProse(scan, at, definition.end);
    return takeDefinition(scan, at, definition);
  }
  if (name === 'begin') return readBegin(scan, at);
  if (name === 'end' && text.startsWith('{document}', end)) {
    cutProse(scan, at, text.length);
    return text.length;
  }
  if (name === 'verb' || name === 'lstinline' || name === 'mintinline') return skipVerb(scan, at, end, name);
  const skipped = conditionalEnd(scan, at, name) ?? readShorthand(scan, at, name);
  if (skipped !== undefined) return skipped;
  if (name === 'ensuremath') return readEnsureMath(scan, at, end);
  if (heading.test(name)) return startHeading(scan, at, end);
  if (name === 'href' || codeCommand.test(name)) return skipArgument(scan, at, end);
  return readInclude(scan, at, name) ?? end;
}

/** Behind an environment of code that `\begin` at `at` opens. */
function skipVerbatim(scan: LatexScan, at: number, command: string): number | undefined {
  const name = command === 'begin' && scan.text.charCodeAt(at + 6) === BRACE_OPEN ? environmentName(scan.text, at) : undefined;
  if (!name || !isVerbatimEnvironment(name)) return undefined;
  const closer = `\\end{${name}}`;
  return skipTo(scan, at, scan.search(closer, at), closer.length);
}

function readBegin(scan: LatexScan, at: number): number {
  const name = scan.text.charCodeAt(at + 6) === BRACE_OPEN ? environmentName(scan.text, at) : undefined;
  if (!name) return at + 6;
  const end = at + 8 + name.length;
  const verbatim = skipVerbatim(scan, at, 'begin');
  if (verbatim !== undefined) return verbatim;
  if (name === 'math' || isDisplayEnvironment(name)) return readLatexEnvironment(scan, at, name);
  return readShorthand(scan, at, `begin{${name}}`) ?? end;
}

/** Behind what is closed at `close`; the whole rest if it is not. */
function skipTo(scan: LatexScan, at: number, close: number, length: number): number {
  const end = Math.min(close + length, scan.text.length);
  cutProse(scan, at, end);
  return end;
}

function skipVerb(scan: LatexScan, at: number, end: number, name: string): number {
  const { text } = scan;
  let open = text.charAt(end) === '*' ? end + 1 : end;
  if (name !== 'verb' && text.charCodeAt(open) === BRACKET_OPEN) open = Math.min(text.length, scan.search(']', open) + 1);
  if (name === 'mintinline' && text.charCodeAt(open) === BRACE_OPEN) open = Math.min(text.length, scan.search('}', open) + 1);
  const mark = text.charAt(open);
  if (mark === '' || mark === '\n') return end;
  const close = scan.search(mark === '{' ? '}' : mark, open + 1);
  if (close >= scan.search('\n', open)) return end;
  cutProse(scan, at, close + 1);
  return close + 1;
}

function skipArgument(scan: LatexScan, at: number, end: number): number {
  const { text } = scan;
  let open = skipBlanks(text, end);
  if (text.charAt(open) === '*') open++;
  if (text.charCodeAt(open) === BRACKET_OPEN) {
    const bracket = scan.search(']', open);
    if (bracket - open < longestArgument) open = bracket + 1;
  }
  if (text.charCodeAt(open) !== BRACE_OPEN) return end;
  const close = groupEnd(text, open, longestArgument);
  if (close === undefined) return end;
  cutProse(scan, at, close);
  return close;
}

/** `\section{…}`: the argument is a heading, in which mathematics may stand. */
function startHeading(scan: LatexScan, at: number, end: number): number {
  const { text } = scan;
  let open = text.charAt(end) === '*' ? end + 1 : end;
  if (text.charCodeAt(open) === BRACKET_OPEN) open = Math.min(text.length, scan.search(']', open) + 1);
  const close = text.charCodeAt(open) === BRACE_OPEN ? groupEnd(text, open, longestArgument) : undefined;
  if (close === undefined) return end;
  cutProse(scan, at, open + 1);
  scan.role = 'heading';
  scan.headingEnd = close - 1;
  return open + 1;
}

function readEnsureMath(scan: LatexScan, at: number, end: number): number {
  const close = scan.text.charCodeAt(end) === BRACE_OPEN ? groupEnd(scan.text, end, longestArgument) : undefined;
  if (close === undefined) return end;
  addMath(scan, { content: { start: end + 1, end: close - 1 }, outer: { start: at, end: close }, display: false, delimiter: 'parentheses' });
  return close;
}
