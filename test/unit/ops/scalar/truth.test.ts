import assert from 'node:assert/strict';
import { scalarOperator } from '../../../../src/ops/index';
import { outside, point, undecided } from '../../../../src/ops/outward';

const [and, or, not, select, less, lessEqual, equal] = ['and', 'or', 'not', 'select', 'less', 'lessEqual', 'equal'].map((name) => scalarOperator(name)!);

describe('truth values', () => {
  it('combine as conjunction, disjunction and negation', () => {
    const table = [[0, 0], [0, 1], [1, 0], [1, 1]] as const;
    assert.deepEqual(table.map(([a, b]) => and!.float(a, b)), [0, 0, 0, 1]);
    assert.deepEqual(table.map(([a, b]) => or!.float(a, b)), [0, 1, 1, 1]);
    assert.deepEqual([not!.float(0), not!.float(1)], [1, 0]);
  });

  it('are decided by one operand where it suffices, however little is known of the other', () => {
    assert.deepEqual(and!.interval(outside, point(0)), point(0));
    assert.deepEqual(or!.interval(undecided, point(1)), point(1));
    assert.equal(and!.float(NaN, 0), 0);
    assert.deepEqual(and!.interval(undecided, point(1)), undecided);
    assert.ok(Number.isNaN(and!.interval(outside, point(1)).low));
    assert.ok(Number.isNaN(or!.float(NaN, 0)));
  });

  it('are undecided where enclosures overlap', () => {
    assert.deepEqual(less!.interval({ low: 1, high: 2 }, { low: 2, high: 3 }), undecided);
    assert.deepEqual(lessEqual!.interval({ low: 1, high: 2 }, { low: 2, high: 3 }), point(1));
    assert.deepEqual(less!.interval({ low: 1, high: 2 }, { low: 2.5, high: 3 }), point(1));
    assert.deepEqual(less!.interval({ low: 2, high: 3 }, { low: 1, high: 2 }), point(0));
    assert.deepEqual(equal!.interval({ low: 1, high: 2 }, { low: 1, high: 2 }), undecided);
    assert.deepEqual(equal!.interval({ low: 1, high: 2 }, { low: 3, high: 4 }), point(0));
    assert.deepEqual(not!.interval(undecided), undecided);
  });
});

describe('select', () => {
  it('takes the branch that the condition says, even if the other is undefined', () => {
    assert.equal(select!.float(1, 2, NaN), 2);
    assert.equal(select!.float(0, NaN, 3), 3);
    assert.deepEqual(select!.interval(point(1), point(2), outside), point(2));
    assert.deepEqual(select!.interval(point(0), outside, point(3)), point(3));
  });

  it('encloses both branches where the condition is undecided', () => {
    assert.deepEqual(select!.interval(undecided, point(2), point(5)), { low: 2, high: 5 });
    assert.ok(Number.isNaN(select!.interval(undecided, point(2), outside).high));
  });
});
