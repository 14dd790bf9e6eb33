import { bigOperator } from './commands';
import type { KatexNode } from './katexTree';
import { mergeLetters } from './letterRuns';
import { atom, childrenOf, symbol, widen, type Reader } from './reader';
import { firstStart, firstStartOf, isBraced, isOwn, lead, skipSpace, takeBrace, takeBracesSince, takeCall, takeCommand, takeLeaf, type Range } from './sourceTrack';
import { FONTS } from './commands';
import type { Font } from './surface';
import type { Token } from './token';
import { isConnective, normaliseName } from './words';

const FONT_COMMAND = /\\(?:math[a-z]+|boldsymbol|bold|bm|pmb|Bbb|frak|bf|rm|it|sf|tt|cal|mathbb|text[a-z]*|emph)(?![a-zA-Z])/g;
const TEXT_COMMAND = /\\(?:text[a-z]*|emph|hbox|fbox|mbox|underbar)(?![a-zA-Z])/g;
const NAME_COMMAND = /\\(?:operatorname|operatornamewithlimits|mathop|mathrm)(?![a-zA-Z])\*?/g;

/** Reads what stands under a font; letters that make one word under it become one symbol. */
export function readFont(reader: Reader, node: KatexNode, fontName: string, body: readonly KatexNode[], bound: number, out: Token[]): void {
  const { track } = reader;
  const font: Font = FONTS[fontName] ?? 'normal';
  const command = lead(track, node) === 'macro' ? undefined : takeCommand(track, FONT_COMMAND, firstStart(track, node) ?? bound);
  const braced = command !== undefined && isBraced(track);
  const inner: Token[] = [];
  reader.read(reader, body, font, bound, inner);
  mergeLetters(track.source, inner, font, fontName === 'mathit' || fontName === 'textit');
  if (braced) takeBracesSince(track, command.start);
  const only = inner[0];
  if (inner.length === 1 && only && command) out.push(widen(only, Math.min(command.start, only.start), Math.max(only.end, track.cursor)));
  else for (const token of inner) out.push(token);
}

/** Reads \operatorname{…}, starred or not. */
export function readOperatorName(reader: Reader, node: Extract<KatexNode, { type: 'operatorname' }>, bound: number, out: Token[]): void {
  const { track } = reader;
  const command = lead(track, node) === 'own' ? takeCommand(track, NAME_COMMAND, firstStart(track, node) ?? bound) : undefined;
  const word = plainWord(node.body);
  if (word === undefined) {
    const inner: Token[] = [];
    reader.read(reader, node.body, 'roman', bound, inner);
    mergeLetters(track.source, inner, 'roman', false);
    if (command) takeBrace(track);
    if (inner.length === 1 && command) out.push(widen(inner[0]!, command.start, track.cursor));
    else for (const token of inner) out.push(token);
    return;
  }
  const range = command ? skipTo(reader, node.body, command, bound) : takeCall(track, bound);
  pushName(normaliseName(word), node.alwaysHandleSupSub, range, out);
}

/** Reads KaTeX's own operators (\sum, \log, \max) and \mathop{…}. */
export function readOperator(reader: Reader, node: Extract<KatexNode, { type: 'op' }>, bound: number, out: Token[]): void {
  const { track } = reader;
  if (node.name !== undefined) {
    const range = takeOperator(reader, node.name, bound);
    const name = node.name.replace(/^\\/, '');
    return pushName(BIG_CHARACTERS[name] ?? name, node.symbol, range, out);
  }
  const body = node.body ?? [];
  const command = lead(track, node) === 'own' ? takeCommand(track, NAME_COMMAND, firstStart(track, node) ?? bound) : undefined;
  const inner: Token[] = [];
  reader.read(reader, body, undefined, bound, inner);
  if (command) takeBrace(track);
  const first = inner[0];
  if (inner.length === 1 && first?.kind === 'atom' && first.node.kind === 'symbol' && first.node.name.length > 1 && first.node.font === 'roman') {
    return pushName(first.node.name, true, { start: command?.start ?? first.start, end: Math.max(first.end, track.cursor) }, out);
  }
  for (const token of inner) out.push(token);
}

const BIG_CHARACTERS: Readonly<Record<string, string>> = { '∑': 'sum', '∏': 'prod', '∫': 'int', '∐': 'coprod', '⋃': 'bigcup', '⋂': 'bigcap', '∬': 'iint', '∭': 'iiint', '∮': 'oint' };

/** The place of an operator that KaTeX names: its command, or the character that stands for it. */
function takeOperator(reader: Reader, name: string, bound: number): Range {
  const { track } = reader;
  const next = skipSpace(track.source, track.cursor);
  const at = track.source.startsWith(name, next) ? next : track.source.charCodeAt(next) > 127 ? -1 : track.source.indexOf(name, next);
  if (at >= 0 && at < bound && !/[a-zA-Z]/.test(track.source[at + name.length] ?? '')) {
    track.cursor = at + name.length;
    return { start: at, end: track.cursor };
  }
  return takeCall(track, bound);
}

/** An operator in letters: a big operator if it takes limits by its nature, else a named function. */
function pushName(name: string, limits: boolean, range: Range, out: Token[]): void {
  const big = bigOperator(name);
  const node = symbol(big?.operator ?? name, 'roman', range);
  if (big || limits) out.push({ kind: 'big', operator: big?.operator ?? name, word: big?.word ?? true, symbol: node, start: range.start, end: range.end });
  else if (isConnective(name) && name.length > 1) out.push({ kind: 'text', text: name, tight: false, bold: false, start: range.start, end: range.end });
  else out.push(atom(node));
}

/** Moves the cursor through the letters of a name and its closing brace; the place of the whole command. */
function skipTo(reader: Reader, body: readonly KatexNode[], command: Range, bound: number): Range {
  for (const node of body) if ('loc' in node && isOwn(reader.track, node.loc)) takeLeaf(reader.track, node.loc, bound);
  return { start: command.start, end: takeBrace(reader.track) };
}

/** The text of a name set in plain letters, digits, hyphens and spaces; undefined where anything else stands in it. */
function plainWord(body: readonly KatexNode[]): string | undefined {
  let word = '';
  for (const node of body) {
    if (node.type === 'mathord' || node.type === 'textord' || node.type === 'atom') {
      const text = node.text === '\\_' ? '_' : node.text === '−' ? '-' : node.text;
      if (!/^[\p{L}\p{N}\-_.]$/u.test(text)) return undefined;
      word += text;
    } else if (node.type === 'kern' || node.type === 'spacing') {
      word += ' ';
    } else if (node.type === 'ordgroup' || node.type === 'text') {
      const inner = plainWord(node.body);
      if (inner === undefined) return undefined;
      word += inner;
    } else if (node.type === 'font' && node.font === 'mathrm') {
      const inner = plainWord(childrenOf(node.body));
      if (inner === undefined) return undefined;
      word += inner;
    } else {
      return undefined;
    }
  }
  return word.trim() === '' ? undefined : word;
}

/** Reads \text{…} and its kin: words, and mathematics between $ signs inside them. */
export function readText(reader: Reader, node: KatexNode, body: readonly KatexNode[], font: string | undefined, bound: number, out: Token[]): void {
  const { track } = reader;
  const leading = lead(track, node);
  const command = leading === 'macro' ? undefined : takeCommand(track, TEXT_COMMAND, firstStart(track, node) ?? bound);
  const bold = font === '\\textbf';
  let words = '';
  let start = command?.start ?? -1;
  const from = out.length;
  const flush = (end: number): void => {
    if (/\S/.test(words)) {
      out.push({ kind: 'text', text: words.replace(/[\s\u00a0]+/g, ' ').trim(), tight: !/^\s|\s$/.test(words), bold, start, end });
    } else if (words !== '') {
      out.push({ kind: 'space', ems: 0.3333 * words.length, start, end });
    }
    words = '';
  };
  const walk = (nodes: readonly KatexNode[]): void => {
    nodes.forEach((child, i) => {
      const next = firstStartOf(track, nodes, i + 1) ?? bound;
      if (child.type === 'textord' || child.type === 'mathord' || child.type === 'spacing' || child.type === 'atom') {
        const range = takeLeaf(track, child.loc, next);
        if (start < 0) start = range.start;
        words += child.type === 'spacing' ? ' ' : plainCharacter(child.text);
      } else if (child.type === 'ordgroup' || child.type === 'text' || child.type === 'sizing' || child.type === 'color') {
        walk(child.body);
        if (child.type === 'ordgroup' && isOwn(track, child.loc)) track.cursor = Math.max(track.cursor, child.loc.end);
      } else if (child.type === 'accent') {
        words += accented(child);
        const range = takeLeaf(track, child.loc ?? child.base.loc, next);
        if (start < 0) start = range.start;
      } else if (child.type === 'kern') {
        words += ' ';
      } else {
        flush(track.cursor);
        reader.read(reader, [child], undefined, next, out);
        start = track.source[track.cursor] === '$' ? ++track.cursor : track.cursor;
      }
    });
  };
  walk(body);
  if (track.source[track.cursor] === '}' || command) takeBrace(track);
  if (start < 0) {
    const range = takeCall(track, bound);
    start = range.start;
  }
  if (out.length === from && words === '') return;
  flush(Math.max(start, track.cursor));
}

function plainCharacter(text: string): string {
  if (text.length === 1) return text === '~' ? ' ' : text;
  if (text.startsWith('--')) return '-';
  return text === '\\_' ? '_' : text === '\\%' ? '%' : text === '\\&' ? '&' : text === '\\$' ? '$' : text === '\\#' ? '#' : text.startsWith('\\') ? ' ' : text;
}

const COMBINING: Readonly<Record<string, string>> = {
  "\\'": '\u0301', '\\`': '\u0300', '\\^': '\u0302', '\\~': '\u0303', '\\"': '\u0308', '\\=': '\u0304', '\\u': '\u0306', '\\.': '\u0307',
  '\\r': '\u030a', '\\v': '\u030c', '\\H': '\u030b', '\\c': '\u0327',
};

function accented(node: Extract<KatexNode, { type: 'accent' | 'accentUnder' }>): string {
  const base = node.base.type === 'ordgroup' ? node.base.body[0] : node.base;
  const letter = base && 'text' in base ? base.text : '';
  return (letter + (COMBINING[node.label] ?? '')).normalize('NFC');
}
