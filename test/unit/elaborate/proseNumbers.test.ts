import assert from 'node:assert/strict';
import { noNumbers, numbersInProse } from '../../../src/elaborate/proseNumbers';
import { shownReading, words } from './pieces';

const found = (text: string): readonly string[] => numbersInProse(words(text, 100), noNumbers).claims.flatMap(({ readings }) => readings.map(shownReading));

const SCORES = 'If the outputs were 0.3, 0.7 and 1.4, ';

describe('numbersInProse', () => {
  it('holds probabilities against the softmax of the scores before them', () => {
    const text = `${SCORES}softmax gives the probabilities 0.18, 0.27 and 0.55.`;
    const { claims } = numbersInProse(words(text, 100), noNumbers);
    assert.equal(claims.length, 1);
    const [claim] = claims;
    assert.equal(claim!.kind, 'number');
    assert.equal(text.slice(claim!.span.start - 100, claim!.span.end - 100), '0.18, 0.27 and 0.55');
    assert.deepEqual(claim!.readings.map(shownReading), ['softmax([0.3, 0.7, 1.4]) = [0.18, 0.27, 0.55]']);
    assert.deepEqual(claim!.readings[0]!.assumptions, [{ text: '0.18, 0.27 and 0.55 is meant as the softmax of 0.3, 0.7 and 1.4', source: 'inferred' }]);
    assert.ok(claim!.readings[0]!.statement.kind === 'chain');
    assert.deepEqual(claim!.readings[0]!.statement.operands[1]!.stated, [{ text: '0.18', places: 2 }, { text: '0.27', places: 2 }, { text: '0.55', places: 2 }]);
  });

  it('holds them against their shares where that is named', () => {
    assert.deepEqual(found('By normalisation, 1, 2 and 7 become the probabilities 0.1, 0.2 and 0.7.'), ['normalise([1, 2, 7]) = [0.1, 0.2, 0.7]']);
  });

  it('takes numbers a little off for a slip', () => {
    assert.deepEqual(found(`${SCORES}softmax gives the probabilities 0.18, 0.24 and 0.58.`), ['softmax([0.3, 0.7, 1.4]) = [0.18, 0.24, 0.58]']);
  });

  it('claims nothing of numbers that are far from it', () => {
    assert.deepEqual(found(`${SCORES}softmax gives the probabilities 0.1, 0.2 and 0.7.`), []);
  });

  it('claims nothing where no normaliser is named, or no probabilities', () => {
    assert.deepEqual(found(`${SCORES}the scores are 0.18, 0.27 and 0.55.`), []);
    assert.deepEqual(found('By softmax: 0.3, 0.7 and 1.4. We continue with something else entirely, which fills the two hundred characters that are looked at before the list, so that nothing of what was said up there counts for the three numbers down here, and these are: 0.18, 0.27 and 0.55.'), []);
  });

  it('needs three numbers that sum to one', () => {
    assert.deepEqual(found('Softmax takes scores 1 and 2 to probabilities 0.27 and 0.73.'), []);
    assert.deepEqual(found(`${SCORES}softmax gives the probabilities 0.18, 0.27 and 0.35.`), []);
  });

  it('remembers scores from one piece to the next', () => {
    const first = numbersInProse(words('The softmax of 3, 7 and 14 is peaked.'), noNumbers);
    assert.deepEqual(first.claims, []);
    const second = numbersInProse(words('The probabilities are 0.0000167, 0.0009 and 0.999.', 50), first.after);
    assert.deepEqual(second.claims.map(({ latex }) => latex), ['0.0000167, 0.0009 and 0.999']);
  });
});
