/** What is known of a function of the field that occurs in a claim. Plain JSON, for the panel. */

/** One fact: `label` says of what kind, then words, a formula, or both. */
export interface FactJson {
  readonly label: string;
  readonly words?: string;
  readonly latex?: string;
}

/** Where a form of the function first overflows, going away from 0; `gives` is what the format then gives, in words. */
export interface OverflowJson {
  readonly at: number;
  readonly gives: string;
}

/** In one floating-point format; an end that is absent is not reached. */
export interface FormatJson {
  readonly format: string;
  readonly textbook: { readonly below?: OverflowJson; readonly above?: OverflowJson };
  readonly stable: { readonly below?: OverflowJson; readonly above?: OverflowJson };
}

export interface RecognisedJson {
  /** In words: `the softmax function`. */
  readonly name: string;
  /** The claim defines it: what is said of it is said of the formula itself. */
  readonly isDefined: boolean;
  readonly facts: readonly FactJson[];
  /** Absent where it is not a function of one number or vector anywhere. */
  readonly formats?: readonly FormatJson[];
}
