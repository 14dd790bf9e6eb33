import assert from 'node:assert/strict';
import { shareOf, tallyTwins } from '../../twins/tally';
import { trueClaims } from '../../twins/twins';

/** Every so many claims of our documents; `test/slow` takes them all. */
const SAMPLE = 12;

describe('false twins of true claims', function () {
  this.timeout(120_000);
  const claims = trueClaims();
  const sample = claims.filter((_, at) => at % SAMPLE === 0);
  let tally: ReturnType<typeof tallyTwins>;
  before(() => {
    tally = tallyTwins(sample, 1, 1);
  });

  it('are made of many claims', () => {
    assert.ok(claims.length > 200, `${claims.length} claims`);
    assert.ok(tally.asserting > 60, `${tally.asserting} twins`);
  });

  it('are never verified', () => {
    assert.deepEqual(tally.verified, []);
  });

  it('are refuted, 98 of 100', () => {
    assert.ok(tally.refuted >= 0.98 * tally.asserting, `${shareOf(tally.refuted, tally.asserting)}\n${tally.open.join('\n')}`);
  });

  it('lead back to the claim they were made of, 80 of 100', () => {
    assert.ok(tally.found >= 0.8 * tally.sought, shareOf(tally.found, tally.sought));
  });
});
