import assert from 'node:assert/strict';
import { add, apply, divide, index, log, multiply, negate, one, power, rational, subtract, variable } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { findCondition } from '../../../src/numeric/findCondition';
import { a, at, b, derivative, overD, sides, sigmoid, softmax, square, sumOver, target, two, x, z } from './claims';

const conditionOf = (left: Expression, right: Expression): string | undefined => findCondition(sides(left, right), { seed: 11 })?.words;

describe('findCondition', () => {
  it('finds what is left unsaid of a variable', () => {
    assert.equal(conditionOf(apply('sqrt', square(x)), x), 'x > 0');
    assert.equal(conditionOf(apply('sqrt', square(x)), negate(x)), 'x < 0');
    assert.equal(conditionOf(square(x), x), 'x is 0 or 1');
    assert.equal(conditionOf(apply('sin', multiply({ kind: 'constant', name: 'pi' }, add(x, rational(1, 2)))), power(rational(-1), x)), 'x is an integer');
  });

  it('finds that a target is a distribution', () => {
    const loss = negate(sumOver((j) => multiply(at(target, j), log(at(softmax(z), j)))));
    const logits = subtract(apply('logSumExp', z), sumOver((j) => multiply(at(target, j), at(z, j))));
    assert.equal(conditionOf(loss, logits), 'the entries of y are nonnegative and sum to 1');
  });

  it('finds that a matrix is symmetric', () => {
    const w = variable('W', overD, overD);
    const product = apply('matmul', w, z);
    assert.equal(conditionOf(derivative(apply('dot', z, product), z), multiply(two, product)), 'W is symmetric');
  });

  it('finds the one size for which a claim is true', () => {
    assert.equal(conditionOf(at(softmax(z), one), sigmoid(subtract(at(z, one), at(z, two)))), 'd = 2');
    assert.equal(conditionOf(divide(sumOver((j) => at(z, j)), two), sumOver((j) => divide(at(z, j), { kind: 'size', name: 'd' }))), 'd = 2');
  });

  it('finds nothing for what is merely false', () => {
    assert.equal(conditionOf(square(add(a, b)), add(square(a), square(b))), undefined);
    assert.equal(conditionOf(softmax(multiply(two, z)), softmax(z)), undefined);
    assert.equal(conditionOf(at(z, index('i')), x), undefined);
  });
});
