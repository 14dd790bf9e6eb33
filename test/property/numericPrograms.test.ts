import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, apply, divide, exp, log, multiply, negate, one, power, rational, scalar, subtract } from '../../src/ir/build';
import type { Expression } from '../../src/ir/expression';
import { compareSides } from '../../src/numeric/compareSides';
import { evaluateFloat } from '../../src/numeric/evaluateFloat';
import { evaluateInterval } from '../../src/numeric/evaluateInterval';
import { ground } from '../../src/numeric/ground';
import { operatorTable } from '../../src/numeric/operatorTable';
import type { Program } from '../../src/numeric/program';
import { ProgramBuilder } from '../../src/numeric/programBuilder';

const [x, y] = [scalar('x'), scalar('y')];

/** Random expressions in x and y that are smooth where they are defined. */
const { smooth } = fc.letrec<{ smooth: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(fc.constant(x), fc.constant(y), fc.integer({ min: -3, max: 3 }).map((n) => rational(n)), fc.constant(rational(1, 2))),
  smooth: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('smooth'), tie('smooth')).map(([a, b]) => add(a, b)),
    fc.tuple(tie('smooth'), tie('smooth')).map(([a, b]) => subtract(a, b)),
    fc.tuple(tie('smooth'), tie('smooth')).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie('smooth'), tie('smooth')).map(([a, b]) => divide(a, add(one, power(b, rational(2))))),
    tie('smooth').map((a) => exp(negate(power(a, rational(2))))),
    tie('smooth').map((a) => log(add(one, power(a, rational(2))))),
    fc.tuple(fc.constantFrom('sin', 'cos', 'tanh', 'sigmoid', 'erf', 'softplus', 'gelu', 'silu'), tie('smooth')).map(([name, a]) => apply(name, a)),
    tie('smooth').map((a) => apply('sqrt', add(one, power(a, rational(2))))),
  ),
}));

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });

function compile(...expressions: readonly Expression[]): Program {
  const builder = new ProgramBuilder(operatorTable);
  const nodes = expressions.flatMap((expression) => {
    const grounding = ground(expression, { sizes: new Map(), indices: new Map() }, builder);
    assert.ok(grounding.ok, grounding.ok ? '' : grounding.message);
    return grounding.nodes;
  });
  return builder.finish(nodes);
}

const inputsOf = (program: Program, at: Readonly<Record<string, number>>): Float64Array => Float64Array.from(program.inputs, ({ key }) => at[key]!);

describe('programs', () => {
  it('have enclosures that contain their float values and every value within their inputs', () => {
    fc.assert(fc.property(smooth, coordinate, coordinate, fc.double({ min: 0, max: 0.1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (expression, atX, atY, width, fraction) => {
      const program = compile(expression);
      const [output] = program.outputs as [number];
      const low = inputsOf(program, { x: atX, y: atY });
      const high = low.map((value) => value + width);
      const inside = low.map((value, slot) => Math.min(high[slot]!, value + width * fraction));
      const enclosures = evaluateInterval(program, low, high, 1);
      const value = evaluateFloat(program, inside, 1)[output]!;
      // The float value carries its own rounding errors: it lies in the enclosure of the point itself.
      const own = evaluateInterval(program, inside, inside, 1);
      assert.ok(own.low[output]! <= value && value <= own.high[output]!);
      assert.ok(enclosures.low[output]! <= own.high[output]! && own.low[output]! <= enclosures.high[output]!);
    }), { numRuns: 300 });
  });

  it('have derivatives that agree with a difference quotient', () => {
    fc.assert(fc.property(smooth, coordinate, coordinate, (expression, atX, atY) => {
      const program = compile(expression, { kind: 'derivative', body: expression, variable: x });
      const valueAt = (at: number, output: number): number => evaluateFloat(program, inputsOf(program, { x: at, y: atY }), 1)[program.outputs[output]!]!;
      const slope = valueAt(atX, 1);
      const quotient = (h: number): number => (valueAt(atX + h, 0) - valueAt(atX - h, 0)) / (2 * h);
      // Richardson's extrapolation of the central difference, and what it differs from its parts by as the error.
      const [coarse, fine] = [quotient(1e-3), quotient(5e-4)];
      const extrapolated = (4 * fine - coarse) / 3;
      const scale = 1 + Math.abs(slope) + Math.abs(valueAt(atX, 0));
      assert.ok(Math.abs(slope - extrapolated) <= 1e-7 * scale + Math.abs(fine - coarse), `${slope} against ${extrapolated}`);
    }), { numRuns: 300 });
  });

  it('are equal to themselves rewritten, and different from themselves shifted', () => {
    fc.assert(fc.property(smooth, smooth, fc.integer(), (a, b, seed) => {
      const sides = (left: Expression, right: Expression) => ({ left, right, variables: [], domains: new Map(), sizes: [], freeIndices: [], given: [] });
      const distributed = sides(multiply(a, add(b, x)), add(multiply(a, b), multiply(x, a)));
      assert.notEqual(compareSides(distributed, { seed }).kind, 'different');
      const shifted = sides(multiply(a, add(b, x)), add(multiply(a, b), multiply(x, a), rational(1, 1000)));
      assert.notEqual(compareSides(shifted, { seed }).kind, 'equal');
    }), { numRuns: 100 });
  });
});
