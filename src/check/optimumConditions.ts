import type { Domain } from '../ir/domain';
import type { VariableExpression } from '../ir/expression';
import { freeVariables } from '../ir/substitute';
import type { ObjectiveInput } from '../numeric/objective';
import { uses } from './condition';

type Question = Pick<ObjectiveInput, 'objective' | 'unknowns' | 'domains'>;

/** Letters of weights, temperatures, scales and counts, which are positive wherever they are used as such. */
const USUALLY_POSITIVE = /^(?:[λαβγηετκνσρ]|σ²|C|T|N|n|m)$/u;

/** Parameters of as many indices of which nothing is known. */
function openParameters({ objective, unknowns, domains }: Question, rank: number): readonly VariableExpression[] {
  return [...freeVariables(objective).values()].filter(({ name, dimensions }) => dimensions.length === rank && !unknowns.some(({ variable }) => variable.name === name) && (rank === 0 ? !domains.has(name) : (domains.get(name)?.kind ?? 'real') === 'real'));
}

const withDomain = ({ domains }: Question, names: readonly string[], domain: Domain): Question['domains'] => new Map([...domains, ...names.map((name) => [name, domain] as const)]);

/** The question with the letters that usually are positive taken to be so. */
export function withUsual<Asked extends Question>(question: Asked): { readonly names: readonly string[]; readonly question: Asked } {
  const names = openParameters(question, 0).map(({ name }) => name).filter((name) => USUALLY_POSITIVE.test(name));
  return { names, question: { ...question, domains: withDomain(question, names, { kind: 'positive' }) } };
}

interface OptimumCondition extends Partial<Pick<Question, 'unknowns' | 'domains'>> {
  readonly text: string;
  readonly of: 'unknown' | 'arrays' | 'scalars';
}

/** Conditions that authors leave unsaid and under which something may be an optimum: ∑ p = 1, A positive definite, c > 0. */
export function* optimumConditions(question: Question): Generator<OptimumCondition> {
  const [unknown] = question.unknowns;
  if (unknown && !unknown.sumsToOne && unknown.variable.dimensions.length === 1 && !question.domains.has(unknown.variable.name)) {
    yield { text: `∑ ${unknown.variable.name} = 1`, of: 'unknown', unknowns: [{ ...unknown, sumsToOne: true }] };
  }
  for (const { name } of openParameters(question, 1)) yield { text: `∑ ${name} = 1`, of: 'arrays', domains: withDomain(question, [name], { kind: 'simplex' }) };
  const ofMatrices = [...question.domains].flatMap(([name, domain]) => (domain.kind === 'symmetric' ? [name] : []));
  // Of the quadratic form of an unknown.
  const isOfForm = (name: string): boolean => uses(question.objective, name) === 1 && question.unknowns.some(({ variable }) => uses(question.objective, variable.name) > 1);
  for (const name of [...openParameters(question, 2).map((matrix) => matrix.name), ...ofMatrices].filter(isOfForm)) {
    yield { text: `${name} is symmetric and positive definite`, of: 'arrays', domains: withDomain(question, [name], { kind: 'positive-definite' }) };
  }
  const scalars = openParameters(question, 0).map(({ name }) => name);
  for (const names of scalars.length > 1 ? [...scalars.map((name) => [name]), scalars] : [scalars]) {
    if (names.length > 0) yield { text: `${names.join(', ')} > 0`, of: 'scalars', domains: withDomain(question, names, { kind: 'positive' }) };
  }
}
