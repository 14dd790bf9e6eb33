import type { ClaimJson, Range } from '../protocol/verdict';
import type { FindingCode } from './codes';
import type { Span } from '../util/span';
import { positionAt, type LineIndex } from './lines';

/** A comment addressed to us, as the regions report it. */
interface Directive {
  readonly directive: 'assume' | 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** The codes it names. */
  readonly argument: string;
  readonly span: Span;
  readonly cell?: number;
}

/** Lines within which findings are not wanted; no codes means all of them. */
interface Suppression {
  readonly from: number;
  readonly to: number;
  readonly codes: ReadonlySet<string>;
  readonly cell: number | undefined;
}

/** The code under which a claim can be silenced. */
export const silencedAs = ({ code, verdict }: ClaimJson): string | null => code ?? (verdict === 'unchecked' ? ('unchecked-claim' satisfies FindingCode) : null);

/** What a comment can silence. */
interface Silenceable {
  readonly code: string | null;
  readonly range: Range;
  readonly cell?: number | undefined;
}

/** What the document's `formulint-disable…` comments silence: a test of something with a code. */
export function suppressionsOf(directives: readonly Directive[], lines: (cell: number | undefined) => LineIndex): (found: Silenceable) => boolean {
  const closed: Suppression[] = [];
  let open: { line: number; codes: ReadonlySet<string>; cell: number | undefined }[] = [];
  for (const { directive, argument, span, cell } of directives) {
    const first = positionAt(lines(cell), span.start).line;
    const last = positionAt(lines(cell), span.end).line;
    const codes = new Set(argument.split(/[\s,]+/).filter((code) => code !== ''));
    if (directive === 'disable-line') closed.push({ from: first, to: last, codes, cell });
    else if (directive === 'disable-next-line') closed.push({ from: last + 1, to: last + 1, codes, cell });
    else if (directive === 'disable') open.push({ line: first, codes, cell });
    else if (directive === 'enable') {
      const ends = (start: { codes: ReadonlySet<string> }): boolean => codes.size === 0 || [...codes].every((code) => start.codes.has(code));
      closed.push(...open.filter(ends).map(({ line, ...rest }) => ({ ...rest, from: line, to: first })));
      open = open.filter((start) => !ends(start));
    }
  }
  closed.push(...open.map(({ line, ...rest }) => ({ ...rest, from: line, to: Number.POSITIVE_INFINITY })));
  return ({ code, cell, range: { start, end } }) => {
    if (code === null) return false;
    return closed.some(({ from, to, codes, cell: own }) => own === cell && start.line <= to && end.line >= from && (codes.size === 0 || codes.has(code)));
  };
}
