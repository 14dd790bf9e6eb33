import assert from 'node:assert/strict';
import { addDown, addUp, divideDown, divideUp, hull, monotone, multiplyDown, multiplyUp, nextDown, nextUp, outside, point, sqrtDown, sqrtUp } from '../../../src/ops/outward';

describe('directed rounding', () => {
  it('keeps exact results exact', () => {
    assert.deepEqual([addDown(1, 2), addUp(1, 2)], [3, 3]);
    assert.deepEqual([multiplyDown(3, 5), multiplyUp(3, 5)], [15, 15]);
    assert.deepEqual([multiplyDown(2 ** 40, 1 - 2 ** -30), multiplyUp(2 ** 40, 1 - 2 ** -30)], [2 ** 40 - 2 ** 10, 2 ** 40 - 2 ** 10]);
    assert.deepEqual([divideDown(6, 3), divideUp(6, 3)], [2, 2]);
    assert.deepEqual([sqrtDown(9), sqrtUp(9)], [3, 3]);
    assert.deepEqual([addDown(5, -5), multiplyDown(0, -7), divideDown(0, -7)], [0, 0, 0]);
  });

  it('goes apart around results that no float holds', () => {
    assert.deepEqual([addDown(1, 2 ** -60), addUp(1, 2 ** -60) > 1], [1, true]);
    assert.deepEqual([addUp(1, -(2 ** -60)), addDown(1, -(2 ** -60)) < 1], [1, true]);
    // fl(1/3) is below 1/3, fl(2/3) above 2/3 and fl(0.1 · 0.1) above the product.
    assert.equal(divideDown(1, 3), 1 / 3);
    assert.ok(divideUp(1, 3) > 1 / 3);
    assert.equal(divideDown(-1, 3), -divideUp(1, 3));
    assert.ok(multiplyDown(0.1, 0.1) < multiplyUp(0.1, 0.1));
    assert.ok(sqrtDown(2) < sqrtUp(2));
  });

  it('bounds overflow by the largest float and underflow by 0', () => {
    assert.deepEqual([addDown(1e308, 1e308), addUp(1e308, 1e308)], [Number.MAX_VALUE, Infinity]);
    assert.deepEqual([multiplyDown(1e200, 1e200), multiplyUp(1e200, 1e200)], [Number.MAX_VALUE, Infinity]);
    assert.deepEqual([multiplyDown(-1e200, 1e200), multiplyUp(-1e200, 1e200)], [-Infinity, -Number.MAX_VALUE]);
    assert.deepEqual([multiplyDown(1e-200, 1e-200), multiplyUp(1e-200, 1e-200)], [0, Number.MIN_VALUE]);
    assert.deepEqual([multiplyDown(1e-200, -1e-200), multiplyUp(1e-200, -1e-200)], [-Number.MIN_VALUE, 0]);
    assert.deepEqual([divideDown(1e-200, 1e200), divideUp(1e-200, 1e200)], [0, Number.MIN_VALUE]);
    assert.deepEqual([divideDown(1e-200, -1e200), divideUp(1e-200, -1e200)], [-Number.MIN_VALUE, 0]);
  });

  it('takes infinite operands as unbounded finite ones', () => {
    assert.deepEqual([multiplyDown(0, Infinity), multiplyUp(-Infinity, 0)], [0, 0]);
    assert.deepEqual([addDown(Infinity, -Infinity), addUp(Infinity, -Infinity)], [-Infinity, Infinity]);
    assert.deepEqual([divideDown(1, Infinity), divideUp(1, Infinity)], [0, 0]);
    assert.deepEqual([divideDown(Infinity, Infinity), divideUp(Infinity, Infinity)], [-Infinity, Infinity]);
  });

  it('passes NaN on', () => {
    for (const value of [addDown(NaN, 1), addUp(1, NaN), multiplyDown(NaN, 0), multiplyUp(1, NaN), divideDown(0, NaN), divideUp(NaN, 2), sqrtDown(NaN)]) {
      assert.ok(Number.isNaN(value));
    }
  });

  it('steps to a neighbouring float', () => {
    for (const x of [0, 1, -1, 5e-324, 1e300, 1 - 2 ** -53, 2 ** -1022]) {
      assert.ok(nextUp(x) > x && nextDown(x) < x, `${x}`);
      assert.ok(nextUp(x) - x <= 2 ** -51 * Math.abs(x) + Number.MIN_VALUE, `${x}`);
    }
    assert.deepEqual([nextUp(-Infinity), nextDown(Infinity), nextUp(Number.MAX_VALUE)], [-Number.MAX_VALUE, Number.MAX_VALUE, Infinity]);
  });
});

describe('enclosures', () => {
  it('join to the smallest that holds both, or to none', () => {
    assert.deepEqual(hull({ low: 1, high: 2 }, { low: 4, high: 5 }), { low: 1, high: 5 });
    assert.ok(Number.isNaN(hull(point(1), outside).low));
  });

  it('of a monotone function end at its values at the ends, widened', () => {
    const cube = monotone({ float: (x) => x * x * x, ulps: 1, exactAt: [0] });
    const { low, high } = cube({ low: 0, high: 3 });
    assert.equal(low, 0);
    assert.ok(high > 27 && high < 27 + 1e-13);
    const falling = monotone({ float: (x) => -x, ulps: 0, decreasing: true, range: { low: -2, high: 2 } });
    assert.deepEqual(falling({ low: -5, high: 5 }), { low: -2, high: 2 });
    assert.ok(Number.isNaN(monotone({ float: Math.sqrt, ulps: 1, domain: { low: 0, high: 9 } })({ low: -1, high: 4 }).low));
  });
});
