import assert from 'node:assert/strict';
import { findCondition } from '../../../src/check/condition';
import { sidesOf } from '../../../src/check/sides';
import { equation, verdictOf } from './checked';

function condition(latex: string): string | undefined {
  const { reading, left, right } = equation(latex);
  return findCondition(sidesOf(reading, left, right), 1)?.text;
}

describe('findCondition', () => {
  it('finds that probabilities sum to one', () => {
    assert.equal(condition(String.raw`\sum_i p_i^2 + \sum_i p_i = \sum_i p_i^2 + 1`), '∑ p = 1');
    assert.equal(condition(String.raw`\sum_i p_i^2 + \sum_i p_i = \sum_i p_i^2 + 2`), undefined);
  });

  it('finds the size that is written out', () => {
    assert.equal(condition(String.raw`\sum_{i=1}^n x_i w_i = x_1 w_1 + x_2 w_2 + x_3 w_3`), 'n = 3');
    assert.equal(condition(String.raw`\sum_{i=1}^n x_i w_i = x_1 w_1 + x_2 w_2 + x_3 w_2`), undefined);
  });

  it('finds that one variable is positive, or all are', () => {
    assert.equal(condition(String.raw`\sqrt{x^2} + y = x + y`), 'x > 0');
    assert.equal(condition(String.raw`|x| + |y| = x + y`), 'x, y > 0');
    assert.equal(condition(String.raw`\sqrt{x^2} + y = 2x + y`), undefined);
  });

  it('finds that a slope is a fraction', () => {
    assert.equal(condition(String.raw`|a - 1| + 0 |a| = 1 - a`), '0 < a < 1');
    assert.equal(condition(String.raw`|a - 1| + 0 |a| = 2 - a`), undefined);
  });

  it('adds nothing to what the author says', () => {
    assert.equal(condition(String.raw`\sqrt{x^2} + y = x + y, \quad x < 0`), undefined);
  });

  it('needs none where several are stated', () => {
    assert.match(verdictOf(String.raw`|p - 1| + |q - 1| = 2 - p - q, \quad 0 < p < 1, 0 < q < 1`), /^verified: /);
    assert.match(verdictOf(String.raw`|p - 1| + |q - 1| = 2 - p + q, \quad 0 < p < 1, 0 < q < 1`), /^refuted identity-fails: /);
    assert.match(verdictOf(String.raw`|x| + |y| = x + y, \quad x, y > 0`), /^verified: /);
  });

  it('makes a verdict conditional', () => {
    assert.equal(verdictOf(String.raw`\sqrt{x^2} + y = x + y`), 'conditional: both sides agree only where x > 0');
    assert.equal(verdictOf(String.raw`\sqrt{x^2} + y = x + y, \quad x > 0`), 'verified: both sides agree, by an algebraic certificate');
    assert.match(verdictOf(String.raw`\sqrt{x^2} + y = x + y, \quad x < 0`), /^refuted identity-fails: the sides differ: at /);
  });
});
