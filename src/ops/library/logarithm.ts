import { add, apply, divide, exp, infinity, log, multiply, one, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { allReals, positiveReals } from '../ranges';
import { positive, scalarParameter, two } from './build';
import { define, defineBoth } from './define';

const ten = rational(10);

/** log x / log b. */
export const logBase: LibraryOperator = define('logBase', 'logbase log2', [scalarParameter('x', positive), scalarParameter('b', positive, two)], (x, base) => divide(log(x), log(base)), {
  properties: {
    range: allReals, monotone: 'increasing', curvature: 'strictly concave', derivative: ([x, base]) => divide(one, multiply(x!, log(base!))),
    values: [[one, zero], [two, one]], limits: { above: infinity },
  },
  latex: '\\log_b x = \\frac{\\log x}{\\log b}',
  source: 'DLMF 4.2.5; undefined for b = 1',
  relatives: [
    ['the natural logarithm', (x) => log(x)],
    ['log b / log x, upside down', (x, base) => divide(log(base), log(x))],
  ],
});

export const log10: LibraryOperator = define('log10', 'log10 decimallogarithm commonlogarithm', [scalarParameter('x', positive)], (x) => divide(log(x), log(ten)), {
  properties: {
    range: allReals, monotone: 'increasing', curvature: 'strictly concave', derivative: ([x]) => divide(one, multiply(x!, log(ten))),
    values: [[one, zero], [ten, one]], limits: { above: infinity },
  },
  latex: '\\log_{10} x = \\frac{\\log x}{\\log 10}',
  source: 'DLMF 4.2.5',
  relatives: [
    ['the natural logarithm', (x) => log(x)],
    ['the logarithm to base 2', (x) => divide(log(x), log(two))],
  ],
});

const gamma = (x: Expression): Expression => apply('gamma', x);
const lgamma = (x: Expression): Expression => apply('lgamma', x);
export const logBetaOf = (a: Expression, b: Expression): Expression => subtract(add(lgamma(a), lgamma(b)), lgamma(add(a, b)));

/** Euler's integral of the first kind. */
export const betaFunction: LibraryOperator = defineBoth('betaFunction', 'betafunction eulerbeta', [scalarParameter('a', positive), scalarParameter('b', positive)], ([a, b], form) => (form === 'stable' ? exp(logBetaOf(a!, b!)) : divide(multiply(gamma(a!), gamma(b!)), gamma(add(a!, b!)))), {
  properties: { range: positiveReals, monotone: 'decreasing', curvature: 'strictly convex' },
  latex: '\\operatorname{betafunction}(a, b) = \\frac{\\Gamma(a) \\Gamma(b)}{\\Gamma(a + b)}',
  source: 'DLMF 5.12.1',
  relatives: [
    ['Γ(a + b)/(Γ(a) Γ(b)), its reciprocal', (a, b) => divide(gamma(add(a, b)), multiply(gamma(a), gamma(b)))],
    ['Γ(a) Γ(b)/Γ(a b)', (a, b) => divide(multiply(gamma(a), gamma(b)), gamma(multiply(a, b)))],
  ],
});

export const logBeta: LibraryOperator = defineBoth('logBeta', 'logbeta betaln lbeta', [scalarParameter('a', positive), scalarParameter('b', positive)], ([a, b], form) => (form === 'stable' ? logBetaOf(a!, b!) : log(betaFunction.expand([a!, b!], 'plain'))), {
  properties: { range: allReals, monotone: 'decreasing', curvature: 'strictly convex' },
  latex: '\\operatorname{logbeta}(a, b) = \\log \\frac{\\Gamma(a) \\Gamma(b)}{\\Gamma(a + b)}',
  source: 'DLMF 5.12.1',
  relatives: [
    ['the beta function, without the logarithm', (a, b) => betaFunction.expand([a, b], 'plain')],
  ],
});
