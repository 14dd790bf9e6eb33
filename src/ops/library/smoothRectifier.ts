import { add, apply, decimal, divide, exp, infinity, log, multiply, negate, one, pi, power, rational, zero } from '../../ir/build';
import { equalExpressions } from '../../ir/equality';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { between, near, positiveReals } from '../ranges';
import { abs, half, log1p, max, min, positive, scalarParameter, scale, sqrt, tanh, two } from './build';
import { define, defineBoth } from './define';
import { hardSigmoid, hardSigmoidKeras, sigmoidOf } from './sigmoid';

/** log(1 + eˣ); stable: the exponential never exceeds 1. */
export function softplusOf(x: Expression, form: 'stable' | 'plain'): Expression {
  return form === 'stable' ? add(max(x, zero), log1p(exp(negate(abs(x))))) : log(add(one, exp(x)));
}

export const softplus: LibraryOperator = defineBoth('softplus', 'softplus smoothrelu ζ', [scalarParameter('x'), scalarParameter('β', positive, one)], ([x, beta], form) => {
    const value = softplusOf(scale(beta!, x!), form);
    return equalExpressions(beta!, one) ? value : divide(value, beta!);
  }, {
  properties: {
    range: positiveReals, monotone: 'increasing', curvature: 'strictly convex', lipschitz: one,
    derivative: ([x, beta]) => sigmoidOf(scale(beta!, x!), 'plain'), values: [[zero, log(two)]], limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{softplus}(x) = \\log(1 + e^x)',
  source: 'Dugas et al., Incorporating Second-Order Functional Knowledge (2001) §3; Goodfellow et al. (2016) eq. 3.31',
  relatives: [
    ['softplus(−x)', (x, beta) => softplusOf(negate(scale(beta, x)), 'plain')],
    ['log σ(x) = −softplus(−x)', (x, beta) => negate(softplusOf(negate(scale(beta, x)), 'plain'))],
    ['ReLU(x)', (x) => max(zero, x)],
  ],
});

/** x σ(βx); β = 1 is SiLU. */
export const silu: LibraryOperator = defineBoth('silu', 'silu swish sigmoidlinearunit', [scalarParameter('x'), scalarParameter('β', undefined, one)], ([x, beta], form) => multiply(x!, sigmoidOf(scale(beta!, x!), form)), {
  properties: {
    range: between(near('-0.27846454276108'), infinity, '[)'), lipschitz: near('1.09983932012887'),
    derivative: ([x, beta]) => multiply(sigmoidOf(scale(beta!, x!), 'plain'), add(one, multiply(beta!, x!, sigmoidOf(negate(scale(beta!, x!)), 'plain')))), values: [[zero, zero]],
    limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{SiLU}(x) = \\frac{x}{1 + e^{-x}}',
  source: 'Elfwing, Uchibe, Doya (2018) eq. 2; Ramachandran, Zoph, Le, Searching for Activation Functions (2017) §4',
  relatives: [
    ['σ(x)', (x, beta) => sigmoidOf(scale(beta, x), 'plain')],
    ['x σ(−x)', (x, beta) => multiply(x, sigmoidOf(negate(scale(beta, x)), 'plain'))],
    ['x σ(1.702x), an approximation of GELU', (x) => multiply(x, sigmoidOf(multiply(decimal('1.702')!, x), 'plain'))],
  ],
});

export const mish: LibraryOperator = defineBoth('mish', 'mish', [scalarParameter('x')], ([x], form) => multiply(x!, tanh(softplusOf(x!, form))), {
  properties: {
    range: between(near('-0.30884341301726'), infinity, '[)'), lipschitz: near('1.08849816125173'), values: [[zero, zero]],
    limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{Mish}(x) = x \\tanh(\\log(1 + e^x))',
  source: 'Misra, Mish: A Self Regularized Non-Monotonic Activation Function (2020) eq. 1',
  relatives: [
    ['SiLU(x) = x σ(x)', (x) => multiply(x, sigmoidOf(x, 'plain'))],
    ['tanh(softplus(x)), without the factor x', (x) => tanh(softplusOf(x, 'plain'))],
  ],
});

const exactGelu = (x: Expression): Expression => multiply(half, x, add(one, apply('erf', divide(x, sqrt(two)))));

/** Stable: by 1 + tanh u = 2σ(2u), which does not cancel in the lower tail. */
function tanhGelu(x: Expression, form: 'stable' | 'plain'): Expression {
  const inner = multiply(sqrt(divide(two, pi)), add(x, multiply(decimal('0.044715')!, power(x, rational(3)))));
  return form === 'stable' ? multiply(x, sigmoidOf(multiply(two, inner), 'stable')) : multiply(half, x, add(one, tanh(inner)));
}

const sigmoidGelu = (x: Expression, form: 'stable' | 'plain'): Expression => multiply(x, sigmoidOf(multiply(decimal('1.702')!, x), form));

const geluRelatives: LibraryOperator['relatives'] = [
  { shown: 'x Φ(x), exact', expand: ([x]) => exactGelu(x!) },
  { shown: 'the tanh approximation of GELU', expand: ([x]) => tanhGelu(x!, 'plain') },
  { shown: 'x σ(1.702x), the sigmoid approximation of GELU', expand: ([x]) => sigmoidGelu(x!, 'plain') },
  { shown: 'Φ(x), without the factor x', expand: ([x]) => multiply(half, add(one, apply('erf', divide(x!, sqrt(two))))) },
  { shown: 'x(1 + erf(x))/2, without the root of 2', expand: ([x]) => multiply(half, x!, add(one, apply('erf', x!))) },
];

/** x Φ(x), Φ the standard normal distribution function. */
export const gelu: LibraryOperator = {
  kind: 'library',
  name: 'gelu',
  aliases: ['gelu', 'gaussianerrorlinearunit'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x], form) => (form === 'stable' ? multiply(half, x!, apply('erfc', negate(divide(x!, sqrt(two))))) : exactGelu(x!)),
  properties: {
    range: between(near('-0.16997120747991'), infinity, '[)'),
    lipschitz: add(multiply(half, add(one, apply('erf', one))), divide(exp(negate(one)), sqrt(pi))),
    derivative: ([x]) => add(multiply(half, add(one, apply('erf', divide(x!, sqrt(two))))), divide(multiply(x!, exp(negate(multiply(half, power(x!, two))))), sqrt(multiply(two, pi)))),
    values: [[zero, zero]], limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{GELU}(x) = \\frac{x}{2} \\left(1 + \\operatorname{erf}\\left(\\frac{x}{\\sqrt{2}}\\right)\\right)',
  source: 'Hendrycks, Gimpel, Gaussian Error Linear Units (2016) §2',
  relatives: geluRelatives.slice(1),
};

/** The tanh approximation, no more than 5e-4 from GELU. */
export const geluTanh: LibraryOperator = {
  kind: 'library',
  name: 'geluTanh',
  aliases: ['gelutanh', 'approximategelu', 'gelunew', 'fastgelu'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x], form) => tanhGelu(x!, form),
  properties: {
    range: between(near('-0.17004075057126'), infinity, '[)'), lipschitz: near('1.12899306865878'), values: [[zero, zero]],
    limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{gelutanh}(x) = \\frac{x}{2} \\left(1 + \\tanh\\left(\\sqrt{\\frac{2}{\\pi}} (x + 0.044715 x^3)\\right)\\right)',
  source: 'Hendrycks, Gimpel, Gaussian Error Linear Units (2016) §2',
  relatives: geluRelatives.filter((relative) => !relative.shown.startsWith('the tanh')),
};

/** The sigmoid approximation, no more than 0.021 from GELU. */
export const geluSigmoid: LibraryOperator = {
  kind: 'library',
  name: 'geluSigmoid',
  aliases: ['gelusigmoid', 'quickgelu'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x], form) => sigmoidGelu(x!, form),
  properties: {
    range: between(divide(near('-0.27846454276108'), near('1.702')), infinity, '[)'), lipschitz: near('1.09983932012887'),
    values: [[zero, zero]], limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{gelusigmoid}(x) = \\frac{x}{1 + e^{-1.702 x}}',
  source: 'Hendrycks, Gimpel, Gaussian Error Linear Units (2016) §2',
  relatives: geluRelatives.filter((relative) => !relative.shown.startsWith('x σ')),
};

export const softsign: LibraryOperator = define('softsign', 'softsign', [scalarParameter('x')], (x) => divide(x, add(one, abs(x))), {
  properties: {
    range: between(negate(one), one, '()'), monotone: 'increasing', parity: 'odd', lipschitz: one,
    derivative: ([x]) => divide(one, power(add(one, abs(x!)), two)), values: [[zero, zero]], limits: { below: negate(one), above: one },
  },
  latex: '\\operatorname{softsign}(x) = \\frac{x}{1 + |x|}',
  source: 'Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks (2010) §2.2',
  relatives: [
    ['x/(1 + x), without the absolute value', (x) => divide(x, add(one, x))],
    ['tanh(x)', (x) => tanh(x)],
  ],
});

export const hardTanh: LibraryOperator = define('hardTanh', 'hardtanh htanh', [scalarParameter('x')], (x) => min(max(x, negate(one)), one), {
  properties: {
    range: between(negate(one), one, '[]'), monotone: 'nondecreasing', parity: 'odd', lipschitz: one, limits: { below: negate(one), above: one },
  },
  latex: '\\operatorname{hardtanh}(x) = \\min(\\max(x, -1), 1)',
  source: 'Collobert, Large Scale Machine Learning (2004) §2.3',
  relatives: [
    ['clip(x, 0, 1)', (x) => min(max(x, zero), one)],
    ['2 clip(x/5 + 1/2, 0, 1) − 1, from the hard sigmoid of older Keras', (x) => min(max(multiply(rational(2, 5), x), negate(one)), one)],
  ],
});

export const hardSwish: LibraryOperator = define('hardSwish', 'hardswish hswish', [scalarParameter('x')], (x) => divide(multiply(x, min(max(add(x, rational(3)), zero), rational(6))), rational(6)), {
  properties: {
    range: between(rational(-3, 8), infinity, '[)'), lipschitz: rational(3, 2),
    values: [[rational(-3), zero], [zero, zero], [rational(3), rational(3)]], limits: { below: zero, above: infinity },
  },
  latex: '\\operatorname{hardswish}(x) = \\frac{x \\min(\\max(x + 3, 0), 6)}{6}',
  source: 'Howard et al., Searching for MobileNetV3 (2019) §5.2',
  relatives: [
    ['SiLU(x)', (x) => multiply(x, sigmoidOf(x, 'plain'))],
    ['x clip(x/5 + 1/2, 0, 1), with the hard sigmoid of older Keras', (x) => multiply(x, hardSigmoidKeras.expand([x], 'plain'))],
    ['clip(x + 3, 0, 6)/6, the hard sigmoid', (x) => hardSigmoid.expand([x], 'plain')],
  ],
});
