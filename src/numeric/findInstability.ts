import type { Expression } from '../ir/expression';
import { freeSizes } from '../ir/substitute';
import { evaluateInterval } from './evaluateInterval';
import { evaluateRounded } from './evaluateRounded';
import type { FloatFormat } from './floatFormats';
import { halfInUlps, isNormal, roundTo, unitInLastPlace } from './floatFormats';
import { ground } from './ground';
import { operatorTable } from './operatorTable';
import type { Precision } from './precision';
import { precisions } from './precision';
import type { Program } from './program';
import { ProgramBuilder } from './programBuilder';
import { createRandom } from './random';
import { rationalToFloat } from './rational';

/** Inputs at which a formula, computed in a format as it is written, fails though its value is an ordinary number. */
export interface Instability {
  readonly format: FloatFormat;
  readonly point: Readonly<Record<string, number>>;
  /** What the format gives: ±∞, NaN, or a number far off. */
  readonly got: number;
  readonly exact: number;
  /** By how many units in the last place of the format; ∞ where it is no number. */
  readonly ulps: number;
}

export interface InstabilityOptions {
  /** An error above this many units in the last place counts; 512 where absent, or half the value in bfloat16. */
  readonly ulps?: number;
  /** For true values that float64 cannot give either. */
  readonly precision?: Precision;
  /** The form in which functions of the field are computed; the textbook's where absent. */
  readonly form?: 'stable' | 'plain';
  /** The same function in another form: only what it gets right at the same inputs counts as a failure. */
  readonly rival?: Expression;
  /** Only what is infinite or no number counts, and not a number far off. */
  readonly overflowOnly?: boolean;
  /** Whether the inputs may occur; all may where absent. */
  readonly reachable?: (point: Readonly<Record<string, number>>) => boolean;
}

const toleratedUlps = (format: FloatFormat): number => Math.min(512, halfInUlps(format));
/** Symbolic sizes are 3: enough entries for a sum to cancel. */
const sizeTried = 3;
/** Sizes of inputs, ascending, so that the first found is the smallest: e¹² > 65504, e⁸⁹ > 3.4·10³⁸, e⁷¹⁰ > 1.8·10³⁰⁸. */
const magnitudes: readonly number[] = [1e-6, 1e-4, 0.001, 0.01, 0.1, 0.5, 1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 89, 100, 128, 200, 256, 512, 710, 1000, 4096, 30_000];
/** Larger programs are not searched. */
const maximumLength = 2000;

/**
 * Looks for reachable inputs at which `expression` overflows, is no number or is off by many ulps in one of `formats`,
 * tried in order, while its true value is a normal number of the format. Undefined where none is found, or where the
 * expression cannot be computed.
 */
export function findInstability(expression: Expression, formats: readonly FloatFormat[], options: InstabilityOptions = {}): Instability | undefined {
  const written = programOf(expression, options.form ?? 'plain');
  if (!written || written.length > maximumLength || written.inputs.length === 0) return undefined;
  const rival = options.rival && programOf(options.rival, 'stable');
  if (options.rival && !rival) return undefined;
  const others = [rival ?? programOf(expression, 'stable')].filter((program) => program !== undefined);
  for (const format of formats) {
    for (const point of pointsFor(written, format)) {
      if (options.reachable && !options.reachable(named(written, point))) continue;
      const found = failureAt(written, others, point, format, options);
      if (found && (!rival || succeedsAt(rival, inputsOf(rival, written, point), found, options))) return found;
    }
  }
  return undefined;
}

/** The instructions of a form, symbolic sizes being 3; undefined where it cannot be computed. */
export function programOf(expression: Expression, form: 'stable' | 'plain'): Program | undefined {
  const builder = new ProgramBuilder(operatorTable);
  const sizes = new Map([...freeSizes(expression)].map((name) => [name, sizeTried]));
  const grounding = ground(expression, { sizes, indices: new Map() }, builder, { form });
  return grounding.ok && !grounding.opaque ? builder.finish(grounding.nodes) : undefined;
}

/** An input by its place. */
type Shape = (k: number) => number;

/**
 * All inputs alike, of either sign, the entries of arrays beside scalars of 1, alternating, one alone; after all of these
 * close together, and at random. Each is a number of the format.
 */
function* pointsFor({ inputs }: Program, format: FloatFormat): Generator<readonly number[]> {
  const random = createRandom(inputs.length);
  const isEntry = inputs.map(({ key }) => key.endsWith(']'));
  const isMixed = new Set(isEntry).size > 1;
  const plain = (size: number): readonly Shape[] => [
    () => size,
    () => -size,
    ...(isMixed ? [(k: number): number => (isEntry[k] ? size : 1)] : []),
    (k) => (k % 2 === 0 ? size : -size),
    (k) => (k === 0 ? size : 0),
    (k) => (k === 0 ? -size : 0),
  ];
  const odd = (size: number): readonly Shape[] => [(k) => size + k, () => size * (2 * random.uniform() - 1)];
  for (const shapes of [plain, odd]) {
    for (const size of magnitudes) for (const shape of shapes(size)) yield inputs.map((_, k) => roundTo(format, shape(k)));
  }
}

function failureAt(written: Program, others: readonly Program[], point: readonly number[], format: FloatFormat, { ulps: tolerated = toleratedUlps(format), precision, overflowOnly = false }: InstabilityOptions): Instability | undefined {
  const values = evaluateRounded(written, point, format);
  for (const [entry, output] of written.outputs.entries()) {
    const got = values[output]!;
    const suspect = !Number.isFinite(got);
    if (overflowOnly && !suspect) continue;
    const exact = trueValue(written, others, entry, point, suspect ? precision : undefined);
    if (exact === undefined || !isNormal(format, exact)) continue;
    const ulps = suspect ? Infinity : Math.abs(got - exact) / unitInLastPlace(format, exact);
    if (ulps <= tolerated) continue;
    return { format, point: named(written, point), got, exact, ulps };
  }
  return undefined;
}

const named = ({ inputs }: Program, point: readonly number[]): Instability['point'] => Object.fromEntries(inputs.map(({ key }, slot) => [key, point[slot]!]));

/** Whether another program is right in the format where the one looked at is not. */
function succeedsAt(rival: Program, inputs: Float64Array, { format, exact }: Instability, { ulps: tolerated = toleratedUlps(format) }: InstabilityOptions): boolean {
  const values = evaluateRounded(rival, [...inputs], format);
  return rival.outputs.some((output) => Math.abs(values[output]! - exact) / unitInLastPlace(format, exact) <= tolerated / 4);
}

/** The value of an output where float64 encloses it closely, in any form, or more digits do. */
function trueValue(written: Program, others: readonly Program[], entry: number, point: readonly number[], precision: Precision | undefined): number | undefined {
  for (const program of [...others, written]) {
    const inputs = inputsOf(program, written, point);
    const { low, high } = evaluateInterval(program, inputs, inputs, 1);
    const output = program.outputs[entry]!;
    if (high[output]! - low[output]! <= 1e-9 * Math.abs(low[output]!)) return low[output]!;
  }
  const inputs = Float64Array.from(point);
  const bounds = precision?.enclose(written, [written.outputs[entry]!], inputs, inputs, Math.max(...precisions))[0];
  return bounds && rationalToFloat(bounds.low);
}

/** The same point in the order of another program's inputs. */
function inputsOf(program: Program, written: Program, point: readonly number[]): Float64Array {
  const valueOf = new Map(written.inputs.map(({ key }, slot) => [key, point[slot]!]));
  return Float64Array.from(program.inputs, ({ key }) => valueOf.get(key)!);
}
