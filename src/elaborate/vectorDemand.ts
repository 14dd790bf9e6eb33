import type { Expression } from '../ir/expression';
import type { ReadingContext, Typed } from './context';
import { isScalar } from './shapes';

/** What a function gives is told apart from a letter of the same name. */
export const valueOf = (name: string): string => `${name}()`;

/** Which letters may be vectors, and which matrices. */
type Candidate = (name: string) => boolean;

const letter = (name: string): string => name.normalize('NFD');
/** A small Latin letter that is none of those for constants, counts and indices, with whatever marks and numbers it. */
const isVectorLetter: Candidate = (name) => /^d?[bf-hopqrsu-z](?![a-z])/.test(letter(name)) || name.startsWith('∇');
const isSmallLetter: Candidate = (name) => isVectorLetter(name) || /^[a-e](?![a-z])/.test(letter(name));
const isName: Candidate = (name) => isSmallLetter(name) || /^[a-z](?:_|⁽)/.test(letter(name));
/** γ and β of a layer's scale and shift, too. */
const isGreek: Candidate = (name) => /^[α-ω](?![a-zα-ω])/.test(letter(name));
const isMatrixLetter: Candidate = (name) => /^[A-Z](?![a-z])/.test(letter(name));

/**
 * Says that a value read as a number must be a vector, since it is held against one or a function takes one: the claim
 * is read once more with the names it rests on taken for vectors. False where it rests on none that may be one.
 */
export function demandVector(value: Typed, context: ReadingContext): boolean {
  return demandOf(value, 1, [isVectorLetter, isSmallLetter], context);
}

/** `demandVector` of a matrix. */
export function demandMatrix(value: Typed, context: ReadingContext): boolean {
  return demandOf(value, 2, [isMatrixLetter], context);
}

/** `demandVector` or `demandMatrix` of a factor of ⊙: nobody writes it between numbers. */
export function demandOfFactor(value: Typed, context: ReadingContext): boolean {
  return demandOf(value, 1, [isVectorLetter, isName, isGreek], context) || demandOf(value, 2, [isMatrixLetter], context);
}

/** `demandVector` of what unknown functions give alone: letters keep the rank that their other uses give them. */
export function demandVectorOfCall(value: Typed, context: ReadingContext): boolean {
  return demandOf(value, 1, [() => false], context);
}

/** `demandVectorOfCall` of a matrix. */
export function demandMatrixOfCall(value: Typed, context: ReadingContext): boolean {
  return demandOf(value, 2, [() => false], context);
}

function demandOf(value: Typed, rank: 1 | 2, kinds: readonly Candidate[], context: ReadingContext): boolean {
  if (!isScalar(value)) return false;
  for (const isCandidate of kinds) {
    const names = namesOf(value.expression, isCandidate, rank, context);
    if (names) return context.demand(new Map(names.map((name) => [name, rank])));
  }
  return false;
}

/** The names that are vectors if the whole is; undefined where that cannot be, or is not clear. */
function namesOf(expression: Expression, isCandidate: Candidate, rank: 1 | 2, context: ReadingContext): readonly string[] | undefined {
  switch (expression.kind) {
    case 'call':
      return context.unknownFunctions.has(expression.function) ? [valueOf(expression.function)] : undefined;
    case 'variable':
      return expression.dimensions.length === 0 && isCandidate(expression.name) ? [expression.name] : undefined;
    case 'derivative':
      return namesOf(expression.body, isCandidate, rank, context);
    case 'apply':
      break;
    default:
      return undefined;
  }
  const { operator, operands } = expression;
  const part = (operand: Expression): readonly string[] | undefined => namesOf(operand, isCandidate, rank, context);
  if (operator === 'add' || operator === 'subtract' || operator === 'negate') {
    // 1 − a: one from each entry.
    const all = operands.filter(({ kind }) => kind !== 'number').map(part);
    return all.length > 0 && all.every((names) => names !== undefined) ? all.flat() : undefined;
  }
  // tanh(c): entry by entry.
  if (operands.length === 1 && /^(?:sigmoid|tanh|relu|softplus|gelu|silu|swish|exp|log|sqrt|abs)$/.test(operator)) return part(operands[0]!);
  if (operator === 'divide' || operator === 'power') return part(operands[0]!);
  if (operator !== 'multiply') return undefined;
  const found = operands.flatMap((operand) => part(operand) ?? []);
  // A product of matrices is one of matrices throughout.
  return found.length === 1 || (rank === 2 && found.length > 1) ? found : undefined;
}
