import assert from 'node:assert/strict';
import fc from 'fast-check';
import { array, comprehension, entry, index, infinity, one, pi, range, rational, scalar, size, sum, variable, zero } from '../../src/ir/build';
import type { Expression } from '../../src/ir/expression';
import { compareSides } from '../../src/numeric/compareSides';
import { enclose } from '../../src/numeric/evaluateNumber';
import type { Sides } from '../../src/numeric/evidence';
import { figuresOfSides } from '../../src/numeric/figures/ofSides';
import { operators } from '../../src/ops/index';

const d = size('d');
const vector = variable('z', range(one, d));
const matrix = variable('W', range(one, d), range(zero, size('n')));
const names = [...operators.keys()];

/** Expressions of any kind and shape, most of them without a meaning. */
const { any } = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Expression>(scalar('x'), scalar('y'), vector, matrix, d, index('i'), index('j'), one, zero, pi, infinity, rational(-7, 3), rational(10n ** 30n)),
    fc.tuple(fc.constantFrom(...names), fc.array(tie('any'), { minLength: 1, maxLength: 3 })).map(([operator, operands]): Expression => ({ kind: 'apply', operator, operands })),
    fc.tuple(fc.constantFrom(...names), tie('any'), tie('any')).map(([operator, ...operands]): Expression => ({ kind: 'apply', operator, operands })),
    tie('any').map((body) => sum('j', range(one, d), body)),
    fc.tuple(fc.constantFrom('product', 'max', 'min', 'argmax', 'argmin'), tie('any'), tie('any'), tie('any')).map(([operator, to, where, body]): Expression => ({ kind: 'reduce', operator: operator as 'max', index: 'j', range: range(one, to), where, body })),
    tie('any').map((body) => comprehension('j', range(zero, d), body)),
    fc.tuple(tie('any'), tie('any')).map(([of, at]) => entry(of, at)),
    fc.array(tie('any'), { maxLength: 3 }).map((elements) => array(...elements)),
    fc.tuple(tie('any'), tie('any'), fc.option(tie('any'), { nil: undefined })).map(([value, condition, otherwise]): Expression => ({ kind: 'cases', branches: [{ value, condition }], ...(otherwise ? { otherwise } : {}) })),
    fc.tuple(tie('any'), fc.constantFrom(scalar('x'), vector, entry(vector, index('i')), entry(matrix, one))).map(([body, of]): Expression => ({ kind: 'derivative', body, variable: of })),
    fc.tuple(fc.array(tie('any'), { minLength: 1, maxLength: 2 }), fc.nat(3)).map(([operands, order]): Expression => ({ kind: 'call', function: 'f', operands, orders: [order] })),
  ),
}));

const sidesOf = (left: Expression, right: Expression, given: Sides['given'] = []): Sides => ({
  left,
  right,
  variables: [],
  domains: new Map([['y', { kind: 'simplex' }]]),
  sizes: ['d'],
  freeIndices: [{ name: 'i', range: range(one, d) }],
  given,
});

describe('the numeric layer', () => {
  it('answers for any expressions whatever, twice the same', () => {
    fc.assert(fc.property(any, any, fc.integer(), (left, right, seed) => {
      const claim = sidesOf(left, right);
      const comparison = compareSides(claim, { seed, fuel: 200_000 });
      assert.deepEqual(compareSides(claim, { seed, fuel: 200_000 }), comparison);
      for (const figure of figuresOfSides(claim, comparison.kind === 'different' ? comparison.witness : undefined)) figure.draw({ values: { x: 1e300, 'z[1]': -3 } });
      enclose(left);
    }), { numRuns: 400 });
  });

  it('never finds an expression different from itself', () => {
    fc.assert(fc.property(any, fc.constantFrom<'=' | '≤' | '≥'>('=', '≤', '≥'), fc.integer(), (expression, relation, seed) => {
      assert.notEqual(compareSides(sidesOf(expression, expression), { seed, relation, fuel: 200_000 }).kind, 'different');
    }), { numRuns: 300 });
  });

  it('never finds what is given different from what is given', () => {
    fc.assert(fc.property(any, any, fc.integer(), (left, right, seed) => {
      assert.notEqual(compareSides(sidesOf(left, right, [{ left, right }]), { seed, fuel: 200_000 }).kind, 'different');
    }), { numRuns: 300 });
  });
});
