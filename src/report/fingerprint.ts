import { hashText } from '../util/hash';
import type { Diagnostic } from './diagnostic';
import type { LintedFile } from './lint';
import { spanOf } from './lines';

/** What stays the same of a finding when its document changes elsewhere: its code, its formula, and where in it. */
export interface Identity {
  readonly code: string;
  /** The formula, or for damage to the document the message; blanks count for nothing. */
  readonly text: string;
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function identityOf({ code, claim, cell, range, message }: Diagnostic, { claims, lines }: Pick<LintedFile, 'claims' | 'lines'>): Identity {
  const latex = claim === undefined ? undefined : claims[claim]?.latex;
  if (latex === undefined) return { code, text: collapsed(message) };
  const index = lines(cell);
  const { start, end } = spanOf(index, range);
  const place = collapsed(index.text.slice(start, end));
  const whole = collapsed(latex);
  return { code, text: place === whole || place === '' ? whole : `${whole} @ ${place}` };
}

/** One a finding, in their order: the same when lines move, different for the second of two equal formulas. */
export function fingerprintsOf(file: LintedFile): readonly string[] {
  const seen = new Map<string, number>();
  return file.findings.map((finding) => {
    const { code, text } = identityOf(finding, file);
    const key = `${code}\n${text}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return hashText(`${key}\n${count}`);
  });
}
