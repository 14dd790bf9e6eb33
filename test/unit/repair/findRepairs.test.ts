import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/check/claim';
import { eachClaim, mathPiece, regionsOf } from '../../../src/pipeline';
import type { MathPiece } from '../../../src/elaborate/piece';
import { findRepairs, usualBudget, type RepairBudget } from '../../../src/repair/findRepairs';

/** The LaTeX of the repairs of a formula, and how many edited formulas were read. */
function repairsOf(latex: string, budget: Partial<RepairBudget> = {}): { readonly latex: readonly string[]; readonly readings: number } {
  const found = regionsOf({ text: `$$${latex}$$`, languageId: 'markdown' });
  let readings = 0;
  const repairs: string[] = [];
  eachClaim(found, (claim, region) => {
    const checked = checkClaim(claim);
    const parse = (edited: string): MathPiece => (readings++, mathPiece(region!, edited, found.macros));
    if (claim.origin) repairs.push(...findRepairs(claim.origin, checked, parse, { ...usualBudget, ...budget }).map((repair) => repair.latex));
    return checked;
  });
  return { latex: repairs, readings };
}

const slip = String.raw`\sum_{i=1}^{n} i = \frac{n(n-1)}{2}`;

describe('findRepairs', () => {
  it('offers nothing for what holds, is open, or is the author’s to say', () => {
    for (const latex of [String.raw`\sigma(x) = \frac{1}{1+e^{-x}}`, 'e^x = 3 x', 'f(x) = x^2', 'x > 0']) assert.deepEqual(repairsOf(latex).latex, [], latex);
  });

  it('offers no more than it is asked for', () => {
    assert.ok(repairsOf(slip).latex.length > 1);
    assert.equal(repairsOf(slip, { offers: 1 }).latex.length, 1);
  });

  it('does no more than its budget allows', () => {
    const wide = repairsOf(String.raw`\tanh(x) = \frac{e^{2x} + 1}{e^{x} - 1}`);
    assert.ok(wide.readings > 50);
    assert.equal(repairsOf(String.raw`\tanh(x) = \frac{e^{2x} + 1}{e^{x} - 1}`, { readings: 20 }).readings, 20);
    assert.equal(repairsOf(slip, { characters: 1 }).readings, 1);
    assert.deepEqual(repairsOf(slip, { checks: 0 }).latex, []);
  });

  it('offers nothing that says the same on both sides', () => {
    assert.deepEqual(repairsOf('x^2 + y^2 = (x + y)^2').latex.filter((latex) => latex.split('=')[0]!.trim() === latex.split('=')[1]!.trim()), []);
    assert.deepEqual(repairsOf(String.raw`\tanh(x) = \sigma(x)`).latex, []);
  });

  it('offers no formula twice', () => {
    for (const latex of [slip, String.raw`\mathrm{KL}(p\|q) = \sum_i p_i \log \frac{q_i}{p_i}`, String.raw`(a-b)^2 = a^2 - ab + b^2`]) {
      const plain = repairsOf(latex).latex.map((offer) => offer.replace(/[\s{}]/g, ''));
      assert.deepEqual([...new Set(plain)], plain);
    }
  });

  it('says the same each time', () => {
    assert.deepEqual(repairsOf(slip), repairsOf(slip));
  });
});
