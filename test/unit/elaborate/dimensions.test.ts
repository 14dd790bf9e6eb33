import assert from 'node:assert/strict';
import { Dimensions, type Dimension } from '../../../src/elaborate/dimensions';
import { add, divide, index, one, range, rational, size, subtract, variable, zero } from '../../../src/ir/build';
import type { DerivativeExpression, Expression } from '../../../src/ir/expression';
import { printExpression } from '../../../src/ir/print';

const [d, n] = [size('d'), size('n')];

function shown(dimensions: Dimensions, dimension: Dimension, settle: (e: Expression) => Expression = (e) => e): string {
  const { from, to } = dimensions.range(dimension);
  return `${printExpression(settle(from))}..${printExpression(settle(to))}`;
}

describe('Dimensions', () => {
  it('unifies an open length with a known one, either way round', () => {
    for (const swap of [false, true]) {
      const dimensions = new Dimensions();
      const [open, known] = [dimensions.fresh(), dimensions.ofLength(d)];
      assert.equal(dimensions.same(open, known), false);
      assert.equal(swap ? dimensions.unify(known, open) : dimensions.unify(open, known), true);
      assert.equal(dimensions.same(open, known), true);
      assert.equal(dimensions.knownLength(open), d);
      assert.equal(shown(dimensions, open), '1..d');
    }
  });

  it('passes what it learns on to all that were unified before', () => {
    const dimensions = new Dimensions();
    const [a, b, c] = [dimensions.fresh(), dimensions.fresh(), dimensions.fresh()];
    dimensions.unify(a, b);
    dimensions.unify(b, c);
    dimensions.unify(c, dimensions.ofLength(d));
    assert.deepEqual([a, b, c].map((dimension) => shown(dimensions, dimension)), ['1..d', '1..d', '1..d']);
  });

  it('refuses what contradicts, and changes nothing', () => {
    const dimensions = new Dimensions();
    const [three, four, sized] = [dimensions.ofLength(rational(3)), dimensions.ofLength(rational(4)), dimensions.ofLength(d)];
    assert.equal(dimensions.unify(three, four), false);
    assert.equal(dimensions.unify(three, sized), false);
    assert.equal(dimensions.unify(sized, dimensions.ofLength(n)), false);
    assert.deepEqual([three, four, sized].map((dimension) => shown(dimensions, dimension)), ['1..3', '1..4', '1..d']);
    assert.equal(dimensions.unify(three, dimensions.ofLength(rational(3))), true);
  });

  it('refuses a first entry that contradicts', () => {
    const dimensions = new Dimensions();
    assert.equal(dimensions.unify(dimensions.ofRange(range(zero, subtract(n, one))), dimensions.ofRange(range(one, n))), false);
    assert.equal(dimensions.unify(dimensions.ofRange(range(zero, subtract(n, one))), dimensions.ofLength(n)), true);
  });

  it('knows the length of a range as authors write it', () => {
    const dimensions = new Dimensions();
    const length = (from: Expression, to: Expression): string => printExpression(dimensions.knownLength(dimensions.ofRange(range(from, to)))!);
    assert.equal(length(one, d), 'd');
    assert.equal(length(zero, subtract(n, one)), 'n');
    assert.equal(length(zero, d), 'd + 1');
    assert.equal(length(rational(2), rational(5)), '4');
    assert.equal(length(index('t'), n), 'n − t + 1');
  });

  it('gives the range back that it was made of', () => {
    const dimensions = new Dimensions();
    const ranges = [[one, d], [zero, d], [zero, subtract(n, one)], [rational(2), rational(5)]] as const;
    assert.deepEqual(ranges.map(([from, to]) => shown(dimensions, dimensions.ofRange(range(from, to)))), ['1..d', '0..d', '0..n − 1', '2..5']);
  });

  it('settles what stays open as sizes of its own, in order', () => {
    const dimensions = new Dimensions();
    const [a, b, c] = [dimensions.fresh(), dimensions.fresh(), dimensions.fresh()];
    dimensions.unify(a, c);
    const settle = dimensions.resolver(new Set());
    assert.deepEqual([a, b, c].map((dimension) => shown(dimensions, dimension, settle)), ['1..n₁', '1..n₂', '1..n₁']);
  });

  it('gives two open lengths two names past one that is taken', () => {
    const dimensions = new Dimensions();
    const [a, b] = [dimensions.fresh(), dimensions.fresh()];
    const settle = dimensions.resolver(new Set(['n₁']));
    assert.deepEqual([a, b].map((dimension) => shown(dimensions, dimension, settle)), ['1..n₂', '1..n₃']);
  });

  it('passes over names that are taken', () => {
    const dimensions = new Dimensions();
    const open = dimensions.fresh();
    assert.equal(shown(dimensions, open, dimensions.resolver(new Set(['n₁', 'n₂']))), '1..n₃');
  });

  it('settles placeholders made before a length was known, within sums and derivatives too', () => {
    const dimensions = new Dimensions();
    const open = dimensions.fresh();
    const x = variable('x', dimensions.range(open));
    const gradient: DerivativeExpression = { kind: 'derivative', body: divide(x, add(x, one)), variable: x };
    dimensions.unify(open, dimensions.ofLength(d));
    const settled = dimensions.resolver(new Set())(gradient);
    assert.ok(settled.kind === 'derivative' && settled.variable.kind === 'variable');
    assert.equal(printExpression(settled.variable.dimensions[0]!.to), 'd');
    assert.ok(settled.body.kind === 'apply' && settled.body.operands[0]!.kind === 'variable');
    assert.equal(printExpression(settled.body.operands[0].dimensions[0]!.to), 'd');
  });
});
