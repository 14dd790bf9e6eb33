import type { Enclosures } from './evaluateInterval';
import { evaluateFloat } from './evaluateFloat';
import { evaluateInterval } from './evaluateInterval';
import { judgePoint, maximumGroups, movedColumns, moveVariables } from './informative';
import type { ComparedRelation, Status } from './pairStatus';
import { magnitude, pairStatus, relativeDifference } from './pairStatus';
import type { Budget, Points } from './points';
import { drawPoints, pickPoint } from './points';
import type { Precision } from './precision';
import type { Problem } from './problem';
import { Opcode } from './program';
import type { Random } from './random';
import type { Refinement } from './refine';
import { refinePoint } from './refine';
import type { SampleDomain } from './sampling';
import { constrain } from './constrain';

/** A point at which the relation is violated for certain, as inputs of one point. */
export interface Violation {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly enclosures: Enclosures;
  readonly assignment: number;
  /** left − right where floats do not tell it from 0. */
  readonly difference?: number;
}

export interface ExamineOptions {
  readonly relation: ComparedRelation;
  /** Informative points asked for. */
  readonly wanted: number;
  /** The sides are known to be no identity, however near they come to each other. */
  readonly distinct?: boolean;
  /** For points at which floats leave it open. */
  readonly precision?: Precision;
}

export interface Examination {
  readonly violation?: Violation;
  readonly informative: number;
  /** Points at which all is finite but a side is known too loosely to tell. */
  readonly open: number;
  readonly finite: number;
  readonly worstDifference: number;
  readonly exhausted: boolean;
  /** The most bits a point was decided with. */
  readonly bits: number;
  /** True where a logarithm of 0 stood in a product with 0, which is taken to be 0. */
  readonly zeroLog: boolean;
}

const maximumRounds = 8;

/** Buffers for the examinations of several problems, long enough for each. */
export interface Workspace {
  readonly enclosures: Enclosures;
  readonly inputs: Float64Array;
  readonly values: Float64Array;
  readonly scratch: Uint8Array;
}

const pointsPerRound = (wanted: number): number => Math.min(8, wanted);

export function createWorkspace(problems: readonly Problem[], wanted: number): Workspace {
  let [nodes, inputs, values] = [0, 0, 0];
  for (const problem of problems) {
    const columns = movedColumns(problem, pointsPerRound(wanted));
    nodes = Math.max(nodes, problem.program.length);
    inputs = Math.max(inputs, problem.program.inputs.length * columns);
    values = Math.max(values, problem.program.length * columns);
  }
  const bounds = (): Float64Array => new Float64Array(nodes * pointsPerRound(wanted));
  return { enclosures: { low: bounds(), high: bounds() }, inputs: new Float64Array(inputs), values: new Float64Array(values), scratch: new Uint8Array(nodes) };
}

/** The number of the first assignment that is violated for certain at a point. */
function violatedAssignment(problem: Problem, enclosures: Enclosures, point: number, points: number, relation: ComparedRelation): number | undefined {
  const at = problem.assignments.findIndex(({ left, right }) =>
    left.some((node, k) => pairStatus(problem.program, enclosures, node, right[k]!, point, points, relation) === 'violated'));
  return at < 0 ? undefined : at;
}

/** How all pairs stand at a point, the worst of them: violated, then undefined, then open. */
function pointStatus(problem: Problem, enclosures: Enclosures, point: number, points: number, relation: ComparedRelation): Status {
  let worst: Status = 'holds';
  for (let k = 0; k < problem.left.length; k++) {
    const status = pairStatus(problem.program, enclosures, problem.left[k]!, problem.right[k]!, point, points, relation);
    if (status === 'violated') return status;
    if (status === 'undefined' || (status === 'open' && worst === 'holds')) worst = status;
  }
  return worst;
}

/** The first point of a batch at which the relation is violated for certain; the batch is moved onto the given equations. */
export function findViolation(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, batch: Points, relation: ComparedRelation, budget: Budget): Violation | undefined {
  budget.fuel -= 4 * problem.program.length * batch.points;
  const { enclosures, valid } = constrain(problem, domains, batch, budget);
  for (let p = 0; p < batch.points; p++) {
    if (valid[p] === 0) continue;
    const assignment = violatedAssignment(problem, enclosures, p, batch.points, relation);
    if (assignment !== undefined) return violationAt(problem, batch, p, assignment);
  }
  return undefined;
}

function violationAt(problem: Problem, batch: Points, point: number, assignment: number): Violation {
  const { low, high } = pickPoint(batch, point);
  return { low, high, enclosures: evaluateInterval(problem.program, low, high, 1), assignment };
}

/** The size of the terms both sides of a pair come from. */
function magnitudeOf({ program, left, right }: Problem, enclosures: Enclosures, pair: number, point: number, points: number): number {
  return Math.max(magnitude(program, enclosures, left[pair]!, point, points), magnitude(program, enclosures, right[pair]!, point, points));
}

function preciseViolation(problem: Problem, batch: Points, point: number, { pair = 0, difference }: Refinement): Violation {
  let last = -1;
  const assignment = problem.assignments.findIndex(({ left }) => pair <= (last += left.length));
  const violation = violationAt(problem, batch, point, assignment);
  return difference === undefined ? violation : { ...violation, difference };
}

/** The slots of variables that are whole numbers. */
const countsOf = ({ variables }: Problem, domains: ReadonlyMap<string, SampleDomain>): readonly number[] =>
  variables.filter(({ name, slots }) => slots.length === 1 && /^(?:natural|integer)$/.test(domains.get(name)?.kind ?? '')).map(({ slots }) => slots[0]!.slot);

/** Two whole numbers are the same at a point: what is symmetric in them, as a binomial coefficient of n and k at k = n, does not tell there. */
const coincide = (counts: readonly number[], { low, points }: Points, point: number): boolean => counts.length > 1 && new Set(counts.map((slot) => low[slot * points + point])).size < counts.length;

/**
 * Holds both sides against each other at points drawn from the domains until `wanted` of them were informative, one
 * violates the relation for certain, or nothing more is to be hoped for.
 */
export function examine(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, random: Random, options: ExamineOptions, budget: Budget, workspace = createWorkspace([problem], options.wanted)): Examination {
  const { relation, wanted, distinct = false, precision } = options;
  const { program } = problem;
  const constant = problem.variables.length === 0;
  const points = constant ? 1 : pointsPerRound(wanted);
  const tally = { informative: 0, open: 0, finite: 0, worstDifference: 0, exhausted: false, bits: 53, zeroLog: false };
  const logarithms: number[] = [];
  for (let node = 0; node < program.length; node++) if (program.opcodes[node] === Opcode.log) logarithms.push(node);
  const counts = countsOf(problem, domains);
  // Step functions tell by their different values, not by small moves.
  const steps = new Map<string, number>();
  for (let round = 0; round < maximumRounds; round++) {
    const cost = program.length * points * (5 + Math.min(problem.variables.length, maximumGroups));
    if (budget.fuel < cost) {
      tally.exhausted = true;
      break;
    }
    budget.fuel -= cost;
    const batch = drawPoints(problem, domains, random, points);
    const { enclosures, valid } = constrain(problem, domains, batch, budget, workspace.enclosures);
    const columns = movedColumns(problem, points);
    moveVariables(problem, batch.low, batch.high, points, random, workspace.inputs);
    const moved = { values: evaluateFloat(program, workspace.inputs, columns, workspace.values), columns, scratch: workspace.scratch };
    for (let p = 0; p < points; p++) {
      if (valid[p] === 0) continue;
      const status = pointStatus(problem, enclosures, p, points, relation);
      if (status === 'violated') {
        const assignment = violatedAssignment(problem, enclosures, p, points, relation)!;
        return { violation: violationAt(problem, batch, p, assignment), ...tally };
      }
      if (status === 'undefined') continue;
      tally.finite++;
      tally.zeroLog ||= logarithms.some((node) => enclosures.low[node * points + p] === -Infinity);
      const judgement = judgePoint(problem, enclosures, moved, p, points);
      if (judgement.stepwise && status !== 'open') {
        const values = problem.left.map((node) => enclosures.low[node * points + p]).join();
        steps.set(values, (steps.get(values) ?? 0) + 1);
        if (steps.size >= 2) tally.informative = [...steps.values()].reduce((sum, count) => sum + count, 0);
      }
      if (!judgement.informative || coincide(counts, batch, p)) continue;
      if (status === 'open' || (distinct && status === 'holds')) {
        const refinement = precision && refinePoint(problem, pickPoint(batch, p), { precision, relation, distinct, magnitude: (pair) => magnitudeOf(problem, enclosures, pair, p, points) }, budget);
        if (refinement) tally.bits = Math.max(tally.bits, refinement.bits);
        if (refinement?.status === 'violated') {
          return { violation: preciseViolation(problem, batch, p, refinement), ...tally };
        }
        if (refinement?.status !== 'holds') {
          tally.open++;
          continue;
        }
      }
      tally.informative++;
      problem.left.forEach((left, k) => {
        tally.worstDifference = Math.max(tally.worstDifference, relativeDifference(program, enclosures, left, problem.right[k]!, p, points));
      });
    }
    if (constant || tally.informative >= wanted || (round >= 2 && tally.informative === 0 && steps.size === 0) || (round >= 1 && tally.finite === 0)) break;
  }
  return tally;
}
