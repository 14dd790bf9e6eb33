import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/check/claim';
import { claimsOf, formula, heading } from '../elaborate/pieces';
import { checkAll, checkLast, told, verdictOf } from './checked';

describe('checkClaim: readings', () => {
  it('verifies by one reading that holds, and names it', () => {
    const checked = checkLast(String.raw`\log 8 = 3`);
    assert.equal(told(checked.verdict).split(':')[0], 'verified');
    assert.equal(checked.reading, 'log is to base 2');
  });

  it('refutes only what fails in every reading', () => {
    assert.match(verdictOf(String.raw`\log 8 = 4`), /^refuted wrong-number: /);
    assert.match(verdictOf('L = x^2', '(L + y)^2 = x^4 + 2 x^2 y + y^2'), /^verified: /);
    assert.match(verdictOf('L = x^2', '(L + y)^2 = x^4 + x^2 y + y^2'), /^refuted identity-fails: /);
  });

  it('verifies what holds whatever a defined name stands for', () => {
    assert.match(verdictOf('L = x^2', '(L + y)^2 = L^2 + 2 L y + y^2'), /^verified: /);
  });

  it('refutes by a definition of the same section only', () => {
    const wrong = '(L + y)^2 = x^4 + x^2 y + y^2';
    assert.match(verdictOf('L = x^2', wrong), /^refuted identity-fails: /);
    assert.match(verdictOf('L = x^2', heading('Another model'), wrong), /^unchecked readings-disagree: read one way it fails \(the sides differ: .*\); read another way it is not decided: /);
  });

  it('verifies a repaired reading on its condition only', () => {
    const { verdict } = checkLast(formula('e3 = 20.0855', { bare: true }));
    assert.ok(verdict.kind === 'conditional', told(verdict));
    assert.equal(verdict.condition, 'superscripts were lost in pasting: e3 is read as e³, e (a+b) as eᵃ+eᵇ, X 10-5 as ·10⁻⁵');
    assert.equal(verdict.message, 'as written it is wrong (the value is 8.1548, not 20.0855); read as exp(3) = 20.0855, the value is 20.085537: correctly rounded');
  });

  it('refutes what is wrong both as it stands and put right', () => {
    const { verdict } = checkLast(formula('e3 = 21.0855', { bare: true }));
    assert.equal(told(verdict), 'refuted wrong-number: read as exp(3) = 21.0855, since superscripts seem lost in pasting, the value is 20.0855, not 21.0855');
  });
});

describe('checkClaim: what is not decided', () => {
  it('says what could not be read, at its place', () => {
    const checked = checkLast(formula(String.raw`a = \foo`, { start: 10 }));
    assert.deepEqual([told(checked.verdict), checked.span], [String.raw`unchecked unknown-macro: \foo is not defined`, { start: 14, end: 18 }]);
  });

  it('takes declarations at the author’s word', () => {
    assert.equal(verdictOf(String.raw`x \in \mathbb{R}^d`), String.raw`stipulated: taken as given: x ∈ \mathbb{R}^d`);
  });

  it('tells a fault of notation first', () => {
    const latex = String.raw`w + 0 = (w_0, \ldots, w_d), v + 0 = \sum_{i=1}^d w_i`;
    const [first] = checkAll(latex);
    assert.equal(told(first!.verdict), 'refuted index-range-mismatch: w is written out from w_0 to w_d, d + 1 entries, but the sum runs from 1 to d');
    assert.equal(latex.slice(first!.span!.start, first!.span!.end), String.raw`\sum_{i=1}^d w_i`);
  });
});

describe('checkClaim: the same text, the same verdict', () => {
  it('decides a claim alike each time', () => {
    for (const latex of [String.raw`|x + y| \le |x| + |y|`, '(a + b)^3 = a^3 + b^3', String.raw`\tanh(x) + y = 2\sigma(2x) - 1 + y`]) {
      const [claim] = claimsOf([formula(latex)]);
      assert.deepEqual(checkClaim(claim!), checkClaim(claim!), latex);
    }
  });

  it('decides a claim alike wherever it stands', () => {
    const alone = checkLast('(a + b)^3 = a^3 + b^3').verdict;
    const amid = checkLast('u + v = v + u', formula('(a + b)^3 = a^3 + b^3', { start: 500 })).verdict;
    assert.deepEqual(amid, alone);
    assert.equal(alone.kind, 'refuted');
  });
});
