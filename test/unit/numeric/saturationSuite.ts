import assert from 'node:assert/strict';
import { compareSides } from '../../../src/numeric/compareSides';
import type { Comparison } from '../../../src/numeric/evidence';
import { seedOf } from '../../../src/numeric/random';
import { neighbours, saturating } from './saturationClaims';

const told = (comparison: Comparison): string => (comparison.kind === 'undecided' ? comparison.message : JSON.stringify(comparison.evidence));

/** One test a claim of the suite, each over the first `count` seeds. */
export function describeSaturation(count: number): void {
  const seeds = Array.from({ length: count }, (_, k) => seedOf(`claim ${k}`));
  describe(`saturation suite, ${count} seeds`, () => {
    for (const [name, claim] of saturating) {
      it(`refutes ${name}`, () => {
        for (const seed of seeds) {
          const comparison = compareSides(claim, { seed });
          assert.equal(comparison.kind, 'different', `seed ${seed}: ${told(comparison)}`);
          if (comparison.kind === 'different') assert.notDeepEqual(comparison.witness.left, comparison.witness.right);
        }
      });
    }
  });
  describe(`true neighbours of the saturation suite, ${count} seeds`, () => {
    for (const [name, claim] of neighbours) {
      it(`verifies ${name}`, () => {
        const methods = new Set<string>();
        for (const seed of seeds) {
          const comparison = compareSides(claim, { seed });
          assert.equal(comparison.kind, 'equal', `seed ${seed}: ${told(comparison)}`);
          if (comparison.kind === 'equal') {
            assert.ok(comparison.evidence.informativePoints >= 12);
            methods.add(comparison.evidence.method);
          }
        }
        assert.equal(methods.size, 1, `the method must not depend on the seed: ${[...methods].join(', ')}`);
      });
    }
  });
}
