import assert from 'node:assert/strict';
import { apply, range, rational, variable } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import { isShapeError, shapeOf } from '../../../src/ir/shape';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { createRandom, type Random } from '../../../src/numeric/random';
import { libraryOperators, operatorShape } from '../../../src/ops/index';
import type { LibraryOperator } from '../../../src/ops/operator';
import { compile, floatsOf } from './library/engine';
import type { Nested } from './interpret';

type Form = NonNullable<LibraryOperator['forms']>[number];

const SIZE = 3;

function drawNumber(domain: Domain | undefined, random: Random): number {
  switch (domain?.kind) {
    case 'positive':
    case 'nonnegative':
      return Math.exp(random.normal() / 2);
    case 'interval':
      return 0.05 + 0.9 * random.uniform();
    case 'natural':
      return random.integer(1, 6);
    case 'binary':
      return random.integer(0, 1);
    default:
      return random.normal();
  }
}

/** Values of an argument; a matrix is positive definite, and a vector of the simplex sums to 1. */
function draw({ rank, domain }: LibraryOperator['parameters'][number], random: Random): Nested {
  if (rank === 0) return drawNumber(domain, random);
  const entries = Array.from({ length: SIZE }, () => drawNumber(domain?.kind === 'simplex' ? { kind: 'positive' } : domain, random));
  if (rank === 1) return domain?.kind === 'simplex' ? entries.map((entry) => entry / entries.reduce((a, b) => a + b)) : entries;
  return entries.map((a, i) => entries.map((b, j) => a * b + (i === j ? 1 : 0)));
}

function call(operator: LibraryOperator, form: Form): ReturnType<typeof apply> {
  const variables = form.parameters.map(({ name, rank }) => variable(name, ...Array.from({ length: rank }, () => range(rational(1), rational(SIZE)))));
  return apply(operator.name, ...form.operands(variables));
}

/** What does not fit between the form and the operator, in words. */
function misfits(operator: LibraryOperator, form: Form): readonly string[] {
  const expression = call(operator, form);
  const required = operator.parameters.filter((parameter) => !parameter.default).length;
  const { length } = expression.operands;
  if (length < required || length > operator.parameters.length) return [`${length} operands`];
  const ranks = expression.operands.flatMap((operand, i) => {
    const shape = shapeOf(operand, operatorShape);
    const found = isShapeError(shape) ? shape.message : shape.length;
    return found === operator.parameters[i]!.rank ? [] : [`${operator.parameters[i]!.name}: ${found}`];
  });
  const shape = shapeOf(expression, operatorShape);
  return [...ranks, ...(isShapeError(shape) ? [shape.message] : shape.length === operator.rank ? [] : [`a result of rank ${shape.length}`])];
}

const valueOf = (operator: LibraryOperator, form: Form, given: readonly Nested[]): readonly number[] =>
  floatsOf(compile(call(operator, form)), Object.fromEntries(form.parameters.map(({ name }, i) => [name, given[i]!])));

const constant = (expression: Parameters<typeof compile>[0]): number => {
  const program = compile(expression);
  return evaluateFloat(program, new Float64Array(), 1)[program.outputs[0]!]!;
};

/** Values outside the operator's range, which is stated for optional parameters at their defaults only. */
function outside({ parameters, properties }: LibraryOperator, values: readonly number[]): readonly number[] {
  if (!properties?.range || parameters.some((parameter) => parameter.default)) return [];
  const [low, high] = [properties.range.low, properties.range.high].map((end) => (end.kind === 'constant' && end.name === 'infinity' ? Infinity : constant(end)));
  return values.filter((value) => value < low! - 1e-9 || value > high! + 1e-9);
}

const named = (form: Form): string => form.parameters.map(({ name }) => name).join(', ');
const formOf = (name: string, parameters: string): readonly [LibraryOperator, Form] => {
  const operator = libraryOperators.find((each) => each.name === name);
  const form = operator?.forms?.find((each) => named(each) === parameters);
  assert.ok(operator && form, `${name}(${parameters})`);
  return [operator, form];
};

/** Computed by hand, or with a pocket calculator. */
const known: readonly (readonly [name: string, parameters: string, given: readonly Nested[], value: number])[] = [
  ['huber', 'y, ŷ, δ', [5, 2, 1], 2.5],
  ['hinge', 'm', [0.25], 0.75],
  ['logisticLoss', 'm', [0], Math.LN2],
  ['mse', 'e', [[1, 2, 3]], 14 / 3],
  ['mse', 'y, ŷ', [5, 2], 9],
  ['pinball', 'y, ŷ, τ', [1, 3, 0.9], 0.2],
  ['poissonNll', 'y, z', [2, 0], 1],
  ['gaussianNll', 'y, μ, σ', [1, 0, 2], Math.log(8 * Math.PI) / 2 + 1 / 8],
  ['gaussianNll', 'y, μ, s', [1, 0, 0], Math.log(2 * Math.PI) / 2 + 1 / 2],
  ['normalPdf', 'x, μ, v', [0, 0, 4], 1 / Math.sqrt(8 * Math.PI)],
  ['normalPdf', 'x, μ, β', [0, 0, 4], Math.sqrt(2 / Math.PI)],
  ['exponential', 'x, θ', [2, 2], Math.exp(-1) / 2],
  ['gammaPdf', 'x, k, θ', [2, 1, 2], Math.exp(-1) / 2],
  ['gammaMean', 'k, θ', [3, 2], 6],
  ['normalEntropy', 'v', [1], Math.log(2 * Math.PI * Math.E) / 2],
  ['gaussianKl', 'μ, s', [[1, 0, 0], [0, 0, 0]], 0.5],
  ['entropy', 'p', [0.5], Math.LN2],
  ['gini', 'p', [0.25], 0.375],
  ['rbfKernel', 'x, y, γ', [[1, 2, 3], [1, 2, 1], 0.5], Math.exp(-2)],
  ['rbfKernel', 'x, y, σ', [3, 1, 2], Math.exp(-0.5)],
  ['rbfKernel', 'r, γ', [2, 0.5], Math.exp(-2)],
  ['laplacianKernel', 'x, y, σ', [[1, 2, 3], [1, 2, 1], 2], Math.exp(-1)],
  ['polynomialKernel', 'x, y, γ, c, p', [[1, 0, 0], [2, 0, 0], 3, 1, 2], 49],
  ['multivariateNormalPdf', 'x, μ, v', [[0, 0, 0], [0, 0, 0], [1, 4, 1]], (2 * Math.PI) ** -1.5 / 2],
  ['mahalanobisDistance', 'x, μ, v', [[2, 0, 0], [0, 0, 0], [4, 1, 1]], 1],
  ['mahalanobisDistance', 'x, μ, Λ', [[2, 0, 0], [0, 0, 0], [[4, 0, 0], [0, 1, 0], [0, 0, 1]]], 4],
  ['f1', 'TP, FP, FN', [2, 1, 3], 0.5],
  ['balancedAccuracy', 'TPR, TNR', [0.5, 1], 0.75],
  ['cohenKappa', 'TP, TN, FP, FN', [20, 15, 10, 5], 0.4],
  ['aic', 'k, L', [3, 1], 6],
  ['bic', 'k, n, R', [2, 4, 4], 2 * Math.log(4)],
  ['exponentialDecay', 'η, γ, t', [8, 0.5, 3], 1],
  ['inverseTimeDecay', 'η, k, t, s', [6, 1, 4, 2], 2],
  ['cosineAnnealing', 'η, t, T', [1, 5, 10], 0.5],
  ['discreteUniform', 'n', [6], 1 / 6],
  ['oddsRatio', 'a, b, c, d', [2, 3, 4, 5], 10 / 12],
  ['harmonicMean', 'a, b', [2, 6], 3],
  ['coefficientOfVariation', 'x', [[2, 4, 6]], Math.sqrt(8 / 3) / 4],
  ['rotaryFirst', 'a, b, t, i, d', [1, 0, 0, 0, 4], 1],
];

describe('forms', () => {
  for (const operator of libraryOperators) {
    if (!operator.forms) continue;
    it(`of ${operator.name} fit it, and have values in its range`, () => {
      for (const form of operator.forms!) {
        assert.deepEqual(misfits(operator, form), [], named(form));
        const random = createRandom(3);
        const values = Array.from({ length: 20 }, () => valueOf(operator, form, form.parameters.map((parameter) => draw(parameter, random)))).flat();
        // AICc is undefined where n = k + 1.
        const defined = values.filter(Number.isFinite);
        assert.ok(defined.length > 0.9 * values.length, `${named(form)}: ${values.join()}`);
        assert.deepEqual(outside(operator, defined), [], named(form));
      }
    });
  }

  for (const [name, parameters, given, value] of known) {
    it(`${name}(${parameters}) is as computed by hand`, () => {
      const [operator, form] = formOf(name, parameters);
      const [found] = valueOf(operator, form, given);
      assert.ok(Math.abs(found! - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${found} instead of ${value}`);
    });
  }

  it('that do not fit, and values outside the range, are noticed', () => {
    const [entropy, form] = formOf('entropy', 'p');
    assert.deepEqual(misfits(entropy, { ...form, operands: (given) => given }), ['p: 0', 'entropy takes a vector as p, not a scalar']);
    assert.deepEqual(misfits(entropy, { ...form, operands: () => [] }), ['0 operands']);
    const [hinge] = formOf('hinge', 'm');
    assert.deepEqual(outside({ ...hinge, properties: { range: { low: rational(0), high: rational(1), ends: '[]' } } }, [0.5, 2, -1]), [2, -1]);
  });
});
