import type { CheckedClaim, Verdict } from '../check/verdict';
import type { Origin } from '../elaborate/document';
import type { RawStatement } from '../elaborate/statements';
import type { Surface } from '../syntax/surface';
import type { Span } from '../util/span';
import { digitEdits, numeralsOf } from './edits/digits';
import { textOf, type Edit } from './edits/edit';
import { editFamilies, editsOf } from './edits/index';
import { relationEdits } from './edits/relations';
import { sightOf } from './edits/sight';

/** A relation that fails: the step the search is about. */
export interface Suspect {
  readonly left: Surface;
  readonly right: Surface;
  readonly sign: Span;
  /** Which of the claim's statements it stands in, and which of that statement's relations it is. */
  readonly statement: number;
  readonly link: number;
  /** The left side is a name of the field, which is right as it stands. */
  readonly defines: boolean;
  readonly operands: readonly Surface[];
}

/** The first step that is wrong; all of them where it cannot be told which that is. */
export function suspectsOf({ piece, statements }: Origin, { steps, taken, verdict }: CheckedClaim): readonly Suspect[] {
  const defines = taken?.statement.kind === 'definition';
  const operands = statements.flatMap((statement) => statement.operands);
  const all = statements.flatMap((statement, at) => linksOf(statement, at, defines, operands));
  const wrong = verdict.kind === 'refuted' ? steps.find((step) => step.verdict.kind === 'refuted') : undefined;
  const found = wrong && all.filter(({ right }) => {
    const { start, end } = piece.place(right.span);
    return start === wrong.span.start && end === wrong.span.end;
  });
  return found && found.length > 0 ? found : all;
}

const linksOf = (statement: RawStatement, at: number, defines: boolean, operands: readonly Surface[]): readonly Suspect[] =>
  statement.signs.map(({ span }, link): Suspect => ({
    left: statement.operands[link]!,
    right: statement.operands[link + 1]!,
    sign: span,
    statement: at,
    link,
    defines: defines && link === 0,
    operands,
  }));

/** What an edit costs more where it is made left of the relation: of a first step, and of one whose left side was right before. */
const LEFT_COST = 0.25;
const SETTLED_COST = 0.8;
/**
 * Numbers of so many digits together tell by themselves what was meant to be computed. Fewer agree with many a
 * computation, so that only the likeliest slips are looked for there; a single digit tells nothing.
 */
const TELLING_DIGITS = 3;
const NUMBER_COST = 1.35;

export interface Candidate {
  readonly suspect: Suspect;
  /** It only puts the right number in the place of the wrong one. */
  readonly restates: boolean;
  readonly edit: Edit;
}

/** The edits of the failing steps, the likeliest first. */
export function candidateEdits(suspects: readonly Suspect[], source: string, verdict: Verdict & { kind: 'refuted' }): readonly Candidate[] {
  return suspects.flatMap((suspect) => editsOfSuspect(suspect, source, verdict)).sort((a, b) => a.edit.cost - b.edit.cost);
}

function editsOfSuspect(suspect: Suspect, source: string, { code, witness }: Verdict & { kind: 'refuted' }): readonly Candidate[] {
  const { left, right, sign, link, defines, operands } = suspect;
  const sight = sightOf(operands, source);
  const [atLeft, atRight] = [numeralsOf(left), numeralsOf(right)];
  const stated = atRight ?? atLeft;
  const digits = stated && code === 'wrong-number' ? stated.reduce((sum, numeral) => sum + significantDigits(textOf(sight, numeral)), 0) : TELLING_DIGITS;
  const families = code === 'shape-mismatch' ? [editFamilies['matrix']!] : digits < TELLING_DIGITS ? CHANGING_NO_NUMBER : Object.values(editFamilies);
  const dearer = link > 0 ? SETTLED_COST : atRight ? 0 : LEFT_COST;
  const before = defines ? [] : editsOf(left, sight, families).map((edit) => ({ ...edit, cost: edit.cost + dearer }));
  const structural = [...relationEdits(sign, sight), ...editsOf(right, sight, families), ...before]
    .filter(({ cost }) => digits >= TELLING_DIGITS || (digits > 1 && cost <= NUMBER_COST))
    .map((edit): Candidate => ({ suspect, edit, restates: false }));
  // A wrong number's witness has what was computed first, on whichever side it stands. Of two given numbers none is computed.
  const value = code === 'wrong-number' || atRight ? witness?.left : witness?.right;
  if (!stated || value === undefined || (atLeft && atRight)) return structural;
  const restated = digitEdits(stated, typeof value === 'number' ? [value] : value, sight).map((edit): Candidate => ({ suspect, edit, restates: true }));
  return [...restated, ...structural];
}

const CHANGING_NO_NUMBER = Object.values(editFamilies).filter((family) => family !== editFamilies.number);

const significantDigits = (numeral: string): number => numeral.replace(/\\times.*|[^\d]/g, '').replace(/^0+/, '').length;
