import { fail, type Reader } from './reader';
import type { Font, Surface, SymbolSurface } from './surface';
import type { Token } from './token';
import { FUNCTION_WORDS, functionSuffix, isConnective, isWord, normaliseName, PLAIN_WORDS } from './words';

/** A single letter, possibly with scripts: the symbol itself. */
function letterOf(token: Token | undefined): SymbolSurface | undefined {
  if (token?.kind !== 'atom' || !token.letter) return undefined;
  if (token.node.kind === 'symbol') return token.node;
  return token.node.kind === 'script' && token.node.base.kind === 'symbol' ? token.node.base : undefined;
}

/** The run of letters tokens[from..to) as one symbol, with the scripts of the last of them. */
function wordToken(tokens: readonly Token[], from: number, to: number, name: string, font: Font): Token {
  const first = tokens[from]!;
  const last = tokens[to - 1]!;
  const base = last.kind === 'atom' && last.node.kind === 'script' ? last.node : undefined;
  const word: SymbolSurface = { kind: 'symbol', name, font, accents: [], span: { start: first.start, end: base ? base.base.span.end : last.end } };
  const span = { start: first.start, end: last.end };
  const node: Surface = base ? { ...base, base: word, span } : word;
  return { kind: 'atom', node, letter: false, start: span.start, end: span.end };
}

/**
 * Joins the letters read under one font command into words, in place. Upright, sans and typewriter letters always make
 * a word; bold ones only if they spell one, since `\mathbf{Wx}` is a product; plain italic ones under \mathit.
 */
export function mergeLetters(source: string, tokens: Token[], font: Font, italicWord: boolean): void {
  if (font === 'roman' && joinAbbreviation(source, tokens)) return;
  const loose = font === 'roman' || font === 'sans' || font === 'typewriter' || italicWord;
  for (let i = 0; i < tokens.length; i++) {
    if (letterOf(tokens[i])?.font !== font) continue;
    const run = takeRun(source, tokens, i, font, loose);
    const whole = loose || font === 'calligraphic' || font === 'fraktur' || font === 'blackboard' ? run.name.length > 1 : isBoldWord(run.name);
    if (whole) {
      const name = normaliseName(run.name);
      const only = wordToken(tokens, i, run.to, name, font);
      const words = font === 'roman' && only.kind === 'atom' && only.node.kind === 'symbol' && name.length > 1 && isConnective(name);
      tokens.splice(i, run.to - i, words ? { kind: 'text', text: name, tight: false, bold: false, start: only.start, end: only.end } : only);
    } else {
      for (let j = i; j < run.to; j++) {
        const token = tokens[j]!;
        if (token.kind === 'atom' && font !== 'normal') tokens[j] = { ...token, letter: false };
      }
      i = run.to - 1;
    }
  }
}

/** `\mathrm{s.t.}`: letters with points between them are words. */
function joinAbbreviation(source: string, tokens: Token[]): boolean {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  if (first === undefined || last === undefined || tokens.length > 8 || !tokens.some((token) => token.kind === 'dot')) return false;
  const text = source.slice(first.start, last.end).replace(/\s/g, '');
  if (!text.includes('.') || !isConnective(text)) return false;
  tokens.splice(0, tokens.length, { kind: 'text', text, tight: false, bold: false, start: first.start, end: last.end });
  return true;
}

function takeRun(source: string, tokens: readonly Token[], from: number, font: Font, loose: boolean): { readonly name: string; readonly to: number } {
  let name = '';
  let at = from;
  for (; at < tokens.length; at++) {
    const token = tokens[at]!;
    const previous = tokens[at - 1];
    const scripted = at > from && previous?.kind === 'atom' && previous.node.kind === 'script';
    if (scripted) break;
    const letter = letterOf(token);
    const touching = at === from || previous?.end === token.start || previous?.start === token.start;
    if (letter?.font === font && (loose || touching)) name += letter.name;
    else if (loose && at > from && token.kind === 'digits' && touching && !token.scripts && /^[a-z]/i.test(name)) name += token.text;
    else if (loose && name.length > 1 && token.kind === 'space' && letterOf(tokens[at + 1])?.font === font && letterOf(tokens[at + 2])?.font === font) name += ' ';
    else if (loose && at > from && isUnderscore(source, token)) name += '_';
    else break;
  }
  return { name, to: at };
}

function isUnderscore(source: string, token: Token): boolean {
  return token.kind === 'atom' && token.node.kind === 'symbol' && token.node.name === '_' && source.startsWith('\\_', token.start);
}

function isBoldWord(name: string): boolean {
  return name.length > 1 && (isWord(name) || /^[A-Z]?[a-z]{3,}$/.test(name) && /[aeiou]/.test(name.slice(1)));
}

/** A run of italic letters: tokens[from..to), which touch in the source. */
interface Run {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** An escaped underscore stands in it, so that it is a name. */
  readonly underscored: boolean;
}

/** As many runs of several letters, one behind another with blanks between, are prose. */
const PROSE_RUNS = 4;

/**
 * Joins runs of italic letters that touch in the source and spell a word of the field (`softmax`, `FPR_1`, `ylog(`), in
 * place; a word such as `otherwise` between blanks becomes a text. Fails where the runs are prose.
 */
export function mergeItalicWords(reader: Reader, tokens: Token[]): void {
  const { source } = reader.track;
  let prose = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (letterOf(tokens[i])?.font !== 'normal') {
      prose = 0;
      continue;
    }
    const run = italicRun(tokens, i);
    const first = tokens[i]!;
    const last = tokens[run.to - 1]!;
    prose = run.name.length < 2 ? 0 : prose > 0 && source.slice(tokens[i - 1]!.end, first.start).trim() === '' ? prose + 1 : 1;
    if (prose === PROSE_RUNS && run.name.length > 2) fail(reader, 'unsupported-notation', 'These letters are prose, not a product', { start: first.start, end: last.end });
    const known = run.name.length > 1 && (run.underscored || isWord(run.name) || (run.name === 'Pr' && followedByBracket(tokens[run.to])));
    const suffix = !known && followedByBracket(tokens[run.to]) ? functionSuffix(run.name) : undefined;
    const whole = known || (suffix === undefined && (looksLikeWord(run.name) || isDefined(tokens, run) || isDefinedFunction(tokens, run)));
    if (PLAIN_WORDS.has(run.name) && standsAlone(source, first.start, last.end)) {
      tokens.splice(i, run.to - i, { kind: 'text', text: run.name, tight: false, bold: false, start: first.start, end: last.end });
    } else if (whole) {
      tokens.splice(i, run.to - i, wordToken(tokens, i, run.to, run.name, 'normal'));
    } else if (suffix !== undefined) {
      tokens.splice(i + suffix, run.to - i - suffix, wordToken(tokens, i + suffix, run.to, run.name.slice(suffix), 'normal'));
      i += suffix;
    } else {
      i = run.to - 1;
    }
  }
  joinQuantities(source, tokens);
}

/** `True Positives`: words side by side that begin with capitals are one quantity. */
function joinQuantities(source: string, tokens: Token[]): void {
  for (let i = 1; i < tokens.length; i++) {
    const [first, second] = [quantityOf(tokens[i - 1]!), quantityOf(tokens[i]!)];
    if (!first || !second || !/^\s+$/.test(source.slice(first.span.end, second.span.start))) continue;
    tokens.splice(i - 1, 2, wordToken(tokens, i - 1, i + 1, `${first.name} ${second.name}`, 'normal'));
    i--;
  }
}

function quantityOf(token: Token): SymbolSurface | undefined {
  const node = token.kind === 'atom' && token.node.kind === 'symbol' ? token.node : undefined;
  return node?.font === 'normal' && /^[A-Z][a-z]{2,}/.test(node.name) && !FUNCTION_WORDS.has(node.name) && node.span.end - node.span.start === node.name.length ? node : undefined;
}

/** `Sales`, `radio`, `HardSigmoid`: nobody multiplies that many letters; differentials (`dxdydz`) they do. */
function looksLikeWord(name: string): boolean {
  return /^(?:[A-Z][a-z]{3,}|[a-z]{5,}|(?:[A-Z][a-z]{2,}){2,}[A-Z]?)$/.test(name) && /[aeiou]/i.test(name) && !/^(?:d[a-z])+$/.test(name);
}

/** `odds = …`: letters that are given a value together, with a vowel among them, are one name; `mgh = …` is not. */
function isDefined(tokens: readonly Token[], { name, from, to }: Run): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  const isFirst = before === undefined || before.kind === 'space' || before.kind === 'break' || before.kind === 'punctuation';
  return name.length >= 4 && isFirst && /^[a-z]+$/.test(name) && /[aeiou]/.test(name) && after?.kind === 'relation';
}

/** `PE(x, i) = …`, `PE_{(x, i)} = …`: capitals that touch before the argument they are defined at. */
function isDefinedFunction(tokens: readonly Token[], { name, from, to }: Run): boolean {
  if (!/^[A-Z]{2,}$/.test(name) || tokens.slice(0, from).some((token) => token.kind !== 'space' && token.kind !== 'break')) return false;
  const last = tokens[to - 1]!;
  if (last.kind === 'atom' && last.node.kind === 'script') return last.node.sub?.kind === 'fence' && nextOf(tokens, to)?.kind === 'relation';
  let depth = 0;
  for (let at = to; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') depth--;
    if (depth === 0) return (token.kind === 'close' || token.kind === 'group') && nextOf(tokens, at + 1)?.kind === 'relation';
  }
  return false;
}

const nextOf = (tokens: readonly Token[], from: number): Token | undefined => tokens.slice(from).find((token) => token.kind !== 'space');

function italicRun(tokens: readonly Token[], from: number): Run {
  let name = '';
  let underscored = false;
  let to = from;
  for (; to < tokens.length; to++) {
    const token = tokens[to]!;
    const previous = tokens[to - 1];
    if (to > from && (previous!.end !== token.start || (previous!.kind === 'atom' && previous!.node.kind === 'script'))) break;
    const letter = letterOf(token);
    if (letter?.font === 'normal') name += letter.name;
    else if (to > from && token.kind === 'atom' && token.node.kind === 'symbol' && token.node.name === '_') {
      name += '_';
      underscored = true;
    } else break;
  }
  return { name, from, to, underscored };
}

/** Between blanks (or alignment marks) or at an end of the formula. */
function standsAlone(source: string, start: number, end: number): boolean {
  return /^[\s&＆~]?$/.test(source.charAt(start - 1)) && /^(?:[\s&＆~]|\\[\s,;:!]|$)/.test(source.slice(end, end + 2));
}

function followedByBracket(token: Token | undefined): boolean {
  return token?.kind === 'open' || token?.kind === 'group' || (token?.kind === 'atom' && token.node.kind === 'fraction');
}
