import { parseMath } from '../syntax/parseMath';
import { groupStatements } from './groups';
import { lossRoles, type LossRoles, type Written } from './lossRoles';
import { declare, define, type Scope } from './scope';
import { sliceBalanced } from './slice';
import { statementsOf, type RawStatement } from './statements';
import { isCapital, symbolKey } from './symbol';

/** A definition in the author's letters, and a target of which only probabilities are known. */
interface Meaning {
  readonly definitions: readonly string[];
  readonly simplex?: string;
}

/** What is known where the loss of this name is one that words name. */
export interface SaidLoss {
  readonly loss: string;
  readonly scope: Scope;
}

const CROSS_ENTROPY = /\bcross[- ]entropy|\bnegative log[- ]?likelihood|\blog[- ]loss\b|\blogistic loss\b|\bB?CE\b|\bNLL\b/i;
const BINARY = /\bbinary\b|\bsigmoid|\blogistic\b|\bBCE\b|\btwo[- ]class/i;
const MANY = /\bsoftmax|\bmulti-?class|\bcategorical\b|\bmultinomial\b/i;
const SQUARED = /\bsquared?[- ](?:error|loss|residual)s?\b|\bMSE\b|\bleast[- ]squares\b|\bsum of squares\b|\bL2 loss\b|\blinear regression\b/i;
const RIDGE = /\bridge\b|\bTikhonov\b/i;
const MEAN = /\bmean\b|\baverage|\bMSE\b/i;
/** Another loss, or more than a loss: what the letter stands for is then not as clear as that. */
const OTHER = /\bGaussian\b|\bnoise\b|\bnormal(?:ly)? distributed\b|\bhinge\b|\bHuber\b|\bfocal\b|\bexponential\b|\btriplet\b|\bcontrastive\b|\bPoisson\b|\babsolute\b|\bL1\b|\blasso\b|\bKL\b|\bdivergence\b|\bweight decay\b|\bweighted\b|\bsmoothing\b|\btemperature\b|\bclass weights?\b/i;
const PENALISED = /\bregulari[sz]|\bpenal/i;
const GAIN = /(?<!negative )\blog[- ]?likelihood|(?<!negative )(?<!log[- ])\blikelihood|\bmaximi[sz]|\breward|\bascent\b/i;

/**
 * The scopes in which a loss that the words name is what they say, where nothing else says what it is: “with the
 * cross-entropy loss and a softmax” before ∂L/∂z_i = p_i − y_i. Several where conventions differ (sum or mean, with a half
 * or not); empty where the words name none, or something in the formula plays no known part.
 *
 * Sources of the conventions: Bishop, PRML (2006), sections 3.1, 4.3 and 5.2; Goodfellow et al., Deep Learning (2016), section 6.2.
 */
export function saidLosses(statement: RawStatement, source: string, scope: Scope, words: string): readonly SaidLoss[] {
  if (GAIN.test(words) || OTHER.test(words) || !(CROSS_ENTROPY.test(words) || SQUARED.test(words) || RIDGE.test(words))) return [];
  const roles = lossRoles(statement, source);
  const known = roles && scope.definitions.get(roles.key);
  if (!roles || (known && !known.distant)) return [];
  return meaningsOf(roles, words).flatMap(({ definitions, simplex }) => {
    const within = simplex === undefined ? scope : declare(scope, simplex, { domain: { kind: 'simplex' }, assumption: { text: `the entries of ${simplex} sum to 1`, source: 'convention' } });
    const meant = definitions.reduce<Scope | undefined>((so, latex) => so && withDefinition(so, latex), within);
    return meant ? [{ loss: roles.key, scope: meant }] : [];
  });
}

/** Names that the document defines itself keep their meaning. */
function withDefinition(scope: Scope, latex: string): Scope | undefined {
  const parsed = parseMath(latex, { macros: {} });
  const [group] = parsed.ok ? groupStatements(statementsOf(parsed.tree), scope) : [];
  const [statement] = group?.statements ?? [];
  const body = statement?.operands[1];
  if (!group?.name || !statement || !body) return undefined;
  const known = scope.definitions.get(group.name.key);
  if (known && !known.distant) return scope;
  const { key, parameters, indices } = group.name;
  return define(scope, { key, parameters, indices, body, source: latex, distant: false, constant: false, inWords: true, shown: () => sliceBalanced(latex, statement.span) });
}

function meaningsOf(roles: LossRoles, words: string): readonly Meaning[] {
  const isMany = CROSS_ENTROPY.test(words) && (MANY.test(words) || !BINARY.test(words));
  const isBinary = CROSS_ENTROPY.test(words) && (BINARY.test(words) || !MANY.test(words));
  const isRidge = RIDGE.test(words);
  if (PENALISED.test(words) !== (roles.penalty !== undefined) && !isRidge) return [];
  return [
    ...(isMany ? categorical(roles) : []),
    ...(isBinary ? binary(roles) : []),
    ...(SQUARED.test(words) || isRidge ? squared(roles, { isMean: MEAN.test(words), isRidge, isSigmoid: BINARY.test(words) }) : []),
  ];
}

/** −∑ y_k log p_k with p = softmax(z), perhaps divided by the number of examples. */
function categorical(roles: LossRoles): readonly Meaning[] {
  const { indexed, part, prediction, target, label, link, input, sum, penalty } = roles;
  const isOther = sum !== undefined || penalty !== undefined || (link !== undefined && link.name !== 'softmax') || input?.symbol.name === 'X';
  // W_{ij} may lead from i to j, or to i from j.
  if (isOther || (target === undefined) === (label === undefined) || (part === 'weights' && (indexed || !isCapital(roles.symbol)))) return [];
  return predictionsIn(roles, (argument) => `\\mathrm{softmax}(${argument})`).flatMap(({ latex: p, made }) => {
    const isEntry = part === 'prediction' && indexed;
    const body = target ? (isEntry ? `\\sum_l ${target.base}_l \\log ${p}_l` : `${target.base}^\\top \\log ${p}`) : `\\log ${p}_{${label!}}`;
    const simplex = target && symbolKey({ ...target.symbol, font: prediction?.symbol.font ?? target.symbol.font });
    return divided(roles, `-`, body).map((loss) => ({ definitions: [...made, loss], ...(simplex === undefined ? {} : { simplex }) }));
  });
}

/** −(y log p + (1 − y) log(1 − p)) with p = σ(z), of one example or of many. */
function binary(roles: LossRoles): readonly Meaning[] {
  const { by, part, indexed, target, penalty, sum, link, prediction, input } = roles;
  if (!target || penalty !== undefined || link?.name === 'softmax' || link?.name === 'identity' || isOfOneUnit(roles)) return [];
  const of = (p: string, y: string): string => `(${y} \\log ${p} + (1 - ${y}) \\log(1 - ${p}))`;
  // One of several labels, each with a logit of its own.
  if (sum === undefined && indexed && (part === 'logits' || part === 'prediction')) {
    const one = part === 'logits' ? `\\sigma(${by}_l)` : `${by}_l`;
    const made = prediction && part === 'logits' ? [`${prediction.base}_l = ${one}`] : [];
    return divided(roles, '-', `\\sum_l ${of(made.length > 0 ? `${prediction!.base}_l` : one, `${target.base}_l`)}`).map((loss) => ({ definitions: [...made, loss] }));
  }
  return predictionsIn(roles, (argument) => `\\sigma(${argument})`).flatMap(({ latex: p, made }) => {
    // σ(Xw) has an entry for each example.
    const isOfMany = input?.symbol.name === 'X' && sum === undefined;
    const body = isOfMany ? `\\sum_l ${of(`${p}_l`, `${target.base}_l`)}` : sum === undefined ? of(p, target.base) : `${sum} ${of(p, target.example)}`;
    return divided(roles, '-', body).map((loss) => ({ definitions: [...made, loss] }));
  });
}

/** ∑ (p − y)², halved or divided by the number of examples, and with a penalty of its own; p may be linear or a sigmoid. */
function squared(roles: LossRoles, { isMean, isRidge, isSigmoid }: { readonly isMean: boolean; readonly isRidge: boolean; readonly isSigmoid: boolean }): readonly Meaning[] {
  const { loss, by, part, target, label, penalty, sum, count, counts, link, prediction, input } = roles;
  if (!target || label !== undefined || link?.name === 'softmax' || (isRidge && penalty === undefined) || isOfOneUnit(roles)) return [];
  // (p − y) p (1 − p): the slope of an activation that the words must name.
  if (part !== 'prediction' && !isSigmoid && (part === 'logits' || (prediction?.times ?? 0) > 1)) return [];
  const shares = count === undefined ? [] : [`\\frac{1}{${count}}`, `\\frac{1}{2 ${count}}`];
  const factors = [...shares, ...(counts || (isMean && (count !== undefined || input?.symbol.name === 'X')) ? [] : ['', '\\frac{1}{2}'])];
  const penalties = penalty === undefined ? [''] : ['', '\\frac{1}{2}', ...shares].map((factor) => ` + ${factor} ${penalty} \\|${by}\\|^2`);
  const links = [(argument: string): string => argument, ...(isSigmoid && part !== 'prediction' ? [(argument: string): string => `\\sigma(${argument})`] : [])];
  return links.flatMap((linked) => predictionsIn(roles, linked)).flatMap(({ latex: p, made }) => {
    const whole = sum === undefined ? [`(${p} - ${target.base})^2`, `\\|${p} - ${target.base}\\|^2`] : [`${sum} (${p} - ${target.example})^2`];
    const byEntries = part === 'prediction' && prediction && sum === undefined ? [`\\sum_{l=1}^{${count ?? 'd'}} (${prediction.base}_l - ${target.base}_l)^2`] : [];
    return [...whole, ...byEntries].flatMap((body) => factors.flatMap((factor) => penalties.map((added) => ({ definitions: [...made, `${loss} = ${factor} ${body}${added}`] }))));
  });
}

/** p_k and y_k beside w_k, with no sum: those of one unit of several, or of one example. */
const isOfOneUnit = ({ part, sum, prediction, target }: LossRoles): boolean => (part === 'weights' || part === 'bias') && sum === undefined && (prediction?.indexed === true || target?.indexed === true);

/** The loss as it is, and divided by the number of examples where the formula knows one. */
const divided = ({ loss, count, counts }: LossRoles, sign: string, body: string): readonly string[] => [...(counts ? [] : ['']), ...(count === undefined ? [] : [`\\frac{1}{${count}}`])].map((factor) => `${loss} = ${sign} ${factor} ${body}`);

/** The prediction of one example as it is written, and what it may be made of. */
function predictionsIn({ by, symbol, part, prediction, link, input, sum }: LossRoles, linked: (argument: string) => string): readonly { readonly latex: string; readonly made: readonly string[] }[] {
  if (link) return [{ latex: link.latex, made: link.name === 'function' ? [`${link.head} = ${linked(`${by}^\\top x`)}`] : [] }];
  const latex = sum === undefined ? prediction!.base : prediction!.example;
  if (part === 'prediction') return [{ latex, made: [] }];
  const product = (x: Written): readonly string[] => (x.symbol.name === 'X' ? [`${x.base} ${by}`, `${x.base}^\\top ${by}`] : isCapital(symbol) ? [`${by} ${x.example}`, `${by}^\\top ${x.example}`] : [`${by}^\\top ${x.example}`]);
  const made = { logits: [by], weights: input ? product(input) : [], bias: input ? [] : [`u + ${by}`] }[part];
  return made.map((argument) => ({ latex, made: [`${latex} = ${linked(argument)}`] }));
}
