import assert from 'node:assert/strict';
import { add, apply, divide, exp, log, multiply, negate, one, pi, power, rational, subtract } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { loadMpfr } from '../../../src/mpfr/index';
import { compareSides } from '../../../src/numeric/compareSides';
import type { Comparison, Sides } from '../../../src/numeric/evidence';
import { ground } from '../../../src/numeric/ground';
import { operatorTable } from '../../../src/numeric/operatorTable';
import type { Precision } from '../../../src/numeric/precision';
import { ProgramBuilder } from '../../../src/numeric/programBuilder';
import { a, b, sides, sigmoid, square, two, x } from './claims';

let precision: Precision;
before(async () => {
  precision = await loadMpfr();
});

const tiny = rational(1n, 10n ** 40n);
const compare = (claim: Sides, relation: '=' | '<' | '≤' = '='): Comparison => compareSides(claim, { seed: 11, relation, precision });
const withFloats = (claim: Sides): Comparison => compareSides(claim, { seed: 11 });

describe('compareSides with more digits', () => {
  for (const [name, claim] of [
    ['x + 10⁻¹⁷ = x', sides(add(x, rational(1n, 10n ** 17n)), x)],
    ['(1 + 10⁻²⁰)σ(x) = σ(x)', sides(multiply(add(one, rational(1n, 10n ** 20n)), sigmoid(x)), sigmoid(x))],
    ['(1 + 10⁻⁴⁰)(a + b)² = a² + 2ab + b²', sides(multiply(add(one, tiny), square(add(a, b))), add(square(a), multiply(two, a, b), square(b)))],
    ['sin x + 10⁻⁴⁰ − sin x = 2·10⁻⁴⁰', sides(subtract(add(apply('sin', x), tiny), apply('sin', x)), multiply(two, tiny))],
    ['erf x + erf(−x) + 10⁻⁴⁰ = 2·10⁻⁴⁰', sides(add(apply('erf', x), apply('erf', negate(x)), tiny), multiply(two, tiny))],
  ] as const) {
    it(`refutes ${name}, which floats leave open`, () => {
      const open = withFloats(claim);
      assert.ok(open.kind === 'undecided' && open.reason === 'not-decided-numerically', JSON.stringify(open.kind));
      const comparison = compare(claim);
      assert.ok(comparison.kind === 'different', comparison.kind);
      assert.ok(comparison.evidence.precision >= 128);
      assert.ok(comparison.witness.difference! !== 0 && Math.abs(comparison.witness.difference!) < 1e-12);
    });
  }

  it('verifies what cancels in floats', () => {
    const claim = sides(add(apply('erf', x), apply('erf', negate(x)), tiny), tiny);
    assert.equal(withFloats(claim).kind, 'undecided');
    const comparison = compare(claim);
    assert.ok(comparison.kind === 'equal', comparison.kind);
    assert.equal(comparison.evidence.precision, 512);
  });

  it('is not asked where floats tell', () => {
    const never: Precision = { enclose: () => assert.fail('asked for more digits') };
    for (const claim of [sides(sigmoid(x), apply('tanh', x)), sides(subtract(one, sigmoid(x)), sigmoid(negate(x))), sides(apply('gelu', x), multiply(x, apply('normalCdf', x)))]) {
      assert.notEqual(compareSides(claim, { seed: 3, precision: never }).kind, 'undecided');
    }
  });

  it('leaves open what has no counterpart', () => {
    const trigamma = (of: Expression): Expression => apply('trigamma', of);
    const claim = sides(subtract(add(trigamma(add(x, one)), divide(one, square(x)), tiny), trigamma(x)), tiny);
    const comparison = compare(claim);
    assert.ok(comparison.kind === 'undecided' && comparison.reason === 'not-decided-numerically');
  });
});

describe('intervals of big floats', () => {
  /** Digits of a closed expression that both bounds share, with 512 bits. */
  function digits(expression: Expression, count: number): string {
    const builder = new ProgramBuilder(operatorTable);
    const grounded = ground(expression, { sizes: new Map(), indices: new Map() }, builder);
    assert.ok(grounded.ok);
    const program = builder.finish(grounded.nodes);
    const [value] = precision.enclose(program, program.outputs, new Float64Array(0), new Float64Array(0), 512);
    assert.ok(value);
    const [low, high] = [value.low, value.high].map(({ numerator, denominator }) => (numerator * 10n ** BigInt(count)) / denominator);
    assert.equal(low, high);
    return String(low);
  }

  // Digits from Abramowitz and Stegun, table 1.1, and from mpmath.
  it('knows constants', () => {
    assert.equal(digits(pi, 40), '31415926535897932384626433832795028841971');
    assert.equal(digits(exp(one), 40), '27182818284590452353602874713526624977572');
    assert.equal(digits(log(two), 40), '6931471805599453094172321214581765680755');
    assert.equal(digits(apply('sqrt', two), 40), '14142135623730950488016887242096980785696');
    assert.equal(digits(power(two, rational(1, 2)), 40), digits(apply('sqrt', two), 40));
    assert.equal(digits(apply('erf', one), 40), '8427007929497148693412206350826092592960');
  });

  it('encloses functions at intervals of either sign', () => {
    for (const name of ['sin', 'cos', 'tan', 'tanh', 'sinh', 'cosh', 'atan', 'asinh', 'expm1', 'erf', 'erfc', 'abs', 'sign', 'floor', 'ceil']) {
      const operator = operatorTable(name);
      assert.ok(operator?.kind === 'scalar');
      for (const value of [-2.375, -0.125, 0.125, 0.875, 2.375]) {
        const builder = new ProgramBuilder(operatorTable);
        const node = builder.apply(name, builder.input({ key: 'x', variable: 'x', offset: 0 }));
        const program = builder.finish([node]);
        const [bounds] = precision.enclose(program, program.outputs, Float64Array.of(value), Float64Array.of(value + 2 ** -60), 128);
        assert.ok(bounds, `${name}(${value})`);
        const [low, high] = [bounds.low, bounds.high].map(({ numerator, denominator }) => Number(numerator) / Number(denominator)) as [number, number];
        const expected = operator.float(value);
        const slack = 1e-14 * Math.max(1, Math.abs(expected));
        assert.ok(low <= expected + slack && high >= expected - slack && high - low < slack, `${name}(${value}): ${low} … ${high}, ${expected}`);
      }
    }
  });

  it('has no value outside a domain', () => {
    const outside = (expression: Expression): boolean => {
      const builder = new ProgramBuilder(operatorTable);
      const grounded = ground(expression, { sizes: new Map(), indices: new Map() }, builder);
      assert.ok(grounded.ok);
      const program = builder.finish(grounded.nodes);
      return precision.enclose(program, program.outputs, new Float64Array(0), new Float64Array(0), 128)[0] === undefined;
    };
    assert.ok(outside(log(negate(two))));
    assert.ok(outside(apply('sqrt', negate(exp(one)))));
    assert.ok(outside(divide(one, subtract(exp(one), exp(one)))));
    assert.ok(outside(apply('acosh', rational(1, 2))));
    assert.ok(!outside(log(two)));
  });
});
