import { apply, divide, entry, index, multiply, range, rational, scalar, subtract, variable } from '../ir/build';
import type { ExpectationExpression, Expression, IndexExpression, Outcome, ProbabilityExpression, VariableExpression } from '../ir/expression';
import { contains, eachChild, mapChildren } from '../ir/substitute';

/**
 * What a claim about probabilities says of finite distributions: random quantities with a few outcomes each, whose joint
 * weights are variables. A law of probability holds for all of them; one that is none fails for some.
 */
export interface FiniteModel {
  /** How the quantities depend on each other: in any way, not at all, or not at all once the named one is known. */
  readonly dependence: 'any' | 'none' | { readonly given: string };
  /** No two quantities have their first outcome at once: events that exclude each other. */
  readonly exclusive?: boolean;
  /** All means are 0. */
  readonly centred?: boolean;
  /** How many outcomes each quantity has; 3 or, where there are many quantities, 2 where absent. */
  readonly outcomes?: number;
  /** Unknowns that stand for the mean of a quantity, by name. */
  readonly means?: ReadonlyMap<string, string>;
  /** All quantities are 0 or 1. */
  readonly binary?: boolean;
  /** Distributions that differ in the case of their letter are one, P and p; or those also that differ in their subscripts, p_θ and p. */
  readonly merged: 'none' | 'case' | 'all';
  /** Unknowns that stand for how many values a quantity has, by name. */
  readonly counts?: ReadonlyMap<string, string>;
}

/** A claim's random quantities by name, and what it takes of each. */
export interface Quantities {
  readonly names: ReadonlyMap<string, Quantity>;
  readonly laws: ReadonlySet<string>;
}

interface Quantity {
  /** The name that stands for it everywhere: x and X are one quantity. */
  readonly name: string;
  /** Values that outcomes name: markers and letters, all standing for the first outcome, and further ones. */
  readonly values: Set<string>;
  /** Outcomes 0 and 1 are named by number. */
  numbered: boolean;
}

const maximumQuantities = 5;

/** The random quantities of expressions; undefined where there are none, or too many, or an outcome is not understood. */
export function quantitiesOf(expressions: readonly Expression[]): Quantities | undefined {
  const found = new Map<string, Quantity>();
  const laws = new Set<string>();
  let understood = true;
  const quantity = (name: string): Quantity => {
    const known = found.get(name);
    if (known) return known;
    const made = { name, values: new Set<string>(), numbered: false };
    found.set(name, made);
    return made;
  };
  const outcome = ({ name, value }: Outcome): void => {
    const of = quantity(name);
    if (value.kind === 'variable') of.values.add(value.name);
    else if (value.kind === 'number' && value.denominator === 1n && (value.numerator === 0n || value.numerator === 1n)) of.numbered = true;
    else if (value.kind !== 'index') understood = false;
  };
  const visit = (node: Expression): void => {
    if (node.kind === 'expectation') {
      laws.add(node.law);
      node.over.forEach(quantity);
      node.given.forEach(outcome);
    } else if (node.kind === 'probability') {
      laws.add(node.law);
      [...node.events, ...node.given].forEach(outcome);
    } else if (node.kind === 'derivative') understood &&= !contains(node, ({ kind }) => kind === 'probability');
    eachChild(node, visit);
  };
  expressions.forEach(visit);
  // The letter of a value is no quantity beside the one it is a value of.
  for (const [name, of] of found) {
    const capital = name.toUpperCase();
    const twin = capital !== name && capital.length === 1 ? found.get(capital) : undefined;
    if (!twin) continue;
    of.values.forEach((value) => twin.values.add(value));
    twin.numbered ||= of.numbered;
    found.set(name, twin);
  }
  const distinct = new Set(found.values());
  if (!understood || distinct.size === 0 || distinct.size > maximumQuantities) return undefined;
  return [...distinct].every(({ name, values }) => [...values].filter((value) => value !== name).length <= 1) ? { names: found, laws } : undefined;
}

/** Names under which the variables of a model go; no author can write them. */
export const weightsName = (law: string): string => `⟦${law}`;
export const outcomeName = (quantity: string): string => `‹outcome›${quantity}`;

/** The letter of a law, in whatever case and with whatever subscript. */
export const plainLaw = (name: string): string => name.replace(/_.*$/, '').toLowerCase();

/**
 * The law an unnamed one is: the only one there is. Where laws are merged, P is p, and p_θ is p unless there is a p_φ
 * besides: two parameters make two laws.
 */
export function lawOf(law: string, quantities: Quantities, model: FiniteModel): string {
  const subscripts = (of: string): ReadonlySet<string> => new Set([...quantities.laws].filter((name) => plainLaw(name) === of && name.includes('_')).map((name) => name.slice(name.indexOf('_'))));
  const cased = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
  const merge = (name: string): string => {
    if (model.merged === 'none') return name;
    return model.merged === 'all' && subscripts(plainLaw(name)).size < 2 ? plainLaw(name) : cased(name);
  };
  const named = new Set([...quantities.laws].filter((name) => name !== '').map(merge));
  return law === '' && named.size === 1 ? [...named][0]! : merge(law);
}

/** The quantities each once, in order of appearance. */
export const distinctQuantities = ({ names }: Quantities): readonly string[] => [...new Set([...names.values()].map(({ name }) => name))];

export function outcomesOf(name: string, quantities: Quantities, model: FiniteModel): number {
  const { numbered } = quantities.names.get(name)!;
  if (numbered || model.binary) return 2;
  return model.outcomes ?? (distinctQuantities(quantities).length <= 3 ? 3 : 2);
}

/** What an outcome is taken to be where an expression stands: an index or the first. */
type Environment = ReadonlyMap<string, Expression>;

/** Writes expressions out over a finite model; gathers the variables and free outcomes this brings in. */
export class Instantiation {
  readonly variables = new Map<string, VariableExpression>();
  readonly freeIndices = new Set<string>();
  /** False once something was met that no finite distribution gives a meaning. */
  understood = true;
  private readonly distinct: readonly string[];
  private fresh = 0;

  constructor(private readonly quantities: Quantities, private readonly model: FiniteModel) {
    this.distinct = distinctQuantities(quantities);
  }

  write(expression: Expression, environment: Environment = new Map()): Expression {
    switch (expression.kind) {
      case 'size': {
        const counted = this.model.counts?.get(expression.name);
        return counted === undefined ? expression : rational(outcomesOf(counted, this.quantities, this.model));
      }
      case 'variable': {
        const counted = this.model.counts?.get(expression.name);
        if (counted !== undefined) return rational(outcomesOf(counted, this.quantities, this.model));
        const mean = this.model.means?.get(expression.name);
        if (mean !== undefined) return this.mean(mean);
        const name = this.quantityOf(expression.name);
        if (name === undefined) return mapChildren(expression, (child) => this.write(child, environment));
        return this.value(name, this.outcome(name, environment), expression);
      }
      case 'index': {
        const name = [...environment.keys()].find((key) => key === `#${expression.name}`);
        return name === undefined ? expression : environment.get(name)!;
      }
      case 'entry': {
        // x_i beside p(x_i): the i-th value.
        const [index] = expression.indices;
        const bound = index?.kind === 'index' && expression.indices.length === 1 ? environment.get(`=${index.name}`) : undefined;
        const quantity = bound && expression.array.kind === 'variable' ? this.quantityOf(expression.array.name) : undefined;
        return quantity === undefined ? mapChildren(expression, (child) => this.write(child, environment)) : this.value(quantity, bound!, scalar(quantity));
      }
      case 'probability':
        return this.probability(expression, environment);
      case 'expectation':
        return this.expectation(expression, environment);
      case 'reduce':
      case 'integral': {
        const name = outcomeAt(expression.body, expression.index);
        const quantity = name === undefined ? undefined : this.quantities.names.get(name)!.name;
        if (quantity === undefined) return mapChildren(expression, (child) => this.write(child, environment));
        if (expression.kind === 'integral' && [expression.from, expression.to].some((bound) => bound && !isInfinite(bound))) this.understood = false;
        const bound = this.bind();
        const inner = new Map(environment).set(`=${expression.index}`, bound).set(`#${expression.index}`, this.value(quantity, bound, scalar(quantity)));
        const where = expression.kind === 'reduce' && expression.where ? { where: this.write(expression.where, inner) } : {};
        const operator = expression.kind === 'reduce' ? expression.operator : 'sum';
        return { kind: 'reduce', operator, index: bound.name, range: this.rangeOf(quantity), ...where, body: this.write(expression.body, inner) };
      }
      default:
        return mapChildren(expression, (child) => this.write(child, environment));
    }
  }

  private quantityOf(name: string): string | undefined {
    const own = this.quantities.names.get(name);
    if (own) return own.name;
    return this.distinct.find((quantity) => this.quantities.names.get(quantity)!.values.has(name));
  }

  private outcome(name: string, environment: Environment): Expression {
    const known = environment.get(name);
    if (known) return known;
    if (!this.quantities.names.get(name)!.numbered) return rational(1);
    const free = outcomeName(name);
    this.freeIndices.add(name);
    return index(free);
  }

  private outcomeOf({ name, value }: Outcome, environment: Environment): Expression {
    if (value.kind === 'number') return rational(value.numerator + 1n);
    const quantity = this.quantities.names.get(name)!.name;
    if (value.kind === 'index') return environment.get(`=${value.name}`) ?? this.outcome(quantity, environment);
    return this.outcome(quantity, environment);
  }

  private bind(): IndexExpression {
    return { kind: 'index', name: `‹k›${++this.fresh}` };
  }

  private rangeOf(name: string): { readonly from: Expression; readonly to: Expression } {
    return range(rational(1), rational(outcomesOf(name, this.quantities, this.model)));
  }

  /** The value of a quantity at an outcome; an array's where it is one. */
  private value(name: string, outcome: Expression, like: VariableExpression): Expression {
    if (this.quantities.names.get(name)!.numbered || this.model.binary) return subtract(outcome, rational(1));
    const values = variable(name, this.rangeOf(name), ...like.dimensions);
    const known = this.variables.get(name);
    if (!known || known.dimensions.length < values.dimensions.length) this.variables.set(name, values);
    const own = entry(this.variables.get(name)!, outcome);
    return this.model.centred ? subtract(own, this.mean(name)) : own;
  }

  private mean(name: string): Expression {
    const bound = this.bind();
    const values = this.variables.get(name) ?? variable(name, this.rangeOf(name));
    this.variables.set(name, values);
    return { kind: 'reduce', operator: 'sum', index: bound.name, range: this.rangeOf(name), body: multiply(this.chance('', new Map([[name, bound]])), entry(values, bound)) };
  }

  private probability({ law, events, given }: ProbabilityExpression, environment: Environment): Expression {
    const [before, behind] = [events, given].map((outcomes) => new Map(outcomes.map((outcome) => [this.quantities.names.get(outcome.name)!.name, this.outcomeOf(outcome, environment)]))) as [Map<string, Expression>, Map<string, Expression>];
    const joint = this.chance(law, new Map([...before, ...behind]));
    return behind.size === 0 ? joint : divide(joint, this.chance(law, behind));
  }

  private expectation({ law, over, given, body }: ExpectationExpression, environment: Environment): Expression {
    const names = [...new Set(over.map((name) => this.quantities.names.get(name)!.name))];
    const behind = new Map(given.map((outcome) => [this.quantities.names.get(outcome.name)!.name, this.outcomeOf(outcome, environment)]));
    const bound = new Map(names.map((name) => [name, this.bind()]));
    const inside = this.write(body, new Map([...environment, ...behind, ...bound]));
    if (names.length === 0) return inside;
    const joint = this.chance(law, new Map<string, Expression>([...behind, ...bound]));
    const weight = behind.size === 0 ? joint : divide(joint, this.chance(law, behind));
    return names.reduce<Expression>((sum, name) => ({ kind: 'reduce', operator: 'sum', index: bound.get(name)!.name, range: this.rangeOf(name), body: sum }), multiply(weight, inside));
  }

  /** The probability that the quantities have these outcomes: a sum over the others' of the joint weights, over all. */
  private chance(law: string, outcomes: ReadonlyMap<string, Expression>): Expression {
    const mass = (fixed: ReadonlyMap<string, Expression>): Expression => {
      const bound = new Map(this.distinct.filter((name) => !fixed.has(name)).map((name) => [name, this.bind()]));
      const body = this.weight(law, this.distinct.map((name) => fixed.get(name) ?? bound.get(name)!));
      return [...bound].reduce<Expression>((sum, [name, { name: at }]) => ({ kind: 'reduce', operator: 'sum', index: at, range: this.rangeOf(name), body: sum }), body);
    };
    return divide(mass(outcomes), mass(new Map()));
  }

  private weight(law: string, outcomes: readonly Expression[]): Expression {
    const { dependence } = this.model;
    const name = weightsName(lawOf(law, this.quantities, this.model));
    const table = (suffix: string, names: readonly string[]): Expression => {
      const key = `${name}${suffix}`;
      this.variables.set(key, variable(key, ...names.map((of) => this.rangeOf(of))));
      return entry(this.variables.get(key)!, ...names.map((of) => outcomes[this.distinct.indexOf(of)]!));
    };
    if (dependence === 'any') return this.model.exclusive ? exclusive(outcomes, table('', this.distinct)) : table('', this.distinct);
    if (dependence === 'none') return multiply(...this.distinct.map((of) => table(of, [of])));
    const { given } = dependence;
    return multiply(...this.distinct.map((of) => (of === given ? table(of, [of]) : table(of, [given, of]))));
  }
}

/** The weight, and 0 where two of the outcomes are the first. */
function exclusive(outcomes: readonly Expression[], weight: Expression): Expression {
  const isFirst = (outcome: Expression): Expression => apply('equal', outcome, rational(1));
  const pairs = outcomes.flatMap((a, at) => outcomes.slice(at + 1).map((b) => apply('and', isFirst(a), isFirst(b))));
  return { kind: 'cases', branches: pairs.map((condition) => ({ value: rational(0), condition })), otherwise: weight };
}

const isInfinite = (bound: Expression): boolean => (bound.kind === 'apply' && bound.operator === 'negate' ? isInfinite(bound.operands[0]!) : bound.kind === 'constant' && bound.name === 'infinity');

/** The quantity whose outcome an index is, if it is one's. */
function outcomeAt(expression: Expression, name: string): string | undefined {
  if (expression.kind === 'probability') {
    const found = [...expression.events, ...expression.given].find(({ value }) => value.kind === 'index' && value.name === name);
    if (found) return found.name;
  }
  let result: string | undefined;
  eachChild(expression, (child) => {
    result ??= outcomeAt(child, name);
  });
  return result;
}
