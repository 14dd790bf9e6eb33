import type { Span } from '../util/span';
import type { Assumption, Domain } from './domain';
import type { FunctionKind } from './functionKind';
import type { Expression, IndexRange, VariableExpression } from './expression';
import type { StatedLaw } from './statedLaw';

export type Relation = '=' | '≠' | '<' | '≤' | '>' | '≥' | '≈' | '∝' | '≡';

/** A numeral as stated, for claims judged by digits. */
export interface StatedNumber {
  readonly text: string;
  /** Decimal places stated; negative for rounded tens: 1.6e-5 has places 6. */
  readonly places: number;
}

/**
 * An operand of a chain. `stated` is present where the operand is nothing but a written decimal number, or an array of
 * such (then one per entry, in row-major order).
 */
export interface Operand {
  readonly expression: Expression;
  readonly span: Span;
  readonly latex: string;
  readonly stated?: readonly StatedNumber[];
  /** Why this operand could not be read, where it could not; its links are then unchecked and the others stand. */
  readonly unread?: {
    readonly reason: UncheckedReason;
    readonly message: string;
    /** Not for want of understanding: the shapes of arrays that are written out do not fit. */
    readonly certain?: boolean;
  };
}

/** `a = b ≤ c`: each link relates an operand to the next. */
export interface Chain {
  readonly kind: 'chain';
  readonly operands: readonly Operand[];
  readonly links: readonly { readonly relation: Relation; readonly span: Span }[];
}

/**
 * A name is given a meaning: by the author alone (`library` absent), or it is a name of the field, and the body must
 * be what the field calls by it (`library` is the same thing by the engine, over the same variables).
 */
export interface Definition {
  readonly kind: 'definition';
  readonly name: string;
  /** `shown` is the left side in plain notation: `softmax(z)_i`. */
  readonly left: { readonly span: Span; readonly latex: string; readonly shown: string };
  /** The body and whatever further equals follow it. */
  readonly chain: Chain;
  /** Names of the field this may be held against, best first: `sigmoid`, `softmax`. Empty for a new name. */
  readonly library: readonly LibraryCandidate[];
  /** It is named as a loss, to be made small. */
  readonly isLoss?: boolean;
  /** The words give the name a meaning of its own here, whatever it meant before: “let”, “instead”, “another”. */
  readonly isNew?: boolean;
}

export interface LibraryCandidate {
  readonly operator: string;
  /** What the left side should equal, under this candidate, as an expression over the claim's variables. */
  readonly expression: Expression;
  /** A number of the body was put in for an optional parameter (a temperature, a base) to see whether it fits. */
  readonly fitted: boolean;
  /** In words, for messages: `softmax(x)ᵢ`. */
  readonly shown: string;
  /**
   * `exact`: the name itself says so (softmax); `said`: the words before the formula, or a heading, but which quantity is
   * which argument they leave open; `prose`: words near it; `letter`: a letter that usually means it (σ); `earlier`: the
   * document's own definition of the name.
   */
  readonly strength: 'exact' | 'said' | 'prose' | 'letter' | 'earlier';
  /** It was worked out from the document's definition by more than putting letters in: several steps of a recurrence. */
  readonly isWorkedOut?: boolean;
  /** It is the name itself: a definition above was solved for it, which is put in. */
  readonly isSolved?: boolean;
  /** What its arguments must be (a distribution, a positive number), where nothing else is known of them. */
  readonly domains?: ReadonlyMap<string, Domain>;
  /** It was worked out by differentiating, and is not a function of the library. */
  readonly isDerivative?: boolean;
  /** Its arguments are what they are by their names alone: TP, FN. */
  readonly known?: boolean;
  /** Parts of the body that are arguments as they stand are a variable each in it: f(x) of (y − f(x))². */
  readonly lifted?: { readonly body: Expression; readonly variables: readonly VariableExpression[] };
  /** An equation that has been required of it since, by which a parameter in it is determined: ∑ w = 1. */
  readonly required?: { readonly left: Expression; readonly right: Expression; readonly shown: string };
  /** Known relatives of it, for naming what a mismatch is. */
  readonly relatives: readonly { readonly expression: Expression; readonly shown: string }[];
}

/** Equations one below another, each meant to follow from the one before. */
export interface Derivation {
  readonly kind: 'derivation';
  readonly steps: readonly Chain[];
  /** For each step, whether the author writes that it follows (⇒, ⇔) rather than only placing it below. */
  readonly implied: readonly boolean[];
  /** The words before say that the first row is this derivative of an objective above, set to 0. */
  readonly slope?: Expression;
}

/** A fact stated about symbols, which is taken at the author's word: x ∈ R^d, X ∼ p, w ← w − ηg. */
export interface Declaration {
  readonly kind: 'declaration';
  /** What is taken at the author's word, in words. */
  readonly text: string;
}

/** What is to be least or greatest, and over what: argmin_{w ∈ [0,1]} f(w), max_x f(x). */
export interface Extremum {
  readonly goal: 'minimum' | 'maximum';
  /** The point at which it is attained, or the value there. */
  readonly asked: 'point' | 'value';
  readonly objective: Expression;
  /** Where each unknown may lie is its domain in the reading; `sumsToOne` is said of its entries besides. */
  readonly unknowns: readonly { readonly variable: VariableExpression; readonly sumsToOne: boolean }[];
  readonly span: Span;
  readonly latex: string;
}

/** What the author says the optimum is: in the same line, or elsewhere in the section by a definition of its name. */
export interface StatedOptimum {
  readonly value: Expression;
  readonly latex: string;
  readonly where: 'here' | 'elsewhere';
  readonly span?: Span;
}

/** One optimum, in one or several ways of writing it, and what it is said to be: p̂ = argmin f = argmin g = σ(x). */
export interface Optimum {
  readonly kind: 'optimum';
  /** The name it is given, and as shown with its arguments, V(s); absent where none is. */
  readonly name?: string;
  readonly shown?: string;
  readonly extrema: readonly Extremum[];
  readonly stated: readonly StatedOptimum[];
}

/** One end of a range; `open` where it is not reached. */
export interface RangeEnd {
  readonly at: Expression;
  readonly open: boolean;
}

/** What can be said of a function in words. `holds` is false where the author denies it. */
export type PropertyKind =
  | { readonly kind: 'convex'; readonly upward: boolean; readonly strict: boolean; readonly holds: boolean }
  | { readonly kind: 'many-minima' }
  | { readonly kind: 'monotone'; readonly direction: 'increasing' | 'decreasing' | 'either'; readonly strict: boolean }
  | { readonly kind: 'parity'; readonly parity: 'odd' | 'even' }
  | { readonly kind: 'sums-to-one' }
  | { readonly kind: 'invariant'; readonly under: 'shift' | 'scale' | 'permutation' }
  | { readonly kind: 'range'; readonly low?: RangeEnd; readonly high?: RangeEnd }
  | { readonly kind: 'lipschitz'; readonly constant: Expression }
  | { readonly kind: 'differentiable' }
  | { readonly kind: 'approximates'; readonly extreme: 'maximum' | 'minimum' };

/** “σ is increasing”: a function, what it is a function of, and what is said of it. */
export interface Property {
  readonly kind: 'property';
  readonly property: PropertyKind;
  readonly subject: Expression;
  readonly over: VariableExpression;
  /** What the function is called in messages: `the sigmoid`, `x² + 1`. */
  readonly shown: string;
  /** A function of the field is meant on all of its domain; of a formula the text may restrict the variable. */
  readonly origin: 'field' | 'formula';
}

export type Statement = Chain | Definition | Derivation | Declaration | Optimum | Property;

/** Something is wrong with the notation itself, whatever the values. */
export interface NotationFinding {
  readonly code: 'index-range-mismatch' | 'free-index' | 'shadowed-index' | 'shape-mismatch' | 'undefined-symbol';
  readonly message: string;
  readonly span: Span;
  /** The formula has one meaning all the same and is judged by it: the finding stands beside its verdict. */
  readonly beside?: true;
}

/** An equation the text states before the claim, of the claim's variables; as `shown` there. */
export interface Given {
  readonly left: Expression;
  readonly right: Expression;
  readonly shown: string;
}

/** One meaning of a claim. */
/** An index that nothing binds. */
export interface FreeIndex {
  readonly name: string;
  readonly range: IndexRange;
  /** Which values are meant, beside those of the indices before it: i ≠ j. */
  readonly where?: Expression;
}

export interface Reading {
  readonly statement: Statement;
  readonly assumptions: readonly Assumption[];
  /** What distinguishes this reading from the others, in words; absent if it is the only one or the plain one. */
  readonly note?: string;
  /** A letter is free in it that another reading takes for the number of entries. */
  readonly uncounted?: true;
  /** True where the text must be repaired to be read so (lost superscripts): a verdict on it is conditional. */
  readonly repaired?: boolean;
  readonly variables: readonly VariableExpression[];
  readonly domains: ReadonlyMap<string, Domain>;
  /** Symbolic sizes, which are sampled. */
  readonly sizes: readonly string[];
  /** Indices nothing binds: the claim is meant for each value in range. */
  readonly freeIndices: readonly FreeIndex[];
  /** What the text says of functions that have no definition: f is convex. */
  readonly kinds?: ReadonlyMap<string, FunctionKind>;
  /** What the text says that random quantities are distributed as, by their names. */
  readonly laws?: ReadonlyMap<string, StatedLaw>;
  /** What else the text says of its variables; where the claim holds without, that is not needed. */
  readonly given?: readonly Given[];
  /** A condition beside the claim was not understood: it may fail without it, so it cannot be refuted. */
  readonly conditionsUnread: boolean;
  /**
   * Whether names stand for what the document says they are: `near`, by definitions of the same section; `distant`, by
   * one behind a heading, which may no longer hold; `none`, the names are free.
   */
  readonly scope: 'near' | 'distant' | 'none';
  /** Names that stand for what the document defines them to be, with each definition as written. */
  readonly inlined?: readonly { readonly name: string; readonly shown: string; readonly inWords?: true }[];
  /** Functions of the field recognised by their names: σ is the `sigmoid`. */
  readonly functions?: readonly { readonly name: string; readonly operator: string }[];
  /** Variables whose shape the author states. */
  readonly declared?: ReadonlySet<string>;
}

/** Why something is not decided; the published list of `reason`s. */
export type UncheckedReason =
  // reading
  | 'katex-error' | 'unknown-macro' | 'unsupported-notation' | 'unbalanced' | 'too-large'
  | 'ambiguous-notation' | 'undefined-symbol' | 'shape-mismatch' | 'words-in-formula' | 'not-a-claim' | 'unknown-function'
  // deciding
  | 'unsupported-claim' | 'no-informative-points' | 'readings-disagree' | 'may-be-a-condition' | 'not-decided-numerically'
  | 'opaque-function' | 'budget';

/** Why a claim could not be read, and where in it. */
export interface Unread {
  readonly reason: UncheckedReason;
  readonly message: string;
  readonly span: Span;
  /** With its backslash, where it is for want of this macro. */
  readonly macro?: string;
}

/**
 * A stretch of mathematics that can be true or false, read. Spans are in the author's text. `readings` is empty, and
 * `unread` says why, where it could not be read.
 */
export interface Claim {
  readonly span: Span;
  readonly cell?: number;
  readonly latex: string;
  readonly kind: ClaimKind;
  readonly readings: readonly Reading[];
  readonly unread?: Unread;
  /** Faults of notation, true whatever the values. */
  readonly findings: readonly NotationFinding[];
}

export type ClaimKind =
  | 'identity' | 'definition' | 'derivation' | 'number' | 'derivative' | 'inequality' | 'optimum' | 'property' | 'notation' | 'expression';
