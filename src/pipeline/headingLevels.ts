import type { LanguageId } from '../regions/region';
import { positionAt, type LineIndex } from '../report/lines';

/** A line that stands under a reStructuredText heading, or over and under it. */
const adornment = /^[ \t]*([!-/:-@[-`{-~])\1{2,}[ \t]*\r?$/;

const commands: Readonly<Record<string, number>> = { part: 1, chapter: 1, title: 1, section: 2, subsection: 3 };

/**
 * The levels of a document's headings, asked for in their order, each by where its words begin: by the marks before a
 * Markdown heading or the line under it, and by the command of a LaTeX one. reStructuredText gives no line a level of its
 * own: the first that is met is the highest, the next new one the one below; 2 where nothing says.
 */
export function headingLevels(lines: LineIndex, languageId: LanguageId): (start: number) => number {
  const styles: string[] = [];
  const adorned = languageId === 'restructuredtext' || languageId === 'python';
  const textOf = (line: number): string => (line < 0 ? '' : lines.text.slice(lines.starts[line] ?? lines.text.length, lines.starts[line + 1]).replace(/\n$/, ''));
  return (start) => {
    const { line } = positionAt(lines, start);
    const under = textOf(line + 1);
    if (adorned) {
      const mark = adornment.exec(under)?.[1];
      if (mark === undefined) return 2;
      const style = adornment.exec(textOf(line - 1))?.[1] === mark ? `over and under ${mark}` : mark;
      if (!styles.includes(style)) styles.push(style);
      return styles.indexOf(style) + 1;
    }
    const before = lines.text.slice(lines.starts[line], start);
    const hashes = /^\s*(#{1,6})\s/.exec(before);
    if (hashes) return hashes[1]!.length;
    const command = /\\(part|chapter|title|section|subsection|subsubsection|paragraph|subparagraph)\*?\s*(?:\[[^\]]*\])?\{$/.exec(before);
    if (command) return commands[command[1]!] ?? 4;
    return /^=+\s*$/.test(under) ? 1 : 2;
  };
}
