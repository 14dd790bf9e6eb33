import { apply, multiply, negate, rational } from '../ir/build';
import type { Extremum, Reading } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { compareSides } from '../numeric/compareSides';
import { sidesOf } from './sides';
import type { Verdict } from './verdict';

/**
 * Whether two optimisation problems have the same solutions: their objectives differ by a constant, or their slopes
 * point the same way everywhere, as those of f and of an increasing function of f do.
 */
export function sameProblem(first: Extremum, second: Extremum, reading: Reading, seed: number): Verdict {
  const open: Verdict = { kind: 'unchecked', reason: 'unsupported-claim', message: 'whether the two problems have the same solution is not decided' };
  if (first.asked !== second.asked || first.unknowns.length !== 1 || second.unknowns.length !== 1) return open;
  const [{ variable }, other] = [first.unknowns[0]!, second.unknowns[0]!];
  if (variable.name !== other.variable.name) return open;
  const slopeOf = ({ objective }: Extremum): Expression => ({ kind: 'derivative', body: objective, variable });
  const [a, b] = [slopeOf(first), first.goal === second.goal ? slopeOf(second) : negate(slopeOf(second))];
  if (first.asked === 'value') {
    const equal = compareSides(sidesOf(reading, first.objective, second.objective), { seed });
    return equal.kind === 'equal' && first.goal === second.goal ? { kind: 'verified', message: 'the objectives are equal', evidence: equal.evidence } : open;
  }
  const same = compareSides(sidesOf(reading, a, b), { seed });
  if (same.kind === 'equal') return { kind: 'verified', message: 'the objectives differ at most by a constant', evidence: same.evidence };
  if (same.kind === 'undecided') return { kind: 'unchecked', reason: same.reason, message: same.message };
  const isArray = variable.dimensions.length > 0;
  if (variable.dimensions.length > 1) return open;
  const parallel = isArray ? compareSides(sidesOf(reading, apply('outer', a, b), apply('outer', b, a)), { seed }) : undefined;
  const onward = compareSides(sidesOf(reading, isArray ? apply('dot', a, b) : multiply(a, b), rational(0)), { seed, relation: '>' });
  if (onward.kind === 'equal' && (parallel === undefined || parallel.kind === 'equal')) {
    return { kind: 'verified', message: 'one objective is an increasing function of the other: their derivatives point the same way everywhere', evidence: onward.evidence };
  }
  return open;
}
