import assert from 'node:assert/strict';
import { isNumbers, twoSides } from '../../../src/webview/twoSides';

const sides: readonly (readonly [latex: string, ...sides: readonly string[]])[] = [
  ['a = b.', 'a', 'b'],
  ['\\text{the determinant of }A = 5', '\\text{the determinant of }A', '5'],
  ['\\sum_{i=1}^n i \\le n^2', '\\sum_{i=1}^n i', 'n^2'],
  ['A = \\begin{pmatrix} 2 & 1 \\\\ 1 & 4 \\end{pmatrix}', 'A', '\\begin{pmatrix} 2 & 1 \\\\ 1 & 4 \\end{pmatrix}'],
  ['P(X = 1) = \\left( p = 2 \\right)', 'P(X = 1)', '\\left( p = 2 \\right)'],
];

describe('twoSides', () => {
  for (const [latex, ...expected] of sides) it(`finds those of ${latex}`, () => assert.deepEqual(twoSides(latex), expected));

  for (const latex of ['a + b', 'a = b = c', 'a < b = c', 'a &= b \\\\ &= c', '= 5', 'a =']) it(`finds none in ${latex}`, () => assert.equal(twoSides(latex), undefined));
});

describe('isNumbers', () => {
  for (const latex of ['5', '-0.25', '3{,}000\\,', '(1, 2)', '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', '50\\%']) it(`takes ${latex} for numbers`, () => assert.ok(isNumbers(latex)));
  for (const latex of ['x', '2\\pi', '\\frac{1}{2}', '\\text{the trace of }A', '2^3']) it(`takes ${latex} for a formula`, () => assert.ok(!isNumbers(latex)));
});
