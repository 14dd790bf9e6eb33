import { Opcode } from './program';
import type { ProgramBuilder } from './programBuilder';
import { ProgramError } from './programBuilder';

/**
 * Reverse accumulation on the program itself (Griewank & Walther, Evaluating Derivatives, 2008, §3.2): the nodes of
 * ∂output/∂inputᵢ, built beside the rest; 0 where the output does not depend on the input. At kinks the right-hand
 * value, as the operators' rules have it.
 * @throws ProgramError where an operation on the way has no derivative, or the program grows too large
 */
export function differentiate(builder: ProgramBuilder, output: number, inputs: readonly number[]): number[] {
  const dependent = dependentNodes(builder, output, inputs);
  const contributions = new Map<number, number[]>([[output, [builder.integer(1)]]]);
  for (let node = output; node >= 0; node--) {
    const received = contributions.get(node);
    if (!received || dependent[node] === 0 || builder.isInput(node)) continue;
    const adjoint = builder.add(received);
    const operands = builder.operandsOf(node);
    const partials = partialsOf(builder, node, operands);
    operands.forEach((operand, k) => {
      const partial = partials[k];
      if (dependent[operand] === 0 || partial === undefined || isZero(builder, partial)) return;
      const contribution = builder.apply('multiply', partial, adjoint);
      const list = contributions.get(operand);
      if (list) list.push(contribution);
      else contributions.set(operand, [contribution]);
    });
  }
  return inputs.map((input) => builder.add(dependent[input] === 1 ? (contributions.get(input) ?? []) : []));
}

/** 1 for the nodes up to `output` that depend on one of `inputs`. */
export function dependentNodes(builder: ProgramBuilder, output: number, inputs: readonly number[]): Uint8Array {
  const dependent = new Uint8Array(output + 1);
  for (const input of inputs) if (input <= output) dependent[input] = 1;
  for (let node = 0; node <= output; node++) {
    if (dependent[node] === 0 && builder.opcodeOf(node) > Opcode.input && builder.someOperand(node, (operand) => dependent[operand] === 1)) dependent[node] = 1;
  }
  return dependent;
}

function isZero(builder: ProgramBuilder, node: number): boolean {
  return builder.exact(node)?.numerator === 0n;
}

/** ∂node/∂operandₖ; undefined where it is 0 by construction (the condition of a select). */
function partialsOf(builder: ProgramBuilder, node: number, operands: readonly number[]): readonly (number | undefined)[] {
  const [a, b] = operands as [number, number];
  switch (builder.opcodeOf(node)) {
    case Opcode.add:
      return operands.map(() => builder.integer(1));
    case Opcode.subtract:
      return [builder.integer(1), builder.integer(-1)];
    case Opcode.multiply:
      return operands.map((_, k) => builder.multiply(operands.filter((__, other) => other !== k)));
    case Opcode.divide:
      return [builder.apply('divide', builder.integer(1), b), builder.apply('negate', builder.apply('divide', node, b))];
    case Opcode.negate:
      return [builder.integer(-1)];
    case Opcode.exp:
      return [node];
    case Opcode.log:
      return [builder.apply('divide', builder.integer(1), a)];
    case Opcode.select:
      return [undefined, builder.apply('select', a, builder.integer(1), builder.integer(0)), builder.apply('select', a, builder.integer(0), builder.integer(1))];
    case Opcode.max:
    case Opcode.min:
      return extremumPartials(builder, node, operands);
    default: {
      const scalar = builder.scalarOf(node);
      const partials = scalar.partials?.(builder, operands, node);
      if (!partials) throw new ProgramError('unsupported-claim', `${scalar.name} is not differentiable`);
      return partials;
    }
  }
}

/**
 * The rule gives the extremum's derivative to the last operand that attains it. Operands are kept in the order in which
 * they were made; numbers are put first in a maximum and last in a minimum, so that max(0, x) has the derivative 1 at 0
 * and min(0, x) 0, those from the right, however they are written.
 */
function extremumPartials(builder: ProgramBuilder, node: number, operands: readonly number[]): readonly (number | undefined)[] {
  const numbersFirst = builder.opcodeOf(node) === Opcode.max;
  const rank = (operand: number): number => (builder.opcodeOf(operand) === Opcode.constant === numbersFirst ? 0 : 1);
  const order = operands.map((_, k) => k).sort((j, k) => rank(operands[j]!) - rank(operands[k]!));
  const partials = builder.scalarOf(node).partials!(builder, order.map((k) => operands[k]!), node);
  const results = new Array<number | undefined>(operands.length);
  order.forEach((k, at) => {
    results[k] = partials[at];
  });
  return results;
}
