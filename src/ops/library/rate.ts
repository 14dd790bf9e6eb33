import { add, divide, multiply, negate, one, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { Parameter } from '../operator';
import { between, closedUnit } from '../ranges';
import { form, half, nonnegative, positive, probability, scalarParameter, sqrt, unit } from './build';
import { define } from './define';

/** Counts of true and false, positive and negative predictions. */
const count = (name: string): Parameter => scalarParameter(name, nonnegative);
const [tp, fp, tn, fn] = [count('TP'), count('FP'), count('TN'), count('FN')];
const counts = [tp, tn, fp, fn];
const share = (part: Expression, rest: Expression): Expression => divide(part, add(part, rest));
const ofShare = { range: closedUnit, monotone: 'nondecreasing', curvature: 'concave' } as const;

export const falsePositiveRate = define('falsePositiveRate', 'falsepositiverate fpr fallout falsealarmrate', [fp, tn], share, {
  properties: ofShare,
  latex: '\\operatorname{FPR}(FP, TN) = \\frac{FP}{FP + TN}',
  source: 'Fawcett, An Introduction to ROC Analysis (2006) §2',
  relatives: [
    ['TN/(FP + TN), the specificity', (a, b) => share(b, a)],
    ['FP/TN, the odds', divide],
  ],
  forms: [form([scalarParameter('s', probability)], (specificity) => [subtract(one, specificity), specificity])],
});

export const falseNegativeRate = define('falseNegativeRate', 'falsenegativerate fnr missrate', [fn, tp], share, {
  properties: ofShare,
  latex: '\\operatorname{FNR}(FN, TP) = \\frac{FN}{FN + TP}',
  source: 'Fawcett, An Introduction to ROC Analysis (2006) §2',
  relatives: [
    ['TP/(FN + TP), the recall', (a, b) => share(b, a)],
    ['FN/TP, the odds', divide],
  ],
  forms: [form([scalarParameter('R', probability)], (recall) => [subtract(one, recall), recall])],
});

export const negativePredictiveValue = define('negativePredictiveValue', 'negativepredictivevalue npv', [tn, fn], share, {
  properties: ofShare,
  latex: '\\operatorname{NPV}(TN, FN) = \\frac{TN}{TN + FN}',
  source: 'Altman, Bland, Diagnostic Tests 2: Predictive Values (1994)',
  relatives: [
    ['FN/(TN + FN), the false omission rate', (a, b) => share(b, a)],
    ['TN/FN, the odds', divide],
  ],
});

export const falseDiscoveryRate = define('falseDiscoveryRate', 'falsediscoveryrate fdr', [fp, tp], share, {
  properties: ofShare,
  latex: '\\operatorname{FDR}(FP, TP) = \\frac{FP}{FP + TP}',
  source: 'James, Witten, Hastie, Tibshirani, An Introduction to Statistical Learning (2021) table 4.7: 1 − the precision',
  relatives: [
    ['TP/(FP + TP), the precision', (a, b) => share(b, a)],
    ['FP/TP, the odds', divide],
  ],
});

/** Operands of a function of the four counts made of the true positive and the true negative rate. */
const ofRates = form([scalarParameter('TPR', unit), scalarParameter('TNR', unit)], (hits, rejections) => [hits, rejections, subtract(one, rejections), subtract(one, hits)]);
const rates = ([a, b, c, d]: readonly Expression[]): readonly [Expression, Expression] => [share(a!, d!), share(b!, c!)];

/** (TPR + TNR)/2. */
export const balancedAccuracy = define('balancedAccuracy', 'balancedaccuracy', counts, (...all) => multiply(half, add(...rates(all))), {
  properties: ofShare,
  latex: '\\operatorname{balancedaccuracy}(TP, TN, FP, FN) = \\frac{1}{2} \\left(\\frac{TP}{TP + FN} + \\frac{TN}{TN + FP}\\right)',
  source: 'Brodersen et al., The Balanced Accuracy and Its Posterior Distribution (2010) §2',
  relatives: [
    ['the sum, without ½', (...all) => add(...rates(all))],
    ['the accuracy', (...all) => divide(add(all[0]!, all[1]!), add(...all))],
    ['the geometric mean of the rates', (...all) => sqrt(multiply(...rates(all)))],
    ['of precision and negative predictive value', (a, b, c, d) => multiply(half, add(share(a, c), share(b, d)))],
  ],
  forms: [ofRates],
});

/** √(TPR · TNR). */
export const gMean = define('gMean', 'gmean geometricmeanscore gmeasure', counts, (...all) => sqrt(multiply(...rates(all))), {
  properties: { range: closedUnit, monotone: 'nondecreasing' },
  latex: '\\operatorname{gmean}(TP, TN, FP, FN) = \\sqrt{\\frac{TP}{TP + FN} \\cdot \\frac{TN}{TN + FP}}',
  source: 'Kubat, Matwin, Addressing the Curse of Imbalanced Training Sets (1997) §2',
  relatives: [
    ['without the root', (...all) => multiply(...rates(all))],
    ['the arithmetic mean, the balanced accuracy', (...all) => multiply(half, add(...rates(all)))],
    ['of precision and recall, the Fowlkes–Mallows index', (a, _, c, d) => sqrt(multiply(share(a, c), share(a, d)))],
  ],
  forms: [ofRates],
});

/** TPR + TNR − 1. */
export const youden = define('youden', 'youden youdensj informedness youdensindex', counts, (...all) => subtract(add(...rates(all)), one), {
  properties: { range: between(negate(one), one, '[]'), monotone: 'nondecreasing', curvature: 'concave' },
  latex: '\\operatorname{youden}(TP, TN, FP, FN) = \\frac{TP}{TP + FN} + \\frac{TN}{TN + FP} - 1',
  source: 'Youden, Index for Rating Diagnostic Tests (1950)',
  relatives: [
    ['without − 1', (...all) => add(...rates(all))],
    ['TPR − TNR, with a wrong sign', (...all) => subtract(...rates(all))],
    ['1 − TPR − TNR', (...all) => subtract(one, add(...rates(all)))],
  ],
  forms: [ofRates],
});

const weighted = (hits: Expression, falseAlarms: Expression, misses: Expression, alpha: Expression, beta: Expression): Expression => divide(hits, add(hits, multiply(alpha, falseAlarms), multiply(beta, misses)));
const weight = (name: string): Parameter => scalarParameter(name, positive, half);

/** TP/(TP + α FP + β FN). */
export const tversky = define('tversky', 'tverskyindex tversky', [tp, fp, fn, weight('α'), weight('β')], weighted, {
  properties: ofShare,
  latex: '\\operatorname{tverskyindex}(TP, FP, FN, \\alpha, \\beta) = \\frac{TP}{TP + \\alpha FP + \\beta FN}',
  source: 'Tversky, Features of Similarity (1977); Salehi et al. (2017) eq. 3',
  relatives: [
    ['with α and β exchanged', (a, b, c, alpha, beta) => weighted(a, b, c, beta, alpha)],
    ['1 − the index, the Tversky loss', (a, b, c, alpha, beta) => subtract(one, weighted(a, b, c, alpha, beta))],
    ['with 2 TP above, as of Dice’s coefficient', (a, b, c, alpha, beta) => multiply(add(one, one), weighted(a, b, c, alpha, beta))],
  ],
});

/** (pₒ − pₑ)/(1 − pₑ): agreement beyond chance. */
export const cohenKappa = define('cohenKappa', 'cohenskappa cohenkappa kappastatistic', [scalarParameter('p_o', unit), scalarParameter('p_e', probability)], (observed, expected) => divide(subtract(observed, expected), subtract(one, expected)), {
  properties: { monotone: 'increasing', curvature: 'affine' },
  latex: '\\operatorname{cohenskappa}(p_o, p_e) = \\frac{p_o - p_e}{1 - p_e}',
  source: 'Cohen, A Coefficient of Agreement for Nominal Scales (1960) eq. 1',
  relatives: [
    ['with 1 − pₒ below', (observed, expected) => divide(subtract(observed, expected), subtract(one, observed))],
    ['with pₒ and pₑ exchanged', (observed, expected) => divide(subtract(expected, observed), subtract(one, observed))],
    ['pₒ − pₑ, not divided', subtract],
    ['(pₒ + pₑ)/(1 − pₑ), with a wrong sign', (observed, expected) => divide(add(observed, expected), subtract(one, expected))],
    ['(1 − pₒ)/(1 − pₑ), its complement', (observed, expected) => divide(subtract(one, observed), subtract(one, expected))],
  ],
  forms: [form(counts, (a, b, c, d) => {
    const all = add(a, b, c, d);
    const chance = add(multiply(add(a, c), add(a, d)), multiply(add(b, c), add(b, d)));
    return [divide(add(a, b), all), divide(chance, multiply(all, all))];
  })],
});
