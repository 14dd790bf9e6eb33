import type { Enclosures } from './evaluateInterval';
import type { Problem } from './problem';
import type { Program } from './program';
import { Opcode } from './program';
import { operatorName } from './programBuilder';
import type { Random } from './random';

/** Values of every node at each point (column p) and with one group of variables moved a little (column (g + 1) · P + p). */
export interface Moved {
  readonly values: Float64Array;
  readonly columns: number;
  /** A byte a node to work with, at least as long as the program. */
  readonly scratch: Uint8Array;
}

/** How a side responds to a small move of a variable. */
type Response =
  | 'matters' // its value changes, or changes of its parts cancel
  | 'saturated' // a change of its parts is lost in rounding, or in the flat part of a function
  | 'dormant'; // the part that changes is not selected, or multiplied by 0

const steps = new Set(['sign', 'floor', 'ceil', 'round', 'equal', 'notEqual', 'less', 'lessEqual', 'and', 'or', 'not']);

/** At most this many groups of variables are moved one by one. */
export const maximumGroups = 16;

/** The group in which each of the problem's variables is moved. */
export const groupOf = (variable: number): number => variable % maximumGroups;

/** The number of columns of `Moved` for a problem. */
export const movedColumns = (problem: Problem, points: number): number => points * (Math.min(problem.variables.length, maximumGroups) + 1);

/** Fills the inputs of `Moved`: the middles of the enclosures, then for each group the same with its variables moved by about 10⁻³. */
export function moveVariables(problem: Problem, low: Float64Array, high: Float64Array, points: number, random: Random, inputs: Float64Array): void {
  const columns = movedColumns(problem, points);
  const slots = problem.program.inputs.length;
  for (let slot = 0; slot < slots; slot++) {
    for (let p = 0; p < points; p++) {
      const bottom = low[slot * points + p]!;
      const middle = bottom + (high[slot * points + p]! - bottom) / 2;
      for (let column = p; column < columns; column += points) inputs[slot * columns + column] = middle;
    }
  }
  problem.variables.forEach((variable, v) => {
    const offset = (groupOf(v) + 1) * points;
    for (const { slot } of variable.slots) {
      for (let p = 0; p < points; p++) {
        const value = inputs[slot * columns + p]!;
        // Two draws in one: the sign from the upper half, the amount from the rest.
        const draw = 2 * random.uniform() - 1;
        inputs[slot * columns + offset + p] = value + 1e-3 * (Math.abs(value) + 0.1) * (draw < 0 ? draw - 0.5 : draw + 0.5);
      }
    }
  });
}

/** Whether a point counts, and which groups of variables matter there. */
export interface Judgement {
  readonly informative: boolean;
  /** No variable changes anything by a small move, and none is lost in saturation: a step function between its steps. */
  readonly stepwise: boolean;
  readonly matters: readonly boolean[];
}

/**
 * A point is informative where neither side is saturated in a variable that occurs in it, and some variable matters.
 * Where no variable is left in either side (the derivative of ax is a) every point is.
 */
export function judgePoint(problem: Problem, enclosures: Enclosures, moved: Moved, point: number, points: number): Judgement {
  const groups = Math.min(problem.variables.length, maximumGroups);
  const matters = new Array<boolean>(groups).fill(false);
  let saturated = false;
  let any = !problem.occurs.some((side) => side.some(Boolean));
  for (let group = 0; group < groups; group++) {
    for (let side = 0; side < 2; side++) {
      if (!problem.occurs[side]![group]) continue;
      const response = respond(problem, side as 0 | 1, enclosures, moved, group, point, points);
      if (response === 'matters') matters[group] = any = true;
      else if (response === 'saturated') saturated = true;
    }
  }
  return { informative: any && !saturated, stepwise: !any && !saturated, matters };
}

function respond(problem: Problem, side: 0 | 1, enclosures: Enclosures, moved: Moved, group: number, point: number, points: number): Response {
  const { values, columns } = moved;
  const offset = (group + 1) * points;
  const outputs = side === 0 ? problem.left : problem.right;
  for (const output of outputs) {
    const at = output * columns + point;
    const value = values[at]!;
    const width = enclosures.high[output * points + point]! - enclosures.low[output * points + point]!;
    // Leaving the domain is a change too: a shift that is NaN.
    if (!(Math.abs(values[at + offset]! - value) <= 4 * (width + 1e-13 * Math.abs(value)))) return 'matters';
  }
  return frontierResponse(problem, side, enclosures, moved, offset, point, points);
}

/** Looks at the operations that do not change though an operand of theirs does: why is the change lost? */
function frontierResponse({ program, cones }: Problem, side: 0 | 1, enclosures: Enclosures, { values, columns, scratch: changed }: Moved, offset: number, point: number, points: number): Response {
  const { starts, operands } = program;
  const shift = (node: number): number => Math.abs(values[node * columns + point + offset]! - values[node * columns + point]!);
  changed.fill(0, 0, program.length);
  let response: Response = 'dormant';
  for (let node = 0; node < program.length; node++) {
    if (cones[side][node] === 0) continue;
    const value = values[node * columns + point]!;
    const noise = enclosures.high[node * points + point]! - enclosures.low[node * points + point]! + 1e-13 * Math.abs(value);
    if (!(shift(node) <= 4 * noise)) {
      changed[node] = 1;
      continue;
    }
    if (program.opcodes[node]! <= Opcode.input) continue;
    let count = 0;
    let largest = 0;
    for (let k = starts[node]!; k < starts[node + 1]!; k++) {
      if (changed[operands[k]!] === 0) continue;
      count++;
      largest = Math.max(largest, shift(operands[k]!));
    }
    if (count === 0) continue;
    const here = lostAt(program, node, count, largest > 1000 * noise, value === 0);
    if (here === 'matters') return 'matters';
    if (here === 'saturated') response = 'saturated';
  }
  return response;
}

/** Why an operation does not change though `count` operands of it do; `isLarge` if one moves by more than its rounding. */
function lostAt(program: Program, node: number, count: number, isLarge: boolean, isZero: boolean): Response {
  switch (program.opcodes[node]) {
    case Opcode.add:
    case Opcode.subtract:
      return isLarge ? 'matters' : 'saturated';
    case Opcode.multiply:
    case Opcode.divide:
      return isZero ? 'dormant' : count > 1 ? 'matters' : 'saturated';
    case Opcode.max:
    case Opcode.min:
    case Opcode.select:
      return 'dormant';
    default: {
      const name = operatorName(program, node)!;
      // An integral, a limit or a sum without end may not change at all: ∫ λ exp(−λx) dx = 1.
      if (/^(?:∫|∑|lim) /.test(name)) return 'matters';
      return steps.has(name) ? 'dormant' : count > 1 ? 'matters' : 'saturated';
    }
  }
}
