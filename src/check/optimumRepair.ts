import { apply, negate } from '../ir/build';
import type { Extremum, Reading, StatedOptimum } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { freeVariables } from '../ir/substitute';
import { judgeOptimum, type OptimumAnswer } from '../numeric/optimum';

interface Term {
  readonly sign: 1 | -1;
  readonly term: Expression;
}

/** Work spent on one trial of a repair. */
const TRIAL_FUEL = 1_500_000;

/** More terms than these are not turned about one by one. */
const maximumTerms = 5;

/**
 * How an objective and its stated optimum can be brought together, as the end of a message: what the optimum really is
 * where it has a familiar form, which terms want the opposite sign, or that the other extremum was meant. Empty where
 * nothing so simple helps.
 */
export function repairWords(extremum: Extremum, stated: StatedOptimum, answer: OptimumAnswer & { kind: 'improved' }, reading: Reading, seed: number): string {
  const judge = (objective: Expression, value: Expression, goal = extremum.goal): OptimumAnswer =>
    judgeOptimum({ objective, unknowns: extremum.unknowns, maximise: goal === 'maximum', stated: [value], domains: reading.domains, fuel: TRIAL_FUEL }, seed);
  const familiar = familiarPoints(extremum);
  const named = familiar.find((value) => judge(extremum.objective, value).kind === 'optimal');
  const word = extremum.goal === 'minimum' ? 'minimiser' : 'maximiser';
  if (named) return `; the ${word} is ${printExpression(named)}`;
  const other = answer.improvement.nature === 'opposite' && judge(extremum.objective, stated.value, extremum.goal === 'minimum' ? 'maximum' : 'minimum').kind === 'optimal';
  const turned = turnedTerms(extremum, stated, familiar, judge);
  const reverse = other ? `${turned ? 'or ' : ''}arg ${extremum.goal === 'minimum' ? 'max' : 'min'}` : undefined;
  const offers = [turned, reverse].filter((offer) => offer !== undefined);
  return offers.length === 0 ? '' : `; use ${offers.join(', ')}`;
}

/** `+ w log(w) + (1 − w) log(1 − w), which gives σ(−x)`: terms that want the other sign. */
function turnedTerms(extremum: Extremum, stated: StatedOptimum, familiar: readonly Expression[], judge: (objective: Expression, value: Expression) => OptimumAnswer): string | undefined {
  const terms = termsOf(extremum.objective);
  if (terms.length < 2 || terms.length > maximumTerms) return undefined;
  const all = terms.map((_, k) => k);
  // One term, or all but one; turning all of them asks for the other extremum.
  const choices = [...all.map((k) => [k]), ...(terms.length > 2 ? all.map((k) => all.filter((other) => other !== k)) : [])];
  for (const choice of choices) {
    const objective = sumOf(terms.map(({ sign, term }, k) => ({ sign: choice.includes(k) ? (-sign as 1 | -1) : sign, term })));
    const written = choice.map((k) => `${terms[k]!.sign > 0 ? '−' : '+'} ${printExpression(terms[k]!.term)}`).join(' ');
    const answer = judge(objective, stated.value);
    if (answer.kind === 'optimal') return written;
    if (answer.kind !== 'improved' || !/convex|concave/.test(answer.bend ?? '') || isWrongWay(answer.bend, extremum.goal)) continue;
    const value = familiar.find((point) => judge(objective, point).kind === 'optimal');
    if (value) return `${written}, which gives ${printExpression(value)}`;
  }
  return undefined;
}

const isWrongWay = (bend: string | undefined, goal: Extremum['goal']): boolean => (bend?.includes(goal === 'minimum' ? 'concave' : 'convex') ?? false);

/** The terms of a sum with their signs. */
function termsOf(expression: Expression, sign: 1 | -1 = 1): readonly Term[] {
  if (expression.kind === 'apply') {
    const [a, b] = expression.operands as readonly [Expression, Expression];
    if (expression.operator === 'add') return expression.operands.flatMap((operand) => termsOf(operand, sign));
    if (expression.operator === 'subtract') return [...termsOf(a, sign), ...termsOf(b, -sign as 1 | -1)];
    if (expression.operator === 'negate') return termsOf(a, -sign as 1 | -1);
  }
  return [{ sign, term: expression }];
}

const sumOf = (terms: readonly Term[]): Expression => apply('add', ...terms.map(({ sign, term }) => (sign > 0 ? term : negate(term))));

/** Points by which optima of the field go, in each parameter of the unknown's own shape. */
function familiarPoints({ objective, unknowns }: Extremum): readonly Expression[] {
  const own = new Set(unknowns.map(({ variable }) => variable.name));
  const { variable } = unknowns[0]!;
  const rank = variable.dimensions.length;
  if (rank > 1) return [];
  const squash = rank === 0 ? 'sigmoid' : 'softmax';
  return [...freeVariables(objective).values()]
    .filter(({ name, dimensions }) => !own.has(name) && dimensions.length === rank)
    .flatMap((parameter) => [apply(squash, parameter), apply(squash, negate(parameter)), parameter, negate(parameter)]);
}
