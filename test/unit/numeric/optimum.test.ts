import assert from 'node:assert/strict';
import { add, apply, log, multiply, negate, one, power, rational, scalar, subtract } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import type { Expression, VariableExpression } from '../../../src/ir/expression';
import { judgeExtremeValue } from '../../../src/numeric/extremeValue';
import { judgeOptimum, type OptimumAnswer } from '../../../src/numeric/optimum';
import { at, p, softmax, sumOver, x, z } from './claims';

const w = scalar('w');
const unit: Domain = { kind: 'interval', low: rational(0), high: one, open: false };
const simplex: Domain = { kind: 'simplex' };
const coin = add(multiply(w, log(w)), multiply(subtract(one, w), log(subtract(one, w))));
const negativeEntropy = sumOver((j) => multiply(at(p, j), log(at(p, j))));

interface Problem {
  readonly objective: Expression;
  readonly stated: Expression;
  readonly unknown?: VariableExpression;
  readonly domain?: Domain;
  readonly maximise?: boolean;
  readonly sumsToOne?: boolean;
}

function judge({ objective, stated, unknown = w, domain, maximise = false, sumsToOne = false }: Problem, seed = 1): OptimumAnswer {
  return judgeOptimum({ objective, unknowns: [{ variable: unknown, sumsToOne }], maximise, stated: [stated], domains: new Map(domain ? [[unknown.name, domain]] : []) }, seed);
}

const squared = (of: Expression): Expression => power(of, rational(2));
const logistic = (of: Expression): Expression => apply('sigmoid', of);

describe('judgeOptimum', () => {
  const optima: readonly (readonly [string, Problem])[] = [
    ['argmin (w − 1)² = 1', { objective: squared(subtract(w, one)), stated: one }],
    ['argmin |w − x| = x, at a kink', { objective: apply('abs', subtract(w, x)), stated: x }],
    ['argmin of w x + coin entropy with minus = σ(−x)', { objective: add(multiply(w, x), coin), stated: logistic(negate(x)), domain: unit }],
    ['argmax of w x − coin = σ(x)', { objective: subtract(multiply(w, x), coin), stated: logistic(x), domain: unit, maximise: true }],
    ['argmin (w − 2)² over [0, 1] = 1, at a bound', { objective: squared(subtract(w, rational(2))), stated: one, domain: unit }],
    ['argmin ⟨p, z⟩ + ∑ p log p on the simplex = softmax(−z)', { objective: add(apply('dot', p, z), negativeEntropy), stated: softmax(negate(z)), unknown: p, domain: simplex }],
    ['the same with nothing said but the sum', { objective: add(apply('dot', p, z), negativeEntropy), stated: softmax(negate(z)), unknown: p, sumsToOne: true }],
  ];
  for (const [name, problem] of optima) it(name, () => assert.equal(judge(problem).kind, 'optimal'));

  it('tells what a wrong point is', () => {
    const natures = ([
      { objective: subtract(multiply(w, x), coin), stated: logistic(x), domain: unit },
      { objective: add(multiply(w, x), coin), stated: logistic(x), domain: unit },
      { objective: subtract(multiply(rational(3), power(w, rational(4))), multiply(rational(4), squared(w))), stated: rational(0) },
      { objective: add(power(w, rational(4)), multiply(rational(2), power(w, rational(3)))), stated: rational(0) },
      { objective: negate(squared(w)), stated: rational(0) },
    ] satisfies Problem[]).map((problem) => {
      const answer = judge(problem);
      assert.ok(answer.kind === 'improved');
      return [answer.improvement.nature, answer.improvement.best, answer.bend];
    });
    assert.deepEqual(natures, [
      ['opposite', 'bound', 'strictly-concave'],
      ['sloped', 'inside', 'strictly-convex'],
      ['opposite', 'inside', 'mixed'],
      ['unclear', 'inside', 'mixed'],
      ['opposite', 'unbounded', 'strictly-concave'],
    ]);
  });

  it('gives the better point with both values', () => {
    const answer = judge({ objective: subtract(multiply(w, x), coin), stated: logistic(x), domain: unit });
    assert.ok(answer.kind === 'improved');
    const { point, left, right } = answer.improvement.witness;
    assert.deepEqual(point, { x: 1, w: 0 });
    assert.equal(right, 0);
    // x σ(x) + log(1 + e^x) − x σ(x), the entropy of σ(x) being softplus(x) − x σ(x)
    assert.ok(Math.abs((left as number) - Math.log(1 + Math.E)) < 1e-12);
  });

  it('finds a saddle', () => {
    const answer = judge({ objective: subtract(squared(at(z, one)), squared(at(z, rational(2)))), stated: multiply(rational(0), z), unknown: z });
    assert.ok(answer.kind === 'improved');
    assert.deepEqual([answer.improvement.nature, answer.improvement.best, answer.bend], ['saddle', 'unbounded', 'mixed']);
  });

  it('sees a point outside the domain', () => {
    const answer = judge({ objective: squared(subtract(w, rational(2))), stated: rational(2), domain: unit });
    assert.ok(answer.kind === 'outside');
    assert.deepEqual([answer.witness.left, answer.witness.right], [2, 1]);
  });

  it('says where the point is the optimum at some parameters only', () => {
    const answer = judge({ objective: multiply(x, squared(w)), stated: rational(0) });
    assert.ok(answer.kind === 'improved' && answer.sometimes);
    assert.equal(judgeOptimum({ objective: multiply(x, squared(w)), unknowns: [{ variable: w, sumsToOne: false }], maximise: false, stated: [rational(0)], domains: new Map([['x', { kind: 'positive' }]]) }, 1).kind, 'optimal');
  });

  it('judges the same for every seed', () => {
    for (let seed = 0; seed < 30; seed++) {
      assert.equal(judge({ objective: add(multiply(w, x), coin), stated: logistic(negate(x)), domain: unit }, seed).kind, 'optimal', `seed ${seed}`);
      assert.equal(judge({ objective: add(multiply(w, x), coin), stated: logistic(x), domain: unit }, seed).kind, 'improved', `seed ${seed}`);
    }
  });

  it('does not judge what it knows nothing of', () => {
    const call: Expression = { kind: 'call', function: 'f', operands: [w] };
    const answer = judge({ objective: call, stated: one });
    assert.ok(answer.kind === 'undecided' && answer.reason === 'opaque-function');
  });

  it('does not take a constant for an objective', () => assert.equal(judge({ objective: multiply(rational(0), w), stated: one }).kind, 'undecided'));
});

describe('judgeExtremeValue', () => {
  const value = (objective: Expression, stated: Expression, more: { readonly maximise?: boolean; readonly domain?: Domain } = {}): string =>
    judgeExtremeValue({ objective, unknowns: [{ variable: w, sumsToOne: false }], maximise: more.maximise ?? false, value: stated, domains: new Map(more.domain ? [['w', more.domain]] : []) }, 1).kind;

  it('tells values that are attained, exceeded and missed', () => {
    const parabola = add(squared(w), one);
    assert.deepEqual([value(parabola, one), value(parabola, rational(2)), value(parabola, rational(0))], ['attained', 'exceeded', 'missed']);
  });

  it('takes a limit for an infimum', () => assert.equal(value(apply('exp', w), rational(0)), 'attained'));

  it('proves a bound missed on an open half-line', () => {
    const objective = subtract(log(w), w);
    const positive: Domain = { kind: 'positive' };
    assert.deepEqual([value(objective, rational(-1), { maximise: true, domain: positive }), value(objective, one, { maximise: true, domain: positive })], ['attained', 'missed']);
  });

  it('proves it for what is not convex', () => assert.deepEqual([value(apply('sin', w), rational(-1)), value(apply('sin', w), rational(-2))], ['attained', 'missed']));

  it('judges values in the parameters', () => {
    const objective = subtract(multiply(w, x), multiply(rational(1, 2), squared(w)));
    assert.deepEqual([value(objective, multiply(rational(1, 2), squared(x)), { maximise: true }), value(objective, squared(x), { maximise: true })], ['attained', 'missed']);
  });
});
