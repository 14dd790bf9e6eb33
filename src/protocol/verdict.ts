/**
 * What the outside sees of a checked document: the contract of `formulint batch`, of the panel and of the diagnostics.
 * Plain JSON; positions are 0-based lines and UTF-16 characters, as in LSP.
 */
import type { PlotJson } from './plot';
import type { Interpretation } from './reading';
import type { RecognisedJson } from './recognised';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type VerdictName = 'verified' | 'refuted' | 'conditional' | 'stipulated' | 'unchecked';

export type Method = 'algebraic' | 'interval' | 'sampling' | 'exact' | 'optimisation';

export interface Evidence {
  readonly method?: Method;
  /** Points at which neither side was saturated and every variable mattered. */
  readonly informativePoints?: number;
  /** Sizes d tried, for claims over symbolic sizes. */
  readonly sizes?: readonly number[];
  /** Largest relative difference of the two sides at those points. */
  readonly worstDifference?: number;
  /** Bits of precision in which it was decided: 53 for float64 enclosures. */
  readonly precision?: number;
  readonly seed?: number;
  /** How the notation was read, in words. */
  readonly reading?: string;
  /** Parts that are right, and that floats get wrong as they are written. Only where asked for, and absent for none. */
  readonly stability?: readonly StabilityJson[];
}

/** A part of a formula that overflows, underflows or cancels where another form of it does not. */
export interface StabilityJson {
  /** The part as it is written. */
  readonly latex: string;
  /** The same function in a form that does better at the inputs shown. */
  readonly stable: { readonly name: string; readonly latex: string };
  /** One for each format that fails. */
  readonly failures: readonly FloatFailureJson[];
}

export interface FloatFailureJson {
  readonly format: 'float16' | 'bfloat16' | 'float32' | 'float64';
  /** Variable (`x`, `z[1]`) to value. */
  readonly point: Readonly<Record<string, number>>;
  /** What the format gives. */
  readonly got: number | 'Infinity' | '-Infinity' | 'NaN';
  /** The value, to a float's digits. */
  readonly exact: number;
  /** The error in units in the last place of the format; absent where `got` is no number. */
  readonly ulps?: number;
}

export interface WitnessJson {
  /** Variable (`x`, `z[1]`, `d`) to value. */
  readonly point: Readonly<Record<string, number>>;
  /** Value of each side there: numbers, or arrays of numbers. */
  readonly left: number | readonly number[];
  readonly right: number | readonly number[];
  /** `right` is what the author states, `left` what was computed, whichever of them is written first. */
  readonly stated?: true;
}

export interface StepJson {
  readonly range: Range;
  readonly latex: string;
  readonly verdict: VerdictName;
  readonly code: string | null;
  readonly message: string;
  readonly reason?: string;
  readonly witness?: WitnessJson;
}

/** Facts that a claim was checked under though the document does not state them. */
export interface AssumedJson {
  /** As a comment would state them: `x > 0, log base 2`. */
  readonly facts: string;
  /** Those among them that say nothing we understand. */
  readonly unread: readonly string[];
  /** Writes the comment into the document; absent where its format has none, or no place for one. */
  readonly edit?: TextEditJson;
}

/** A small change of a refuted claim after which it is verified. */
export interface RepairJson {
  /** The whole claim, repaired, in the author's own LaTeX. */
  readonly latex: string;
  /** What is changed, in words. */
  readonly edit: string;
  /** The same as edits of the text, to be made at once; ranges as in the claim, in order and apart from one another. */
  readonly edits: readonly TextEditJson[];
  /** No other repair comes near it, so that `--fix` makes it. */
  readonly plain?: true;
}

export interface TextEditJson {
  readonly range: Range;
  readonly newText: string;
}

/** What everyone sees of a claim. */
export interface PublishedClaimJson {
  readonly range: Range;
  /** Index of the notebook cell the ranges are in. */
  readonly cell?: number;
  /** Where the finding lies, if narrower than the claim. */
  readonly findingRange?: Range;
  readonly latex: string;
  readonly kind: string;
  readonly verdict: VerdictName;
  readonly code: string | null;
  readonly message: string;
  readonly reason?: string;
  /** Under which it holds, where its verdict is conditional: `x > 0`. */
  readonly condition?: string;
  /** With its backslash: the macro for want of which the formula was not read, where the document is told of it. */
  readonly macro?: string;
  readonly evidence: Evidence;
  readonly assumptions: readonly string[];
  readonly witness?: WitnessJson;
  /** The likeliest first, three at most. Only of refuted claims, and only where asked for. */
  readonly repairs?: readonly RepairJson[];
  readonly steps?: readonly StepJson[];
  /** A `formulint-disable…` comment silences the finding; the verdict stands. */
  readonly suppressed?: true;
}

export interface ClaimJson extends PublishedClaimJson {
  /** Only where asked for (the panel). */
  readonly plots?: readonly PlotJson[];
  /** What is known of the functions in it. Only where asked for (the panel). */
  readonly recognised?: readonly RecognisedJson[];
  readonly assumed?: AssumedJson;
  /** How it was read; absent where it could not be. Only where asked for (the panel, the hover). */
  readonly interpretation?: Interpretation;
  /** Macros needed to render `latex`. Only where asked for. */
  readonly macros?: Readonly<Record<string, string>>;
}

/** Another place that a finding rests on. */
export interface RelatedJson {
  readonly range: Range;
  /** Index of the notebook cell the range is in; that of the finding where absent. */
  readonly cell?: number;
  readonly message: string;
}

/** What an editor shows of a finding. */
export interface FindingJson {
  /** In the document, or in the cell. */
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  /** The macro that is to be defined, with its backslash. */
  readonly macro?: string;
  readonly related?: readonly RelatedJson[];
}
