/** Functions of the field whose name alone does not say what they are. */
const NAMES: Readonly<Record<string, string>> = {
  kl: 'Kullback–Leibler divergence',
  js: 'Jensen–Shannon divergence',
  mse: 'mean squared error',
  rmse: 'root mean squared error',
  mae: 'mean absolute error',
  relu: 'rectified linear unit',
  relu6: 'rectified linear unit cut off at 6',
  leakyRelu: 'leaky rectified linear unit',
  prelu: 'parametric rectified linear unit',
  elu: 'exponential linear unit',
  selu: 'scaled exponential linear unit',
  celu: 'continuously differentiable exponential linear unit',
  silu: 'sigmoid linear unit',
  gelu: 'Gaussian error linear unit',
  geluTanh: 'Gaussian error linear unit, approximated by tanh',
  geluSigmoid: 'Gaussian error linear unit, approximated by the sigmoid',
  glu: 'gated linear unit',
  logSumExp: 'logarithm of the sum of exponentials',
  logit: 'logit, the inverse of the sigmoid',
  softmaxBase: 'softmax to another base',
  bceWithLogits: 'binary cross entropy of a logit',
  normalPdf: 'density of the normal distribution',
  normalCdf: 'distribution function of the normal distribution',
  gaussianKl: 'Kullback–Leibler divergence from the standard normal distribution',
  f1: 'F₁ score',
  fBeta: 'F_β score',
  norm1: '1-norm',
  norm2: 'Euclidean norm',
  normInf: 'maximum norm',
  normP: 'p-norm',
  hadamard: 'product entry by entry',
  matmul: 'matrix product',
  dot: 'inner product',
  outer: 'outer product',
  diag: 'diagonal matrix of a vector',
  diagonalOf: 'diagonal of a matrix',
};

/** What the engine's operator is called in words: `the cross entropy`, `the Kullback–Leibler divergence`. */
export function operatorWords(operator: string): string {
  return `the ${NAMES[operator] ?? operator.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)}`;
}
