import assert from 'node:assert/strict';
import { createRandom, seedOf } from '../../../src/numeric/random';
import type { SampleDomain, Scale } from '../../../src/numeric/sampling';
import { drawNice, drawVariable, scales } from '../../../src/numeric/sampling';

/** Draws of many seeds and scales, and the round ones. */
function draws(domain: SampleDomain, shape: readonly number[]): readonly (readonly number[])[] {
  const results: (readonly number[])[] = [];
  for (let seed = 0; seed < 40; seed++) {
    const random = createRandom(seed);
    for (const scale of scales) results.push(drawVariable(random, domain, shape, scale).low);
    results.push(drawNice(random, domain, shape, seed < 20 ? seed : 100).low);
  }
  return results;
}

const every = (domain: SampleDomain, shape: readonly number[], holds: (values: readonly number[]) => boolean): void => {
  for (const values of draws(domain, shape)) assert.ok(holds(values), `${domain.kind}: ${values.join()}`);
};

describe('drawVariable', () => {
  it('draws real values that are distinct and no integers, mostly of size 1', () => {
    const random = createRandom(seedOf('x'));
    const values = Array.from({ length: 50 }, (_, k) => drawVariable(random, { kind: 'real' }, [3], scales[k % scales.length]!).low).flat();
    assert.equal(new Set(values).size, values.length);
    assert.ok(values.every((value) => !Number.isInteger(value) && Math.abs(value) < 25));
    assert.ok(values.filter((value) => Math.abs(value) < 3).length > values.length / 2);
    assert.ok(values.some((value) => value > 0) && values.some((value) => value < 0));
  });

  it('stays within intervals', () => {
    every({ kind: 'interval', low: 0, high: Infinity }, [4], (values) => values.every((value) => value > 0));
    every({ kind: 'interval', low: -Infinity, high: 2 }, [4], (values) => values.every((value) => value < 2));
    every({ kind: 'interval', low: 3, high: 4 }, [], (values) => values.every((value) => value > 3 && value < 4));
  });

  it('draws integers and what is among them', () => {
    every({ kind: 'integer' }, [2], (values) => values.every((value) => Number.isInteger(value)));
    every({ kind: 'natural' }, [2], (values) => values.every((value) => Number.isInteger(value) && value > 0));
    every({ kind: 'binary' }, [5], (values) => values.every((value) => value === 0 || value === 1));
    every({ kind: 'sign' }, [5], (values) => values.every((value) => value === 1 || value === -1));
    every({ kind: 'one-hot' }, [4], (values) => values.every((value) => [0, 1].includes(value)) && values.filter((value) => value === 1).length === 1);
  });

  it('draws probability vectors that sum to 1 in floats, no entry below 0.02', () => {
    for (const length of [1, 2, 3, 5, 10]) {
      every({ kind: 'simplex' }, [length], (values) => values.reduce((sum, value) => sum + value, 0) === 1 && values.every((value) => value > 0));
    }
    const { low } = drawVariable(createRandom(1), { kind: 'simplex' }, [5], 1 satisfies Scale);
    assert.ok(low.every((value) => value > 0.0199) && new Set(low).size === 5);
    every({ kind: 'simplex' }, [2, 3], (values) => [0, 1].every((row) => values.slice(3 * row, 3 * row + 3).reduce((sum, value) => sum + value, 0) === 1));
  });

  it('draws symmetric and positive definite matrices, exactly symmetric', () => {
    const symmetric = (values: readonly number[]): boolean => [0, 1, 2].every((i) => [0, 1, 2].every((j) => values[3 * i + j] === values[3 * j + i]));
    every({ kind: 'symmetric' }, [3, 3], symmetric);
    every({ kind: 'positive-definite' }, [3, 3], (values) => symmetric(values) && values[0]! > 0 && values[0]! * values[4]! > values[1]! * values[1]!);
  });

  it('encloses orthogonal matrices', () => {
    const { low, high } = drawVariable(createRandom(9), { kind: 'orthogonal' }, [3, 3], 1);
    assert.ok(low.every((value, k) => value <= high[k]! && high[k]! - value < 1e-15));
    for (const i of [0, 1, 2]) {
      for (const j of [0, 1, 2]) {
        const dot = [0, 1, 2].reduce((sum, k) => sum + low[3 * i + k]! * low[3 * j + k]!, 0);
        assert.ok(Math.abs(dot - (i === j ? 1 : 0)) < 1e-14);
      }
    }
  });

  it('draws the same for the same seed', () => {
    const once = drawVariable(createRandom(5), { kind: 'simplex' }, [4], 1);
    assert.deepEqual(drawVariable(createRandom(5), { kind: 'simplex' }, [4], 1), once);
    assert.notDeepEqual(drawVariable(createRandom(6), { kind: 'simplex' }, [4], 1), once);
  });
});

describe('drawNice', () => {
  it('takes round values in order, distinct across variables', () => {
    assert.deepEqual(drawNice(createRandom(1), { kind: 'real' }, [3], 0).low, [1, 2, -1]);
    assert.deepEqual(drawNice(createRandom(1), { kind: 'real' }, [2], 3).low, [0.5, 3]);
    assert.deepEqual(drawNice(createRandom(1), { kind: 'simplex' }, [3], 0).low, [0.5, 0.25, 0.25]);
  });
});

describe('random', () => {
  it('hashes by FNV-1a', () => {
    assert.equal(seedOf(''), 0x811c9dc5);
    assert.equal(seedOf('a'), 0xe40c292c);
    assert.equal(seedOf('foobar'), 0xbf9cf968);
  });

  it('is uniform and normal enough', () => {
    const random = createRandom(42);
    const count = 20_000;
    const uniform = Array.from({ length: count }, () => random.uniform());
    assert.ok(uniform.every((value) => value >= 0 && value < 1));
    assert.ok(Math.abs(uniform.reduce((sum, value) => sum + value, 0) / count - 0.5) < 0.01);
    const normal = Array.from({ length: count }, () => random.normal());
    assert.ok(Math.abs(normal.reduce((sum, value) => sum + value, 0) / count) < 0.03);
    assert.ok(Math.abs(normal.reduce((sum, value) => sum + value * value, 0) / count - 1) < 0.05);
    const integers = new Set(Array.from({ length: 200 }, () => random.integer(2, 4)));
    assert.deepEqual([...integers].sort(), [2, 3, 4]);
  });
});
