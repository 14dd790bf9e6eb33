import { bareFormulas } from './bareFormula';
import { findPastedText } from './markdown';
import type { ProseRegion, Region, Regions } from './region';

/**
 * The regions of plain text as pasted from forums: all that Markdown delimits, and formulas without any delimiter
 * (`{\rm Softmax}({\bf z})_1 = …`, `3/ (3+7+14) = 0.13`) within the prose.
 */
export function findPlainText(text: string): Regions {
  const found = findPastedText(text);
  const regions: Region[] = [];
  for (const region of found.regions) {
    if (region.kind === 'prose') cutFormulas(text, region, regions);
    else regions.push(region);
  }
  return { ...found, regions };
}

/** Puts the formulas of a stretch of prose, and the prose between them, onto the end of `regions`. */
function cutFormulas(text: string, prose: ProseRegion, regions: Region[]): void {
  let at = prose.span.start;
  const proseTo = (end: number): void => {
    if (end > at) regions.push({ kind: 'prose', text: text.slice(at, end), span: { start: at, end }, role: prose.role });
  };
  for (const formula of bareFormulas(text, prose.span)) {
    proseTo(formula.span.start);
    regions.push(formula);
    at = formula.span.end;
  }
  proseTo(prose.span.end);
}
