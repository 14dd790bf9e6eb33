import { size } from '../ir/build';
import type { Reading, Statement } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { substitute } from '../ir/substitute';

/** Letters that say how many there are of something. */
const COUNT = /^[nNdDmMKkTC]$/;

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
  if (length === undefined || letter === undefined || unnamed.length > 1 || letters.length > 1) return undefined;
  const counted = (expression: Expression): Expression => substitute(expression, (node) => (node.kind === 'variable' && node.name === letter.name && node.dimensions.length === 0 ? size(length) : undefined));
  return {
    ...reading,
    statement: map(reading.statement, counted),
    variables: reading.variables.filter((variable) => variable !== letter),
    assumptions: [...reading.assumptions, { text: `${letter.name} is how many entries there are`, source: 'inferred' }],
    note: [...(reading.note ? [reading.note] : []), `${letter.name} is how many entries there are`].join('; '),
  };
}
