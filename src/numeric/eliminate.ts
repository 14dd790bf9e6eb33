import { differentiate } from './differentiate';
import { evaluateInterval } from './evaluateInterval';
import { pairStatus } from './pairStatus';
import { Opcode } from './program';
import type { ProgramBuilder } from './programBuilder';
import { ProgramError } from './programBuilder';
import { createRandom } from './random';

/** An equation between two nodes. */
export interface Equation {
  readonly left: number;
  readonly right: number;
}

/** An input that the given equations determine, as a node over the other inputs. */
export interface Solved {
  readonly key: string;
  readonly variable: string;
  readonly node: number;
}

export interface Elimination {
  /** What was to be evaluated, over the inputs that remain free. */
  readonly roots: readonly number[];
  readonly solved: readonly Solved[];
  /** Equations that could be solved for no input. */
  readonly remaining: readonly Equation[];
}

/** True for the sign of a root: an input no author wrote. */
export const isSign = (variable: string): boolean => variable.startsWith('‹sign›');

/** Draws at which an equation is tried before it is solved; one that holds at all of them is taken to be an identity. */
const trials = 8;

/** True where the equation holds wherever both sides are defined: it says nothing about the points. */
function isIdentity(builder: ProgramBuilder, { left, right }: Equation): boolean {
  const program = builder.finish([left, right]);
  const random = createRandom(program.length);
  const inputs = Float64Array.from({ length: program.inputs.length * trials }, (_, at) =>
    (at % trials) % 2 === 0 ? random.uniform() : 4 * random.uniform() - 2);
  const enclosures = evaluateInterval(program, inputs, inputs, trials);
  const [a, b] = program.outputs as [number, number];
  const statuses = Array.from({ length: trials }, (_, point) => pairStatus(program, enclosures, a, b, point, trials, '='));
  return program.inputs.length > 0 && statuses.filter((status) => status === 'holds').length >= 3 && !statuses.includes('violated') && !statuses.includes('open');
}

/**
 * Solves equations one after the other for an input each, by undoing the operations on the way to it, or, where they
 * are linear in it, by their slope; what is found is put in everywhere. An even power is undone up to a sign, which
 * becomes an input `‹sign›1` of its own. `mayEliminate` tells which variables may be solved for.
 */
export function eliminate(builder: ProgramBuilder, equations: readonly Equation[], roots: readonly number[], mayEliminate: (variable: string) => boolean): Elimination {
  let open = [...equations];
  let current = [...roots];
  let solved: Solved[] = [];
  const remaining: Equation[] = [];
  while (open.length > 0) {
    const equation = open.shift()!;
    if (equation.left === equation.right || isIdentity(builder, equation)) continue;
    const solution = solve(builder, equation, mayEliminate, solved.length);
    if (!solution) {
      remaining.push(equation);
      continue;
    }
    const { input, value } = solution;
    const { key, variable } = builder.slotOf(input);
    const replaced = replaceInput(builder, input, value, [
      ...current, ...solved.map(({ node }) => node), ...open.flatMap(({ left, right }) => [left, right]), ...remaining.flatMap(({ left, right }) => [left, right]),
    ]);
    const take = (count: number): number[] => replaced.splice(0, count);
    const pairs = (of: readonly Equation[]): Equation[] => of.map(() => ({ left: replaced.shift()!, right: replaced.shift()! }));
    current = take(current.length);
    const nodes = take(solved.length);
    solved = [...solved.map((earlier, k) => ({ ...earlier, node: nodes[k]! })), { key, variable, node: value }];
    open = pairs(open);
    remaining.splice(0, remaining.length, ...pairs(remaining));
  }
  return { roots: current, solved, remaining };
}

/** Solutions are taken for the equation `left = right` in the order: a side that is an input, one undone, one by slope. */
function solve(builder: ProgramBuilder, { left, right }: Equation, mayEliminate: (variable: string) => boolean, number: number): { input: number; value: number } | undefined {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    if (builder.isInput(side) && !isSign(builder.slotOf(side).variable) && !dependsOn(builder, other, side)) return { input: side, value: other };
  }
  const candidates = inputsOf(builder, [left, right]).filter((input) => mayEliminate(builder.slotOf(input).variable));
  for (const input of candidates.slice(0, 12)) {
    const inLeft = dependsOn(builder, left, input);
    const inRight = dependsOn(builder, right, input);
    const value = inLeft && inRight ? undefined : inLeft ? isolate(builder, left, right, input, number) : isolate(builder, right, left, input, number);
    if (value !== undefined) return { input, value };
  }
  const difference = builder.apply('subtract', left, right);
  for (const input of candidates.slice(0, 12)) {
    const value = bySlope(builder, difference, input);
    if (value !== undefined) return { input, value };
  }
  return undefined;
}

function dependsOn(builder: ProgramBuilder, node: number, input: number): boolean {
  return dependents(builder, [node], input)[node] === 1;
}

/** 1 for the nodes that depend on an input, up to the last of `roots`. */
function dependents(builder: ProgramBuilder, roots: readonly number[], input: number): Uint8Array {
  const last = Math.max(...roots);
  const dependent = new Uint8Array(Math.max(last, input) + 1);
  dependent[input] = 1;
  for (let node = input + 1; node <= last; node++) {
    if (builder.opcodeOf(node) > Opcode.input && builder.someOperand(node, (operand) => dependent[operand] === 1)) dependent[node] = 1;
  }
  return dependent;
}

function inputsOf(builder: ProgramBuilder, roots: readonly number[]): number[] {
  const seen = new Uint8Array(Math.max(...roots) + 1);
  for (const root of roots) seen[root] = 1;
  const inputs: number[] = [];
  for (let node = seen.length - 1; node >= 0; node--) {
    if (seen[node] === 0) continue;
    if (builder.isInput(node)) inputs.unshift(node);
    else if (builder.opcodeOf(node) > Opcode.input) for (const operand of builder.operandsOf(node)) seen[operand] = 1;
  }
  return inputs;
}

/** The input from `node = value`, where each operation on the way down has it in one operand only and can be undone. */
function isolate(builder: ProgramBuilder, node: number, value: number, input: number, number: number): number | undefined {
  const dependent = dependents(builder, [node], input);
  for (let steps = 0; node !== input; steps++) {
    const operands = builder.operandsOf(node);
    const within = operands.filter((operand) => dependent[operand] === 1);
    const rest = operands.filter((operand) => dependent[operand] === 0);
    const [inner] = within;
    if (inner === undefined || steps > 200) return undefined;
    const square = builder.opcodeOf(node) === Opcode.multiply && within.length === 2 && within[0] === within[1];
    if (within.length > 1 && !square) return undefined;
    const undone = square ? undoSquare(builder, value, rest, number + steps) : undo(builder, node, value, operands, inner, rest);
    if (undone === undefined) return undefined;
    value = undone;
    node = inner;
  }
  return value;
}

/** x from x · x · rest = value, up to a sign drawn as an input of its own. */
function undoSquare(builder: ProgramBuilder, value: number, rest: readonly number[], number: number): number {
  const sign = builder.input({ key: `‹sign›${number}`, variable: `‹sign›${number}`, offset: 0 });
  const square = rest.length === 0 ? value : builder.apply('divide', value, builder.multiply(rest));
  return builder.apply('multiply', sign, builder.apply('sqrt', square));
}

function undo(builder: ProgramBuilder, node: number, value: number, operands: readonly number[], inner: number, rest: readonly number[]): number | undefined {
  const first = operands[0] === inner;
  switch (builder.opcodeOf(node)) {
    case Opcode.add:
      return builder.apply('subtract', value, builder.add(rest));
    case Opcode.subtract:
      return first ? builder.apply('add', value, rest[0]!) : builder.apply('subtract', rest[0]!, value);
    case Opcode.multiply:
      return builder.apply('divide', value, builder.multiply(rest));
    case Opcode.divide:
      return first ? builder.apply('multiply', value, rest[0]!) : builder.apply('divide', rest[0]!, value);
    case Opcode.negate:
      return builder.apply('negate', value);
    case Opcode.exp:
      return builder.apply('log', value);
    case Opcode.log:
      return builder.apply('exp', value);
    case Opcode.scalar:
      return undoScalar(builder, builder.scalarOf(node).name, value);
    default:
      return undefined;
  }
}

const inverses: ReadonlyMap<string, string> = new Map([
  ['tanh', 'atanh'], ['atanh', 'tanh'], ['sinh', 'asinh'], ['asinh', 'sinh'], ['expm1', 'log1p'], ['log1p', 'expm1'],
]);

/** The inverse of a function one-to-one on its whole domain; √x = v holds only for v ≥ 0, which is left to the points. */
function undoScalar(builder: ProgramBuilder, name: string, value: number): number | undefined {
  const inverse = inverses.get(name);
  return inverse === undefined ? undefined : builder.apply(inverse, value);
}

/** −g(0)/g′ where g′ does not depend on the input: the root of a linear equation. */
function bySlope(builder: ProgramBuilder, difference: number, input: number): number | undefined {
  const slope = slopeOf(builder, difference, input);
  if (slope === undefined || builder.exact(slope)?.numerator === 0n || dependsOn(builder, slope, input)) return undefined;
  const [offset] = replaceInput(builder, input, builder.integer(0), [difference]);
  return builder.apply('negate', builder.apply('divide', offset!, slope));
}

function slopeOf(builder: ProgramBuilder, difference: number, input: number): number | undefined {
  try {
    return differentiate(builder, difference, [input])[0];
  } catch (error) {
    if (error instanceof ProgramError) return undefined;
    throw error;
  }
}

/** The roots rebuilt with `value` in place of an input; `value` must not depend on it. */
export function replaceInput(builder: ProgramBuilder, input: number, value: number, roots: readonly number[]): number[] {
  if (roots.length === 0) return [];
  const dependent = dependents(builder, roots, input);
  const replaced = new Map<number, number>([[input, value]]);
  for (let node = input + 1; node < dependent.length; node++) {
    if (dependent[node] === 0) continue;
    const operands = builder.operandsOf(node).map((operand) => replaced.get(operand) ?? operand);
    replaced.set(node, builder.again(node, operands));
  }
  return roots.map((root) => replaced.get(root) ?? root);
}
