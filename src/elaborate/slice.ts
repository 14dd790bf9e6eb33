import type { Span } from '../util/span';

const MAX_WIDENING = 40;

/**
 * The source of a span as LaTeX that stands on its own: a span that begins inside a group (`{\bf z}` without its
 * brace) is widened over the neighbouring braces until they match, and a column or row mark at its ends is dropped.
 */
export function sliceBalanced(source: string, span: Span): string {
  let { start, end } = span;
  for (let step = 0; step < MAX_WIDENING; step++) {
    const { unopened, unclosed } = balance(source.slice(start, end));
    if (unopened > 0 && start > 0) start--;
    else if (unclosed > 0 && end < source.length) end++;
    else break;
  }
  return source.slice(start, end).replace(/^(?:\s|&|\\\\)+|(?:\s|&|\\\\)+$/g, '');
}

function balance(text: string): { readonly unopened: number; readonly unclosed: number } {
  let depth = 0;
  let unopened = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === '{') depth++;
    else if (letter === '}' && depth > 0) depth--;
    else if (letter === '}') unopened++;
  }
  return { unopened, unclosed: depth };
}
