import type { Program } from './program';
import { exactValue, Opcode } from './program';
import { operatorName } from './programBuilder';
import { asInteger } from './rational';

/**
 * True where a logarithm, a root or a power is taken of a product, quotient or power that may be negative in its parts:
 * √(x²) = x and log(x²) = 2 log x hold formally, but not for x < 0.
 */
export function hasBranches(program: Program): boolean {
  if (!program.opcodes.some((opcode) => opcode === Opcode.log || opcode === Opcode.scalar)) return false;
  const positive = new Uint8Array(program.length);
  for (let node = 0; node < program.length; node++) {
    const operand = operandOfLogarithm(program, node);
    if (operand !== undefined && positive[operand] === 0 && isProduct(program, operand)) return true;
    positive[node] = isPositive(program, node, positive) ? 1 : 0;
  }
  return false;
}

/** What a node takes the logarithm of, as the certificate does it: log x, √x, x^y but for whole y. */
function operandOfLogarithm(program: Program, node: number): number | undefined {
  const start = program.starts[node]!;
  const name = operatorName(program, node);
  if (name === 'log' || name === 'sqrt') return program.operands[start]!;
  return name === 'power' && asInteger(exactValue(program, program.operands[start + 1]!)) === undefined ? program.operands[start]! : undefined;
}

function isProduct(program: Program, node: number): boolean {
  const name = operatorName(program, node);
  return name === 'multiply' || name === 'divide' || name === 'power' || name === 'sqrt';
}

/** Positive whatever the inputs, by its last operation and what is known of its operands. */
function isPositive(program: Program, node: number, positive: Uint8Array): boolean {
  switch (program.opcodes[node]) {
    case Opcode.constant:
      return program.constants[program.operands[program.starts[node]!]!]!.low > 0;
    case Opcode.exp:
      return true;
    case Opcode.add:
    case Opcode.multiply:
    case Opcode.divide:
    case Opcode.min:
    case Opcode.max:
      for (let k = program.starts[node]!; k < program.starts[node + 1]!; k++) if (positive[program.operands[k]!] === 0) return false;
      return true;
    default:
      return false;
  }
}
