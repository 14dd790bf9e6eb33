import type { Program } from './program';
import { Opcode } from './program';

/**
 * Evaluates a program in float64 at many points at once: instruction by instruction, each over all points.
 * `inputs` holds slot s at point p at `s * points + p`; the result holds node n at point p at `n * points + p`.
 * `registers` is reused if it is large enough. Outside a domain the value is NaN.
 */
export function evaluateFloat(program: Program, inputs: Float64Array, points: number, registers?: Float64Array): Float64Array {
  const size = program.length * points;
  const values = registers && registers.length >= size ? registers : new Float64Array(size);
  const { opcodes, starts, operands } = program;
  for (let node = 0; node < program.length; node++) {
    const at = node * points;
    const start = starts[node]!;
    const end = starts[node + 1]!;
    const first = operands[start]! * points;
    switch (opcodes[node]) {
      case Opcode.constant: {
        const { low, high } = program.constants[operands[start]!]!;
        values.fill(low === high ? low : low + (high - low) / 2, at, at + points);
        break;
      }
      case Opcode.input:
        for (let p = 0; p < points; p++) values[at + p] = inputs[first + p]!;
        break;
      case Opcode.add: {
        const second = operands[start + 1]! * points;
        for (let p = 0; p < points; p++) values[at + p] = values[first + p]! + values[second + p]!;
        for (let k = start + 2; k < end; k++) {
          const next = operands[k]! * points;
          for (let p = 0; p < points; p++) values[at + p]! += values[next + p]!;
        }
        break;
      }
      case Opcode.subtract: {
        const second = operands[start + 1]! * points;
        for (let p = 0; p < points; p++) values[at + p] = values[first + p]! - values[second + p]!;
        break;
      }
      case Opcode.multiply: {
        const second = operands[start + 1]! * points;
        for (let p = 0; p < points; p++) values[at + p] = values[first + p]! * values[second + p]!;
        for (let k = start + 2; k < end; k++) {
          const next = operands[k]! * points;
          for (let p = 0; p < points; p++) values[at + p]! *= values[next + p]!;
        }
        break;
      }
      case Opcode.divide: {
        const second = operands[start + 1]! * points;
        for (let p = 0; p < points; p++) {
          const divisor = values[second + p]!;
          values[at + p] = divisor === 0 ? NaN : values[first + p]! / divisor;
        }
        break;
      }
      case Opcode.negate:
        for (let p = 0; p < points; p++) values[at + p] = -values[first + p]!;
        break;
      case Opcode.exp:
        for (let p = 0; p < points; p++) values[at + p] = Math.exp(values[first + p]!);
        break;
      case Opcode.log:
        for (let p = 0; p < points; p++) values[at + p] = Math.log(values[first + p]!);
        break;
      case Opcode.max:
      case Opcode.min: {
        const sign = opcodes[node] === Opcode.max ? 1 : -1;
        for (let p = 0; p < points; p++) values[at + p] = values[first + p]!;
        for (let k = start + 1; k < end; k++) {
          const next = operands[k]! * points;
          for (let p = 0; p < points; p++) {
            const value = values[next + p]!;
            // A NaN on either side stays: the comparison with a NaN best is false, and value !== value takes it.
            if ((value - values[at + p]!) * sign > 0 || value !== value) values[at + p] = value;
          }
        }
        break;
      }
      case Opcode.select: {
        const second = operands[start + 1]! * points;
        const third = operands[start + 2]! * points;
        for (let p = 0; p < points; p++) {
          const condition = values[first + p]!;
          values[at + p] = condition !== condition ? NaN : condition !== 0 ? values[second + p]! : values[third + p]!;
        }
        break;
      }
      default:
        evaluateScalar(program, node, points, values);
    }
  }
  return values;
}

function evaluateScalar(program: Program, node: number, points: number, values: Float64Array): void {
  const { float } = program.scalars[node]!;
  const at = node * points;
  const start = program.starts[node]!;
  const arity = program.starts[node + 1]! - start;
  const first = program.operands[start]! * points;
  if (arity === 1) {
    for (let p = 0; p < points; p++) values[at + p] = float(values[first + p]!);
  } else if (arity === 2) {
    const second = program.operands[start + 1]! * points;
    for (let p = 0; p < points; p++) values[at + p] = float(values[first + p]!, values[second + p]!);
  } else {
    const row = new Array<number>(arity);
    for (let p = 0; p < points; p++) {
      for (let k = 0; k < arity; k++) row[k] = values[program.operands[start + k]! * points + p]!;
      values[at + p] = float(...row);
    }
  }
}
