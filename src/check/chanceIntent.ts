import type { Expression } from '../ir/expression';
import { contains, mentionsChance } from '../ir/substitute';
import { distinctQuantities, lawOf, plainLaw, type Quantities } from '../numeric/finiteModel';
import { meansOf } from './chanceConditions';
import { anyLaw, childrenOf, lawsOf, unknownsOf, type Compared } from './chanceTerms';
import type { LinkContext } from './link';
import { isBoundOfMeasure, isMeasured, sharesQuantities } from './measures';

/** p(x) ≤ 1, p(x, y) ≤ p(x): true of probabilities, and not of densities, which a small p may be. */
export function comparesDensity(left: Expression, right: Expression): boolean {
  const isDensity = (side: Expression): boolean => side.kind === 'probability' && /^[a-zπ]/.test(side.law);
  return (isDensity(left) && (isDensity(right) || !mentionsChance(right))) || (isDensity(right) && !mentionsChance(left));
}

/**
 * Whether a law is what the author means: both sides are about chances, in the same other unknowns, and at least one is
 * more than a single probability or moment. P(A) = P(B) and p(y | x) = q(y | x) are conditions.
 */
export function assertsLaw(left: Expression, relation: Compared, right: Expression, quantities: Quantities, { reading }: LinkContext, defines: boolean): boolean {
  if (reading.conditionsUnread) return false;
  if (isTotal(left) && right.kind === 'number') return true;
  if (isBoundOfMeasure(left, relation, right)) return true;
  const comparesMeasures = relation !== '=' && [left, right].every(isMeasured);
  const lone = !defines && isLone(left) && isLone(right) && !(relation !== '=' && (isPart(left, right) || (comparesMeasures && sharesQuantities(left, right, quantities))));
  if (lone || ![left, right].every(mentionsChance)) return false;
  // 𝔼_x beside several laws: under which is not said.
  if ([left, right].some((side) => contains(side, (node) => node.kind === 'expectation' && node.law === '' && !node.called)) && new Set([left, right].flatMap((side) => lawsOf(side, ['expectation', 'probability'])).filter((law) => law !== '').map(plainLaw)).size > 1) return false;
  // A distribution given by name (x ∼ N(0, 1)) has laws of its own, and so have the entries of a random vector.
  if ([...quantities.laws].some((law) => law.includes('('))) return false;
  if (reading.variables.some(({ name, dimensions }) => dimensions.length > 0 && quantities.names.has(name))) return false;
  const expectations = [left, right].some((side) => lawsOf(side, ['expectation']).length > 0);
  if (!(comparesMeasures || sameLaws(left, right, quantities)) || overlap(distinctQuantities(quantities), expectations)) return false;
  if (relation === '=' && [left, right].every(onlyAdds) && ![...quantities.names.values()].some(({ numbered }) => numbered)) return false;
  // a and b of Var(aX + b); what stands only outside of expectations is a parameter of the distribution (μ, λ).
  const weighted = new Set(unknownsWithin([left, right], quantities));
  const means = meansOf([left, right], quantities, true);
  return unknownsOf([left, right], quantities).every((name) => weighted.has(name) || means.has(name));
}

/** Unknowns that stand within an expectation. */
function unknownsWithin(sides: readonly Expression[], quantities: Quantities): readonly string[] {
  return sides.flatMap((side) => (side.kind === 'expectation' ? unknownsOf([side.body], quantities) : unknownsWithin(childrenOf(side), quantities)));
}

/** p and q on one side only are related by what the text says of them, unless an expectation brings q in. */
function sameLaws(left: Expression, right: Expression, quantities: Quantities): boolean {
  const lawsIn = (side: Expression, kinds: readonly Expression['kind'][]): readonly string[] => lawsOf(side, kinds).map((law) => lawOf(law, quantities, anyLaw));
  const within = (side: Expression, other: Expression): boolean => {
    const known = new Set([...lawsIn(other, ['probability', 'expectation']), ...lawsIn(side, ['expectation'])]);
    return lawsIn(side, ['probability', 'expectation']).every((law) => known.has(law));
  };
  return within(left, right) && within(right, left);
}

/**
 * x beside x_i or 𝐱: one is a part of the other, or a draw as the other is. x₁ and x₂ are two quantities, of which
 * expectations are often the same.
 */
function overlap(names: readonly string[], expectations: boolean): boolean {
  const plain = names.map((name) => name.normalize('NFKD').toLowerCase());
  const letters = plain.map((name) => name.replace(/[_^].*$|\d+$/, ''));
  const numbered = plain.map((name) => /\d$/.test(name));
  return letters.some((letter, at) => letters.some((other, k) => k > at && other === letter && (expectations || !(numbered[at] && numbered[k]))));
}

/** P(A | C) + P(B | C) = 1: sums of probabilities alone may speak of events that exclude each other. */
function onlyAdds(expression: Expression): boolean {
  if (expression.kind === 'probability' || expression.kind === 'number') return true;
  return expression.kind === 'apply' && /^(add|subtract|negate)$/.test(expression.operator) && expression.operands.every(onlyAdds);
}

/** ∑_x p(x | y): a sum of probabilities, which is either 1 or nothing in particular. */
function isTotal(expression: Expression): boolean {
  return ((expression.kind === 'reduce' && expression.operator === 'sum' && !expression.where) || expression.kind === 'integral') && expression.body.kind === 'probability';
}

/** P(A, B) beside P(A), nothing given: one event is part of the other. */
function isPart(left: Expression, right: Expression): boolean {
  if (left.kind !== 'probability' || right.kind !== 'probability' || left.given.length + right.given.length > 0) return false;
  const [more, less] = left.events.length > right.events.length ? [left, right] : [right, left];
  return more.events.length > less.events.length && less.events.every(({ name }) => more.events.some((event) => event.name === name));
}

/** A single probability or moment: Var(X) is one, written out. */
function isLone(expression: Expression): boolean {
  return expression.kind === 'probability' || expression.kind === 'expectation';
}
