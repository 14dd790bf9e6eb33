import { one, zero } from '../../ir/build';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { allReals, closedUnit } from '../ranges';
import { lessEqual, max, min, scalarParameter, vectorParameter } from './build';
import { define } from './define';

/** x brought into [a, b]. */
export const clip: LibraryOperator = define('clip', 'clip clamp saturate', [scalarParameter('x'), scalarParameter('a', undefined, zero), scalarParameter('b', undefined, one)], (x, low, high) => min(max(x, low), high), {
  properties: { range: closedUnit, monotone: 'nondecreasing', lipschitz: one, limits: { below: zero, above: one } },
  latex: '\\operatorname{clip}(x, a, b) = \\min(\\max(x, a), b)',
  source: 'definition; b where a > b',
  relatives: [
    ['max(min(x, b), a), a where a > b, another convention', (x, low, high) => max(min(x, high), low)],
    ['max(min(x, a), b), with the bounds exchanged', (x, low, high) => max(min(x, low), high)],
  ],
});

/** 1 for x ≥ 0, 0 below. Authors differ at 0 itself. */
export const heaviside: LibraryOperator = define('heaviside', 'heaviside heavisidestep unitstep step stepfunction binarystep', [scalarParameter('x')], (x) => lessEqual(zero, x), {
  properties: { monotone: 'nondecreasing', homogeneous: 0, values: [[zero, one]], limits: { below: zero, above: one } },
  latex: '\\operatorname{step}(x) = \\mathbb{1}[x \\ge 0]',
  source: 'Abramowitz, Stegun (1964) 29.1.3; the value at 0 is 1 here',
  relatives: [
    ['1[x ≤ 0]', (x) => lessEqual(x, zero)],
  ],
});

/** The largest of several linear units. */
export const maxout: LibraryOperator = define('maxout', 'maxout maxoutunit', [vectorParameter('x')], (x) => loopsAround(x).reduce('max', rangeOf(x), (i) => entryOf(x, i)), {
  properties: {
    range: allReals, monotone: 'nondecreasing', curvature: 'convex', shift: 'equivariant', permutation: 'invariant', homogeneous: 1,
    lipschitz: one,
  },
  latex: '\\operatorname{maxout}(x) = \\max_i x_i',
  source: 'Goodfellow et al., Maxout Networks (2013) §2',
  relatives: [
    ['minᵢ xᵢ', (x) => loopsAround(x).reduce('min', rangeOf(x), (i) => entryOf(x, i))],
    ['∑ᵢ xᵢ', (x) => loopsAround(x).sum(rangeOf(x), (i) => entryOf(x, i))],
  ],
});
