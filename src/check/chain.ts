import type { Chain, Operand, Reading } from '../ir/claim';
import type { Evidence } from '../numeric/evidence';
import type { Precision } from '../numeric/precision';
import { freeVariables } from '../ir/substitute';
import { isClosed, judgeLink } from './link';
import type { Code, Compared, StepVerdict, Verdict } from './verdict';

export interface JudgedStep {
  readonly step: StepVerdict;
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
      seed: context.seed + at,
      ...(context.precision ? { precision: context.precision } : {}),
      code: isNumeric(left, right) ? 'wrong-number' : context.code,
    });
    const verdict = judged.verdict.kind === 'unchecked' && (link.relation === '=' || link.relation === '≈') && isTakenAsGiven(left, right, further, judged.verdict.reason)
      ? takenAsGiven(left, right)
      : judged.verdict;
    return { step: { span: right.span, latex: `${left.latex} ${link.relation} ${right.latex}`, verdict }, ...(judged.compared ? { compared: judged.compared } : {}) };
  });
}

const isNumeric = (left: Operand, right: Operand): boolean => isClosed(left.expression) && isClosed(right.expression);

/**
 * A first operand that only names what follows, or numbers put in for symbols the text does not define, state values;
 * there is nothing to decide.
 */
function isTakenAsGiven(left: Operand, right: Operand, further: boolean, reason: string): boolean {
  if (right.unread) return false;
  if (left.unread) return !further || isClosed(right.expression);
  if (reason === 'opaque-function' && !further) return left.expression.kind === 'call' && !/^(∂|∇|𝔼|E\b|E\[|Var|Cov)/.test(left.expression.function);
  const undecided = reason === 'may-be-a-condition' || reason === 'shape-mismatch' || reason === 'unsupported-claim';
  if (undecided && !further && disjoint(left, right)) return true;
  // Numbers put in for symbols, further on in a chain.
  return undecided && further && isClosed(right.expression) && !isClosed(left.expression);
}

/** The sides have no unknown in common: one is stated in terms of new quantities. */
function disjoint(left: Operand, right: Operand): boolean {
  const names = freeVariables(left.expression);
  const others = freeVariables(right.expression);
  return names.size > 0 && others.size > 0 && ![...others.keys()].some((name) => names.has(name));
}

function takenAsGiven(left: Operand, right: Operand): Verdict {
  return isClosed(right.expression)
    ? { kind: 'stipulated', message: `the values put in for ${left.latex} are taken as given` }
    : { kind: 'stipulated', message: `${left.latex} is taken as given` };
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
