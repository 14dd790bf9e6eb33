import type { RowContext } from './parseRow';
import { atom, fail, symbol, type Reader } from './reader';
import { scripted } from './readScripts';
import { isBehind } from './sourceTrack';
import type { Surface } from './surface';
import type { Scripts, Token } from './token';

/**
 * Joins digits, decimal points, group separators, exponents (`1e-5`) and percent signs into numerals; three points into
 * an ellipsis; a bold or blackboard 0 or 1 into a symbol; a point between operands into a product sign. A point at the end of a row is dropped as punctuation.
 */
export function joinNumerals(reader: Reader, given: readonly Token[], context: RowContext): Token[] {
  if (!given.some((token) => token.kind === 'digits' || token.kind === 'dot' || token.kind === 'percent')) return [...given];
  return joinTight(reader, tightenGroups(reader, given), context);
}

/** `524,\!288`: the negative space, which leaves no token, draws the comma to the digits: a group separator. */
function tightenGroups(reader: Reader, tokens: readonly Token[]): readonly Token[] {
  if (!reader.track.source.includes('\\!')) return tokens;
  return tokens.map((token, i) => {
    const next = tokens[i + 1];
    if (token.kind !== 'punctuation' || token.sign !== ',' || next?.kind !== 'digits') return token;
    return reader.track.source.slice(token.end, next.start) === '\\!' ? { ...token, grouping: true, end: next.start } : token;
  });
}

function joinTight(reader: Reader, tokens: readonly Token[], context: RowContext): Token[] {
  const grouped = context.fence === undefined && context.place !== 'script' && groupsThousands(tokens);
  // [0{,}1] is an interval, x_{1{,}2} has two indices.
  const decimal = (context.fence === undefined || context.fence === '(') && context.place !== 'script' && hasDecimalCommas(tokens);
  const row: Token[] = [];
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i]!;
    if (token.kind === 'digits' || (token.kind === 'dot' && startsFraction(tokens, i))) {
      const numeral = readNumeral(tokens, i, { grouped, decimal });
      row.push(numeral.token);
      i = numeral.next;
    } else if (token.kind === 'dot') {
      i = readDots(reader, tokens, i, row);
    } else if (token.kind === 'percent') {
      row.push(atom(symbol('percent', 'normal', token)));
      i++;
    } else {
      row.push(token);
      i++;
    }
  }
  return row;
}

/** `.5` where no operand stands before the point. */
function startsFraction(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  const previous = tokens[i - 1];
  const dot = tokens[i]!;
  if (next?.kind !== 'digits' || !isBehind(dot, next) || (dot.kind === 'dot' && dot.scripts)) return false;
  return previous === undefined || !(isBehind(previous, dot) && (previous.kind === 'atom' || previous.kind === 'group' || previous.kind === 'dot'));
}

function readNumeral(tokens: readonly Token[], from: number, { grouped, decimal }: { readonly grouped: boolean; readonly decimal: boolean }): { readonly token: Token; readonly next: number } {
  let i = from;
  let text = '';
  let end = tokens[from]!.start;
  let scripts: Scripts | undefined;
  let point = false;
  for (; i < tokens.length && scripts === undefined; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const touches = i === from || isBehind(tokens[i - 1]!, token);
    if (token.kind === 'digits' && (touches || isGroup(tokens, i) || (decimal && text.endsWith('.')))) {
      text += token.text;
      scripts = token.scripts;
    } else if (token.kind === 'dot' && touches && !point && !token.scripts && next?.kind === 'digits' && isBehind(token, next)) {
      text += '.';
      point = true;
    } else if (decimal && token.kind === 'punctuation' && token.grouping && !point && next?.kind === 'digits') {
      text += '.';
      point = true;
    } else if (token.kind === 'punctuation' && token.sign === ',' && (token.grouping || (grouped && touches)) && next?.kind === 'digits' && !point && next.text.length === 3) {
      // the separator itself is not part of the value
    } else if (token.kind === 'space' && token.ems < 0.2 && !point && text.length <= 3 && i > from && next?.kind === 'digits' && next.text.length === 3 && grouped) {
      // a thin space between groups of three digits
    } else {
      break;
    }
    end = token.end;
  }
  if (text.startsWith('.') && text.length === 1) text = '0';
  if (scripts === undefined) {
    const exponent = readExponent(tokens, i);
    if (exponent !== undefined) {
      text += exponent.text;
      end = exponent.end;
      i = exponent.next;
      scripts = exponent.scripts;
    }
  }
  let percent = false;
  const sign = tokens[i];
  const behindSpace = sign?.kind === 'space' && tokens[i + 1]?.kind === 'percent';
  if (scripts === undefined && (sign?.kind === 'percent' || behindSpace)) {
    percent = true;
    end = tokens[behindSpace ? i + 1 : i]!.end;
    i += behindSpace ? 2 : 1;
  }
  const start = tokens[from]!.start;
  const span = { start, end: scripts ? scriptedFrom(tokens[i - 1]!, scripts, start) : end };
  const first = tokens[from]!;
  const styled = first.kind === 'digits' && /^[01]$/.test(text) && !percent ? first.font : undefined;
  const node: Surface = styled ? symbol(text, styled, span) : { kind: 'number', text, percent, span };
  return { token: atom(scripts ? scripted(node, scripts) : node), next: i };
}

/** Where the digits end that carry the scripts. */
function scriptedFrom(last: Token, scripts: Scripts, start: number): number {
  const digits = last.kind === 'digits' ? last.text.length : 1;
  const first = Math.min(scripts.sub?.span.start ?? scripts.end, scripts.sup?.span.start ?? scripts.end);
  return Math.max(start, Math.min(last.start + digits, first));
}

/** Digits behind a group separator. */
function isGroup(tokens: readonly Token[], i: number): boolean {
  const previous = tokens[i - 1];
  const token = tokens[i]!;
  return token.kind === 'digits' && token.text.length === 3 && (previous?.kind === 'punctuation' || previous?.kind === 'space');
}

/** `e-5` directly behind digits: the exponent of scientific notation as programs print it. */
function readExponent(tokens: readonly Token[], i: number): { readonly text: string; readonly end: number; readonly next: number; readonly scripts: Scripts | undefined } | undefined {
  const letter = tokens[i];
  if (letter?.kind !== 'atom' || !isBehind(tokens[i - 1]!, letter) || letter.node.kind !== 'symbol' || !/^[eE]$/.test(letter.node.name) || letter.node.font !== 'normal') return undefined;
  const sign = tokens[i + 1];
  const signed = sign?.kind === 'additive' && (sign.sign === '-' || sign.sign === '+') && isBehind(letter, sign);
  const digits = tokens[signed ? i + 2 : i + 1];
  if (digits?.kind !== 'digits' || !isBehind(signed ? sign : letter, digits)) return undefined;
  return { text: `e${signed ? sign.sign : ''}${digits.text}`, end: digits.end, next: i + (signed ? 3 : 2), scripts: digits.scripts };
}

/** `0{,}5` and `3{,}14`: a comma that is set tight before other than three digits, or behind 0, is a decimal point in all of the row. */
function hasDecimalCommas(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (token.kind !== 'punctuation' || token.sign !== ',' || !token.grouping || before?.kind !== 'digits' || after?.kind !== 'digits') return false;
    return after.text.length !== 3 || before.text === '0';
  });
}

/**
 * Whether every comma of the row stands between one to three digits and exactly three, as group separators do; any other
 * comma makes the row a list.
 */
function groupsThousands(tokens: readonly Token[]): boolean {
  return tokens.every((token, i) => {
    if (token.kind !== 'punctuation' || token.sign !== ',' || token.grouping) return true;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    return (
      before?.kind === 'digits' && isBehind(before, token) && !before.scripts && before.text.length <= 3 &&
      after?.kind === 'digits' && isBehind(token, after) && after.text.length === 3
    );
  });
}

function readDots(reader: Reader, tokens: readonly Token[], from: number, row: Token[]): number {
  let to = from;
  while (tokens[to + 1]?.kind === 'dot' && to - from < 3) to++;
  const first = tokens[from]!;
  const last = tokens[to]!;
  if (to > from) {
    row.push(atom({ kind: 'ellipsis', span: { start: first.start, end: last.end } }));
    return to + 1;
  }
  const rest = tokens.slice(from + 1).find((token) => token.kind !== 'space');
  const wide = tokens[from + 1]?.kind === 'space' && (tokens[from + 1] as Extract<Token, { kind: 'space' }>).ems >= 0.99;
  if (rest === undefined || wide || rest.kind === 'text' || rest.kind === 'punctuation' || rest.kind === 'relation') return from + 1;
  if (row.length === 0 || first.kind !== 'dot' || first.scripts) {
    fail(reader, 'unsupported-notation', 'A point without operands', { start: first.start, end: first.end });
  } else {
    row.push({ kind: 'multiplicative', sign: '·', start: first.start, end: first.end });
  }
  return from + 1;
}
