import type { Chain, Optimum, Statement } from '../ir/claim';
import { equalExpressions } from '../ir/substitute';

/** True where two readings come to the same thing. */
export function sameStatement(a: Statement, b: Statement): boolean {
  if (a.kind === 'declaration' || b.kind === 'declaration') return a.kind === b.kind;
  if (a.kind === 'derivation' || b.kind === 'derivation') {
    return a.kind === 'derivation' && b.kind === 'derivation' && a.steps.every((step, at) => sameChain(step, b.steps[at]!));
  }
  if (a.kind === 'property' || b.kind === 'property') return a.kind === 'property' && b.kind === 'property' && equalExpressions(a.subject, b.subject) && a.over.name === b.over.name;
  if (a.kind === 'optimum' || b.kind === 'optimum') return a.kind === 'optimum' && b.kind === 'optimum' && sameOptimum(a, b);
  if (a.kind === 'chain' || b.kind === 'chain') return a.kind === 'chain' && b.kind === 'chain' && sameChain(a, b);
  const sameLibrary = a.library.length === b.library.length && a.library.every(({ expression }, at) => equalExpressions(expression, b.library[at]!.expression));
  return sameLibrary && sameChain(a.chain, b.chain);
}

const sameOptimum = (a: Optimum, b: Optimum): boolean =>
  a.stated.length === b.stated.length &&
  a.extrema.every(({ objective, unknowns }, at) => equalExpressions(objective, b.extrema[at]!.objective) && unknowns.every(({ variable }, k) => equalExpressions(variable, b.extrema[at]!.unknowns[k]!.variable))) &&
  a.stated.every(({ value }, at) => equalExpressions(value, b.stated[at]!.value));

const sameChain = (a: Chain, b: Chain): boolean =>
  a.operands.every(({ expression, unread }, at) => (unread === undefined) === (b.operands[at]!.unread === undefined) && equalExpressions(expression, b.operands[at]!.expression));
