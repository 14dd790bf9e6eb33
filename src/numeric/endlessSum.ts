import type { Algebra, Interval, ScalarOperator } from '../ops/operator';
import { isOutside, outside, point } from '../ops/outward';
import { addIntervals } from '../ops/scalar/add';
import { exp } from '../ops/scalar/exp';
import { differentiate } from './differentiate';
import { evaluateFloat } from './evaluateFloat';
import { evaluateInterval } from './evaluateInterval';
import { embed } from './integralOperator';
import { Jets } from './jets';
import { Opcode, type Program } from './program';
import { ProgramBuilder, ProgramError } from './programBuilder';

const batch = 32;
const maximumTerms = 512;
const maximumNodes = 3000;

/**
 * The node of Σ_{n=from}^∞ body over the input `variable`: a scalar operation of what else the body depends on. The
 * terms are added up to a point behind which their ratio stays below some q < 1; all further ones together are at most
 * the next one over 1 − q.
 */
export function addEndlessly(builder: ProgramBuilder, body: number, variable: number, from: number): number {
  const program = builder.finish([body]);
  const own = builder.slotOf(variable).key;
  return sumOf(builder, program, program.inputs.findIndex(({ key }) => key === own), program.inputs.map((input) => builder.input(input)), from);
}

function sumOf(builder: ProgramBuilder, program: Program, slot: number, inputs: readonly number[], from: number): number {
  // Equal terms without end have a sum only where they are 0.
  if (slot < 0) return builder.exact(embed(builder, program, inputs)[0]!)?.numerator === 0n ? builder.integer(0) : builder.enclosed(NaN, NaN);
  const name = `∑ ${from} ${slot} ${program.opcodes.join()} ${program.operands.join()} ${program.scalars.map((scalar) => scalar?.name ?? '').join()} ${program.constants.map(({ low, high }) => `${low}:${high}`).join()}`;
  const operator = builder.special(name, () => makeOperator(builder, name, program, slot, from));
  return builder.applyScalar(operator, inputs.filter((_, s) => s !== slot));
}

function makeOperator(builder: ProgramBuilder, name: string, program: Program, slot: number, from: number): ScalarOperator {
  const terms = termsOf(builder, program);
  const decay = decayOf(builder, program, slot);
  const all = (free: readonly Interval[]): readonly Interval[] => [...free.slice(0, slot), point(NaN), ...free.slice(slot)];
  return {
    kind: 'scalar',
    name,
    arity: program.inputs.length - 1,
    float: (...free) => addFloats(program, slot, from, [...free.slice(0, slot), NaN, ...free.slice(slot)]),
    ulps: 1e6,
    interval: (...free) => enclose(program, terms, decay, slot, from, all(free)),
    partials: <Node>(algebra: Algebra<Node>, operands: readonly Node[]): readonly Node[] => partials(algebra as unknown as ProgramBuilder, program, slot, from, operands as unknown as readonly number[]) as unknown as readonly Node[],
    latex: () => '\\sum',
    source: 'Knopp, Theory and Application of Infinite Series (1951), §13: the ratio test',
  };
}

function addFloats(program: Program, slot: number, from: number, parameters: readonly number[]): number {
  let sum = 0;
  for (let start = from; start < from + maximumTerms; start += batch) {
    const inputs = new Float64Array(program.inputs.length * batch);
    for (let s = 0; s < program.inputs.length; s++) for (let k = 0; k < batch; k++) inputs[s * batch + k] = s === slot ? start + k : parameters[s]!;
    const values = evaluateFloat(program, inputs, batch).subarray(program.outputs[0]! * batch, (program.outputs[0]! + 1) * batch);
    // Far out a factorial overflows while the term is nothing.
    const terms = values.map((value) => (value === value ? value : 0));
    sum += terms.reduce((total, term) => total + term, 0);
    if (Math.abs(terms[batch - 1]!) <= 1e-17 * Math.abs(sum)) return sum;
  }
  return NaN;
}

/** Bounds of (log |term|)′ per summand of the term: the program of them and of the summands. */
interface Decay {
  readonly program: Program;
}

function enclose(program: Program, terms: number, decay: Decay | undefined, slot: number, from: number, parameters: readonly Interval[]): Interval {
  if (!decay) return outside;
  let sum: Interval = point(0);
  for (let start = from; start < from + maximumTerms; start += batch) {
    const values = evaluateRow(program, slot, Array.from({ length: batch }, (_, k) => point(start + k)), parameters);
    for (const [value] of values) sum = addIntervals(sum, value!);
    if (isOutside(sum)) return outside;
    const rest = remainder(decay, terms, slot, start + batch, parameters);
    if (rest !== undefined && rest <= 1e-13 * Math.max(Math.abs(sum.low), Math.abs(sum.high), Number.MIN_VALUE)) return addIntervals(sum, { low: -rest, high: rest });
  }
  return outside;
}

/** A bound of |Σ_{n ≥ start}|; undefined where the terms do not fall as those of a geometric series. */
function remainder({ program }: Decay, terms: number, slot: number, start: number, parameters: readonly Interval[]): number | undefined {
  const [at, beyond] = evaluateRow(program, slot, [point(start), { low: start, high: Infinity }], parameters);
  let total = 0;
  for (let k = 0; k < terms; k++) {
    const size = Math.max(Math.abs(at![k]!.low), Math.abs(at![k]!.high));
    const rate = beyond![terms + k]!;
    if (size === 0) continue;
    const ratio = exp.interval(rate).high;
    if (!(ratio < 0.999) || !Number.isFinite(size)) return undefined;
    total += (size / (1 - ratio)) * (1 + 1e-12);
  }
  return total;
}

/** The outputs at each value of the variable. */
function evaluateRow(program: Program, slot: number, values: readonly Interval[], parameters: readonly Interval[]): readonly (readonly Interval[])[] {
  const columns = values.length;
  const [low, high] = [new Float64Array(program.inputs.length * columns), new Float64Array(program.inputs.length * columns)];
  for (let s = 0; s < program.inputs.length; s++) {
    values.forEach((value, k) => {
      const own = s === slot ? value : parameters[s]!;
      low[s * columns + k] = own.low;
      high[s * columns + k] = own.high;
    });
  }
  const enclosures = evaluateInterval(program, low, high, columns);
  return values.map((_, k) => program.outputs.map((node) => ({ low: enclosures.low[node * columns + k]!, high: enclosures.high[node * columns + k]! })));
}

function summands(builder: ProgramBuilder, node: number): readonly number[] {
  const opcode = builder.opcodeOf(node);
  return opcode === Opcode.add || opcode === Opcode.subtract || opcode === Opcode.negate ? builder.operandsOf(node).flatMap((operand) => summands(builder, operand)) : [node];
}

function rebuilt(builder: ProgramBuilder, program: Program): { readonly inner: ProgramBuilder; readonly inputs: readonly number[]; readonly parts: readonly number[] } {
  const inner = new ProgramBuilder(builder.table, maximumNodes);
  const inputs = program.inputs.map((input) => inner.input(input));
  return { inner, inputs, parts: summands(inner, embed(inner, program, inputs)[0]!) };
}

const termsOf = (builder: ProgramBuilder, program: Program): number => rebuilt(builder, program).parts.length;

/** The program of the summands and their logarithmic derivatives in the variable. */
function decayOf(builder: ProgramBuilder, program: Program, slot: number): Decay | undefined {
  try {
    const { inner, inputs, parts } = rebuilt(builder, program);
    const jets = new Jets(inner, inputs[slot]!);
    const finished = inner.finish([...parts, ...parts.map((part) => logarithmicDerivative(inner, jets, part)), ...inputs]);
    const inPlace = finished.inputs.every(({ key }, at) => key === program.inputs[at]!.key);
    return inPlace ? { program: { ...finished, outputs: finished.outputs.slice(0, 2 * parts.length) } } : undefined;
  } catch (error) {
    if (error instanceof ProgramError) return undefined;
    throw error;
  }
}

/** (log |node|)′ by the structure of a product, so that powers and factorials, which both grow beyond all floats, leave only how fast. */
function logarithmicDerivative(builder: ProgramBuilder, jets: Jets, node: number): number {
  if (!jets.depends(node)) return builder.integer(0);
  const operands = builder.operandsOf(node);
  const [a, b] = operands as [number, number];
  const of = (operand: number): number => logarithmicDerivative(builder, jets, operand);
  const opcode = builder.opcodeOf(node);
  if (opcode === Opcode.multiply) return builder.add(operands.map(of));
  if (opcode === Opcode.divide) return builder.apply('subtract', of(a), of(b));
  if (opcode === Opcode.negate) return of(a);
  if (opcode === Opcode.exp) return jets.coefficient(a, 1);
  const name = opcode === Opcode.scalar ? builder.nameOf(node) : '';
  if (name === 'sqrt') return builder.apply('divide', of(a), builder.integer(2));
  if (name === 'gamma') return builder.multiply([builder.apply('digamma', a), jets.coefficient(a, 1)]);
  if (name === 'power' && !jets.depends(a)) return builder.multiply([jets.coefficient(b, 1), builder.apply('log', builder.apply('abs', a))]);
  if (name === 'power' && !jets.depends(b)) return builder.multiply([b, of(a)]);
  return builder.apply('divide', jets.coefficient(node, 1), node);
}

/** The sums of the terms' derivatives. */
function partials(builder: ProgramBuilder, program: Program, slot: number, from: number, free: readonly number[]): readonly number[] {
  const all = [...free.slice(0, slot), -1, ...free.slice(slot)];
  return free.map((_, k) => {
    const inner = new ProgramBuilder(builder.table, maximumNodes);
    const inputs = program.inputs.map((input) => inner.input(input));
    const [slope] = differentiate(inner, embed(inner, program, inputs)[0]!, [inputs[k < slot ? k : k + 1]!]);
    const derived = inner.finish([slope!]);
    const nodes = derived.inputs.map(({ key }) => all[program.inputs.findIndex((input) => input.key === key)]!);
    return sumOf(builder, derived, nodes.indexOf(-1), nodes, from);
  });
}
