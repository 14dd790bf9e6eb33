import assert from 'node:assert/strict';
import { asInteger, compareRationals, floorRational, isExactInFloat, powerRational, rationalToFloat, reduced } from '../../../src/numeric/rational';

const of = (numerator: number, denominator = 1) => reduced(BigInt(numerator), BigInt(denominator))!;

describe('rational', () => {
  it('is kept in lowest terms with a positive denominator', () => {
    assert.deepEqual(of(6, -4), { numerator: -3n, denominator: 2n });
    assert.equal(reduced(1n, 0n), undefined);
  });

  it('orders and rounds down', () => {
    assert.ok(compareRationals(of(1, 3), of(1, 2)) < 0);
    assert.equal(compareRationals(of(2, 4), of(1, 2)), 0);
    assert.equal(floorRational(of(-1, 2)), -1n);
    assert.equal(floorRational(of(-4, 2)), -2n);
  });

  it('takes integer powers, refusing 0 to a negative one and absurd sizes', () => {
    assert.deepEqual(powerRational(of(2, 3), of(-2)), of(9, 4));
    assert.deepEqual(powerRational(of(-1), of(1_000_000_001)), of(-1));
    assert.equal(powerRational(of(0), of(-1)), undefined);
    assert.equal(powerRational(of(10), of(100_000)), undefined);
    assert.equal(powerRational(of(2), of(1, 2)), undefined);
  });

  it('converts to the nearest float, far outside its range of digits too', () => {
    assert.equal(rationalToFloat(of(1, 10)), 0.1);
    assert.equal(rationalToFloat({ numerator: 10n ** 400n, denominator: 10n ** 399n * 4n }), 2.5);
    assert.equal(rationalToFloat({ numerator: 1n, denominator: 10n ** 400n }), 0);
    assert.ok(isExactInFloat(of(3, 8)));
    assert.ok(!isExactInFloat(of(1, 10)));
  });

  it('knows integers', () => {
    assert.equal(asInteger(of(4, 2)), 2);
    assert.equal(asInteger(of(1, 2)), undefined);
    assert.equal(asInteger(undefined), undefined);
  });
});
