import assert from 'node:assert/strict';
import type { Expression, IndexRange } from '../../../src/ir/expression';
import { freeIndices } from '../../../src/ir/substitute';
import { scalarOperator } from '../../../src/ops/index';
import type { Interval } from '../../../src/ops/operator';
import { point } from '../../../src/ops/outward';

/** A scalar, or an array numbered from `from`. */
export type Value<Scalar> = Scalar | { readonly from: number; readonly items: readonly Value<Scalar>[] };

/** One column of the operator table: how scalars are made and operators applied to them. */
export interface Column<Scalar> {
  readonly number: (value: number) => Scalar;
  readonly apply: (operator: string, operands: readonly Scalar[]) => Scalar;
  /** The value as an index, for which it must be exact. */
  readonly position: (scalar: Scalar) => number;
}

function primitive(name: string): NonNullable<ReturnType<typeof scalarOperator>> {
  const operator = scalarOperator(name);
  assert.ok(operator, `no scalar operator ${name}`);
  return operator;
}

export const floats: Column<number> = {
  number: (value) => value,
  apply: (operator, operands) => primitive(operator).float(...operands),
  position: (scalar) => scalar,
};

export const enclosures: Column<Interval> = {
  number: point,
  apply: (operator, operands) => primitive(operator).interval(...operands),
  position: (scalar) => {
    assert.equal(scalar.low, scalar.high, 'an index is exact');
    return scalar.low;
  },
};

export interface Environment<Scalar> {
  readonly variables: Readonly<Record<string, Value<Scalar>>>;
  readonly sizes?: Readonly<Record<string, number>>;
  readonly indices?: Readonly<Record<string, number>>;
}

const isArray = <Scalar>(value: Value<Scalar>): value is { readonly from: number; readonly items: readonly Value<Scalar>[] } =>
  typeof value === 'object' && value !== null && 'items' in value;

type Rows<Scalar> = readonly (readonly Scalar[])[];

const rowsOf = <Scalar>(matrix: Value<Scalar>): Rows<Scalar> => {
  const itemsOf = (value: Value<Scalar>): readonly Value<Scalar>[] => (isArray(value) ? value.items : []);
  return itemsOf(matrix).map((row) => itemsOf(row) as readonly Scalar[]);
};
const without = <Item>(items: readonly Item[], at: number): readonly Item[] => items.filter((_, i) => i !== at);
const minor = <Scalar>(rows: Rows<Scalar>, i: number, j: number): Rows<Scalar> => without(rows, i).map((row) => without(row, j));

/** By Laplace's expansion along the first row. */
function determinant<Scalar>(rows: Rows<Scalar>, column: Column<Scalar>): Scalar {
  return (rows[0] ?? []).reduce((sum, entry, j) => column.apply(j % 2 ? 'subtract' : 'add', [sum, column.apply('multiply', [entry, determinant(minor(rows, 0, j), column)])]), column.number(rows.length === 0 ? 1 : 0));
}

/** The adjugate divided by the determinant. */
function inverse<Scalar>(rows: Rows<Scalar>, column: Column<Scalar>): Value<Scalar> {
  const whole = determinant(rows, column);
  const cofactor = (i: number, j: number): Scalar => column.apply('multiply', [column.number((-1) ** (i + j)), determinant(minor(rows, i, j), column)]);
  return { from: 1, items: rows.map((_, i) => ({ from: 1, items: rows.map((__, j) => column.apply('divide', [cofactor(j, i), whole])) })) };
}

/** The value of an expression without library operators, by the shortest way: for tests only. */
export function interpret<Scalar>(expression: Expression, environment: Environment<Scalar>, column: Column<Scalar>): Value<Scalar> {
  return interpretWith(new Map(), expression, environment, column);
}

/** What reductions came to, by the values of the indices they depend on. */
type Reductions<Scalar> = Map<Expression, { readonly indices: readonly string[]; readonly values: Map<string, Value<Scalar>> }>;

function interpretWith<Scalar>(known: Reductions<Scalar>, expression: Expression, environment: Environment<Scalar>, column: Column<Scalar>): Value<Scalar> {
  if (expression.kind !== 'reduce') return interpretNode(known, expression, environment, column);
  const entry = known.get(expression) ?? { indices: [...freeIndices(expression)], values: new Map<string, Value<Scalar>>() };
  known.set(expression, entry);
  const key = entry.indices.map((name) => environment.indices?.[name]).join();
  const value = entry.values.get(key) ?? interpretNode(known, expression, environment, column);
  entry.values.set(key, value);
  return value;
}

function interpretNode<Scalar>(known: Reductions<Scalar>, expression: Expression, environment: Environment<Scalar>, column: Column<Scalar>): Value<Scalar> {
  const recur = (inner: Expression, extra?: Record<string, number>): Value<Scalar> =>
    interpretWith(known, inner, extra ? { ...environment, indices: { ...environment.indices, ...extra } } : environment, column);
  const scalar = (inner: Expression, extra?: Record<string, number>): Scalar => {
    const value = recur(inner, extra);
    assert.ok(!isArray(value), `${inner.kind} is a scalar`);
    return value;
  };
  const positions = (range: IndexRange): number[] => {
    const from = column.position(scalar(range.from));
    const to = column.position(scalar(range.to));
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  };
  const elementwise = (operator: string, operands: readonly Value<Scalar>[]): Value<Scalar> => {
    const array = operands.find(isArray);
    if (!array || !isArray(array)) return column.apply(operator, operands as Scalar[]);
    const items = array.items.map((_, i) => elementwise(operator, operands.map((operand) => (isArray(operand) ? operand.items[i]! : operand))));
    return { from: array.from, items };
  };
  switch (expression.kind) {
    case 'number':
      return column.number(Number(expression.numerator) / Number(expression.denominator));
    case 'constant':
      return column.number({ pi: Math.PI, e: Math.E, infinity: Infinity }[expression.name]);
    case 'variable':
      assert.ok(expression.name in environment.variables, `${expression.name} has a value`);
      return environment.variables[expression.name]!;
    case 'index':
      assert.ok(expression.name in (environment.indices ?? {}), `${expression.name} is bound`);
      return column.number(environment.indices![expression.name]!);
    case 'size':
      return column.number(environment.sizes![expression.name]!);
    case 'apply': {
      const operands = expression.operands.map((operand) => recur(operand));
      if (expression.operator === 'determinant') return determinant(rowsOf(operands[0]!), column);
      if (expression.operator === 'inverse') return inverse(rowsOf(operands[0]!), column);
      return elementwise(expression.operator, operands);
    }
    case 'entry':
      return expression.indices.reduce<Value<Scalar>>((array, index) => {
        assert.ok(isArray(array), 'only arrays have entries');
        return array.items[column.position(scalar(index)) - array.from]!;
      }, recur(expression.array));
    case 'comprehension': {
      const at = positions(expression.range);
      return { from: at[0] ?? 1, items: at.map((i) => recur(expression.body, { [expression.index]: i })) };
    }
    case 'array':
      return { from: 1, items: expression.elements.map((element) => recur(element)) };
    case 'reduce': {
      const at = positions(expression.range).filter(
        (i) => !expression.where || column.position(scalar(expression.where, { [expression.index]: i })) === 1,
      );
      const bodies = at.map((i) => recur(expression.body, { [expression.index]: i }));
      if (expression.operator === 'argmax' || expression.operator === 'argmin') {
        const values = bodies as number[];
        return column.number(at[values.indexOf(expression.operator === 'argmax' ? Math.max(...values) : Math.min(...values))]!);
      }
      const operator = { sum: 'add', product: 'multiply', max: 'max', min: 'min' }[expression.operator];
      if (bodies.length === 0) return column.number({ sum: 0, product: 1, max: -Infinity, min: Infinity }[expression.operator]);
      return bodies.reduce((a, b) => elementwise(operator, [a, b]));
    }
    default:
      assert.fail(`${expression.kind} is not interpreted here`);
  }
}

export type Nested = number | readonly Nested[];

/** Nested arrays numbered from 1 as a value, and back. */
export function toValue<Scalar>(nested: Nested, make: (value: number) => Scalar): Value<Scalar> {
  return typeof nested === 'number' ? make(nested) : { from: 1, items: nested.map((item) => toValue(item, make)) };
}

export function toNested(value: Value<number>): Nested {
  return typeof value === 'number' ? value : value.items.map(toNested);
}
