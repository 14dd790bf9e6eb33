import type { RowContext } from './parseRow';
import { atom, symbol } from './reader';
import { scripted } from './readScripts';
import type { Token } from './token';
import { isConnective, normaliseName } from './words';

type TextToken = Extract<Token, { kind: 'text' }>;

/**
 * Decides for every text of a row whether it names something (`\text{softmax}(z)`, `= \text{true positives}`) or speaks
 * (`\text{if } x > 0`). A name becomes an upright symbol; words stay texts; a text of punctuation becomes punctuation.
 */
export function nameOrWords(tokens: readonly Token[], context: RowContext): Token[] {
  if (!tokens.some((token) => token.kind === 'text')) return tokens as Token[];
  return tokens.flatMap((token, i) => (token.kind === 'text' ? classify(token, tokens, i, context) : [token]));
}

function classify(token: TextToken, tokens: readonly Token[], i: number, context: RowContext): Token[] {
  if (/^[,;:]$/.test(token.text)) return [{ kind: 'punctuation', sign: token.text as ',' | ';' | ':', grouping: false, start: token.start, end: token.end }];
  if (token.text === '.') return [];
  if (/^\d+(?:\.\d+)?$/.test(token.text) && !token.scripts) return [atom({ kind: 'number', text: token.text, percent: false, span: { start: token.start, end: token.end } })];
  if (isName(token, tokens, i, context)) {
    const name = symbol(normaliseName(token.text), token.bold ? 'bold' : 'roman', { start: token.start, end: token.scripts ? token.start : token.end });
    const node = token.scripts ? scripted({ ...name, span: { start: token.start, end: scriptStart(token) } }, token.scripts) : name;
    return [atom(node)];
  }
  return [{ ...token, text: token.text.replace(/^[,;:]\s*|(?<!\.\w)[.,;:]+$/g, '') }];
}

/** Where the name itself ends, before its scripts. */
function scriptStart(token: TextToken): number {
  const first = Math.min(token.scripts?.sub?.span.start ?? token.end, token.scripts?.sup?.span.start ?? token.end);
  return Math.max(token.start, first);
}

function isName(token: TextToken, tokens: readonly Token[], i: number, context: RowContext): boolean {
  const before = neighbour(tokens, i, -1);
  const after = neighbour(tokens, i, 1);
  if (token.scripts) return true;
  if (tokens.every((other, j) => j === i || other.kind === 'space')) {
    return context.fence === undefined && context.place === 'row' ? !isConnective(token.text) : context.place !== 'cell';
  }
  if (before === undefined && after === undefined) return false;
  const freeBefore = before === undefined || isJoint(before);
  const freeAfter = after === undefined || isJoint(after);
  if (isConnective(token.text)) return token.tight && context.fence !== undefined && freeBefore && freeAfter;
  if (/^[,;:(]|[,;:)]$/.test(token.text)) return false;
  if (token.tight && !token.text.includes(' ')) return true;
  if (freeBefore && freeAfter) return joins(before) || joins(after) || context.fence !== undefined || context.place === 'script';
  const bracketed = after?.kind === 'group' && (after.open === '(' || after.open === '[' || after.open === '{');
  if (bracketed) return token.tight || freeBefore;
  return token.tight && !hasConnective(token.text) && (freeBefore || freeAfter);
}

/** The next token on one side; undefined also where wide space stands between. */
function neighbour(tokens: readonly Token[], i: number, step: 1 | -1): Token | undefined {
  for (let j = i + step; j >= 0 && j < tokens.length; j += step) {
    const token = tokens[j]!;
    if (token.kind !== 'space') return token;
    if (token.ems >= 0.99) {
      const beyond = tokens[j + step];
      return beyond !== undefined && joins(beyond) ? beyond : undefined;
    }
  }
  return undefined;
}

/** Signs that want an operand on both sides. */
function joins(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'relation' || token.kind === 'additive' || token.kind === 'multiplicative' || token.kind === 'slash' || token.kind === 'separator');
}

function isJoint(token: Token): boolean {
  return joins(token) || token.kind === 'punctuation' || token.kind === 'bar' || token.kind === 'text';
}

function hasConnective(text: string): boolean {
  return text.split(' ').some((word) => word.length > 1 && isConnective(word));
}
