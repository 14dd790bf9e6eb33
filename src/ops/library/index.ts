import type { LibraryOperator } from '../operator';
import { hardmax, normalise, sparsemax } from './argmax';
import { attention } from './attention';
import { bceWithLogits, binaryCrossEntropy, focal, hinge, labelSmoothing, squaredHinge } from './classificationLoss';
import { clip, glu, heaviside } from './piecewise';
import { bernoulli, binomial, exponential, gaussianKl, laplace, normalCdf, normalPdf, poisson } from './distribution';
import { crossEntropy, entropy, js, kl, perplexity } from './entropy';
import { diag, diagonalOf, dot, hadamard, matmul, outer, trace, transpose } from './linearAlgebra';
import { accuracy, f1, fBeta, precision, recall, specificity } from './metric';
import { layerNorm, minMaxScale, rmsNorm, unitVector } from './normalisation';
import { cosineSimilarity, frobenius, norm1, norm2, normInf, normP } from './norms';
import { celu, elu, leakyRelu, prelu, relu, relu6, selu } from './rectifier';
import { huber, mae, mse, rmse, smoothL1, triplet } from './regressionLoss';
import { hardSigmoid, logSigmoid, logit, sigmoid } from './sigmoid';
import { gelu, geluSigmoid, geluTanh, hardSwish, hardTanh, mish, silu, softplus, softsign } from './smoothRectifier';
import { logSoftmax, logSumExp, softmax, softmaxBase, softmin } from './softmax';
import { length, mean, sampleVariance, standardDeviation, sum, variance } from './statistics';

/** Every function of the field that is defined by an expansion. */
export const libraryOperators: readonly LibraryOperator[] = [
  dot, outer, matmul, transpose, trace, diag, diagonalOf, hadamard,
  norm1, norm2, normInf, normP, frobenius, cosineSimilarity,
  sum, length, mean, variance, sampleVariance, standardDeviation,
  softmax, softmaxBase, softmin, logSoftmax, logSumExp, hardmax, normalise, sparsemax,
  sigmoid, logSigmoid, logit, hardSigmoid,
  relu, leakyRelu, prelu, relu6, elu, selu, celu,
  softplus, silu, mish, gelu, geluTanh, geluSigmoid, softsign, hardTanh, hardSwish,
  clip, heaviside, glu,
  entropy, crossEntropy, kl, js, perplexity,
  binaryCrossEntropy, bceWithLogits, focal, hinge, squaredHinge, labelSmoothing,
  mse, rmse, mae, huber, smoothL1, triplet,
  normalPdf, normalCdf, bernoulli, laplace, exponential, poisson, binomial, gaussianKl,
  layerNorm, rmsNorm, unitVector, minMaxScale, attention,
  precision, recall, specificity, f1, fBeta, accuracy,
];

export { structuralOperators } from './structural';
