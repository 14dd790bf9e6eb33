import { evaluateFloat } from './evaluateFloat';
import { evaluateInterval } from './evaluateInterval';
import type { Budget, Points } from './points';
import type { Constraint, Problem } from './problem';
import type { SampleDomain } from './sampling';
import { realDomain } from './sampling';

/** Where a root is looked for: about the origin, at several scales, in order. */
const searched: readonly number[] = [-20, -8, -4, -2.7, -1.9, -1.3, -0.8, -0.4, -0.15, -0.05, -0.01, 0.01, 0.05, 0.15, 0.4, 0.8, 1.3, 1.9, 2.7, 4, 8, 20];
const maximumBisections = 70;

/**
 * Moves each point of a batch onto the given equations that no input could be eliminated by: one input of each equation
 * is set to an enclosure of a root, certified by a change of sign. Points are changed in place; the result has 1 for
 * those at which all equations hold.
 */
export function solveGivens(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, batch: Points, budget: Budget): Uint8Array {
  const valid = new Uint8Array(batch.points).fill(1);
  const taken = new Set<number>();
  for (const [k, constraint] of problem.constraints.entries()) {
    const earlier = new Set(problem.constraints.slice(0, k).flatMap(({ slots }) => slots));
    const candidates = constraint.slots.filter((slot) => !taken.has(slot) && !earlier.has(slot) && isContinuous(domainOf(problem, domains, slot)));
    for (let p = 0; p < batch.points; p++) {
      if (valid[p] === 1 && !holds(constraint, batch, p, budget) && !candidates.some((slot) => solveAt(constraint, slot, domainOf(problem, domains, slot), batch, p, budget))) valid[p] = 0;
    }
    candidates.forEach((slot) => taken.add(slot));
  }
  return valid;
}

function domainOf(problem: Problem, domains: ReadonlyMap<string, SampleDomain>, slot: number): SampleDomain {
  return domains.get(problem.program.inputs[slot]!.variable) ?? realDomain;
}

const isContinuous = (domain: SampleDomain): boolean => domain.kind === 'real' || domain.kind === 'nonzero' || domain.kind === 'interval';

/** True where the point satisfies the equation as drawn, up to what its enclosure leaves open. */
function holds(constraint: Constraint, batch: Points, point: number, budget: Budget): boolean {
  const [low, high] = encloseAt(constraint, inputsAt(constraint, batch.low, batch, point), inputsAt(constraint, batch.high, batch, point), budget);
  return low <= 0 && high >= 0 && high - low < 1e-9;
}

function inputsAt(constraint: Constraint, from: Float64Array, batch: Points, point: number): Float64Array {
  return Float64Array.from(constraint.slots, (slot) => from[slot * batch.points + point]!);
}

function encloseAt(constraint: Constraint, low: Float64Array, high: Float64Array, budget: Budget): readonly [number, number] {
  budget.fuel -= 4 * constraint.program.length;
  const enclosures = evaluateInterval(constraint.program, low, high, 1);
  const output = constraint.program.outputs[0]!;
  return [enclosures.low[output]!, enclosures.high[output]!];
}

/** Sets a slot to an enclosure of a root of the equation in it; false if none is found. */
function solveAt(constraint: Constraint, slot: number, domain: SampleDomain, batch: Points, point: number, budget: Budget): boolean {
  const own = constraint.slots.indexOf(slot);
  const low = inputsAt(constraint, batch.low, batch, point);
  const high = inputsAt(constraint, batch.high, batch, point);
  // One root after the other, from point to point.
  const brackets = bracketsOf(constraint, own, low, candidatesIn(domain), budget);
  const bracket = brackets[point % brackets.length];
  if (!bracket) return false;
  const [left, right] = bisect(constraint, own, low, bracket, budget);
  const certified = certify(constraint, own, low, high, left, right, budget);
  if (!certified) return false;
  batch.low[slot * batch.points + point] = certified[0];
  batch.high[slot * batch.points + point] = certified[1];
  return true;
}

function candidatesIn(domain: SampleDomain): readonly number[] {
  if (domain.kind !== 'interval') return searched;
  const { low, high } = domain;
  if (low > -Infinity && high < Infinity) return Array.from({ length: 22 }, (_, k) => low + ((high - low) * (k + 1)) / 23);
  const positive = searched.filter((value) => value > 0);
  if (low > -Infinity) return positive.map((value) => low + value);
  return high < Infinity ? positive.map((value) => high - value).reverse() : searched;
}

function valuesAt(constraint: Constraint, own: number, fixed: Float64Array, candidates: readonly number[], budget: Budget): Float64Array {
  const count = candidates.length;
  budget.fuel -= constraint.program.length * count;
  const inputs = new Float64Array(fixed.length * count);
  fixed.forEach((value, slot) => inputs.fill(value, slot * count, (slot + 1) * count));
  candidates.forEach((value, column) => {
    inputs[own * count + column] = value;
  });
  const output = constraint.program.outputs[0]!;
  return evaluateFloat(constraint.program, inputs, count).subarray(output * count, (output + 1) * count);
}

function bracketsOf(constraint: Constraint, own: number, fixed: Float64Array, candidates: readonly number[], budget: Budget): readonly (readonly [number, number])[] {
  const values = valuesAt(constraint, own, fixed, candidates, budget);
  return candidates.slice(1).flatMap((candidate, k) => (values[k]! * values[k + 1]! <= 0 ? [[candidates[k]!, candidate] as const] : []));
}

function bisect(constraint: Constraint, own: number, fixed: Float64Array, bracket: readonly [number, number], budget: Budget): readonly [number, number] {
  let [left, right] = bracket;
  const sign = Math.sign(valuesAt(constraint, own, fixed, [left], budget)[0]!);
  for (let step = 0; step < maximumBisections; step++) {
    const middle = left + (right - left) / 2;
    if (middle === left || middle === right) break;
    const value = valuesAt(constraint, own, fixed, [middle], budget)[0]!;
    if (value === 0) return [middle, middle];
    if (Math.sign(value) === sign) left = middle;
    else right = middle;
  }
  return [left, right];
}

/** Widens a bracket until the equation's sides differ for certain, in opposite senses, at its ends, and have no pole between. */
function certify(constraint: Constraint, own: number, low: Float64Array, high: Float64Array, left: number, right: number, budget: Budget): readonly [number, number] | undefined {
  const at = (from: number, to: number): readonly [number, number] => {
    const below = Float64Array.from(low);
    const above = Float64Array.from(high);
    below[own] = from;
    above[own] = to;
    return encloseAt(constraint, below, above, budget);
  };
  let slack = Math.max(Math.abs(left), Math.abs(right), 1e-300) * 2 ** -52;
  for (let attempt = 0; attempt < 16; attempt++) {
    const [from, to] = [left - slack, right + slack];
    const start = at(from, from);
    const end = at(to, to);
    if ((start[1] < 0 && end[0] > 0) || (start[0] > 0 && end[1] < 0)) {
      const whole = at(from, to);
      return Number.isFinite(whole[0]) && Number.isFinite(whole[1]) ? [from, to] : undefined;
    }
    slack *= 4;
  }
  return undefined;
}
