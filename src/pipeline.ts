import { checkClaim } from './check/claim';
import { readDocument, type Fate } from './elaborate/document';
import type { Piece } from './elaborate/piece';
import type { CheckedClaim } from './check/verdict';
import type { ClaimJson, PlotJson, Range } from './protocol/verdict';
import { bareFormulas } from './regions/bareFormula';
import { findRegions } from './regions/findRegions';
import { notebookCells } from './regions/notebook';
import { sourceSpan, type LanguageId, type Macros, type MathRegion, type ProseRegion, type Region } from './regions/region';
import { selectionRegion } from './regions/selectionRegion';
import { plotSides } from './numeric/plot';
import { claimsJson } from './report/claimJson';
import { lineIndex, rangeOf, type LineIndex } from './report/lines';
import { asciiToLatex } from './syntax/asciiMath';
import { plotJson } from './report/plot';
import { parseMath } from './syntax/parseMath';
import { readFacts } from './elaborate/facts';
import { touches, type Span } from './util/span';

export interface DocumentInput {
  readonly text: string;
  readonly languageId: LanguageId;
  /** Macros from outside the document: configuration, included files, `markdown.math.macros`. */
  readonly macros?: Macros;
  /** Only claims that touch it are reported; the rest of the document is still read for its definitions. */
  readonly selection?: Span;
}

export interface DocumentReport {
  /** In document order. */
  readonly claims: readonly ClaimJson[];
  /** Damage to the document itself: an unclosed `$$`, a notebook that is no JSON. */
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number }[];
}

export interface CheckOptions {
  /** Compute plot data and macros for each claim (for the panel). */
  readonly plots?: boolean;
}

/** text → regions → surface trees → claims → verdicts → report. Pure: the same input gives the same answer. */
export function checkDocument(input: DocumentInput, options: CheckOptions = {}): DocumentReport {
  const { text, languageId, selection } = input;
  const found = findRegions(text, languageId);
  const macros = { ...input.macros, ...found.macros };
  const selected = selection ? selectionRegion(text, languageId, selection) : [];
  const pieces = withSelection(found.regions, selected).flatMap((region) => pieceOf(region, macros));
  const lines = linesOf(input);
  const claims: ClaimJson[] = [];
  const reading = readDocument(pieces);
  for (let next = reading.next(); !next.done; ) {
    const claim = next.value;
    const checked = checkClaim(claim);
    if (!selection || selected.some((region) => touches(region.span, claim.span))) {
      const panel = options.plots ? { macros, ...plotOf(checked) } : {};
      claims.push(...claimsJson(claim, checked, lines(claim.cell)).map((json): ClaimJson => ({ ...json, ...panel })));
    }
    next = reading.next(fateOf(checked));
  }
  const problems = found.problems.map(({ span, message, cell }) => ({ range: rangeOf(lines(cell), span), message, ...(cell === undefined ? {} : { cell }) }));
  return { claims, problems };
}

/** What later formulas may build on. */
function fateOf({ verdict }: CheckedClaim): Fate {
  if (verdict.kind === 'refuted') return 'fails';
  return verdict.kind === 'verified' ? 'holds' : 'open';
}

/** What the panel draws: the two sides of the headline, with the witness on them. */
function plotOf({ compared, verdict }: CheckedClaim): { readonly plot?: PlotJson } {
  const data = compared && plotSides(compared.sides, verdict.kind === 'refuted' ? verdict.witness : undefined);
  return data ? { plot: plotJson(data, compared) } : {};
}

/** Line starts of the document, or of the notebook cell a span refers to. */
export function linesOf({ text, languageId }: Pick<DocumentInput, 'text' | 'languageId'>): (cell: number | undefined) => LineIndex {
  const document = lineIndex(text);
  if (languageId !== 'ipynb') return () => document;
  const cells = notebookCells(text);
  const known = new Map<number, LineIndex>();
  return (cell) => {
    if (cell === undefined) return document;
    const lines = known.get(cell) ?? lineIndex(cells.get(cell) ?? '');
    known.set(cell, lines);
    return lines;
  };
}

/** A selection that is no region of the document's own takes the place of whatever it overlaps. */
function withSelection(regions: readonly Region[], selected: readonly MathRegion[]): readonly Region[] {
  const own = selected.filter((region) => !regions.some((other) => other.kind === 'math' && other.span.start === region.span.start && other.span.end === region.span.end));
  if (own.length === 0) return regions;
  const kept = regions.filter((region) => region.kind !== 'math' || !own.some((other) => touches(other.span, region.span)));
  return [...kept, ...own].sort((a, b) => a.span.start - b.span.start);
}

/** Formulas typed in the words of a document that marks its mathematics: f(x) = cx^3. */
function asidesOf(prose: ProseRegion, macros: Macros): readonly Piece[] {
  return bareFormulas(prose.text, { start: 0, end: prose.text.length }).map((region): Piece => ({
    kind: 'math',
    latex: asciiToLatex(region.latex),
    parsed: parseMath(asciiToLatex(region.latex), { macros }),
    place: () => prose.span,
    span: prose.span,
    display: false,
    bare: false,
    aside: true,
  }));
}

function pieceOf(region: Region, macros: Macros): readonly Piece[] {
  const cell = region.cell === undefined ? {} : { cell: region.cell };
  switch (region.kind) {
    case 'prose':
      return [{ kind: 'prose', text: region.text, span: region.span, heading: region.role === 'heading', ...cell }, ...asidesOf(region, macros)];
    case 'directive':
      return region.directive === 'assume' ? [readFacts(region.argument)] : [];
    case 'math':
      return [
        {
          kind: 'math',
          latex: region.latex,
          parsed: parseMath(region.latex, { macros, display: region.display, ...(region.environment ? { environment: region.environment } : {}) }),
          place: (span) => sourceSpan(region, span),
          span: region.span,
          display: region.display,
          bare: region.delimiter === 'bare',
          aside: false,
          ...cell,
        },
      ];
  }
}

/** The macros a LaTeX file defines, and the files it asks for: what a caller needs to follow its `\input`s. */
export function readPreamble(text: string): { readonly macros: Macros; readonly includes: readonly string[] } {
  const { macros, includes } = findRegions(text, 'latex');
  return { macros, includes };
}
