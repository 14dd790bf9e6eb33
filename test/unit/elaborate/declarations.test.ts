import assert from 'node:assert/strict';
import { declarationsOf } from '../../../src/elaborate/declarations';
import type { Domain } from '../../../src/ir/domain';
import { printExpression } from '../../../src/ir/print';
import { treeOf } from '../syntax/readsAs';

function shownDomain(domain: Domain): string {
  if (domain.kind !== 'interval') return domain.kind;
  const [low, high] = [domain.low, domain.high].map(printExpression);
  return domain.open ? `(${low}, ${high})` : `[${low}, ${high}]`;
}

/** `key lengths domain`; undefined where nothing is declared. */
function declared(latex: string): string | undefined {
  const tree = treeOf(latex);
  assert.ok(tree.kind === 'relation', latex);
  return declarationsOf(tree.operands, tree.signs.map(({ sign }) => sign), latex)
    ?.map(({ key, declaration: { lengths, domain } }) => [key, ...(lengths ? [lengths.map((length) => (length.kind === 'size' ? length.name : String(length.value))).join('×')] : []), ...(domain ? [shownDomain(domain)] : [])].join(' '))
    .join('; ');
}

/** One test a row: a relation, `==>`, what it declares. */
function declares(table: string): void {
  for (const row of table.split('\n').filter((line) => line.trim() !== '')) {
    const [latex, expected] = row.split('==>').map((part) => part.trim()) as [string, string];
    it(latex, () => assert.equal(declared(latex) ?? 'nothing', expected));
  }
}

describe('declarationsOf: labels', () => {
  declares(String.raw`
y = \pm 1 ==> y sign
y = \pm 2 ==> nothing
y = 1 ==> nothing
`);
});

describe('declarationsOf: shapes', () => {
  declares(String.raw`
x \in \mathbb{R} ==> x real
x \in \mathbb{R}^d ==> x d real
x \in \mathbb{R}^{3} ==> x 3 real
x \in \mathbf{R^d} ==> x d real
x \in \mathbb{R}^{n_x} ==> x n_x real
x \in \mathbb{R}^{|V|} ==> x |V| real
W \in \mathbb{R}^{m \times n} ==> W m×n real
x \in \mathbb{R}^{2 \times 2 \times 2} ==> x 2×2×2 real
x \in [0,1]^d ==> x d [0, 1]
x \in \{0,1\}^n ==> x n binary
x_i \in \mathbb{R} ==> x real; x_i real
`);
});

describe('declarationsOf: domains', () => {
  declares(String.raw`
p \in (0, 1) ==> p (0, 1)
p \in [0, 1] ==> p [0, 1]
x \in [-1, 1] ==> x [−1, 1]
\theta \in [0, 1/2] ==> θ [0, 1/2]
y \in \{0, 1\} ==> y binary
y \in \{-1, 1\} ==> y sign
x \in \mathbb{R}_+ ==> x positive
x \in \mathbb{R}^+ ==> x positive
x \in \mathbb{R}_{>0} ==> x positive
x \in \mathbb{R}_{\ge 0} ==> x nonnegative
n \in \mathbb{N} ==> n natural
n \in \mathbb{Z} ==> n integer
x > 0 ==> x positive
0 < x ==> x positive
x \ge 0 ==> x nonnegative
x < 0 ==> x (−∞, 0)
x > 1 ==> x (1, ∞)
x \le 3 ==> x [−∞, 3]
0 < p < 1 ==> p (0, 1)
1 > p > 0 ==> p (0, 1)
0 \le p \le 1 ==> p [0, 1]
a \ne 0 ==> a nonzero
`);
});

describe('declarationsOf: what declares nothing', () => {
  declares(String.raw`
x > y ==> nothing
0 < p < q ==> nothing
a \ne b ==> nothing
1 < 2 ==> nothing
x \in S ==> nothing
x \in \mathbb{C} ==> nothing
x \in \mathbb{R}^{d+1} ==> nothing
x + y \in \mathbb{R} ==> nothing
y \in \{1, 2\} ==> nothing
i \in \{1, \ldots, n\} ==> nothing
x = 0 ==> nothing
`);

  it('says it as the author did', () => {
    const tree = treeOf(String.raw`W  \in \mathbb{R}^{m \times n}`);
    assert.ok(tree.kind === 'relation');
    const [found] = declarationsOf(tree.operands, tree.signs.map(({ sign }) => sign), String.raw`W  \in \mathbb{R}^{m \times n}`)!;
    assert.deepEqual(found!.declaration.assumption, { text: String.raw`W ∈ \mathbb{R}^{m \times n}`, source: 'stated' });
  });
});
