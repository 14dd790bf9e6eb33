import { range, rational } from '../ir/build';
import type { Operand, Reading } from '../ir/claim';
import { INDEPENDENCE, type Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { contains, eachChild, mentionsChance } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison, Sides } from '../numeric/evidence';
import { Instantiation, outcomeName, plainLaw, quantitiesOf, weightsName, type FiniteModel, type Quantities } from '../numeric/finiteModel';
import { conditions, meansOf, meanWords } from './chanceConditions';
import { assertsLaw, comparesDensity } from './chanceIntent';
import { anyLaw, lawsOf, unknownsOf, type Compared } from './chanceTerms';
import { distributionWords, shownWitness, verified } from './chanceWords';
import type { LinkContext, LinkVerdict } from './link';
import { definedMeasure, isBoundOfMeasure, isMeasured, notTold, relatives } from './measures';
import type { Doubt } from './verdict';

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
  // μ_X says of itself what it is.
  const means = meansOf([left.expression, right.expression], quantities, true);
  const generic: FiniteModel = means.size > 0 ? { ...anyLaw, means } : anyLaw;
  const compare = (model: FiniteModel, anyWitness = true): Comparison | undefined => compareIn(model, quantities, left, relation, right, context, anyWitness);
  const open = relation === '=' ? undefined : [left, right].map((side) => notTold(side.expression, relation)).find((message) => message !== undefined);
  if (open) return { verdict: { kind: 'unchecked', reason: 'unsupported-claim', message: open } };
  const mergings = mergingsOf(quantities, [left.expression, right.expression]);
  const tried = mergings.map((merged) => ({ comparison: compare({ ...generic, merged }) }));
  const holds = tried.find(({ comparison }) => comparison?.kind === 'equal')?.comparison;
  const defined = relation === '=' ? definedMeasure(left.expression, right.expression) : undefined;
  if (holds?.kind === 'equal') {
    const plain = verified(holds.evidence, relation, quantities);
    const verdict = means.size > 0 ? { ...plain, message: `${plain.message}, where ${meanWords(means)}` } : plain;
    return { verdict: defined ? { ...verdict, message: `this is ${defined.words}: ${verdict.message}` } : verdict };
  }
  const fails = tried[0]!.comparison;
  if (fails?.kind !== 'different' || tried.some(({ comparison }) => comparison?.kind !== 'different')) return undefined;
  // Who compares two measures, or says what one is, means all distributions: equality in some is no condition.
  const meantForAll = defined !== undefined || (relation !== '=' && [left, right].every((side) => isMeasured(side.expression))) || isBoundOfMeasure(left.expression, relation, right.expression);
  for (const { model, words, needs, names } of meantForAll ? [] : conditions(quantities, [left.expression, right.expression], relation)) {
    const comparison = mergings.map((merged) => compare({ ...model, merged })).find((tried) => tried?.kind === 'equal');
    if (comparison?.kind !== 'equal') continue;
    const { evidence } = comparison;
    const what = relation === '=' ? 'both sides agree' : 'it holds';
    if (names) return { verdict: { kind: 'verified', message: `${what} where ${words}`, evidence } };
    if (needs.length > 0 && needs.every((need) => isSaid(need, context))) return { verdict: { kind: 'verified', message: `${what} where ${words}, as the text says`, evidence } };
    return { verdict: { kind: 'conditional', message: `${what} only where ${words}`, condition: words, evidence } };
  }
  // Two outcomes each make the plainer counterexample, where they make one.
  const two = compare({ ...generic, outcomes: 2 }, false);
  const [shown, model] = two?.kind === 'different' ? [two, { ...generic, outcomes: 2 }] : [fails, generic];
  const words = distributionWords(shown, quantities, model);
  if (defined && [left, right].some((side) => unknownsOf([side.expression], quantities).some((name) => !means.has(name)))) return { verdict: { kind: 'stipulated', message: `${left.latex} is taken as given` } };
  const dependent = relation === '=' && !meantForAll ? failsAsSaid(left, right, quantities, compare, context) : undefined;
  if (dependent) return dependent;
  if (!assertsLaw(left.expression, relation, right.expression, quantities, context, defined !== undefined)) {
    const message = `this does not hold for every distribution: ${words}`;
    const doubt: Doubt = { code: context.code, message, evidence: shown.evidence, witness: shownWitness(shown.witness) };
    return { verdict: { kind: 'unchecked', reason: 'may-be-a-condition', message: `${message}; it may be meant as a condition`, ...(isLaw(relation, left, right) && !context.reading.conditionsUnread ? { doubt } : {}) } };
  }
  const otherwise = defined && relatives(left, right).find(({ expression }) => compareIn(anyLaw, quantities, { ...left, expression }, relation, right, context, true)?.kind === 'equal');
  if (defined && otherwise?.isConvention) return { verdict: { kind: 'conditional', message: `this is ${otherwise.words}, not ${defined.words}: ${words}`, condition: 'the other convention is meant', evidence: shown.evidence } };
  const what = defined ? `this is ${otherwise ? `${otherwise.words}, ` : ''}not ${defined.words}` : 'this is no law of probability';
  return { verdict: { kind: 'refuted', code: relation === '=' ? context.code : 'inequality-fails', message: `${what}: ${words}`, evidence: shown.evidence, witness: shownWitness(shown.witness) } };
}

/**
 * What the text says of how the quantities depend on each other, and an equation for what is about several of them at once
 * that does not even hold then: P(A ∩ B) = P(A) + P(B) of independent A and B.
 */
function failsAsSaid(left: Operand, right: Operand, quantities: Quantities, compare: (model: FiniteModel) => Comparison | undefined, context: LinkContext): LinkVerdict | undefined {
  const sides = [left.expression, right.expression];
  if (!isSaid(INDEPENDENCE, context) || context.reading.conditionsUnread || !sides.every(mentionsChance) || !sides.some(isOfSeveral) || unknownsOf(sides, quantities).length > 0) return undefined;
  const model: FiniteModel = { ...anyLaw, dependence: 'none', outcomes: 2 };
  const comparison = compare(model);
  if (comparison?.kind !== 'different') return undefined;
  const { evidence, witness } = comparison;
  return { verdict: { kind: 'refuted', code: context.code, message: `this does not hold of independent quantities: ${distributionWords(comparison, quantities, model)}`, evidence, witness: shownWitness(witness) } };
}

/** An equation that is put together of several chances on one side; P(A | B) = P(A) and E[XY] = E[X] are conditions. */
const isLaw = (relation: Compared, ...sides: readonly Operand[]): boolean => relation === '=' && sides.some(({ expression }) => countOfChances(expression) > 1);

function countOfChances(side: Expression): number {
  if (side.kind === 'probability' || side.kind === 'expectation') return 1;
  let count = 0;
  eachChild(side, (child) => (count += countOfChances(child)));
  return count;
}

/** P(A, B), P(A | B), E[XY] */
function isOfSeveral(side: Expression): boolean {
  return contains(side, (node) => (node.kind === 'probability' ? node.events.length + node.given.length : node.kind === 'expectation' ? node.over.length + node.given.length : 0) > 1);
}

const isSaid = (need: string, { reading }: LinkContext): boolean => reading.assumptions.some(({ text }) => text === need);

/** Which laws may be one, from those written alike to those of one letter. */
function mergingsOf({ laws }: Quantities, sides: readonly Expression[]): readonly FiniteModel['merged'][] {
  if (laws.size < 2) return ['none'];
  const cased = [...laws].some((law) => /^[A-Z]/.test(law)) && [...laws].some((law) => /^[a-z]/.test(law));
  return ['none', ...(cased ? ['case' as const] : []), ...(sides.some(tellsLawsApart) ? [] : ['all' as const])];
}

/** 𝔼_p[log p_θ(x)]: p and p_θ are two. */
function tellsLawsApart(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'expectation' && node.law !== '' && lawsOf(node.body, ['probability']).some((law) => law !== node.law && plainLaw(law) === plainLaw(node.law)));
}

function compareIn(model: FiniteModel, quantities: Quantities, left: Operand, relation: Compared, right: Operand, context: LinkContext, anyWitness: boolean): Comparison | undefined {
  const sides = sidesIn(model, quantities, left.expression, right.expression, context.reading);
  return sides && compareSides(sides, { seed: context.seed, relation, anyWitness });
}

/** Both sides written out over finite distributions, whose weights and values are variables. */
function sidesIn(model: FiniteModel, quantities: Quantities, left: Expression, right: Expression, reading: Reading): Sides | undefined {
  const instantiation = new Instantiation(quantities, model);
  const [a, b] = [instantiation.write(left), instantiation.write(right)];
  if (!instantiation.understood) return undefined;
  const own = [...instantiation.variables.values()];
  const named = new Set(own.map(({ name }) => name));
  const weights = own.filter(({ name }) => name.startsWith(weightsName('')));
  return {
    left: a,
    right: b,
    variables: [...reading.variables.filter(({ name }) => !named.has(name)), ...own],
    domains: new Map<string, Domain>([...reading.domains, ...weights.map(({ name }): [string, Domain] => [name, { kind: 'positive' }])]),
    sizes: reading.sizes,
    freeIndices: [...reading.freeIndices, ...[...instantiation.freeIndices].map((name) => ({ name: outcomeName(name), range: range(rational(1), rational(2)) }))],
    given: [],
  };
}

/** The plainest distributions in which a relation about chances can be looked at: two outcomes each; none where it is about something else. */
export function plainModels(left: Expression, right: Expression, reading: Reading): readonly Sides[] {
  const quantities = quantitiesOf([left, right]);
  if (!quantities) return [];
  const means = meansOf([left, right], quantities, true);
  return mergingsOf(quantities, [left, right]).flatMap((merged) => sidesIn({ ...anyLaw, outcomes: 2, merged, means }, quantities, left, right, reading) ?? []);
}
