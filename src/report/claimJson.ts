import type { CheckedClaim, StepVerdict, Verdict } from '../check/verdict';
import type { Claim, NotationFinding } from '../ir/claim';
import type { Evidence as MeasuredEvidence, Witness } from '../numeric/evidence';
import type { ClaimJson, Evidence, StepJson, WitnessJson } from '../protocol/verdict';
import { plainMath } from './plainMath';
import { rangeOf, type LineIndex } from './lines';
import { assertNever } from '../util/assertNever';

/** The parts of a verdict that claims and steps have in common. */
interface Outcome {
  readonly verdict: Verdict['kind'];
  readonly code: string | null;
  readonly message: string;
  readonly reason?: string;
  readonly witness?: WitnessJson;
}

function witnessJson({ point, left, right, stated }: Witness): WitnessJson {
  return { point: { ...point }, left, right, ...(stated ? { stated } : {}) };
}

/** A conditional message names its condition; it is added where the message does not hold it already. */
function conditionalMessage(message: string, condition: string): string {
  return condition === '' || message.includes(condition) ? message : `${message}, provided that ${condition}`;
}

function outcomeOf(verdict: Verdict): Outcome {
  switch (verdict.kind) {
    case 'verified':
    case 'stipulated':
      return { verdict: verdict.kind, code: null, message: plainMath(verdict.message) };
    case 'refuted': {
      const { code, message, witness } = verdict;
      return { verdict: 'refuted', code, message: plainMath(message), ...(witness ? { witness: witnessJson(witness) } : {}) };
    }
    case 'conditional': {
      const message = conditionalMessage(verdict.message, verdict.condition);
      return { verdict: 'conditional', code: verdict.code ?? null, message };
    }
    case 'unchecked':
      return { verdict: 'unchecked', code: null, message: verdict.message, reason: verdict.reason };
    default:
      return assertNever(verdict);
  }
}

/** Differences that are no finite number are left out: JSON cannot say them. */
function evidenceJson(measured: MeasuredEvidence | undefined, reading: string | undefined): Evidence {
  const read = reading === undefined ? {} : { reading };
  if (!measured) return read;
  const { method, informativePoints, sizes, worstDifference, precision, seed } = measured;
  const difference = Number.isFinite(worstDifference) ? { worstDifference } : {};
  return { method, informativePoints, sizes, ...difference, precision, seed, ...read };
}

function stepJson({ span, latex, verdict }: StepVerdict, lines: LineIndex): StepJson {
  return { range: rangeOf(lines, span), latex, ...outcomeOf(verdict) };
}

/**
 * What the outside sees of a checked claim.
 * @param lines of the text the claim's spans refer to: the document, or the claim's own notebook cell
 */
export function claimJson(claim: Claim, checked: CheckedClaim, lines: LineIndex): ClaimJson {
  const { verdict, span, steps, assumptions, reading } = checked;
  const { verdict: name, code, message, reason, witness } = outcomeOf(verdict);
  return {
    range: rangeOf(lines, claim.span),
    ...(claim.cell === undefined ? {} : { cell: claim.cell }),
    ...(span ? { findingRange: rangeOf(lines, span) } : {}),
    latex: claim.latex,
    kind: claim.kind,
    verdict: name,
    code,
    message,
    ...(reason === undefined ? {} : { reason }),
    ...(verdict.kind === 'conditional' && verdict.condition !== '' ? { condition: verdict.condition } : {}),
    evidence: evidenceJson('evidence' in verdict ? verdict.evidence : undefined, reading),
    assumptions: [...new Set(assumptions.map(({ text }) => plainMath(text)))],
    ...(witness ? { witness } : {}),
    ...(steps.length > 0 ? { steps: steps.map((step) => stepJson(step, lines)) } : {}),
  };
}

const sameFinding = (a: NotationFinding, b: NotationFinding): boolean =>
  a.code === b.code && a.span.start === b.span.start && a.span.end === b.span.end;

/**
 * The claim, and behind it one further claim of kind `notation` for each finding about its notation. Such a claim is
 * `conditional`: nothing was shown to be false, and the formula means what it says only if the notation is mended.
 * One cause gives one finding: notation that is already the claim's own verdict is not repeated, and what stands beside a
 * verdict is not told of a claim that is refuted, of which it may be the cause.
 */
export function claimsJson(claim: Claim, checked: CheckedClaim, lines: LineIndex): readonly ClaimJson[] {
  const whole = claimJson(claim, checked, lines);
  const notation = claim.findings.filter(
    (finding, at, all) => finding.code !== whole.code && !(finding.beside && whole.verdict === 'refuted') && all.findIndex((other) => sameFinding(finding, other)) === at,
  );
  return [
    whole,
    ...notation.map(({ code, message, span }): ClaimJson => ({
      range: rangeOf(lines, span),
      ...(claim.cell === undefined ? {} : { cell: claim.cell }),
      latex: lines.text.slice(span.start, span.end),
      kind: 'notation',
      verdict: 'conditional',
      code,
      message,
      evidence: {},
      assumptions: [],
    })),
  ];
}
