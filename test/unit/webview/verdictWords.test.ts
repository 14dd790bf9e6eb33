import assert from 'node:assert/strict';
import { asSentence, claimKindInWords, summariseVerdicts, worstVerdict } from '../../../src/webview/verdictWords';

describe('summariseVerdicts', () => {
  it('counts, worst first', () => {
    assert.equal(summariseVerdicts(['verified', 'refuted', 'verified', 'unchecked']), '4 claims: 1 refuted, 1 unchecked, 2 verified');
  });
  it('speaks of one claim in the singular', () => assert.equal(summariseVerdicts(['stipulated']), '1 claim: 1 stipulated'));
});

describe('worstVerdict', () => {
  it('is the first of the worst', () => assert.equal(worstVerdict(['verified', 'refuted', 'refuted']), 1));
  it('is the first where all are the same', () => assert.equal(worstVerdict(['verified', 'verified']), 0));
  it('prefers an unchecked claim to a verified one', () => assert.equal(worstVerdict(['verified', 'stipulated', 'unchecked']), 2));
});

describe('claimKindInWords', () => {
  it('begins with a capital', () => assert.equal(claimKindInWords('derivation'), 'Derivation'));
  it('says what a number is', () => assert.equal(claimKindInWords('number'), 'Worked number'));
});

describe('asSentence', () => {
  it('begins with a capital', () => assert.equal(asSentence('both sides agree'), 'Both sides agree'));
  for (const message of ['z is defined here', 'p̂ is defined here', 'softmax(x) is meant', 'σ is the sigmoid']) {
    it(`leaves the name in “${message}”`, () => assert.equal(asSentence(message), message));
  }
});
