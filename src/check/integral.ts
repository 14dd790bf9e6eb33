import { apply, infinity, rational, scalar } from '../ir/build';
import type { Operand } from '../ir/claim';
import type { Expression, IntegralExpression } from '../ir/expression';
import { contains, eachChild, freeVariables, substitute } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { LinkContext, LinkVerdict } from './link';
import { sidesOf } from './sides';
import { number, point } from './wording';

/** Letters of a constant of integration. */
const CONSTANT = /^(C|c|K|const|constant)(₀|₁|₂|_.*)?$/;

/**
 * Decides an equation with integrals without bounds. Where both sides speak of the letter under the integral they are
 * antiderivatives, equal up to a constant: their derivatives are compared. Else the integral is over all real numbers,
 * which may not be what is meant: that is never refuted. Undefined where there is no such integral.
 */
export function judgeIndefinite(left: Operand, right: Operand, context: LinkContext): LinkVerdict | undefined {
  const integrals = [left, right].flatMap(({ expression }) => indefiniteIn(expression));
  const [first] = integrals;
  if (!first) return undefined;
  const name = first.index;
  const speaks = [left, right].every(({ expression }) => freeVariables(expression).has(name) || indefiniteIn(expression).length > 0);
  if (!speaks || (integrals.length === 1 && !freeVariables(left.expression).has(name) && !freeVariables(right.expression).has(name))) return overAll(left, right, context);
  if (integrals.some(({ index }) => index !== name)) return unsettled('it has integrals without bounds over different letters');
  return antiderivative(left, right, name, context);
}

function antiderivative(left: Operand, right: Operand, name: string, context: LinkContext): LinkVerdict {
  const variable = scalar(name);
  // The lower bound adds a constant only; ½ lies where logarithms, roots and inverse sines are defined.
  const settled = (expression: Expression): Expression => ({ kind: 'derivative', variable, body: withBounds(expression, rational(1, 2), variable) });
  const { reading, seed } = context;
  const variables = reading.variables.some((known) => known.name === name) ? reading.variables : [...reading.variables, variable];
  const comparison = compareSides(sidesOf({ ...reading, variables }, settled(left.expression), settled(right.expression)), { seed });
  if (comparison.kind === 'undecided') return unsettled(comparison.message, comparison.reason);
  if (comparison.kind === 'equal') {
    return { verdict: { kind: 'verified', message: `an antiderivative: the derivatives in ${name} agree at ${comparison.evidence.informativePoints} informative points`, evidence: comparison.evidence } };
  }
  const { witness, evidence } = comparison;
  const differ = `the derivatives in ${name} differ: at ${point(witness.point)} they are ${number(Number(witness.left))} and ${number(Number(witness.right))}`;
  const [known, used] = [left, right].map(({ expression }) => freeVariables(expression)) as [ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>];
  const unknown = [...used.keys()].some((other) => other !== name && !known.has(other) && !CONSTANT.test(other));
  if (unknown || reading.conditionsUnread) return { verdict: { kind: 'unchecked', reason: 'may-be-a-condition', message: `${differ}; it may be meant as a condition` } };
  return { verdict: { kind: 'refuted', code: context.code, message: `this is no antiderivative: ${differ}`, evidence, witness } };
}

function overAll(left: Operand, right: Operand, context: LinkContext): LinkVerdict {
  const everywhere = (expression: Expression): Expression => withBounds(expression, apply('negate', infinity), infinity);
  const comparison = compareSides(sidesOf(context.reading, everywhere(left.expression), everywhere(right.expression)), { seed: context.seed });
  if (comparison.kind === 'undecided') return unsettled(comparison.message, comparison.reason);
  if (comparison.kind === 'different') return unsettled('the integral has no bounds, and over all real numbers the sides differ', 'may-be-a-condition');
  return { verdict: { kind: 'verified', message: `both sides agree, the integral taken over all values, at ${comparison.evidence.informativePoints} informative point${comparison.evidence.informativePoints === 1 ? '' : 's'}`, evidence: comparison.evidence } };
}

const unsettled = (message: string, reason: (LinkVerdict['verdict'] & { kind: 'unchecked' })['reason'] = 'unsupported-claim'): LinkVerdict => ({ verdict: { kind: 'unchecked', reason, message } });

const isIndefinite = (expression: Expression): expression is IntegralExpression => expression.kind === 'integral' && !expression.from && !expression.to;

function indefiniteIn(expression: Expression): readonly IntegralExpression[] {
  const found: IntegralExpression[] = isIndefinite(expression) ? [expression] : [];
  eachChild(expression, (child) => {
    found.push(...indefiniteIn(child));
  });
  return found;
}

/** The expression with bounds given to its integrals without, the inner ones first. */
function withBounds(expression: Expression, from: Expression, to: Expression): Expression {
  return substitute(expression, (node) => (isIndefinite(node) ? { ...node, from, to, body: withBounds(node.body, from, to) } : undefined));
}

/** True where an integral, a limit or an endless sum stands in it. */
export function mentionsLimit(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'integral' || node.kind === 'limit' || (node.kind === 'constant' && node.name === 'infinity'));
}
