import { evaluateInterval } from '../evaluateInterval';
import type { Sides, Witness } from '../evidence';
import type { Assignment } from '../problem';
import type { FieldData, Figure, MatrixData, SeriesData, Settings } from './figure';
import { evenly } from './figure';
import { holdSides, recordOf, setValues, valuesAlong, type HeldProblem } from './heldProblem';

const lineSamples = 121;
const fieldSamples = 41;
const asShown: Settings = { values: {} };

/**
 * What to draw of two sides. Numbers: curves over one variable, and contours over two; arrays, and numbers that hold
 * for each value of an index, entry by entry. Empty where there is nothing to vary, or they cannot be evaluated.
 */
export function figuresOfSides(sides: Sides, witness?: Witness): readonly Figure[] {
  const held = holdSides(sides, witness);
  if (!held) return [];
  const table = entryTable(held);
  const entrywise = table && entryFigure(held, table, witness);
  if (entrywise) return drawable([{ subject: 'sides', draw: entrywise }]);
  const assignment = held.problem.assignments.find(({ indices }) => [...indices].every(([name, value]) => witness?.point[name] === undefined || witness.point[name] === value));
  if (!assignment) return [];
  const ranking = held.controls.length === 0 ? [] : rankControls(held, assignment);
  const curves: Figure = { subject: 'sides', draw: (settings) => line(held, assignment, ranking, settings, witness) };
  if (ranking.length < 2) return drawable([curves]);
  return drawable([curves, { subject: 'contours', draw: (settings) => field(held, assignment, [ranking[0]!, ranking[1]!], settings, witness) }]);
}

/** Nothing is offered that then cannot be drawn; contours rest on the same values as the curves. */
const drawable = (figures: readonly Figure[]): readonly Figure[] => (figures[0]!.draw() === undefined ? [] : figures);

/** Pairs of entries in the order of up to two dimensions: indices that are free, then the dimensions of each side. */
interface EntryTable {
  readonly names: readonly string[];
  /** The numbers of the entries in each dimension. */
  readonly numbers: readonly (readonly number[])[];
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Undefined for plain numbers, and where the entries do not fill a vector or a matrix. */
function entryTable({ problem: { assignments, left, right } }: HeldProblem): EntryTable | undefined {
  const [first] = assignments;
  const indices = [...first!.indices.keys()];
  const ranges = indices.map((name) => [...new Set(assignments.map((assignment) => assignment.indices.get(name)!))]);
  const dimensions = first!.shape.map((length) => Array.from({ length }, (_, k) => k + 1));
  const own = dimensions.length === 1 ? ['entry'] : ['row', 'column'];
  const [names, numbers] = [[...indices, ...own.slice(0, dimensions.length)], [...ranges, ...dimensions]];
  const entries = numbers.reduce((product, { length }) => product * length, 1);
  return (numbers.length === 1 || numbers.length === 2) && entries > 1 && entries === left.length ? { names, numbers, left, right } : undefined;
}

function entryFigure(held: HeldProblem, table: EntryTable, witness: Witness | undefined): Figure['draw'] {
  return (settings = asShown) => (table.numbers.length === 1 ? bars(held, table, settings, witness) : matrix(held, table, settings));
}

/** Positions of the entries whose enclosures do not overlap. */
function differingEntries({ problem }: HeldProblem, { left, right }: EntryTable, values: Float64Array): readonly number[] {
  const { low, high } = evaluateInterval(problem.program, values, values, 1);
  return left.flatMap((node, at) => (high[node]! < low[right[at]!]! || high[right[at]!]! < low[node]! ? [at] : []));
}

function bars(held: HeldProblem, table: EntryTable, settings: Settings, witness: Witness | undefined): SeriesData | undefined {
  const values = setValues(held, settings);
  const nodes = valuesAlong(held.problem, values, 1, new Map());
  const [numbers] = table.numbers as [readonly number[]];
  const pointsOf = (side: readonly number[]) => numbers.map((number, k): [number, number] => [number, nodes[side[k]!]!]).filter(([, value]) => Number.isFinite(value));
  const series = [{ label: 'left', points: pointsOf(table.left) }, { label: 'right', points: pointsOf(table.right) }] as const;
  if (series.every(({ points }) => points.length === 0)) return undefined;
  const apart = numbers.map((_, k) => Math.abs(nodes[table.left[k]!]! - nodes[table.right[k]!]!));
  const [most] = [...differingEntries(held, table, values)].sort((a, b) => apart[b]! - apart[a]!);
  return {
    shape: 'bars',
    variable: table.names[0]!,
    choices: [],
    at: recordOf(held, new Map(), values),
    controls: held.controls,
    series,
    ...(witness && most !== undefined ? { witness: { x: numbers[most]!, left: nodes[table.left[most]!]!, right: nodes[table.right[most]!]! } } : {}),
    marks: [],
  };
}

function matrix(held: HeldProblem, table: EntryTable, settings: Settings): MatrixData | undefined {
  const values = setValues(held, settings);
  const nodes = valuesAlong(held.problem, values, 1, new Map());
  const panels = ([['left', table.left], ['right', table.right]] as const).map(([label, side]) => ({ label, values: side.map((node) => nodes[node]!) }));
  if (panels.some((panel) => !panel.values.some(Number.isFinite))) return undefined;
  const [rows, columns] = table.numbers as [readonly number[], readonly number[]];
  return { shape: 'matrix', variables: [table.names[0]!, table.names[1]!], rows, columns, panels, differing: differingEntries(held, table, values), at: recordOf(held, new Map(), values), controls: held.controls };
}

interface Sweep {
  readonly key: string;
  readonly points: readonly (readonly [x: number, left: number, right: number])[];
}

const slotOf = ({ problem }: HeldProblem, key: string): number => problem.program.inputs.findIndex((input) => input.key === key);

function sweep(held: HeldProblem, { left, right }: Assignment, values: Float64Array, key: string): Sweep {
  const { low, high } = held.controls.find((control) => control.key === key)!;
  const xs = evenly([low, high], lineSamples);
  const nodes = valuesAlong(held.problem, values, lineSamples, new Map([[slotOf(held, key), xs]]));
  const points = xs.map((x, k): [number, number, number] => [x, nodes[left[0]! * lineSamples + k]!, nodes[right[0]! * lineSamples + k]!]);
  return { key, points: points.filter(([, a, b]) => Number.isFinite(a) && Number.isFinite(b)) };
}

/** What may run along an axis, that over which the sides differ most first. */
function rankControls(held: HeldProblem, assignment: Assignment): readonly string[] {
  const sweeps = held.controls.map(({ key }) => sweep(held, assignment, held.held, key)).filter(({ points }) => points.length > 1);
  return sweeps.sort((first, second) => interest(second, held) - interest(first, held)).map(({ key }) => key);
}

/** How much a sweep shows: how far the sides part near the held point, then whether they vary at all. */
function interest({ key, points }: Sweep, held: HeldProblem): number {
  const { low, high } = held.controls.find((control) => control.key === key)!;
  const middle = held.held[slotOf(held, key)]!;
  let apart = 0;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const [x, left, right] of points) {
    if (Math.abs(x - middle) <= (high - low) / 4) apart = Math.max(apart, Math.abs(left - right) / (1 + Math.max(Math.abs(left), Math.abs(right))));
    lowest = Math.min(lowest, left, right);
    highest = Math.max(highest, left, right);
  }
  const varies = highest - lowest > 1e-9 * (1 + Math.abs(highest));
  return (apart > 1e-9 ? 1 + apart : 0) + (varies ? 0.5 : 0);
}

const isUnmoved = (held: HeldProblem, values: Float64Array, without: readonly number[]): boolean => values.every((value, slot) => without.includes(slot) || value === held.held[slot]);

function line(held: HeldProblem, assignment: Assignment, ranking: readonly string[], settings: Settings = asShown, witness?: Witness): SeriesData | undefined {
  const key = settings.over !== undefined && ranking.includes(settings.over) ? settings.over : ranking[0];
  if (key === undefined) return undefined;
  const values = setValues(held, settings);
  const { points } = sweep(held, assignment, values, key);
  if (points.length < 2) return undefined;
  const slot = slotOf(held, key);
  const [left, right, x] = [witness?.left, witness?.right, witness?.point[key]];
  const isAtWitness = x !== undefined && typeof left === 'number' && typeof right === 'number' && isUnmoved(held, values, [slot]);
  return {
    shape: 'line',
    variable: key,
    choices: ranking,
    at: recordOf(held, assignment.indices, values, [slot]),
    controls: held.controls.filter((control) => control.key !== key),
    series: [
      { label: 'left', points: points.map(([at, value]) => [at, value]) },
      { label: 'right', points: points.map(([at, , value]) => [at, value]) },
    ],
    ...(isAtWitness ? { witness: { x, left, right } } : {}),
    marks: [],
  };
}

function field(held: HeldProblem, { indices, left, right }: Assignment, keys: readonly [string, string], settings: Settings = asShown, witness?: Witness): FieldData {
  const values = setValues(held, settings);
  const window = keys.map((key) => held.controls.find((control) => control.key === key)!).map(({ low, high }) => [low, high] as const) as [[number, number], [number, number]];
  const [across, up] = window.map((range) => evenly(range, fieldSamples)) as [readonly number[], readonly number[]];
  const slots = keys.map((key) => slotOf(held, key)) as [number, number];
  const count = fieldSamples * fieldSamples;
  const nodes = valuesAlong(held.problem, values, count, new Map([[slots[0], up.flatMap(() => across)], [slots[1], up.flatMap((y) => across.map(() => y))]]));
  const panel = (label: 'left' | 'right', [node]: readonly number[]) => ({ label, values: [...nodes.subarray(node! * count, (node! + 1) * count)] });
  const [x, y] = keys.map((key) => witness?.point[key]);
  const isAtWitness = x !== undefined && y !== undefined && typeof witness?.left === 'number' && isUnmoved(held, values, slots);
  return {
    shape: 'field',
    variables: keys,
    window,
    count: fieldSamples,
    simplex: false,
    panels: [panel('left', left), panel('right', right)],
    at: recordOf(held, indices, values, slots),
    controls: held.controls.filter(({ key }) => !keys.includes(key)),
    marks: isAtWitness ? [{ label: 'witness', at: [x, y], value: witness.left }] : [],
  };
}
