import type { Given } from '../ir/claim';
import { freeVariables } from '../ir/substitute';
import type { ReadingContext } from './context';
import type { Group } from './groups';
import type { MathPiece } from './piece';
import type { Scope, StatedEquation } from './scope';
import { sliceBalanced } from './slice';

/** More equations than these are not kept in mind. */
const MAX_EQUATIONS = 6;

/** The scope behind an equation that is no identity: ‖u‖ = 1, α + β = 1. What it says may be what a later claim rests on. */
export function withEquation(scope: Scope, { shape, statements }: Group, piece: MathPiece): Scope {
  const [statement] = statements;
  if (shape !== 'chain' || !statement || statement.signs.some(({ sign }) => sign !== '=') || statement.remarks.length > 0) return scope;
  const equation: StatedEquation = { operands: statement.operands, source: piece.latex, shown: () => sliceBalanced(piece.latex, statement.span).replace(/\s+/g, ' ').trim() };
  return { ...scope, equations: [...scope.equations, equation].slice(-MAX_EQUATIONS) };
}

/** The equations stated before that are about variables of the claim alone, as read beside it. Those between numbers say nothing of them. */
export function givensIn(context: ReadingContext): readonly Given[] {
  return context.scope.equations.flatMap(({ operands, source, shown }) => {
    const values = context.beside(source, () => operands.map((operand) => context.read(operand)));
    const given = (values ?? []).slice(1).map((value, at) => ({ left: values![at]!.expression, right: value.expression, shown: shown() }));
    return given.filter(({ left, right }) => freeVariables(left).size + freeVariables(right).size > 0);
  });
}
