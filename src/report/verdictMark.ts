import type { PlacedClaim } from '../protocol/outline';
import type { ClaimJson, VerdictName } from '../protocol/verdict';

/** One sign a verdict, so that they can be told apart without colour. */
export const signs: Readonly<Record<VerdictName, string>> = { verified: '✓', refuted: '✗', conditional: '≈', stipulated: '≔', unchecked: '?' };

/** Worse ones first. */
export const worstFirst: readonly VerdictName[] = ['refuted', 'conditional', 'unchecked', 'verified', 'stipulated'];

export function worst(verdicts: readonly VerdictName[]): VerdictName | undefined {
  return worstFirst.find((verdict) => verdicts.includes(verdict));
}

/** Longer messages do not go beside a line. */
const longestMessage = 90;

/**
 * The verdict of a claim in a few words: `6 steps`, `step 3 does not follow`, `holds if x > 0`.
 * Of a claim that is true there is nothing to say but that.
 */
export function fewWords({ verdict, message, steps = [], reason, suppressed }: ClaimJson): string {
  const words = firstClause(message);
  switch (verdict) {
    case 'verified':
      return steps.length > 1 ? `${steps.length} steps` : 'verified';
    case 'stipulated':
      return 'taken as given';
    case 'refuted':
      return suppressed ? `${words} (silenced)` : words;
    case 'conditional':
      return words;
    case 'unchecked':
      return `unchecked: ${reason === undefined ? words : reason.replace(/-/g, ' ')}`;
  }
}

/** A point before what is wrong at it: `at x = 1, y = 2 the …`, `at x = 1, which satisfies the row above, the …`. */
const POINT_BEFORE = /^at (?:a point of \d+ coordinates|\S+ = \S+(?<!,)(?:, \S+ = \S+(?<!,))*)(?:, (?:where|which) [^,]*)?,? (?=the |it |that |entry )/;

/** `step 3 does not follow: the sides differ: at …` but for its point, and for what is said by “does not follow”; the detail is in the hover and the preview. */
function firstClause(message: string): string {
  const clause = message.replace(POINT_BEFORE, '').split(/: at |; | \(e\.g\./, 1)[0]!.replace(/(?<=^step \d+ does not follow): the sides differ$/, '');
  return clause.length <= longestMessage ? clause : `${clause.slice(0, longestMessage - 1)}…`;
}

export interface Mark {
  readonly verdict: VerdictName;
  /** With its sign: `✗ step 3 does not follow`. */
  readonly text: string;
}

/** What is shown beside a formula that makes these claims: the worst of them in words, and how many others there are. */
export function markOf(claims: readonly PlacedClaim[]): Mark | undefined {
  const found = claims.map(({ claim }) => claim);
  const verdict = worst(found.map((claim) => claim.verdict));
  const told = found.filter((claim) => claim.verdict === verdict);
  const [first] = told;
  if (verdict === undefined || !first) return undefined;
  const steps = told.reduce((sum, { steps: own = [] }) => sum + Math.max(1, own.length), 0);
  const words = verdict === 'verified' && steps > 1 ? `${steps} steps` : `${fewWords(first)}${told.length > 1 ? `, and ${told.length - 1} more` : ''}`;
  return { verdict, text: `${signs[verdict]} ${words}` };
}

/** Whether it is to be looked at: false, true under a condition only, or damaged in its notation. */
export const isProblem = ({ verdict, suppressed }: ClaimJson): boolean => !suppressed && (verdict === 'refuted' || verdict === 'conditional');

/** How many there are of each, worst first. */
export function countVerdicts(verdicts: readonly VerdictName[]): readonly { readonly verdict: VerdictName; readonly count: number }[] {
  return worstFirst.map((verdict) => ({ verdict, count: verdicts.filter((own) => own === verdict).length })).filter(({ count }) => count > 0);
}
