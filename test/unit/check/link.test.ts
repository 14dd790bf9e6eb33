import assert from 'node:assert/strict';
import { isClosed } from '../../../src/check/link';
import { checkLast, equation, tells, verdictOf } from './checked';

describe('judgeLink: equality', () => {
  tells(String.raw`
(a+b)^2 = a^2 + 2ab + b^2 ==> verified: both sides agree, by an algebraic certificate
(a+b)^2 = a^2 + ab + b^2 ==> refuted identity-fails: the sides differ: at a = 1, b = 2 the left is 9 and the right is 7
\sin^2 x + \cos^2 x = 1 ==> verified: both sides agree, by an algebraic certificate
\sin^2 x + \cos^2 x = 2 ==> refuted identity-fails: the left side is always 1, whatever the variables; the other is 2 at x = 1
\frac{d}{dx} x^3 = 3x^2 ==> verified: both sides agree, by an algebraic certificate
x + y = 1 ==> unchecked may-be-a-condition: this does not hold for all values (at x = 1, y = 2 the sides are 3 and 1); it may be meant as a condition or a definition
`);

  it('gives the point at which the sides differ', () => {
    const { verdict } = checkLast('(a+b)^2 = a^2 + ab + b^2');
    assert.ok(verdict.kind === 'refuted');
    assert.deepEqual(verdict.witness, { point: { a: 1, b: 2 }, left: 9, right: 7 });
  });

  it('says where a case distinction leaves a point out', () => {
    assert.match(verdictOf(String.raw`|x| + 0y = \begin{cases} x & x > 0 \\ -x & x < 0 \end{cases}`), /^conditional: both sides agree where x ≠ 0; the cases leave the rest out$/);
    assert.match(verdictOf(String.raw`|x| + 0y = \begin{cases} x & x > 0 \\ -x & x \le 0 \end{cases}`), /^verified: /);
  });
});

describe('judgeLink: order', () => {
  tells(String.raw`
x + y < x + y + 1 ==> verified: the inequality holds at 16 informative points
x^2 + y^2 \ge 2xy ==> verified: the inequality holds at 16 informative points
x^2 + y^2 < 2xy ==> refuted inequality-fails: it is the other way round: at x = 1, y = 2 the left side is 5, the right side 4
x^2 + y^2 < 3xy ==> unchecked may-be-a-condition: this does not hold for all values (at x = 2, y = 0.5 the sides are 4.25 and 3); it may be meant as a condition
2 < 3 ==> verified: the inequality holds, exactly
3 < 2 ==> refuted inequality-fails: the left side is 3, the right side 2
`);
});

describe('judgeLink: what promises no equality', () => {
  tells(String.raw`
a + b \approx b + a ==> verified: both sides are even equal, by an algebraic certificate
a + b \approx b ==> unchecked unsupported-claim: an approximation between formulas is not decided: no error is stated
a + b \propto b ==> unchecked unsupported-claim: proportionality is not decided yet
`);
});

describe('isClosed', () => {
  it('is true of numbers only', () => {
    const closed = ['2 + 3 = 5', 'x + 0 = 1', 'f(2) + 1 = 2', String.raw`\sum_{i=1}^{3} i = 6`, String.raw`\sum_{i=1}^{n} i = 6`].map((latex) => isClosed(equation(latex).left));
    assert.deepEqual(closed, [true, false, false, true, false]);
  });
});
