import assert from 'node:assert/strict';
import { add, apply, array, comprehension, entry, index, multiply, one, range, rational, scalar, size, sum, variable } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { printExpression } from '../../../src/ir/print';
import { entryOf, loopsAround, rangeOf } from '../../../src/ops/entry';
import { expandAll } from '../../../src/ops/expand';
import { libraryOperator, operatorNamed, operators, scalarOperator, structuralOperator } from '../../../src/ops/index';

const overD = range(one, size('d'));
const overN = range(one, size('n'));
const x = variable('x', overD);
const y = variable('y', overD);
const weights = variable('W', overN, overD);
const i = index('i');

function plain(expression: Expression): string {
  const expanded = expandAll(expression, 'plain');
  return 'message' in expanded ? expanded.message : printExpression(expanded);
}

describe('expandAll', () => {
  it('writes out the textbook’s definition', () => {
    assert.equal(plain(apply('sigmoid', scalar('a'))), '1 / (1 + exp(−a))');
    assert.equal(plain(apply('softmax', x)), '(exp(x_i) / ∑_{j=1}^{d} exp(x_j))_{i=1}^{d}');
    assert.equal(plain(apply('softmax', x, rational(2))), '(exp(2 x_i) / ∑_{j=1}^{d} exp(2 x_j))_{i=1}^{d}');
    assert.equal(plain(apply('crossEntropy', x, y)), '−∑_{i=1}^{d} x_i log(y_i)');
    assert.equal(plain(apply('mse', x, y)), '(∑_{i=1}^{d} (x_i − y_i)²) / d');
  });

  it('reads entries of comprehensions off, so that nested functions stay small', () => {
    const nested = apply('dot', comprehension('j', overD, multiply(entry(x, index('j')), rational(2))), add(y, one));
    assert.equal(plain(nested), '∑_{i=1}^{d} x_i · 2 (y_i + 1)');
  });

  it('expands operands first, with indices of their own', () => {
    assert.equal(
      plain(apply('logSumExp', apply('matmul', weights, x))),
      'log(∑_{j=1}^{n} exp(∑_{i=1}^{d} W_{j, i} x_i))',
    );
    assert.equal(plain(sum('i', overN, apply('relu', entry(apply('matmul', weights, x), i)))), '∑_{i=1}^{n} max(0, (∑_{k=1}^{d} W_{j, k} x_k)_{j=1}^{n}_i)');
  });

  it('leaves structural operators standing', () => {
    const square = variable('S', overD, overD);
    assert.equal(plain(apply('multiply', apply('determinant', square), apply('trace', apply('inverse', square)))), 'det(S) ∑_{i=1}^{d} (S⁻¹)_{i, i}');
  });

  it('says which shapes do not fit', () => {
    const error = expandAll(apply('exp', apply('dot', x, entry(weights, one), y)), 'plain');
    assert.ok('message' in error && error.message === 'dot takes 2 arguments, not 3');
    assert.equal(plain(apply('softmax', one)), 'softmax takes a vector as x, not a scalar');
  });

  it('counts from where the operand counts from', () => {
    assert.equal(plain(apply('mean', variable('a', range(rational(0), size('T'))))), '(∑_{i=0}^{T} a_i) / (T + 1)');
  });
});

describe('relatives', () => {
  it('take operands that hold library operators', () => {
    const [softmin] = libraryOperator('softmax')!.relatives;
    assert.equal(softmin!.shown, 'softmax(−x), the softmin or Gibbs convention');
    const expanded = softmin!.expand([apply('matmul', weights, x), one]);
    assert.match(printExpression(expanded), /^\(exp\(\(−1\) ∑_/);
  });
});

describe('entryOf', () => {
  it('goes into elementwise operators, comprehensions, sums and literal arrays', () => {
    assert.equal(printExpression(entryOf(multiply(scalar('a'), add(x, y)), i)), 'a (x_i + y_i)');
    assert.equal(printExpression(entryOf(comprehension('k', overD, multiply(index('k'), index('k'))), i)), 'i i');
    assert.equal(printExpression(entryOf(sum('k', overN, entry(weights, index('k'))), i)), '∑_{k=1}^{n} W_{k, i}');
    assert.equal(printExpression(entryOf(array(scalar('a'), scalar('b')), rational(2))), 'b');
    assert.equal(printExpression(entryOf(weights, i, one)), 'W_{i, 1}');
  });

  it('stays outside where it cannot', () => {
    assert.equal(printExpression(entryOf(sum('i', overN, entry(weights, i)), i)), '(∑_{i=1}^{n} W_i)_i');
    assert.equal(printExpression(entryOf(array(scalar('a'), scalar('b')), i)), '[a, b]_i');
    assert.equal(printExpression(entryOf(array(scalar('a'), scalar('b')), rational(3))), '[a, b]_3');
    assert.equal(printExpression(entryOf(apply('softmax', x), i)), 'softmax(x)_i');
  });
});

describe('loops', () => {
  it('name their indices unlike any in the operands or in each other', () => {
    const loops = loopsAround(sum('‹i›3', overD, entry(x, index('‹i›3'))));
    assert.equal(printExpression(loops.map(overD, (k) => loops.sum(overN, (l) => multiply(k, l)))), '(∑_{j=1}^{n} i j)_{i=1}^{d}');
  });

  it('ask only for dimensions that are there', () => {
    assert.deepEqual(rangeOf(weights, 1), overD);
    assert.throws(() => rangeOf(x, 1), new RangeError('no dimension 1'));
  });
});

describe('the table of operators', () => {
  it('finds an operator by its kind and name', () => {
    assert.equal(scalarOperator('exp')?.kind, 'scalar');
    assert.equal(scalarOperator('softmax'), undefined);
    assert.equal(libraryOperator('softmax')?.kind, 'library');
    assert.equal(libraryOperator('exp'), undefined);
    assert.equal(structuralOperator('determinant')?.kind, 'structural');
    assert.equal(structuralOperator('nothing'), undefined);
    assert.ok(operators.size > 130);
  });

  it('finds it by what authors call it', () => {
    for (const [name, operator] of [['Soft-Max', 'softmax'], ['log_softmax', 'logSoftmax'], ['Cross Entropy', 'crossEntropy'], ['ReLU', 'relu'], ['det', 'determinant'], ['σ', 'sigmoid']] as const) {
      assert.equal(operatorNamed(name)?.name, operator);
    }
    assert.equal(operatorNamed('ln'), undefined);
    assert.equal(operatorNamed('softmaxes'), undefined);
  });
});
