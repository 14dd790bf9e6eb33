import type { Expression } from '../ir/expression';
import type { FunctionKind } from '../ir/functionKind';
import type { ProgramBuilder } from './programBuilder';
import { createRandom, seedOf } from './random';
import { sigmoidDerivatives } from './sigmoidDerivatives';

/** A `FunctionKind` with nodes for its constants. */
export interface GroundedKind {
  readonly curvature?: 'convex' | 'concave';
  readonly strength?: number;
  readonly smoothness?: number;
  readonly lipschitz?: number;
  readonly parity?: 'even' | 'odd';
}

/** The kind with a node for each of its constants. */
export function groundedKind({ curvature, strength, smoothness, lipschitz, parity }: FunctionKind, nodeOf: (constant: Expression) => number): GroundedKind {
  return {
    ...(curvature ? { curvature } : {}),
    ...(parity ? { parity } : {}),
    ...(strength ? { strength: nodeOf(strength) } : {}),
    ...(smoothness ? { smoothness: nodeOf(smoothness) } : {}),
    ...(lipschitz ? { lipschitz: nodeOf(lipschitz) } : {}),
  };
}

/** f and its partial derivatives: `orders` lists the argument of each differentiation. */
type Derivative = (orders: readonly number[]) => number;

/** Shares of a constant (L, K) in 64ths: most in one direction, so that a bound half as large does not hold. */
const MOST = 58;
const REST = 4;

/**
 * A smooth function of the kind, drawn from the name. All are sums of ridges a φ(w·x + b): exponentials and squares for
 * convex ones, softplus where the curvature has a bound (its second derivative is at most 1/4), sines where it has none,
 * cosines and sines without b for even and odd ones; and a line.
 */
export function functionOfKind(builder: ProgramBuilder, name: string, operands: readonly number[], kind: GroundedKind): Derivative {
  const random = createRandom(seedOf(name) ^ operands.length);
  const fraction = (numerator: number, denominator: number): number => builder.rational({ numerator: BigInt(numerator), denominator: BigInt(denominator) });
  const between = (low: number, high: number): number => fraction(random.integer(low, high), 16);
  /** A direction in whole numbers, and the square of its length. */
  const direction = (): { readonly along: readonly number[]; readonly square: number } => {
    const along = operands.map(() => random.integer(1, 5) * (random.uniform() < 0.5 ? -1 : 1));
    return { along, square: along.reduce((sum, value) => sum + value * value, 0) };
  };
  const form = (along: readonly number[], offset?: number): number => builder.add([...along.map((value, k) => builder.apply('multiply', builder.integer(value), operands[k]!)), ...(offset === undefined ? [] : [offset])]);
  /** `scale` · φ(w·x + offset), with the derivatives of φ. */
  const ridge = (scale: number, along: readonly number[], outer: (at: number, order: number) => number, offset?: number): Derivative => (orders) =>
    builder.multiply([scale, ...orders.map((k) => builder.integer(along[k]!)), outer(form(along, offset), orders.length)]);
  const square = (at: number, order: number): number => (order === 0 ? builder.apply('multiply', at, at) : order === 1 ? builder.apply('multiply', builder.integer(2), at) : builder.integer(order === 2 ? 2 : 0));
  const wave = (at: number, order: number): number => signed(builder, order, builder.apply(order % 2 === 0 ? 'sin' : 'cos', at));
  const cosine = (at: number, order: number): number => signed(builder, order + 1, builder.apply(order % 2 === 0 ? 'cos' : 'sin', at));
  const grown = (at: number): number => builder.apply('exp', builder.apply('divide', at, builder.integer(8)));
  const exponential = (at: number, order: number): number => builder.apply('divide', grown(at), builder.integer(8 ** order));
  const softplus = (at: number, order: number): number => (order === 0 ? builder.apply('log', builder.apply('add', builder.integer(1), builder.apply('exp', at))) : sigmoidDerivatives(builder, at, order - 1)[order - 1]!);
  const identity = (at: number, order: number): number => (order === 0 ? at : builder.integer(order === 1 ? 1 : 0));
  const slope = direction();
  const line = (): Derivative => ridge(builder.integer(1), slope.along, identity, between(-16, 16));
  const sign = random.uniform() < 0.5 ? -1 : 1;
  const times = (constant: number, share: number, over: number): number => builder.multiply([constant, fraction(share, 64 * over)]);
  const sum = (...parts: readonly Derivative[]): Derivative => (orders) => builder.add(parts.map((part) => part(orders)));

  /** Convex, with curvature up to the constant. */
  const bounded = (constant: number): Derivative => {
    const [steep, bent] = [direction(), direction()];
    return sum(ridge(times(constant, MOST, 2 * steep.square), steep.along, square), ridge(times(constant, 4 * REST, bent.square), bent.along, softplus, between(-16, 16)));
  };
  /** Half the square of the norm, times the constant. */
  const bowl = (constant: number): Derivative => sum(...operands.map((_, k) => ridge(times(constant, 32, 1), operands.map((_, j) => (j === k ? 1 : 0)), square)));
  const convex = (): Derivative => {
    const [first, second, flat] = [direction(), direction(), direction()];
    return sum(ridge(between(4, 16), first.along, exponential), ridge(between(4, 16), second.along, exponential), ridge(fraction(random.integer(2, 8), 16 * flat.square), flat.along, square));
  };

  const { curvature, strength, smoothness, lipschitz, parity } = kind;
  if (parity) {
    const [first, second] = [direction(), direction()];
    const outer = parity === 'even' ? cosine : wave;
    const smooth = sum(ridge(between(8, 24), first.along, outer), ridge(between(8, 24), second.along, outer));
    return parity === 'even' ? sum(smooth, bowl(between(4, 12))) : sum(smooth, ridge(between(4, 12), slope.along, identity));
  }
  if (strength !== undefined) return sum(bowl(strength), smoothness === undefined ? ridge(fraction(1, 16), slope.along, exponential) : bounded(builder.apply('subtract', smoothness, strength)), line());
  if (curvature) {
    const upward = sum(smoothness === undefined ? convex() : bounded(smoothness), line());
    return curvature === 'convex' ? upward : (orders) => builder.apply('negate', upward(orders));
  }
  if (smoothness !== undefined) {
    const [steep, bent] = [direction(), direction()];
    return sum(ridge(times(smoothness, sign * MOST, 2 * steep.square), steep.along, square), ridge(times(smoothness, REST, bent.square), bent.along, wave, between(-16, 16)), line());
  }
  const [steep, bent] = [direction(), direction()];
  const length = (of: number): number => builder.apply('sqrt', builder.integer(of));
  const constant = lipschitz ?? builder.integer(1);
  return sum(ridge(builder.apply('divide', times(constant, sign * MOST, 1), length(steep.square)), steep.along, identity), ridge(builder.apply('divide', times(constant, REST, 1), length(bent.square)), bent.along, wave, between(-16, 16)));
}

/** Of the derivatives of the sine, every third and fourth are negative. */
const signed = (builder: ProgramBuilder, order: number, value: number): number => (order % 4 >= 2 ? builder.apply('negate', value) : value);
