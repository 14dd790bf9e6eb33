import { BACKTICK, isSpace, LESS, PAREN_CLOSE, PAREN_OPEN } from './characters';
import { inlineEnd } from './delimited';
import { addMath, cutProse } from './scan';
import type { MarkdownScan } from './markdownLines';

/** CommonMark nests parentheses in a link's destination no deeper. */
const deepestParentheses = 32;

/** Destinations longer than this are not skipped. */
const longestDestination = 4000;

/**
 * Behind the code span that begins at `at`; behind the backticks if they are not closed within the paragraph.
 * Code is no prose.
 */
export function readCodeSpan(scan: MarkdownScan, at: number): number {
  const { text } = scan;
  let open = at;
  while (text.charCodeAt(open) === BACKTICK) open++;
  const close = closingBackticks(scan, open, open - at);
  if (close < 0) return open;
  const end = close + open - at;
  if (text.startsWith('{math}', at - 6)) {
    addMath(scan, { content: { start: open, end: close }, outer: { start: at - 6, end }, display: false, delimiter: 'role' });
  } else cutProse(scan, at, end);
  return end;
}

/**
 * Where the run of `length` backticks begins that closes one before `from`, or -1. Once a paragraph is known to have
 * no more runs of some length, it is not read again for them (as in cmark).
 */
function closingBackticks(scan: MarkdownScan, from: number, length: number): number {
  const { text, backticks } = scan;
  const stop = inlineEnd(scan, from, scan);
  if (backticks.end === stop && (backticks.last.get(length) ?? -1) < from) return -1;
  for (let index = text.indexOf('`', from); index >= 0 && index < stop;) {
    let end = index;
    while (text.charCodeAt(end) === BACKTICK) end++;
    if (end - index === length) return index;
    index = text.indexOf('`', end);
  }
  backticks.end = stop;
  backticks.last.clear();
  for (let index = text.indexOf('`', from); index >= 0 && index < stop;) {
    let end = index;
    while (text.charCodeAt(end) === BACKTICK) end++;
    backticks.last.set(end - index, index);
    index = text.indexOf('`', end);
  }
  return -1;
}

const liquid = /\{%-?\s*(highlight|comment|math|katex)\b/y;

/** Behind what a brace at `at` begins: a MyST role is left to its backtick, Jekyll's tags are no prose. */
export function readBraced(scan: MarkdownScan, at: number): number {
  const { text } = scan;
  if (text.charAt(at + 1) !== '%') return at + 1;
  let close = scan.search('%}', at);
  liquid.lastIndex = at;
  const block = liquid.exec(text);
  if (block) {
    const closer = scan.search(`{% end${block[1]!} %}`, at);
    if (closer < text.length && /math|katex/.test(block[1]!)) return readLiquidMath(scan, at, Math.min(close + 2, closer), closer);
    if (closer < text.length) close = scan.search('%}', closer);
  } else if (close - at > longestDestination) return at + 1;
  if (close >= text.length) return at + 1;
  cutProse(scan, at, close + 2);
  return close + 2;
}

/** `{% katex display %}…{% endkatex %}`, a block of a Jekyll plugin: its content begins at `open`. */
function readLiquidMath(scan: MarkdownScan, at: number, open: number, close: number): number {
  const { text } = scan;
  const end = scan.search('%}', close) + 2;
  const display = /\bmath\b|\bdisplay\b/.test(text.slice(at, open));
  addMath(scan, { content: { start: open, end: close }, outer: { start: at, end }, display, delimiter: 'tag' });
  return end;
}

/** Behind the destination of a link that begins at `at`, behind its parenthesis; `at` if it is none. */
export function skipDestination(text: string, at: number): number {
  if (text.charCodeAt(at) === LESS) {
    const bracketed = /^<[^<>\n]{0,1000}>(?:[ \t]+(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'))?[ \t]*\)/.exec(text.slice(at, at + 2000));
    if (bracketed) return at + bracketed[0].length;
  }
  let depth = 1;
  const stop = Math.min(text.length, at + longestDestination);
  for (let index = at; index < stop; index++) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) return index + (/^[ \t]+(?:"[^"\n]{0,400}"|'[^'\n]{0,400}')[ \t]*\)/.exec(text.slice(index, index + 900))?.[0].length ?? at - index);
    if (code === PAREN_OPEN && ++depth > deepestParentheses) return at;
    if (code === PAREN_CLOSE && --depth === 0) return index + 1;
  }
  return at;
}

/** Behind the address that goes on at `at`. */
export function skipUrl(text: string, at: number): number {
  let index = at;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || code === PAREN_CLOSE || code === 60 || code === 62 || code === 34 || code === 96 || code === 124) break;
  }
  return index;
}
