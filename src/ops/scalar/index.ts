import type { ScalarOperator } from '../operator';
import { abs, sign } from './abs';
import { add, negate, subtract } from './add';
import { and, equal, less, lessEqual, not, notEqual, or } from './comparison';
import { digamma, trigamma } from './digamma';
import { divide } from './divide';
import { erf, erfc } from './erf';
import { exp, expm1 } from './exp';
import { max, min } from './extrema';
import { gamma, lgamma } from './gamma';
import { acosh, asinh, atanh, cosh, sinh, tanh } from './hyperbolic';
import { log, log1p, xlogy } from './log';
import { multiply } from './multiply';
import { power } from './power';
import { ceil, floor, round } from './rounding';
import { select } from './select';
import { sqrt } from './sqrt';
import { acos, asin, atan, cos, sin, tan } from './trigonometric';

/** Every scalar primitive. */
export const scalarOperators: readonly ScalarOperator[] = [
  add, subtract, negate, multiply, divide, power, sqrt, abs, sign, max, min, floor, ceil, round,
  exp, expm1, log, log1p, xlogy,
  sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh,
  erf, erfc, gamma, lgamma, digamma, trigamma,
  equal, notEqual, less, lessEqual, and, or, not, select,
];
