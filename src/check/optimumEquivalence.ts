import { apply, multiply, negate, rational } from '../ir/build';
import type { Extremum, Reading } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { contains } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison } from '../numeric/evidence';
import { sidesOf } from './sides';
import type { Verdict } from './verdict';

/**
 * Whether two optimisation problems have the same solutions: their objectives differ by a constant, or their slopes
 * point the same way everywhere, as those of f and of an increasing function of f do. They have not where the slopes point
 * in opposite ways everywhere.
 */
export function sameProblem(first: Extremum, second: Extremum, reading: Reading, seed: number): Verdict {
  const open: Verdict = { kind: 'unchecked', reason: 'unsupported-claim', message: 'whether the two problems have the same solution is not decided' };
  if (first.asked !== second.asked || first.unknowns.length !== 1 || second.unknowns.length !== 1) return open;
  const [{ variable }, other] = [first.unknowns[0]!, second.unknowns[0]!];
  if (variable.name !== other.variable.name) return open;
  const slopeOf = ({ objective }: Extremum): Expression => ({ kind: 'derivative', body: objective, variable });
  // The logarithm of p is taken: p > 0, which the slopes do not tell.
  const basis = { seed, everyFunction: true, positiveFunctions: [first, second].some(({ objective }) => contains(objective, (node) => node.kind === 'apply' && node.operator === 'log')) };
  const [a, b] = [slopeOf(first), first.goal === second.goal ? slopeOf(second) : negate(slopeOf(second))];
  if (first.asked === 'value') {
    const equal = compareSides(sidesOf(reading, first.objective, second.objective), basis);
    return equal.kind === 'equal' && first.goal === second.goal ? { kind: 'verified', message: 'the objectives are equal', evidence: equal.evidence } : open;
  }
  const same = compareSides(sidesOf(reading, a, b), basis);
  if (same.kind === 'equal') return { kind: 'verified', message: 'the objectives differ at most by a constant', evidence: same.evidence };
  if (same.kind === 'undecided') return { kind: 'unchecked', reason: same.reason, message: same.message };
  const isArray = variable.dimensions.length > 0;
  if (variable.dimensions.length > 1) return open;
  const parallel = isArray ? compareSides(sidesOf(reading, apply('outer', a, b), apply('outer', b, a)), basis) : undefined;
  if (parallel !== undefined && parallel.kind !== 'equal') return open;
  const pointing = (relation: '>' | '<'): Comparison => compareSides(sidesOf(reading, isArray ? apply('dot', a, b) : multiply(a, b), rational(0)), { ...basis, relation });
  const onward = pointing('>');
  if (onward.kind === 'equal') return { kind: 'verified', message: 'one objective is an increasing function of the other: their derivatives point the same way everywhere', evidence: onward.evidence };
  const backward = pointing('<');
  if (backward.kind === 'equal') return { kind: 'refuted', code: 'not-an-optimum', message: 'one objective falls where the other rises: where one is greatest, the other is least', evidence: backward.evidence };
  return open;
}
