import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldNames, moveShare, withRest } from '../../../../src/webview/plot/shares';

const steps = fc.integer({ min: 0, max: 48 });

describe('shares', () => {
  it('have three names on the simplex', () => {
    assert.deepEqual(fieldNames({ variables: ['p[1]', 'p[2]'], simplex: true }), ['p[1]', 'p[2]', 'p[3]']);
    assert.deepEqual(fieldNames({ variables: ['a', 'b'], simplex: false }), ['a', 'b']);
  });

  it('leave the rest to the third', () => assert.deepEqual(withRest([16, 16], 48), [16, 16, 16]));

  for (const { shares, moved, value, after } of [
    { shares: [16, 16, 16], moved: 0, value: 48, after: [48, 0, 0] },
    { shares: [48, 0, 0], moved: 0, value: 24, after: [24, 12, 12] },
    { shares: [30, 12, 6], moved: 0, value: 12, after: [12, 24, 12] },
    { shares: [0, 0, 48], moved: 2, value: 0, after: [24, 24, 0] },
  ]) {
    it(`become ${after.join(', ')} of ${shares.join(', ')} when number ${moved + 1} becomes ${value}`, () => assert.deepEqual(moveShare(shares, moved, value), after));
  }

  it('keep their sum and stay shares, whichever is moved', () =>
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 0, max: 2 }), steps, (first, second, moved, value) => {
        const before = withRest([first, Math.min(second, 48 - first)], 48);
        const after = moveShare(before, moved, value);
        assert.equal(after[moved], value);
        assert.equal(after.reduce((sum, share) => sum + share, 0), 48);
        assert.ok(after.every((share) => share >= 0 && Number.isInteger(share)), after.join());
      }),
    ));
});
