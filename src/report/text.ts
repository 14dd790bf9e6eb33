import type { ClaimJson, Evidence, Range, StepJson, VerdictName, WitnessJson } from '../protocol/verdict';
import type { Diagnostic } from './diagnostic';
import { excerpt } from './excerpt';
import { claimText } from './plainMath';
import type { LintedFile } from './lint';
import { painter, printable, type Paint, type Style } from './style';
import type { Severity } from './codes';
import type { Summary } from './summary';

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** List every claim with its verdict, assumptions, evidence and steps, not only findings. */
  readonly verbose: boolean;
}

const STYLE_OF_SEVERITY: Readonly<Record<Severity, Style>> = { error: 'error', warning: 'warning', info: 'info' };
const STYLE_OF_VERDICT: Readonly<Record<VerdictName, Style>> = {
  verified: 'good',
  refuted: 'error',
  conditional: 'info',
  stipulated: 'good',
  unchecked: 'faint',
};
/** Entries of an array shown of a witness. */
const SHOWN_ENTRIES = 8;
const NARROWEST = 20;

const oneLine = (text: string): string => printable(text.replace(/\s+/g, ' ').trim());

function numberText(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

function valueText(value: number | readonly number[], digits: number): string {
  if (typeof value === 'number') return numberText(value, digits);
  const shown = value.slice(0, SHOWN_ENTRIES).map((entry) => numberText(entry, digits));
  return `[${shown.join(', ')}${value.length > SHOWN_ENTRIES ? ', …' : ''}]`;
}

/** `x = 1.5, z[1] = 2: left 0.95, right 0.82`: six digits, or as many as it takes to tell the sides apart. */
export function witnessText({ point, left, right, stated }: WitnessJson): string {
  const digits = [6, 9, 12, 17].find((count) => valueText(left, count) !== valueText(right, count)) ?? 17;
  const where = Object.entries(point).map(([name, value]) => `${name} = ${numberText(value, 6)}`).join(', ');
  const [first, second] = stated ? ['computed', 'stated'] : ['left', 'right'];
  const sides = `${first} ${valueText(left, digits)}, ${second} ${valueText(right, digits)}`;
  return where === '' ? sides : `${where}: ${sides}`;
}

/** `sampling: 64 informative points, sizes 1, 2, 3, 5, worst difference 2.2e-16, 53 bits, seed 7`. */
export function evidenceText({ method, informativePoints, sizes, worstDifference, precision, seed }: Evidence): string {
  const parts = [
    informativePoints === undefined ? '' : `${informativePoints} informative ${informativePoints === 1 ? 'point' : 'points'}`,
    sizes === undefined || sizes.length === 0 ? '' : `sizes ${sizes.join(', ')}`,
    worstDifference === undefined ? '' : `worst difference ${numberText(worstDifference, 2)}`,
    precision === undefined ? '' : `${precision} bits`,
    seed === undefined ? '' : `seed ${seed}`,
  ].filter((part) => part !== '');
  return [method ?? '', parts.join(', ')].filter((part) => part !== '').join(': ');
}

function placeText(path: string, range: Range, cell: number | undefined): string {
  const inCell = cell === undefined ? '' : `cell ${cell + 1}:`;
  return `${printable(path)}:${inCell}${range.start.line + 1}:${range.start.character + 1}`;
}

function stepText({ range, verdict, code, message, witness }: StepJson, paint: Paint): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const label = paint(STYLE_OF_VERDICT[verdict], verdict);
  return `step ${place}  ${label}  ${oneLine(message)}${code ? `  [${code}]` : ''}${witness ? ` (${oneLine(witnessText(witness))})` : ''}`;
}

/** How a macro that is not defined can be. */
function definitionHints(macro: string): readonly string[] {
  return [`define it in the document: \\newcommand{${macro}}{…}`, `or for a project, in .formulintrc.json: {"macros": {${JSON.stringify(macro)}: "…"}}`];
}

/** What stands beneath the source of a claim. */
function notesOf(claim: ClaimJson, verbose: boolean, paint: Paint): readonly string[] {
  const { witness, repairs, evidence, assumptions, steps, macro } = claim;
  const measured = evidenceText(evidence);
  return [
    ...(witness ? [`witness: ${oneLine(witnessText(witness))}`] : []),
    ...(macro === undefined ? [] : definitionHints(oneLine(macro))),
    ...(repairs ?? []).map(({ latex, edit }) => `did you mean: ${oneLine(claimText(latex))} (${oneLine(edit)})`),
    ...(evidence.reading ? [`read as: ${oneLine(evidence.reading)}`] : []),
    ...(assumptions.length > 0 ? [`assumes: ${oneLine(assumptions.join('; '))}`] : []),
    ...(verbose && measured !== '' ? [`evidence: ${measured}`] : []),
    ...(verbose ? (steps ?? []).map((step) => stepText(step, paint)) : []),
  ];
}

interface Entry {
  readonly range: Range;
  readonly cell: number | undefined;
  readonly label: string;
  readonly style: Style;
  readonly code: string | null;
  readonly message: string;
  readonly claim?: ClaimJson;
}

function entryOfFinding({ range, cell, severity, code, message }: Diagnostic, claim: ClaimJson | undefined): Entry {
  return { range, cell, label: severity, style: STYLE_OF_SEVERITY[severity], code, message, ...(claim ? { claim } : {}) };
}

function entryOfClaim(claim: ClaimJson): Entry {
  const { range, cell, verdict, reason, message } = claim;
  const label = reason === undefined ? verdict : `${verdict} (${reason})`;
  return { range, cell, label, style: STYLE_OF_VERDICT[verdict], code: null, message, claim };
}

function compareEntries(a: Entry, b: Entry): number {
  return (a.cell ?? -1) - (b.cell ?? -1) || a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function entriesOf({ claims, findings }: LintedFile, { verbose }: TextOptions): readonly Entry[] {
  const found = findings.map((finding) => entryOfFinding(finding, finding.claim === undefined ? undefined : claims[finding.claim]));
  if (!verbose) return found;
  const told = new Set(findings.map(({ claim }) => claim));
  return [...found, ...claims.filter((_, at) => !told.has(at)).map(entryOfClaim)].sort(compareEntries);
}

/**
 * The findings of one document (with `verbose` all its claims) for a terminal: place, severity, message and code, the
 * source with carets beneath, the witness and what was assumed. Empty where there is nothing to show; else it ends
 * with an empty line.
 */
export function fileText(file: LintedFile, options: TextOptions): string {
  const paint = painter(options.color);
  const blocks = entriesOf(file, options).map(({ range, cell, label, style, code, message, claim }) => {
    const head = [
      paint('strong', placeText(file.path, range, cell)),
      paint(style, label),
      oneLine(message),
      ...(code === null ? [] : [paint('faint', `[${code}]`)]),
    ].join('  ');
    const gutter = String(range.end.line + 1).length;
    const width = Math.max(NARROWEST, options.width - gutter - 3);
    const source = excerpt(file.lines(cell), range, gutter, { width, style, paint });
    const notes = claim ? notesOf(claim, options.verbose, paint) : [];
    return [head, ...source, ...notes.map((note) => `${' '.repeat(gutter)} ${paint('faint', '=')} ${note}`), ''].join('\n');
  });
  return blocks.map((block) => `${block}\n`).join('');
}

/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Two lines: what became of the claims, all of them, and how many findings there are. */
export function summaryText(summary: Summary, color: boolean): string {
  const paint = painter(color);
  const { files, unreadable, claims, verdicts, uncheckedBy, findings, suppressed, known } = summary;
  const reasons = Object.entries(uncheckedBy)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([reason, count]) => `${reason} ${count}`);
  const unchecked = `${verdicts.unchecked} unchecked${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`;
  const rest = [`${verdicts.refuted} refuted`, `${verdicts.conditional} conditional`, `${verdicts.stipulated} stipulated`];
  const decided = [`${verdicts.verified} verified`, ...rest, unchecked].join(', ');
  const skipped = unreadable > 0 ? `, ${counted(unreadable, 'file')} could not be read` : '';
  const worst: Style = findings.error > 0 ? 'error' : findings.warning > 0 ? 'warning' : findings.info > 0 ? 'info' : 'good';
  const found = [
    ...(findings.error > 0 ? [counted(findings.error, 'error')] : []),
    ...(findings.warning > 0 ? [counted(findings.warning, 'warning')] : []),
    ...(findings.info > 0 ? [`${findings.info} for information`] : []),
  ];
  const hidden = [...(suppressed > 0 ? [`${suppressed} silenced by comments`] : []), ...(known > 0 ? [`${known} known from the baseline`] : [])];
  const verdictLine = [found.length > 0 ? found.join(', ') : 'no findings', ...hidden].join('; ');
  return `${counted(claims, 'claim')} in ${counted(files, 'file')}${skipped}: ${decided}\n${paint(worst, verdictLine)}\n`;
}
