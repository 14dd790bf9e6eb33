import type { Expression } from '../ir/expression';
import { eachBound, eachChild, isBinder } from '../ir/substitute';

/** Expressions nested deeper than this are not looked at. */
export const maximumDepth = 400;

const none: readonly string[] = [];

/** The names of both, each once. */
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const added = b.filter((name) => !a.includes(name));
  return added.length === 0 ? a : [...a, ...added];
}

const without = (names: readonly string[], bound: string): readonly string[] => (names.includes(bound) ? names.filter((name) => name !== bound) : names);

/** Names of the free indices of an expression, which `known` remembers for it and all within it; undefined if it is nested too deep. */
export function freeNames(expression: Expression, known: Map<Expression, readonly string[]>, depth = 0): readonly string[] | undefined {
  if (expression.kind === 'index') return [expression.name];
  if (expression.kind === 'number' || expression.kind === 'size' || expression.kind === 'constant') return none;
  const found = known.get(expression);
  if (found) return found;
  if (depth > maximumDepth) return undefined;
  let names: readonly string[] | undefined = none;
  const include = (child: Expression, bound?: string): void => {
    const inner = names && freeNames(child, known, depth + 1);
    names = inner && names && union(names, bound === undefined ? inner : without(inner, bound));
  };
  if (isBinder(expression)) {
    eachBound(expression, (child, within) => include(child, within ? expression.index : undefined));
  } else {
    eachChild(expression, (child) => include(child));
  }
  if (names) known.set(expression, names);
  return names;
}
