import { COLON, isBlank, isSpace, lineEnd, skipBlanks } from './characters';
import type { Cut } from './mathRegion';
import { quoteCuts, skipQuote } from './mathRegion';
import type { MarkdownScan } from './markdownLines';
import { addMath, addProblem, cutProse, paragraphEnd, readsAsProse } from './scan';

/** MyST directives whose content is Markdown; that of all others is code or data. */
const proseDirective = /^\{(?:admonition|attention|caution|danger|error|hint|important|note|seealso|tip|warning|margin|sidebar|aside|topic|epigraph|pull-quote|dropdown|toggle|card|card-carousel|grid|grid-item-card|tab-set|tab-item|tabbed|panels|div|exercise|exercise-start|solution|solution-start|theorem|lemma|definition|table|(?:prf|proof):[a-z]+)\}/;
const mathInfo = /^(?:math\b|\{math\}|latex-math\b|katex\b)/;

/**
 * Reads a fenced block whose opening line begins at `line`, with its first mark at `content`.
 *
 * @returns the beginning of the line behind the block, or -1 if there is no fence
 */
export function readFence(scan: MarkdownScan, line: number, content: number): number {
  const { text } = scan;
  const mark = text.charCodeAt(content);
  let open = content;
  while (text.charCodeAt(open) === mark) open++;
  const length = open - content;
  if (length < 3) return -1;
  const end = lineEnd(text, open);
  const info = text.slice(open, Math.min(end, open + 300)).trim();
  if (mark === 96 && info.includes('`')) return -1;
  const body = Math.min(end + 1, text.length);
  const math = mathInfo.test(info);
  const opened = scan.openFences.at(-1);
  if (info === '' && opened && opened.mark === mark && opened.length <= length) scan.openFences.pop();
  else if (math) return readMathFence(scan, line, content, length, body);
  else if (mark === COLON) return skipLine(scan, line, body);
  else if (proseDirective.test(info)) scan.openFences.push({ mark, length });
  else {
    const close = closingFence(scan, mark, length, body);
    const next = close ? close.next : text.length;
    return skipLine(scan, line, next);
  }
  return skipLine(scan, line, body);
}

function skipLine(scan: MarkdownScan, line: number, next: number): number {
  cutProse(scan, line, next);
  scan.afterBlank = true;
  return next;
}

/** Where the fence is closed that was opened before `body`: the closing line, and what follows it. */
function closingFence(scan: MarkdownScan, mark: number, length: number, body: number): { line: number; next: number } | undefined {
  const { text, quoteDepth, unclosedFences } = scan;
  if ((unclosedFences.get(mark) ?? Infinity) <= length) return undefined;
  for (let line = body; line < text.length;) {
    const start = skipQuote(text, line, quoteDepth);
    if (quoteDepth > 0 && start === line) return { line, next: line };
    let at = skipBlanks(text, start);
    const from = at;
    while (text.charCodeAt(at) === mark) at++;
    const end = lineEnd(text, at);
    if (at - from >= length && isRestBlank(text, at, end)) return { line, next: Math.min(end + 1, text.length) };
    line = end + 1;
  }
  if (quoteDepth === 0) unclosedFences.set(mark, length);
  return undefined;
}

function isRestBlank(text: string, at: number, end: number): boolean {
  for (let index = at; index < end; index++) if (!isSpace(text.charCodeAt(index))) return false;
  return true;
}

function readMathFence(scan: MarkdownScan, line: number, content: number, length: number, body: number): number {
  const { text } = scan;
  const close = closingFence(scan, text.charCodeAt(content), length, body);
  if (!close || (paragraphEnd(scan, body) < close.line && readsAsProse(scan, body, close.line))) {
    addProblem(scan, { start: content, end: content + length }, 'this block of mathematics is never closed');
    return skipLine(scan, line, body);
  }
  const start = Math.min(optionsEnd(text, body, close.line, scan.quoteDepth), close.line);
  const span = { start: Math.min(skipQuote(text, start, scan.quoteDepth), close.line), end: close.line };
  const cuts: Cut[] = scan.quoteDepth === 0 ? [] : quoteCuts(text, scan.search, span, scan.quoteDepth);
  const end = close.next > close.line ? withoutLineEnd(text, close.next) : close.line;
  addMath(scan, { content: span, outer: { start: content, end }, display: true, delimiter: 'fence', cuts });
  scan.afterBlank = true;
  return close.next;
}

function withoutLineEnd(text: string, next: number): number {
  let end = next;
  while (end > 0 && isSpace(text.charCodeAt(end - 1)) && !isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Behind the options of a MyST directive: lines such as `:label: name`, or YAML between lines of `---`. */
function optionsEnd(text: string, body: number, stop: number, quoteDepth: number): number {
  let line = body;
  const content = () => text.slice(skipQuote(text, line, quoteDepth), line + 200);
  while (line < stop && /^[ \t]*:[\w-]+:/.test(content())) line = lineEnd(text, line) + 1;
  if (line > body || !/^[ \t]*---[ \t]*\r?\n/.test(content())) return line;
  do line = lineEnd(text, line) + 1; while (line < stop && !/^[ \t]*---[ \t]*\r?\n/.test(content()));
  return line < stop ? lineEnd(text, line) + 1 : body;
}
