import type { Found, FoundRepair, Judged, Place } from '../protocol/assistant';
import type { ClaimJson, Range, StepJson } from '../protocol/verdict';
import { fileRange } from './fileRange';
import type { LintedFile } from './lint';
import { evidenceText } from './text';

const placeOf = ({ start, end }: Range): Place => ({ line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 });

/** Without the edits, whose places an assistant that rewrites the formula has no use for. */
const repairsOf = ({ repairs = [] }: ClaimJson): { readonly repairs?: readonly FoundRepair[] } => (repairs.length === 0 ? {} : { repairs: repairs.map(({ latex, edit }) => ({ latex, edit })) });

/** The findings of a document, as assistants are told of them. */
export function foundIn(file: LintedFile): readonly Found[] {
  const toFile = fileRange(file);
  return file.findings.map(({ range, cell, severity, code, message, claim, related = [] }): Found => {
    const about = claim === undefined ? undefined : file.claims[claim];
    const inFile = cell === undefined ? undefined : toFile(range, cell);
    return {
      path: file.path,
      ...(cell === undefined ? {} : { cell: cell + 1 }),
      ...placeOf(range),
      ...(inFile ? { inFile: placeOf(inFile) } : {}),
      severity,
      code,
      message,
      ...(about ? { latex: about.latex, verdict: about.verdict, ...(about.assumptions.length > 0 ? { assumptions: about.assumptions } : {}), ...(about.witness ? { witness: about.witness } : {}), ...repairsOf(about) } : {}),
      ...(related.length > 0 ? { related: related.map((other) => ({ line: other.range.start.line + 1, ...(other.cell === undefined ? {} : { cell: other.cell + 1 }), message: other.message })) } : {}),
    };
  });
}

const judgedStep = ({ latex, verdict, code, message, witness }: StepJson) => ({ latex, verdict, code, message, ...(witness ? { witness } : {}) });

/** A claim with its verdict, as assistants are told of it. */
export function judged(claim: ClaimJson): Judged {
  const { range, latex, verdict, code, message, reason, condition, evidence, assumptions, witness, steps } = claim;
  const { reading, stability } = evidence;
  return {
    ...placeOf(range),
    latex,
    verdict,
    code,
    message,
    ...(reason === undefined ? {} : { reason }),
    ...(condition === undefined ? {} : { condition }),
    ...(reading === undefined ? {} : { reading }),
    assumptions,
    evidence: evidenceText(evidence),
    ...(witness ? { witness } : {}),
    ...(steps ? { steps: steps.map(judgedStep) } : {}),
    ...repairsOf(claim),
    ...(stability ? { stability } : {}),
  };
}
