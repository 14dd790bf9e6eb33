import type { IndexRange, VariableExpression } from '../ir/expression';
import type { Grounded } from './groundedArray';
import { count, GroundingError, offsetOf, positionOf, scalarOf } from './groundedArray';
import type { ProgramBuilder } from './programBuilder';

/** First and last integer of a range. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

interface Layout {
  readonly shape: readonly number[];
  readonly from: readonly number[];
  whole: Grounded | undefined;
}

/** The input slots of variables at one choice of sizes: `x`, `z[1]`, `W[2,3]`. */
export class VariableSlots {
  private readonly layouts = new Map<string, Layout>();

  /** @param boundsOf the integers that a dimension of a variable has */
  constructor(private readonly builder: ProgramBuilder, private readonly maximumEntries: number, private readonly boundsOf: (dimension: IndexRange, variable: string) => Bounds) {}

  /** The lengths of a variable that has been grounded; none for a scalar. */
  shapeOf(name: string): readonly number[] {
    return this.layouts.get(name)?.shape ?? [];
  }

  /** There are arrays, and none has an entry. */
  get areEmpty(): boolean {
    return this.layouts.size > 0 && [...this.layouts.values()].every(({ shape }) => count(shape) === 0);
  }

  whole(variable: VariableExpression): Grounded {
    if (variable.dimensions.length === 0) return scalarOf(this.builder.input({ key: variable.name, variable: variable.name, offset: 0 }));
    const layout = this.layoutOf(variable);
    if (layout.whole) return layout.whole;
    const { shape, from } = layout;
    const nodes = new Array<number>(count(shape));
    for (let offset = 0; offset < nodes.length; offset++) nodes[offset] = this.slot(variable.name, positionOf(offset, shape, from), offset);
    return (layout.whole = { shape, from, nodes });
  }

  /** The entry at an index for each dimension. @throws GroundingError out of range */
  entry(variable: VariableExpression, at: readonly number[]): number {
    const { shape, from, whole } = this.layoutOf(variable);
    const offset = offsetOf(at, shape, from, variable);
    return whole ? whole.nodes[offset]! : this.slot(variable.name, at, offset);
  }

  /** Behind the last entry. */
  isBeyond(variable: VariableExpression, at: readonly number[]): boolean {
    const { shape, from } = this.layoutOf(variable);
    return at.some((index, dimension) => index >= from[dimension]! + shape[dimension]!);
  }

  private layoutOf({ name, dimensions }: VariableExpression): Layout {
    const known = this.layouts.get(name);
    if (known) return known;
    const bounds = dimensions.map((dimension) => this.boundsOf(dimension, name));
    if (bounds.some(({ from, to }) => to < from - 1)) throw new GroundingError('index-out-of-range', `${name} would have fewer than no entries`);
    const layout: Layout = { shape: bounds.map(({ from, to }) => to - from + 1), from: bounds.map(({ from }) => from), whole: undefined };
    if (count(layout.shape) > this.maximumEntries) throw new GroundingError('too-large', `${name} has too many entries`);
    this.layouts.set(name, layout);
    return layout;
  }

  private slot(variable: string, at: readonly number[], offset: number): number {
    return this.builder.input({ key: `${variable}[${at.join()}]`, variable, offset });
  }
}
