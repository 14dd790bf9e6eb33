import type { Span } from '../util/span';

export type LanguageId = 'markdown' | 'latex' | 'restructuredtext' | 'python' | 'ipynb' | 'plaintext';

/** How the author marked the mathematics off from the prose. */
export type Delimiter =
  | 'dollar' // $…$
  | 'double-dollar' // $$…$$
  | 'parentheses' // \(…\), also \\(…\\)
  | 'brackets' // \[…\], also \\[…\\]
  | 'environment' // \begin{align}…\end{align} without any other delimiter; `latex` includes the \begin and \end
  | 'fence' // ```math
  | 'role' // :math:`…`
  | 'directive' // .. math::
  | 'tag' // <d-math>
  | 'bare' // no delimiter at all, as pasted into a forum
  | 'selection'; // the user's own selection

/**
 * Carries an offset of `latex` back to the author's text. `latex` is a concatenation of pieces of the text (line
 * prefixes such as `> ` and escapes such as `\\_` are left out): the piece that begins at `latex[pieces[i].at]` begins
 * at `text[pieces[i].source]`. Sorted by `at`; the first is at 0.
 *
 * Two things stand in `latex` that do not in the text: the character an HTML entity names (`<d-math>a &lt; b</d-math>`),
 * mapped to the entity's beginning, and braces around the scripts of a formula typed without TeX (`2^10`), mapped to
 * the script's first and last character.
 */
export interface OffsetMap {
  readonly pieces: readonly { readonly at: number; readonly source: number }[];
}

/** A stretch of mathematics in a document. */
export interface MathRegion {
  readonly kind: 'math';
  /** What KaTeX is to read, without delimiters. */
  readonly latex: string;
  readonly map: OffsetMap;
  /** The content in the text, without delimiters. */
  readonly span: Span;
  /** The content with its delimiters. */
  readonly outer: Span;
  readonly display: boolean;
  readonly delimiter: Delimiter;
  /**
   * The environment whose rows the content is. With the delimiter `environment`, `latex` has its \begin and \end; with
   * all others it is the one a page puts around them (`split` for rST's directive, `aligned` for pasted rows), and
   * `latex` does not.
   */
  readonly environment?: string;
  /** Index of the notebook cell; offsets are then into that cell's source. */
  readonly cell?: number;
}

/** What stands between two pieces of mathematics: words, never code. */
export interface ProseRegion {
  readonly kind: 'prose';
  readonly text: string;
  readonly span: Span;
  readonly cell?: number;
  /** `heading`: the text of a heading. A paragraph's end is the blank line in `text` itself. */
  readonly role: 'text' | 'heading';
}

/** A comment addressed to us: `<!-- formulint: x > 0 -->`, `% formulint: …`, `.. formulint: …`, `formulint-disable…`. */
export interface DirectiveRegion {
  readonly kind: 'directive';
  /** `assume` for `formulint: …`; the others are suppressions. */
  readonly directive: 'assume' | 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** The text behind the colon, or the codes to suppress. */
  readonly argument: string;
  readonly span: Span;
  readonly cell?: number;
}

export type Region = MathRegion | ProseRegion | DirectiveRegion;

/** A macro as the author defined it, for KaTeX: name with its backslash, body with #1 … #9. */
export type Macros = Readonly<Record<string, string>>;

/** What a definition in the text gives a meaning to, from its place on. */
export interface MacroDefinition {
  /** With its backslash. */
  readonly name: string;
  /** The macro for KaTeX, and the ones it is made of where it takes several (`\name@given`). Empty for an alias. */
  readonly macros: Macros;
  /** `\let\name\alias`: the meaning that the other name has at this place. */
  readonly alias?: string;
  /** `\providecommand`: only if the name has no meaning yet. */
  readonly provided?: true;
}

/** A definition with its place; what a page's settings define (front matter, scripts) stands at its beginning. */
export interface PlacedDefinition extends MacroDefinition {
  readonly at: number;
  readonly cell?: number;
}

/** A document cut into its regions, in document order. */
export interface Regions {
  readonly regions: readonly Region[];
  /** Definitions of macros (preamble, \newcommand, front matter), in document order. */
  readonly definitions: readonly PlacedDefinition[];
  /** Files the document asks for with \input, \include, \usepackage and the like, as written. */
  readonly includes: readonly string[];
  /** Damage that a reader should hear of (unclosed `$$`, unreadable notebook), at its place. */
  readonly problems: readonly { readonly span: Span; readonly message: string; readonly cell?: number }[];
}

/** The offset in the author's text of an offset in `region.latex`. */
export function sourceOffset(region: MathRegion, at: number): number {
  const { pieces } = region.map;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.source + (at - piece.at) : region.span.start + at;
}

/** The span in the author's text of a span in `region.latex`. */
export function sourceSpan(region: MathRegion, span: Span): Span {
  const start = sourceOffset(region, span.start);
  const end = span.end > span.start ? sourceOffset(region, span.end - 1) + 1 : start;
  return { start, end: Math.max(start, end) };
}
