import assert from 'node:assert/strict';
import { agree, numeralValue } from '../../../src/check/digits';

/** How a numeral stands to a value: the kind, and what it should be where it is not rounded. */
function stands(text: string, places: number, value: number, options: { readonly within?: readonly [number, number]; readonly spread?: number; readonly approximate?: boolean } = {}): string {
  const { within: [low, high] = [value, value], spread = 0, approximate = false } = options;
  const found = agree({ text, places }, value, low, high, spread, approximate);
  return 'rounded' in found ? `${found.kind} ${found.rounded}` : found.kind;
}

describe('agree', () => {
  it('tells exact, rounded, truncated and wrong digits apart', () => {
    assert.equal(stands('0.5', 1, 0.5), 'exact');
    assert.equal(stands('0.67', 2, 2 / 3), 'rounded');
    assert.equal(stands('0.66', 2, 2 / 3), 'truncated 0.67');
    assert.equal(stands('0.65', 2, 2 / 3), 'wrong 0.67');
    assert.equal(stands('0.68', 2, 2 / 3), 'wrong 0.67');
  });

  it('does so below nought', () => {
    assert.deepEqual(['-0.67', '-0.66', '-0.68', '0.67'].map((text) => stands(text, 2, -2 / 3)), ['rounded', 'truncated −0.67', 'wrong −0.67', 'wrong −0.67']);
  });

  it('takes a tie rounded either way', () => {
    assert.deepEqual(['0.2', '0.3', '0.1', '0.4'].map((text) => stands(text, 1, 0.25)), ['rounded', 'rounded', 'wrong 0.3', 'wrong 0.3']);
  });

  it('goes by the stated power of ten', () => {
    assert.deepEqual(['1.67·10^-5', '1.66·10^-5', '1.69·10^-5'].map((text) => stands(text, 7, 1.6686e-5)), ['rounded', 'truncated 1.67·10^−5', 'wrong 1.67·10^−5']);
    assert.deepEqual([1.02e12, 1.6e12].map((value) => stands('1·10^12', -12, value)), ['rounded', 'wrong 1.6·10^12']);
  });

  it('goes by percent', () => {
    assert.deepEqual(['12%', '13%'].map((text) => stands(text, 2, 0.1234)), ['rounded', 'wrong 0.12']);
    assert.equal(stands('12%', 2, 0.129), 'truncated 0.13');
  });

  it('takes a small whole number at its word, unless it is said to be approximate', () => {
    assert.equal(stands('4', 0, 4.3), 'wrong 4.3');
    assert.equal(stands('4', 0, 4.3, { approximate: true }), 'rounded');
    assert.equal(stands('12', 0, 12.3), 'rounded');
    assert.equal(stands('0', 0, 0.3), 'wrong 0.3');
  });

  it('takes trailing noughts of an approximate number for no digits', () => {
    assert.equal(stands('1000', 0, 1024, { approximate: true }), 'rounded');
    assert.equal(stands('1000', 0, 1600, { approximate: true }), 'wrong 1600');
    assert.equal(stands('1000', 0, 1024), 'wrong 1024');
    assert.deepEqual([1234, 1251].map((value) => stands('1200', 0, value, { approximate: true })), ['rounded', 'wrong 1251']);
  });

  it('allows for the rounding of what the value was computed from', () => {
    assert.equal(stands('0.50', 2, 0.512, { spread: 0.01 }), 'propagated');
    assert.equal(stands('0.50', 2, 0.53, { spread: 0.01 }), 'wrong 0.53');
    assert.equal(stands('0.50', 2, 0.512), 'wrong 0.51');
  });

  it('is not sure of what lies within its enclosure only', () => {
    assert.equal(stands('0.5', 1, 0.5, { within: [0.49999, 0.50001] }), 'rounded');
    assert.equal(stands('0.71', 2, 0.7049, { within: [0.704, 0.7058] }), 'undecided');
  });
});

describe('numeralValue', () => {
  it('reads percent and powers of ten', () => {
    assert.deepEqual(['12%', '1.6·10^-5', '-0.5', '1024', '1·10^12'].map(numeralValue), [0.12, 1.6e-5, -0.5, 1024, 1e12]);
  });
});
