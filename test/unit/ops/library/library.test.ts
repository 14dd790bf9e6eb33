import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import katex from 'katex';
import { apply } from '../../../../src/ir/build';
import { isShapeError, shapeOf, shapesAgree, type OperatorShape } from '../../../../src/ir/shape';
import { freeIndices, freeVariables } from '../../../../src/ir/substitute';
import { expandAll } from '../../../../src/ops/expand';
import { withDefaults } from '../../../../src/ops/expandWithin';
import type { LibraryOperator } from '../../../../src/ops/operator';
import { libraryOperators, operatorShape, structuralOperator } from '../../../../src/ops/index';
import { floats, interpret, toNested, toValue, type Nested } from '../interpret';
import { encloses, ulp } from '../scalar/reference';
import { compile, enclosuresOf } from './engine';
import { pairs, parameterVariables, readLibraryReference, type LibraryPoint } from './reference';
import { tolerances, type Tolerance } from './tolerances';

/** An expansion holds structural operators at most. */
const structuralShape: OperatorShape = (name, operands) => structuralOperator(name)?.shape(operands);

type Form = 'stable' | 'plain';

function evaluate(operator: LibraryOperator, operands: readonly Nested[], form: Form): Nested {
  const variables = parameterVariables(operator, operands);
  const expanded = expandAll(apply(operator.name, ...variables), form);
  assert.ok(!('message' in expanded), operator.name);
  const values = Object.fromEntries(operands.map((operand, i) => [variables[i]!.name, toValue(operand, (value) => value)]));
  return toNested(interpret(expanded, { variables: values }, floats));
}

const largest = (nested: Nested): number => (typeof nested === 'number' ? Math.abs(nested) : Math.max(0, ...nested.map(largest)));
const flatten = (nested: Nested): number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flatten));

/** The first entry of the stable form that is further from the exact result than the tolerance, in words. */
function inaccuracy(operator: LibraryOperator, point: LibraryPoint, [ulps, of]: Tolerance): string | undefined {
  const remainders = flatten(point.remainder);
  const scale = of === 'operands' ? Math.max(...point.operands.map(largest)) : (of ?? 0);
  const results = pairs(evaluate(operator, point.operands, 'stable'), point.value);
  const bad = results.findIndex(([result, value], entry) => {
    if (result === value || (Number.isNaN(result) && Number.isNaN(value))) return false;
    const difference = Math.abs(result - value - remainders[entry]!);
    return !(difference <= 2 ** -500 || difference <= ulps * ulp(Math.max(Math.abs(value), scale)));
  });
  return bad < 0 ? undefined : `${operator.name}(${JSON.stringify(point.operands)}): ${results[bad]!.join(' instead of ')}`;
}

/** The first entry of the plain form that is another number altogether. */
function disagreement(operator: LibraryOperator, point: LibraryPoint): string | undefined {
  const scale = 1e-3 * Math.max(...point.operands.map(largest));
  const agree = (a: number, b: number): boolean =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.isNaN(a) && Number.isNaN(b) : a === b || Math.abs(a - b) <= 2 ** -500 + 1e-7 * Math.max(Math.abs(b), scale);
  const bad = pairs(evaluate(operator, point.operands, 'plain'), point.value).find(([a, b]) => !agree(a, b));
  return bad && `${operator.name}(${JSON.stringify(point.operands)}), plain: ${bad[0]} instead of ${bad[1]}`;
}

/** The first entry whose exact value the engine’s enclosure leaves out; a plain form may leave its domain by overflow. */
function escape(operator: LibraryOperator, point: LibraryPoint, form: Form): string | undefined {
  const variables = parameterVariables(operator, point.operands);
  const values = Object.fromEntries(point.operands.map((operand, i) => [variables[i]!.name, operand]));
  const remainders = flatten(point.remainder);
  const enclosures = enclosuresOf(compile(apply(operator.name, ...variables), form), values);
  const bad = flatten(point.value).findIndex((value, entry) => {
    const enclosure = enclosures[entry]!;
    return !Number.isNaN(value) && !Number.isNaN(enclosure.low) && !encloses(enclosure, { operands: [], value, remainder: remainders[entry]! });
  });
  return bad < 0 ? undefined : `${operator.name}(${JSON.stringify(point.operands)}), ${form}: ${flatten(point.value)[bad]} not in [${enclosures[bad]!.low}, ${enclosures[bad]!.high}]`;
}

/** No exponential nor square of them overflows or underflows. */
const moderate = (point: LibraryPoint): boolean => point.operands.flatMap(flatten).every((operand) => Math.abs(operand) <= 30 && (operand === 0 || Math.abs(operand) >= 1e-150));

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

  it('has a file of reference values and a tolerance for each function, and for nothing else', () => {
    const names = libraryOperators.map(({ name }) => name).sort();
    const files = readdirSync(new URL('../../../fixtures/reference/library/', import.meta.url)).map((file) => file.replace('.json', ''));
    assert.deepEqual(files.sort(), names);
    assert.deepEqual(Object.keys(tolerances).sort(), names);
  });

  it('notices a form that is one ulp less exact than it should be, and an enclosure beside the value', () => {
    const sigmoid = libraryOperators.find(({ name }) => name === 'sigmoid')!;
    const point = { operands: [1], value: 0.7310585786300049, remainder: -2.5e-17 };
    assert.equal(inaccuracy(sigmoid, point, [2]), undefined);
    assert.match(inaccuracy(sigmoid, { ...point, value: point.value + 4 * 2 ** -53 }, [2])!, /^sigmoid\(\[1\]\): 0\.73105857863000.* instead of /);
    assert.equal(escape(sigmoid, point, 'stable'), undefined);
    assert.match(escape(sigmoid, { ...point, value: point.value + 1e-14 }, 'stable')!, / not in /);
  });

  for (const operator of libraryOperators) {
    describe(operator.name, () => {
      const points = readLibraryReference(operator.name);

      it('has at least 50 reference points', () => assert.ok(points.length >= 50));

      it('is as near to them as its tolerance says', () => {
        const tolerance = tolerances[operator.name];
        assert.ok(tolerance, 'it has a tolerance');
        assert.deepEqual(points.flatMap((point) => inaccuracy(operator, point, tolerance) ?? []), []);
      });

      it('agrees with them in its plain form where nothing overflows or underflows', () => {
        assert.deepEqual(points.filter(moderate).flatMap((point) => disagreement(operator, point) ?? []), []);
      });

      it('encloses them in both forms', () => {
        for (const form of ['stable', 'plain'] as const) assert.deepEqual(points.flatMap((point) => escape(operator, point, form) ?? []), []);
      });

      it('has the shape of its expansion, and no loose index or variable', () => {
        for (const { operands } of points.slice(0, 4)) {
          const variables = parameterVariables(operator, operands);
          const stated = shapeOf(apply(operator.name, ...variables), operatorShape);
          for (const form of ['stable', 'plain'] as const) {
            const expanded = operator.expand(withDefaults(operator, variables), form);
            const found = shapeOf(expanded, structuralShape);
            assert.ok(!isShapeError(stated) && !isShapeError(found) && shapesAgree(stated, found), `${operator.name}, ${form}`);
            assert.deepEqual([...freeIndices(expanded)], []);
            const names = variables.map((variable) => variable.name);
            assert.ok([...freeVariables(expanded).keys()].every((name) => names.includes(name)));
          }
        }
      });

      it('has a definition that KaTeX accepts', () => {
        assert.doesNotThrow(() => katex.renderToString(operator.latex!, { strict: 'error' }));
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
