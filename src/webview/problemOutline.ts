/** A block of a document, as far as it matters to what is shown of it. */
export interface OutlinedBlock {
  readonly isHeading: boolean;
  /** Its own as a heading, or that of the heading it stands under. */
  readonly depth: number;
  readonly hasProblem: boolean;
}

/** Which blocks are shown where only problems are: those that have one, each under all the headings that it belongs to. */
export function problemOutline(blocks: readonly OutlinedBlock[]): readonly boolean[] {
  /** Headings above this depth belong to what is shown further down. */
  let above = 0;
  return blocks
    .toReversed()
    .map(({ isHeading, depth, hasProblem }) => {
      const isShown = hasProblem || (isHeading && depth < above);
      if (isShown) above = isHeading ? depth : Infinity;
      return isShown;
    })
    .toReversed();
}
