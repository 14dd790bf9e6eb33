import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headingDepths } from '../../../src/webview/headingDepths';
import { problemOutline, type OutlinedBlock } from '../../../src/webview/problemOutline';

/** `#`, `##` … are headings, `·` and `✗` words without and with a problem. */
function blocks(drawn: string): readonly OutlinedBlock[] {
  const parts = drawn.split(' ');
  const depths = headingDepths(parts.map((part) => (part.startsWith('#') ? part.replace('✗', '').length : undefined)));
  return parts.map((part, at) => ({ isHeading: part.startsWith('#'), depth: depths[at]!, hasProblem: part.endsWith('✗') }));
}

const drawing = fc.array(fc.constantFrom('#', '##', '###', '####', '##✗', '·', '·', '✗'), { minLength: 1, maxLength: 40 }).map((parts) => parts.join(' '));

describe('problemOutline', () => {
  for (const [drawn, shown] of [
    ['· # ·', ''],
    ['# · ✗ ·', '# ✗'],
    ['# ## ✗ ## · # ·', '# ## ✗'],
    ['# ## · ## ### ✗ #', '# ## ### ✗'],
    ['# ### ## ✗', '# ## ✗'],
    ['# ## ##✗ · ##', '# ##✗'],
    ['✗ # ✗', '✗ # ✗'],
  ] as const) {
    it(`shows ${shown || 'nothing'} of ${drawn}`, () => {
      const isShown = problemOutline(blocks(drawn));
      assert.equal(drawn.split(' ').filter((_, at) => isShown[at]).join(' '), shown);
    });
  }

  it('leaves no gap between the headings that it shows', () =>
    fc.assert(
      fc.property(drawing, (drawn) => {
        const all = blocks(drawn);
        const isShown = problemOutline(all);
        const depths = all.filter(({ isHeading }, at) => isHeading && isShown[at]).map(({ depth }) => depth);
        depths.forEach((depth, at) => assert.ok(depth <= (depths[at - 1] ?? 0) + 1, `${depths.join()} of ${drawn}`));
      }),
    ));

  it('shows every problem, and no heading under which there is none', () =>
    fc.assert(
      fc.property(drawing, (drawn) => {
        const all = blocks(drawn);
        const isShown = problemOutline(all);
        all.forEach((block, at) => {
          const end = all.findIndex(({ isHeading, depth }, index) => index > at && isHeading && depth <= block.depth);
          const under = block.isHeading ? all.slice(at, end < 0 ? undefined : end) : [block];
          assert.equal(isShown[at], under.some(({ hasProblem }) => hasProblem), `block ${at} of ${drawn}`);
        });
      }),
    ));
});
