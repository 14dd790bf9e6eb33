import { apply, multiply, rational, scalar } from '../ir/build';
import type { Operand } from '../ir/claim';
import type { DerivativeExpression, Expression, VariableExpression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { contains, eachChild, equalExpressions, freeVariables, substitute } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison, Evidence } from '../numeric/evidence';
import type { LinkContext, LinkVerdict } from './link';
import { sidesOf } from './sides';
import { numbers, point } from './wording';

/** Letters of quantities that are small: a step, an error, a difference. */
const SMALL = /^(h|ε|ϵ|δ|𝛆|𝛅|𝛜|Δ.*)([₀-₉]+|_.*)?$/u;

/** Orders compared; approximations by longer polynomials are as rare as they are sure. */
const maximumOrder = 4;

/** What is small in an approximation: each variable as a multiple of t, and whether the text makes it clear. */
interface Smallness {
  readonly words: string;
  readonly scaled: ReadonlyMap<string, Expression>;
  readonly clear: boolean;
}

const T = scalar('‹t›');

/**
 * Decides f(x + h) ≈ f(x) + h f′(x): with h replaced by t h, the derivatives in t at 0 must agree up to the order of the
 * side that is a polynomial in t (Taylor's theorem). Undefined where it is not such an approximation, or nothing is
 * clearly small.
 */
export function judgeTaylor(left: Operand, right: Operand, context: LinkContext): LinkVerdict | undefined {
  for (const smallness of smallnesses(left.expression, right.expression)) {
    const judged = judgeOrders(left.expression, right.expression, smallness, context);
    if (judged) return judged;
  }
  return undefined;
}

function judgeOrders(left: Expression, right: Expression, { scaled, words, clear }: Smallness, context: LinkContext): LinkVerdict | undefined {
  const [a, b] = [left, right].map((side) => substitute(side, (node) => (node.kind === 'variable' ? scaled.get(node.name) : undefined))) as [Expression, Expression];
  if ([a, b].some(dividesByT)) return judgeQuotient(a, b, { words, clear }, context);
  const degrees = [degreeIn(a), degreeIn(b)].filter((degree) => degree !== undefined);
  const degree = Math.min(...degrees);
  if (degrees.length === 0 || degree > maximumOrder || (degree === 0 && degrees.length === 2)) return undefined;
  const { reading, seed } = context;
  let evidence: Evidence | undefined;
  let fails: { readonly order: number; readonly comparison: Comparison & { kind: 'different' } } | undefined;
  for (let order = 0; order <= degree; order++) {
    const comparison = compareSides(sidesOf(reading, derivativeAt(a, order), derivativeAt(b, order)), { seed, everyFunction: isAboutOne([a, b]) });
    if (comparison.kind === 'undecided') return undefined;
    if (comparison.kind === 'different') {
      fails = { order, comparison };
      break;
    }
    evidence ??= comparison.evidence;
  }
  if (!fails) {
    const what = degree === 0 ? `agree where ${words} is 0` : `agree up to order ${degree} in ${words}`;
    return evidence && { verdict: { kind: 'verified', message: `both sides ${what}`, evidence } };
  }
  const { order, comparison: { witness, evidence: found } } = fails;
  // A polynomial that agrees to first order was meant to be the expansion; its numbers must not be fitted ones.
  const isExpansion = clear || (order > 1 && ![left, right].some(isFitted));
  if (!isExpansion || reading.conditionsUnread || order === 0) return undefined;
  // H in f(x) + ∇f(x)ᵀh + hᵀHh/2 is what the text says it is.
  const known = freeVariables(left);
  if (degreeIn(a) === undefined && [...freeVariables(right).keys()].some((name) => !known.has(name))) return undefined;
  const terms = ['terms without', 'first-order terms in', 'second-order terms in', 'third-order terms in', 'fourth-order terms in'][order]!;
  const at = Object.keys(witness.point).length > 0 ? `at ${point(witness.point)} ` : '';
  const factor = [1, 1, 2, 6, 24][order]!;
  const scale = (value: number | readonly number[]): number | readonly number[] => (typeof value === 'number' ? value / factor : value.map((entry) => entry / factor));
  return {
    verdict: { kind: 'refuted', code: context.code, message: `the ${terms} ${words} differ: ${at}they are ${numbers(scale(witness.left))} and ${numbers(scale(witness.right))}`, evidence: found, witness },
  };
}

/** f′(x) ≈ (f(x + h) − f(x))/h: both sides have one limit. */
function judgeQuotient(a: Expression, b: Expression, { words, clear }: Pick<Smallness, 'words' | 'clear'>, context: LinkContext): LinkVerdict | undefined {
  if (!clear) return undefined;
  const limitOf = (side: Expression): Expression => (mentionsT(side) ? { kind: 'limit', index: T.name, towards: rational(0), body: substitute(side, (node) => (node.kind === 'variable' && node.name === T.name ? { kind: 'index', name: T.name } : undefined)) } : side);
  const { reading, seed } = context;
  const comparison = compareSides(sidesOf(reading, limitOf(a), limitOf(b)), { seed, everyFunction: isAboutOne([a, b]) });
  if (comparison.kind === 'undecided') return undefined;
  const { evidence } = comparison;
  if (comparison.kind === 'equal') return { verdict: { kind: 'verified', message: `both sides have the same limit for ${words} → 0`, evidence } };
  const { witness } = comparison;
  if (reading.conditionsUnread || !isAboutOne([a, b])) return undefined;
  return { verdict: { kind: 'refuted', code: context.code, message: `for ${words} → 0 the sides differ: at ${point(witness.point)} they go to ${numbers(witness.left)} and ${numbers(witness.right)}`, evidence, witness } };
}

/** True where what is divided by goes to 0 with t. */
function dividesByT(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'apply' && node.operator === 'divide' && vanishes(node.operands[1]!));
}

/** h, 2h, h²: 0 where t is. */
function vanishes(expression: Expression): boolean {
  if (expression.kind === 'variable') return expression.name === T.name;
  if (expression.kind !== 'apply') return false;
  const { operator, operands } = expression;
  if (operator === 'multiply') return operands.some(vanishes);
  if (operator === 'add' || operator === 'subtract' || operator === 'negate') return operands.every(vanishes);
  return (operator === 'power' || operator === 'divide' || operator === 'abs') && vanishes(operands[0]!);
}

/** The derivative of that order in t, at 0. */
function derivativeAt(side: Expression, order: number): Expression {
  if (order === 0) return substitute(side, (node) => (node.kind === 'variable' && node.name === T.name ? rational(0) : undefined));
  let body = side;
  for (let k = 1; k < order; k++) body = { kind: 'derivative', body, variable: T };
  return { kind: 'derivative', body, variable: T, at: rational(0) } satisfies DerivativeExpression;
}

/** Numbers that come from measuring or fitting: 0.0447. */
const isFitted = (side: Expression): boolean => contains(side, (node) => node.kind === 'number' && node.denominator >= 100n && /^10+$|^[1-9]\d*[05]$/.test(String(node.denominator)));

/** What may be small: letters that usually are, a difference x − x₀, or the only variable there is. */
function smallnesses(left: Expression, right: Expression): readonly Smallness[] {
  const variables = new Map([...freeVariables(left), ...freeVariables(right)]);
  const found: Smallness[] = [];
  const small = [...variables.values()].filter(({ name }) => SMALL.test(name));
  if (small.length > 0) found.push({ words: small.map(({ name }) => name).join(', '), scaled: new Map(small.map((variable) => [variable.name, multiply(T, variable)])), clear: variables.size > small.length || small.every(({ name }) => !/^h/.test(name)) });
  for (const [name, base] of variables) {
    const centre = [`${name}₀`, `${name}_0`, `${name}⋆`, `${name}_t`].map((other) => variables.get(other)).find((other) => other !== undefined);
    if (!centre) continue;
    const moved = apply('add', centre, multiply(T, apply('subtract', base, centre)));
    found.push({ words: `${name} − ${centre.name}`, scaled: new Map([[name, moved]]), clear: true });
  }
  const moved = displacement([left, right], variables);
  if (moved && small.length === 0) found.push(moved);
  const about = aroundPoint(variables, [left, right]);
  if (about) found.push(about);
  const [only] = [...variables.values()] as readonly VariableExpression[];
  if (only && variables.size === 1 && small.length === 0) found.push({ words: only.name, scaled: new Map([[only.name, multiply(T, only)]]), clear: false });
  return found;
}

/** L(w + v) beside L(w): v is what w is moved by. */
function displacement(sides: readonly Expression[], variables: ReadonlyMap<string, VariableExpression>): Smallness | undefined {
  const calls: (Expression & { kind: 'call' })[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === 'call' && node.operands.length === 1 && !node.orders) calls.push(node);
    eachChild(node, visit);
  };
  sides.forEach(visit);
  for (const { function: name, operands: [argument] } of calls) {
    if (argument?.kind !== 'apply' || argument.operator !== 'add' || argument.operands.length !== 2) continue;
    const [from, by] = argument.operands as readonly [Expression, Expression];
    const variable = by.kind === 'variable' ? variables.get(by.name) : undefined;
    if (!variable || !calls.some((other) => other.function === name && equalExpressions(other.operands[0]!, from))) continue;
    return { words: variable.name, scaled: new Map([[variable.name, multiply(T, variable)]]), clear: true };
  }
  return undefined;
}

/** (x + 1)² and y²: about the point (−1, 0), where every variable is a number and some difference from it stands there. */
function aroundPoint(variables: ReadonlyMap<string, VariableExpression>, sides: readonly Expression[]): Smallness | undefined {
  const centres = new Map<string, Expression>();
  const visit = (node: Expression): void => {
    if (node.kind === 'apply' && (node.operator === 'add' || node.operator === 'subtract') && node.operands.length === 2) {
      const [base, by] = node.operands as readonly [Expression, Expression];
      if (base.kind === 'variable' && base.dimensions.length === 0 && by.kind === 'number') centres.set(base.name, node.operator === 'add' ? rational(-by.numerator, by.denominator) : by);
    }
    eachChild(node, visit);
  };
  // Only the side that is a polynomial tells: x + 1 may also be what the logarithm is taken of.
  sides.filter((side) => polynomialIn(side, variables)).forEach(visit);
  if (centres.size === 0 || ![...variables.values()].every(({ dimensions }) => dimensions.length === 0)) return undefined;
  const scaled = new Map([...variables].map(([name, base]): readonly [string, Expression] => {
    const centre = centres.get(name);
    return [name, centre ? apply('add', centre, multiply(T, apply('subtract', base, centre))) : multiply(T, base)];
  }));
  const words = [...variables.keys()].map((name) => (centres.has(name) ? difference(name, centres.get(name)!) : name)).join(', ');
  return { words, scaled, clear: true };
}

/** x + 1 for x − (−1). */
const difference = (name: string, centre: Expression): string => {
  const isNegative = centre.kind === 'number' && centre.numerator < 0n;
  return printExpression(isNegative ? apply('add', scalar(name), rational(-centre.numerator, centre.denominator)) : apply('subtract', scalar(name), centre));
};

const polynomialIn = (side: Expression, variables: ReadonlyMap<string, VariableExpression>): boolean =>
  degreeIn(substitute(side, (node) => (node.kind === 'variable' && variables.has(node.name) ? T : undefined))) !== undefined;

/** The degree of a polynomial in t; undefined for what is none. */
function degreeIn(expression: Expression): number | undefined {
  if (!mentionsT(expression)) return 0;
  if (expression.kind === 'variable') return 1;
  if (expression.kind !== 'apply') return expression.kind === 'reduce' && expression.operator === 'sum' ? degreeIn(expression.body) : expression.kind === 'entry' ? degreeIn(expression.array) : expression.kind === 'comprehension' ? degreeIn(expression.body) : undefined;
  const degrees = expression.operands.map(degreeIn);
  if (!degrees.every((degree) => degree !== undefined)) return undefined;
  const [base, exponent] = expression.operands;
  switch (expression.operator) {
    case 'add':
    case 'subtract':
    case 'negate':
    case 'transpose':
      return Math.max(...degrees);
    case 'multiply':
    case 'dot':
    case 'matmul':
      return degrees.reduce((sum, degree) => sum + degree, 0);
    case 'divide':
      return degrees[1] === 0 ? degrees[0] : undefined;
    case 'power':
      return exponent!.kind === 'number' && exponent.denominator === 1n && exponent.numerator >= 0n && base ? degrees[0]! * Number(exponent.numerator) : undefined;
    default:
      return undefined;
  }
}

/** One function of which only the name is known, and nothing else that is. */
export function isAboutOne(sides: readonly Expression[]): boolean {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'call') names.add(node.operands.length === 0 ? '' : node.function);
    else if (node.kind === 'expectation' || node.kind === 'probability') names.add('');
    eachChild(node, visit);
  };
  sides.forEach(visit);
  return names.size <= 1 && !names.has('');
}

const mentionsT = (expression: Expression): boolean => contains(expression, (node) => node.kind === 'variable' && node.name === T.name);
