import { entry, index as indexNamed } from '../ir/build';
import type { Expression, VariableExpression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { rankByForm } from '../ir/shape';
import { equalExpressions, freeIndices, freeVariables, mapChildren, substituteIndex, walk } from '../ir/substitute';
import { operators } from '../ops/index';
import type { ReadingContext, Typed } from './context';

/** A part of a formula that its variables occur in nowhere else: f(x_i) in (y_i − f(x_i))², w x_i + b. */
export interface Block {
  /** A variable in its stead. */
  readonly variable: VariableExpression;
  readonly value: Typed;
  /** A formula with the variable wherever this part stands. */
  readonly lift: (body: Expression) => Expression;
  /** The variables that stand in it. */
  readonly hides: ReadonlySet<string>;
  /** The value of a function, and no mere arithmetic. */
  readonly isCall: boolean;
}

/** Larger formulas are not searched. */
const MAX_NODES = 120;
/** Functions of which formulas are made, too common to tell a quantity by. */
const COMMON: ReadonlySet<string> = new Set(['negate', 'exp', 'log', 'abs', 'sqrt', 'transpose']);

/** The parts of a formula that may stand for one quantity each, the smallest first. */
export function blocksOf(body: Expression, context: ReadingContext): readonly Block[] {
  const nodes: Expression[] = [];
  walk(body, (node) => nodes.push(node));
  if (nodes.length > MAX_NODES) return [];
  const forms = nodes.map(anyIndex);
  const total = occurrences(nodes);
  const blocks: (Block & { readonly size: number; readonly form: Expression })[] = [];
  for (const [at, node] of nodes.entries()) {
    const form = forms[at]!;
    const isCall = node.kind === 'call' || (node.kind === 'entry' && node.array.kind === 'apply') || (node.kind === 'apply' && node.operands.length === 1 && !COMMON.has(node.operator));
    const hides = new Set(freeVariables(node).keys());
    if (node === body || !(isCall || (isAffine(node) && hides.size > 1)) || blocks.some((block) => equalExpressions(block.form, form))) continue;
    const inner: Expression[] = [];
    walk(node, (part) => inner.push(part));
    const own = occurrences(inner);
    const copies = forms.filter((other) => equalExpressions(other, form)).length;
    if (hides.size === 0 || [...hides].some((name) => total.get(name) !== own.get(name)! * copies)) continue;
    const shape = shapeOfAll(node, context);
    if (!shape) continue;
    const variable: VariableExpression = { kind: 'variable', name: printExpression(node), dimensions: shape.map((dimension) => context.dimensions.range(dimension)) };
    const hasIndex = freeIndices(node).size > 0;
    const lift = (whole: Expression): Expression => (equalExpressions(anyIndex(whole), form) ? (hasIndex ? entry(variable, ...[...freeIndices(whole)].map(indexNamed)) : variable) : mapChildren(whole, lift));
    blocks.push({ variable, value: { expression: variable, shape }, lift, hides, isCall, size: inner.length, form });
  }
  return blocks.sort((a, b) => a.size - b.size);
}

/** w·x + b and its like; no difference or sum of quantities, whose sign may be wrong, nor a sign or a number before one. */
function isAffine(node: Expression): boolean {
  if (node.kind === 'apply' && node.operator === 'add') return node.operands.some(isProduct) && node.operands.every((term) => isProduct(term) || isPlain(term));
  return isProduct(node);
}

const isProduct = (node: Expression): boolean =>
  (node.kind === 'apply' && ['multiply', 'divide', 'dot', 'matmul'].includes(node.operator) && node.operands.every((factor) => isPlain(factor) || isProduct(factor))) ||
  (node.kind === 'reduce' && node.operator === 'sum' && isProduct(node.body));

const isPlain = (node: Expression): boolean => node.kind === 'variable' || (node.kind === 'entry' && isPlain(node.array)) || (node.kind === 'apply' && node.operator === 'transpose' && node.operands.every(isPlain));

/** z_j and z_k are one vector's entries: the expression with its index, if it has one, replaced by a common one. */
function anyIndex(node: Expression): Expression {
  const [name, ...others] = freeIndices(node);
  return name === undefined || others.length > 0 ? node : substituteIndex(node, name, indexNamed('·'));
}

function occurrences(nodes: readonly Expression[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const node of nodes) if (node.kind === 'variable') count.set(node.name, (count.get(node.name) ?? 0) + 1);
  return count;
}

/** The shape of a number or a vector; of all the numbers where one index stands in it. */
function shapeOfAll(node: Expression, context: ReadingContext): Typed['shape'] | undefined {
  const rank = rankOf(node);
  const [name, ...others] = freeIndices(node);
  if (name === undefined) {
    const vector = [...freeVariables(node).keys()].map((variable) => context.shapes.get(variable)).find((dimensions) => dimensions?.length === 1);
    return rank === 0 ? [] : rank === 1 ? vector : undefined;
  }
  if (others.length > 0 || rank > 0) return undefined;
  let dimension = context.freeIndices.get(name);
  walk(node, (part) => {
    if (part.kind !== 'entry' || part.array.kind !== 'variable') return;
    const at = part.indices.findIndex((of) => of.kind === 'index' && of.name === name);
    if (at >= 0) dimension ??= context.shapes.get(part.array.name)?.[at];
  });
  return dimension === undefined ? undefined : [dimension];
}

/** The number of dimensions, lengths not yet known. */
const rankOf = (node: Expression): number =>
  rankByForm(node, ({ operator: name }, longest) => {
    const operator = operators.get(name);
    const isElementwise = !operator || operator.kind === 'scalar' || (operator.kind === 'library' && operator.parameters.every(({ rank }) => rank === 0));
    return isElementwise ? longest : operator.rank;
  });
