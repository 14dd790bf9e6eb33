import assert from 'node:assert/strict';
import { add, apply, array, comprehension, divide, entry, exp, index, infinity, log, multiply, negate, one, power, range, rational, size, subtract, sum, variable, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import type { Grounding } from '../../../src/numeric/ground';
import { ground } from '../../../src/numeric/ground';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { ProgramBuilder } from '../../../src/numeric/programBuilder';
import { a, at, b, call, d, derivative, overD, sumOver, two, x, z } from './claims';

const matrix = variable('W', overD, range(one, size('n')));
const from0 = variable('w', range(zero, d));

function groundAt(expression: Expression, sizes: Record<string, number> = { d: 3, n: 2 }, indices: Record<string, number> = {}): { grounding: Grounding; builder: ProgramBuilder } {
  const builder = new ProgramBuilder(operatorTable);
  return { builder, grounding: ground(expression, { sizes: new Map(Object.entries(sizes)), indices: new Map(Object.entries(indices)) }, builder) };
}

/** Values of an expression at inputs by key; 0 for those not given. */
function valueOf(expression: Expression, point: Record<string, number>, sizes?: Record<string, number>, indices?: Record<string, number>): { shape: readonly number[]; values: readonly number[] } {
  const { builder, grounding } = groundAt(expression, sizes, indices);
  assert.ok(grounding.ok, grounding.ok ? '' : grounding.message);
  const program = builder.finish(grounding.nodes);
  const values = evaluateFloat(program, Float64Array.from(program.inputs, ({ key }) => point[key] ?? 0), 1);
  return { shape: grounding.shape, values: program.outputs.map((node) => values[node]!) };
}

const point = { 'z[1]': 1, 'z[2]': 2, 'z[3]': 4, x: 2, a: 3, b: 5 };

describe('ground', () => {
  it('names the entries of variables as a witness shows them', () => {
    const { builder, grounding } = groundAt(add(at(z, rational(2)), entry(matrix, one, two), at(from0, zero)));
    assert.ok(grounding.ok);
    assert.deepEqual(builder.finish(grounding.nodes).inputs.map(({ key, variable: name, offset }) => [key, name, offset]), [['z[2]', 'z', 1], ['W[1,2]', 'W', 1], ['w[0]', 'w', 0]]);
  });

  it('sums over an index with conditions on it decided outright', () => {
    assert.deepEqual(valueOf(sumOver((j) => multiply(j, at(z, j))), point), { shape: [], values: [17] });
    assert.deepEqual(valueOf(sum('j', overD, at(z, index('j')), apply('notEqual', index('j'), index('i'))), point, undefined, { i: 2 }), { shape: [], values: [5] });
    assert.deepEqual(valueOf(sum('j', overD, at(z, index('j')), apply('less', one, at(z, index('j')))), point), { shape: [], values: [6] });
  });

  it('takes an empty sum to be 0 and an empty product 1', () => {
    assert.deepEqual(valueOf(sum('j', range(one, zero), x), point).values, [0]);
    assert.deepEqual(valueOf({ kind: 'reduce', operator: 'product', index: 'j', range: range(one, zero), body: x }, point).values, [1]);
    const { grounding } = groundAt({ kind: 'reduce', operator: 'max', index: 'j', range: range(one, zero), body: x });
    assert.deepEqual(grounding, { ok: false, reason: 'index-out-of-range', message: 'max over no j at all' });
  });

  it('finds extremes and the first index that attains them', () => {
    const reduce = (operator: 'max' | 'min' | 'argmax' | 'argmin', body: (j: Expression) => Expression): Expression => ({ kind: 'reduce', operator, index: 'j', range: overD, body: body(index('j')) });
    assert.deepEqual(valueOf(reduce('max', (j) => at(z, j)), point).values, [4]);
    assert.deepEqual(valueOf(reduce('argmin', (j) => negate(at(z, j))), point).values, [3]);
    assert.deepEqual(valueOf(reduce('argmax', () => one), point).values, [1]);
    assert.deepEqual(valueOf(at(z, reduce('argmax', (j) => at(z, j))), point).values, [4]);
  });

  it('adds arrays in a sum entry by entry', () => {
    const rows = sum('i', overD, entry(matrix, index('i')));
    const values = { 'W[1,1]': 1, 'W[1,2]': 2, 'W[2,1]': 3, 'W[2,2]': 4, 'W[3,1]': 5, 'W[3,2]': 6 };
    assert.deepEqual(valueOf(rows, values), { shape: [2], values: [9, 12] });
  });

  it('applies operations on numbers entry by entry, a number with every entry', () => {
    assert.deepEqual(valueOf(add(z, x), point), { shape: [3], values: [3, 4, 6] });
    assert.deepEqual(valueOf(multiply(z, array(one, two, rational(3))), point), { shape: [3], values: [1, 4, 12] });
    assert.deepEqual(valueOf(apply('max', z), point), { shape: [], values: [4] });
  });

  it('says which shapes do not go together', () => {
    assert.deepEqual(groundAt(add(z, variable('v', range(one, size('n'))))).grounding, { ok: false, reason: 'shape-mismatch', message: 'add of a vector of size 3 and a vector of size 2' });
    assert.deepEqual(groundAt(apply('softmax', x)).grounding, { ok: false, reason: 'shape-mismatch', message: 'softmax takes a vector as x, not a scalar' });
    assert.deepEqual(groundAt(apply('dot', z, variable('v', range(one, size('n'))))).grounding, { ok: false, reason: 'shape-mismatch', message: 'dot of a vector of size 3 and a vector of size 2' });
    assert.deepEqual(groundAt(array(z, x)).grounding, { ok: false, reason: 'shape-mismatch', message: 'an array of a vector of size 3 and a scalar' });
  });

  it('says which entry does not exist', () => {
    assert.deepEqual(groundAt(at(z, rational(4))).grounding, { ok: false, reason: 'index-out-of-range', message: 'z has no entry 4: its entries are 1 to 3' });
    assert.deepEqual(groundAt(sum('j', range(zero, d), at(z, index('j')))).grounding, { ok: false, reason: 'index-out-of-range', message: 'z has no entry 0: its entries are 1 to 3' });
    assert.deepEqual(groundAt(at(apply('softmax', z), zero)).grounding, { ok: false, reason: 'index-out-of-range', message: 'the array has no entry 0: its entries are 1 to 3' });
    assert.deepEqual(valueOf(at(from0, zero), { 'w[0]': 7 }).values, [7]);
  });

  it('says what it cannot evaluate', () => {
    assert.deepEqual(groundAt({ ...sum('j', range(one, infinity), index('j')), operator: 'product' }).grounding, { ok: false, reason: 'unsupported-claim', message: 'this is not decided without end' });
    assert.deepEqual(groundAt(sum('j', range(one, x), index('j'))).grounding, { ok: false, reason: 'unsupported-claim', message: 'the range of j does not end at integers' });
    assert.deepEqual(groundAt(index('i')).grounding, { ok: false, reason: 'unsupported-claim', message: 'the index i has no range' });
    assert.deepEqual(groundAt(size('m')).grounding, { ok: false, reason: 'unsupported-claim', message: 'the size m is not known' });
    assert.deepEqual(groundAt(sum('j', range(one, rational(10n ** 12n)), index('j'))).grounding, { ok: false, reason: 'too-large', message: 'the range of j is too long' });
    assert.deepEqual(groundAt(infinity).grounding, { ok: false, reason: 'unsupported-claim', message: '∞ is no number to compute with' });
  });

  it('survives expressions nested without end', () => {
    let deep: Expression = x;
    for (let k = 0; k < 5000; k++) deep = exp(deep);
    assert.equal(groundAt(deep).grounding.ok, false);
  });

  it('stacks comprehensions, numbered from where their range begins', () => {
    const squares = comprehension('i', range(zero, rational(2)), power(index('i'), two));
    assert.deepEqual(valueOf(squares, {}), { shape: [3], values: [0, 1, 4] });
    assert.deepEqual(valueOf(at(squares, two), {}).values, [4]);
  });

  it('chooses among cases', () => {
    const relu: Expression = { kind: 'cases', branches: [{ value: x, condition: apply('less', zero, x) }], otherwise: zero };
    assert.deepEqual(valueOf(relu, { x: 2 }).values, [2]);
    assert.deepEqual(valueOf(relu, { x: -2 }).values, [0]);
    const kronecker: Expression = { kind: 'cases', branches: [{ value: one, condition: apply('equal', index('i'), index('j')) }], otherwise: zero };
    assert.deepEqual(valueOf(kronecker, {}, undefined, { i: 1, j: 1 }).values, [1]);
    const open: Expression = { kind: 'cases', branches: [{ value: one, condition: apply('less', x, zero) }] };
    assert.deepEqual(valueOf(open, { x: 2 }).values, [NaN]);
  });

  it('expands library operators, mapping those of numbers over arrays', () => {
    const total = Math.exp(1) + Math.exp(2) + Math.exp(4);
    assert.deepEqual(valueOf(apply('softmax', z), point), { shape: [3], values: [Math.exp(1) / total, Math.exp(2) / total, Math.exp(4) / total] });
    assert.deepEqual(valueOf(apply('sigmoid', z), point), { shape: [3], values: [1, 2, 4].map((v) => 1 / (1 + Math.exp(-v))) });
  });

  it('keeps operands apart from the names within an expansion', () => {
    const nested = apply('softmax', comprehension('j', overD, multiply(index('i'), at(apply('softmax', z), index('j')))));
    assert.equal(valueOf(nested, point, undefined, { i: 2 }).values.length, 3);
  });

  it('computes determinants and inverses', () => {
    const m = array(array(a, b), array(one, two));
    assert.deepEqual(valueOf(apply('determinant', m), point).values, [1]);
    assert.deepEqual(valueOf(apply('inverse', m), point), { shape: [2, 2], values: [2, -5, -1, 3] });
    assert.deepEqual(groundAt(apply('determinant', matrix)).grounding, { ok: false, reason: 'shape-mismatch', message: 'determinant of a matrix of size 3×2' });
  });

  it('differentiates, the body’s dimensions first', () => {
    assert.deepEqual(valueOf(derivative(power(x, rational(3)), x), { x: 2 }).values, [12]);
    assert.deepEqual(valueOf(derivative(multiply(z, z), z), point), { shape: [3, 3], values: [2, 0, 0, 0, 4, 0, 0, 0, 8] });
    assert.deepEqual(valueOf(derivative(sumOver((j) => power(at(z, j), two)), at(z, index('i'))), point, undefined, { i: 3 }).values, [8]);
    assert.deepEqual(valueOf(derivative(a, x), point).values, [0]);
    assert.deepEqual(valueOf(derivative(derivative(divide(one, x), x), x), { x: 2 }).values, [0.25]);
    assert.deepEqual(valueOf(derivative(log(apply('max', zero, x)), x), { x: 2 }).values, [0.5]);
  });

  it('stands an unknown function in by one that has its derivatives', () => {
    const f = call('f', [multiply(two, x)]);
    const byRule = multiply(two, call('f', [multiply(two, x)], [1]));
    const { values } = valueOf(subtract(derivative(f, x), byRule), { x: 0.3 });
    assert.ok(Math.abs(values[0]!) < 1e-12);
    const { grounding } = groundAt(f);
    assert.ok(grounding.ok && grounding.opaque);
    assert.notDeepEqual(valueOf(call('f', [x]), { x: 1 }).values, valueOf(call('g', [x]), { x: 1 }).values);
    assert.notDeepEqual(valueOf(call('f', [a, b]), point).values, valueOf(call('f', [b, a]), point).values);
  });
});
