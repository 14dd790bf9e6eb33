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

/** What is found out about an expression once, whatever the sizes. */
export interface FreeNames {
  /** Names of its free indices. */
  readonly names: readonly string[];
  /** True where its value is asked for again at the same indices and takes some work: it has several parents, or depends on less than the one it has. */
  again: boolean;
  /** True for what is grounded again sooner than looked up. */
  readonly cheap: boolean;
}

/** The free indices of an expression, which `known` remembers for it and all within it; undefined if it is nested too deep. */
export function freeNames(expression: Expression, known: Map<Expression, FreeNames>, depth = 0): readonly string[] | undefined {
  if (expression.kind === 'index') return [expression.name];
  if (isLeaf(expression)) return none;
  const found = known.get(expression);
  if (found) {
    found.again = !found.cheap;
    return found.names;
  }
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
  if (!names) return undefined;
  known.set(expression, { names, again: false, cheap: isCheap(expression) });
  const total = names.length;
  const bound = expression.kind === 'reduce' || expression.kind === 'comprehension' ? expression.index : undefined;
  eachChild(expression, (child) => {
    const inner = known.get(child);
    if (inner && (bound === undefined ? inner.names : without(inner.names, bound)).length < total) inner.again = !inner.cheap;
  });
  return names;
}

const isLeaf = ({ kind }: Expression): boolean => kind === 'number' || kind === 'size' || kind === 'constant';

const isOneSlot = (expression: Expression): boolean =>
  isLeaf(expression) || expression.kind === 'index' || (expression.kind === 'variable' && expression.dimensions.length === 0) || (expression.kind === 'entry' && expression.array.kind === 'variable');

const isCheap = (expression: Expression): boolean => isOneSlot(expression) || (expression.kind === 'apply' && expression.operands.every(isOneSlot));
