import { evaluateRounded } from './evaluateRounded';
import type { FloatFormat } from './floatFormats';
import { largestOf, roundTo } from './floatFormats';
import type { Program } from './program';
import { Opcode } from './program';

/** The first input, going away from 0, at which something on the way to a result overflows or is no number. */
export interface Overflow {
  /** A number of the format; at the one before it nothing fails. */
  readonly at: number;
  /** What the format gives there: ±∞, NaN, or a number that should not be trusted. */
  readonly gives: number;
}

/** Longer programs are not searched. */
const maximumLength = 400;

/**
 * Where a program, computed in `format`, first fails as its inputs, all alike, go from 0 in the direction of `sign`:
 * sought at powers of 2 and then between two of them. `undefined` where it fails nowhere up to the largest number of the
 * format, or already at 1, and where the program is too long.
 */
export function firstOverflow(program: Program, format: FloatFormat, sign: 1 | -1): Overflow | undefined {
  const outcomeAt = (size: number) => outcome(program, sign * size, format);
  if (program.inputs.length === 0 || program.length > maximumLength) return undefined;
  let sound = 1;
  if (outcomeAt(sound).fails) return undefined;
  let failing = 2;
  for (const most = largestOf(format); !outcomeAt(failing).fails; failing *= 2) {
    if (failing > most / 2) return undefined;
    sound = failing;
  }
  for (;;) {
    const middle = roundTo(format, sound + (failing - sound) / 2);
    if (middle === sound || middle === failing) break;
    if (outcomeAt(middle).fails) failing = middle;
    else sound = middle;
  }
  return { at: sign * failing, gives: outcomeAt(failing).gives };
}

function outcome(program: Program, input: number, format: FloatFormat): { readonly fails: boolean; readonly gives: number } {
  const values = evaluateRounded(program, program.inputs.map(() => input), format);
  return { fails: usedNodes(program, values).some((node) => !Number.isFinite(values[node])), gives: values[program.outputs[0]!]! };
}

/** The nodes that the results rest on: of a case distinction only the case that is taken. */
function usedNodes(program: Program, values: readonly number[]): readonly number[] {
  const used = new Set(program.outputs);
  const queue = [...used];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (program.opcodes[node]! <= Opcode.input) continue;
    const operands = program.operands.slice(program.starts[node], program.starts[node + 1]);
    const taken = program.opcodes[node] === Opcode.select ? [operands[0]!, values[operands[0]!] !== 0 ? operands[1]! : operands[2]!] : operands;
    for (const operand of taken) {
      if (used.has(operand)) continue;
      used.add(operand);
      queue.push(operand);
    }
  }
  return [...used];
}
