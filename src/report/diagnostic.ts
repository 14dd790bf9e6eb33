import type { ClaimJson, Range } from '../protocol/verdict';
import { CODES, docsPath, isCode, type Severity, type Tag } from './codes';

/** A finding, as the Problems panel, the terminal and CI formats show it. */
export interface Diagnostic {
  readonly range: Range;
  /** Index of the notebook cell the range is in. */
  readonly cell?: number;
  readonly severity: Severity;
  /** Null for damage to the document itself. */
  readonly code: string | null;
  readonly message: string;
  /** The macro that is to be defined, for `unknown-macro`. */
  readonly macro?: string;
  /** Page about the code, relative to the root of the package. */
  readonly docs?: string;
  readonly tags: readonly Tag[];
}

/** Anything of a report that can be a finding: `DocumentReport` of the pipeline fits. */
export interface Findings {
  readonly claims: readonly ClaimJson[];
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number }[];
}

/**
 * A claim's finding; undefined where there is none: verified and stipulated claims, unchecked ones but for the first that
 * lacks some macro, conditional ones without a code, and those a comment silences. Refuted claims and findings about notation have the severity of their code; another conditional
 * claim is only information, since it may well be meant under its condition.
 */
export function diagnosticOf(claim: ClaimJson): Diagnostic | undefined {
  const { verdict, code, message, cell } = claim;
  if (claim.suppressed) return undefined;
  const isFinding = verdict === 'refuted' || verdict === 'conditional' || (verdict === 'unchecked' && code === claim.reason);
  if (code === null || !isCode(code) || !isFinding) return undefined;
  const { severity, tags } = CODES[code];
  return {
    range: claim.findingRange ?? claim.range,
    ...(cell === undefined ? {} : { cell }),
    severity: verdict === 'refuted' || tags.includes('notation') ? severity : 'info',
    code,
    message,
    ...(claim.macro === undefined ? {} : { macro: claim.macro }),
    docs: docsPath(code),
    tags,
  };
}

function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return (
    (a.cell ?? -1) - (b.cell ?? -1) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character
  );
}

/** All findings of a document in the order of their places; damage to the document counts as a warning. */
export function diagnosticsOf({ claims, problems }: Findings): readonly Diagnostic[] {
  const damage = problems.map(
    ({ range, message, cell }): Diagnostic => ({
      range,
      ...(cell === undefined ? {} : { cell }),
      severity: 'warning',
      code: null,
      message,
      tags: [],
    }),
  );
  return [...claims.flatMap((claim) => diagnosticOf(claim) ?? []), ...damage].sort(compareFindings);
}
