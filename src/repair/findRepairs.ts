import { checkClaim } from '../check/claim';
import type { CheckedClaim } from '../check/verdict';
import type { Origin } from '../elaborate/document';
import type { MathPiece } from '../elaborate/piece';
import { printSurface } from '../syntax/printSurface';
import type { Span } from '../util/span';
import { candidateEdits, suspectsOf, type Suspect } from './candidates';
import { applyChanges, type Change } from './edits/edit';
import { mends } from './mends';

/** A formula that is verified, a small edit away from one that is refuted. */
export interface Repair {
  /** The whole repaired claim. */
  readonly latex: string;
  /** What is changed, in words: `change the sign of e^{x}`. */
  readonly words: string;
  /** In the formula the claim stands in. */
  readonly changes: readonly Change[];
  /** That formula with the changes made. */
  readonly formula: string;
  /** No other edit comes near it: it may be made without anyone having chosen it. */
  readonly isPlain: boolean;
}

/** How much is tried for one claim. */
export interface RepairBudget {
  readonly offers: number;
  /** Edited formulas read, and their length together in UTF-16 units. */
  readonly readings: number;
  readonly characters: number;
  /** Those of them that mend the witness and are decided in full. */
  readonly checks: number;
}

export const usualBudget: RepairBudget = { offers: 3, readings: 400, characters: 80_000, checks: 24 };

/** Beside a likely slip, one that costs this much more is not worth showing. */
const FAR_FETCHED = 0.6;

/** What an edit must cost less than the next that mends the claim, to be the plain one. */
const CLEARLY_CHEAPER = 0.4;

/**
 * Small edits of the author's LaTeX that make a refuted claim a verified one, the likeliest first; none for any other.
 *
 * @param parse reads an edited formula as the document's own was read
 * @param accepts whether a claim so mended is one, besides being verified
 */
export function findRepairs(origin: Origin, checked: CheckedClaim, parse: (latex: string) => MathPiece, budget: RepairBudget = usualBudget, accepts: (repaired: CheckedClaim) => boolean = () => true): readonly Repair[] {
  if (checked.verdict.kind !== 'refuted') return [];
  const { piece } = origin;
  const offers: (Omit<Repair, 'isPlain'> & { readonly cost: number })[] = [];
  const seen = new Set<string>([normal(piece.latex)]);
  let [readings, characters, checks] = [0, 0, 0];
  const suspects = suspectsOf(origin, checked);
  let dearest = Infinity;
  let isCut = false;
  for (const { suspect, edit, restates } of candidateEdits(suspects, piece.latex, checked.verdict)) {
    if (offers.length >= budget.offers || edit.cost > dearest) break;
    isCut = checks >= budget.checks || readings >= budget.readings || characters >= budget.characters;
    if (isCut) break;
    const formula = applyChanges(piece.latex, edit.changes);
    if (seen.has(normal(formula))) continue;
    seen.add(normal(formula));
    readings++;
    characters += formula.length;
    const edited = parse(formula);
    const claim = origin.reread(edited);
    if (!claim || claim.unread || claim.findings.length > 0) continue;
    // Where shapes do not fit there is no point at which the sides differ.
    if (checked.verdict.code !== 'shape-mismatch' && !mends(claim, suspect, checked.verdict.witness)) continue;
    if (isSilly(edited, suspect, edit.changes)) continue;
    checks++;
    const repaired = checkClaim(claim);
    if (repaired.verdict.kind !== 'verified' || !accepts(repaired) || offers.some((offer) => sameTree(parse(offer.formula), edited))) continue;
    // Any wrong number can be put right, which says nothing of how it came about.
    if (!restates) dearest = Math.min(dearest, edit.cost + FAR_FETCHED);
    offers.push({ latex: claim.latex, words: edit.words, changes: edit.changes, formula, cost: edit.cost });
  }
  const [first, second] = offers;
  // Where the search was cut short, what comes after the first is not known.
  const isPlain = second ? second.cost - first!.cost >= CLEARLY_CHEAPER : !isCut;
  return offers.map(({ cost: _, ...offer }, at) => ({ ...offer, isPlain: at === 0 && isPlain }));
}

/** Formulas that differ only in blanks and needless braces are one. */
const normal = (latex: string): string => latex.replace(/\s+|(?<=[\^_])\{(\w)\}/g, '$1');

const sameTree = (a: MathPiece, b: MathPiece): boolean => a.parsed.ok && b.parsed.ok && printSurface(a.parsed.tree) === printSurface(b.parsed.tree);

/** An edit that leaves nothing to be said: the same on both sides. */
function isSilly(edited: MathPiece, { left, right }: Suspect, changes: readonly Change[]): boolean {
  const texts = [left, right].map((side) => normal(edited.latex.slice(...moved(side, changes))).replace(/^[&(]+|[)&]+$|\\(?:left|right)/g, ''));
  return texts[0] === texts[1];
}

/** Where a stretch of the source lies once changes are made. */
function moved({ span }: { readonly span: Span }, changes: readonly Change[]): readonly [start: number, end: number] {
  const growth = (behind: (change: Change) => boolean): number => changes.filter(behind).reduce((sum, change) => sum + change.text.length - (change.span.end - change.span.start), 0);
  // What is put in right at its end belongs to it, what is put in right before it does so too.
  return [span.start + growth(({ span: { end } }) => end < span.start), span.end + growth(({ span: { start, end } }) => end < span.end || (end === span.end && start >= span.start))];
}

