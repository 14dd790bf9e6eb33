import { libraryOperator } from '../ops/index';
import { parseMath } from '../syntax/parseMath';
import type { Surface } from '../syntax/surface';
import { namedFunction } from './notation';
import { FIXED } from './roles';
import type { Scope } from './scope';
import { tellsNumbers } from './stated';
import type { RawStatement } from './statements';
import { headSymbol } from './symbol';

/** Measures of a classifier, of which the counts that they are of are known by their names: TP, FP, FN, TN. */

/** A measure as a function of counts that the text tells, in LaTeX; undefined for any other function. */
export function ofToldCounts(operator: string, definitions: Scope['definitions']): Surface | undefined {
  const call = ofCounts(operator);
  const parsed = call === undefined ? undefined : parseMath(call, { macros: {} });
  return parsed?.ok && isTold(parsed.tree, definitions) ? parsed.tree : undefined;
}

function ofCounts(operator: string): string | undefined {
  const measure = libraryOperator(operator);
  const parameters = [measure?.parameters, ...(measure?.forms ?? []).map((form) => form.parameters)].find((names) => names?.length && names.every(({ name }) => FIXED.test(name)));
  return parameters && `\\operatorname{${operator}}(${parameters.map(({ name }) => `\\text{${name}}`).join(', ')})`;
}

/** “precision = 40/(40 + 10)” where the text tells TP and FP: an equation between what it is of them and what is stated. */
export function measured(statement: RawStatement, { definitions }: Scope): RawStatement | undefined {
  const [left, ...values] = statement.operands;
  const symbol = left?.kind === 'symbol' ? headSymbol(left) : undefined;
  const operator = symbol && symbol.name.length > 1 ? namedFunction(symbol)?.operator : undefined;
  const call = operator === undefined || !values.every(tellsNumbers) ? undefined : ofToldCounts(operator, definitions);
  return call && { ...statement, operands: [{ ...call, span: left!.span }, ...values] };
}

/** Whether the text gives all counts a number, and only one: with two models at hand it may be about either. */
function isTold(call: Surface, definitions: Scope['definitions']): boolean {
  const counts = countsIn(call).map((name) => definitions.get(name));
  return counts.every((count) => count?.constant && !count.again);
}

const countsIn = (call: Surface): readonly string[] => {
  const [, fence] = call.kind === 'adjacent' ? call.items : [];
  const body = fence?.kind === 'fence' ? fence.body : undefined;
  return (body?.kind === 'list' ? body.items : body ? [body] : []).map((item) => headSymbol(item)?.name ?? (item.kind === 'text' ? item.text : ''));
};
