import assert from 'node:assert/strict';
import { formatNumber, formatPair } from '../../../src/webview/formatNumber';

describe('formatNumber', () => {
  const cases: readonly (readonly [number | null, string])[] = [
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-3, '−3'],
    [0.25, '0.25'],
    [123456, '123456'],
    [1234567, '1.23457·10⁶'],
    [0.0001, '0.0001'],
    [1.67e-5, '1.67·10⁻⁵'],
    [1e-16, '10⁻¹⁶'],
    [-1e300, '−10³⁰⁰'],
    [1e21, '10²¹'],
    [0.1 + 0.2, '0.3'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'undefined'],
    [null, 'undefined'],
  ];
  for (const [value, expected] of cases) {
    it(`writes ${String(value)} as ${expected}`, () => assert.equal(formatNumber(value), expected));
  }

  it('rounds to the digits asked for', () => {
    assert.equal(formatNumber(Math.PI, 3), '3.14');
    assert.equal(formatNumber(3.1e-16, 1), '3·10⁻¹⁶');
    assert.equal(formatNumber(99.99, 2), '100');
  });
});

describe('formatPair', () => {
  it('shows four digits where these differ', () => {
    assert.deepEqual(formatPair(0.18242552, 0.81757448), ['0.1824', '0.8176']);
  });

  it('shows as many digits as it takes to see the difference', () => {
    assert.deepEqual(formatPair(1, 1.0000001), ['1', '1.0000001']);
  });

  it('shows all digits of equal numbers', () => {
    assert.deepEqual(formatPair(0.5, 0.5), ['0.5', '0.5']);
  });
});
