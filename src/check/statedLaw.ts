import type { Operand, Reading } from '../ir/claim';
import { INDEPENDENCE } from '../ir/domain';
import type { Expression } from '../ir/expression';
import type { StatedLaw } from '../ir/statedLaw';
import { contains, eachChild, freeVariables, mentionsChance } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison } from '../numeric/evidence';
import { underLaws } from '../numeric/underLaws';
import type { Compared } from './chanceTerms';
import type { LinkContext, LinkVerdict } from './link';
import { sidesOf } from './sides';
import { atPoint, valuesAt } from './wording';

type Laws = ReadonlyMap<string, StatedLaw>;

/**
 * Decides a relation about quantities whose distributions the text states: 𝔼[X] = λ of X ∼ Poisson(λ). Undefined where
 * something in it is random besides, or a mean has no closed form and no sum or integral that is understood.
 */
export function judgeStatedLaw(left: Operand, relation: Compared | '≈' | '∝', right: Operand, context: LinkContext): LinkVerdict | undefined {
  const { laws } = context.reading;
  if (!laws || relation === '≈' || relation === '∝' || ![left, right].some(({ expression }) => mentionsChance(expression))) return undefined;
  const under = (of: Laws): { readonly comparison: Comparison; readonly independent: boolean } | undefined => {
    const [a, b] = [underLaws(left.expression, of), underLaws(right.expression, of)];
    if (!a || !b) return byMoments(left, relation, right, of, context);
    return { comparison: compareSides(sidesOf(context.reading, a.expression, b.expression), { seed: context.seed, relation, ...(context.precision ? { precision: context.precision } : {}) }), independent: a.independent || b.independent };
  };
  const stated = under(laws);
  if (!stated) return undefined;
  const said = [...laws.values()].map((law) => law.said).join(' and ');
  if (stated.comparison.kind === 'equal') return holds(stated.comparison, relation, said, stated.independent, context);
  for (const { laws: other, words } of alternatives(laws)) {
    const comparison = under(other)?.comparison;
    if (comparison?.kind === 'undecided') return undefined;
    if (comparison?.kind === 'equal') return { verdict: { kind: 'conditional', message: `${agreement(relation)} where ${said} and ${words}`, condition: words, evidence: comparison.evidence } };
  }
  if (stated.comparison.kind === 'undecided') return undefined;
  const { witness, evidence } = stated.comparison;
  const values = valuesAt(witness);
  const message = `this does not hold where ${said}: ${[atPoint(witness.point), 'the left is'].filter((part) => part !== '').join(' ')} ${values.left} and the right is ${values.right}`;
  if ((stated.independent && !saysIndependence(context.reading)) || !isMeant(left.expression, right.expression, laws, context.reading)) return { verdict: { kind: 'unchecked', reason: 'may-be-a-condition', message: `${message}; it may be meant as a condition` } };
  return { verdict: { kind: 'refuted', code: relation === '=' ? context.code : 'inequality-fails', message, evidence, witness } };
}

/** What rests on moments only: independence is assumed where it must be. */
function byMoments(left: Operand, relation: Compared, right: Operand, laws: Laws, context: LinkContext): { readonly comparison: Comparison; readonly independent: boolean } | undefined {
  if (![left, right].every(({ expression }) => isAllOf(expression, laws))) return undefined;
  const compare = (independent: boolean): Comparison => compareSides({ ...sidesOf(context.reading, left.expression, right.expression), random: { laws, independent } }, { seed: context.seed, relation, ...(context.precision ? { precision: context.precision } : {}) });
  const plain = compare(false);
  return plain.kind === 'undecided' ? { comparison: compare(true), independent: true } : { comparison: plain, independent: false };
}

/** Whether nothing is random in it but quantities of these laws. */
const isAllOf = (expression: Expression, laws: Laws): boolean => !contains(expression, (node) => node.kind === 'probability' || (node.kind === 'expectation' && !node.over.every((name) => laws.has(name))));

const agreement = (relation: Compared): string => (relation === '=' ? 'both sides agree' : 'it holds');

function holds({ evidence }: Comparison & { kind: 'equal' }, relation: Compared, said: string, independent: boolean, { reading }: LinkContext): LinkVerdict {
  const message = `${agreement(relation)} where ${said}`;
  if (!independent || saysIndependence(reading)) return { verdict: { kind: 'verified', message, evidence } };
  const condition = 'the random quantities are independent';
  return { verdict: { kind: 'conditional', message: `${message} and ${condition}`, condition, evidence } };
}

const saysIndependence = ({ assumptions }: Reading): boolean => assumptions.some(({ text }) => text === INDEPENDENCE);

/** Each law in another convention, and all of them. */
function alternatives(laws: Laws): readonly { readonly laws: Laws; readonly words: string }[] {
  const each = [...laws].flatMap(([name, law]) => law.alternatives.map(({ family, parameters, words }) => ({ name, law: { ...law, family, parameters }, words })));
  const all = new Map(each.map(({ name, law }) => [name, law]));
  const together = all.size > 1 ? [{ laws: new Map([...laws, ...all]), words: each.filter(({ name, law }) => all.get(name) === law).map(({ words }) => words).join(' and ') }] : [];
  return [...each.map(({ name, law, words }) => ({ laws: new Map(laws).set(name, law), words })), ...together];
}

/**
 * Whether the text's distribution is what the equation is about, for all of its parameters: nothing in it is named here
 * for the first time. 𝔼[X] = m names a mean, 𝔼[X] = 0 of X ∼ N(μ, σ²) asks something of μ.
 */
function isMeant(left: Expression, right: Expression, laws: Laws, reading: Reading): boolean {
  if (reading.conditionsUnread || [...insideOnly(left, right)].some((name) => !laws.has(name) && MAY_BE_RANDOM.test(name))) return false;
  const parameters = new Set([...laws.values()].flatMap((law) => law.parameters.flatMap((parameter) => [...freeVariables(parameter).keys()])));
  const own = (side: Expression): readonly string[] => [...freeVariables(side).keys()].filter((name) => !laws.has(name));
  // What is worked out may be made of anything; what it is said to be is not.
  const [worked, stated] = mentionsChance(left) ? [left, right] : [right, left];
  const known = new Set([...parameters, ...own(worked)]);
  if (!own(stated).every((name) => known.has(name))) return false;
  return parameters.size === 0 || [left, right].every((side) => mentionsChance(side) || own(side).some((name) => parameters.has(name)));
}

/** ε, x, θ̂, x̄: of which the text says nothing, and which may be random all the same. */
const MAY_BE_RANDOM = /^[εξηζωνxyzuvXYZUVWS]|[\u0302-\u0304]/u;

/** Names of variables that only stand within expectations. */
function insideOnly(left: Expression, right: Expression): ReadonlySet<string> {
  const [inside, outside] = [new Set<string>(), new Set<string>()];
  const visit = (node: Expression, within: boolean): void => {
    if (node.kind === 'variable' && node.dimensions.length < 2) (within ? inside : outside).add(node.name);
    eachChild(node, (child) => visit(child, within || node.kind === 'expectation'));
  };
  for (const side of [left, right]) visit(side, false);
  return new Set([...inside].filter((name) => !outside.has(name)));
}
