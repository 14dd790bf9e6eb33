import { APOSTROPHE, BACKSLASH, DOLLAR, EQUALS, GREATER, isLetter, LESS, QUOTE, SLASH } from './characters';

/** A tag longer than this is taken for text. */
const longestTag = 10_000;

/**
 * The position behind the HTML tag that begins at `at`, where `<` is, so that its attributes are not read as text.
 *
 * @returns -1 if no tag begins here
 */
export function tagEnd(text: string, at: number): number {
  const first = text.charCodeAt(at + 1);
  if (!isLetter(first) && first !== SLASH) return -1;
  if (first === SLASH && !isLetter(text.charCodeAt(at + 2))) return -1;
  const stop = Math.min(text.length, at + longestTag);
  let quote = 0;
  for (let index = at + 2; index < stop; index++) {
    const code = text.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return index + 1;
    else if (code === QUOTE || code === APOSTROPHE) {
      if (text.charCodeAt(index - 1) !== EQUALS) return -1;
      quote = code;
    } else if (code === LESS || code === DOLLAR || code === BACKSLASH) return -1;
  }
  return -1;
}

/** The lower-case name of the tag at `at`, where `<` is. */
export function tagName(text: string, at: number): string {
  let end = at + 1;
  while (end < at + 20 && (isLetter(text.charCodeAt(end)) || text.charCodeAt(end) === 45)) end++;
  return text.slice(at + 1, end).toLowerCase();
}
