import type { ScalarOperator } from '../ops/operator';
import type { Interval } from '../ops/operator';
import type { Rational } from './rational';

/** Instructions every interpreter knows itself; all other primitives are `scalar`, by their row of the table in ops/. */
export const Opcode = {
  constant: 0,
  input: 1,
  add: 2,
  subtract: 3,
  multiply: 4,
  divide: 5,
  negate: 6,
  exp: 7,
  log: 8,
  max: 9,
  min: 10,
  /** condition, value where it is 1, value where it is 0 */
  select: 11,
  scalar: 12,
} as const;

/** A scalar input of a program: a scalar variable or one entry of an array variable. */
export interface InputSlot {
  /** As shown in a witness: `x`, `z[1]`, `W[2,3]`. */
  readonly key: string;
  readonly variable: string;
  /** Row-major position of the entry within the variable; 0 for a scalar. */
  readonly offset: number;
}

/** A constant with an enclosure of it; `exact` where it is a known rational. */
export interface ConstantValue extends Interval {
  readonly exact?: Rational;
}

/**
 * A scalar program: a directed acyclic graph without duplicates, nodes in topological order (operands before results).
 * Node n's operands are `operands[starts[n]] … operands[starts[n + 1] − 1]`: nodes, but for a constant its number in
 * `constants` and for an input its slot.
 */
export interface Program {
  readonly length: number;
  readonly opcodes: readonly number[];
  readonly starts: readonly number[];
  readonly operands: readonly number[];
  readonly scalars: readonly (ScalarOperator | undefined)[];
  readonly constants: readonly ConstantValue[];
  readonly inputs: readonly InputSlot[];
  readonly outputs: readonly number[];
}

/** The exact value of a node that is a rational constant. */
export function exactValue(program: Program, node: number): Rational | undefined {
  if (program.opcodes[node] !== Opcode.constant) return undefined;
  return program.constants[program.operands[program.starts[node]!]!]!.exact;
}

/** 1 for the outputs, their operands, the operands of those …, 0 for all other nodes. */
export function cone(program: Program, outputs: readonly number[]): readonly number[] {
  const reached = new Array<number>(program.length).fill(0);
  let last = -1;
  for (const output of outputs) {
    reached[output] = 1;
    if (output > last) last = output;
  }
  for (let node = last; node >= 0; node--) {
    if (reached[node] === 0 || program.opcodes[node]! <= Opcode.input) continue;
    for (let k = program.starts[node]!; k < program.starts[node + 1]!; k++) reached[program.operands[k]!] = 1;
  }
  return reached;
}
