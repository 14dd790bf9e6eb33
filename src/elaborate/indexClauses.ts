import { add, one, range, size, subtract } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { RelationSurface, Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import type { ReadingContext } from './context';
import type { Dimension } from './dimensions';
import { scriptText } from './scriptText';
import { symbolKey } from './symbol';
import type { OrderedIndices } from './scriptLetters';
import { indexNames, orderedIndices } from './scriptLetters';

/** One index of a big operator: its name, where it runs, and what else it must satisfy. */
export interface IndexClause {
  readonly key: string;
  readonly dimension: Dimension;
  /** Conditions, which may speak of this index and of those before it. */
  readonly where: readonly Surface[];
  /** The index ranges over numbers that the text states; else it only names entries, and is no number itself. */
  readonly counted: boolean;
  /** Only a bound on one side is given, by nothing that is counted itself. */
  readonly open?: boolean;
}

/**
 * What stands under a sign, with what stands above it: `i=1`, `i`, `i,j`, `i,j=1`, `i=1, j=1`, `j \ne i`, `i \in S`,
 * `i < j`, `1 \le i < j \le n`, and conditions behind it or below it in a stack.
 */
export function clausesOf(lower: Surface, upper: Surface | undefined, context: ReadingContext): readonly IndexClause[] | undefined {
  const ordered = orderedIndices(lower);
  if (ordered) return upper ? undefined : orderedClauses(ordered, lower, context);
  const parts = partsOf(lower);
  const [first, ...others] = parts;
  if (!first) return undefined;
  if (others.length === 0) return ownClauses(first, upper, context);
  const starts = startsIn(parts, context);
  const clauses = starts > 1 ? startsOf(parts.slice(0, starts), upper, context) : ownClauses(first, upper, context);
  const last = clauses?.at(-1);
  if (!clauses || !last) return undefined;
  return [...clauses.slice(0, -1), { ...last, where: [...last.where, ...parts.slice(Math.max(starts, 1)).map((part) => completed(part, first))] }];
}

/** What is listed under a sign, or stacked there. */
function partsOf(lower: Surface): readonly Surface[] {
  if (lower.kind === 'list') return lower.items.flatMap(partsOf);
  if (lower.kind === 'grid') return lower.rows.flat().flatMap(partsOf);
  if (lower.kind === 'condition' && lower.items.length === 1) return partsOf(lower.items[0]!);
  return [lower];
}

/** `j ≠ i, k`: what the sign before it says of i, it says of k. */
function completed(part: Surface, first: Surface): Surface {
  return part.kind === 'symbol' && first.kind === 'relation' && first.signs.length === 1 && first.signs[0]!.sign === '≠' ? { ...first, operands: [first.operands[0]!, part] } : part;
}

/** How many of the parts are indices, each by itself or with its start or its set; those behind are conditions. */
function startsIn(parts: readonly Surface[], context: ReadingContext): number {
  const seen = new Set<string>();
  let starts = 0;
  for (const part of parts) {
    const key = part.kind === 'relation' && !startsRange(part) ? undefined : indexNames(part)[0];
    if (key === undefined || part.kind === 'fence' || seen.has(key) || (starts > 0 && context.binding(key) !== undefined)) break;
    seen.add(key);
    starts++;
  }
  return starts;
}

/** `j = 1` and `j ∈ S`, which say where a letter runs. */
function startsRange(part: Surface): part is RelationSurface {
  return part.kind === 'relation' && part.signs.length === 1 && /^(:?=|∈)$/.test(part.signs[0]!.sign) && part.operands[0]!.kind === 'symbol';
}

/** Several indices: those without a start have the one of the next; above the sign stands one end for all, or one for each. */
function startsOf(parts: readonly Surface[], upper: Surface | undefined, context: ReadingContext): readonly IndexClause[] | undefined {
  const ends = upper?.kind === 'list' ? upper.items : parts.map(() => upper);
  if (ends.length !== parts.length) return undefined;
  const clauses = parts.map((part, at) => {
    const start = parts.slice(at).find(startsRange);
    const whole = start && part !== start ? { ...start, operands: [part, start.operands[1]!] } : part;
    return ownClauses(whole, ends[at], context);
  });
  return clauses.every((clause) => clause !== undefined) ? clauses.flat() : undefined;
}

/** What one part under a sign says, without conditions. */
function ownClauses(part: Surface, upper: Surface | undefined, context: ReadingContext): readonly IndexClause[] | undefined {
  if (part.kind === 'fence') {
    if (part.body.kind === 'list') {
      context.fail('ambiguous-notation', `which ${context.text(part)} are meant is not known`, part.span);
      return undefined;
    }
    return ownClauses(part.body, upper, context);
  }
  const [key] = indexNames(part);
  if (key === undefined) return undefined;
  if (part.kind === 'symbol' || part.kind === 'script') {
    const dimension = upper ? context.dimensions.ofRange(range(one, context.read(upper).expression)) : context.dimensions.fresh();
    return [{ key, dimension, where: [], counted: upper !== undefined }];
  }
  return part.kind === 'relation' && part.signs.length === 1 ? relationClause(part, key, upper, context) : undefined;
}

/** `1 ≤ i < j ≤ n`: all of them between the same ends. */
function orderedClauses({ indices, signs, from, to }: OrderedIndices, lower: Surface, context: ReadingContext): readonly IndexClause[] | undefined {
  const first = from && context.read(from.value).expression;
  const last = to && context.read(to.value).expression;
  const dimension = last
    ? context.dimensions.ofRange(range(first ? (from.strict ? add(first, one) : first) : one, to.strict ? subtract(last, one) : last))
    : context.dimensions.fresh();
  return indices.map((letter, at) => {
    const sign = at > 0 ? signs[at - 1] : undefined;
    const where: readonly Surface[] = sign === undefined ? [] : [{ kind: 'relation', operands: [indices[at - 1]!, letter], signs: [{ sign, span: lower.span }], span: lower.span }];
    return { key: symbolKey(letter), dimension, where, counted: true };
  });
}

/** One relation of an index. */
function relationClause(lower: RelationSurface, key: string, upper: Surface | undefined, context: ReadingContext): readonly IndexClause[] | undefined {
  const sign = lower.signs[0]!.sign;
  const right = lower.operands[1]!;
  if (indexNames(lower.operands[0]).length > 1) {
    context.fail('ambiguous-notation', `which pairs ${context.text(lower.operands[0]!)} are is not known`, lower.span);
    return undefined;
  }
  switch (sign) {
    case '=':
    case ':=': {
      const from = context.read(right).expression;
      if (!upper) return undefined;
      return [{ key, dimension: context.dimensions.ofRange(range(from, context.read(upper).expression)), where: [], counted: true }];
    }
    case '∈':
      if (isInterval(right)) {
        context.fail('unsupported-notation', `${key} runs over a continuous set`, lower.span);
        return undefined;
      }
      return [{ key, dimension: dimensionOfSet(right, context), where: [], counted: right.kind === 'fence' }];
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥': {
      const others = indexNames(right).filter((name) => !context.binding(name) && context.survey.boundIndices.has(name));
      const dimension = upper ? context.dimensions.ofRange(range(one, context.read(upper).expression)) : context.dimensions.fresh();
      const open = !upper && others.length === 0 && !contains(right, (node) => node.kind === 'symbol' && context.binding(symbolKey(node)) !== undefined);
      const own: IndexClause = { key, dimension, where: [lower], counted: true, ...(open ? { open } : {}) };
      // ∑_{i<j} runs over both.
      return others.length === 1 ? [{ key: others[0]!, dimension, where: [], counted: true }, own] : [own];
    }
    default:
      return undefined;
  }
}

/** [0, 1], R^d, (a, b): no set to count through. */
function isInterval(set: Surface): boolean {
  const base = set.kind === 'script' ? set.base : set;
  if (base.kind === 'symbol') return base.font === 'blackboard' && /^[RQC]$/.test(base.name);
  return base.kind === 'fence' && base.open !== '{' && base.body.kind === 'list';
}

/** i ∈ B runs over as many values as B has elements, whichever they are; {1, …, n} and [n] over those numbers. */
function dimensionOfSet(set: Surface, context: ReadingContext): Dimension {
  if (set.kind === 'fence' && set.open === '{' && set.body.kind === 'list') {
    const { items } = set.body;
    const first = items[0];
    const last = items.at(-1);
    const numbers = items.every((item, at) => item.kind === 'number' && Number(item.text) === Number((first as { text?: string }).text) + at);
    if (first?.kind === 'number' && last && (numbers || items.some((item) => item.kind === 'ellipsis'))) {
      return context.dimensions.ofRange(range(context.read(first).expression, context.read(last).expression));
    }
  }
  if (set.kind === 'fence' && set.open === '[' && set.body.kind === 'symbol') return context.dimensions.ofRange(range(one, context.read(set.body).expression));
  return context.dimensions.ofLength(cardinality(set, context));
}

/** |B| as a size. */
export function cardinality(set: Surface, context: ReadingContext): Expression {
  const name = `|${scriptText(set)}|`;
  context.sizes.add(name);
  return size(name);
}
