import assert from 'node:assert/strict';
import { add, apply, array, comprehension, divide, entry, index, multiply, one, range, rational, scalar, size, subtract, sum, variable, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { printExpression } from '../../../src/ir/print';
import { isShapeError, rangeLength, rangesAgree, shapeOf, simplifyAffine } from '../../../src/ir/shape';
import { operatorShape } from '../../../src/ops/index';

const [d, n] = [size('d'), size('n')];
const [overD, overN] = [range(one, d), range(one, n)];
const x = variable('x', overD);
const y = variable('y', overD);
const z = variable('z', overN);
const matrix = variable('A', overN, overD);

function shown(expression: Expression): string {
  const shape = shapeOf(expression, operatorShape);
  if (isShapeError(shape)) return shape.message;
  return `[${shape.map(({ from, to }) => `${printExpression(from)}..${printExpression(to)}`).join(', ')}]`;
}

describe('shapeOf', () => {
  it('is empty for scalars', () => {
    for (const expression of [one, d, index('i'), scalar('a'), sum('i', overD, entry(x, index('i')))]) assert.equal(shown(expression), '[]');
  });

  it('gains a dimension by a comprehension or array and loses leading ones by entries', () => {
    assert.equal(shown(matrix), '[1..n, 1..d]');
    assert.equal(shown(entry(matrix, one)), '[1..d]');
    assert.equal(shown(entry(matrix, one, one)), '[]');
    assert.equal(shown(comprehension('i', range(zero, n), x)), '[0..n, 1..d]');
    assert.equal(shown(array(x, y, x)), '[1..3, 1..d]');
    assert.equal(shown(sum('i', overN, entry(matrix, index('i')))), '[1..d]');
    assert.equal(shown({ kind: 'derivative', body: x, variable: matrix }), '[1..d, 1..n, 1..d]');
  });

  it('is that of the arrays under a scalar operator', () => {
    assert.equal(shown(add(x, one)), '[1..d]');
    assert.equal(shown(multiply(scalar('a'), x, y)), '[1..d]');
    assert.equal(shown(add(x, z)), 'arrays of different sizes do not go together');
    assert.equal(shown(add(x, matrix)), 'a vector does not go with a matrix');
  });

  it('follows the rule of a library operator', () => {
    assert.equal(shown(apply('softmax', x)), '[1..d]');
    assert.equal(shown(apply('softmax', scalar('a'))), 'softmax takes a vector as x, not a scalar');
    assert.equal(shown(apply('softmax', x, y)), 'softmax takes a scalar as β, not a vector');
    assert.equal(shown(apply('softmax')), 'softmax takes 1 to 2 arguments, not 0');
    assert.equal(shown(apply('dot', x)), 'dot takes 2 arguments, not 1');
    assert.equal(shown(apply('dot', x, y)), '[]');
    assert.equal(shown(apply('dot', x, z)), 'dot takes arrays of one size');
    assert.equal(shown(apply('sigmoid', matrix)), '[1..n, 1..d]');
    assert.equal(shown(apply('outer', x, z)), '[1..d, 1..n]');
    assert.equal(shown(apply('transpose', matrix)), '[1..d, 1..n]');
    assert.equal(shown(apply('matmul', matrix, x)), '[1..n]');
    assert.equal(shown(apply('matmul', z, matrix)), '[1..d]');
    assert.equal(shown(apply('matmul', matrix, apply('transpose', matrix))), '[1..n, 1..n]');
    assert.equal(shown(apply('matmul', matrix, z)), 'the columns of the left factor are not as many as the rows of the right one');
    assert.equal(shown(apply('matmul', scalar('a'), z)), 'a matrix product takes matrices and vectors');
    assert.equal(shown(apply('trace', matrix)), 'trace takes a square matrix');
    assert.equal(shown(apply('determinant', matrix)), 'the determinant takes a square matrix');
    assert.equal(shown(apply('inverse', variable('S', overD, overD))), '[1..d, 1..d]');
    assert.equal(shown(apply('diag', x)), '[1..d, 1..d]');
  });

  it('says what does not fit', () => {
    assert.equal(shown(entry(x, one, one)), 'a vector has no entry with 2 indices');
    assert.equal(shown(entry(scalar('a'), one)), 'a scalar has no entry with 1 index');
    assert.equal(shown(array(x, z)), 'the rows of the array differ in shape');
    assert.equal(shown({ kind: 'reduce', operator: 'max', index: 'i', range: overN, body: x }), 'max over i takes a scalar, not a vector');
    assert.equal(shown(add(one, add(x, z))), 'arrays of different sizes do not go together');
  });
});

describe('ranges', () => {
  it('agree up to collecting like terms', () => {
    assert.ok(rangesAgree(overD, range(one, d)));
    assert.ok(rangesAgree(range(zero, subtract(n, one)), range(zero, subtract(add(n, one), rational(2)))));
    assert.ok(!rangesAgree(range(zero, n), overN));
    assert.ok(!rangesAgree(overD, overN));
    assert.ok(!rangesAgree(overD, range(one, rational(3))));
  });

  it('have a length, written as simply as it can be', () => {
    assert.equal(printExpression(rangeLength(overD)), 'd');
    assert.equal(printExpression(rangeLength(range(zero, subtract(d, one)))), 'd');
    assert.equal(printExpression(rangeLength(range(zero, d))), 'd + 1');
    assert.equal(printExpression(rangeLength(range(rational(2), rational(7)))), '6');
    assert.equal(printExpression(rangeLength(range(index('k'), n))), 'n − k + 1');
  });

  it('keep what is not affine whole', () => {
    assert.equal(printExpression(simplifyAffine(add(multiply(d, n), one, multiply(d, n)))), '2 d n + 1');
    assert.equal(printExpression(simplifyAffine(divide(d, rational(2)))), 'd / 2');
  });
});
