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
import { cot, coth, csc, csch, sec, sech } from './reciprocal';
import { celu, elu, leakyRelu, prelu, relu, relu6, selu } from './rectifier';
import { huber, mae, mse, rmse, smoothL1, triplet } from './regressionLoss';
import { hardSigmoid, hardSigmoidKeras, logSigmoid, logit, sigmoid } from './sigmoid';
import { gelu, geluSigmoid, geluTanh, hardSwish, hardTanh, mish, silu, softplus, softsign } from './smoothRectifier';
import { logSoftmax, logSumExp, softmax, softmaxBase, softmin } from './softmax';
import { gumbelSoftmax, logSumExpColumns, logSumExpRows, maskedSoftmax, softmaxColumns, softmaxRows } from './softmaxVariant';
import { length, mean, product, sampleStandardDeviation, sampleVariance, standardDeviation, sum, variance } from './statistics';
import {
  chebyshevDistance, cosineDistance, cosineEmbeddingLoss, errorRate, euclideanDistance, hammingDistance, mahalanobisDistance, manhattanDistance,
  minkowskiDistance, squaredEuclideanDistance, squaredMahalanobisDistance,
} from './distance';
import { laplacianKernel, polynomialKernel, rationalQuadraticKernel, rbfKernel, sigmoidKernel } from './kernel';
import { exponentialLoss, logisticLoss, perceptronLoss, squaredMarginLoss, zeroOneLoss } from './surrogateLoss';
import { absoluteError, epsilonInsensitive, gaussianNll, logCosh, pinball, poissonNll, pseudoHuber, squaredError } from './residualLoss';
import { discreteUniform, geometric, multinomial, negativeBinomial, odds, oddsRatio } from './discreteDistribution';
import { cauchy, chiSquared, gumbel, inverseGamma, logisticPdf, logNormal, pareto, rayleigh, studentT, weibull } from './tailedDensity';
import { dirichlet, isotropicNormalPdf, multivariateNormalEntropy, multivariateNormalKl, multivariateNormalPdf } from './multivariate';
import {
  bhattacharyyaCoefficient, bhattacharyyaDistance, chiSquaredDivergence, conditionalEntropy, gini, hellinger, jointEntropy, renyiDivergence,
  renyiEntropy, totalVariation,
} from './divergence';
import {
  coefficientOfVariation, covariance, geometricMean, harmonicMean, pearson, rootMeanSquare, sampleCovariance, standardError, weightedMean, zScore,
} from './association';
import { adjustedRSquared, explainedVariance, mape, msle, rmsle, smape } from './forecastMetric';
import {
  balancedAccuracy, cohenKappa, falseDiscoveryRate, falseNegativeRate, falsePositiveRate, gMean, negativePredictiveValue, tversky, youden,
} from './rate';
import { aic, aicc, bic } from './modelSelection';
import { idf, perplexityOfLoss, pmi, ppmi, smoothIdf, tfIdf, tokenPerplexity } from './textStatistics';
import { discountedReturn, ppoClip, tdError, tdUpdate, ucb } from './reinforcement';
import { cosineAnnealing, emaStep, exponentialDecay, inverseTimeDecay, linearWarmup, noamSchedule, stepDecay } from './schedule';
import {
  convOutputSize, convParameterCount, denseParameterCount, heVariance, lecunVariance, transposedConvOutputSize, xavierBound, xavierVariance,
} from './layerSize';
import { rotaryFirst, rotarySecond } from './rotary';

/** Every function of the field that is defined by an expansion. */
export const libraryOperators: readonly LibraryOperator[] = [
  logBase, log10, betaFunction, logBeta, sec, csc, cot, sech, csch, coth,
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
  euclideanDistance, squaredEuclideanDistance, manhattanDistance, chebyshevDistance, minkowskiDistance, hammingDistance, errorRate, cosineDistance,
  cosineEmbeddingLoss, mahalanobisDistance, squaredMahalanobisDistance,
  rbfKernel, laplacianKernel, polynomialKernel, sigmoidKernel, rationalQuadraticKernel,
  exponentialLoss, logisticLoss, perceptronLoss, zeroOneLoss, squaredMarginLoss,
  squaredError, absoluteError, logCosh, pinball, epsilonInsensitive, pseudoHuber, poissonNll, gaussianNll,
  geometric, negativeBinomial, multinomial, discreteUniform, odds, oddsRatio,
  studentT, chiSquared, cauchy, gumbel, logisticPdf, weibull, pareto, logNormal, inverseGamma, rayleigh,
  multivariateNormalPdf, isotropicNormalPdf, multivariateNormalEntropy, multivariateNormalKl, dirichlet,
  bhattacharyyaCoefficient, bhattacharyyaDistance, hellinger, totalVariation, chiSquaredDivergence, renyiEntropy, renyiDivergence, gini,
  jointEntropy, conditionalEntropy,
  covariance, sampleCovariance, pearson, zScore, coefficientOfVariation, harmonicMean, geometricMean, weightedMean, rootMeanSquare, standardError,
  mape, smape, msle, rmsle, explainedVariance, adjustedRSquared,
  falsePositiveRate, falseNegativeRate, negativePredictiveValue, falseDiscoveryRate, balancedAccuracy, gMean, youden, tversky, cohenKappa,
  aic, aicc, bic,
  idf, smoothIdf, tfIdf, pmi, ppmi, tokenPerplexity, perplexityOfLoss,
  discountedReturn, tdError, tdUpdate, ucb, ppoClip,
  stepDecay, exponentialDecay, inverseTimeDecay, cosineAnnealing, linearWarmup, noamSchedule, emaStep,
  xavierVariance, xavierBound, heVariance, lecunVariance, convOutputSize, transposedConvOutputSize, convParameterCount, denseParameterCount,
  rotaryFirst, rotarySecond,
];

export { structuralOperators } from './structural';
