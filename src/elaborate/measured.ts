import { libraryOperator } from '../ops/index';
import { parseMath } from '../syntax/parseMath';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { namedFunction } from './notation';
import { FIXED } from './roles';
import type { NamedDefinition, Scope } from './scope';
import { tellsNumbers } from './stated';
import type { RawStatement } from './statements';
import { symbolKey } from './symbol';

/** Measures of a classifier, of which the counts that they are of are known by their names: TP, FP, FN, TN. */

/** A measure as a function of the counts that it is of; undefined for any other function, and where the text does not tell them. */
export function ofToldCounts(operator: string, definitions: Scope['definitions']): Surface | undefined {
  const counts = countsOf(operator);
  return counts?.every((name) => isTold(definitions.get(name))) ? callOfCounts(operator, counts) : undefined;
}

/** TP and FP of the precision. */
export function countsOf(operator: string): readonly string[] | undefined {
  const measure = libraryOperator(operator);
  const forms = [measure?.parameters, ...(measure?.forms ?? []).map((form) => form.parameters)];
  return forms.find((names) => names?.length && names.every(({ name }) => FIXED.test(name)))?.map(({ name }) => name);
}

export function callOfCounts(operator: string, counts: readonly string[]): Surface {
  const parsed = parseMath(`\\operatorname{${operator}}(${counts.map((name) => `\\text{${name}}`).join(', ')})`, { macros: {} });
  if (!parsed.ok) throw new Error(`the call of ${operator} is not read`);
  return parsed.tree;
}

/** Given a number, and only one: with two models at hand the text may be about either. */
const isTold = (count: NamedDefinition | undefined): boolean => count?.constant === true && !count.again;

/** “precision = TP/(TP + FP) = 40/(40 + 10)” where the text tells TP and FP: an equation between what it is of them and what is stated. */
export function measured(statement: RawStatement, { definitions }: Scope): RawStatement | undefined {
  const [left, ...values] = statement.operands;
  const operator = left?.kind === 'symbol' && left.name.length > 1 ? namedFunction(left)?.operator : undefined;
  const isOfCounts = (value: Surface): boolean => !contains(value, (node) => node.kind === 'symbol' && !(FIXED.test(node.name) && isTold(definitions.get(symbolKey(node)))));
  const call = operator === undefined || !values.every((value) => tellsNumbers(value) || isOfCounts(value)) ? undefined : ofToldCounts(operator, definitions);
  return call && { ...statement, operands: [{ ...call, span: left!.span }, ...values] };
}
