import { add, divide, multiply, negate, rational, size, subtract } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { freeVariables } from '../ir/substitute';
import { printSurface } from '../syntax/printSurface';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import type { ReadingContext, Typed } from './context';
import { definedName } from './definedName';
import { readDerivativeOf } from './derivatives';
import { candidate } from './libraryCandidate';
import type { NamedDefinition, Scope } from './scope';
import { unifyShapes } from './shapes';
import type { RawStatement } from './statements';
import { inline } from './definitions';
import { readVariable } from './symbols';
import { symbolKey } from './symbol';

/** w ← w − η …, θ_j := θ_j + …, Δw_i = −η …: what is changed, and whether only the change is stated. */
export interface Update {
  readonly variable: Surface;
  readonly isChange: boolean;
}

/** Reads a statement as a step of a learning rule; undefined for any other. */
export function updateIn({ operands, signs, remarks }: RawStatement): Update | undefined {
  const [left, right] = operands;
  const sign = signs[0]?.sign;
  if (!left || !right || signs.length !== 1 || remarks.length > 0 || (sign !== '←' && sign !== ':=' && sign !== '=')) return undefined;
  const [delta, changed] = left.kind === 'adjacent' && left.items.length === 2 ? left.items : [];
  if (delta?.kind === 'symbol' && delta.name === 'Delta' && changed && isName(changed)) return { variable: changed, isChange: true };
  const text = printSurface(left);
  return isName(left) && right.kind === 'sum' && right.terms.length > 1 && contains(right, (node) => node.kind === left.kind && printSurface(node) === text) ? { variable: left, isChange: false } : undefined;
}

const isName = (node: Surface): boolean => definedName(node)?.called === false;

/** Letters of what is made small, and of what is made large. */
const LOSS = /^(?:[JLCE]|𝓛|ℒ|ℓ|MSE|loss|cost)(?:_\w+)?$/u;
/** Words, and letters, by which it is clear that it is made small. */
const SMALL = /\b(?:loss|cost|error|descent|minimi[sz]\w*)\b/i;
const GAIN = /\b(?:ascent|maximi[sz]\w*|likelihood)\b/i;

/** The losses that the section has defined. */
export const lossesIn = ({ definitions }: Scope): readonly NamedDefinition[] => [...definitions.values()].filter(({ key, distant, constant }) => !distant && !constant && LOSS.test(key.normalize('NFKC')));

/** What a step of gradient descent on the section's only loss is, with the letters of the body that the loss has not as its rate. */
export function updateCandidates({ variable, isChange }: Update, body: Typed, prose: string, context: ReadingContext): readonly LibraryCandidate[] {
  const losses = lossesIn(context.scope);
  const found = losses.flatMap((loss) => {
    const slope = context.try(() => {
      const value = readDerivativeOf({ variables: [variable], span: variable.span }, () => inline(loss, loss.parameters.map((parameter) => readVariable(parameter, symbolKey(parameter), context)), context, variable), context);
      const own = context.read(variable);
      if (!context.failure) unifyShapes(value, own, 'the shapes differ', variable.span, context);
      if (!context.failure) unifyShapes(own, body, 'the shapes differ', variable.span, context);
      return { value, own };
    });
    return slope && slope.value.expression.kind === 'derivative' ? [{ loss, ...slope }] : [];
  });
  const [only, ...others] = found;
  if (!only || others.length > 0) return [];
  const { loss, value, own } = only;
  context.usedDefinitions.set(loss.key, loss.shown());
  const known = new Set(freeVariables(value.expression).keys());
  const rates = [...freeVariables(body.expression).values()].filter(({ name, dimensions }) => dimensions.length === 0 && !known.has(name) && !freeVariables(own.expression).has(name));
  const isAscent = GAIN.test(prose);
  const step = (rate: Expression, up = isAscent): Expression => {
    const change = multiply(rate, value.expression);
    if (isChange) return up ? change : negate(change);
    return up ? add(own.expression, change) : subtract(own.expression, change);
  };
  // A J of which nothing is said may be a reward.
  const isOpen = /^J/.test(loss.key) && !SMALL.test(prose) && !isAscent;
  const shown = `a step of gradient ${isAscent ? 'ascent' : 'descent'} on ${loss.key}`;
  const factors: readonly (readonly [string, Expression])[] = [
    ['twice', rational(2)], ['half', rational(1, 2)],
    ...[...context.sizes].flatMap((name) => [[`${name} times`, size(name)], [`1/${name} of`, divide(rational(1), size(name))]] as const),
  ];
  return rates.map((rate): LibraryCandidate => ({
    ...candidate(step(rate), 'said', context),
    shown,
    isDerivative: true,
    relatives: [...(isOpen ? [{ shown: `a step of gradient ascent on ${loss.key}, another convention`, expression: step(rate, true) }] : []), ...factors.map(([words, factor]) => ({ shown: `${shown} with ${words} the rate, another convention`, expression: step(multiply(factor, rate)) }))],
  }));
}
