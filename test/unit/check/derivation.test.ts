import assert from 'node:assert/strict';
import { aligned } from '../elaborate/pieces';
import { checkLast, verdictOf } from './checked';

const steps = (latex: string): readonly string[] => checkLast(latex).steps.map(({ verdict }) => verdict.kind);

describe('judgeDerivation', () => {
  it('follows a solution row by row', () => {
    const right = aligned('2w + 4 &= 0', '2w &= -4', 'w &= -2');
    assert.equal(verdictOf(right), 'verified: 2 of 3 steps are decided and hold, the others are taken as given');
    assert.deepEqual(steps(right), ['stipulated', 'verified', 'verified']);
  });

  it('names the row that does not follow, with a point that satisfies the row above', () => {
    const wrong = aligned('2w + 4 &= 0', '2w &= -4', 'w &= 2');
    assert.equal(verdictOf(wrong), 'refuted step-does-not-follow: step 3 does not follow: at w = −2, which satisfies the row above, the left is −2 and the right is 2');
    assert.deepEqual(steps(wrong), ['stipulated', 'verified', 'refuted']);
  });

  it('holds ⇒ to its word', () => {
    assert.equal(verdictOf(String.raw`2w + 4 = 0 \implies w = -2`), 'verified: 1 of 2 steps are decided and hold, the others are taken as given');
    assert.equal(verdictOf(String.raw`2w + 4 = 0 \implies w = 2`), 'refuted step-does-not-follow: step 2 does not follow: at w = −2, which satisfies the row above, the left is −2 and the right is 2');
  });

  it('takes rows of which none follows for conditions side by side', () => {
    assert.match(verdictOf(aligned('2w + 4 &= 0', 'w &= 2')), /^unchecked may-be-a-condition: step 2 of 2 is not decided: it does not follow from the row above \(.*\); it may be a condition of its own$/);
    assert.match(verdictOf(aligned('x + y &= 1', 'x - y &= 3')), /^unchecked may-be-a-condition: /);
  });

  it('says where a solution is lost', () => {
    assert.equal(verdictOf(String.raw`x^2 = 4 \implies x = 2`), 'conditional: step 2: follows from the row above only where x > 0');
    assert.match(verdictOf(String.raw`x^2 = 4 \implies x = 3`), /^refuted step-does-not-follow: /);
  });

  it('makes no claim of an unknown that the row above does not have', () => {
    assert.equal(verdictOf(String.raw`x^2 = a^2 \implies x = b`), 'unchecked may-be-a-condition: step 2 of 2 is not decided: b does not occur in the row above: this may be a condition of its own');
  });
});
