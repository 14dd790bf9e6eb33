import type { Span } from '../util/span';
import type { KatexNode } from './katexTree';
import { parseRow, type RowContext } from './parseRow';
import { isOwn, takeCall, type Range, type SourceTrack } from './sourceTrack';
import type { Font, Surface, SyntaxProblem } from './surface';
import type { AtomToken, Token } from './token';

/** The state of one reading: the place in the source, and the first thing that could not be read. */
export interface Reader {
  readonly track: SourceTrack;
  problem: SyntaxProblem | undefined;
  /** Reads a list of nodes onto the end of `out`. `bound`: where the next located leaf behind the list begins. */
  readonly read: (reader: Reader, nodes: readonly KatexNode[], font: Font | undefined, bound: number, out: Token[]) => void;
}

export function fail(reader: Reader, reason: SyntaxProblem['reason'], message: string, span: Span): void {
  reader.problem ??= { reason, message, span };
}

/** The children of a group, or the node alone. */
export function childrenOf(node: KatexNode): readonly KatexNode[] {
  return node.type === 'ordgroup' ? node.body : [node];
}

/** A sub-formula as one surface: an argument, a script, a cell. The cursor ends behind its closing brace. */
export function readRow(reader: Reader, node: KatexNode, font: Font | undefined, bound: number, context: RowContext): Surface {
  const tokens: Token[] = [];
  reader.read(reader, childrenOf(node), font, bound, tokens);
  if (node.type === 'ordgroup' && isOwn(reader.track, node.loc)) reader.track.cursor = Math.max(reader.track.cursor, node.loc.end);
  return parseRow(reader, tokens, context, reader.track.cursor);
}

export function atom(node: Surface, letter = false): AtomToken {
  return { kind: 'atom', node, letter, start: node.span.start, end: node.span.end };
}

export function symbol(name: string, font: Font, range: Range): Surface {
  return { kind: 'symbol', name, font, accents: [], span: { start: range.start, end: range.end } };
}

/** A command that stands for nothing we read: named in the problem, at its place. */
export function unsupported(reader: Reader, what: string, range: Range | undefined, bound: number): void {
  const { start, end } = range ?? takeCall(reader.track, bound);
  fail(reader, 'unsupported-notation', `${what} is not read`, { start, end });
}

/** The same token over a wider stretch of source, for commands and braces around it. */
export function widen(token: Token, start: number, end: number): Token {
  if (token.start === start && token.end === end) return token;
  if (token.kind === 'atom') return { kind: 'atom', node: { ...token.node, span: { start, end } }, letter: token.letter, start, end };
  return { ...token, start, end };
}
