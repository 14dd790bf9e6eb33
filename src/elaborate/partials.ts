import { array, scalar } from '../ir/build';
import type { Expression, VariableExpression } from '../ir/expression';
import type { FractionSurface, Surface } from '../syntax/surface';
import { argumentsOf } from './arguments';
import type { ReadingContext, Typed } from './context';
import { orderOfPower } from './derivatives';
import { differentials, orderOf } from './differentials';
import type { NamedDefinition } from './scope';
import { isScalar, scalarOf } from './shapes';
import { headSymbol, symbolKey } from './symbol';
import { inline } from './definitions';
import { readVariable } from './symbols';

/** Derivatives of a function of several numbers that the document defines, at its parameters or at a point. */

/** ∂f/∂x (1, 2), ∂²f/∂x∂y (a, b), df/dx (2): undefined where f is not defined, or not by that many numbers. */
export function partialAt({ numerator, denominator }: FractionSurface, parts: readonly Surface[], at: Surface, context: ReadingContext): Typed | undefined {
  const variables = differentials(denominator);
  const [d, symbol] = numerator.kind === 'adjacent' && numerator.items.length === 2 ? numerator.items : [];
  const definition = symbol?.kind === 'symbol' ? context.definition(symbolKey(symbol)) : undefined;
  if (!variables || !definition || orderOf(d!) !== variables.length || !isOfNumbers(definition, parts.length)) return undefined;
  const by = variables.map((variable) => definition.parameters.findIndex((parameter) => symbolKey(parameter) === (variable.kind === 'symbol' ? symbolKey(variable) : undefined)));
  const point = pointOf(parts, context);
  return by.every((k) => k >= 0) && point ? partial(definition, by, point, at, context) : undefined;
}

/** ∇f, ∇f(1, 2), ∇²f(x, y) with f of several numbers: all partial derivatives, in the order of its parameters. */
export function gradientOfSeveral(nabla: Surface, of: Surface | undefined, fence: Surface | undefined, context: ReadingContext): Typed | undefined {
  const order = orderOfNabla(nabla);
  const definition = of?.kind === 'symbol' ? context.definition(symbolKey(of)) : undefined;
  if (order === undefined || !definition || definition.parameters.length < 2) return undefined;
  return allPartials(definition, order, fence ? argumentsOf(fence) : definition.parameters, of!, context);
}

/** The gradient, or the Hessian, of a function of several numbers at a point; undefined for one of anything else. */
export function allPartials(definition: NamedDefinition, order: 1 | 2, parts: readonly Surface[], of: Surface, context: ReadingContext): Typed | undefined {
  const point = isOfNumbers(definition, parts.length) ? pointOf(parts, context) : undefined;
  if (!point) return undefined;
  const all = definition.parameters.map((_, k) => k);
  const at = (...by: number[]): Expression => partial(definition, by, point, of, context).expression;
  const length = context.dimensions.ofLength({ kind: 'number', numerator: BigInt(all.length), denominator: 1n });
  return order === 1
    ? { expression: array(...all.map((k) => at(k))), shape: [length], orientation: 'column' }
    : { expression: array(...all.map((row) => array(...all.map((column) => at(row, column))))), shape: [length, length] };
}

/** ∇ by nothing in particular is of order 1, ∇² the Hessian. */
function orderOfNabla(nabla: Surface): 1 | 2 | undefined {
  const symbol = headSymbol(nabla);
  if (symbol?.name !== 'nabla') return undefined;
  if (nabla.kind === 'symbol') return 1;
  return nabla.kind === 'script' && !nabla.sub && nabla.sup ? orderOfPower(nabla.sup) : undefined;
}

const isOfNumbers = ({ parameters, indices }: NamedDefinition, count: number): boolean => parameters.length === count && indices.length === 0;

/** The values of the arguments, where they are numbers; the parameters stand for themselves. */
function pointOf(parts: readonly Surface[], context: ReadingContext): readonly Expression[] | undefined {
  const values = parts.map((part) => context.try(() => (part.kind === 'symbol' && !context.definition(symbolKey(part)) && !context.binding(symbolKey(part)) ? readVariable(part, symbolKey(part), context) : context.read(part))));
  return values.every((value) => value !== undefined && isScalar(value)) ? values.map((value) => value!.expression) : undefined;
}

/** The derivative by the parameters numbered in `by`, outermost first, at the point. */
function partial(definition: NamedDefinition, by: readonly number[], point: readonly Expression[], at: Surface, context: ReadingContext): Typed {
  const variables = point.map((_, k): VariableExpression => scalar(`‹${k}›`));
  const body = inline(definition, point.map((value, k) => scalarOf(by.includes(k) ? variables[k]! : value)), context, at);
  if (!isScalar(body)) return context.fail('unsupported-notation', `the derivatives of ${definition.key}, whose values are no numbers`, at.span);
  const expression = by.reduceRight<Expression>((inner, k, depth) => ({ kind: 'derivative', body: inner, variable: variables[k]!, ...(by.indexOf(k) === depth ? { at: point[k]! } : {}) }), body.expression);
  return scalarOf(expression);
}
