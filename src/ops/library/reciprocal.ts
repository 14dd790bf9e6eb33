import { apply, divide, negate, one, zero } from '../../ir/build';
import type { LibraryOperator } from '../operator';
import { between } from '../ranges';
import { define } from './define';
import { scalarParameter } from './build';

const parameters = [scalarParameter('x')];

export const sec: LibraryOperator = define('sec', 'secant', parameters, (x) => divide(one, apply('cos', x)), {
  properties: { parity: 'even', values: [[zero, one]] },
  latex: '\\sec x = \\frac{1}{\\cos x}',
  source: 'DLMF §4.14',
  relatives: [['1/sin x, the cosecant', (x) => divide(one, apply('sin', x))]],
});

export const csc: LibraryOperator = define('csc', 'cosecant cosec', parameters, (x) => divide(one, apply('sin', x)), {
  properties: { parity: 'odd' },
  latex: '\\csc x = \\frac{1}{\\sin x}',
  source: 'DLMF §4.14',
  relatives: [['1/cos x, the secant', (x) => divide(one, apply('cos', x))]],
});

export const cot: LibraryOperator = define('cot', 'cotangent', parameters, (x) => divide(apply('cos', x), apply('sin', x)), {
  properties: { parity: 'odd' },
  latex: '\\cot x = \\frac{\\cos x}{\\sin x}',
  source: 'DLMF §4.14',
  relatives: [['sin x / cos x, the tangent', (x) => apply('tan', x)]],
});

export const sech: LibraryOperator = define('sech', 'hyperbolicsecant', parameters, (x) => divide(one, apply('cosh', x)), {
  properties: { range: between(zero, one, '(]'), parity: 'even', values: [[zero, one]], limits: { below: zero, above: zero } },
  latex: '\\operatorname{sech} x = \\frac{1}{\\cosh x}',
  source: 'DLMF §4.28',
  relatives: [['1/sinh x, the hyperbolic cosecant', (x) => divide(one, apply('sinh', x))]],
});

export const csch: LibraryOperator = define('csch', 'hyperboliccosecant', parameters, (x) => divide(one, apply('sinh', x)), {
  properties: { parity: 'odd', limits: { below: zero, above: zero } },
  latex: '\\operatorname{csch} x = \\frac{1}{\\sinh x}',
  source: 'DLMF §4.28',
  relatives: [['1/cosh x, the hyperbolic secant', (x) => divide(one, apply('cosh', x))]],
});

export const coth: LibraryOperator = define('coth', 'hyperboliccotangent', parameters, (x) => divide(apply('cosh', x), apply('sinh', x)), {
  stable: (x) => divide(one, apply('tanh', x)),
  properties: { parity: 'odd', limits: { below: negate(one), above: one } },
  latex: '\\coth x = \\frac{\\cosh x}{\\sinh x}',
  source: 'DLMF §4.28',
  relatives: [['tanh x', (x) => apply('tanh', x)]],
});
