import type { Given, NotationFinding, Reading, UncheckedReason } from '../ir/claim';
import type { Assumption, Domain } from '../ir/domain';
import type { Expression, IndexRange, VariableExpression } from '../ir/expression';
import type { StatedLaw } from '../ir/statedLaw';
import { index, rational } from '../ir/build';
import type { Surface } from '../syntax/surface';
import type { Span } from '../util/span';
import { Dimensions, type Dimension } from './dimensions';
import type { NamedDefinition, Scope } from './scope';
import { statedNumbers } from './stated';
import type { Survey } from './survey';

/** An expression with its shape while a claim is being read. A vector may be known to stand as a row or a column. */
export interface Typed {
  readonly expression: Expression;
  readonly shape: readonly Dimension[];
  readonly orientation?: 'row' | 'column';
}

export interface Failure {
  readonly reason: UncheckedReason;
  readonly message: string;
  readonly span: Span;
  /** Wrong whatever is meant: the shapes of arrays that are written out do not fit. */
  readonly certain?: boolean;
}

/** Nodes read in one attempt, definitions included. */
const MAX_READS = 20_000;

/** Which option was taken at each choice of notation, by the choice's name. */
export type Plan = ReadonlyMap<string, number>;

/** A bound name: an index, or a formal parameter standing for an argument. */
export type Binding =
  | { readonly kind: 'index'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Typed };

/**
 * Which definitions of the document are put in for their names: none; those with letters in them; vectors and matrices
 * of numbers too, which are an example of what is said; all, where the claim tells numbers itself.
 */
export type DefinitionsUsed = 'none' | 'general' | 'arrays' | 'all';

/**
 * One attempt to read one claim. Collects what the reading rests on; the first failure stands and everything after it
 * is of no account. Lives for one attempt.
 */
export class ReadingContext {
  readonly dimensions = new Dimensions();
  readonly variables = new Map<string, VariableExpression>();
  readonly shapes = new Map<string, readonly Dimension[]>();
  readonly domains = new Map<string, Domain>();
  readonly sizes = new Set<string>();
  readonly freeIndices = new Map<string, Dimension>();
  readonly findings: NotationFinding[] = [];
  readonly usedDefinitions = new Map<string, string>();
  readonly unknownFunctions = new Set<string>();
  /** Functions of the field met, by the names they go under here. */
  readonly functions = new Map<string, string>();
  /** Choices met, with the words for each option. */
  readonly choices = new Map<string, readonly string[]>();
  /** Names taken for numbers that must be vectors or matrices, with how many indices their entries have. */
  readonly demanded = new Map<string, number>();
  /** The first argument of each unknown function, by the function's name and the argument's place. */
  readonly argumentsOf = new Map<string, Typed>();
  usesDistant = false;
  /** What else the text says of the claim's variables. */
  given: readonly Given[] = [];
  /** What is asked of its free indices, and whether something is that was not understood. */
  indexConditions: { readonly conditions: readonly Expression[]; readonly unread: boolean } = { conditions: [], unread: false };
  /** What the text says of the distributions of the claim's random quantities. */
  laws: ReadonlyMap<string, StatedLaw> = new Map();
  failure: Failure | undefined;
  private readonly assumptionTexts = new Map<string, Assumption>();
  private readonly bindings = new Map<string, Binding[]>();
  private readonly indexDimensions = new Map<string, Dimension>();
  private readonly expanding = new Set<string>();
  private aside = false;
  private derivatives = 0;
  private readonly codomains = new Map<string, readonly Dimension[]>();
  private depth = 0;
  private reads = 0;

  constructor(
    readonly scope: Scope,
    readonly survey: Survey,
    private readonly plan: Plan,
    private readonly mode: {
      readonly definitions: DefinitionsUsed;
      /** The claim states numbers. */
      readonly numeric: boolean;
    },
    private source: string,
    /** Names that an earlier reading found to be vectors or matrices. */
    private readonly ranks: ReadonlyMap<string, number>,
    private readonly reader: (surface: Surface, context: ReadingContext) => Typed,
  ) {}

  /** Whether a vector or matrix of numbers was left a name, of which only `arrays` and `all` make use. */
  withholdsArrays = false;

  /** What the document says the name means, where this reading goes by it. */
  definition(key: string): NamedDefinition | undefined {
    const { definitions } = this.mode;
    const definition = definitions !== 'none' && !this.expanding.has(key) ? this.scope.definitions.get(key) : undefined;
    // p in ∂L/∂p = p − y is what is differentiated by, whatever it is made of.
    const isHeld = this.derivatives === 0 && this.survey.differentiated.has(key) && !definition?.constant && !this.isMadeOf(key);
    if (isHeld) return undefined;
    if (!definition?.constant || definitions === 'all') return definition;
    const isArray = (statedNumbers(definition.body)?.length ?? 0) > 1;
    this.withholdsArrays ||= isArray;
    return isArray && definitions === 'arrays' ? definition : undefined;
  }

  /** Z in ∂L/∂Z, of which L is known to depend on what Z is made of, and in ∂L/∂Z ∂Z/∂W: it is that. */
  private isMadeOf(key: string): boolean {
    if (this.survey.chained.has(key)) return true;
    for (const through of this.survey.upstreams.values()) if (through.key === key) return true;
    return false;
  }

  /** Reads what a derivative is taken of. */
  differentiating<T>(body: () => T): T {
    this.derivatives++;
    const result = body();
    this.derivatives--;
    return result;
  }

  /** Runs `body` as if the document had said nothing of the name. */
  without<T>(key: string, body: () => T): T {
    const own = this.expanding.has(key);
    this.expanding.add(key);
    const result = body();
    if (!own) this.expanding.delete(key);
    return result;
  }

  /** Reads a part of the claim. */
  read(surface: Surface): Typed {
    if (++this.reads > MAX_READS) return this.fail('too-large', 'too much to read: the definitions used here expand without end', surface.span);
    return this.reader(surface, this);
  }

  /** The definitions of the document that were put in, and whether words alone make them. */
  get inlined(): NonNullable<Reading['inlined']> {
    return [...this.usedDefinitions].map(([name, shown]) => ({ name, shown, ...(this.scope.definitions.get(name)?.inWords && { inWords: true as const }) }));
  }

  /** The formula that is read. */
  get latex(): string {
    return this.source;
  }

  /** Reads something whose spans refer to another formula. */
  inSource<T>(source: string, body: () => T): T {
    const own = this.source;
    this.source = source;
    const result = body();
    this.source = own;
    return result;
  }

  /** Takes down that the reading rests on a definition. */
  use({ key, shown, distant }: NamedDefinition): void {
    this.usedDefinitions.set(key, shown());
    if (distant) this.usesDistant = true;
  }

  /** Reads a definition's body, whose spans refer to its own formula. Within it the name does not stand for itself. */
  readBody(definition: NamedDefinition): Typed {
    this.expanding.add(definition.key);
    const value = this.inSource(definition.source, () => this.read(definition.body));
    this.expanding.delete(definition.key);
    return value;
  }

  /** A placeholder value; the failure is what counts. */
  fail(reason: UncheckedReason, message: string, span: Span, certain = false): Typed {
    this.failure ??= { reason, message, span, ...(certain && this.usedDefinitions.size === 0 ? { certain } : {}) };
    return { expression: rational(0), shape: [] };
  }

  /** Has the claim read again with names as vectors (1) or matrices (2); false where they are already. */
  demand(ranks: ReadonlyMap<string, number>): boolean {
    // One demand at a time: what follows a wrong rank says nothing.
    if (this.aside || this.demanded.size > 0 || ranks.size === 0 || [...ranks.keys()].some((name) => this.ranks.has(name))) return false;
    for (const [name, rank] of ranks) this.demanded.set(name, rank);
    return true;
  }

  /** How many indices a name must have for what was demanded of it; 0 where nothing was. */
  demandedRank(name: string): number {
    return this.ranks.get(name) ?? 0;
  }

  /** The lengths of the vectors or matrices that an unknown function gives, the same for all its values. */
  codomain(name: string, rank: number): readonly Dimension[] {
    const shape = this.codomains.get(name) ?? this.dimensions.several(rank);
    this.codomains.set(name, shape);
    return shape;
  }

  /** Takes one of several readings of a piece of notation, the same throughout the claim. */
  choose(name: string, options: readonly string[]): number {
    if (this.aside) return 0;
    this.choices.set(name, options);
    return Math.min(this.plan.get(name) ?? 0, options.length - 1);
  }

  assume(text: string, source: Assumption['source']): void {
    if (!this.aside && !this.assumptionTexts.has(text)) this.assumptionTexts.set(text, { text, source });
  }

  /** Tries a reading beside the claim's own: it may fail, and leaves no assumption or choice behind. */
  try<T>(read: () => T): T | undefined {
    const [failure, aside] = [this.failure, this.aside];
    this.aside = true;
    this.failure = undefined;
    const value = read();
    const failed = this.failure !== undefined;
    this.aside = aside;
    this.failure = failure;
    return failed ? undefined : value;
  }

  /** Reads what is said elsewhere of the claim's variables; undefined where it fails, or is about others as well. */
  beside<T>(source: string, read: () => T): T | undefined {
    const [variables, indices, definitions] = [new Set(this.variables.keys()), new Set(this.freeIndices.keys()), new Set(this.usedDefinitions.keys())];
    const own = this.source;
    this.source = source;
    const value = this.try(read);
    this.source = own;
    const isNew = [forgotten(this.variables, variables), forgotten(this.freeIndices, indices), forgotten(this.usedDefinitions, definitions)];
    return isNew.includes(true) ? undefined : value;
  }

  /** Tries a reading of a part; where it fails, the part may be read otherwise. */
  attempt<T>(read: () => T): T | undefined {
    const { failure } = this;
    this.failure = undefined;
    const value = read();
    const failed = this.failure !== undefined;
    this.failure = failure;
    return failed ? undefined : value;
  }

  get assumptions(): readonly Assumption[] {
    return [...this.assumptionTexts.values()];
  }

  get followsDefinitions(): boolean {
    return this.mode.definitions !== 'none';
  }

  get numeric(): boolean {
    return this.mode.numeric;
  }

  /** Where numbers tell, a log without its base is tried to base 2 and 10 after e. */
  unstatedLogBase(): number | undefined {
    if (!this.mode.numeric) return undefined;
    const bases = [undefined, 2, 10];
    const readings = ['log is natural', 'log is to base 2', 'log is to base 10'];
    // What is counted in bits is to base 2.
    if (/\bbits?\b/.test(this.source)) [bases, readings].forEach((list) => list.unshift(...(list.splice(1, 1) as never[])));
    return bases[this.choose('log', readings)];
  }

  /** Runs `body` with names bound; a depth limit guards against definitions that run in circles. */
  with<T>(names: Iterable<readonly [string, Binding]>, body: () => T): T {
    const bound = [...names];
    for (const [name, binding] of bound) {
      const stack = this.bindings.get(name);
      if (stack) stack.push(binding);
      else this.bindings.set(name, [binding]);
    }
    this.depth++;
    const result = body();
    this.depth--;
    for (const [name] of bound) this.bindings.get(name)!.pop();
    return result;
  }

  /** The numbers that something is differentiated by or optimised over, and that a name bears as a subscript or an argument: θ in p_θ and p(x|θ). */
  variedIn(name: string): readonly Expression[] {
    if (/^[∂∇]/.test(name)) return [];
    const found = [...this.survey.varied, ...this.survey.sought].filter((key) => isArgumentIn(name, key));
    return found.flatMap((key) => {
      const { expression, shape } = this.variable(key, () => []);
      return shape.length === 0 ? [expression] : [];
    });
  }

  /** The bound indices that a name mentions: what goes by it depends on them. */
  indicesIn(name: string): readonly Expression[] {
    const found: Expression[] = [];
    for (const [key, stack] of this.bindings) {
      const top = stack.at(-1);
      if (top?.kind === 'index' && name.includes(key)) found.push(index(top.name));
    }
    return found;
  }

  binding(name: string): Binding | undefined {
    return this.bindings.get(name)?.at(-1);
  }

  /** Runs `body` with an index bound under a name no expression in sight uses, so that nothing is captured. */
  withIndex<T>(key: string, dimension: Dimension, body: (name: string) => T): T {
    let name = key;
    while (this.freeIndices.has(name) || this.indexDimensions.has(name)) name += '′';
    this.indexDimensions.set(name, dimension);
    const result = this.with([[key, { kind: 'index', name }]], () => body(name));
    this.indexDimensions.delete(name);
    return result;
  }

  /** The dimension a bound index runs over. */
  indexDimension(name: string): Dimension | undefined {
    return this.indexDimensions.get(name);
  }

  get tooDeep(): boolean {
    return this.depth > 60;
  }

  /** The free variable of that name, made at first use. Later uses must agree in rank. */
  variable(name: string, dimensions: () => readonly Dimension[]): Typed {
    const shape = this.shapes.get(name) ?? dimensions();
    const known = this.variables.get(name);
    // Ranges are taken anew at each use: lengths may have been found since.
    const expression: VariableExpression = known && shape.length === 0 ? known : { kind: 'variable', name, dimensions: shape.map((dimension): IndexRange => this.dimensions.range(dimension)) };
    if (!known) {
      this.shapes.set(name, shape);
      this.variables.set(name, expression);
    }
    return { expression, shape };
  }

  text(surface: Surface): string {
    return this.source.slice(surface.span.start, surface.span.end);
  }
}

/** Takes out again what has come in; whether anything had. */
function forgotten(all: Map<string, unknown>, known: ReadonlySet<string>): boolean {
  const added = [...all.keys()].filter((key) => !known.has(key));
  added.forEach((key) => all.delete(key));
  return added.length > 0;
}

/** Whether a letter stands by itself in the subscript or the brackets of a name. */
function isArgumentIn(name: string, key: string): boolean {
  for (let at = name.indexOf(key, 1); at > 0; at = name.indexOf(key, at + 1)) {
    if (/[_(|;,]\{?\s*$/.test(name.slice(0, at)) && !/^[\p{L}\d_′]/u.test(name.slice(at + key.length))) return true;
  }
  return false;
}
