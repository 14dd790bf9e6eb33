import type { Range, TextEditJson } from '../protocol/verdict';
import { findRegions, findRegionsOfParts } from '../regions/findRegions';
import type { Region } from '../regions/region';
import { applied, silencingEdit, silencingFileEdit } from '../regions/writeDirective';
import { lineIndex, rangeOf, spanOf } from '../report/lines';
import { suppressionsOf } from '../report/suppression';
import { touches } from '../util/span';
import type { DocumentInput } from '../pipeline';

/** Edits that write a comment by which a finding is silenced; absent where the format has none that does. */
export interface SilencingEdits {
  /** In the line of the formula or the one before. */
  readonly line?: TextEditJson;
  /** At the beginning of the document. */
  readonly file?: TextEditJson;
}

/** How the findings of a code at `range` can be silenced. Each edit is held against the document as it would then be read. */
export function silencingEdits({ text, languageId, parts }: DocumentInput, range: Range, code: string): SilencingEdits {
  const lines = lineIndex(text);
  const span = spanOf(lines, range);
  const regionsIn = (of: string, starts: readonly number[] | undefined): readonly Region[] => (starts ? findRegionsOfParts(of, languageId, starts) : findRegions(of, languageId)).regions;
  const formula = regionsIn(text, parts).find((region) => region.kind === 'math' && touches(region.outer, span));

  const checked = (edit: ReturnType<typeof silencingEdit>): TextEditJson | undefined => {
    if (!edit) return undefined;
    const { start } = edit.span;
    const moved = (at: number): number => (at < start ? at : at + edit.text.length);
    const after = lineIndex(applied(text, edit));
    const isSilenced = suppressionsOf(regionsIn(after.text, parts?.map((at) => (at <= start ? at : at + edit.text.length))), () => after);
    return isSilenced({ code, range: rangeOf(after, { start: moved(span.start), end: moved(span.end) }) }) ? { range: rangeOf(lines, edit.span), newText: edit.text } : undefined;
  };

  const line = checked(formula?.kind === 'math' ? silencingEdit(text, languageId, formula, code) : undefined);
  const file = checked(silencingFileEdit(text, languageId, code));
  return { ...(line ? { line } : {}), ...(file ? { file } : {}) };
}
