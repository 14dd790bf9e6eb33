import type { Extremum, Optimum, Reading, StatedOptimum } from '../ir/claim';
import { printExpression } from '../ir/print';
import { freeVariables } from '../ir/substitute';
import { judgeOptimum, type OptimumAnswer, type OptimumQuestion } from '../numeric/optimum';
import type { JudgedStep } from './chain';
import { optimumConditions, withUsual } from './optimumConditions';
import { sameProblem } from './optimumEquivalence';
import { repairWords } from './optimumRepair';
import { judgeOptimumValue } from './optimumValue';
import type { Verdict } from './verdict';
import { numbers, point } from './wording';

/** Every step of a statement about an optimum: other ways of writing it, then what it is said to be. */
export function judgeOptimumSteps(optimum: Optimum, reading: Reading, seed: number): readonly JudgedStep[] {
  const [first, ...others] = optimum.extrema as readonly [Extremum, ...Extremum[]];
  const again = others.map((other, at): JudgedStep => ({ step: { span: other.span, latex: other.latex, verdict: sameProblem(first, other, reading, seed + at) } }));
  const stated = optimum.stated
    .filter((one) => one.where === 'here' || isInItsParameters(first, one))
    .map((one): JudgedStep => ({ step: { span: one.span ?? first.span, latex: one.latex, verdict: judgeStated(first, one, reading, seed) } }));
  const steps = [...again, ...stated];
  return steps.length > 0 ? steps : [{ step: { span: first.span, latex: first.latex, verdict: { kind: 'stipulated', message: definedAs(optimum.name, first) } } }];
}

function definedAs(name: string | undefined, { goal, asked, objective }: Extremum): string {
  const what = asked === 'value' ? `the ${goal}` : `the point at which ${shortened(printExpression(objective))} is ${goal === 'minimum' ? 'least' : 'greatest'}`;
  return name === undefined ? `nothing is said of ${what}` : `${name} is defined here as ${what}`;
}

const shortened = (text: string): string => (text.length > 60 ? 'the objective' : text);

/** An optimum is a function of what else the objective depends on. */
function isInItsParameters({ objective, unknowns }: Extremum, { value }: StatedOptimum): boolean {
  const parameters = new Set(freeVariables(objective).keys());
  for (const { variable } of unknowns) parameters.delete(variable.name);
  return [...freeVariables(value).keys()].every((name) => parameters.has(name));
}

function judgeStated(extremum: Extremum, stated: StatedOptimum, reading: Reading, seed: number): Verdict {
  if (!isInItsParameters(extremum, stated)) return { kind: 'unchecked', reason: 'may-be-a-condition', message: 'the optimum is given in terms of more than the objective depends on' };
  if (extremum.asked === 'value') return judgeOptimumValue(extremum, stated, reading, seed);
  if (extremum.unknowns.length > 1) return { kind: 'unchecked', reason: 'unsupported-claim', message: 'an optimum over several unknowns at once is not decided' };
  return judgePoint(extremum, stated, reading, seed);
}

function questionOf({ objective, unknowns, goal }: Extremum, { value }: Pick<StatedOptimum, 'value'>, reading: Reading): OptimumQuestion {
  return { objective, unknowns, maximise: goal === 'maximum', stated: [value], domains: reading.domains };
}

function judgePoint(extremum: Extremum, stated: StatedOptimum, reading: Reading, seed: number): Verdict {
  const asWritten = questionOf(extremum, stated, reading);
  const plain = judgeOptimum(asWritten, seed);
  if (plain.kind === 'optimal') return optimal(extremum, plain);
  const { names: usual, question } = withUsual(asWritten);
  const answer = usual.length > 0 ? judgeOptimum(question, seed) : plain;
  if (answer.kind === 'optimal') return optimal(extremum, answer, `for ${usual.join(', ')} > 0 `);
  const condition = conditionOf(question, answer, seed);
  if (condition) return underCondition(extremum, condition);
  if (answer.kind === 'undecided') return { kind: 'unchecked', reason: answer.reason, message: answer.message };
  if (reading.conditionsUnread) return { kind: 'unchecked', reason: 'may-be-a-condition', message: 'it is not the optimum for all values of the other letters; it may be for some' };
  if (answer.kind === 'outside') {
    const { witness, evidence } = answer;
    return { kind: 'refuted', code: 'not-an-optimum', message: `the stated point does not lie in the domain: at ${point(witness.point)} it is ${numbers(witness.left)}`, evidence, witness };
  }
  const { witness } = answer.improvement;
  const comparison = `${extremum.goal === 'minimum' ? 'less' : 'more'} than ${numbers(witness.left)} at the stated point`;
  const isShort = Object.keys(witness.point).length <= MAXIMUM_SHOWN;
  const better = isShort ? `at ${point(witness.point)} the objective is ${numbers(witness.right)}, ${comparison}` : `a better point gives ${numbers(witness.right)}, ${comparison}`;
  const repair = repairWords(extremum, stated, answer, reading, seed);
  return { kind: 'refuted', code: 'not-an-optimum', message: `${natureWords(extremum, stated, answer, question, seed)}: ${better}${repair}`, evidence: answer.evidence, witness };
}

/** Values of a witness that still make a sentence. */
const MAXIMUM_SHOWN = 8;

const pointWord = (goal: Extremum['goal']): string => (goal === 'minimum' ? 'minimiser' : 'maximiser');
const opposite = (goal: Extremum['goal']): Extremum['goal'] => (goal === 'minimum' ? 'maximum' : 'minimum');

function optimal({ goal }: Extremum, { bend, evidence }: OptimumAnswer & { kind: 'optimal' }, given = ''): Verdict {
  const shape = goal === 'minimum' ? 'convex' : 'concave';
  const bent = bend === shape || bend === `strictly-${shape}`;
  const because = bent ? `the first-order conditions hold there, and the objective is ${shape}` : 'the first-order conditions hold there, and a search found nothing better';
  return { kind: 'verified', message: `${given}this is the ${pointWord(goal)}: ${because} (tried at ${evidence.informativePoints} point${evidence.informativePoints === 1 ? '' : 's'})`, evidence };
}

/** What the stated point really is, as a clause. */
function natureWords({ goal }: Extremum, { value }: StatedOptimum, { improvement, bend }: OptimumAnswer & { kind: 'improved' }, question: OptimumQuestion, seed: number): string {
  const wrong = goal === 'minimum' ? 'concave' : 'convex';
  const shown = printExpression(value);
  const stated = shown.length > 40 ? 'the stated point' : shown;
  const where = { bound: `the ${goal} lies ${question.unknowns[0]!.variable.dimensions.length === 0 ? 'at an end' : 'on the boundary'} of the domain`, unbounded: `there is no ${goal}`, inside: `the ${goal} lies elsewhere` }[improvement.best];
  switch (improvement.nature) {
    case 'opposite': {
      const reversed = judgeOptimum({ ...question, maximise: !question.maximise }, seed).kind === 'optimal';
      if (!reversed) return `${stated} is a local ${opposite(goal)} of the objective, not its ${goal}`;
      return `${bend === wrong || bend === `strictly-${wrong}` ? `the objective is ${wrong}: ` : ''}${stated} is its ${pointWord(opposite(goal))}, and ${where}`;
    }
    case 'saddle':
      return `${stated} is a saddle point of the objective, and ${where}`;
    case 'local':
      return `${stated} is only a local ${goal}`;
    case 'sloped':
      return `${stated} is not the ${pointWord(goal)}, since the derivative of the objective does not vanish there`;
    case 'unclear':
      return `${stated} is not the ${pointWord(goal)}`;
  }
}

interface FoundCondition {
  readonly text: string;
  readonly answer: OptimumAnswer & { kind: 'optimal' };
}

/** A condition that authors leave unsaid and under which the stated point is the optimum. */
function conditionOf(question: OptimumQuestion, answer: OptimumAnswer, seed: number): FoundCondition | undefined {
  for (const { text, of, ...changed } of optimumConditions(question)) {
    if (of === 'scalars' && answer.kind === 'improved' && !answer.sometimes) return undefined;
    const found = judgeOptimum({ ...question, ...changed }, seed);
    if (found.kind === 'optimal') return { text, answer: found };
  }
  return undefined;
}

function underCondition(extremum: Extremum, { text, answer }: FoundCondition): Verdict {
  return { kind: 'conditional', message: `this is the ${pointWord(extremum.goal)} only where ${text}`, condition: text, evidence: answer.evidence };
}
