import { divide, one } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength, rangesAgree, type Shape } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { matrixParameter, sqrt } from './build';
import { defineBoth } from './define';
import { matmul, transpose } from './linearAlgebra';
import { softmax } from './softmax';

function attentionShape(queries: Shape, keys: Shape, values: Shape): Shape | string {
  if (!rangesAgree(queries[1]!, keys[1]!)) return 'queries and keys differ in their number of columns';
  if (!rangesAgree(keys[0]!, values[0]!)) return 'there are not as many keys as values';
  return [queries[0]!, values[1]!];
}

function attend(
  queries: Expression,
  keys: Expression,
  values: Expression,
  form: 'stable' | 'plain',
  temperature: (columns: Expression) => Expression,
): Expression {
  const scores = matmul.expand([queries, transpose.expand([keys], form)], form);
  const scaled = temperature(rangeLength(rangeOf(keys, 1)));
  const loops = loopsAround(queries, keys, values, scores);
  const weights = loops.map(rangeOf(queries), (i) => {
    const row = loops.map(rangeOf(keys), (j) => divide(entryOf(scores, i, j), scaled));
    return softmax.expand([row, one], form);
  });
  return matmul.expand([weights, values], form);
}

/** softmax(Q Kᵀ/√d) V, the softmax over each row, d the number of columns of K. */
export const attention: LibraryOperator = defineBoth('attention', 'attention scaleddotproductattention sdpa', [matrixParameter('Q'), matrixParameter('K'), matrixParameter('V')], ([queries, keys, values], form) => attend(queries!, keys!, values!, form, (d) => sqrt(d)), {
  rank: 2,
  shape: ([queries, keys, values]) => attentionShape(queries!, keys!, values!),
  properties: { parameter: 2, curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: '\\operatorname{Attention}(Q, K, V) = \\operatorname{softmax}\\left(\\frac{Q K^\\top}{\\sqrt{d}}\\right) V',
  source: 'Vaswani et al., Attention Is All You Need (2017) eq. 1',
  relatives: [
    ['divided by d instead of √d', (queries, keys, values) => attend(queries, keys, values, 'plain', (d) => d)],
    ['not divided by √d', (queries, keys, values) => attend(queries, keys, values, 'plain', () => one)],
  ],
});
