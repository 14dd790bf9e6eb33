import type { KatexLocation, KatexNode } from './katexTree';

/**
 * Follows KaTeX's tree through the source in reading order. KaTeX locates leaves only, and leaves out of a macro in the
 * macro's body: commands, brackets and macro calls are found again between the located leaves, from `cursor` on.
 */
export interface SourceTrack {
  readonly source: string;
  /** Everything before it is accounted for. */
  cursor: number;
  /** The macro call that tokens without a place of their own are taken to come from. */
  callStart: number;
  callEnd: number;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether of two that follow each other the second stands right behind the first: in the source, or in what a macro stands
 * for, all of which has the place of its call.
 */
export const isBehind = (first: Range, second: Range): boolean => first.end === second.start || (first.start === second.start && first.end === second.end && first.end > first.start);

/** Commands that leave no leaf, so that a macro's tokens never come from them. */
const STRUCTURAL = new Set(
  ('left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm begin end limits nolimits ' +
    'displaystyle textstyle scriptstyle scriptscriptstyle quad qquad hspace hskip kern mkern mskip enspace thinspace ' +
    'medspace thickspace negthinspace frac dfrac tfrac cfrac sqrt mathbf mathrm bf rm it text textrm mbox boldsymbol bm ' +
    'mathbb mathcal operatorname nonumber notag tag hat bar tilde vec overline underbrace overset underset stackrel').split(' '),
);
const CALL = /\\(?:([a-zA-Z@]+\*?)|[^a-zA-Z])|[^\x00-\x7f]|~/gu;

export function isOwn(track: SourceTrack, loc: KatexLocation | null | undefined): loc is KatexLocation {
  return loc != null && loc.lexer.input === track.source;
}

/** The offset of the first leaf under the node that has a place in the source. */
export function firstStart(track: SourceTrack, node: KatexNode | null | undefined): number | undefined {
  if (node == null) return undefined;
  if (isOwn(track, node.loc)) return node.loc.start;
  switch (node.type) {
    case 'supsub': {
      const base = firstStart(track, node.base);
      if (base !== undefined) return base;
      return least(firstStart(track, node.sub), firstStart(track, node.sup));
    }
    case 'genfrac':
      return firstStart(track, node.numer) ?? firstStart(track, node.denom);
    case 'sqrt':
      return firstStart(track, node.index) ?? firstStart(track, node.body);
    case 'accent':
    case 'accentUnder':
    case 'horizBrace':
      return firstStart(track, node.base);
    case 'array':
      for (const row of node.body) {
        const start = firstStartOf(track, row, 0);
        if (start !== undefined) return start;
      }
      return undefined;
    case 'xArrow':
      return firstStart(track, node.below) ?? firstStart(track, node.body);
    case 'htmlmathml':
    case 'mathchoice':
    case 'verb':
      return undefined;
    default: {
      if (!('body' in node) || node.body === undefined) return undefined;
      return 'length' in node.body ? firstStartOf(track, node.body, 0) : firstStart(track, node.body);
    }
  }
}

/** The same for the nodes of a list from `from` on. */
export function firstStartOf(track: SourceTrack, nodes: readonly KatexNode[], from: number): number | undefined {
  for (let i = from; i < nodes.length; i++) {
    const start = firstStart(track, nodes[i]);
    if (start !== undefined) return start;
  }
  return undefined;
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

/** The place of a leaf; `bound` is where the next located leaf begins. Moves the cursor behind it. */
export function takeLeaf(track: SourceTrack, loc: KatexLocation | null | undefined, bound: number): Range {
  if (isOwn(track, loc) && loc.start >= track.cursor && loc.end <= track.source.length) {
    let end = loc.end;
    while (end > loc.start + 1 && isSpace(track.source.charCodeAt(end - 1)) && track.source[end - 2] !== '\\') end--;
    track.cursor = end;
    return { start: loc.start, end };
  }
  return takeCall(track, bound);
}

/** The place of a token that a macro made: the next control sequence before `bound`, else the last one found. */
export function takeCall(track: SourceTrack, bound: number): Range {
  CALL.lastIndex = track.cursor;
  for (let match = CALL.exec(track.source); match !== null && match.index < bound; match = CALL.exec(track.source)) {
    const word = match[1];
    if (word === undefined ? /^\\[,;:!> {}&|]/.test(match[0]) : STRUCTURAL.has(word)) continue;
    track.callStart = match.index;
    track.callEnd = Math.min(CALL.lastIndex, bound);
    track.cursor = track.callEnd;
    return { start: track.callStart, end: track.callEnd };
  }
  if (track.callEnd > track.callStart && track.cursor <= track.callEnd) return { start: track.callStart, end: track.callEnd };
  const at = track.callEnd > track.callStart ? takeBracesSince(track, track.callStart) : track.cursor;
  return { start: at, end: at };
}

/** The place of the next match of `pattern` (a global expression) before `bound`, with the cursor moved behind it. */
export function takeCommand(track: SourceTrack, pattern: RegExp, bound: number): Range | undefined {
  pattern.lastIndex = track.cursor;
  const match = pattern.exec(track.source);
  if (match === null || match.index >= bound) return undefined;
  track.cursor = Math.min(pattern.lastIndex, track.source.length);
  return { start: match.index, end: track.cursor };
}

/** Moves the cursor over a closing brace that follows directly; the cursor. */
export function takeBrace(track: SourceTrack): number {
  const at = skipSpace(track.source, track.cursor);
  if (track.source[at] === '}') track.cursor = at + 1;
  return track.cursor;
}

/** Moves the cursor over the closing braces that belong to ones opened since `start`, as after a macro's arguments. */
export function takeBracesSince(track: SourceTrack, start: number): number {
  let open = 0;
  for (let at = start; at < track.cursor; at++) {
    const character = track.source[at];
    if (character === '\\') at++;
    else if (character === '{') open++;
    else if (character === '}') open--;
  }
  for (; open > 0 && track.source[skipSpace(track.source, track.cursor)] === '}'; open--) takeBrace(track);
  return track.cursor;
}

/** Whether an opening brace is the next thing behind the cursor. */
export function isBraced(track: SourceTrack): boolean {
  return track.source[skipSpace(track.source, track.cursor)] === '{';
}

/** The first offset from `from` on that holds no blank. */
export function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && isSpace(source.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Whether the first leaf with any place under the node was written here or came out of a macro's body. */
export function lead(track: SourceTrack, node: KatexNode): 'own' | 'macro' | 'none' {
  const loc = firstLocation(node);
  return loc == null ? 'none' : loc.lexer.input === track.source ? 'own' : 'macro';
}

function firstLocation(node: KatexNode | null | undefined): KatexLocation | undefined {
  if (node == null) return undefined;
  if (node.loc) return node.loc;
  if (node.type === 'supsub') return firstLocation(node.base) ?? firstLocation(node.sub) ?? firstLocation(node.sup);
  if (node.type === 'genfrac') return firstLocation(node.numer) ?? firstLocation(node.denom);
  if (node.type === 'accent' || node.type === 'accentUnder' || node.type === 'horizBrace') return firstLocation(node.base);
  if (node.type === 'array' || node.type === 'htmlmathml' || node.type === 'verb' || !('body' in node) || node.body === undefined) return undefined;
  if (!('length' in node.body)) return firstLocation(node.body);
  for (const child of node.body) {
    const loc = firstLocation(child);
    if (loc) return loc;
  }
  return undefined;
}
