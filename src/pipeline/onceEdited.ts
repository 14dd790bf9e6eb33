import { findRegions } from '../regions/findRegions';
import type { MathRegion, Region } from '../regions/region';
import { applyChanges, type Change } from '../repair/edits/edit';
import type { DocumentInput } from '../pipeline';

/** Documents up to this length are read anew as a whole for each repair. UTF-16 units. */
const SHORT = 30_000;

/** Of longer ones so much before and behind the formula is read anew, up to a blank line or, within a long line, a formula. */
const AROUND = 2_000;

/**
 * Whether a document has a formula in the place of `region` once it is edited. Of a long one only the neighbourhood is
 * read, or else the time for all repairs of a document would grow with the square of its length; and only if the
 * neighbourhood, before the edit, says of the region what the document does.
 *
 * @param regions those of the document before the edit
 * @param regionsOf all regions of a document
 */
export function hasFormulaOnceEdited(input: DocumentInput, region: MathRegion, edits: readonly Change[], formula: string, regions: readonly Region[], regionsOf: (input: DocumentInput) => readonly Region[]): boolean {
  const { text, languageId, selection, parts } = input;
  const near = text.length > SHORT && !parts && !selection ? neighbourhood(text, region, regions) : undefined;
  if (near && hasFormula(findRegions(near.text, languageId).regions, region.span.start - near.start, region.latex)) {
    const moved = edits.map(({ span, ...change }) => ({ ...change, span: { start: span.start - near.start, end: span.end - near.start } }));
    return hasFormula(findRegions(applyChanges(near.text, moved), languageId).regions, region.span.start - near.start, formula);
  }
  const edited = applyChanges(text, edits);
  const grown = edited.length - text.length;
  return hasFormula(regionsOf({ ...input, text: edited, ...(selection ? { selection: { start: selection.start, end: selection.end + grown } } : {}) }), region.span.start, formula);
}

const hasFormula = (regions: readonly Region[], start: number, latex: string): boolean => regions.some((other) => other.kind === 'math' && other.span.start === start && other.latex === latex);

/** Whole lines around a region, from and to a blank line where there is one near; of a line that is too long, from the end of a formula. */
function neighbourhood(text: string, { outer, cell }: MathRegion, regions: readonly Region[]): { readonly start: number; readonly text: string } {
  const from = Math.max(0, outer.start - 2 * AROUND);
  const before = text.slice(from, Math.max(0, outer.start - AROUND));
  const to = outer.end + AROUND;
  const behind = text.slice(to, to + AROUND);
  const line = lastBreak(before);
  const start = from === 0 ? 0 : line === undefined ? formulaEnd(regions, cell, from) : from + line;
  return { start, text: text.slice(start, to + (firstBreak(behind) ?? behind.length)) };
}

/** The end of the last formula that ends before `at`, or else 0. */
function formulaEnd(regions: readonly Region[], cell: number | undefined, at: number): number {
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const region = regions[middle]!;
    if ((region.cell ?? 0) - (cell ?? 0) < 0 || (region.cell === cell && region.span.start < at)) low = middle + 1;
    else high = middle;
  }
  for (let k = low - 1; k >= 0 && regions[k]!.cell === cell; k--) {
    const region = regions[k]!;
    if (region.kind === 'math' && region.outer.end <= at) return region.outer.end;
  }
  return 0;
}

const BREAK = /\n(?:[ \t]*\r?\n)?/g;

/** Behind the last blank line, or else the last line. */
function lastBreak(text: string): number | undefined {
  const breaks = [...text.matchAll(BREAK)];
  const found = breaks.findLast(([line]) => line.length > 1) ?? breaks.at(-1);
  return found && found.index + found[0].length;
}

function firstBreak(text: string): number | undefined {
  const breaks = [...text.matchAll(BREAK)];
  const found = breaks.find(([line]) => line.length > 1) ?? breaks[0];
  return found && found.index + found[0].length;
}
