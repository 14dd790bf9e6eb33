import type { Regions } from './region';
import { BACKSLASH, BACKTICK, BRACE_OPEN, BRACKET_CLOSE, BRACKET_OPEN, COLON, DOLLAR, LESS, NEWLINE, PAREN_OPEN, SLASH } from './characters';
import { environmentName, readBackslashDelimiter, readDollar, readEnvironment } from './delimited';
import { isVerbatimEnvironment } from './environments';
import { readForumTag } from './forumTag';
import { readLessThan } from './markdownHtml';
import { readBraced, readCodeSpan, skipDestination, skipUrl } from './markdownInline';
import type { MarkdownScan } from './markdownLines';
import { endHeading, readFrontMatter, startLine, startMarkdown } from './markdownLines';
import { mayDefine, readDefinition } from './macroDefinition';
import { cutProse, define, finishScan } from './scan';

/** 1 for the characters at which the scan of a line has something to decide. */
const special = new Uint8Array(128);
for (const code of [NEWLINE, DOLLAR, BACKSLASH, BACKTICK, LESS, BRACE_OPEN, BRACKET_CLOSE, COLON]) special[code] = 1;

/**
 * The regions of a Markdown document, in one pass without a parse: CommonMark with the mathematics of Pandoc, GitHub,
 * kramdown, MyST, Quarto and Distill.
 */
export function findMarkdown(text: string): Regions {
  const scan = startMarkdown(text, false);
  return scanMarkdown(scan, readFrontMatter(scan));
}

/** The same for text pasted from a forum: no front matter, indented code or headings, all else as in Markdown. */
export function findPastedText(text: string): Regions {
  return scanMarkdown(startMarkdown(text, true), 0);
}

function scanMarkdown(scan: MarkdownScan, from: number): Regions {
  const { text } = scan;
  let at = startLine(scan, from);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 127 || special[code] === 0) {
      at++;
      continue;
    }
    switch (code) {
      case NEWLINE:
        endHeading(scan, at);
        at = startLine(scan, at + 1);
        break;
      case DOLLAR:
        at = readDollar(scan, at, scan);
        break;
      case BACKSLASH:
        at = readBackslash(scan, at);
        break;
      case BACKTICK:
        at = readCodeSpan(scan, at);
        break;
      case LESS:
        at = readLessThan(scan, at);
        break;
      case BRACE_OPEN:
        at = readBraced(scan, at);
        break;
      case BRACKET_CLOSE:
        at = readBracket(scan, at);
        break;
      case COLON:
        at = text.charCodeAt(at + 1) === SLASH && text.charCodeAt(at + 2) === SLASH ? skipUrl(text, at + 3) : at + 1;
        break;
      default:
        at++;
    }
  }
  return finishScan(scan);
}

/** Behind a bracket that closes: behind the destination of its link, or the formula that a forum's tag begins. */
function readBracket(scan: MarkdownScan, at: number): number {
  if (scan.text.charCodeAt(at + 1) === PAREN_OPEN) return skipDestination(scan.text, at + 2);
  const end = scan.pasted ? readForumTag(scan, at) : -1;
  return end < 0 ? at + 1 : end;
}

function readBackslash(scan: MarkdownScan, at: number): number {
  const { text } = scan;
  const next = text.charCodeAt(at + 1);
  if (next === PAREN_OPEN || next === BRACKET_OPEN) {
    const end = readBackslashDelimiter(scan, at, scan);
    return end < 0 ? at + 2 : end;
  }
  if (next === BACKSLASH) {
    const third = text.charCodeAt(at + 2);
    if (third === PAREN_OPEN || third === BRACKET_OPEN) {
      const end = readBackslashDelimiter(scan, at, scan);
      return end < 0 ? at + 3 : end;
    }
    return at + 2;
  }
  if (text.startsWith('\\begin{', at)) {
    const end = readEnvironment(scan, at, scan);
    return end < 0 ? skipVerbatim(scan, at) : end;
  }
  if (mayDefine(text, at)) {
    const definition = readDefinition(text, at);
    if (definition) {
      if (definition.definition) define(scan, at, definition.definition);
      cutProse(scan, at, definition.end);
      return definition.end;
    }
  }
  return at + 2;
}

/** Behind an environment of code at `at`, or behind its backslash if it is none. */
function skipVerbatim(scan: MarkdownScan, at: number): number {
  const name = environmentName(scan.text, at);
  if (!name || !isVerbatimEnvironment(name)) return at + 2;
  const close = scan.search(`\\end{${name}}`, at);
  if (close >= scan.text.length) return at + 2;
  const end = close + name.length + 6;
  cutProse(scan, at, end);
  return end;
}
