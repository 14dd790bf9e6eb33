import type { SampledDomains } from '../domains';
import { domainsOf } from '../domains';
import { isSign } from '../eliminate';
import { evaluateFloat } from '../evaluateFloat';
import type { Sides, Witness } from '../evidence';
import { operatorTable } from '../operatorTable';
import { fillPoints } from '../points';
import type { Problem } from '../problem';
import { prepareProblem } from '../problem';
import { createRandom, seedOf } from '../random';
import type { SampleDomain } from '../sampling';
import { drawNice, realDomain } from '../sampling';
import { furtherSizeChoices, sizeChoices, sizesOf } from '../sizes';
import type { Control, Settings } from './figure';
import { settled } from './figure';

/** Two sides at chosen sizes, with a value for every input. */
export interface HeldProblem {
  readonly problem: Problem;
  readonly held: Float64Array;
  /** Inputs whose values may be set. */
  readonly controls: readonly Control[];
}

/** Inputs beyond these are not offered to be set. */
const maximumControls = 12;

/** The sides at the witness, or at round values of their domains; undefined where they cannot be evaluated so. */
export function holdSides(sides: Sides, witness: Witness | undefined): HeldProblem | undefined {
  const problem = problemFor(sides, witness);
  if (!problem || problem.constraints.length > 0) return undefined;
  const domains = domainsOf(sides, [problem]);
  const held = heldPoint(problem, domains, witness);
  const controls = problem.program.inputs.slice(0, maximumControls).flatMap(({ key, variable }, slot): readonly Control[] => {
    const window = isSign(key) ? undefined : windowOf(domains.domains.get(variable) ?? realDomain, held[slot]!);
    return window ? [{ key, low: window[0], high: window[1] }] : [];
  });
  return { problem, held, controls };
}

/** The problem at the witness's sizes, or at the first sizes at which it has a meaning; three entries show more than two. */
function problemFor(sides: Sides, witness: Witness | undefined): Problem | undefined {
  const names = sizesOf(sides);
  const stated = names.every((name) => witness?.point[name] !== undefined) ? [new Map(names.map((name) => [name, witness!.point[name]!]))] : [];
  const [two, three, ...others] = sizeChoices(names) as [ReadonlyMap<string, number>, ...ReadonlyMap<string, number>[]];
  for (const sizes of [...stated, ...(three ? [three] : []), two, ...others, ...furtherSizeChoices(names)]) {
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

/** A window about the held value that stays within the domain; undefined where the entry cannot move by itself. */
export function windowOf(domain: SampleDomain, held: number): readonly [number, number] | undefined {
  const reach = Math.max(4, 2 * Math.abs(held));
  if (domain.kind === 'real' || domain.kind === 'nonzero') return [held - reach, held + reach];
  if (domain.kind !== 'interval') return undefined;
  const { low, high } = domain;
  const span = low > -Infinity && high < Infinity ? high - low : 2 * reach;
  const from = low > -Infinity ? low + span / 1000 : Math.min(held, high) - reach;
  const to = high < Infinity ? high - span / 1000 : Math.max(held, low) + reach;
  return [from, to];
}

/** The held values with those that are set in their place. */
export function setValues({ problem, held, controls }: HeldProblem, settings: Settings): Float64Array {
  const slotOf = new Map(problem.program.inputs.map(({ key }, slot) => [key, slot]));
  const set = settled(controls, (key) => held[slotOf.get(key)!]!, settings);
  return held.map((value, slot) => set.get(problem.program.inputs[slot]!.key) ?? value);
}

/** Sizes, indices and inputs by name, without those that run along an axis. */
export function recordOf({ problem }: HeldProblem, indices: ReadonlyMap<string, number>, values: Float64Array, without: readonly number[] = []): Readonly<Record<string, number>> {
  const record: Record<string, number> = {};
  for (const [name, value] of [...problem.sizes, ...indices]) record[name] = value;
  problem.program.inputs.forEach(({ key }, slot) => {
    if (!without.includes(slot) && !isSign(key)) record[key] = values[slot]!;
  });
  return record;
}

/** Every node at `count` points that agree with `values` but for some inputs, given by slot. */
export function valuesAlong({ program }: Problem, values: Float64Array, count: number, varied: ReadonlyMap<number, readonly number[]>): Float64Array {
  const inputs = new Float64Array(values.length * count);
  values.forEach((value, slot) => inputs.set(varied.get(slot) ?? new Array<number>(count).fill(value), slot * count));
  return evaluateFloat(program, inputs, count);
}
