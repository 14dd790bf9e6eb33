import assert from 'node:assert/strict';
import type { PlacedClaim } from '../../../src/protocol/outline';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { checkDocument } from '../../../src/pipeline';
import { countVerdicts, fewWords, isProblem, markOf } from '../../../src/report/verdictMark';

const claims = (text: string): readonly ClaimJson[] => checkDocument({ text, languageId: 'markdown' }).claims;
const placed = (found: readonly ClaimJson[]): readonly PlacedClaim[] => found.map((claim) => ({ claim, row: 0, stepRows: [] }));
const mark = (text: string): string | undefined => markOf(placed(claims(text)))?.text;

describe('the mark of a formula', () => {
  it('counts the steps of a derivation that holds', () => {
    assert.equal(mark('$$\\begin{align} 1 - \\sigma(x) &= \\sigma(-x) \\\\ &= \\frac{1}{1 + e^x} \\end{align}$$'), '✓ 2 steps');
    assert.equal(mark('$1 + 1 = 2$'), '✓ verified');
  });

  it('names the step that does not follow', () => {
    assert.match(mark('$$\\begin{align} 1 - \\sigma(x) &= \\sigma(-x) \\\\ &= \\frac{1}{1 - e^x} \\end{align}$$') ?? '', /^✗ step 2 does not follow$/);
  });

  it('says what is wrong, and leaves the point where it is so to the evidence', () => {
    assert.equal(mark('$$\\frac{\\partial}{\\partial x} x^2 y = x y$$'), '✗ the derivative is 4, not 2');
    assert.equal(mark('$$\\sum_{i=1}^n i^2 = \\frac{n(n+1)(2n+1)}{5}$$'), '✗ the sides differ');
    const told = (message: string): string => fewWords({ ...claims('$1 + 1 = 3$')[0]!, message });
    assert.equal(told('at n₁ = 2, W[1,2] = 0.5 the left side is 3, the right side 4'), 'the left side is 3, the right side 4');
    assert.equal(told('at x = 2, which satisfies the row above, the left is 3 and the right is 4'), 'the left is 3 and the right is 4');
    assert.equal(told('at a point of 20 coordinates entry 2 of the derivative is 3, not 4'), 'entry 2 of the derivative is 3, not 4');
    assert.equal(told('at least one of the two is wrong'), 'at least one of the two is wrong');
    assert.equal(told('at x = 1 f is 3'), 'at x = 1 f is 3');
  });

  it('says why a formula is not checked', () => assert.equal(mark('$\\foo(x) = 1$'), '? unchecked: unknown macro'));

  it('names the quantity that a number is said to be', () => {
    const text = 'Let $A = \\begin{pmatrix} 2 & 1 \\\\ 1 & 4 \\end{pmatrix}$. The determinant of $A$ is';
    assert.deepEqual(claims(`${text} $5$.`).map((claim) => markOf(placed([claim]))!.text), ['≔ taken as given', '✗ the determinant of A is 7, not 5']);
    assert.deepEqual(claims(`${text} $7$.`).map((claim) => markOf(placed([claim]))!.text), ['≔ taken as given', '✓ verified']);
  });

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
