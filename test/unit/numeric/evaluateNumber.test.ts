import assert from 'node:assert/strict';
import { add, apply, array, divide, exp, log, multiply, one, pi, power, rational, scalar, size, subtract, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import type { Enclosed } from '../../../src/numeric/evaluateNumber';
import { enclose } from '../../../src/numeric/evaluateNumber';
import { call, d, softmax } from './claims';

function enclosed(expression: Expression): Extract<Enclosed, { ok: true }> {
  const result = enclose(expression);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result;
}

describe('enclose', () => {
  it('is exact for rationals', () => {
    const { low, high, exact, shape } = enclosed(divide(rational(3), add(rational(3), rational(7), rational(14))));
    assert.deepEqual({ low, high, exact, shape }, { low: [0.125], high: [0.125], exact: [{ numerator: 1n, denominator: 8n }], shape: [] });
  });

  it('brackets irrational values within a few ulps', () => {
    // To 20 digits, by mpmath.
    const cases: readonly (readonly [Expression, number, number])[] = [
      [log(rational(3)), 1.0986122886681096, 1.0986122886681098],
      [exp(one), 2.718281828459045, 2.7182818284590455],
      [pi, 3.141592653589793, 3.1415926535897936],
      [apply('sigmoid', rational(6, 10)), 0.6456563062257954, 0.6456563062257955],
      [power(rational(2), divide(one, rational(3))), 1.2599210498948731, 1.2599210498948732],
    ];
    for (const [expression, below, above] of cases) {
      const { low: [low], high: [high], exact: [exact] } = enclosed(expression);
      assert.ok(low! <= above && high! >= below && high! - low! < 6e-15, `${low} … ${high}`);
      assert.equal(exact, undefined);
    }
  });

  it('gives the entries of arrays', () => {
    const { low, shape } = enclosed(softmax(array(rational(3), rational(7), rational(14))));
    assert.deepEqual(shape, [3]);
    assert.ok(Math.abs(low[0]! - 1.6686e-5) < 1e-9 && Math.abs(low[2]! - 0.99907) < 1e-5);
    assert.equal(enclosed(apply('logSumExp', array(rational(1000), rational(1001)))).low[0]!.toFixed(6), '1001.313262');
  });

  it('takes sizes from the caller', () => {
    assert.deepEqual(enclose(multiply(d, d), new Map([['d', 4]])), { ok: true, low: [16], high: [16], exact: [{ numerator: 16n, denominator: 1n }], shape: [] });
    assert.deepEqual(enclose(size('n')), { ok: false, reason: 'unsupported-claim', message: 'the size n is not known' });
  });

  it('says why there is no value', () => {
    assert.deepEqual(enclose(add(scalar('x'), one)), { ok: false, reason: 'unsupported-claim', message: 'the value depends on x' });
    assert.deepEqual(enclose(log(rational(-1))), { ok: false, reason: 'not-decided-numerically', message: 'the value is not defined' });
    assert.deepEqual(enclose(divide(one, zero)), { ok: false, reason: 'not-decided-numerically', message: 'the value is not defined' });
    assert.deepEqual(enclose(call('f', [one])), { ok: false, reason: 'opaque-function', message: 'nothing is known of a function in it' });
    assert.deepEqual(enclose(add(array(one, one), array(one, one, one))), { ok: false, reason: 'shape-mismatch', message: 'add of a vector of size 2 and a vector of size 3' });
    assert.deepEqual(enclose(subtract(power(rational(10), rational(10n ** 9n)), one)), { ok: false, reason: 'not-decided-numerically', message: 'the value is beyond all floats' });
  });
});
