import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Interval, ScalarOperator } from '../../src/ops/operator';
import { widenDown, widenUp } from '../../src/ops/outward';
import { scalarOperators } from '../../src/ops/scalar';

/** Floats of every scale, with those near 0 and small integers often. */
const float = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.integer({ min: -6, max: 6 }),
  fc.double({ min: -750, max: 750, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** An interval with a float inside it. */
const within: fc.Arbitrary<{ readonly interval: Interval; readonly inside: number }> = fc
  .oneof(
    fc.tuple(float, float, float),
    fc.tuple(float, fc.double({ min: 0, max: 1e-9, noNaN: true }), fc.double({ min: 0, max: 1e-9, noNaN: true })).map(([x, a, b]) => [x, x - a, x + b] as const),
  )
  .map((values) => {
    const [low, inside, high] = [...values].sort((a, b) => a - b) as [number, number, number];
    return { interval: { low, high }, inside };
  });

function violation(operator: ScalarOperator, operands: readonly { readonly interval: Interval; readonly inside: number }[]): string | undefined {
  const value = operator.float(...operands.map(({ inside }) => inside));
  const { low, high } = operator.interval(...operands.map(({ interval }) => interval));
  if (Number.isNaN(value) || Number.isNaN(low) || Number.isNaN(high)) return undefined;
  // The float is within `ulps` of a true value that the enclosure holds.
  const contained = low <= widenUp(value, operator.ulps) && high >= widenDown(value, operator.ulps);
  return contained ? undefined : `${operator.name}(${operands.map(({ inside }) => inside).join()}) = ${value} outside [${low}, ${high}]`;
}

const arity = (operator: ScalarOperator): number => (operator.arity === 'many' ? 2 : operator.arity);

describe('enclosures of scalar operators, whatever the operands', () => {
  for (const operator of scalarOperators.filter(({ name }) => !['and', 'or', 'not', 'select'].includes(name))) {
    it(`${operator.name} holds its value anywhere in the operands’ intervals`, () => {
      fc.assert(
        fc.property(fc.array(within, { minLength: arity(operator), maxLength: arity(operator) }), (operands) => {
          assert.equal(violation(operator, operands), undefined);
        }),
        { numRuns: 200, seed: 4 },
      );
    });

    it(`${operator.name} grows with the operands’ intervals`, () => {
      fc.assert(
        fc.property(fc.array(within, { minLength: arity(operator), maxLength: arity(operator) }), (operands) => {
          const narrow = operator.interval(...operands.map(({ interval, inside }) => ({ low: inside, high: interval.high })));
          const wide = operator.interval(...operands.map(({ interval }) => interval));
          if (Number.isNaN(wide.low) || Number.isNaN(narrow.low)) return;
          // By up to the widening, since exact values are not widened.
          const slack = 2 * operator.ulps + 2;
          assert.ok(widenDown(wide.low, slack) <= narrow.low && narrow.high <= widenUp(wide.high, slack));
        }),
        { numRuns: 60, seed: 5 },
      );
    });
  }

  it('notices an enclosure that is too narrow', () => {
    const exp = scalarOperators.find(({ name }) => name === 'exp')!;
    const narrow: ScalarOperator = { ...exp, interval: (x) => ({ low: exp.float(x.high), high: exp.float(x.high) }) };
    assert.match(violation(narrow, [{ interval: { low: 0, high: 1 }, inside: 0.5 }])!, /^exp\(0\.5\) = 1\.6487/);
  });
});
