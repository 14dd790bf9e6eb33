import { add, index, multiply, one, power, range, rational, scalar, subtract, sum, zero } from '../ir/build';
import type { Expression } from '../ir/expression';
import { contains, freeIndices, freeVariables, substitute } from '../ir/substitute';
import type { SumSurface, Surface } from '../syntax/surface';
import { mapChildren, walk } from '../syntax/walk';
import type { ReadingContext, Typed } from './context';
import type { NamedDefinition, Scope } from './scope';
import { withSubscript } from './scriptText';
import { isScalar, scalarOf } from './shapes';
import { letterNamed, moved, numeral } from './madeSurfaces';
import { symbolKey } from './symbol';

/** So many steps are taken one by one at the most. */
const MOST_STEPS = 8;

/** What stands for the value before. */
const BEFORE = scalar('‹v›');

/**
 * −1 for v_t = β v_{t−1} + g_t, where the name stands in its own definition with the index before and in no other way; 1
 * for G_t = R_{t+1} + γ G_{t+1}; undefined for what is no such thing.
 */
export function directionOf({ key, indices, body }: NamedDefinition): -1 | 1 | undefined {
  const [letter, ...others] = indices;
  if (letter === undefined || others.length > 0) return undefined;
  let mentions = 0;
  const places: (number | undefined)[] = [];
  walk(body, (node) => {
    if (node.kind === 'symbol' && symbolKey(node) === key) mentions++;
    if (node.kind === 'script' && placeIn(node, key, letter) !== undefined) places.push(placeIn(node, key, letter));
  });
  const [first] = places;
  return (first === -1 || first === 1) && places.length === mentions && places.every((place) => place === first) ? first : undefined;
}

/** h_{t−1} of an h_t that is defined through it. */
export function isStepBack(by: Surface, { definitions }: Scope): boolean {
  const definition = by.kind === 'script' && by.base.kind === 'symbol' && by.sub?.kind === 'sum' && !by.sup ? definitions.get(symbolKey(by.base)) : undefined;
  return definition !== undefined && directionOf(definition) !== undefined;
}

/** k of v_{t+k}, by the index's letter; n of v_n where none is given. */
function placeIn(node: Surface, key: string, letter: string | undefined): number | undefined {
  if (node.kind !== 'script' || node.base.kind !== 'symbol' || symbolKey(node.base) !== key || node.sup || node.primes > 0 || !node.sub) return undefined;
  return letter === undefined ? numberIn(node.sub) : offsetFrom(node.sub, letter);
}

const numberIn = (node: Surface): number | undefined => (node.kind === 'number' && /^\d$/.test(node.text) ? Number(node.text) : undefined);

/** k of t + k. */
function offsetFrom(node: Surface, letter: string): number | undefined {
  if (node.kind === 'symbol') return symbolKey(node) === letter ? 0 : undefined;
  if (node.kind !== 'sum' || node.terms.length !== 2) return undefined;
  const [{ term }, { sign, term: by }] = node.terms as readonly [SumSurface['terms'][number], SumSurface['terms'][number]];
  const steps = term.kind === 'symbol' && symbolKey(term) === letter ? numberIn(by) : undefined;
  return steps === undefined ? undefined : sign === '-' ? -steps : steps;
}

/**
 * What is defined by the value before at `at`, a number: step by step from the first value on. At any other `at`
 * ∑_{i=1}^{t} a^{t−i} b_i + a^t v_0, for v_t = a v_{t−1} + b_t with a constant. Undefined for others.
 */
export function readRecurrence(definition: NamedDefinition, at: Expression, context: ReadingContext): Typed | undefined {
  if (directionOf(definition) !== -1) return undefined;
  context.use(definition);
  const first = firstValue(definition, context);
  if (at.kind === 'number') return at.denominator === 1n && first.isGiven ? afterSteps(definition, -1, (k) => numeral(Number(at.numerator) + k, definition.body), Number(at.numerator) - first.number, first.value, context) : undefined;
  return isScalar(first.value) ? inClosedForm(definition, at, first, context) : undefined;
}

/**
 * What v_t or v_3 is by a definition through the value before, in terms of the farthest value that the formula mentions:
 * v_{t−2} in β² v_{t−2} + β g_{t−1} + g_t. Undefined where it mentions none.
 */
export function unrolled(definition: NamedDefinition, left: Surface, formula: Surface, context: ReadingContext): Unrolled | undefined {
  const { key } = definition;
  const direction = left.kind === 'script' && left.sub ? directionOf(definition) : undefined;
  if (left.kind !== 'script' || !left.sub || !direction) return undefined;
  const { sub } = left;
  const letter = sub.kind === 'symbol' ? symbolKey(sub) : undefined;
  const from = placeIn(left, key, letter);
  const mentioned = new Map<number, Surface>();
  walk(formula, (node) => {
    const place = placeIn(node, key, letter);
    if (place !== undefined) mentioned.set(place, node);
  });
  if (from === undefined || mentioned.size === 0) return undefined;
  const last = direction === -1 ? Math.min(...mentioned.keys()) : Math.max(...mentioned.keys());
  const steps = (last - from) * direction;
  if (steps <= 0) return undefined;
  context.use(definition);
  const indexAt = (k: number): Surface => (letter === undefined ? numeral(from + k, sub) : moved(sub, k));
  const value = afterSteps(definition, direction, indexAt, steps, context.read(mentioned.get(last)!), context);
  return value && { value, steps };
}

export interface Unrolled {
  readonly value: Typed;
  readonly steps: number;
}

interface FirstValue {
  readonly number: number;
  readonly value: Typed;
  /** The text says what it is. */
  readonly isGiven: boolean;
}

/** v_0 as the text gives it, or else v_1; v_0 itself where it gives neither. */
function firstValue({ key, body }: NamedDefinition, context: ReadingContext): FirstValue {
  for (const number of [0, 1]) {
    const given = context.scope.definitions.get(withSubscript(key, String(number)));
    if (given && !given.distant && given.parameters.length === 0) return { number, value: context.readBody(given), isGiven: true };
  }
  const zeroth = (node: Surface): Surface => (node.kind === 'script' ? { ...node, sub: numeral(0, node) } : node);
  let value: Typed = scalarOf(zero);
  walk(body, (node) => {
    if (node.kind === 'script' && node.base.kind === 'symbol' && symbolKey(node.base) === key) value = context.read(zeroth(node));
  });
  return { number: 0, value, isGiven: false };
}

/** The value so many steps from `first`, which lies in the direction of the steps; `indexAt(k)` stands for the index k from there on. */
function afterSteps({ key, indices, body, source }: NamedDefinition, direction: -1 | 1, indexAt: (k: number) => Surface, steps: number, first: Typed, context: ReadingContext): Typed | undefined {
  if (steps < 0 || steps > MOST_STEPS) return undefined;
  const [letter] = indices as readonly [string];
  let value = first;
  for (let k = steps - 1; k >= 0 && !context.failure; k--) {
    const at = (node: Surface): Surface => {
      if (placeIn(node, key, letter) === direction) return letterNamed(BEFORE.name, node);
      const offset = offsetFrom(node, letter);
      return offset === undefined ? mapChildren(node, at) : indexAt(offset + direction * k);
    };
    value = context.with([[BEFORE.name, { kind: 'value', value }]], () => context.inSource(source, () => context.read(at(body))));
  }
  return context.failure ? undefined : value;
}

function inClosedForm(definition: NamedDefinition, at: Expression, first: FirstValue, context: ReadingContext): Typed | undefined {
  const over = range(rational(first.number + 1), at);
  return context.withIndex('i', context.dimensions.ofRange(over), (name) => {
    const step = stepAt(definition, index(name), context);
    const parts = step && affineIn(step);
    if (!parts || freeIndices(parts.slope).has(name)) return undefined;
    const { slope, rest } = parts;
    const driven = sum(name, over, multiply(power(slope, subtract(at, index(name))), rest));
    return scalarOf(add(driven, multiply(power(slope, subtract(at, rational(first.number))), first.value.expression)));
  });
}

/** The body at an index, with `BEFORE` for the value before. */
function stepAt(definition: NamedDefinition, at: Expression, context: ReadingContext): Expression | undefined {
  const { key, indices } = definition;
  const isKnown = context.variables.has(key);
  const value = context.with([[indices[0]!, { kind: 'value', value: scalarOf(at) }]], () => context.readBody(definition));
  if (!isKnown) {
    context.variables.delete(key);
    context.shapes.delete(key);
  }
  if (context.failure || !isScalar(value)) return undefined;
  const step = substitute(value.expression, (node) => (node.kind === 'entry' && node.array.kind === 'variable' && node.array.name === key ? BEFORE : undefined));
  return freeVariables(step).has(key) ? undefined : step;
}

/** a and b of a v + b, neither with v in it; undefined where it is no such thing. */
function affineIn(expression: Expression): { readonly slope: Expression; readonly rest: Expression } | undefined {
  const mentions = (part: Expression): boolean => contains(part, (node) => node === BEFORE);
  if (!mentions(expression)) return { slope: zero, rest: expression };
  if (expression === BEFORE) return { slope: one, rest: zero };
  if (expression.kind !== 'apply') return undefined;
  const { operator, operands } = expression;
  const each = (parts: readonly { readonly slope: Expression; readonly rest: Expression }[]) => ({
    slope: { ...expression, operands: parts.map(({ slope }) => slope) },
    rest: { ...expression, operands: parts.map(({ rest }) => rest) },
  });
  if (operator === 'add' || operator === 'subtract' || operator === 'negate') {
    const parts = operands.map(affineIn);
    return parts.every((part) => part !== undefined) ? each(parts) : undefined;
  }
  const [at, ...others] = operands.flatMap((operand, k) => (mentions(operand) ? [k] : []));
  const part = at !== undefined && others.length === 0 && (operator === 'multiply' || (operator === 'divide' && at === 0)) ? affineIn(operands[at]!) : undefined;
  return part && { slope: { ...expression, operands: operands.with(at!, part.slope) }, rest: { ...expression, operands: operands.with(at!, part.rest) } };
}
