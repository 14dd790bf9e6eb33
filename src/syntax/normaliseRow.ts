import { mergeItalicWords } from './letterRuns';
import { joinNumerals } from './numerals';
import type { RowContext } from './parseRow';
import { atom, symbol, type Reader } from './reader';
import { scripted } from './readScripts';
import { nameOrWords } from './textRuns';
import type { RelationSign, Surface, SymbolSurface } from './surface';
import type { Token } from './token';
import { LIMIT_WORDS } from './words';

/**
 * One level of a row with its tokens joined into the words, numerals and signs they spell: `s o f t m a x`, `1 . 5`,
 * `: =`, `arg max`. Afterwards no digits and dots are left, and texts are words, never names.
 */
export function normaliseRow(reader: Reader, tokens: readonly Token[], context: RowContext): Token[] {
  let row = joinSpaces(context.place === 'script' ? angleBrackets(tokens) : tokens);
  row = joinNumerals(reader, row, context);
  mergeItalicWords(reader, row);
  row = joinSigns(row);
  row = nameOrWords(row, context);
  return nameOperators(row);
}

function joinSpaces(tokens: readonly Token[]): Token[] {
  const row: Token[] = [];
  for (const token of tokens) {
    const last = row[row.length - 1];
    if (token.kind === 'space' && last?.kind === 'space') row[row.length - 1] = { ...last, ems: last.ems + token.ems, end: Math.max(last.end, token.end) };
    else if (token.kind !== 'break') row.push(token);
    else if (last?.kind !== 'space') row.push({ kind: 'space', ems: 0.3, start: token.start, end: token.end });
  }
  return row;
}

/** `a^{<t>}`: relation signs that stand for angle brackets round a whole script. */
function angleBrackets(tokens: readonly Token[]): readonly Token[] {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  if (tokens.length < 3 || first?.kind !== 'relation' || first.sign !== '<' || last?.kind !== 'relation' || last.sign !== '>') return tokens;
  return [{ kind: 'group', open: '⟨', close: '⟩', tokens: tokens.slice(1, -1), start: first.start, end: last.end }];
}

/** Signs written as two characters, as in plain text. */
const PAIRS: ReadonlyMap<string, RelationSign> = new Map([
  [':=', ':='], ['==', '='], ['<=', '≤'], ['>=', '≥'], ['≤=', '≤'], ['=>', '⇒'], ['!=', '≠'], ['->', '→'], ['⊥⊥', '⊥'], ['≺=', '⪯'], ['≻=', '⪰'], ['::', ':='], ['+=', '←'], ['-=', '←'],
]);

function joinSigns(tokens: readonly Token[]): Token[] {
  const row: Token[] = [];
  for (const token of tokens) {
    const last = row[row.length - 1];
    const pair = last === undefined ? undefined : pairOf(last, token);
    if (last !== undefined && pair !== undefined) {
      row[row.length - 1] = { kind: 'relation', sign: pair, start: last.start, end: token.end, ...(token.kind === 'relation' && token.note && { note: token.note }) };
    } else {
      row.push(token);
    }
  }
  return row;
}

/** The sign that two signs make together; a colon makes one only with what follows it. */
function pairOf(last: Token, token: Token): RelationSign | undefined {
  const first = signOf(last);
  const second = signOf(token);
  return first === undefined || second === undefined || second === ':' || !touching(last, token) ? undefined : PAIRS.get(first + second);
}

/** Whether two signs print as one: always for `: =`, since blanks of the source print nothing. */
function touching(last: Token, token: Token): boolean {
  return last.end === token.start || last.kind === 'punctuation' || (last.kind === 'relation' && last.sign === '⊥');
}

function signOf(token: Token): string | undefined {
  switch (token.kind) {
    case 'relation': return token.note ? undefined : token.sign;
    case 'punctuation': return token.sign;
    case 'additive': return token.sign;
    case 'factorial': return token.scripts ? undefined : '!';
    default: return undefined;
  }
}

/** `arg max` becomes one operator; operators in letters before a bracket become names; E_x[…] becomes an operator. */
function nameOperators(tokens: readonly Token[]): Token[] {
  const row: Token[] = [];
  tokens.forEach((token, i) => {
    const next = nextOperand(tokens, i);
    const argument = extremum(token);
    if (argument !== undefined && lastName(row) === 'arg') {
      while (row[row.length - 1]?.kind === 'space') row.pop();
      const arg = row.pop()!;
      row.push(nameOperator({ ...argument, operator: `arg${argument.operator}`, symbol: symbol(`arg${argument.operator}`, 'roman', { start: arg.start, end: argument.symbol.span.end }), start: arg.start }, next));
    } else if (token.kind === 'big') {
      row.push(nameOperator(token, next));
    } else if (token.kind === 'atom') {
      row.push(expectation(token, tokens, i) ?? namedExtremum(token, next) ?? token);
    } else if (token.kind === 'question' && tokens.length === 1) {
      row.push(atom(symbol('question', 'normal', token)));
    } else if (token.kind === 'factorial') {
      row.push(...factorial(row.pop(), token));
    } else {
      row.push(token);
    }
  });
  return row;
}

type Big = Extract<Token, { kind: 'big' }>;

function nextOperand(tokens: readonly Token[], i: number): Token | undefined {
  for (let j = i + 1; j < tokens.length; j++) if (tokens[j]!.kind !== 'space') return tokens[j];
  return undefined;
}

function lastName(row: readonly Token[]): string | undefined {
  const last = row.findLast((token) => token.kind !== 'space');
  return last?.kind === 'atom' && last.node.kind === 'symbol' ? last.node.name : undefined;
}

/** \max or \min behind `arg`, however it was written. */
function extremum(token: Token): Big | undefined {
  const big = token.kind === 'big' ? token : token.kind === 'atom' ? asOperator(token) : undefined;
  return big?.operator === 'max' || big?.operator === 'min' ? big : undefined;
}

/** `\mathrm{argmax}_x`, `max_i`: an operator in letters that was not written as one, with what it ranges over. */
function namedExtremum(token: Extract<Token, { kind: 'atom' }>, next: Token | undefined): Token | undefined {
  const big = token.node.kind === 'script' && token.node.sub ? asOperator(token) : undefined;
  return big && next !== undefined ? big : undefined;
}

function asOperator(token: Extract<Token, { kind: 'atom' }>): Big | undefined {
  const base = token.node.kind === 'script' ? token.node.base : token.node;
  if (base.kind !== 'symbol' || base.accents.length > 0 || (base.font !== 'roman' && base.font !== 'normal') || !LIMIT_WORDS.has(base.name)) return undefined;
  const scripts = token.node.kind === 'script'
    ? { scripts: { primes: token.node.primes, end: token.end, ...(token.node.sub && { sub: token.node.sub }), ...(token.node.sup && { sup: token.node.sup }) } }
    : {};
  return { kind: 'big', operator: base.name, word: true, symbol: base, start: token.start, end: token.end, ...scripts };
}

function nameOperator(token: Big, next: Token | undefined): Token {
  if (!token.word) return token;
  const limits = token.scripts?.sub !== undefined;
  const bracketed = next?.kind === 'group' || next === undefined;
  const known = LIMIT_WORDS.has(token.operator);
  if (known ? limits || !bracketed : limits && next !== undefined) return token;
  const node: Surface = token.scripts ? scripted(token.symbol, token.scripts) : token.symbol;
  return atom(node);
}

/** `\mathbb{E}_{x \sim p}[…]`: an operator where it has a subscript and what follows can be its body. */
function expectation(token: Extract<Token, { kind: 'atom' }>, tokens: readonly Token[], i: number): Big | undefined {
  const { node } = token;
  if (node.kind !== 'script' || node.sub === undefined || node.sup !== undefined || node.base.kind !== 'symbol' || node.base.name !== 'E' || node.base.accents.length > 0 || node.primes > 0) return undefined;
  const { font } = node.base;
  if (font === 'bold' || font === 'calligraphic' || !canBeMeanOf(node.base, node.sub, tokens, i)) return undefined;
  return { kind: 'big', operator: 'E', word: true, symbol: node.base, scripts: { sub: node.sub, primes: 0, end: token.end }, start: token.start, end: token.end };
}

/** E_x (…) may be an energy; E_{x ∼ p}, and E_x before an expectation E_y […], is none. */
function canBeMeanOf({ font }: SymbolSurface, sub: Surface, tokens: readonly Token[], i: number): boolean {
  const next = nextOperand(tokens, i);
  if (next?.kind === 'group') return font !== 'normal' || next.open === '[' || next.open === '{' || isDrawn(sub);
  if (next?.kind !== 'atom' && next?.kind !== 'big') return false;
  return font === 'blackboard' || isDrawn(sub) || isLogarithm(next) || (next.kind === 'atom' && expectation(next, tokens, tokens.indexOf(next)) !== undefined);
}

const isLogarithm = (token: Token): boolean => token.kind === 'atom' && token.node.kind === 'symbol' && /^(?:log|ln)$/.test(token.node.name);

/** x ∼ p */
const isDrawn = (sub: Surface): boolean => sub.kind === 'relation' && sub.signs.some(({ sign }) => sign === '∼');

/** `n!`: the factorial sign is written into the tree as a superscript symbol. */
function factorial(base: Token | undefined, sign: Extract<Token, { kind: 'factorial' }>): Token[] {
  const mark = symbol('factorial', 'roman', sign);
  if (base?.kind === 'atom') return [atom(scripted(base.node, { sup: mark, primes: 0, end: sign.end }))];
  if (base?.kind === 'group' && !base.scripts) return [{ scripts: { sup: mark, primes: 0, end: sign.end }, ...base, end: sign.end }];
  return base === undefined ? [sign] : [base, sign];
}
