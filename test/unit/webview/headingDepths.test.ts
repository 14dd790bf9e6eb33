import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headingDepths } from '../../../src/webview/headingDepths';

const written = fc.array(fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }), { maxLength: 40 });
const onlyHeadings = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 });

/** Where the heading stands that a block belongs to: the nearest before it that is higher. */
const owner = (levels: readonly (number | undefined)[], at: number): number =>
  levels.findLastIndex((level, index) => index < at && level !== undefined && level < (levels[at] ?? Infinity));

describe('headingDepths', () => {
  for (const { levels, depths } of [
    { levels: [], depths: [] },
    { levels: [1, 2, 3, 2, 1], depths: [1, 2, 3, 2, 1] },
    { levels: [2, 2, 3], depths: [1, 1, 2] },
    { levels: [1, 3, 3, 2], depths: [1, 2, 2, 2] },
    { levels: [3, 2, 1, 4], depths: [1, 1, 1, 2] },
    { levels: [2, 4, 6, 5, 4], depths: [1, 2, 3, 3, 2] },
    { levels: [undefined, 2, undefined, 4, undefined, 3], depths: [0, 1, 1, 2, 2, 2] },
  ]) {
    const told = levels.map((level) => level ?? '·').join(' ') || 'nothing';
    it(`makes ${depths.join(' ') || 'nothing'} of ${told}`, () => assert.deepEqual(headingDepths(levels), depths));
  }

  it('begins at 1 and never goes down by more than one', () =>
    fc.assert(
      fc.property(onlyHeadings, (levels) => {
        headingDepths(levels).forEach((depth, at, all) => assert.ok(depth >= 1 && depth <= (all[at - 1] ?? 0) + 1, `${depth} at ${at}`));
      }),
    ));

  it('puts each heading one below the one it belongs to, and other blocks as deep as theirs', () =>
    fc.assert(
      fc.property(written, (levels) => {
        const depths = headingDepths(levels);
        levels.forEach((level, at) => assert.equal(depths[at], (depths[owner(levels, at)] ?? 0) + (level === undefined ? 0 : 1), `block ${at}`));
      }),
    ));

  it('leaves an outline without gaps as it is', () =>
    fc.assert(fc.property(onlyHeadings, (levels) => assert.deepEqual(headingDepths(headingDepths(levels)), headingDepths(levels)))));
});
