import { leafMeaning } from './commands';
import { atom, fail, symbol, type Reader } from './reader';
import { scripted } from './readScripts';
import { isBehind, type Range } from './sourceTrack';
import type { Font } from './surface';
import type { Token } from './token';
import { mathAlphanumeric } from './unicodeLetters';

/** Reads one character or argumentless command, found at `range`, onto the end of `out`. */
export function readLeaf(reader: Reader, text: string, range: Range, font: Font | undefined, out: Token[]): void {
  const { start, end } = range;
  if (isLatinLetter(text)) {
    out.push(atom(symbol(text, font ?? 'normal', range), true));
    return;
  }
  const meaning = leafMeaning(text);
  if (meaning === undefined) return readUncommon(reader, text, range, font, out);
  switch (meaning.kind) {
    case 'symbol':
      out.push(atom(symbol(meaning.name, meaning.font === 'normal' ? (font ?? 'normal') : meaning.font, range)));
      return;
    case 'digit':
      return readDigit(meaning.text, range, font, out);
    case 'additive':
      out.push({ kind: 'additive', sign: meaning.sign, start, end });
      return;
    case 'multiplicative':
      out.push({ kind: 'multiplicative', sign: meaning.sign, start, end });
      return;
    case 'relation':
      out.push({ kind: 'relation', sign: meaning.sign, start, end });
      return;
    case 'open':
    case 'close':
      out.push({ kind: meaning.kind, bracket: meaning.bracket, start, end });
      return;
    case 'bar':
      out.push({ kind: 'bar', double: meaning.double, start, end, ...(meaning.side && { side: meaning.side }) });
      return;
    case 'punctuation':
      out.push({ kind: 'punctuation', sign: meaning.sign, grouping: false, start, end });
      return;
    case 'words':
      out.push({ kind: 'text', text: meaning.text, tight: false, bold: false, start, end });
      return;
    case 'big':
      out.push({ kind: 'big', operator: meaning.operator, word: false, symbol: symbol(meaning.operator, 'roman', range), start, end });
      return;
    case 'ellipsis':
      out.push(atom({ kind: 'ellipsis', span: { start, end } }));
      return;
    case 'prime':
      return readPrime(reader, text === '″' ? 2 : 1, range, out);
    case 'space':
      out.push({ kind: 'space', ems: 0.3333, start, end });
      return;
    case 'column':
    case 'row':
      out.push({ kind: 'break', column: meaning.kind === 'column', start, end });
      return;
    case 'nothing':
      return;
    default:
      out.push({ kind: meaning.kind, start, end });
  }
}

function isLatinLetter(text: string): boolean {
  return text.length === 1 && ((text >= 'a' && text <= 'z') || (text >= 'A' && text <= 'Z'));
}

/** Digits join the numeral before them. */
function readDigit(text: string, range: Range, font: Font | undefined, out: Token[]): void {
  const last = out[out.length - 1];
  if (last?.kind === 'digits' && isBehind(last, range) && !last.scripts) {
    out[out.length - 1] = { ...last, text: last.text + text, end: range.end };
  } else {
    out.push({ kind: 'digits', text, font: font === 'bold' || font === 'blackboard' ? font : undefined, start: range.start, end: range.end });
  }
}

/** A prime written as a character behind what it belongs to. */
function readPrime(reader: Reader, primes: number, range: Range, out: Token[]): void {
  const last = out[out.length - 1];
  if (last?.kind === 'atom') {
    const node = scripted(last.node, { primes, end: range.end });
    out[out.length - 1] = { ...last, node, end: range.end };
  } else {
    fail(reader, 'unsupported-notation', 'A prime without anything that carries it', { start: range.start, end: range.end });
  }
}

function readUncommon(reader: Reader, text: string, range: Range, font: Font | undefined, out: Token[]): void {
  const styled = mathAlphanumeric(text);
  if (styled !== undefined) return readLeaf(reader, styled.letter, range, styled.font === 'normal' ? font : styled.font, out);
  if (/^\p{L}$/u.test(text)) {
    out.push(atom(symbol(text, font ?? 'normal', range)));
    return;
  }
  fail(reader, 'unsupported-notation', `${text} is not read`, { start: range.start, end: range.end });
}
