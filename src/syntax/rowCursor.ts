import { cover } from '../util/span';
import type { RowContext } from './parseRow';
import { fail, symbol, type Reader } from './reader';
import type { ProductSign, Surface } from './surface';
import type { Token } from './token';

/** A place in a row; `depth` counts big operators inside one another. */
export interface Cursor {
  readonly reader: Reader;
  readonly tokens: readonly Token[];
  readonly context: RowContext;
  i: number;
  depth: number;
}

/** Deepest nesting of big operators and unary signs. */
export const MAX_DEPTH = 200;

export function misplaced(cursor: Cursor, token: Token): void {
  const what = cursor.reader.track.source.slice(token.start, token.end).trim();
  fail(cursor.reader, 'unsupported-notation', `${what || token.kind} cannot stand here`, { start: token.start, end: token.end });
}

export function peek(cursor: Cursor): Token | undefined {
  let token = cursor.tokens[cursor.i];
  while (token?.kind === 'space') token = cursor.tokens[++cursor.i];
  return token;
}

/** The next token that is no space, without moving. */
export function ahead(cursor: Cursor, from: number): Token | undefined {
  for (let i = from; i < cursor.tokens.length; i++) if (cursor.tokens[i]!.kind !== 'space') return cursor.tokens[i];
  return undefined;
}

const SIGN_NAMES: Readonly<Record<string, string>> = {
  '+': 'plus', '-': 'minus', '±': 'pm', '∓': 'mp', '∪': 'cup', '∩': 'cap', '∖': 'setminus', '×': 'times', '·': 'cdot', '∘': 'circ',
  '⊙': 'odot', '⊗': 'otimes', '*': 'star', '∗': 'star', '÷': 'div', '⊕': 'oplus',
};

/** A sign that stands for itself: `x^+`, `f(\cdot)`, `w^*`. */
export function loneSign(cursor: Cursor, token: Token): Surface {
  const sign = token.kind === 'additive' || token.kind === 'multiplicative' ? token.sign : '';
  const name = SIGN_NAMES[sign];
  if (name === undefined) misplaced(cursor, token);
  return symbol(name ?? '', 'normal', token);
}

/** A sign between nothing and nothing (or in a script at either end). */
export function isPlaceholder(cursor: Cursor): boolean {
  const next = ahead(cursor, cursor.i + 1);
  const before = cursor.tokens.slice(0, cursor.i).findLast((token) => token.kind !== 'space');
  if (cursor.context.place === 'script') return before === undefined || next === undefined || before.kind === 'additive';
  return (before === undefined || before.kind === 'additive') && (next === undefined || next.kind === 'additive');
}

export function join(factors: readonly Surface[], signs: readonly ProductSign[]): Surface {
  if (factors.length === 1) return factors[0]!;
  return { kind: 'product', factors, signs, span: cover(factors[0]!.span, factors[factors.length - 1]!.span) };
}

export function beside(left: Surface, right: Surface): Surface {
  const items = [...(left.kind === 'adjacent' ? left.items : [left]), ...(right.kind === 'adjacent' ? right.items : [right])];
  const spaced = [...(left.kind === 'adjacent' ? left.spaced : [false]), ...(right.kind === 'adjacent' ? [true, ...right.spaced.slice(1)] : [false])];
  return { kind: 'adjacent', items, spaced, span: cover(left.span, right.span) };
}

export function startsFactor(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'atom' || token.kind === 'group' || token.kind === 'big' || token.kind === 'root');
}

/** Where the bar itself ends, before its scripts. */
export function evaluationEnd(cursor: Cursor, token: Extract<Token, { kind: 'evaluation' }>): number {
  const first = Math.min(token.scripts.sub?.span.start ?? token.end, token.scripts.sup?.span.start ?? token.end);
  const bar = cursor.reader.track.source.slice(token.start, first).search(/[_^]/);
  return bar < 0 ? first : token.start + bar;
}

export function collapse(items: readonly Surface[], spaced: readonly boolean[], at: number): Surface {
  if (items.length === 0) return { kind: 'empty', span: { start: at, end: at } };
  if (items.length === 1) return items[0]!;
  return { kind: 'adjacent', items: [...items], spaced: [...spaced], span: cover(items[0]!.span, items[items.length - 1]!.span) };
}

/** A line break in the source, or any space between two numerals. */
export function brokenBefore(cursor: Cursor, token: Token, previous: Surface): boolean {
  const gap = cursor.reader.track.source.slice(previous.span.end, token.start);
  if (gap === '') return false;
  return gap.includes('\n') || (previous.kind === 'number' && token.kind === 'atom' && token.node.kind === 'number');
}

/** Where the scripts of a bracket begin. */
export function firstScript(cursor: Cursor, token: Extract<Token, { kind: 'group' }>, from: number): number {
  const at = cursor.reader.track.source.slice(from, token.end).search(/[_^'’²³¹⁰⁴-⁹!₀-₉]/);
  return at < 0 ? token.end : from + at;
}

export function tooDeep(cursor: Cursor, token: Token): Surface {
  fail(cursor.reader, 'too-large', 'Nested too deeply', { start: token.start, end: token.end });
  cursor.i = cursor.tokens.length;
  return { kind: 'empty', span: { start: token.start, end: token.start } };
}

/** `d` directly before a letter that it differentiates. */
export function isDifferential(cursor: Cursor, i: number): boolean {
  const token = cursor.tokens[i];
  if (token?.kind !== 'atom' || token.node.kind !== 'symbol' || token.node.name !== 'd' || (token.node.font !== 'normal' && token.node.font !== 'roman')) return false;
  const next = ahead(cursor, i + 1);
  if (next?.kind !== 'atom') return false;
  const base = next.node.kind === 'script' ? next.node.base : next.node;
  return base.kind === 'symbol' && base.name !== 'd';
}
