import type { Extremum, Reading, StatedOptimum } from '../ir/claim';
import { judgeExtremeValue, type ValueQuestion } from '../numeric/extremeValue';
import { optimumConditions, withUsual } from './optimumConditions';
import type { Verdict } from './verdict';
import { numbers, point } from './wording';

/** Whether a minimum or maximum has the stated value. */
export function judgeOptimumValue({ objective, unknowns, goal }: Extremum, { value }: StatedOptimum, reading: Reading, seed: number): Verdict {
  const asWritten: ValueQuestion = { objective, unknowns, maximise: goal === 'maximum', value, domains: reading.domains };
  const has = `the ${goal} has this value`;
  const because = `a search came to it and found nothing ${goal === 'minimum' ? 'less' : 'greater'}`;
  const plain = judgeExtremeValue(asWritten, seed);
  if (plain.kind === 'attained') return { kind: 'verified', message: `${has}: ${because}`, evidence: plain.evidence };
  const { names, question } = withUsual(asWritten);
  const answer = names.length > 0 ? judgeExtremeValue(question, seed) : plain;
  if (answer.kind === 'attained') return { kind: 'verified', message: `for ${names.join(', ')} > 0 ${has}: ${because}`, evidence: answer.evidence };
  for (const { text, of: _, ...changed } of optimumConditions(question)) {
    const found = judgeExtremeValue({ ...question, ...changed }, seed);
    if (found.kind === 'attained') return { kind: 'conditional', message: `${has} only where ${text}`, condition: text, evidence: found.evidence };
  }
  if (answer.kind === 'undecided') return { kind: 'unchecked', reason: answer.reason, message: answer.message };
  if (reading.conditionsUnread) return { kind: 'unchecked', reason: 'may-be-a-condition', message: `the ${goal} is another over all values; a condition beside it was not understood` };
  const { witness, evidence } = answer;
  const message =
    answer.kind === 'exceeded'
      ? `at ${point(witness.point)} the objective is ${numbers(witness.left)}, ${goal === 'minimum' ? 'less' : 'more'} than ${numbers(witness.right)}`
      : `the ${goal} is ${numbers(witness.left)}, at ${point(witness.point)}, not ${numbers(witness.right)}`;
  return { kind: 'refuted', code: 'not-an-optimum', message, evidence, witness };
}
