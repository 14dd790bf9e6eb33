import { readArray } from './readArray';
import { readAccent, readAnnotation, readArrow, readBrace, readEnclosed, readFraction, readLeftRight, readRoot, readSized } from './readComposite';
import type { KatexDimension, KatexNode } from './katexTree';
import { readLeaf } from './readLeaf';
import { readFont, readOperator, readOperatorName, readText } from './readNames';
import { childrenOf, unsupported, widen, type Reader } from './reader';
import { attachScripts, braceStart, readScripts } from './readScripts';
import { firstStart, firstStartOf, isOwn, takeCall, takeLeaf } from './sourceTrack';
import type { Font } from './surface';
import type { Token } from './token';

/**
 * Reads KaTeX's nodes onto the end of `out`: symbols, numerals and composites as operands, signs as signs. Grouping
 * braces and styles vanish, as they do in print.
 *
 * @param bound where the next located leaf behind these nodes begins
 */
export function readMath(reader: Reader, nodes: readonly KatexNode[], font: Font | undefined, bound: number, out: Token[]): void {
  let located = 0;
  let until = bound;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const next = nodes[i + 1];
    if (node.type === 'htmlmathml' && isNegation(node) && next !== undefined) {
      readNegated(reader, node, next, font, firstStartOf(reader.track, nodes, i + 2) ?? bound, out);
      i++;
      continue;
    }
    if (located <= i) {
      for (located = i + 1, until = bound; located < nodes.length; located++) {
        const start = firstStart(reader.track, nodes[located]);
        if (start === undefined) continue;
        until = start;
        break;
      }
    }
    readNode(reader, node, font, until, out);
  }
}

function readNode(reader: Reader, node: KatexNode, font: Font | undefined, bound: number, out: Token[]): void {
  const { track } = reader;
  switch (node.type) {
    case 'mathord':
    case 'textord':
    case 'atom':
    case 'spacing':
    case 'op-token':
    case 'accent-token':
      if (node.text === '\\nobreak' || node.text === '\\allowbreak') return;
      return readLeaf(reader, node.text, takeLeaf(track, node.loc, bound), font, out);
    case 'ordgroup':
      return readGroup(reader, node, font, bound, out);
    case 'styling':
    case 'sizing':
    case 'color':
    case 'tag':
    case 'html':
    case 'href':
      return readMath(reader, node.body, font, bound, out);
    case 'mclass':
      return readClass(reader, node, font, bound, out);
    case 'font':
      return readFont(reader, node, node.font, childrenOrSelf(node.body), bound, out);
    case 'pmb':
      return readFont(reader, node, 'mathbf', node.body, bound, out);
    case 'text':
    case 'hbox':
      return readText(reader, node, node.body, node.type === 'text' ? node.font : undefined, bound, out);
    case 'operatorname':
      return readOperatorName(reader, node, bound, out);
    case 'op':
      return readOperator(reader, node, bound, out);
    case 'supsub':
      return readScripted(reader, node, font, bound, out);
    case 'genfrac':
      return readFraction(reader, node, font, bound, out);
    case 'sqrt':
      return readRoot(reader, node, font, bound, out);
    case 'accent':
    case 'accentUnder':
      return readAccent(reader, node, node.label, node.base, font, bound, out);
    case 'overline':
    case 'underline':
      return readAccent(reader, node, `\\${node.type}`, node.body, font, bound, out);
    case 'horizBrace':
      return readBrace(reader, node, {}, font, bound, out);
    case 'xArrow':
      return readArrow(reader, node, font, bound, out);
    case 'enclose':
      return readEnclosed(reader, node, font, bound, out);
    case 'leftright':
      return readLeftRight(reader, node, font, bound, out);
    case 'delimsizing':
      return readSized(reader, node.delim, node.mclass, bound, out);
    case 'middle':
      return readSized(reader, node.delim, 'mrel', bound, out);
    case 'array':
      return readArray(reader, node, font, bound, false, out);
    case 'htmlmathml':
      return readMath(reader, node.mathml, font, bound, out);
    case 'mathchoice':
      return readMath(reader, node.display, font, bound, out);
    case 'kern':
      return readKern(reader, node.dimension, out);
    case 'cr':
      out.push({ kind: 'break', column: false, start: track.cursor, end: track.cursor });
      return;
    case 'smash':
    case 'lap':
    case 'raisebox':
    case 'vcenter':
      return readMath(reader, [node.body], font, bound, out);
    case 'phantom':
    case 'vphantom':
    case 'rule':
    case 'internal':
      return;
    default:
      return unsupported(reader, `${(node as KatexNode).type}`, undefined, bound);
  }
}

/** A braced group leaves no trace; if it holds a single operand, the operand's place includes the braces. */
function readGroup(reader: Reader, node: Extract<KatexNode, { type: 'ordgroup' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const from = out.length;
  readMath(reader, node.body, font, bound, out);
  const own = isOwn(reader.track, node.loc);
  if (own) reader.track.cursor = Math.max(reader.track.cursor, node.loc.end);
  const only = out.length === from + 1 ? out[from]! : undefined;
  if (only?.kind === 'atom' && own) out[from] = widen({ ...only, letter: false }, Math.min(Math.max(node.loc.start, out[from - 1]?.end ?? 0), only.start), Math.max(node.loc.end, only.end));
  if (only?.kind === 'punctuation') out[from] = { ...only, grouping: true };
}

function childrenOrSelf(node: KatexNode): readonly KatexNode[] {
  return node.type === 'ordgroup' && node.loc ? [node] : childrenOf(node);
}

function readClass(reader: Reader, node: Extract<KatexNode, { type: 'mclass' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const only = node.body.length === 1 ? node.body[0]! : undefined;
  if (only?.type === 'supsub' && only.base?.type === 'op' && only.base.body && 'suppressBaseShift' in only.base) {
    return readAnnotation(reader, node, only, only.base.body, font, bound, out);
  }
  readMath(reader, node.body, font, bound, out);
}

function readScripted(reader: Reader, node: Extract<KatexNode, { type: 'supsub' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const { track } = reader;
  const scriptStart = Math.min(firstStart(track, node.sub) ?? bound, firstStart(track, node.sup) ?? bound);
  if (node.base?.type === 'horizBrace') return readBrace(reader, node.base, node, font, bound, out);
  const from = out.length;
  if (node.base) readNode(reader, node.base, font, scriptStart, out);
  const scripts = readScripts(reader, node.sub, node.sup, font, bound);
  if (!scripts.sub && !scripts.sup && scripts.primes === 0) return;
  attachScripts(reader, out, from, scripts, braceStart(reader, node.base));
}

const EMS: Readonly<Record<string, number>> = { mu: 1 / 18, em: 1, ex: 0.43, pt: 0.1, pc: 1.2, cm: 2.85, mm: 0.285, in: 7.2, bp: 0.1, px: 0.075, sp: 0, dd: 0.107, cc: 1.28, nd: 0.107, nc: 1.28 };

function readKern(reader: Reader, dimension: KatexDimension, out: Token[]): void {
  const ems = dimension.number * (EMS[dimension.unit] ?? 1);
  const { cursor } = reader.track;
  if (ems > 0) out.push({ kind: 'space', ems, start: cursor, end: cursor });
}

/** The stroke of `\not`, which KaTeX leaves before the sign it negates. */
function isNegation(node: Extract<KatexNode, { type: 'htmlmathml' }>): boolean {
  const only = node.mathml.length === 1 ? node.mathml[0]! : undefined;
  return only?.type === 'textord' && only.text === '\u0338';
}

const NEGATED: Readonly<Record<string, '≠' | '∉'>> = { '=': '≠', '∈': '∉' };

function readNegated(reader: Reader, node: KatexNode, next: KatexNode, font: Font | undefined, bound: number, out: Token[]): void {
  const { start } = takeCall(reader.track, firstStart(reader.track, next) ?? bound);
  const from = out.length;
  readNode(reader, next, font, bound, out);
  const token = out[from];
  const negated = token?.kind === 'relation' ? NEGATED[token.sign] : undefined;
  if (token?.kind === 'relation' && negated !== undefined && out.length === from + 1) out[from] = { ...token, sign: negated, start };
  else unsupported(reader, `\\not before this sign`, { start, end: Math.max(start, reader.track.cursor) }, firstStart(reader.track, node) ?? bound);
}
