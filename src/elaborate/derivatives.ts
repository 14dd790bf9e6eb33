import { apply, comprehension, divide, entry, index, multiply, power as raisedTo, rational, scalar } from '../ir/build';
import type { DerivativeExpression, Expression } from '../ir/expression';
import { nameOfExpression, printExpression } from '../ir/print';
import { contains, equalExpressions, freeIndices, freeVariables } from '../ir/substitute';
import { libraryOperator } from '../ops/index';
import type { FractionSurface, Surface, SymbolSurface } from '../syntax/surface';
import { walk } from '../syntax/walk';
import { hidesDerivative } from './chance';
import type { ReadingContext, Typed } from './context';
import { definedName, type DefinedName } from './definedName';
import { differentials, isD, orderOf, rootOf } from './differentials';
import { applyOperator, callOpaque } from './functions';
import { namedFunction } from './notation';
import type { NamedDefinition } from './scope';
import { argumentsOf } from './arguments';
import { opaqueValue } from './opaque';
import { isStepBack } from './recurrences';
import { isScalar, scalarOf } from './shapes';
import { headSymbol, symbolKey } from './symbol';
import { inline, readDefinition } from './definitions';
import { readVariable, shapeOfVariable } from './symbols';
import { isTransposeSign, subscriptLetters } from './scriptLetters';
import { throughUpstream } from './upstream';

/** d/dx, ∂²/∂x∂y, ∂_{z_j}, ∇_w: with respect to what, in order. */
export interface DerivativeOperator {
  readonly variables: readonly Surface[];
  readonly span: Surface['span'];
}

/** The variable of a derivative taken at a point, bound where it stands. */
const ARGUMENT = scalar('‹u›');

/** Reads `item` as an operator waiting for what it applies to; undefined if it is none. */
export function derivativeOperator(item: Surface, context: ReadingContext): DerivativeOperator | undefined {
  if (item.kind === 'script' && isD(item.base) && item.base.kind === 'symbol' && item.base.name === 'partial' && item.sub && !item.sup) {
    return { variables: item.sub.kind === 'list' ? item.sub.items : [item.sub], span: item.span };
  }
  if (item.kind !== 'fraction' || item.style === 'binomial') return undefined;
  const order = orderOf(item.numerator);
  if (order === 0 || (item.numerator.kind === 'symbol' && context.scope.declarations.has(symbolKey(item.numerator)))) return undefined;
  const variables = differentials(item.denominator, order);
  return variables && variables.length === order ? { variables, span: item.span } : undefined;
}

/** ∇, ∇_w, ∇² before a function, which the argument `behind` may follow. */
export function gradientOperator(item: Surface, context: ReadingContext, of: Surface | undefined, behind: Surface | undefined): DerivativeOperator | undefined {
  const scripts = item.kind === 'script' ? item : undefined;
  const head = scripts?.base ?? item;
  if (head.kind !== 'symbol' || head.name !== 'nabla') return undefined;
  const order = scripts?.sup ? orderOfPower(scripts.sup) : 1;
  if (order === undefined) {
    context.fail('unsupported-notation', `${context.text(item)} is not read`, item.span);
    return undefined;
  }
  const variable = scripts?.sub ?? (of && variableOf(of, behind, context));
  return variable && { variables: order === 2 ? [variable, variable] : [variable], span: item.span };
}

/** ∇²: the Hessian. */
export const orderOfPower = (sup: Surface): 2 | undefined => (sup.kind === 'number' && sup.text === '2' ? 2 : undefined);

/** What a gradient without a subscript is by: x in ∇f(x) and ∇‖x‖, the only argument of a function that is defined. */
function variableOf(of: Surface, behind: Surface | undefined, context: ReadingContext): Surface | undefined {
  const fence = behind?.kind === 'script' ? behind.base : behind;
  if (fence?.kind === 'fence' && fence.open === '(') {
    const variables = argumentsOf(fence);
    return variables.length === 1 && (variables[0]!.kind === 'symbol' || variables[0]!.kind === 'script') ? variables[0] : undefined;
  }
  if (of.kind === 'symbol') {
    const parameters = context.definition(symbolKey(of))?.parameters ?? [];
    return parameters.length === 1 ? parameters[0] : undefined;
  }
  const inner = of.kind === 'script' ? of.base : of;
  if (inner.kind !== 'fence') return undefined;
  const letters = new Map<string, SymbolSurface>();
  walk(inner.body, (node) => {
    if (node.kind === 'symbol' && !namedFunction(node) && !isTransposeSign(node)) letters.set(symbolKey(node), node);
  });
  return letters.size === 1 ? [...letters.values()][0] : undefined;
}

/** dy/dx, ∂L/∂z_i, ∂²f/∂x²: the derivative a fraction is; undefined if it is a quotient. */
export function readDerivativeFraction(node: FractionSurface, context: ReadingContext): Typed | undefined {
  const { numerator, denominator } = node;
  if (node.style === 'binomial') return undefined;
  if (numerator.kind !== 'adjacent') return isDerivativeOfUnknownOrder(node) ? context.fail('unsupported-notation', `${context.text(node)} stands without what it differentiates`, node.span) : undefined;
  const order = orderOf(numerator.items[0]!);
  const variables = order > 0 ? differentials(denominator, order) : undefined;
  if (!variables || variables.length !== order) return isDerivativeOfUnknownOrder(node) ? context.fail('unsupported-notation', `the derivative ${context.text(node)} is not read`, node.span) : undefined;
  const items = numerator.items.slice(1);
  const body: Surface = items.length === 1 ? items[0]! : { kind: 'adjacent', items, spaced: items.map(() => false), span: { start: items[0]!.span.start, end: numerator.span.end } };
  return readDerivativeOf({ variables, span: node.span }, () => readDifferentiated(body, variables[0], context), context);
}

/**
 * dg/du, d²g/du² before the argument they are taken at, with g a function not known: the derivative of g in its only
 * argument, or in the one that is u. Undefined for anything else.
 */
export function unknownDerivativeAt({ numerator, denominator }: FractionSurface, parts: readonly Surface[], context: ReadingContext): Typed | undefined {
  const variables = differentials(denominator);
  const order = numerator.kind === 'adjacent' && numerator.items.length === 2 ? orderOf(numerator.items[0]!) : 0;
  // (df/dx)(df/dx) is a product.
  if (numerator.kind !== 'adjacent' || order === 0 || parts.some((part) => part.kind === 'fraction') || variables?.length !== order || (order > 1 && parts.length > 1)) return undefined;
  const [, symbol] = numerator.items;
  if (symbol?.kind !== 'symbol' || context.survey.upstreams.has(symbolKey(symbol)) || namedFunction(symbol) || context.definition(symbolKey(symbol)) || context.binding(symbolKey(symbol))) return undefined;
  const variable = headSymbol(variables[0]!);
  const at = parts.length === 1 ? 0 : parts.findIndex((part) => part.kind === 'symbol' && variable && symbolKey(part) === symbolKey(variable));
  const values = parts.map((part) => context.read(part));
  if (at < 0 || context.failure || !values.every(isScalar)) return undefined;
  const name = symbolKey(symbol);
  context.unknownFunctions.add(name);
  return scalarOf({ kind: 'call', function: name, operands: values.map(({ expression }) => expression), orders: values.map((_, k) => (k === at ? order : 0)) });
}

/** MSE standing alone is a quantity, σ a function. */
function takesOne(operator: string): boolean {
  const library = libraryOperator(operator);
  return library === undefined || library.parameters.filter((parameter) => parameter.default === undefined).length === 1;
}

/** dⁿf/dxⁿ, or d/dx standing alone: a derivative all the same, and no quotient of letters. */
function isDerivativeOfUnknownOrder({ numerator, denominator }: FractionSurface): boolean {
  if (denominator.kind !== 'adjacent') return false;
  const heads = [numerator.kind === 'adjacent' ? numerator.items[0]! : numerator, denominator.items[0]!];
  return heads.every((head) => isD(head.kind === 'script' ? head.base : head));
}

/** f standing alone for f(x): the function's body, its parameters standing for themselves. */
export function readDifferentiated(body: Surface, variable: Surface | undefined, context: ReadingContext): Typed {
  const symbol = body.kind === 'symbol' ? body : undefined;
  const definition = symbol && context.definition(symbolKey(symbol));
  const named = symbol && !definition ? namedFunction(symbol) : undefined;
  if (named && variable && takesOne(named.operator) && !context.survey.usages.get(symbolKey(symbol!))?.bare) return applyOperator(named.operator, [context.read(variable)], body, context);
  // df/dx beside f(x), f(x, z): f is a function of x, and of z.
  const usage = symbol && variable && !definition && !named && !context.binding(symbolKey(symbol)) ? context.survey.usages.get(symbolKey(symbol)) : undefined;
  if (symbol && variable && usage?.appliedToValues) {
    const isAmong = usage.several?.some((letter) => variable.kind === 'symbol' && symbolKey(letter) === symbolKey(variable));
    if (usage.several && !isAmong) return opaqueValue(symbolKey(symbol), [], context);
    return callOpaque({ symbol, script: undefined }, (usage.several ?? [variable]).map((letter) => context.read(letter)), body, context);
  }
  if (!definition || definition.indices.length > 0) return context.read(body);
  if (definition.parameters.length === 0) return overOutputs(context.read(body), symbol, body, context);
  return overOutputs(inline(definition, definition.parameters.map((parameter) => readVariable(parameter, symbolKey(parameter), context)), context, body), symbol, body, context);
}

/** L = −y log ŷ − (1 − y) log(1 − ŷ) of a ŷ with several entries: a loss is a number, their sum. */
function overOutputs(value: Typed, { name, accents }: SymbolSurface, at: Surface, context: ReadingContext): Typed {
  if (value.shape.length !== 1 || accents.length > 0 || !/^(?:[LJCE]|ell|loss)$/.test(name)) return value;
  context.assume(`${name === 'ell' ? 'ℓ' : name} is summed over the outputs`, 'convention');
  return applyOperator('sum', [value], at, context);
}

/** Applies the operator to what `read` reads, with the variable held free of any definition the document gives it. */
export function readDerivativeOf(operator: DerivativeOperator, read: () => Typed, context: ReadingContext): Typed {
  const power = operator.variables.length === 1 ? rootOf(operator.variables[0]!) : undefined;
  if (power) return byPower(power, operator, read, context);
  const held = operator.variables.flatMap((variable) => {
    const symbol = headSymbol(variable);
    // W^{[2]}, a_1: a name with its scripts.
    const named = variable.kind === 'script' ? definedName(variable) : undefined;
    if (symbol && named && named.key !== symbolKey(symbol) && named.indices.length === 0 && context.scope.definitions.has(named.key)) return [[named.key, { kind: 'value', value: readVariable(symbol, named.key, context) }] as const];
    const key = symbol && symbolKey(symbol);
    if (!symbol || key === undefined || context.binding(key) || !context.scope.definitions.has(key) || isStepBack(variable, context.scope)) return [];
    if (variable.kind === 'symbol') return [[key, { kind: 'value', value: readVariable(symbol, key, context) }] as const];
    // ∂L/∂z_i with z a vector the document defines.
    const letters = variable.kind === 'script' && variable.base.kind === 'symbol' && variable.sub && !variable.sup ? subscriptLetters(variable.sub).length : 0;
    return letters === 0 ? [] : [[key, { kind: 'value', value: context.variable(key, () => shapeOfVariable(symbol, key, letters, context)) }] as const];
  });
  const slope = context.with(held, () => {
    let result = context.differentiating(read);
    for (const surface of [...operator.variables].reverse()) {
      const variable = context.read(surface);
      if (context.failure) return result;
      // ∂L/∂Z^d: the Z of layer d, known by name only.
      if (isNumberedAbove(surface)) return unknownDerivative(result, operator, context);
      if (!isVariable(variable.expression, context)) return context.fail('unsupported-notation', `a derivative with respect to ${context.text(surface)} is not read`, surface.span);
      if (!dependsOn(result.expression, variable.expression)) {
        const through = operator.variables.length === 1 ? throughUpstream(result.expression, variable.expression, surface, context) : undefined;
        if (through && 'value' in through) return through.value;
        if (!through || !dependsOn(through.body, variable.expression)) return unknownDerivative(result, operator, context);
        result = scalarOf(through.body);
      }
      result = differentiate(result, variable, variable.expression, context);
    }
    return result;
  });
  const [by] = operator.variables;
  const name = operator.variables.length === 1 && by ? definedName(by) : undefined;
  return by && name && context.survey.chained.has(name.key) ? whereMade(slope, name, by, context) : slope;
}

/** ∂ℓ/∂σ²: the derivative by σ over that of σ². */
function byPower({ root, exponent }: { readonly root: SymbolSurface; readonly exponent: number }, { span }: DerivativeOperator, read: () => Typed, context: ReadingContext): Typed {
  const slope = readDerivativeOf({ variables: [root], span }, read, context);
  const variable = context.read(root);
  if (context.failure) return slope;
  if (slope.expression.kind !== 'derivative' || !isScalar(variable)) return context.fail('unsupported-notation', `a derivative with respect to a power of ${symbolKey(root)} is not read`, span);
  return { ...slope, expression: divide(slope.expression, multiply(rational(exponent), raisedTo(variable.expression, rational(exponent - 1)))) };
}

/** ∂a/∂z in a chain: at the z that was defined, not at any. */
function whereMade(slope: Typed, { key }: DefinedName, by: Surface, context: ReadingContext): Typed {
  if (context.failure || slope.expression.kind !== 'derivative') return slope;
  const point = readDefinition(key, [], by, context);
  if (!point || context.failure) return slope;
  if (!isScalar(point) || !isScalar(slope)) return context.fail('unsupported-notation', `a chain of derivatives through ${key}, which is no number`, by.span);
  return { ...slope, expression: { ...slope.expression, at: point.expression } };
}

/** W^l, Z^d: nobody differentiates by a power. */
const isNumberedAbove = (surface: Surface): boolean => surface.kind === 'script' && surface.base.kind === 'symbol' && surface.sup?.kind === 'symbol' && /^[a-zA-Z]$/.test(surface.sup.name);

/** ∂L/∂w where nothing says how L depends on w: a value of its own, known by name only. */
function unknownDerivative(body: Typed, operator: DerivativeOperator, context: ReadingContext): Typed {
  if (body.expression.kind === 'number') return context.fail('unsupported-notation', 'the derivative of a number', operator.span);
  const variables = operator.variables.map((surface) => context.read(surface));
  const order = ['', '', '²', '³'][variables.length] ?? `^${variables.length}`;
  const whole = nameOfExpression(body.expression);
  const isCompound = body.expression.kind === 'reduce' || (body.expression.kind === 'apply' && /^(?:add|subtract|negate|multiply|divide)$/.test(body.expression.operator));
  const name = `∂${order}${isCompound ? `(${whole})` : whole}/${variables.map(({ expression }) => `∂${nameOfExpression(expression)}`).join('')}`;
  return opaqueValue(name, [...body.shape, ...variables.flatMap(({ shape }) => shape)], context);
}

function differentiate(body: Typed, variable: Typed, expression: DerivativeExpression['variable'], context: ReadingContext): Typed {
  const shape = [...body.shape, ...variable.shape];
  if (body.shape.length === 1 && variable.shape.length === 1 && context.choose('layout', ['derivatives of vectors in numerator layout', 'derivatives of vectors in denominator layout']) === 1) {
    return { expression: apply('transpose', { kind: 'derivative', body: body.expression, variable: expression }), shape: [...variable.shape, ...body.shape] };
  }
  return {
    expression: { kind: 'derivative', body: body.expression, variable: expression },
    shape,
    ...(shape.length === 1 ? { orientation: 'column' as const } : {}),
  };
}

/** An integration variable is bound as an index is, but is a number to differentiate by. */
function isVariable(expression: Expression, context: ReadingContext): expression is DerivativeExpression['variable'] {
  if (expression.kind === 'index') return context.indexDimension(expression.name) === undefined && !context.freeIndices.has(expression.name);
  return expression.kind === 'variable' || (expression.kind === 'entry' && expression.array.kind === 'variable');
}

function dependsOn(body: Expression, variable: DerivativeExpression['variable']): boolean {
  if (hidesDerivative(body, printExpression(variable))) return false;
  if (variable.kind === 'index') return freeIndices(body).has(variable.name);
  // h_t depends on h_{t−1} where it is said how.
  if (variable.kind === 'entry' && variable.indices.some(({ kind }) => kind === 'apply')) return contains(body, (node) => equalExpressions(node, variable));
  const name = variable.kind === 'variable' ? variable.name : variable.array.kind === 'variable' ? variable.array.name : '';
  return freeVariables(body).has(name);
}

/** σ′(x), tanh″(z): a derivative of a function of one number, at the argument, entry by entry. */
export function derivativeOfUnary(operator: string, order: number, value: Typed, at: Surface, context: ReadingContext): Typed {
  const body = slopeOf(apply(operator, ARGUMENT), order - 1);
  const derivative = (point: Expression): Expression => ({ kind: 'derivative', body, variable: ARGUMENT, at: point });
  if (isScalar(value)) return scalarOf(derivative(value.expression));
  if (value.shape.length > 1) return context.fail('unsupported-notation', 'the derivative of a function of a matrix is not read', at.span);
  const over = context.dimensions.range(value.shape[0]!);
  return context.withIndex('′', value.shape[0]!, (name) => ({ ...value, expression: comprehension(name, over, derivative(entry(value.expression, index(name)))) }));
}

/** f′(x), f″(x) of a function the document defines. */
export function derivativeOfDefinition(definition: NamedDefinition, order: number, values: readonly Typed[], at: Surface, context: ReadingContext): Typed {
  const [value] = values;
  if (!value || values.length !== 1 || !isScalar(value) || order > 3 || definition.indices.length > 0) {
    return context.fail('unsupported-notation', `derivatives of ${definition.key} with primes are read for functions of one number only`, at.span);
  }
  const body = slopeOf(inline(definition, [scalarOf(ARGUMENT)], context, at).expression, order - 1);
  return scalarOf({ kind: 'derivative', body, variable: ARGUMENT, at: value.expression });
}

/** A function of the argument, differentiated as often. */
const slopeOf = (body: Expression, order: number): Expression => (order === 0 ? body : slopeOf({ kind: 'derivative', body, variable: ARGUMENT }, order - 1));
