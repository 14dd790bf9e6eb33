import assert from 'node:assert/strict';
import { claimsOf, formula, shownReading } from './pieces';

const read = (latex: string, bare = true): readonly string[] => claimsOf([formula(latex, { bare })])[0]!.readings.map((reading) => (reading.repaired ? 'repaired: ' : '') + shownReading(reading));

describe('restoreSuperscripts', () => {
  it('puts lost powers of e and ten back, as a reading of its own', () => {
    assert.deepEqual(read('e3/ e (3+7+14) = 1.6 X 10-5'), ['e · 3 / (e (3 + 7 + 14)) = 1.6 X · 10 − 5', 'repaired: exp(3) / (exp(3) + exp(7) + exp(14)) = 1.6 · 10^(−5)']);
  });

  it('says what it did', () => {
    const repaired = claimsOf([formula('e3 = 20.1', { bare: true })])[0]!.readings.find((reading) => reading.repaired);
    assert.equal(repaired?.note, 'superscripts were lost in pasting: e3 is read as e³, e (a+b) as eᵃ+eᵇ, X 10-5 as ·10⁻⁵');
  });

  it('leaves alone what was not pasted', () => {
    assert.deepEqual(read('e3 = 20.1', false), ['e · 3 = 20.1']);
  });

  it('leaves alone what has lost nothing', () => {
    assert.deepEqual(read('e^3 = 20.1'), ['exp(3) = 20.1']);
    assert.deepEqual(read('2 + 3 = 10 - 5'), ['2 + 3 = 10 − 5']);
  });
});
