import type { Span } from '../util/span';

const MAX_WIDENING = 40;

/**
 * The source of a span as LaTeX that stands on its own: a span that begins inside a group (`{\bf z}` without its
 * brace) is widened over the neighbouring braces until they match, and a column or row mark at its ends is dropped.
 */
export function sliceBalanced(source: string, span: Span): string {
  let { start, end } = span;
  for (let step = 0; step < MAX_WIDENING; step++) {
    const { unopened, unclosed } = balance(source, start, end);
    if (unopened > 0 && start > 0) start--;
    else if (unclosed > 0 && end < source.length) end++;
    else break;
  }
  for (let mark = markBefore(source, start, end); mark > 0; mark = markBefore(source, start, end)) start += mark;
  for (let mark = markBehind(source, start, end); mark > 0; mark = markBehind(source, start, end)) end -= mark;
  return source.slice(start, end);
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
