import type { SampledDomains } from './domains';
import { domainsOf } from './domains';
import { isSign } from './eliminate';
import { evaluateFloat } from './evaluateFloat';
import type { Sides, Witness } from './evidence';
import { operatorTable } from './operatorTable';
import { fillPoints } from './points';
import type { Assignment, Problem } from './problem';
import { prepareProblem } from './problem';
import { createRandom, seedOf } from './random';
import type { SampleDomain } from './sampling';
import { drawNice, realDomain } from './sampling';
import { furtherSizeChoices, sizeChoices, sizesOf } from './sizes';

/** Both sides over one variable, the others held; or, for arrays, the entries of both sides at one point. */
export interface PlotData {
  /** What runs along the axis: a variable or entry (`x`, `z[1]`), or for bars `entry`. */
  readonly variable: string;
  /** The values the others are held at. */
  readonly at: Readonly<Record<string, number>>;
  readonly series: readonly { readonly label: 'left' | 'right'; readonly points: readonly (readonly [number, number])[] }[];
  /** Where the witness lies, if there is one. */
  readonly witness?: { readonly x: number; readonly left: number; readonly right: number };
  readonly shape: 'line' | 'bars';
}

const samples = 121;
/** At most this many inputs are tried for the one in which the sides differ most. */
const maximumCandidates = 12;

/** What to draw of two sides; undefined where there is nothing to vary, or they cannot be evaluated. */
export function plotSides(sides: Sides, witness?: Witness): PlotData | undefined {
  const problem = problemFor(sides, witness);
  if (!problem || problem.constraints.length > 0) return undefined;
  const domains = domainsOf(sides, [problem]);
  const held = heldPoint(problem, domains, witness);
  const assignment = problem.assignments.find(({ indices }) => [...indices].every(([name, value]) => witness?.point[name] === undefined || witness.point[name] === value));
  if (!assignment) return undefined;
  if (assignment.left.length > 1) return bars(problem, assignment, held, witness);
  return line(problem, assignment, held, domains, witness);
}

/** The problem at the witness's sizes, or at the first sizes at which it has a meaning. */
function problemFor(sides: Sides, witness: Witness | undefined): Problem | undefined {
  const names = sizesOf(sides);
  const stated = names.every((name) => witness?.point[name] !== undefined) ? [new Map(names.map((name) => [name, witness!.point[name]!]))] : [];
  for (const sizes of [...stated, ...sizeChoices(names), ...furtherSizeChoices(names)]) {
    const prepared = prepareProblem(sides, sizes, operatorTable);
    if (prepared.ok && prepared.problem.assignments.length > 0) return prepared.problem;
    if (!prepared.ok && prepared.reason !== 'index-out-of-range') return undefined;
  }
  return undefined;
}

/** The witness's values; for inputs it does not name, and without a witness, round ones of the domain. */
function heldPoint(problem: Problem, { domains }: SampledDomains, witness: Witness | undefined): Float64Array {
  const random = createRandom(seedOf(problem.program.inputs.map(({ key }) => key).join()));
  let start = 0;
  const { low } = fillPoints(problem, 1, ({ name, shape, slots }) => {
    const draw = drawNice(random, domains.get(name) ?? realDomain, shape, start);
    start += slots.length;
    return draw;
  });
  return low.map((value, slot) => witness?.point[problem.program.inputs[slot]!.key] ?? value);
}

function recordOf(problem: Problem, indices: ReadonlyMap<string, number>, held: Float64Array, without: number): Record<string, number> {
  const record: Record<string, number> = {};
  for (const [name, value] of [...problem.sizes, ...indices]) record[name] = value;
  problem.program.inputs.forEach(({ key }, slot) => {
    if (slot !== without && !isSign(key)) record[key] = held[slot]!;
  });
  return record;
}

function bars(problem: Problem, { indices, left, right }: Assignment, held: Float64Array, witness: Witness | undefined): PlotData {
  const values = evaluateFloat(problem.program, held, 1);
  const points = (nodes: readonly number[]): [number, number][] =>
    nodes.map((node, k): [number, number] => [k + 1, values[node]!]).filter(([, value]) => Number.isFinite(value));
  const differences = left.map((node, k) => Math.abs(values[node]! - values[right[k]!]!));
  const largest = differences.indexOf(Math.max(...differences));
  return {
    variable: 'entry',
    at: recordOf(problem, indices, held, -1),
    series: [{ label: 'left', points: points(left) }, { label: 'right', points: points(right) }],
    ...(witness && largest >= 0 ? { witness: { x: largest + 1, left: values[left[largest]!]!, right: values[right[largest]!]! } } : {}),
    shape: 'bars',
  };
}

interface Sweep {
  readonly slot: number;
  readonly window: readonly [number, number];
  readonly points: readonly (readonly [x: number, left: number, right: number])[];
}

function line(problem: Problem, assignment: Assignment, held: Float64Array, { domains }: SampledDomains, witness: Witness | undefined): PlotData | undefined {
  const sweeps: Sweep[] = [];
  problem.program.inputs.slice(0, maximumCandidates).forEach(({ key, variable }, slot) => {
    if (!isSign(key)) sweeps.push(sweep(problem, assignment, held, slot, windowOf(domains.get(variable) ?? realDomain, held[slot]!)));
  });
  const best = sweeps.filter(({ points }) => points.length > 1).sort((first, second) => interest(second, held) - interest(first, held))[0];
  if (!best) return undefined;
  const { key } = problem.program.inputs[best.slot]!;
  const [left, right] = [witness?.left, witness?.right];
  return {
    variable: key,
    at: recordOf(problem, assignment.indices, held, best.slot),
    series: [
      { label: 'left', points: best.points.map(([x, value]) => [x, value]) },
      { label: 'right', points: best.points.map(([x, , value]) => [x, value]) },
    ],
    ...(witness?.point[key] !== undefined && typeof left === 'number' && typeof right === 'number' ? { witness: { x: witness.point[key], left, right } } : {}),
    shape: 'line',
  };
}

/** A window about the held value that stays within the domain. */
function windowOf(domain: SampleDomain, held: number): readonly [number, number] {
  const reach = Math.max(4, 2 * Math.abs(held));
  if (domain.kind === 'simplex') return [0, 1];
  if (domain.kind !== 'interval') return [held - reach, held + reach];
  const { low, high } = domain;
  const span = low > -Infinity && high < Infinity ? high - low : 2 * reach;
  const from = low > -Infinity ? low + span / 1000 : Math.min(held, high) - reach;
  const to = high < Infinity ? high - span / 1000 : Math.max(held, low) + reach;
  return [from, to];
}

function sweep(problem: Problem, { left, right }: Assignment, held: Float64Array, slot: number, window: readonly [number, number]): Sweep {
  const inputs = new Float64Array(held.length * samples);
  held.forEach((value, other) => inputs.fill(value, other * samples, (other + 1) * samples));
  const xs = Array.from({ length: samples }, (_, k) => window[0] + ((window[1] - window[0]) * k) / (samples - 1));
  inputs.set(xs, slot * samples);
  const values = evaluateFloat(problem.program, inputs, samples);
  const points = xs.map((x, k): [number, number, number] => [x, values[left[0]! * samples + k]!, values[right[0]! * samples + k]!]);
  return { slot, window, points: points.filter(([, a, b]) => Number.isFinite(a) && Number.isFinite(b)) };
}

/** How much a sweep shows: how far the sides part near the held point, then whether they vary at all. */
function interest({ slot, window, points }: Sweep, held: Float64Array): number {
  const near = (window[1] - window[0]) / 4;
  let apart = 0;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const [x, left, right] of points) {
    if (Math.abs(x - held[slot]!) <= near) apart = Math.max(apart, Math.abs(left - right) / (1 + Math.max(Math.abs(left), Math.abs(right))));
    lowest = Math.min(lowest, left, right);
    highest = Math.max(highest, left, right);
  }
  const varies = highest - lowest > 1e-9 * (1 + Math.abs(highest));
  return (apart > 1e-9 ? 1 + apart : 0) + (varies ? 0.5 : 0);
}
