import { declarationsOf, type Declared } from './declarations';
import type { RawStatement } from './statements';

/** What a statement and the conditions beside it declare; undefined where some of it is no declaration. */
export function declaredBy(statement: RawStatement, source: string): readonly Declared[] | undefined {
  const all = [declarationsOf(statement.operands, statement.signs.map(({ sign }) => sign), source), ...statement.remarks.map((remark) => (remark.kind === 'relation' ? declarationsOf(remark.operands, remark.signs.map(({ sign }) => sign), source) : undefined))];
  return all.every((declared) => declared !== undefined) ? all.flat() : undefined;
}
