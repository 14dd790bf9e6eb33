import type { UndecidedReason } from './evidence';
import type { GroundingReason } from './groundedArray';

/** How a failure to ground an expression is reported. */
export const groundingReasons: Readonly<Record<GroundingReason, UndecidedReason>> = {
  'shape-mismatch': 'shape-mismatch',
  'index-out-of-range': 'shape-mismatch',
  'unsupported-claim': 'unsupported-claim',
  'too-large': 'budget',
};
