import assert from 'node:assert/strict';
import { notationFindings } from '../../../../src/elaborate/lint/notationFindings';
import { treeOf } from '../../syntax/readsAs';

const NOTHING: ReadonlySet<string> = new Set();

/** Each finding as `code at the marked text: message`. */
const findings = (latex: string, names = NOTHING): readonly string[] =>
  notationFindings(treeOf(latex), names, (span) => span).map(({ code, message, span, beside }) => `${beside ? '' : 'at fault: '}${code} at ${latex.slice(span.start, span.end)}: ${message}`);

const r = String.raw;

describe('notationFindings', () => {
  describe('a sum that runs over another index than its terms have', () => {
    const wrong: readonly (readonly [string, readonly string[]])[] = [
      [r`\bar{x} = \frac{1}{n} \sum_{j=1}^{n} x_i`, ['free-index at x_i: the sum runs over j, but has x_i in it and no j: nothing binds i']],
      [r`P = \prod_{k=1}^{n} p_i^{y_i}`, ['free-index at p_i^{y_i}: the product runs over k, but has p_i in it and no k: nothing binds i']],
      [r`\sum_{i=1}^n x_i = \sum_{j=1}^n x_i`, ['free-index at x_i: the sum runs over j, but has x_i in it and no j: nothing binds i']],
      [r`p_i = \frac{e^{x_i}}{\sum_{j} e^{x_i}}`, ['free-index at x_i: the sum runs over j, but has x_i in it and no j: all its terms are the same']],
      [r`y = \sum_{i} w_i x_j`, ['free-index at x_j: the sum runs over i, but x_j in it has j, which nothing binds']],
    ];
    for (const [latex, expected] of wrong) it(latex, () => assert.deepEqual(findings(latex), expected));

    it('is marked behind the equals sign, not where the index is bound', () => {
      const latex = r`\sum_{i=1}^n x_i = \sum_{j=1}^n x_i`;
      const [finding] = notationFindings(treeOf(latex), NOTHING, ({ start, end }) => ({ start: start + 100, end: end + 100 }));
      assert.deepEqual(finding!.span, { start: 100 + latex.lastIndexOf('x_i'), end: 100 + latex.length });
    });

    const right: readonly string[] = [
      r`\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i`,
      r`p_i = \frac{e^{x_i}}{\sum_{j} e^{x_j}}`,
      r`y = \sum_{i} w_i x_i`,
      // free on both sides
      r`\sum_{j=1}^n x_i = n x_i`,
      r`y_j = \sum_{i} w_i x_j`,
      r`L_i = -\sum_j y_{ij} \log p_{ij}`,
      r`\bar{x}_i = \frac{1}{n} \sum_{j=1}^n x_{ij}`,
      // the loss of one sample, without its number
      r`L = -\sum_j y_{ij} \log p_{ij}`,
      r`c = \sum_{s} \alpha_{ts} h_s`,
      // no index at all
      r`V = \frac{1}{n^2} \sum_{i=1}^n \sigma_x^2`,
      r`J = \frac{1}{m} \sum_{i=1}^m L(\hat{y}, y)`,
      // said beside the formula
      r`y = \sum_{j=1}^n x_i \quad \text{for each } i`,
      r`y = \sum_{j=1}^n x_i, \quad i = 1, \dots, m`,
      // bound around it
      r`S = \sum_{i=1}^m \sum_{j=1}^n x_i`,
      r`M = \max_i \sum_{j=1}^n x_i`,
      // the entry the sum ends at
      r`E = \sum_{j=1}^{k} d_k`,
      // over a set, a pair, samples
      r`\mu = \frac{1}{n} \sum_{x_i \in C} x_i`,
      r`E = \sum_{(i, j)} w_i x_j`,
      r`z = \sum_{k} a_k^{(i)} b_k`,
      // the true class beside all the others
      r`L = \sum_{j \ne k} \max(0, s_j - s_k + 1)`,
      // no equation
      r`\sum_{j=1}^n x_i`,
    ];
    for (const latex of right) it(`is not ${latex}`, () => assert.deepEqual(findings(latex), []));

    it('is none where the text speaks of the other index by itself', () => {
      assert.deepEqual(findings(r`y = \sum_{i} w_i x_j`, new Set(['j'])), []);
      assert.equal(findings(r`y = \sum_{i} w_i x_j`, new Set(['i'])).length, 1);
    });
  });

  describe('a term behind a negated sum with the index of the sum', () => {
    it('is marked', () => {
      assert.deepEqual(findings(r`L = -\sum_i y_i \log p_i + (1 - y_i) \log (1 - p_i)`), [
        r`free-index at (1 - y_i) \log (1 - p_i): the sum over i ends before this term, which has y_i in it: without brackets nothing tells whether the minus sign goes for it`,
      ]);
    });

    for (const latex of [
      r`L = -\sum_i [y_i \log p_i + (1 - y_i) \log (1 - p_i)]`,
      r`L = -\sum_i y_i \log p_i - \sum_i (1 - y_i) \log (1 - p_i)`,
      r`L = -\sum_i p_i \log q_i + \lambda \sum_i w_i^2`,
      r`L = -\sum_i p_i \log q_i + \lambda w^2`,
      r`\ell = \sum_i y_i \log p_i + (1 - y_i) \log (1 - p_i)`,
      r`x_i = -\sum_i y_i + x_i`,
    ]) it(`is not ${latex}`, () => assert.deepEqual(findings(latex), []));
  });

  describe('a sum within a sum over the same letter', () => {
    const marked = (latex: string): string => `shadowed-index at ${latex}: i is the index of two sums, one within the other`;

    it('is marked in brackets, below a fraction bar and behind a function', () => {
      assert.deepEqual(findings(r`v = \frac{1}{n} \sum_{i=1}^n (x_i - \frac{1}{n} \sum_{i=1}^{n} x_i)^2`), [marked('i=1')]);
      assert.deepEqual(findings(r`H = -\sum_{i} p_i \log \frac{e^{x_i}}{\sum_{i=1} e^{x_i}}`), [marked('i=1')]);
      assert.deepEqual(findings(r`S = \sum_{i=1} w_i \log \sum_i e^{x_i}`), [marked('i')]);
    });

    it('leaves no meaning right behind the other, and the formula is at fault', () => {
      assert.deepEqual(findings(r`L = \sum_{i=1}^{m} \sum_{i=1}^{n} x_i y_i`), [`at fault: ${marked('i=1')}`]);
    });

    for (const latex of [
      r`v = \frac{1}{n} \sum_{i=1}^n (x_i - \frac{1}{n} \sum_{j=1}^{n} x_j)^2`,
      r`L = \sum_{i=1}^{m} x_i \sum_{i=1}^{n} y_i`,
      r`L = \sum_{i} x_i (\sum_{i} y_i)^2`,
      r`p = \frac{\sum_i x_i}{\sum_i y_i}`,
      r`L = \sum_i x_i^2 - \frac{1}{n} (\sum_i x_i)^2`,
    ]) it(`is not ${latex}`, () => assert.deepEqual(findings(latex), []));
  });
});
