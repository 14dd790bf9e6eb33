import { apply, index, infinity, subtract } from '../ir/build';
import type { Expression } from '../ir/expression';
import { eachChild } from '../ir/substitute';
import type { BigOperatorSurface, ScriptSurface, Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import type { ReadingContext, Typed } from './context';
import { isScalar, scalarOf } from './shapes';
import { headSymbol, isBold, symbolKey } from './symbol';

/** Integrals, and what is taken between bounds: ∫_a^b f(x) dx, ∬ p(x, y) dx dy, [F(x)]_a^b. */

const INTEGRALS = new Set(['int', 'iint', 'iiint', 'oint', 'intop', 'smallint']);

export const isIntegral = (node: BigOperatorSurface): boolean => INTEGRALS.has(node.operator);

/** Where an integral runs; without bounds over all values, or it is an antiderivative. */
interface Range {
  readonly from?: Expression;
  readonly to?: Expression;
}

const everywhere: Range = { from: apply('negate', infinity), to: infinity };

export function readIntegral(given: BigOperatorSurface, context: ReadingContext): Typed {
  if (given.operator === 'oint') return context.fail('unsupported-notation', 'an integral along a curve is not decided yet', given.span);
  const node = withDifferential(given);
  if (node.differentials.length === 0) return context.fail('unsupported-notation', 'what the integral is over is not clear', given.span);
  const range = readRange(node, context);
  if (!range) return context.fail('unsupported-notation', 'the region of the integral is not read', node.lower?.span ?? node.span);
  const body: Surface = node.body.kind === 'empty' ? { kind: 'number', text: '1', percent: false, span: node.span } : node.body;
  return readOver(node.differentials, range, body, context);
}

/** The first differential belongs to the innermost integral. */
function readOver(differentials: readonly Surface[], range: Range, body: Surface, context: ReadingContext): Typed {
  const variable = differentials.at(-1);
  if (!variable) return context.read(body);
  const symbol = variable.kind === 'symbol' || (variable.kind === 'script' && variable.base.kind === 'symbol' && !variable.sup) ? headSymbol(variable) : undefined;
  if (!symbol || variable.kind !== 'symbol') return context.fail('unsupported-notation', `an integral over ${context.text(variable)} is not read`, variable.span);
  const key = symbolKey(symbol);
  const value = context.with([[key, { kind: 'value', value: scalarOf(index(key)) }]], () => readOver(differentials.slice(0, -1), range, body, context));
  if (context.failure) return value;
  if (!isScalar(value)) return context.fail('unsupported-notation', 'an integral of an array is not read', variable.span);
  if (isBold(symbol) && !isOnlyArgument(value.expression, key)) return context.fail('unsupported-notation', `an integral over the vector ${key} is not decided yet`, variable.span);
  return scalarOf({ kind: 'integral', index: key, ...range, body: value.expression });
}

/** ∫ dx/x: the differential stands in the numerator. */
function withDifferential(node: BigOperatorSurface): BigOperatorSurface {
  if (node.differentials.length > 0 || node.body.kind !== 'fraction' || node.body.style !== 'bar') return node;
  const { numerator } = node.body;
  const items = numerator.kind === 'adjacent' ? numerator.items : [];
  const [sign, variable] = items.slice(-2);
  if (!variable || sign?.kind !== 'symbol' || sign.name !== 'd') return node;
  const rest = items.slice(0, -2);
  const above: Surface = rest.length === 0
    ? { kind: 'number', text: '1', percent: false, span: numerator.span }
    : rest.length === 1 ? rest[0]! : { kind: 'adjacent', items: rest, spaced: rest.map(() => false), span: numerator.span };
  return { ...node, body: { ...node.body, numerator: above }, differentials: [variable] };
}

function readRange(node: BigOperatorSurface, context: ReadingContext): Range | undefined {
  const { lower, upper, differentials } = node;
  if (!lower && !upper) return {};
  if (lower && upper) {
    const [from, to] = [context.read(lower), context.read(upper)];
    return isScalar(from) && isScalar(to) ? { from: from.expression, to: to.expression } : undefined;
  }
  if (!lower) return undefined;
  if (isReals(lower)) return everywhere;
  // ∫_x, ∫_{x, y}: over all values of what stands behind the d.
  const names = new Set(differentials.map((variable) => context.text(variable)));
  return argumentsOf(lower).every((part) => names.has(context.text(part))) || argumentsOf(lower).every((part) => part.kind === 'symbol' && symbolKey(part).length === 1 && differentials.some((variable) => variable.kind === 'symbol' && symbolKey(variable) === symbolKey(part))) ? {} : undefined;
}

/** ℝ, ℝ² */
function isReals(set: Surface): boolean {
  const base = set.kind === 'script' ? set.base : set;
  return base.kind === 'symbol' && base.font === 'blackboard' && base.name === 'R';
}

/** True where the bound letter is never reckoned with, only handed to functions. */
function isOnlyArgument(expression: Expression, name: string): boolean {
  if (expression.kind === 'index') return expression.name !== name;
  if (expression.kind === 'probability') return true;
  let only = true;
  eachChild(expression, (child) => {
    const argument = expression.kind === 'call' && child.kind === 'index' && child.name === name;
    only &&= argument || isOnlyArgument(child, name);
  });
  return only;
}

/** [F(x)]_a^b, F(x)|_a^b: the difference of the values at the bounds; undefined where nothing says in which letter. */
export function readBetween(node: ScriptSurface, context: ReadingContext): Typed | undefined {
  const { base, sub, sup } = node;
  if (base.kind !== 'fence' || !sub || !sup || node.primes > 0 || !((base.open === '[' && base.close === ']') || (base.open === '' && base.close === '|'))) return undefined;
  const letters = context.survey.differentials.filter((key) => contains(base.body, (part) => part.kind === 'symbol' && symbolKey(part) === key));
  const [key] = letters;
  if (key === undefined || letters.length > 1) return undefined;
  const [from, to] = [context.read(sub), context.read(sup)];
  const at = (bound: Expression): Expression => {
    const sign = bound.kind === 'apply' && bound.operator === 'negate' ? bound.operands[0]! : bound;
    const infinite = sign.kind === 'constant' && sign.name === 'infinity';
    const value = context.with([[key, { kind: 'value', value: scalarOf(infinite ? index(key) : bound) }]], () => context.read(base.body)).expression;
    return infinite ? { kind: 'limit', index: key, towards: bound, body: value } : value;
  };
  const [low, high] = [at(from.expression), at(to.expression)];
  return context.failure ? from : scalarOf(subtract(high, low));
}
