import type { LibraryOperator } from '../operator';
import { hardmax, normalise, sparsemax } from './argmax';
import { attention } from './attention';
import { crossEntropyWithLogits, infoNce, nllLoss } from './categoricalLoss';
import { bceWithLogits, binaryCrossEntropy, focal, hinge, labelSmoothing, squaredHinge } from './classificationLoss';
import { clip, heaviside, maxout } from './piecewise';
import { betaPdf, categoricalPmf, diagonalNormalPdf, gammaPdf, uniformPdf } from './density';
import { bernoulli, binomial, exponential, gaussianKl, laplace, normalCdf, normalPdf, poisson } from './distribution';
import { sinusoidalCosine, sinusoidalSine } from './encoding';
import { crossEntropy, entropy, js, kl, mutualInformation, perplexity } from './entropy';
import { bilinearUnit, geGlu, glu, reGlu, swiGlu } from './gatedUnit';
import { diag, diagonalOf, dot, hadamard, kronecker, matmul, outer, trace, transpose } from './linearAlgebra';
import { betaFunction, log10, logBase, logBeta } from './logarithm';
import { contrastive, multiclassHinge, multiclassHingeSum } from './marginLoss';
import { accuracy, dice, f1, fBeta, iou, mcc, precision, recall, rSquared, specificity } from './metric';
import {
  bernoulliEntropy, bernoulliKl, bernoulliVariance, betaEntropy, betaMean, betaVariance, diagonalNormalEntropy, diagonalNormalKl, exponentialEntropy,
  exponentialKl, exponentialMean, exponentialVariance, gammaEntropy, gammaMean, gammaVariance, laplaceEntropy, laplaceVariance, normalEntropy, normalKl,
  poissonKl, uniformEntropy, uniformMean, uniformVariance,
} from './moments';
import { batchNorm, layerNorm, minMaxScale, rmsNorm, unitVector } from './normalisation';
import { cosineSimilarity, frobenius, norm1, norm2, normInf, normP } from './norms';
import {
  adagradStep, adamStep, adamWStep, classicalMomentumStep, momentumStep, nesterovStep, rmspropStep, sgdStep,
} from './optimiser';
import { celu, elu, leakyRelu, prelu, relu, relu6, selu } from './rectifier';
import { huber, mae, mse, rmse, smoothL1, triplet } from './regressionLoss';
import { hardSigmoid, hardSigmoidKeras, logSigmoid, logit, sigmoid } from './sigmoid';
import { gelu, geluSigmoid, geluTanh, hardSwish, hardTanh, mish, silu, softplus, softsign } from './smoothRectifier';
import { logSoftmax, logSumExp, softmax, softmaxBase, softmin } from './softmax';
import { gumbelSoftmax, logSumExpColumns, logSumExpRows, maskedSoftmax, softmaxColumns, softmaxRows } from './softmaxVariant';
import { length, mean, product, sampleStandardDeviation, sampleVariance, standardDeviation, sum, variance } from './statistics';

/** Every function of the field that is defined by an expansion. */
export const libraryOperators: readonly LibraryOperator[] = [
  logBase, log10, betaFunction, logBeta,
  dot, outer, matmul, transpose, trace, diag, diagonalOf, hadamard, kronecker,
  norm1, norm2, normInf, normP, frobenius, cosineSimilarity,
  sum, product, length, mean, variance, sampleVariance, standardDeviation, sampleStandardDeviation,
  softmax, softmaxBase, softmin, maskedSoftmax, gumbelSoftmax, softmaxRows, softmaxColumns, logSoftmax,
  logSumExp, logSumExpRows, logSumExpColumns, hardmax, normalise, sparsemax,
  sigmoid, logSigmoid, logit, hardSigmoid, hardSigmoidKeras,
  relu, leakyRelu, prelu, relu6, elu, selu, celu,
  softplus, silu, mish, gelu, geluTanh, geluSigmoid, softsign, hardTanh, hardSwish,
  clip, heaviside, maxout, glu, swiGlu, geGlu, reGlu, bilinearUnit,
  entropy, crossEntropy, kl, js, perplexity, mutualInformation,
  binaryCrossEntropy, bceWithLogits, nllLoss, crossEntropyWithLogits, focal, labelSmoothing,
  hinge, squaredHinge, multiclassHinge, multiclassHingeSum, infoNce, contrastive, triplet,
  mse, rmse, mae, huber, smoothL1,
  normalPdf, normalCdf, diagonalNormalPdf, bernoulli, categoricalPmf, binomial, poisson, laplace, exponential, uniformPdf, betaPdf, gammaPdf,
  normalEntropy, normalKl, gaussianKl, diagonalNormalEntropy, diagonalNormalKl, bernoulliVariance, bernoulliEntropy, bernoulliKl,
  laplaceVariance, laplaceEntropy, exponentialMean, exponentialVariance, exponentialEntropy, exponentialKl, poissonKl,
  uniformMean, uniformVariance, uniformEntropy, betaMean, betaVariance, betaEntropy, gammaMean, gammaVariance, gammaEntropy,
  layerNorm, rmsNorm, batchNorm, unitVector, minMaxScale, attention, sinusoidalSine, sinusoidalCosine,
  sgdStep, momentumStep, classicalMomentumStep, nesterovStep, adagradStep, rmspropStep, adamStep, adamWStep,
  precision, recall, specificity, f1, fBeta, accuracy, iou, dice, mcc, rSquared,
];

export { structuralOperators } from './structural';
