import { cover, type Span } from '../util/span';
import { matchBrackets } from './matchBrackets';
import { normaliseRow } from './normaliseRow';
import { pairBars } from './pairBars';
import { parseSum } from './parseSum';
import { symbol, type Reader } from './reader';
import type { Bracket, ListSurface, RelationSign, RelationSurface, Surface } from './surface';
import type { Token } from './token';

/** Where a row of tokens stands. */
export interface RowContext {
  /** `script`: a subscript, superscript or note. `cell`: the condition of a case distinction. `argument`: any other part. */
  readonly place: 'row' | 'cell' | 'argument' | 'script';
  /** The opening bracket it stands in. */
  readonly fence: Bracket | undefined;
}

/** Ems from which space separates statements: one quad. */
const WIDE = 0.99;

/**
 * The grammar of written mathematics over one row. Loosest to tightest: wide space and words; the bar of `x | y` inside
 * brackets; `;` and `,`; `⇒`; `→`; other relations; sums; products with a sign; factors side by side.
 *
 * @param at the place of an empty row
 */
export function parseRow(reader: Reader, tokens: readonly Token[], context: RowContext, at: number): Surface {
  if (tokens.length === 0) return emptyAt(at);
  if (tokens.length === 1 && tokens[0]!.kind === 'atom') return tokens[0]!.node;
  const trimmed = context.fence === undefined && context.place !== 'script' ? trimEnd(tokens) : tokens;
  const matched = matchBrackets(reader, trimmed);
  if (matched === undefined) return emptyAt(at);
  const normal = normaliseRow(reader, matched, context);
  const paired = pairBars(reader, normal, context);
  return paired === undefined ? emptyAt(at) : parseStatements(reader, paired, context, at);
}

function emptyAt(at: number): Surface {
  return { kind: 'empty', span: { start: at, end: at } };
}

/** Without the punctuation of the sentence that the formula ends. */
function trimEnd(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0) {
    const token = tokens[end - 1]!;
    const stop = token.kind === 'question' || (token.kind === 'dot' && !token.scripts && tokens[end - 2]?.kind !== 'dot') || (token.kind === 'punctuation' && token.sign !== ':');
    if (!stop && token.kind !== 'space') break;
    end--;
  }
  return end === tokens.length ? tokens : tokens.slice(0, end);
}

function parseStatements(reader: Reader, tokens: readonly Token[], context: RowContext, at: number): Surface {
  const segments = splitStatements(tokens, context);
  const several = segments.filter((segment) => segment.some((token) => token.kind !== 'space')).length > 1;
  const items: Surface[] = [];
  for (const segment of segments) {
    const inner = several ? trimPunctuation(segment) : trimSpace(segment);
    if (inner.length === 0) continue;
    const only = inner[0]!;
    items.push(only.kind === 'text' ? { kind: 'text', text: only.text, span: spanOf(only) } : parseSeparated(reader, inner, context));
  }
  if (items.length === 0) return emptyAt(tokens[0]?.start ?? at);
  return items.length === 1 ? items[0]! : { kind: 'condition', items, span: coverAll(items) };
}

/** Stretches between words and wide space, and the words, each by itself. */
function splitStatements(tokens: readonly Token[], context: RowContext): readonly (readonly Token[])[] {
  if (!tokens.some((token) => token.kind === 'text' || (token.kind === 'space' && token.ems >= WIDE))) return [tokens];
  const segments: Token[][] = [[]];
  tokens.forEach((token, i) => {
    if (token.kind === 'text') segments.push([token], []);
    else if (token.kind === 'space' && token.ems >= WIDE && separates(tokens, i, context)) segments.push([]);
    else segments[segments.length - 1]!.push(token);
  });
  return segments;
}

/** Wide space sets statements apart, but not the two sides of a sign, nor the entries of a bracket. */
function separates(tokens: readonly Token[], i: number, context: RowContext): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (before === undefined || after === undefined || isJoint(before) || isJoint(after)) return false;
  if (context.fence === undefined) return true;
  return before.kind !== 'punctuation' && after.kind !== 'punctuation' && tokens.some((token) => token.kind === 'relation');
}

function isJoint(token: Token): boolean {
  return token.kind === 'relation' || token.kind === 'additive' || token.kind === 'multiplicative' || token.kind === 'slash' || token.kind === 'separator';
}

function trimPunctuation(tokens: readonly Token[]): readonly Token[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && isIdle(tokens[start]!)) start++;
  while (end > start && isIdle(tokens[end - 1]!)) end--;
  return tokens.slice(start, end);
}

function isIdle(token: Token): boolean {
  return token.kind === 'space' || token.kind === 'punctuation';
}

function trimSpace(tokens: readonly Token[]): readonly Token[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && tokens[start]!.kind === 'space') start++;
  while (end > start && tokens[end - 1]!.kind === 'space') end--;
  return start === 0 && end === tokens.length ? tokens : tokens.slice(start, end);
}

/** Lists by every separator, loosest first. */
function parseSeparated(reader: Reader, tokens: readonly Token[], context: RowContext): Surface {
  const only = tokens[0]!;
  if (tokens.length === 1 && only.kind === 'punctuation' && only.sign === ':') return symbol('colon', 'normal', only);
  const fenced = context.fence !== undefined || context.place === 'script';
  const kinds = present(tokens);
  if (kinds === 0) return parseSum(reader, tokens, context);
  if (fenced && kinds & SEPARATOR) {
    for (const sign of ['‖', '|'] as const) {
      const parts = splitAt(tokens, (token) => token.kind === 'separator' && token.sign === sign);
      if (parts.length > 1) return list(reader, parts, sign, context);
    }
  }
  if (kinds & PUNCTUATION) {
    const order = context.fence === '{' ? ([':', ';', ','] as const) : ([';', ',', ':'] as const);
    for (const sign of order) {
      const parts = splitAt(tokens, (token) => token.kind === 'punctuation' && token.sign === sign);
      if (parts.length > 1) return list(reader, sign === ':' ? parts : dropLastEmpty(parts), sign, context);
    }
  }
  return kinds & RELATION ? parseRelation(reader, tokens, context, 0) : parseConditional(reader, tokens, context);
}

const SEPARATOR = 1;
const PUNCTUATION = 2;
const RELATION = 4;

/** Which kinds of separating tokens occur, as a set of bits. */
function present(tokens: readonly Token[]): number {
  let kinds = 0;
  for (const token of tokens) {
    if (token.kind === 'separator') kinds |= SEPARATOR;
    else if (token.kind === 'punctuation') kinds |= PUNCTUATION;
    else if (token.kind === 'relation') kinds |= RELATION;
  }
  return kinds;
}

interface Part {
  readonly tokens: readonly Token[];
  /** The place of an empty part. */
  readonly at: number;
}

function splitAt(tokens: readonly Token[], splits: (token: Token) => boolean): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let at = tokens[0]?.start ?? 0;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    if (token !== undefined && !splits(token)) continue;
    parts.push({ tokens: trimSpace(tokens.slice(from, i)), at });
    if (token !== undefined) at = token.end;
    from = i + 1;
  }
  return parts;
}

function dropLastEmpty(parts: Part[]): Part[] {
  if (parts.length > 1 && parts[parts.length - 1]!.tokens.length === 0) parts.pop();
  return parts;
}

function list(reader: Reader, parts: readonly Part[], separator: ListSurface['separator'], context: RowContext): Surface {
  const items = parts.map((part) => (part.tokens.length === 0 ? emptyAt(part.at) : parseSeparated(reader, part.tokens, context)));
  return items.length === 1 ? items[0]! : { kind: 'list', separator, items, span: coverAll(items) };
}

/** Arrows between statements bind loosest, arrows between values next, the other relations last. */
const TIERS: readonly ReadonlySet<RelationSign>[] = [new Set(['⇒', '⇔', '⇐']), new Set(['→', '↦'])];

function parseRelation(reader: Reader, tokens: readonly Token[], context: RowContext, tier: number): Surface {
  const signs = TIERS[tier];
  const splits = tokens.filter((token): token is Extract<Token, { kind: 'relation' }> => token.kind === 'relation' && (signs === undefined || signs.has(token.sign)));
  if (splits.length === 0) return signs === undefined ? parseConditional(reader, tokens, context) : parseRelation(reader, tokens, context, tier + 1);
  const parts = splitAt(tokens, (token) => token.kind === 'relation' && (signs === undefined || signs.has(token.sign)));
  const operands = parts.map((part, i) => {
    if (part.tokens.length > 0) return signs === undefined ? parseConditional(reader, part.tokens, context) : parseRelation(reader, part.tokens, context, tier + 1);
    if (i > 0 && i < parts.length - 1) reader.problem ??= { reason: 'unsupported-notation', message: 'Two relation signs with nothing between them', span: spanOf(splits[i]!) };
    return emptyAt(part.at);
  });
  const relation: RelationSurface = {
    kind: 'relation',
    operands,
    signs: splits.map(({ sign, note, start, end }) => ({ sign, span: { start, end }, ...(note && { note }) })),
    span: cover(coverAll(operands), { start: splits[0]!.start, end: splits[splits.length - 1]!.end }),
  };
  return relation;
}

/** `y | x` without brackets around it binds tighter than a relation. */
function parseConditional(reader: Reader, tokens: readonly Token[], context: RowContext): Surface {
  for (const sign of ['‖', '|'] as const) {
    const separates = (token: Token): boolean => token.kind === 'separator' && token.sign === sign;
    if (tokens.some(separates)) {
      const parts = splitAt(tokens, separates);
      const items = parts.map((part) => (part.tokens.length === 0 ? emptyAt(part.at) : parseConditional(reader, part.tokens, context)));
      return { kind: 'list', separator: sign, items, span: coverAll(items) };
    }
  }
  return parseSum(reader, tokens, context);
}

function spanOf(token: Token): Span {
  return { start: token.start, end: token.end };
}

function coverAll(items: readonly Surface[]): Span {
  let { start, end } = items[0]!.span;
  for (const { span } of items) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return { start, end };
}
