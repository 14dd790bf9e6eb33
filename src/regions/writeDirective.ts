import type { Span } from '../util/span';
import { findRegions } from './findRegions';
import type { LanguageId, MathRegion } from './region';

/** A replacement in the text of a document. */
interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edit that states facts about a formula in a comment before it, in the form of the document's format: on a line of
 * its own, or within the line where a line of its own would break the paragraph. Undefined where the format has no
 * comments, and where the document would not then read as before with the comment in front of the formula.
 */
export function directiveEdit(text: string, languageId: LanguageId, region: MathRegion, facts: string): Edit | undefined {
  const edit = region.cell === undefined ? editFor(text, languageId, region, facts) : undefined;
  if (!edit) return undefined;
  const edited = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  const { regions } = findRegions(edited, languageId);
  const shift = edit.text.length - (edit.span.end - edit.span.start);
  const at = regions.findIndex((other) => other.kind === 'math' && other.outer.start === region.outer.start + shift && other.latex === region.latex);
  const before = regions.slice(0, Math.max(0, at)).findLast((other) => other.kind === 'directive');
  return before?.directive === 'assume' && before.argument === facts ? edit : undefined;
}

function editFor(text: string, languageId: LanguageId, { outer, display }: MathRegion, facts: string): Edit | undefined {
  const line = text.lastIndexOf('\n', outer.start - 1) + 1;
  const lead = text.slice(line, outer.start);
  const insert = (at: number, inserted: string): Edit => ({ span: { start: at, end: at }, text: inserted });
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^\s*/.exec(lead)![0];
  switch (languageId) {
    case 'markdown': {
      const comment = `<!-- formulint: ${facts} -->`;
      if (!/^[\s>]*$/.test(lead)) return insert(outer.start, `${comment} `);
      const previous = text.slice(0, Math.max(0, line - 1)).trimEnd();
      const follows = line > 0 && !display && /\S[^\n]*\r?\n$/.test(text.slice(0, line));
      return follows ? insert(previous.length, ` ${comment}`) : insert(line, `${lead}${comment}${newline}`);
    }
    case 'latex':
      return insert(line, `${indent}% formulint: ${facts}${newline}`);
    case 'restructuredtext':
    case 'python': {
      const paragraph = text.slice(0, line).search(/(?:^|\n[^\S\n]*\n)(?:[^\n]*\S[^\n]*\n)*$/);
      const start = paragraph + (/^\n[^\S\n]*\n/.exec(text.slice(paragraph))?.[0].length ?? 0);
      const own = /^[^\S\n]*/.exec(text.slice(start))![0];
      return insert(start, `${own}.. formulint: ${facts}${newline}${newline}`);
    }
    default:
      return undefined;
  }
}
