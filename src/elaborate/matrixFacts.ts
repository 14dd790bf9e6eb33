import type { Domain } from '../ir/domain';
import { isOfMatrices } from '../ir/domain';
import type { RelationSign, Surface } from '../syntax/surface';
import { definedName } from './definedName';
import type { Declared } from './declarations';
import type { Scope } from './scope';
import { sliceBalanced } from './slice';
import { symbolKey } from './symbol';
import { isTransposeSign } from './scriptLetters';

/** What kind of matrix an equation says a symbol is: QᵀQ = I, Aᵀ = A, A ≻ 0. Undefined where it says none. */
export function matrixFacts(operands: readonly Surface[], signs: readonly RelationSign[], source: string): readonly Declared[] | undefined {
  const [left, right] = operands as readonly [Surface, Surface];
  if (signs.length === 1 && '≻⪰'.includes(signs[0]!) && isNumber(right, '0')) return declared(left, { kind: 'positive-definite' }, operands, signs, source);
  if (!signs.every((sign) => sign === '=')) return undefined;
  const transposed = [left, right].find((operand) => transposedIn(operand) !== undefined);
  const other = transposed === left ? right : left;
  if (operands.length === 2 && transposed && sameSymbol(transposedIn(transposed)!, other)) return declared(other, { kind: 'symmetric' }, operands, signs, source);
  const squares = operands.slice(0, -1).map(squaredIn);
  const [matrix] = squares;
  return matrix && squares.every((square) => square && sameSymbol(square, matrix)) && isIdentity(operands.at(-1)!) ? declared(matrix, { kind: 'orthogonal' }, operands, signs, source) : undefined;
}

/** Of those, what says something new of names that are no more than names. */
export function newMatrixFacts(operands: readonly Surface[], signs: readonly RelationSign[], source: string, scope: Scope): readonly Declared[] | undefined {
  const facts = matrixFacts(operands, signs, source);
  const isNew = ({ key }: Declared): boolean => {
    const [definition, domain] = [scope.definitions.get(key), scope.declarations.get(key)?.domain];
    return (!definition || definition.distant) && !(domain && isOfMatrices(domain));
  };
  return facts?.every(isNew) ? facts : undefined;
}

function declared(matrix: Surface, domain: Domain, operands: readonly Surface[], signs: readonly RelationSign[], source: string): readonly Declared[] | undefined {
  const name = definedName(matrix);
  const texts = operands.map(({ span }) => sliceBalanced(source, span).trim());
  const text = texts.map((operand, at) => (at === 0 ? operand : `${signs[at - 1]!} ${operand}`)).join(' ');
  return name && !name.called && name.indices.length === 0 ? [{ key: name.key, declaration: { domain, assumption: { text, source: 'stated' } } }] : undefined;
}

const isNumber = (node: Surface, text: string): boolean => node.kind === 'number' && node.text === text;
const isIdentity = (node: Surface): boolean => (node.kind === 'symbol' && node.name === 'I') || (node.kind === 'script' && node.sup === undefined && isIdentity(node.base));

/** A in Aᵀ. */
const transposedIn = (node: Surface): Surface | undefined => (node.kind === 'script' && node.sup && isTransposeSign(node.sup) && !node.sub ? node.base : undefined);

/** Q in QᵀQ and QQᵀ. */
function squaredIn(node: Surface): Surface | undefined {
  if (node.kind !== 'adjacent' || node.items.length !== 2) return undefined;
  const [first, second] = node.items as [Surface, Surface];
  const inner = transposedIn(first) ?? transposedIn(second);
  const other = transposedIn(first) ? second : first;
  return inner && sameSymbol(inner, other) && inner.kind === 'symbol' && /^\p{Lu}/u.test(inner.name) ? inner : undefined;
}

const sameSymbol = (a: Surface, b: Surface): boolean => a.kind === 'symbol' && b.kind === 'symbol' && symbolKey(a) === symbolKey(b);
