import type { Enclosures } from './evaluateInterval';
import type { Program } from './program';
import { exactValue, Opcode } from './program';
import { compareRationals } from './rational';

export type ComparedRelation = '=' | '<' | '≤' | '>' | '≥' | '≠';

/**
 * `violated`: for certain. `holds`: for certain, or for = the enclosures overlap and are thin. `open`: neither.
 * `undefined`: a side is not finite or leaves its domain.
 */
export type Status = 'violated' | 'holds' | 'open' | 'undefined';

/** Enclosures wider than this, relative to the terms that cancel in them, say nothing. */
const thinness = 1e-9;

/** The same relative to a value that is not 0; cancellation may have cost it digits. */
const cancelledThinness = 1e-6;

/**
 * The size of the terms a value comes from: for a sum that of its summands, which may far exceed the sum's where they
 * cancel, and so on downwards. Functions are taken to have slopes of about 1 where they are near 0, as log has at 1.
 */
export function magnitude(program: Program, enclosures: Enclosures, node: number, point: number, points: number, depth = 8): number {
  const at = node * points + point;
  const own = Math.max(Math.abs(enclosures.low[at]!), Math.abs(enclosures.high[at]!));
  if (depth === 0) return own;
  const start = program.starts[node]!;
  const end = program.starts[node + 1]!;
  const of = (k: number): number => magnitude(program, enclosures, program.operands[k]!, point, points, depth - 1);
  switch (program.opcodes[node]) {
    case Opcode.add:
    case Opcode.subtract: {
      let sum = 0;
      for (let k = start; k < end; k++) sum += of(k);
      return sum;
    }
    case Opcode.multiply: {
      let product = 1;
      for (let k = start; k < end; k++) product *= of(k);
      return product;
    }
    case Opcode.divide: {
      const divisor = program.operands[start + 1]! * points + point;
      return of(start) / Math.max(Number.MIN_VALUE, Math.min(Math.abs(enclosures.low[divisor]!), Math.abs(enclosures.high[divisor]!)));
    }
    case Opcode.negate:
      return of(start);
    case Opcode.select: {
      const condition = program.operands[start]! * points + point;
      if (enclosures.low[condition]! > 0) return of(start + 1);
      return enclosures.high[condition] === 0 ? of(start + 2) : Math.max(of(start + 1), of(start + 2));
    }
    case Opcode.log:
      return Math.max(own, 1);
    case Opcode.max:
    case Opcode.min:
    case Opcode.scalar: {
      let largest = 0;
      for (let k = start; k < end; k++) largest = Math.max(largest, of(k));
      return Math.max(own, Math.min(1, largest));
    }
    default:
      return own;
  }
}

/** The least absolute value within an enclosure. */
const leastAbsolute = (low: number, high: number): number => (low > 0 ? low : high < 0 ? -high : 0);

/**
 * True where two overlapping enclosures are so narrow that a wrong twin of either would have been seen: narrow against
 * the values, or where both may be 0 against the terms that cancel in them.
 */
function areThin(program: Program, enclosures: Enclosures, left: number, right: number, point: number, points: number): boolean {
  const [i, j] = [left * points + point, right * points + point];
  const [a, b, c, d] = [enclosures.low[i]!, enclosures.high[i]!, enclosures.low[j]!, enclosures.high[j]!];
  const width = Math.max(b - a, d - c);
  const least = Math.max(leastAbsolute(a, b), leastAbsolute(c, d));
  if (least > 0) return width <= cancelledThinness * least;
  return b - a <= thinness * magnitude(program, enclosures, left, point, points) && d - c <= thinness * magnitude(program, enclosures, right, point, points);
}

/** How the enclosures of two nodes stand to each other under a relation. */
export function pairStatus(program: Program, enclosures: Enclosures, left: number, right: number, point: number, points: number, relation: ComparedRelation): Status {
  if (program.opcodes[left] === Opcode.constant && program.opcodes[right] === Opcode.constant) {
    const [exactLeft, exactRight] = [exactValue(program, left), exactValue(program, right)];
    if (exactLeft && exactRight) return exactStatus(compareRationals(exactLeft, exactRight), relation);
  }
  const a = enclosures.low[left * points + point]!;
  const b = enclosures.high[left * points + point]!;
  const c = enclosures.low[right * points + point]!;
  const d = enclosures.high[right * points + point]!;
  if (!(a > -Infinity && b < Infinity && c > -Infinity && d < Infinity)) return 'undefined';
  switch (relation) {
    case '=':
      return b < c || d < a ? 'violated' : areThin(program, enclosures, left, right, point, points) ? 'holds' : 'open';
    case '≠':
      return b < c || d < a ? 'holds' : a === b && c === d ? 'violated' : 'open';
    case '≤':
      return a > d ? 'violated' : b <= c || areThin(program, enclosures, left, right, point, points) ? 'holds' : 'open';
    case '≥':
      return b < c ? 'violated' : a >= d || areThin(program, enclosures, left, right, point, points) ? 'holds' : 'open';
    case '<':
      return a >= d ? 'violated' : b < c ? 'holds' : 'open';
    case '>':
      return b <= c ? 'violated' : a > d ? 'holds' : 'open';
  }
}

function exactStatus(order: number, relation: ComparedRelation): Status {
  const holds = { '=': order === 0, '≠': order !== 0, '<': order < 0, '≤': order <= 0, '>': order > 0, '≥': order >= 0 };
  return holds[relation] ? 'holds' : 'violated';
}

/** |left − right| by the enclosures' middles, relative to the larger side or, where that is large, to the terms that cancel in it. */
export function relativeDifference(program: Program, enclosures: Enclosures, left: number, right: number, point: number, points: number): number {
  const [i, j] = [left * points + point, right * points + point];
  const a = (enclosures.low[i]! + enclosures.high[i]!) / 2;
  const b = (enclosures.low[j]! + enclosures.high[j]!) / 2;
  const difference = Math.abs(a - b);
  const relative = difference / Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
  if (relative < 1e-12) return relative;
  const larger = Math.max(magnitude(program, enclosures, left, point, points), magnitude(program, enclosures, right, point, points));
  return difference / Math.max(larger, Number.MIN_VALUE);
}
