import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, apply, comprehension, divide, entry, index, multiply, one, power, range, rational, size, subtract, sum, variable, zero } from '../../src/ir/build';
import type { Expression } from '../../src/ir/expression';
import { evaluateFloat } from '../../src/numeric/evaluateFloat';
import { evaluateInterval } from '../../src/numeric/evaluateInterval';
import { ground } from '../../src/numeric/ground';
import { operatorTable } from '../../src/numeric/operatorTable';
import type { Program } from '../../src/numeric/program';
import { ProgramBuilder } from '../../src/numeric/programBuilder';
import { operators } from '../../src/ops/index';

const length = 3;
const overD = range(one, size('d'));
const z = variable('z', overD);
const at = (name: string): Expression => entry(z, index(name));

/** Take truth values. */
const connectives = new Set(['not', 'and', 'or']);

/** Differentiable functions of one number: primitives, and functions of the field whose other parameters have defaults. */
const unary = [...operators.values()].flatMap((operator): readonly string[] => {
  if (operator.kind === 'scalar') return operator.arity === 1 && operator.partials && !connectives.has(operator.name) ? [operator.name] : [];
  if (operator.kind !== 'library' || operator.rank !== 0) return [];
  const [first, ...rest] = operator.parameters;
  return first?.rank === 0 && rest.every((parameter) => parameter.default) ? [operator.name] : [];
});
const binary = [...operators.values()].flatMap((operator) => (operator.kind === 'scalar' && operator.arity === 2 && operator.partials ? [operator.name] : []));

/** Random expressions in the entry z[i], and in sums, products and extrema over all entries. */
const { term } = fc.letrec<{ term: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(fc.constant(at('i')), fc.constant(at('i')), fc.constant(entry(z, one)), fc.integer({ min: -3, max: 3 }).map((n) => rational(n))),
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.tuple(fc.constantFrom(add, subtract, multiply), tie('term'), tie('term')).map(([combine, a, b]) => combine(a, b)),
    fc.tuple(tie('term'), tie('term')).map(([a, b]) => divide(a, add(one, power(b, rational(2))))),
    fc.tuple(fc.constantFrom(...unary), tie('term')).map(([name, a]) => apply(name, a)),
    fc.tuple(fc.constantFrom(...binary), tie('term'), tie('term')).map(([name, a, b]) => apply(name, a, b)),
    fc.tuple(tie('term'), tie('term'), tie('term')).map(([a, b, c]): Expression => ({ kind: 'cases', branches: [{ condition: apply('less', a, b), value: c }], otherwise: a })),
    tie('term').map((body) => sum('i', overD, body)),
    tie('term').map((body) => sum('i', overD, body, apply('notEqual', index('i'), one))),
    fc.tuple(fc.constantFrom('max' as const, 'min' as const, 'product' as const), tie('term')).map(([operator, body]): Expression => ({ kind: 'reduce', operator, index: 'i', range: overD, body })),
  ),
}));
const scalarValued = term.map((body) => sum('i', overD, body));

/** Points in [−2, 2]³ in general position: multiples of the golden ratio, which no kink of a simple formula meets. */
const points = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: length, maxLength: length }).map((multiples) => multiples.map((k, at) => 4 * ((k * 0.6180339887498949 + at * 0.3) % 1) - 2));

/** Undefined where the expression has no program: an operation on the way has no derivative. */
function compile(...expressions: readonly Expression[]): Program | undefined {
  const builder = new ProgramBuilder(operatorTable);
  const nodes: number[] = [];
  for (const expression of expressions) {
    const grounding = ground(expression, { sizes: new Map([['d', length]]), indices: new Map() }, builder);
    if (!grounding.ok) return undefined;
    nodes.push(...grounding.nodes);
  }
  return builder.finish(nodes);
}

const inputsOf = (program: Program, point: readonly number[]): Float64Array => Float64Array.from(program.inputs, ({ offset }) => point[offset]!);

/** The outputs, the first `functions` of which are differentiated and the rest their derivatives, row-major, held against difference quotients. */
function compareWithQuotients(program: Program, functions: number, point: readonly number[]): void {
  const at = (moved: readonly number[]): readonly number[] => {
    const values = evaluateFloat(program, inputsOf(program, moved), 1);
    return program.outputs.map((output) => values[output]!);
  };
  const here = at(point);
  const inputs = inputsOf(program, point);
  const enclosures = evaluateInterval(program, inputs, inputs, 1);
  for (let variable = 0; variable < length; variable++) {
    const moved = (h: number): readonly number[] => at(point.map((value, k) => (k === variable ? value + h : value)));
    const [far, near] = [1e-3, 5e-4].map((h) => {
      const [above, below] = [moved(h), moved(-h)];
      return above.map((value, output) => (value - below[output]!) / (2 * h));
    });
    for (let output = 0; output < functions; output++) {
      const slope = here[functions + output * length + variable]!;
      const [coarse, fine] = [far![output]!, near![output]!];
      if (!Number.isFinite(slope) || !Number.isFinite(coarse) || !Number.isFinite(fine) || Math.abs(here[output]!) > 1e8) continue;
      const scale = 1 + Math.abs(fine) + Math.abs(here[output]!);
      // A kink or a pole within reach shows in the difference of the two quotients.
      if (Math.abs(fine - coarse) > 0.01 * scale) continue;
      const extrapolated = (4 * fine - coarse) / 3;
      assert.ok(Math.abs(slope - extrapolated) <= 1e-6 * scale + 8 * Math.abs(fine - coarse), `entry ${output}, variable ${variable}: ${slope} against ${extrapolated}`);
      const node = program.outputs[functions + output * length + variable]!;
      assert.ok(!(slope < enclosures.low[node]! || slope > enclosures.high[node]!), 'the enclosure holds the derivative');
    }
  }
}

const gradientOf = (body: Expression): Expression => ({ kind: 'derivative', body, variable: z });

describe('derivatives of random expressions over the table of operators', () => {
  it('differentiates most of them', () => {
    const drawn = fc.sample(scalarValued, { numRuns: 200, seed: 1 });
    assert.ok(unary.length > 30 && binary.length > 2);
    assert.ok(drawn.filter((body) => compile(body, gradientOf(body))).length > 150);
  });

  it('are gradients', () => {
    fc.assert(fc.property(scalarValued, points, (body, point) => {
      const program = compile(body, gradientOf(body));
      if (program) compareWithQuotients(program, 1, point);
    }), { numRuns: 300 });
  });

  it('are Jacobians', () => {
    fc.assert(fc.property(term, points, (body, point) => {
      const vector = comprehension('i', overD, body);
      const program = compile(vector, gradientOf(vector));
      if (program) compareWithQuotients(program, length, point);
    }), { numRuns: 200 });
  });

  it('are Hessians: derivatives of derivatives, symmetric', () => {
    fc.assert(fc.property(scalarValued, points, (body, point) => {
      const gradient = gradientOf(body);
      const program = compile(gradient, gradientOf(gradient));
      if (!program || program.length > 2000) return;
      compareWithQuotients(program, length, point);
      const inputs = inputsOf(program, point);
      const { low, high } = evaluateInterval(program, inputs, inputs, 1);
      for (let i = 0; i < length; i++) {
        for (let j = 0; j < i; j++) {
          const [a, b] = [program.outputs[length + i * length + j]!, program.outputs[length + j * length + i]!];
          const apart = low[a]! > high[b]! || low[b]! > high[a]!;
          // Mixed derivatives commute but where a piece ends (Clairaut).
          assert.ok(!apart || hasPieces(program), `${i}, ${j}: ${low[a]} … ${high[a]} and ${low[b]} … ${high[b]}`);
        }
      }
    }), { numRuns: 150 });
  });
});

const hasPieces = (program: Program): boolean => program.scalars.some((scalar) => scalar && /less|equal|sign|floor|ceil/i.test(scalar.name)) || program.opcodes.some((opcode) => opcode === 11 || opcode === 9 || opcode === 10);

describe('derivatives at kinks', () => {
  const x = variable('x');
  const slopeAt = (body: Expression, point: number): number => {
    const program = compile({ kind: 'derivative', body, variable: x })!;
    return evaluateFloat(program, Float64Array.from(program.inputs, () => point), 1)[program.outputs[0]!]!;
  };

  it('are those from the right', () => {
    assert.equal(slopeAt(apply('abs', x), 0), 1);
    assert.equal(slopeAt(apply('max', zero, x), 0), 1);
    assert.equal(slopeAt(apply('max', x, zero), 0), 1);
    assert.equal(slopeAt(apply('min', x, zero), 0), 0);
    assert.equal(slopeAt(apply('relu', x), 0), 1);
    assert.equal(slopeAt(apply('min', zero, x), 0), 0);
  });

  it('are those of the branch that holds', () => {
    const pieces: Expression = { kind: 'cases', branches: [{ condition: apply('less', x, one), value: power(x, rational(2)) }], otherwise: subtract(multiply(rational(3), x), rational(2)) };
    assert.deepEqual([0.5, 1, 2].map((point) => slopeAt(pieces, point)), [1, 3, 3]);
  });

  it('go through a maximum over an index to the entry that attains it', () => {
    const largest: Expression = { kind: 'reduce', operator: 'max', index: 'j', range: overD, body: multiply(at('j'), at('j')) };
    const program = compile(gradientOf(largest))!;
    const values = evaluateFloat(program, inputsOf(program, [1, -3, 2]), 1);
    assert.deepEqual(program.outputs.map((output) => values[output]! + 0), [0, -6, 0]);
  });
});
