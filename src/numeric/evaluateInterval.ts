import type { Interval } from '../ops/operator';
import { addDown, addUp, divideDown, divideUp, multiplyDown, multiplyUp } from '../ops/outward';
import type { Program } from './program';
import { Opcode } from './program';

/** Enclosures of every node at every point, node n at point p at `n * points + p`; NaN bounds outside a domain. */
export interface Enclosures {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Math.exp and Math.log are within 1 ulp of the true value in V8 (fdlibm); their enclosures allow 2 and the rounding. */
const libraryError = 3 * 2 ** -52;
const tiny = Number.MIN_VALUE;

/**
 * Evaluates a program in enclosures at many points: every row of the result holds the true value for all inputs within
 * `low`…`high` (laid out as for `evaluateFloat`). Outward rounded; what floats hold exactly stays exact.
 */
export function evaluateInterval(program: Program, low: Float64Array, high: Float64Array, points: number, reuse?: Enclosures): Enclosures {
  const size = program.length * points;
  const lows = reuse && reuse.low.length >= size ? reuse.low : new Float64Array(size);
  const highs = lows === reuse?.low ? reuse.high : new Float64Array(size);
  const { opcodes, starts, operands } = program;
  for (let node = 0; node < program.length; node++) {
    const at = node * points;
    const start = starts[node]!;
    const end = starts[node + 1]!;
    const first = operands[start]! * points;
    switch (opcodes[node]) {
      case Opcode.constant: {
        const constant = program.constants[operands[start]!]!;
        lows.fill(constant.low, at, at + points);
        highs.fill(constant.high, at, at + points);
        break;
      }
      case Opcode.input:
        for (let p = 0; p < points; p++) {
          lows[at + p] = low[first + p]!;
          highs[at + p] = high[first + p]!;
        }
        break;
      case Opcode.add: {
        copy(lows, highs, first, at, points);
        for (let k = start + 1; k < end; k++) {
          const next = operands[k]! * points;
          for (let p = 0; p < points; p++) {
            lows[at + p] = addDown(lows[at + p]!, lows[next + p]!);
            highs[at + p] = addUp(highs[at + p]!, highs[next + p]!);
          }
        }
        break;
      }
      case Opcode.subtract: {
        const second = operands[start + 1]! * points;
        for (let p = 0; p < points; p++) {
          lows[at + p] = addDown(lows[first + p]!, -highs[second + p]!);
          highs[at + p] = addUp(highs[first + p]!, -lows[second + p]!);
        }
        break;
      }
      case Opcode.multiply: {
        copy(lows, highs, first, at, points);
        for (let k = start + 1; k < end; k++) {
          const next = operands[k]! * points;
          if (end - start === 2 && next === first) square(lows, highs, first, at, points);
          else multiply(lows, highs, at, next, points);
        }
        break;
      }
      case Opcode.divide:
        divide(lows, highs, first, operands[start + 1]! * points, at, points);
        break;
      case Opcode.negate:
        for (let p = 0; p < points; p++) {
          const bound = lows[first + p]!;
          lows[at + p] = -highs[first + p]!;
          highs[at + p] = -bound;
        }
        break;
      case Opcode.exp:
        for (let p = 0; p < points; p++) {
          const left = lows[first + p]!;
          const right = highs[first + p]!;
          const bottom = Math.exp(left);
          lows[at + p] = left === 0 ? 1 : Math.max(0, Math.min(bottom, Number.MAX_VALUE) * (1 - libraryError) - tiny);
          highs[at + p] = right === 0 ? 1 : (right === left ? bottom : Math.exp(right)) * (1 + libraryError) + tiny;
        }
        break;
      case Opcode.log:
        for (let p = 0; p < points; p++) {
          const left = lows[first + p]!;
          const right = highs[first + p]!;
          if (!(left >= 0)) {
            lows[at + p] = highs[at + p] = NaN;
            continue;
          }
          const bottom = Math.log(left);
          const top = right === left ? bottom : Math.log(right);
          lows[at + p] = left === 1 ? 0 : bottom - Math.abs(bottom) * libraryError - tiny;
          highs[at + p] = right === 1 || right === 0 ? top : top + Math.abs(top) * libraryError + tiny;
        }
        break;
      case Opcode.max:
      case Opcode.min: {
        const extreme = opcodes[node] === Opcode.max ? Math.max : Math.min;
        copy(lows, highs, first, at, points);
        for (let k = start + 1; k < end; k++) {
          const next = operands[k]! * points;
          for (let p = 0; p < points; p++) {
            lows[at + p] = extreme(lows[at + p]!, lows[next + p]!);
            highs[at + p] = extreme(highs[at + p]!, highs[next + p]!);
          }
        }
        break;
      }
      case Opcode.select:
        select(lows, highs, first, operands[start + 1]! * points, operands[start + 2]! * points, at, points);
        break;
      default:
        evaluateScalar(program, node, points, lows, highs);
    }
  }
  return { low: lows, high: highs };
}

function copy(lows: Float64Array, highs: Float64Array, from: number, to: number, points: number): void {
  for (let p = 0; p < points; p++) {
    lows[to + p] = lows[from + p]!;
    highs[to + p] = highs[from + p]!;
  }
}

function square(lows: Float64Array, highs: Float64Array, first: number, at: number, points: number): void {
  for (let p = 0; p < points; p++) {
    const left = lows[first + p]!;
    const right = highs[first + p]!;
    const near = left > 0 ? left : right < 0 ? right : left <= 0 && right >= 0 ? 0 : NaN;
    const far = Math.max(Math.abs(left), Math.abs(right));
    lows[at + p] = multiplyDown(near, near);
    highs[at + p] = multiplyUp(far, far);
  }
}

function multiply(lows: Float64Array, highs: Float64Array, at: number, next: number, points: number): void {
  for (let p = 0; p < points; p++) {
    const a = lows[at + p]!;
    const b = highs[at + p]!;
    const c = lows[next + p]!;
    const d = highs[next + p]!;
    if (a === b && c === d) {
      lows[at + p] = multiplyDown(a, c);
      highs[at + p] = multiplyUp(a, c);
    } else if (a >= 0 && c >= 0) {
      lows[at + p] = multiplyDown(a, c);
      highs[at + p] = multiplyUp(b, d);
    } else {
      lows[at + p] = Math.min(multiplyDown(a, c), multiplyDown(a, d), multiplyDown(b, c), multiplyDown(b, d));
      highs[at + p] = Math.max(multiplyUp(a, c), multiplyUp(a, d), multiplyUp(b, c), multiplyUp(b, d));
    }
  }
}

function divide(lows: Float64Array, highs: Float64Array, first: number, second: number, at: number, points: number): void {
  for (let p = 0; p < points; p++) {
    const a = lows[first + p]!;
    const b = highs[first + p]!;
    const c = lows[second + p]!;
    const d = highs[second + p]!;
    if (!(c > 0 || d < 0)) {
      // A divisor that may be 0 leaves nothing to say; one that is 0 leaves the domain.
      const undefinedHere = (c === 0 && d === 0) || c !== c || a !== a;
      lows[at + p] = undefinedHere ? NaN : -Infinity;
      highs[at + p] = undefinedHere ? NaN : Infinity;
    } else if (c > 0) {
      lows[at + p] = divideDown(a, a >= 0 ? d : c);
      highs[at + p] = divideUp(b, b <= 0 ? d : c);
    } else {
      lows[at + p] = divideDown(-b, b <= 0 ? -c : -d);
      highs[at + p] = divideUp(-a, a >= 0 ? -c : -d);
    }
  }
}

function select(lows: Float64Array, highs: Float64Array, condition: number, yes: number, no: number, at: number, points: number): void {
  for (let p = 0; p < points; p++) {
    const certainlyTrue = lows[condition + p]! > 0 || highs[condition + p]! < 0;
    const certainlyFalse = lows[condition + p] === 0 && highs[condition + p] === 0;
    if (certainlyTrue || certainlyFalse) {
      const from = certainlyTrue ? yes : no;
      lows[at + p] = lows[from + p]!;
      highs[at + p] = highs[from + p]!;
    } else if (lows[condition + p]! !== lows[condition + p]!) {
      lows[at + p] = highs[at + p] = NaN;
    } else {
      lows[at + p] = Math.min(lows[yes + p]!, lows[no + p]!);
      highs[at + p] = Math.max(highs[yes + p]!, highs[no + p]!);
    }
  }
}

function evaluateScalar(program: Program, node: number, points: number, lows: Float64Array, highs: Float64Array): void {
  const { interval } = program.scalars[node]!;
  const start = program.starts[node]!;
  const arity = program.starts[node + 1]! - start;
  const row = new Array<Interval>(arity);
  for (let p = 0; p < points; p++) {
    for (let k = 0; k < arity; k++) {
      const operand = program.operands[start + k]! * points + p;
      row[k] = { low: lows[operand]!, high: highs[operand]! };
    }
    const result = arity === 1 ? interval(row[0]!) : arity === 2 ? interval(row[0]!, row[1]!) : interval(...row);
    lows[node * points + p] = result.low;
    highs[node * points + p] = result.high;
  }
}
