import { isEscaped } from './characters';

/**
 * Finds the first occurrence of `needle` at or after `from`; the text's length where there is none.
 *
 * @param unescaped only occurrences that no backslash escapes
 */
export type ForwardSearch = (needle: string, from: number, unescaped?: boolean) => number;

/**
 * `indexOf` that remembers, for scans that only move forward. However often a needle is asked for, the text is read
 * once for it, so that a document of a million unclosed delimiters is still scanned in linear time.
 */
export function forwardSearch(text: string): ForwardSearch {
  const known = new Map<string, { asked: number; found: number }>();
  const knownUnescaped = new Map<string, { asked: number; found: number }>();
  return (needle, from, unescaped = false) => {
    const answers = unescaped ? knownUnescaped : known;
    const last = answers.get(needle);
    if (last && from >= last.asked && from <= last.found) return last.found;
    let index = text.indexOf(needle, from);
    if (unescaped) while (index >= 0 && isEscaped(text, index)) index = text.indexOf(needle, index + 1);
    const found = index < 0 ? text.length : index;
    if (last) {
      last.asked = from;
      last.found = found;
    } else answers.set(needle, { asked: from, found });
    return found;
  };
}
