import assert from 'node:assert/strict';
import { apply, range, rational, size, variable } from '../../../src/ir/build';
import type { Expression, VariableExpression } from '../../../src/ir/expression';
import { compareSides } from '../../../src/numeric/compareSides';
import type { Comparison } from '../../../src/numeric/evidence';
import { libraryOperators, operators } from '../../../src/ops/index';
import { expandAll } from '../../../src/ops/expand';
import { withDefaults } from '../../../src/ops/expandWithin';
import type { LibraryOperator, ScalarOperator } from '../../../src/ops/operator';

/** Sizes that must agree have one name; others differ, so that a matrix is not taken for its transpose. */
const shapes: Readonly<Record<string, readonly (readonly string[])[]>> = {
  matmul: [['m', 'n'], ['n', 'k']],
  attention: [['m', 'n'], ['k', 'n'], ['k', 'l']],
  kronecker: [['m', 'n'], ['m', 'k']],
  outer: [['m'], ['n']],
  trace: [['m', 'm']],
  transpose: [['m', 'm']],
  diagonalOf: [['m', 'm']],
  softmaxColumns: [['m', 'm']],
  softmaxRows: [['m', 'm']],
  mahalanobisDistance: [['m'], ['m'], ['m', 'm']],
  squaredMahalanobisDistance: [['m'], ['m'], ['m', 'm']],
  multivariateNormalPdf: [['m'], ['m'], ['m', 'm']],
  multivariateNormalEntropy: [['m', 'm']],
  multivariateNormalKl: [['m'], ['m', 'm'], ['m'], ['m', 'm']],
};

interface Stated {
  readonly variables: readonly VariableExpression[];
  readonly compare: (right: Expression) => Comparison;
}

function stated(operator: LibraryOperator): Stated {
  const variables = operator.parameters.map(({ name, rank }, i) => {
    const names = shapes[operator.name]?.[i] ?? ['m', 'n'].slice(0, rank);
    return variable(name, ...names.map((length) => range(rational(1), size(length))));
  });
  const domains = new Map(operator.parameters.flatMap(({ name, domain }) => (domain ? [[name, domain] as const] : [])));
  const sizes = [...new Set(variables.flatMap(({ dimensions }) => dimensions.flatMap(({ to }) => (to.kind === 'size' ? [to.name] : []))))];
  const left = apply(operator.name, ...variables);
  return { variables, compare: (right) => compareSides({ left, right, variables, domains, sizes, freeIndices: [], given: [] }, { seed: 11, fuel: 40_000_000 }) };
}

/** Of arrays no relative is a scalar: then the two are told apart by their shapes. */
const told = (comparison: Comparison): boolean => comparison.kind === 'different' || (comparison.kind === 'undecided' && comparison.reason === 'shape-mismatch');

/** A wrong version of every function: half as much again, and one more. */
const generated = (operand: Expression): readonly Expression[] => [apply('multiply', rational(3, 2), operand), apply('add', operand, rational(1))];

/** Functions of which no point shows anything: both sides change nowhere but in steps. */
const stepping = new Set(['heaviside', 'hardmax', 'length', 'uniformPdf']);

describe('false twins', () => {
  for (const operator of libraryOperators) {
    const { variables, compare } = stated(operator);
    it(`${operator.name} is what its stable form says, and none of its relatives`, () => {
      const stable = expandAll(apply(operator.name, ...variables), 'stable');
      assert.ok(!('message' in stable));
      const same = compare(stable);
      assert.ok(same.kind === 'equal' || stepping.has(operator.name), same.kind === 'undecided' ? same.message : same.kind);
      for (const { shown, expand } of operator.relatives) {
        const comparison = compare(expand(withDefaults(operator, variables)));
        assert.ok(told(comparison), `${shown}: ${comparison.kind}${comparison.kind === 'undecided' ? `, ${comparison.message}` : ''}`);
      }
      for (const twin of generated(apply(operator.name, ...variables))) {
        const comparison = compare(twin);
        assert.ok(told(comparison), `${comparison.kind}`);
      }
    });
  }

  it('has at least one stated for nearly every function', () => {
    const without = libraryOperators.filter(({ relatives }) => relatives.length === 0).map(({ name }) => name);
    // What they are taken for differs in shape.
    assert.deepEqual(without, ['matmul']);
  });

  const unary = [...operators.values()].filter((operator): operator is ScalarOperator => operator.kind === 'scalar' && operator.arity === 1 && operator.name !== 'not');
  for (const operator of unary) {
    it(`${operator.name} is no other primitive`, () => {
      const x = variable('x');
      const same = unary.filter((other) => {
        const comparison = compareSides({ left: apply(operator.name, x), right: apply(other.name, x), variables: [x], domains: new Map([['x', operator.domain?.[0] ?? { kind: 'real' }]]), sizes: [], freeIndices: [], given: [] }, { seed: 3 });
        return comparison.kind === 'equal';
      });
      assert.deepEqual(same.map(({ name }) => name).filter((name) => name !== operator.name), []);
    });
  }
});
