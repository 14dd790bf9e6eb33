import type { Enclosures } from './evaluateInterval';
import type { Problem } from './problem';
import { Opcode } from './program';
import { operatorName } from './programBuilder';
import type { Random } from './random';

/** Values of every node at each point (column p) and with one group of variables moved a little (column (g + 1) · P + p). */
export interface Moved {
  readonly values: Float64Array;
  readonly columns: number;
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

/** Inputs for `Moved`: the middles of the enclosures, then for each group the same with its variables moved by about 10⁻³. */
export function moveVariables(problem: Problem, low: Float64Array, high: Float64Array, points: number, random: Random): { inputs: Float64Array; columns: number } {
  const groups = Math.min(problem.variables.length, maximumGroups);
  const columns = points * (groups + 1);
  const slots = problem.program.inputs.length;
  const inputs = new Float64Array(slots * columns);
  for (let slot = 0; slot < slots; slot++) {
    for (let p = 0; p < points; p++) {
      const middle = low[slot * points + p]! + (high[slot * points + p]! - low[slot * points + p]!) / 2;
      for (let g = 0; g <= groups; g++) inputs[slot * columns + g * points + p] = middle;
    }
  }
  problem.variables.forEach((variable, v) => {
    const offset = (groupOf(v) + 1) * points;
    for (const { slot } of variable.slots) {
      for (let p = 0; p < points; p++) {
        const value = inputs[slot * columns + p]!;
        const move = 1e-3 * (Math.abs(value) + 0.1) * (0.5 + random.uniform());
        inputs[slot * columns + offset + p] = random.uniform() < 0.5 ? value - move : value + move;
      }
    }
  });
  return { inputs, columns };
}

/** Whether a point counts, and which groups of variables matter there. */
export interface Judgement {
  readonly informative: boolean;
  readonly matters: readonly boolean[];
}

/**
 * A point is informative where neither side is saturated in a variable that occurs in it, and some variable matters.
 * Without variables every point is.
 */
export function judgePoint(problem: Problem, enclosures: Enclosures, moved: Moved, point: number, points: number): Judgement {
  const groups = Math.min(problem.variables.length, maximumGroups);
  const matters: boolean[] = [];
  let saturated = false;
  for (let group = 0; group < groups; group++) {
    let mattering = false;
    for (const side of [0, 1] as const) {
      if (!occurs(problem, side, group)) continue;
      const response = respond(problem, side, enclosures, moved, group, point, points);
      if (response === 'matters') mattering = true;
      else if (response === 'saturated') saturated = true;
    }
    matters.push(mattering);
  }
  return { informative: !saturated && (groups === 0 || matters.includes(true)), matters };
}

function occurs(problem: Problem, side: 0 | 1, group: number): boolean {
  const { cones, variables } = problem;
  for (let v = group; v < variables.length; v += maximumGroups) {
    for (const { slot } of variables[v]!.slots) if (cones[side][problem.inputNodes[slot]!] === 1) return true;
  }
  return false;
}

function respond(problem: Problem, side: 0 | 1, enclosures: Enclosures, moved: Moved, group: number, point: number, points: number): Response {
  const { program } = problem;
  const column = (group + 1) * points + point;
  const shift = (node: number): number => Math.abs(moved.values[node * moved.columns + column]! - moved.values[node * moved.columns + point]!);
  const noise = (node: number): number => {
    const at = node * points + point;
    return enclosures.high[at]! - enclosures.low[at]! + 1e-13 * Math.abs(moved.values[node * moved.columns + point]!);
  };
  // Leaving the domain is a change too: a shift that is NaN.
  const changes = (node: number): boolean => !(shift(node) <= 4 * noise(node));

  for (const output of side === 0 ? problem.left : problem.right) if (changes(output)) return 'matters';

  let response: Response = 'dormant';
  for (let node = 0; node < program.length; node++) {
    if (problem.cones[side][node] === 0 || program.opcodes[node]! <= Opcode.input || changes(node)) continue;
    const operands = Array.from(program.operands.subarray(program.starts[node]!, program.starts[node + 1]!)).filter(changes);
    if (operands.length === 0) continue;
    const here = frontier(program.opcodes[node]!, operatorName(program, node)!, operands.length, () => Math.max(...operands.map(shift)) > 1000 * noise(node), () => moved.values[node * moved.columns + point] === 0);
    if (here === 'matters') return 'matters';
    if (here === 'saturated') response = 'saturated';
  }
  return response;
}

/** Why an operation does not change though an operand of it does. */
function frontier(opcode: number, name: string, changed: number, isLarge: () => boolean, isZero: () => boolean): Response {
  switch (opcode) {
    case Opcode.add:
    case Opcode.subtract:
      return isLarge() ? 'matters' : 'saturated';
    case Opcode.multiply:
    case Opcode.divide:
      return changed > 1 && !isZero() ? 'matters' : isZero() ? 'dormant' : 'saturated';
    case Opcode.max:
    case Opcode.min:
    case Opcode.select:
      return 'dormant';
    default:
      return steps.has(name) ? 'dormant' : changed > 1 ? 'matters' : 'saturated';
  }
}
