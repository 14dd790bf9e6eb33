import type { MacroDefinition, MathRegion, PlacedDefinition, ProseRegion, Region, Regions } from './region';
import type { Span } from '../util/span';
import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN, COMMA, isLetter, isSpace } from './characters';
import type { ForwardSearch } from './forwardSearch';
import { forwardSearch } from './forwardSearch';
import { nextDefinition, readDefinition } from './macroDefinition';
import type { Cut, MathParts } from './mathRegion';
import { isBlankLine, mathRegion } from './mathRegion';

/** What a scan of a document has found up to now. */
export interface Scan {
  readonly text: string;
  readonly search: ForwardSearch;
  readonly regions: Region[];
  readonly definitions: PlacedDefinition[];
  readonly includes: string[];
  readonly problems: { span: Span; message: string }[];
  /** Where the prose begins that no region holds yet. */
  proseStart: number;
  role: ProseRegion['role'];
  /** The paragraph that was measured last. */
  paragraph: Span;
  /** The block of inline text that was measured last. */
  block: Span;
  /** Where prose was found last, and from where it was looked for. */
  words: Span;
  /** The stretch that was searched for prose last in vain. */
  wordless: Span;
  /** Where the next definition of a macro begins, and from where it was looked for. */
  definition: Span;
}

export function startScan(text: string): Scan {
  return {
    text, search: forwardSearch(text), regions: [], definitions: [], includes: [], problems: [], proseStart: 0, role: 'text',
    paragraph: { start: 0, end: -1 }, block: { start: 0, end: -1 }, words: { start: 0, end: -1 }, wordless: { start: 0, end: -1 }, definition: { start: 0, end: -1 },
  };
}

/** Ends the prose at `end`; what follows begins at `next`. */
export function cutProse(scan: Scan, end: number, next: number): void {
  const start = scan.proseStart;
  if (end > start) scan.regions.push({ kind: 'prose', text: scan.text.slice(start, end), span: { start, end }, role: scan.role });
  scan.proseStart = next;
}

/**
 * Adds a region of mathematics, after the prose before it. Definitions of macros within it are collected and left out
 * of its LaTeX, since KaTeX gets them with all the others; if nothing else is in it, it is no region.
 */
export function addMath(scan: Scan, parts: MathParts): void {
  cutProse(scan, parts.outer.start, parts.outer.end);
  const defines = definitionFrom(scan, parts.content.start) < parts.content.end;
  const region = mathRegion(scan.text, defines ? { ...parts, cuts: withDefinitions(scan, parts.content, parts.cuts ?? []) } : parts);
  if (region && !isPageFurniture(region)) scan.regions.push(region);
}

/** Sites built on MathJax write `$\begingroup$ … $\endgroup$` around comments, to keep macros from leaking. */
function isPageFurniture(region: MathRegion): boolean {
  return region.latex === '\\begingroup' || region.latex === '\\endgroup';
}

/** Notes a definition that holds from `at` on. */
export function define(scan: Scan, at: number, definition: MacroDefinition): void {
  scan.definitions.push({ ...definition, at });
}

/** Where the first command that may define a macro stands at or after `from`. */
function definitionFrom(scan: Scan, from: number): number {
  const { start, end } = scan.definition;
  if (from < start || from > end) scan.definition = { start: from, end: nextDefinition(scan.text, from) };
  return scan.definition.end;
}

function withDefinitions(scan: Scan, content: Span, cuts: readonly Cut[]): readonly Cut[] {
  const all = [...cuts];
  for (let at = definitionFrom(scan, content.start); at < content.end;) {
    const definition = readDefinition(scan.text, at);
    if (definition && definition.end <= content.end) {
      if (definition.definition) define(scan, at, definition.definition);
      all.push({ start: at, end: definition.end });
      at = definition.end;
    } else at++;
    at = definitionFrom(scan, at);
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Notes damage to the document at its place. */
export function addProblem(scan: Scan, span: Span, message: string): void {
  scan.problems.push({ span, message });
}

/** Ends the scan with the prose that is left. */
export function finishScan(scan: Scan): Regions {
  cutProse(scan, scan.text.length, scan.text.length);
  const { regions, definitions, includes, problems } = scan;
  return { regions, definitions: definitions.sort((a, b) => a.at - b.at), includes, problems };
}

/** The end of the paragraph that `at` lies in: the line feed before a blank line, or the text's length. */
export function paragraphEnd(scan: Scan, at: number): number {
  const { text, paragraph } = scan;
  if (at >= paragraph.start && at <= paragraph.end) return paragraph.end;
  let line = text.indexOf('\n', at);
  while (line >= 0 && !isBlankLine(text, line + 1)) line = text.indexOf('\n', line + 1);
  scan.paragraph = { start: at, end: line < 0 ? text.length : line };
  return scan.paragraph.end;
}

/**
 * True if a stretch that holds a blank line reads as prose: four words or more in a row outside of braces. Two
 * formulas between which one delimiter is missing would otherwise swallow the paragraphs between them.
 */
export function readsAsProse(scan: Scan, start: number, end: number): boolean {
  const { words, wordless } = scan;
  if (start >= words.start && start < words.end && words.end < end) return true;
  if (start >= wordless.start && end <= wordless.end) return false;
  const found = fourWords(scan.text, start, end);
  if (found >= 0) scan.words = { start, end: found };
  else scan.wordless = { start, end };
  return found >= 0;
}

/** The end of the first four words in a row, or -1. */
function fourWords(text: string, start: number, end: number): number {
  let depth = 0;
  let words = 0;
  let index = start;
  while (index < end) {
    const code = text.charCodeAt(index);
    if (isLetter(code)) {
      const word = index;
      while (isLetter(text.charCodeAt(index))) index++;
      if (depth === 0 && index - word > 1 && ++words >= 4) return index;
      continue;
    }
    index++;
    if (code === BACKSLASH) {
      words = 0;
      if (isLetter(text.charCodeAt(index))) while (isLetter(text.charCodeAt(index))) index++;
      else index++;
    } else if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE) depth = Math.max(0, depth - 1);
    else if (!isSpace(code) && code !== COMMA) words = 0;
  }
  return -1;
}
