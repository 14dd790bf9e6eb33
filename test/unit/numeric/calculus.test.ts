import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, apply, divide, exp, index, infinity, multiply, negate, power, range, rational, scalar, sum } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { evaluateInterval } from '../../../src/numeric/evaluateInterval';
import { ground } from '../../../src/numeric/ground';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { ProgramBuilder } from '../../../src/numeric/programBuilder';

const x = index('x');
const integral = (from: Expression, to: Expression, body: Expression): Expression => ({ kind: 'integral', index: 'x', from, to, body });
const limit = (towards: Expression, body: Expression, side?: 'above' | 'below'): Expression => ({ kind: 'limit', index: 'x', towards, body, ...(side ? { side } : {}) });
const square = (of: Expression): Expression => power(of, rational(2));

/** The value of an expression with `a` at a number, as an enclosure and as a float. */
function valueAt(expression: Expression, a = 1): { readonly low: number; readonly high: number; readonly float: number } {
  const builder = new ProgramBuilder(operatorTable);
  const grounding = ground(expression, { sizes: new Map(), indices: new Map() }, builder);
  assert.ok(grounding.ok, grounding.ok ? '' : grounding.message);
  const program = builder.finish(grounding.nodes);
  const inputs = Float64Array.from(program.inputs, () => a);
  const enclosures = evaluateInterval(program, inputs, inputs, 1);
  const output = program.outputs[0]!;
  return { low: enclosures.low[output]!, high: enclosures.high[output]!, float: evaluateFloat(program, inputs, 1)[output]! };
}

/** `slack` is of the float, which smooth integrands have to many digits and jumps to few. */
function encloses(expression: Expression, value: number, a = 1, slack = 2e-3): void {
  const { low, high, float } = valueAt(expression, a);
  assert.ok(low <= value && value <= high, `[${low}, ${high}] holds ${value}`);
  assert.ok(high - low <= 1e-8 * Math.max(1, Math.abs(value)), `[${low}, ${high}] is narrow`);
  assert.ok(Math.abs(float - value) <= slack * Math.max(1, Math.abs(value)), `${float} is near ${value}`);
}

const isUndefined = (expression: Expression): void => assert.ok(Number.isNaN(valueAt(expression).low));

describe('the enclosure of an integral', () => {
  it('holds the integral of a power, whatever its bounds', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5 }), fc.double({ min: -3, max: 3, noNaN: true }), (n, a) => {
      const { low, high } = valueAt(integral(rational(0), scalar('a'), power(x, rational(n))), a);
      const value = a ** (n + 1) / (n + 1);
      assert.ok(low <= value + 1e-12 * Math.abs(value) && value - 1e-12 * Math.abs(value) <= high, `[${low}, ${high}] holds ${value}`);
    }), { numRuns: 60 });
  });

  it('turns round with its bounds', () => {
    encloses(integral(rational(1), rational(0), x), -0.5);
  });

  it('holds at kinks and jumps', () => {
    encloses(integral(rational(-1), rational(2), apply('abs', x)), 2.5);
    encloses(integral(rational(0), rational(1), apply('max', x, rational(1, 3))), 1 / 3 / 3 + (1 - 1 / 9) / 2);
    encloses(integral(rational(0), rational(2), apply('floor', x)), 1, 1, 0.1);
  });

  it('bounds its tails', () => {
    encloses(integral(negate(infinity), infinity, exp(negate(square(x)))), Math.sqrt(Math.PI));
    encloses(integral(rational(0), infinity, multiply(x, exp(negate(multiply(scalar('a'), x))))), 1 / 4, 2);
    encloses(integral(rational(1), infinity, divide(rational(1), square(x))), 1);
    encloses(integral(negate(infinity), rational(0), exp(x)), 1);
  });

  it('is nothing where a tail has no bound', () => {
    isUndefined(integral(rational(1), infinity, divide(rational(1), x)));
    isUndefined(integral(negate(infinity), infinity, rational(1)));
    isUndefined(integral(rational(0), infinity, exp(x)));
  });

  it('holds the integral of an integral', () => {
    encloses(integral(rational(0), rational(1), { kind: 'integral', index: 'y', from: rational(0), to: x, body: index('y') }), 1 / 6);
  });
});

describe('the derivative of an integral', () => {
  const by = (body: Expression): Expression => ({ kind: 'derivative', body, variable: scalar('a') });

  it('is the integrand at its upper bound, less that at its lower', () => {
    encloses(by(integral(rational(0), scalar('a'), square(x))), 4, 2);
    encloses(by(integral(scalar('a'), rational(3), square(x))), -4, 2);
  });

  it('is taken under the integral', () => {
    encloses(by(integral(rational(0), rational(1), multiply(scalar('a'), x))), 0.5);
  });
});

describe('the enclosure of a limit', () => {
  it('sees what cancels', () => {
    encloses(limit(rational(0), divide(apply('sin', x), x)), 1);
    encloses(limit(rational(0), divide(apply('subtract', rational(1), apply('cos', x)), square(x))), 0.5);
  });

  it('tells the sides apart', () => {
    encloses(limit(rational(0), divide(apply('abs', x), x), 'above'), 1);
    encloses(limit(rational(0), divide(apply('abs', x), x), 'below'), -1);
    isUndefined(limit(rational(0), divide(apply('abs', x), x)));
  });

  it('keeps the largest of exponentials', () => {
    const large = exp(multiply(scalar('a'), x));
    encloses(limit(infinity, divide(large, add(large, exp(negate(x))))), 1);
    encloses(limit(infinity, multiply(square(x), exp(negate(x)))), 0);
  });

  it('is nothing where there is none', () => {
    isUndefined(limit(rational(0), divide(rational(1), x)));
    isUndefined(limit(infinity, exp(x)));
    isUndefined(limit(infinity, apply('sin', x)));
  });
});

describe('the enclosure of a sum without end', () => {
  const n = index('n');
  const endless = (from: number, body: Expression): Expression => sum('n', range(rational(from), infinity), body);
  const factorial = (of: Expression): Expression => apply('gamma', add(of, rational(1)));

  it('holds the sum of a geometric series where it has one', () => {
    encloses(endless(0, power(scalar('a'), n)), 2, 0.5);
    encloses(endless(0, power(scalar('a'), n)), 1 / 1.5, -0.5);
    assert.ok(Number.isNaN(valueAt(endless(0, power(scalar('a'), n)), 1.5).low));
  });

  it('holds exponential series', () => {
    fc.assert(fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (a) => {
      const { low, high } = valueAt(endless(0, divide(power(scalar('a'), n), factorial(n))), a);
      const value = Math.exp(a);
      assert.ok(low <= value * (1 + 1e-14) && value * (1 - 1e-14) <= high, `[${low}, ${high}] holds ${value}`);
    }), { numRuns: 40 });
  });

  it('is nothing where the terms do not fall as those of a geometric series', () => {
    isUndefined(endless(1, divide(rational(1), n)));
    isUndefined(endless(1, rational(1)));
  });
});
