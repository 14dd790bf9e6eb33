import assert from 'node:assert/strict';
import { atSizes, number, numbers, point } from '../../../src/check/wording';

describe('wording', () => {
  it('writes numbers to four digits, with powers of ten where they help', () => {
    assert.deepEqual([0, 0.123456, 1234567, 12345678, 1e-5, 1.5e-10].map((value) => number(value)), ['0', '0.1235', '1234567', '1.235·10^7', '1·10^−5', '1.5·10^−10']);
  });

  it('writes a true minus', () => {
    assert.deepEqual([-2, -0.5, -1e-5].map((value) => number(value)), ['−2', '−0.5', '−1·10^−5']);
  });

  it('writes what is no number in words and signs', () => {
    assert.deepEqual([Infinity, -Infinity, NaN].map((value) => number(value)), ['∞', '−∞', 'undefined']);
  });

  it('takes as many digits as asked', () => {
    assert.deepEqual([number(1 / 3, 2), numbers([1 / 3, 2], 3)], ['0.33', '[0.333, 2]']);
  });

  it('writes points and sizes, and nothing where there are none', () => {
    assert.equal(point({ x: 1, 'z[2]': 0.5 }), 'x = 1, z[2] = 0.5');
    assert.equal(point({}), '');
    const evidence = { method: 'sampling', informativePoints: 16, worstDifference: 0, precision: 53, seed: 1 } as const;
    assert.deepEqual([atSizes({ ...evidence, sizes: [1, 2] }), atSizes({ ...evidence, sizes: [] })], [' (sizes 1, 2)', '']);
  });
});
