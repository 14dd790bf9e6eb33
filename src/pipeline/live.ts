import { checkSteps, isLeftOpen, linesOf, regionsOf, withMacros, type CheckOptions, type DocumentInput, type DocumentReport } from '../pipeline';
import type { PlacedBlock } from '../protocol/outline';
import type { DocumentMemo } from './memo';
import { outlineOf } from './outline';

/** A document as it is followed while it is written. */
export interface LiveDocument {
  readonly blocks: readonly PlacedBlock[];
  readonly problems: DocumentReport['problems'];
  /** Where digits that floats do not have might decide more. */
  readonly isLeftOpen: boolean;
}

/**
 * Checks a document in steps, a claim each, and shows it as blocks; each step gives a way to the document as far as it is
 * checked. Of a notebook's JSON nothing is shown: the editor hands its cells over as parts.
 */
export function* liveSteps(input: DocumentInput, memo: DocumentMemo, options: Pick<CheckOptions, 'precision' | 'stability'> = {}): Generator<() => LiveDocument, LiveDocument> {
  const found = regionsOf(input);
  const lines = linesOf(input)(undefined);
  const regions = [...withMacros(found)];
  const shown = ({ claims, problems }: DocumentReport): LiveDocument => ({
    blocks: outlineOf({ languageId: input.languageId, lines, regions, claims }),
    problems,
    isLeftOpen: claims.some(isLeftOpen),
  });
  const steps = checkSteps(input, { ...options, readings: true }, memo, found);
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return shown(next.value);
    const { value: report } = next;
    yield () => shown(report());
  }
}
