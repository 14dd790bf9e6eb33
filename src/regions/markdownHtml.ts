import type { Span } from '../util/span';
import type { Cut } from './mathRegion';
import { readDirective } from './directive';
import { tagEnd, tagName } from './htmlTag';
import { scriptMacros } from './macroMap';
import type { MarkdownScan } from './markdownLines';
import { addMath, addProblem, cutProse, define } from './scan';

/** Elements whose content is no text of the page. */
const opaque: ReadonlySet<string> = new Set(['script', 'style', 'pre', 'code', 'math', 'svg', 'textarea', 'template', 'd-code', 'd-bibliography', 'd-front-matter', 'dt-code']);

/** Distill's elements of mathematics, of its second and first template. */
const mathTags: ReadonlySet<string> = new Set(['d-math', 'dt-math']);

/** Behind the comment, tag or element that begins at `at`, where `<` is; behind the sign itself if none does. */
export function readLessThan(scan: MarkdownScan, at: number): number {
  const { text } = scan;
  if (text.startsWith('<!--', at)) return readComment(scan, at);
  const open = tagEnd(text, at);
  if (open < 0) return readAutolink(text, at);
  const name = tagName(text, at);
  if (mathTags.has(name)) return readMathTag(scan, at, open, name);
  if (opaque.has(name)) {
    const close = closingTag(scan, at, open, name);
    const end = close < text.length ? tagEnd(text, close) : -1;
    if (end < 0) return open;
    if (name === 'script' && isMathScript(text.slice(at, open))) return readMathScript(scan, { start: at, end }, { start: open, end: close });
    if (name === 'script') for (const definition of scriptMacros(text.slice(open, close))) define(scan, 0, definition);
    cutProse(scan, at, end);
    return end;
  }
  cutProse(scan, at, open);
  return open;
}

function readComment(scan: MarkdownScan, at: number): number {
  const close = scan.search('-->', at + 4);
  if (close >= scan.text.length) return at + 4;
  const end = close + 3;
  cutProse(scan, at, end);
  const directive = readDirective(scan.text.slice(at + 4, close), { start: at, end });
  if (directive) scan.regions.push(directive);
  return end;
}

function readAutolink(text: string, at: number): number {
  const link = /^<[A-Za-z][\w+.-]{1,31}:[^\s<>]*>/.exec(text.slice(at, at + 2000));
  return link ? at + link[0].length : at + 1;
}

/** Where the tag stands that closes the element, in capitals or not as the opening tag has it. */
function closingTag(scan: MarkdownScan, at: number, open: number, name: string): number {
  return scan.search(`</${scan.text.slice(at + 1, at + 1 + name.length)}`, open);
}

const isMathScript = (tag: string): boolean => /\stype\s*=\s*["']?math\/tex/i.test(tag);

/** `<script type="math/tex; mode=display">`, as kramdown writes it for MathJax; its text may stand in a CDATA section. */
function readMathScript(scan: MarkdownScan, outer: Span, content: Span): number {
  const { text } = scan;
  const cuts = [...text.slice(content.start, content.end).matchAll(/%\s*(?:<!\[CDATA\[|\]\]>)/g)].map((found): Cut => {
    const start = content.start + found.index;
    return { start, end: start + found[0].length };
  });
  addMath(scan, { content, outer, display: /mode\s*=\s*display/.test(text.slice(outer.start, content.start)), delimiter: 'tag', cuts });
  return outer.end;
}

/** Distill's `<d-math>…</d-math>`, `<d-math block>…</d-math>`. */
function readMathTag(scan: MarkdownScan, at: number, open: number, name: string): number {
  const { text } = scan;
  const close = closingTag(scan, at, open, name);
  if (close >= text.length) {
    addProblem(scan, { start: at, end: open }, `<${name}> is never closed`);
    return open;
  }
  const end = Math.max(tagEnd(text, close), close + name.length + 2);
  const content = { start: open, end: close };
  addMath(scan, {
    content, outer: { start: at, end }, display: /\sblock\b/.test(text.slice(at, open)), delimiter: 'tag', cuts: entityCuts(text.slice(open, close), open),
  });
  return end;
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };

function entityCuts(content: string, offset: number): Cut[] {
  return [...content.matchAll(/&(?:lt|gt|amp|quot|#39);/g)].map((found) => {
    const start = offset + found.index;
    return { start, end: start + found[0].length, insert: entities[found[0]]! };
  });
}
