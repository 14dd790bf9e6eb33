import { comprehension, power, rational, zero } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { StatedLaw } from '../ir/statedLaw';
import type { ReadingContext, Typed } from './context';
import type { Part, SaidLaw } from './saidLaws';
import type { Surface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { scriptText, withSubscript } from './scriptText';
import { isScalar, unifyShapes } from './shapes';
import { subscriptLetters } from './scriptLetters';
import { headSymbol, symbolKey } from './symbol';
import { identityOf } from './symbols';

/**
 * The mean and the variance that the text states of a quantity, in the letters of the claim; what is not stated of the two
 * is an unknown. Undefined where they do not fit the quantity as the claim takes it.
 */
export function readMoments(key: string, { said, copies, identical, normal }: SaidLaw, moments: NonNullable<SaidLaw['moments']>, context: ReadingContext): StatedLaw | undefined {
  const whole = context.shapes.get(key) ?? [];
  if (whole.length > 1) return undefined;
  const shape = copies ? [] : whole;
  const open = copies && !identical ? whole : shape;
  const like: Typed = { expression: zero, shape };
  const part = (of: Part): Typed | undefined => (copies ? perDraw(of, whole, context) : read(of, context));
  const mean = moments.mean ? fitting(part(moments.mean), like, context) : unknown(`𝔼[${key}]`, open, context);
  const [dimension] = whole;
  const identity = dimension === undefined || !moments.variance ? undefined : identityOf(dimension, context);
  const bindings = identity ? [[identityKey(moments.variance!), { kind: 'value', value: identity }] as const] : [];
  const stated = moments.deviation ? squared(part(moments.deviation)) : moments.variance && context.with(bindings, () => part(moments.variance!));
  const matrix: Typed = { expression: zero, shape: shape.flatMap((dimension) => [dimension, dimension]) };
  const variance = moments.variance || moments.deviation ? fitting(stated, matrix, context) : unknown(`Var[${key}]`, copies ? open : matrix.shape, context);
  if (!mean || !variance) return undefined;
  if (shape.length === 0) positive(variance, context);
  const alternatives = moments.mean ? [] : [{ family: '', parameters: [zero, variance], words: `${key} has mean 0` }];
  return { family: '', parameters: [mean, variance], said, ...(copies ? { copies } : {}), ...(normal ? { normal } : {}), alternatives };
}

/** I, 𝐈_k in a covariance. */
function identityKey({ surface }: Part): string {
  const found = [surface, ...children(surface)].find((part) => headSymbol(part)?.name === 'I' && (part.kind === 'symbol' || part.kind === 'script'));
  return found ? (found.kind === 'script' && found.sub ? withSubscript(symbolKey(headSymbol(found)!), scriptText(found.sub)) : symbolKey(headSymbol(found)!)) : 'I';
}

const read = ({ surface, source }: Part, context: ReadingContext): Typed | undefined => context.attempt(() => context.inSource(source, () => context.read(surface)));

/** μ_i, σ_i²: another for each draw, as an array. */
function perDraw(of: Part, [dimension]: Typed['shape'], context: ReadingContext): Typed | undefined {
  const letter = lettersBelow(of.surface).find((key) => /^[i-n]$/.test(key));
  if (letter === undefined || dimension === undefined) return read(of, context);
  return context.withIndex(letter, dimension, (name) => {
    const value = read(of, context);
    return value && isScalar(value) ? { ...value, expression: comprehension(name, context.dimensions.range(dimension), value.expression) } : undefined;
  });
}

const lettersBelow = (surface: Surface): readonly string[] => [...(surface.kind === 'script' && surface.sub ? subscriptLetters(surface.sub).map(symbolKey) : []), ...children(surface).flatMap(lettersBelow)];

const squared = (value: Typed | undefined): Typed | undefined => value && { ...value, expression: power(value.expression, rational(2)) };

/** A value of that shape; 0 stands for a vector or a matrix of noughts. */
function fitting(value: Typed | undefined, like: Typed, context: ReadingContext): Expression | undefined {
  if (!value) return undefined;
  if (isScalar(value) && value.expression.kind === 'number' && value.expression.numerator === 0n) return value.expression;
  if (value.shape.length !== like.shape.length) return undefined;
  return context.attempt(() => unifyShapes(value, like, 'the shapes differ', { start: 0, end: 0 }, context)) ? value.expression : undefined;
}

const unknown = (name: string, shape: Typed['shape'], context: ReadingContext): Expression => context.variable(name, () => shape).expression;

/** The root of a variance is no length of time: σ is positive, and so is what has no root. */
function positive(variance: Expression, context: ReadingContext): void {
  const root = variance.kind === 'apply' && variance.operator === 'power' ? variance.operands[0]! : variance;
  if (root.kind === 'variable' && root.dimensions.length < 2 && !context.domains.has(root.name)) context.domains.set(root.name, { kind: 'positive' });
}
