import assert from 'node:assert/strict';
import katex from 'katex';
import { apply } from '../../../../src/ir/build';
import { isShapeError, shapeOf, shapesAgree } from '../../../../src/ir/shape';
import { freeIndices, freeVariables } from '../../../../src/ir/substitute';
import { expandAll } from '../../../../src/ops/expand';
import { withDefaults } from '../../../../src/ops/expandWithin';
import type { LibraryOperator } from '../../../../src/ops/operator';
import { libraryOperators, operatorShape } from '../../../../src/ops/index';
import { enclosures, floats, interpret, toNested, toValue, type Nested } from '../interpret';
import { pairs, parameterVariables, readLibraryReference, type LibraryPoint } from './reference';

type Form = 'stable' | 'plain';

function evaluate(operator: LibraryOperator, operands: readonly Nested[], form: Form): Nested {
  const variables = parameterVariables(operator, operands);
  const expanded = expandAll(apply(operator.name, ...variables), form);
  assert.ok(!('message' in expanded), operator.name);
  const values = Object.fromEntries(operands.map((operand, i) => [variables[i]!.name, toValue(operand, (value) => value)]));
  return toNested(interpret(expanded, { variables: values }, floats));
}

/** Relative to the value, or to the operands where they cancel. */
function agree(a: number, b: number, tolerance: number, scale: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= tolerance * Math.max(Math.abs(b), scale);
}

const largest = (nested: Nested): number => (typeof nested === 'number' ? Math.abs(nested) : Math.max(0, ...nested.map(largest)));

function disagreement(operator: LibraryOperator, point: LibraryPoint, form: Form, tolerance: number): string | undefined {
  const result = evaluate(operator, point.operands, form);
  const scale = 1e-3 * Math.max(...point.operands.map(largest));
  const bad = pairs(result, point.value).find(([a, b]) => !agree(a, b, tolerance, scale));
  return bad && `${operator.name}(${JSON.stringify(point.operands)}), ${form}: ${bad[0]} instead of ${bad[1]}`;
}

const moderate = (point: LibraryPoint): boolean => point.operands.every((operand) => largest(operand) <= 30);

describe('the library', () => {
  it('has one owner for each name and alias', () => {
    const owners = new Map<string, string>();
    for (const operator of libraryOperators) {
      for (const alias of operator.aliases) {
        assert.equal(owners.get(alias), undefined, alias);
        assert.equal(alias, alias.toLowerCase().replace(/[\s_-]/g, ''), alias);
        owners.set(alias, operator.name);
      }
    }
    assert.equal(new Set(libraryOperators.map((operator) => operator.name)).size, libraryOperators.length);
  });

  for (const operator of libraryOperators) {
    // The index of a maximum is decided by the numeric layer, not by an operator.
    const decided = operator.name !== 'hardmax';
    describe(operator.name, () => {
      const points = readLibraryReference(operator.name);

      it('has at least 50 reference points', () => assert.ok(points.length >= 50));

      it('agrees with them in its stable form', () => {
        assert.deepEqual(points.flatMap((point) => disagreement(operator, point, 'stable', 1e-12) ?? []), []);
      });

      it('agrees with them in its plain form where nothing overflows', () => {
        assert.deepEqual(points.filter(moderate).flatMap((point) => disagreement(operator, point, 'plain', 1e-7) ?? []), []);
      });

      it('encloses what its float evaluation gives', () => {
        for (const { operands } of decided ? points.filter(moderate).slice(0, 20) : []) {
          const variables = parameterVariables(operator, operands);
          const expanded = expandAll(apply(operator.name, ...variables), 'stable');
          assert.ok(!('message' in expanded));
          const bind = <Scalar>(make: (value: number) => Scalar) => ({
            variables: Object.fromEntries(operands.map((operand, i) => [variables[i]!.name, toValue(operand, make)])),
          });
          const float = toNested(interpret(expanded, bind((value) => value), floats));
          const enclosure = interpret(expanded, bind((value) => ({ low: value, high: value })), enclosures);
          for (const [value, { low, high }] of flatten(float).map((value, i) => [value, flattenEnclosure(enclosure)[i]!] as const)) {
            assert.ok(Number.isNaN(value) || Number.isNaN(low) || (low <= value && value <= high), `${operator.name}(${JSON.stringify(operands)}): ${value} in [${low}, ${high}]`);
          }
        }
      });

      it('has the shape of its expansion, and no loose index or variable', () => {
        for (const { operands } of points.slice(0, 4)) {
          const variables = parameterVariables(operator, operands);
          const stated = shapeOf(apply(operator.name, ...variables), operatorShape);
          for (const form of ['stable', 'plain'] as const) {
            const expanded = operator.expand(withDefaults(operator, variables), form);
            const found = shapeOf(expanded);
            assert.ok(!isShapeError(stated) && !isShapeError(found) && shapesAgree(stated, found), `${operator.name}, ${form}`);
            assert.deepEqual([...freeIndices(expanded)], []);
            const names = variables.map((variable) => variable.name);
            assert.ok([...freeVariables(expanded).keys()].every((name) => names.includes(name)));
          }
        }
      });

      it('has a definition that KaTeX accepts', () => {
        assert.doesNotThrow(() => katex.renderToString(operator.latex, { strict: 'error' }));
      });

      it('differs from each of its relatives somewhere', () => {
        for (const relative of operator.relatives) {
          const apart = points.filter(moderate).some(({ operands }) => {
            const variables = parameterVariables(operator, operands);
            const values = Object.fromEntries(operands.map((operand, i) => [variables[i]!.name, toValue(operand, (value) => value)]));
            const other = toNested(interpret(relative.expand(withDefaults(operator, variables)), { variables: values }, floats));
            const own = evaluate(operator, operands, 'plain');
            return pairs(own, other).some(([a, b]) => Number.isFinite(a) && (Number.isNaN(b) || Math.abs(a - b) > 1e-6 * Math.max(Math.abs(a), Math.abs(b))));
          });
          assert.ok(apart, `${operator.name} and ${relative.shown}`);
        }
      });
    });
  }
});

const flatten = (nested: Nested): number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flatten));

function flattenEnclosure(value: ReturnType<typeof interpret<{ low: number; high: number }>>): { low: number; high: number }[] {
  return 'items' in value ? value.items.flatMap(flattenEnclosure) : [value];
}
