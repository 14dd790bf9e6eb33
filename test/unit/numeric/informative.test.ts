import assert from 'node:assert/strict';
import { add, apply, exp, multiply, negate, rational, subtract, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { evaluateInterval } from '../../../src/numeric/evaluateInterval';
import type { Judgement } from '../../../src/numeric/informative';
import { judgePoint, movedColumns, moveVariables } from '../../../src/numeric/informative';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { prepareProblem } from '../../../src/numeric/problem';
import { createRandom } from '../../../src/numeric/random';
import { a, b, sides, sigmoid, square, two, x } from './claims';

/** Judges one point, given by variable name. */
function judge(left: Expression, right: Expression, at: Readonly<Record<string, number>>): Judgement & { variables: readonly string[] } {
  const prepared = prepareProblem(sides(left, right), new Map(), operatorTable);
  assert.ok(prepared.ok);
  const { problem } = prepared;
  const inputs = Float64Array.from(problem.program.inputs, ({ key }) => at[key]!);
  const enclosures = evaluateInterval(problem.program, inputs, inputs, 1);
  const columns = movedColumns(problem, 1);
  const moved = new Float64Array(inputs.length * columns);
  moveVariables(problem, inputs, inputs, 1, createRandom(1), moved);
  return { ...judgePoint(problem, enclosures, { values: evaluateFloat(problem.program, moved, columns), columns, scratch: new Uint8Array(problem.program.length) }, 0, 1), variables: problem.variables.map(({ name }) => name) };
}

describe('judgePoint', () => {
  it('counts a point where every variable is felt', () => {
    assert.deepEqual(judge(sigmoid(subtract(a, b)), multiply(a, b), { a: 1, b: 2 }), { informative: true, stepwise: false, matters: [true, true], variables: ['a', 'b'] });
  });

  it('does not count a point where a side is flat to the last bit', () => {
    assert.equal(judge(sigmoid(x), sigmoid(multiply(two, x)), { x: 45 }).informative, false);
    assert.equal(judge(sigmoid(x), sigmoid(multiply(two, x)), { x: 20 }).informative, false);
    assert.equal(judge(sigmoid(x), sigmoid(multiply(two, x)), { x: 3 }).informative, true);
    assert.equal(judge(apply('tanh', x), x, { x: 25 }).informative, false);
    assert.equal(judge(exp(negate(square(x))), zero, { x: 30 }).informative, false);
  });

  it('does not count a point where a term is lost beside a larger one', () => {
    assert.equal(judge(add(a, multiply(rational(1n, 10n ** 20n), b)), a, { a: 1, b: 1 }).informative, false);
  });

  it('counts a point where changes cancel', () => {
    assert.deepEqual(judge(add(square(apply('sin', x)), square(apply('cos', x))), rational(1), { x: 1.2 }).informative, true);
    assert.deepEqual(judge(multiply(exp(x), exp(negate(x))), rational(1), { x: 1.2 }).informative, true);
  });

  it('lets a branch not taken rest, while something else is felt', () => {
    assert.deepEqual(judge(apply('max', a, b), b, { a: 1, b: 2 }), { informative: true, stepwise: false, matters: [false, true], variables: ['a', 'b'] });
    assert.equal(judge(apply('relu', x), zero, { x: -1 }).informative, false);
    assert.equal(judge(apply('relu', x), zero, { x: 1 }).informative, true);
    assert.equal(judge(apply('sign', x), rational(1), { x: 0.5 }).informative, false);
  });

  it('counts the one point of a claim without variables', () => {
    assert.deepEqual(judge(exp(rational(1)), rational(3), {}), { informative: true, stepwise: false, matters: [], variables: [] });
  });
});
