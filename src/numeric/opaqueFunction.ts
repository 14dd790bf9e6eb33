import { functionOfKind, type GroundedKind } from './functionOfKind';
import { sigmoidDerivatives } from './sigmoidDerivatives';
import type { ProgramBuilder } from './programBuilder';
import { createRandom, seedOf } from './random';
import { reduced } from './rational';

/** Where a function of which nothing is known takes its values. */
export type OpaqueCodomain = 'real' | 'positive' | 'unit';

/** A polynomial-like combination of derivatives of the inner function: Σ coefficient · Π g^(orders). */
interface Operand {
  readonly node: number;
  /** How often the function is differentiated in this argument. */
  readonly order: number;
}

/** A function known by name only; a salt draws another of the same name. */
interface Named {
  readonly name: string;
  readonly salt: number | undefined;
}

/**
 * Stands for a function known by name only: a fixed smooth function of its arguments with no symmetry, drawn from the
 * name, so that what holds for every f holds for it and its derivatives are its own. The inner function is
 * g(x) = Σₘ aₘ sin(wₘ·x + φₘ) + b exp(v·x) + (u·x)² + c, mostly above 0, and −g for odd salts; `positive` is exp(g/4), `unit`
 * is 1/(1 + exp(−g)). Where the text says more of it, it is one of that kind instead.
 */
export function opaqueFunction(builder: ProgramBuilder, { name, salt }: Named, operands: readonly Operand[], codomain: OpaqueCodomain, kind?: GroundedKind): number {
  const orders = operands.flatMap((operand, k) => Array<number>(operand.order).fill(k));
  const drawn = salt === undefined ? name : `${name}#${salt}`;
  if (kind) return functionOfKind(builder, drawn, operands.map((operand) => operand.node), kind)(orders);
  const inner = innerFunction(builder, drawn, operands.map((operand) => operand.node));
  if (codomain === 'real') return salt !== undefined && salt % 2 === 1 ? builder.apply('negate', inner(orders)) : inner(orders);
  return composed(builder, inner, orders, codomain);
}

type Derivative = (orders: readonly number[]) => number;

/** g and its partial derivatives: `orders` lists the argument of each differentiation. */
function innerFunction(builder: ProgramBuilder, name: string, operands: readonly number[]): Derivative {
  const random = createRandom(seedOf(name) ^ operands.length);
  const coefficient = (low: number, high: number): { readonly numerator: bigint; readonly denominator: bigint } =>
    reduced(BigInt(Math.round((low + (high - low) * random.uniform()) * 64) * 2 + 1), 128n)!;
  const scale = 1 / Math.max(1, Math.sqrt(operands.length));
  const weights = (low: number, high: number): number[] => operands.map(() => builder.rational(coefficient(low * scale, high * scale)));
  const form = (of: readonly number[], offset: number): number => builder.add([...of.map((weight, k) => builder.apply('multiply', weight, operands[k]!)), offset]);
  const waves = [0, 1].map(() => ({ amplitude: builder.rational(coefficient(0.4, 1.2)), weights: weights(0.4, 1.4), phase: builder.rational(coefficient(-1, 1)) }));
  const growth = { amplitude: builder.rational(coefficient(0.2, 0.6)), weights: weights(-0.5, 0.5) };
  const bowl = { weights: weights(0.1, 0.4) };
  const offset = builder.rational(coefficient(0.3, 1.3));
  const product = (of: readonly number[], orders: readonly number[]): number => builder.multiply(orders.map((k) => of[k]!));

  return (orders) => {
    const terms = waves.map((wave) => {
      const angle = form(wave.weights, wave.phase);
      const shifted = builder.apply(orders.length % 2 === 0 ? 'sin' : 'cos', angle);
      const signed = orders.length % 4 >= 2 ? builder.apply('negate', shifted) : shifted;
      return builder.multiply([wave.amplitude, product(wave.weights, orders), signed]);
    });
    terms.push(builder.multiply([growth.amplitude, product(growth.weights, orders), builder.apply('exp', form(growth.weights, builder.integer(0)))]));
    const linear = form(bowl.weights, builder.integer(0));
    if (orders.length === 0) terms.push(builder.apply('multiply', linear, linear), offset);
    else if (orders.length === 1) terms.push(builder.multiply([builder.integer(2), bowl.weights[orders[0]!]!, linear]));
    else if (orders.length === 2) terms.push(builder.multiply([builder.integer(2), bowl.weights[orders[0]!]!, bowl.weights[orders[1]!]!]));
    return builder.add(terms);
  };
}

/** exp(g/4) or 1/(1 + exp(−g)) and its first derivatives by repeated use of the product and chain rule (Faà di Bruno). */
function composed(builder: ProgramBuilder, inner: Derivative, orders: readonly number[], codomain: 'positive' | 'unit'): number {
  const g = inner([]);
  const outer = outerDerivatives(builder, g, codomain, orders.length);
  return builder.add(partitions(orders.map((_, k) => k)).map((blocks) =>
    builder.multiply([outer[blocks.length]!, ...blocks.map((block) => inner(block.map((k) => orders[k]!)))])));
}

/** The first `highest` derivatives of the outer function at g, the function itself first. */
function outerDerivatives(builder: ProgramBuilder, g: number, codomain: 'positive' | 'unit', highest: number): readonly number[] {
  if (codomain === 'positive') {
    const value = builder.apply('exp', builder.apply('divide', g, builder.integer(4)));
    return Array.from({ length: highest + 1 }, (_, order) => builder.apply('divide', value, builder.integer(4 ** order)));
  }
  return sigmoidDerivatives(builder, g, highest);
}

/** All partitions of a set into blocks; one empty partition for the empty set. Bell numbers: 1, 1, 2, 5, 15. */
function partitions(items: readonly number[]): number[][][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((blocks) => [
    [[first], ...blocks],
    ...blocks.map((_, at) => blocks.map((block, k) => (k === at ? [first, ...block] : block))),
  ]);
}
