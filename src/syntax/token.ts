import type { Bracket, Font, ProductSign, RelationSign, Surface } from './surface';

/** Scripts read with a token, to be attached once it is known what the token stands for. */
export interface Scripts {
  readonly sub?: Surface;
  readonly sup?: Surface;
  readonly primes: number;
  /** Offset behind the last script. */
  readonly end: number;
}

export type AdditiveSign = '+' | '-' | '±' | '∓' | '∪' | '∩' | '∖';

interface Spanned {
  readonly start: number;
  readonly end: number;
}

/** A complete operand. `letter`: a single italic letter, which may be part of a word written without a command. */
export interface AtomToken extends Spanned {
  readonly kind: 'atom';
  readonly node: Surface;
  readonly letter: boolean;
}

/** Brackets that match, and what they hold, unparsed. */
export interface GroupToken extends Spanned {
  readonly kind: 'group';
  readonly open: Bracket;
  readonly close: Bracket;
  readonly tokens: readonly Token[];
  readonly scripts?: Scripts;
}

/** What KaTeX's tree becomes before the grammar of written mathematics is applied: one flat row. */
export type Token =
  | AtomToken
  | GroupToken
  /** `font`: that of bold or blackboard digits, of which 0 and 1 may stand for a vector or an indicator. */
  | (Spanned & { readonly kind: 'digits'; readonly text: string; readonly font: Font | undefined; readonly scripts?: Scripts })
  | (Spanned & { readonly kind: 'dot'; readonly scripts?: Scripts })
  | (Spanned & { readonly kind: 'percent' | 'question' })
  | (Spanned & { readonly kind: 'additive'; readonly sign: AdditiveSign })
  | (Spanned & { readonly kind: 'multiplicative'; readonly sign: ProductSign })
  | (Spanned & { readonly kind: 'slash' })
  | (Spanned & { readonly kind: 'relation'; readonly sign: RelationSign; readonly note?: Surface })
  /** `grouping`: the comma of `1{,}024`. */
  | (Spanned & { readonly kind: 'punctuation'; readonly sign: ',' | ';' | ':'; readonly grouping: boolean })
  | (Spanned & { readonly kind: 'open'; readonly bracket: Bracket })
  | (Spanned & { readonly kind: 'close'; readonly bracket: Bracket; readonly scripts?: Scripts })
  /** A vertical bar or double bar whose role is not known yet; `side` where a command tells it (\lvert, \bigl|). */
  | (Spanned & { readonly kind: 'bar'; readonly double: boolean; readonly side?: 'open' | 'close' | 'middle'; readonly scripts?: Scripts })
  /** A bar between two sides: `p(x | y)`, `KL(p ‖ q)`. */
  | (Spanned & { readonly kind: 'separator'; readonly sign: '|' | '‖' })
  /** An evaluation bar with its scripts. */
  | (Spanned & { readonly kind: 'evaluation'; readonly scripts: Scripts })
  | (Spanned & { readonly kind: 'big'; readonly operator: string; readonly word: boolean; readonly symbol: Surface; readonly scripts?: Scripts })
  | (Spanned & { readonly kind: 'root' })
  | (Spanned & { readonly kind: 'factorial'; readonly scripts?: Scripts })
  /** Words; `tight` where no space stands inside them at either end, so that they may be a name. */
  | (Spanned & { readonly kind: 'text'; readonly text: string; readonly tight: boolean; readonly scripts?: Scripts; readonly bold: boolean })
  /** Explicit space; `wide` from one quad. */
  | (Spanned & { readonly kind: 'space'; readonly ems: number })
  /** `column`: an alignment mark; otherwise a line break. */
  | (Spanned & { readonly kind: 'break'; readonly column: boolean });

