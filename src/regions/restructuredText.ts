import type { Regions } from './region';
import { BACKSLASH, BACKTICK, BRACKET_OPEN, COLON, DOLLAR, NEWLINE, PAREN_OPEN, RETURN, UNDERSCORE } from './characters';
import type { Place } from './delimited';
import { readBackslashDelimiter, readDollar, readEnvironment } from './delimited';
import type { Cut } from './mathRegion';
import type { RestructuredScan } from './restructuredLines';
import { startRestructuredLine } from './restructuredLines';
import { addMath, cutProse, finishScan, paragraphEnd, startScan } from './scan';

const special = new Uint8Array(128);
for (const code of [NEWLINE, BACKTICK, DOLLAR, BACKSLASH]) special[code] = 1;

/** The regions of a reStructuredText document. */
export function findRestructuredText(text: string): Regions {
  return scanRestructuredText(text, false);
}

/** The regions of a docstring: reStructuredText in which people also write `$…$` and fences, as in Markdown. */
export function findDocstring(text: string): Regions {
  return scanRestructuredText(text, true);
}

function scanRestructuredText(text: string, dollars: boolean): Regions {
  const scan: RestructuredScan = { fences: dollars, mathByDefault: false, literalIndent: -1, lineContent: 0, headingEnd: -1, ...startScan(text) };
  let at = startRestructuredLine(scan, 0);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 127 || special[code] === 0) at++;
    else if (code === NEWLINE) {
      if (scan.headingEnd === at) {
        const end = text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
        cutProse(scan, end, end);
        scan.role = 'text';
      }
      at = startRestructuredLine(scan, at + 1);
    } else if (code === BACKTICK) at = readBackticks(scan, at);
    else if (code === DOLLAR && dollars) at = readDollar(scan, at, placeOf(text, at));
    else if (code === BACKSLASH) at = dollars ? readBackslash(scan, at) : at + 2;
    else at++;
  }
  return finishScan(scan);
}

function placeOf(text: string, at: number): Place {
  let lineContent = at;
  while (lineContent > 0 && (text.charCodeAt(lineContent - 1) === 32 || text.charCodeAt(lineContent - 1) === 9)) lineContent--;
  return { quoteDepth: 0, tableRow: false, lineContent: lineContent === 0 || text.charCodeAt(lineContent - 1) === NEWLINE ? at : -1 };
}

function readBackslash(scan: RestructuredScan, at: number): number {
  const { text } = scan;
  const next = text.charCodeAt(at + 1);
  let end = -1;
  if (next === PAREN_OPEN || next === BRACKET_OPEN) end = readBackslashDelimiter(scan, at, placeOf(text, at));
  else if (text.startsWith('\\begin{', at)) end = readEnvironment(scan, at, placeOf(text, at));
  return end < 0 ? at + 2 : end;
}

const mathRole = ':math:';

/** Behind a role, an inline literal or interpreted text that begins at `at`. */
function readBackticks(scan: RestructuredScan, at: number): number {
  const { text } = scan;
  let open = at;
  while (text.charCodeAt(open) === BACKTICK) open++;
  const stop = paragraphEnd(scan, at);
  if (open - at >= 2) {
    const close = scan.search('``', open);
    if (close >= stop) return open;
    cutProse(scan, at, close + 2);
    return close + 2;
  }
  const close = scan.search('`', open, true);
  if (close >= stop) return open;
  const before = text.startsWith(mathRole, at - mathRole.length);
  const behind = !before && text.startsWith(mathRole, close + 1);
  const byDefault = scan.mathByDefault && text.charCodeAt(at - 1) !== COLON && text.charCodeAt(close + 1) !== COLON && text.charCodeAt(close + 1) !== UNDERSCORE;
  const end = behind ? close + 1 + mathRole.length : close + 1;
  if (before || behind || byDefault) {
    const start = before ? at - mathRole.length : at;
    addMath(scan, { content: { start: open, end: close }, outer: { start, end }, display: false, delimiter: 'role', cuts: escapedBackticks(scan, open, close) });
  }
  return end;
}

/** The backslashes before backticks within a role. */
function escapedBackticks(scan: RestructuredScan, start: number, end: number): Cut[] {
  const cuts: Cut[] = [];
  for (let at = scan.search('\\`', start); at < end; at = scan.search('\\`', at + 2)) cuts.push({ start: at, end: at + 1 });
  return cuts;
}
