import type { DirectiveRegion, PlacedDefinition, Region, Regions } from './region';
import type { Span } from '../util/span';
import { APOSTROPHE, BACKSLASH, HASH, isBlank, isSpace, lineEnd, NEWLINE, QUOTE, skipBlanks } from './characters';
import { readDirective } from './directive';
import { excerptOf, intoWhole } from './excerpt';
import { findMarkdown } from './markdown';
import type { Cut } from './mathRegion';
import { findDocstring } from './restructuredText';

/**
 * The regions of a Python file: those of its docstrings and comments. Everything else is code. A `$$` in a comment may be
 * anything, so only docstrings can be damaged.
 */
export function findPython(text: string): Regions {
  const regions: Region[] = [];
  const problems: { span: Span; message: string }[] = [];
  const definitions: PlacedDefinition[] = [];
  for (const part of textParts(text)) {
    if (part.kind === 'docstring' && isPlain(text, part.span)) {
      if (part.span.end > part.span.start) regions.push({ kind: 'prose', text: text.slice(part.span.start, part.span.end), span: part.span, role: 'text' });
      continue;
    }
    const excerpt = excerptOf(text, part.span, part.cuts);
    const found = part.kind === 'comment' ? findMarkdown(excerpt.text) : findDocstring(excerpt.text);
    const whole = intoWhole(text, excerpt, found);
    for (const region of merged(whole.regions, part.directives)) regions.push(region);
    if (part.kind === 'docstring') problems.push(...whole.problems);
    definitions.push(...whole.definitions);
  }
  return { regions, definitions, includes: [], problems };
}

/** The regions of a comment without the directives among its lines, which are regions of their own. */
function merged(regions: readonly Region[], directives: readonly DirectiveRegion[]): readonly Region[] {
  return directives.length === 0 ? regions : [...regions, ...directives].sort((a, b) => a.span.start - b.span.start);
}

/** True if no mark stands in the docstring that would make anything but prose of it. */
function isPlain(text: string, span: Span): boolean {
  return !/[$\\`<]|::|>>>|\.\. /.test(text.slice(span.start, span.end));
}

interface TextPart {
  readonly kind: 'docstring' | 'comment';
  readonly span: Span;
  readonly cuts: readonly Cut[];
  readonly directives: readonly DirectiveRegion[];
}

const stringPrefix = /[A-Za-z]{0,2}(?="|')/y;

/** The docstrings (strings that are statements of their own) and comments, in order. */
function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let depth = 0;
  let statementStart = true;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      statementStart = depth === 0;
      at++;
    } else if (isSpace(code)) at++;
    else if (code === HASH) {
      const comment = readComment(text, at);
      parts.push(comment);
      at = comment.span.end;
    } else if (code === BACKSLASH) {
      at = lineEnd(text, at) + 1;
      statementStart = false;
    } else {
      const prefix = prefixAt(text, at);
      if (prefix === undefined) {
        if (code === 40 || code === 91 || code === 123) depth++;
        else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
        at = isWord(code) ? wordEnd(text, at) : at + 1;
      } else {
        const string = readString(text, at + prefix.length);
        if (statementStart && /^[rRuU]?$/.test(prefix)) {
          parts.push({ kind: 'docstring', span: string.content, cuts: docstringCuts(text, string.content, /r/i.test(prefix)), directives: [] });
        }
        at = string.end;
      }
      statementStart = false;
    }
  }
  return parts;
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code > 127;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWord(text.charCodeAt(end))) end++;
  return end;
}

function prefixAt(text: string, at: number): string | undefined {
  stringPrefix.lastIndex = at;
  return stringPrefix.exec(text)?.[0];
}

/** The string whose quotes begin at `at`; an unclosed one ends with its line, or with the text if in three quotes. */
function readString(text: string, at: number): { content: Span; end: number } {
  const quote = text.charAt(at);
  const triple = text.startsWith(quote.repeat(3), at);
  const start = triple ? at + 3 : at + 1;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (triple ? text.startsWith(quote.repeat(3), index) : text.charAt(index) === quote) {
      return { content: { start, end: index }, end: triple ? index + 3 : index + 1 };
    } else if (code === NEWLINE && !triple) return { content: { start, end: index }, end: index };
  }
  return { content: { start, end: text.length }, end: text.length };
}

/**
 * Cuts a docstring's common indentation, and in a string that is not raw the first of two backslashes and the one
 * before a quote. Other escapes stay: an author who writes `\nabla` in such a string does not mean a line feed.
 */
function docstringCuts(text: string, content: Span, raw: boolean): Cut[] {
  const cuts = indentCuts(text, content);
  if (raw) return cuts;
  const inner = text.slice(content.start, content.end);
  for (let index = inner.indexOf('\\'); index >= 0; index = inner.indexOf('\\', index + 2)) {
    const next = inner.charCodeAt(index + 1);
    const start = content.start + index;
    if (next === BACKSLASH || next === QUOTE || next === APOSTROPHE) cuts.push({ start, end: start + 1 });
  }
  return cuts.sort((a, b) => a.start - b.start);
}

function indentCuts(text: string, content: Span): Cut[] {
  const lines: { start: number; indent: number }[] = [];
  let common = Infinity;
  for (let end = lineEnd(text, content.start); end < content.end; end = lineEnd(text, end + 1)) {
    const start = end + 1;
    const first = skipBlanks(text, start);
    lines.push({ start, indent: first - start });
    if (first < content.end && !isSpace(text.charCodeAt(first))) common = Math.min(common, first - start);
  }
  return lines.map(({ start, indent }) => ({ start, end: start + Math.min(indent, common) })).filter((cut) => cut.end > cut.start);
}

const comment = /[ \t]*#+!?[:|]?[ \t]?/y;

/** The comment at `at`, together with the lines after it that are comments only. */
function readComment(text: string, at: number): TextPart {
  const cuts: Cut[] = [];
  const directives: DirectiveRegion[] = [];
  let line = at;
  let end = at;
  for (;;) {
    comment.lastIndex = line;
    if (!comment.test(text)) break;
    end = lineEnd(text, line);
    const directive = readDirective(text.slice(comment.lastIndex, end), { start: skipBlanks(text, line), end });
    if (directive) directives.push(directive);
    cuts.push({ start: line, end: directive ? end : Math.min(comment.lastIndex, end) });
    if (end >= text.length || !ownsLine(text, at)) break;
    line = end + 1;
  }
  return { kind: 'comment', span: { start: at, end }, cuts, directives };
}

/** True if nothing but blanks stands before `at` on its line. */
function ownsLine(text: string, at: number): boolean {
  let index = at - 1;
  while (isBlank(text.charCodeAt(index))) index--;
  return index < 0 || text.charCodeAt(index) === NEWLINE;
}
