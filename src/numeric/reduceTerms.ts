import type { ReduceExpression } from '../ir/expression';
import { nameRank } from '../ir/shape';
import { extreme } from './extreme';
import type { Grounded } from './groundedArray';
import { count, GroundingError, sameShape, scalarOf } from './groundedArray';
import type { ProgramBuilder } from './programBuilder';

/** A term of a sum, product or extremum: the index's value and, where it depends on values, the condition under which the term counts. */
export interface Term {
  readonly position: number;
  readonly body: Grounded;
  readonly condition: number | undefined;
}

/** The sum, product or extremum of terms; arrays are summed entry by entry. Of no terms: 0, 1, or no value. */
export function reduceTerms(builder: ProgramBuilder, { operator, index }: ReduceExpression, terms: readonly Term[]): Grounded {
  const { shape, from } = terms[0]?.body ?? scalarOf(0);
  for (const { body } of terms) {
    if (!sameShape(body.shape, shape)) throw new GroundingError('shape-mismatch', `the terms of the ${operator} differ in shape`);
  }
  if (shape.length > 0 && operator !== 'sum') throw new GroundingError('shape-mismatch', `${operator} over ${index} takes a scalar, not ${nameRank(shape.length)}`);
  if (operator === 'sum' || operator === 'product') {
    const nodes: number[] = [];
    for (let entry = 0, entries = count(shape); entry < entries; entry++) nodes.push(accumulate(builder, operator, terms, entry));
    return { shape, from, nodes };
  }
  if (terms.length === 0) throw new GroundingError('index-out-of-range', `${operator} over no ${index} at all`);
  return scalarOf(extreme(builder, operator, terms.map(({ body }) => body.nodes[0]!), terms.map(({ condition }) => condition), terms.map(({ position }) => position)));
}

function accumulate(builder: ProgramBuilder, operator: 'sum' | 'product', terms: readonly Term[], entry: number): number {
  const nodes = new Array<number>(terms.length);
  for (let k = 0; k < terms.length; k++) {
    const { body, condition } = terms[k]!;
    nodes[k] = condition === undefined ? body.nodes[entry]! : builder.apply('select', condition, body.nodes[entry]!, builder.integer(operator === 'sum' ? 0 : 1));
  }
  return operator === 'sum' ? builder.add(nodes) : builder.multiply(nodes);
}
