import type { Precision } from '../../src/numeric/precision';
import { checkDocument } from '../../src/pipeline';
import type { ClaimJson } from '../../src/protocol/verdict';
import type { LanguageId } from '../../src/regions/region';

/** What a mark in a document says of one claim: `refuted step-does-not-follow row 3 "the left is 2"`. */
export interface Expectation {
  readonly verdict: string;
  /** Code of a finding, or reason of an unchecked claim. */
  readonly code?: string;
  /** Which line of the claim, counted from 1, the first wrong step stands on. */
  readonly row?: number;
  /** Must occur in the message. */
  readonly message?: string;
}

/** A mark and the lines (0-based, inclusive) that the claims it speaks of lie on, wholly. */
export interface Mark {
  readonly line: number;
  readonly lines: { readonly first: number; readonly last: number };
  readonly expected: readonly Expectation[];
}

/** A document without its marks; lines and columns of everything else are as in the file. */
export interface MarkedDocument {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const MARKS: Readonly<Partial<Record<LanguageId, RegExp>>> = {
  markdown: /\s*<!-- expect: (.*?) -->\s*$/,
  latex: /\s*% expect: (.*)$/,
  restructuredtext: /\s*\.\. expect: (.*)$/,
  plaintext: /\s*# expect: (.*)$/,
};

const VERDICTS: ReadonlySet<string> = new Set(['verified', 'refuted', 'conditional', 'stipulated', 'unchecked']);

/** Expectations of one mark, in the order of the claims, separated by semicolons. */
function parseExpectations(text: string): readonly Expectation[] {
  return text.split(/\s*;\s+/).map((part) => {
    const match = /^(\S+)(?: ([a-z][a-z-]+(?!\S)))?(?: row (\d+))?(?: "(.*)")?$/.exec(part.trim());
    if (!match || !VERDICTS.has(match[1]!)) throw new SyntaxError(`“${part}” is no expectation`);
    const [, verdict, code, row, message] = match;
    return {
      verdict: verdict!,
      ...(code === undefined ? {} : { code }),
      ...(row === undefined ? {} : { row: Number(row) }),
      ...(message === undefined ? {} : { message }),
    };
  });
}

const isSeparator = (line: string): boolean => /^\s*(?:<!--|%|\.\.|#) another document\b/.test(line);

/**
 * Takes a file apart at the comments that say `another document`: what stands before is unknown behind them. Each
 * document keeps the line numbers of the file.
 */
export function splitDocuments(source: string): readonly string[] {
  const documents: string[][] = [[]];
  source.split('\n').forEach((line, at) => {
    if (isSeparator(line)) documents.push(Array.from({ length: at + 1 }, () => ''));
    else documents.at(-1)!.push(line);
  });
  return documents.map((lines) => lines.join('\n'));
}

/**
 * Takes the marks out of a document. A mark at a line's end speaks of the claims on that line; one alone on its line of
 * those between it and the mark before it.
 * @throws SyntaxError for a mark that is none
 */
export function readMarks(source: string, languageId: LanguageId): MarkedDocument {
  const pattern = MARKS[languageId];
  if (!pattern) throw new SyntaxError(`there are no marks for ${languageId}`);
  const marks: Mark[] = [];
  let blockStart = 0;
  const lines = source.split('\n').map((line, at) => {
    const match = pattern.exec(line);
    if (!match) return line;
    const rest = line.slice(0, match.index);
    marks.push({ line: at, lines: { first: rest.trim() === '' ? blockStart : at, last: at }, expected: parseExpectations(match[1]!) });
    blockStart = at + 1;
    return rest;
  });
  return { text: lines.join('\n'), marks };
}

/** The claims of a document by the mark that speaks of them; those no mark speaks of are left over. */
export function claimsByMark({ text, marks }: MarkedDocument, languageId: LanguageId, precision: Precision): { readonly found: ReadonlyMap<Mark, readonly ClaimJson[]>; readonly unmarked: readonly ClaimJson[] } {
  const { claims } = checkDocument({ text, languageId }, { precision });
  const found = new Map<Mark, ClaimJson[]>(marks.map((mark) => [mark, []]));
  const unmarked: ClaimJson[] = [];
  for (const claim of claims) {
    const { start, end } = claim.range;
    const mark = marks.find(({ lines }) => start.line >= lines.first && end.line <= lines.last);
    if (mark) found.get(mark)!.push(claim);
    else unmarked.push(claim);
  }
  return { found, unmarked };
}

/** Line of the claim, counted from 1, on which its first wrong step begins. */
function wrongRow(claim: ClaimJson): number | undefined {
  const wrong = claim.steps?.find((step) => step.verdict === 'refuted');
  return wrong && wrong.range.start.line - claim.range.start.line + 1;
}

/** A claim as found, in the words of a mark. */
export function describeClaim(claim: ClaimJson): string {
  const code = claim.code ?? claim.reason;
  const row = wrongRow(claim);
  return `${claim.verdict}${code === undefined ? '' : ` ${code}`}${row === undefined ? '' : ` row ${row}`} "${claim.message}" for ${claim.latex.replace(/\s+/g, ' ')}`;
}

/** Whether a claim is what a mark says of it; what the mark does not mention may be anything, but a code only of a refuted claim. */
export function meets(claim: ClaimJson, { verdict, code, row, message }: Expectation): boolean {
  return (
    claim.verdict === verdict &&
    (code === undefined || (claim.code ?? claim.reason) === code) &&
    (verdict === 'refuted' || code !== undefined || claim.code === null) &&
    (row === undefined || wrongRow(claim) === row) &&
    (message === undefined || claim.message.includes(message))
  );
}
