import type { Span } from '../util/span';
import { fileEdit } from './fileRange';
import { spanOf } from './lines';
import type { LintedFile } from './lint';

/** A stretch of a file and the text for its place. */
export interface FileEdit {
  readonly span: Span;
  readonly text: string;
}

/** The edits of one repair, to be made together. */
export type Fix = readonly FileEdit[];

const meet = (a: FileEdit, b: FileEdit): boolean => a.span.start <= b.span.end && b.span.start <= a.span.end;

/**
 * The fixes of a file that need no one to choose: of each finding its plain repair, if it has one. None of them touches
 * another; of two that would, the first is taken.
 */
export function plainFixes(file: LintedFile): readonly Fix[] {
  const toFile = fileEdit(file);
  const lines = file.lines(undefined);
  const fixes: Fix[] = [];
  for (const { claim, cell } of file.findings) {
    const repair = claim === undefined ? undefined : file.claims[claim]?.repairs?.find(({ plain }) => plain);
    const placed = repair?.edits.map((edit) => toFile(edit, cell)) ?? [];
    const fix = placed.flatMap((edit): readonly FileEdit[] => (edit ? [{ span: spanOf(lines, edit.range), text: edit.newText }] : []));
    if (fix.length === 0 || fix.length < placed.length) continue;
    if (!fix.some((edit) => fixes.flat().some((other) => meet(edit, other)))) fixes.push(fix);
  }
  return fixes;
}

/** A text with fixes made that do not touch one another. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const edits = fixes.flat().sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((fixed, { span, text: newText }) => fixed.slice(0, span.start) + newText + fixed.slice(span.end), text);
}

/** Rounds after which a document that still changes is left alone. */
const MOST_ROUNDS = 10;

export interface FixedFile {
  /** As it is after the fixes. */
  readonly file: LintedFile;
  readonly text: string;
  /** Fixes made. */
  readonly fixes: number;
}

/** How much is wrong with a file: findings at all levels, refuted claims though their code be off, and damage. */
function faults({ claims, problems, findings }: LintedFile): number {
  return claims.filter(({ verdict }) => verdict === 'refuted').length + problems.length + findings.length;
}

/**
 * Makes the plain fixes of a file and checks it anew, until there are none left. A round that does not leave less wrong
 * than there was is undone; its fixes are then tried one by one.
 *
 * @param check a text in the file's place
 */
export async function fixFile(file: LintedFile, check: (text: string) => Promise<LintedFile>): Promise<FixedFile> {
  let fixed: FixedFile = { file, text: file.lines(undefined).text, fixes: 0 };

  async function attempt(fixes: readonly Fix[]): Promise<boolean> {
    const text = applyFixes(fixed.text, fixes);
    const checked = await check(text);
    if (faults(checked) >= faults(fixed.file)) return false;
    fixed = { file: checked, text, fixes: fixed.fixes + fixes.length };
    return true;
  }

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = plainFixes(fixed.file);
    if (fixes.length === 0) break;
    if (await attempt(fixes)) continue;
    // From the end of the file, so that those still to be tried stay where they are.
    const before = fixed.fixes;
    for (const fix of [...fixes].sort((a, b) => b[0]!.span.start - a[0]!.span.start)) await attempt([fix]);
    if (fixed.fixes === before) break;
  }
  return fixed;
}
