import type { Expression } from './expression';

/**
 * Where a variable takes its values (entrywise for arrays, but for `simplex`, `one-hot`, `unit` and the kinds of matrices,
 * which are of the array as a whole). `interval` bounds are exact expressions, ±∞ allowed.
 */
export type Domain =
  | { readonly kind: 'real'; readonly general?: true } // general: a matrix said to be of no special kind
  | { readonly kind: 'positive' }
  | { readonly kind: 'nonnegative' }
  | { readonly kind: 'nonzero' }
  | { readonly kind: 'interval'; readonly low: Expression; readonly high: Expression; readonly open: boolean }
  | { readonly kind: 'integer' }
  | { readonly kind: 'natural' } // 1, 2, 3 …
  | { readonly kind: 'binary' } // {0, 1}
  | { readonly kind: 'sign' } // {-1, 1}
  | { readonly kind: 'simplex' } // nonnegative, sums to 1
  | { readonly kind: 'one-hot' }
  | { readonly kind: 'symmetric' }
  | { readonly kind: 'positive-definite' }
  | { readonly kind: 'orthogonal' }
  | { readonly kind: 'diagonal' }
  | { readonly kind: 'unit' }; // of Euclidean norm 1

/** Of an array as a whole: that its entries are real says no more. */
export const isOfWholeArrays = (domain: Domain): boolean => isOfMatrices(domain) || domain.kind === 'unit' || domain.kind === 'one-hot' || domain.kind === 'simplex';

/** Of square matrices. */
export const isOfMatrices = ({ kind }: Domain): boolean => kind === 'symmetric' || kind === 'positive-definite' || kind === 'orthogonal' || kind === 'diagonal';

/** Something taken for granted in reading or deciding a claim; shown to the user with the verdict. */
export interface Assumption {
  /** In words: `σ is the sigmoid`, `log is natural`, `x > 0, because of log x`. */
  readonly text: string;
  /** `stated` by the author, a field `convention`, or `inferred` from use. */
  readonly source: 'stated' | 'convention' | 'inferred';
}

/** What the text near a claim about chances may say of its quantities: assumptions by these words. */
export const INDEPENDENCE = 'random quantities are independent';
export const CONDITIONAL_INDEPENDENCE = 'random quantities are independent once another is known';
export const CENTRED = 'random quantities have mean 0';
export const EXCLUSION = 'events exclude each other';
