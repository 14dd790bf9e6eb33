import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apply, range, rational, variable } from '../../src/ir/build';
import type { Domain } from '../../src/ir/domain';
import { evaluateFloat } from '../../src/numeric/evaluateFloat';
import type { Program } from '../../src/numeric/program';
import { createRandom, type Random } from '../../src/numeric/random';
import { libraryOperators } from '../../src/ops/index';
import type { LibraryOperator } from '../../src/ops/operator';
import { compile } from '../unit/ops/library/engine';

const SIZE = 3;

/** A number of a domain, away from its ends. Points are drawn at random: equal entries, where maxima tie, are no use. */
function numberIn(domain: Domain | undefined, random: Random): number {
  switch (domain?.kind) {
    case 'positive':
    case 'nonnegative':
    case 'simplex':
      return 0.3 + 2.7 * random.uniform();
    case 'interval':
      return 0.15 + 0.7 * random.uniform();
    case 'natural':
      return random.integer(1, 5);
    case 'binary':
      return random.integer(0, 1);
    case 'one-hot':
      return 1;
    case 'sign':
      return 2 * random.integer(0, 1) - 1;
    default:
      return 5 * random.uniform() - 2.5;
  }
}

interface Differentiable {
  readonly operator: LibraryOperator;
  readonly parameter: number;
}

/** Discrete parameters are not moved. */
const continuous = (domain: Domain | undefined): boolean => !['natural', 'binary', 'sign', 'one-hot'].includes(domain?.kind ?? 'real');

const cases: readonly Differentiable[] = libraryOperators.flatMap((operator) =>
  operator.parameters.flatMap(({ domain }, parameter) => (continuous(domain) ? [{ operator, parameter }] : [])),
);

function programs({ operator, parameter }: Differentiable): { readonly value: Program; readonly slope: Program } {
  const over = range(rational(1), rational(SIZE));
  const variables = operator.parameters.map(({ rank }, i) => variable(`v${i}`, ...Array.from({ length: rank }, () => over)));
  const body = apply(operator.name, ...variables);
  return { value: compile(body, 'plain'), slope: compile({ kind: 'derivative', body, variable: variables[parameter]! }, 'plain') };
}

const evaluate = (program: Program, at: (name: string, offset: number) => number): readonly number[] => {
  const values = evaluateFloat(program, Float64Array.from(program.inputs, ({ variable: name, offset }) => at(name, offset)), 1);
  return program.outputs.map((output) => values[output]!);
};

/**
 * The greatest difference between the derivative and the difference quotient, over all entries, relative to what the
 * quotient itself is worth: its Richardson extrapolation against the plain one. Entries at kinks and jumps, where the
 * quotients from both sides differ, are left out.
 */
function discrepancy({ value, slope }: ReturnType<typeof programs>, parameter: number, entries: number, at: (name: string, offset: number) => number): number {
  const jacobian = evaluate(slope, at);
  let worst = 0;
  for (let entry = 0; entry < entries; entry++) {
    const moved = (h: number): readonly number[] => evaluate(value, (name, offset) => at(name, offset) + (name === `v${parameter}` && offset === entry ? h : 0));
    const here = moved(0);
    const [forward, backward, wide, wideBack] = [moved(5e-4), moved(-5e-4), moved(1e-3), moved(-1e-3)];
    for (const [i, middle] of here.entries()) {
      const [fine, coarse] = [(forward[i]! - backward[i]!) / 1e-3, (wide[i]! - wideBack[i]!) / 2e-3];
      const [right, left] = [(forward[i]! - middle) / 5e-4, (middle - backward[i]!) / 5e-4];
      const own = jacobian[i * entries + entry]!;
      const scale = 1 + Math.abs(middle) + Math.abs(own);
      if (![fine, coarse, own].every(Number.isFinite) || Math.abs(right - left) > 0.02 * scale) continue;
      worst = Math.max(worst, Math.abs(own - (4 * fine - coarse) / 3) / (scale + 1e6 * Math.abs(fine - coarse)));
    }
  }
  return worst;
}

describe('derivatives of the library', () => {
  for (const one of cases) {
    const { operator, parameter } = one;
    const entries = SIZE ** operator.parameters[parameter]!.rank;
    it(`of ${operator.name} in ${operator.parameters[parameter]!.name} agree with difference quotients`, () => {
      const both = programs(one);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const random = createRandom(seed);
          const drawn = operator.parameters.map(({ rank, domain }) => Array.from({ length: SIZE ** rank }, () => numberIn(domain, random)));
          const found = discrepancy(both, parameter, entries, (name, offset) => drawn[Number(name.slice(1))]![offset]!);
          assert.ok(found < 1e-6, `${found}`);
        }),
        { numRuns: 25, seed: 17 },
      );
    });
  }

  it('are told from wrong ones: the slope of softsign is not that of the sigmoid', () => {
    const named = (name: string) => programs({ operator: libraryOperators.find((operator) => operator.name === name)!, parameter: 0 });
    const mixed = { value: named('sigmoid').value, slope: named('softsign').slope };
    assert.ok(discrepancy(mixed, 0, 1, () => 0.7) > 1e-2);
    assert.ok(discrepancy(named('sigmoid'), 0, 1, () => 0.7) < 1e-9);
  });
});
