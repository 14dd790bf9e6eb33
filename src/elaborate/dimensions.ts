import { add, one, range, rational, size, subtract } from '../ir/build';
import type { Expression, IndexRange } from '../ir/expression';
import { equalExpressions, substitute } from '../ir/substitute';

/** A dimension of an array while its length is still being found out: an index into `Dimensions`. */
export type Dimension = number;

interface DimensionClass {
  length?: Expression;
  /** Number of the first entry, where the text fixes it. */
  from?: Expression;
}

const PLACEHOLDER = '?';

/**
 * Lengths of arrays, found by unification over one claim: the two sides of a sum have one length, the inner dimensions
 * of a product agree. What stays open becomes a symbolic size of its own.
 */
export class Dimensions {
  private readonly parents: Dimension[] = [];
  private readonly classes: DimensionClass[] = [];
  /** Some dimension is not numbered from 1. */
  private renumbered = false;

  fresh(): Dimension {
    this.parents.push(this.parents.length);
    this.classes.push({});
    return this.parents.length - 1;
  }

  several(count: number): readonly Dimension[] {
    const dimensions: Dimension[] = [];
    while (dimensions.length < count) dimensions.push(this.fresh());
    return dimensions;
  }

  ofLength(length: Expression): Dimension {
    const dimension = this.fresh();
    this.classes[dimension]!.length = length;
    return dimension;
  }

  ofRange(over: IndexRange): Dimension {
    const dimension = this.fresh();
    this.classes[dimension] = { length: lengthOf(over), from: over.from };
    this.renumbered ||= !isOne(over.from);
    return dimension;
  }

  /** Makes the two one dimension; false, and nothing changed, where they cannot be. */
  unify(a: Dimension, b: Dimension): boolean {
    const [first, second] = [this.root(a), this.root(b)];
    if (first === second) return true;
    const [x, y] = [this.classes[first]!, this.classes[second]!];
    if (x.length && y.length && !equalExpressions(x.length, y.length)) return false;
    if (x.from && y.from && !equalExpressions(x.from, y.from)) return false;
    this.parents[second] = first;
    if (!x.length && y.length) x.length = y.length;
    if (!x.from && y.from) x.from = y.from;
    return true;
  }

  /** An index that runs on without end. */
  isEndless(dimension: Dimension): boolean {
    const { length } = this.classes[this.root(dimension)]!;
    return length !== undefined && isEndless(length);
  }

  /** An index that runs from 1 on, over an array that begins at 0. */
  beginsBehind(dimension: Dimension, whole: Dimension): boolean {
    const [{ from: own }, { from: first }] = [this.range(dimension), this.range(whole)];
    return own.kind === 'number' && first.kind === 'number' && first.numerator < own.numerator;
  }

  /** Gives the first entry that number, where the text does not fix another. */
  numberFrom(from: Expression, dimension: Dimension): void {
    this.classes[this.root(dimension)]!.from ??= from;
    this.renumbered = true;
  }

  same(a: Dimension, b: Dimension): boolean {
    return this.root(a) === this.root(b);
  }

  knownLength(dimension: Dimension): Expression | undefined {
    return this.classes[this.root(dimension)]!.length;
  }

  /** The range of the dimension's index; an open length is a placeholder until `resolve`. */
  range(dimension: Dimension): IndexRange {
    const root = this.root(dimension);
    const { length, from } = this.classes[root]!;
    const first = from ?? one;
    return range(first, lastOf(first, length ?? size(`${PLACEHOLDER}${root}`)));
  }

  /**
   * Replaces placeholders by what has been found since, and the numbering of arrays by theirs; lengths still open become
   * sizes n₁, n₂ … in order.
   */
  resolver(taken: ReadonlySet<string>, shapes: ReadonlyMap<string, readonly Dimension[]> = new Map()): (expression: Expression) => Expression {
    if (this.classes.length === 0) return (expression) => expression;
    const names = new Map<Dimension, Expression>();
    const given = new Set<number>();
    const name = (root: Dimension): Expression => {
      const known = this.classes[root]!.length;
      if (known) return known;
      let found = names.get(root);
      if (!found) {
        let count = names.size + 1;
        while (taken.has(`n${subscript(count)}`) || given.has(count)) count++;
        given.add(count);
        found = size(`n${subscript(count)}`);
        names.set(root, found);
      }
      return found;
    };
    const settle = (expression: Expression): Expression => substitute(expression, replace);
    const entered = new Set<string>();
    const rangeOf = (dimension: Dimension): IndexRange => {
      const { from, to } = this.range(dimension);
      return range(settle(from), settle(to));
    };
    const replace = (node: Expression): Expression | undefined => {
      if (node.kind === 'size' && isPlaceholder(node)) return name(this.root(rootIn(node)));
      if (this.renumbered && node.kind === 'variable') {
        const shape = shapes.get(node.name);
        // A length that is made of the array itself has no end.
        if (shape?.length !== node.dimensions.length || entered.has(node.name)) return undefined;
        entered.add(node.name);
        const dimensions = shape.map(rangeOf);
        entered.delete(node.name);
        return { ...node, dimensions };
      }
      if (this.renumbered && (node.kind === 'reduce' || node.kind === 'comprehension') && isOne(node.range.from) && isPlaceholder(node.range.to)) {
        return { ...node, range: rangeOf(rootIn(node.range.to)), body: settle(node.body), ...('where' in node && node.where ? { where: settle(node.where) } : {}) };
      }
      if (node.kind !== 'derivative') return undefined;
      // Substitution spares what is differentiated by; its lengths are to be settled all the same.
      const variable = settle(node.variable) as typeof node.variable;
      return { ...node, body: settle(node.body), variable, ...(node.at ? { at: settle(node.at) } : {}) };
    };
    return settle;
  }

  private root(dimension: Dimension): Dimension {
    let at = dimension;
    while (this.parents[at] !== at) at = this.parents[at]!;
    return at;
  }
}

const isPlaceholder = (e: Expression): e is Expression & { kind: 'size' } => e.kind === 'size' && e.name.startsWith(PLACEHOLDER);
const rootIn = ({ name }: Expression & { kind: 'size' }): Dimension => Number(name.slice(PLACEHOLDER.length));

function subscript(count: number): string {
  return [...String(count)].map((digit) => String.fromCodePoint(0x2080 + Number(digit))).join('');
}

const isOne = (e: Expression): boolean => e.kind === 'number' && e.numerator === 1n && e.denominator === 1n;

/** from..to has to − from + 1 entries, in the form authors write lengths: 1..d gives d, 0..n−1 gives n. */
const isEndless = (length: Expression): boolean => length.kind === 'constant' && length.name === 'infinity';

function lengthOf({ from, to }: IndexRange): Expression {
  if (isEndless(to)) return to;
  if (isOne(from)) return to;
  if (from.kind === 'number' && to.kind === 'number') return rational(to.numerator - from.numerator + 1n);
  if (from.kind === 'number' && from.numerator === 0n) {
    if (to.kind === 'apply' && to.operator === 'subtract' && isOne(to.operands[1]!)) return to.operands[0]!;
    return add(to, one);
  }
  return add(subtract(to, from), one);
}

function lastOf(from: Expression, length: Expression): Expression {
  if (isEndless(length)) return length;
  if (isOne(from)) return length;
  if (from.kind === 'number' && length.kind === 'number') return rational(from.numerator + length.numerator - 1n);
  if (from.kind === 'number' && from.numerator === 0n) {
    if (length.kind === 'apply' && length.operator === 'add' && isOne(length.operands[1]!)) return length.operands[0]!;
    return subtract(length, one);
  }
  // What `lengthOf` made of from..to.
  if (length.kind === 'apply' && length.operator === 'add' && isOne(length.operands[1]!)) {
    const span = length.operands[0]!;
    if (span.kind === 'apply' && span.operator === 'subtract' && equalExpressions(span.operands[1]!, from)) return span.operands[0]!;
  }
  return subtract(add(from, length), one);
}
