import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { apply } from '../../src/ir/build';
import { libraryOperators } from '../../src/ops/index';
import { point } from '../../src/ops/outward';
import { scalarOperators } from '../../src/ops/scalar';
import { compile, enclosuresOf } from '../unit/ops/library/engine';
import { parameterVariables, readLibraryReference } from '../unit/ops/library/reference';
import { encloses, readReference } from '../unit/ops/scalar/reference';
import type { Nested } from '../unit/ops/interpret';

/** What `npm run test:slow` had mpmath write. */
const folder = new URL('../../dist/reference/', import.meta.url);
const flatten = (nested: Nested): readonly number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flatten));

describe('enclosures at random points', () => {
  const files = (set: string): readonly string[] => (existsSync(new URL(`${set}/`, folder)) ? readdirSync(new URL(`${set}/`, folder)) : []);
  let checked = { scalar: 0, library: 0 };

  for (const operator of scalarOperators.filter(({ name }) => files('scalar').includes(`${name}.json`))) {
    it(`hold ${operator.name}`, () => {
      for (const reference of readReference(operator.name, new URL('scalar/', folder))) {
        const enclosure = operator.interval(...reference.operands.map(point));
        const shown = `${operator.name}(${reference.operands.join()}): ${reference.value} in [${enclosure.low}, ${enclosure.high}]`;
        if (Number.isNaN(reference.value)) assert.ok(Number.isNaN(enclosure.low), shown);
        else assert.ok(encloses(enclosure, reference), shown);
        checked = { ...checked, scalar: checked.scalar + 1 };
      }
    });
  }

  for (const operator of libraryOperators) for (const form of ['stable', 'plain'] as const) {
    it(`hold ${operator.name} in its ${form} form`, () => {
      const programs = new Map<string, ReturnType<typeof compile>>();
      for (const { operands, value, remainder } of readLibraryReference(operator.name, new URL('library/', folder))) {
        const variables = parameterVariables(operator, operands);
        const key = JSON.stringify(variables.map(({ dimensions }) => dimensions.map(({ to }) => (to.kind === 'number' ? Number(to.numerator) : 0))));
        const program = programs.get(key) ?? compile(apply(operator.name, ...variables), form);
        programs.set(key, program);
        const enclosures = enclosuresOf(program, Object.fromEntries(operands.map((operand, i) => [variables[i]!.name, operand])));
        const remainders = flatten(remainder);
        for (const [i, exact] of flatten(value).entries()) {
          const { low, high } = enclosures[i]!;
          const held = Number.isNaN(exact) || Number.isNaN(low) || encloses({ low, high }, { operands: [], value: exact, remainder: remainders[i]! });
          assert.ok(held, `${operator.name}(${JSON.stringify(operands)}): ${exact} in [${low}, ${high}]`);
        }
        if (form === 'stable') checked = { ...checked, library: checked.library + 1 };
      }
    });
  }

  it('are a hundred thousand of the primitives, and of the library', () => {
    assert.ok(checked.scalar >= 100_000 && checked.library >= 100_000, JSON.stringify(checked));
  });
});
