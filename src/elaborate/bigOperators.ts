import { apply, comprehension, entry, index } from '../ir/build';
import type { ComprehensionExpression, Expression, ReduceExpression } from '../ir/expression';
import { contains as occurs, eachChild, freeIndices } from '../ir/substitute';
import type { BigOperatorSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, symbolsIn, walk } from '../syntax/walk';
import { withScripts } from './adjacency';
import { readExpectation } from './chance';
import { readCondition } from './conditions';
import type { ReadingContext, Typed } from './context';
import type { IndexClause } from './indexClauses';
import { clausesOf } from './indexClauses';
import { isIntegral, readIntegral } from './integrals';
import { readLimit } from './limits';
import { isFunctionLetter } from './notation';
import { opaqueValue } from './opaque';
import { scriptText } from './scriptText';
import { isScalar, product, scalarOf } from './shapes';
import { headSymbol, isAppliedIn, isBold, mentionsSymbol, symbolKey } from './symbol';
import { subscriptLetters } from './scriptLetters';
import { reduced } from './sequences';
import { summedEntries } from './summedEntries';

const REDUCTIONS: Readonly<Record<string, ReduceExpression['operator']>> = { sum: 'sum', prod: 'product', max: 'max', min: 'min', argmax: 'argmax', argmin: 'argmin' };

/** ∑, ∏, max and min over indices; other big operators are refused by name. */
export function readBig(node: BigOperatorSurface, context: ReadingContext): Typed {
  if (node.operator === 'E') return expectation(node, context);
  if (isIntegral(node)) return readIntegral(node, context);
  if (node.operator === 'lim') return readLimit(node, context);
  const operator = REDUCTIONS[node.operator];
  if (!operator) return context.fail('unsupported-notation', `${shownOperator(node.operator)} is not decided yet`, node.span);
  if (node.body.kind === 'empty') return context.fail('unsupported-notation', `nothing follows ${context.text(node)}`, node.span);
  const summed = operator === 'sum' && !node.lower && !node.upper ? summedEntries(node.body) : [];
  if (summed.length > 0) return sumOfEntries(summed, node, context);
  const clauses = node.lower ? clausesOf(node.lower, node.upper ?? countOf(node.lower, context), context) : implicitClause(node, context);
  if (!clauses || context.failure) return context.fail('unsupported-notation', `what the index of ${context.text(node)} runs over is not clear`, node.span);
  if (operator !== 'sum' && operator !== 'product' && clauses.some(({ key }) => isAppliedIn(node.body, key))) return context.fail('unsupported-notation', `an extremum over functions is not decided`, node.span);
  return operator === 'product' ? productOf(clauses, node, context) : nest(operator, clauses, node, context);
}

/** ∏_i p(x_i) p(y): whether what does not depend on i is a factor of each term, or of their product. */
function productOf(clauses: readonly IndexClause[], node: BigOperatorSurface, context: ReadingContext): Typed {
  const items = node.body.kind === 'adjacent' ? node.body.items : [];
  const last = items.findLastIndex((item) => clauses.some(({ key }) => mentionsSymbol(item, key)));
  const rest = items.slice(last + 1);
  if (last < 0 || rest.length === 0 || isCallee(items[last]!, rest[0]!)) return nest('product', clauses, node, context);
  const keys = clauses.map(({ key }) => key).join(', ');
  if (context.choose('∏', [`the product over ${keys} ends before what does not depend on it`, `the product over ${keys} covers all factors behind it`]) === 1) return nest('product', clauses, node, context);
  const own = items.slice(0, last + 1);
  const body = own.length === 1 ? own[0]! : { ...node.body, items: own } as Surface;
  return product(nest('product', clauses, { ...node, body }, context), context.read(besides(rest, node)), false, node.span, context);
}

/** f_i before (x): a call is no product. */
const isCallee = (item: Surface, next: Surface): boolean => (next.kind === 'script' ? next.base : next).kind === 'fence' && headSymbol(item) !== undefined;

/** The n of (1/n) ∑_i x_i. */
function countOf(lower: Surface, context: ReadingContext): SymbolSurface | undefined {
  const count = context.survey.counts.get(lower);
  if (count) context.assume(`${symbolKey(count)} is the number of terms of the sum that is divided by it`, 'inferred');
  return count;
}

/** ∑ (y − ŷ)²: over the entries of what is added up, each name standing for its i-th. */
function sumOfEntries(symbols: readonly SymbolSurface[], node: BigOperatorSurface, context: ReadingContext): Typed {
  const terms = overEntries(symbols, node.body, context);
  if (!terms) return context.fail('unsupported-notation', `what ${context.text(node)} sums over is not clear`, node.span);
  context.assume('a sum without bounds is over the entries', 'inferred');
  const { expression } = terms;
  return { ...terms, expression: { kind: 'reduce', operator: 'sum', index: expression.index, range: expression.range, body: expression.body } };
}

/** \overline{xy} beside x_i and y_i: the mean of x_i y_i. */
export function readMeanOver(body: Surface, context: ReadingContext): Typed | undefined {
  const isSummed = (symbol: SymbolSurface): boolean => {
    const usage = context.survey.usages.get(symbolKey(symbol));
    return usage?.boundIndexed === true && usage.indices === 1 && !isBold(symbol);
  };
  const symbols = [...new Map(symbolsIn(body).filter(isSummed).map((symbol) => [symbolKey(symbol), symbol])).values()];
  const terms = symbols.length > 0 ? overEntries(symbols, body, context) : undefined;
  return terms && isScalar(terms) ? scalarOf(apply('mean', terms.expression)) : undefined;
}

/** An expression of several arrays for each of their entries, one after the other; none where they differ in length. Its shape is that of one entry. */
function overEntries(symbols: readonly SymbolSurface[], body: Surface, context: ReadingContext): (Typed & { readonly expression: ComprehensionExpression }) | undefined {
  const arrays = symbols.map((symbol) => [symbolKey(symbol), context.read(symbol)] as const);
  const [dimension] = arrays[0]![1].shape;
  if (context.failure || dimension === undefined || !arrays.every(([, { shape }]) => shape.length === 1 && context.dimensions.unify(dimension, shape[0]!))) return undefined;
  return context.withIndex('i', dimension, (name) => {
    const entries = arrays.map(([key, { expression }]) => [key, { kind: 'value', value: { expression: entry(expression, index(name)), shape: [] } }] as const);
    const value = context.with(entries, () => context.read(body));
    return { ...value, expression: comprehension(name, context.dimensions.range(dimension), value.expression) };
  });
}

/** 𝔼_x[…] reaches over its bracket; what stands behind that is multiplied. */
function expectation(node: BigOperatorSurface, context: ReadingContext): Typed {
  const [first, ...rest] = node.body.kind === 'adjacent' ? node.body.items : [node.body];
  // 𝔼[x]² is the square of the mean.
  if (first!.kind === 'script' && first.base.kind === 'fence') {
    const mean = withScripts(expectation({ ...node, body: first.base }, context), first, context);
    return rest.length === 0 ? mean : product(mean, context.read(besides(rest, node)), false, node.span, context);
  }
  const bracketed = rest.length > 0 && first!.kind === 'fence';
  const own = bracketed ? { ...node, body: first } : node;
  const value = readExpectation(own, context) ?? opaqueValue(scriptText(own), [], context);
  if (!bracketed) return value;
  return product(value, context.read(besides(rest, node)), false, node.span, context);
}

/** What stands behind the bracket of an expectation. */
const besides = (rest: readonly Surface[], { body: { span } }: BigOperatorSurface): Surface => (rest.length === 1 ? rest[0]! : { kind: 'adjacent', items: rest, spaced: rest.map(() => false), span });

function nest(operator: ReduceExpression['operator'], clauses: readonly IndexClause[], node: BigOperatorSurface, context: ReadingContext): Typed {
  const [clause, ...rest] = clauses;
  if (!clause) return context.read(node.body);
  return context.withIndex(clause.key, clause.dimension, (name) => {
    const primed = operator === 'max' || operator === 'min' ? primedInstead(clause.key, node.body) : undefined;
    if (primed !== undefined) context.assume(`the ${operator} over ${clause.key} is taken over all ${primed}`, 'inferred');
    const body = context.with(primed === undefined ? [] : [[primed, { kind: 'index', name }]], () => nest(operator, rest, node, context));
    // ∑_i \text{item\,i}
    if (node.body.kind === 'symbol' && node.body.name.length > 2 && node.body.name.endsWith(clause.key)) return context.fail('ambiguous-notation', `${node.body.name}: whether ${clause.key} is counted in it is not clear`, node.body.span);
    const conditions = clause.where.map((condition) => readCondition(condition, context));
    if (conditions.some((condition) => condition === undefined)) return context.fail('unsupported-notation', 'the condition under the sum is not read', node.lower!.span);
    if (!clause.counted && operator !== 'sum' && operator !== 'product' && !picksEntry(body.expression, name)) {
      return context.fail('unsupported-notation', `an extremum over all ${clause.key} is not decided yet`, node.span);
    }
    if (!clause.counted && !/^[i-nt]′*$/.test(clause.key) && !isOutcome(body.expression, name) && isUsedAsValue(body.expression, name)) {
      return context.fail('ambiguous-notation', `${clause.key} runs over a set whose values are not known`, node.span);
    }
    if (clause.open && (isUsedAsValue(body.expression, name) || !freeIndices(body.expression).has(name))) {
      return context.fail('ambiguous-notation', `where ${clause.key} begins and ends is not said`, node.lower!.span);
    }
    const where = conditions.length > 0 ? (conditions as Expression[]).reduce((a, b) => apply('and', a, b)) : undefined;
    const whole = reduced(operator, name, context.dimensions.range(clause.dimension), body, context);
    return where ? { ...whole, expression: { ...whole.expression, where } } : whole;
  });
}

/** True where the index picks an entry or is the argument of a function. */
function picksEntry(expression: Expression, name: string): boolean {
  const isIndex = (part: Expression): boolean => freeIndices(part).has(name);
  return occurs(expression, (node) => (node.kind === 'entry' && node.indices.some(isIndex)) || (node.kind === 'call' && node.operands.some(isIndex)));
}

/** max_j g_{j′} in a sum over j′: the largest of all, whichever way they are numbered. */
function primedInstead(key: string, body: Surface): string | undefined {
  let [plain, primed] = [0, 0];
  walk(body, (node) => {
    if (node.kind === 'symbol' && symbolKey(node) === key) plain++;
    if (node.kind === 'script' && node.primes === 1 && node.base.kind === 'symbol' && symbolKey(node.base) === key) primed++;
  });
  return primed > 0 && plain === primed ? `${key}′` : undefined;
}

/** True where the index is reckoned with, not only used to pick an entry. */
function isUsedAsValue(expression: Expression, name: string): boolean {
  if (expression.kind === 'probability') return false;
  if (expression.kind === 'index') return expression.name === name;
  if (expression.kind === 'entry') return isUsedAsValue(expression.array, name);
  if (expression.kind === 'call') return false;
  if (expression.kind === 'apply' && /^(equal|notEqual|less|lessEqual)$/.test(expression.operator)) return false;
  let used = false;
  eachChild(expression, (child) => {
    used ||= isUsedAsValue(child, name);
  });
  return used;
}

/** True where the index is the value of a random quantity: ∑_x x p(x). */
function isOutcome(expression: Expression, name: string): boolean {
  if (expression.kind === 'probability') return [...expression.events, ...expression.given].some(({ value }) => value.kind === 'index' && value.name === name);
  let found = false;
  eachChild(expression, (child) => {
    found ||= isOutcome(child, name);
  });
  return found;
}

function shownOperator(operator: string): string {
  const words: Record<string, string> = { int: 'an integral', lim: 'a limit', E: 'an expectation', argmin: 'an argmin', argmax: 'an argmax', bigcup: 'a union', bigcap: 'an intersection' };
  return words[operator] ?? operator;
}

/** ∑ P(x) Q(x): the one letter that functions are taken at. */
function collectArguments(surface: Surface, letters: Set<string>, context: ReadingContext): void {
  if (surface.kind === 'adjacent') {
    surface.items.forEach((item, at) => {
      const next = surface.items[at + 1];
      if (item.kind === 'symbol' && next?.kind === 'fence' && next.open === '(' && next.body.kind === 'symbol' && isFunctionLetter(item) && !context.binding(symbolKey(next.body))) letters.add(symbolKey(next.body));
    });
  }
  for (const child of children(surface)) collectArguments(child, letters, context);
}

/** A bare ∑: its index is the one letter its body is indexed by that nothing else binds. */
function implicitClause(node: BigOperatorSurface, context: ReadingContext): readonly IndexClause[] | undefined {
  const letters = new Set<string>();
  const collect = (surface: Surface): void => {
    if (surface.kind === 'script' && surface.sub) {
      for (const letter of subscriptLetters(surface.sub)) if (!context.binding(symbolKey(letter))) letters.add(symbolKey(letter));
    }
    for (const child of children(surface)) collect(child);
  };
  collect(node.body);
  if (letters.size === 0) collectArguments(node.body, letters, context);
  if (letters.size !== 1) return undefined;
  const [key] = letters as Set<string> & Iterable<string>;
  context.assume(`the sum without bounds runs over ${key}`, 'inferred');
  return [{ key: key!, dimension: context.dimensions.fresh(), where: [], counted: false }];
}
