/**
 * The depths of headings in an outline without gaps, from 1: each is one below the nearest heading before it that is of
 * a higher level, however many levels the author left out and whichever they began with.
 * @param levels of the blocks of a document in their order, as written; undefined where a block is no heading: it has the
 *   depth of the heading that it stands under, 0 before the first
 */
export function headingDepths(levels: readonly (number | undefined)[]): readonly number[] {
  const around: number[] = [];
  return levels.map((level) => {
    if (level === undefined) return around.length;
    while (around.length > 0 && around[around.length - 1]! >= level) around.pop();
    return around.push(level);
  });
}
