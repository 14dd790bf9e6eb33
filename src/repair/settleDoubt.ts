import { judgeChain } from '../check/chain';
import type { CheckedClaim, Compared } from '../check/verdict';
import type { Origin, OriginalClaim, PlacedClaim } from '../elaborate/document';
import type { MathPiece } from '../elaborate/piece';
import type { Chain, Claim, LibraryCandidate } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { contains, freeSizes, freeVariables } from '../ir/substitute';
import { functionsOf } from '../numeric/compareSides';
import { quantitiesOf } from '../numeric/finiteModel';
import { isSameEntryByEntry } from '../numeric/sameExpression';
import { findRepairs, usualBudget, type RepairBudget } from './findRepairs';
import { isMisshapen, settleShapes } from './settleShapes';

/**
 * A definition that is not what the words around it call it, or an equation that does not hold for all values: a slip, and
 * refuted, if a small edit makes it right; the author's own variant, or a condition, if none does.
 *
 * @param parse reads an edited formula as the document's own was read
 */
export function settleDoubt(claim: PlacedClaim, checked: CheckedClaim, parse: (latex: string) => MathPiece): CheckedClaim {
  const { verdict } = checked;
  if (claim.origin && isMisshapen(claim.origin, checked)) return settleShapes(claim, claim.origin, checked, parse);
  if (!('doubt' in verdict) || !verdict.doubt || !claim.origin) return checked;
  const { doubt } = verdict;
  // The headline is that of the first step that is not decided.
  const open = checked.steps.findIndex((step) => step.verdict.kind === 'unchecked');
  const suspected: CheckedClaim = {
    ...checked,
    verdict: { kind: 'refuted', ...doubt, message: open < 0 ? doubt.message : `step ${open + 1} does not follow: ${doubt.message}` },
    steps: checked.steps.map((step, at) => (at === open ? { ...step, verdict: { kind: 'refuted', ...doubt } } : step)),
  };
  if (settled(claim, claim.origin, suspected, parse)) return open < 0 ? suspected : { ...suspected, span: checked.steps[open]!.span };
  if (verdict.kind !== 'stipulated') return checked;
  // What a name means here is not shown beside what it meant before.
  const { compared: _, ...rest } = checked;
  return rest;
}

function settled(claim: Claim, origin: Origin, suspected: CheckedClaim, parse: (latex: string) => MathPiece): boolean {
  const wrong = suspected.steps.findIndex((step) => step.verdict.kind === 'refuted');
  if (wrong >= 0 || suspected.taken?.statement.kind !== 'definition') return asIdentity(origin, suspected, parse, wrong);
  return suspected.compared ? asIdentity(restated(origin), suspected, parse) : asWordsSay(claim, origin, suspected, parse);
}

function asWordsSay(claim: Claim, origin: Origin, suspected: CheckedClaim, parse: (latex: string) => MathPiece): boolean {
  const known = new Set(argumentsSaid(claim));
  const said: Origin = { ...origin, reread: (piece) => asSaid(origin.reread(piece), known) };
  return findRepairs(said, suspected, parse, { ...usualBudget, offers: 1 }).length > 0;
}

/** Less is tried than for a claim that is known to be wrong: most equations that fail are conditions. */
const SHORT_SEARCH: RepairBudget = { offers: 1, readings: 160, characters: 30_000, checks: 8 };

/**
 * Both sides are about the same unknowns, and still are when mended. An edit that makes them one expression says nothing:
 * it could be had for any condition (AB = BA).
 */
function asIdentity(origin: Origin, suspected: CheckedClaim, parse: (latex: string) => MathPiece, step = -1): boolean {
  const compared = comparedAt(suspected, step);
  const statement = suspected.taken?.statement;
  const library = statement?.kind === 'definition' ? statement.library : [];
  const [isWorkedOut, isSolved] = [library.some((candidate) => candidate.isWorkedOut), library.some((candidate) => candidate.isSolved)];
  const unknowns = compared ? unknownsOf(compared, isSolved) : quantitiesAt(suspected, step);
  if (!unknowns) return false;
  const budget = compared?.sides.kinds || statement?.kind === 'definition' ? { ...usualBudget, offers: 1 } : SHORT_SEARCH;
  return findRepairs(origin, suspected, parse, budget, (repaired) => {
    const mended = comparedAt(repaired, step);
    if (!compared) return quantitiesAt(repaired, step) === unknowns;
    return mended !== undefined && unknownsOf(mended, isSolved) === unknowns && (isWorkedOut || [mended.sides.left, mended.sides.right].some(isCounted) || !isSameEntryByEntry(mended.sides));
  }).length > 0;
}

/**
 * The variables, sizes and functions, if there are any and both sides are in the same ones, or one side is a number other than 0; of
 * functions that are of a kind, and of what an equation was solved for, one side may be.
 */
function unknownsOf({ sides }: Compared, isSolved: boolean): string | undefined {
  const [left, right] = [sides.left, sides.right].map((side) => new Set([...freeVariables(side).keys(), ...freeSizes(side), ...functionsOf({ ...sides, left: side, right: side, given: [] })]));
  const all = [...new Set([...left!, ...right!])].sort().join(' ');
  return all !== '' && (isSolved || sides.kinds || isNumber(sides.left) || isNumber(sides.right) || (left!.size === right!.size && [...left!].every((name) => right!.has(name)))) ? all : undefined;
}

/** A sum or product over an index, beside which the same written out is no copy. */
const isCounted = (side: Expression): boolean => contains(side, ({ kind }) => kind === 'reduce');

const isNumber = (side: Expression): boolean => side.kind === 'number' && side.numerator !== 0n;

/** For each thing the words call it, the parts of the formula that were taken for arguments. */
const argumentsSaid = ({ readings }: Claim): readonly string[] => readings.flatMap(({ statement }) => (statement.kind === 'definition' ? statement.library.map(liftedNames) : []));
const liftedNames = ({ lifted }: LibraryCandidate): string => (lifted?.variables ?? []).map(({ name }) => name).join(' ');

/** An edited claim held against nothing but what the words outright call it, with the same arguments. */
const asSaid = (claim: OriginalClaim | undefined, known: ReadonlySet<string>): OriginalClaim | undefined => heldAgainst(claim, (candidate) => candidate.strength === 'said' && known.has(liftedNames(candidate)));

/** Edited claims held against nothing but what their name was defined as before. */
const restated = (origin: Origin): Origin => ({ ...origin, reread: (piece) => heldAgainst(origin.reread(piece), ({ strength }) => strength === 'earlier') });

/** The random quantities that a step of a chain is about. */
function quantitiesAt({ taken }: CheckedClaim, step: number): string | undefined {
  if (taken?.statement.kind !== 'chain') return undefined;
  const at = Math.max(step, 0);
  const quantities = quantitiesOf(taken.statement.operands.slice(at, at + 2).map(({ expression }) => expression));
  return quantities && [...quantities.names.keys()].sort().join(' ');
}

/** What is compared in one step of a chain, by itself. */
function comparedAt({ taken, compared, verdict }: CheckedClaim, step: number): Compared | undefined {
  if (step < 0) return compared;
  const statement = taken?.statement;
  if (!taken || (statement?.kind !== 'chain' && statement?.kind !== 'definition')) return undefined;
  const { chain, at } = statement.kind === 'chain' ? { chain: statement, at: step } : { chain: statement.chain, at: step - 1 };
  const link = chain.links[at];
  if (!link || verdict.kind === 'stipulated' || verdict.kind === 'unchecked') return undefined;
  const own: Chain = { ...chain, operands: chain.operands.slice(at, at + 2), links: [link] };
  return judgeChain(own, { reading: taken, seed: verdict.evidence.seed, code: 'step-does-not-follow', continued: true })[0]?.compared;
}

function heldAgainst(claim: OriginalClaim | undefined, isMeant: (candidate: LibraryCandidate) => boolean): OriginalClaim | undefined {
  const readings = claim?.readings.map(({ statement, ...reading }) => ({ ...reading, statement: statement.kind === 'definition' ? { ...statement, library: statement.library.filter(isMeant) } : statement }));
  return claim && readings ? { ...claim, readings } : undefined;
}
