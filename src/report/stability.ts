import type { UnstablePart } from '../check/stability/instabilities';
import type { Claim } from '../ir/claim';
import type { ClaimJson, FloatFailureJson, StabilityJson } from '../protocol/verdict';
import { rangeOf, type LineIndex } from './lines';

type Failure = UnstablePart['failures'][number];

/** JSON has no word for what is not finite. */
function gotJson(got: number): FloatFailureJson['got'] {
  if (Number.isFinite(got)) return got;
  return Number.isNaN(got) ? 'NaN' : got > 0 ? 'Infinity' : '-Infinity';
}

const failureJson = ({ format, point, got, exact, ulps }: Failure): FloatFailureJson => ({ format, point, got: gotJson(got), exact, ...(Number.isFinite(ulps) ? { ulps } : {}) });

/** The figures, for the evidence of a claim. */
export const stabilityJson = ({ stable, latex, failures }: UnstablePart): StabilityJson => ({
  latex: latex.written,
  stable: { name: stable.name, latex: latex.stable },
  failures: failures.map(failureJson),
});

/**
 * A finding for a part of a claim, to stand behind it. It is `conditional`: the formula is right, and floats give its value for
 * some inputs only.
 */
export function stabilityClaim(claim: Claim, part: UnstablePart, lines: LineIndex): ClaimJson {
  return {
    range: rangeOf(lines, part.operand.span),
    ...(claim.cell === undefined ? {} : { cell: claim.cell }),
    latex: part.operand.latex,
    kind: 'stability',
    verdict: 'conditional',
    code: 'unstable-form',
    message: part.message,
    evidence: { stability: [stabilityJson(part)] },
    assumptions: [],
  };
}
