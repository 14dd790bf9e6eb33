import assert from 'node:assert/strict';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { exactValue } from '../../../src/numeric/program';
import { ProgramBuilder, ProgramError } from '../../../src/numeric/programBuilder';

const start = (): { builder: ProgramBuilder; x: number; y: number } => {
  const builder = new ProgramBuilder(operatorTable);
  return { builder, x: builder.input({ key: 'x', variable: 'x', offset: 0 }), y: builder.input({ key: 'y', variable: 'y', offset: 0 }) };
};

describe('ProgramBuilder', () => {
  it('builds equal operations once, whatever the order of commuting operands', () => {
    const { builder, x, y } = start();
    assert.equal(builder.apply('add', x, y), builder.apply('add', y, x));
    assert.equal(builder.apply('multiply', x, builder.apply('exp', y)), builder.apply('multiply', builder.apply('exp', y), x));
    assert.notEqual(builder.apply('subtract', x, y), builder.apply('subtract', y, x));
    assert.notEqual(builder.apply('sin', x), builder.apply('cos', x));
  });

  it('drops neutral operands', () => {
    const { builder, x } = start();
    const [zero, one] = [builder.integer(0), builder.integer(1)];
    assert.equal(builder.apply('add', x, zero), x);
    assert.equal(builder.apply('multiply', x, one), x);
    assert.equal(builder.apply('divide', x, one), x);
    assert.equal(builder.apply('negate', builder.apply('negate', x)), x);
    assert.equal(builder.apply('power', x, one), x);
    assert.equal(builder.apply('multiply', builder.apply('exp', x), zero), zero);
  });

  it('keeps 0 · log x, which is undefined for x < 0', () => {
    const { builder, x } = start();
    const product = builder.apply('multiply', builder.integer(0), builder.apply('log', x));
    const program = builder.finish([product]);
    assert.ok(Number.isNaN(evaluateFloat(program, Float64Array.of(-1), 1)[program.outputs[0]!]!));
  });

  it('computes with rationals exactly', () => {
    const { builder } = start();
    const third = builder.rational({ numerator: 1n, denominator: 3n });
    const sum = builder.apply('add', third, third, third);
    assert.equal(sum, builder.integer(1));
    const program = builder.finish([builder.apply('power', third, builder.integer(-2))]);
    assert.deepEqual(exactValue(program, program.outputs[0]!), { numerator: 9n, denominator: 1n });
    assert.equal(builder.exact(builder.apply('divide', third, builder.integer(0))), undefined);
  });

  it('writes integer powers as products', () => {
    const { builder, x } = start();
    const square = builder.apply('multiply', x, x);
    assert.equal(builder.apply('power', x, builder.integer(2)), square);
    assert.equal(builder.apply('power', x, builder.integer(4)), builder.apply('multiply', square, square));
    assert.equal(builder.apply('power', x, builder.integer(-1)), builder.apply('divide', builder.integer(1), x));
  });

  it('leaves out what no output needs', () => {
    const { builder, x, y } = start();
    builder.apply('exp', y);
    const program = builder.finish([builder.apply('exp', x)]);
    assert.equal(program.length, 2);
    assert.deepEqual(program.inputs.map(({ key }) => key), ['x']);
  });

  it('refuses unknown operations, wrong arities and programs without end', () => {
    const { builder, x } = start();
    assert.throws(() => builder.apply('frobnicate', x), new ProgramError('unsupported-claim', 'frobnicate is no operation on numbers'));
    assert.throws(() => builder.apply('sin', x, x), new ProgramError('unsupported-claim', 'sin takes 1 operands, not 2'));
    const small = new ProgramBuilder(operatorTable, 3);
    let node = small.input({ key: 'x', variable: 'x', offset: 0 });
    assert.throws(() => {
      for (let k = 0; k < 5; k++) node = small.apply('exp', node);
    }, new ProgramError('too-large', 'more than 3 operations'));
  });
});
