import { COLON, isBlank, isSpace, lineEnd, skipBlanks } from './characters';
import type { Cut } from './mathRegion';
import { quoteCuts, skipQuote } from './mathRegion';
import type { MarkdownScan } from './markdownLines';
import { addMath, addProblem, cutProse, paragraphEnd, readsAsProse } from './scan';

/** MyST directives whose content is Markdown; between backticks, that of all others is code or data. */
const proseDirective = /^\{(?:admonition|attention|caution|danger|error|hint|important|note|seealso|tip|warning|margin|sidebar|aside|topic|epigraph|pull-quote|blockquote|dropdown|toggle|card|card-carousel|grid|grid-item-card|tab-set|tab-item|tabbed|panels|div|exercise|exercise-start|solution|solution-start|theorem|lemma|definition|proof|figure|table|list-table|glossary|(?:prf|proof):[a-z]+)\}/;

/** Directives whose content is code between colons too, where people put Markdown. */
const codeDirective = /^\{(?:code|code-block|code-cell|sourcecode|literalinclude|raw|mermaid|graphviz|iframe|bibliography|toctree|csv-table|parsed-literal|doctest|testcode)\}/;

/** Directives that have a title behind their name, in which mathematics may stand. */
const titled = /^\{(?:admonition|topic|sidebar|dropdown|card|grid-item-card|tab-item|exercise|theorem|lemma|definition|proof|table|list-table|note|tip|warning|(?:prf|proof):[a-z]+)\}[ \t]*(?=\S)/;
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
  else if (proseDirective.test(info)) scan.openFences.push({ mark, length });
  else if (mark === COLON && !codeDirective.test(info)) return skipLine(scan, line, body);
  else {
    const close = closingFence(scan, mark, length, body);
    const next = close ? close.next : text.length;
    return skipLine(scan, line, next);
  }
  return titled.test(info) ? skipToTitle(scan, line, skipBlanks(text, open), info) : skipLine(scan, line, body);
}

/** The title of a directive is text that goes on to the end of its line. */
function skipToTitle(scan: MarkdownScan, line: number, info: number, shown: string): number {
  const title = info + titled.exec(shown)![0].length;
  cutProse(scan, line, title);
  scan.afterBlank = true;
  scan.lineContent = title;
  return -1;
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

/** `math` in the info string; what follows it on the line is the beginning of a MyST directive's content. */
function readMathFence(scan: MarkdownScan, line: number, content: number, length: number, body: number): number {
  const { text } = scan;
  const close = closingFence(scan, text.charCodeAt(content), length, body);
  if (!close || (paragraphEnd(scan, body) < close.line && readsAsProse(scan, body, close.line))) {
    addProblem(scan, { start: content, end: content + length }, 'this block of mathematics is never closed');
    return skipLine(scan, line, body);
  }
  const options = { start: body, end: Math.min(optionsEnd(text, body, close.line, scan.quoteDepth), close.line) };
  const argument = argumentStart(text, content + length, body);
  const span = { start: argument ?? Math.min(skipQuote(text, options.end, scan.quoteDepth), close.line), end: close.line };
  const cuts: Cut[] = scan.quoteDepth === 0 ? [] : quoteCuts(text, scan.search, span, scan.quoteDepth);
  if (argument !== undefined && options.end > options.start) cuts.unshift(options);
  const end = close.next > close.line ? withoutLineEnd(text, close.next) : close.line;
  addMath(scan, { content: span, outer: { start: content, end }, display: true, delimiter: 'fence', cuts });
  scan.afterBlank = true;
  return close.next;
}

/** Where the argument of a MyST directive stands on its first line, if it has one. */
function argumentStart(text: string, info: number, body: number): number | undefined {
  const name = skipBlanks(text, info);
  if (!text.startsWith('{math}', name)) return undefined;
  const argument = skipBlanks(text, name + 6);
  return argument < lineEnd(text, info) && !isSpace(text.charCodeAt(argument)) && argument < body ? argument : undefined;
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
