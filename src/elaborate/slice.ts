import type { Span } from '../util/span';

const MAX_WIDENING = 40;

/** The source of a span as LaTeX that stands on its own. */
export function sliceBalanced(source: string, span: Span): string {
  const { start, end } = balancedSpan(source, span);
  return source.slice(start, end);
}

/**
 * A span that stands on its own: one that begins inside a group (`{\bf z}` without its brace) is widened over the
 * neighbouring braces until they match, and over the macro whose argument the group is; a column or row mark at its ends
 * is dropped.
 */
export function balancedSpan(source: string, span: Span): Span {
  let { start, end } = span;
  for (let step = 0; step < MAX_WIDENING; step++) {
    const { unopened, unclosed } = balance(source, start, end);
    if (unopened > 0 && start > 0) start--;
    else if (unclosed > 0 && end < source.length) end++;
    else break;
  }
  if (start < span.start) start -= callBefore(source, start);
  for (let mark = markBefore(source, start, end); mark > 0; mark = markBefore(source, start, end)) start += mark;
  for (let mark = markBehind(source, start, end); mark > 0; mark = markBehind(source, start, end)) end -= mark;
  return { start, end };
}

/** The length of the command that ends at `end`, where the brace of its argument is; 0 if there is none. */
function callBefore(source: string, end: number): number {
  return source.charCodeAt(end) === 0x7b ? (/\\[a-zA-Z@]+\s*$/.exec(source.slice(Math.max(0, end - 60), end))?.[0].length ?? 0) : 0;
}

const isLoose = (code: number): boolean => code === 0x26 || code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;

/** The length of a blank, `&` or `\\` that the span begins with. */
function markBefore(source: string, start: number, end: number): number {
  if (start >= end) return 0;
  if (isLoose(source.charCodeAt(start))) return 1;
  return end - start >= 2 && source.startsWith('\\\\', start) ? 2 : 0;
}

/** The same at its end; a backslash before a blank is the blank's own. */
function markBehind(source: string, start: number, end: number): number {
  if (start >= end) return 0;
  if (isLoose(source.charCodeAt(end - 1))) return 1;
  return end - start >= 2 && source.startsWith('\\\\', end - 2) ? 2 : 0;
}

function balance(source: string, start: number, end: number): { readonly unopened: number; readonly unclosed: number } {
  let depth = 0;
  let unopened = 0;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x7b) depth++;
    else if (code === 0x7d && depth > 0) depth--;
    else if (code === 0x7d) unopened++;
  }
  return { unopened, unclosed: depth };
}
