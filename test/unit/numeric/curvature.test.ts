import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commonBend, eigenvalues, type Bend } from '../../../src/numeric/curvature';

const close = (a: number, b: number, size: number): boolean => Math.abs(a - b) <= 1e-9 * (1 + size);

describe('eigenvalues', () => {
  it('are those of known matrices', () => {
    assert.deepEqual([...eigenvalues([[2, 1], [1, 2]])].map((value) => Math.round(value * 1e9) / 1e9).sort(), [1, 3]);
    assert.deepEqual(eigenvalues([[5]]), [5]);
    assert.deepEqual(eigenvalues([]), []);
  });

  it('keep the trace and the sum of squares', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 25, maxLength: 25 }), (n, entries) => {
        const matrix = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => entries[5 * Math.min(i, j) + Math.max(i, j)]!));
        const values = eigenvalues(matrix);
        const trace = matrix.reduce((sum, row, k) => sum + row[k]!, 0);
        const squares = matrix.flat().reduce((sum, entry) => sum + entry * entry, 0);
        assert.ok(close(values.reduce((sum, value) => sum + value, 0), trace, squares));
        assert.ok(close(values.reduce((sum, value) => sum + value * value, 0), squares, squares));
      }),
    );
  });
});

describe('commonBend', () => {
  const rows: readonly (readonly [readonly Bend[], Bend])[] = [
    [['strictly-convex', 'strictly-convex'], 'strictly-convex'],
    [['strictly-convex', 'convex'], 'convex'],
    [['strictly-convex', 'flat'], 'convex'],
    [['concave', 'flat'], 'concave'],
    [['strictly-concave', 'strictly-convex'], 'mixed'],
    [['flat', 'flat'], 'flat'],
    [['convex', 'mixed'], 'mixed'],
    [[], 'mixed'],
  ];
  for (const [bends, common] of rows) it(`of ${bends.join(', ') || 'nothing'} is ${common}`, () => assert.equal(commonBend(bends), common));
});
