import assert from 'node:assert/strict';
import { add, divide, log, multiply, negate, one, power, rational, scalar, sum, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { compareSides } from '../../../src/numeric/compareSides';
import { families, familyCalled, type Family } from '../../../src/ops/families';

/** Parameters that no formula would single out, by how many there are and what they must be. */
const PARAMETERS: Readonly<Record<string, readonly Expression[]>> = {
  bernoulli: [rational(3, 10)], binomial: [rational(4), rational(3, 10)], poisson: [rational(7, 5)], geometric: [rational(2, 5)], geometricFailures: [rational(2, 5)],
  normal: [rational(3, 5), rational(7, 4)], uniform: [rational(-1, 2), rational(9, 4)], exponential: [rational(7, 5)], laplace: [rational(3, 5), rational(6, 5)],
  gamma: [rational(3), rational(7, 5)], beta: [rational(2), rational(3)], logNormal: [rational(1, 5), rational(1, 9)],
};

/** 𝔼[f(X)] by a sum or an integral over all values. */
function mean(family: Family, of: (x: Expression) => Expression): Expression {
  const parameters = PARAMETERS[family.name]!;
  const { from, to } = family.support(parameters);
  const x: Expression = { kind: 'index', name: 'x' };
  const body = multiply(of(x), family.density(x, parameters));
  return family.values === 'discrete' ? sum('x', { from, to }, body) : { kind: 'integral', index: 'x', from, to, body };
}

const compare = (left: Expression, right: Expression): string => compareSides({ left, right, variables: [], domains: new Map(), sizes: [], freeIndices: [], given: [] }, { seed: 1 }).kind;

describe('families of distributions', () => {
  for (const family of families) {
    const parameters = PARAMETERS[family.name]!;
    describe(family.name, () => {
      it('has probabilities that sum to one', () => {
        assert.equal(compare(mean(family, () => one), one), 'equal');
        assert.notEqual(compare(mean(family, () => one), rational(99, 100)), 'equal');
      });
      for (const k of [1, 2, 3]) {
        it(`has the moment of order ${k}`, () => {
          const [integral, moment] = [mean(family, (x) => (k === 1 ? x : power(x, rational(k)))), family.moment(k, parameters)];
          assert.equal(compare(integral, moment), 'equal');
          assert.notEqual(compare(integral, add(moment, rational(1, 50))), 'equal');
        });
      }
      const { generating, entropy } = family;
      if (generating) {
        it('has the generating function, whose slopes at 0 are the moments', () => {
          const t = scalar('t');
          const slope = (body: Expression, at?: Expression): Expression => ({ kind: 'derivative', body, variable: t, ...(at ? { at } : {}) });
          const first = slope(generating(t, parameters));
          assert.equal(compare({ ...first, at: zero } as Expression, family.moment(1, parameters)), 'equal');
          assert.equal(compare(slope(first, zero), family.moment(2, parameters)), 'equal');
          assert.equal(compare(slope(first, zero), family.moment(3, parameters)), family.name === 'bernoulli' ? 'equal' : 'different');
        });
      }
      if (entropy) {
        it('has the entropy', () => {
          const integral = mean(family, (x) => negate(log(family.density(x, parameters))));
          assert.notEqual(compare(integral, entropy(parameters)), 'different');
          assert.notEqual(compare(integral, divide(entropy(parameters), rational(2))), 'equal');
        });
      }
    });
  }

  it('are known by the names authors give them', () => {
    assert.deepEqual(['N', 'Gaussian', 'gaussian', 'Ber', 'bernoulli', 'Poi', 'Exp', 'exponential', 'Unif', 'n', 'P'].map((alias) => familyCalled(alias)?.name), ['normal', 'normal', 'normal', 'bernoulli', 'bernoulli', 'poisson', 'exponential', 'exponential', 'uniform', undefined, undefined]);
  });
});
