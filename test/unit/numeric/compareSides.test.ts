import assert from 'node:assert/strict';
import { add, apply, array, divide, entry, exp, index, log, multiply, negate, one, power, range, rational, scalar, size, subtract, sum, variable, zero } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import type { Expression } from '../../../src/ir/expression';
import { compareSides } from '../../../src/numeric/compareSides';
import type { CompareOptions } from '../../../src/numeric/compareSides';
import type { Comparison, Sides } from '../../../src/numeric/evidence';
import { a, at, b, c, call, crossEntropy, d, derivative, overD, p, sides, sigmoid, softmax, square, sumOver, target, two, x, y, z } from './claims';

const compare = (claim: Sides, options: Partial<CompareOptions> = {}): Comparison => compareSides(claim, { seed: 2026, ...options });

function equal(claim: Sides, options?: Partial<CompareOptions>): Comparison & { kind: 'equal' } {
  const comparison = compare(claim, options);
  assert.equal(comparison.kind, 'equal', JSON.stringify(comparison.kind === 'undecided' ? comparison.message : comparison.kind === 'different' ? comparison.witness : ''));
  return comparison;
}

function different(claim: Sides, options?: Partial<CompareOptions>): Comparison & { kind: 'different' } {
  const comparison = compare(claim, options);
  assert.equal(comparison.kind, 'different', comparison.kind === 'undecided' ? comparison.message : '');
  return comparison;
}

function undecided(claim: Sides, options?: Partial<CompareOptions>): { reason: string; message: string } {
  const comparison = compare(claim, options);
  assert.ok(comparison.kind === 'undecided', comparison.kind);
  return { reason: comparison.reason, message: comparison.message };
}

const domains = (entries: Record<string, Domain>): Partial<Sides> => ({ domains: new Map(Object.entries(entries)) });
const where = (left: Expression, right: Expression): Partial<Sides> => ({ given: [{ left, right }] });

describe('compareSides', () => {
  describe('on rational numbers', () => {
    it('is exact', () => {
      assert.equal(equal(sides(add(divide(one, rational(10)), divide(two, rational(10))), rational(3, 10))).evidence.method, 'exact');
      const { witness, evidence } = different(sides(add(divide(one, rational(10)), divide(two, rational(10))), rational(30000000000000001n, 100000000000000000n)));
      assert.equal(evidence.method, 'exact');
      assert.deepEqual(witness.point, {});
      assert.deepEqual(undecided(sides(divide(one, zero), one)), { reason: 'no-informative-points', message: 'no point was found at which both sides are defined' });
    });
  });

  describe('on values', () => {
    it('publishes a witness of round values, certified', () => {
      assert.deepEqual(different(sides(square(add(a, b)), add(square(a), square(b)))).witness, { point: { a: 1, b: 2 }, left: 9, right: 5 });
      assert.deepEqual(different(sides(softmax(multiply(two, z)), softmax(z))).witness.point, { d: 2, 'z[1]': 1, 'z[2]': 2 });
    });

    it('says the same for the same seed, whatever went before', () => {
      const claim = sides(sigmoid(x), apply('tanh', x));
      const first = compare(claim);
      compare(sides(a, b), { seed: 5 });
      assert.deepEqual(compare(claim), first);
    });

    it('reports what it rests on', () => {
      const { evidence } = equal(sides(softmax(add(z, c)), softmax(z)));
      assert.deepEqual({ ...evidence, worstDifference: 0, errorBound: 0 }, { method: 'algebraic', informativePoints: 12, sizes: [1, 2, 3, 5], worstDifference: 0, precision: 53, seed: 2026, errorBound: 0 });
      assert.ok(evidence.worstDifference < 1e-14);
      assert.ok(evidence.errorBound! > 0 && evidence.errorBound! < 1e-12);
    });

    it('does not call saturated sides equal', () => {
      assert.deepEqual(undecided(sides(sigmoid(add(rational(100), square(x))), one)), { reason: 'no-informative-points', message: 'at all points tried the sides are saturated or do not depend on any variable' });
      assert.deepEqual(undecided(sides(add(rational(10n ** 30n), x), rational(10n ** 30n))).reason, 'no-informative-points');
      assert.deepEqual(undecided(sides(exp(subtract(x, rational(2000))), zero)).reason, 'no-informative-points');
    });

    it('calls sides equal that do not change because their parts cancel', () => {
      equal(sides(add(square(apply('sin', x)), square(apply('cos', x))), one));
      equal(sides(sumOver((j) => at(softmax(z), j)), one));
      equal(sides(multiply(exp(x), exp(negate(x))), one));
      different(sides(add(square(apply('sin', x)), square(apply('cos', y))), one));
    });

    it('leaves undecided what rounding hides', () => {
      const tiny = rational(1n, 10n ** 40n);
      assert.equal(undecided(sides(add(apply('erf', x), apply('erf', negate(x)), tiny), tiny)).reason, 'not-decided-numerically');
    });

    it('stops when its fuel is spent', () => {
      assert.deepEqual(undecided(sides(log(softmax(add(z, c))), log(softmax(z))), { fuel: 500 }), { reason: 'budget', message: 'the allowance of work is spent' });
      const huge = sum('i', range(one, rational(30_000)), power(x, divide(one, index('i'))));
      assert.equal(undecided(sides(huge, x)).reason, 'budget');
    });

    it('needs few points where a certificate has no branches', () => {
      equal(sides(softmax(add(z, c)), softmax(z)), { fuel: 2000 });
      // √((x + 5)²) = x + 5 holds formally, and for x > −5.
      different(sides(apply('sqrt', square(add(x, rational(5)))), add(x, rational(5))));
    });

    it('is not misled where exponents depend on each other', () => {
      // a/T − b/T = (a − b)/T, and a(b + c) = ab + ac.
      equal(sides(divide(exp(divide(a, c)), exp(divide(b, c))), exp(divide(subtract(a, b), c))));
      equal(sides(exp(multiply(a, add(b, c))), multiply(exp(multiply(a, b)), exp(multiply(a, c)))));
    });

    it('survives expressions nested without end', () => {
      let deep: Expression = x;
      for (let k = 0; k < 20_000; k++) deep = negate(deep);
      assert.deepEqual(undecided(sides(deep, x)), { reason: 'budget', message: 'the formula is nested too deep' });
    });
  });

  describe('on domains', () => {
    it('infers them from partial functions and says so', () => {
      assert.deepEqual(equal(sides(log(multiply(a, b)), add(log(a), log(b)))).domainNotes, ['a > 0, because of log (a b)', 'b > 0, because of log (a b)']);
      const binary = negate(add(multiply(y, log(x)), multiply(subtract(one, y), log(subtract(one, x)))));
      const slope = divide(subtract(x, y), multiply(x, subtract(one, x)));
      assert.deepEqual(equal(sides(derivative(binary, x), slope)).domainNotes, ['0 < x < 1, because of log x and log (1 − x)']);
      different(sides(derivative(binary, x), negate(slope)));
      assert.deepEqual(equal(sides(apply('sqrt', multiply(x, rational(4))), multiply(two, apply('sqrt', x)))).domainNotes, ['x > 0, because of √(4 x)']);
      assert.deepEqual(equal(sides(power(power(x, a), b), power(x, multiply(a, b)))).domainNotes, ['x > 0, because of x raised to a power']);
    });

    it('uses those stated', () => {
      assert.deepEqual(different(sides(apply('sqrt', square(x)), x)).witness, { point: { x: -1 }, left: 1, right: -1 });
      equal(sides(apply('sqrt', square(x)), x, domains({ x: { kind: 'positive' } })));
      different(sides(sumOver((j) => at(p, j)), one));
      equal(sides(sumOver((j) => at(p, j)), one, domains({ p: { kind: 'simplex' } })));
      different(sides(square(x), x));
      equal(sides(square(x), x, domains({ x: { kind: 'binary' } })));
      equal(sides(square(x), one, domains({ x: { kind: 'sign' } })));
      equal(sides(apply('abs', subtract(x, two)), subtract(x, two), domains({ x: { kind: 'interval', low: two, high: { kind: 'constant', name: 'infinity' }, open: true } })));
      different(sides(apply('abs', subtract(x, two)), subtract(x, two), domains({ x: { kind: 'interval', low: one, high: rational(3), open: true } })));
      equal(sides(power(rational(-1), multiply(two, x)), one, domains({ x: { kind: 'integer' } })));
    });

    it('goes beyond the constants something is held against, as far as the domain does', () => {
      const capped = sides(log(add(one, apply('min', x, rational(20)))), log(add(one, x)));
      for (const domain of [{ kind: 'positive' }, { kind: 'nonnegative' }, { kind: 'interval', low: zero, high: rational(30), open: false }] as const) {
        const { witness } = different({ ...capped, ...domains({ x: domain }) });
        assert.ok(Number(witness.point['x']) > 20, `${domain.kind}: ${JSON.stringify(witness.point)}`);
      }
      equal({ ...capped, ...domains({ x: { kind: 'interval', low: zero, high: rational(15), open: false } }) });
    });

    it('takes 0 log 0 to be 0, and says so', () => {
      const entropy = negate(sumOver((j) => multiply(at(target, j), log(at(target, j)))));
      const divergence = sumOver((j) => multiply(at(target, j), log(divide(at(target, j), at(p, j)))));
      const loss = negate(sumOver((j) => multiply(at(target, j), log(at(p, j)))));
      const claim = sides(divergence, loss, domains({ y: { kind: 'one-hot' }, p: { kind: 'simplex' } }));
      assert.deepEqual(equal(claim).domainNotes, ['0 log 0 = 0, as is usual']);
      different(sides(divergence, negate(loss), domains({ y: { kind: 'one-hot' }, p: { kind: 'simplex' } })));
      different(sides(divergence, loss, domains({ y: { kind: 'simplex' }, p: { kind: 'simplex' } })));
      equal(sides(divergence, subtract(loss, entropy), domains({ y: { kind: 'simplex' }, p: { kind: 'simplex' } })));
    });

    it('finds those in which both sides are defined by trying', () => {
      assert.deepEqual(equal(sides(apply('sqrt', negate(log(x))), apply('sqrt', log(divide(one, x))))).domainNotes.length, 1);
      assert.equal(undecided(sides(apply('sqrt', subtract(negate(square(x)), one)), x)).reason, 'no-informative-points');
    });

    it('draws structured matrices', () => {
      const w = variable('W', overD, overD);
      const v = apply('matmul', w, z);
      const quadratic = apply('dot', z, v);
      equal(sides(derivative(quadratic, z), multiply(two, v), domains({ W: { kind: 'symmetric' } })));
      different(sides(derivative(quadratic, z), multiply(two, v)));
      equal(sides(apply('norm2', v), apply('norm2', z), domains({ W: { kind: 'orthogonal' } })));
      equal(sides(apply('transpose', w), apply('inverse', w), domains({ W: { kind: 'orthogonal' } })));
      different(sides(apply('transpose', w), apply('inverse', w), domains({ W: { kind: 'positive-definite' } })));
      equal(sides(apply('matmul', w, apply('inverse', w)), { kind: 'comprehension', index: 'i', range: overD, body: { kind: 'comprehension', index: 'j', range: overD, body: apply('equal', index('i'), index('j')) } }, domains({ W: { kind: 'positive-definite' } })));
    });
  });

  describe('on sizes and indices', () => {
    const matrix = variable('A', overD, range(one, size('n')));
    const other = variable('B', range(one, size('n')), overD);

    it('holds at several, and shows the one that fails', () => {
      assert.deepEqual(equal(sides(apply('transpose', apply('matmul', matrix, other)), apply('matmul', apply('transpose', other), apply('transpose', matrix)))).evidence.sizes, [1, 2, 3, 5]);
      const { witness } = different(sides(divide(sumOver((j) => at(z, j)), two), divide(sumOver((j) => at(z, j)), d)));
      assert.equal(witness.point['d'], 3);
    });

    it('takes a claim that fails only at size 1 to be meant for more', () => {
      assert.deepEqual(equal(sides(sumOver((j) => subtract(one, at(softmax(z), j))), subtract(d, one))).domainNotes, []);
      const comparison = equal(sides(at(z, { kind: 'reduce', operator: 'max', index: 'k', range: overD, body: index('k') }), add(at(z, d), apply('equal', d, one))));
      assert.deepEqual(comparison.domainNotes, ['d > 1: at d = 1 it does not hold']);
    });

    it('leaves out sizes at which an entry named does not exist', () => {
      assert.deepEqual(different(sides(at(softmax(z), one), sigmoid(subtract(at(z, one), at(z, two))))).witness.point['d'], 3);
      assert.deepEqual(equal(sides(subtract(at(z, rational(6)), at(z, rational(6))), zero)).evidence.sizes, [7, 10, 16]);
    });

    it('takes each value of free indices', () => {
      const freeIndices = [{ name: 'i', range: overD }, { name: 'k', range: overD }];
      const jacobian = (sign: Expression): Sides =>
        sides(
          derivative(at(softmax(z), index('i')), at(z, index('k'))),
          multiply(at(softmax(z), index('i')), add(apply('equal', index('i'), index('k')), multiply(sign, at(softmax(z), index('k'))))),
          { freeIndices },
        );
      equal(jacobian(rational(-1)));
      const { witness } = different(jacobian(one));
      assert.deepEqual(Object.keys(witness.point).slice(0, 3), ['d', 'i', 'k']);
    });

    it('needs shapes that agree', () => {
      assert.deepEqual(undecided(sides(z, x)), { reason: 'shape-mismatch', message: 'the left side is an array of size 2, the right side a scalar' });
      assert.deepEqual(undecided(sides(matrix, other)), { reason: 'shape-mismatch', message: 'the left side is an array of size 2×3, the right side an array of size 3×2' });
      equal(sides(derivative(sumOver((j) => multiply(at(z, j), zero)), z), zero));
      equal(sides(array(array(at(z, one)), array(at(z, two))), array(at(z, one), at(z, two))));
      assert.deepEqual(undecided(sides(sum('i', range(zero, d), at(z, index('i'))), x)), { reason: 'shape-mismatch', message: 'z has no entry 0: its entries are 1 to 2' });
    });
  });

  describe('on derivatives', () => {
    it('verifies the gradient of the cross-entropy and refutes its twins', () => {
      const gradient = derivative(crossEntropy(softmax(z)), z);
      equal(sides(gradient, subtract(softmax(z), target), domains({ y: { kind: 'one-hot' } })));
      different(sides(gradient, subtract(target, softmax(z)), domains({ y: { kind: 'one-hot' } })));
      different(sides(gradient, softmax(z), domains({ y: { kind: 'one-hot' } })));
    });

    it('holds a rule for every function of which nothing is known, but refutes none', () => {
      const [f, g] = [call('f', [x]), call('g', [x])];
      const product = derivative(multiply(f, g), x);
      equal(sides(product, add(multiply(call('f', [x], [1]), g), multiply(f, call('g', [x], [1])))));
      assert.deepEqual(undecided(sides(product, multiply(call('f', [x], [1]), call('g', [x], [1])))), { reason: 'opaque-function', message: 'nothing is known of a function in it, and it does not hold for every such function' });
      assert.deepEqual(equal(sides(derivative(log(f), x), divide(call('f', [x], [1]), f))).domainNotes, []);
    });
  });

  describe('where equations are given', () => {
    it('puts in what they define', () => {
      equal(sides(sigmoid(y), sigmoid(add(multiply(a, x), b)), where(y, add(multiply(a, x), b))));
      const { witness } = different(sides(sigmoid(y), sigmoid(subtract(multiply(a, x), b)), where(y, add(multiply(a, x), b))));
      assert.equal(witness.point['y'], witness.point['a']! * witness.point['x']! + witness.point['b']!);
    });

    it('solves linear ones', () => {
      equal(sides(x, two, where(add(multiply(two, x), rational(3)), rational(7))));
      different(sides(x, rational(5), where(add(multiply(two, x), rational(3)), rational(7))));
      equal(sides(x, divide(subtract(a, b), two), { given: [{ left: add(x, y), right: a }, { left: subtract(y, x), right: b }] }));
      different(sides(x, divide(add(a, b), two), { given: [{ left: add(x, y), right: a }, { left: subtract(y, x), right: b }] }));
    });

    it('undoes functions, and powers up to a sign', () => {
      equal(sides(y, log(x), where(exp(y), x)));
      different(sides(y, exp(x), where(exp(y), x)));
      assert.deepEqual(different(sides(x, two, where(square(x), rational(4)))).witness.point, { x: -2 });
      equal(sides(x, two, { ...where(square(x), rational(4)), ...domains({ x: { kind: 'positive' } }) }));
      equal(sides(apply('abs', x), two, where(square(x), rational(4))));
      equal(sides(x, log(divide(y, subtract(one, y))), where(y, sigmoid(x))));
    });

    it('finds enclosures of roots where nothing can be undone', () => {
      const w = scalar('w');
      equal(sides(multiply(x, exp(x)), multiply(w, exp(w)), where(add(x, exp(x)), add(w, exp(w)))));
      different(sides(multiply(x, exp(x)), multiply(two, w), where(add(x, exp(x)), add(w, exp(w)))));
    });

    it('learns nothing from an identity', () => {
      const identity = where(subtract(one, sigmoid(x)), sigmoid(negate(x)));
      equal(sides(sigmoid(x), divide(one, add(one, exp(negate(x)))), identity));
      different(sides(sigmoid(x), divide(one, add(one, exp(x))), identity));
    });

    it('solves for entries of arrays', () => {
      const sumToOne = where(sumOver((j) => at(p, j)), one);
      equal(sides(sumOver((j) => multiply(at(p, j), add(x, one))), add(x, one), sumToOne));
      different(sides(sumOver((j) => multiply(at(p, j), add(x, one))), x, sumToOne));
    });

    it('says when no point satisfies them', () => {
      assert.equal(undecided(sides(x, y, where(exp(x), rational(-1)))).reason, 'no-informative-points');
      assert.equal(undecided(sides(x, y, where(one, two))).reason, 'no-informative-points');
    });
  });

  describe('on inequalities', () => {
    const tested: readonly (readonly [string, Sides, '<' | '≤' | '>' | '≥' | '≠', boolean])[] = [
      ['x² + 1 ≥ 2x', sides(add(square(x), one), multiply(two, x)), '≥', true],
      ['x² + 1 > 2x, false at 1', sides(add(square(x), one), multiply(two, x)), '>', false],
      ['x² + 1 ≥ 2.001x, false near 1', sides(add(square(x), one), multiply(rational(2001, 1000), x)), '≥', false],
      ['log x ≤ x − 1', sides(log(x), subtract(x, one)), '≤', true],
      ['σ(x) < 1', sides(sigmoid(x), one), '<', true],
      ['σ(x) < 0.99, false beyond 4.6', sides(sigmoid(x), rational(99, 100)), '<', false],
      ['σ(1 − σ) ≤ 1/4', sides(multiply(sigmoid(x), subtract(one, sigmoid(x))), rational(1, 4)), '≤', true],
      ['σ(1 − σ) ≤ 0.2499', sides(multiply(sigmoid(x), subtract(one, sigmoid(x))), rational(2499, 10000)), '≤', false],
      ['e^x ≠ 0', sides(exp(x), zero), '≠', true],
      ['a ≠ b', sides(a, b), '≠', false],
      ['3 < 4', sides(rational(3), rational(4)), '<', true],
      ['4 < 4', sides(rational(4), rational(4)), '<', false],
    ];
    for (const [name, claim, relation, holds] of tested) {
      it(name, () => {
        assert.equal(compare(claim, { relation }).kind, holds ? 'equal' : 'different');
      });
    }

    it('decides that a divergence is nowhere negative, and where it is 0', () => {
      const kl = sumOver((j) => multiply(at(target, j), log(divide(at(target, j), at(p, j)))));
      const distributions = domains({ p: { kind: 'simplex' }, y: { kind: 'simplex' } });
      equal(sides(kl, zero, distributions), { relation: '≥' });
      const { witness } = different(sides(kl, zero, distributions), { relation: '>' });
      assert.equal(witness.point['p[1]'], witness.point['y[1]']);
      different(sides(kl, one, distributions), { relation: '≤' });
    });
  });

  it('uses an entry whose number is a value', () => {
    const label = scalar('k');
    const loss = negate(log(entry(softmax(z), label)));
    equal(sides(loss, subtract(apply('logSumExp', z), entry(z, label)), domains({ k: { kind: 'natural' } })));
    different(sides(loss, subtract(entry(z, label), apply('logSumExp', z)), domains({ k: { kind: 'natural' } })));
  });
});
