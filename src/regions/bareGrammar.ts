import { assertNever } from '../util/assertNever';
import type { Span } from '../util/span';
import type { BareKind, BareToken } from './bareToken';

/** The nearest token that is no space, before or behind the one at `index`. */
export function solid(tokens: readonly BareToken[], index: number, step: 1 | -1): BareToken | undefined {
  let at = index + step;
  while (tokens[at]?.kind === 'space') at += step;
  return tokens[at];
}

export function textOf(text: string, token: BareToken | undefined): string {
  return token ? text.slice(token.start, token.end) : '';
}

/** What has been read of a formula up to some token. */
interface Progress {
  /** An operand must follow: at the beginning, behind an operator, a relation, a bracket. */
  needsOperand: boolean;
  depth: number;
  relations: number;
  /** Operators and functions, variables and commands: evidence of mathematics. */
  arithmetic: number;
  variables: number;
  commands: number;
  groups: number;
  /** Open \begin. */
  environments: number;
  /** Of the side of the relation that is being read. */
  side: { operands: number; products: number; operators: number };
}

function emptySide(): Progress['side'] {
  return { operands: 0, products: 0, operators: 0 };
}

/** True if the tokens from `from` to `to` are sides of relations that show in themselves that they are mathematics. */
export function isFormula(text: string, tokens: readonly BareToken[], from: number, to: number): boolean {
  const progress: Progress = {
    needsOperand: true, depth: 0, relations: 0, arithmetic: 0, variables: 0, commands: 0, groups: 0, environments: 0, side: emptySide(),
  };
  for (let index = from; index < to; index++) {
    if (!accept(text, tokens, index, from, progress)) return false;
    const token = tokens[index]!;
    if (token.kind === 'open' && text.charAt(token.start) === '{') index = token.partner!;
  }
  const { needsOperand, relations, arithmetic, variables, commands, groups, side } = progress;
  if (needsOperand || relations === 0 || !isSide(side)) return false;
  if (groups > 0 && commands === 0 && arithmetic === 0) return false;
  return variables + commands + arithmetic > 0;
}

/** A side must have an operand, and more than one run of letters: `mx + b`, never `id`. */
function isSide(side: Progress['side']): boolean {
  return side.operands > 0 && (side.products === 0 || side.operators > 0);
}

/** Takes the token at `index` into account; false if no formula can go on with it. */
function accept(text: string, tokens: readonly BareToken[], index: number, from: number, progress: Progress): boolean {
  const token = tokens[index]!;
  const { side } = progress;
  switch (token.kind) {
    case 'space':
      return true;
    case 'number':
      if (!progress.needsOperand && !mayPrecedeNumber(text, tokens, index)) return false;
      return operand(progress);
    case 'name':
      progress.variables++;
      return operand(progress);
    case 'product':
      side.products++;
      return isProductHere(tokens, index, from) && operand(progress);
    case 'command':
      progress.commands++;
      if (textOf(text, token) === '\\begin') progress.environments++;
      if (textOf(text, token) === '\\end') progress.environments--;
      return operand(progress);
    case 'ellipsis':
      progress.needsOperand = false;
      return true;
    case 'function':
      if (token.unknown && index > from) return false;
      progress.variables++;
      side.operands++;
      return operator(progress);
    case 'sign':
      if (!progress.needsOperand) return operator(progress);
      return true;
    case 'operator':
      return !progress.needsOperand && operator(progress);
    case 'script':
      return (!progress.needsOperand || tokens[index - 1]?.kind === 'function') && operator(progress);
    case 'relation':
      return relation(text, tokens, index, progress);
    case 'open':
      return opening(text, tokens, index, progress);
    case 'close':
      progress.depth--;
      return !progress.needsOperand;
    case 'bar':
      progress.needsOperand = true;
      return progress.depth > 0;
    case 'comma':
      if (progress.needsOperand) return false;
      progress.needsOperand = true;
      return true;
    case 'mark':
      if (progress.environments === 0) return !progress.needsOperand && tokens[index + 1]?.kind === 'relation';
      progress.needsOperand = true;
      return true;
    case 'code':
    case 'word':
    case 'stop':
      return false;
    default:
      return assertNever(token.kind);
  }
}

function operand(progress: Progress): true {
  progress.needsOperand = false;
  progress.side.operands++;
  return true;
}

function operator(progress: Progress): true {
  progress.needsOperand = true;
  progress.arithmetic++;
  progress.side.operators++;
  return true;
}

/** Two numbers side by side are no product; `1.6 X 10` has a letter for the sign between them. */
function mayPrecedeNumber(text: string, tokens: readonly BareToken[], index: number): boolean {
  const before = solid(tokens, index, -1);
  if (before?.kind === 'command') return true;
  if (before === undefined || !/^[xX]$/.test(textOf(text, before))) return false;
  return solid(tokens, tokens.indexOf(before), -1)?.kind === 'number';
}

/** Outside of brackets a relation ends a side; `<` and `>` have space on both sides or on none. */
function relation(text: string, tokens: readonly BareToken[], index: number, progress: Progress): boolean {
  if (progress.needsOperand) return false;
  progress.needsOperand = true;
  if (progress.depth > 0) return true;
  if (!isSide(progress.side)) return false;
  if (/^[<>]$/.test(textOf(text, tokens[index])) && (tokens[index - 1]?.kind === 'space') !== (tokens[index + 1]?.kind === 'space')) return false;
  progress.relations++;
  progress.side = emptySide();
  return true;
}

function opening(text: string, tokens: readonly BareToken[], index: number, progress: Progress): boolean {
  const mark = textOf(text, tokens[index]);
  if (mark === '{') {
    progress.groups++;
    return operand(progress);
  }
  if (mark === '[' && !progress.needsOperand && tokens[index - 1]?.kind === 'space') return false;
  progress.depth++;
  progress.needsOperand = true;
  progress.side.operands++;
  return true;
}

/**
 * Braces for what stands behind `^` and `_` in text that is not LaTeX, where `2^10`, `e^-z`, `x_ij` and `e^(x+1)` mean
 * the whole of it.
 *
 * @returns where braces belong; `undefined` if it is in doubt how far a script goes (`e^-2x`)
 */
export function scriptBraces(text: string, tokens: readonly BareToken[], from: number, to: number): readonly Span[] | undefined {
  const braces: Span[] = [];
  const formula = tokens.slice(from, to);
  const isTeX = (token: BareToken): boolean => token.kind === 'command' || (token.kind === 'open' && text.charAt(token.start) === '{');
  if (!formula.some(({ kind }) => kind === 'script') || formula.some(isTeX)) return braces;
  for (let index = from; index < to; index++) {
    if (tokens[index]!.kind !== 'script') continue;
    const first = tokens[index + 1];
    let last = index + 1;
    if (first?.kind === 'sign') last++;
    if (tokens[last]?.kind === 'open') last = tokens[last]!.partner!;
    else if (last > index + 1 && tokens[last + 1]?.kind === 'script') last += 2;
    const end = tokens[last];
    if (!first || !end || first.kind === 'space') return undefined;
    const next = tokens[last + 1];
    if (first.kind === 'sign' && next && next.start < end.end + 1 && ['number', 'name', 'product', 'function', 'open', 'script'].includes(next.kind)) return undefined;
    if (end.end - first.start > 1) braces.push({ start: first.start, end: end.end });
    index = last;
  }
  return braces;
}

const besideProduct: ReadonlySet<BareKind> = new Set<BareKind>(['operator', 'sign', 'relation', 'open', 'close', 'comma', 'stop', 'script']);

/** `mx` is a product only between signs, or at the end of a clause. */
function isProductHere(tokens: readonly BareToken[], index: number, from: number): boolean {
  const before = index === from ? undefined : solid(tokens, index, -1);
  const after = solid(tokens, index, 1);
  const coefficient = before?.kind === 'number' && before.end === tokens[index]!.start;
  return (before === undefined || coefficient || besideProduct.has(before.kind)) && (after === undefined || besideProduct.has(after.kind));
}
