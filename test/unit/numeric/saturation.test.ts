import assert from 'node:assert/strict';
import { compareSides } from '../../../src/numeric/compareSides';
import type { Comparison } from '../../../src/numeric/evidence';
import { seedOf } from '../../../src/numeric/random';
import { neighbours, saturating } from './claims';

const seeds = Array.from({ length: 200 }, (_, k) => seedOf(`claim ${k}`));

const told = (comparison: Comparison): string => (comparison.kind === 'undecided' ? comparison.message : JSON.stringify(comparison.evidence));

describe('saturation suite', () => {
  for (const [name, claim] of saturating) {
    it(`refutes ${name} for every seed`, () => {
      for (const seed of seeds) {
        const comparison = compareSides(claim, { seed });
        assert.equal(comparison.kind, 'different', `seed ${seed}: ${told(comparison)}`);
        if (comparison.kind === 'different') assert.notDeepEqual(comparison.witness.left, comparison.witness.right);
      }
    });
  }
});

describe('true neighbours of the saturation suite', () => {
  for (const [name, claim] of neighbours) {
    it(`verifies ${name} for every seed`, () => {
      for (const seed of seeds) {
        const comparison = compareSides(claim, { seed });
        assert.equal(comparison.kind, 'equal', `seed ${seed}: ${told(comparison)}`);
        if (comparison.kind === 'equal') assert.ok(comparison.evidence.informativePoints >= 12);
      }
    });
  }
});
