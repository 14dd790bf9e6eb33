import assert from 'node:assert/strict';
import { applyChanges, type Edit } from '../../../../src/repair/edits/edit';
import { editFamilies, editsOf } from '../../../../src/repair/edits/index';
import { sightOf } from '../../../../src/repair/edits/sight';
import { parseMath } from '../../../../src/syntax/parseMath';

function edits(family: string, latex: string): readonly (Edit & { readonly latex: string })[] {
  const parsed = parseMath(latex);
  assert.ok(parsed.ok);
  return editsOf(parsed.tree, sightOf([parsed.tree], latex), [editFamilies[family]!]).map((edit) => ({ ...edit, latex: applyChanges(latex, edit.changes) }));
}

/** What a family makes of a formula: each result with the words for it. */
const CASES: Readonly<Record<string, readonly (readonly [latex: string, results: readonly (readonly [latex: string, words: string])[]])[]>> = {
  sign: [
    ['a + b', [['-a + b', 'change the sign of a'], ['a - b', 'change the sign of b'], ['-(a + b)', 'change the sign of a + b']]],
    ['-a - b', [['a - b', 'change the sign of a'], ['-a + b', 'change the sign of b']]],
    ['p - y', [['y - p', 'exchange p and y']]],
    ['e^x', [['e^{-x}', 'change the sign of x']]],
    [String.raw`\sigma(x)`, [[String.raw`\sigma(-x)`, 'change the sign of x']]],
    ['a &- b', [['a &+ b', 'change the sign of b']]],
  ],
  name: [
    ['p_i q_j', [['p_j q_j', 'put j for i in p_i'], ['p_i q_i', 'put i for j in q_j']]],
    [String.raw`\sum_{i=1}^n x_i y_{j}`, [[String.raw`\sum_{j=1}^n x_i y_{j}`, String.raw`put j for i in \sum_{i=1}^n x_i y_{j}`], [String.raw`\sum_{i=1}^n x_j y_{j}`, 'put j for i in x_i']]],
  ],
  number: [
    [String.raw`\sum_{i=1}^n x_i`, [[String.raw`\sum_{i=0}^n x_i`, 'put 0 for 1'], [String.raw`\sum_{i=1}^{n - 1} x_i`, 'put n - 1 for n']]],
    ['x_1', [['x_0', 'put 0 for 1'], ['x_2', 'put 2 for 1']]],
    [String.raw`\frac12 x`, [[String.raw`\frac13 x`, 'put 3 for 2']]],
  ],
  function: [
    [String.raw`\min(0, x)`, [[String.raw`\max(0, x)`, String.raw`put \max for \min`]]],
    [String.raw`\sum_i x_i`, [[String.raw`\prod_i x_i`, String.raw`put \prod for \sum`]]],
    [String.raw`\log x`, [[String.raw`\exp x`, String.raw`put \exp for \log`], [String.raw`\log_2 x`, String.raw`put \log_2 for \log`]]],
    [String.raw`\log_2 x`, [[String.raw`\log x`, 'take the natural logarithm']]],
    [String.raw`\operatorname{softmax}(z)`, [[String.raw`\operatorname{log\,softmax}(z)`, String.raw`put log\,softmax for softmax`]]],
    [String.raw`\operatorname*{arg\,min}_w w`, [[String.raw`\operatorname*{arg\,max}_w w`, String.raw`put arg\,max for arg\,min`]]],
  ],
  operation: [
    [String.raw`\frac{\log a}{\log b}`, [[String.raw`\log a - \log b`, 'subtract the logarithms instead of dividing them']]],
    [String.raw`\log a \cdot \log b`, [[String.raw`\log a + \log b`, 'add the logarithms instead of multiplying them']]],
    [String.raw`\log a \log b`, [[String.raw`\log a + \log b`, 'add the logarithms instead of multiplying them']]],
    ['a_t + b', [['a_t b', 'multiply a_t by b instead of adding it']]],
    [String.raw`\frac{a}{b}`, []],
  ],
  order: [
    [String.raw`\mathrm{KL}(p \| q)`, [[String.raw`\mathrm{KL}(q \| p)`, 'exchange p and q']]],
    ['f(x, y)', [['f(y, x)', 'exchange x and y']]],
  ],
  scope: [
    ['a - b + c', [['a - (b + c)', 'put brackets around b + c']]],
    ['a - (b + c)', [['a - b + c', 'leave out the brackets around b + c']]],
    ['a + b/c', [['(a + b)/c', 'put brackets around a + b']]],
    ['a - b^2', [['(a - b)^2', 'put brackets around a - b']]],
    [String.raw`\sum_i a_i + b`, [[String.raw`\sum_i (a_i + b)`, 'put brackets around a_i + b']]],
    [String.raw`\log a + b`, [[String.raw`\log (a + b)`, 'put brackets around a + b']]],
  ],
  power: [
    ['x^2', [['x', 'leave out the exponent 2 of x']]],
    [String.raw`\|x\|_2^{2}`, [[String.raw`\|x\|_2`, String.raw`leave out the exponent 2 of \|x\|`]]],
    ['a x', [['a^2 x', 'raise a to the power of 2'], ['a x^2', 'raise x to the power of 2']]],
    [String.raw`\sqrt{x}`, [['x', 'leave out the root of x']]],
    [String.raw`\frac{a}{b}`, [[String.raw`\frac{a}{\sqrt{b}}`, 'take the square root of b']]],
  ],
  matrix: [
    [String.raw`X^\top y`, [['X y', 'leave out the transpose of X'], [String.raw`y X^\top`, String.raw`exchange X^\top and y`]]],
    ['A B', [['B A', 'exchange A and B'], [String.raw`A^\top B`, 'transpose A']]],
    ['A^T B', [['A B^T', 'transpose B instead']]],
  ],
  factor: [
    [String.raw`\sum_{i=1}^n x_i`, [[String.raw`\frac{1}{n}\sum_{i=1}^n x_i`, String.raw`multiply \sum_{i=1}^n x_i by \frac{1}{n}`], [String.raw`2 \sum_{i=1}^n x_i`, String.raw`multiply \sum_{i=1}^n x_i by 2`]]],
    ['2 a b', [['a b', 'leave out the factor 2'], ['2 a', 'leave out the factor b']]],
    [String.raw`\frac{a}{b}`, [[String.raw`\frac{b}{a}`, String.raw`turn \frac{a}{b} over`], ['a', 'do not divide by b']]],
    [String.raw`p \log q`, [['p q', String.raw`leave out \log`]]],
    ['a/(b + c)', [['(b + c)/a', 'turn a/(b + c) over']]],
  ],
  term: [
    ['w x + b', [['w x', 'leave out the term b'], ['b', 'leave out the term w x']]],
    ['p_i q_j', [['(1 - p_i) q_j', 'put 1 − p_i for p_i'], [String.raw`(\delta_{ji} - p_i) q_j`, String.raw`put \delta_{ji} − p_i for p_i`]]],
    ['a (1 - x)', [['a (x)', 'put x for 1 - x']]],
    ['2 (1 - x)', [['2 x', 'put x for 1 - x']]],
    ['s', [['s (1 - s)', 'multiply by 1 − s']]],
    [String.raw`\log(s_i)`, [[String.raw`\log(1 - s_i)`, 'put 1 − s_i for s_i']]],
  ],
  absolute: [
    ['a b', [['|a| b', 'take the absolute value of a']]],
    ['a (x - y)', [['a |x - y|', 'take the absolute value of x - y']]],
    ['a |x|', [['a (x)', 'leave out the bars around x']]],
  ],
};

describe('edits', () => {
  for (const [family, cases] of Object.entries(CASES)) {
    describe(family, () => {
      for (const [latex, results] of cases) {
        for (const [result, words] of results) {
          it(`${latex}  →  ${result}`, () => {
            const found = edits(family, latex);
            assert.ok(found.some((edit) => edit.latex === result && edit.words === words), found.map((edit) => `${edit.latex} | ${edit.words}`).join('\n'));
          });
        }
      }
    });
  }

  it('every family is among them', () => {
    assert.deepEqual(Object.keys(CASES).sort(), Object.keys(editFamilies).sort());
  });

  it('leaves control words apart from letters', () => {
    const found = edits('name', String.raw`\alpha x + \beta x`).map((edit) => edit.latex);
    assert.ok(found.includes(String.raw`x x + \beta x`));
    assert.ok(found.every((latex) => parseMath(latex).ok));
  });

  it('leaves derivatives whole', () => {
    assert.ok(edits('factor', String.raw`\frac{\partial L}{\partial z}`).every(({ latex }) => latex.includes(String.raw`\frac{\partial L}{\partial z}`)));
  });

  it('keeps what it does not touch', () => {
    for (const family of Object.keys(editFamilies)) {
      for (const { changes, latex } of edits(family, String.raw`\frac{1}{n} \sum_{i=1}^n (y_i - \log p_i)^2`)) {
        assert.ok(changes.every((change, at) => at === 0 || changes[at - 1]!.span.end <= change.span.start), latex);
        assert.ok(parseMath(latex).ok, latex);
      }
    }
  });
});
