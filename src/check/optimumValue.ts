import type { Extremum, Reading, StatedOptimum } from '../ir/claim';
import type { Verdict } from './verdict';
import { judgeExtremeValue } from '../numeric/extremeValue';
import { numbers, point } from './wording';

/** Whether a minimum or maximum has the stated value. */
export function judgeOptimumValue({ objective, unknowns, goal }: Extremum, { value }: StatedOptimum, reading: Reading, seed: number): Verdict {
  const answer = judgeExtremeValue({ objective, unknowns, maximise: goal === 'maximum', value, domains: reading.domains }, seed);
  if (answer.kind === 'undecided') return { kind: 'unchecked', reason: answer.reason, message: answer.message };
  const { evidence } = answer;
  if (answer.kind === 'attained') return { kind: 'verified', message: `the ${goal} has this value: a search came to it and found nothing ${goal === 'minimum' ? 'less' : 'greater'}`, evidence };
  if (reading.conditionsUnread) return { kind: 'unchecked', reason: 'may-be-a-condition', message: `the ${goal} is another over all values; a condition beside it was not understood` };
  const { witness } = answer;
  const message =
    answer.kind === 'exceeded'
      ? `at ${point(witness.point)} the objective is ${numbers(witness.left)}, ${goal === 'minimum' ? 'less' : 'more'} than ${numbers(witness.right)}`
      : `the ${goal} is ${numbers(witness.left)}, at ${point(witness.point)}, not ${numbers(witness.right)}`;
  return { kind: 'refuted', code: 'not-an-optimum', message, evidence, witness };
}
