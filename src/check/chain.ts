import type { Chain, Operand, Reading, UncheckedReason } from '../ir/claim';
import type { Expression } from '../ir/expression';
import type { Evidence } from '../numeric/evidence';
import type { Precision } from '../numeric/precision';
import { equalExpressions, freeVariables, walk } from '../ir/substitute';
import { isClosed, judgeLink } from './link';
import type { Code, Compared, StepVerdict, Verdict } from './verdict';

export interface JudgedStep {
  readonly step: StepVerdict;
  /** A further step that puts in a quantity known from nowhere, which is taken as given: what is behind it rests on it. */
  readonly putsIn?: true;
  readonly compared?: Compared;
}

export interface ChainContext {
  readonly reading: Reading;
  readonly seed: number;
  readonly precision?: Precision;
  /** The code of a refutation. */
  readonly code: Code;
  /** Something stands before the first operand (a defined name), so that every link is a further step. */
  readonly continued?: boolean;
}

/** Decides every link of a chain, each on its own. */
export function judgeChain(chain: Chain, context: ChainContext): readonly JudgedStep[] {
  return chain.links.map((link, at) => {
    const [left, right] = [chain.operands[at]!, chain.operands[at + 1]!];
    const further = at > 0 || context.continued === true;
    const judged = judgeLink(left, link.relation, right, {
      chain,
      reading: context.reading,
      ...(context.continued ? { continued: true } : {}),
      seed: context.seed + at,
      ...(context.precision ? { precision: context.precision } : {}),
      code: isNumeric(left, right) ? 'wrong-number' : context.code,
    });
    const given = judged.verdict.kind === 'unchecked' && !(judged.verdict.reason === 'opaque-function' && judged.verdict.doubt && judged.compared?.sides.kinds) && (link.relation === '=' || link.relation === '≈') ? takenAsGiven(left, right, { further, leads: !further && chain.links.length > 1, reason: judged.verdict.reason, before: chain.operands.slice(0, at + 1) }) : undefined;
    const verdict: Verdict = given === undefined ? judged.verdict : { kind: 'stipulated', message: given };
    const putsIn = given !== undefined && further && !left.unread && !isClosed(right.expression);
    return { step: { span: right.span, latex: `${left.latex} ${link.relation} ${right.latex}`, verdict }, ...(putsIn ? { putsIn } : {}), ...(judged.compared ? { compared: judged.compared } : {}) };
  });
}

const isNumeric = (left: Operand, right: Operand): boolean => isClosed(left.expression) && isClosed(right.expression);

interface GivenLink {
  /** It is not the first of the claim. */
  readonly further: boolean;
  /** It is the first of several. */
  readonly leads: boolean;
  readonly reason: UncheckedReason;
  /** The operands before the link. */
  readonly before: readonly Operand[];
}

/**
 * A first operand that only names what follows, or numbers put in for symbols the text does not define, state values;
 * there is nothing to decide. What is said of such a link, or undefined where it claims something.
 */
function takenAsGiven(left: Operand, right: Operand, { further, leads, reason, before }: GivenLink): string | undefined {
  if (right.unread) return undefined;
  const values = isClosed(right.expression) ? `the values put in for ${left.latex} are taken as given` : `${left.latex} is taken as given`;
  if (left.unread) return !further || isClosed(right.expression) ? values : undefined;
  if (!further && isUpdate(left, right)) return `${left.latex} is given in terms of itself: an update, or an equation for it`;
  // log L(θ) = log ∏ …: what was known by name only is put in.
  if (reason === 'opaque-function' && further) return isPutIn(left.expression, right.expression) ? `what stands for ${left.latex} is taken as given` : undefined;
  if (reason === 'opaque-function') return left.expression.kind === 'call' ? givenByName(left.expression.function, left, right) : undefined;
  const undecided = reason === 'may-be-a-condition' || reason === 'shape-mismatch' || reason === 'unsupported-claim';
  if (undecided && introduces(right, before)) return values;
  // Numbers put in for symbols, at the head of a chain or further on.
  return undecided && (further || leads) && isClosed(right.expression) && !isClosed(left.expression) ? values : undefined;
}

/** An expectation, variance or covariance of what is known by name only. */
const isMoment = (name: string): boolean => /^(𝔼|E\b|E\[|Var|Cov)/.test(name);

const isSlope = (name: string): boolean => /^[∂∇]/.test(name);

/** A quantity known by name only. Of a derivative, only where nothing else in the equation is known by name too. */
function givenByName(name: string, left: Operand, right: Operand): string | undefined {
  if (isMoment(name)) return undefined;
  if (!isSlope(name)) return `${left.latex} is taken as given`;
  return callsIn(right.expression).size > 0 ? undefined : `what is differentiated is not defined here; ${left.latex} is taken as given`;
}

/** One quantity known by name only, which is a likelihood or a loss and no law of probability, and nothing such behind it. */
function isPutIn(left: Expression, right: Expression): boolean {
  const calls = callsIn(left);
  return calls.size === 1 && callsIn(right).size === 0 && [...calls].every((name) => !isMoment(name) && !isSlope(name));
}

/** w = w − η g. */
function isUpdate(left: Operand, right: Operand): boolean {
  const { expression } = left;
  const variable = expression.kind === 'entry' ? expression.array : expression;
  return variable.kind === 'variable' && freeVariables(right.expression).has(variable.name) && !equalExpressions(right.expression, expression);
}

function callsIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  walk(expression, (node) => {
    if (node.kind === 'call') names.add(node.function);
  });
  return names;
}

/** The right side is in terms of a quantity that stands nowhere before it in the chain. */
function introduces(right: Operand, before: readonly Operand[]): boolean {
  const known = new Set(before.flatMap(({ expression }) => [...freeVariables(expression).keys()]));
  return known.size > 0 && [...freeVariables(right.expression).keys()].some((name) => !known.has(name));
}

/** The verdict of the whole from its steps: the first wrong one decides; undecided ones are never passed over. */
export function chainHeadline(judged: readonly JudgedStep[]): { readonly verdict: Verdict; readonly steps: readonly StepVerdict[]; readonly compared?: Compared } {
  const steps = judged.map(({ step }) => step);
  const shown = steps.length > 1 ? steps : [];
  const pick = (at: number): { readonly compared?: Compared } => (judged[at]?.compared ? { compared: judged[at].compared } : {});
  const wrong = steps.findIndex(({ verdict }) => verdict.kind === 'refuted');
  if (wrong >= 0) {
    const { verdict } = steps[wrong]!;
    const lead = steps.length > 1 ? `step ${wrong + 1} does not follow: ` : '';
    return { verdict: { ...verdict, message: lead + verdict.message }, steps: shown, ...pick(wrong) };
  }
  const open = steps.findIndex(({ verdict }) => verdict.kind === 'unchecked');
  if (open >= 0) {
    const { verdict } = steps[open]!;
    const held = steps.filter((step) => step.verdict.kind === 'verified').length;
    const lead = steps.length > 1 ? `step ${open + 1} of ${steps.length} is not decided${held > 0 ? ` (${held} hold${held === 1 ? 's' : ''})` : ''}: ` : '';
    return { verdict: { ...verdict, message: lead + verdict.message }, steps: shown, ...pick(open) };
  }
  const bound = steps.findIndex(({ verdict }) => verdict.kind === 'conditional');
  if (bound >= 0) {
    const { verdict } = steps[bound]!;
    return { verdict: { ...verdict, message: (steps.length > 1 ? `step ${bound + 1}: ` : '') + verdict.message }, steps: shown, ...pick(bound) };
  }
  const decided = judged.findIndex(({ step }) => step.verdict.kind === 'verified');
  if (decided < 0) return { verdict: steps[0]!.verdict, steps: shown };
  if (steps.length === 1) return { verdict: steps[0]!.verdict, steps: [], ...pick(0) };
  const rest = judged.findIndex(({ putsIn }) => putsIn);
  if (rest >= 0) return { verdict: { kind: 'stipulated', message: `step ${rest + 1} is taken as given; the others hold` }, steps: shown, ...pick(decided) };
  const verified = steps.flatMap(({ verdict }) => (verdict.kind === 'verified' ? [verdict] : []));
  const notes = verified.map(({ message }) => message).filter((message) => /truncated|rounding of the numbers/.test(message));
  const count = verified.length === steps.length ? `all ${steps.length} steps hold` : `${verified.length} of ${steps.length} steps are decided and hold, the others are taken as given`;
  return {
    verdict: { kind: 'verified', message: [count, ...notes].join('; '), evidence: combined(verified.map(({ evidence }) => evidence)) },
    steps: shown,
    ...pick(decided),
  };
}

/** The weakest method, the fewest points, the largest difference: what the whole can lean on. */
function combined(all: readonly Evidence[]): Evidence {
  const order: readonly Evidence['method'][] = ['optimisation', 'sampling', 'interval', 'algebraic', 'exact'];
  const [first] = all;
  return {
    method: order.find((method) => all.some((evidence) => evidence.method === method)) ?? first!.method,
    informativePoints: Math.min(...all.map(({ informativePoints }) => informativePoints)),
    sizes: [...new Set(all.flatMap(({ sizes }) => sizes))].sort((a, b) => a - b),
    worstDifference: Math.max(...all.map(({ worstDifference }) => worstDifference)),
    precision: Math.min(...all.map(({ precision }) => precision)),
    seed: first!.seed,
  };
}
