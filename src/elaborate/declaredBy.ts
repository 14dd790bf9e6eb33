import { declarationsOf, type Declared } from './declarations';
import { matrixFacts } from './matrixFacts';
import type { RawStatement } from './statements';

/** What a statement and the conditions beside it declare; undefined where some of it is no declaration. */
export function declaredBy(statement: RawStatement, source: string): readonly Declared[] | undefined {
  const relations = [statement, ...statement.remarks.filter((remark) => remark.kind === 'relation')];
  const all = statement.remarks.every((remark) => remark.kind === 'relation') ? relations.map((relation) => declaredIn(relation, source)) : [undefined];
  return all.every((declared) => declared !== undefined) ? all.flat() : undefined;
}

export function declaredIn({ operands, signs: placed }: Pick<RawStatement, 'operands' | 'signs'>, source: string): readonly Declared[] | undefined {
  const signs = placed.map(({ sign }) => sign);
  return declarationsOf(operands, signs, source) ?? matrixFacts(operands, signs, source);
}
