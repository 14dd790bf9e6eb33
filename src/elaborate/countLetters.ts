import { size } from '../ir/build';
import type { Reading, Statement } from '../ir/claim';
import type { Expression, VariableExpression } from '../ir/expression';
import { rangeLength } from '../ir/shape';
import { mapLaws } from '../ir/statedLaw';
import { freeVariables, substitute, walk } from '../ir/substitute';
import { operandsOf } from './saidLaws';

/** Letters that say how many there are of something; C is a constant factor as well, and T a temperature. */
const COUNT = /^[nNdDmMKk]$/;

/** d_k and n_x: how many entries the vector, or columns the matrix, of that letter has. */
const COUNT_OF = /^[dn]_(\p{L})$/u;

/**
 * softmax(QKᵀ/√d_k) V: d_k is the number of columns of K. The reading in which each such letter, and each that the text
 * gives to a length (`named`), is that length;
 * undefined where there is none.
 */
export function sizedReading(reading: Reading, named: ReadonlySet<string>, map: (statement: Statement, mapping: (expression: Expression) => Expression) => Statement): Reading | undefined {
  const lengths = new Map<string, { readonly length: Expression; readonly said: string }>();
  for (const { name, dimensions } of reading.variables) {
    const letter = dimensions.length === 0 && !reading.domains.has(name) ? COUNT_OF.exec(name)?.[1] : undefined;
    const array = letter && reading.variables.find((other) => other.dimensions.length > 0 && (other.name === letter || other.name === letter.toUpperCase()));
    // d beside x ∈ R^d
    if (dimensions.length === 0 && named.has(name) && !reading.domains.has(name)) lengths.set(name, { length: size(name), said: `${name} is a length` });
    if (array) lengths.set(name, { length: rangeLength(array.dimensions.at(-1)!), said: `${name} is how many ${array.dimensions.length > 1 ? 'columns' : 'entries'} ${array.name} has` });
  }
  if (lengths.size === 0) return undefined;
  const sized = (expression: Expression): Expression => substitute(expression, (node) => (node.kind === 'variable' && node.dimensions.length === 0 ? lengths.get(node.name)?.length : undefined));
  return {
    ...reading,
    statement: map(reading.statement, sized),
    ...(reading.laws ? { laws: mapLaws(reading.laws, sized) } : {}),
    variables: reading.variables.filter(({ name }) => !lengths.has(name)),
    assumptions: [...reading.assumptions, ...[...lengths.values()].map(({ said }) => ({ text: said, source: 'convention' as const }))],
  };
}

/** e^{Z_c^d}: what Z is raised to, or a layer. */
function isExponent({ statement }: Reading, name: string, map: (statement: Statement, mapping: (expression: Expression) => Expression) => Statement): boolean {
  let found = false;
  map(statement, (expression) => {
    walk(expression, (node) => {
      if (node.kind === 'apply' && node.operator === 'power' && node.operands[1]!.kind === 'variable' && node.operands[1].name === name) found = true;
    });
    return expression;
  });
  return found;
}

/**
 * max_i x_i ≤ log ∑_i e^{x_i} ≤ max_i x_i + log n: what n is nobody says, and the only length there is has no name. The
 * reading in which it is that length; undefined where it is not as clear as that.
 *
 * @param named the lengths the text gives names to
 * @param map applies a mapping to every expression of a statement
 */
export function countedReading(reading: Reading, named: ReadonlySet<string>, map: (statement: Statement, mapping: (expression: Expression) => Expression) => Statement): Reading | undefined {
  const unnamed = reading.sizes.filter((name) => !named.has(name));
  const [length] = unnamed;
  const letters = reading.variables.filter(({ name, dimensions }) => dimensions.length === 0 && COUNT.test(name) && !reading.domains.has(name));
  const [letter] = letters;
  // ω_j = 1/10000^{2j/d}: how far j runs nobody says.
  const isOfLength = ({ dimensions }: VariableExpression): boolean => dimensions.some(({ to }) => to.kind === 'size' && to.name === length);
  // det(A) = ad − bc: what only the name that is defined is made of has nothing to do with a letter of its body.
  const isOfArray = operandsOf(reading.statement).some((operand) => [...freeVariables(operand).values()].some(isOfLength));
  if (!isOfArray || (letter && isExponent(reading, letter.name, map))) return undefined;
  if (length === undefined || letter === undefined || unnamed.length > 1 || letters.length > 1) return undefined;
  const counted = (expression: Expression): Expression => substitute(expression, (node) => (node.kind === 'variable' && node.name === letter.name && node.dimensions.length === 0 ? size(length) : undefined));
  return {
    ...reading,
    statement: map(reading.statement, counted),
    ...(reading.laws ? { laws: mapLaws(reading.laws, counted) } : {}),
    variables: reading.variables.filter((variable) => variable !== letter),
    assumptions: [...reading.assumptions, { text: `${letter.name} is how many entries there are`, source: 'inferred' }],
    note: [...(reading.note ? [reading.note] : []), `${letter.name} is how many entries there are`].join('; '),
  };
}
