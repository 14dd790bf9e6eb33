import assert from 'node:assert/strict';
import { statedNumbers } from '../../../src/elaborate/stated';
import { treeOf } from '../syntax/readsAs';

/** `text@places`, separated by spaces. */
const stated = (latex: string): string | undefined => statedNumbers(treeOf(latex))?.map(({ text, places }) => `${text}@${places}`).join(' ');

describe('statedNumbers', () => {
  it('counts the decimal places of a numeral', () => {
    assert.deepEqual(['0.13', '12', '1200', '1,024', '-0.5', '+3', '(0.5)'].map(stated), ['0.13@2', '12@0', '1200@0', '1024@0', '-0.5@1', '3@0', '0.5@1']);
  });

  it('counts two more for a percentage', () => {
    assert.deepEqual([String.raw`12\%`, String.raw`12.5\%`].map(stated), ['12%@2', '12.5%@3']);
  });

  it('shifts the places by a power of ten', () => {
    assert.deepEqual([String.raw`1.67 \cdot 10^{-5}`, String.raw`1.6 \times 10^{3}`, '10^{12}', '10^{-5}'].map(stated), ['1.67·10^-5@7', '1.6·10^3@-2', '1·10^12@-12', '1·10^-5@5']);
  });

  it('shifts them by an exponent behind e as well', () => {
    assert.deepEqual(['1.67e-5', '1e-5', '2e3'].map(stated), ['1.67e-5@7', '1e-5@5', '2e3@-3']);
  });

  it('reads vectors and matrices row by row', () => {
    assert.deepEqual(['[0.1, 0.25]', '(1, 2.5, 3)', '[0.1, 0.25]^T', '[[1, 2], [3, 4]]', String.raw`[0.2 \; 0.8]`].map(stated), ['0.1@1 0.25@2', '1@0 2.5@1 3@0', '0.1@1 0.25@2', '1@0 2@0 3@0 4@0', '0.2@1 0.8@1']);
    assert.equal(stated(String.raw`\begin{bmatrix} 1 & 0.5 \\ 2 & 3 \end{bmatrix}`), '1@0 0.5@1 2@0 3@0');
    assert.equal(stated(String.raw`\begin{pmatrix} 1 \\ 0.5 \end{pmatrix}`), '1@0 0.5@1');
  });

  it('states nothing where more is written than numbers', () => {
    for (const latex of ['x', '1 + 2', '1/3', String.raw`\frac{1}{3}`, String.raw`2 \cdot 3`, '10^{2}', String.raw`1.0 \cdot 10^{x}`, '[0.1, x]', '[0.1, 0.2]^2', String.raw`\{1, 2\}`]) assert.equal(stated(latex), undefined, latex);
  });

  it('leaves a transposed matrix alone: its order is another', () => {
    assert.equal(stated(String.raw`\begin{bmatrix} 1 & 0.5 \\ 2 & 3 \end{bmatrix}^T`), undefined);
  });
});
