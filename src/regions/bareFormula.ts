import type { MathRegion } from './region';
import type { Span } from '../util/span';
import { isFormula, scriptBraces, solid, textOf } from './bareGrammar';
import type { BareToken } from './bareToken';
import { bareTokens } from './bareToken';
import type { Cut } from './mathRegion';
import { mathRegion } from './mathRegion';
import { rowMarks } from './rows';

/** Longer lines are not searched for formulas. */
const longestLine = 20_000;

const mayRelate = /[=<>≠≤≥≈≃≅≡∝∈≜≔]|\\(?:le|ge|ne|lt|gt|approx|equiv|propto|in|sim|triangleq|coloneqq)(?![A-Za-z])/;

/**
 * Formulas that stand in prose without any delimiter: `3/ (3+7+14) = 0.13`, `z=W.X+b`, lines of LaTeX.
 *
 * What is found has a relation with an operand on both sides, is cut at the words and the punctuation around it, and
 * shows in itself that it is mathematics. Whatever is doubtful stays prose: lists of values, programs, assignments to
 * words, quantities with a unit that changes them.
 */
export function bareFormulas(text: string, prose: Span): MathRegion[] {
  const formulas: MathRegion[] = [];
  let rows: Span | undefined;
  const flushRows = () => {
    if (rows) push(formulas, text, rows, true);
    rows = undefined;
  };
  const body = text.slice(prose.start, prose.end);
  for (let line = prose.start; line < prose.end;) {
    const feed = body.indexOf('\n', line - prose.start);
    const end = feed < 0 ? prose.end : prose.start + feed;
    if (end - line <= longestLine && mayRelate.test(body.slice(line - prose.start, end - prose.start))) {
      const start = behindMarks(text, line, end);
      const tokens = bareTokens(text, { start, end });
      const row = rowSpan(tokens);
      if (row && start > line) flushRows();
      if (row) rows = rows ? { start: rows.start, end: row.end } : row;
      else {
        flushRows();
        for (const run of runsOf(text, tokens)) push(formulas, text, run.span, false, run.cuts);
      }
    } else flushRows();
    line = end + 1;
  }
  flushRows();
  return formulas;
}

const lineMarks = /[ \t]*(?:>[> \t]*)?(?:[*•][ \t]+)?/y;

/** Behind the marks of a quotation and a list's bullet, in which a line of a letter or a forum may begin. */
function behindMarks(text: string, line: number, end: number): number {
  lineMarks.lastIndex = line;
  return lineMarks.test(text) ? Math.min(lineMarks.lastIndex, end) : line;
}

function push(formulas: MathRegion[], text: string, span: Span, rows: boolean, cuts: readonly Cut[] = []): void {
  const marks = rows ? rowMarks(text.slice(span.start, span.end)) : undefined;
  const environment = marks && marks.rows.length + marks.columns.length > 0 ? 'aligned' : undefined;
  const region = mathRegion(text, { content: span, outer: span, display: rows, delimiter: 'bare', environment, cuts });
  if (region) formulas.push(region);
}

/** A line that is a row of an alignment as a whole: nothing but mathematics, with `&` or `\\` in it. */
function rowSpan(tokens: readonly BareToken[]): Span | undefined {
  const first = tokens.find((token) => token.kind !== 'space');
  const last = tokens.findLast((token) => token.kind !== 'space' && token.kind !== 'stop' && token.kind !== 'comma');
  if (!first || !last) return undefined;
  let marked = false;
  let related = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === 'open') index = token.partner!;
    else if (token.kind === 'word' || token.kind === 'code' || (token.kind === 'stop' && token.start < last.start)) return undefined;
    else if (token.kind === 'mark') marked = true;
    else if (token.kind === 'relation') related = true;
  }
  return marked && related ? { start: first.start, end: last.end } : undefined;
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly relations: number;
}

interface Run {
  readonly span: Span;
  readonly cuts: readonly Cut[];
}

/** The formulas of a line. */
function runsOf(text: string, tokens: readonly BareToken[]): Run[] {
  const segments = segmentsOf(tokens);
  const runs: Run[] = [];
  segments.forEach((segment, index) => {
    if (segment.relations === 0 || isListed(text, tokens, segments, index)) return;
    const run = readSegment(text, tokens, segment);
    if (run) runs.push(run);
  });
  return runs;
}

function isBreak(token: BareToken): boolean {
  return token.kind === 'word' || token.kind === 'stop';
}

/** Stretches of tokens between words, punctuation and commas outside of brackets; those with an ellipsis go on. */
function segmentsOf(tokens: readonly BareToken[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let relations = 0;
  const close = (to: number) => {
    let first = from;
    let last = to;
    while (first < last && tokens[first]!.kind === 'space') first++;
    while (last > first && tokens[last - 1]!.kind === 'space') last--;
    if (last > first) segments.push({ from: first, to: last, relations });
    relations = 0;
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === 'open') index = token.partner!;
    else if (token.kind === 'relation') relations++;
    else if (isBreak(token) || (token.kind === 'comma' && !besideEllipsis(tokens, index))) {
      close(index);
      from = index + 1;
    }
  }
  close(tokens.length);
  return segments;
}

function besideEllipsis(tokens: readonly BareToken[], comma: number): boolean {
  return solid(tokens, comma, 1)?.kind === 'ellipsis' || solid(tokens, comma, -1)?.kind === 'ellipsis';
}

/** True if a comma ties the segment to a list of values: `x = 3, 7 and 14`, `x, y = 1`. */
function isListed(text: string, tokens: readonly BareToken[], segments: readonly Segment[], index: number): boolean {
  const { from, to } = segments[index]!;
  const before = segments[index - 1];
  const after = segments[index + 1];
  const tiedBefore = before && before.relations === 0 && solid(tokens, from, -1)?.kind === 'comma' && solid(tokens, before.to - 1, 1) === solid(tokens, from, -1);
  const tiedAfter = after && after.relations === 0 && !isDescribed(text, tokens, after) && solid(tokens, to - 1, 1)?.kind === 'comma' && solid(tokens, after.from, -1) === solid(tokens, to - 1, 1);
  return Boolean(tiedBefore) || Boolean(tiedAfter);
}

/** `y one-hot`, `x positive`: a name of which words say something, behind a comma. */
function isDescribed(text: string, tokens: readonly BareToken[], { from, to }: Segment): boolean {
  const word = solid(tokens, to - 1, 1);
  return to - from === 1 && tokens[from]!.kind === 'name' && word?.kind === 'word' && !conjunctions.test(textOf(text, word));
}

/** A segment's formula, if it is one beyond doubt. */
function readSegment(text: string, tokens: readonly BareToken[], segment: Segment): Run | undefined {
  let { from } = segment;
  const { to } = segment;
  // A bullet, an article or a pronoun before the formula is none of it.
  if (tokens[from]!.kind === 'sign' && tokens[from + 1]?.kind === 'space' && !tokens.slice(0, from).some((token) => token.kind !== 'space')) from += 2;
  if (/^[aAI]$/.test(textOf(text, tokens[from])) && tokens[from + 1]?.kind === 'space' && isOperandStart(tokens[from + 2])) from += 2;
  // `loss = -log(0.5) = 0.693` says of a word what it is, and then computes.
  if (textOf(text, tokens[from]) === '=' && segment.relations > 1 && solid(tokens, from, -1)?.kind === 'word') {
    from += tokens[from + 1]?.kind === 'space' ? 2 : 1;
  }
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last || from >= to) return undefined;
  const span = { start: first.start, end: last.end };
  if (!isDetached(text, span) || isContinued(text, tokens, from, to)) return undefined;
  if (!isFormula(text, tokens, from, to)) return undefined;
  const braces = scriptBraces(text, tokens, from, to);
  return braces && { span, cuts: braces.flatMap(bracing) };
}

/** Puts braces around a range; they stand for its first and last character. */
function bracing({ start, end }: Span): [Cut, Cut] {
  return [{ start, end: start, insert: '{' }, { start: end, end, insert: '}', source: end - 1 }];
}

function isOperandStart(token: BareToken | undefined): boolean {
  return token !== undefined && ['number', 'name', 'function', 'command', 'open', 'product'].includes(token.kind);
}

/** True if white space, brackets, quotation marks or the end of a clause stand on both sides. */
function isDetached(text: string, span: Span): boolean {
  const before = text.charAt(span.start - 1);
  if (before !== '' && !/[\s([“”"‘',—:]/.test(before)) return false;
  return /^(?:$|[\s)\]”"’'—](?![\p{L}\d])|\s|[.,;:?!]+(?:$|[\s)\]”"’']))/u.test(text.slice(span.end, span.end + 6));
}

const attributes = /^(?:of|per|times|plus|minus|over|divided|by|between|negative|twice|half|log|sum|mean|sqrt|root|exp|softmax|sigmoid|tanh|relu|max|min|not)$/i;
const continuations = /^(?:times|plus|minus|over|divided|squared|cubed|mod|modulo|per|of|percent|thousand|million|billion|trillion|hundred|dozen|th|st|nd|rd)$/i;
const conditions = /^(?:if|unless|when|whenever|otherwise|else)$/i;
const conjunctions = /^(?:and|or|to|through|till|until|up)$/i;

/** True if the words around the segment belong to its meaning: `sigmoid of z = …`, `x = 3 million`, `x = 3 or 4`. */
function isContinued(text: string, tokens: readonly BareToken[], from: number, to: number): boolean {
  const before = solid(tokens, from, -1);
  if (before?.kind === 'word' && attributes.test(textOf(text, before))) return true;
  const after = solid(tokens, to - 1, 1);
  if (after?.kind !== 'word') return false;
  const word = textOf(text, after);
  if (continuations.test(word) || conditions.test(word)) return true;
  if (!conjunctions.test(word)) return false;
  const next = tokens.indexOf(after, to) + 1;
  for (let index = next; index < tokens.length && !isBreak(tokens[index]!) && tokens[index]!.kind !== 'comma'; index++) {
    if (tokens[index]!.kind === 'relation') return false;
  }
  return isOperandStart(solid(tokens, next - 1, 1));
}
