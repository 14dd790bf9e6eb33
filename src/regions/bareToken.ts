import type { Span } from '../util/span';
import { functionWords, greekWords, operatorCommands, prefixFunctions, relationCommands, shortWords, subscriptWords } from './bareWords';
import { APOSTROPHE, isDigit, isLetter, SPACE, UNDERSCORE } from './characters';

/** What a piece of a line can be when nothing delimits mathematics in it. */
export type BareKind =
  | 'space'
  | 'number'
  | 'name' // a variable: one letter with digits, primes, sub- and superscript characters
  | 'function' // the name of a function, whose argument follows
  | 'product' // two or three letters that may be a product: `mx`
  | 'command' // \frac, \left, \{ …
  | 'ellipsis'
  | 'operator' // needs an operand on both sides
  | 'sign' // + and -, which need none on their left
  | 'relation'
  | 'script' // ^ and _
  | 'bar' // | within brackets
  | 'mark' // & and \\
  | 'open'
  | 'close'
  | 'comma'
  | 'code' // what only programs write: == += ** ->
  | 'word' // prose
  | 'stop'; // any other punctuation

export interface BareToken extends Span {
  kind: BareKind;
  /** A function of no known name: it can only be defined here. */
  readonly unknown?: boolean;
  /** For `open` and `close`: the index of the partner. */
  partner?: number;
}

const kinds: ReadonlyMap<string, BareKind> = new Map<string, BareKind>([
  ...[...' \t\r\u00a0\u2009\u202f'].map((mark) => [mark, 'space'] as const),
  ...[...'=<>≠≤≥≈≃≅≡∝∈≜≔'].map((mark) => [mark, 'relation'] as const),
  ...[...'*/×÷·∙⋅⊙∘⊗'].map((mark) => [mark, 'operator'] as const),
  ...[...'+-−±'].map((mark) => [mark, 'sign'] as const),
  ...[...'∑∏∫√∂∇∞'].map((mark) => [mark, 'name'] as const),
  ...[...'([{'].map((mark) => [mark, 'open'] as const),
  ...[...')]}'].map((mark) => [mark, 'close'] as const),
  ['^', 'script'], ['_', 'script'], ['&', 'mark'], [',', 'comma'], ['|', 'bar'], ['…', 'ellipsis'],
]);

const asciiKinds = Array.from({ length: 128 }, (_, code) => kinds.get(String.fromCharCode(code)));

const suffix = /[0-9]*[′'⁰¹²³⁴-⁹⁺⁻ⁿᵀ₀-₉₊₋ᵢⱼₖₙₘₜ⊤]*/y;
const letters = /[\p{L}\p{M}\u{1d400}-\u{1d7ff}]+/yu;
const programs = /[-+*/!=<>]?==+|[-+*/]=|=>|<-(?!\d)|->|\*\*|\/\/|&&|<<|>>|::|\+\+/y;
const digits = /\d+(?:\.\d+)?(?:%(?![\d\w]))?/y;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Cuts the line `span` of `text` into tokens, and matches its brackets; those that hold prose become `stop`. */
export function bareTokens(text: string, span: Span): BareToken[] {
  const tokens: BareToken[] = [];
  for (let at = span.start; at < span.end;) {
    const token = readToken(text, at);
    const end = Math.min(token.end, span.end);
    const last = tokens[tokens.length - 1];
    if (token.kind === 'space' && last?.kind === 'space') tokens[tokens.length - 1] = { kind: 'space', start: last.start, end };
    else tokens.push(end < token.end ? { ...token, end } : token);
    at = end;
  }
  matchBrackets(text, tokens);
  if (tokens.some(({ kind }) => kind === 'bar')) matchBars(text, tokens);
  return tokens;
}

function readToken(text: string, at: number): BareToken {
  const code = text.charCodeAt(at);
  const wordEnd = lettersEnd(text, at, code);
  if (wordEnd > at) return readLetters(text, at, wordEnd);
  if (isDigit(code)) return { kind: 'number', start: at, end: numberEnd(text, at) };
  if (code === 92) return readCommand(text, at);
  const next = text.charAt(at + 1);
  if (code === 46) return readDot(text, at);
  if (code === SPACE) return { kind: 'space', start: at, end: at + 1 };
  if (code === 58 && next === '=') return { kind: 'relation', start: at, end: at + 2 };
  if (next !== '' && '=>*-/&<:+'.includes(next) && '-+*/!=<>&:'.includes(text.charAt(at))) {
    const end = matchEnd(programs, text, at);
    if (end > at) return { kind: 'code', start: at, end };
    if (next === '=' && code !== 38) return { kind: code === 33 ? 'code' : 'relation', start: at, end: at + 2 };
  }
  return { kind: (code < 128 ? asciiKinds[code] : kinds.get(text.charAt(at))) ?? 'stop', start: at, end: at + 1 };
}

/** Behind the numeral that begins at `at`. */
function numberEnd(text: string, at: number): number {
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  const next = text.charAt(end);
  return next === '.' || next === '%' ? matchEnd(digits, text, at) : end;
}

/** Behind the letters of any script that begin at `at`. */
function lettersEnd(text: string, at: number, code: number): number {
  if (code < 128) {
    if (!isLetter(code)) return at;
    let end = at + 1;
    while (isLetter(text.charCodeAt(end))) end++;
    return text.charCodeAt(end) > 127 ? matchEnd(letters, text, at) : end;
  }
  return matchEnd(letters, text, at);
}

function readCommand(text: string, at: number): BareToken {
  let end = at + 1;
  while (isLetter(text.charCodeAt(end))) end++;
  if (end === at + 1) {
    const mark = text.charAt(end);
    const kind = mark === '\\' ? 'mark' : '{}|'.includes(mark) ? 'command' : ',;:!> '.includes(mark) ? 'space' : 'stop';
    return { kind: mark === '' ? 'stop' : kind, start: at, end: mark === '' ? end : end + 1 };
  }
  const name = text.slice(at + 1, end);
  return { kind: relationCommands.has(name) ? 'relation' : operatorCommands.has(name) ? 'operator' : 'command', start: at, end };
}

/** An ellipsis, a decimal without its zero, or the dot of a product of matrices: `W.X`. */
function readDot(text: string, at: number): BareToken {
  if (text.startsWith('...', at)) return { kind: 'ellipsis', start: at, end: at + 3 };
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (isDigit(after.charCodeAt(0)) && !/[\p{L}\d]/u.test(before)) return { kind: 'number', start: at, end: matchEnd(digits, text, at + 1) };
  const product = /\p{Lu}/u.test(before) && /\p{L}/u.test(after) && !/[\p{L}.]/u.test(text.charAt(at - 2)) && !/[\p{L}.]/u.test(text.charAt(at + 2));
  return { kind: product ? 'operator' : 'stop', start: at, end: at + 1 };
}

function readLetters(text: string, start: number, end: number): BareToken {
  const word = text.slice(start, end);
  const lower = word.toLowerCase();
  if (text.charCodeAt(start - 1) === UNDERSCORE && (word.length <= 2 || subscriptWords.has(lower))) return { kind: 'name', start, end };
  const stop = maySuffix(text.charCodeAt(end)) ? matchEnd(suffix, text, end) : end;
  if (isLetterName(word) || greekWords.has(lower)) {
    return { kind: stop > end && matchEnd(letters, text, stop) > stop ? 'word' : 'name', start, end: stop };
  }
  if ((word.startsWith('d') || word.startsWith('∂')) && isLetterName(word.slice(1)) && (text.charAt(end) === '/' || text.charAt(start - 1) === '/')) return { kind: 'name', start, end };
  const next = text.slice(end, end + 6);
  if (functionWords.has(lower)) {
    const applied = /^ ?[([]|^[_^]|^ ?\\left/.test(next) || (prefixFunctions.has(lower) && /^ [\p{L}\d]/u.test(next));
    return { kind: applied ? 'function' : 'word', start, end };
  }
  if (next.startsWith('(') && !/^\((?:s|es|ies|ed)\)/.test(next)) return { kind: 'function', start, end, unknown: true };
  const product = word === lower && word.length <= 3 && /^[a-z]+$/.test(word) && !shortWords.has(word);
  if (product && stop > end && !isDigit(text.charCodeAt(end))) return { kind: 'name', start, end: stop };
  return { kind: product ? 'product' : 'word', start, end };
}

/** A digit, a prime or a character beyond ASCII, as sub- and superscripts are. */
const maySuffix = (code: number): boolean => isDigit(code) || code === APOSTROPHE || code > 127;

/** One letter, with its combining marks. */
function isLetterName(word: string): boolean {
  if (isLetter(word.charCodeAt(0)) && !(word.charCodeAt(1) > 127)) return word.length === 1;
  return /^[\p{L}\u{1d400}-\u{1d7ff}]\p{M}*$/u.test(word);
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Matches brackets. A pair that holds prose, and a bracket without partner, is punctuation; braces may hold words. */
function matchBrackets(text: string, tokens: BareToken[]): void {
  const open: { index: number; mark: string; prose: boolean }[] = [];
  const noteProse = () => {
    const top = open[open.length - 1];
    if (top) top.prose = true;
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === 'open') open.push({ index, mark: text.charAt(token.start), prose: false });
    else if (token.kind === 'word' || token.kind === 'stop') noteProse();
    else if (token.kind === 'close') {
      const top = open[open.length - 1];
      if (!top || partners[top.mark] !== text.charAt(token.start)) {
        token.kind = 'stop';
        noteProse();
        continue;
      }
      open.pop();
      if (top.prose && top.mark !== '{') {
        tokens[top.index]!.kind = token.kind = 'stop';
        noteProse();
      } else {
        tokens[top.index]!.partner = index;
        token.partner = top.index;
      }
    }
  }
  for (const { index } of open) tokens[index]!.kind = 'stop';
}

/** What may stand between the bars of an absolute value or a norm. */
const betweenBars: ReadonlySet<BareKind> = new Set(['space', 'number', 'name', 'function', 'product', 'command', 'operator', 'sign', 'script']);

/** Bars that stand close around one term are brackets: |x|, ||w||; those of P(A|B) and of a table are none. */
function matchBars(text: string, tokens: BareToken[]): void {
  const isLetterAt = (at: number): boolean => /[\p{L}\d]/u.test(text.charAt(at));
  const widthAt = (index: number): number => (tokens[index + 1]?.kind === 'bar' && tokens[index + 1]!.start === tokens[index]!.end ? 2 : 1);
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]!.kind !== 'bar') continue;
    const width = widthAt(index);
    const from = index + width;
    let to = from;
    while (to < tokens.length && (betweenBars.has(tokens[to]!.kind) || tokens[to]!.partner !== undefined)) to = tokens[to]!.kind === 'open' ? tokens[to]!.partner! + 1 : tokens[to]!.kind === 'close' ? tokens.length : to + 1;
    const isTight = !isLetterAt(tokens[index]!.start - 1) && tokens[from]?.kind !== 'space' && tokens[to - 1]!.kind !== 'space';
    if (to === from || tokens[to]?.kind !== 'bar' || widthAt(to) !== width || !isTight || isLetterAt(tokens[to + width - 1]!.end)) continue;
    for (let k = 0; k < width; k++) {
      const [open, close] = [index + k, to + width - 1 - k];
      tokens[open] = { ...tokens[open]!, kind: 'open', partner: close };
      tokens[close] = { ...tokens[close]!, kind: 'close', partner: open };
    }
    index = to + width - 1;
  }
}
