import type { Expression } from '../ir/expression';
import { eachChild, freeVariables } from '../ir/substitute';
import type { FiniteModel, Quantities } from '../numeric/finiteModel';

/** What expressions about chance are made of. */

export type Compared = '=' | '<' | '≤' | '>' | '≥' | '≠';

export const anyLaw: FiniteModel = { dependence: 'any', merged: 'none' };

export function lawsOf(expression: Expression, kinds: readonly Expression['kind'][]): readonly string[] {
  const own = (expression.kind === 'probability' || expression.kind === 'expectation') && kinds.includes(expression.kind) ? [expression.law] : [];
  return [...own, ...childrenOf(expression).flatMap((child) => lawsOf(child, kinds))];
}

/** Unknowns other than the random quantities and their values. */
export function unknownsOf(sides: readonly Expression[], { names }: Quantities): readonly string[] {
  const values = new Set([...names.values()].flatMap((of) => [...of.values]));
  return [...new Set(sides.flatMap((side) => [...freeVariables(side).keys()]))].filter((name) => !names.has(name) && !values.has(name));
}

export function childrenOf(expression: Expression): readonly Expression[] {
  const children: Expression[] = [];
  eachChild(expression, (child) => children.push(child));
  return children;
}
