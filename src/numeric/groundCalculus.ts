import type { DerivativeExpression, Expression, IntegralExpression, LimitExpression, ReduceExpression } from '../ir/expression';
import { arraysAt, contains, mentionsChance, type Binder } from '../ir/substitute';
import { differentiate } from './differentiate';
import { elementwise } from './elementwise';
import { replaceInput } from './eliminate';
import { addEndlessly } from './endlessSum';
import { GroundingError, scalarOf, type Grounded } from './groundedArray';
import { integrate, type Bound, type Quadrature } from './integralOperator';
import { limit } from './limit';
import type { ProgramBuilder } from './programBuilder';
import { reduced } from './rational';

/** What grounding a derivative, an integral, a limit or a sum without end takes of the grounder. */
export interface Calculus {
  readonly builder: ProgramBuilder;
  readonly quadrature: Quadrature;
  readonly visit: (expression: Expression) => Grounded;
  readonly integerOf: (expression: Expression) => number | undefined;
  /** Computes with a bound letter standing for a node. */
  readonly withValue: <Result>(name: string, node: number, compute: () => Result) => Result;
  /** The body with its bound letter as an input of its own. */
  readonly boundBody: (binder: Binder) => { readonly variable: number; readonly body: Grounded };
  /** Says what was differentiated. */
  readonly differentiated: (nodes: readonly number[]) => void;
  /** A term of a sum without end; of a sequence in its letter, entries behind the last are 0. */
  readonly termAt: (binder: Binder, position: number) => Grounded;
  /** What has no value but its name, or that of one of its entries. */
  readonly knownByName: (expression: Expression, entry?: string) => Grounded;
  /** Says that an integral occurs, and how it is evaluated. */
  readonly note: (quadrature: Quadrature) => void;
}

export function groundDerivative(expression: DerivativeExpression, calculus: Calculus): Grounded {
  const body = calculus.visit(expression.body);
  const variable = calculus.visit(expression.variable);
  if (!variable.nodes.every((node) => calculus.builder.isInput(node))) {
    throw new GroundingError('unsupported-claim', 'a derivative is taken with respect to a variable or an entry of one');
  }
  calculus.differentiated(body.nodes);
  const derivatives = body.nodes.flatMap((node) => differentiate(calculus.builder, node, variable.nodes));
  const nodes = expression.at ? evaluatedAt(expression.at, variable, derivatives, calculus) : derivatives;
  return { shape: [...body.shape, ...variable.shape], from: [...body.from, ...variable.from], nodes };
}

/** The nodes with the variable, a scalar bound by its derivative, replaced by the point. */
function evaluatedAt(at: Expression, variable: Grounded, nodes: readonly number[], { builder, visit }: Calculus): readonly number[] {
  const point = visit(at);
  if (point.nodes.length !== 1 || variable.nodes.length !== 1) throw new GroundingError('shape-mismatch', 'a derivative of a function of one number is taken at an array');
  return replaceInput(builder, variable.nodes[0]!, point.nodes[0]!, nodes);
}

export function groundIntegral(expression: IntegralExpression, calculus: Calculus): Grounded {
  const [from, to] = [boundOf(expression.from, '-infinity', calculus), boundOf(expression.to, 'infinity', calculus)];
  const [openBelow, openAbove] = [typeof from !== 'number', typeof to !== 'number'];
  if ((openBelow || openAbove) && mentionsCall(expression.body)) return openBelow && openAbove ? weighted(expression, calculus) : calculus.knownByName(expression);
  if (mentionsChance(expression.body)) return calculus.knownByName(expression);
  const { variable, body: { nodes, shape } } = calculus.boundBody(expression);
  if (shape.length > 0) throw new GroundingError('shape-mismatch', 'an integral of an array');
  calculus.note(calculus.quadrature);
  return scalarOf(integrate(calculus.builder, nodes[0]!, variable, from, to, calculus.quadrature));
}

function boundOf(expression: Expression | undefined, infinite: 'infinity' | '-infinity', calculus: Calculus): Bound {
  if (!expression) return infinite;
  const sign = infinityOf(expression);
  if (sign !== 0) return sign > 0 ? 'infinity' : '-infinity';
  const { nodes, shape } = calculus.visit(expression);
  if (shape.length > 0) throw new GroundingError('shape-mismatch', 'a bound of an integral is an array');
  return nodes[0]!;
}

/** Points and weights, in sixteenths, that no formula would single out. */
const functional: readonly (readonly [point: number, weight: number])[] = [[-21, 11], [-5, 19], [7, 13], [18, 9]];

/**
 * An integral over all values of a function of which nothing is known: a weighted sum over fixed points. What holds
 * for every such sum and every function holds for the integral.
 */
function weighted(expression: IntegralExpression, { builder, visit, withValue }: Calculus): Grounded {
  const sixteenths = (count: number): number => builder.rational(reduced(BigInt(count), 16n)!);
  const terms = functional.map(([value, weight]) => withValue(expression.index, sixteenths(value), () => builder.apply('multiply', sixteenths(weight), visit(expression.body).nodes[0]!)));
  return scalarOf(builder.add(terms));
}

export function groundLimit(expression: LimitExpression, calculus: Calculus): Grounded {
  const sign = infinityOf(expression.towards);
  const towards = sign === 0 ? calculus.visit(expression.towards).nodes[0]! : sign > 0 ? 'infinity' : '-infinity';
  const { variable, body } = calculus.boundBody(expression);
  if (body.shape.length > 0) throw new GroundingError('shape-mismatch', 'a limit of an array');
  return scalarOf(limit(calculus.builder, body.nodes[0]!, variable, towards, expression.side));
}

/** Σ_{n=a}^∞ */
export function groundEndlessSum(expression: ReduceExpression, calculus: Calculus): Grounded {
  const from = calculus.integerOf(expression.range.from);
  if (expression.operator !== 'sum' || expression.where || from === undefined || mentionsCall(expression.body)) throw new GroundingError('unsupported-claim', 'this is not decided without end');
  if (arraysAt(expression.index, expression.body).size > 0) return sumOfSequence(expression, from, calculus);
  const { variable, body } = calculus.boundBody(expression);
  if (body.shape.length > 0) throw new GroundingError('shape-mismatch', 'a sum of arrays without end');
  return scalarOf(addEndlessly(calculus.builder, body.nodes[0]!, variable, from));
}

/** So many terms are taken at the most until all further ones are 0. */
const MOST_TERMS = 24;
/** So many terms that are 0 end the sum. */
const LAST_TERMS = 3;

/** ∑_{k=0}^∞ γ^k R_{t+k+1}: what holds for every sequence R holds for those that are 0 from some entry on. */
function sumOfSequence(expression: ReduceExpression, from: number, { builder, termAt }: Calculus): Grounded {
  const terms: Grounded[] = [];
  for (let position = from, zeros = 0; zeros < LAST_TERMS; position++) {
    if (terms.length > MOST_TERMS) throw new GroundingError('unsupported-claim', 'the terms of the sum do not end where the sequence does');
    const term = termAt(expression, position);
    terms.push(term);
    zeros = term.nodes.every((node) => builder.exact(node)?.numerator === 0n) ? zeros + 1 : 0;
  }
  return terms.reduce((sum, term) => elementwise(builder, 'add', [sum, term]));
}

/** 1 for ∞, −1 for −∞, 0 for what is finite. */
export function infinityOf(expression: Expression): number {
  if (expression.kind === 'apply' && expression.operator === 'negate') return -infinityOf(expression.operands[0]!);
  return expression.kind === 'constant' && expression.name === 'infinity' ? 1 : 0;
}

const mentionsCall = (expression: Expression): boolean => contains(expression, ({ kind }) => kind === 'call');
