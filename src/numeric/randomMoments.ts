import type { ExpectationExpression } from '../ir/expression';
import type { StatedLaw } from '../ir/statedLaw';
import { contains } from '../ir/substitute';
import { familyOf } from '../ops/families';
import { dependentNodes } from './differentiate';
import type { Calculus } from './groundCalculus';
import type { Grounded } from './groundedArray';
import { Opcode } from './program';
import type { ProgramBuilder } from './programBuilder';

/** What is known of the random quantities of a claim, and whether different ones are taken to be independent. */
export interface RandomLaws {
  readonly laws: ReadonlyMap<string, StatedLaw>;
  readonly independent: boolean;
}

/** A product of powers of random inputs; `factors` by input. */
interface Term {
  readonly factors: ReadonlyMap<number, number>;
  readonly coefficient: number;
}

/** By its factors, as text. */
type Polynomial = ReadonlyMap<string, Term>;

const MAX_TERMS = 600;
const MAX_DEGREE = 8;

type Grounding = Pick<Calculus, 'builder' | 'visit' | 'knownByName'>;

/** An expectation by the laws that are known; one of others equals itself, entry by entry. */
export function groundExpectation(expression: ExpectationExpression, random: RandomLaws | undefined, grounding: Grounding): Grounded {
  const mean = random && byMoments(expression, random, grounding);
  if (mean) return mean;
  const isOfArrays = contains(expression.body, (node) => node.kind === 'variable' && node.dimensions.length > 0);
  const { shape, from, nodes } = isOfArrays ? grounding.visit(expression.body) : { shape: [], from: [], nodes: [] };
  return shape.length === 0 ? grounding.knownByName(expression) : { shape, from, nodes: nodes.map((_, at) => grounding.knownByName(expression, `[${at}]`).nodes[0]!) };
}

/**
 * 𝔼 of polynomials in random quantities of which moments are known, entry by entry: linear in each product of powers, which
 * is the product of moments where the factors are independent. Undefined where the body is no polynomial, or a moment of
 * it is not known.
 */
function byMoments({ over, given, body, called }: ExpectationExpression, { laws, independent }: RandomLaws, { builder, visit }: Grounding): Grounded | undefined {
  if (given.length > 0 || called || over.length === 0 || !over.every((name) => laws.has(name))) return undefined;
  const inside = visit(body);
  const moments = new Moments(laws, independent, builder, visit);
  const inputs: number[] = [];
  for (let node = 0; node < builder.length; node++) if (builder.isInput(node) && over.includes(builder.slotOf(node).variable)) inputs.push(node);
  const polynomials = new Polynomials(builder, inputs);
  const nodes: number[] = [];
  for (const node of inside.nodes) {
    const polynomial = polynomials.of(node);
    const terms = polynomial && [...polynomial.values()].map(({ factors, coefficient }) => {
      const moment = moments.of(factors);
      return moment === undefined ? undefined : builder.apply('multiply', coefficient, moment);
    });
    if (!terms?.every((term) => term !== undefined)) return undefined;
    nodes.push(builder.add(terms));
  }
  return { ...inside, nodes };
}

/** Nodes of a program as polynomials in some of its inputs. */
class Polynomials {
  private readonly known = new Map<number, Polynomial | undefined>();

  constructor(private readonly builder: ProgramBuilder, private readonly inputs: readonly number[]) {}

  of(node: number): Polynomial | undefined {
    const dependent = dependentNodes(this.builder, node, this.inputs);
    return this.polynomial(node, dependent);
  }

  private polynomial(node: number, dependent: Uint8Array): Polynomial | undefined {
    if (dependent[node] === 0) return constant(node);
    if (this.known.has(node)) return this.known.get(node);
    const found = this.compute(node, dependent);
    const bounded = found && found.size <= MAX_TERMS ? found : undefined;
    this.known.set(node, bounded);
    return bounded;
  }

  private compute(node: number, dependent: Uint8Array): Polynomial | undefined {
    const { builder } = this;
    if (builder.isInput(node)) return new Map([[String(node), { factors: new Map([[node, 1]]), coefficient: builder.integer(1) }]]);
    const operands = withoutRoots(builder, node);
    const parts = operands.map((operand) => this.polynomial(operand, dependent));
    if (!parts.every((part) => part !== undefined)) return undefined;
    const [a, b] = parts;
    switch (builder.opcodeOf(node)) {
      case Opcode.add:
        return this.sum(parts);
      case Opcode.subtract:
        return this.sum([a!, this.scaled(b!, builder.integer(-1))]);
      case Opcode.negate:
        return this.scaled(a!, builder.integer(-1));
      case Opcode.multiply:
        return parts.slice(1).reduce<Polynomial | undefined>((total, part) => total && this.product(total, part), a);
      case Opcode.divide:
        return dependent[operands[1]!] === 0 ? new Map([...a!].map(([key, term]) => [key, { ...term, coefficient: builder.apply('divide', term.coefficient, operands[1]!) }])) : undefined;
      default:
        return undefined;
    }
  }

  private scaled(polynomial: Polynomial, factor: number): Polynomial {
    return new Map([...polynomial].map(([key, term]) => [key, { ...term, coefficient: this.builder.apply('multiply', factor, term.coefficient) }]));
  }

  private sum(parts: readonly Polynomial[]): Polynomial {
    const collected = new Map<string, { readonly factors: Term['factors']; readonly coefficients: number[] }>();
    for (const part of parts) {
      for (const [key, { factors, coefficient }] of part) {
        const known = collected.get(key);
        if (known) known.coefficients.push(coefficient);
        else collected.set(key, { factors, coefficients: [coefficient] });
      }
    }
    return new Map([...collected].map(([key, { factors, coefficients }]) => [key, { factors, coefficient: this.builder.add(coefficients) }]));
  }

  private product(a: Polynomial, b: Polynomial): Polynomial | undefined {
    if (a.size * b.size > MAX_TERMS * 4) return undefined;
    const terms: Polynomial[] = [];
    for (const left of a.values()) {
      for (const right of b.values()) {
        const factors = new Map(left.factors);
        for (const [input, power] of right.factors) factors.set(input, (factors.get(input) ?? 0) + power);
        if ([...factors.values()].reduce((sum, power) => sum + power, 0) > MAX_DEGREE) return undefined;
        terms.push(new Map([[keyOf(factors), { factors, coefficient: this.builder.apply('multiply', left.coefficient, right.coefficient) }]]));
      }
    }
    return this.sum(terms);
  }
}

/** The operands of a node; of a product of √s with itself, as ‖x‖² is written out, s. */
function withoutRoots(builder: ProgramBuilder, node: number): readonly number[] {
  const operands = builder.operandsOf(node);
  if (builder.opcodeOf(node) !== Opcode.multiply) return operands;
  const left: number[] = [];
  for (const operand of operands) {
    const twin = builder.opcodeOf(operand) === Opcode.scalar && builder.nameOf(operand) === 'sqrt' ? left.indexOf(operand) : -1;
    if (twin < 0) left.push(operand);
    else left.splice(twin, 1, builder.operandsOf(operand)[0]!);
  }
  return left;
}

const constant = (node: number): Polynomial => new Map([['', { factors: new Map(), coefficient: node }]]);

const keyOf = (factors: ReadonlyMap<number, number>): string => [...factors].sort(([a], [b]) => a - b).map(([input, power]) => (power === 1 ? String(input) : `${input}^${power}`)).join();

/** Moments of products of random inputs. */
class Moments {
  constructor(
    private readonly laws: ReadonlyMap<string, StatedLaw>,
    private readonly independent: boolean,
    private readonly builder: ProgramBuilder,
    private readonly visit: Grounding['visit'],
  ) {}

  /** 𝔼 of the product; undefined where it is not known. */
  of(factors: ReadonlyMap<number, number>): number | undefined {
    const groups = new Map<string, [offset: number, power: number][]>();
    for (const [input, power] of factors) {
      const { variable, offset } = this.builder.slotOf(input);
      const law = this.laws.get(variable)!;
      const key = law.copies ? `${variable}[${offset}]` : variable;
      groups.set(key, [...(groups.get(key) ?? []), [offset, power]]);
    }
    if (groups.size > 1 && !this.independent) return undefined;
    const moments = [...groups].map(([key, of]) => this.ofOne(this.laws.get(key) ?? this.laws.get(key.replace(/\[\d+\]$/, ''))!, of));
    return moments.every((moment) => moment !== undefined) ? this.builder.multiply([...moments]) : undefined;
  }

  private ofOne(law: StatedLaw, factors: readonly (readonly [offset: number, power: number])[]): number | undefined {
    const { builder } = this;
    if (law.family !== '') return factors.length === 1 ? this.visit(familyOf(law.family)!.moment(factors[0]![1], law.parameters)).nodes[0] : undefined;
    const [mean, variance] = law.parameters.map((parameter) => this.visit(parameter)) as [Grounded, Grounded];
    const meanAt = (offset: number): number => mean.nodes[mean.shape.length === 0 ? 0 : offset]!;
    const covarianceAt = (a: number, b: number): number => variance.nodes[variance.shape.length === 0 ? 0 : law.copies ? a : a * variance.shape[1]! + b]!;
    const offsets = factors.flatMap(([offset, power]) => Array.from({ length: power }, () => offset));
    if (offsets.length > 2 && !law.normal) return undefined;
    // Isserlis' theorem, with means: 𝔼[x₁ r] = μ₁ 𝔼[r] + ∑ⱼ Σ₁ⱼ 𝔼[r without xⱼ], true of all laws for two factors.
    const moment = ([first, ...rest]: readonly number[]): number =>
      first === undefined ? builder.integer(1) : builder.add([builder.apply('multiply', meanAt(first), moment(rest)), ...rest.map((other, at) => builder.apply('multiply', covarianceAt(first, other), moment(rest.filter((_, k) => k !== at))))]);
    return moment(offsets);
  }
}

