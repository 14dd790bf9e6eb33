import assert from 'node:assert/strict';
import { checkLast, told, verdictOf } from './checked';

const steps = (latex: string): readonly string[] => checkLast(latex).steps.map(({ verdict }) => verdict.kind);

const RIGHT = '(a+b)^2 = a^2 + 2ab + b^2 = b^2 + 2ab + a^2';

describe('chainHeadline', () => {
  it('says that all steps hold', () => {
    assert.equal(verdictOf(RIGHT), 'verified: all 2 steps hold');
    assert.deepEqual(steps(RIGHT), ['verified', 'verified']);
  });

  it('names the first wrong step', () => {
    const second = '(a+b)^2 = a^2 + 2ab + b^2 = a^2 + ab + b^2';
    assert.equal(verdictOf(second), 'refuted step-does-not-follow: step 2 does not follow: the sides differ: at a = 1, b = 2 the left is 9 and the right is 7');
    assert.deepEqual(steps(second), ['verified', 'refuted']);
    assert.equal(verdictOf('(a+b)^2 = a^2 + ab + b^2 = a^2 + b^2'), 'refuted step-does-not-follow: step 1 does not follow: the sides differ: at a = 1, b = 2 the left is 9 and the right is 7');
  });

  it('marks the wrong step alone', () => {
    const latex = '(a+b)^2 = a^2 + 2ab + b^2 = a^2 + ab + b^2';
    const { span } = checkLast(latex);
    assert.equal(latex.slice(span!.start, span!.end), 'a^2 + ab + b^2');
  });

  it('never passes over a step that is not decided', () => {
    const open = String.raw`(a+b)^2 = \bigcup_{x} x = a^2 + 2ab + b^2 = b^2 + 2ab + a^2`;
    assert.equal(verdictOf(open), 'unchecked unsupported-notation: step 1 of 3 is not decided (1 holds): a union is not decided yet');
    assert.deepEqual(steps(open), ['unchecked', 'unchecked', 'verified']);
  });

  it('lets a wrong step outrank one that is not decided', () => {
    assert.match(verdictOf(String.raw`(a+b)^2 = \bigcup_{x} x = a^2 + 2ab + b^2 = a^2 + ab + b^2`), /^refuted step-does-not-follow: step 3 does not follow: /);
  });

  it('says a condition of its step', () => {
    assert.equal(verdictOf(String.raw`x + x + y = 2 x + y = 2 \sqrt{x^2} + y`), 'conditional: step 2: both sides agree only where x > 0');
  });

  it('takes numbers put in for symbols as given, and checks what is computed of them', () => {
    assert.equal(verdictOf('L = x + y^2 = 2 + 3^2 = 11'), 'verified: 1 of 3 steps are decided and hold, the others are taken as given');
    assert.equal(verdictOf('L = x + y^2 = 2 + 3^2 = 12'), 'refuted wrong-number: step 3 does not follow: the value is 11, not 12');
  });

  it('leans on the weakest of its steps', () => {
    const { verdict } = checkLast(String.raw`(a+b)^2 = a^2 + 2ab + b^2 = |a^2 + 2ab + b^2|`);
    assert.ok(verdict.kind === 'verified', told(verdict));
    assert.equal(verdict.evidence.method, 'sampling');
  });

  it('shows no steps of a single link', () => {
    assert.deepEqual(steps('(a+b)^2 = a^2 + 2ab + b^2'), []);
  });
});
