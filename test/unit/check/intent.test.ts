import assert from 'node:assert/strict';
import { assertsIdentity } from '../../../src/check/intent';
import { equation } from './checked';

function asserts(latex: string): boolean {
  const { left, right, chain, reading } = equation(latex);
  return assertsIdentity(left, right, chain, reading);
}

describe('assertsIdentity', () => {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['expressions of the same unknowns, against a condition on them', '(a + b)^2 = a^2 + b^2', 'x^2 + y^2 = r^2'],
    ['a function of the field on both sides, against an equation to be solved', String.raw`e^{2x} = e^x + 1 + 0 e^{x}`, '2x + 4 = x'],
    ['numbers, against an unknown that equals one', '2 + 2 = 5', 'x + y = 1'],
    ['a derivative, against a function', String.raw`\frac{d}{dx} x^3 = 2x`, 'x^3 + x = 2x'],
    ['a further step of a chain, against one equation', 'x + y = y + 2x = 3x + y', 'x + x = 3x'],
    ['entries summed, against matrices constrained', String.raw`\sum_i x_i y_i = \sum_i x_i + \sum_i y_i`, String.raw`A^\top A B = B A`],
  ];
  for (const [what, identity, condition] of pairs) {
    it(what, () => {
      assert.equal(asserts(identity), true, identity);
      assert.equal(asserts(condition), false, condition);
    });
  }

  it('asserts nothing beside a condition that was not understood', () => {
    assert.equal(asserts('(a + b)^2 = a^2 + b^2'), true);
    assert.equal(asserts(String.raw`(a + b)^2 = a^2 + b^2, \quad a \in S`), false);
  });
});
