import type { Expression } from '../ir/expression';
import { nameRank } from '../ir/shape';
import type { ProgramBuilder } from './programBuilder';
import { ProgramError } from './programBuilder';

export type GroundingReason = 'shape-mismatch' | 'index-out-of-range' | 'unsupported-claim' | 'too-large';

/** Entries row-major; `from` numbers the first entry of each dimension. */
export interface Grounded {
  readonly shape: readonly number[];
  readonly from: readonly number[];
  readonly nodes: readonly number[];
}

/** Why an expression has no program; caught where a grounding begins. */
export class GroundingError extends Error {
  constructor(readonly reason: GroundingReason, message: string) {
    super(message);
  }
}

export interface GroundingFailure {
  readonly ok: false;
  readonly reason: GroundingReason;
  readonly message: string;
}

/** What an error thrown within a grounding says; any other error is thrown on. */
export function failure(error: unknown): GroundingFailure {
  if (error instanceof GroundingError || error instanceof ProgramError) return { ok: false, reason: error.reason, message: error.message };
  throw error;
}

const noDimensions: readonly number[] = [];

export const scalarOf = (node: number): Grounded => ({ shape: noDimensions, from: noDimensions, nodes: [node] });
/** The number of entries. */
export const count = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
/** `a scalar`, `a matrix of size 2×3`. */
export const showShape = (shape: readonly number[]): string => (shape.length === 0 ? 'a scalar' : `${nameRank(shape.length)} of size ${shape.join('×')}`);

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let dimension = 0; dimension < a.length; dimension++) if (a[dimension] !== b[dimension]) return false;
  return true;
}

/** The indices of the entry at a row-major offset. */
export function positionOf(offset: number, shape: readonly number[], from: readonly number[]): number[] {
  const at = new Array<number>(shape.length);
  for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
    at[dimension] = from[dimension]! + (offset % shape[dimension]!);
    offset = Math.floor(offset / shape[dimension]!);
  }
  return at;
}

export function outOfRange(name: string, index: number, from: number, to: number): GroundingError {
  return new GroundingError('index-out-of-range', `${name} has no entry ${index}: its entries are ${from} to ${to}`);
}

/** The row-major offset at the leading indices, in units of what they leave. @throws GroundingError out of range */
export function offsetOf(at: readonly number[], shape: readonly number[], from: readonly number[], array: Expression): number {
  if (at.length > shape.length) throw new GroundingError('shape-mismatch', `${nameRank(shape.length)} has no entry with ${at.length} ${at.length === 1 ? 'index' : 'indices'}`);
  let offset = 0;
  for (let dimension = 0; dimension < at.length; dimension++) {
    const position = at[dimension]! - from[dimension]!;
    if (position < 0 || position >= shape[dimension]!) throw outOfRange(nameOf(array), at[dimension]!, from[dimension]!, from[dimension]! + shape[dimension]! - 1);
    offset = offset * shape[dimension]! + position;
  }
  return offset;
}

/** The slice at leading indices; an entry where there is one for each dimension. */
export function slice(array: Grounded, at: readonly number[], of: Expression): Grounded {
  if (at.length === 0) return array;
  const offset = offsetOf(at, array.shape, array.from, of);
  const shape = array.shape.slice(at.length);
  const length = count(shape);
  return { shape, from: array.from.slice(at.length), nodes: array.nodes.slice(offset * length, (offset + 1) * length) };
}

/** The entry (or slice) at a computed position: a choice among all, undefined where the position is none of theirs. */
export function chooseEntry(builder: ProgramBuilder, array: Grounded, position: number, of: Expression): Grounded {
  const [length, from] = [array.shape[0], array.from[0]!];
  if (!length) throw new GroundingError('shape-mismatch', `${nameOf(of)} has no entries`);
  let chosen = slice(array, [from + length - 1], of);
  const nowhere = builder.enclosed(NaN, NaN);
  chosen = { ...chosen, nodes: chosen.nodes.map(() => nowhere) };
  for (let k = length - 1; k >= 0; k--) {
    const here = builder.apply('equal', position, builder.integer(from + k));
    const entry = slice(array, [from + k], of);
    chosen = { ...chosen, nodes: chosen.nodes.map((other, at) => builder.apply('select', here, entry.nodes[at]!, other)) };
  }
  return chosen;
}

/** An array of arrays of one shape, or of scalars, its own entries numbered from `from`. */
export function stack(entries: readonly Grounded[], from: number): Grounded {
  const { shape, from: inner } = entries[0] ?? { shape: noDimensions, from: noDimensions };
  for (const entry of entries) {
    if (!sameShape(entry.shape, shape)) throw new GroundingError('shape-mismatch', `an array of ${showShape(shape)} and ${showShape(entry.shape)}`);
  }
  if (shape.length === 0) return { shape: [entries.length], from: [from], nodes: entries.map(({ nodes }) => nodes[0]!) };
  return { shape: [entries.length, ...shape], from: [from, ...inner], nodes: entries.flatMap(({ nodes }) => nodes) };
}

/** What an out-of-range message calls an array: its name, or `the array`. */
export function nameOf(expression: Expression): string {
  if (expression.kind === 'entry') return nameOf(expression.array);
  return expression.kind === 'variable' && !expression.name.startsWith('‹') ? expression.name : 'the array';
}
