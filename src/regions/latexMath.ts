import type { Delimiter, DirectiveRegion } from './region';
import type { Span } from '../util/span';
import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN, DOLLAR, isEscaped, lineEnd, PAREN_OPEN, PERCENT } from './characters';
import { readDirective } from './directive';
import type { LatexScan } from './latex';
import type { Cut } from './mathRegion';
import { addMath, addProblem, paragraphEnd, readsAsProse } from './scan';

/**
 * Reads `$…$` or `$$…$$` at `at`. In TeX the next dollar closes, unless it stands in a braced text of the formula
 * (`\text{if $x > 0$}`) or in a comment; a paragraph never ends within.
 */
export function readLatexDollar(scan: LatexScan, at: number): number {
  const { text } = scan;
  const double = text.charCodeAt(at + 1) === DOLLAR;
  const open = double ? at + 2 : at + 1;
  const close = double ? closingDelimiter(scan, open, '$$') : closingDollar(scan, open);
  if (close === undefined) {
    addProblem(scan, { start: at, end: open }, `this ${double ? '$$' : '$'} is never closed`);
    return open;
  }
  const end = double ? close + 2 : close + 1;
  addLatexMath(scan, { start: open, end: close }, { start: at, end }, double ? 'double-dollar' : 'dollar', double);
  return end;
}

function closingDollar(scan: LatexScan, open: number): number | undefined {
  const { text } = scan;
  const stop = paragraphEnd(scan, open);
  let first: number | undefined;
  let depth = 0;
  for (let index = open; index < stop; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (code === PERCENT) index = lineEnd(text, index);
    else if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE) depth--;
    else if (code === DOLLAR) {
      if (depth <= 0) return index;
      first ??= index;
      if (open < scan.damagedUntil || !inTextArgument(text, open, index)) break;
      // The dollars of the braced text come in pairs: go on behind the second.
      const partner = text.indexOf('$', index + 1);
      if (partner < 0 || partner >= stop || partner - index > longestNested) break;
      index = partner;
    }
  }
  if (first !== undefined) scan.damagedUntil = stop;
  return first;
}

/** Longer formulas within the text of a formula are taken for damage. */
const longestNested = 200;

/** True if the innermost open brace before `at` belongs to a command that sets text. */
function inTextArgument(text: string, open: number, at: number): boolean {
  let depth = 0;
  for (let index = at - 1; index >= open && at - index < 1000; index--) {
    const code = text.charCodeAt(index);
    if (isEscaped(text, index)) continue;
    if (code === BRACE_CLOSE) depth++;
    else if (code === BRACE_OPEN && depth-- === 0) {
      return /\\(?:text(?:rm|it|bf|sf|tt|normal|up)?|mbox|hbox|intertext|shortintertext|tag)\*?\s*$/.test(text.slice(Math.max(open, index - 20), index));
    }
  }
  return false;
}

/** Reads `\(…\)` or `\[…\]` at `at`. */
export function readLatexDelimiter(scan: LatexScan, at: number): number {
  const round = scan.text.charCodeAt(at + 1) === PAREN_OPEN;
  const close = closingDelimiter(scan, at + 2, round ? '\\)' : '\\]');
  if (close === undefined) {
    addProblem(scan, { start: at, end: at + 2 }, `this ${round ? '\\(' : '\\['} is never closed`);
    return at + 2;
  }
  addLatexMath(scan, { start: at + 2, end: close }, { start: at, end: close + 2 }, round ? 'parentheses' : 'brackets', !round);
  return close + 2;
}

/** Reads an environment of mathematics that begins at `at`. */
export function readLatexEnvironment(scan: LatexScan, at: number, name: string): number {
  const opening = `\\begin{${name}}`;
  const closer = `\\end{${name}}`;
  const from = at + opening.length;
  const nested = nextUncommented(scan, opening, from) < nextUncommented(scan, closer, from);
  const close = nested ? undefined : closingDelimiter(scan, from, closer);
  if (close === undefined) {
    addProblem(scan, { start: at, end: from }, `${opening} is never closed`);
    return from;
  }
  const outer = { start: at, end: close + closer.length };
  if (name === 'math') addLatexMath(scan, { start: from, end: close }, outer, 'parentheses', false);
  else addLatexMath(scan, outer, outer, 'environment', true, name);
  return outer.end;
}

export function closingDelimiter(scan: LatexScan, from: number, delimiter: string): number | undefined {
  const close = nextUncommented(scan, delimiter, from);
  if (close >= scan.text.length) return undefined;
  return paragraphEnd(scan, from) < close && readsAsProse(scan, from, close) ? undefined : close;
}

/** The next `delimiter` that no backslash escapes and that stands in no comment, from a place outside of comments. */
export function nextUncommented(scan: LatexScan, delimiter: string, from: number): number {
  const { text, uncommented } = scan;
  const known = uncommented.get(delimiter);
  if (known && from >= known.start && from <= known.end) return known.end;
  let at = from;
  let close = scan.search(delimiter, at, true);
  for (let percent = scan.search('%', at, true); percent < close; percent = scan.search('%', at, true)) {
    at = lineEnd(text, percent);
    if (at > close) close = scan.search(delimiter, at, true);
  }
  uncommented.set(delimiter, { start: from, end: close });
  return close;
}

/** Adds the formula without its comments; a comment addressed to us is a directive wherever it stands. */
export function addLatexMath(scan: LatexScan, content: Span, outer: Span, delimiter: Delimiter, display: boolean, environment?: string): void {
  const cuts: Cut[] = [];
  const directives: DirectiveRegion[] = [];
  for (let percent = scan.search('%', content.start, true); percent < content.end; percent = scan.search('%', percent + 1, true)) {
    const line = Math.min(lineEnd(scan.text, percent), content.end);
    const directive = readDirective(scan.text.slice(percent + 1, line), { start: percent, end: line });
    if (directive) directives.push(directive);
    cuts.push({ start: percent, end: line });
    percent = line - 1;
  }
  addMath(scan, { content, outer, display, delimiter, environment, cuts });
  scan.regions.push(...directives);
}
