import assert from 'node:assert/strict';
import { unreadFacts } from '../../../src/elaborate/facts';
import { checkDocument } from '../../../src/pipeline';
import type { ClaimJson } from '../../../src/protocol/verdict';

/** Claim number `nth` of a document, checked again as if `facts` were stated before it. */
function assumed(text: string, facts: string, nth = 0): { readonly before: ClaimJson; readonly after: ClaimJson; readonly all: readonly ClaimJson[] } {
  const before = checkDocument({ text, languageId: 'markdown' }).claims[nth]!;
  const { claims: all } = checkDocument({ text, languageId: 'markdown', assumed: { range: before.range, facts } }, { plots: true });
  return { before, after: all[nth]!, all };
}

const root = 'The root $\\sqrt{x^2} = x$.\n';

describe('facts that are assumed', () => {
  it('change the verdict, and can be written before the formula, which then has it', () => {
    const { before, after } = assumed(root, 'x > 0');
    assert.deepEqual([before.verdict, after.verdict], ['conditional', 'verified']);
    const { edit, ...rest } = after.assumed!;
    assert.deepEqual(rest, { facts: 'x > 0', unread: [] });
    assert.deepEqual(edit, { range: { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } }, newText: '<!-- formulint: x > 0 --> ' });
    const written = root.slice(0, 9) + edit.newText + root.slice(9);
    assert.equal(checkDocument({ text: written, languageId: 'markdown' }).claims[0]!.verdict, 'verified');
  });

  it('do not verify what they do not imply', () => assert.notEqual(assumed(root, 'x < 0').after.verdict, 'verified'));

  it('may be the base of logarithms', () => {
    const { before, after } = assumed('$\\log 8 = 2.0794$', 'log base 10');
    assert.deepEqual([before.verdict, after.verdict], ['verified', 'refuted']);
  });

  it('hold from that formula on, and are told of it alone', () => {
    const { all } = assumed('$\\sqrt{x^2} = x$ and $\\sqrt{x^2} = x$ and $\\sqrt{x^2} = x$', 'x > 0', 1);
    assert.deepEqual(all.map(({ verdict, assumed: facts }) => [verdict, facts?.facts]), [['conditional', undefined], ['verified', 'x > 0'], ['verified', undefined]]);
  });

  it('are named where they are not understood', () => {
    assert.deepEqual(unreadFacts('x > 0, log base 2, W ∈ R^{3×4}'), []);
    assert.deepEqual(unreadFacts('x > 0, T = 1'), ['T = 1']);
    assert.deepEqual(unreadFacts('\\frac{1'), ['\\frac{1']);
    assert.deepEqual(assumed(root, 'x > 0, T = 1').after.assumed!.unread, ['T = 1']);
  });
});
