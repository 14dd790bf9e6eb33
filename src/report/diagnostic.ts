import { LEVELS, recommendedRules, type RuleSettings } from '../config/rules';
import type { ClaimJson, Range, RelatedJson } from '../protocol/verdict';
import { CODES, conditionalLevelOf, docsPath, isCode, levelOf, type FindingCode, type Severity, type Tag } from './codes';
import { relatedTo } from './related';

/** A finding, as the Problems panel, the terminal and CI formats show it. */
export interface Diagnostic {
  readonly range: Range;
  /** Index of the notebook cell the range is in. */
  readonly cell?: number;
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly message: string;
  /** The macro that is to be defined, for `unknown-macro`. */
  readonly macro?: string;
  /** The definitions used, the step before; absent for none. */
  readonly related?: readonly RelatedJson[];
  /** Page about the code, relative to the root of the package. */
  readonly docs: string;
  readonly tags: readonly Tag[];
  /** Which of the document's claims it is about; absent for damage to the document itself. */
  readonly claim?: number;
}

/** Anything of a report that can be a finding: `DocumentReport` of the pipeline fits. */
export interface Findings {
  readonly claims: readonly ClaimJson[];
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number; readonly suppressed?: true }[];
}

/** A claim with its finding's code and level; undefined where it can be none. */
function ruleOf(claim: ClaimJson, rules: RuleSettings): { readonly code: FindingCode; readonly level: Severity | 'off' } | undefined {
  const { verdict, code, reason } = claim;
  if (verdict === 'unchecked' && code !== reason) return { code: 'unchecked-claim', level: levelOf('unchecked-claim', rules) };
  if (code === null || !isCode(code) || verdict === 'verified' || verdict === 'stipulated') return undefined;
  const isPlain = verdict !== 'conditional' || CODES[code].tags.some((tag) => tag === 'notation' || tag === 'stability');
  return { code, level: isPlain ? levelOf(code, rules) : conditionalLevelOf(code, rules) };
}

/**
 * A claim's finding; undefined where there is none: verified and stipulated claims, conditional ones without a code, those
 * a comment silences, and those whose code is off, as it is for unchecked claims unless asked for. Of the unchecked ones
 * the first that lacks some macro is a finding of its own code.
 */
export function diagnosticOf(claim: ClaimJson, rules: RuleSettings = recommendedRules): Diagnostic | undefined {
  const { message, cell, macro, reason } = claim;
  const rule = claim.suppressed ? undefined : ruleOf(claim, rules);
  if (!rule || rule.level === 'off') return undefined;
  const { code, level } = rule;
  return {
    range: claim.findingRange ?? claim.range,
    ...(cell === undefined ? {} : { cell }),
    severity: level,
    code,
    message: code === 'unchecked-claim' && reason !== undefined ? `not checked (${reason}): ${message}` : message,
    ...(macro === undefined ? {} : { macro }),
    docs: docsPath(code),
    tags: CODES[code].tags,
  };
}

function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return (
    (a.cell ?? -1) - (b.cell ?? -1) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character
  );
}

const isBefore = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (a: Range, b: Range): boolean => isBefore(a.start, b.start) && isBefore(b.end, a.end);

/** Whether `other` says the same more narrowly, or of the same place as loudly. */
function repeats(other: Diagnostic, finding: Diagnostic, isEarlier: boolean): boolean {
  if (other.code !== finding.code || !holds(finding.range, other.range)) return false;
  const louder = LEVELS.indexOf(other.severity) - LEVELS.indexOf(finding.severity);
  return louder > 0 || (louder === 0 && (isEarlier || !holds(other.range, finding.range)));
}

/** One cause gives one finding: of those of one code, one within the other, the narrower tells more. `all` is sorted. */
function isRepeated(finding: Diagnostic, at: number, all: readonly Diagnostic[]): boolean {
  const { cell, range } = finding;
  const isNear = (other: Diagnostic | undefined): other is Diagnostic => other !== undefined && other.cell === cell && isBefore(other.range.start, range.end) && isBefore(range.start, other.range.start);
  for (let before = at - 1; isNear(all[before]); before--) if (repeats(all[before]!, finding, true)) return true;
  for (let behind = at + 1; isNear(all[behind]); behind++) if (repeats(all[behind]!, finding, false)) return true;
  return false;
}

/** All findings of a document in the order of their places, under the rules that hold for it. */
export function diagnosticsOf({ claims, problems }: Findings, rules: RuleSettings = recommendedRules): readonly Diagnostic[] {
  const severity = levelOf('damaged-document', rules);
  const damage = severity === 'off' ? [] : problems.filter(({ suppressed }) => !suppressed).map(
    ({ range, message, cell }): Diagnostic => ({
      range,
      ...(cell === undefined ? {} : { cell }),
      severity,
      code: 'damaged-document',
      message,
      docs: docsPath('damaged-document'),
      tags: CODES['damaged-document'].tags,
    }),
  );
  const found = claims.flatMap((claim, at): readonly Diagnostic[] => {
    const finding = diagnosticOf(claim, rules);
    if (!finding) return [];
    const related = relatedTo(claim, claims.slice(0, at));
    return [{ ...finding, ...(related.length > 0 ? { related } : {}), claim: at }];
  });
  return [...found, ...damage].sort(compareFindings).filter((finding, at, all) => !isRepeated(finding, at, all));
}
