import assert from 'node:assert/strict';
import { scalarOperator } from '../../../../src/ops/index';
import type { Interval } from '../../../../src/ops/operator';
import { outside, point } from '../../../../src/ops/outward';
import { scalarOperators } from '../../../../src/ops/scalar';

const interval = (name: string, ...operands: (readonly [number, number])[]): readonly [number, number] => {
  const { low, high }: Interval = scalarOperator(name)!.interval(...operands.map(([from, to]) => ({ low: from, high: to })));
  return [low, high];
};

const near = ([low, high]: readonly [number, number], from: number, to: number): void => {
  assert.ok(low <= from && high >= to && from - low < 1e-14 && high - to < 1e-14, `[${low}, ${high}]`);
};

describe('enclosures of scalar operators', () => {
  it('leave the domain where any operand has left it', () => {
    for (const operator of scalarOperators.filter(({ name }) => !['select', 'and', 'or'].includes(name))) {
      const operands = Array.from({ length: operator.arity === 'many' ? 2 : operator.arity }, () => point(0.5));
      for (const i of operands.keys()) {
        assert.ok(Number.isNaN(operator.interval(...operands.map((operand, j) => (j === i ? outside : operand))).low), operator.name);
      }
    }
  });

  it('of a quotient follow the place of 0 in the divisor', () => {
    assert.deepEqual(interval('divide', [1, 2], [-1, 1]), [-Infinity, Infinity]);
    assert.deepEqual(interval('divide', [1, 2], [0, 4]), [0.25, Infinity]);
    assert.deepEqual(interval('divide', [1, 2], [-4, 0]), [-Infinity, -0.25]);
    assert.deepEqual(interval('divide', [-2, -1], [0, 4]), [-Infinity, -0.25]);
    assert.deepEqual(interval('divide', [-1, 1], [0, 4]), [-Infinity, Infinity]);
    assert.deepEqual(interval('divide', [-1, 4], [2, 4]), [-0.5, 2]);
    assert.deepEqual(interval('divide', [1, 1], [0, 0]).map(Number.isNaN), [true, true]);
  });

  it('of a power follow its base and whether the exponent is an integer', () => {
    assert.deepEqual(interval('power', [-2, 3], [2, 2]), [0, 9]);
    assert.deepEqual(interval('power', [-2, 3], [3, 3]), [-8, 27]);
    assert.deepEqual(interval('power', [-3, -2], [2, 2]), [4, 9]);
    assert.deepEqual(interval('power', [-3, 2], [0, 0]), [1, 1]);
    assert.deepEqual(interval('power', [2, 4], [-1, -1]), [0.25, 0.5]);
    assert.deepEqual(interval('power', [-2, 4], [-2, -2]), [0.0625, Infinity]);
    assert.deepEqual(interval('power', [-2, 4], [-1, -1]), [-Infinity, Infinity]);
    assert.deepEqual(interval('power', [-2, 4], [0.5, 0.5]).map(Number.isNaN), [true, true]);
    assert.deepEqual(interval('power', [-2, -2], [2, 3]).map(Number.isNaN), [true, true]);
    near(interval('power', [0, 2], [0.5, 2]), 0, 4);
    assert.deepEqual(interval('power', [0, 1], [-1, -0.5]), [1, Infinity]);
    assert.deepEqual(interval('power', [0, 0], [-1, -0.5]).map(Number.isNaN), [true, true]);
  });

  it('of a product that touches 0 and is unbounded are 0 there', () => {
    assert.deepEqual(interval('multiply', [0, 0], [0, Infinity]), [0, 0]);
    assert.deepEqual(interval('multiply', [-1, 2], [-3, 5]), [-6, 10]);
    assert.deepEqual(interval('xlogy', [0, 0], [0, 1]), [0, 0]);
    assert.deepEqual(interval('xlogy', [0, 1], [0, 1]), [-Infinity, 0]);
  });

  it('of waves reach 1 and −1 where a crest or trough lies inside', () => {
    near(interval('sin', [0.1, 0.2]), Math.sin(0.1), Math.sin(0.2));
    near(interval('sin', [1, 2]), Math.sin(1), 1);
    near(interval('sin', [4, 5]), -1, Math.sin(4));
    assert.deepEqual(interval('cos', [-0.1, 4]), [-1, 1]);
    near(interval('cos', [6, 6.5]), Math.cos(6), 1);
    assert.deepEqual(interval('sin', [1e9, 1e9 + 1]), [-1, 1]);
    assert.deepEqual(interval('tan', [1, 2]), [-Infinity, Infinity]);
    near(interval('tan', [-0.5, 0.5]), Math.tan(-0.5), Math.tan(0.5));
    assert.deepEqual(interval('sin', [Infinity, Infinity]).map(Number.isNaN), [true, true]);
  });

  it('of even functions and those with a minimum turn there', () => {
    assert.deepEqual(interval('abs', [-3, 2]), [0, 3]);
    assert.deepEqual(interval('abs', [-3, -2]), [2, 3]);
    assert.equal(interval('cosh', [-1, 2])[0], 1);
    const [low, high] = interval('gamma', [1, 3]);
    assert.ok(low <= 0.8856031944108887 && low > 0.88 && high >= 2 && high < 2.1);
    assert.ok(interval('lgamma', [1, 2])[0] <= -0.1214862905358496);
    assert.deepEqual(interval('gamma', [-1.5, 2]), [-Infinity, Infinity]);
  });

  it('of log and exp go to the ends of their range', () => {
    assert.deepEqual(interval('log', [0, 1]), [-Infinity, 0]);
    assert.deepEqual(interval('log', [-1, 1]).map(Number.isNaN), [true, true]);
    assert.deepEqual(interval('exp', [-Infinity, 0]), [0, 1]);
    assert.deepEqual(interval('exp', [1000, 1000]), [Number.MAX_VALUE, Infinity]);
    assert.deepEqual(interval('tanh', [400, Infinity]).map((x) => x > 0.999), [true, true]);
    assert.equal(interval('erf', [30, 30])[1], 1);
  });
});
