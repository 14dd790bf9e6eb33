import assert from 'node:assert/strict';
import type { PlacedClaim } from '../../../src/protocol/outline';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { checkDocument } from '../../../src/pipeline';
import { countVerdicts, isProblem, markOf } from '../../../src/report/verdictMark';

const claims = (text: string): readonly ClaimJson[] => checkDocument({ text, languageId: 'markdown' }).claims;
const placed = (found: readonly ClaimJson[]): readonly PlacedClaim[] => found.map((claim) => ({ claim, row: 0, stepRows: [] }));
const mark = (text: string): string | undefined => markOf(placed(claims(text)))?.text;

describe('the mark of a formula', () => {
  it('counts the steps of a derivation that holds', () => {
    assert.equal(mark('$$\\begin{align} 1 - \\sigma(x) &= \\sigma(-x) \\\\ &= \\frac{1}{1 + e^x} \\end{align}$$'), '✓ 2 steps');
    assert.equal(mark('$1 + 1 = 2$'), '✓ verified');
  });

  it('names the step that does not follow', () => {
    assert.match(mark('$$\\begin{align} 1 - \\sigma(x) &= \\sigma(-x) \\\\ &= \\frac{1}{1 - e^x} \\end{align}$$') ?? '', /^✗ step 2 does not follow/);
  });

  it('says why a formula is not checked', () => assert.equal(mark('$\\foo(x) = 1$'), '? unchecked: unknown macro'));

  it('is that of the worst claim, and tells of others as bad', () => {
    assert.match(mark('$$1 + 1 = 3, \\qquad 1 + 1 = 2$$') ?? '', /^✗ /);
    assert.match(mark('$$1 + 1 = 3, \\qquad 2 + 2 = 5$$') ?? '', /^✗ .*, and 1 more$/);
  });

  it('is absent where nothing is claimed', () => assert.equal(mark('$x$'), undefined));

  it('is no problem where a comment silences it', () => {
    const [silenced] = claims('<!-- formulint-disable -->\n\n$1 + 1 = 3$');
    assert.deepEqual([silenced?.verdict, silenced && isProblem(silenced)], ['refuted', false]);
  });

  it('counts verdicts, worst first', () => {
    assert.deepEqual(countVerdicts(['verified', 'refuted', 'verified']), [{ verdict: 'refuted', count: 1 }, { verdict: 'verified', count: 2 }]);
  });
});
