import assert from 'node:assert/strict';
import { infinity, negate, one, rational, zero } from '../../../src/ir/build';
import { operators } from '../../../src/ops/index';
import type { LibraryOperator, ScalarOperator } from '../../../src/ops/operator';
import type { Properties } from '../../../src/ops/properties';
import { between, closedUnit, nonnegativeReals, openUnit, positiveReals } from '../../../src/ops/ranges';
import { violations } from './properties';

const functional = [...operators.values()].filter((operator): operator is ScalarOperator | LibraryOperator => operator.kind !== 'structural');
const operatorNamed = (name: string): ScalarOperator | LibraryOperator => functional.find((operator) => operator.name === name)!;

/** What authors believe, or mistype, of each function: none of it is true. */
const falseTwins: readonly (readonly [string, Properties, RegExp])[] = [
  ['sigmoid', { range: closedUnit }, /not attained/],
  ['sigmoid', { range: between(negate(one), one, '()') }, /^range: -1 is not reached/],
  ['tanh', { range: openUnit }, /beyond 0/],
  ['relu', { range: positiveReals }, /0 is attained/],
  ['silu', { range: nonnegativeReals }, /beyond 0/],
  ['silu', { range: between(negate(rational(1, 3)), infinity, '[)') }, /not/],
  ['softmax', { range: closedUnit }, /0 is not attained/],
  ['relu', { monotone: 'increasing' }, /flat/],
  ['gelu', { monotone: 'increasing' }, /^increasing/],
  ['sigmoid', { monotone: 'decreasing' }, /^decreasing/],
  ['relu6', { monotone: 'increasing' }, /flat/],
  ['sigmoid', { parity: 'odd' }, /^odd/],
  ['tanh', { parity: 'even' }, /^even/],
  ['huber', { parity: 'odd' }, /^odd/],
  ['sigmoid', { curvature: 'convex' }, /^convex/],
  ['logSumExp', { curvature: 'strictly convex' }, /straight/],
  ['relu', { curvature: 'strictly convex' }, /straight/],
  ['log', { curvature: 'convex' }, /^convex/],
  ['selu', { curvature: 'convex' }, /^convex/],
  ['entropy', { curvature: 'convex' }, /^convex/],
  ['softplus', { curvature: 'affine' }, /^affine/],
  ['softmax', { shift: 'equivariant' }, /^shift/],
  ['logSumExp', { shift: 'invariant' }, /^shift/],
  ['normalise', { shift: 'invariant' }, /^shift/],
  ['softmax', { homogeneous: 0 }, /^homogeneous/],
  ['variance', { homogeneous: 1 }, /^homogeneous/],
  ['norm2', { homogeneous: 2 }, /^homogeneous/],
  ['relu', { homogeneous: 0 }, /^homogeneous/],
  ['softmax', { permutation: 'invariant' }, /^permutation/],
  ['mean', { permutation: 'equivariant' }, /^permutation/],
  ['sigmoid', { sumsToOne: true }, /^sums/],
  ['unitVector', { sumsToOne: true }, /^sums/],
  ['sigmoid', { lipschitz: one }, /no more than/],
  ['sigmoid', { lipschitz: rational(1, 5) }, /more than 0\.2/],
  ['relu', { lipschitz: rational(1, 2) }, /more than/],
  ['gelu', { lipschitz: one }, /more than 1/],
  ['softmax', { lipschitz: one }, /no more than/],
  ['softplus', { lipschitz: rational(1, 4) }, /more than/],
  ['sigmoid', { derivative: ([x]) => operatorOf('sigmoid', x!) }, /^derivative: differs/],
  ['relu', { derivative: () => one }, /^derivative: differs/],
  ['logSumExp', { derivative: ([x]) => operatorOf('softmin', x!) }, /^derivative: differs/],
  ['sigmoid', { values: [[zero, zero]] }, /^value at 0: 0\.5, not 0/],
  ['tanh', { values: [[one, one]] }, /^value at 1/],
  ['sigmoid', { limits: { below: negate(one) } }, /^limit/],
  ['softsign', { limits: { above: infinity } }, /^limit/],
  ['relu', { limits: { below: negate(infinity) } }, /^limit/],
];

function operatorOf(operator: string, x: Parameters<NonNullable<Properties['derivative']>>[0][number]): ReturnType<NonNullable<Properties['derivative']>> {
  return { kind: 'apply', operator, operands: [x] };
}

describe('properties', () => {
  for (const operator of functional.filter(({ properties }) => properties)) {
    it(`of ${operator.name} hold`, () => assert.deepEqual(violations(operator, operator.properties!), []));
  }

  for (const [name, properties, message] of falseTwins) {
    const [property] = Object.keys(properties);
    it(`are refuted where they are false: ${property} of ${name}`, () => {
      const found = violations(operatorNamed(name), properties);
      assert.equal(found.length, 1, found.join('; '));
      assert.match(found[0]!, message);
    });
  }

  it('are stated for nearly all functions', () => {
    const without = functional.filter(({ properties }) => !properties).map(({ name }) => name);
    assert.deepEqual(without.sort(), [
      'and', 'betaEntropy', 'betaPdf', 'binomial', 'diagonalNormalPdf', 'dirichlet', 'discreteUniform', 'equal', 'errorRate', 'gammaEntropy', 'geometric',
      'hammingDistance', 'isotropicNormalPdf', 'length', 'less', 'lessEqual', 'mahalanobisDistance', 'multinomial', 'multivariateNormalEntropy',
      'multivariateNormalKl', 'multivariateNormalPdf', 'mutualInformation', 'negativeBinomial', 'not', 'notEqual', 'or', 'poisson', 'power', 'select',
      'squaredMahalanobisDistance', 'uniformEntropy', 'zeroOneLoss',
    ]);
  });
});
