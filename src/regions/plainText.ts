import { bareFormulas } from './bareFormula';
import { findPastedText } from './markdown';
import type { Region, Regions } from './region';

/**
 * The regions of plain text as pasted from forums: all that Markdown delimits, and formulas without any delimiter
 * (`{\rm Softmax}({\bf z})_1 = …`, `3/ (3+7+14) = 0.13`) within the prose.
 */
export function findPlainText(text: string): Regions {
  const found = findPastedText(text);
  const regions = found.regions.flatMap((region): Region[] => {
    if (region.kind !== 'prose') return [region];
    const pieces: Region[] = [];
    let at = region.span.start;
    const prose = (end: number) => {
      if (end > at) pieces.push({ ...region, text: text.slice(at, end), span: { start: at, end } });
    };
    for (const formula of bareFormulas(text, region.span)) {
      prose(formula.span.start);
      pieces.push(formula);
      at = formula.span.end;
    }
    prose(region.span.end);
    return pieces;
  });
  return { ...found, regions };
}
