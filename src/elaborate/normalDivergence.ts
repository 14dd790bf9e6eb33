import { apply, comprehension, entry, index, one, power as raisedTo, rational } from '../ir/build';
import { freeVariables } from '../ir/substitute';
import type { Surface } from '../syntax/surface';
import { argumentsOf } from './arguments';
import type { ReadingContext, Typed } from './context';
import { rootOf } from './differentials';
import type { Dimension } from './dimensions';
import { applyOperator } from './functions';
import { scriptText } from './scriptText';
import { isScalar, scalarOf } from './shapes';
import { headSymbol, isCapital, symbolKey } from './symbol';

/** The divergence of one normal distribution from another (Kullback, Information Theory and Statistics, 1959, ch. 9). */

/** 𝒩(μ, Σ), with the formula it stands in. */
interface Normal {
  readonly mean: Surface;
  readonly covariance: Surface;
  readonly source: string;
}

/** KL(𝒩(μ, σ²) ‖ 𝒩(0, 1)), also by the names of both; of vectors where the covariances are σ²I, diag(σ²) or I. */
export function normalDivergence(body: Surface & { kind: 'list' }, at: Surface, context: ReadingContext): Typed | undefined {
  const [first, second] = body.items.map((item) => normalOf(item, context));
  if (!first || !second) return undefined;
  return context.attempt(() => {
    const spreads = [first, second].map((normal) => spreadOf(normal, context));
    const means = [first, second].map((normal) => context.inSource(normal.source, () => context.read(normal.mean)));
    const operands = [means[0]!, spreads[0]!.variance, means[1]!, spreads[1]!.variance];
    for (const { expression } of operands) for (const { name } of freeVariables(expression).values()) if (spreads.some(({ names }) => names.has(name)) && !context.domains.has(name)) context.domains.set(name, { kind: 'positive' });
    if (operands.every(isScalar) && !spreads.some(({ isMatrix }) => isMatrix)) {
      const [m1, v1, m2, v2] = operands as [Typed, Typed, Typed, Typed];
      return applyOperator('normalKl', [m1, deviationOf(v1), m2, deviationOf(v2)], at, context);
    }
    const length = operands.find(({ shape }) => shape.length === 1)?.shape[0];
    if (length === undefined || operands.some(({ shape }) => shape.length > 1)) return context.fail('shape-mismatch', 'what the means have entries for is not said', at.span);
    return applyOperator('diagonalNormalKl', operands.map((operand) => spread(operand, length, context)), at, context);
  });
}

/** σ, of σ². */
export const deviationOf = ({ expression }: Typed): Typed => scalarOf(apply('sqrt', expression));

/** A number in every entry. */
export function spread(value: Typed, length: Dimension, context: ReadingContext): Typed {
  if (!isScalar(value)) return value;
  return context.withIndex('‿', length, (name) => ({ expression: comprehension(name, context.dimensions.range(length), value.expression), shape: [length], orientation: 'column' }));
}

function normalOf(surface: Surface, context: ReadingContext): Normal | undefined {
  const plain = surface.kind === 'adjacent' ? surface.items : [];
  const [letter, fence] = plain;
  if (plain.length === 2 && letter!.kind === 'symbol' && letter.name === 'N' && fence!.kind === 'fence' && fence.open === '(') {
    const [mean, covariance, ...others] = argumentsOf(fence);
    return mean && covariance && others.length === 0 ? { mean, covariance, source: context.latex } : undefined;
  }
  const symbol = headSymbol(letter ?? surface);
  const definition = symbol && (context.definition(scriptText(surface)) ?? context.definition(symbolKey(symbol)));
  const normal = definition && definition.indices.length === 0 ? context.without(definition.key, () => context.inSource(definition.source, () => normalOf(definition.body, context))) : undefined;
  if (normal) context.use(definition!);
  return normal;
}

interface Spread {
  readonly variance: Typed;
  /** A covariance matrix: of vectors. */
  readonly isMatrix: boolean;
  /** Of the deviations. */
  readonly names: ReadonlySet<string>;
}

/** σ², σ²I, I, diag(σ²) */
export function spreadOf({ covariance, source }: Omit<Normal, 'mean'>, context: ReadingContext): Spread {
  const items = covariance.kind === 'adjacent' || covariance.kind === 'product' ? (covariance.kind === 'adjacent' ? covariance.items : covariance.factors) : [covariance];
  const last = items.at(-1)!;
  const isDiagonal = items.length === 2 && headSymbol(items[0]!)?.name === 'diag' && last.kind === 'fence';
  const isIdentity = last.kind === 'symbol' && last.name === 'I';
  const factors = isDiagonal ? [last.body] : isIdentity ? items.slice(0, -1) : [covariance];
  const [factor] = factors;
  if (factors.length > 1 || (factor?.kind === 'symbol' && isCapital(factor))) return { variance: context.fail('unsupported-notation', `the covariance ${context.text(covariance)} is not read`, covariance.span), isMatrix: true, names: new Set() };
  const variance = factor ? context.inSource(source, () => readVariance(factor, context)) : scalarOf(one);
  return { variance, isMatrix: isDiagonal || isIdentity, names: new Set(freeVariables(variance.expression).keys()) };
}

/** σ² of a vector, entry by entry. */
function readVariance(surface: Surface, context: ReadingContext): Typed {
  const power = rootOf(surface);
  const deviation = power?.exponent === 2 && !context.definition(`${symbolKey(power.root)}²`) ? context.read(power.root) : undefined;
  if (deviation?.shape.length !== 1) return context.read(surface);
  const [length] = deviation.shape as readonly [Dimension];
  return context.withIndex('‿', length, (name) => ({ ...deviation, expression: comprehension(name, context.dimensions.range(length), raisedTo(entry(deviation.expression, index(name)), rational(2))) }));
}
