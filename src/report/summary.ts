import type { VerdictName } from '../protocol/verdict';
import type { Severity } from './codes';
import type { LintedDocument } from './lint';

/** Counts over the documents of a run. What was not decided is counted too, by reason, so that none of it is hidden. */
export interface Summary {
  readonly files: number;
  /** Files that could not be read. */
  readonly unreadable: number;
  readonly claims: number;
  readonly verdicts: Readonly<Record<VerdictName, number>>;
  /** `reason` of an unchecked claim to how many there are. */
  readonly uncheckedBy: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings that are not reported, since a comment silences them. */
  readonly suppressed: number;
  /** Findings that are not reported, since the baseline has them. */
  readonly known: number;
}

export const emptySummary: Summary = {
  files: 0,
  unreadable: 0,
  claims: 0,
  verdicts: { verified: 0, refuted: 0, conditional: 0, stipulated: 0, unchecked: 0 },
  uncheckedBy: {},
  findings: { error: 0, warning: 0, info: 0 },
  suppressed: 0,
  known: 0,
};

/** The summary with one more document in it. Findings about notation and stability are findings, but no claims of the author. */
export function countDocument(summary: Summary, document: LintedDocument): Summary {
  const stated = document.claims.filter(({ kind }) => kind !== 'notation' && kind !== 'stability');
  const verdicts = { ...summary.verdicts };
  const uncheckedBy = { ...summary.uncheckedBy };
  const findings = { ...summary.findings };
  for (const { verdict, reason } of stated) {
    verdicts[verdict]++;
    if (verdict === 'unchecked') {
      const why = reason ?? 'unknown';
      uncheckedBy[why] = (uncheckedBy[why] ?? 0) + 1;
    }
  }
  for (const { severity } of document.findings) findings[severity]++;
  return {
    ...summary,
    files: summary.files + 1,
    claims: summary.claims + stated.length,
    verdicts,
    uncheckedBy,
    findings,
    suppressed: summary.suppressed + document.suppressed,
    known: summary.known + document.known,
  };
}

/** The summary with one more file that could not be read. */
export function countUnreadable(summary: Summary): Summary {
  return { ...summary, unreadable: summary.unreadable + 1 };
}
