import type { MarkdownScan } from './markdownLines';
import { addMath, paragraphEnd, readsAsProse } from './scan';

const tag = /\[(tex|latex|math|itex|imath|dmath|eqn?)\]$/i;
const displayed: ReadonlySet<string> = new Set(['tex', 'latex', 'dmath', 'eq', 'eqn']);

/**
 * Reads a formula between the tags of a forum, `[tex]…[/tex]`, of which the first ends with the bracket at `close`.
 *
 * @returns the position behind it, or -1 if there is none
 */
export function readForumTag(scan: MarkdownScan, close: number): number {
  const { text } = scan;
  const found = tag.exec(text.slice(Math.max(0, close - 8), close + 1));
  if (!found) return -1;
  const content = close + 1;
  const closer = `[/${found[1]!}]`;
  const end = scan.search(closer, content);
  if (end >= text.length || (paragraphEnd(scan, content) < end && readsAsProse(scan, content, end))) return -1;
  addMath(scan, {
    content: { start: content, end }, outer: { start: content - found[0].length, end: end + closer.length },
    display: displayed.has(found[1]!.toLowerCase()), delimiter: 'tag',
  });
  return end + closer.length;
}
