import type { ClaimJson, Range } from '../protocol/verdict';
import type { FindingCode } from './codes';
import type { Span } from '../util/span';
import { lineText, positionAt, type LineIndex } from './lines';

/** A comment addressed to us, as the regions report it. */
interface Directive {
  readonly directive: 'assume' | 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** The codes it names. */
  readonly argument: string;
  readonly span: Span;
  readonly cell?: number;
}

/** Whatever else a document is cut into; a formula has its place with its delimiters. */
type Region = (Directive & { readonly kind: 'directive' }) | { readonly kind: 'math'; readonly outer: Span; readonly cell?: number } | { readonly kind: 'prose' };

/** A line of a document; of a notebook one of its cells, in their order. */
interface Place {
  readonly cell: number;
  readonly line: number;
}

/** Lines within which findings are not wanted; no codes means all of them. */
interface Suppression {
  readonly from: Place;
  readonly to: Place;
  readonly codes: ReadonlySet<string>;
}

const isBehind = (a: Place, b: Place): boolean => a.cell > b.cell || (a.cell === b.cell && a.line > b.line);

const END: Place = { cell: Infinity, line: 0 };

/** The code under which a claim can be silenced. */
export const silencedAs = ({ code, verdict }: ClaimJson): string | null => code ?? (verdict === 'unchecked' ? ('unchecked-claim' satisfies FindingCode) : null);

/** What a comment can silence. */
interface Silenceable {
  readonly code: string | null;
  readonly range: Range;
  readonly cell?: number | undefined;
}

/**
 * What the document's `formulint-disable…` comments silence: a test of something with a code. A line means the formulas on
 * it too, however long they are; the next line is the next that is not blank, and in reStructuredText, where comments
 * stand between paragraphs, its paragraph.
 */
export function suppressionsOf(regions: readonly Region[], lines: (cell: number | undefined) => LineIndex): (found: Silenceable) => boolean {
  const formulas = regions.filter((region) => region.kind === 'math');
  const linesOf = ({ start, end }: Span, cell: number | undefined) => ({ first: positionAt(lines(cell), start).line, last: positionAt(lines(cell), end).line });

  function around(first: number, last: number, cell: number | undefined): Pick<Suppression, 'from' | 'to'> {
    const touched = formulas.filter((formula) => formula.cell === cell).map(({ outer }) => linesOf(outer, cell)).filter((formula) => formula.first <= last && formula.last >= first);
    return {
      from: { cell: cell ?? -1, line: Math.min(first, ...touched.map((formula) => formula.first)) },
      to: { cell: cell ?? -1, line: Math.max(last, ...touched.map((formula) => formula.last)) },
    };
  }

  function behind(span: Span, cell: number | undefined): readonly [number, number] {
    const index = lines(cell);
    const isBlank = (line: number): boolean => lineText(index, line).trim() === '';
    // A docstring ends in its own quotation marks.
    const goesOn = (line: number): boolean => line < index.starts.length && !isBlank(line) && !/"""|'''/.test(lineText(index, line - 1)) && !/^\s*(?:"""|''')/.test(lineText(index, line));
    let first = positionAt(index, span.end).line + 1;
    while (first < index.starts.length && isBlank(first)) first++;
    let last = first;
    if (index.text.startsWith('..', span.start)) while (goesOn(last + 1)) last++;
    return [first, last];
  }

  const closed: Suppression[] = [];
  let open: { from: Place; codes: ReadonlySet<string> }[] = [];
  for (const region of regions) {
    if (region.kind !== 'directive') continue;
    const { directive, argument, span, cell } = region;
    const { first, last } = linesOf(span, cell);
    const here: Place = { cell: cell ?? -1, line: first };
    const codes = new Set(argument.split(/[\s,]+/).filter((code) => code !== ''));
    if (directive === 'disable-line') closed.push({ ...around(first, last, cell), codes });
    else if (directive === 'disable-next-line') closed.push({ ...around(...behind(span, cell), cell), codes });
    else if (directive === 'disable') open.push({ from: here, codes });
    else if (directive === 'enable') {
      const ends = (start: { codes: ReadonlySet<string> }): boolean => codes.size === 0 || [...codes].every((code) => start.codes.has(code));
      closed.push(...open.filter(ends).map((start) => ({ ...start, to: here })));
      open = open.filter((start) => !ends(start));
    }
  }
  closed.push(...open.map((start) => ({ ...start, to: END })));
  return ({ code, cell = -1, range: { start, end } }) => {
    if (code === null) return false;
    return closed.some(({ from, to, codes }) => !isBehind({ cell, line: start.line }, to) && !isBehind(from, { cell, line: end.line }) && (codes.size === 0 || codes.has(code)));
  };
}
