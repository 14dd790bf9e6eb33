import { add, divide, log, multiply, negate, one, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { form, half, positive, scalarParameter, two } from './build';
import { define } from './define';

/** Of a model with k parameters, n observations and log-likelihood ℓ. */
const [parameters, observations, likelihood] = [scalarParameter('k', { kind: 'natural' }), scalarParameter('n', { kind: 'natural' }), scalarParameter('ℓ')];
const ofLikelihood = scalarParameter('L', positive);
const residuals = scalarParameter('R', positive);
/** The log-likelihood of least squares, but for a constant: −(n/2) log(RSS/n). */
const leastSquares = (n: Expression, rss: Expression): Expression => negate(multiply(half, n, log(divide(rss, n))));

const akaike = (k: Expression, l: Expression): Expression => subtract(multiply(two, k), multiply(two, l));

/** 2k − 2ℓ. */
export const aic = define('aic', 'aic akaikeinformationcriterion akaikecriterion', [parameters, likelihood], akaike, {
  properties: { parameter: 1, curvature: 'affine', monotone: 'decreasing' },
  latex: '\\operatorname{AIC}(k, \\ell) = 2 k - 2 \\ell',
  source: 'Akaike, A New Look at the Statistical Model Identification (1974) eq. 2',
  relatives: [
    ['2ℓ − 2k, with a wrong sign', (k, l) => akaike(l, k)],
    ['2k + 2ℓ, with a wrong sign', (k, l) => akaike(k, negate(l))],
    ['k − 2ℓ, with the 2 lost', (k, l) => subtract(k, multiply(two, l))],
    ['2k − ℓ, with the 2 lost', (k, l) => subtract(multiply(two, k), l)],
    ['another convention: half of it', subtract],
  ],
  forms: [
    form([parameters, ofLikelihood], (k, l) => [k, log(l)]),
    form([parameters, observations, residuals], (k, n, rss) => [k, leastSquares(n, rss)]),
  ],
});

const corrected = (k: Expression, l: Expression, below: Expression): Expression => add(akaike(k, l), divide(multiply(two, k, add(k, one)), below));

/** AIC + 2k(k + 1)/(n − k − 1). */
export const aicc = define('aicc', 'aicc correctedaic correctedakaikeinformationcriterion', [parameters, observations, likelihood], (k, n, l) => corrected(k, l, subtract(subtract(n, k), one)), {
  properties: { parameter: 2, curvature: 'affine' },
  latex: '\\operatorname{AICc}(k, n, \\ell) = 2 k - 2 \\ell + \\frac{2 k (k + 1)}{n - k - 1}',
  source: 'Hurvich, Tsai, Regression and Time Series Model Selection in Small Samples (1989) §2',
  relatives: [
    ['the AIC, not corrected', (k, _, l) => akaike(k, l)],
    ['with n − k below', (k, n, l) => corrected(k, l, subtract(n, k))],
  ],
  forms: [form([parameters, observations, ofLikelihood], (k, n, l) => [k, n, log(l)])],
});

const bayes = (k: Expression, n: Expression, l: Expression): Expression => subtract(multiply(k, log(n)), multiply(two, l));

/** k log n − 2ℓ. */
export const bic = define('bic', 'bic bayesianinformationcriterion schwarzcriterion sbic', [parameters, observations, likelihood], bayes, {
  properties: { parameter: 2, curvature: 'affine', monotone: 'decreasing' },
  latex: '\\operatorname{BIC}(k, n, \\ell) = k \\log n - 2 \\ell',
  source: 'Schwarz, Estimating the Dimension of a Model (1978), times −2',
  relatives: [
    ['2ℓ − k log n, with a wrong sign', (k, n, l) => negate(bayes(k, n, l))],
    ['k log n + 2ℓ, with a wrong sign', (k, n, l) => bayes(k, n, negate(l))],
    ['ℓ − (k/2) log n, another convention: of Schwarz, to be maximised', (k, n, l) => negate(multiply(half, bayes(k, n, l)))],
    ['n log k − 2ℓ, with k and n exchanged', (k, n, l) => bayes(n, k, l)],
    ['k log n − ℓ, with the 2 lost', (k, n, l) => subtract(multiply(k, log(n)), l)],
    ['the AIC, 2k for k log n', (k, _, l) => akaike(k, l)],
  ],
  forms: [
    form([parameters, observations, ofLikelihood], (k, n, l) => [k, n, log(l)]),
    form([parameters, observations, residuals], (k, n, rss) => [k, n, leastSquares(n, rss)]),
  ],
});
