import { checkClaim } from '../check/claim';
import type { UnstablePart } from '../check/stability/instabilities';
import type { CheckedClaim } from '../check/verdict';
import type { ReadingMemo } from '../elaborate/document';
import type { MathPiece } from '../elaborate/piece';
import type { Scope } from '../elaborate/scope';
import type { Claim, Unread } from '../ir/claim';
import type { ClaimFigure } from '../panel/figures';
import type { CheckOptions } from '../pipeline';
import type { ClaimJson } from '../protocol/verdict';
import type { Macros, MathRegion } from '../regions/region';
import { positionAt, type LineIndex } from '../report/lines';
import { parseMath, type ParseOptions } from '../syntax/parseMath';
import type { ParseResult } from '../syntax/surface';
import { Interner } from '../util/intern';
import { moveLines } from '../report/moveLines';

/** What is told of a claim, before the document's comments silence any of it. */
export interface ToldClaim {
  readonly json: ClaimJson;
  readonly unread?: Unread;
  /** What floats get wrong in it; told of once in a document. */
  readonly unstable?: UnstablePart;
  /** What can be drawn of it, if that was asked for. */
  readonly figures?: readonly ClaimFigure[];
}

/** The claims of a formula, as they were where it began in the line `line`. */
interface KnownFormula {
  readonly line: number;
  readonly told: readonly ToldClaim[];
  readonly scope: Scope;
}

/** What a formula is read from, besides what was said before it. */
export interface FormulaPlace {
  readonly region: MathRegion;
  readonly macros: Macros;
  readonly lines: LineIndex;
}

/** More different values than this are not kept. */
const mostValues = 400_000;

/**
 * What was found out about a document, for checking it again after an edit. All of it is found again by all that it
 * depends on, compared exactly, so that nothing of it can be out of date:
 *
 * - a parse by the LaTeX, the macros in it and how it is displayed;
 * - the claims of a formula, with their verdicts, by its text with the delimiters and its column, its macros, the scope
 *   before it (every definition, declaration and convention that holds there), the words and the heading before it, the
 *   condition behind it, and what the whole document says of its letters (see `readKnown`). One that was read in the
 *   light of formulas further down is not kept;
 * - a verdict by its claim as it was read. `checkClaim` is a function of that and of the precision at hand.
 *
 * What was not met in the last check of the document is forgotten.
 */
export class DocumentMemo {
  #values = new Interner();
  #parses = new Generations<string, ParseResult>();
  #formulas = new Generations<string, KnownFormula>();
  #verdicts = new Generations<number, CheckedClaim>();
  #options: Pick<CheckOptions, 'precision' | 'stability'> = {};

  /** Before a check: what was decided with other digits, or without a look at floats, is of no use. */
  begin({ precision, stability }: CheckOptions): void {
    if (this.#values.size > mostValues || this.#options.precision !== precision || this.#options.stability !== stability) {
      this.#values = new Interner();
      this.#parses = new Generations();
      this.#formulas = new Generations();
      this.#verdicts = new Generations();
    }
    this.#options = { ...(precision ? { precision } : {}), ...(stability ? { stability } : {}) };
  }

  /** After a check that came to its end: what neither it nor the one before met is let go. */
  finish(): void {
    for (const memory of [this.#parses, this.#formulas, this.#verdicts]) memory.turn();
  }

  parse(latex: string, options: ParseOptions): ParseResult {
    return this.#parses.get(JSON.stringify([latex, options]), () => parseMath(latex, options));
  }

  check(claim: Claim): CheckedClaim {
    const { start } = claim.span;
    const { latex, kind, readings, unread, findings } = claim;
    const key = this.#values.idOf([latex, kind, this.#values.idOf(readings, start), this.#values.idOf(unread, start), this.#values.idOf(findings, start)]);
    const move = moved(start);
    const relative = this.#verdicts.get(key, () => {
      const { taken, ...checked } = checkClaim(claim, this.#options.precision);
      return { ...withSpans(checked, moved(-start)), ...(taken ? { taken } : {}) };
    });
    // The reading that the verdict is of, as this claim has it: equal to the remembered one but for its places.
    const taken = relative.taken && readings.find((reading) => this.#values.idOf(reading, start) === this.#values.idOf(relative.taken));
    return { ...withSpans(relative, move), ...(taken ? { taken } : {}) };
  }

  /**
   * For one check of the document.
   * @param placeOf where a formula stands; one without a place is not remembered
   * @param told the claims so far, to which those of remembered formulas are added
   */
  reading(placeOf: (piece: MathPiece) => FormulaPlace | undefined, told: ToldClaim[]): ReadingMemo {
    let asked: { readonly key: string; readonly line: number; readonly from: number } | undefined;
    return {
      recall: (piece, dependencies) => {
        const place = placeOf(piece);
        asked = undefined;
        if (!place) return undefined;
        const { line, character } = positionAt(place.lines, place.region.outer.start);
        const key = `${formulaKey(place)} ${character} ${dependencies.map((dependency) => this.#values.idOf(dependency)).join()}`;
        const known = this.#formulas.find(key);
        if (known) told.push(...known.told.map(({ json, ...rest }) => ({ json: moveLines(json, line - known.line), ...rest })));
        else asked = { key, line, from: told.length };
        return known?.scope;
      },
      learn: (scope) => {
        if (asked) this.#formulas.set(asked.key, { line: asked.line, told: told.slice(asked.from), scope });
      },
    };
  }
}

/** The formula as it stands in the text, and how its LaTeX is made of that. */
function formulaKey({ region, macros, lines }: FormulaPlace): string {
  const { latex, map, outer, display, delimiter, environment, cell } = region;
  const pieces = map.pieces.map(({ at, source }) => [at, source - outer.start]);
  return JSON.stringify([lines.text.slice(outer.start, outer.end), latex, pieces, display, delimiter, environment, cell, macros]);
}

const moved = (by: number) => (span: { readonly start: number; readonly end: number }) => ({ start: span.start + by, end: span.end + by });

function withSpans(checked: CheckedClaim, move: ReturnType<typeof moved>): CheckedClaim {
  const { span, steps, ...rest } = checked;
  return { ...rest, steps: steps.map((step) => ({ ...step, span: move(step.span) })), ...(span ? { span: move(span) } : {}) };
}

/** A map that forgets what was not asked for during two turns. */
class Generations<Key, T> {
  #present = new Map<Key, T>();
  #past = new Map<Key, T>();

  turn(): void {
    this.#past = this.#present;
    this.#present = new Map();
  }

  find(key: Key): T | undefined {
    const value = this.#present.get(key) ?? this.#past.get(key);
    if (value !== undefined) this.#present.set(key, value);
    return value;
  }

  get(key: Key, make: () => T): T {
    const value = this.find(key) ?? make();
    this.#present.set(key, value);
    return value;
  }

  set(key: Key, value: T): void {
    this.#present.set(key, value);
  }
}
