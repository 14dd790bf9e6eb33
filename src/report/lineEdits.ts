import type { TextEditJson } from '../protocol/verdict';
import { lineIndex, lineText, rangeOf } from './lines';

/** What two texts have in common at their beginnings, and behind that at their ends. */
function commonEnds(before: string, after: string): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, end };
}

/**
 * Edits that make one text of another, so that an editor's marks stay where they are: one in each line that differs,
 * or where there are more or fewer lines, one for all.
 */
export function lineEdits(before: string, after: string): readonly TextEditJson[] {
  const [from, to] = [lineIndex(before), lineIndex(after)];
  if (from.starts.length !== to.starts.length) {
    const { start, end } = commonEnds(before, after);
    return [{ range: rangeOf(from, { start, end: before.length - end }), newText: after.slice(start, after.length - end) }];
  }
  return from.starts.flatMap((_, line) => {
    const [old, changed] = [lineText(from, line), lineText(to, line)];
    if (old === changed) return [];
    const { start, end } = commonEnds(old, changed);
    return [{ range: { start: { line, character: start }, end: { line, character: old.length - end } }, newText: changed.slice(start, changed.length - end) }];
  });
}
