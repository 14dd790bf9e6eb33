import type { MathRegion, OffsetMap, Region, Regions } from './region';
import type { Span } from '../util/span';
import type { Cut } from './mathRegion';
import { excise } from './mathRegion';

/** Part of a document, read as a document of its own: its text is a concatenation of pieces of the whole. */
export interface Excerpt {
  readonly text: string;
  readonly map: OffsetMap;
}

/** The part of `text` within `span`, without `cuts`. */
export function excerptOf(text: string, span: Span, cuts: readonly Cut[]): Excerpt {
  const { latex, map } = excise(text, span, cuts);
  return { text: latex, map };
}

/** The regions found in an excerpt, with their offsets in the whole `text`. */
export function intoWhole(text: string, excerpt: Excerpt, found: Regions): Pick<Regions, 'regions' | 'definitions' | 'problems'> {
  const place = (span: Span) => wholeSpan(excerpt.map, span);
  const regions = found.regions.map((region): Region => {
    const span = place(region.span);
    if (region.kind === 'math') return { ...region, span, outer: place(region.outer), map: composed(excerpt.map, region) };
    return region.kind === 'prose' ? { ...region, span, text: text.slice(span.start, span.end) } : { ...region, span };
  });
  const definitions = found.definitions.map((definition) => ({ ...definition, at: wholeOffset(excerpt.map, definition.at) }));
  return { regions, definitions, problems: found.problems.map((problem) => ({ ...problem, span: place(problem.span) })) };
}

/** The last piece that begins at or before `at`. */
function pieceIndex(map: OffsetMap, at: number): number {
  let low = 0;
  let high = map.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (map.pieces[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function wholeOffset(map: OffsetMap, at: number): number {
  const piece = map.pieces[pieceIndex(map, at)]!;
  return piece.source + at - piece.at;
}

function wholeSpan(map: OffsetMap, span: Span): Span {
  const start = wholeOffset(map, span.start);
  return { start, end: span.end > span.start ? wholeOffset(map, span.end - 1) + 1 : start };
}

/** The map from `latex` to the excerpt, followed by the one from the excerpt to the whole. */
function composed(map: OffsetMap, region: MathRegion): OffsetMap {
  const pieces: { at: number; source: number }[] = [];
  const inner = region.map.pieces;
  for (const [index, piece] of inner.entries()) {
    const length = (inner[index + 1]?.at ?? region.latex.length) - piece.at;
    pieces.push({ at: piece.at, source: wholeOffset(map, piece.source) });
    for (let next = pieceIndex(map, piece.source) + 1; next < map.pieces.length; next++) {
      const outer = map.pieces[next]!;
      if (outer.at >= piece.source + length) break;
      pieces.push({ at: piece.at + outer.at - piece.source, source: outer.source });
    }
  }
  return { pieces };
}
