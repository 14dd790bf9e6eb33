import assert from 'node:assert/strict';
import { add, apply, divide, exp, log, multiply, negate, one, power, rational, subtract, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { certify } from '../../../src/numeric/certificate';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { primeField } from '../../../src/numeric/primeField';
import { prepareProblem } from '../../../src/numeric/problem';
import { a, at, b, c, crossEntropy, derivative, sides, sigmoid, softmax, square, subtractTarget, sumOver, two, x, y, z } from './claims';

function certified(left: Expression, right: Expression, seed = 1, simplex = false): boolean {
  const prepared = prepareProblem(sides(left, right), new Map([['d', 3]]), operatorTable);
  assert.ok(prepared.ok);
  const { program, left: lefts, right: rights, variables } = prepared.problem;
  const simplexes = simplex ? variables.filter(({ name }) => name === 'y').map(({ slots }) => slots.map(({ slot }) => slot)) : [];
  const certification = certify(program, lefts, rights, simplexes, seed);
  assert.ok(certification.kind !== 'equal' || certification.errorBound < 1e-6);
  return certification.kind === 'equal';
}

const half = rational(1, 2);

const identities: readonly (readonly [string, Expression, Expression])[] = [
  ['(a + b)³', power(add(a, b), rational(3)), add(power(a, rational(3)), multiply(rational(3), square(a), b), multiply(rational(3), a, square(b)), power(b, rational(3)))],
  ['partial fractions', divide(one, multiply(x, add(x, one))), subtract(divide(one, x), divide(one, add(x, one)))],
  ['e^(a + b) = e^a e^b', exp(add(a, b)), multiply(exp(a), exp(b))],
  ['e^(x/2)² = e^x', square(exp(divide(x, two))), exp(x)],
  ['e^(ab) e^(−ba) = 1', multiply(exp(multiply(a, b)), exp(negate(multiply(b, a)))), one],
  ['log(a b²) = log a + 2 log b', log(multiply(a, square(b))), add(log(a), multiply(two, log(b)))],
  ['log 12 = 2 log 2 + log 3', log(rational(12)), add(multiply(two, log(two)), log(rational(3)))],
  ['e^(log x + 1) = e x', exp(add(log(x), one)), multiply({ kind: 'constant', name: 'e' }, x)],
  ['a^b = e^(b log a)', power(a, b), exp(multiply(b, log(a)))],
  ['√(a b) = √a √b', apply('sqrt', multiply(a, b)), multiply(apply('sqrt', a), apply('sqrt', b))],
  ['x^(3/2) = x √x', log(power(x, rational(3, 2))), multiply(rational(3, 2), log(x))],
  ['tanh x = 2σ(2x) − 1', apply('tanh', x), subtract(multiply(two, sigmoid(multiply(two, x))), one)],
  ['cosh² − sinh² = 1', subtract(square(apply('cosh', x)), square(apply('sinh', x))), one],
  ['sin 2x = 2 sin x cos x', apply('sin', multiply(two, x)), multiply(two, apply('sin', x), apply('cos', x))],
  ['cos(a + b)', apply('cos', add(a, b)), subtract(multiply(apply('cos', a), apply('cos', b)), multiply(apply('sin', a), apply('sin', b)))],
  ['softmax is shift-invariant', softmax(add(z, c)), softmax(z)],
  ['log σ′', derivative(log(sigmoid(x)), x), subtract(one, sigmoid(x))],
  ['erf taken as unknown', add(apply('erf', add(a, b)), apply('erf', x)), add(apply('erf', x), apply('erf', add(b, a)))],
  ['a choice', multiply(two, apply('select', apply('less', a, b), a, b)), apply('select', apply('less', a, b), multiply(two, a), multiply(two, b))],
];

const twins: readonly (readonly [string, Expression, Expression])[] = [
  ['(a + b)² without 2ab', square(add(a, b)), add(square(a), square(b))],
  ['e^(a + b) = e^a + e^b', exp(add(a, b)), add(exp(a), exp(b))],
  ['e^(2x) = e^x', exp(multiply(two, x)), exp(x)],
  ['log(a + b) = log a + log b', log(add(a, b)), add(log(a), log(b))],
  ['log 12 = log 2 + log 3', log(rational(12)), add(log(two), log(rational(3)))],
  ['sin 2x = sin x cos x', apply('sin', multiply(two, x)), multiply(apply('sin', x), apply('cos', x))],
  ['sin x = cos x', apply('sin', x), apply('cos', x)],
  ['tanh x = σ(x)', apply('tanh', x), sigmoid(x)],
  ['softmax(2z) = softmax(z)', softmax(multiply(two, z)), softmax(z)],
  ['erf x = erf y', apply('erf', x), apply('erf', y)],
  ['erf x = tanh x', apply('erf', x), apply('tanh', x)],
  ['π = 3.14159', { kind: 'constant', name: 'pi' }, rational(314159, 100000)],
  ['0 = 1/10^20', zero, rational(1n, 10n ** 20n)],
];

describe('certify', () => {
  for (const [name, left, right] of identities) {
    it(`certifies ${name}`, () => assert.ok([1, 2, 3].every((seed) => certified(left, right, seed))));
  }
  for (const [name, left, right] of twins) {
    it(`does not certify ${name}`, () => assert.ok([1, 2, 3].every((seed) => !certified(left, right, seed))));
  }

  it('knows that a probability vector sums to 1', () => {
    const gradient = derivative(crossEntropy(softmax(z)), z);
    assert.ok(certified(gradient, subtractTarget(softmax(z)), 1, true));
    assert.ok(!certified(gradient, subtractTarget(softmax(z)), 1, false));
    assert.ok(certified(sumOver((j) => at(softmax(z), j)), one));
  });

  it('gives up where a degree is too large', () => {
    assert.ok(!certified(power(x, half), power(x, rational(1, 5039))));
    let large: Expression = add(x, one);
    for (let k = 0; k < 9; k++) large = power(large, rational(8));
    assert.ok(!certified(large, large));
  });
});

describe('primeField', () => {
  it('inverts, takes powers of either sign, and has a square root of −1', () => {
    for (let k = 0; k < 4; k++) {
      const { p, imaginaryUnit, multiply: times, inverse, power: raised, ofBigInt } = primeField(k);
      assert.equal(times(imaginaryUnit, imaginaryUnit), p - 1);
      for (const value of [1, 2, 12345, p - 1]) {
        assert.equal(times(value, inverse(value)), 1);
        assert.equal(raised(value, -3), inverse(times(value, times(value, value))));
        assert.equal(raised(value, p - 1), 1);
      }
      assert.equal(ofBigInt(-1n), p - 1);
    }
  });

  it('multiplies exactly', () => {
    for (let k = 0; k < 4; k++) {
      const { p, multiply: times } = primeField(k);
      for (let j = 1; j < 2000; j++) {
        const [left, right] = [(j * 33_554_393) % p, p - ((j * j * 7919) % p)];
        assert.equal(times(left, right), Number((BigInt(left) * BigInt(right)) % BigInt(p)));
      }
    }
  });
});
