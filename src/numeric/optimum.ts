import { bendsAt, commonBend, type Bend } from './curvature';
import { descend, heightsAt, unknownsOf, withUnknowns } from './descend';
import type { Evidence, UndecidedReason, Witness } from './evidence';
import { drawFeasible, placeOf, project } from './feasible';
import type { Objective, ObjectiveInput } from './objective';
import { budgetOf, enclosuresOf, prepareObjective } from './objective';
import { heightOf, parametersAt, parametersOf, sizeChoices } from './objectivePoints';
import type { Points } from './points';
import { createRandom, type Random } from './random';
import { isAtBound, stationarityAt } from './stationarity';

export type OptimumQuestion = ObjectiveInput;

/** A feasible point that is better than the stated one, for certain. */
export interface Improvement {
  /** Parameters and the better point; the objective at the stated point (`left`) and at the better one (`right`). */
  readonly witness: Witness;
  /** What the stated point is instead of the optimum; `sloped`: the derivative does not vanish there. */
  readonly nature: 'opposite' | 'saddle' | 'local' | 'sloped' | 'unclear';
  /** Where the optimum lies, as far as the search found it. */
  readonly best: 'bound' | 'inside' | 'unbounded';
}

/** `bend` is the objective's shape as it is minimised or maximised, over all points looked at. */
export type OptimumAnswer =
  | { readonly kind: 'optimal'; readonly bend: Bend | undefined; readonly evidence: Evidence }
  | { readonly kind: 'improved'; readonly improvement: Improvement; readonly bend: Bend | undefined; /** At other parameters it is the optimum. */ readonly sometimes: boolean; readonly evidence: Evidence }
  | { readonly kind: 'outside'; /** Parameters; the stated point (`left`) and the nearest feasible one (`right`). */ readonly witness: Witness; readonly evidence: Evidence }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason; readonly message: string };

const roundCandidates = 10;
/** Of these, corners, ends and the middle, which are shown sooner than others. */
const plainCandidates = 3;
/** Parameters at which the whole feasible set is searched, not only downhill of the stated point. */
const searchedFully = 2;
const wanted = 6;
const undecided = (reason: UndecidedReason, message: string): OptimumAnswer => ({ kind: 'undecided', reason, message });

/** What was found at one choice of parameters. */
type Finding =
  | { readonly kind: 'optimal' | 'open' | 'undefined' }
  | { readonly kind: 'outside'; readonly point: Float64Array }
  | { readonly kind: 'improved'; readonly improvement: Improvement };

/**
 * Is the stated point the optimum, whatever the parameters? `improved` only with a feasible point whose objective is
 * better for certain (enclosures that do not overlap); `optimal` where the first-order conditions hold at enough
 * parameters and a search from several starts found nothing better.
 */
export function judgeOptimum(question: OptimumQuestion, seed: number): OptimumAnswer {
  const objectives: Objective[] = [];
  const budget = budgetOf(question);
  for (const sizes of sizeChoices([question.objective, ...question.stated, ...question.unknowns.map(({ variable }) => variable)])) {
    const prepared = prepareObjective(question, sizes, budget);
    if (!prepared.ok) return undecided(prepared.reason, prepared.message);
    objectives.push(prepared.objective);
  }
  if (objectives.some(({ opaque }) => opaque)) return undecided('opaque-function', 'nothing is known of a function in the objective');
  const found: { readonly objective: Objective; readonly finding: Finding }[] = [];
  const bends: Bend[] = [];
  for (const [k, objective] of objectives.entries()) {
    const random = createRandom(seed + Math.imul(k + 1, 0x9e3779b1));
    for (const [p, parameters] of parametersOf(objective, random).entries()) {
      if (budget.fuel <= 0) return undecided('budget', 'the allowance of work is spent');
      found.push({ objective, finding: judgeAt(objective, parameters, p, question.maximise, random) });
      bends.push(...bendsWithin(objective, parameters.low, objective.whole.variables.length === 0 ? 24 : 4, random));
    }
  }
  const count = (kind: Finding['kind']): number => found.filter(({ finding }) => finding.kind === kind).length;
  const sizes = [...new Set(objectives.flatMap((objective) => [...objective.sizes.values()]))].sort((a, b) => a - b);
  const optimal = count('optimal');
  const bend = bends.length === 0 ? undefined : question.maximise ? turned(commonBend(bends)) : commonBend(bends);
  const evidence: Evidence = { method: 'optimisation', informativePoints: optimal + count('improved'), sizes, worstDifference: 0, precision: 53, seed };
  const first = found.map(({ finding }) => finding).find((finding) => finding.kind === 'improved');
  if (first?.kind === 'improved') return { kind: 'improved', improvement: first.improvement, bend, sometimes: optimal > 0, evidence };
  const constant = objectives.every(({ whole }) => whole.variables.length === 0);
  if (optimal >= (constant ? 1 : wanted) && count('open') <= optimal / 2) return { kind: 'optimal', bend, evidence };
  const outside = found.find(({ finding }) => finding.kind === 'outside');
  if (outside?.finding.kind === 'outside' && optimal + count('open') === 0) {
    const { objective, finding } = outside;
    const stated = [...unknownsOf(objective, finding.point)];
    const nearest = [...project(objective.feasible, Float64Array.from(stated))];
    return { kind: 'outside', witness: { point: parametersAt(objective, finding.point), left: stated.length === 1 ? stated[0]! : stated, right: nearest.length === 1 ? nearest[0]! : nearest }, evidence };
  }
  if (count('open') > 0) return undecided('not-decided-numerically', 'whether the point is the optimum was not decided: its derivative is not known well enough');
  return undecided('no-informative-points', 'no parameters were found at which the objective and the stated point are defined');
}

function judgeAt(objective: Objective, parameters: Points, at: number, maximise: boolean, random: Random): Finding {
  const { stated, unknowns, feasible } = objective;
  const enclosed = enclosuresOf(stated, parameters.low, parameters.high);
  const low = Float64Array.from(stated.program.outputs, (node) => enclosed.low[node]!);
  const high = Float64Array.from(stated.program.outputs, (node) => enclosed.high[node]!);
  if (![...low, ...high].every(Number.isFinite)) return { kind: 'undefined' };
  const [lowPoint, highPoint] = [withUnknowns(objective, parameters.low, low), withUnknowns(objective, parameters.high, high)];
  if (placeOf(feasible, low, high) === 'outside') return { kind: 'outside', point: lowPoint };
  const own = heightOf(objective, lowPoint, highPoint);
  if (!own) return { kind: 'undefined' };
  const middle = withUnknowns(objective, parameters.low, project(feasible, low.map((bound, k) => (bound + high[k]!) / 2)));
  const candidates = candidatesFrom(objective, middle, at, random);
  const heights = heightsAt(objective, candidates);
  const better = bestOf(objective, candidates, heights, own.low);
  const stationarity = stationarityAt(objective, lowPoint, highPoint);
  if (better) {
    const value = (height: number): number => (maximise ? -height : height);
    const point = { ...parametersAt(objective, parameters.low), ...Object.fromEntries(unknowns.map((slot, k) => [objective.keys[k]!, better[slot]!])) };
    const witness: Witness = { point, left: value((own.low + own.high) / 2), right: value(heightsAt(objective, [better])[0]!) };
    return { kind: 'improved', improvement: { witness, nature: stationarity === 'stationary' ? natureAt(objective, middle) : stationarity, best: placeOfBest(objective, candidates, heights) } };
  }
  if (!heights.some((height) => height > own.high)) return { kind: 'undefined' };
  return { kind: stationarity === 'stationary' || isKink(objective, middle, own.high) ? 'optimal' : 'open' };
}

/** Round feasible points and corners, what lies downhill of the stated point and, at the first parameters, of others. */
function candidatesFrom(objective: Objective, stated: Float64Array, at: number, random: Random): readonly Float64Array[] {
  const { feasible, unknowns } = objective;
  const drawn = (attempt: number): Float64Array => withUnknowns(objective, stated, drawFeasible(feasible, unknowns.length, attempt, random));
  const round = Array.from({ length: roundCandidates }, (_, attempt) => drawn(attempt));
  const nudged = withUnknowns(objective, stated, project(feasible, unknownsOf(objective, stated).map((value) => value + 0.05 * (1 + Math.abs(value)) * random.normal())));
  const starts = at < searchedFully ? [stated, nudged, drawn(roundCandidates), drawn(roundCandidates + 1)] : [stated];
  return [...round, ...starts.map((start) => descend(objective, start))];
}

/** A point better than `height` for certain: the lowest of the plainest, else of the round ones, else of all. */
function bestOf(objective: Objective, candidates: readonly Float64Array[], heights: Float64Array, height: number): Float64Array | undefined {
  const order = candidates.map((_, k) => k).filter((k) => heights[k]! < height).sort((a, b) => heights[a]! - heights[b]!);
  const certain = (k: number): boolean => (heightOf(objective, candidates[k]!, candidates[k]!)?.high ?? Infinity) < height;
  const k = [plainCandidates, roundCandidates, candidates.length].map((end) => order.filter((candidate) => candidate < end).find(certain)).find((found) => found !== undefined);
  return k === undefined ? undefined : candidates[k];
}

function placeOfBest(objective: Objective, candidates: readonly Float64Array[], heights: Float64Array): Improvement['best'] {
  const best = candidates.map((_, k) => k).filter((k) => heights[k]! === heights[k]!).sort((a, b) => heights[a]! - heights[b]!)[0]!;
  const unknowns = unknownsOf(objective, candidates[best]!);
  if (unknowns.some((value) => Math.abs(value) > 1e6)) return 'unbounded';
  return isAtBound(objective.feasible, unknowns) ? 'bound' : 'inside';
}

function natureAt(objective: Objective, stated: Float64Array): Improvement['nature'] {
  const [bend] = bendsAt(objective, [stated]);
  if (bend === 'concave' || bend === 'strictly-concave') return 'opposite';
  return bend === 'mixed' ? 'saddle' : bend === 'convex' || bend === 'strictly-convex' ? 'local' : 'unclear';
}

/** A corner of the objective itself, |x − a| at a: every short move along an axis leads up for certain. */
function isKink(objective: Objective, stated: Float64Array, height: number): boolean {
  const unknowns = unknownsOf(objective, stated);
  return [1e-3, 1e-6].every((length) =>
    [...unknowns.keys()].every((k) =>
      [length, -length].every((step) => {
        const moved = project(objective.feasible, unknowns.map((value, j) => (j === k ? value + step * (1 + Math.abs(value)) : value)));
        if (moved.every((value, j) => value === unknowns[j])) return true;
        const point = withUnknowns(objective, stated, moved);
        return (heightOf(objective, point, point)?.low ?? -Infinity) > height;
      }),
    ),
  );
}

/** Half of the points are round, half at random. */
function bendsWithin(objective: Objective, parameters: Float64Array, count: number, random: Random): readonly Bend[] {
  const points = Array.from({ length: count }, (_, k) => withUnknowns(objective, parameters, drawFeasible(objective.feasible, objective.unknowns.length, k < count / 2 ? k : 20 + k, random)));
  return bendsAt(objective, points).filter((bend) => bend !== undefined);
}

const opposites: Readonly<Record<Bend, Bend>> = {
  convex: 'concave', concave: 'convex', 'strictly-convex': 'strictly-concave', 'strictly-concave': 'strictly-convex', flat: 'flat', mixed: 'mixed',
};

/** The bend of −f. */
const turned = (bend: Bend): Bend => opposites[bend];
