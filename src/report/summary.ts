import type { VerdictName } from '../protocol/verdict';
import { diagnosticsOf, type Findings } from './diagnostic';
import type { Severity } from './codes';

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
}

export const emptySummary: Summary = {
  files: 0,
  unreadable: 0,
  claims: 0,
  verdicts: { verified: 0, refuted: 0, conditional: 0, stipulated: 0, unchecked: 0 },
  uncheckedBy: {},
  findings: { error: 0, warning: 0, info: 0 },
};

/** The summary with one more document in it. Findings about notation and stability are findings, but no claims of the author. */
export function countDocument(summary: Summary, document: Findings): Summary {
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
  for (const { severity } of diagnosticsOf(document)) findings[severity]++;
  return { ...summary, files: summary.files + 1, claims: summary.claims + stated.length, verdicts, uncheckedBy, findings };
}

/** The summary with one more file that could not be read. */
export function countUnreadable(summary: Summary): Summary {
  return { ...summary, unreadable: summary.unreadable + 1 };
}
