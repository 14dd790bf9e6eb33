import { assertNever } from '../util/assertNever';
import type { DerivativeExpression, Expression, IndexRange, Outcome, VariableExpression } from './expression';
export { equalExpressions } from './equality';

type Mapping = (expression: Expression) => Expression;

function mapAll(expressions: readonly Expression[], map: Mapping): readonly Expression[] {
  let changed = false;
  const mapped = expressions.map((expression) => {
    const result = map(expression);
    changed ||= result !== expression;
    return result;
  });
  return changed ? mapped : expressions;
}

function mapRange(range: IndexRange, map: Mapping): IndexRange {
  const from = map(range.from);
  const to = map(range.to);
  return from === range.from && to === range.to ? range : { from, to };
}

function mapOutcomes(outcomes: readonly Outcome[], map: Mapping): readonly Outcome[] {
  const mapped = outcomes.map((outcome) => {
    const value = map(outcome.value);
    return value === outcome.value ? outcome : { ...outcome, value };
  });
  return mapped.every((outcome, at) => outcome === outcomes[at]) ? outcomes : mapped;
}

/** The variable of a derivative stays a variable or an entry of one: only what indexes it is mapped. */
function mapDerivativeVariable(variable: DerivativeExpression['variable'], map: Mapping): DerivativeExpression['variable'] {
  if (variable.kind === 'variable') return variable;
  if (variable.kind === 'index') {
    const mapped = map(variable);
    return mapped.kind === 'index' ? mapped : variable;
  }
  const indices = mapAll(variable.indices, map);
  return indices === variable.indices ? variable : { ...variable, indices };
}

/**
 * The expression with `map` applied to each direct child; itself where no child changes. The ranges in a variable's
 * dimensions are children too; the variable of a derivative is not, but the indices of its entry are.
 */
export function mapChildren(expression: Expression, map: Mapping): Expression {
  switch (expression.kind) {
    case 'number':
    case 'constant':
    case 'index':
    case 'size':
      return expression;
    case 'variable': {
      let changed = false;
      const dimensions = expression.dimensions.map((dimension) => {
        const mapped = mapRange(dimension, map);
        changed ||= mapped !== dimension;
        return mapped;
      });
      return changed ? { ...expression, dimensions } : expression;
    }
    case 'apply':
    case 'call': {
      const operands = mapAll(expression.operands, map);
      return operands === expression.operands ? expression : { ...expression, operands };
    }
    case 'entry': {
      const array = map(expression.array);
      const indices = mapAll(expression.indices, map);
      return array === expression.array && indices === expression.indices ? expression : { ...expression, array, indices };
    }
    case 'reduce': {
      const range = mapRange(expression.range, map);
      const where = expression.where && map(expression.where);
      const body = map(expression.body);
      if (range === expression.range && where === expression.where && body === expression.body) return expression;
      return { ...expression, range, body, ...(where ? { where } : {}) };
    }
    case 'comprehension': {
      const range = mapRange(expression.range, map);
      const body = map(expression.body);
      return range === expression.range && body === expression.body ? expression : { ...expression, range, body };
    }
    case 'array': {
      const elements = mapAll(expression.elements, map);
      return elements === expression.elements ? expression : { ...expression, elements };
    }
    case 'cases': {
      let changed = false;
      const branches = expression.branches.map((branch) => {
        const value = map(branch.value);
        const condition = map(branch.condition);
        if (value === branch.value && condition === branch.condition) return branch;
        changed = true;
        return { value, condition };
      });
      const otherwise = expression.otherwise && map(expression.otherwise);
      if (!changed && otherwise === expression.otherwise) return expression;
      return { ...expression, branches, ...(otherwise ? { otherwise } : {}) };
    }
    case 'derivative': {
      const body = map(expression.body);
      const variable = mapDerivativeVariable(expression.variable, map);
      const at = expression.at && map(expression.at);
      if (body === expression.body && variable === expression.variable && at === expression.at) return expression;
      return { ...expression, body, variable, ...(at ? { at } : {}) };
    }
    case 'integral': {
      const from = expression.from && map(expression.from);
      const to = expression.to && map(expression.to);
      const body = map(expression.body);
      if (from === expression.from && to === expression.to && body === expression.body) return expression;
      return { ...expression, body, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    }
    case 'limit': {
      const towards = map(expression.towards);
      const body = map(expression.body);
      return towards === expression.towards && body === expression.body ? expression : { ...expression, towards, body };
    }
    case 'expectation': {
      const given = mapOutcomes(expression.given, map);
      const body = map(expression.body);
      return given === expression.given && body === expression.body ? expression : { ...expression, given, body };
    }
    case 'probability': {
      const events = mapOutcomes(expression.events, map);
      const given = mapOutcomes(expression.given, map);
      return events === expression.events && given === expression.given ? expression : { ...expression, events, given };
    }
    default:
      return assertNever(expression);
  }
}

/** Calls `visit` on each direct child, in the order of `mapChildren`. The variable of a derivative counts as one. */
export function eachChild(expression: Expression, visit: (child: Expression) => void): void {
  switch (expression.kind) {
    case 'number':
    case 'constant':
    case 'index':
    case 'size':
      return;
    case 'variable':
      for (const { from, to } of expression.dimensions) {
        visit(from);
        visit(to);
      }
      return;
    case 'apply':
    case 'call':
      for (const operand of expression.operands) visit(operand);
      return;
    case 'entry':
      visit(expression.array);
      for (const index of expression.indices) visit(index);
      return;
    case 'reduce':
    case 'comprehension':
      visit(expression.range.from);
      visit(expression.range.to);
      if (expression.kind === 'reduce' && expression.where) visit(expression.where);
      return visit(expression.body);
    case 'array':
      for (const element of expression.elements) visit(element);
      return;
    case 'cases':
      for (const { value, condition } of expression.branches) {
        visit(value);
        visit(condition);
      }
      if (expression.otherwise) visit(expression.otherwise);
      return;
    case 'derivative':
      visit(expression.body);
      visit(expression.variable);
      if (expression.at) visit(expression.at);
      return;
    case 'integral':
      if (expression.from) visit(expression.from);
      if (expression.to) visit(expression.to);
      return visit(expression.body);
    case 'limit':
      visit(expression.towards);
      return visit(expression.body);
    case 'expectation':
      for (const { value } of expression.given) visit(value);
      return visit(expression.body);
    case 'probability':
      for (const { value } of expression.events) visit(value);
      for (const { value } of expression.given) visit(value);
      return;
    default:
      return assertNever(expression);
  }
}

/** Expressions that bind an index. */
export type Binder = Extract<Expression, { readonly index: string }>;

export const isBinder = (expression: Expression): expression is Binder => 'index' in expression;

/** Calls `visit` on each direct child of a binder, and says whether the index is bound there. */
export function eachBound(binder: Binder, visit: (child: Expression, within: boolean) => void): void {
  const condition = binder.kind === 'reduce' ? binder.where : undefined;
  eachChild(binder, (child) => visit(child, child === binder.body || child === condition));
}

/** Calls `visit` on the expression and all within it, with the names of the indices bound around each. */
export function walk(
  expression: Expression,
  visit: (expression: Expression, bound: readonly string[]) => void,
  bound: readonly string[] = [],
): void {
  visit(expression, bound);
  if (isBinder(expression)) {
    const inner = [...bound, expression.index];
    eachBound(expression, (child, within) => walk(child, visit, within ? inner : bound));
  } else {
    eachChild(expression, (child) => walk(child, visit, bound));
  }
}

/** True where the expression or anything in it satisfies the test. */
export function contains(expression: Expression, test: (expression: Expression) => boolean): boolean {
  if (test(expression)) return true;
  let found = false;
  eachChild(expression, (child) => {
    found ||= contains(child, test);
  });
  return found;
}

/** True where a probability or an expectation stands in it. */
export const mentionsChance = (expression: Expression): boolean => contains(expression, ({ kind }) => kind === 'probability' || kind === 'expectation');

/** Names of the indices that nothing within the expression binds. */
export function freeIndices(expression: Expression): ReadonlySet<string> {
  const free = new Set<string>();
  walk(expression, (node, bound) => {
    if (node.kind === 'index' && !bound.includes(node.name)) free.add(node.name);
  });
  return free;
}

/** The arrays of which an entry is taken at the index, or at one that it is part of: R of ∑_k γ^k R_{t+k+1}. */
export function arraysAt(index: string, expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  walk(expression, (node) => {
    if (node.kind === 'entry' && node.array.kind === 'variable' && node.indices.some((at) => freeIndices(at).has(index))) names.add(node.array.name);
  });
  return names;
}

/** The variables in the expression by name, in order of appearance. */
export function freeVariables(expression: Expression): ReadonlyMap<string, VariableExpression> {
  const free = new Map<string, VariableExpression>();
  const collect = (node: Expression, bound: ReadonlySet<string>): void => {
    if (node.kind === 'variable' && !bound.has(node.name) && !free.has(node.name)) free.set(node.name, node);
    if (node.kind === 'derivative' && node.at) {
      // The variable is bound by the point it is taken at.
      const name = rootVariable(node.variable);
      const inner = name === undefined ? bound : new Set([...bound, name]);
      collect(node.body, inner);
      collect(node.at, bound);
    } else eachChild(node, (child) => collect(child, bound));
  };
  collect(expression, new Set());
  return free;
}

/** Names of the symbolic sizes in the expression, those in the dimensions of its variables included. */
export function freeSizes(expression: Expression): ReadonlySet<string> {
  const free = new Set<string>();
  walk(expression, (node) => {
    if (node.kind === 'size') free.add(node.name);
  });
  return free;
}

/** Matches the names that `freshIndices` makes. */
export const FRESH = /^‹i›(\d+)$/;

/** `count` index names, `‹i›1`, `‹i›2` …, that occur in none of the expressions. No author can write such a name. */
export function freshIndices(count: number, ...expressions: readonly Expression[]): readonly string[] {
  let last = 0;
  const see = (name: string): void => {
    const match = name.startsWith('‹') && FRESH.exec(name);
    if (match) last = Math.max(last, Number(match[1]));
  };
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.kind === 'index') see(node.name);
      else if (isBinder(node)) see(node.index);
    });
  }
  const names: string[] = [];
  for (let number = last + 1; number <= last + count; number++) names.push(`‹i›${number}`);
  return names;
}

type Replacement = (expression: Expression) => Expression | undefined;

function rootVariable(variable: DerivativeExpression['variable']): string | undefined {
  let root: Expression = variable;
  while (root.kind === 'entry') root = root.array;
  return root.kind === 'variable' ? root.name : undefined;
}

/** The replacement, which adds to `incoming` the indices it brings in from outside: no binder on the way may capture them. */
function noting(incoming: Set<string>, replacement: Replacement): Replacement {
  return (node) => {
    const result = replacement(node);
    if (result && result !== node) {
      const own = freeIndices(node);
      for (const name of freeIndices(result)) if (!own.has(name)) incoming.add(name);
    }
    return result;
  };
}

const NO_NAMES: ReadonlySet<string> = new Set();

function replaceWithin(expression: Expression, replacement: Replacement, incoming: ReadonlySet<string>, bound: readonly string[]): Expression {
  if (expression.kind === 'index' && bound.includes(expression.name)) return expression;
  const replaced = replacement(expression);
  if (replaced) return replaced;
  switch (expression.kind) {
    case 'reduce':
    case 'comprehension':
    case 'integral':
    case 'limit': {
      const binder = incoming.has(expression.index) ? renameBinder(expression, incoming) : expression;
      const inner = [...bound, binder.index];
      return mapBound(binder, (child, within) => replaceWithin(child, replacement, incoming, within ? inner : bound));
    }
    case 'derivative': {
      const held = rootVariable(expression.variable);
      const within: Replacement = (node) => (node.kind === 'variable' && node.name === held ? node : replacement(node));
      return mapChildren(expression, (child) => replaceWithin(child, child === expression.at ? replacement : within, incoming, bound));
    }
    default:
      return mapChildren(expression, (child) => replaceWithin(child, replacement, incoming, bound));
  }
}

/** As `mapChildren`, saying whether the binder's index is bound in the child. */
function mapBound(binder: Binder, map: (child: Expression, within: boolean) => Expression): Expression {
  const condition = binder.kind === 'reduce' ? binder.where : undefined;
  return mapChildren(binder, (child) => map(child, child === binder.body || child === condition));
}

function renameBinder(binder: Binder, avoid: ReadonlySet<string>): Binder {
  const [name] = freshIndices(1, binder, ...Array.from(avoid, (index): Expression => ({ kind: 'index', name: index })));
  const rename: Replacement = (node) => (node.kind === 'index' && node.name === binder.index ? { kind: 'index', name: name! } : undefined);
  const renamed = mapBound(binder, (child, within) => (within ? replaceWithin(child, rename, new Set(), []) : child)) as Binder;
  return { ...renamed, index: name! };
}

/**
 * The expression with each outermost node for which `replacement` gives something else replaced by it; what is put in is
 * not searched again. `replacement` must be pure. It never sees a bound index. An index free in what is put in, but not
 * in what it replaces, is not captured: the binder is renamed. The variable of a derivative is bound there as that of a
 * function is: it is replaced neither in the derivative's body nor as its variable, and so stays free in the result.
 */
export function substitute(expression: Expression, replacement: Replacement): Expression {
  const incoming = new Set<string>();
  const replaced = replaceWithin(expression, noting(incoming, replacement), NO_NAMES, []);
  return incoming.size === 0 ? replaced : replaceWithin(expression, replacement, incoming, []);
}

/** The expression with the free index `name` replaced by `value`. */
export function substituteIndex(expression: Expression, name: string, value: Expression): Expression {
  return substitute(expression, (node) => (node.kind === 'index' && node.name === name ? value : undefined));
}

/** The expression with the variable `name` replaced by `value`. */
export function substituteVariable(expression: Expression, name: string, value: Expression): Expression {
  return substitute(expression, (node) => (node.kind === 'variable' && node.name === name ? value : undefined));
}
