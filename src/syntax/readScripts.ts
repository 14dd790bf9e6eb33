import type { KatexNode } from './katexTree';
import { fail, readRow, type Reader } from './reader';
import { firstStart, isOwn } from './sourceTrack';
import type { Font, ScriptSurface, Surface } from './surface';
import type { Scripts, Token } from './token';

/** Reads the scripts of a node in the order of the source. */
export function readScripts(reader: Reader, sub: KatexNode | null | undefined, sup: KatexNode | null | undefined, font: Font | undefined, bound: number): Scripts {
  const { track } = reader;
  const { primes, rest } = splitPrimes(sup);
  let supRead: Surface | undefined;
  let subRead: Surface | undefined;
  const supStart = rest ? firstStart(track, rest) : undefined;
  const subStart = sub ? firstStart(track, sub) : undefined;
  while (track.source[track.cursor] === "'") track.cursor++;
  const supFirst = sub && rest && (supStart ?? Infinity) < (subStart ?? Infinity);
  if (rest && supFirst) supRead = readRow(reader, rest, font, subStart ?? bound, SCRIPT);
  if (sub) subRead = readRow(reader, sub, font, rest && !supFirst ? (supStart ?? bound) : bound, SCRIPT);
  while (track.source[track.cursor] === "'") track.cursor++;
  if (rest && !supFirst) supRead = readRow(reader, rest, font, bound, SCRIPT);
  return { primes, end: track.cursor, ...(subRead && { sub: subRead }), ...(supRead && { sup: supRead }) };
}

const SCRIPT = { place: 'script', fence: undefined } as const;

/** Primes at the head of a superscript, and what is left of it. */
function splitPrimes(sup: KatexNode | null | undefined): { readonly primes: number; readonly rest: KatexNode | undefined } {
  if (!sup) return { primes: 0, rest: undefined };
  const nodes = sup.type === 'ordgroup' ? sup.body : [sup];
  let primes = 0;
  let i = 0;
  for (; i < nodes.length; i++) {
    const inner = primesOf(nodes[i]!);
    if (inner === 0) break;
    primes += inner;
  }
  if (primes === 0) return { primes, rest: sup };
  if (i === nodes.length) return { primes, rest: undefined };
  const body = nodes.slice(i);
  const loc = sup.type === 'ordgroup' && sup.loc ? { loc: sup.loc } : {};
  return { primes, rest: { type: 'ordgroup', mode: sup.mode, body, ...loc } };
}

function primesOf(node: KatexNode): number {
  if (node.type === 'textord') return node.text === '\\prime' || node.text === '′' || node.text === '’' ? 1 : node.text === '″' ? 2 : 0;
  if (node.type !== 'supsub' || node.base || node.sub || !node.sup) return 0;
  const { primes, rest } = splitPrimes(node.sup);
  return rest ? 0 : primes;
}

/** `base` with scripts; scripts that fit into a free place of an already scripted base join it. */
export function scripted(base: Surface, scripts: Scripts, start = base.span.start): Surface {
  const span = { start: Math.min(start, base.span.start), end: Math.max(scripts.end, base.span.end) };
  const joins = base.kind === 'script' && !(base.sub && scripts.sub) && !(base.sup && scripts.sup);
  const inner: ScriptSurface | undefined = joins ? base : undefined;
  const sub = inner?.sub ?? scripts.sub;
  const sup = inner?.sup ?? scripts.sup;
  return {
    kind: 'script',
    base: inner ? inner.base : base,
    primes: (inner?.primes ?? 0) + scripts.primes,
    span,
    ...(sub && { sub }),
    ...(sup && { sup }),
  };
}

/** Puts scripts on the last token of `out`, which were read as its base from index `from` on. */
export function attachScripts(reader: Reader, out: Token[], from: number, scripts: Scripts, start: number | undefined): void {
  const last = out[out.length - 1];
  const at = { start: last?.start ?? scripts.end, end: scripts.end };
  if (last === undefined || (out.length === from && last.kind === 'space')) {
    return fail(reader, 'unsupported-notation', 'A script without anything that carries it', at);
  }
  const single = out.length === from + 1 && start !== undefined ? Math.max(start, out[from - 1]?.end ?? 0) : last.start;
  switch (last.kind) {
    case 'atom': {
      const node = scripted(last.node, scripts, single);
      out[out.length - 1] = { kind: 'atom', node, letter: last.letter && last.node.kind === 'symbol', start: node.span.start, end: node.span.end };
      return;
    }
    case 'digits': case 'dot': case 'close': case 'bar': case 'big': case 'factorial': case 'text': case 'group':
      if (last.scripts) return fail(reader, 'unsupported-notation', 'A second script on the same symbol', at);
      out[out.length - 1] = { scripts, ...last, start: Math.min(single, last.start), end: Math.max(last.end, scripts.end) };
      return;
    case 'relation': {
      const note = scripts.sub ?? scripts.sup;
      // =_{(a)} refers to a remark; ≤_P is another relation.
      if (note === undefined || note.kind !== 'fence') break;
      out[out.length - 1] = { note, ...last, end: Math.max(last.end, scripts.end) };
      return;
    }
    default:
  }
  fail(reader, 'unsupported-notation', 'A script on a sign is not read', at);
}

/** Where a braced base begins, so that `{x}^2` is covered from its brace on. */
export function braceStart(reader: Reader, base: KatexNode | null | undefined): number | undefined {
  return base?.type === 'ordgroup' && isOwn(reader.track, base.loc) ? base.loc.start : undefined;
}
