import assert from 'node:assert/strict';
import { rangeFindings } from '../../../src/elaborate/indexRanges';
import { treeOf } from '../syntax/readsAs';

const findings = (latex: string): readonly string[] => rangeFindings(treeOf(latex), (span) => span).map(({ message, span }) => `${latex.slice(span.start, span.end)}: ${message}`);

describe('rangeFindings', () => {
  it('finds entries counted from 0 beside a sum from 1', () => {
    assert.deepEqual(findings(String.raw`(w_0, w_1, \ldots, w_d) \sum_{i=1}^d w_i x_i`), [String.raw`\sum_{i=1}^d w_i x_i: w is written out from w_0 to w_d, d + 1 entries, but the sum runs from 1 to d`]);
  });

  it('finds entries counted from 1 beside a sum from 0', () => {
    assert.deepEqual(findings(String.raw`(w_1, \ldots, w_d) \sum_{i=0}^d w_i`), [String.raw`\sum_{i=0}^d w_i: w is written out from w_1 to w_d, d entries, but the sum runs from 0 to d`]);
  });

  it('finds nothing where both count alike, or the sum is a partial one or over another array', () => {
    for (const latex of [
      String.raw`(w_1, \ldots, w_d) \sum_{i=1}^d w_i x_i`,
      String.raw`(w_0, \ldots, w_d) \sum_{i=0}^d w_i x_i`,
      String.raw`(w_0, \ldots, w_d) \sum_{i=2}^d w_i`,
      String.raw`(w_0, \ldots, w_d) \sum_{i=1}^n w_i`,
      String.raw`(w_0, \ldots, w_d) \sum_{i=1}^d v_i`,
      String.raw`\sum_{i=1}^d w_i`,
    ]) assert.deepEqual(findings(latex), [], latex);
  });

  it('marks the place in the author’s text', () => {
    const latex = String.raw`(w_0, \ldots, w_d) \sum_{i=1}^d w_i`;
    const [finding] = rangeFindings(treeOf(latex), ({ start, end }) => ({ start: start + 1000, end: end + 1000 }));
    assert.deepEqual([finding!.code, finding!.span], ['index-range-mismatch', { start: 1000 + latex.indexOf(String.raw`\sum`), end: 1000 + latex.length }]);
  });
});
