import type * as vscode from 'vscode';
import type { VerdictName } from '../protocol/verdict';
import { fewWords, isProblem, markOf, signs } from '../report/verdictMark';
import { placeOf } from './checkedSource';
import type { FollowedState } from './followedDocuments';

/** What is shown at a line of a document. */
export interface LineMark {
  readonly line: number;
  /** The first line of the formula, for what stands above it. */
  readonly top: number;
  readonly verdict: VerdictName;
  /** Behind the line; absent where only the gutter has a mark. */
  readonly text?: string;
}

/**
 * The marks of a document's lines: a displayed formula has its verdict behind its last line, or behind the line of the
 * step that is wrong; a formula within words says something where it is a problem, and is otherwise only in the gutter.
 */
export function lineMarks({ blocks, source }: FollowedState, document: vscode.TextDocument): readonly LineMark[] {
  return blocks.flatMap(({ line, block }): readonly LineMark[] => {
    const { claims } = block;
    if (claims.length === 0) return [];
    const at = (relative: number): LineMark['line'] | undefined => {
      const position = { line: line + relative, character: 0 };
      const place = placeOf(source, { start: position, end: position });
      return place.document === document ? place.range.start.line : undefined;
    };
    const top = at(0);
    if (top === undefined) return [];
    if (block.kind === 'display') {
      const mark = markOf(claims);
      const problem = claims.find(({ claim }) => isProblem(claim))?.claim;
      const wrong = at(problem ? (problem.findingRange ?? problem.range).end.line : block.lines) ?? top;
      return mark ? [{ line: wrong, top, ...mark }] : [];
    }
    return claims.map(({ claim }): LineMark => {
      const own = claim.range.start.line;
      const text = isProblem(claim) ? { text: `${signs[claim.verdict]} ${fewWords(claim)}` } : {};
      return { line: at(own) ?? top, top, verdict: claim.verdict, ...text };
    });
  });
}
