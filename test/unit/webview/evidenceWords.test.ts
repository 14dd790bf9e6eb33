import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/protocol/verdict';
import { evidenceMethod, evidenceSentence } from '../../../src/webview/evidenceWords';

const sampled: Evidence = {
  method: 'sampling',
  informativePoints: 40,
  sizes: [1, 2, 3, 5],
  worstDifference: 3e-16,
  precision: 53,
  seed: 17,
};

describe('evidenceSentence', () => {
  it('says what a verified identity rests on', () => {
    assert.equal(
      evidenceSentence(sampled, 'verified'),
      '40 informative points, sizes 1, 2, 3 and 5, worst relative difference 3·10⁻¹⁶, in float64 enclosures.',
    );
  });

  it('says what a refutation rests on', () => {
    assert.equal(
      evidenceSentence({ ...sampled, informativePoints: 1, sizes: [2], worstDifference: 1.5 }, 'refuted'),
      '1 informative point, size 2, largest relative difference 1.5, in float64 enclosures.',
    );
  });

  it('names the precision where it is not float64', () => {
    assert.equal(evidenceSentence({ ...sampled, precision: 256, worstDifference: 0 }, 'verified'), '40 informative points, sizes 1, 2, 3 and 5, no difference at all, in 256-bit enclosures.');
  });

  it('counts no points where there are no variables', () => {
    assert.equal(evidenceSentence({ method: 'interval', informativePoints: 1, sizes: [], worstDifference: 0, precision: 53 }, 'verified'), 'Computed in float64 arithmetic, with bounds on its rounding.');
  });

  it('does not call the sides of a refuted claim equal', () => {
    assert.equal(evidenceSentence({ method: 'sampling', informativePoints: 1, worstDifference: 0 }, 'refuted'), '1 informative point.');
  });

  it('is empty without evidence', () => assert.equal(evidenceSentence({}, 'stipulated'), ''));
});

describe('evidenceMethod', () => {
  it('never calls sampling a proof', () => {
    assert.equal(evidenceMethod(sampled, 'verified'), 'Certified sampling: evidence, not a proof · seed 17');
  });

  it('calls a certified difference certain', () => {
    assert.equal(evidenceMethod(sampled, 'refuted'), 'Certain: the enclosures of the two sides do not overlap · seed 17');
  });

  it('gives no seed where nothing was drawn', () => {
    assert.equal(evidenceMethod({ method: 'exact', seed: 1 }, 'verified'), 'Exact rational arithmetic');
    assert.equal(evidenceMethod({ method: 'interval', informativePoints: 1, seed: 1 }, 'refuted'), 'Interval enclosures');
    assert.equal(evidenceMethod({ method: 'interval', informativePoints: 5, seed: 1 }, 'verified'), 'Interval enclosures · seed 1');
  });

  it('is empty without a method and a seed', () => assert.equal(evidenceMethod({}, 'unchecked'), ''));
});
