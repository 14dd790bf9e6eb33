import type { Span } from '../util/span';

/**
 * The surface tree: LaTeX after KaTeX has parsed it, with the grammar of written mathematics applied (sums, products,
 * relations, big operators, fences) and nothing decided about meaning. It says that `f` stands directly before
 * `(x)`, not whether that is a call or a product; that `z` has a subscript `1`, not whether that is an entry.
 * Spans are offsets into the region's `latex`.
 */
export type Surface =
  | NumberSurface
  | SymbolSurface
  | ScriptSurface
  | FractionSurface
  | RootSurface
  | FenceSurface
  | ListSurface
  | AdjacentSurface
  | ProductSurface
  | SumSurface
  | RelationSurface
  | BigOperatorSurface
  | TextSurface
  | GridSurface
  | EllipsisSurface
  | ConditionSurface
  | AnnotatedSurface
  | EmptySurface;

interface Spanned {
  readonly span: Span;
}

/**
 * A numeral as written: `0.13`, `1,024`, `.5`, `1e-5`; `text` has group separators removed. A sign is never part of it.
 */
export interface NumberSurface extends Spanned {
  readonly kind: 'number';
  readonly text: string;
  /** `%` or `\%` follows directly. */
  readonly percent: boolean;
  /** It came by ≈: only as many digits are known. */
  readonly rounded?: true;
}

/** `normal` is an italic letter; `roman` also stands for \operatorname, \text and \textrm used as a name. */
export type Font =
  | 'normal'
  | 'roman'
  | 'bold' // \mathbf, \boldsymbol, \bm, {\bf …}
  | 'blackboard'
  | 'calligraphic' // \mathcal, \mathscr
  | 'fraktur'
  | 'sans'
  | 'typewriter';

/** A hat, bar or the like over or under a symbol, or a star, dagger or prime behind it (kept apart from powers). */
export type Accent = 'hat' | 'tilde' | 'bar' | 'vec' | 'dot' | 'ddot' | 'check' | 'breve' | 'underline' | 'cev';

/**
 * A letter or a name. `name` is the letter itself (`x`), a Greek letter's name without backslash (`alpha`; also for the
 * Unicode letter α), or a whole word for \operatorname, \mathrm, \text and for named functions (`log`, `softmax`,
 * `arg max` is `argmax`); \infty is `infinity`, \partial is `partial`, \nabla is `nabla`, \ell is `ell`, \emptyset
 * `emptyset`, \top `top`. var-forms are merged (`varepsilon` → `epsilon`, `varphi` → `phi`). A run of two or more
 * italic letters that spells a known word of the field (`softmax`, `ReLU`, `max`, `cos`, `TP`) is still a run of single
 * symbols here: `AdjacentSurface` keeps them in `letters`.
 */
export interface SymbolSurface extends Spanned {
  readonly kind: 'symbol';
  readonly name: string;
  readonly font: Font;
  /** Innermost first. */
  readonly accents: readonly Accent[];
}

/**
 * Scripts on a base, undecided: entry, name, power, transpose, sample number. Primes are counted apart (`f''` has
 * primes 2). `x^{(i)}` has a `FenceSurface` as superscript. Stars, `\top`, `T`, `\dagger` and `+` as superscripts are
 * symbols (`star` for * and \star and \ast, `top` for \top and \intercal, `dagger`, `plus`, `minus`); n! has the
 * superscript `factorial`. Signs that stand alone elsewhere are symbols too: `cdot` in f(\cdot), `colon` in x_{:,j}.
 */
export interface ScriptSurface extends Spanned {
  readonly kind: 'script';
  readonly base: Surface;
  readonly sub?: Surface;
  readonly sup?: Surface;
  readonly primes: number;
}

/** `bar`: \frac, \dfrac, \tfrac, \over, {a \over b}. `slash`: a/b written inline. `binomial`: \binom, \choose. */
export interface FractionSurface extends Spanned {
  readonly kind: 'fraction';
  readonly style: 'bar' | 'slash' | 'binomial';
  readonly numerator: Surface;
  readonly denominator: Surface;
}

export interface RootSurface extends Spanned {
  readonly kind: 'root';
  readonly radicand: Surface;
  readonly index?: Surface;
}

/** `‖` for \| and ||, `⟨` `⟩` for \langle \rangle, `⌊ ⌋ ⌈ ⌉`; '' where \left. or \right. stands. */
export type Bracket = '(' | ')' | '[' | ']' | '{' | '}' | '|' | '‖' | '⟨' | '⟩' | '⌊' | '⌋' | '⌈' | '⌉' | '';

/**
 * Something in brackets that are printed (TeX's grouping braces leave no trace). An evaluation bar `…|_{x=0}` is a
 * fence with open '' and close '|'. Half-open intervals may have `open: '['`, `close: ')'`. `body` is `empty` for ().
 */
export interface FenceSurface extends Spanned {
  readonly kind: 'fence';
  readonly open: Bracket;
  readonly close: Bracket;
  readonly body: Surface;
}

/**
 * Items between punctuation, of the loosest kind present: `a, b; c` is a list by ';' of a list by ','. `|` and `\mid`
 * as a separator (`p(y \mid x)`, sets) give a list by '|' with two items; ':' in sets and maps likewise; \| and
 * \parallel between arguments (`KL(p \| q)`) a list by '‖'.
 */
export interface ListSurface extends Spanned {
  readonly kind: 'list';
  readonly separator: ',' | ';' | '|' | ':' | '‖';
  readonly items: readonly Surface[];
}

/**
 * Factors written side by side with no sign between them: `2x`, `f(x)`, `W x`, `\log p q`. Two items or more, in order,
 * never nested. A function word followed by its argument is not yet a call here. `spaced[i]` is true where the author
 * put explicit space (\, \; \quad ~) or a line break before item i.
 */
export interface AdjacentSurface extends Spanned {
  readonly kind: 'adjacent';
  readonly items: readonly Surface[];
  readonly spaced: readonly boolean[];
}

export type ProductSign = '×' | '·' | '∘' | '⊙' | '⊗' | '*' | '÷' | '⊕' | '∗';

/** Factors joined by a written sign, left to right; `\times`, `\cdot` (also `.` raised), `\odot`, `\otimes`, `\circ`. */
export interface ProductSurface extends Spanned {
  readonly kind: 'product';
  readonly factors: readonly Surface[];
  /** One fewer than factors. */
  readonly signs: readonly ProductSign[];
}

/** Terms with their signs; a single term with sign '-' is a negation. `±`, `∓`, `∪`, `∩` and `∖` join terms too. */
export interface SumSurface extends Spanned {
  readonly kind: 'sum';
  readonly terms: readonly { readonly sign: '+' | '-' | '±' | '∓' | '∪' | '∩' | '∖'; readonly term: Surface }[];
}

export type RelationSign =
  | '=' | '≠' | '<' | '≤' | '>' | '≥' | '≪' | '≫' | '≈' | '≡' | '∝' | '∼' | '≃' | '≅'
  | ':=' // also \triangleq, \stackrel{def}{=}, \coloneqq, \doteq
  | '←' | '∈' | '∉' | '∋' | '⊂' | '⊆' | '⊃' | '⊇' | '⪯' | '⪰' | '≻' | '≺' | '⊥'
  | '→' | '↦' | '⇒' | '⇔' | '⇐'; // arrows; \iff, \implies, \Longrightarrow, \to, \mapsto

/**
 * `a = b ≤ c`: all relations of one line in order, operands between them. An operand is `empty` where the author left
 * it out (a row beginning with `=`). Arrows bind loosest, then the others: `x \to 0 \implies a = b` is a relation by ⇒
 * of a relation by → and one by =.
 */
export interface RelationSurface extends Spanned {
  readonly kind: 'relation';
  readonly operands: readonly Surface[];
  /** `note`: what is written over, under or beside the sign, unless it says that the sign defines. */
  readonly signs: readonly { readonly sign: RelationSign; readonly span: Span; readonly note?: Surface }[];
}

/**
 * \sum, \prod, \int, \max, \min, \argmax, \argmin, \sup, \inf, \lim, \bigcup …, also \mathbb{E}_{x} and \operatorname*
 * words with limits. `body` is what follows up to the next `+`, `-` or relation at the same level (a product; TeX's
 * usual reading); whether later terms belong to it is for the elaborator to decide. For \int the body excludes the
 * differential, which is in `differentials`. `body` is `empty` if nothing follows. For \max and \min without a
 * subscript and directly before a bracket, no big operator is made: they are symbols before a fence.
 */
export interface BigOperatorSurface extends Spanned {
  readonly kind: 'big';
  readonly operator: string;
  readonly lower?: Surface;
  readonly upper?: Surface;
  readonly body: Surface;
  /** `dx`, `d\mathbf{x}`: what stands behind the d. Only for integrals. */
  readonly differentials: readonly Surface[];
}

/** Words inside the mathematics (\text{if }, \quad for all, \textrm{ and }): trimmed, single-spaced. */
export interface TextSurface extends Spanned {
  readonly kind: 'text';
  readonly text: string;
}

/**
 * Rows and columns. `matrix` (with its delimiters in a fence around it), `cases`, `rows` (align, gather, eqnarray, split,
 * multline, or lines parted by \\): for `rows` each row has one cell, its columns already joined. Empty rows are dropped.
 */
export interface GridSurface extends Spanned {
  readonly kind: 'grid';
  readonly shape: 'matrix' | 'cases' | 'rows';
  readonly rows: readonly (readonly Surface[])[];
}

/** \ldots, \cdots, \vdots, \ddots, `...`, `…` */
export interface EllipsisSurface extends Spanned {
  readonly kind: 'ellipsis';
}

/**
 * A statement with a side remark set off by wide space (\quad or wider, or a column break &&) or by a word: the parts,
 * in order, with texts among them. `a = b \quad \text{for } x > 0`. Two items or more.
 */
export interface ConditionSurface extends Spanned {
  readonly kind: 'condition';
  readonly items: readonly Surface[];
}

/** \underbrace{x}_{note}, \overset{note}{=}, \stackrel, \underset, \cancel, \boxed: the thing, and the note. */
export interface AnnotatedSurface extends Spanned {
  readonly kind: 'annotated';
  readonly base: Surface;
  readonly note?: Surface;
  readonly style: 'underbrace' | 'overbrace' | 'overset' | 'underset' | 'cancel' | 'boxed';
}

export interface EmptySurface extends Spanned {
  readonly kind: 'empty';
}

/** What could not be read, at its place. Offsets are into the region's `latex`. */
export interface SyntaxProblem {
  readonly reason: 'katex-error' | 'unknown-macro' | 'unsupported-notation' | 'unbalanced' | 'too-large';
  readonly message: string;
  readonly span: Span;
  /** The control word, for `unknown-macro`. */
  readonly macro?: string;
}

/** The tree, or the first thing that stopped it from being read; never both, never an exception. */
export type ParseResult =
  | { readonly ok: true; readonly tree: Surface }
  | { readonly ok: false; readonly problem: SyntaxProblem };
