import { recommendedRules, type RuleSettings } from '../config/rules';
import { diagnosticsOf, type Diagnostic, type Findings } from './diagnostic';
import type { LineIndex } from './lines';

/** A checked document under the rules that hold for it: what an editor, the command line and CI report of it. */
export interface LintedDocument extends Findings {
  /** In the order of their places. */
  readonly findings: readonly Diagnostic[];
  /** Findings that a comment in the document silences. */
  readonly suppressed: number;
  /** Findings that were known before; see `baseline.ts`. */
  readonly known: number;
}

/** A linted document with its source, to be shown. */
export interface LintedFile extends LintedDocument {
  /** As the user is to see it. */
  readonly path: string;
  /** The document's lines, or those of one cell of a notebook. */
  readonly lines: (cell: number | undefined) => LineIndex;
}

/** What `rules` make of a document's claims. */
export function lintDocument({ claims, problems }: Findings, rules: RuleSettings = recommendedRules): LintedDocument {
  const findings = diagnosticsOf({ claims, problems }, rules);
  const isSuppressed = ({ suppressed }: { readonly suppressed?: true }): boolean => suppressed === true;
  const aloud = <T extends { readonly suppressed?: true }>({ suppressed: _, ...rest }: T) => rest;
  const silenced = diagnosticsOf({ claims: claims.filter(isSuppressed).map(aloud), problems: problems.filter(isSuppressed).map(aloud) }, rules);
  return { claims, problems, findings, suppressed: silenced.length, known: 0 };
}

/** Without what is no error. */
export function errorsOnly(file: LintedFile): LintedFile {
  return { ...file, findings: file.findings.filter(({ severity }) => severity === 'error') };
}
