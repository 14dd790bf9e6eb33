import type { Expression, VariableExpression } from '../ir/expression';
import { differentiate } from './differentiate';
import { toSampleDomain } from './domains';
import { evaluateFloat } from './evaluateFloat';
import type { Enclosures } from './evaluateInterval';
import { evaluateInterval } from './evaluateInterval';
import type { Sides, UndecidedReason } from './evidence';
import { boundsOf, type FeasibleSet } from './feasible';
import { Grounder } from './ground';
import { groundingReasons } from './groundingReasons';
import { inferDomains } from './inferDomains';
import { operatorTable } from './operatorTable';
import type { Budget, Drawable } from './points';
import { variableUses } from './problem';
import type { Program } from './program';
import { ProgramBuilder, ProgramError } from './programBuilder';
import type { SampleDomain } from './sampling';

/** What is to be made small, as a function of the unknowns; everything else that occurs is a parameter. */
export interface ObjectiveInput {
  readonly objective: Expression;
  readonly unknowns: readonly { readonly variable: VariableExpression; /** The entries sum to 1, whatever else is said of them. */ readonly sumsToOne: boolean }[];
  /** Makes it large instead. */
  readonly maximise: boolean;
  /** Expressions in the parameters, one an unknown: the point that is claimed to be the optimum. */
  readonly stated: readonly Expression[];
  /** What is stated is one number, the objective's value there, and no point. */
  readonly statesValue?: true;
  readonly domains: Sides['domains'];
  /** Instructions that may be evaluated over all sizes; 16 million where absent. */
  readonly fuel?: number;
}

/** A program over a point of the whole: its slot k is the whole's slot `sources[k]`. */
export interface Part {
  readonly program: Program;
  readonly sources: readonly number[];
  /** What its evaluations are paid from. */
  readonly budget: Budget;
}

/** An objective at one choice of sizes. Points are points of `whole`'s inputs, unknowns and parameters together. */
export interface Objective {
  readonly sizes: ReadonlyMap<string, number>;
  readonly whole: Drawable;
  /** The whole's slots of the unknowns, in order. */
  readonly unknowns: readonly number[];
  readonly keys: readonly string[];
  readonly feasible: FeasibleSet;
  /** Domains of the parameters. */
  readonly domains: ReadonlyMap<string, SampleDomain>;
  /** One output: the objective, negated where it is to be large. */
  readonly value: Part;
  /** Outputs: the derivative by each unknown, then 0. */
  readonly slope: Part;
  /** Outputs: the Hessian, row-major; absent where it is too large or does not exist. */
  readonly bend?: Part;
  /** Outputs: the stated point. */
  readonly stated: Part;
  readonly opaque: boolean;
}

export type PreparedObjective =
  | { readonly ok: true; readonly objective: Objective }
  | { readonly ok: false; readonly reason: UndecidedReason; readonly message: string };

/** More unknowns than these have no Hessian computed. */
const maximumBend = 8;

const failed = (reason: UndecidedReason, message: string): PreparedObjective => ({ ok: false, reason, message });

const defaultFuel = 16_000_000;

export const budgetOf = ({ fuel = defaultFuel }: Pick<ObjectiveInput, 'fuel'>): Budget => ({ fuel });

/** Grounds an objective with its first and second derivatives. */
export function prepareObjective(input: ObjectiveInput, sizes: ReadonlyMap<string, number>, budget: Budget = budgetOf(input)): PreparedObjective {
  const builder = new ProgramBuilder(operatorTable);
  const grounder = new Grounder(builder, sizes, {});
  const objective = grounder.ground(input.objective, new Map());
  if (!objective.ok) return failed(groundingReasons[objective.reason], objective.message);
  if (objective.nodes.length !== 1) return failed('shape-mismatch', 'the objective is not a number');
  const unknowns: number[] = [];
  const groups: number[][] = [];
  for (const { variable } of input.unknowns) {
    const entries = grounder.ground(variable, new Map());
    if (!entries.ok) return failed(groundingReasons[entries.reason], entries.message);
    groups.push(entries.nodes.map((_, k) => unknowns.length + k));
    unknowns.push(...entries.nodes);
  }
  const stated: number[] = [];
  for (const [k, expression] of input.stated.entries()) {
    const point = grounder.ground(expression, new Map());
    if (!point.ok) return failed(groundingReasons[point.reason], point.message);
    if (point.nodes.length !== (input.statesValue ? 1 : groups[k]!.length)) return failed('shape-mismatch', input.statesValue ? 'the stated value is not a number' : 'the stated point is of another shape than the unknown');
    stated.push(...point.nodes);
  }
  try {
    const least = input.maximise ? builder.apply('negate', objective.nodes[0]!) : objective.nodes[0]!;
    const slopes = differentiate(builder, least, unknowns);
    const program = builder.finish([least, ...unknowns, ...stated]);
    const slotOf = new Map(program.inputs.map(({ key }, slot) => [key, slot]));
    const part = (outputs: readonly number[]): Part => {
      const own = builder.finish(outputs);
      return { program: own, sources: own.inputs.map(({ key }) => slotOf.get(key)!), budget };
    };
    const keys = unknowns.map((node) => builder.slotOf(node).key);
    const statedPart = part(stated);
    const own = new Set(keys);
    if (statedPart.program.inputs.some(({ key }) => own.has(key))) return failed('unsupported-claim', 'the stated point is given in terms of the unknown itself');
    const feasible = feasibleSet(input, groups, program);
    if (!feasible) return failed('unsupported-claim', 'the unknown does not run over an interval, a box or a simplex');
    const bend = bendOf(builder, slopes, unknowns);
    return {
      ok: true,
      objective: {
        sizes,
        whole: { program, variables: variableUses(program, grounder).filter(({ name }) => !input.unknowns.some(({ variable }) => variable.name === name)) },
        unknowns: keys.map((key) => slotOf.get(key)!),
        keys,
        feasible,
        domains: parameterDomains(input, program),
        value: part([least]),
        slope: part([...slopes, builder.integer(0)]),
        ...(bend ? { bend: part(bend) } : {}),
        stated: statedPart,
        opaque: objective.opaque,
      },
    };
  } catch (error) {
    if (error instanceof ProgramError) return failed(groundingReasons[error.reason], error.message);
    throw error;
  }
}

/** ∂²/∂xᵢ∂xⱼ of what has these slopes; undefined where a second derivative does not exist or there are too many. */
function bendOf(builder: ProgramBuilder, slopes: readonly number[], unknowns: readonly number[]): readonly number[] | undefined {
  if (unknowns.length > maximumBend) return undefined;
  try {
    return slopes.flatMap((slope) => differentiate(builder, slope, unknowns));
  } catch (error) {
    if (error instanceof ProgramError) return undefined;
    throw error;
  }
}

/** Stated domains of the unknowns; where nothing is stated, what the partial functions of the objective ask for. */
function feasibleSet(input: ObjectiveInput, groups: readonly (readonly number[])[], program: Program): FeasibleSet | undefined {
  const inferred = inferDomains(program);
  const set = input.unknowns.map(({ variable, sumsToOne }, k) => {
    const stated = input.domains.get(variable.name);
    const needed = inferred.get(variable.name);
    const bounds = stated ? boundsOf(stated) : needed ? { low: needed.low, high: needed.high, open: true, sumsToOne: false } : boundsOf({ kind: 'real' });
    if (!bounds) return undefined;
    const positive = sumsToOne && needed !== undefined && needed.low >= 0;
    return { at: groups[k]!, ...bounds, ...(positive ? { low: Math.max(0, bounds.low), open: false } : {}), sumsToOne: sumsToOne || bounds.sumsToOne };
  });
  return set.every((group) => group !== undefined) ? set : undefined;
}

function parameterDomains(input: ObjectiveInput, program: Program): ReadonlyMap<string, SampleDomain> {
  const domains = new Map<string, SampleDomain>();
  for (const [name, { low, high }] of inferDomains(program)) if (low < high) domains.set(name, { kind: 'interval', low, high });
  for (const [name, domain] of input.domains) domains.set(name, toSampleDomain(domain));
  return domains;
}

/** The outputs of a part in floats at several points of the whole, output k at point p at `k * points.length + p`. */
export function valuesOf({ program, sources, budget }: Part, points: readonly Float64Array[]): Float64Array {
  budget.fuel -= program.length * points.length;
  const inputs = new Float64Array(sources.length * points.length);
  sources.forEach((source, slot) => points.forEach((point, p) => (inputs[slot * points.length + p] = point[source]!)));
  const values = evaluateFloat(program, inputs, points.length);
  const outputs = new Float64Array(program.outputs.length * points.length);
  program.outputs.forEach((node, k) => {
    for (let p = 0; p < points.length; p++) outputs[k * points.length + p] = values[node * points.length + p]!;
  });
  return outputs;
}

/** Enclosures of all nodes of a part at one point of the whole known up to [low, high]. */
export function enclosuresOf({ program, sources, budget }: Part, low: Float64Array, high: Float64Array): Enclosures {
  budget.fuel -= 4 * program.length;
  return evaluateInterval(program, Float64Array.from(sources, (source) => low[source]!), Float64Array.from(sources, (source) => high[source]!), 1);
}
