import type { Expression } from '../ir/expression';
import type { ReadingContext, Typed } from './context';
import { isScalar } from './shapes';

/** What a function gives is told apart from a letter of the same name. */
export const valueOf = (name: string): string => `${name}()`;

/**
 * Says that a value read as a number must be a vector, since it has a length, is transposed or is added to one: the
 * claim is read once more with the names it rests on taken for vectors. False where it rests on none that may be one.
 */
export function demandVector(value: Typed, context: ReadingContext): boolean {
  const names = isScalar(value) ? namesOf(value.expression, context) : undefined;
  return names !== undefined && context.demand(asVectors(names));
}

/** `demandVector` of what unknown functions give alone: letters keep the rank that their other uses give them. */
export function demandVectorOfCall(value: Typed, context: ReadingContext): boolean {
  const names = isScalar(value) ? namesOf(value.expression, context) : undefined;
  return names !== undefined && names.every((name) => name.endsWith('()')) && context.demand(asVectors(names));
}

const asVectors = (names: readonly string[]): ReadonlyMap<string, number> => new Map(names.map((name) => [name, 1]));

/** The names that are vectors if the whole is; undefined where that cannot be, or is not clear. */
function namesOf(expression: Expression, context: ReadingContext): readonly string[] | undefined {
  switch (expression.kind) {
    case 'call':
      return context.unknownFunctions.has(expression.function) ? [valueOf(expression.function)] : undefined;
    case 'variable':
      return expression.dimensions.length === 0 && mayBeVector(expression.name) ? [expression.name] : undefined;
    case 'derivative':
      return namesOf(expression.body, context);
    case 'apply':
      break;
    default:
      return undefined;
  }
  const { operator, operands } = expression;
  if (operator === 'add' || operator === 'subtract' || operator === 'negate') {
    const all = operands.map((operand) => namesOf(operand, context));
    return all.every((names) => names !== undefined) ? all.flat() : undefined;
  }
  if (operator === 'divide') return namesOf(operands[0]!, context);
  if (operator !== 'multiply') return undefined;
  const found = operands.flatMap((operand) => namesOf(operand, context) ?? []);
  return found.length === 1 ? found : undefined;
}

/** A small Latin letter that is none of those for constants, counts and indices, with whatever marks and numbers it. */
const mayBeVector = (name: string): boolean => /^[bf-hopqrsu-z](?![a-z])/.test(name.normalize('NFD')) || /^∇/.test(name);
