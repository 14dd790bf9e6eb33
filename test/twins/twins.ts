import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { checkClaim } from '../../src/check/claim';
import type { CheckedClaim } from '../../src/check/verdict';
import type { OriginalClaim } from '../../src/elaborate/document';
import type { MathPiece } from '../../src/elaborate/piece';
import type { Operand, Reading, Statement } from '../../src/ir/claim';
import { equalExpressions } from '../../src/ir/equality';
import { seedOf } from '../../src/numeric/random';
import { eachClaim, mathPiece, regionsOf } from '../../src/pipeline';
import type { LanguageId } from '../../src/regions/region';
import { digitEdits, numeralsOf } from '../../src/repair/edits/digits';
import { applyChanges, type Edit } from '../../src/repair/edits/edit';
import { editFamilies, editsOf } from '../../src/repair/edits/index';
import { relationEdits } from '../../src/repair/edits/relations';
import { sightOf } from '../../src/repair/edits/sight';
import { findRepairs, type Repair } from '../../src/repair/findRepairs';
import { printSurface } from '../../src/syntax/printSurface';
import { readMarks, splitDocuments } from '../unit/expectations';
import { asserts } from './asserts';
import { becomesFalse, chainsOf } from './valueChange';

const root = join(import.meta.dirname, '../..');
const LANGUAGES: Readonly<Record<string, LanguageId>> = { '.md': 'markdown', '.tex': 'latex', '.rst': 'restructuredtext', '.txt': 'plaintext', '.ipynb': 'ipynb' };

/** A claim of our own documents that is verified. */
export interface TrueClaim {
  readonly document: string;
  readonly claim: OriginalClaim;
  readonly checked: CheckedClaim;
  readonly parse: (latex: string) => MathPiece;
}

/** A true claim's false neighbour. */
export interface Twin {
  readonly of: TrueClaim;
  readonly family: string;
  readonly edit: Edit;
  readonly piece: MathPiece;
  readonly claim: OriginalClaim;
  /** Whether it claims anything, rather than define or demand it. */
  readonly asserts: boolean;
}

function documentsIn(folder: string, marked: boolean): readonly { readonly name: string; readonly text: string; readonly languageId: LanguageId }[] {
  return readdirSync(join(root, folder)).sort().flatMap((name) => {
    const languageId = LANGUAGES[extname(name)];
    if (!languageId || name === 'README.md') return [];
    const source = readFileSync(join(root, folder, name), 'utf8');
    return (marked ? splitDocuments(source).map((text) => readMarks(text, languageId).text) : [source]).map((text) => ({ name: `${folder}/${name}`, text, languageId }));
  });
}

/** The verified claims of test/fixtures/claims and examples. */
export function trueClaims(): readonly TrueClaim[] {
  const found: TrueClaim[] = [];
  for (const { name, text, languageId } of [...documentsIn('test/fixtures/claims', true), ...documentsIn('examples', false)]) {
    const mathematics = regionsOf({ text, languageId });
    eachClaim(mathematics, (claim, region) => {
      const checked = checkClaim(claim);
      if (checked.verdict.kind === 'verified' && claim.origin && region) {
        found.push({ document: name, claim: { ...claim, origin: claim.origin }, checked, parse: (latex) => mathPiece(region, latex, mathematics.macros) });
      }
      return checked;
    });
  }
  return found;
}

/** The edits of one family that apply to a true claim; a stated number is also made wrong in its digits. */
function editsIn(family: string, { claim: { origin } }: TrueClaim, defines: boolean): readonly Edit[] {
  const { statements, piece } = origin;
  const sight = sightOf(statements.flatMap(({ operands }) => operands), piece.latex);
  return statements.flatMap(({ operands, signs }) => {
    if (family === 'relation') return signs.flatMap(({ span }) => relationEdits(span, sight));
    const own = defines ? operands.slice(1) : operands;
    if (family !== 'digits') return own.flatMap((operand) => editsOf(operand, sight, [editFamilies[family]!]));
    return own.flatMap((operand) => {
      const numerals = numeralsOf(operand);
      return numerals ? digitEdits(numerals, numerals.map((_, at) => 0.37 + at), sight) : [];
    });
  });
}

/** All kinds of slips but bars that are put or lost: those change nothing where values are positive, and are told as that condition. */
export const twinFamilies: readonly string[] = [...Object.keys(editFamilies).filter((family) => family !== 'absolute'), 'relation', 'digits'];

/** Bits for nats: an entropy in another base is one by name. */
const isInAnotherBase = (claim: OriginalClaim, twin: OriginalClaim): boolean => claim.kind === 'definition' && twin.latex.replace(/\\(?:log|ln)_2(?= )/g, '\\log') === claim.latex.replace(/\\ln(?= )/g, '\\log');

/** Twins of a claim, `count` of each family at most, chosen by the claim's own text. */
export function twinsOf(of: TrueClaim, count: number): readonly Twin[] {
  const { claim, checked, parse } = of;
  const { taken } = checked;
  if (!taken) return [];
  return twinFamilies.flatMap((family) => {
    const twins: Twin[] = [];
    const edits = editsIn(family, of, taken.statement.kind === 'definition')
      .map((edit) => ({ edit, latex: applyChanges(claim.origin.piece.latex, edit.changes) }))
      .sort((a, b) => seedOf(a.latex) - seedOf(b.latex));
    const seen = new Set<string>();
    for (const { edit, latex } of edits) {
      if (twins.length === count) break;
      if (seen.has(latex)) continue;
      seen.add(latex);
      const piece = parse(latex);
      const twin = claim.origin.reread(piece);
      if (!twin || twin.unread || twin.findings.length > 0) continue;
      // The reading in which the original holds; where the edit leaves no such one, all there are.
      const same = twin.readings.filter(({ note }) => note === taken.note);
      const readings = same.length > 0 ? same : twin.readings;
      if (readings.length > 0 && readings.every((reading) => becomesFalse(taken, reading) === true)) twins.push({ of, family, edit, piece, claim: twin, asserts: !isInAnotherBase(claim, twin) && readings.every((reading) => asserts(taken, reading)) });
    }
    return twins;
  });
}

/** The repairs offered for a refuted twin, and the rank of the original among them; −1 where it is not. */
export function repairTwin({ of, claim }: Twin, checked: CheckedClaim): { readonly offers: readonly Repair[]; readonly rank: number } {
  const offers = findRepairs(claim.origin, checked, of.parse);
  return { offers, rank: offers.findIndex(({ formula }) => saysTheSame(of.claim.origin.reread(of.parse(formula)), of.claim)) };
}

/** Whether two claims are written alike, or alike but for what makes no difference: brackets, \ln for \log. */
function saysTheSame(offer: OriginalClaim | undefined, original: OriginalClaim): boolean {
  return offer !== undefined && (treeOf(offer.origin.piece) === treeOf(original.origin.piece) || original.readings.some((reading) => offer.readings.some((other) => sameReading(reading, other))));
}

function sameReading(a: Reading, b: Reading): boolean {
  const [left, right] = [operandsOf(a.statement), operandsOf(b.statement)];
  return a.note === b.note && left.length > 0 && left.length === right.length && left.every(({ expression }, at) => equalExpressions(expression, right[at]!.expression));
}

const operandsOf = (statement: Statement): readonly Operand[] => chainsOf(statement).flatMap(({ operands }) => operands);

const treeOf = ({ parsed, latex }: MathPiece): string => (parsed.ok ? printSurface(parsed.tree) : latex);
