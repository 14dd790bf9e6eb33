import { checkClaim } from '../../src/check/claim';
import { settleDoubt } from '../../src/repair/settleDoubt';
import type { Verdict } from '../../src/check/verdict';
import { repairTwin, twinsOf, type TrueClaim, type Twin } from './twins';

export interface Tally {
  readonly twins: number;
  /** Those that claim something, and with a false claim what became of them. */
  readonly asserting: number;
  readonly refuted: number;
  readonly verified: readonly string[];
  /** Neither: open, or true under a condition that is named. */
  readonly open: readonly string[];
  /** Refuted ones that repairs were looked for, those with any, and those that were led back to the original. */
  readonly sought: number;
  readonly offered: number;
  readonly found: number;
}

/** What becomes of the twins of some claims, `count` a family and claim; repairs are looked for in the first `repaired`. */
export function tallyTwins(claims: readonly TrueClaim[], count: number, repaired: number): Tally {
  let [twins, asserting, refuted, sought, offered, found] = [0, 0, 0, 0, 0, 0];
  const verified: string[] = [];
  const open: string[] = [];
  for (const claim of claims) {
    const seen = new Map<string, number>();
    for (const twin of twinsOf(claim, count)) {
      twins++;
      const at = seen.get(twin.family) ?? 0;
      seen.set(twin.family, at + 1);
      const checked = settleDoubt(twin.claim, checkClaim(twin.claim), claim.parse);
      const isRefuted = checked.verdict.kind === 'refuted';
      if (twin.asserts) {
        asserting++;
        if (isRefuted) refuted++;
        else (checked.verdict.kind === 'verified' ? verified : open).push(describeTwin(twin, checked.verdict));
      }
      if (!isRefuted || at >= repaired) continue;
      const { offers, rank } = repairTwin(twin, checked);
      sought++;
      if (offers.length > 0) offered++;
      if (rank >= 0) found++;
    }
  }
  return { twins, asserting, refuted, verified, open, sought, offered, found };
}

const line = (latex: string): string => latex.replace(/\s+/g, ' ');

const describeTwin = ({ of, family, claim }: Twin, { kind, message }: Verdict): string =>
  `${of.document}, ${family}: ${line(of.claim.latex)}  →  ${line(claim.latex)}\n  ${kind}: ${message}`;

export const shareOf = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
