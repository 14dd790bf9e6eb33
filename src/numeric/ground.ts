import type {
  ApplyExpression, CallExpression, CasesExpression, ComprehensionExpression, EntryExpression,
  Expression, IndexRange, ReduceExpression,
} from '../ir/expression';
import { printExpression } from '../ir/print';
import { freeIndices, type Binder } from '../ir/substitute';
import type { LibraryOperator } from '../ops/operator';
import { assertNever } from '../util/assertNever';
import { matrixFunction } from './determinant';
import { commonArray, elementwise, nodeAt } from './elementwise';
import { createGroundingCache, expansionOf } from './expansion';
import { freeNames, maximumDepth, type FreeNames } from './freeNames';
import type { Grounded, GroundingFailure } from './groundedArray';
import { chooseEntry, failure, GroundingError, nameOf, offsetOf, outOfRange, scalarOf, slice, stack } from './groundedArray';
import { alignNumbering, checkOperands, takesNumbers } from './libraryOperands';
import type { FunctionKind } from '../ir/functionKind';
import { groundedKind } from './functionOfKind';
import { opaqueFunction } from './opaqueFunction';
import type { OpaqueCodomain } from './opaqueFunction';
import type { ProgramBuilder } from './programBuilder';
import { isNative } from './programBuilder';
import { groundDerivative, groundEndlessSum, groundIntegral, groundLimit, infinityOf, type Calculus } from './groundCalculus';
import type { Quadrature } from './integralOperator';
import { asInteger } from './rational';
import type { Term } from './reduceTerms';
import { groundExpectation, type RandomLaws } from './randomMoments';
import { reduceTerms } from './reduceTerms';
import type { Bounds } from './variableSlots';
import { VariableSlots } from './variableSlots';

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
  /** What the text says of such functions. */
  readonly kinds?: ReadonlyMap<string, FunctionKind>;
  /** What is known of random quantities. */
  readonly random?: RandomLaws;
  /** Tells apart several functions that one name may stand for: numbers from 1 on. */
  readonly salt?: number;
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
const noBindings: ReadonlyMap<string, Grounded> = new Map();
const nothingContinuous: ReadonlyMap<string, number> = new Map();

const tooLarge = (): GroundingError => new GroundingError('too-large', 'the formula is too large at these sizes');
const areIntegers = (values: readonly (number | undefined)[]): values is readonly number[] => !values.includes(undefined);

/** Grounds expressions at one choice of sizes into one program; what several expressions share is built once. */
export class Grounder {
  private readonly slots: VariableSlots;
  private memo = new Map<Expression, Remembered>();
  private bindings: ReadonlyMap<string, Grounded> = noBindings;
  private sizes: ReadonlyMap<string, number>;
  private indices = new Map<string, number>();
  /** The letters of the sums without end around, of sequences that are 0 from some entry on. */
  private endless: ReadonlySet<string> = new Set();
  /** The nodes of bound real numbers, whose entry among the indices only tells them apart. */
  private continuous: ReadonlyMap<string, number> = nothingContinuous;
  private steps = 0;
  private depth = 0;
  private opaque = false;
  /** Some integral is enclosed, and might only be estimated where that fails. */
  integrals = false;
  private readonly differentiated = new Set<number>();

  constructor(readonly builder: ProgramBuilder, private readonly worldSizes: ReadonlyMap<string, number>, private readonly options: GroundingOptions = {}, private readonly cache = createGroundingCache()) {
    this.sizes = worldSizes;
    this.slots = new VariableSlots(builder, maximumSteps, (dimension, variable) => this.bounds(dimension, `an index of ${variable}`));
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
      this.bindings = noBindings;
      this.continuous = nothingContinuous;
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

  /** Nothing is said of arrays without entries. */
  get isVacuous(): boolean {
    return this.slots.areEmpty;
  }

  /** The lengths of a variable that has been grounded; none for a scalar. */
  shapeOfVariable(name: string): readonly number[] {
    return this.slots.shapeOf(name);
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
        return this.bindings.get(expression.name) ?? this.slots.whole(expression);
      default: {
        this.depth++;
        const result = this.remembered(expression);
        this.depth--;
        return result;
      }
    }
  }

  private remembered(expression: Expression): Grounded {
    const { names, again } = this.freeNamesOf(expression);
    if (!again) return this.compute(expression);
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

  private freeNamesOf(expression: Expression): FreeNames {
    const { free } = this.cache;
    const known = free.get(expression);
    if (known) return known;
    if (!freeNames(expression, free)) throw tooLarge();
    return free.get(expression)!;
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
        return stack(expression.elements.map((element) => this.visit(element)), 1);
      case 'cases':
        return this.cases(expression);
      case 'derivative':
        return groundDerivative(expression, this.calculus);
      case 'integral':
        return groundIntegral(expression, this.calculus);
      case 'limit':
        return groundLimit(expression, this.calculus);
      case 'expectation':
        return groundExpectation(expression, this.options.random, this.calculus);
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

  private bounds(of: IndexRange, index: string): Bounds {
    if (of.to.kind === 'constant' && of.to.name === 'infinity') throw new GroundingError('unsupported-claim', 'infinite sums are not checked');
    const from = this.integerOf(of.from);
    const to = this.integerOf(of.to);
    if (from === undefined || to === undefined) throw new GroundingError('unsupported-claim', `the range of ${index} does not end at integers`);
    if (to - from >= maximumSteps) throw new GroundingError('too-large', `the range of ${index} is too long`);
    return { from, to };
  }

  private entry(expression: EntryExpression): Grounded {
    const { array, indices } = expression;
    const at = indices.map((index) => this.integerOf(index));
    if (!areIntegers(at)) return this.computedEntry(this.visit(array), indices, expression);
    if (array.kind === 'variable' && indices.length === array.dimensions.length) {
      const bound = this.bindings.get(array.name);
      if (bound) return scalarOf(bound.nodes[offsetOf(at, bound.shape, bound.from, array)]!);
      const isSequence = this.endless.size > 0 && indices.some((index) => [...freeIndices(index)].some((name) => this.endless.has(name)));
      return scalarOf(isSequence && this.slots.isBeyond(array, at) ? this.builder.integer(0) : this.slots.entry(array, at));
    }
    if (array.kind === 'comprehension') {
      const { from, to } = this.bounds(array.range, array.index);
      const [first, ...rest] = at;
      if (first! < from || first! > to) throw outOfRange(nameOf(array), first!, from, to);
      const restore = this.shadow(array.index);
      this.indices.set(array.index, first!);
      const body = this.visit(array.body);
      restore();
      return slice(body, rest, array);
    }
    return slice(this.visit(array), at, array);
  }

  /** An entry whose index is itself computed from values (an argmax, a label). */
  private computedEntry(array: Grounded, indices: readonly Expression[], expression: EntryExpression): Grounded {
    return indices.reduce((current, index) => {
      const position = this.visit(index);
      if (position.shape.length > 0) throw new GroundingError('shape-mismatch', 'an index must be a number');
      return chooseEntry(this.builder, current, position.nodes[0]!, expression.array);
    }, array);
  }

  /** Makes room for an index of that name, which may stand for a real number outside; the answer puts all back. */
  private shadow(index: string): () => void {
    const outer = this.indices.get(index);
    const real = this.continuous;
    if (real.has(index)) this.continuous = new Map([...real].filter(([other]) => other !== index));
    return () => {
      this.continuous = real;
      if (outer === undefined) this.indices.delete(index);
      else this.indices.set(index, outer);
    };
  }

  private reduce(expression: ReduceExpression): Grounded {
    if (infinityOf(expression.range.to) > 0) return groundEndlessSum(expression, this.calculus);
    const { from, to } = this.bounds(expression.range, expression.index);
    const terms: Term[] = [];
    const restore = this.shadow(expression.index);
    for (let position = from; position <= to; position++) {
      this.indices.set(expression.index, position);
      const condition = expression.where && this.visit(expression.where).nodes[0]!;
      const decided = condition === undefined ? undefined : this.builder.exact(condition);
      if (decided?.numerator === 0n) continue;
      terms.push({ position, body: this.visit(expression.body), condition: decided ? undefined : condition });
    }
    restore();
    return reduceTerms(this.builder, expression, terms);
  }

  private comprehension(expression: ComprehensionExpression): Grounded {
    const { from, to } = this.bounds(expression.range, expression.index);
    const bodies = new Array<Grounded>(Math.max(0, to - from + 1));
    const restore = this.shadow(expression.index);
    for (let value = from; value <= to; value++) {
      this.indices.set(expression.index, value);
      bodies[value - from] = this.visit(expression.body);
    }
    restore();
    return stack(bodies, from);
  }

  private cases(expression: CasesExpression): Grounded {
    const { builder } = this;
    let value = expression.otherwise ? this.visit(expression.otherwise) : scalarOf(builder.enclosed(NaN, NaN));
    for (let k = expression.branches.length - 1; k >= 0; k--) {
      const branch = expression.branches[k]!;
      const condition = this.visit(branch.condition);
      const decided = condition.shape.length === 0 ? builder.exact(condition.nodes[0]!) : undefined;
      if (decided?.numerator === 0n) continue;
      value = decided ? this.visit(branch.value) : elementwise(builder, 'select', [condition, this.visit(branch.value), value]);
    }
    return value;
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

  private termAt({ index, body }: Binder, position: number): Grounded {
    const restore = this.shadow(index);
    const outer = this.endless;
    this.endless = new Set(outer).add(index);
    this.indices.set(index, position);
    const term = this.visit(body);
    this.endless = outer;
    restore();
    return term;
  }

  private get calculus(): Calculus {
    return {
      builder: this.builder,
      quadrature: this.options.quadrature ?? 'certified',
      visit: (expression) => this.visit(expression),
      integerOf: (expression) => this.integerOf(expression),
      withValue: (name, node, compute) => this.withValue(name, node, compute),
      boundBody: (binder) => this.boundBody(binder),
      differentiated: (nodes) => nodes.forEach((node) => this.differentiated.add(node)),
      termAt: (binder, position) => this.termAt(binder, position),
      knownByName: (expression, entry) => this.knownByName(expression, entry),
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
  private knownByName(expression: Expression, entry = ''): Grounded {
    this.opaque = true;
    return scalarOf(opaqueFunction(this.builder, { name: printExpression(expression) + entry, salt: this.options.salt }, [], 'real'));
  }

  private call(expression: CallExpression): Grounded {
    this.opaque = true;
    const operands = expression.operands.map((operand) => this.visit(operand));
    const orders = expression.orders ?? [];
    if (operands.some((operand, k) => operand.shape.length > 0 && (orders[k] ?? 0) > 0)) {
      throw new GroundingError('unsupported-claim', `a derivative of ${expression.function} with respect to an array`);
    }
    const flat = operands.flatMap((operand, k) => operand.nodes.map((node) => ({ node, order: orders[k] ?? 0 })));
    const kind = this.options.kinds?.get(expression.function);
    const said = kind && groundedKind(kind, (constant) => this.visit(constant).nodes[0]!);
    return scalarOf(opaqueFunction(this.builder, { name: expression.function, salt: this.options.salt }, flat, this.options.codomains?.get(expression.function) ?? 'real', said));
  }

  private apply(expression: ApplyExpression): Grounded {
    const operands = expression.operands.map((operand) => this.visit(operand));
    const { operator } = expression;
    const entry = isNative(operator) ? undefined : this.builder.table(operator);
    if (entry?.kind === 'structural') return matrixFunction(this.builder, entry.name, operands);
    if (entry?.kind === 'library') return this.library(entry, operands);
    if ((operator === 'max' || operator === 'min') && operands.length === 1 && operands[0]!.nodes.length > 0) {
      return scalarOf(this.builder.apply(operator, ...operands[0]!.nodes));
    }
    return elementwise(this.builder, operator, operands);
  }

  /** Expands a library operator over its arguments, entry by entry where all it takes are numbers. */
  private library(operator: LibraryOperator, given: readonly Grounded[]): Grounded {
    if (given.length > operator.parameters.length) throw new GroundingError('unsupported-claim', `${operator.name} takes at most ${operator.parameters.length} arguments`);
    const lacking = operator.parameters.find((parameter, k) => k >= given.length && !parameter.default);
    if (lacking) throw new GroundingError('unsupported-claim', `${operator.name} lacks ${lacking.name}`);
    if (takesNumbers(operator)) return this.mapped(operator, given);
    checkOperands(operator, given);
    return this.expand(operator, alignNumbering(given));
  }

  private mapped(operator: LibraryOperator, operands: readonly Grounded[]): Grounded {
    const array = commonArray(operator.name, operands);
    if (!array) return this.expand(operator, operands);
    const nodes = array.nodes.flatMap((_, entry) => this.expand(operator, operands.map((operand) => scalarOf(nodeAt(operand, entry)))).nodes);
    return { ...array, nodes };
  }

  /** One expansion serves all sizes: its operands stand for arrays already grounded, of symbolic sizes bound here. */
  private expand(operator: LibraryOperator, operands: readonly Grounded[]): Grounded {
    const expansion = expansionOf(this.cache, operator, operands, this.options.form ?? 'plain');
    const outer = { bindings: this.bindings, sizes: this.sizes, memo: this.memo };
    const bindings = new Map<string, Grounded>();
    const sizes = new Map<string, number>();
    operands.forEach((operand, k) => {
      bindings.set(expansion.operands[k]!.name, operand);
      operand.shape.forEach((length, dimension) => sizes.set(expansion.sizes[k]![dimension]!, length));
    });
    this.bindings = bindings;
    this.sizes = sizes;
    this.memo = new Map();
    const result = this.visit(expansion.body);
    this.bindings = outer.bindings;
    this.sizes = outer.sizes;
    this.memo = outer.memo;
    return result;
  }
}

/**
 * The scalar program of an expression at the given sizes and indices. Each entry of a variable is an input slot `x`,
 * `x[1]`, `W[2,3]`; numbers stay exact. At most 20,000 operations.
 */
export function ground(expression: Expression, world: World, builder: ProgramBuilder, options: GroundingOptions = {}): Grounding {
  return new Grounder(builder, world.sizes, options).ground(expression, world.indices);
}
