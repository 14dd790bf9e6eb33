import type { Expression, VariableExpression } from '../ir/expression';
import { differentiate } from './differentiate';
import { evaluateInterval } from './evaluateInterval';
import { Grounder } from './ground';
import { operatorTable } from './operatorTable';
import { Opcode, type Program } from './program';
import { operatorName, ProgramBuilder, ProgramError } from './programBuilder';

/** `kink`: the slopes on the two sides of a point differ for certain; they are given to rounding. */
export type Kink =
  | { readonly kind: 'smooth' }
  | { readonly kind: 'kink'; readonly at: number; readonly left: number; readonly right: number }
  | { readonly kind: 'unknown' };

/** Where the functions of the field have their corners. */
const candidates: readonly number[] = [0, 1, -1, 6, 3, -3, 2, -2, 0.5, -0.5];
const smoothOperators = new Set(['add', 'subtract', 'multiply', 'negate', 'exp', 'sin', 'cos', 'tanh', 'sigmoid', 'erf', 'sinh', 'cosh', 'expm1', 'atan', 'asinh']);
const reach = 2 ** -12;

/**
 * Looks for a corner of a function of one number. The enclosure of the derivative over an interval beside the point
 * holds the one-sided slope there (mean value theorem): if those of both sides do not overlap, there is none in common.
 */
export function findKink(subject: Expression, over: VariableExpression): Kink {
  const builder = new ProgramBuilder(operatorTable);
  const grounder = new Grounder(builder, new Map());
  const value = grounder.ground(subject, new Map());
  const variable = grounder.ground(over, new Map());
  if (!value.ok || !variable.ok || value.opaque || value.nodes.length !== 1) return { kind: 'unknown' };
  const plain = builder.finish(value.nodes);
  if (plain.inputs.length !== 1) return { kind: 'unknown' };
  if (isSmooth(plain)) return { kind: 'smooth' };
  try {
    const slope = builder.finish(differentiate(builder, value.nodes[0]!, variable.nodes));
    for (const at of candidates) {
      const kink = cornerAt(plain, slope, at);
      if (kink) return kink;
    }
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
  }
  return { kind: 'unknown' };
}

function isSmooth(program: Program): boolean {
  return program.opcodes.every((opcode, node) => opcode <= Opcode.input || smoothOperators.has(operatorName(program, node) ?? '') || isSafeQuotient(program, node));
}

/** A quotient whose divisor is bounded away from 0 on the whole line, a logarithm of what is positive there. */
function isSafeQuotient(program: Program, node: number): boolean {
  const name = operatorName(program, node);
  if (name !== 'divide' && name !== 'log') return false;
  const operand = program.operands[program.starts[node]! + (name === 'divide' ? 1 : 0)]!;
  const { low, high } = evaluateInterval(program, Float64Array.of(-Infinity), Float64Array.of(Infinity), 1);
  return low[operand]! > 0 || (name === 'divide' && high[operand]! < 0);
}

function cornerAt(value: Program, slope: Program, at: number): (Kink & { kind: 'kink' }) | undefined {
  const over = (program: Program, from: number, to: number): readonly [number, number] => {
    const inputs = program.inputs.length;
    const { low, high } = evaluateInterval(program, new Float64Array(inputs).fill(from), new Float64Array(inputs).fill(to), 1);
    const node = program.outputs[0]!;
    return [low[node]!, high[node]!];
  };
  const next = Math.max(Number.MIN_VALUE, Math.abs(at) * 2 ** -52);
  const [left, right] = [over(slope, at - reach, at - next), over(slope, at + next, at + reach)];
  const gap = Math.max(right[0] - left[1], left[0] - right[1]);
  // What a smooth slope could rise by between the two intervals, an ulp each from the point, is far less.
  const apart = gap > 1e-3 * Math.max(...[...left, ...right].map(Math.abs));
  const height = over(value, at, at);
  if (!apart || ![...left, ...right, ...height].every(Number.isFinite)) return undefined;
  // A slope of two values next to the point, to show.
  const steepness = (to: number): number => (over(value, to, to)[0] - height[0]) / (to - at);
  return { kind: 'kink', at, left: round(steepness(at - reach)), right: round(steepness(at + reach)) };
}

const round = (slope: number): number => Math.round(slope * 1000) / 1000 + 0;
