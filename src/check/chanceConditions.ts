import type { Expression } from '../ir/expression';
import { distinctQuantities, type FiniteModel, type Quantities } from '../numeric/finiteModel';
import { anyLaw, childrenOf, unknownsOf } from './chanceTerms';
import { countsOf } from './measures';

/** Letters of a mean: μ, m, μ_X. */
const MEAN = /^[μ𝛍m](_|$)/u;

/** What authors take for granted of random quantities, from what is said most often to what is said least. */
export function* conditions(quantities: Quantities, sides: readonly Expression[]): Generator<{ readonly model: FiniteModel; readonly words: string }> {
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
  for (const [count, of] of countsOf(sides, quantities)) yield { model: { ...anyLaw, counts: new Map([[count, of]]) }, words: `${count} is how many values ${of} takes` };
  // E[X] = μ only names it.
  const named = sides.flatMap((side) => (side.kind === 'variable' ? [side.name] : []));
  for (const mean of unknownsOf(sides, quantities).filter((name) => MEAN.test(name) && !named.includes(name))) {
    const of = names.find((name) => mean.endsWith(`_${name}`)) ?? names[0]!;
    yield { model: { ...anyLaw, means: new Map([[mean, of]]) }, words: `${mean} = 𝔼[${of}]` };
  }
  for (const { model, words } of models) {
    yield { model: { ...model, merged: 'none' }, words };
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
