import type { Property, Reading } from '../ir/claim';
import { findKink } from '../numeric/kink';
import { called } from './property';
import type { Verdict } from './verdict';
import { number } from './wording';

/** Looks for a point at which the slopes from both sides differ for certain; without a kinked part there is none. */
export function judgeDifferentiability(claim: Property, reading: Reading, seed: number): Verdict {
  const { subject, over } = claim;
  const shown = called(claim);
  if (over.dimensions.length > 0) return { kind: 'unchecked', reason: 'unsupported-claim', message: 'differentiability in several numbers is not decided' };
  const found = findKink(subject, over);
  const evidence = { method: 'interval' as const, informativePoints: 1, sizes: [], worstDifference: 0, precision: 53, seed };
  switch (found.kind) {
    case 'smooth':
      return { kind: 'verified', message: `${shown} is differentiable everywhere: it is put together from functions that are`, evidence };
    case 'kink':
      if (reading.conditionsUnread) break;
      return {
        kind: 'refuted',
        code: 'property-fails',
        message: `${shown} is not differentiable at ${over.name} = ${number(found.at)}: its slope is ${number(found.left)} on the left and ${number(found.right)} on the right`,
        evidence,
        witness: { point: { [over.name]: found.at }, left: found.left, right: found.right },
      };
    case 'unknown':
  }
  return { kind: 'unchecked', reason: 'not-decided-numerically', message: 'whether it is differentiable everywhere was not decided' };
}
