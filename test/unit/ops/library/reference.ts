import { readFileSync } from 'node:fs';
import { one, range, rational, variable } from '../../../../src/ir/build';
import type { VariableExpression } from '../../../../src/ir/expression';
import type { LibraryOperator } from '../../../../src/ops/operator';
import type { Nested } from '../interpret';

type Shown = number | string | readonly Shown[];

export interface LibraryPoint {
  readonly operands: readonly Nested[];
  readonly value: Nested;
  /** The exact result is value + remainder. */
  readonly remainder: Nested;
}

const readNested = (shown: Shown): Nested => {
  if (typeof shown === 'number') return shown;
  return typeof shown === 'string' ? { nan: NaN, inf: Infinity, '-inf': -Infinity }[shown]! : shown.map(readNested);
};

/** The points of test/fixtures/reference/library/<operator>.json, written by scripts/library-reference-values.py. */
export function readLibraryReference(operator: string, folder = new URL('../../../fixtures/reference/library/', import.meta.url)): readonly LibraryPoint[] {
  const file = new URL(`${operator}.json`, folder);
  const rows = JSON.parse(readFileSync(file, 'utf8')) as [readonly Shown[], Shown, Shown][];
  return rows.map(([operands, value, remainder]) => ({ operands: operands.map(readNested), value: readNested(value), remainder: readNested(remainder) }));
}

function dimensions(nested: Nested): readonly number[] {
  return typeof nested === 'number' ? [] : [nested.length, ...(nested.length > 0 ? dimensions(nested[0]!) : [])];
}

/** Variables named as the operator's parameters, with the dimensions of the operands. */
export function parameterVariables(operator: LibraryOperator, operands: readonly Nested[]): readonly VariableExpression[] {
  return operands.map((operand, i) =>
    variable(operator.parameters[i]!.name, ...dimensions(operand).map((length) => range(one, rational(length)))));
}

/** Every pair of corresponding scalars; one that differs where the shapes do. */
export function pairs(a: Nested, b: Nested): readonly (readonly [number, number])[] {
  if (typeof a === 'number' || typeof b === 'number') return [[a as number, b as number]];
  return a.length === b.length ? a.flatMap((item, i) => pairs(item, b[i]!)) : [[0, NaN]];
}
