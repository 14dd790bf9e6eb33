import assert from 'node:assert/strict';
import { define, emptyScope } from '../../../src/elaborate/scope';
import { indexNames, isTransposeSign, subscriptLetters } from '../../../src/elaborate/scriptLetters';
import { surveySymbols, type Survey } from '../../../src/elaborate/survey';
import { symbolKey } from '../../../src/elaborate/symbol';
import { treeOf } from '../syntax/readsAs';

const survey = (latex: string): Survey => surveySymbols([treeOf(latex)], emptyScope);

/** What was seen of a symbol, without the symbol itself and what was not seen. */
function usage(latex: string, key: string): Record<string, unknown> {
  const found = survey(latex).usages.get(key);
  assert.ok(found, `${key} in ${latex}`);
  return Object.fromEntries(Object.entries(found).filter(([name, value]) => name !== 'symbol' && value !== 0 && value !== false));
}

describe('surveySymbols', () => {
  it('sees bare letters, indices and numbers apart', () => {
    assert.deepEqual(usage('x + y', 'x'), { bare: 1 });
    assert.deepEqual(usage('x + x_i + x_{ij}', 'x'), { bare: 1, indices: 2 });
    assert.deepEqual(usage('x + x_i x_{ij}', 'x'), { bare: 1, indices: 2, boundIndexed: true });
    assert.deepEqual(usage('x_1 + x_2', 'x'), { numbered: true });
    assert.deepEqual(usage('x^{(i)}', 'x'), { sampled: true });
    assert.deepEqual(usage('x^2', 'x'), { bare: 1, raised: true });
    assert.deepEqual(usage('[x, 1]', 'x'), { bare: 1, listed: true });
    assert.deepEqual(usage(String.raw`\frac{df}{dx}`, 'f'), {});
  });

  it('sees which indices a sum binds and what its bound is', () => {
    const found = survey(String.raw`\sum_{i=1}^n x_i`);
    assert.deepEqual([[...found.boundIndices], [...found.sizes], [...found.indexLetters]], [['i'], ['n'], ['i']]);
    assert.deepEqual(usage(String.raw`\sum_{i=1}^n x_i`, 'x'), { indices: 1, boundIndexed: true });
  });

  it('takes the last of an enumeration for a size', () => {
    assert.deepEqual([...survey(String.raw`z_1, \ldots, z_n`).sizes], ['n']);
    assert.deepEqual([...survey(String.raw`z_1, z_2, z_n`).sizes], []);
  });

  it('sees linear algebra in transposes, inverses and determinants', () => {
    assert.deepEqual(['x^\\top y', 'A^{-1}', String.raw`\det(A)`, String.raw`\mathbf{W}`, 'x y', 'a^{-1}'].map((latex) => survey(latex).linearAlgebra), [true, true, true, true, false, false]);
    assert.deepEqual(usage('x^\\top y', 'x'), { bare: 1, transposed: true });
    assert.deepEqual(usage(String.raw`\det(A)`, 'A'), { bare: 1, inverted: true });
  });

  it('sees arguments of functions, and of functions of vectors', () => {
    assert.deepEqual(usage('f(x)', 'f'), { bare: 1, applied: 1, appliedToValues: true });
    assert.deepEqual(usage(String.raw`\sum_x p(x)`, 'p'), { bare: 1, applied: 1 });
    assert.deepEqual(usage('f(x)', 'x'), { bare: 1 });
    assert.deepEqual(usage(String.raw`\operatorname{softmax}(z)`, 'z'), { bare: 1, vectorArgument: true });
    assert.deepEqual(usage(String.raw`\operatorname{softmax}(z_i)`, 'z'), { indices: 1, vectorArgument: true });
    assert.deepEqual(usage(String.raw`\operatorname{softmax}(z / \tau) + z_i`, 'z'), { bare: 1, indices: 1, vectorArgument: true });
    assert.deepEqual(usage(String.raw`\operatorname{softmax}(z / \tau)`, 'z'), { bare: 1 });
  });

  it('ties plain entries to their bold vector or capital matrix', () => {
    assert.deepEqual([...survey(String.raw`\mathbf{o} + o_j`).entriesOf], [['o', '𝐨']]);
    assert.deepEqual([...survey('A a_{ij}').entriesOf], [['a', 'A']]);
    assert.deepEqual([...survey(String.raw`\mathbf{o} + o`).entriesOf], []);
    assert.deepEqual([...survey('A a_i').entriesOf], []);
  });

  it('looks into the definitions a claim reaches, but for their formal parameters', () => {
    const body = treeOf(String.raw`\sum_{k=1}^m u_k v_k`);
    const [parameter] = [treeOf('u')];
    assert.ok(parameter.kind === 'symbol');
    const scope = define(emptyScope, { key: 'f', parameters: [parameter], indices: [], body, source: '', distant: false, constant: false, shown: () => '' });
    const found = surveySymbols([treeOf('f(x)')], scope);
    assert.deepEqual([[...found.usages.keys()].sort(), [...found.boundIndices]], [['f', 'k', 'm', 'v', 'x'], ['k']]);
    assert.equal(found.usages.get('x')!.vectorArgument, true);
  });
});

describe('subscripts', () => {
  const letters = (latex: string): readonly string[] => {
    const tree = treeOf(latex);
    assert.ok(tree.kind === 'script' && tree.sub);
    return subscriptLetters(tree.sub).map(symbolKey);
  };

  it('are indices where they are letters, and none where they are words or numbers', () => {
    assert.deepEqual(['x_i', 'x_{ij}', 'x_{i,j}', 'x_{t-1}', "x_{i'}", 'x_1', String.raw`x_{\text{true}}`, String.raw`x_{\theta}`].map(letters), [['i'], ['i', 'j'], ['i', 'j'], ['t'], ['i'], [], [], []]);
  });

  it('name the index that a big operator binds', () => {
    const bound = (latex: string): readonly string[] => {
      const tree = treeOf(latex);
      assert.ok(tree.kind === 'big');
      return indexNames(tree.lower);
    };
    assert.deepEqual([String.raw`\sum_i x`, String.raw`\sum_{i=1}^n x`, String.raw`\sum_{j \ne i} x`, String.raw`\sum_{i,j} x`, String.raw`\sum_{i \in S} x`, String.raw`\sum_{y'} x`, String.raw`\sum x`].map(bound), [['i'], ['i'], ['j'], ['i', 'j'], ['i'], ['y′'], []]);
  });

  it('tell a transpose from a power', () => {
    const sup = (latex: string): boolean => {
      const tree = treeOf(latex);
      assert.ok(tree.kind === 'script' && tree.sup);
      return isTransposeSign(tree.sup);
    };
    assert.deepEqual([String.raw`x^\top`, 'x^T', String.raw`x^{\mathrm{T}}`, String.raw`x^{\mathbf{T}}`, 'x^2', 'x^n'].map(sup), [true, true, true, false, false, false]);
  });
});
