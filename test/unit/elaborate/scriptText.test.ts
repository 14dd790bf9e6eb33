import assert from 'node:assert/strict';
import { scriptText, withSubscript } from '../../../src/elaborate/scriptText';
import { treeOf } from '../syntax/readsAs';

function script(latex: string): string {
  const tree = treeOf(latex);
  assert.ok(tree.kind === 'script', latex);
  return scriptText((tree.sub ?? tree.sup)!);
}

describe('scriptText', () => {
  it('writes a script as part of a name', () => {
    const written = ['x_{12}', 'x_{t-1}', 'x_{-i}', 'x_{i,j}', 'x_{ij}', 'x^{(i)}', String.raw`x_{\text{true}}`, String.raw`x_{y'}`, 'x_{i=1}', String.raw`x_{\frac{1}{2}}`, 'x_{x_i^2}'];
    assert.deepEqual(written.map(script), ['12', 't-1', '-i', 'i,j', 'ij', '(i)', 'true', 'y′', 'i=1', '1/2', 'x_i^2']);
  });

  it('keeps the weight of a letter', () => {
    assert.deepEqual([String.raw`x_{\mathbf{w}}`, String.raw`x_{\mathcal{D}}`, String.raw`x_{w}`].map(script), ['𝐰', '𝓓', 'w']);
  });

  it('is the same for every way of writing it', () => {
    for (const [a, b] of [['x_1', 'x_{1}'], ['x_{t-1}', 'x_{t - 1}'], [String.raw`x_{\text{new}}`, String.raw`x_{\mathrm{new}}`], ['x_{ij}', 'x_{i j}']] as const) assert.equal(script(a), script(b));
  });

  it('hangs it below a name: digits small, one letter bare, more in braces', () => {
    assert.deepEqual(['1', '10', 'i', 'ij', 't-1', '𝐰'].map((text) => withSubscript('z', text)), ['z₁', 'z₁₀', 'z_i', 'z_{ij}', 'z_{t-1}', 'z_𝐰']);
  });
});
