import type { FloatFormat } from './floatFormats';
import { roundTo } from './floatFormats';
import type { Program } from './program';
import { Opcode } from './program';

/**
 * Every node of a program at one point, each instruction rounded to a format as hardware does it: sums and products
 * from left to right, 1/0 = ∞, log 0 = −∞. Inputs and constants are rounded first.
 */
export function evaluateRounded(program: Program, inputs: readonly number[], format: FloatFormat): readonly number[] {
  const round = (value: number): number => roundTo(format, value);
  const values: number[] = [];
  const operandsOf = (node: number): number[] => program.operands.slice(program.starts[node], program.starts[node + 1]);
  for (let node = 0; node < program.length; node++) {
    const operands = operandsOf(node);
    const [a = NaN, b = NaN, c = NaN] = operands.map((operand) => values[operand]!);
    const fold = (combine: (x: number, y: number) => number): number => operands.slice(1).reduce((total, operand) => round(combine(total, values[operand]!)), a);
    switch (program.opcodes[node]) {
      case Opcode.input:
        values.push(round(inputs[operands[0]!]!));
        break;
      case Opcode.constant: {
        const { low, high } = program.constants[operands[0]!]!;
        values.push(round(low === high ? low : low + (high - low) / 2));
        break;
      }
      case Opcode.add:
        values.push(fold((x, y) => x + y));
        break;
      case Opcode.multiply:
        values.push(fold((x, y) => x * y));
        break;
      case Opcode.subtract:
        values.push(round(a - b));
        break;
      case Opcode.divide:
        values.push(round(a / b));
        break;
      case Opcode.negate:
        values.push(-a);
        break;
      case Opcode.exp:
        values.push(round(Math.exp(a)));
        break;
      case Opcode.log:
        values.push(round(Math.log(a)));
        break;
      case Opcode.max:
        values.push(Math.max(...operands.map((operand) => values[operand]!)));
        break;
      case Opcode.min:
        values.push(Math.min(...operands.map((operand) => values[operand]!)));
        break;
      case Opcode.select:
        values.push(Number.isNaN(a) ? NaN : a !== 0 ? b : c);
        break;
      default:
        values.push(round(program.scalars[node]!.float(...operands.map((operand) => values[operand]!))));
    }
  }
  return values;
}
