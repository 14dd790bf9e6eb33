import type { Algebra, Interval, ScalarOperator } from '../ops/operator';
import { point } from '../ops/outward';
import { differentiate } from './differentiate';
import { Jets } from './jets';
import { Opcode, type Program } from './program';
import { ProgramBuilder, ProgramError } from './programBuilder';
import { encloseIntegral, integrateFloat, type Integrand } from './quadrature';

/** A bound of an integral: a node, or infinite. */
export type Bound = number | 'infinity' | '-infinity';

/** How integrals are evaluated: with an enclosure, or in floats alone where none is to be had. */
export type Quadrature = 'certified' | 'estimated';

/** How many coefficients of even order are taken along, f itself included: as many as fit. */
const orders = [5, 3, 1];
const maximumNodes = 3000;
/** Interval instructions for one integral at all points of a comparison: some 50 ms. */
const fuel = 3_000_000;

/**
 * The node of ∫ body over the input `variable`. It is a scalar operation of the bounds and of what else the body
 * depends on; its derivatives are Leibniz's.
 */
export function integrate(builder: ProgramBuilder, body: number, variable: number, from: Bound, to: Bound, quadrature: Quadrature): number {
  const program = builder.finish([body]);
  const own = builder.slotOf(variable).key;
  const inputs = program.inputs.map((slot) => builder.input(slot));
  const slot = program.inputs.findIndex(({ key }) => key === own);
  return integralOf(builder, program, slot, inputs, from, to, quadrature);
}

function integralOf(builder: ProgramBuilder, program: Program, slot: number, inputs: readonly number[], from: Bound, to: Bound, quadrature: Quadrature): number {
  const free = inputs.filter((_, s) => s !== slot);
  const bounds = [from, to].filter((bound) => typeof bound === 'number');
  if (slot < 0) {
    // A constant times the length, which must be finite.
    if (typeof from !== 'number' || typeof to !== 'number') return builder.enclosed(NaN, NaN);
    return builder.apply('multiply', builder.apply('subtract', to, from), embed(builder, program, inputs)[0]!);
  }
  const operator = operatorOf(builder, program, slot, from, to, quadrature);
  return builder.applyScalar(operator, [...bounds, ...free]);
}

function operatorOf(builder: ProgramBuilder, program: Program, slot: number, from: Bound, to: Bound, quadrature: Quadrature): ScalarOperator {
  const shape = (bound: Bound): string => (typeof bound === 'number' ? 'x' : bound);
  const name = `∫ ${quadrature} ${shape(from)} ${shape(to)} ${signature(program, slot)}`;
  return builder.special(name, () => makeOperator(builder, name, program, slot, from, to, quadrature));
}

function makeOperator(builder: ProgramBuilder, name: string, program: Program, slot: number, from: Bound, to: Bound, quadrature: Quadrature): ScalarOperator {
  const integrand = expanded(builder, program, slot);
  const leading = (typeof from === 'number' ? 1 : 0) + (typeof to === 'number' ? 1 : 0);
  const pick = <T>(operands: readonly T[], infinite: (sign: number) => T): { readonly from: T; readonly to: T; readonly parameters: readonly T[] } => {
    const rest = operands.slice(leading);
    const bounds = operands.slice(0, leading);
    const take = (bound: Bound): T => (typeof bound === 'number' ? bounds.shift()! : infinite(bound === 'infinity' ? Infinity : -Infinity));
    const parameters = [...rest.slice(0, slot), infinite(NaN), ...rest.slice(slot)];
    return { from: take(from), to: take(to), parameters };
  };
  const float = (...operands: number[]): number => {
    const { from: a, to: b, parameters } = pick(operands, (value) => value);
    return integrateFloat(integrand, a, b, parameters);
  };
  return {
    kind: 'scalar',
    name,
    arity: leading + program.inputs.length - 1,
    float,
    ulps: 1e6,
    interval: (...operands) => {
      const { from: a, to: b, parameters } = pick<Interval>(operands, point);
      if (quadrature === 'certified') return encloseIntegral(integrand, { from: a, to: b }, parameters);
      return estimated(integrand, a, b, parameters);
    },
    partials: <Node>(algebra: Algebra<Node>, operands: readonly Node[]): readonly Node[] => partials(algebra as unknown as ProgramBuilder, program, slot, from, to, quadrature, operands as unknown as readonly number[]) as unknown as readonly Node[],
    latex: () => '\\int',
    source: 'Moore, Kearfott, Cloud (2009), §9.2',
  };
}

/** Two rules of different fineness that agree. */
function estimated(integrand: Integrand, from: Interval, to: Interval, parameters: readonly Interval[]): Interval {
  const middle = ({ low, high }: Interval): number => (low === high ? low : low + (high - low) / 2);
  const [coarse, fine] = [1 / 24, 1 / 32].map((step) => integrateFloat(integrand, middle(from), middle(to), parameters.map(middle), step)) as [number, number];
  const slack = 1e-10 * Math.abs(fine) + 1e-14;
  return Math.abs(coarse - fine) <= slack ? { low: fine - slack, high: fine + slack } : { low: NaN, high: NaN };
}

/** The integrand with as many coefficients as fit. */
function expanded(builder: ProgramBuilder, program: Program, slot: number): Integrand {
  for (const count of orders) {
    const inner = new ProgramBuilder(builder.table, maximumNodes);
    try {
      const inputs = program.inputs.map((input) => inner.input(input));
      const [node] = embed(inner, program, inputs);
      const jets = new Jets(inner, inputs[slot]!);
      const coefficients = Array.from({ length: count }, (_, k) => jets.coefficient(node!, 2 * k));
      // Every input stays in its place, also where a simplification made one superfluous.
      const finished = inner.finish([...coefficients, ...inputs]);
      const order = finished.inputs.map(({ key }) => program.inputs.findIndex((input) => input.key === key));
      if (order.every((at, k) => at === k)) return { program, expansion: { ...finished, outputs: finished.outputs.slice(0, count) }, slot, allowance: { fuel } };
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
    }
  }
  return { program, expansion: program, slot, allowance: { fuel } };
}

/** ∂/∂from = −f(from), ∂/∂to = f(to), and the integral of the integrand's derivative for all else. */
function partials(builder: ProgramBuilder, program: Program, slot: number, from: Bound, to: Bound, quadrature: Quadrature, operands: readonly number[]): readonly number[] {
  const leading = (typeof from === 'number' ? 1 : 0) + (typeof to === 'number' ? 1 : 0);
  const free = operands.slice(leading);
  const bounds = operands.slice(0, leading);
  const inputsAt = (value: number): readonly number[] => [...free.slice(0, slot), value, ...free.slice(slot)];
  const results: number[] = [];
  const [a, b] = [typeof from === 'number' ? bounds[0]! : from, typeof to === 'number' ? bounds.at(-1)! : to];
  if (typeof a === 'number') results.push(builder.apply('negate', embed(builder, program, inputsAt(a))[0]!));
  if (typeof b === 'number') results.push(embed(builder, program, inputsAt(b))[0]!);
  for (let k = 0; k < free.length; k++) {
    const s = k < slot ? k : k + 1;
    const inner = new ProgramBuilder(builder.table, maximumNodes);
    const inputs = program.inputs.map((input) => inner.input(input));
    const [slope] = differentiate(inner, embed(inner, program, inputs)[0]!, [inputs[s]!]);
    const derived = inner.finish([slope!]);
    const nodes = derived.inputs.map(({ key }) => {
      const at = program.inputs.findIndex((input) => input.key === key);
      return at === slot ? -1 : inputsAt(-1)[at]!;
    });
    results.push(integralOf(builder, derived, nodes.indexOf(-1), nodes, a, b, quadrature));
  }
  return results;
}

/** Builds a program's outputs anew over the given inputs. */
export function embed(builder: ProgramBuilder, program: Program, inputs: readonly number[]): number[] {
  const nodes: number[] = [];
  for (let node = 0; node < program.length; node++) {
    const operands = program.operands.slice(program.starts[node], program.starts[node + 1]);
    const [first] = operands as [number];
    if (program.opcodes[node] === Opcode.input) nodes.push(inputs[first]!);
    else if (program.opcodes[node] === Opcode.constant) {
      const { low, high, exact } = program.constants[first]!;
      nodes.push(exact ? builder.rational(exact) : builder.enclosed(low, high));
    } else nodes.push(builder.rebuild(program, node, operands.map((operand) => nodes[operand]!)));
  }
  return program.outputs.map((output) => nodes[output]!);
}

/** What distinguishes an integrand from others, whichever variables it is of. */
function signature(program: Program, slot: number): string {
  const parts: string[] = [];
  for (let node = 0; node < program.length; node++) {
    const operands = program.operands.slice(program.starts[node], program.starts[node + 1]);
    const constant = program.opcodes[node] === Opcode.constant ? program.constants[operands[0]!]! : undefined;
    parts.push(constant ? `${constant.low}:${constant.high}` : `${program.opcodes[node]}${program.scalars[node]?.name ?? ''}(${operands.join()})`);
  }
  return `${slot}|${parts.join(' ')}|${program.outputs.join()}`;
}
