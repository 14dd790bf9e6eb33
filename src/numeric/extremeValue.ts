import type { Expression } from '../ir/expression';
import { bendsAt } from './curvature';
import { descend, heightsAt, unknownsOf, withUnknowns } from './descend';
import type { Evidence, UndecidedReason, Witness } from './evidence';
import { drawFeasible } from './feasible';
import type { Objective, ObjectiveInput } from './objective';
import { budgetOf, enclosuresOf, prepareObjective, valuesOf } from './objective';
import { isAtBound } from './stationarity';
import { staysAbove } from './staysAbove';
import { heightOf, parametersAt, parametersOf, sizeChoices } from './objectivePoints';
import { createRandom, type Random } from './random';

export interface ValueQuestion extends Omit<ObjectiveInput, 'stated' | 'statesValue'> {
  /** The stated least or greatest value, in the parameters. */
  readonly value: Expression;
}

/** In the witness `left` is the objective at the point shown, `right` the stated value. */
export type ValueAnswer =
  | { readonly kind: 'attained'; readonly evidence: Evidence }
  /** A feasible point lies beyond the stated value. */
  | { readonly kind: 'exceeded'; readonly witness: Witness; readonly evidence: Evidence }
  /** The optimum lies short of the stated value: for certain, or as far as a convex objective was searched. */
  | { readonly kind: 'missed'; readonly witness: Witness; readonly evidence: Evidence }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason; readonly message: string };

/** A search that ends this close to the stated value, relative to it, has come to it. */
const closeness = 1e-6;
const wanted = 4;

/** Is this the least (or greatest) value of the objective, whatever the parameters? */
export function judgeExtremeValue(question: ValueQuestion, seed: number): ValueAnswer {
  const input: ObjectiveInput = { ...question, stated: [question.value], statesValue: true };
  let attained = 0;
  let open = 0;
  let missed: Witness | undefined;
  let isConstant = true;
  const evidence = (sizes: readonly number[]): Evidence => ({ method: 'optimisation', informativePoints: attained, sizes, worstDifference: 0, precision: 53, seed });
  const tried = new Set<number>();
  const budget = budgetOf(question);
  for (const [k, sizes] of sizeChoices([question.objective, question.value, ...question.unknowns.map(({ variable }) => variable)]).entries()) {
    const prepared = prepareObjective(input, sizes, budget);
    if (!prepared.ok) return { kind: 'undecided', reason: prepared.reason, message: prepared.message };
    const { objective } = prepared;
    if (objective.opaque) return { kind: 'undecided', reason: 'opaque-function', message: 'nothing is known of a function in the objective' };
    sizes.forEach((size) => tried.add(size));
    isConstant &&= objective.whole.variables.length === 0;
    const random = createRandom(seed + Math.imul(k + 1, 0x9e3779b1));
    for (const parameters of parametersOf(objective, random).slice(0, 5)) {
      if (budget.fuel <= 0) return { kind: 'undecided', reason: 'budget', message: 'the allowance of work is spent' };
      const found = judgeAt(objective, parameters.low, question.maximise, random);
      if (found.kind === 'exceeded') return { kind: 'exceeded', witness: found.witness, evidence: evidence([...tried]) };
      if (found.kind === 'missed') missed ??= found.witness;
      if (found.kind === 'attained') attained++;
      if (found.kind === 'open') open++;
    }
  }
  if (missed) return { kind: 'missed', witness: missed, evidence: evidence([...tried]) };
  if (open === 0 && attained >= (isConstant ? 1 : wanted)) return { kind: 'attained', evidence: evidence([...tried]) };
  if (open > 0) return { kind: 'undecided', reason: 'not-decided-numerically', message: 'a search did not come to the stated value, but whether it is out of reach was not decided' };
  return { kind: 'undecided', reason: 'no-informative-points', message: 'no parameters were found at which the objective and the stated value are defined' };
}

type Finding = { readonly kind: 'attained' | 'open' | 'undefined' } | { readonly kind: 'exceeded' | 'missed'; readonly witness: Witness };

function judgeAt(objective: Objective, parameters: Float64Array, maximise: boolean, random: Random): Finding {
  const enclosed = enclosuresOf(objective.stated, parameters, parameters);
  const node = objective.stated.program.outputs[0]!;
  const [low, high] = maximise ? [-enclosed.high[node]!, -enclosed.low[node]!] : [enclosed.low[node]!, enclosed.high[node]!];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { kind: 'undefined' };
  const count = objective.unknowns.length;
  const drawn = Array.from({ length: 12 }, (_, attempt) => withUnknowns(objective, parameters, drawFeasible(objective.feasible, count, attempt, random)));
  const candidates = [...drawn, ...drawn.slice(-5).map((start) => descend(objective, start))];
  const heights = heightsAt(objective, candidates);
  const order = candidates.map((_, k) => k).filter((k) => Number.isFinite(heights[k])).sort((a, b) => heights[a]! - heights[b]!);
  if (order.length === 0) return { kind: 'undefined' };
  const witness = (point: Float64Array, height: number): Witness => {
    const shown = { ...parametersAt(objective, point), ...Object.fromEntries(objective.unknowns.map((slot, k) => [objective.keys[k]!, point[slot]!])) };
    return { point: shown, left: maximise ? -height : height, right: maximise ? -(low + high) / 2 : (low + high) / 2 };
  };
  const beyond = order.find((k) => heights[k]! < low && (heightOf(objective, candidates[k]!, candidates[k]!)?.high ?? Infinity) < low);
  if (beyond !== undefined) return { kind: 'exceeded', witness: witness(candidates[beyond]!, heights[beyond]!) };
  const best = order[0]!;
  if (heights[best]! - high <= closeness * (1 + Math.abs(high))) return { kind: 'attained' };
  return staysAbove(objective, candidates[best]!, high) || isLeast(objective, candidates, best, heights[best]! - high) ? { kind: 'missed', witness: witness(candidates[best]!, heights[best]!) } : { kind: 'open' };
}

/** A gap that no rounding makes, and a slope that is none, relative to the height. */
const clearGap = 1e-3;
const levelSlope = 1e-7;

/** Whether the lowest point is the minimum of a function that is convex wherever it was looked at: its slope vanishes there. */
function isLeast(objective: Objective, points: readonly Float64Array[], at: number, gap: number): boolean {
  const lowest = points[at]!;
  const [height] = heightsAt(objective, [lowest]) as unknown as [number];
  const scale = 1 + Math.abs(height);
  if (gap < clearGap * scale || isAtBound(objective.feasible, unknownsOf(objective, lowest))) return false;
  const slopes = valuesOf(objective.slope, [lowest]);
  return Math.hypot(...slopes) <= levelSlope * scale && bendsAt(objective, points).every((bend) => bend === 'strictly-convex');
}
