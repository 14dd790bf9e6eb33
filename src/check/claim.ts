import type { Chain, Claim, Definition, Derivation, Reading } from '../ir/claim';
import { printExpression } from '../ir/print';
import type { Basis } from '../numeric/compareSides';
import { withoutPoints } from '../numeric/evidence';
import type { Precision } from '../numeric/precision';
import { seedOf } from '../numeric/random';
import { assertNever } from '../util/assertNever';
import { chainHeadline, judgeChain } from './chain';
import { judgeDefinition } from './definition';
import { judgeDerivation } from './derivation';
import { judgeOptimumSteps } from './optimum';
import { judgeProperty } from './property';
import type { CheckedClaim, Compared, StepVerdict, Verdict } from './verdict';

/** A reading decided: the headline, the steps, and what to plot. */
interface Outcome {
  readonly verdict: Verdict;
  readonly steps: readonly StepVerdict[];
  readonly compared?: Compared;
  readonly reading: Reading;
}

/**
 * Decides a claim. It is verified if one plausible reading holds, which is then named; refuted only if every reading
 * fails. The seed is the claim's own text, so that nothing else in a document changes a verdict. What floats leave open is
 * decided with more digits, if there are any.
 */
export function checkClaim(claim: Claim, precision?: Precision): CheckedClaim {
  const finding = claim.findings.find(({ beside }) => !beside);
  const seed = seedOf(claim.latex);
  const basis: Basis = { seed, ...(precision ? { precision } : {}) };
  const outcomes = claim.readings.map((reading) => judgeReading(reading, basis));
  const chosen = choose(outcomes);
  const steps = chosen?.steps ?? [];
  const assumptions = chosen?.reading.assumptions ?? [];
  const rest = {
    steps,
    assumptions,
    ...(chosen?.reading.note ? { reading: chosen.reading.note } : {}),
    ...(chosen ? { taken: chosen.reading } : {}),
    ...(chosen?.compared ? { compared: chosen.compared } : {}),
  };
  if (finding) {
    return { ...rest, verdict: { kind: 'refuted', code: finding.code, message: finding.message, evidence: withoutPoints(seed) }, span: finding.span };
  }
  if (!chosen) {
    const { unread } = claim;
    const verdict: Verdict = { kind: 'unchecked', reason: unread?.reason ?? 'not-a-claim', message: unread?.message ?? 'no statement was found' };
    return { ...rest, verdict, ...(unread ? { span: unread.span } : {}) };
  }
  // The mark goes under the step that is wrong, not under the whole derivation.
  const wrong = chosen.verdict.kind === 'refuted' ? steps.find((step) => step.verdict.kind === 'refuted') : undefined;
  return { ...rest, verdict: chosen.verdict, ...(wrong ? { span: wrong.span } : {}) };
}

/** The reading whose verdict is the claim's. */
function choose(outcomes: readonly Outcome[]): Outcome | undefined {
  const plain = outcomes.filter(({ reading }) => !reading.repaired);
  // Names the section has just defined are not free: a reading that forgets their definitions is no other reading, unless all of it holds.
  const rivals = plain.some(({ reading }) => reading.scope === 'near') ? plain.filter(({ reading }) => reading.scope !== 'none') : plain;
  const holding = plain.filter((outcome) => rivals.includes(outcome) || holdsThroughout(outcome));
  const holds = holding.find(({ verdict }) => verdict.kind === 'verified') ?? holding.find(({ verdict }) => verdict.kind === 'conditional');
  if (holds) return holds;
  const repaired = outcomes.find(({ reading, verdict }) => reading.repaired && verdict.kind === 'verified');
  if (repaired) return onCondition(repaired, plain[0]);
  // Nonsense as it stands, and wrong when put right.
  const wrong = outcomes.find(({ reading, verdict }) => reading.repaired && verdict.kind === 'refuted');
  if (wrong && plain.every(({ verdict }) => verdict.kind === 'refuted' || (verdict.kind === 'unchecked' && verdict.reason === 'may-be-a-condition'))) return inBothReadings(wrong);
  const refuted = rivals.find(({ verdict }) => verdict.kind === 'refuted');
  // What is in doubt is so in every reading.
  if (!refuted) return rivals.find(({ verdict }) => verdict.kind === 'stipulated' && !verdict.doubt) ?? rivals.find(({ verdict }) => verdict.kind === 'stipulated') ?? (rivals.every(isNoMoreThanDoubtful) ? rivals[0] : withoutDoubt(rivals[0]));
  const other = rivals.find((rival) => rival.verdict.kind !== 'refuted' && !isNoRival(rival));
  if (!other) return refuted;
  if (other.verdict.kind === 'stipulated' && other.reading.statement.kind !== 'chain') return other;
  const message = `read one way it fails (${refuted.verdict.message}); read another way it is not decided: ${other.verdict.message}`;
  return { ...other, verdict: { kind: 'unchecked', reason: 'readings-disagree', message } };
}

/** Every step is verified, but for the one that defines a name. */
const holdsThroughout = ({ reading, steps }: Outcome): boolean => steps.slice(reading.statement.kind === 'definition' ? 1 : 0).every(({ verdict }) => verdict.kind === 'verified');

const isNoMoreThanDoubtful = (outcome: Outcome): boolean => (outcome.verdict.kind === 'unchecked' && outcome.verdict.doubt !== undefined) || isNoRival(outcome);

function withoutDoubt(outcome: Outcome | undefined): Outcome | undefined {
  if (outcome?.verdict.kind !== 'unchecked') return outcome;
  const { reason, message } = outcome.verdict;
  return { ...outcome, verdict: { kind: 'unchecked', reason, message } };
}

/**
 * A reading that does not stand in the way of a refutation: its shapes do not fit, it only parses a derivative another
 * way or x̄ for no mean and fails at the same claim, or it fails too and forgets that n is the number of entries.
 */
function isNoRival({ verdict, reading }: Outcome): boolean {
  // x̄ beside x_i that is not their mean, and d of a chain that is taken for another number than that of the entries.
  if (verdict.kind === 'stipulated') return /value of its own/.test(reading.note ?? '') || (reading.statement.kind === 'chain' && reading.uncounted === true);
  if (verdict.kind !== 'unchecked') return false;
  return verdict.reason === 'shape-mismatch' || (verdict.reason === 'may-be-a-condition' && (reading.uncounted === true || /∇|layout|slash|value of its own/.test(reading.note ?? '')));
}

const equation = (chain: Chain): string => chain.operands.map(({ expression }) => printExpression(expression)).join(' = ');

/** Wrong as written, and wrong with its superscripts put back. */
function inBothReadings(repaired: Outcome): Outcome {
  const { verdict, reading } = repaired;
  const { statement } = reading;
  if (verdict.kind !== 'refuted' || statement.kind !== 'chain') return repaired;
  return { ...repaired, verdict: { ...verdict, message: `read as ${equation(statement)}, since superscripts seem lost in pasting, ${verdict.message}` } };
}

/** Holds only once the text is put right: said together with what it says as it stands. */
function onCondition(repaired: Outcome, literal: Outcome | undefined): Outcome {
  const { verdict, reading } = repaired;
  const { statement } = reading;
  if (verdict.kind !== 'verified') return repaired;
  const asWritten = literal && literal.verdict.kind === 'refuted' ? `as written it is wrong (${literal.verdict.message})` : 'as written it does not hold';
  const condition = reading.note ?? 'it is read otherwise than written';
  const formula = statement.kind === 'chain' ? `as ${equation(statement)}` : 'so';
  return { ...repaired, verdict: { kind: 'conditional', message: `${asWritten}; read ${formula}, ${verdict.message}`, condition, evidence: verdict.evidence } };
}

function judgeReading(reading: Reading, basis: Basis): Outcome {
  const { statement } = reading;
  switch (statement.kind) {
    case 'declaration':
      return { verdict: { kind: 'stipulated', message: `taken as given: ${statement.text}` }, steps: [], reading };
    case 'chain':
      return judgeWholeChain(statement, reading, basis);
    case 'definition':
      return judgeWholeDefinition(statement, reading, basis);
    case 'derivation':
      return judgeWholeDerivation(statement, reading, basis);
    case 'property':
      return { verdict: judgeProperty(statement, reading, basis.seed), steps: [], reading };
    case 'optimum':
      return { ...chainHeadline(judgeOptimumSteps(statement, reading, basis.seed)), reading };
    default:
      return assertNever(statement);
  }
}

function judgeWholeChain(chain: Chain, reading: Reading, basis: Basis): Outcome {
  const links = judgeChain(chain, { reading, ...basis, code: chain.links.length > 1 ? 'step-does-not-follow' : 'identity-fails' });
  return { ...chainHeadline(links), reading };
}

function judgeWholeDefinition(definition: Definition, reading: Reading, basis: Basis): Outcome {
  const head = judgeDefinition(definition, reading, basis);
  const first: StepVerdict = { span: definition.chain.operands[0]!.span, latex: definition.chain.operands[0]!.latex, verdict: head.verdict };
  if (definition.chain.links.length === 0) return { verdict: head.verdict, steps: [], reading, ...(head.compared ? { compared: head.compared } : {}) };
  const links = judgeChain(definition.chain, { reading, ...basis, code: 'step-does-not-follow', continued: true });
  const headline = chainHeadline([{ step: first, ...(head.compared ? { compared: head.compared } : {}) }, ...links]);
  return { ...headline, reading };
}

function judgeWholeDerivation(derivation: Derivation, reading: Reading, basis: Basis): Outcome {
  return { ...chainHeadline(judgeDerivation(derivation, reading, basis)), reading };
}
