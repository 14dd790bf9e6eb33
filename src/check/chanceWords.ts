import type { Comparison, Evidence, Witness } from '../numeric/evidence';
import { distinctQuantities, outcomesOf, weightsName, type FiniteModel, type Quantities } from '../numeric/finiteModel';
import { anyLaw, type Compared } from './chanceTerms';
import type { Verdict } from './verdict';
import { number, numbers } from './wording';

/** `where X is 1 or 3 with probabilities 1/4 and 3/4, the left is … and the right is …`. */
export function distributionWords({ witness, sides }: Comparison & { kind: 'different' }, quantities: Quantities, model: FiniteModel): string {
  const names = distinctQuantities(quantities);
  const own = (key: string): boolean => key.startsWith('⟦') || names.some((name) => key.startsWith(`${name}[`));
  const others = Object.entries(witness.point).filter(([key]) => !own(key));
  const also = others.map(([name, value]) => ` and ${name} = ${number(value)}`).join('');
  const laws = sides.variables.filter(({ name }) => name.startsWith(weightsName('')));
  const valueOf = (name: string, outcome: number): number => witness.point[`${name}[${outcome}]`] ?? (quantities.names.get(name)!.numbered ? outcome - 1 : outcome);
  const marginal = (name: string): string => {
    const own = Array.from({ length: outcomesOf(name, quantities, model) }, (_, k) => k + 1);
    const weights = own.map((k) => laws.map(({ name: law }) => witness.point[`${law}[${k}]`]).find((weight, at) => weight !== undefined && laws[at]!.name.endsWith(name)) ?? 0);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return `${name} is ${own.map((k) => number(valueOf(name, k))).join(' or ')} with probabilities ${weights.map((weight) => number(weight / total, 3)).join(', ')}`;
  };
  if (model.dependence === 'none') return `where ${names.map((name) => marginal(name)).join(' and ')}, independently${also}, the left is ${numbers(witness.left)} and the right is ${numbers(witness.right)}`;
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
export function shownWitness(witness: Witness): Witness {
  return { ...witness, point: Object.fromEntries(Object.entries(witness.point).filter(([key]) => !key.startsWith('⟦'))) };
}

export function verified(evidence: Evidence, relation: Compared, quantities: Quantities): Verdict & { readonly kind: 'verified' } {
  const names = distinctQuantities(quantities);
  const what = relation === '=' ? 'both sides agree' : 'the inequality holds';
  const outcomes = [...new Set(names.map((name) => outcomesOf(name, quantities, anyLaw)))].join(' or ');
  const distributions = `${names.length > 1 ? 'joint ' : ''}distributions on ${outcomes} values`;
  const certified = evidence.method === 'algebraic' || evidence.method === 'exact';
  const basis = certified ? `for all ${distributions}, by an algebraic certificate` : `for ${evidence.informativePoints} ${distributions} drawn at random`;
  return { kind: 'verified', message: `${what} ${basis}`, evidence };
}
