import assert from 'node:assert/strict';
import type { Interval } from '../../../src/ops/operator';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { evaluateInterval } from '../../../src/numeric/evaluateInterval';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { ProgramBuilder } from '../../../src/numeric/programBuilder';

const of = (low: number, high = low): Interval => ({ low, high });

/** The enclosure of an operation over enclosures of its operands. */
function enclosed(operator: string, ...operands: readonly Interval[]): Interval {
  const builder = new ProgramBuilder(operatorTable);
  const nodes = operands.map((_, k) => builder.input({ key: `x${k}`, variable: `x${k}`, offset: 0 }));
  const program = builder.finish([builder.apply(operator, ...nodes)]);
  const [node] = program.outputs as [number];
  const { low, high } = evaluateInterval(program, Float64Array.from(operands, (x) => x.low), Float64Array.from(operands, (x) => x.high), 1);
  return of(low[node]!, high[node]);
}

const evaluated = (operator: string, ...operands: readonly number[]): number => {
  const builder = new ProgramBuilder(operatorTable);
  const program = builder.finish([builder.apply(operator, ...operands.map((_, k) => builder.input({ key: `x${k}`, variable: `x${k}`, offset: 0 })))]);
  return evaluateFloat(program, Float64Array.from(operands), 1)[program.outputs[0]!]!;
};

const outside = of(NaN);
const everything = of(-Infinity, Infinity);

describe('evaluateInterval', () => {
  it('keeps what floats hold exactly', () => {
    assert.deepEqual(enclosed('add', of(1), of(2), of(3)), of(6));
    assert.deepEqual(enclosed('subtract', of(0.5, 2), of(0.25)), of(0.25, 1.75));
    assert.deepEqual(enclosed('multiply', of(-3, 2), of(5)), of(-15, 10));
    assert.deepEqual(enclosed('divide', of(1, 3), of(-2)), of(-1.5, -0.5));
    assert.deepEqual(enclosed('divide', of(-1, 3), of(2, 4)), of(-0.5, 1.5));
    assert.deepEqual(enclosed('exp', of(0)), of(1));
    assert.deepEqual(enclosed('log', of(1)), of(0));
  });

  it('rounds outward', () => {
    for (const [operator, a, b] of [['add', 0.1, 0.2], ['subtract', 1, 1e-20], ['multiply', 0.1, 0.1], ['divide', 1, 3]] as const) {
      const { low, high } = enclosed(operator, of(a), of(b));
      assert.ok(low < high && high - low <= 4 * Number.EPSILON * Math.abs(high), operator);
    }
  });

  it('has overflow, underflow and unbounded operands', () => {
    assert.deepEqual(enclosed('exp', of(1000)).high, Infinity);
    assert.ok(enclosed('exp', of(1000)).low < Infinity && enclosed('exp', of(1000)).low > 1e308);
    assert.ok(enclosed('exp', of(-1000)).low === 0 && enclosed('exp', of(-1000)).high > 0);
    assert.deepEqual(enclosed('log', of(0, 1)), of(-Infinity, 0));
    assert.deepEqual(enclosed('log', of(0)), of(-Infinity));
    assert.ok(enclosed('multiply', of(1e200), of(1e200)).low < Infinity);
    assert.deepEqual(enclosed('multiply', everything, of(0)), of(0));
  });

  it('has nothing outside a domain, and everything where a divisor may be 0', () => {
    assert.deepEqual(enclosed('log', of(-1)), outside);
    assert.deepEqual(enclosed('log', of(-1, 1)), outside);
    assert.deepEqual(enclosed('divide', of(1), of(0)), outside);
    assert.deepEqual(enclosed('divide', of(1), of(-1, 1)), everything);
    assert.deepEqual(enclosed('add', outside, of(1)), outside);
    assert.deepEqual(enclosed('max', outside, of(1)), outside);
  });

  it('chooses where a condition is decided and takes both branches where it is not', () => {
    assert.deepEqual(enclosed('select', of(1), of(5), outside), of(5));
    assert.deepEqual(enclosed('select', of(0), outside, of(7)), of(7));
    assert.deepEqual(enclosed('select', of(0, 1), of(5), of(7)), of(5, 7));
    assert.deepEqual(enclosed('select', outside, of(5), of(7)), outside);
  });

  it('takes maxima and minima bound by bound', () => {
    assert.deepEqual(enclosed('max', of(1, 4), of(2, 3)), of(2, 4));
    assert.deepEqual(enclosed('min', of(1, 4), of(2, 3), of(2.5)), of(1, 2.5));
  });

  it('knows that a square is not negative', () => {
    const builder = new ProgramBuilder(operatorTable);
    const x = builder.input({ key: 'x', variable: 'x', offset: 0 });
    const program = builder.finish([builder.apply('multiply', x, x)]);
    const { low, high } = evaluateInterval(program, Float64Array.of(-1, 2, -3), Float64Array.of(3, 3, -2), 3);
    const at = program.outputs[0]! * 3;
    assert.deepEqual([...low.slice(at, at + 3)], [0, 4, 4]);
    assert.deepEqual([...high.slice(at, at + 3)], [9, 9, 9]);
  });
});

describe('evaluateFloat', () => {
  it('is NaN outside a domain', () => {
    for (const [operator, ...operands] of [['divide', 1, 0], ['log', -1], ['sqrt', -1], ['max', NaN, 1], ['max', 1, NaN], ['select', NaN, 1, 2], ['power', -1, 0.5]] as const) {
      assert.ok(Number.isNaN(evaluated(operator, ...operands)), operator);
    }
  });

  it('takes any number of operands', () => {
    assert.equal(evaluated('add', 1, 2, 3, 4), 10);
    assert.equal(evaluated('multiply', 1, 2, 3, 4), 24);
    assert.equal(evaluated('max', 1, 4, 3), 4);
    assert.equal(evaluated('min', 2, 4, 3), 2);
    assert.equal(evaluated('select', 1, 4, 3), 4);
    assert.equal(evaluated('and', 1, 1, 0), 0);
  });

  it('evaluates many points at once, as one by one', () => {
    const builder = new ProgramBuilder(operatorTable);
    const [x, y] = ['x', 'y'].map((key) => builder.input({ key, variable: key, offset: 0 })) as [number, number];
    const node = builder.apply('divide', builder.apply('exp', x), builder.apply('add', builder.apply('exp', x), builder.apply('exp', y)));
    const program = builder.finish([node]);
    const inputs = Float64Array.of(1, 2, 3, -1, 0, 1);
    const together = evaluateFloat(program, inputs, 3);
    [0, 1, 2].forEach((p) => {
      const alone = evaluateFloat(program, Float64Array.of(inputs[p]!, inputs[3 + p]!), 1);
      assert.equal(together[program.outputs[0]! * 3 + p], alone[program.outputs[0]!]);
    });
  });
});
