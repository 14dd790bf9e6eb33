import assert from 'node:assert/strict';
import { sliceBalanced } from '../../../src/elaborate/slice';

/** The slice of what stands between ⟦ and ⟧. */
function slice(marked: string): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return sliceBalanced(marked.replace(/[⟦⟧]/g, ''), { start, end });
}

describe('sliceBalanced', () => {
  it('cuts out what is balanced as it stands', () => {
    assert.equal(slice(String.raw`a = ⟦\frac{1}{2}⟧ + b`), String.raw`\frac{1}{2}`);
  });

  it('widens over a brace that only one end has', () => {
    assert.equal(slice(String.raw`{⟦\bf z}_1⟧ = 2`), String.raw`{\bf z}_1`);
    assert.equal(slice(String.raw`a = ⟦\mathbf{z⟧} + b`), String.raw`\mathbf{z}`);
  });

  it('takes an escaped brace for no brace', () => {
    assert.equal(slice(String.raw`x ∈ ⟦\{0⟧, 1\}`), String.raw`\{0`);
  });

  it('drops marks of rows and columns at its ends, and none within', () => {
    assert.equal(slice(String.raw`a⟦ & = b \\ & = c \\ ⟧ d`), String.raw`= b \\ & = c`);
  });

  it('stops at the ends of the source', () => {
    assert.equal(slice('⟦a}⟧'), 'a}');
    assert.equal(slice('⟦{a⟧'), '{a');
    assert.equal(slice('a⟦⟧b'), '');
  });

  it('widens no further than forty characters', () => {
    assert.equal(slice(`{${'x'.repeat(100)}⟦y}⟧`), `${'x'.repeat(40)}y}`);
  });
});
