import assert from 'node:assert/strict';
import { add, apply, divide, multiply, one, rational, scalar, size, subtract, variable } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { holdsAt } from '../../../src/numeric/holdsAt';

const [x, y] = [scalar('x'), scalar('y')];
const sides = (left: Expression, right: Expression) => ({ left, right, variables: [x, y], domains: new Map(), sizes: [], freeIndices: [], given: [] });

describe('holdsAt', () => {
  it('tells an equation that holds at a point from one that does not', () => {
    assert.equal(holdsAt(sides(multiply(x, x), add(x, x)), { x: 2 }, '='), true);
    assert.equal(holdsAt(sides(multiply(x, x), add(x, x)), { x: 3 }, '='), false);
  });

  it('tells inequalities apart', () => {
    for (const [relation, below, at, above] of [['<', true, false, false], ['≤', true, true, false], ['>', false, false, true], ['≥', false, true, true], ['≠', true, false, true]] as const) {
      assert.deepEqual([1, 2, 3].map((value) => holdsAt(sides(x, rational(2)), { x: value }, relation)), [below, at, above], relation);
    }
  });

  it('takes numbers for the same up to what is allowed', () => {
    const third = sides(divide(one, rational(3)), rational(33, 100));
    assert.equal(holdsAt(third, {}, '='), false);
    assert.equal(holdsAt(third, {}, '=', { relative: 0, absolute: 0.01 }), true);
    assert.equal(holdsAt(third, {}, '=', { relative: 0.001, absolute: 0.001 }), false);
  });

  it('looks beside a point at which a side is not defined', () => {
    const quotient = divide(subtract(multiply(x, x), one), subtract(x, one));
    assert.equal(holdsAt(sides(quotient, add(x, one)), { x: 1 }, '='), true);
    assert.equal(holdsAt(sides(quotient, subtract(x, one)), { x: 1 }, '='), false);
  });

  it('does not tell where that does not help', () => {
    assert.equal(holdsAt(sides(apply('log', x), x), { x: -3 }, '='), undefined);
  });

  it('takes no number that is no length for a size', () => {
    const count = size('n');
    assert.equal(holdsAt(sides(count, rational(5)), { n: 5 }, '='), true);
    for (const value of [0.5, -1, 1e9]) assert.equal(holdsAt(sides(count, rational(3)), { n: value }, '='), true);
  });

  it('gives unknown variables the same value on both sides', () => {
    assert.equal(holdsAt(sides(add(x, y), add(y, x)), {}, '='), true);
    assert.equal(holdsAt(sides(variable('z'), variable('z')), {}, '='), true);
  });
});
