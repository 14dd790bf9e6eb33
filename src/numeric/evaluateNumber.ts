import type { Expression } from '../ir/expression';
import { evaluateInterval } from './evaluateInterval';
import type { UndecidedReason } from './evidence';
import { ground } from './ground';
import { groundingReasons } from './groundingReasons';
import { operatorTable } from './operatorTable';
import type { ExactInterval, Precision } from './precision';
import { maximumPreciseLength, precisions } from './precision';
import { exactValue } from './program';
import { ProgramBuilder } from './programBuilder';
import type { Rational } from './rational';

/** The entries of a closed expression, row-major, each within [low, high]; `exact` where it is a known rational. */
export type Enclosed =
  | { readonly ok: true; readonly low: readonly number[]; readonly high: readonly number[]; readonly exact: readonly (Rational | undefined)[]; readonly shape: readonly number[] }
  | { readonly ok: false; readonly reason: UndecidedReason; readonly message: string };

/** Exact bounds of the entries of an expression without variables, with many digits; undefined for an entry of which nothing is known. */
export function encloseExactly(expression: Expression, precision: Precision): readonly (ExactInterval | undefined)[] {
  const builder = new ProgramBuilder(operatorTable);
  const grounding = ground(expression, { sizes: new Map(), indices: new Map() }, builder, { form: 'stable' });
  if (!grounding.ok || grounding.opaque) return [];
  const program = builder.finish(grounding.nodes);
  if (program.inputs.length > 0 || program.length > maximumPreciseLength) return [];
  return precision.enclose(program, program.outputs, new Float64Array(0), new Float64Array(0), Math.max(...precisions));
}

/**
 * Certified bounds of an expression without variables, at these sizes. Rationals are computed exactly; the enclosure of
 * an irrational value is about as wide as its rounding errors.
 */
export function enclose(expression: Expression, sizes: ReadonlyMap<string, number> = new Map()): Enclosed {
  const builder = new ProgramBuilder(operatorTable);
  const grounding = ground(expression, { sizes, indices: new Map() }, builder, { form: 'stable' });
  if (!grounding.ok) return { ok: false, reason: groundingReasons[grounding.reason], message: grounding.message };
  if (grounding.opaque) return { ok: false, reason: 'opaque-function', message: 'nothing is known of a function in it' };
  const program = builder.finish(grounding.nodes);
  const [input] = program.inputs;
  if (input) return { ok: false, reason: 'unsupported-claim', message: `the value depends on ${input.variable}` };
  const enclosures = evaluateInterval(program, new Float64Array(0), new Float64Array(0), 1);
  const low = program.outputs.map((node) => enclosures.low[node]!);
  const high = program.outputs.map((node) => enclosures.high[node]!);
  if (low.some((bound, k) => bound !== bound || high[k] !== high[k])) return { ok: false, reason: 'not-decided-numerically', message: 'the value is not defined' };
  if (low.some((bound, k) => !Number.isFinite(bound) || !Number.isFinite(high[k]))) return { ok: false, reason: 'not-decided-numerically', message: 'the value is beyond all floats' };
  // An integral may be known too loosely to say anything; rounding alone never goes so far.
  if (low.some((bound, k) => high[k]! - bound > 1e-6 * Math.max(1, Math.abs(bound)))) return { ok: false, reason: 'not-decided-numerically', message: 'the value is known too loosely' };
  return { ok: true, low, high, exact: program.outputs.map((node) => exactValue(program, node)), shape: grounding.shape };
}
