import { cover } from '../util/span';
import { parseRow, type RowContext } from './parseRow';
import type { Reader } from './reader';
import { scripted } from './readScripts';
import {
  ahead, beside, brokenBefore, collapse, type Cursor, evaluationEnd, firstScript, isDifferential, isPlaceholder, join, loneSign, MAX_DEPTH,
  misplaced, peek, startsFactor, tooDeep,
} from './rowCursor';
import type { BigOperatorSurface, ProductSign, Surface, SumSurface } from './surface';
import type { Token } from './token';

/** A row without relations and separators: terms, or a single product. */
export function parseSum(reader: Reader, tokens: readonly Token[], context: RowContext): Surface {
  const cursor: Cursor = { reader, tokens, context, i: 0, depth: 0 };
  const surface = sum(cursor);
  const rest = cursor.tokens[cursor.i];
  if (rest !== undefined) misplaced(cursor, rest);
  return surface;
}

function sum(cursor: Cursor): Surface {
  const terms: { sign: SumSurface['terms'][number]['sign']; term: Surface }[] = [];
  let start: number | undefined;
  let signed = false;
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (terms.length > 0 && token.kind !== 'additive') break;
    start ??= token.start;
    if (token.kind !== 'additive') {
      terms.push({ sign: '+', term: product(cursor) });
      continue;
    }
    cursor.i++;
    signed = true;
    const next = peek(cursor);
    if (next === undefined || next.kind === 'multiplicative' && !isPlaceholder(cursor)) {
      if (terms.length === 0 || cursor.context.place === 'script') {
        const lone = loneSign(cursor, token);
        const last = terms.pop();
        if (last === undefined) return lone;
        terms.push({ sign: last.sign, term: { kind: 'adjacent', items: [last.term, lone], spaced: [false, false], span: cover(last.term.span, lone.span) } });
        continue;
      }
      misplaced(cursor, token);
      break;
    }
    if (next.kind === 'additive') {
      const inner = unary(cursor);
      terms.push({ sign: token.sign, term: inner });
    } else {
      terms.push({ sign: token.sign, term: product(cursor) });
    }
  }
  if (terms.length === 0) return { kind: 'empty', span: { start: start ?? 0, end: start ?? 0 } };
  if (terms.length === 1 && (!signed || (terms[0]!.sign === '+' && start === terms[0]!.term.span.start))) return terms[0]!.term;
  const last = terms[terms.length - 1]!.term.span;
  return { kind: 'sum', terms, span: { start: Math.min(start!, terms[0]!.term.span.start), end: last.end } };
}

/** A sign directly behind another sign: `a + -b`, `2 × -3`. */
function unary(cursor: Cursor): Surface {
  const token = peek(cursor);
  if (token?.kind !== 'additive') return adjacent(cursor, false);
  if (++cursor.depth > MAX_DEPTH) return tooDeep(cursor, token);
  cursor.i++;
  if (peek(cursor) === undefined) misplaced(cursor, token);
  const term = unary(cursor);
  return { kind: 'sum', terms: [{ sign: token.sign, term }], span: { start: token.start, end: Math.max(token.end, term.span.end) } };
}

function product(cursor: Cursor): Surface {
  let factors = [adjacent(cursor, false)];
  let signs: ProductSign[] = [];
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token.kind === 'multiplicative') {
      if (cursor.context.place === 'script' && ahead(cursor, cursor.i + 1) === undefined) {
        const lone = loneSign(cursor, token);
        cursor.i++;
        const last = factors.pop()!;
        factors.push(beside(last, lone));
        continue;
      }
      cursor.i++;
      signs.push(token.sign);
      factors.push(operand(cursor, token));
    } else if (token.kind === 'slash') {
      cursor.i++;
      const numerator = join(factors, signs);
      const denominator = operand(cursor, token, true);
      const fraction: Surface = { kind: 'fraction', style: 'slash', numerator, denominator, span: cover(cover(numerator.span, token), denominator.span) };
      factors = [startsFactor(peek(cursor)) ? beside(fraction, adjacent(cursor, false)) : fraction];
      signs = [];
    } else {
      break;
    }
  }
  return join(factors, signs);
}

/** What stands behind `×` or `/`. */
function operand(cursor: Cursor, sign: Token, denominator = false): Surface {
  const next = peek(cursor);
  if (next === undefined) {
    misplaced(cursor, sign);
    return { kind: 'empty', span: { start: sign.end, end: sign.end } };
  }
  return next.kind === 'additive' ? unary(cursor) : adjacent(cursor, denominator);
}

/** Factors side by side. In a denominator written with a slash a big operator ends them: 1/n Σ is (1/n) Σ. */
function adjacent(cursor: Cursor, denominator: boolean): Surface {
  const items: Surface[] = [];
  const spaced: boolean[] = [];
  for (;;) {
    const before = cursor.i;
    const token = peek(cursor);
    if (token === undefined) break;
    const space = items.length > 0 && (cursor.i > before || brokenBefore(cursor, token, items[items.length - 1]!));
    if (token.kind === 'evaluation') {
      cursor.i++;
      const body = collapse(items, spaced, token.start);
      const fence: Surface = { kind: 'fence', open: '', close: '|', body, span: { start: body.span.start, end: token.start + 1 } };
      items.splice(0, items.length, scripted({ ...fence, span: { start: body.span.start, end: evaluationEnd(cursor, token) } }, token.scripts));
      spaced.splice(0, spaced.length, false);
      continue;
    }
    if (token.kind === 'big') {
      if (denominator && items.length > 0) break;
      const bracketed = takesBracket(token, ahead(cursor, cursor.i + 1));
      const operator = big(cursor, token);
      items.push(operator);
      spaced.push(space);
      if (bracketed || (operator.kind === 'big' && operator.differentials.length > 0)) continue;
      break;
    }
    const factor = readFactor(cursor, token);
    if (factor === undefined) break;
    items.push(factor);
    spaced.push(space);
  }
  if (items.length === 0) {
    const token = peek(cursor);
    if (token?.kind === 'multiplicative' && isPlaceholder(cursor)) {
      cursor.i++;
      const lone = loneSign(cursor, token);
      return startsFactor(peek(cursor)) ? beside(lone, adjacent(cursor, denominator)) : lone;
    }
    const place = token ?? cursor.tokens[cursor.tokens.length - 1]!;
    misplaced(cursor, place);
    if (token !== undefined) cursor.i++;
    return { kind: 'empty', span: { start: place.start, end: place.start } };
  }
  return collapse(items, spaced, 0);
}

/** One factor, or undefined where something else begins. */
function readFactor(cursor: Cursor, token: Token): Surface | undefined {
  switch (token.kind) {
    case 'atom':
      cursor.i++;
      return token.node;
    case 'group':
      cursor.i++;
      return fence(cursor, token);
    case 'root': {
      cursor.i++;
      const next = peek(cursor);
      const radicand = next && (next.kind === 'atom' || next.kind === 'group') ? readFactor(cursor, next) : undefined;
      if (radicand === undefined) {
        misplaced(cursor, token);
        return { kind: 'empty', span: { start: token.start, end: token.end } };
      }
      return { kind: 'root', radicand, span: { start: token.start, end: radicand.span.end } };
    }
    default:
      return undefined;
  }
}

function fence(cursor: Cursor, token: Extract<Token, { kind: 'group' }>): Surface {
  const { open, close, scripts } = token;
  const context: RowContext = { place: 'argument', fence: open || close };
  const body = parseRow(cursor.reader, token.tokens, context, Math.min(token.start + 1, token.end));
  const bracketEnd = scripts ? Math.max(body.span.end, Math.min(token.end, firstScript(cursor, token, body.span.end))) : token.end;
  const node: Surface = { kind: 'fence', open, close, body, span: { start: Math.min(token.start, body.span.start), end: Math.max(bracketEnd, body.span.end) } };
  return scripts ? scripted(node, scripts) : node;
}

function big(cursor: Cursor, token: Extract<Token, { kind: 'big' }>): BigOperatorSurface | Surface {
  if (++cursor.depth > MAX_DEPTH) return tooDeep(cursor, token);
  cursor.i++;
  const integral = token.operator.includes('int');
  const { body, differentials, end } = integral ? integrand(cursor, token) : { body: bigBody(cursor, token), differentials: [], end: 0 };
  cursor.depth--;
  return {
    kind: 'big',
    operator: token.operator,
    body,
    differentials,
    span: { start: token.start, end: Math.max(token.end, body.span.end, end) },
    ...(token.scripts?.sub && { lower: token.scripts.sub }),
    ...(token.scripts?.sup && { upper: token.scripts.sup }),
  };
}

function bigBody(cursor: Cursor, token: Extract<Token, { kind: 'big' }>): Surface {
  const next = peek(cursor);
  if (next === undefined || next.kind === 'multiplicative' || next.kind === 'slash' || next.kind === 'evaluation') return { kind: 'empty', span: { start: token.end, end: token.end } };
  if (takesBracket(token, next)) return readFactor(cursor, next)!;
  if (next.kind !== 'additive') return product(cursor);
  cursor.i++;
  if (peek(cursor) === undefined) {
    cursor.i--;
    return { kind: 'empty', span: { start: token.end, end: token.end } };
  }
  const term = product(cursor);
  return { kind: 'sum', terms: [{ sign: next.sign, term }], span: { start: next.start, end: term.span.end } };
}

/** An expectation or probability before a bracket reaches no further than that bracket. */
function takesBracket(token: Extract<Token, { kind: 'big' }>, next: Token | undefined): boolean {
  return (token.operator === 'E' || token.operator === 'Pr') && next?.kind === 'group';
}

interface Integrand {
  readonly body: Surface;
  readonly differentials: readonly Surface[];
  readonly end: number;
}

/** The integrand up to its differential, which may lie beyond a sum; without one, the usual body of a big operator. */
function integrand(cursor: Cursor, token: Extract<Token, { kind: 'big' }>): Integrand {
  const from = cursor.i;
  let pending = 1;
  for (let i = from; i < cursor.tokens.length; i++) {
    const next = cursor.tokens[i]!;
    if (next.kind === 'big' && next.operator.includes('int')) pending++;
    if (!isDifferential(cursor, i)) continue;
    if (--pending > 0) continue;
    const differentials: Surface[] = [];
    let end = 0;
    let at = i;
    while (isDifferential(cursor, at)) {
      do at++;
      while (cursor.tokens[at]!.kind === 'space');
      const measure = cursor.tokens[at + 1];
      cursor.i = at;
      const variable = readFactor(cursor, cursor.tokens[at]!)!;
      const argument = measure?.kind === 'group' && measure.open === '(' ? readFactor(cursor, measure) : undefined;
      differentials.push(argument ? collapse([variable, argument], [false, false], 0) : variable);
      at = cursor.i;
      end = (argument ?? variable).span.end;
      while (cursor.tokens[at]?.kind === 'space') at++;
    }
    const inner = cursor.tokens.slice(from, i).some((part) => part.kind !== 'space') ? cursor.tokens.slice(from, i) : [];
    cursor.i = at;
    if (inner.length > 0) return { body: parseSum(cursor.reader, inner, cursor.context), differentials, end };
    const behind = peek(cursor);
    return { body: startsFactor(behind) ? product(cursor) : { kind: 'empty', span: { start: token.end, end: token.end } }, differentials, end };
  }
  return { body: bigBody(cursor, token), differentials: [], end: 0 };
}
