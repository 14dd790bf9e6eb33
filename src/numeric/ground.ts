import { range, rational as rationalNumber } from '../ir/build';
import type {
  ApplyExpression, CallExpression, CasesExpression, ComprehensionExpression, DerivativeExpression, EntryExpression,
  Expression, IndexRange, ReduceExpression, VariableExpression,
} from '../ir/expression';
import { printExpression } from '../ir/print';
import { nameRank } from '../ir/shape';
import type { Binder } from '../ir/substitute';
import type { LibraryOperator } from '../ops/operator';
import { assertNever } from '../util/assertNever';
import { matrixFunction } from './determinant';
import { differentiate } from './differentiate';
import { replaceInput } from './eliminate';
import { createGroundingCache, expansionOf, placeholderSize } from './expansion';
import { extreme } from './extreme';
import { freeNames, maximumDepth } from './freeNames';
import type { Grounded, GroundingFailure } from './groundedArray';
import { chooseEntry, count, failure, GroundingError, nameOf, offsetOf, outOfRange, positionOf, sameShape, scalarOf, showShape, slice } from './groundedArray';
import { opaqueFunction } from './opaqueFunction';
import type { OpaqueCodomain } from './opaqueFunction';
import type { ProgramBuilder } from './programBuilder';
import { groundEndlessSum, groundIntegral, groundLimit, infinityOf, type Calculus } from './groundCalculus';
import type { Quadrature } from './integralOperator';
import { asInteger } from './rational';

/** Concrete values for symbolic sizes and free indices. */
export interface World {
  readonly sizes: ReadonlyMap<string, number>;
  readonly indices: ReadonlyMap<string, number>;
}

/** The nodes of an expression's entries, row-major. `opaque`: its value involves functions of which nothing is known. */
export type Grounding = { readonly ok: true; readonly shape: readonly number[]; readonly nodes: readonly number[]; readonly opaque: boolean } | GroundingFailure;

export interface GroundingOptions {
  /** Which form of library operators is expanded: the textbook's (default) or the one safe in floats. */
  readonly form?: 'stable' | 'plain';
  /** What functions of which nothing is known map to; `real` where absent. */
  readonly codomains?: ReadonlyMap<string, OpaqueCodomain>;
  /** Tells apart several functions that one name may stand for. */
  readonly salt?: string;
  /** `certified` where absent. Nothing that rests on an estimate is refuted. */
  readonly quadrature?: Quadrature;
}

/** What an expression was grounded to at one choice of its free indices, and at others. */
interface Remembered {
  readonly key: number | string;
  readonly grounded: Grounded;
  others: Map<number | string, Grounded> | undefined;
}

const maximumSteps = 200_000;

const tooLarge = (): GroundingError => new GroundingError('too-large', 'the formula is too large at these sizes');

/** Grounds expressions at one choice of sizes into one program; what several expressions share is built once. */
export class Grounder {
  private readonly variables = new Map<string, { readonly shape: readonly number[]; readonly from: readonly number[] }>();
  private memo = new Map<Expression, Remembered>();
  private bindings: ReadonlyMap<string, Grounded> = new Map();
  private sizes: ReadonlyMap<string, number>;
  private indices = new Map<string, number>();
  /** The nodes of bound real numbers, whose entry among the indices only tells them apart. */
  private continuous: ReadonlyMap<string, number> = new Map();
  private steps = 0;
  private depth = 0;
  private opaque = false;
  /** Some integral is enclosed, and might only be estimated where that fails. */
  integrals = false;
  private readonly differentiated = new Set<number>();

  constructor(readonly builder: ProgramBuilder, private readonly worldSizes: ReadonlyMap<string, number>, private readonly options: GroundingOptions = {}, private readonly cache = createGroundingCache()) {
    this.sizes = worldSizes;
  }

  ground(expression: Expression, indices: ReadonlyMap<string, number>): Grounding {
    this.indices = new Map(indices);
    this.steps = 0;
    this.depth = 0;
    try {
      const { shape, nodes } = this.visit(expression);
      return { ok: true, shape, nodes, opaque: this.opaque };
    } catch (error) {
      // What was left half done must not be seen by a later expression.
      this.sizes = this.worldSizes;
      this.bindings = new Map();
      this.continuous = new Map();
      this.memo = new Map();
      return failure(error);
    }
  }

  /** The integers of a range, or why it has none. Empty where it ends before it begins. */
  range(of: IndexRange, indices: ReadonlyMap<string, number>): { readonly ok: true; readonly from: number; readonly to: number } | GroundingFailure {
    this.indices = new Map(indices);
    try {
      return { ok: true, ...this.bounds(of, 'index') };
    } catch (error) {
      return failure(error);
    }
  }

  /** What was differentiated: the derivative has a meaning only where this is defined. */
  get guards(): readonly number[] {
    return [...this.differentiated];
  }

  /** The lengths of a variable that has been grounded; none for a scalar. */
  shapeOfVariable(name: string): readonly number[] {
    return this.variables.get(name)?.shape ?? [];
  }

  private visit(expression: Expression): Grounded {
    if (++this.steps > maximumSteps || this.depth > maximumDepth) throw tooLarge();
    switch (expression.kind) {
      case 'number':
        return scalarOf(this.builder.rational(expression));
      case 'constant':
        return scalarOf(this.mathematicalConstant(expression.name));
      case 'index':
        return scalarOf(this.continuous.get(expression.name) ?? this.builder.integer(this.indexValue(expression.name)));
      case 'size':
        return scalarOf(this.builder.integer(this.sizeValue(expression.name)));
      case 'variable':
        return this.wholeVariable(expression);
      default: {
        this.depth++;
        const result = this.remembered(expression);
        this.depth--;
        return result;
      }
    }
  }

  private remembered(expression: Expression): Grounded {
    if (isCheap(expression)) return this.compute(expression);
    const names = freeNames(expression, this.cache.free);
    if (!names) throw tooLarge();
    const key = names.length === 0 ? 0 : names.length === 1 ? this.indices.get(names[0]!)! : names.map((name) => this.indices.get(name)).join();
    const known = this.memo.get(expression);
    if (known && known.key === key) return known.grounded;
    const found = known?.others?.get(key);
    if (found) return found;
    const grounded = this.compute(expression);
    if (!known) this.memo.set(expression, { key, grounded, others: undefined });
    else (known.others ??= new Map()).set(key, grounded);
    return grounded;
  }

  private compute(expression: Expression): Grounded {
    switch (expression.kind) {
      case 'number':
      case 'constant':
      case 'index':
      case 'size':
      case 'variable':
        return this.visit(expression);
      case 'apply':
        return this.apply(expression);
      case 'call':
        return this.call(expression);
      case 'entry':
        return this.entry(expression);
      case 'reduce':
        return this.reduce(expression);
      case 'comprehension':
        return this.comprehension(expression);
      case 'array':
        return this.stack(expression.elements.map((element) => this.visit(element)), 1);
      case 'cases':
        return this.cases(expression);
      case 'derivative':
        return this.derivative(expression);
      case 'integral':
        return groundIntegral(expression, this.calculus);
      case 'limit':
        return groundLimit(expression, this.calculus);
      case 'expectation':
      case 'probability':
        return this.knownByName(expression);
      default:
        return assertNever(expression);
    }
  }

  private mathematicalConstant(name: 'pi' | 'e' | 'infinity'): number {
    // The float next below π is Math.PI.
    if (name === 'pi') return this.builder.enclosed(Math.PI, Math.PI + 2 ** -51);
    if (name === 'e') return this.builder.apply('exp', this.builder.integer(1));
    throw new GroundingError('unsupported-claim', '∞ is no number to compute with');
  }

  private indexValue(name: string): number {
    const value = this.indices.get(name);
    if (value === undefined) throw new GroundingError('unsupported-claim', `the index ${name} has no range`);
    return value;
  }

  private sizeValue(name: string): number {
    const value = this.sizes.get(name);
    if (value === undefined) throw new GroundingError('unsupported-claim', `the size ${name} is not known`);
    return value;
  }

  /** The integer an expression over indices, sizes and numbers has; undefined if it is not one. */
  private integerOf(expression: Expression): number | undefined {
    switch (expression.kind) {
      case 'number':
        return asInteger(expression);
      case 'index':
        return this.continuous.has(expression.name) ? undefined : this.indexValue(expression.name);
      case 'size':
        return this.sizeValue(expression.name);
      default: {
        const { nodes, shape } = this.visit(expression);
        return shape.length === 0 ? asInteger(this.builder.exact(nodes[0]!)) : undefined;
      }
    }
  }

  private bounds(of: IndexRange, index: string): { readonly from: number; readonly to: number } {
    if (of.to.kind === 'constant' && of.to.name === 'infinity') throw new GroundingError('unsupported-claim', 'infinite sums are not checked');
    const from = this.integerOf(of.from);
    const to = this.integerOf(of.to);
    if (from === undefined || to === undefined) throw new GroundingError('unsupported-claim', `the range of ${index} does not end at integers`);
    if (to - from >= maximumSteps) throw new GroundingError('too-large', `the range of ${index} is too long`);
    return { from, to };
  }

  private dimensions(of: VariableExpression): { readonly shape: readonly number[]; readonly from: readonly number[] } {
    const known = this.variables.get(of.name);
    if (known) return known;
    const bounds = of.dimensions.map((dimension) => this.bounds(dimension, `an index of ${of.name}`));
    const result = { shape: bounds.map(({ from, to }) => Math.max(0, to - from + 1)), from: bounds.map(({ from }) => from) };
    if (count(result.shape) > maximumSteps) throw new GroundingError('too-large', `${of.name} has too many entries`);
    this.variables.set(of.name, result);
    return result;
  }

  private slot(name: string, at: readonly number[], offset: number): number {
    return this.builder.input({ key: at.length === 0 ? name : `${name}[${at.join()}]`, variable: name, offset });
  }

  private wholeVariable(variable: VariableExpression): Grounded {
    const bound = this.bindings.get(variable.name);
    if (bound) return bound;
    if (variable.dimensions.length === 0) return scalarOf(this.slot(variable.name, [], 0));
    const { shape, from } = this.dimensions(variable);
    const nodes: number[] = [];
    const total = count(shape);
    for (let offset = 0; offset < total; offset++) nodes.push(this.slot(variable.name, positionOf(offset, shape, from), offset));
    return { shape, from, nodes };
  }

  private entry(expression: EntryExpression): Grounded {
    const { array, indices } = expression;
    const at: number[] = [];
    for (const index of indices) {
      const value = this.integerOf(index);
      if (value === undefined) return this.computedEntry(this.visit(array), indices, expression);
      at.push(value);
    }
    if (array.kind === 'variable' && indices.length === array.dimensions.length) {
      const bound = this.bindings.get(array.name);
      const { shape, from } = bound ?? this.dimensions(array);
      const offset = offsetOf(at, shape, from, nameOf(array));
      return scalarOf(bound ? bound.nodes[offset]! : this.slot(array.name, at, offset));
    }
    if (array.kind === 'comprehension') {
      const { from, to } = this.bounds(array.range, array.index);
      const [first, ...rest] = at;
      if (first! < from || first! > to) throw outOfRange(nameOf(array), first!, from, to);
      return slice(this.withIndex(array.index, first!, () => this.visit(array.body)), rest, nameOf(array));
    }
    return slice(this.visit(array), at, nameOf(array));
  }

  /** An entry whose index is itself computed from values (an argmax, a label). */
  private computedEntry(array: Grounded, indices: readonly Expression[], expression: EntryExpression): Grounded {
    return indices.reduce((current, index) => {
      const position = this.visit(index);
      if (position.shape.length > 0) throw new GroundingError('shape-mismatch', 'an index must be a number');
      return chooseEntry(this.builder, current, position.nodes[0]!, nameOf(expression.array));
    }, array);
  }

  private withIndex<Result>(name: string, value: number, compute: () => Result): Result {
    const outer = this.indices.get(name);
    this.indices.set(name, value);
    const real = this.continuous;
    if (real.has(name)) this.continuous = new Map([...real].filter(([other]) => other !== name));
    const result = compute();
    this.continuous = real;
    if (outer === undefined) this.indices.delete(name);
    else this.indices.set(name, outer);
    return result;
  }

  private reduce(expression: ReduceExpression): Grounded {
    if (infinityOf(expression.range.to) > 0) return groundEndlessSum(expression, this.calculus);
    const { from, to } = this.bounds(expression.range, expression.index);
    const { builder } = this;
    const { operator } = expression;
    const neutral = operator === 'sum' ? builder.integer(0) : operator === 'product' ? builder.integer(1) : undefined;
    const bodies: Grounded[] = [];
    const positions: number[] = [];
    const conditions: (number | undefined)[] = [];
    for (let value = from; value <= to; value++) {
      this.withIndex(expression.index, value, () => {
        const condition = expression.where && this.visit(expression.where).nodes[0]!;
        const decided = condition === undefined ? undefined : builder.exact(condition);
        if (decided?.numerator === 0n) return;
        bodies.push(this.visit(expression.body));
        positions.push(value);
        conditions.push(decided ? undefined : condition);
      });
    }
    const shape = bodies[0]?.shape ?? [];
    if (bodies.some((body) => !sameShape(body.shape, shape))) throw new GroundingError('shape-mismatch', `the terms of the ${operator} differ in shape`);
    if (shape.length > 0 && operator !== 'sum') throw new GroundingError('shape-mismatch', `${operator} over ${expression.index} takes a scalar, not ${nameRank(shape.length)}`);
    if (neutral !== undefined) {
      const combine = operator === 'sum' ? builder.add.bind(builder) : builder.multiply.bind(builder);
      const nodes: number[] = [];
      for (let entry = 0; entry < count(shape); entry++) {
        nodes.push(combine(bodies.map((body, k) => (conditions[k] === undefined ? body.nodes[entry]! : builder.apply('select', conditions[k], body.nodes[entry]!, neutral)))));
      }
      return { shape, from: bodies[0]?.from ?? [], nodes };
    }
    if (bodies.length === 0) throw new GroundingError('index-out-of-range', `${operator} over no ${expression.index} at all`);
    return scalarOf(extreme(builder, operator as 'max' | 'min' | 'argmax' | 'argmin', bodies.map((body) => body.nodes[0]!), conditions, positions));
  }

  private comprehension(expression: ComprehensionExpression): Grounded {
    const { from, to } = this.bounds(expression.range, expression.index);
    const bodies: Grounded[] = [];
    for (let value = from; value <= to; value++) bodies.push(this.withIndex(expression.index, value, () => this.visit(expression.body)));
    return this.stack(bodies, from);
  }

  private stack(entries: readonly Grounded[], from: number): Grounded {
    const [first] = entries;
    for (const entry of entries) {
      if (!sameShape(entry.shape, first!.shape)) throw new GroundingError('shape-mismatch', `an array of ${showShape(first!.shape)} and ${showShape(entry.shape)}`);
    }
    return { shape: [entries.length, ...(first?.shape ?? [])], from: [from, ...(first?.from ?? [])], nodes: entries.flatMap((entry) => entry.nodes) };
  }

  private cases(expression: CasesExpression): Grounded {
    const { builder } = this;
    let value = expression.otherwise ? this.visit(expression.otherwise) : scalarOf(builder.enclosed(NaN, NaN));
    for (let k = expression.branches.length - 1; k >= 0; k--) {
      const branch = expression.branches[k]!;
      const condition = this.visit(branch.condition);
      const decided = condition.shape.length === 0 ? builder.exact(condition.nodes[0]!) : undefined;
      if (decided?.numerator === 0n) continue;
      value = decided ? this.visit(branch.value) : this.elementwise('select', [condition, this.visit(branch.value), value]);
    }
    return value;
  }

  private derivative(expression: DerivativeExpression): Grounded {
    const body = this.visit(expression.body);
    const variable = this.visit(expression.variable);
    if (!variable.nodes.every((node) => this.builder.isInput(node))) {
      throw new GroundingError('unsupported-claim', 'a derivative is taken with respect to a variable or an entry of one');
    }
    for (const node of body.nodes) this.differentiated.add(node);
    const derivatives = body.nodes.flatMap((node) => differentiate(this.builder, node, variable.nodes));
    const nodes = expression.at ? this.evaluatedAt(expression.at, variable, derivatives) : derivatives;
    return { shape: [...body.shape, ...variable.shape], from: [...body.from, ...variable.from], nodes };
  }

  /** The nodes with the variable, a scalar bound by its derivative, replaced by the point. */
  private evaluatedAt(at: Expression, variable: Grounded, nodes: readonly number[]): readonly number[] {
    const point = this.visit(at);
    if (point.nodes.length !== 1 || variable.nodes.length !== 1) throw new GroundingError('shape-mismatch', 'a derivative of a function of one number is taken at an array');
    return replaceInput(this.builder, variable.nodes[0]!, point.nodes[0]!, nodes);
  }

  /** The body with the bound letter as an input of its own. */
  private boundBody({ index: name, body: expression }: Binder): { readonly variable: number; readonly body: Grounded } {
    const variable = this.builder.input({ key: `‹${name}›`, variable: `‹${name}›`, offset: 0 });
    const guards = new Set(this.differentiated);
    const body = this.withValue(name, variable, () => this.visit(expression));
    // What is differentiated within is no point of its own.
    for (const node of this.differentiated) if (!guards.has(node)) this.differentiated.delete(node);
    return { variable, body };
  }

  private get calculus(): Calculus {
    return {
      builder: this.builder,
      quadrature: this.options.quadrature ?? 'certified',
      visit: (expression) => this.visit(expression),
      integerOf: (expression) => this.integerOf(expression),
      withValue: (name, node, compute) => this.withValue(name, node, compute),
      boundBody: (binder) => this.boundBody(binder),
      knownByName: (expression) => this.knownByName(expression),
      note: (quadrature) => {
        if (quadrature === 'certified') this.integrals = true;
        else this.opaque = true;
      },
    };
  }

  private withValue<Result>(name: string, node: number, compute: () => Result): Result {
    const outer = this.continuous;
    const shadowed = this.indices.get(name);
    this.continuous = new Map(outer).set(name, node);
    this.indices.set(name, -1 - node);
    const result = compute();
    this.continuous = outer;
    if (shadowed === undefined) this.indices.delete(name);
    else this.indices.set(name, shadowed);
    return result;
  }

  /** What is not instantiated equals itself, and nothing else for certain. */
  private knownByName(expression: Expression): Grounded {
    this.opaque = true;
    return scalarOf(opaqueFunction(this.builder, printExpression(expression) + (this.options.salt ?? ''), [], 'real'));
  }

  private call(expression: CallExpression): Grounded {
    this.opaque = true;
    const operands = expression.operands.map((operand) => this.visit(operand));
    const orders = expression.orders ?? [];
    if (operands.some((operand, k) => operand.shape.length > 0 && (orders[k] ?? 0) > 0)) {
      throw new GroundingError('unsupported-claim', `a derivative of ${expression.function} with respect to an array`);
    }
    const flat = operands.flatMap((operand, k) => operand.nodes.map((node) => ({ node, order: orders[k] ?? 0 })));
    return scalarOf(opaqueFunction(this.builder, expression.function + (this.options.salt ?? ''), flat, this.options.codomains?.get(expression.function) ?? 'real'));
  }

  private apply(expression: ApplyExpression): Grounded {
    const operands = expression.operands.map((operand) => this.visit(operand));
    const { operator } = expression;
    const entry = this.builder.table(operator);
    if (entry?.kind === 'structural') return matrixFunction(this.builder, entry.name, operands);
    if (entry?.kind === 'library') return this.library(entry, operands);
    if ((operator === 'max' || operator === 'min') && operands.length === 1 && operands[0]!.nodes.length > 0) {
      return scalarOf(this.builder.apply(operator, ...operands[0]!.nodes));
    }
    return this.elementwise(operator, operands);
  }

  private elementwise(operator: string, operands: readonly Grounded[]): Grounded {
    const array = operands.find((operand) => operand.shape.length > 0);
    if (!array) return scalarOf(this.builder.applyTo(operator, operands.map((operand) => operand.nodes[0]!)));
    for (const operand of operands) {
      if (operand.shape.length > 0 && !sameShape(operand.shape, array.shape)) {
        throw new GroundingError('shape-mismatch', `${operator} of ${showShape(array.shape)} and ${showShape(operand.shape)}`);
      }
    }
    const nodes = array.nodes.map((_, entry) => this.builder.applyTo(operator, operands.map((operand) => operand.nodes[operand.shape.length === 0 ? 0 : entry]!)));
    return { ...array, nodes };
  }

  /** Expands a library operator over its arguments, entry by entry where all it takes are numbers. */
  private library(operator: LibraryOperator, given: readonly Grounded[]): Grounded {
    if (given.length > operator.parameters.length) throw new GroundingError('unsupported-claim', `${operator.name} takes at most ${operator.parameters.length} arguments`);
    const operands = operator.parameters.map((parameter, k): Grounded => {
      if (given[k]) return given[k];
      if (!parameter.default) throw new GroundingError('unsupported-claim', `${operator.name} lacks ${parameter.name}`);
      return this.visit(parameter.default);
    });
    if (operator.parameters.every(({ rank }) => rank === 0)) return this.mapped(operator, operands);
    operands.forEach((operand, k) => {
      const { rank, name } = operator.parameters[k]!;
      if (rank !== operand.shape.length && operator.name !== 'matmul') throw new GroundingError('shape-mismatch', `${operator.name} takes ${nameRank(rank)} as ${name}, not ${showShape(operand.shape)}`);
    });
    const arrays = operands.filter((operand) => operand.shape.length > 0);
    if (operator.shape) {
      const shape = operator.shape(operands.map((operand) => operand.shape.map((length) => range(rationalNumber(1), rationalNumber(length)))));
      if (typeof shape === 'string') throw new GroundingError('shape-mismatch', shape);
    } else if (!arrays.every((operand) => sameShape(operand.shape, arrays[0]!.shape))) {
      throw new GroundingError('shape-mismatch', `${operator.name} of ${arrays.map((operand) => showShape(operand.shape)).join(' and ')}`);
    }
    const sameNumbering = arrays.every((operand) => operand.from.every((from) => from === arrays[0]!.from[0]));
    return this.expand(operator, sameNumbering ? operands : operands.map((operand) => ({ ...operand, from: operand.from.map(() => 1) })));
  }

  private mapped(operator: LibraryOperator, operands: readonly Grounded[]): Grounded {
    const array = operands.find((operand) => operand.shape.length > 0);
    if (!array) return this.expand(operator, operands);
    for (const operand of operands) {
      if (operand.shape.length > 0 && !sameShape(operand.shape, array.shape)) {
        throw new GroundingError('shape-mismatch', `${operator.name} of ${showShape(array.shape)} and ${showShape(operand.shape)}`);
      }
    }
    const nodes = array.nodes.flatMap((_, entry) => this.expand(operator, operands.map((operand) => scalarOf(operand.nodes[operand.shape.length === 0 ? 0 : entry]!))).nodes);
    return { ...array, nodes };
  }

  /** One expansion serves all sizes: its operands stand for arrays already grounded, of symbolic sizes bound here. */
  private expand(operator: LibraryOperator, operands: readonly Grounded[]): Grounded {
    const expansion = expansionOf(this.cache, operator, operands.map(({ from }) => from), this.options.form ?? 'plain');
    const outer = { bindings: this.bindings, sizes: this.sizes, memo: this.memo };
    this.bindings = new Map(operands.map((operand, k) => [expansion.operands[k]!.name, operand]));
    this.sizes = new Map(operands.flatMap((operand, k) => operand.shape.map((length, dimension): [string, number] => [placeholderSize(k, dimension), length])));
    this.memo = new Map();
    const result = this.visit(expansion.body);
    this.bindings = outer.bindings;
    this.sizes = outer.sizes;
    this.memo = outer.memo;
    return result;
  }
}

const isLeaf = (expression: Expression): boolean =>
  expression.kind === 'number' || expression.kind === 'index' || expression.kind === 'size' || (expression.kind === 'variable' && expression.dimensions.length === 0);

/** True for what is grounded again sooner than looked up. */
function isCheap(expression: Expression): boolean {
  if (expression.kind === 'entry') return expression.array.kind === 'variable';
  return expression.kind === 'apply' && expression.operands.every((operand) => isLeaf(operand) || (operand.kind === 'entry' && operand.array.kind === 'variable'));
}

/**
 * The scalar program of an expression at the given sizes and indices. Each entry of a variable is an input slot `x`,
 * `x[1]`, `W[2,3]`; numbers stay exact. At most 20,000 operations.
 */
export function ground(expression: Expression, world: World, builder: ProgramBuilder, options: GroundingOptions = {}): Grounding {
  return new Grounder(builder, world.sizes, options).ground(expression, world.indices);
}
