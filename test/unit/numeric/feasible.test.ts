import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawFeasible, placeOf, project, type FeasibleSet } from '../../../src/numeric/feasible';
import { createRandom } from '../../../src/numeric/random';

const simplexOf = (n: number): FeasibleSet => [{ at: Array.from({ length: n }, (_, k) => k), low: 0, high: 1, open: false, sumsToOne: true }];
const box = (low: number, high: number, open = false): FeasibleSet => [{ at: [0, 1], low, high, open, sumsToOne: false }];
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('project', () => {
  it('lands on the simplex exactly, and leaves its points about where they are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 6 }), (values) => {
        const landed = project(simplexOf(values.length), Float64Array.from(values));
        assert.equal(sum(landed), 1);
        assert.ok(landed.every((value) => value >= 0 && value <= 1));
        const again = project(simplexOf(values.length), landed);
        assert.ok(again.every((value, k) => Math.abs(value - landed[k]!) < 1e-8));
      }),
    );
  });

  it('is the nearest point of the simplex', () => {
    assert.deepEqual([...project(simplexOf(2), Float64Array.of(2, 0))], [1, 0]);
    assert.deepEqual([...project(simplexOf(2), Float64Array.of(0.5, 0.25))], [0.625, 0.375]);
  });

  it('keeps off the ends of an open interval', () => {
    const [low, high] = project(box(0, 1, true), Float64Array.of(-1, 2)) as unknown as [number, number];
    assert.ok(low > 0 && low < 1e-5 && high < 1 && high > 1 - 1e-5);
    assert.deepEqual([...project(box(0, 1), Float64Array.of(-1, 2))], [0, 1]);
  });
});

describe('placeOf', () => {
  it('calls outside only what is so for certain', () => {
    const at = (low: readonly number[], high: readonly number[], set = box(0, 1)): string => placeOf(set, Float64Array.from(low), Float64Array.from(high));
    assert.deepEqual([at([0, 0.5], [0, 0.5]), at([-0.1, 0.5], [0.1, 0.5]), at([-0.2, 0.5], [-0.1, 0.5])], ['inside', 'inside', 'outside']);
    assert.deepEqual([at([0.5, 0.5], [0.5, 0.5], simplexOf(2)), at([0.5, 0.6], [0.5, 0.6], simplexOf(2))], ['inside', 'outside']);
  });
});

describe('drawFeasible', () => {
  it('draws feasible points, corners among the first', () => {
    const random = createRandom(3);
    const drawn = Array.from({ length: 20 }, (_, attempt) => drawFeasible(simplexOf(3), 3, attempt, random));
    assert.ok(drawn.every((point) => sum(point) === 1 && point.every((value) => value >= 0)));
    assert.deepEqual([...drawn[1]!], [1, 0, 0]);
  });
});
