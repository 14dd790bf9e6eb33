import assert from 'node:assert/strict';
import { scalarOperator } from '../../../../src/ops/index';
import type { Algebra, ScalarOperator } from '../../../../src/ops/operator';
import { scalarOperators } from '../../../../src/ops/scalar';

const floats: Algebra<number> = {
  constant: (value) => value,
  apply: (operator, ...operands) => scalarOperator(operator)!.float(...operands),
};

const wide = [-2.3, -0.7, -0.31, 0.2, 0.9, 1.7, 3.1];
const positive = [0.07, 0.4, 0.9, 1.3, 1.9, 2.6, 5.5, 14.2];
const inside = [-0.93, -0.4, 0.1, 0.55, 0.97];
const beyond = [1.2, 1.5, 2.5, 7];

/** Operands away from kinks and from the ends of the domain. */
const places: Readonly<Record<string, readonly (readonly number[])[]>> = {
  ...Object.fromEntries(['log', 'sqrt', 'gamma', 'lgamma', 'digamma'].map((name) => [name, positive.map((x) => [x])])),
  ...Object.fromEntries(['asin', 'acos', 'atanh'].map((name) => [name, inside.map((x) => [x])])),
  acosh: beyond.map((x) => [x]),
  log1p: [...inside, ...positive].map((x) => [x]),
  power: positive.flatMap((x) => [-1.5, 0.5, 2, 3.3].map((y) => [x, y])),
  xlogy: positive.flatMap((y) => wide.map((x) => [x, y])),
  select: [[1, 2, 3], [0, 2, 3]],
};

const pairsOf = (values: readonly number[]): number[][] => values.flatMap((x, i) => values.filter((_, j) => j !== i).map((y) => [x, y]));

function operandsFor(operator: ScalarOperator): readonly (readonly number[])[] {
  const listed = places[operator.name];
  if (listed) return listed;
  if (operator.arity === 1) return wide.map((x) => [x]);
  return operator.arity === 'many' ? [...wide.map((x) => [x]), ...pairsOf(wide), [1.5, -0.3, 2.2], [0.4, 2.5, -1], [3, 1, 0.5]] : pairsOf(wide);
}

/** Central difference of fourth order. */
function difference(operator: ScalarOperator, operands: readonly number[], i: number): number {
  const h = 1e-3 * Math.max(Math.abs(operands[i]!), 0.1);
  const at = (steps: number): number => operator.float(...operands.map((x, j) => (j === i ? x + steps * h : x)));
  return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
}

/** The first operand whose stated partial derivative is not the difference quotient, in words. */
function wrongPartial(operator: ScalarOperator, operands: readonly number[]): string | undefined {
  const partials = operator.partials!(floats, operands, operator.float(...operands));
  assert.equal(partials.length, operands.length);
  for (const [i, partial] of partials.entries()) {
    if (operator.name === 'select' && i === 0) continue; // a condition is not moved
    const quotient = difference(operator, operands, i);
    if (!(Math.abs(partial - quotient) <= 1e-6 * Math.max(1, Math.abs(quotient)))) {
      return `∂${operator.name}(${operands.join()})/∂${i} is ${quotient}, not ${partial}`;
    }
  }
  return undefined;
}

describe('partial derivatives', () => {
  for (const operator of scalarOperators.filter(({ name, partials }) => partials && !['and', 'or', 'not'].includes(name))) {
    it(`of ${operator.name} are those of its float evaluation`, () => {
      assert.deepEqual(operandsFor(operator).flatMap((operands) => wrongPartial(operator, operands) ?? []), []);
    });
  }

  it('are given for all but trigamma', () => {
    assert.deepEqual(scalarOperators.filter(({ partials }) => !partials).map(({ name }) => name), ['trigamma']);
  });

  it('are refuted where a sign is wrong or another operator’s are taken', () => {
    const cos = scalarOperator('cos')!;
    const wrong: ScalarOperator = { ...cos, partials: (algebra, [x]) => [algebra.apply('sin', x!)] };
    assert.match(wrongPartial(wrong, [0.2])!, /^∂cos\(0\.2\)\/∂0 is -0\.1986/);
    const log = scalarOperator('log')!;
    assert.ok(wrongPartial({ ...log, partials: scalarOperator('log1p')!.partials! }, [0.4]));
  });

  it('are the right-hand ones at kinks, and go to one of several equal operands', () => {
    const at = (name: string, ...operands: number[]): readonly number[] => {
      const operator = scalarOperator(name)!;
      return operator.partials!(floats, operands, operator.float(...operands));
    };
    assert.deepEqual(at('abs', 0), [1]);
    assert.deepEqual(at('max', 0, 0), [0, 1]);
    assert.deepEqual(at('min', 2, 2, 2), [0, 0, 1]);
    assert.deepEqual(at('max', 2, 3, 3, 1), [0, 0, 1, 0]);
  });

  it('of truth values are 0: they are constant between the points where they change', () => {
    for (const name of ['and', 'or', 'not']) assert.deepEqual(scalarOperator(name)!.partials!(floats, [1], 1), [0]);
  });

  it('of a power of a negative base or of 0 are right in the base', () => {
    const power = scalarOperator('power')!;
    assert.equal(power.partials!(floats, [-2, 3], -8)[0], 12);
    assert.equal(power.partials!(floats, [0, 2], 0)[0], 0);
    assert.equal(power.partials!(floats, [0, 1], 0)[0], 1);
  });
});
