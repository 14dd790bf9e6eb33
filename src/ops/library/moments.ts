import { add, apply, divide, exp, log, multiply, negate, one, pi, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import type { LibraryOperator } from '../operator';
import type { Properties } from '../properties';
import { between, openUnit, positiveReals } from '../ranges';
import { form, half, lessEqual, log1p, positive, probability, scalarParameter, select, sqrt, square, two, unit, vectorParameter, xlogy } from './build';
import { logBetaOf } from './logarithm';

/**
 * Mean, variance, entropy and relative entropy of distributions, over their parameters. Entropies are in nats, those of
 * densities differential. Mean and variance are relatives of each other: authors take one for the other.
 */
interface ClosedForm extends Pick<LibraryOperator, 'latex' | 'source' | 'forms' | 'properties'> {
  readonly parameters: LibraryOperator['parameters'];
  readonly aliases?: readonly string[];
  readonly is: (operands: readonly Expression[]) => Expression;
  readonly stable?: (operands: readonly Expression[]) => Expression;
  readonly not: readonly (readonly [shown: string, expand: (operands: readonly Expression[]) => Expression])[];
}

function closedForm(name: string, { parameters, aliases = [], is, stable = is, not, ...details }: ClosedForm): LibraryOperator {
  return {
    kind: 'library',
    name,
    aliases: [name.toLowerCase(), ...aliases],
    parameters,
    rank: 0,
    expand: (operands, form) => (form === 'stable' ? stable(operands) : is(operands)),
    ...details,
    relatives: not.map(([shown, expand]) => ({ shown, expand })),
  };
}

const [rate, deviation, probabilityOf] = [scalarParameter('λ', positive), scalarParameter('σ', positive), scalarParameter('p', unit)];
const [a, b] = [scalarParameter('a', positive), scalarParameter('b', positive)];
const [low, high] = [scalarParameter('a'), scalarParameter('b')];
const [shape, rateOfGamma] = [scalarParameter('α', positive), scalarParameter('β', positive)];
const scale = scalarParameter('θ', positive);
const byShapeAndScale = [form([scalarParameter('k', positive), scale], (k, theta) => [k, divide(one, theta)])];
const digamma = (x: Expression): Expression => apply('digamma', x);
const lgamma = (x: Expression): Expression => apply('lgamma', x);
const twelve = rational(12);
const falling: Properties = { monotone: 'decreasing', curvature: 'strictly convex', range: positiveReals };

export const normalEntropy = closedForm('normalEntropy', {
  parameters: [deviation],
  aliases: ['gaussianentropy', 'entropyofanormal', 'entropyofagaussian'],
  is: ([s]) => multiply(half, log(multiply(two, pi, exp(one), square(s!)))),
  stable: ([s]) => add(multiply(half, add(one, log(multiply(two, pi)))), log(s!)),
  properties: { monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{normalentropy}(\\sigma) = \\frac{1}{2} \\log(2 \\pi e \\sigma^2)',
  source: 'Cover, Thomas, Elements of Information Theory (2006) example 8.1.2, in nats',
  not: [
    ['½ log(2πσ²), without e', ([s]) => multiply(half, log(multiply(two, pi, square(s!))))],
    ['½ log(2πeσ), with σ for σ²', ([s]) => multiply(half, log(multiply(two, pi, exp(one), s!)))],
  ],
  forms: [form([scalarParameter('v', positive)], (variance) => [sqrt(variance)])],
});

/** log(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½. */
const klOfNormals = ([m1, s1, m2, s2]: readonly Expression[]): Expression =>
  subtract(add(log(divide(s2!, s1!)), divide(add(square(s1!), square(subtract(m1!, m2!))), multiply(two, square(s2!)))), half);

export const normalKl = closedForm('normalKl', {
  parameters: [scalarParameter('μ_1'), scalarParameter('σ_1', positive), scalarParameter('μ_2'), scalarParameter('σ_2', positive)],
  aliases: ['klofnormals', 'klnormal'],
  is: klOfNormals,
  properties: { curvature: 'strictly convex' },
  latex: '\\operatorname{normalKL}(\\mu_1, \\sigma_1, \\mu_2, \\sigma_2) = \\log \\frac{\\sigma_2}{\\sigma_1} + \\frac{\\sigma_1^2 + (\\mu_1 - \\mu_2)^2}{2 \\sigma_2^2} - \\frac{1}{2}',
  source: 'Kullback, Information Theory and Statistics (1959) ch. 9 eq. 1.4, one dimension',
  not: [
    ['KL with the distributions exchanged', ([m1, s1, m2, s2]) => klOfNormals([m2!, s2!, m1!, s1!])],
    ['without −1/2', (operands) => add(klOfNormals(operands), half)],
    ['with log(σ₁/σ₂)', ([m1, s1, m2, s2]) => add(klOfNormals([m1!, s1!, m2!, s2!]), multiply(two, log(divide(s1!, s2!))))],
  ],
  forms: [
    form([scalarParameter('μ_1'), scalarParameter('v_1', positive), scalarParameter('μ_2'), scalarParameter('v_2', positive)], (m1, v1, m2, v2) => [m1, sqrt(v1), m2, sqrt(v2)]),
  ],
});

export const bernoulliVariance = closedForm('bernoulliVariance', {
  parameters: [probabilityOf],
  is: ([p]) => multiply(p!, subtract(one, p!)),
  properties: { range: between(zero, rational(1, 4), '[]'), curvature: 'strictly concave', lipschitz: one, derivative: ([p]) => subtract(one, multiply(two, p!)), values: [[half, rational(1, 4)]] },
  latex: '\\operatorname{bernoullivariance}(p) = p (1 - p)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.4',
  not: [['p, the mean', ([p]) => p!], ['√(p(1 − p)), the standard deviation', ([p]) => sqrt(multiply(p!, subtract(one, p!)))]],
});

const bernoulliEntropyOf = (p: Expression): Expression => negate(add(xlogy(p, p), xlogy(subtract(one, p), subtract(one, p))));

export const bernoulliEntropy = closedForm('bernoulliEntropy', {
  parameters: [probabilityOf],
  aliases: ['binaryentropy'],
  is: ([p]) => bernoulliEntropyOf(p!),
  stable: ([p]) => negate(add(xlogy(p!, p!), select(lessEqual(one, p!), zero, multiply(subtract(one, p!), log1p(negate(p!)))))),
  properties: { range: between(zero, log(two), '[]'), curvature: 'strictly concave', values: [[zero, zero], [half, log(two)]] },
  latex: '\\operatorname{binaryentropy}(p) = -p \\log p - (1 - p) \\log(1 - p)',
  source: 'Cover, Thomas, Elements of Information Theory (2006) eq. 2.5, in nats, 0 log 0 = 0',
  not: [
    ['another convention: in bits', ([p]) => divide(bernoulliEntropyOf(p!), log(two))],
    ['−p log p, without the second term', ([p]) => negate(xlogy(p!, p!))],
    ['without the minus sign', ([p]) => negate(bernoulliEntropyOf(p!))],
  ],
});

const klOfBernoullis = ([p, q]: readonly Expression[]): Expression =>
  add(xlogy(p!, divide(p!, q!)), xlogy(subtract(one, p!), divide(subtract(one, p!), subtract(one, q!))));

export const bernoulliKl = closedForm('bernoulliKl', {
  parameters: [probabilityOf, scalarParameter('q', probability)],
  aliases: ['binarykl'],
  is: klOfBernoullis,
  properties: { curvature: 'strictly convex' },
  latex: '\\operatorname{bernoulliKL}(p, q) = p \\log \\frac{p}{q} + (1 - p) \\log \\frac{1 - p}{1 - q}',
  source: 'Cover, Thomas, Elements of Information Theory (2006) eq. 2.26 for two outcomes',
  not: [['KL with the distributions exchanged', ([p, q]) => klOfBernoullis([q!, p!])], ['p log(p/q), without the second term', ([p, q]) => xlogy(p!, divide(p!, q!))]],
});

export const laplaceVariance = closedForm('laplaceVariance', {
  parameters: [b],
  is: ([width]) => multiply(two, square(width!)),
  properties: { monotone: 'increasing', curvature: 'strictly convex', homogeneous: 2, derivative: ([width]) => multiply(rational(4), width!) },
  latex: '\\operatorname{laplacevariance}(b) = 2 b^2',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 2 (1995) eq. 24.13',
  not: [['b²', ([width]) => square(width!)], ['√2 b, the standard deviation', ([width]) => multiply(sqrt(two), width!)]],
});

export const laplaceEntropy = closedForm('laplaceEntropy', {
  parameters: [b],
  is: ([width]) => add(one, log(multiply(two, width!))),
  stable: ([width]) => add(one, log(two), log(width!)),
  properties: { monotone: 'increasing', curvature: 'strictly concave', derivative: ([width]) => divide(one, width!) },
  latex: '\\operatorname{laplaceentropy}(b) = 1 + \\log(2 b)',
  source: 'Cover, Thomas, Elements of Information Theory (2006) table 17.1',
  not: [['1 + log b', ([width]) => add(one, log(width!))], ['log(2b), without 1', ([width]) => log(multiply(two, width!))]],
});

export const exponentialMean = closedForm('exponentialMean', {
  parameters: [rate],
  is: ([l]) => divide(one, l!),
  properties: { ...falling, homogeneous: -1 },
  latex: '\\operatorname{exponentialmean}(\\lambda) = \\frac{1}{\\lambda}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994) §19.4, λ the rate',
  not: [['λ, for a scale in the place of the rate', ([l]) => l!], ['1/λ², the variance', ([l]) => divide(one, square(l!))]],
});

export const exponentialVariance = closedForm('exponentialVariance', {
  parameters: [rate],
  is: ([l]) => divide(one, square(l!)),
  properties: { ...falling, homogeneous: -2 },
  latex: '\\operatorname{exponentialvariance}(\\lambda) = \\frac{1}{\\lambda^2}',
  source: 'Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994) §19.4, λ the rate',
  not: [['1/λ, the mean and the standard deviation', ([l]) => divide(one, l!)], ['λ², for a scale', ([l]) => square(l!)]],
});

export const exponentialEntropy = closedForm('exponentialEntropy', {
  parameters: [rate],
  is: ([l]) => subtract(one, log(l!)),
  properties: { monotone: 'decreasing', curvature: 'strictly convex', values: [[one, one]] },
  latex: '\\operatorname{exponentialentropy}(\\lambda) = 1 - \\log \\lambda',
  source: 'Cover, Thomas, Elements of Information Theory (2006) table 17.1, λ the rate',
  not: [['1 + log λ, for a scale', ([l]) => add(one, log(l!))], ['−log λ, without 1', ([l]) => negate(log(l!))]],
});

const klOfExponentials = ([first, second]: readonly Expression[]): Expression => subtract(add(log(divide(first!, second!)), divide(second!, first!)), one);

export const exponentialKl = closedForm('exponentialKl', {
  parameters: [scalarParameter('λ_1', positive), scalarParameter('λ_2', positive)],
  is: klOfExponentials,
  properties: { parameter: 1, curvature: 'strictly convex' },
  latex: '\\operatorname{exponentialKL}(\\lambda_1, \\lambda_2) = \\log \\frac{\\lambda_1}{\\lambda_2} + \\frac{\\lambda_2}{\\lambda_1} - 1',
  source: 'Gil, Alajaji, Linder, Rényi Divergence Measures (2013) table 2, α → 1',
  not: [['KL with the distributions exchanged', ([first, second]) => klOfExponentials([second!, first!])], ['without −1', (operands) => add(klOfExponentials(operands), one)]],
});

const klOfPoissons = ([first, second]: readonly Expression[]): Expression => add(subtract(multiply(first!, log(divide(first!, second!))), first!), second!);

export const poissonKl = closedForm('poissonKl', {
  parameters: [scalarParameter('λ_1', positive), scalarParameter('λ_2', positive)],
  is: klOfPoissons,
  properties: { parameter: 1, curvature: 'strictly convex' },
  latex: '\\operatorname{poissonKL}(\\lambda_1, \\lambda_2) = \\lambda_1 \\log \\frac{\\lambda_1}{\\lambda_2} - \\lambda_1 + \\lambda_2',
  source: 'Csiszár (1991), Why Least Squares and Maximum Entropy?: the I-divergence of one entry',
  not: [['KL with the distributions exchanged', ([first, second]) => klOfPoissons([second!, first!])], ['λ₁ log(λ₁/λ₂) alone', ([first, second]) => multiply(first!, log(divide(first!, second!)))]],
});

export const uniformMean = closedForm('uniformMean', {
  parameters: [low, high],
  is: ([x, y]) => divide(add(x!, y!), two),
  properties: { curvature: 'affine', monotone: 'increasing', lipschitz: half, derivative: () => half },
  latex: '\\operatorname{uniformmean}(a, b) = \\frac{a + b}{2}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. B.76',
  not: [['(b − a)/2, half the width', ([x, y]) => divide(subtract(y!, x!), two)]],
});

export const uniformVariance = closedForm('uniformVariance', {
  parameters: [low, high],
  is: ([x, y]) => divide(square(subtract(y!, x!)), twelve),
  properties: { curvature: 'strictly convex', derivative: ([x, y]) => divide(subtract(x!, y!), rational(6)) },
  latex: '\\operatorname{uniformvariance}(a, b) = \\frac{(b - a)^2}{12}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. B.77',
  not: [['(b − a)/12, not squared', ([x, y]) => divide(subtract(y!, x!), twelve)], ['(b − a)²/√12, with the root in the wrong place', ([x, y]) => divide(square(subtract(y!, x!)), sqrt(twelve))]],
});

export const uniformEntropy = closedForm('uniformEntropy', {
  parameters: [low, high],
  is: ([x, y]) => log(subtract(y!, x!)),
  latex: '\\operatorname{uniformentropy}(a, b) = \\log(b - a)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. B.78; a < b',
  not: [['−log(b − a)', ([x, y]) => negate(log(subtract(y!, x!)))], ['in bits', ([x, y]) => divide(log(subtract(y!, x!)), log(two))]],
});

export const betaMean = closedForm('betaMean', {
  parameters: [a, b],
  is: ([x, y]) => divide(x!, add(x!, y!)),
  properties: { range: openUnit, monotone: 'increasing', curvature: 'strictly concave' },
  latex: '\\operatorname{betamean}(a, b) = \\frac{a}{a + b}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.15',
  not: [['b/(a + b), with a and b exchanged', ([x, y]) => divide(y!, add(x!, y!))], ['(a − 1)/(a + b − 2), the mode', ([x, y]) => divide(subtract(x!, one), subtract(add(x!, y!), two))]],
});

const betaVarianceOf = (x: Expression, y: Expression, beyond: Expression): Expression => divide(multiply(x, y), multiply(square(add(x, y)), add(x, y, beyond)));

export const betaVariance = closedForm('betaVariance', {
  parameters: [a, b],
  is: ([x, y]) => betaVarianceOf(x!, y!, one),
  properties: { range: between(zero, rational(1, 4), '()') },
  latex: '\\operatorname{betavariance}(a, b) = \\frac{a b}{(a + b)^2 (a + b + 1)}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.16',
  not: [['with a + b for a + b + 1', ([x, y]) => betaVarianceOf(x!, y!, zero)], ['ab/(a + b)²', ([x, y]) => divide(multiply(x!, y!), square(add(x!, y!)))]],
});

function betaEntropyOf(x: Expression, y: Expression, sign: (both: Expression) => Expression): Expression {
  const total = add(x, y);
  const each = add(multiply(subtract(x, one), digamma(x)), multiply(subtract(y, one), digamma(y)));
  return add(subtract(logBetaOf(x, y), each), sign(multiply(subtract(total, two), digamma(total))));
}

export const betaEntropy = closedForm('betaEntropy', {
  parameters: [a, b],
  is: ([x, y]) => betaEntropyOf(x!, y!, (both) => both),
  latex: '\\operatorname{betaentropy}(a, b) = \\log \\frac{\\Gamma(a) \\Gamma(b)}{\\Gamma(a + b)} - (a - 1) \\operatorname{digamma}(a) - (b - 1) \\operatorname{digamma}(b) + (a + b - 2) \\operatorname{digamma}(a + b)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. B.10; ψ the digamma function',
  not: [['with a wrong sign of the last term', ([x, y]) => betaEntropyOf(x!, y!, negate)]],
});

export const gammaMean = closedForm('gammaMean', {
  parameters: [shape, rateOfGamma],
  is: ([x, y]) => divide(x!, y!),
  properties: { curvature: 'affine', monotone: 'increasing', homogeneous: 1, derivative: ([, y]) => divide(one, y!) },
  latex: '\\operatorname{gammamean}(\\alpha, \\beta) = \\frac{\\alpha}{\\beta}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.147, β the rate',
  not: [['αβ, for a scale', ([x, y]) => multiply(x!, y!)], ['α/β², the variance', ([x, y]) => divide(x!, square(y!))]],
  forms: byShapeAndScale,
});

export const gammaVariance = closedForm('gammaVariance', {
  parameters: [shape, rateOfGamma],
  is: ([x, y]) => divide(x!, square(y!)),
  properties: { curvature: 'affine', monotone: 'increasing', homogeneous: 1, derivative: ([, y]) => divide(one, square(y!)) },
  latex: '\\operatorname{gammavariance}(\\alpha, \\beta) = \\frac{\\alpha}{\\beta^2}',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. 2.148, β the rate',
  not: [['αβ², for a scale', ([x, y]) => multiply(x!, square(y!))], ['α/β, the mean', ([x, y]) => divide(x!, y!)]],
  forms: byShapeAndScale,
});

const gammaEntropyOf = (x: Expression, logRate: Expression): Expression =>
  add(subtract(x, logRate), lgamma(x), multiply(subtract(one, x), digamma(x)));

export const gammaEntropy = closedForm('gammaEntropy', {
  parameters: [shape, rateOfGamma],
  is: ([x, y]) => gammaEntropyOf(x!, log(y!)),
  latex: '\\operatorname{gammaentropy}(\\alpha, \\beta) = \\alpha - \\log \\beta + \\log \\Gamma(\\alpha) + (1 - \\alpha) \\operatorname{digamma}(\\alpha)',
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) eq. B.30; ψ the digamma function',
  not: [['with + log β, for a scale', ([x, y]) => gammaEntropyOf(x!, negate(log(y!)))]],
  forms: byShapeAndScale,
});

/** KL(p ‖ q) of normals with independent coordinates of variances v: ½ ∑ (log(v₂/v₁) + (v₁ + (μ₁ − μ₂)²)/v₂ − 1). */
function klOfDiagonalNormals([m1, v1, m2, v2]: readonly Expression[]): Expression {
  const loops = loopsAround(m1!, v1!, m2!, v2!);
  return multiply(half, loops.sum(rangeOf(m1!), (i) => {
    const [x, y] = [entryOf(v1!, i), entryOf(v2!, i)];
    return subtract(add(log(divide(y, x)), divide(add(x, square(subtract(entryOf(m1!, i), entryOf(m2!, i)))), y)), one);
  }));
}

export const diagonalNormalKl = closedForm('diagonalNormalKl', {
  parameters: [vectorParameter('μ'), vectorParameter('v', positive), vectorParameter('m'), vectorParameter('w', positive)],
  aliases: ['klofdiagonalnormals'],
  is: klOfDiagonalNormals,
  properties: { curvature: 'strictly convex' },
  latex: '\\operatorname{diagonalnormalKL}(\\mu, v, m, w) = \\frac{1}{2} \\sum_{i=1}^{d} \\left(\\log \\frac{w_i}{v_i} + \\frac{v_i + (\\mu_i - m_i)^2}{w_i} - 1\\right)',
  source: 'Kullback, Information Theory and Statistics (1959) ch. 9 eq. 1.4, Σ₁ = diag v, Σ₂ = diag w',
  not: [
    ['KL with the distributions exchanged', ([m1, v1, m2, v2]) => klOfDiagonalNormals([m2!, v2!, m1!, v1!])],
    ['without the factor 1/2', (operands) => multiply(two, klOfDiagonalNormals(operands))],
  ],
  forms: [
    form([vectorParameter('μ'), vectorParameter('σ', positive), vectorParameter('m'), vectorParameter('s', positive)], (m1, s1, m2, s2) => [m1, square(s1), m2, square(s2)]),
  ],
});

/** ½ ∑ log(2πe vᵢ). */
export const diagonalNormalEntropy = closedForm('diagonalNormalEntropy', {
  parameters: [vectorParameter('v', positive)],
  is: ([v]) => multiply(half, loopsAround(v!).sum(rangeOf(v!), (i) => log(multiply(two, pi, exp(one), entryOf(v!, i))))),
  properties: { curvature: 'strictly concave', permutation: 'invariant' },
  latex: '\\operatorname{diagonalnormalentropy}(v) = \\frac{1}{2} \\sum_{i=1}^{d} \\log(2 \\pi e v_i)',
  source: 'Cover, Thomas, Elements of Information Theory (2006) theorem 8.4.1, in nats',
  not: [['½ ∑ log(2πvᵢ), without e', ([v]) => multiply(half, loopsAround(v!).sum(rangeOf(v!), (i) => log(multiply(two, pi, entryOf(v!, i)))))]],
  forms: [form([vectorParameter('σ', positive)], (s) => [square(s)])],
});
