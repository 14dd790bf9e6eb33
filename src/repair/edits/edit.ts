import type { Surface } from '../../syntax/surface';
import type { Span } from '../../util/span';

/** Text put in the place of a span of the formula's LaTeX. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/** A small change of a formula, in the author's own LaTeX. */
export interface Edit {
  /** In the order of the source, apart from one another. */
  readonly changes: readonly Change[];
  /** To the reader: `change the sign of e^{x}`. */
  readonly words: string;
  /** How far it is from what was written; the likeliest slips cost about 1. */
  readonly cost: number;
}

/** What a node is in the node around it. `name`: what a big operator runs over; `function`: a letter before its bracket. */
export type Role =
  | 'operand' | 'term' | 'factor' | 'function' | 'base' | 'exponent' | 'subscript' | 'numerator' | 'denominator' | 'radicand'
  | 'argument' | 'item' | 'lower' | 'upper' | 'body' | 'other';

/** A node in its place. */
export interface Spot {
  readonly node: Surface;
  readonly role: Role;
  /** Absent for the operand of a relation. */
  readonly parent?: Spot;
  /** Its number among the parts of its kind in `parent`. */
  readonly at: number;
}

/** What else stands in the formula, each as the author writes it, in the order of its first use. */
export interface Sight {
  readonly source: string;
  /** Letters used as indices. */
  readonly indices: readonly string[];
  /** What indices run up to. */
  readonly sizes: readonly string[];
  /** Letters with values, with their subscripts. */
  readonly symbols: readonly string[];
  /** How a transpose is written: `\top`. */
  readonly transpose: string;
}

/** The edits of one kind that apply to a node. */
export type EditFamily = (spot: Spot, sight: Sight) => readonly Edit[];

export const textOf = ({ source }: Pick<Sight, 'source'>, { span }: { readonly span: Span }): string => source.slice(span.start, span.end);

/** Braced slots of TeX: without braces they take a single token. */
const SLOTS: ReadonlySet<Role> = new Set<Role>(['exponent', 'subscript', 'lower', 'upper', 'numerator', 'denominator', 'radicand']);
const SINGLE_TOKEN = /^(?:\\[A-Za-z]+|[^\\{}\s])$/;

/** Another text in the place of a node, braced where TeX needs it. */
export function replaced({ node, role, parent }: Spot, { source }: Sight, text: string): Change {
  const slashed = parent?.node.kind === 'fraction' && parent.node.style === 'slash';
  const braced = /\{\s*$/.test(source.slice(Math.max(0, node.span.start - 3), node.span.start)) && /^\s*(?:\}|\\over)/.test(source.slice(node.span.end, node.span.end + 6));
  const needsBraces = SLOTS.has(role) && !slashed && !braced && !SINGLE_TOKEN.test(text);
  return padded({ span: node.span, text: needsBraces ? `{${text}}` : text }, source);
}

/** With blanks where a control word would run into a letter. */
export function padded({ span, text }: Change, source: string): Change {
  const before = source.slice(Math.max(0, span.start - 40), span.start);
  const front = /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(text) ? ' ' : '';
  const joint = text === '' ? before : text;
  const back = /\\[A-Za-z]+$/.test(joint) && /^[A-Za-z]/.test(source.slice(span.end, span.end + 1)) ? ' ' : '';
  return { span, text: front + text + back };
}

/** The source with changes made. */
export function applyChanges(source: string, changes: readonly Change[]): string {
  let text = '';
  let at = 0;
  for (const change of changes) {
    text += source.slice(at, change.span.start) + change.text;
    at = change.span.end;
  }
  return text + source.slice(at);
}

/** Sums want brackets where something binds tighter than they do. */
export function bracketed(node: Surface, sight: Sight): string {
  const text = textOf(sight, node);
  return node.kind === 'sum' || node.kind === 'big' ? inBrackets(text) : text;
}

/** Brackets that grow with what is tall. */
export const bracketsFor = (text: string): readonly [open: string, close: string] => (/\\(?:[dt]?frac|sum|prod|int)(?![A-Za-z])/.test(text) ? ['\\left(', '\\right)'] : ['(', ')']);

export const inBrackets = (text: string): string => bracketsFor(text).join(text);

/** Where a value stands by itself, so that anything may be put before or behind it. */
export const isWhole = ({ role }: Spot): boolean =>
  role === 'operand' || role === 'exponent' || role === 'argument' || role === 'numerator' || role === 'denominator' || role === 'item' || role === 'radicand';

/** A value that is a factor as it stands: a letter, with its scripts, a number, or something in brackets. */
export const isAtom = ({ kind }: Surface): boolean => kind === 'symbol' || kind === 'script' || kind === 'number' || kind === 'fence' || kind === 'root';
