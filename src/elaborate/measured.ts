import { libraryOperator } from '../ops/index';
import { parseMath } from '../syntax/parseMath';
import type { Surface } from '../syntax/surface';
import { namedFunction } from './notation';
import { FIXED } from './roles';
import type { NamedDefinition, Scope } from './scope';
import { tellsNumbers } from './stated';
import type { RawStatement } from './statements';

/** Measures of a classifier, of which the counts that they are of are known by their names: TP, FP, FN, TN. */

/** A measure as a function of the counts that it is of; undefined for any other function, and where the text does not tell them. */
export function ofToldCounts(operator: string, definitions: Scope['definitions']): Surface | undefined {
  const measure = libraryOperator(operator);
  const counts = [measure?.parameters, ...(measure?.forms ?? []).map((form) => form.parameters)].find((names) => names?.length && names.every(({ name }) => FIXED.test(name)));
  if (!counts?.every(({ name }) => isTold(definitions.get(name)))) return undefined;
  const parsed = parseMath(`\\operatorname{${operator}}(${counts.map(({ name }) => `\\text{${name}}`).join(', ')})`, { macros: {} });
  return parsed.ok ? parsed.tree : undefined;
}

/** Given a number, and only one: with two models at hand the text may be about either. */
const isTold = (count: NamedDefinition | undefined): boolean => count?.constant === true && !count.again;

/** “precision = 40/(40 + 10)” where the text tells TP and FP: an equation between what it is of them and what is stated. */
export function measured(statement: RawStatement, { definitions }: Scope): RawStatement | undefined {
  const [left, ...values] = statement.operands;
  const operator = left?.kind === 'symbol' && left.name.length > 1 ? namedFunction(left)?.operator : undefined;
  const call = operator === undefined || !values.every(tellsNumbers) ? undefined : ofToldCounts(operator, definitions);
  return call && { ...statement, operands: [{ ...call, span: left!.span }, ...values] };
}
