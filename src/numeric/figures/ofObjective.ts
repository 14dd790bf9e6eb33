import { heightsAt, descend, unknownsOf, withUnknowns } from '../descend';
import type { Witness } from '../evidence';
import { drawFeasible, project, type FeasibleGroup } from '../feasible';
import { budgetOf, prepareObjective, valuesOf, type Objective, type ObjectiveInput } from '../objective';
import { parametersOf, sizeChoices } from '../objectivePoints';
import { createRandom } from '../random';
import { realDomain } from '../sampling';
import type { Control, FieldData, Figure, Mark, SeriesData, Settings } from './figure';
import { evenly, settled } from './figure';
import { windowOf } from './heldProblem';

const lineSamples = 161;
const fieldSamples = 49;
/** Corners, the middle and points at random, from which the optimum is sought. */
const starts = 8;
/** An optimum further out, or higher or lower, is none that could be shown. */
const farthest = 1e6;

/** An objective at chosen sizes and parameters. */
interface HeldObjective {
  readonly objective: Objective;
  /** A point of the whole; its unknowns mean nothing. */
  readonly held: Float64Array;
  readonly controls: readonly Control[];
  readonly input: ObjectiveInput;
}

/**
 * An objective over its unknown, with the stated optimum and the one a search finds: a curve over a number, contours over
 * two, or over the simplex of three shares. Undefined for any other, and where it cannot be evaluated.
 * @param witness parameters to begin with
 */
export function figureOfObjective(input: ObjectiveInput, witness?: Witness): Figure | undefined {
  const held = holdObjective(input, witness);
  if (!held) return undefined;
  const figure: Figure = { subject: 'objective', draw: (settings = { values: {} }) => draw(held, settings) };
  return figure.draw() ? figure : undefined;
}

/** What the unknowns run over: a number, two, or three that sum to 1. */
function drawableAs({ unknowns, feasible: [group, ...others] }: Objective): 'line' | 'plane' | 'simplex' | undefined {
  if (others.length > 0 || !group) return undefined;
  if (group.sumsToOne) return unknowns.length === 3 && group.low === 0 ? 'simplex' : undefined;
  return unknowns.length === 1 ? 'line' : unknowns.length === 2 ? 'plane' : undefined;
}

function holdObjective(input: ObjectiveInput, witness: Witness | undefined): HeldObjective | undefined {
  const all = sizeChoices([input.objective, ...input.unknowns.map(({ variable }) => variable)]);
  const objective = all.map((sizes) => preparedAt(input, sizes)).find((found) => found !== undefined && drawableAs(found) !== undefined);
  if (!objective) return undefined;
  const { inputs } = objective.whole.program;
  const isWitnessed = [...objective.sizes].every(([name, size]) => witness?.point[name] === size);
  const [nice] = parametersOf(objective, createRandom(1));
  const held = nice!.low.map((value, slot) => (isWitnessed ? witness?.point[inputs[slot]!.key] : undefined) ?? value);
  const controls = inputs.flatMap(({ key, variable }, slot): readonly Control[] => {
    const window = objective.unknowns.includes(slot) ? undefined : windowOf(objective.domains.get(variable) ?? realDomain, held[slot]!);
    return window ? [{ key, low: window[0], high: window[1] }] : [];
  });
  return { objective, held, controls, input };
}

function preparedAt(input: ObjectiveInput, sizes: ReadonlyMap<string, number>): Objective | undefined {
  const prepared = prepareObjective(input, sizes, budgetOf(input));
  return prepared.ok && !prepared.objective.opaque ? prepared.objective : undefined;
}

function draw({ objective: first, held, controls, input }: HeldObjective, settings: Settings): SeriesData | FieldData | undefined {
  // Each drawing has an allowance of work of its own.
  const objective = preparedAt(input, first.sizes);
  const kind = objective && drawableAs(objective);
  if (!objective || !kind) return undefined;
  const { inputs } = objective.whole.program;
  const set = settled(controls, (key) => held[inputs.findIndex((one) => one.key === key)]!, settings);
  const point = held.map((value, slot) => set.get(inputs[slot]!.key) ?? value);
  const marks = marksOf(objective, point, input);
  const at = Object.fromEntries([...objective.sizes, ...inputs.flatMap(({ key }, slot) => (objective.unknowns.includes(slot) ? [] : [[key, point[slot]!] as const]))]);
  const heights = (unknowns: readonly (readonly number[])[]): number[] => {
    const found = heightsAt(objective, unknowns.map((values) => withUnknowns(objective, point, Float64Array.from(values))));
    return [...found].map((value) => (input.maximise ? -value : value));
  };
  const windows = objective.unknowns.map((_, k) => windowOfUnknown(objective.feasible[0]!, marks.map((mark) => mark.at[k]!)));
  if (kind === 'line') {
    const xs = evenly(windows[0]!, lineSamples);
    const values = heights(xs.map((x) => [x]));
    const points = xs.map((x, k): [number, number] => [x, values[k]!]).filter(([, value]) => Number.isFinite(value));
    if (points.length < 2) return undefined;
    return { shape: 'line', variable: objective.keys[0]!, choices: [], at, controls, series: [{ label: 'objective', points }], marks };
  }
  const simplex = kind === 'simplex';
  const window = simplex ? ([[0, 1], [0, 1]] as const) : ([windows[0]!, windows[1]!] as const);
  const [across, up] = [evenly(window[0], fieldSamples), evenly(window[1], fieldSamples)];
  // Beyond the simplex its values are reflected, so that contours reach its edge.
  const inside = (x: number, y: number): readonly number[] => (x + y > 1 ? [1 - y, 1 - x, Math.max(0, x + y - 1)] : [x, y, Math.max(0, 1 - x - y)]);
  const values = heights(up.flatMap((y) => across.map((x) => (simplex ? inside(x, y) : [x, y]))));
  if (!values.some(Number.isFinite)) return undefined;
  return { shape: 'field', variables: [objective.keys[0]!, objective.keys[1]!], window, count: fieldSamples, simplex, panels: [{ label: 'objective', values }], at, controls, marks };
}

/** All of a bounded domain; else what the marks lie in, with room around. */
function windowOfUnknown({ low, high }: FeasibleGroup, marked: readonly number[]): readonly [number, number] {
  if (low > -Infinity && high < Infinity) return [low, high];
  const [least, most] = [Math.min(...marked, Infinity), Math.max(...marked, -Infinity)];
  const [from, to] = least <= most ? [least, most] : [0, 0];
  const reach = Math.max(2, 1.5 * (to - from), Math.abs(from), Math.abs(to));
  return [Math.max(low, from - reach), Math.min(high, to + reach)];
}

/** The stated optimum, and the best point of a search, where there is one within reach. */
function marksOf(objective: Objective, point: Float64Array, { maximise, stated }: ObjectiveInput): readonly Mark[] {
  const markAt = (label: Mark['label'], unknowns: Float64Array): readonly Mark[] => {
    const [height] = heightsAt(objective, [withUnknowns(objective, point, unknowns)]);
    const isShown = [height!, ...unknowns].every((value) => Math.abs(value) < farthest);
    return isShown ? [{ label, at: [...unknowns], value: maximise ? -height! : height! }] : [];
  };
  const claimed = stated.length > 0 ? valuesOf(objective.stated, [point]) : undefined;
  const random = createRandom(7);
  const candidates = Array.from({ length: starts }, (_, k) => drawFeasible(objective.feasible, objective.unknowns.length, k, random));
  const from = [...(claimed?.every(Number.isFinite) ? [project(objective.feasible, claimed)] : []), ...candidates];
  const reached = from.map((unknowns) => descend(objective, withUnknowns(objective, point, unknowns)));
  const heights = heightsAt(objective, reached);
  const best = reached.reduce((kept, _, k) => (heights[k]! < heights[kept]! || Number.isNaN(heights[kept]) ? k : kept), 0);
  return [...(claimed ? markAt('stated', claimed) : []), ...markAt('found', unknownsOf(objective, reached[best]!))];
}
