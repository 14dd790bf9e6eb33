import assert from 'node:assert/strict';
import { feasibleIn, isNormalisation } from '../../../src/elaborate/sets';
import { define, emptyScope } from '../../../src/elaborate/scope';
import { parseMath } from '../../../src/syntax/parseMath';
import type { Surface, SymbolSurface } from '../../../src/syntax/surface';

function tree(latex: string): Surface {
  const parsed = parseMath(latex);
  assert.ok(parsed.ok);
  return parsed.tree;
}

const symbol = (latex: string): SymbolSurface => tree(latex) as SymbolSurface;

describe('isNormalisation', () => {
  for (const latex of [String.raw`\sum_i p_i = 1`, String.raw`1 = \sum_{i=1}^d p_i`, String.raw`\mathbf{1}^\top p = 1`, String.raw`\langle p, \mathbf{1} \rangle = 1`]) {
    it(`finds it in ${latex}`, () => assert.equal(isNormalisation(tree(latex), symbol('p')), true));
  }
  for (const latex of [String.raw`\sum_i q_i = 1`, String.raw`\sum_i p_i = 2`, String.raw`\sum_i p_i^2 = 1`, String.raw`\sum_i p_i \le 1`, 'p = 1']) {
    it(`does not find it in ${latex}`, () => assert.equal(isNormalisation(tree(latex), symbol('p')), false));
  }
  it('takes w_i for an entry of 𝐰', () => assert.equal(isNormalisation(tree(String.raw`\sum_i w_i = 1`), symbol(String.raw`\mathbf{w}`)), true));
});

describe('feasibleIn', () => {
  const found = (latex: string, scope = emptyScope): readonly string[] | undefined =>
    feasibleIn(tree(latex), scope, latex, 'd')?.map(({ key, declaration, sumsToOne }) => `${key} ${declaration?.domain?.kind ?? '-'} ${declaration?.lengths?.map((length) => (length.kind === 'size' ? length.name : length.value)).join() ?? '-'} ${sumsToOne}`);

  it('knows the simplex by its Δ', () => {
    assert.deepEqual(found(String.raw`p \in \Delta`), ['p simplex d true']);
    assert.deepEqual(found(String.raw`p \in \Delta^{K-1}`), ['p simplex K true']);
    assert.deepEqual(found(String.raw`p \in \Delta_3`), ['p simplex 3 true']);
    assert.equal(found(String.raw`p \in \mathcal{P}`), undefined);
  });

  it('knows a set the document defines by its sum', () => {
    const define_ = (latex: string): typeof emptyScope => define(emptyScope, { key: 'S', parameters: [], indices: [], body: tree(latex), source: latex, distant: false, constant: false, shown: () => latex });
    assert.deepEqual(found(String.raw`w \in S`, define_(String.raw`\{v \mid \sum_i v_i = 1\}`)), ['w - - true']);
    assert.deepEqual(found(String.raw`w \in S`, define_(String.raw`\{v \mid \sum_i v_i = 1, v_i \ge 0\}`)), ['w nonnegative - true']);
    assert.equal(found(String.raw`w \in S`, define_(String.raw`\{v \mid \sum_i v_i^2 = 1\}`)), undefined);
  });
});
