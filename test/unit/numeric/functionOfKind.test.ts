import assert from 'node:assert/strict';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { functionOfKind, type GroundedKind } from '../../../src/numeric/functionOfKind';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { ProgramBuilder } from '../../../src/numeric/programBuilder';

/** A kind with constants 3 and 1/2 in it. */
type KindOf = (three: number, half: number) => GroundedKind;

const kinds: Readonly<Record<string, KindOf>> = {
  convex: () => ({ curvature: 'convex' }),
  concave: () => ({ curvature: 'concave' }),
  smooth: (three) => ({ smoothness: three }),
  'convex and smooth': (three) => ({ curvature: 'convex', smoothness: three }),
  'strongly convex': (_, half) => ({ strength: half }),
  'strongly convex and smooth': (three, half) => ({ strength: half, smoothness: three }),
  lipschitz: (three) => ({ lipschitz: three }),
  even: () => ({ parity: 'even' }),
  odd: () => ({ parity: 'odd' }),
};

/** f and its derivatives in x and y, drawn from a name. */
function drawn(name: string, kind: KindOf): (orders: readonly number[], x: number, y: number) => number {
  return (orders, x, y) => {
    const builder = new ProgramBuilder(operatorTable);
    const inputs = ['x', 'y'].map((key) => builder.input({ key, variable: key, offset: 0 }));
    const node = functionOfKind(builder, name, inputs, kind(builder.integer(3), builder.rational({ numerator: 1n, denominator: 2n })))(orders);
    const program = builder.finish([node]);
    const values = program.inputs.map(({ variable }) => (variable === 'x' ? x : y));
    return evaluateFloat(program, Float64Array.from(values), 1)[program.outputs[0]!]!;
  };
}

const points = [[0.3, -1.2], [-2, 0.7], [1.1, 1.9], [0, 0.4]] as const;
const names = ['f', 'g', 'f#1', 'f#2'];

describe('functionOfKind', () => {
  for (const [what, kind] of Object.entries(kinds)) {
    it(`has the derivatives of a function that is ${what}`, () => {
      for (const name of names) {
        const f = drawn(name, kind);
        for (const [x, y] of points) {
          const h = 1e-4;
          for (const orders of [[], [0], [1], [0, 1]]) {
            const quotient = (f(orders, x + h, y) - f(orders, x - h, y)) / (2 * h);
            const derivative = f([...orders, 0], x, y);
            assert.ok(Math.abs(quotient - derivative) <= 1e-5 * Math.max(1, Math.abs(derivative)), `${name} ${orders.join()} at ${x}, ${y}: ${derivative}, not ${quotient}`);
          }
        }
      }
    });
  }

  /** The least and the greatest eigenvalue of the Hessian. */
  const curvature = (f: ReturnType<typeof drawn>, x: number, y: number): readonly [least: number, greatest: number] => {
    const [a, b, d] = [f([0, 0], x, y), f([0, 1], x, y), f([1, 1], x, y)];
    const [middle, radius] = [(a + d) / 2, Math.hypot((a - d) / 2, b)];
    return [middle - radius, middle + radius];
  };
  const slack = 1e-9;
  const laws: Readonly<Record<string, (f: ReturnType<typeof drawn>, x: number, y: number) => boolean>> = {
    convex: (f, x, y) => curvature(f, x, y)[0] >= -slack,
    concave: (f, x, y) => curvature(f, x, y)[1] <= slack,
    smooth: (f, x, y) => curvature(f, x, y).every((each) => Math.abs(each) <= 3 + slack),
    'convex and smooth': (f, x, y) => curvature(f, x, y)[0] >= -slack && curvature(f, x, y)[1] <= 3 + slack,
    'strongly convex': (f, x, y) => curvature(f, x, y)[0] >= 0.5 - slack,
    'strongly convex and smooth': (f, x, y) => curvature(f, x, y)[0] >= 0.5 - slack && curvature(f, x, y)[1] <= 3 + slack,
    lipschitz: (f, x, y) => Math.hypot(f([0], x, y), f([1], x, y)) <= 3 + slack,
    even: (f, x, y) => Math.abs(f([], x, y) - f([], -x, -y)) < slack,
    odd: (f, x, y) => Math.abs(f([], x, y) + f([], -x, -y)) < slack,
  };
  for (const [what, holds] of Object.entries(laws)) {
    it(`is ${what}`, () => {
      for (const name of names) for (const [x, y] of points) assert.ok(holds(drawn(name, kinds[what]!), x, y), `${name} at ${x}, ${y}`);
    });
  }

  it('nearly uses a bound up, so that half of it would not do', () => {
    const steep = names.map((name) => Math.max(...points.map(([x, y]) => Math.max(...curvature(drawn(name, kinds['smooth']!), x, y).map(Math.abs)))));
    assert.ok(steep.every((value) => value > 2), steep.join());
  });
});
