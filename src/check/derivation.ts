import type { Chain, Derivation, Operand, Reading, Relation } from '../ir/claim';
import { multiply, rational, subtract } from '../ir/build';
import type { Expression } from '../ir/expression';
import { contains, freeVariables } from '../ir/substitute';
import { compareSides, type Basis } from '../numeric/compareSides';
import type { ComparedRelation } from '../numeric/pairStatus';
import { judgeChain, type JudgedStep } from './chain';
import { distributionsIn, findCondition } from './condition';
import { isClosed, verified } from './link';
import { sidesOf } from './sides';
import { numbers, point } from './wording';
import type { Verdict } from './verdict';

/** An equation as it is passed from row to row. */
interface Equation {
  readonly left: Operand;
  readonly right: Operand;
}

/**
 * Decides equations one below another. A row that holds for all values stands for itself; another must hold wherever
 * the row above does: points that satisfy the row above are constructed and tried in it. Rows that are merely
 * conditions side by side are no derivation: a failure counts only where some other row does follow. In a mere list of
 * identities each row stands for itself, the first as well.
 */
export function judgeDerivation(derivation: Derivation, reading: Reading, basis: Basis): readonly JudgedStep[] {
  const judged: JudgedStep[] = [];
  const start = derivation.slope && judgeStart(derivation.steps[0]!, derivation.slope, reading, basis);
  let previous: Equation | undefined;
  let follows = 0;
  const failing: number[] = [];
  const own = new Map<number, JudgedStep>();
  for (const [row, chain] of derivation.steps.entries()) {
    const { steps, alone, fails, followed } = judgeRow(chain, previous, reading, { ...basis, seed: basis.seed + judged.length });
    if (fails && !derivation.implied[row] && !solves(chain, derivation.steps.slice(0, row))) failing.push(judged.length);
    if (followed) follows++;
    if (alone) own.set(judged.length, alone);
    judged.push(...(row === 0 && start && steps[0]!.step.verdict.kind === 'stipulated' ? [{ ...steps[0]!, step: { ...steps[0]!.step, verdict: start } }, ...steps.slice(1)] : steps));
    // ∇L = 2XᵀXw − 2Xᵀy = 0 passes on its last equation, where the ones before hold for all values.
    const told = Math.max(0, steps.findIndex(({ step }) => step.verdict.kind !== 'verified'));
    const [left, right] = chain.operands.slice(told);
    previous = chain.links[told]?.relation === '=' && left && right && !left.unread && !right.unread ? { left, right } : undefined;
  }
  if (follows > 0) return judged;
  const kinds = [...own.values()].map(({ step }) => step.verdict.kind);
  const isList = kinds.includes('verified') && kinds.every((kind) => kind === 'verified' || kind === 'refuted' || kind === 'conditional');
  return judged.map((step, at) => (isList ? (own.get(at) ?? step) : failing.includes(at) ? asCondition(step) : step));
}

/** A letter by itself, below a derivative that is set to zero: what it solves the row above for. */
function solves(chain: Chain, above: readonly Chain[]): boolean {
  const [left] = chain.operands;
  const isZero = ({ expression }: Operand): boolean => expression.kind === 'number' && expression.numerator === 0n;
  const isStationary = ({ operands }: Chain): boolean => isZero(operands.at(-1)!) && operands.some(({ expression }) => contains(expression, ({ kind }) => kind === 'derivative'));
  return left?.expression.kind === 'variable' && above.some(isStationary);
}

function judgeRow(chain: Chain, previous: Equation | undefined, reading: Reading, basis: Basis): { readonly steps: readonly JudgedStep[]; readonly alone?: JudgedStep; readonly fails: boolean; readonly followed: boolean } {
  const alone = judgeChain(chain, { reading, ...basis, code: 'step-does-not-follow' });
  const [first, ...rest] = alone;
  if (!first) return { steps: alone, fails: false, followed: false };
  const { verdict } = first.step;
  if (verdict.kind === 'verified' || (verdict.kind === 'unchecked' && verdict.reason !== 'may-be-a-condition' && verdict.reason !== 'no-informative-points')) {
    return { steps: alone, alone: first, fails: false, followed: false };
  }
  // dL/dw = … of a loss that is known says what the derivative is.
  const asDerivative = !previous && verdict.kind === 'refuted' ? judgeChain(chain, { reading, ...basis, code: 'identity-fails' }) : [];
  if (asDerivative[0]?.step.verdict.kind === 'refuted' && asDerivative[0].step.verdict.code === 'wrong-derivative') return { steps: asDerivative, alone: first, fails: false, followed: false };
  if (!previous) {
    const message = 'the equation the rows below start from';
    const start: JudgedStep = { ...first, step: { ...first.step, verdict: { kind: 'stipulated', message } } };
    return { steps: [start, ...rest], alone: first, fails: false, followed: false };
  }
  const step = follow(chain, previous, reading, basis);
  const head: JudgedStep = { step: { ...first.step, verdict: step } };
  return { steps: [head, ...rest], alone: first, fails: step.kind === 'refuted', followed: step.kind === 'verified' };
}

/**
 * Is the first row the condition that the objective's derivative vanishes? It must hold wherever that does. Undefined
 * where this is not decided, or the row speaks of more than the objective does: then it is taken as given.
 */
function judgeStart(chain: Chain, slope: Expression, reading: Reading, basis: Basis): Verdict | undefined {
  const [left, right] = chain.operands as readonly [Operand, Operand];
  if (left.unread || right.unread) return undefined;
  const given = [{ left: slope, right: rational(0) }];
  const comparison = compareSides(sidesOf(reading, left.expression, right.expression, given), basis);
  if (comparison.kind === 'equal') return verified(comparison, 'this is where the derivative of the objective vanishes: it holds there');
  const known = freeVariables(slope);
  const speaksOfMore = [left, right].some(({ expression }) => [...freeVariables(expression).keys()].some((name) => !known.has(name)));
  if (comparison.kind === 'undecided' || speaksOfMore || reading.conditionsUnread) return undefined;
  const { witness, evidence } = comparison;
  const message = `at ${point(witness.point)}, where the derivative of the objective vanishes, the left is ${numbers(witness.left)} and the right is ${numbers(witness.right)}`;
  return { kind: 'refuted', code: 'step-does-not-follow', message, evidence, witness };
}

/** Does the row hold at the solutions of the row above? */
function follow(chain: Chain, previous: Equation, reading: Reading, basis: Basis): Verdict {
  const [left, right] = chain.operands as readonly [Operand, Operand];
  const given = [{ left: previous.left.expression, right: previous.right.expression }];
  const relation = comparedRelation(chain.links[0]!.relation);
  const same = relation === '=' ? sameEquation({ left, right }, previous, reading, basis) : undefined;
  if (same) return same;
  const comparison = compareSides(sidesOf(reading, left.expression, right.expression, given), { ...basis, relation });
  if (comparison.kind === 'equal') return verified(comparison, 'follows from the row above: it holds at its solutions');
  if (comparison.kind === 'undecided') return { kind: 'unchecked', reason: comparison.reason, message: comparison.message };
  // f(x) = f(y) ⇒ x = y holds of some f.
  if (given.some((equation) => [equation.left, equation.right].some((side) => contains(side, ({ kind }) => kind === 'call')))) return { kind: 'unchecked', reason: 'opaque-function', message: 'nothing is known of a function in the row above, and it does not follow for every such function' };
  const { witness, evidence } = comparison;
  const known = new Set([previous.left, previous.right].flatMap(({ expression }) => [...freeVariables(expression).keys()]));
  const strange = [left, right].flatMap(({ expression }) => [...freeVariables(expression).keys()]).find((name) => !known.has(name));
  if (strange !== undefined || reading.conditionsUnread || (isClosed(left.expression) && isClosed(right.expression))) {
    return { kind: 'unchecked', reason: 'may-be-a-condition', message: strange === undefined ? 'it may be a condition of its own' : `${strange} does not occur in the row above: this may be a condition of its own` };
  }
  const condition = relation === '=' ? findCondition(comparison.sides, basis.seed) : distributionsIn(comparison.sides, basis.seed, relation);
  if (condition) return { kind: 'conditional', message: `follows from the row above only where ${condition.text}`, condition: condition.text, evidence: condition.comparison.evidence };
  return {
    kind: 'refuted',
    code: 'step-does-not-follow',
    message: `at ${point(witness.point)}, which satisfies the row above, the left is ${numbers(witness.left)} and the right is ${numbers(witness.right)}`,
    evidence,
    witness,
  };
}

/** What an equation is multiplied by most often, from row to row. */
const FACTORS = [rational(1), rational(-1), rational(1, 2), rational(-1, 2), rational(2), rational(-2)];

/** The equation above with its terms on other sides, or multiplied by a number: no points on it need be found. */
function sameEquation({ left, right }: Equation, above: Equation, reading: Reading, basis: Basis): Verdict | undefined {
  const excess = (equation: Equation): Expression => subtract(equation.left.expression, equation.right.expression);
  for (const factor of FACTORS) {
    const comparison = compareSides(sidesOf(reading, excess({ left, right }), multiply(factor, excess(above))), basis);
    if (comparison.kind === 'equal' && comparison.evidence.method !== 'sampling') return verified(comparison, 'follows from the row above: it is the same equation');
  }
  return undefined;
}

/** ≈, ∝ and ≡ are judged as equations. */
const comparedRelation = (relation: Relation): ComparedRelation => (relation === '≈' || relation === '∝' || relation === '≡' ? '=' : relation);

function asCondition(judged: JudgedStep): JudgedStep {
  const { verdict } = judged.step;
  return { ...judged, step: { ...judged.step, verdict: { kind: 'unchecked', reason: 'may-be-a-condition', message: `it does not follow from the row above (${verdict.message}); it may be a condition of its own` } } };
}
