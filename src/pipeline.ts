import { checkClaim } from './check/claim';
import { firstOfEach, instabilitiesOf } from './check/stability/instabilities';
import { readDocument, type Fate, type PlacedClaim } from './elaborate/document';
import type { MathPiece, Piece } from './elaborate/piece';
import type { CheckedClaim } from './check/verdict';
import type { Claim } from './ir/claim';
import type { ReadingJson } from './protocol/reading';
import type { AssumedJson, ClaimJson, Range, RepairJson } from './protocol/verdict';
import { bareFormulas } from './regions/bareFormula';
import { findRegions, findRegionsOfParts } from './regions/findRegions';
import { notebookCells } from './regions/notebook';
import { mathRegion } from './regions/mathRegion';
import { proseValues } from './regions/proseValues';
import { MacroTable, macrosBehind } from './regions/macroTable';
import { sourceSpan, type LanguageId, type Macros, type MathRegion, type PlacedDefinition, type ProseRegion, type Region, type Regions } from './regions/region';
import { rowMarks } from './regions/rows';
import { selectionRegion, withSelection } from './regions/selectionRegion';
import { figuresOf, firstDrawn, type ClaimFigure } from './panel/figures';
import { recognisedIn } from './panel/recognised';
import type { Precision, PrecisionSource } from './numeric/precision';
import { findRepairs } from './repair/findRepairs';
import { settleDoubt } from './repair/settleDoubt';
import { claimsJson } from './report/claimJson';
import { plainScripts } from './report/plainMath';
import { lineIndex, rangeOf, type LineIndex } from './report/lines';
import { asciiToLatex } from './syntax/asciiMath';
import type { DocumentMemo, ToldClaim } from './pipeline/memo';
import { hasFormulaOnceEdited } from './pipeline/onceEdited';
import { interpretationOf, readingJson } from './report/reading';
import { stabilityClaim, stabilityJson } from './report/stability';
import { silencedAs, suppressionsOf } from './report/suppression';
import { unknownMacros } from './report/unknownMacros';
import { parseMath } from './syntax/parseMath';
import { readFacts, unreadFacts } from './elaborate/facts';
import { directiveEdit } from './regions/writeDirective';
import { usedMacros } from './util/katexMacros';
import { touches, type Span } from './util/span';

export interface DocumentInput {
  readonly text: string;
  readonly languageId: LanguageId;
  /** Where parts of the text begin that are documents of their own (cells of a notebook); absent for one document. */
  readonly parts?: readonly number[];
  /** Macros from outside the document: configuration, included files, `markdown.math.macros`. */
  readonly macros?: Macros;
  /** What holds in the whole document, each as a comment would say it: `x > 0, log base 2`. */
  readonly assumptions?: readonly string[];
  /** Only claims that touch it are reported; the rest of the document is still read for its definitions. */
  readonly selection?: Span;
  /** Facts to be taken as if a comment before the formula at `range`, which is that of a claim, stated them. */
  readonly assumed?: { readonly range: Range; readonly facts: string };
}

export interface DocumentReport {
  /** In document order. */
  readonly claims: readonly ClaimJson[];
  /** Damage to the document itself: an unclosed `$$`, a notebook that is no JSON. */
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number; readonly suppressed?: true }[];
}

export interface CheckOptions {
  /** Compute plot data and macros for each claim, and say what is known of its functions (for the panel). */
  readonly plots?: boolean;
  /** Told of what can be drawn of each claim with plots, by its place in the report. */
  readonly onFigures?: (claim: number, figures: readonly ClaimFigure[]) => void;
  /** Say of each claim how it was read (for the panel and the hover). */
  readonly readings?: boolean;
  /**
   * Look for parts of claims that are right and that floats get wrong as they are written: `evidence` for the evidence of
   * the claim only, `findings` for a finding besides, each part once in a document.
   */
  readonly stability?: 'evidence' | 'findings';
  /** Look for small edits that mend the claims that are refuted. */
  readonly repairs?: boolean;
  /** For what floats leave open; see `checkPrecisely`. */
  readonly precision?: Precision;
}

/** text → regions → surface trees → claims → verdicts → report. Pure: the same input gives the same answer. */
export function checkDocument(input: DocumentInput, options: CheckOptions = {}): DocumentReport {
  return lastOf(checkSteps(input, options));
}

/**
 * The same in steps, a claim each, so that whoever runs it can pause or stop between them; each step gives a way to what
 * would be reported if it were the last.
 * @param memo what was found out about earlier states of the document; it must be used with the same options each time, `precision` and
 *   `stability` aside
 */
export function* checkSteps(input: DocumentInput, options: CheckOptions, memo?: DocumentMemo, found = regionsOf(input)): Generator<() => DocumentReport, DocumentReport> {
  const lines = linesOf(input);
  const isSilenced = suppressionsOf(found.regions, lines);
  const told: ToldClaim[] = [];
  const reported = (): readonly ToldClaim[] => {
    const isNew = firstOfEach();
    return told.filter(({ unstable }) => !unstable || isNew(unstable));
  };
  const report = (): DocumentReport => {
    const markUnknown = unknownMacros();
    const claims = reported().map((claim) => markUnknown(claim, claim.json)).map((json): ClaimJson => (isSilenced({ code: silencedAs(json), range: json.findingRange ?? json.range, cell: json.cell }) ? { ...json, suppressed: true } : json));
    const problems = found.problems.map(({ span, message, cell }) => {
      const range = rangeOf(lines(cell), span);
      const damage = { range, message, ...(cell === undefined ? {} : { cell }) };
      return isSilenced({ code: 'damaged-document', range, cell }) ? { ...damage, suppressed: true as const } : damage;
    });
    return { claims, problems };
  };
  memo?.begin(options);
  const steps = claimSteps(found, (claim, region, macros) => {
    const decided = memo ? memo.check(claim) : checkClaim(claim, options.precision);
    const checked = region ? settleDoubt(claim, decided, (latex) => mathPiece(region, latex, macros())) : decided;
    const repairs = options.repairs && region ? repairsOf(claim, checked, region, input, macros(), lines(claim.cell), found.regions) : [];
    const interpretation = options.readings ? interpretationOf(claim, checked.taken) : undefined;
    const figures = options.plots ? figuresOf(checked) : undefined;
    const panel = figures ? { macros: macros(), ...panelParts(checked, figures), ...assumedAt(input, region, lines(claim.cell)) } : {};
    const unstable = options.stability ? instabilitiesOf(checked) : [];
    const [whole, ...notation] = claimsJson(claim, checked, lines(claim.cell)).map((json): ClaimJson => ({ ...json, ...panel }));
    const evidence = unstable.length > 0 ? { evidence: { ...whole!.evidence, stability: unstable.map(stabilityJson) } } : {};
    const { unread } = claim;
    told.push({ json: { ...whole!, ...evidence, ...(repairs.length > 0 ? { repairs } : {}), ...(interpretation ? { interpretation } : {}) }, ...(figures ? { figures } : {}), ...(unread ? { unread } : {}) });
    told.push(...notation.map((json) => ({ json })));
    if (options.stability === 'findings') told.push(...unstable.map((part) => ({ json: stabilityClaim(claim, part, lines(claim.cell)), unstable: part })));
    return checked;
  }, options.precision, memo && { memo, lines, told });
  for (let next = steps.next(); !next.done; next = steps.next()) yield report;
  memo?.finish();
  for (const [at, { figures }] of reported().entries()) if (figures) options.onFigures?.(at, figures);
  return report();
}

/** What a generator returns at its end. */
function lastOf<T>(steps: Generator<unknown, T>): T {
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value;
}

/**
 * As `checkDocument`; a document in which floats leave something open is checked once more, with the digits that
 * `source` loads for it. Where they cannot be had, the first report stands.
 */
export async function checkPrecisely(input: DocumentInput, options: Omit<CheckOptions, 'precision'>, source: PrecisionSource): Promise<DocumentReport> {
  const { loaded } = source;
  const report = checkDocument(input, loaded ? { ...options, precision: loaded } : options);
  if (loaded || !report.claims.some(isLeftOpen)) return report;
  const precision = await source.load().catch(() => undefined);
  return precision ? checkDocument(input, { ...options, precision }) : report;
}

/** Whether more digits might decide it, or a step of it. */
export const isLeftOpen = ({ reason, steps = [] }: ClaimJson): boolean => reason === 'not-decided-numerically' || steps.some((step) => step.reason === 'not-decided-numerically');

/** How each claim of a document is read, in document order, in the scope that `checkDocument` would read it in. */
export function readingsOf(input: DocumentInput): readonly ReadingJson[] {
  return readingsWithin(regionsOf(input), linesOf(input));
}

/** How the claims of one formula are read that stands by itself, in LaTeX without delimiters. */
export function formulaReadings(latex: string, macros: Macros = {}): readonly ReadingJson[] {
  const whole = { start: 0, end: latex.length };
  const { rows, columns } = rowMarks(latex);
  const environment = rows.length + columns.length > 0 ? 'aligned' : undefined;
  const region = mathRegion(latex, { content: whole, outer: whole, display: true, delimiter: 'selection', environment });
  const lines = lineIndex(latex);
  return readingsWithin({ regions: region ? [region] : [], definitions: [], macros }, () => lines);
}

function readingsWithin(found: FoundMath, lines: (cell: number | undefined) => LineIndex): readonly ReadingJson[] {
  const readings: ReadingJson[] = [];
  eachClaim(found, (claim) => {
    // Notation at fault in a formula that claims nothing is no claim.
    if (claim.readings.length > 0 || claim.unread) readings.push(readingJson(claim, lines(claim.cell)));
    return undefined;
  });
  return readings;
}

/** What is read, and with what. */
export interface FoundMath {
  readonly regions: readonly Region[];
  /** Macros from outside. */
  readonly macros: Macros;
  /** Assumptions from outside. */
  readonly assumptions?: readonly string[];
  /** Those of the document, in its order. */
  readonly definitions: readonly PlacedDefinition[];
  /** The regions asked about; all where absent. */
  readonly selected?: readonly MathRegion[];
}

/** The mathematics of a document, and what of it is asked about. */
export function regionsOf(input: DocumentInput): FoundMath & Pick<Regions, 'problems'> {
  const { text, languageId, selection, macros, assumptions, parts } = input;
  const found = parts ? findRegionsOfParts(text, languageId, parts) : findRegions(text, languageId);
  const selected = selection && selectionRegion(text, languageId, selection, found);
  // What stands behind the selection says nothing about it.
  const end = selected ? Math.max(0, ...selected.map(({ span }) => span.end)) : Infinity;
  return {
    regions: withAssumed(withSelection(found.regions, selected ?? []).filter(({ span }) => span.start < end), input),
    macros: macros ?? {},
    ...(assumptions ? { assumptions } : {}),
    definitions: found.definitions,
    ...(selected ? { selected } : {}),
    problems: found.problems,
  };
}

/**
 * Hands the claims asked about to `take`, in document order, with the macros that are used in each. What became of a claim decides how later ones are read
 * only where it defines a name: such claims are checked here where `take` has not done so, all others are not.
 */
export function eachClaim(found: FoundMath, take: TakeClaim, precision?: Precision): void {
  lastOf(claimSteps(found, take, precision));
}

type TakeClaim = (claim: PlacedClaim, region: MathRegion | undefined, macros: () => Macros) => CheckedClaim | undefined;

/** What is remembered of the document, and where the claims go that need not be taken anew. */
interface Remembered {
  readonly memo: DocumentMemo;
  readonly lines: (cell: number | undefined) => LineIndex;
  readonly told: ToldClaim[];
}

function* claimSteps(found: FoundMath, take: TakeClaim, precision?: Precision, remembered?: Remembered): Generator<void, void> {
  const { selected } = found;
  const { pieces, regionOf, usedIn, macrosOf } = piecesOf(found, remembered ? (latex, options = {}) => remembered.memo.parse(latex, options) : parseMath);
  const placeOf = (piece: MathPiece) => {
    const region = regionOf.get(piece);
    return region && { region, macros: usedIn.get(piece) ?? {}, lines: remembered!.lines(region.cell) };
  };
  const reading = readDocument(pieces, remembered?.memo.reading(placeOf, remembered.told));
  for (let next = reading.next(); !next.done; ) {
    const claim = next.value;
    const isAsked = !selected || selected.some((region) => touches(region.span, claim.span));
    const checked = (isAsked ? take(claim, claim.origin && regionOf.get(claim.origin.piece), () => macrosOf(claim)) : undefined) ?? (mayDefine(claim) ? checkClaim(claim, precision) : undefined);
    yield;
    next = reading.next(checked ? fateOf(checked) : 'open');
  }
}

/** Whether the claim gives a name a meaning, or may be meant to. */
const mayDefine = ({ readings }: Claim): boolean => readings.every(({ statement }) => statement.kind === 'definition');

/** What later formulas may build on. */
function fateOf({ verdict }: CheckedClaim): Fate {
  if (verdict.kind === 'refuted') return 'fails';
  return verdict.kind === 'verified' ? 'holds' : 'open';
}

/** What the panel shows besides the verdict: figures, and what is known of the functions. */
function panelParts(checked: CheckedClaim, figures: readonly ClaimFigure[]): Pick<ClaimJson, 'plots' | 'recognised'> {
  const [plots, recognised] = [firstDrawn(figures), recognisedIn(checked)];
  return { ...(plots.length > 0 ? { plots } : {}), ...(recognised.length > 0 ? { recognised } : {}) };
}

/** What is assumed of a claim of this region, and the edit that would write it before the formula. */
function assumedAt({ assumed, text, languageId }: DocumentInput, region: MathRegion | undefined, lines: LineIndex): { readonly assumed?: AssumedJson } {
  if (!assumed || !region || !isAssumedOf(region, assumed.range, lines)) return {};
  const { facts } = assumed;
  const edit = directiveEdit(text, languageId, region, { directive: 'assume', argument: facts });
  return { assumed: { facts, unread: unreadFacts(facts), ...(edit ? { edit: { range: rangeOf(lines, edit.span), newText: edit.text } } : {}) } };
}

/** Whether a claim's range lies in a region. */
const isAssumedOf = (region: MathRegion, { start }: Range, lines: LineIndex): boolean => {
  const { start: from, end: to } = rangeOf(lines, region.outer);
  const isBefore = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore(start, from) && !isBefore(to, start);
};

/** The regions with a comment before the formula of which something is assumed. */
function withAssumed(regions: readonly Region[], { assumed, text, languageId }: DocumentInput): readonly Region[] {
  if (!assumed) return regions;
  const lines = linesOf({ text, languageId })(undefined);
  const at = regions.findIndex((region) => region.kind === 'math' && isAssumedOf(region, assumed.range, lines));
  if (at < 0) return regions;
  const { start } = regions[at]!.span;
  return regions.toSpliced(at, 0, { kind: 'directive', directive: 'assume', argument: assumed.facts, span: { start, end: start } });
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

/** Formulas typed in the words of a document that marks its mathematics, and the values it gives: f(x) = cx^3. */
function asidesOf(prose: ProseRegion, macros: Macros, parse: typeof parseMath): readonly Piece[] {
  const typed = bareFormulas(prose.text, { start: 0, end: prose.text.length }).map((region) => asciiToLatex(region.latex));
  return [...typed, ...proseValues(prose.text)].map((latex): Piece => ({
    kind: 'math',
    latex,
    parsed: parse(latex, { macros }),
    place: () => prose.span,
    span: prose.span,
    display: false,
    bare: false,
    aside: true,
  }));
}

/** The regions with the macros that are defined before each or in it; of a formula's those that it uses. */
export function* withMacros({ regions, macros, definitions }: FoundMath): Generator<{ readonly region: Region; readonly macros: Macros }> {
  const table = new MacroTable(macros);
  let next = 0;
  for (const region of regions) {
    const { cell = -1 } = region;
    const end = region.kind === 'math' ? region.outer.end : region.span.start;
    for (let found = definitions[next]; found && ((found.cell ?? -1) < cell || ((found.cell ?? -1) === cell && found.at < end)); found = definitions[++next]) table.define(found);
    yield { region, macros: region.kind === 'math' ? usedMacros(region.latex, table.macros) : table.macros };
  }
}

/** The regions with their mathematics parsed. */
function piecesOf(found: FoundMath, parse: typeof parseMath): { readonly pieces: readonly Piece[]; readonly regionOf: ReadonlyMap<Piece, MathRegion>; readonly usedIn: ReadonlyMap<Piece, Macros>; readonly macrosOf: (claim: Claim) => Macros } {
  const regionOf = new Map<Piece, MathRegion>();
  const usedIn = new Map<Piece, Macros>();
  const used: { readonly region: MathRegion; readonly macros: Macros }[] = [];
  const pieces: Piece[] = [];
  for (const { region, macros } of withMacros(found)) {
    const placed = pieceOf(region, macros, parse);
    pieces.push(...placed);
    if (region.kind !== 'math') continue;
    used.push({ region, macros });
    regionOf.set(placed[0]!, region);
    usedIn.set(placed[0]!, macros);
  }
  const isBefore = ({ region }: { readonly region: MathRegion }, { span, cell = -1 }: Claim) => {
    const { cell: own = -1 } = region;
    return own < cell || (own === cell && region.span.start <= span.start);
  };
  let last = 0;
  return {
    pieces: [...(found.assumptions ?? []).flatMap((assumption) => readFacts(assumption)), ...pieces],
    regionOf,
    usedIn,
    macrosOf: (claim) => {
      while (last + 1 < used.length && isBefore(used[last + 1]!, claim)) last++;
      return used[last]?.macros ?? {};
    },
  };
}

function pieceOf(region: Region, macros: Macros, parse: typeof parseMath): readonly Piece[] {
  const cell = region.cell === undefined ? {} : { cell: region.cell };
  switch (region.kind) {
    case 'prose':
      return [{ kind: 'prose', text: region.text, span: region.span, heading: region.role === 'heading', ...cell }, ...asidesOf(region, macros, parse)];
    case 'directive':
      return region.directive === 'assume' ? readFacts(region.argument) : [];
    case 'math':
      return [mathPiece(region, region.latex, macros, parse)];
  }
}

/** A region as the elaborator sees it, with its own LaTeX or with other LaTeX in its place. */
export function mathPiece(region: MathRegion, latex: string, macros: Macros, parse: typeof parseMath = parseMath): MathPiece {
  return {
    kind: 'math',
    latex,
    parsed: parse(latex, { macros, display: region.display, ...(region.environment ? { environment: region.environment } : {}) }),
    place: (span) => sourceSpan(region, span),
    span: region.span,
    display: region.display,
    bare: region.delimiter === 'bare',
    aside: false,
    ...(region.cell === undefined ? {} : { cell: region.cell }),
  };
}

/**
 * Edits of the document that mend a refuted claim. One is offered only if the document, once edited, has the formula
 * in it that was found to hold: between the author's text and its LaTeX stand escapes, quotation marks and the like.
 */
function repairsOf(claim: PlacedClaim, checked: CheckedClaim, region: MathRegion, input: DocumentInput, macros: Macros, lines: LineIndex, regions: readonly Region[]): readonly RepairJson[] {
  if (!claim.origin || checked.verdict.kind !== 'refuted') return [];
  return findRepairs(claim.origin, checked, (latex) => mathPiece(region, latex, macros)).flatMap(({ latex, words, changes, formula, isPlain }): readonly RepairJson[] => {
    const edits = changes.map(({ span, text }) => ({ span: sourceSpan(region, span), text }));
    const document: DocumentInput = region.cell === undefined ? input : { text: lines.text, languageId: 'markdown', macros };
    const stands = hasFormulaOnceEdited(document, region, edits, formula, regions, (edited) => regionsOf(edited).regions);
    return stands ? [{ latex, edit: plainScripts(words), edits: edits.map((edit) => ({ range: rangeOf(lines, edit.span), newText: edit.text })), ...(isPlain ? { plain: true as const } : {}) }] : [];
  });
}

/** Whether an assumption from outside a document is understood, as `x > 0, log base 2` is. What is not states nothing. */
export const readsAssumption = (text: string): boolean => unreadFacts(text).length === 0;

/** The macros a LaTeX file defines, and the files it asks for: what a caller needs to follow its `\input`s. */
export function readPreamble(text: string): { readonly macros: Macros; readonly includes: readonly string[] } {
  const { definitions, includes } = findRegions(text, 'latex');
  return { macros: macrosBehind(definitions), includes };
}
