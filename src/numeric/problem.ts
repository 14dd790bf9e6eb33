import type { Expression } from '../ir/expression';
import type { Elimination, Equation, Solved } from './eliminate';
import { eliminate, isSign } from './eliminate';
import type { Sides } from './evidence';
import type { GroundingOptions } from './ground';
import type { GroundingReason } from './groundedArray';
import { createGroundingCache } from './expansion';
import { Grounder } from './ground';
import { groupOf, maximumGroups } from './informative';
import type { Program } from './program';
import { cone, Opcode } from './program';
import { ProgramBuilder, ProgramError } from './programBuilder';
import type { OperatorTable } from './programBuilder';

/** A variable as it occurs in a program: the slots of those of its entries that do. */
export interface VariableUse {
  readonly name: string;
  readonly shape: readonly number[];
  readonly slots: readonly { readonly slot: number; readonly offset: number }[];
}

/** The pairs of entries to be held against each other at one choice of the free indices. */
export interface Assignment {
  readonly indices: ReadonlyMap<string, number>;
  readonly shape: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Both sides at one choice of sizes, as one program. */
export interface Problem {
  readonly sizes: ReadonlyMap<string, number>;
  readonly program: Program;
  readonly assignments: readonly Assignment[];
  /** left and right nodes of all assignments, in order. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly cones: readonly [left: readonly number[], right: readonly number[]];
  readonly variables: readonly VariableUse[];
  /** For each side and group of variables, whether one of the group occurs in the side. */
  readonly occurs: readonly [left: readonly boolean[], right: readonly boolean[]];
  /** Nodes that must be defined for a point to count: what was differentiated. */
  readonly guards: readonly number[];
  /** Inputs that the given equations determine, with their nodes. */
  readonly solved: readonly Solved[];
  /** Given equations that are left to be solved at each point. */
  readonly constraints: readonly Constraint[];
  readonly opaque: boolean;
  /** Integrals occur, and are enclosed: an estimate may serve where no enclosure is found. */
  readonly integrals: boolean;
  /** It is about arrays, of which none has an entry. */
  readonly vacuous: boolean;
}

/** An equation as a program of its own with one output, 0 where it holds; input k is the problem's slot `slots[k]`. */
export interface Constraint {
  readonly program: Program;
  readonly slots: readonly number[];
}

export type PreparedProblem =
  | { readonly ok: true; readonly problem: Problem }
  | { readonly ok: false; readonly reason: GroundingReason; readonly message: string };

const maximumAssignments = 64;

type Ranges = { readonly ok: true; readonly assignments: readonly ReadonlyMap<string, number>[] } | Extract<PreparedProblem, { ok: false }>;

/** Every choice of the free indices within their ranges, the first of them if there are more than 64. */
function assignmentsOf(builder: ProgramBuilder, grounder: Grounder, freeIndices: Sides['freeIndices']): Ranges {
  const mayHold = (condition: Expression, indices: ReadonlyMap<string, number>): boolean => {
    const grounded = grounder.ground(condition, indices);
    return !grounded.ok || builder.exact(grounded.nodes[0]!)?.numerator !== 0n;
  };
  let assignments: ReadonlyMap<string, number>[] = [new Map()];
  for (const { name, range, where } of freeIndices) {
    const next: ReadonlyMap<string, number>[] = [];
    for (const assignment of assignments) {
      const bounds = grounder.range(range, assignment);
      if (!bounds.ok) return bounds;
      for (let value = bounds.from; value <= bounds.to && next.length < maximumAssignments; value++) {
        const chosen = new Map([...assignment, [name, value]]);
        if (!where || mayHold(where, chosen)) next.push(chosen);
      }
    }
    assignments = next;
  }
  return { ok: true, assignments };
}

type Shape = readonly number[];
const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((length, dimension) => length === b[dimension]);
const columnOf = (shape: Shape): Shape => (shape.length === 2 && shape[1] === 1 ? [shape[0]!] : shape);
const showShape = (shape: Shape): string => (shape.length === 0 ? 'a scalar' : `an array of size ${shape.join('×')}`);

interface Paired {
  readonly shape: Shape;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Entries side by side. An n×1 matrix goes with a vector, a 1×1 matrix with a scalar, and 0 with every array. */
function pair(builder: ProgramBuilder, left: { shape: Shape; nodes: readonly number[] }, right: { shape: Shape; nodes: readonly number[] }): Paired | string {
  if (sameShape(left.shape, right.shape) || (left.nodes.length === 1 && right.nodes.length === 1)) return { shape: left.shape, left: left.nodes, right: right.nodes };
  if (sameShape(columnOf(left.shape), columnOf(right.shape))) return { shape: columnOf(left.shape), left: left.nodes, right: right.nodes };
  const isZero = (side: { shape: Shape; nodes: readonly number[] }): boolean => side.shape.length === 0 && builder.exact(side.nodes[0]!)?.numerator === 0n;
  if (isZero(right)) return { shape: left.shape, left: left.nodes, right: left.nodes.map(() => right.nodes[0]!) };
  if (isZero(left)) return { shape: right.shape, left: right.nodes.map(() => left.nodes[0]!), right: right.nodes };
  return `the left side is ${showShape(left.shape)}, the right side ${showShape(right.shape)}`;
}

/** Grounds both sides, and the given equations, at these sizes. */
export function prepareProblem(sides: Sides, sizes: ReadonlyMap<string, number>, table: OperatorTable, options: GroundingOptions = {}, cache = createGroundingCache()): PreparedProblem {
  const builder = new ProgramBuilder(table);
  const grounder = new Grounder(builder, sizes, options, cache);
  const ranges = assignmentsOf(builder, grounder, sides.freeIndices);
  if (!ranges.ok) return ranges;
  const assignments: Assignment[] = [];
  const equations: Equation[] = [];
  let opaque = false;
  for (const indices of ranges.assignments) {
    const left = grounder.ground(sides.left, indices);
    if (!left.ok) return left;
    const right = grounder.ground(sides.right, indices);
    if (!right.ok) return right;
    const paired = pair(builder, left, right);
    if (typeof paired === 'string') return { ok: false, reason: 'shape-mismatch', message: paired };
    opaque ||= left.opaque || right.opaque;
    assignments.push({ indices, ...paired });
    for (const given of sides.given) {
      const givenLeft = grounder.ground(given.left, indices);
      if (!givenLeft.ok) return givenLeft;
      const givenRight = grounder.ground(given.right, indices);
      if (!givenRight.ok) return givenRight;
      const equation = pair(builder, givenLeft, givenRight);
      if (typeof equation === 'string') return { ok: false, reason: 'shape-mismatch', message: equation };
      equation.left.forEach((node, k) => equations.push({ left: node, right: equation.right[k]! }));
    }
  }
  return assemble(builder, grounder, sides, sizes, assignments, equations, opaque);
}

function assemble(builder: ProgramBuilder, grounder: Grounder, sides: Sides, sizes: ReadonlyMap<string, number>, built: readonly Assignment[], equations: readonly Equation[], opaque: boolean): PreparedProblem {
  const roots: number[] = [];
  for (const { left } of built) for (const node of left) roots.push(node);
  const half = roots.length;
  for (const { right } of built) for (const node of right) roots.push(node);
  for (const node of grounder.guards) roots.push(node);
  const eliminated = eliminateGivens(builder, sides, roots, equations);
  if ('reason' in eliminated) return { ok: false, ...eliminated };
  const differences = eliminated.remaining.map(({ left, right }) => builder.apply('subtract', left, right));
  const program = builder.finish(equations.length === 0 ? roots : [...eliminated.roots, ...eliminated.solved.map(({ node }) => node), ...differences]);
  const left = program.outputs.slice(0, half);
  const right = program.outputs.slice(half, 2 * half);
  let at = 0;
  const assignments = built.map((assignment) => {
    const end = at + assignment.left.length;
    const moved = { ...assignment, left: left.slice(at, end), right: right.slice(at, end) };
    at = end;
    return moved;
  });
  const slotOf = new Map(differences.length === 0 ? [] : program.inputs.map(({ key }, slot) => [key, slot]));
  const variables = variableUses(program, grounder);
  const nodes = inputNodes(program);
  const cones = [cone(program, left), cone(program, right)] as const;
  const problem: Problem = {
    sizes,
    program,
    assignments,
    left,
    right,
    cones,
    variables,
    occurs: [occurrences(cones[0], variables, nodes), occurrences(cones[1], variables, nodes)],
    guards: program.outputs.slice(2 * half, roots.length),
    solved: eliminated.solved.map((solved, k) => ({ ...solved, node: program.outputs[roots.length + k]! })),
    constraints: differences.map((node) => {
      const own = builder.finish([node]);
      return { program: own, slots: own.inputs.map(({ key }) => slotOf.get(key)!) };
    }),
    opaque,
    integrals: grounder.integrals,
    vacuous: grounder.isVacuous,
  };
  return { ok: true, problem };
}

/** Domains of a whole array, or of separate values: an equation is solved for a variable of such a one only if it is one side of it. */
const fixedDomains = new Set(['simplex', 'one-hot', 'symmetric', 'positive-definite', 'orthogonal', 'diagonal', 'unit', 'integer', 'natural', 'binary', 'sign']);

function eliminateGivens(builder: ProgramBuilder, sides: Sides, roots: readonly number[], equations: readonly Equation[]): Elimination | { reason: GroundingReason; message: string } {
  if (equations.length === 0) return { roots, solved: [], remaining: [] };
  try {
    return eliminate(builder, equations, roots, (variable) => !isSign(variable) && !fixedDomains.has(sides.domains.get(variable)?.kind ?? 'real'));
  } catch (error) {
    if (error instanceof ProgramError) return { reason: error.reason, message: error.message };
    throw error;
  }
}

function occurrences(side: readonly number[], variables: readonly VariableUse[], nodes: readonly number[]): readonly boolean[] {
  const occurs = new Array<boolean>(Math.min(variables.length, maximumGroups)).fill(false);
  for (let v = 0; v < variables.length; v++) {
    for (const { slot } of variables[v]!.slots) if (side[nodes[slot]!] === 1) occurs[groupOf(v)] = true;
  }
  return occurs;
}

/** The node of each input slot. */
function inputNodes(program: Program): readonly number[] {
  const nodes = new Array<number>(program.inputs.length).fill(0);
  for (let node = 0; node < program.length; node++) {
    if (program.opcodes[node] === Opcode.input) nodes[program.operands[program.starts[node]!]!] = node;
  }
  return nodes;
}

export function variableUses(program: Program, grounder: Grounder): VariableUse[] {
  const uses = new Map<string, { slot: number; offset: number }[]>();
  program.inputs.forEach(({ variable, offset }, slot) => {
    const slots = uses.get(variable);
    if (slots) slots.push({ slot, offset });
    else uses.set(variable, [{ slot, offset }]);
  });
  return [...uses].map(([name, slots]) => ({ name, slots, shape: grounder.shapeOfVariable(name) }));
}
