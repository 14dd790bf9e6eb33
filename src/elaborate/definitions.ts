import { apply } from '../ir/build';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { directionOf, readRecurrence } from './recurrences';
import type { NamedDefinition } from './scope';
import { isScalar, oriented, scalarOf } from './shapes';
import { statedNumbers } from './stated';
import { symbolKey } from './symbol';

/** The meaning the document gave the name, if it did and this reading uses it. */
export function readDefinition(key: string, indices: readonly Typed[], at: Surface, context: ReadingContext): Typed | undefined {
  if (context.tooDeep) return undefined;
  const definition = context.definition(key);
  if (!definition || definition.indices.length !== indices.length) return undefined;
  // p_i for p_i(τ): its parameters stand for themselves.
  if (definition.parameters.length > 0) return indices.length === 0 ? undefined : inline(definition, [...indices, ...definition.parameters.map((parameter) => context.without(key, () => context.read(parameter)))], context, at);
  const [index] = indices;
  const isStepwise = context.survey.stepwise.has(key);
  // Beside ∂h_t/∂h_{t−1} it is h_t that is defined, through h_{t−1}.
  if (isStepwise && index?.expression.kind === 'apply') return undefined;
  const solved = isStepwise ? undefined : index && context.attempt(() => context.without(key, () => readRecurrence(definition, index.expression, context)));
  // v_0, where nothing says what it is, is a name.
  return solved ?? (index?.expression.kind === 'number' && directionOf(definition) ? undefined : inline(definition, indices, context, at));
}

/** What the document says σ² is, but where something is differentiated by it. */
export const squareDefined = (key: string, context: ReadingContext): NamedDefinition | undefined => (context.survey.varied.has(key) ? undefined : context.definition(`${key}²`));

/** By its own definition, or σ by that of σ²: as its root. */
export function readDefinedOrRoot(key: string, indices: readonly Typed[], at: Surface, context: ReadingContext): Typed | undefined {
  const own = readDefinition(key, indices, at, context);
  if (own || context.scope.declarations.has(key) || !squareDefined(key, context)) return own;
  const square = readDefinition(`${key}²`, indices, at, context);
  return square && isScalar(square) ? scalarOf(apply('sqrt', square.expression)) : undefined;
}

/** Reads a definition's body with its formal parameters and indices bound. */
export function inline(definition: NamedDefinition, values: readonly Typed[], context: ReadingContext, at: Surface): Typed {
  if (context.tooDeep) return context.fail('unsupported-notation', `the definition of ${definition.key} runs in a circle`, at.span);
  const names = [...definition.indices, ...definition.parameters.map(symbolKey)];
  context.use(definition);
  const before = context.failure;
  const value = context.with(names.map((name, k) => [name, { kind: 'value', value: values[k]! }] as const), () => context.readBody(definition));
  // A failure inside a definition is reported where it was used: its spans are of another place in the document.
  if (!before && context.failure) context.failure = { ...context.failure, message: `in the definition of ${definition.key}: ${context.failure.message}`, span: at.span };
  // a = (1, 2, 3): a vector by its name is a column, as any other.
  return value.shape.length === 1 && !value.orientation && statedNumbers(definition.body) ? oriented(value, 'column') : value;
}
