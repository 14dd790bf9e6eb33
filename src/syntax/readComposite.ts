import type { Span } from '../util/span';
import { leafMeaning } from './commands';
import { readArray } from './readArray';
import type { KatexNode } from './katexTree';
import { atom, fail, readRow, unsupported, widen, type Reader } from './reader';
import { readScripts, scripted } from './readScripts';
import { firstStart, isBraced, isOwn, lead, takeBrace, takeBracesSince, takeCall, takeCommand, type Range } from './sourceTrack';
import type { Accent, AnnotatedSurface, Bracket, Font, Surface } from './surface';
import type { Scripts, Token } from './token';
import { parseRow } from './parseRow';
import { LIMIT_WORDS, normaliseName } from './words';

const ARGUMENT = { place: 'argument', fence: undefined } as const;
const NOTE = { place: 'script', fence: undefined } as const;

/** The command that opens a construct, unless a macro made it. */
export function takeOpening(reader: Reader, node: KatexNode, pattern: RegExp, bound: number): Range | undefined {
  const { track } = reader;
  if (lead(track, node) === 'macro') return undefined;
  return takeCommand(track, pattern, firstStart(track, node) ?? bound);
}

const FRACTION = /\\(?:[dtc]?frac|[dt]?binom|genfrac)(?![a-zA-Z])/g;

export function readFraction(reader: Reader, node: Extract<KatexNode, { type: 'genfrac' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const { track } = reader;
  const written = isOwn(track, node.numer.loc);
  const command = written
    ? takeOpening(reader, node, FRACTION, bound)
    : lead(track, node) !== 'own' || node.numer.loc ? takeCall(track, firstStart(track, node) ?? bound) : undefined;
  const numerator = readRow(reader, node.numer, font, firstStart(track, node.denom) ?? bound, ARGUMENT);
  const denominator = readRow(reader, node.denom, font, bound, ARGUMENT);
  if (command) takeBracesSince(track, command.start);
  if (!node.hasBarLine && node.leftDelim !== '(') {
    return fail(reader, 'unsupported-notation', 'A stack without a fraction bar is not read', numerator.span);
  }
  const span = { start: Math.min(command?.start ?? numerator.span.start, numerator.span.start), end: Math.max(track.cursor, denominator.span.end) };
  out.push(atom({ kind: 'fraction', style: node.hasBarLine ? 'bar' : 'binomial', numerator, denominator, span }));
}

const ROOT = /\\sqrt(?![a-zA-Z])/g;

export function readRoot(reader: Reader, node: Extract<KatexNode, { type: 'sqrt' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const command = takeOpening(reader, node, ROOT, bound) ?? takeCall(reader.track, firstStart(reader.track, node) ?? bound);
  const index = node.index ? readRow(reader, node.index, font, firstStart(reader.track, node.body) ?? bound, ARGUMENT) : undefined;
  const radicand = readRow(reader, node.body, font, bound, ARGUMENT);
  const end = Math.max(takeBracesSince(reader.track, command.start), radicand.span.end);
  out.push(atom({ kind: 'root', radicand, span: { start: Math.min(command.start, index?.span.start ?? radicand.span.start, radicand.span.start), end }, ...(index && { index }) }));
}

const ACCENTS: Readonly<Record<string, Accent>> = {
  '\\hat': 'hat', '\\widehat': 'hat', '\\tilde': 'tilde', '\\widetilde': 'tilde', '\\bar': 'bar', '\\overline': 'bar', '\\vec': 'vec',
  '\\overrightarrow': 'vec', '\\overleftarrow': 'cev', '\\overharpoon': 'vec', '\\dot': 'dot', '\\ddot': 'ddot', '\\check': 'check', '\\widecheck': 'check', '\\breve': 'breve',
  '\\underline': 'underline', '\\utilde': 'underline', '\\underbar': 'underline',
};
const ACCENT = /\\(?:wide)?(?:hat|tilde|check)(?![a-zA-Z])|\\(?:bar|overline|underline|underbar|utilde|vec|over(?:left|right|leftright)arrow|overharpoon|d?dot|breve|acute|grave|mathring|overset|Overrightarrow)(?![a-zA-Z])/g;

/** Reads an accent over (or a line under) `base`. */
export function readAccent(reader: Reader, node: KatexNode, label: string, base: KatexNode, font: Font | undefined, bound: number, out: Token[]): void {
  const { track } = reader;
  const command = takeOpening(reader, node, ACCENT, bound);
  const accent = ACCENTS[label];
  const braced = command !== undefined && isBraced(track);
  const tokens: Token[] = [];
  reader.read(reader, [base], font, bound, tokens);
  if (braced) takeBracesSince(track, command.start);
  const only = tokens.length === 1 ? tokens[0]! : undefined;
  if (only?.kind === 'relation' && accent === 'dot' && only.sign === '=') {
    out.push({ ...only, sign: ':=', start: command?.start ?? only.start });
    return;
  }
  if (only?.kind === 'big') return unsupported(reader, `${label} over an operator`, command, bound);
  const body = parseRow(reader, tokens, ARGUMENT, track.cursor);
  const span = { start: Math.min(command?.start ?? body.span.start, body.span.start), end: Math.max(track.cursor, body.span.end) };
  out.push(atom(accented(body, accent, label, span)));
}

/** An accent that the surface tree has no name for, or over more than a symbol, becomes a note over its base. */
function accented(body: Surface, accent: Accent | undefined, label: string, span: Span): Surface {
  if (accent !== undefined && body.kind === 'symbol') return { ...body, accents: [...body.accents, accent], span };
  // The mean of the squares is no square of the mean.
  const isMeanOfPower = accent === 'bar' && body.kind === 'script' && body.sup?.kind === 'number';
  if (accent !== undefined && body.kind === 'script' && body.base.kind === 'symbol' && !isMeanOfPower) return { ...body, base: { ...body.base, accents: [...body.base.accents, accent] }, span };
  const name = accent ?? label.replace('\\', '');
  const note: Surface = { kind: 'symbol', name, font: 'normal', accents: [], span: { start: span.start, end: span.start } };
  return { kind: 'annotated', base: body, note, style: accent === 'underline' ? 'underset' : 'overset', span };
}

const STACK = /\\(?:stackrel|overset|underset)(?![a-zA-Z])/g;
const DEFINITIONS = new Set(['def', 'def.', 'define', 'defn', 'definition', 'by definition', 'Delta', 'triangle', 'set', 'let', '△', 'd e f', 'Def', 'DEF']);

/** Reads \stackrel, \overset and \underset: `supsub` holds the base and the notes. */
export function readAnnotation(
  reader: Reader,
  node: KatexNode,
  inner: Extract<KatexNode, { type: 'supsub' }>,
  base: readonly KatexNode[],
  font: Font | undefined,
  bound: number,
  out: Token[],
): void {
  const { track } = reader;
  const noteNode = inner.sup ?? inner.sub;
  const noteStart = noteNode ? firstStart(track, noteNode) : undefined;
  const baseStart = base.map((child) => firstStart(track, child)).find((start) => start !== undefined);
  const command = lead(track, node) === 'macro' ? undefined : takeCommand(track, STACK, Math.min(noteStart ?? bound, baseStart ?? bound));
  const read = noteNode ? readRow(reader, noteNode, font, baseStart ?? bound, NOTE) : undefined;
  const note = read?.kind === 'empty' ? undefined : read;
  const tokens: Token[] = [];
  reader.read(reader, base, font, bound, tokens);
  takeBrace(track);
  const parts = tokens.filter((token) => token.kind !== 'space');
  const only = parts.length === 1 ? parts[0]! : undefined;
  const last = parts[parts.length - 1];
  const start = command?.start ?? note?.span.start ?? track.cursor;
  const end = track.cursor;
  if (only?.kind === 'relation') {
    const defines = note !== undefined && only.sign === '=' && DEFINITIONS.has(plainText(note));
    out.push({ ...only, ...(defines ? { sign: ':=' as const } : note && { note }), start: Math.min(start, only.start), end: Math.max(end, only.end) });
  } else if (last?.kind === 'big' && note && !last.scripts) {
    const scripts: Scripts = inner.sup ? { sup: note, primes: 0, end } : { sub: note, primes: 0, end };
    const named = parts.slice(0, -1);
    for (const token of named) out.push(token === named[0] ? widen(token, Math.min(start, token.start), token.end) : token);
    out.push({ scripts, ...last, start: Math.min(named.length === 0 ? start : last.start, last.start), end: Math.max(end, last.end) });
  } else if (note && inner.sub && only?.kind === 'text' && LIMIT_WORDS.has(normaliseName(only.text))) {
    out.push({ scripts: { sub: note, primes: 0, end }, ...only, start: Math.min(start, only.start), end: Math.max(end, only.end) });
  } else if (note && inner.sub && only?.kind === 'atom' && takesLimits(only.node)) {
    out.push(atom({ kind: 'script', base: only.node, sub: note, primes: 0, span: { start: Math.min(start, only.start), end: Math.max(end, only.end) } }));
  } else {
    const body = parseRow(reader, tokens, ARGUMENT, track.cursor);
    const annotated: AnnotatedSurface = {
      kind: 'annotated', base: body, style: inner.sup ? 'overset' : 'underset',
      span: { start: Math.min(start, body.span.start), end: Math.max(end, body.span.end) }, ...(note && { note }),
    };
    out.push(atom(annotated));
  }
}

/** Names whose \underset says what they range over. */
function takesLimits(node: Surface): boolean {
  return node.kind === 'symbol' && (node.font === 'blackboard' || node.name === 'E' || LIMIT_WORDS.has(node.name));
}

/** The words or letters of a note, to tell `def` from others. */
function plainText(note: Surface): string {
  if (note.kind === 'symbol') return note.name;
  if (note.kind === 'text') return note.text;
  if (note.kind === 'adjacent' && note.items.every((item) => item.kind === 'symbol')) return note.items.map(plainText).join('');
  return '';
}

const BRACE = /\\(?:under|over)(?:brace|bracket|group|linesegment)(?![a-zA-Z])/g;

/** Reads \underbrace and \overbrace with the note under or over it. */
export function readBrace(
  reader: Reader,
  node: Extract<KatexNode, { type: 'horizBrace' }>,
  note: { readonly sub?: KatexNode | null | undefined; readonly sup?: KatexNode | null | undefined },
  font: Font | undefined,
  bound: number,
  out: Token[],
): void {
  const { track } = reader;
  const command = takeOpening(reader, node, BRACE, bound);
  const noteNode = node.isOver ? note.sup : note.sub;
  const other = node.isOver ? note.sub : note.sup;
  const tokens: Token[] = [];
  reader.read(reader, [node.base], font, (noteNode ? firstStart(track, noteNode) : undefined) ?? bound, tokens);
  const braceEnd = track.cursor;
  const read = noteNode ? readRow(reader, noteNode, undefined, bound, NOTE) : undefined;
  const noteEnd = track.cursor;
  const scripts = other ? readScripts(reader, node.isOver ? other : null, node.isOver ? null : other, font, bound) : undefined;
  const base = parseRow(reader, tokens, ARGUMENT, braceEnd);
  const span = { start: Math.min(command?.start ?? base.span.start, base.span.start), end: Math.max(noteEnd, base.span.end) };
  const annotated: Surface = { kind: 'annotated', base, style: node.isOver ? 'overbrace' : 'underbrace', span, ...(read && { note: read }) };
  out.push(atom(scripts ? scripted(annotated, scripts) : annotated));
}

const ENCLOSE = /\\(?:boxed|fbox|[bx]?cancel|sout|colorbox|fcolorbox|phase|angl|bcancel)(?![a-zA-Z])/g;

export function readEnclosed(reader: Reader, node: Extract<KatexNode, { type: 'enclose' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const command = takeCommand(reader.track, ENCLOSE, firstStart(reader.track, node) ?? bound);
  if (/phase|angl/.test(node.label)) return unsupported(reader, node.label, command, bound);
  const base = readRow(reader, node.body, font, bound, ARGUMENT);
  takeBrace(reader.track);
  if (node.label === '\\colorbox' || node.label === '\\fcolorbox') {
    out.push(atom(base));
    return;
  }
  const span = { start: Math.min(command?.start ?? base.span.start, base.span.start), end: Math.max(reader.track.cursor, base.span.end) };
  out.push(atom({ kind: 'annotated', base, style: /cancel|sout/.test(node.label) ? 'cancel' : 'boxed', span }));
}

const ARROW = /\\x[a-zA-Z]+/g;
const ARROWS: Readonly<Record<string, '→' | '←' | '⇒' | '⇐' | '⇔' | '↦' | '='>> = {
  '\\xrightarrow': '→', '\\xlongrightarrow': '→', '\\xleftarrow': '←', '\\xRightarrow': '⇒', '\\xLeftarrow': '⇐', '\\xLeftrightarrow': '⇔', '\\xleftrightarrow': '⇔', '\\xmapsto': '↦', '\\xlongequal': '=',
};

/** Reads an arrow that carries its note above (or below) it. */
export function readArrow(reader: Reader, node: Extract<KatexNode, { type: 'xArrow' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const command = takeCommand(reader.track, ARROW, firstStart(reader.track, node) ?? bound) ?? takeCall(reader.track, bound);
  const sign = ARROWS[node.label];
  if (sign === undefined) return unsupported(reader, `The arrow ${node.label}`, command, bound);
  const below = node.below ? readRow(reader, node.below, font, firstStart(reader.track, node.body) ?? bound, NOTE) : undefined;
  const above = readRow(reader, node.body, font, bound, NOTE);
  const note = above.kind === 'empty' ? below : above;
  out.push({ kind: 'relation', sign, start: command.start, end: Math.max(reader.track.cursor, command.end), ...(note && note.kind !== 'empty' && { note }) });
}

const LEFT = /\\left(?![a-zA-Z])|\\begin\s*\{[^}]*\}/g;
const RIGHT = /\\right(?![a-zA-Z])\s*(?:\\[a-zA-Z]+|\\[^a-zA-Z]|[^\\\s])|\\end\s*\{[^}]*\}/g;

/** Reads \left…\right, also the brackets that an environment such as pmatrix puts around itself. */
export function readLeftRight(reader: Reader, node: Extract<KatexNode, { type: 'leftright' }>, font: Font | undefined, bound: number, out: Token[]): void {
  const { track } = reader;
  const own = lead(track, node) !== 'macro';
  const opening = (own ? takeCommand(track, LEFT, firstStart(track, node) ?? bound) : undefined) ?? takeCall(track, firstStart(track, node) ?? bound);
  const inner: Token[] = [];
  const parted = node.body.filter((child) => child.type !== 'spacing' && child.type !== 'kern');
  const array = parted.length === 1 && parted[0]!.type === 'array' ? parted[0] : undefined;
  const cases = array !== undefined && (node.left === '\\{' || node.left === '\\lbrace' ? node.right === '.' : node.left === '.' && node.right === '\\}');
  if (cases) readArray(reader, array, font, bound, true, inner);
  else reader.read(reader, node.body, font, bound, inner);
  const environment = track.source.startsWith('\\begin', opening.start);
  const closing = own && !environment ? takeCommand(track, RIGHT, bound) : undefined;
  const end = Math.max(closing?.end ?? takeBracesSince(track, opening.start), opening.end);
  const open = delimiter(node.left, 'open');
  const close = delimiter(node.right, 'close');
  if (open === undefined || close === undefined) return unsupported(reader, `The bracket ${open === undefined ? node.left : node.right}`, { start: opening.start, end }, bound);
  const grid = inner[0];
  if (cases && grid?.kind === 'atom' && grid.node.kind === 'grid') {
    out.push(atom({ ...grid.node, shape: 'cases', span: { start: Math.min(opening.start, grid.start), end: Math.max(end, grid.end) } }));
  } else if (open !== '' && close === '' ) {
    out.push(half(open, opening), ...inner);
  } else if (open === '' && close !== '' && close !== '|') {
    out.push(...inner, half(close, { start: closing?.start ?? end, end }));
  } else {
    const only = inner.length === 1 ? inner[0]! : undefined;
    // \left|\left| x \right|\right|: nobody takes an absolute value twice.
    const isNorm = open === '|' && close === '|' && only?.kind === 'group' && only.open === '|' && only.close === '|';
    out.push({ kind: 'group', ...(isNorm ? { open: '‖', close: '‖', tokens: only.tokens } : { open, close, tokens: inner }), start: opening.start, end });
  }
}

/** One side of a \left…\right pair whose other side is invisible: it may match one in another line. */
function half(bracket: Bracket, range: Range): Token {
  const { start, end } = range;
  if (bracket === '|' || bracket === '‖') return { kind: 'bar', double: bracket === '‖', start, end };
  return { kind: '([{⟨⌊⌈'.includes(bracket) ? 'open' : 'close', bracket, start, end };
}

function delimiter(text: string, side: 'open' | 'close'): Bracket | undefined {
  if (text === '.') return '';
  if (text === '<' || text === '\\lt') return '⟨';
  if (text === '>' || text === '\\gt') return '⟩';
  const meaning = leafMeaning(text);
  if (meaning?.kind === 'bar') return meaning.double ? '‖' : '|';
  return meaning?.kind === 'open' || meaning?.kind === 'close' ? meaning.bracket : text === '\\lgroup' || text === '\\rgroup' ? (side === 'open' ? '(' : ')') : undefined;
}

const SIZED = /\\[bB]igg?[lrm]?(?![a-zA-Z])\s*(?:\\[a-zA-Z]+|\\[^a-zA-Z]|[^\\\s])|\\middle\s*(?:\\[a-zA-Z]+|\\[^a-zA-Z]|[^\\\s])/g;

/** Reads a bracket of a chosen size (\bigl, \Big …) or \middle. */
export function readSized(reader: Reader, text: string, mclass: string, bound: number, out: Token[]): void {
  const range = takeCommand(reader.track, SIZED, bound) ?? takeCall(reader.track, bound);
  const { start, end } = range;
  const bracket = delimiter(text, mclass === 'mclose' ? 'close' : 'open');
  if (bracket === undefined) {
    if (text === '/') out.push({ kind: 'slash', start, end });
    else unsupported(reader, `The bracket ${text}`, range, bound);
  } else if (bracket === '|' || bracket === '‖') {
    const side = mclass === 'mopen' ? 'open' : mclass === 'mclose' ? 'close' : mclass === 'mrel' ? 'middle' : undefined;
    out.push({ kind: 'bar', double: bracket === '‖', start, end, ...(side && { side }) });
  } else if (bracket !== '') {
    out.push({ kind: '([{⟨⌊⌈'.includes(bracket) ? 'open' : 'close', bracket, start, end });
  }
}
