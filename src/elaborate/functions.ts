import { apply, comprehension, divide, entry, log, rational } from '../ir/build';
import type { Expression, IndexRange } from '../ir/expression';
import { rangesAgree } from '../ir/shape';
import { operators } from '../ops/index';
import type { LibraryOperator } from '../ops/operator';
import type { ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import type { Dimension } from './dimensions';
import { readPart } from './concatenation';
import type { NamedFunction } from './notation';
import type { NamedDefinition } from './scope';
import { isScalar, scalarOf } from './shapes';
import { decorationText, scriptText, withSubscript } from './scriptText';
import { raise } from './scripts';
import { isMinusOne } from './scriptLetters';
import { isBold, isCapital, symbolKey } from './symbol';
import { demandMatrix, demandVector, valueOf } from './vectorDemand';
import { argumentsOf } from './arguments';
import { opaqueValue, unknownArray } from './opaque';
import { entryOf } from './symbols';
import { derivativeOfUnary } from './derivatives';

export type Callee =
  | { readonly kind: 'named'; readonly symbol: SymbolSurface; readonly script: ScriptSurface | undefined; readonly named: NamedFunction }
  | { readonly kind: 'defined'; readonly symbol: SymbolSurface; readonly script: ScriptSurface | undefined; readonly definition: NamedDefinition }
  | { readonly kind: 'opaque'; readonly symbol: SymbolSurface; readonly script: ScriptSurface | undefined };

const INVERSES: Readonly<Record<string, string>> = { sin: 'asin', cos: 'acos', tan: 'atan', sigmoid: 'logit', exp: 'log' };

/** A function word or letter of the field with its argument, its base or power between them: log₂ x, sin² x, σ'(x). */
export function applyNamed(callee: Callee & { kind: 'named' }, argument: Surface, context: ReadingContext): Typed {
  const { script, named, symbol } = callee;
  if (named.assumption && !(named.operator === 'log' && (script?.sub || context.scope.logBase || context.numeric))) context.assume(named.assumption, 'convention');
  const values = argumentsOf(argument).map((part) => readPart(part, context));
  if (context.failure) return values[0] ?? scalarOf(rational(0));
  if (script?.sup && isMinusOne(script.sup)) {
    const inverse = INVERSES[named.operator];
    return inverse ? applyOperator(inverse, values, argument, context) : context.fail('unknown-function', `the inverse of ${symbol.name} is not read`, argument.span);
  }
  if (script && script.primes > 0) {
    if (script.primes > 3 || values.length !== 1) return context.fail('unsupported-notation', `derivatives of ${symbol.name} with primes are read up to the third, and for functions of one number`, argument.span);
    return derivativeOfUnary(named.operator, script.primes, values[0]!, argument, context);
  }
  const value = named.operator === 'log' ? logarithm(callee, values, argument, context) : subscripted(callee, values, argument, context);
  return script?.sup && !context.failure ? raise(value, script.sup, argument, context) : value;
}

function logarithm({ script, symbol }: Callee & { kind: 'named' }, values: readonly Typed[], argument: Surface, context: ReadingContext): Typed {
  const natural = applyOperator('log', values, argument, context);
  // ln is natural, whatever log is.
  const isLog = !script?.sub && symbol.name !== 'ln';
  const logBase = isLog ? (context.scope.logBase ?? context.unstatedLogBase()) : undefined;
  if (!script?.sub && !logBase) return natural;
  if (isLog && context.scope.logBase) context.assume(`log is to base ${context.scope.logBase}`, 'stated');
  const base = script?.sub ? context.read(script.sub).expression : rational(logBase!);
  if (base.kind === 'constant' && base.name === 'e') return natural;
  return { ...natural, expression: divide(natural.expression, log(base)) };
}

/** softmax_i(z) is an entry, softmax_T(z) a temperature we do not guess at. */
function subscripted(callee: Callee & { kind: 'named' }, values: readonly Typed[], argument: Surface, context: ReadingContext): Typed {
  const operator = chosenOperator(callee, values, context);
  if (operators.get(operator)?.kind === 'library') context.functions.set(symbolKey(callee.symbol), operator);
  const value = applyOperator(operator, values, argument, context);
  const sub = callee.script?.sub;
  if (!sub || context.failure) return value;
  if (isScalar(value)) return context.fail('unsupported-notation', `${callee.symbol.name} with subscript ${scriptText(sub)} is not read`, argument.span);
  const index = context.read(sub);
  return { expression: entry(value.expression, index.expression), shape: value.shape.slice(1) };
}

/** σ of a vector, or of an entry z_i, is the softmax as often as the sigmoid entry by entry: both are read. */
function chosenOperator(callee: Callee & { kind: 'named' }, values: readonly Typed[], context: ReadingContext): string {
  const [value] = values;
  if (callee.symbol.name !== 'sigma' || values.length !== 1 || (isScalar(value!) && !entryParts(value!))) return callee.named.operator;
  return context.choose('σ of a vector', ['σ is the sigmoid, entry by entry', 'σ is the softmax']) === 0 ? 'sigmoid' : 'softmax';
}

/** An operator of the table applied, its arguments' ranks held against what it wants. */
export function applyOperator(name: string, values: readonly Typed[], at: Surface, context: ReadingContext): Typed {
  const operator = operators.get(name);
  if (!operator) return context.fail('unknown-function', `${name} is not known`, at.span);
  if (name === 'max' || name === 'min') return extremum(name, values, at, context);
  if (operator.kind === 'scalar') {
    if (typeof operator.arity === 'number' && operator.arity !== values.length) {
      return context.fail('unknown-function', `${name} takes ${operator.arity} argument${operator.arity === 1 ? '' : 's'}, not ${values.length}`, at.span);
    }
    return { ...values[0]!, expression: apply(name, ...values.map(({ expression }) => expression)) };
  }
  if (operator.kind === 'structural') return structural(name, values, at, context);
  return library(operator, values, at, context);
}

function extremum(name: 'max' | 'min', values: readonly Typed[], at: Surface, context: ReadingContext): Typed {
  const [only] = values;
  if (values.length > 1 || !only) {
    const array = values.find((value) => !isScalar(value));
    return { ...(array ?? scalarOf(rational(0))), expression: apply(name, ...values.map(({ expression }) => expression)) };
  }
  if (isScalar(only)) return context.fail('ambiguous-notation', `the ${name} of one number: over what is it taken?`, at.span);
  if (only.shape.length > 1) return context.fail('unsupported-notation', `${name} over a matrix is not read`, at.span);
  return context.withIndex('i', only.shape[0]!, (index) =>
    scalarOf({ kind: 'reduce', operator: name, index, range: context.dimensions.range(only.shape[0]!), body: entry(only.expression, { kind: 'index', name: index }) }),
  );
}

function structural(name: string, values: readonly Typed[], at: Surface, context: ReadingContext): Typed {
  const [matrix] = values;
  if (!matrix || values.length !== 1 || matrix.shape.length !== 2) return context.fail('shape-mismatch', `${name} takes one matrix`, at.span);
  if (!context.dimensions.unify(matrix.shape[0]!, matrix.shape[1]!)) return context.fail('shape-mismatch', `${name} of a matrix that is not square`, at.span);
  return { expression: apply(name, matrix.expression), shape: name === 'determinant' ? [] : matrix.shape };
}

function library(operator: LibraryOperator, values: readonly Typed[], at: Surface, context: ReadingContext): Typed {
  const required = operator.parameters.filter((parameter) => parameter.default === undefined).length;
  if (values.length < required || values.length > operator.parameters.length) {
    return context.fail('unknown-function', `${operator.name} takes ${required} argument${required === 1 ? '' : 's'}, not ${values.length}`, at.span);
  }
  const [first] = values;
  const parts = first && values.length === 1 && operator.rank === 1 && operator.parameters[0]!.rank === 1 ? entryParts(first) : undefined;
  if (parts) {
    context.assume(`${operator.name}(…ᵢ) is entry i of the ${operator.name} of the whole vector`, 'inferred');
    return scalarOf(entry(apply(operator.name, parts.array), parts.index));
  }
  const mapped: Dimension[][] = [];
  let vector: Dimension | undefined;
  for (const [k, value] of values.entries()) {
    const { rank, name } = operator.parameters[k]!;
    if (rank > 0 && isScalar(value)) (rank === 1 ? demandVector : demandMatrix)(value, context);
    if (value.shape.length < rank) return context.fail('shape-mismatch', `${operator.name} takes a ${rank === 1 ? 'vector' : 'matrix'} for ${name}, not a number`, at.span);
    if (operator.name === 'trace' && value.shape.length === 2 && !context.dimensions.unify(value.shape[0]!, value.shape[1]!)) return context.fail('shape-mismatch', 'trace of a matrix that is not square', at.span);
    if (rank === 1) {
      if (operator.name === 'diag' && value.shape.length > 1) return context.fail('unsupported-notation', 'diag of a matrix is not read', at.span);
      if (value.shape.length === 2 && values.length === 1) return byRows(operator, value, context);
      if (value.shape.length > 1) return context.fail('ambiguous-notation', `${operator.name} of a matrix: along which axis?`, at.span);
      if (vector !== undefined && !context.dimensions.unify(vector, value.shape[0]!)) return context.fail('shape-mismatch', `the arguments of ${operator.name} differ in length`, at.span);
      vector = value.shape[0];
    } else if (rank === 0) mapped.push([...value.shape]);
  }
  const elementwise = mapped.find((shape) => shape.length > 0);
  const expression = apply(operator.name, ...values.map((value) => value.expression));
  if (operator.rank === 1) return { expression, shape: vector === undefined ? [] : [vector], orientation: 'column' };
  if (operator.rank === 0 && elementwise && operator.parameters.every(({ rank }) => rank === 0)) return { ...values.find((value) => value.shape.length > 0)!, expression };
  if (operator.name === 'diag' && vector !== undefined) return { expression, shape: [vector, vector] };
  if (operator.rank === 2) return { expression, shape: matrixShape(operator, values, at, context) };
  return scalarOf(expression);
}

/** The dimensions of the arguments that those of the result are. */
function matrixShape(operator: LibraryOperator, values: readonly Typed[], at: Surface, context: ReadingContext): readonly Dimension[] {
  const rangeOf = (dimension: Dimension): IndexRange => context.dimensions.range(dimension);
  const shape = operator.shape?.(values.map((value) => value.shape.map(rangeOf)));
  if (shape === undefined || typeof shape === 'string') {
    context.fail('shape-mismatch', `${operator.name}: ${shape ?? 'its shape is not known'}`, at.span);
    return [];
  }
  const dimensions = values.flatMap((value) => value.shape);
  return shape.map((wanted) => dimensions.find((dimension) => rangesAgree(rangeOf(dimension), wanted)) ?? context.dimensions.ofRange(wanted));
}

/** softmax(QKᵀ): row by row, as in attention. */
function byRows(operator: LibraryOperator, matrix: Typed, context: ReadingContext): Typed {
  const [rows, columns] = matrix.shape as readonly [Dimension, Dimension];
  context.assume(`${operator.name} of a matrix is taken row by row`, 'convention');
  return context.withIndex('row', rows, (name) => ({
    expression: comprehension(name, context.dimensions.range(rows), apply(operator.name, entry(matrix.expression, { kind: 'index', name }))),
    shape: operator.rank === 1 ? [rows, columns] : [rows],
  }));
}

/** z and i of z_i, where z is a vector. */
function entryParts(value: Typed): { readonly array: Expression; readonly index: Expression } | undefined {
  const { expression } = value;
  if (expression.kind !== 'entry' || expression.indices.length !== 1 || !isScalar(value)) return undefined;
  return { array: expression.array, index: expression.indices[0]! };
}

/** Arguments of one function are alike: y of f(y) is a vector beside f(x) of a vector. */
function demandLike(name: string, values: readonly Typed[], context: ReadingContext): void {
  for (const [at, value] of values.entries()) {
    const place = `${name} ${at}`;
    const before = context.argumentsOf.get(place);
    if (!before) context.argumentsOf.set(place, value);
    else if (before.shape.length + value.shape.length === 1) demandVector(isScalar(value) ? value : before, context);
  }
}

/** A function of which only the name is known. */
export function callOpaque(callee: { readonly symbol: SymbolSurface; readonly script: ScriptSurface | undefined }, values: readonly Typed[], at: Surface, context: ReadingContext): Typed {
  const { symbol, script } = callee;
  // f²(x) is the square of f(x).
  if (script?.sup?.kind === 'number') return raise(callOpaque({ symbol, script: { kind: 'script', base: script.base, primes: script.primes, span: script.span, ...(script.sub ? { sub: script.sub } : {}) } }, values, at, context), script.sup, at, context);
  let name = symbolKey(symbol);
  if (script?.sub) name = withSubscript(name, scriptText(script.sub));
  if (script?.sup) name += decorationText(script.sup);
  // p(x) under a sum over x is the entry of p at x.
  if (!script?.primes && values.length > 0 && context.survey.laws.size === 0 && !context.survey.usages.get(symbolKey(symbol))?.appliedToValues && values.every(({ expression }) => expression.kind === 'index' && context.indexDimension(expression.name) !== undefined)) {
    const array = context.variable(name, () => values.map(() => context.dimensions.fresh()));
    return entryOf(array, values, argumentsOf(at), at, context);
  }
  context.unknownFunctions.add(name);
  // φ(XW): an unknown function of one matrix acts on its entries, as activations do; of several, nothing is known.
  if (values.some(({ shape }) => shape.length > 1)) {
    const entrywise = values.length === 1 && !isCapital(symbol) && (symbol.font === 'normal' || symbol.name.length > 1);
    return opaqueValue(`${name}${scriptText(at)}`, entrywise ? values[0]!.shape : [], context);
  }
  demandLike(name, values, context);
  // f_i(x) in a sum over i is another function for each i.
  const operands: readonly Expression[] = [...values.map(({ expression }) => expression), ...(script?.sub || script?.sup ? context.indicesIn(name.slice(symbolKey(symbol).length)) : []), ...context.variedIn(name)];
  const primes = script?.primes ?? 0;
  if (primes > 0 && values.length !== 1) return context.fail('unsupported-notation', `${name}′ of several arguments is not read`, at.span);
  const rank = Math.max(context.demandedRank(valueOf(name)), isBold(symbol) && !isCapital(symbol) ? 1 : 0);
  return unknownArray(name, operands, rank > 0 ? context.codomain(name, rank) : [], context, primes);
}
