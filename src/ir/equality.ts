import { assertNever } from '../util/assertNever';
import type { Expression, IndexRange, Outcome } from './expression';

/** Bound indices of the left expression to those of the right. */
type Renaming = readonly (readonly [left: string, right: string])[];

const sameRange = (a: IndexRange, b: IndexRange, renaming: Renaming): boolean => same(a.from, b.from, renaming) && same(a.to, b.to, renaming);

function sameAll(a: readonly Expression[], b: readonly Expression[], renaming: Renaming): boolean {
  return a.length === b.length && a.every((expression, i) => same(expression, b[i]!, renaming));
}

function sameOptional(a: Expression | undefined, b: Expression | undefined, renaming: Renaming): boolean {
  return a && b ? same(a, b, renaming) : a === b;
}

function sameOutcomes(a: readonly Outcome[], b: readonly Outcome[], renaming: Renaming): boolean {
  return a.length === b.length && a.every(({ name, value }, i) => name === b[i]!.name && same(value, b[i]!.value, renaming));
}

/** An index is what its innermost binder says; a free one matches only the free one of the same name. */
function sameIndex(a: string, b: string, renaming: Renaming): boolean {
  for (let i = renaming.length - 1; i >= 0; i--) {
    const [left, right] = renaming[i]!;
    if (left === a || right === b) return left === a && right === b;
  }
  return a === b;
}

function same(a: Expression, b: Expression, renaming: Renaming): boolean {
  if (a === b && renaming.length === 0) return true;
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && a.numerator === b.numerator && a.denominator === b.denominator;
    case 'constant':
      return b.kind === 'constant' && a.name === b.name;
    case 'variable':
      return b.kind === 'variable' && a.name === b.name;
    case 'index':
      return b.kind === 'index' && sameIndex(a.name, b.name, renaming);
    case 'size':
      return b.kind === 'size' && a.name === b.name;
    case 'apply':
      return b.kind === 'apply' && a.operator === b.operator && sameAll(a.operands, b.operands, renaming);
    case 'call':
      return b.kind === 'call' && a.function === b.function && sameAll(a.operands, b.operands, renaming)
        && a.operands.every((_, i) => (a.orders?.[i] ?? 0) === (b.orders?.[i] ?? 0));
    case 'entry':
      return b.kind === 'entry' && same(a.array, b.array, renaming) && sameAll(a.indices, b.indices, renaming);
    case 'reduce': {
      if (b.kind !== 'reduce' || a.operator !== b.operator || !sameRange(a.range, b.range, renaming)) return false;
      const inner: Renaming = [...renaming, [a.index, b.index]];
      return same(a.body, b.body, inner) && sameOptional(a.where, b.where, inner);
    }
    case 'comprehension':
      return b.kind === 'comprehension' && sameRange(a.range, b.range, renaming) && same(a.body, b.body, [...renaming, [a.index, b.index]]);
    case 'array':
      return b.kind === 'array' && sameAll(a.elements, b.elements, renaming);
    case 'cases':
      return b.kind === 'cases' && a.branches.length === b.branches.length && sameOptional(a.otherwise, b.otherwise, renaming)
        && a.branches.every((branch, i) => same(branch.value, b.branches[i]!.value, renaming) && same(branch.condition, b.branches[i]!.condition, renaming));
    case 'integral':
      return b.kind === 'integral' && sameOptional(a.from, b.from, renaming) && sameOptional(a.to, b.to, renaming) && same(a.body, b.body, [...renaming, [a.index, b.index]]);
    case 'limit':
      return b.kind === 'limit' && a.side === b.side && same(a.towards, b.towards, renaming) && same(a.body, b.body, [...renaming, [a.index, b.index]]);
    case 'expectation':
      return b.kind === 'expectation' && a.law === b.law && a.over.join() === b.over.join() && sameOutcomes(a.given, b.given, renaming) && same(a.body, b.body, renaming);
    case 'probability':
      return b.kind === 'probability' && a.law === b.law && sameOutcomes(a.events, b.events, renaming) && sameOutcomes(a.given, b.given, renaming);
    case 'derivative':
      return b.kind === 'derivative' && same(a.body, b.body, renaming) && same(a.variable, b.variable, renaming) && (a.at && b.at ? same(a.at, b.at, renaming) : a.at === b.at);
    default:
      return assertNever(a);
  }
}

/** True where the two are written alike, up to the names of bound indices. Says nothing about values. */
export function equalExpressions(a: Expression, b: Expression): boolean {
  return same(a, b, []);
}
