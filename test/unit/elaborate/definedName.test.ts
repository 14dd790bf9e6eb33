import assert from 'node:assert/strict';
import { definedName, shownName } from '../../../src/elaborate/definedName';
import { symbolKey } from '../../../src/elaborate/symbol';
import { treeOf } from '../syntax/readsAs';

/** `key(parameters)[indices]` */
function name(latex: string): string | undefined {
  const found = definedName(treeOf(latex));
  return found && `${found.key}${found.called ? `(${found.parameters.map(symbolKey).join(', ')})` : ''}${found.indices.length > 0 ? `[${found.indices.join(', ')}]` : ''}`;
}

describe('definedName', () => {
  it('reads a letter with its accents, indices and decoration', () => {
    const names = ['L', 'p_i', 'A_{ij}', String.raw`\hat{y}`, String.raw`w^\star`, 'w^*', 'w_{i}^{*}', 'x^{(i)}', String.raw`x^{\text{new}}`];
    assert.deepEqual(names.map(name), ['L', 'p[i]', 'A[i, j]', 'y\u0302', 'w⋆', 'w⋆', 'w⋆[i]', 'x^(i)', 'x^new']);
  });

  it('takes a subscript that is no index for part of the name', () => {
    assert.deepEqual(['z_1', 'h_{t-1}', String.raw`x_{\text{true}}`].map(name), ['z₁', 'h_{t-1}', 'x_{true}']);
  });

  it('reads a function with its formal parameters', () => {
    const names = ['f(x)', 'f(x, y)', 'f(x)_i', 'f_c(x)', "f'(x)", 'p(y|x)', String.raw`D_{KL}(p \| q)`, String.raw`\operatorname{softmax}(\mathbf{z})_i`];
    assert.deepEqual(names.map(name), ['f(x)', 'f(x, y)', 'f(x)[i]', 'f(x)[c]', 'f′(x)', 'p(y|x)()', 'D_{KL}(p, q)', 'softmax(𝐳)[i]']);
  });

  it('takes σ² for a variance and x² for a power', () => {
    assert.deepEqual([String.raw`\sigma^2`, String.raw`\sigma_i^2`, 'x^2'].map(name), ['σ²', 'σ²[i]', undefined]);
  });

  it('reads nothing as a name that has a value of its own', () => {
    for (const latex of ['x + y', '2x', 'a b', '3', 'n!', 'x^{n}', String.raw`W^\top`, 'W^T', 'f(x + 1)', 'f(x)^2', 'f(x)_1', 'f[x]', String.raw`\frac{a}{b}`, String.raw`\sqrt{x}`, String.raw`\infty`, String.raw`\nabla_x`]) assert.equal(name(latex), undefined, latex);
  });

  it('shows a name in plain notation', () => {
    const shown = (latex: string): string => shownName(definedName(treeOf(latex))!);
    assert.deepEqual(['p_i', 'A_{ij}', 'f(x)_i', 'f(x, y)', 'w_{i}^{*}'].map(shown), ['p_i', 'A_{i, j}', 'f(x)_i', 'f(x, y)', 'w⋆_i']);
  });
});
