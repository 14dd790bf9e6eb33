import { CENTRED, CONDITIONAL_INDEPENDENCE, EXCLUSION, INDEPENDENCE } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { contains, walk } from '../ir/substitute';
import { distinctQuantities, type FiniteModel, type Quantities } from '../numeric/finiteModel';
import { anyLaw, childrenOf, unknownsOf, type Compared } from './chanceTerms';
import { countsOf } from './measures';

/** Letters of a mean: μ, m, μ_X. */
const MEAN = /^[μ𝛍m](_|$)/u;

/** What may be taken for granted, the words for it, and the assumptions by which a text says so. */
export interface Condition {
  readonly model: FiniteModel;
  readonly words: string;
  readonly needs: readonly string[];
  /** It only says what an unknown stands for, and need not be said. */
  readonly names?: true;
}

/** What authors take for granted of random quantities, from what is said most often to what is said least. */
export function* conditions(quantities: Quantities, sides: readonly Expression[], relation: Compared): Generator<Condition> {
  const names = distinctQuantities(quantities);
  const independent = `${list(names)} are independent`;
  const zero = names.length === 1 ? `${names[0]!} has mean 0` : `${list(names)} have mean 0`;
  for (const [count, of] of countsOf(sides, quantities)) yield { model: { ...anyLaw, counts: new Map([[count, of]]) }, words: `${count} is how many values ${of} takes`, needs: [], names: true };
  const means = meansOf(sides, quantities);
  const meant = meanWords(means);
  if (means.size > 0) yield { model: { ...anyLaw, means }, words: meant, needs: [], names: true };
  // Who writes a mean, or a conditional mean, out does not take it for 0, or for the mean.
  const [statesOwn, conditioned] = [sides.some(statesMean) || meansOf(sides, quantities, true).size > 0, sides.some(conditionsMean)];
  // Where something is given, independence is first thought of once it is known.
  const known = new Set(sides.flatMap(givenIn).map((name) => quantities.names.get(name)!.name));
  if (names.length > 2) for (const name of names.filter((of) => known.has(of))) yield onceKnown(names, name);
  const several = names.length > 1 && !conditioned && !(sides.every(isJoint) && sides.some(statesCovariance));
  if (several && relation === '=' && sides.some(addsEvents) && sides.every((side) => !contains(side, ({ kind }) => kind === 'expectation'))) yield { model: { ...anyLaw, exclusive: true }, words: `${list(names)} exclude each other`, needs: [EXCLUSION] };
  if (several) {
    yield { model: { ...anyLaw, dependence: 'none' }, words: independent, needs: [INDEPENDENCE] };
    if (means.size > 0) yield { model: { ...anyLaw, dependence: 'none', means }, words: `${independent} and ${meant}`, needs: [INDEPENDENCE] };
  }
  if (!statesOwn) yield { model: { ...anyLaw, centred: true }, words: zero, needs: [CENTRED] };
  if (several && !statesOwn) yield { model: { ...anyLaw, dependence: 'none', centred: true }, words: `${independent}, with mean 0`, needs: [INDEPENDENCE, CENTRED] };
  yield { model: { ...anyLaw, binary: true }, words: names.length === 1 ? `${names[0]!} is 0 or 1` : `${list(names)} are 0 or 1`, needs: [] };
}

/** P(A) + P(B), with nothing said of what happens together. */
function addsEvents(side: Expression): boolean {
  const events: number[] = [];
  walk(side, (node) => {
    if (node.kind === 'probability') events.push(node.events.length + node.given.length);
  });
  return events.length > 1 && events.every((count) => count === 1);
}

/** Unknowns that go by the letter of a mean, each with the quantity it is the mean of; where `named`, only those that say of which: μ_X, or μ where there is one quantity. E[X] = μ only names it. */
export function meansOf(sides: readonly Expression[], quantities: Quantities, named = false): ReadonlyMap<string, string> {
  const names = distinctQuantities(quantities);
  const alone = sides.flatMap((side) => (side.kind === 'variable' ? [side.name] : []));
  const letters = unknownsOf(sides, quantities).filter((name) => MEAN.test(name) && !alone.includes(name));
  return new Map(letters.flatMap((mean) => {
    const of = names.find((name) => mean.toLowerCase().endsWith(`_${name.toLowerCase()}`)) ?? (!named || (names.length === 1 && mean === 'μ') ? names[0] : undefined);
    return of === undefined ? [] : [[mean, of] as const];
  }));
}

/** μ_X = 𝔼[X] and μ_Y = 𝔼[Y] */
export const meanWords = (means: ReadonlyMap<string, string>): string => list([...means].map(([mean, of]) => `${mean} = 𝔼[${of}]`));

const list = (of: readonly string[]): string => (of.length < 2 ? of.join('') : `${of.slice(0, -1).join(', ')} and ${of.at(-1)!}`);

function onceKnown(names: readonly string[], given: string): Condition {
  return { model: { ...anyLaw, dependence: { given } }, words: `${list(names.filter((name) => name !== given))} are independent given ${given}`, needs: [CONDITIONAL_INDEPENDENCE] };
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

/** E[XY] */
const isJoint = (expression: Expression): boolean => contains(expression, (node) => node.kind === 'expectation' && node.over.length > 1);

/** Cov(X, Y): who writes it does not take it for 0. */
function statesCovariance(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'expectation' && node.over.length > 1 && node.body.kind === 'apply' && node.body.operator === 'multiply' && node.body.operands.every((factor) => factor.kind === 'apply' && factor.operator === 'subtract' && factor.operands[1]!.kind === 'expectation'));
}

/** E[… | Y] */
function conditionsMean(expression: Expression): boolean {
  return (expression.kind === 'expectation' && expression.given.length > 0) || childrenOf(expression).some(conditionsMean);
}
