import { decimal, infinity, negate, one, zero } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { Range } from './properties';

/** From low to high, as `ends` has the brackets: `between(zero, one, '(]')`. */
export const between = (low: Expression, high: Expression, ends: Range['ends']): Range => ({ low, high, ends });

export const allReals = between(negate(infinity), infinity, '()');
export const positiveReals = between(zero, infinity, '()');
export const nonnegativeReals = between(zero, infinity, '[)');
export const openUnit = between(zero, one, '()');
export const closedUnit = between(zero, one, '[]');

/** A number without a closed form, as a numeral rounded outwards. */
export const near = (numeral: string): Expression => (numeral.startsWith('-') ? negate(decimal(numeral.slice(1))!) : decimal(numeral)!);
