import type { ClaimJson, Range } from '../protocol/verdict';

/** The claim as it is so many lines further down. */
export function moveLines(claim: ClaimJson, lines: number): ClaimJson {
  if (lines === 0) return claim;
  const move = ({ start, end }: Range): Range => ({
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  });
  const { findingRange, steps, repairs } = claim;
  return {
    ...claim,
    range: move(claim.range),
    ...(findingRange ? { findingRange: move(findingRange) } : {}),
    ...(steps ? { steps: steps.map((step) => ({ ...step, range: move(step.range) })) } : {}),
    ...(repairs ? { repairs: repairs.map((repair) => ({ ...repair, edits: repair.edits.map((edit) => ({ ...edit, range: move(edit.range) })) })) } : {}),
  };
}
