import assert from 'node:assert/strict';
import type { Expression } from '../../../../src/ir/expression';
import { evaluateFloat } from '../../../../src/numeric/evaluateFloat';
import { evaluateInterval } from '../../../../src/numeric/evaluateInterval';
import { ground } from '../../../../src/numeric/ground';
import { operatorTable } from '../../../../src/numeric/operatorTable';
import type { Program } from '../../../../src/numeric/program';
import { ProgramBuilder } from '../../../../src/numeric/programBuilder';
import type { Interval } from '../../../../src/ops/operator';
import type { Nested } from '../interpret';

const flat = (nested: Nested): readonly number[] => (typeof nested === 'number' ? [nested] : nested.flatMap(flat));

/** The expression as the engine runs it, library functions in the given form: sizes are numbers, entries of the result one after the other. */
export function compile(expression: Expression, form: 'stable' | 'plain' = 'stable'): Program {
  const builder = new ProgramBuilder(operatorTable);
  const grounding = ground(expression, { sizes: new Map(), indices: new Map() }, builder, { form });
  assert.ok(grounding.ok, grounding.ok ? '' : grounding.message);
  return builder.finish(grounding.nodes);
}

/** A program’s inputs at values of the variables by name. */
function inputs(program: Program, values: Readonly<Record<string, Nested>>): Float64Array {
  const entries = new Map(Object.entries(values).map(([name, nested]) => [name, flat(nested)]));
  return Float64Array.from(program.inputs, ({ variable, offset }) => entries.get(variable)![offset]!);
}

export function floatsOf(program: Program, values: Readonly<Record<string, Nested>>): readonly number[] {
  const results = evaluateFloat(program, inputs(program, values), 1);
  return program.outputs.map((output) => results[output]!);
}

export function enclosuresOf(program: Program, values: Readonly<Record<string, Nested>>): readonly Interval[] {
  const at = inputs(program, values);
  const { low, high } = evaluateInterval(program, at, at, 1);
  return program.outputs.map((output) => ({ low: low[output]!, high: high[output]! }));
}
