import type { Chain, Operand, Reading, Relation } from '../ir/claim';
import { rational } from '../ir/build';
import type { Expression, NumberExpression } from '../ir/expression';
import { contains, freeVariables, walk } from '../ir/substitute';
import { compareSides, functionsOf, type Basis, type CompareOptions } from '../numeric/compareSides';
import { withoutPoints, type Comparison, type Evidence, type Sides } from '../numeric/evidence';
import { judgeChance } from './chance';
import { judgeChainRule } from './chainRule';
import type { Precision } from '../numeric/precision';
import { distributionsIn, findCondition, weightBetween, type FoundCondition } from './condition';
import { uncoveredCase } from './coverage';
import { judgeIndefinite, mentionsLimit } from './integral';
import { assertsIdentity } from './intent';
import { judgeNearby } from './nearby';
import { judgeNumber } from './number';
import { sidesOf } from './sides';
import { judgeStatedLaw } from './statedLaw';
import { isAboutOne, judgeTaylor } from './taylor';
import type { Code, Compared, Verdict } from './verdict';
import { whereGiven } from './whereGiven';
import { apart, atPoint, number, numbers, point, valuesAt } from './wording';

/** A verdict on one link, and the comparison behind it for the plot. */
export interface LinkVerdict {
  readonly verdict: Verdict;
  readonly compared?: Compared;
}

export interface LinkContext {
  readonly chain: Chain;
  readonly reading: Reading;
  readonly seed: number;
  /** For what floats leave open. */
  readonly precision?: Precision;
  /** The code of a refutation. */
  readonly code: Code;
  /** Something stands before the chain (a defined name), so that its first link is a further step too. */
  readonly continued?: boolean;
}

const basisOf = ({ seed, precision }: LinkContext): Basis => ({ seed, ...(precision ? { precision } : {}) });

/** Decides `left relation right` for one reading. */
export function judgeLink(left: Operand, relation: Relation, right: Operand, context: LinkContext): LinkVerdict {
  const unread = left.unread ?? right.unread;
  if (unread?.certain) {
    return { verdict: { kind: 'refuted', code: 'shape-mismatch', message: unread.message, evidence: withoutPoints(context.seed) } };
  }
  if (unread) return { verdict: { kind: 'unchecked', reason: unread.reason, message: unread.message } };
  const closed = isClosed(left.expression) && isClosed(right.expression);
  if (closed && (relation === '=' || relation === '≈' || relation === '≡')) {
    const [computed, stated] = right.stated ? [left, right] : [right, left];
    const number = stated.stated ? judgeNumber(computed, stated, relation === '≈', context) : undefined;
    if (number && (number.verdict.kind !== 'unchecked' || !mentionsLimit(computed.expression))) return number;
  }
  const chained = relation === '=' ? judgeChainRule(left.expression, right.expression, context.seed) : undefined;
  if (chained) return { verdict: chained };
  const chance = judgeStatedLaw(left, relation === '≡' ? '=' : relation, right, context) ?? judgeChance(left, relation === '≡' ? '=' : relation, right, context);
  const judged = chance ?? (relation === '=' || relation === '≡' ? judgeIndefinite(left, right, context) : undefined);
  if (judged) return judged;
  switch (relation) {
    case '=':
    case '≡':
      return judgeEquality(left, right, context, closed);
    case '≈':
      return judgeApproximation(left, right, context);
    case '<':
    case '≤':
    case '>':
    case '≥':
    case '≠':
      return judgeOrder(left, relation, right, context);
    case '∝':
      return { verdict: { kind: 'unchecked', reason: 'unsupported-claim', message: 'proportionality is not decided yet' } };
  }
}

function judgeEquality(left: Operand, right: Operand, context: LinkContext, closed: boolean): LinkVerdict {
  const { reading, seed } = context;
  // A difference quotient goes to the derivative whatever the function is.
  const sides = [left.expression, right.expression];
  const [goes, stays] = hasKind(sides[0]!, 'limit') ? sides : [...sides].reverse();
  const everyFunction = hasKind(goes!, 'limit') && !hasKind(stays!, 'limit') && (hasKind(stays!, 'derivative') || hasKind(stays!, 'call')) && isAboutOne(sides);
  const options: CompareOptions = { ...basisOf(context), everyFunction };
  const everywhere = compareSides(sidesOf(reading, left.expression, right.expression), options);
  if (everywhere.kind === 'equal') {
    return closed && everywhere.evidence.method === 'sampling' && !mentionsLimit(left.expression) && !mentionsLimit(right.expression) ? judgeNumber(left, right, false, context, everywhere.evidence) : agreed(everywhere, left, right);
  }
  const comparison = bySayings(everywhere, left, right, context, options);
  if ('verdict' in comparison) return comparison;
  if (closed) return judgeNumber(left, right, false, context, comparison.evidence);
  const condition = findCondition(comparison.sides, seed);
  if (condition) {
    const { text, comparison: holds } = condition;
    const doubt = condition.mayBeSlip ? { doubt: notTheDerivative(comparison, left, right, context) ?? refuted(comparison, context.code) } : {};
    return { verdict: { kind: 'conditional', message: `both sides agree only where ${text}`, condition: text, evidence: holds.evidence, ...doubt }, compared: comparedSides(holds.sides, left, right) };
  }
  const constant = reading.conditionsUnread ? undefined : constantSide(comparison, seed);
  if (constant) return { verdict: { ...refuted(comparison, context.code), message: constant }, compared: comparedSides(comparison.sides, left, right) };
  if (!assertsIdentity(left.expression, right.expression, context.chain, reading, context.continued)) {
    return {
      verdict: {
        kind: 'unchecked',
        reason: 'may-be-a-condition',
        message: `this does not hold for all values (at ${point(comparison.witness.point)} the sides are ${numbers(comparison.witness.left)} and ${numbers(comparison.witness.right)}${apart(comparison.witness)}); it may be meant as a condition or a definition`,
        ...(reading.conditionsUnread ? {} : { doubt: refuted(comparison, context.code) }),
      },
      compared: comparedSides(comparison.sides, left, right),
    };
  }
  return { verdict: notTheDerivative(comparison, left, right, context) ?? refuted(comparison, context.code), compared: comparedSides(comparison.sides, left, right) };
}

/** What does not hold outright, by what the text says besides: of the functions in it, and by equations; or how it fails for all that. */
function bySayings(everywhere: Exclude<Comparison, { kind: 'equal' }>, left: Operand, right: Operand, context: LinkContext, options: CompareOptions): LinkVerdict | (Comparison & { kind: 'different' }) {
  if (everywhere.kind === 'undecided') return ofKind(everywhere, left, right, context, options) ?? ofAnyFunction(everywhere, left, right, context, options) ?? undecided(everywhere, left, right);
  const given = whereGiven(everywhere, context.reading, options);
  return 'verdict' in given ? { verdict: given.verdict, compared: comparedSides(given.sides, left, right) } : given;
}

/**
 * What fails for a function of the kind the text says it is of (convex, even) is a slip where a small edit mends it; else
 * more may be known of its arguments (x⋆ is the minimiser). A weight between 0 and 1 is known to be one.
 */
function ofKind({ sides }: Comparison & { kind: 'undecided' }, left: Operand, right: Operand, context: LinkContext, options: CompareOptions): LinkVerdict | undefined {
  const { kinds } = sides;
  if (!kinds || !functionsOf(sides).every((name) => kinds.has(name))) return undefined;
  const comparison = compareSides(sides, { ...options, everyFunction: true });
  if (comparison.kind !== 'different') return undefined;
  const said = [...kinds.values()].map((kind) => kind.said).join(' and ');
  const weight = weightBetween(sides, context.seed, options.relation ?? '=');
  if (weight) return holdsWhere(weight, left, right);
  const doubt = refuted(comparison, options.relation && options.relation !== '=' ? 'inequality-fails' : context.code);
  return {
    verdict: { kind: 'unchecked', reason: 'opaque-function', message: `it fails for one function of which the text says the same: ${said}`, ...(context.reading.conditionsUnread ? {} : { doubt: { ...doubt, message: `it does not follow from ${said}: ${doubt.message}` } }) },
    compared: comparedSides(comparison.sides, left, right),
  };
}

/**
 * What fails for a function of which nothing is known may say something of it; where it is a rule that holds for
 * every function but for a small edit, (fg)' = f'g − fg', it is a slip.
 */
function ofAnyFunction(everywhere: Comparison & { kind: 'undecided' }, left: Operand, right: Operand, context: LinkContext, options: CompareOptions): LinkVerdict | undefined {
  const { sides } = everywhere;
  const isRule = everywhere.reason === 'opaque-function' && (options.relation ?? '=') === '=' && !context.reading.conditionsUnread;
  const functions = functionsOf(sides);
  // ρ(g₁g₂) = ρ(g₁)ρ(g₂), read as a function here and as a number there, says nothing of either.
  const numbers = new Set(sides.variables.map(({ name }) => name));
  if (!isRule || !functions.every((name) => isFunctionName(name) && !numbers.has(name))) return undefined;
  const comparison = compareSides(sides, { ...options, everyFunction: true });
  const open = undecided(everywhere, left, right);
  if (comparison.kind !== 'different' || open.verdict.kind !== 'unchecked') return undefined;
  const doubt = refuted(comparison, context.code);
  return { ...open, verdict: { ...open.verdict, doubt: { ...doubt, message: `it does not hold for every ${functions.join(' and ')}: for one, ${doubt.message}` } } };
}


/** A function of its arguments; no quantity that is known by its whole notation only, as ∂L/∂w or E[X] is. */
const isFunctionName = (name: string): boolean => !/[∂∇∫[(|,…ᵀ∑]/.test(name);

/** A derivative that is stated, and is another. */
function notTheDerivative({ witness, evidence }: Comparison & { kind: 'different' }, left: Operand, right: Operand, { code }: LinkContext): (Verdict & { kind: 'refuted' }) | undefined {
  const [isLeft, isRight] = [left, right].map(({ expression }) => isDerivative(expression));
  if (code !== 'identity-fails' || isLeft === isRight) return undefined;
  const { left: onLeft, right: onRight, entry } = valuesAt(witness);
  const [value, stated] = isLeft ? [onLeft, onRight] : [onRight, onLeft];
  const message = `${atPoint(witness.point)} ${entry}the derivative is ${value}, not ${stated}${apart(witness)}`.trimStart();
  return { kind: 'refuted', code: 'wrong-derivative', message, evidence, witness };
}

/** A derivative, a gradient, all partial derivatives, or an entry of one. */
function isDerivative(expression: Expression): boolean {
  if (expression.kind === 'array') return expression.elements.every(isDerivative);
  if (expression.kind === 'entry') return isDerivative(expression.array);
  if (expression.kind === 'apply' && expression.operator === 'transpose') return isDerivative(expression.operands[0]!);
  return expression.kind === 'derivative';
}

const hasKind = (expression: Expression, kind: Expression['kind']): boolean => contains(expression, (node) => node.kind === kind);

/** Equal at every point tried; where a case distinction leaves a point out, only beside that point. */
function agreed(comparison: Comparison & { kind: 'equal' }, left: Operand, right: Operand): LinkVerdict {
  const compared = comparedSides(comparison.sides, left, right);
  const gap = uncoveredCase(comparison.sides, comparison.evidence.seed);
  if (gap === undefined) return { verdict: verified(comparison, 'both sides agree'), compared };
  return { verdict: { kind: 'conditional', message: `both sides agree where ${gap}; the cases leave the rest out`, condition: gap, evidence: comparison.evidence }, compared };
}

/**
 * One side is the same number everywhere, and the other, in no unknown of its own, is not it: no condition on anything,
 * just wrong. (∑ softmax(z)_k = y says something of y.)
 */
function constantSide(comparison: Comparison & { kind: 'different' }, seed: number): string | undefined {
  const { sides, witness } = comparison;
  for (const [side, other, value, name] of [[sides.left, sides.right, witness.left, 'left'], [sides.right, sides.left, witness.right, 'right']] as const) {
    const known = freeVariables(side);
    if (typeof value !== 'number' || isClosed(side) || [...freeVariables(other).keys()].some((unknown) => !known.has(unknown))) continue;
    const nearest = simpleRational(value);
    if (!nearest) continue;
    const same = compareSides({ ...sides, left: side, right: nearest }, { seed });
    if (same.kind === 'equal') return `the ${name} side is always ${number(value)}, whatever the variables; the other is ${numbers(name === 'left' ? witness.right : witness.left)} at ${point(witness.point)}`;
  }
  return undefined;
}

const MAX_DENOMINATOR = 12;

/** The fraction of small denominator that a float is, if it is one to rounding. */
function simpleRational(value: number): NumberExpression | undefined {
  for (let denominator = 1; denominator <= MAX_DENOMINATOR; denominator++) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(numerator) < 1e6 && Math.abs(value * denominator - numerator) < 1e-9 * Math.max(1, Math.abs(numerator))) return rational(numerator, denominator);
  }
  return undefined;
}

function refuted(comparison: Comparison & { kind: 'different' }, code: Code): Verdict & { kind: 'refuted' } {
  const { witness, evidence } = comparison;
  const { left, right, entry } = valuesAt(witness);
  return {
    kind: 'refuted',
    code,
    message: `the sides differ: ${atPoint(witness.point)} ${entry}the left is ${left} and ${entry}the right is ${right}${apart(witness)}`,
    evidence,
    witness,
  };
}

export function verified(comparison: Comparison & { kind: 'equal' }, what: string): Verdict {
  return { kind: 'verified', message: `${what}${basis(comparison.evidence)}`, evidence: comparison.evidence };
}

/** ` at 40 informative points`, or the certificate. */
function basis(evidence: Evidence): string {
  switch (evidence.method) {
    case 'exact':
      return ', exactly';
    case 'algebraic':
      return ', by an algebraic certificate';
    default:
      return ` at ${evidence.informativePoints} informative point${evidence.informativePoints === 1 ? '' : 's'}`;
  }
}

function undecided(comparison: Comparison & { kind: 'undecided' }, left: Operand, right: Operand): LinkVerdict {
  return { verdict: { kind: 'unchecked', reason: comparison.reason, message: comparison.message }, compared: comparedSides(comparison.sides, left, right) };
}

/** a ≈ b between formulas promises no digits; where they are equal it is right all the more. */
function judgeApproximation(left: Operand, right: Operand, context: LinkContext): LinkVerdict {
  const comparison = compareSides(sidesOf(context.reading, left.expression, right.expression), basisOf(context));
  if (comparison.kind === 'equal') return { verdict: verified(comparison, 'both sides are even equal'), compared: comparedSides(comparison.sides, left, right) };
  const taylor = judgeTaylor(left, right, context);
  if (taylor) return taylor;
  const nearby = judgeNearby(left, right, context);
  if (nearby) return { ...nearby, compared: comparedSides(comparison.sides, left, right) };
  return {
    verdict: { kind: 'unchecked', reason: 'unsupported-claim', message: 'an approximation between formulas is not decided: no error is stated' },
    compared: comparedSides(comparison.sides, left, right),
  };
}

function judgeOrder(left: Operand, relation: '<' | '≤' | '>' | '≥' | '≠', right: Operand, context: LinkContext): LinkVerdict {
  const { reading } = context;
  const options: CompareOptions = { ...basisOf(context), relation };
  const everywhere = compareSides(sidesOf(reading, left.expression, right.expression), options);
  if (everywhere.kind === 'equal') return { verdict: verified(everywhere, `the inequality holds`), compared: comparedSides(everywhere.sides, left, right) };
  const comparison = bySayings(everywhere, left, right, context, options);
  if ('verdict' in comparison) return comparison;
  const condition = distributionsIn(comparison.sides, context.seed, relation) ?? weightBetween(comparison.sides, context.seed, relation);
  if (condition) return holdsWhere(condition, left, right);
  const { witness, evidence } = comparison;
  const closed = isClosed(left.expression) && isClosed(right.expression);
  if (closed || assertsIdentity(left.expression, right.expression, { ...context.chain, links: [] }, reading)) {
    return { verdict: { kind: 'refuted', code: 'inequality-fails', message: `${closed ? '' : `at ${point(witness.point)} `}the left side is ${numbers(witness.left)}, the right side ${numbers(witness.right)}`, evidence, witness }, compared: comparedSides(comparison.sides, left, right) };
  }
  const compared = comparedSides(comparison.sides, left, right);
  if (isOtherWayRound(comparison.sides, relation, context)) {
    return { verdict: { kind: 'refuted', code: 'inequality-fails', message: `it is the other way round: ${atPoint(witness.point)} the left side is ${numbers(witness.left)}, the right side ${numbers(witness.right)}`, evidence, witness }, compared };
  }
  return {
    verdict: {
      kind: 'unchecked',
      reason: 'may-be-a-condition',
      message: `this does not hold for all values (at ${point(witness.point)} the sides are ${numbers(witness.left)} and ${numbers(witness.right)}); it may be meant as a condition`,
    },
    compared,
  };
}

const REVERSED = { '<': '≥', '≤': '≥', '>': '≤', '≥': '≤' } as const;

/** No condition on anything: the reverse is true of all values. */
function isOtherWayRound(sides: Sides, relation: '<' | '≤' | '>' | '≥' | '≠', context: LinkContext): boolean {
  if (relation === '≠' || context.reading.conditionsUnread || [sides.left, sides.right].some((side) => side.kind === 'variable')) return false;
  return compareSides(sides, { ...basisOf(context), relation: REVERSED[relation] }).kind === 'equal';
}

const holdsWhere = ({ text, comparison }: FoundCondition, left: Operand, right: Operand): LinkVerdict => ({ verdict: { kind: 'conditional', message: `this holds where ${text}`, condition: text, evidence: comparison.evidence }, compared: comparedSides(comparison.sides, left, right) });

const comparedSides = (sides: Sides, left: Operand, right: Operand): Compared => ({ sides, left: left.latex, right: right.latex });

/** No variable, size, free index or unknown function: a number. */
export function isClosed(expression: Expression): boolean {
  if (freeVariables(expression).size > 0) return false;
  let closed = true;
  walk(expression, (node, bound) => {
    if (node.kind === 'size' || node.kind === 'call' || node.kind === 'probability' || node.kind === 'expectation' || (node.kind === 'index' && !bound.includes(node.name))) closed = false;
  });
  return closed;
}

