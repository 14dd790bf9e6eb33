import assert from 'node:assert/strict';
import { shareOf, tallyTwins } from '../twins/tally';
import { trueClaims, twinFamilies } from '../twins/twins';

/** Twins a claim and family, and those of them that repairs are looked for. */
const COUNT = 12;
const REPAIRED = 3;

describe('all false twins of true claims', function () {
  this.timeout(3_600_000);
  let tally: ReturnType<typeof tallyTwins>;
  before(() => {
    tally = tallyTwins(trueClaims(), COUNT, REPAIRED);
    console.log(`    ${tally.twins} twins of ${twinFamilies.length} families, ${tally.asserting} of them claim something`);
    console.log(`    refuted ${shareOf(tally.refuted, tally.asserting)}, verified ${tally.verified.length}`);
    console.log(`    repairs for ${shareOf(tally.offered, tally.sought)}, the original for ${shareOf(tally.found, tally.sought)}`);
    for (const twin of [...tally.verified, ...tally.open]) console.log(`    ${twin}`);
  });

  it('are never verified', () => {
    assert.deepEqual(tally.verified, []);
  });

  it('are refuted, 98 of 100', () => {
    assert.ok(tally.refuted >= 0.98 * tally.asserting, shareOf(tally.refuted, tally.asserting));
  });

  it('lead back to the claim they were made of, 80 of 100', () => {
    assert.ok(tally.found >= 0.8 * tally.sought, shareOf(tally.found, tally.sought));
  });
});
