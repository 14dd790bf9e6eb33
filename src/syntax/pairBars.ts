import { fail, type Reader } from './reader';
import type { RowContext } from './parseRow';
import type { Token } from './token';
import { PREFIX_FUNCTIONS } from './words';

type Bar = Extract<Token, { kind: 'bar' }>;
type Role = 'open' | 'close' | 'separator' | 'evaluation';

/** Steps of the search for roles: far more than any formula needs, few enough never to be felt. */
const MAX_STEPS = 4000;

/**
 * Decides what each vertical bar of one level is: one side of an absolute value or norm, the bar of `p(x | y)`, or an
 * evaluation bar. Two single bars that touch are first tried as one double bar.
 */
export function pairBars(reader: Reader, tokens: readonly Token[], context: RowContext): Token[] | undefined {
  const bar = tokens.find((token) => token.kind === 'bar');
  if (bar === undefined) return tokens as Token[];
  const joined = joinBars(tokens, false);
  const paired = solve(joined, context) ?? (joined.length < tokens.length ? solve(tokens, context) : solve(joinBars(tokens, true), context));
  if (paired === undefined) fail(reader, 'unbalanced', 'A vertical bar without its partner', { start: bar.start, end: bar.end });
  return paired;
}

/** Bars that touch as one double bar: two single bars, or (`escaped`) two double ones, as Markdown's `\\|\\|` leaves them. */
function joinBars(tokens: readonly Token[], escaped: boolean): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined[joined.length - 1];
    if (token.kind === 'bar' && token.double === escaped && !token.side && last?.kind === 'bar' && last.double === escaped && !last.side && !last.scripts && last.end === token.start) {
      joined[joined.length - 1] = { kind: 'bar', double: true, start: last.start, end: token.end, ...(token.scripts && { scripts: token.scripts }) };
    } else {
      joined.push(token);
    }
  }
  return joined;
}

/** Backtracking over the roles of the bars in order; the first consistent choice in order of preference. */
function solve(tokens: readonly Token[], context: RowContext): Token[] | undefined {
  const bars = tokens.flatMap((token, index) => (token.kind === 'bar' ? [index] : []));
  const roles: Role[] = [];
  const stack: number[] = [];
  let steps = 0;
  const assign = (k: number, separators: number): boolean => {
    if (++steps > MAX_STEPS) return false;
    if (k === bars.length) return stack.length === 0;
    const index = bars[k]!;
    const bar = tokens[index] as Bar;
    for (const role of preferences(tokens, bars, k, roles, stack, separators, context)) {
      const opener = stack[stack.length - 1];
      roles[k] = role;
      if (role === 'open') stack.push(index);
      if (role === 'close') stack.pop();
      if (assign(k + 1, separators + (role === 'separator' && !bar.side ? 1 : 0))) return true;
      if (role === 'open') stack.pop();
      if (role === 'close') stack.push(opener!);
    }
    return false;
  };
  return assign(0, 0) ? build(tokens, bars, roles) : undefined;
}

/**
 * The roles a bar may have where it stands, the likeliest first. Behind an operand a bar closes what is open; in
 * brackets an odd bar out separates; elsewhere bars open.
 */
function preferences(
  tokens: readonly Token[],
  bars: readonly number[],
  k: number,
  roles: readonly Role[],
  stack: readonly number[],
  separators: number,
  context: RowContext,
): readonly Role[] {
  const index = bars[k]!;
  const bar = tokens[index] as Bar;
  const opener = stack[stack.length - 1];
  const before = significant(tokens, index, -1);
  const after = significant(tokens, index, 1);
  const roleBefore = before !== undefined && before === bars[k - 1] ? roles[k - 1] : undefined;
  const placeholder = before !== undefined && isPlaceholder(tokens, before, opener);
  const behindOperand = roleBefore ? roleBefore === 'close' || roleBefore === 'evaluation' : before !== undefined && endsOperand(tokens[before]!);
  const beforeOperand = after !== undefined && startsOperand(tokens[after]!);
  const middle = bar.side === 'middle';

  const canClose = opener !== undefined && before !== opener && (behindOperand || placeholder) && (tokens[opener] as Bar).double === bar.double && !crosses(tokens, opener, index);
  const canOpen = !bar.scripts && beforeOperand;
  const canSeparate = !bar.scripts && stack.length === 0 && before !== undefined && after !== undefined && (middle || (beforeOperand && separators === 0 && !touchesBar(tokens, index)));
  const close: readonly Role[] = canClose ? ['close'] : [];
  const open: readonly Role[] = canOpen ? ['open'] : [];
  const separate: readonly Role[] = canSeparate ? ['separator'] : [];

  if (bar.side === 'open') return ['open'];
  if (bar.side === 'close') return canClose ? close : bar.scripts && behindOperand ? ['evaluation'] : [];
  if (bar.scripts) return canClose ? close : stack.length === 0 && behindOperand ? ['evaluation'] : [];
  if (placeholder) return [...close, ...separate];
  if (!behindOperand) return middle ? [...open, ...separate] : open;
  if (canClose) return [...close, ...open, ...separate];
  if (middle) return separate;
  const oddOneOut = (context.fence !== undefined || context.place === 'script') && (bars.length - k) % 2 === 1;
  return oddOneOut ? [...separate, ...open] : [...open, ...separate];
}

/** A bar of `||` is never the bar of `x | y`. */
function touchesBar(tokens: readonly Token[], index: number): boolean {
  const { start, end } = tokens[index]!;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  return (before?.kind === 'bar' && before.end === start) || (after?.kind === 'bar' && after.start === end);
}

/** Pairs do not reach over a relation, a comma or words. */
function crosses(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const token = tokens[i]!;
    if (token.kind === 'relation' || token.kind === 'text' || (token.kind === 'punctuation' && token.sign !== ':') || (token.kind === 'space' && token.ems >= 0.99)) return true;
  }
  return false;
}

function significant(tokens: readonly Token[], from: number, step: 1 | -1): number | undefined {
  for (let i = from + step; i >= 0 && i < tokens.length; i += step) if (tokens[i]!.kind !== 'space') return i;
  return undefined;
}

/** A product sign that stands for an argument, as in `p(\cdot | x)` and `\|\cdot\|`. */
function isPlaceholder(tokens: readonly Token[], index: number, opener: number | undefined): boolean {
  if (tokens[index]!.kind !== 'multiplicative') return false;
  const before = significant(tokens, index, -1);
  return before === undefined || before === opener || tokens[before]!.kind === 'punctuation';
}

function endsOperand(token: Token): boolean {
  if (token.kind === 'atom') {
    const base = token.node.kind === 'script' ? token.node.base : token.node;
    return !(base.kind === 'symbol' && PREFIX_FUNCTIONS.has(base.name));
  }
  return token.kind === 'group' || token.kind === 'evaluation';
}

function startsOperand(token: Token): boolean {
  return token.kind === 'atom' || token.kind === 'group' || token.kind === 'big' || token.kind === 'root' || token.kind === 'additive' || token.kind === 'bar' || token.kind === 'multiplicative';
}

function build(tokens: readonly Token[], bars: readonly number[], roles: readonly Role[]): Token[] {
  const levels: { readonly bar: Bar; readonly tokens: Token[] }[] = [];
  const top: Token[] = [];
  let current = top;
  let k = 0;
  tokens.forEach((token, index) => {
    if (token.kind !== 'bar' || bars[k] !== index) {
      current.push(token);
      return;
    }
    const role = roles[k++]!;
    const sign = token.double ? '‖' : '|';
    if (role === 'open') {
      levels.push({ bar: token, tokens: [] });
      current = levels[levels.length - 1]!.tokens;
    } else if (role === 'close') {
      const level = levels.pop()!;
      current = levels.length > 0 ? levels[levels.length - 1]!.tokens : top;
      current.push({ kind: 'group', open: sign, close: sign, tokens: level.tokens, start: level.bar.start, end: token.end, ...(token.scripts && { scripts: token.scripts }) });
    } else if (role === 'separator') {
      current.push({ kind: 'separator', sign, start: token.start, end: token.end });
    } else {
      current.push({ kind: 'evaluation', scripts: token.scripts!, start: token.start, end: token.end });
    }
  });
  return top;
}
