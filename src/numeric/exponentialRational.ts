import type { Program } from './program';
import { exactValue, Opcode } from './program';
import { operatorName } from './programBuilder';

const arithmetic = new Set(['add', 'subtract', 'multiply', 'divide', 'negate']);
const exponential = new Set(['exp', 'expm1', 'sinh', 'cosh', 'tanh', 'sin', 'cos']);

/**
 * True where all is rational in the inputs and in exponentials of linear forms of them with rational coefficients. Such
 * exponentials are algebraically independent but for those whose exponents are linearly dependent (Ax 1971), which a
 * certificate knows of; so what it does not find equal is not the same function.
 */
export function isExponentialRational(program: Program): boolean {
  const linear = new Uint8Array(program.length);
  for (let node = 0; node < program.length; node++) {
    const operands = program.operands.slice(program.starts[node], program.starts[node + 1]);
    const name = operatorName(program, node);
    if (name === undefined) {
      if (program.opcodes[node] === Opcode.constant && !exactValue(program, node)) return false;
      linear[node] = 1;
    } else if (exponential.has(name)) {
      if (linear[operands[0]!] === 0) return false;
    } else if (arithmetic.has(name)) {
      linear[node] = isLinear(program, name, operands, linear) ? 1 : 0;
    } else {
      return false;
    }
  }
  return true;
}

function isLinear(program: Program, name: string, operands: readonly number[], linear: Uint8Array): boolean {
  if (operands.some((operand) => linear[operand] === 0)) return false;
  if (name === 'multiply') return operands.length === 2 && operands.some((operand) => exactValue(program, operand));
  return name !== 'divide' || exactValue(program, operands[1]!) !== undefined;
}
