import { BACKTICK, isSpace, lineEnd, NEWLINE, RETURN, skipBlanks } from './characters';
import { readDirective } from './directive';
import type { Cut } from './mathRegion';
import { rowMarks } from './rows';
import type { Scan } from './scan';
import { addMath, cutProse } from './scan';

/** A scan of reStructuredText, with what the lines before tell about the one being read. */
export interface RestructuredScan extends Scan {
  /** Fences of backticks hold code, as in Markdown. */
  readonly fences: boolean;
  /** `.. default-role:: math`: interpreted text without a role is mathematics. */
  mathByDefault: boolean;
  /** Indentation of the paragraph that ended in `::`, whose indented successor is a literal block; else -1. */
  literalIndent: number;
  /** Where the text of the line begins. */
  lineContent: number;
  /** The end of the line of a heading. */
  headingEnd: number;
}

/** Directives whose body is code, data or output. */
const codeDirective = /^(?:code|code-block|sourcecode|highlight|literalinclude|parsed-literal|plot|ipython|jupyter-execute|jupyter-input|jupyter-output|doctest|testcode|testsetup|testoutput|raw|image|graphviz|digraph|mermaid|productionlist|toctree|csv-table|bibliography|autosummary|auto\w+|include|currentmodule|module)$/;

/** Directives whose argument, or the text on whose first line, is prose. */
const proseDirective = /^(?:admonition|attention|caution|danger|error|hint|important|note|tip|warning|seealso|todo|topic|sidebar|rubric|title|centered|epigraph|highlights|pull-quote|container|compound|list-table|table|versionadded|versionchanged|deprecated|theorem|lemma|definition|proof|exercise|solution|(?:prf|proof):\w+)$/;

/**
 * Reads the beginning of the line at `lineStart`, and whole directives, comments, literal blocks and underlines.
 *
 * @returns where the text of a line begins
 */
export function startRestructuredLine(scan: RestructuredScan, lineStart: number): number {
  const { text } = scan;
  let line = lineStart;
  while (line < text.length) {
    const content = skipBlanks(text, line);
    const code = text.charCodeAt(content);
    if (code === NEWLINE || code === RETURN || content >= text.length) return content;
    scan.lineContent = content;
    const next = readBlock(scan, line, content);
    if (next < 0) return scan.lineContent;
    line = next;
  }
  return text.length;
}

/** @returns the beginning of the line behind a block that was read whole, or -1 */
function readBlock(scan: RestructuredScan, line: number, content: number): number {
  const { text } = scan;
  const indent = columns(text, line, content);
  const literal = scan.literalIndent;
  scan.literalIndent = -1;
  if (literal >= 0 && indent > literal) return skipCode(scan, line, blockEnd(text, line, literal));
  if (text.startsWith('..', content)) {
    const after = text.charCodeAt(content + 2);
    if (isSpace(after) || content + 2 >= text.length) {
      return readExplicitMarkup(scan, line, content, indent, text.slice(content + 2, lineEnd(text, content)).trim());
    }
  }
  if (text.startsWith('>>>', content)) return skipCode(scan, line, nextBlankLine(text, line));
  if (scan.fences && text.charCodeAt(content) === BACKTICK && text.startsWith('```', content)) return skipFence(scan, line, content);
  const end = lineEnd(text, content);
  if (isAdornment(text, content, end)) return skipCode(scan, line, Math.min(end + 1, text.length));
  if (isHeading(text, end)) {
    cutProse(scan, content, content);
    scan.role = 'heading';
    scan.headingEnd = end;
  } else if (endsWithColons(text, content, end)) scan.literalIndent = indent;
  return -1;
}

function columns(text: string, line: number, content: number): number {
  let indent = 0;
  for (let at = line; at < content; at++) indent += text.charCodeAt(at) === 9 ? 8 - (indent % 8) : 1;
  return indent;
}

function skipCode(scan: RestructuredScan, line: number, next: number): number {
  cutProse(scan, line, next);
  return next;
}

/** The beginning of the first line at or after `line` that is not blank and indented no more than `indent`. */
function blockEnd(text: string, line: number, indent: number): number {
  let next = line;
  let end = line;
  while (next < text.length) {
    const content = skipBlanks(text, next);
    const code = text.charCodeAt(content);
    const blank = code === NEWLINE || code === RETURN || content >= text.length;
    if (!blank && columns(text, next, content) <= indent) break;
    next = Math.min(lineEnd(text, content) + 1, text.length);
    if (!blank) end = next;
  }
  return Math.max(end, line);
}

function nextBlankLine(text: string, line: number): number {
  let next = line;
  while (next < text.length) {
    const content = skipBlanks(text, next);
    const code = text.charCodeAt(content);
    if (code === NEWLINE || code === RETURN) break;
    next = Math.min(lineEnd(text, content) + 1, text.length);
  }
  return next;
}

function skipFence(scan: RestructuredScan, line: number, content: number): number {
  const { text } = scan;
  const info = text.slice(content, Math.min(lineEnd(text, content), content + 100)).replace(/^`+/, '').trim();
  const close = scan.search('\n', content) < text.length ? scan.search('```', lineEnd(text, content)) : text.length;
  if (close >= text.length) return -1;
  const next = Math.min(lineEnd(text, close) + 1, text.length);
  if (info !== 'math') return skipCode(scan, line, next);
  addMath(scan, {
    content: { start: lineEnd(text, content), end: close }, outer: { start: content, end: close + 3 }, display: true, delimiter: 'fence',
  });
  return next;
}

/** A line of three or more of the same mark, as stands under a heading. */
function isAdornment(text: string, content: number, end: number): boolean {
  const mark = text.charCodeAt(content);
  if (!isPunctuation(mark)) return false;
  let at = content;
  while (text.charCodeAt(at) === mark) at++;
  if (at - content < 3) return false;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at === end;
}

function isPunctuation(code: number): boolean {
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}

function isHeading(text: string, end: number): boolean {
  const under = end + 1;
  const underContent = skipBlanks(text, under);
  return under < text.length && isPunctuation(text.charCodeAt(underContent)) && isAdornment(text, underContent, lineEnd(text, under));
}

function endsWithColons(text: string, content: number, end: number): boolean {
  let at = end;
  while (at > content && isSpace(text.charCodeAt(at - 1))) at--;
  return text.startsWith('::', at - 2);
}

const directiveName = /^([\w-]+(?::[\w-]+)?)::(?:\s+|$)/;

function readExplicitMarkup(scan: RestructuredScan, line: number, content: number, indent: number, markup: string): number {
  const { text } = scan;
  const next = Math.min(lineEnd(text, content) + 1, text.length);
  const directive = directiveName.exec(markup);
  if (directive?.[1] === 'math') return readMathDirective(scan, content, indent, next);
  if (directive?.[1] === 'default-role') scan.mathByDefault = /::\s*math$/.test(markup);
  if (directive && proseDirective.test(directive[1]!)) {
    scan.lineContent = skipBlanks(text, text.indexOf('::', content) + 2);
    cutProse(scan, line, scan.lineContent);
    return -1;
  }
  if (directive) return skipCode(scan, line, codeDirective.test(directive[1]!) ? blockEnd(text, next, indent) : next);
  if (/^(?:_|\||__)/.test(markup)) return skipCode(scan, line, next);
  if (markup.startsWith('[')) return -1;
  const end = blockEnd(text, next, indent);
  cutProse(scan, content, end);
  const comment = readDirective(text.slice(content + 2, end), { start: content, end: endOfText(text, content, end) });
  if (comment) scan.regions.push(comment);
  return end;
}

function endOfText(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

const option = /^[ \t]*:[\w-]+:/;

/** `.. math::`, whose paragraphs are one displayed formula each. */
function readMathDirective(scan: RestructuredScan, content: number, indent: number, bodyLine: number): number {
  const { text } = scan;
  const end = blockEnd(text, bodyLine, indent);
  const argument = skipBlanks(text, text.indexOf('::', content) + 2);
  const hasArgument = argument < bodyLine && !isSpace(text.charCodeAt(argument));
  let line = bodyLine;
  const options: Cut[] = [];
  while (line < end && option.test(text.slice(line, line + 100))) {
    const next = Math.min(lineEnd(text, line) + 1, text.length);
    options.push({ start: line, end: next });
    line = next;
  }
  const paragraphs = bodyParagraphs(text, line, end);
  const first = paragraphs[0];
  if (hasArgument && first && first.start === skipBlanks(text, line)) first.start = argument;
  else if (hasArgument) paragraphs.unshift({ start: argument, end: Math.min(bodyLine, end) });
  for (const [index, paragraph] of paragraphs.entries()) {
    const span = { start: paragraph.start, end: endOfText(text, paragraph.start, Math.max(paragraph.end, bodyLine)) };
    const { rows, columns: aligned } = rowMarks(text.slice(span.start, span.end));
    addMath(scan, {
      content: span, outer: { start: index === 0 ? content : span.start, end: span.end }, display: true, delimiter: 'directive',
      environment: rows.length + aligned.length > 0 ? 'split' : undefined,
      cuts: [...options.filter((cut) => cut.start > span.start && cut.end <= span.end), ...indentCuts(text, span)].sort((a, b) => a.start - b.start),
    });
  }
  cutProse(scan, content, Math.max(end, bodyLine));
  return Math.max(end, bodyLine);
}

/** Paragraphs between blank lines; those that leave an environment open go on in the next. */
function bodyParagraphs(text: string, from: number, end: number): { start: number; end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  let open = 0;
  let inParagraph = false;
  for (let line = from; line < end;) {
    const content = skipBlanks(text, line);
    const stop = lineEnd(text, content);
    const next = Math.min(stop + 1, text.length);
    const blank = content >= stop || text.charCodeAt(content) === RETURN;
    if (blank) inParagraph = open > 0;
    else {
      if (inParagraph) paragraphs.at(-1)!.end = next;
      else paragraphs.push({ start: content, end: next });
      inParagraph = true;
      const paragraph = text.slice(content, stop);
      if (paragraph.includes('\\')) for (const found of paragraph.matchAll(/\\(begin|end)\{/g)) open = Math.max(0, open + (found[1] === 'begin' ? 1 : -1));
    }
    line = next;
  }
  return paragraphs;
}

/** Cuts the indentation that all lines of a paragraph have in common; of the first, `span` begins behind it. */
function indentCuts(text: string, span: { start: number; end: number }): Cut[] {
  const lines: { start: number; indent: number }[] = [];
  for (let line = text.indexOf('\n', span.start) + 1; line > 0 && line < span.end; line = text.indexOf('\n', line) + 1) {
    const content = skipBlanks(text, line);
    if (content < span.end && !isSpace(text.charCodeAt(content))) lines.push({ start: line, indent: content - line });
  }
  const first = span.start - (text.lastIndexOf('\n', span.start - 1) + 1);
  const ownLine = text.slice(span.start - first, span.start).trim() === '';
  const common = lines.reduce((least, line) => Math.min(least, line.indent), ownLine ? first : Infinity);
  return common === 0 ? [] : lines.map((line) => ({ start: line.start, end: line.start + common }));
}
