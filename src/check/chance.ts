import { range, rational } from '../ir/build';
import type { Operand } from '../ir/claim';
import { INDEPENDENCE, type Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { eachChild, freeVariables, mentionsChance } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison, Evidence, Sides, Witness } from '../numeric/evidence';
import { distinctQuantities, Instantiation, lawOf, outcomeName, outcomesOf, quantitiesOf, weightsName, type FiniteModel, type Quantities } from '../numeric/finiteModel';
import type { LinkContext, LinkVerdict } from './link';
import type { Verdict } from './verdict';
import { number, numbers } from './wording';

type Compared = '=' | '<' | '≤' | '>' | '≥' | '≠';

const anyLaw: FiniteModel = { dependence: 'any', merged: false };

/**
 * Decides a relation between probabilities and expectations by finite distributions drawn at random: a law of
 * probability holds for every one. Undefined where the sides are about none, or about what no finite distribution
 * gives a meaning.
 */
export function judgeChance(left: Operand, relation: Compared | '≈' | '∝', right: Operand, context: LinkContext): LinkVerdict | undefined {
  if (relation === '≈' || relation === '∝') return undefined;
  const quantities = quantitiesOf([left.expression, right.expression]);
  if (!quantities) return undefined;
  if (relation !== '=' && comparesDensity(left.expression, right.expression)) return undefined;
  const compare = (model: FiniteModel, anyWitness = true): Comparison | undefined => compareIn(model, quantities, left, relation, right, context, anyWitness);
  const mergings = quantities.laws.size > 1 ? [false, true] : [false];
  const tried = mergings.map((merged) => ({ comparison: compare({ ...anyLaw, merged }) }));
  const holds = tried.find(({ comparison }) => comparison?.kind === 'equal')?.comparison;
  if (holds?.kind === 'equal') return { verdict: verified(holds.evidence, relation, quantities) };
  const fails = tried[0]!.comparison;
  if (fails?.kind !== 'different' || tried.some(({ comparison }) => comparison?.kind !== 'different')) return undefined;
  for (const { model, words } of conditions(quantities, [left.expression, right.expression])) {
    const comparison = mergings.map((merged) => compare({ ...model, merged })).find((tried) => tried?.kind === 'equal');
    if (comparison?.kind !== 'equal') continue;
    const what = relation === '=' ? 'both sides agree' : 'it holds';
    if (model.means) return { verdict: { kind: 'verified', message: `${what} where ${words}`, evidence: comparison.evidence } };
    if (words.includes('independent') && context.reading.assumptions.some(({ text }) => text === INDEPENDENCE)) {
      return { verdict: { kind: 'verified', message: `${what} where ${words}, as the text says`, evidence: comparison.evidence } };
    }
    return { verdict: { kind: 'conditional', message: `${what} only where ${words}`, condition: words, evidence: comparison.evidence } };
  }
  // Two outcomes each make the plainer counterexample, where they make one.
  const two = compare({ ...anyLaw, outcomes: 2 }, false);
  const [shown, model] = two?.kind === 'different' ? [two, { ...anyLaw, outcomes: 2 }] : [fails, anyLaw];
  const words = distributionWords(shown, quantities, model);
  if (!assertsLaw(left.expression, relation, right.expression, quantities, context)) {
    return { verdict: { kind: 'unchecked', reason: 'may-be-a-condition', message: `this does not hold for every distribution: ${words}; it may be meant as a condition` } };
  }
  return { verdict: { kind: 'refuted', code: relation === '=' ? context.code : 'inequality-fails', message: `this is no law of probability: ${words}`, evidence: shown.evidence, witness: shownWitness(shown.witness) } };
}

/** Letters of a mean: μ, m, μ_X. */
const MEAN = /^[μ𝛍m](_|$)/u;

/** p(x) ≤ 1, p(x, y) ≤ p(x): true of probabilities, and not of densities, which a small p may be. */
function comparesDensity(left: Expression, right: Expression): boolean {
  const isDensity = (side: Expression): boolean => side.kind === 'probability' && /^[a-zπ]/.test(side.law);
  return (isDensity(left) && (isDensity(right) || !mentionsChance(right))) || (isDensity(right) && !mentionsChance(left));
}

/** What authors take for granted of random quantities, from what is said most often to what is said least. */
function* conditions(quantities: Quantities, sides: readonly Expression[]): Generator<{ readonly model: FiniteModel; readonly words: string }> {
  const names = distinctQuantities(quantities);
  const independent = `${list(names)} are independent`;
  const zero = names.length === 1 ? `${names[0]!} has mean 0` : `${list(names)} have mean 0`;
  // Who writes a mean, or a conditional mean, out does not take it for 0, or for the mean.
  const [meant, conditioned] = [sides.some(statesMean), sides.some(conditionsMean)];
  // Where something is given, independence is first thought of once it is known.
  const known = new Set(sides.flatMap(givenIn).map((name) => quantities.names.get(name)!.name));
  const givenFirst = names.filter((name) => known.has(name));
  const models: readonly { readonly model: Omit<FiniteModel, 'merged'>; readonly words: string }[] = [
    ...(names.length > 2 ? givenFirst.map((name) => onceKnown(names, name)) : []),
    ...(names.length > 1 && !conditioned ? [{ model: { dependence: 'none' as const }, words: independent }] : []),
    ...(meant ? [] : [{ model: { dependence: 'any' as const, centred: true }, words: zero }]),
    ...(names.length > 1 && !meant && !conditioned ? [{ model: { dependence: 'none' as const, centred: true }, words: `${independent}, with mean 0` }] : []),
    { model: { dependence: 'any', binary: true }, words: names.length === 1 ? `${names[0]!} is 0 or 1` : `${list(names)} are 0 or 1` },
  ];
  // E[X] = μ only names it.
  const named = sides.flatMap((side) => (side.kind === 'variable' ? [side.name] : []));
  for (const mean of unknownsOf(sides, quantities).filter((name) => MEAN.test(name) && !named.includes(name))) {
    const of = names.find((name) => mean.endsWith(`_${name}`)) ?? names[0]!;
    yield { model: { ...anyLaw, means: new Map([[mean, of]]) }, words: `${mean} = 𝔼[${of}]` };
  }
  for (const { model, words } of models) {
    yield { model: { ...model, merged: false }, words };
  }
}

const list = (of: readonly string[]): string => (of.length < 2 ? of.join('') : `${of.slice(0, -1).join(', ')} and ${of.at(-1)!}`);

function onceKnown(names: readonly string[], given: string): { readonly model: Omit<FiniteModel, 'merged'>; readonly words: string } {
  return { model: { dependence: { given } }, words: `${list(names.filter((name) => name !== given))} are independent given ${given}` };
}

/** Names of what is given somewhere. */
function givenIn(expression: Expression): readonly string[] {
  const own = expression.kind === 'probability' || expression.kind === 'expectation' ? expression.given.map(({ name }) => name) : [];
  return [...own, ...childrenOf(expression).flatMap(givenIn)];
}

/** E[X] on its own, outside of other expectations. */
function statesMean(expression: Expression): boolean {
  if (expression.kind === 'expectation') return expression.body.kind === 'variable' && expression.given.length === 0;
  return childrenOf(expression).some(statesMean);
}

/** E[… | Y] */
function conditionsMean(expression: Expression): boolean {
  return (expression.kind === 'expectation' && expression.given.length > 0) || childrenOf(expression).some(conditionsMean);
}

function childrenOf(expression: Expression): readonly Expression[] {
  const children: Expression[] = [];
  eachChild(expression, (child) => children.push(child));
  return children;
}

function compareIn(model: FiniteModel, quantities: Quantities, left: Operand, relation: Compared, right: Operand, context: LinkContext, anyWitness: boolean): Comparison | undefined {
  const instantiation = new Instantiation(quantities, model);
  const [a, b] = [instantiation.write(left.expression), instantiation.write(right.expression)];
  if (!instantiation.understood) return undefined;
  const { reading } = context;
  const own = [...instantiation.variables.values()];
  const named = new Set(own.map(({ name }) => name));
  const weights = own.filter(({ name }) => name.startsWith(weightsName('')));
  const sides: Sides = {
    left: a,
    right: b,
    variables: [...reading.variables.filter(({ name }) => !named.has(name)), ...own],
    domains: new Map<string, Domain>([...reading.domains, ...weights.map(({ name }): [string, Domain] => [name, { kind: 'positive' }])]),
    sizes: reading.sizes,
    freeIndices: [...reading.freeIndices, ...[...instantiation.freeIndices].map((name) => ({ name: outcomeName(name), range: range(rational(1), rational(2)) }))],
    given: [],
  };
  return compareSides(sides, { seed: context.seed, relation, anyWitness });
}

function verified(evidence: Evidence, relation: Compared, quantities: Quantities): Verdict {
  const names = distinctQuantities(quantities);
  const what = relation === '=' ? 'both sides agree' : 'the inequality holds';
  const outcomes = [...new Set(names.map((name) => outcomesOf(name, quantities, anyLaw)))].join(' or ');
  const distributions = `${names.length > 1 ? 'joint ' : ''}distributions on ${outcomes} values`;
  const certified = evidence.method === 'algebraic' || evidence.method === 'exact';
  const basis = certified ? `for all ${distributions}, by an algebraic certificate` : `for ${evidence.informativePoints} ${distributions} drawn at random`;
  return { kind: 'verified', message: `${what} ${basis}`, evidence };
}

/**
 * Whether a law is what the author means: both sides are about chances, in the same other unknowns, and at least one is
 * more than a single probability or moment. P(A) = P(B) and p(y | x) = q(y | x) are conditions.
 */
function assertsLaw(left: Expression, relation: Compared, right: Expression, quantities: Quantities, { reading }: LinkContext): boolean {
  if (reading.conditionsUnread) return false;
  if (isTotal(left) && right.kind === 'number') return true;
  const lone = isLone(left) && isLone(right) && !(relation !== '=' && isPart(left, right));
  if (lone || ![left, right].every(mentionsChance)) return false;
  // A distribution given by name (x ∼ N(0, 1)) has laws of its own, and so have the entries of a random vector.
  if ([...quantities.laws].some((law) => law.includes('('))) return false;
  if (reading.variables.some(({ name, dimensions }) => dimensions.length > 0 && quantities.names.has(name))) return false;
  const expectations = [left, right].some((side) => lawsOf(side, ['expectation']).length > 0);
  if (!sameLaws(left, right, quantities) || overlap(distinctQuantities(quantities), expectations)) return false;
  if (relation === '=' && [left, right].every(onlyAdds) && ![...quantities.names.values()].some(({ numbered }) => numbered)) return false;
  // a and b of Var(aX + b); what stands only outside of expectations is a parameter of the distribution (μ, λ).
  const weighted = new Set(unknownsWithin([left, right], quantities));
  return unknownsOf([left, right], quantities).every((name) => weighted.has(name));
}

/** Unknowns other than the random quantities and their values. */
function unknownsOf(sides: readonly Expression[], { names }: Quantities): readonly string[] {
  const values = new Set([...names.values()].flatMap((of) => [...of.values]));
  return [...new Set(sides.flatMap((side) => [...freeVariables(side).keys()]))].filter((name) => !names.has(name) && !values.has(name));
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

function lawsOf(expression: Expression, kinds: readonly Expression['kind'][]): readonly string[] {
  const own = (expression.kind === 'probability' || expression.kind === 'expectation') && kinds.includes(expression.kind) ? [expression.law] : [];
  return [...own, ...childrenOf(expression).flatMap((child) => lawsOf(child, kinds))];
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

/** `where X is 1 or 3 with probabilities 1/4 and 3/4, the left is … and the right is …`. */
function distributionWords({ witness, sides }: Comparison & { kind: 'different' }, quantities: Quantities, model: FiniteModel): string {
  const names = distinctQuantities(quantities);
  const own = (key: string): boolean => key.startsWith('⟦') || names.some((name) => key.startsWith(`${name}[`));
  const others = Object.entries(witness.point).filter(([key]) => !own(key));
  const also = others.map(([name, value]) => ` and ${name} = ${number(value)}`).join('');
  const laws = sides.variables.filter(({ name }) => name.startsWith(weightsName('')));
  const valueOf = (name: string, outcome: number): number => witness.point[`${name}[${outcome}]`] ?? (quantities.names.get(name)!.numbered ? outcome - 1 : outcome);
  const outcomes = names.reduce<readonly (readonly number[])[]>((all, name) => all.flatMap((before) => Array.from({ length: outcomesOf(name, quantities, model) }, (_, k) => [...before, k + 1])), [[]]);
  const values = outcomes.map((outcome) => {
    const shown = outcome.map((k, at) => number(valueOf(names[at]!, k)));
    return shown.length === 1 ? shown[0]! : `(${shown.join(', ')})`;
  });
  const tables = laws.map(({ name: law }) => {
    const weights = outcomes.map((outcome) => witness.point[`${law}[${outcome.join(',')}]`] ?? 0);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return `${laws.length > 1 ? `under ${law.slice(weightsName('').length)} ` : ''}with probabilities ${weights.map((weight) => number(weight / total, 3)).join(', ')}`;
  });
  const what = names.length === 1 ? names[0]! : `(${names.join(', ')})`;
  return `where ${what} is ${values.slice(0, -1).join(', ')} or ${values.at(-1)!} ${tables.join(' and ')}${also}, the left is ${numbers(witness.left)} and the right is ${numbers(witness.right)}`;
}

/** The witness without the names that only the model has. */
function shownWitness(witness: Witness): Witness {
  return { ...witness, point: Object.fromEntries(Object.entries(witness.point).filter(([key]) => !key.startsWith('⟦'))) };
}
