import type { Span } from '../util/span';
import { findRegions } from './findRegions';
import type { LanguageId, MathRegion } from './region';

/** A replacement in the text of a document. */
interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What a comment says: facts, or which codes are not to be reported on its line or the next, or from there on. */
export interface Comment {
  readonly directive: 'assume' | 'disable' | 'disable-line' | 'disable-next-line';
  readonly argument: string;
}

const wordsOf = ({ directive, argument }: Comment): string => (directive === 'assume' ? `formulint: ${argument}` : `formulint-${directive} ${argument}`);

/**
 * The edit that writes a comment before a formula, in the form of the document's format: on a line of its own, or within
 * the line where a line of its own would break the paragraph. Undefined where the format has no comments, and where the
 * document would not then read as before with the comment in front of the formula.
 */
export function directiveEdit(text: string, languageId: LanguageId, region: MathRegion, comment: Comment): Edit | undefined {
  const edit = region.cell === undefined ? editFor(text, languageId, region, wordsOf(comment)) : undefined;
  if (!edit) return undefined;
  const { regions } = findRegions(applied(text, edit), languageId);
  const shift = edit.text.length - (edit.span.end - edit.span.start);
  const at = regions.findIndex((other) => other.kind === 'math' && other.outer.start === region.outer.start + shift && other.latex === region.latex);
  const before = regions.slice(0, Math.max(0, at)).findLast((other) => other.kind === 'directive');
  return before?.directive === comment.directive && before.argument === comment.argument ? edit : undefined;
}

/** The same for the findings of a code in a formula; on which line the comment stands is for the format to say. */
export function silencingEdit(text: string, languageId: LanguageId, region: MathRegion, code: string): Edit | undefined {
  const line = text.lastIndexOf('\n', region.outer.start - 1) + 1;
  const isWithin = languageId === 'markdown' && !/^[\s>]*$/.test(text.slice(line, region.outer.start));
  return directiveEdit(text, languageId, region, { directive: isWithin ? 'disable-line' : 'disable-next-line', argument: code });
}

/** The edit that silences a code in all of a document: a comment at its beginning, behind the front matter. */
export function silencingFileEdit(text: string, languageId: LanguageId, code: string): Edit | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const words = wordsOf({ directive: 'disable', argument: code });
  const insert = (at: number, inserted: string): Edit => ({ span: { start: at, end: at }, text: inserted });
  switch (languageId) {
    case 'markdown':
      return insert(/^(---|\+\+\+)[ \t]*\r?\n(?:[^]*?\n)?(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0, `<!-- ${words} -->${newline}`);
    case 'latex':
      return insert(0, `% ${words}${newline}`);
    case 'restructuredtext':
      return insert(0, `.. ${words}${newline}${newline}`);
    case 'python':
      return insert(/^(?:#!.*\n)?(?:#.*coding[:=].*\n)?/.exec(text)![0].length, `# ${words}${newline}`);
    default:
      return undefined;
  }
}

export const applied = (text: string, { span, text: inserted }: Edit): string => text.slice(0, span.start) + inserted + text.slice(span.end);

function editFor(text: string, languageId: LanguageId, { outer, display }: MathRegion, words: string): Edit | undefined {
  const line = text.lastIndexOf('\n', outer.start - 1) + 1;
  const lead = text.slice(line, outer.start);
  const insert = (at: number, inserted: string): Edit => ({ span: { start: at, end: at }, text: inserted });
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^\s*/.exec(lead)![0];
  switch (languageId) {
    case 'markdown': {
      const comment = `<!-- ${words} -->`;
      if (!/^[\s>]*$/.test(lead)) return insert(outer.start, `${comment} `);
      const previous = text.slice(0, Math.max(0, line - 1)).trimEnd();
      const follows = line > 0 && !display && /\S[^\n]*\r?\n$/.test(text.slice(0, line));
      return follows ? insert(previous.length, ` ${comment}`) : insert(line, `${lead}${comment}${newline}`);
    }
    case 'latex':
      return insert(line, `${indent}% ${words}${newline}`);
    case 'restructuredtext':
    case 'python': {
      if (languageId === 'python' && lead.trimStart().startsWith('#')) return insert(line, `${indent}# ${words}${newline}`);
      const paragraph = text.slice(0, line).search(/(?:^|\n[^\S\n]*\n)(?:[^\n]*\S[^\n]*\n)*$/);
      const start = paragraph + (/^\n[^\S\n]*\n/.exec(text.slice(paragraph))?.[0].length ?? 0);
      const own = /^[^\S\n]*/.exec(text.slice(start))![0];
      return insert(start, `${own}.. ${words}${newline}${newline}`);
    }
    default:
      return undefined;
  }
}
