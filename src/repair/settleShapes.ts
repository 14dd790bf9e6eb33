import type { CheckedClaim } from '../check/verdict';
import type { Origin, PlacedClaim } from '../elaborate/document';
import type { MathPiece } from '../elaborate/piece';
import { isTransposeSign } from '../elaborate/scriptLetters';
import { withoutPoints } from '../numeric/evidence';
import { seedOf } from '../numeric/random';
import { contains } from '../syntax/walk';
import { findRepairs, usualBudget } from './findRepairs';

/** An equation whose shapes do not fit, with a transpose or a derivative in it. */
export function isMisshapen({ statements }: Origin, { verdict }: CheckedClaim): boolean {
  const [statement, ...others] = statements;
  if (verdict.kind !== 'unchecked' || verdict.reason !== 'shape-mismatch' || !statement || others.length > 0 || statement.operands.length !== 2) return false;
  return statement.operands.some((operand) => contains(operand, (node) => (node.kind === 'script' && node.sup !== undefined && isTransposeSign(node.sup)) || (node.kind === 'symbol' && (node.name === 'partial' || node.name === 'nabla'))));
}

/** Shapes that a transpose moved, or two factors exchanged, make fit and the claim true: a slip. */
export function settleShapes(claim: PlacedClaim, origin: Origin, checked: CheckedClaim, parse: (latex: string) => MathPiece): CheckedClaim {
  const { verdict } = checked;
  if (verdict.kind !== 'unchecked') return checked;
  const suspected: CheckedClaim = { ...checked, verdict: { kind: 'refuted', code: 'shape-mismatch', message: verdict.message, evidence: withoutPoints(seedOf(claim.latex)) } };
  return findRepairs(origin, suspected, parse, { ...usualBudget, offers: 1 }).length > 0 ? suspected : checked;
}
