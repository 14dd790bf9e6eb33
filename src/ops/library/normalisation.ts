import { add, divide, multiply, negate, one, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf, type Loops } from '../entry';
import type { LibraryOperator } from '../operator';
import { allReals, between, closedUnit } from '../ranges';
import { form, nonnegative, positive, scalarParameter, sqrt, square, vectorParameter } from './build';
import { define } from './define';

const isZero = (expression: Expression): boolean => expression.kind === 'number' && expression.numerator === 0n;
const plus = (a: Expression, epsilon: Expression): Expression => (isZero(epsilon) ? a : add(a, epsilon));

const average = (loops: Loops, x: Expression, term: (entry: Expression) => Expression): Expression =>
  divide(loops.sum(rangeOf(x), (i) => term(entryOf(x, i))), rangeLength(rangeOf(x)));

/** (xᵢ − mean)/√(spread + ε) for a given divisor of the spread. */
function standardised(x: Expression, epsilon: Expression, divisor: (n: Expression) => Expression): Expression {
  const loops = loopsAround(x, epsilon);
  const range = rangeOf(x);
  const centred = (i: Expression): Expression => subtract(entryOf(x, i), average(loops, x, (entry) => entry));
  const spread = divide(loops.sum(range, (i) => square(centred(i))), divisor(rangeLength(range)));
  return loops.map(range, (i) => divide(centred(i), sqrt(plus(spread, epsilon))));
}

/** (xᵢ − x̄)/√(var x + ε), the variance with divisor n; without gain and bias. */
export const layerNorm: LibraryOperator = define('layerNorm', 'layernorm layernormalization layernormalisation standardise standardize', [vectorParameter('x'), scalarParameter('ε', nonnegative, zero)], (x, epsilon) => standardised(x, epsilon, (n) => n), {
  rank: 1,
  properties: { parity: 'odd', shift: 'invariant', homogeneous: 0, permutation: 'equivariant' },
  latex: '\\operatorname{layernorm}(x, \\epsilon)_i = \\frac{x_i - \\frac{1}{d} \\sum_{k=1}^{d} x_k}{\\sqrt{\\frac{1}{d} \\sum_{j=1}^{d} \\left(x_j - \\frac{1}{d} \\sum_{k=1}^{d} x_k\\right)^2 + \\epsilon}}',
  source: 'Ba, Kiros, Hinton, Layer Normalization (2016) eq. 3, 4',
  relatives: [
    ['with divisor d − 1 in the variance', (x, epsilon) => standardised(x, epsilon, (n) => subtract(n, one))],
    ['RMS norm: the mean not taken off', (...operands) => rmsNorm.expand(operands, 'plain')],
    ['divided by the variance instead of its root', (x, epsilon) => {
        const loops = loopsAround(x, epsilon);
        const range = rangeOf(x);
        const centred = (i: Expression): Expression => subtract(entryOf(x, i), average(loops, x, (entry) => entry));
        const spread = divide(loops.sum(range, (i) => square(centred(i))), rangeLength(range));
        return loops.map(range, (i) => divide(centred(i), plus(spread, epsilon)));
      }],
  ],
});

/** xᵢ/√(mean of squares + ε), without gain. */
export const rmsNorm: LibraryOperator = define('rmsNorm', 'rmsnorm rootmeansquarenorm rmsnormalization', [vectorParameter('x'), scalarParameter('ε', nonnegative, zero)], (x, epsilon) => {
    const loops = loopsAround(x, epsilon);
    return loops.map(rangeOf(x), (i) => divide(entryOf(x, i), sqrt(plus(average(loops, x, square), epsilon))));
  }, {
  rank: 1,
  properties: { parity: 'odd', homogeneous: 0, permutation: 'equivariant' },
  latex: '\\operatorname{rmsnorm}(x, \\epsilon)_i = \\frac{x_i}{\\sqrt{\\frac{1}{d} \\sum_{j=1}^{d} x_j^2 + \\epsilon}}',
  source: 'Zhang, Sennrich, Root Mean Square Layer Normalization (2019) eq. 4',
  relatives: [
    ['x/‖x‖₂, without 1/d', (x, epsilon) => {
        const loops = loopsAround(x, epsilon);
        return loops.map(rangeOf(x), (i) => divide(entryOf(x, i), sqrt(plus(loops.sum(rangeOf(x), (j) => square(entryOf(x, j))), epsilon))));
      }],
    ['layer norm: the mean taken off', (x, epsilon) => standardised(x, epsilon, (n) => n)],
  ],
});

/** γ (x − μ)/√(v + ε) + β for the mean μ and variance v of the batch. */
export const batchNorm: LibraryOperator = define('batchNorm', 'batchnorm batchnormalization batchnormalisation instancenorm instancenormalization groupnorm groupnormalization', [
    scalarParameter('x'), scalarParameter('μ'), scalarParameter('v', positive),
    scalarParameter('γ', undefined, one), scalarParameter('β', undefined, zero), scalarParameter('ε', nonnegative, zero),
  ], (x, mean, variance, gain, shift, epsilon) =>
    add(multiply(gain, divide(subtract(x, mean), sqrt(plus(variance, epsilon)))), shift), {
  properties: { range: allReals, curvature: 'affine', monotone: 'increasing' },
  latex: '\\operatorname{batchnorm}(x, \\mu, v, \\gamma, \\beta, \\epsilon) = \\gamma \\frac{x - \\mu}{\\sqrt{v + \\epsilon}} + \\beta',
  source: 'Ioffe, Szegedy, Batch Normalization (2015) algorithm 1',
  relatives: [
    ['divided by the variance instead of its root', (x, mean, variance, gain, shift, epsilon) => add(multiply(gain, divide(subtract(x, mean), plus(variance, epsilon))), shift)],
    ['with + μ', (x, mean, variance, gain, shift, epsilon) => add(multiply(gain, divide(add(x, mean), sqrt(plus(variance, epsilon)))), shift)],
  ],
  forms: [form([scalarParameter('x'), scalarParameter('μ'), scalarParameter('σ', positive), scalarParameter('γ', undefined, one), scalarParameter('β', undefined, zero), scalarParameter('ε', nonnegative, zero)], (x, mean, deviation, ...rest) => [x, mean, square(deviation), ...rest])],
});

/** x/‖x‖₂. */
export const unitVector: LibraryOperator = define('unitVector', 'unitvector l2normalize l2normalise l2normalization', [vectorParameter('x')], (x) => {
    const loops = loopsAround(x);
    return loops.map(rangeOf(x), (i) => divide(entryOf(x, i), sqrt(loops.sum(rangeOf(x), (j) => square(entryOf(x, j))))));
  }, {
  rank: 1,
  properties: { range: between(negate(one), one, '[]'), parity: 'odd', homogeneous: 0, permutation: 'equivariant' },
  latex: '\\left(\\frac{x}{\\|x\\|_2}\\right)_i = \\frac{x_i}{\\sqrt{\\sum_{j=1}^{d} x_j^2}}',
  source: 'definition',
  relatives: [
    ['x/‖x‖₂², divided by the square', (x) => {
        const loops = loopsAround(x);
        return loops.map(rangeOf(x), (i) => divide(entryOf(x, i), loops.sum(rangeOf(x), (j) => square(entryOf(x, j)))));
      }],
  ],
});

/** (xᵢ − min x)/(max x − min x), in [0, 1]. */
export const minMaxScale: LibraryOperator = define('minMaxScale', 'minmaxscale minmax minmaxnormalization minmaxnormalisation minmaxscaling', [vectorParameter('x')], (x) => {
    const loops = loopsAround(x);
    const range = rangeOf(x);
    const least = loops.reduce('min', range, (j) => entryOf(x, j));
    const largest = loops.reduce('max', range, (j) => entryOf(x, j));
    return loops.map(range, (i) => divide(subtract(entryOf(x, i), least), subtract(largest, least)));
  }, {
  rank: 1,
  properties: { range: closedUnit, shift: 'invariant', homogeneous: 0, permutation: 'equivariant' },
  latex: '\\operatorname{minmax}(x)_i = \\frac{x_i - \\min_j x_j}{\\max_j x_j - \\min_j x_j}',
  source: 'Han, Kamber, Pei, Data Mining (2012) eq. 3.8',
  relatives: [
    ['(max x − xᵢ)/(max x − min x), upside down', (x) => {
        const scaled = minMaxScale.expand([x], 'plain');
        return loopsAround(x, scaled).map(rangeOf(x), (i) => subtract(one, entryOf(scaled, i)));
      }],
  ],
});
