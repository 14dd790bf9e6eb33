import assert from 'node:assert/strict';
import { add, apply, exp, multiply, rational, subtract } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { constrain } from '../../../src/numeric/constrain';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { drawPoints } from '../../../src/numeric/points';
import { prepareProblem } from '../../../src/numeric/problem';
import { createRandom, seedOf } from '../../../src/numeric/random';
import type { SampleDomain, Scale } from '../../../src/numeric/sampling';
import { drawNice, drawVariable, scales } from '../../../src/numeric/sampling';
import { sizeChoices } from '../../../src/numeric/sizes';
import { sides, two, x, y } from './claims';

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

  it('draws vectors of norm 1, diagonal matrices, and columns at right angles if there are no more than rows', () => {
    const norm = (values: readonly number[]): number => Math.hypot(...values);
    for (const length of [1, 2, 3, 5]) assert.ok(Math.abs(norm(drawVariable(createRandom(length), { kind: 'unit' }, [length], 1).low) - 1) < 1e-12);
    const { low } = drawVariable(createRandom(4), { kind: 'diagonal' }, [3, 3], 1);
    assert.deepEqual(low.map((value) => value !== 0), [true, false, false, false, true, false, false, false, true]);
    const tall = drawVariable(createRandom(6), { kind: 'orthogonal' }, [3, 2], 1).low;
    const [first, second] = [0, 1].map((column) => [0, 1, 2].map((row) => tall[2 * row + column]!));
    assert.ok(Math.abs(norm(first!) - 1) < 1e-12 && Math.abs(first!.reduce((sum, value, k) => sum + value * second![k]!, 0)) < 1e-12);
    assert.ok(drawVariable(createRandom(6), { kind: 'orthogonal' }, [2, 3], 1).low.every(Number.isNaN));
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

describe('drawVariable, at sizes 1, 2, 3 and 5', () => {
  const lengths = [1, 2, 3, 5];
  const rows = (values: readonly number[], length: number): readonly (readonly number[])[] =>
    Array.from({ length: values.length / length }, (_, row) => values.slice(row * length, (row + 1) * length));

  it('draws reals and positive numbers at several scales, entries of a vector distinct', () => {
    for (const length of lengths) {
      for (const domain of [{ kind: 'real' }, { kind: 'interval', low: 0, high: Infinity }] as const) {
        const sizes = [0.1, 1, 4, 10].map((scale) => {
          const drawn = Array.from({ length: 40 }, (_, seed) => drawVariable(createRandom(seed), domain, [length], scale as Scale).low);
          assert.ok(drawn.every((values) => new Set(values).size === length));
          const sorted = drawn.flat().map(Math.abs).sort((a, b) => a - b);
          return sorted[Math.floor(sorted.length / 2)]!;
        });
        for (const [k, median] of sizes.entries()) if (k > 0) assert.ok(median > 1.5 * sizes[k - 1]!, `${domain.kind}: ${sizes.join()}`);
      }
    }
  });

  it('stays inside (0, 1), near both ends as well', () => {
    for (const length of lengths) every({ kind: 'interval', low: 0, high: 1 }, [length], (values) => values.every((value) => value > 0 && value < 1));
    const drawn = draws({ kind: 'interval', low: 0, high: 1 }, [5]).flat();
    assert.ok(Math.min(...drawn) < 0.05 && Math.max(...drawn) > 0.95);
  });

  it('keeps what an array is as a whole', () => {
    for (const length of lengths) {
      every({ kind: 'simplex' }, [length], (values) => values.length === length && values.reduce((sum, value) => sum + value, 0) === 1);
      every({ kind: 'one-hot' }, [length], (values) => values.filter((value) => value === 1).length === 1 && values.filter((value) => value === 0).length === length - 1);
      every({ kind: 'one-hot' }, [3, length], (values) => rows(values, length).every((row) => row.filter((value) => value === 1).length === 1));
      every({ kind: 'symmetric' }, [length, length], (values) => rows(values, length).every((row, i) => row.every((value, j) => value === values[j * length + i])));
      every({ kind: 'positive-definite' }, [length, length], (values) => isPositiveDefinite(rows(values, length)));
      every({ kind: 'sign' }, [length], (values) => values.every((value) => Math.abs(value) === 1));
    }
  });

  it('draws integers that differ where they can', () => {
    for (const length of lengths) {
      const drawn = draws({ kind: 'integer' }, [length]);
      assert.ok(drawn.every((values) => values.every(Number.isInteger)));
      assert.ok(drawn.filter((values) => new Set(values).size === length).length > 0.9 * drawn.length);
    }
  });
});

/** By Cholesky's decomposition, with room for its rounding. */
function isPositiveDefinite(matrix: readonly (readonly number[])[]): boolean {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    factor.push([]);
    for (let j = 0; j <= i; j++) {
      const rest = row[j]! - factor[i]!.reduce((sum, value, k) => sum + value * (factor[j]![k] ?? 0), 0);
      if (i === j && rest < 0.1) return false;
      factor[i]!.push(i === j ? Math.sqrt(rest) : rest / factor[j]![j]!);
    }
  }
  return true;
}

describe('sizeChoices', () => {
  it('tries 2, 3, 5 and 1, and several sizes pairwise different', () => {
    assert.deepEqual(sizeChoices(['d']).map((sizes) => sizes.get('d')), [2, 3, 5, 1]);
    for (const sizes of sizeChoices(['m', 'n', 'd'])) assert.equal(new Set(sizes.values()).size, 3);
    assert.deepEqual(sizeChoices([]).map((sizes) => sizes.size), [0]);
  });
});

describe('constraints', () => {
  /** Of a batch of eight points, how many satisfy the equation after construction or solving, and the enclosures of left − right there. */
  function constrained(left: Expression, right: Expression, domains: ReadonlyMap<string, SampleDomain> = new Map()): { readonly valid: number; readonly solved: number; readonly open: number } {
    const prepared = prepareProblem(sides(add(x, y), subtract(left, right), { given: [{ left, right }] }), new Map(), operatorTable);
    assert.ok(prepared.ok);
    const { problem } = prepared;
    const batch = drawPoints(problem, domains, createRandom(3), 8);
    const { enclosures, valid } = constrain(problem, domains, batch, { fuel: 1e6 });
    const [difference] = problem.right as readonly [number];
    valid.forEach((isValid, point) => {
      if (isValid === 0) return;
      const [low, high] = [enclosures.low[difference * 8 + point]!, enclosures.high[difference * 8 + point]!];
      assert.ok(low <= 0 && high >= 0 && high - low < 1e-9, `${low} … ${high}`);
    });
    return { valid: valid.filter((isValid) => isValid === 1).length, solved: problem.solved.length, open: problem.constraints.length };
  }

  it('are met by construction where an input can be isolated', () => {
    assert.deepEqual(constrained(add(multiply(two, x), exp(y)), rational(3)), { valid: 8, solved: 1, open: 0 });
    assert.deepEqual(constrained(apply('tanh', x), y), { valid: 8, solved: 1, open: 0 });
  });

  it('are met by solving where none can', () => {
    const { valid, solved, open } = constrained(add(x, exp(x), apply('sin', multiply(x, y)), y, exp(y)), rational(3));
    assert.deepEqual([solved, open], [0, 1]);
    assert.ok(valid >= 6, `${valid} of 8`);
  });

  it('leave out what has no solution', () => {
    const { valid } = constrained(add(exp(x), exp(multiply(x, y)), apply('cosh', y), apply('cosh', x)), rational(-1));
    assert.equal(valid, 0);
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
