import assert from 'node:assert/strict';
import { add, apply, divide, entry, index, log, multiply, negate, power, range, rational, scalar, subtract, sum, variable, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { compareSides } from '../../../src/numeric/compareSides';
import type { Sides } from '../../../src/numeric/evidence';
import { compile, enclosuresOf, floatsOf } from './library/engine';
import type { Nested } from './interpret';

const [x, y] = [scalar('x'), scalar('y')];
const three = range(rational(1), rational(3));
const vector = variable('v', three);

const float = (expression: Expression, values: Record<string, Nested> = {}): number => floatsOf(compile(expression), values)[0]!;
const enclosure = (expression: Expression, values: Record<string, Nested> = {}): readonly [number, number] => {
  const { low, high } = enclosuresOf(compile(expression), values)[0]!;
  return [low, high];
};
const isUndefined = (expression: Expression, values: Record<string, Nested>): void => {
  assert.ok(Number.isNaN(float(expression, values)), 'float');
  assert.ok(enclosure(expression, values).every(Number.isNaN), 'enclosure');
};
const derivative = (body: Expression): Expression => ({ kind: 'derivative', body, variable: x });
const sides = (left: Expression, right: Expression, more: Partial<Sides> = {}): Sides => ({ left, right, variables: [], domains: new Map(), sizes: [], freeIndices: [], given: [], ...more });

describe('special cases', () => {
  it('0 log 0 is 0 within x log y, and x log 0 infinite', () => {
    const term = apply('xlogy', x, y);
    assert.equal(float(term, { x: 0, y: 0 }), 0);
    assert.deepEqual(enclosure(term, { x: 0, y: 0 }), [0, 0]);
    assert.equal(float(term, { x: 2, y: 0 }), -Infinity);
    isUndefined(term, { x: 0, y: -1 });
    assert.equal(float(apply('entropy', vector), { v: [0, 1, 0] }) + 0, 0);
    assert.equal(float(apply('kl', vector, variable('w', three)), { v: [0, 1, 0], w: [0, 0.5, 0.5] }), Math.log(2));
  });

  it('0 log 0 = 0 is an assumption that the verdict names, and not made where nothing needs it', () => {
    const p = variable('p', three);
    const entropy = negate(sum('i', three, multiply(entry(p, index('i')), log(entry(p, index('i'))))));
    const oneHot = { variables: [p], domains: new Map([['p', { kind: 'one-hot' } as const]]) };
    const needed = compareSides(sides(apply('entropy', p), entropy, oneHot), { seed: 5 });
    assert.ok(needed.kind === 'equal' || needed.kind === 'undecided', needed.kind);
    const divergence = sum('i', three, multiply(entry(p, index('i')), log(divide(entry(p, index('i')), entry(variable('q', three), index('i'))))));
    const loss = negate(sum('i', three, multiply(entry(p, index('i')), log(entry(variable('q', three), index('i'))))));
    const stated = compareSides(sides(divergence, loss, { variables: [p, variable('q', three)], domains: new Map([['p', { kind: 'one-hot' }], ['q', { kind: 'simplex' }]]) }), { seed: 5 });
    assert.deepEqual(stated.kind === 'equal' && stated.domainNotes, ['0 log 0 = 0, as is usual']);
    const without = compareSides(sides(log(multiply(x, x)), multiply(rational(2), log(apply('abs', x)))), { seed: 5 });
    assert.ok(without.kind === 'equal' && !without.domainNotes.includes('0 log 0 = 0, as is usual'));
  });

  it('division by zero leaves the domain', () => {
    isUndefined(divide(x, y), { x: 1, y: 0 });
    isUndefined(divide(x, y), { x: 0, y: 0 });
    isUndefined(power(x, y), { x: 0, y: -1 });
    isUndefined(apply('sampleVariance', variable('s', range(rational(1), rational(1)))), { s: [4] });
    isUndefined(apply('unitVector', vector), { v: [0, 0, 0] });
    isUndefined(apply('maskedSoftmax', vector, variable('m', three)), { v: [1, 2, 3], m: [0, 0, 0] });
  });

  it('0⁰ is 1', () => {
    assert.equal(float(power(x, y), { x: 0, y: 0 }), 1);
    assert.deepEqual(enclosure(power(x, y), { x: 0, y: 0 }), [1, 1]);
    assert.equal(float(apply('categoricalPmf', vector, variable('p', three)), { v: [0, 0, 1], p: [0.5, 0, 0.5] }), 0.5);
  });

  it('0 · ∞ and ∞ − ∞ are no values, and enclosures of them hold every finite one', () => {
    assert.ok(Number.isNaN(float(multiply(x, y), { x: 0, y: Infinity })));
    assert.deepEqual(enclosure(multiply(x, y), { x: 0, y: Infinity }), [0, 0]);
    assert.ok(Number.isNaN(float(subtract(x, y), { x: Infinity, y: Infinity })));
    assert.deepEqual(enclosure(subtract(x, y), { x: Infinity, y: Infinity }), [-Infinity, Infinity]);
  });

  it('one-sided domains end where their functions do', () => {
    assert.equal(float(apply('sqrt', x), { x: 0 }), 0);
    assert.equal(float(log(x), { x: 0 }), -Infinity);
    assert.equal(float(apply('log1p', x), { x: -1 }), -Infinity);
    assert.equal(float(apply('atanh', x), { x: 1 }), Infinity);
    assert.equal(float(apply('acosh', x), { x: 1 }), 0);
    for (const [name, outside] of [['sqrt', -1], ['log', -1], ['log1p', -1.5], ['atanh', 1.5], ['acosh', 0.5], ['asin', 1.5], ['lgamma', -1], ['gamma', -2]] as const) {
      isUndefined(apply(name, x), { x: outside });
    }
  });

  it('a sum of nothing is 0, a product of nothing 1, and an extremum of nothing is refused', () => {
    const none = range(rational(1), rational(0));
    const empty = (operator: 'sum' | 'product' | 'max' | 'argmax'): Expression => ({ kind: 'reduce', operator, index: 'i', range: none, body: index('i') });
    assert.equal(float(add(empty('sum'), x), { x: 0 }), 0);
    assert.equal(float(add(empty('product'), x), { x: 0 }), 1);
    for (const operator of ['max', 'argmax'] as const) assert.throws(() => compile(empty(operator)), operator);
  });

  it('of several largest entries the first is the argmax', () => {
    assert.deepEqual(floatsOf(compile(apply('hardmax', vector)), { v: [1, 3, 3] }), [0, 1, 0]);
  });

  it('derivatives at kinks are the right-hand ones, those of steps 0', () => {
    for (const [name, at, slope] of [['abs', 0, 1], ['floor', 2, 0], ['sign', 0, 0], ['heaviside', 0, 0], ['leakyRelu', 0, 1], ['elu', 0, 1]] as const) {
      assert.equal(float(derivative(apply(name, x)), { x: at }), slope, name);
    }
    for (const name of ['relu', 'relu6']) assert.ok([0, 1].includes(float(derivative(apply(name, x)), { x: 0 })), name);
  });

  it('sign 0 is 0, step(0) is 1, halves are rounded upwards', () => {
    assert.deepEqual(['sign', 'heaviside'].map((name) => float(apply(name, x), { x: 0 })), [0, 1]);
    assert.deepEqual([-1.5, -0.5, 0.5, 1.5].map((at) => float(apply('round', x), { x: at })), [-1, 0, 1, 2]);
  });

  it('what overflows is ∞, and its enclosure reaches from next to the largest float to ∞', () => {
    assert.equal(float(apply('exp', x), { x: 1000 }), Infinity);
    for (const [body, at] of [[apply('exp', x), 1000], [multiply(x, x), 1e200]] as const) {
      const [low, high] = enclosure(body, { x: at });
      assert.ok(low > 0.99 * Number.MAX_VALUE && low < Infinity && high === Infinity);
    }
    assert.equal(float(add(x, zero), { x: 5e-324 }), 5e-324);
  });
});
