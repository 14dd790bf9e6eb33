import type { Reading } from '../ir/claim';
import { CENTRED, CONDITIONAL_INDEPENDENCE, EXCLUSION, INDEPENDENCE } from '../ir/domain';
import { mentionsChance } from '../ir/substitute';
import type { SaidBefore } from './spoken';
import type { RawStatement } from './statements';
import { isCapital } from './symbol';

/** Words by which quantities do not depend on each other, or have a distribution of their own. */
const SAYINGS = [
  { words: /(?<!\bconditional(?:ly)? )\b(?:independent(?:ly)?|independence|i\.?i\.?d\b)(?! (?:conditional(?:ly)? on|given)\b)/i, text: INDEPENDENCE },
  { words: /\bconditional(?:ly)? independen(?:t|ce)\b|\bindependent (?:conditional(?:ly)? on|given)\b/i, text: CONDITIONAL_INDEPENDENCE },
  { words: /\b(?:zero[- ]mean|mean (?:of )?(?:0|zero)|cent(?:e)?red|(?:means?|expectations?) (?:(?:is|are|being|of) (?:0|zero)|vanish(?:es)?))\b/i, text: CENTRED },
  { words: /\b(?:disjoint|mutually exclusive|exclude each other|incompatible)\b/i, text: EXCLUSION },
] as const;
const NAMED_DISTRIBUTION = /\b(?:Poisson|exponential|normal|Gaussian|geometric|Bernoulli|binomial|uniform(?:ly)?|Rademacher|symmetric|unbiased|zero[- ]mean|cent(?:e)?red|orthogonal|disjoint|mutually exclusive|identically|Markov)\b/i;

/** Whether the words name a distribution, of which no more may be known. */
export const namesDistribution = (prose: string): boolean => NAMED_DISTRIBUTION.test(prose);

/** X ⊥ Y */
export const saysIndependence = ({ operands, signs }: Pick<RawStatement, 'operands' | 'signs'>): boolean =>
  signs.length === 1 && signs[0]!.sign === '⊥' && operands.every((operand) => operand.kind === 'symbol' && isCapital(operand));

export const saysChance = ({ statement }: Reading): boolean => statement.kind === 'chain' && statement.operands.some(({ expression }) => mentionsChance(expression));

/** What the words before a formula say of the chance in it, as assumptions of its readings. */
export function chanceSaid({ prose, formulas }: SaidBefore): (reading: Reading) => Reading {
  const sayings = SAYINGS.filter(({ words, text }) => words.test(prose) || (text === INDEPENDENCE && formulas.some(({ surface }) => surface.kind === 'relation' && saysIndependence(surface))));
  if (sayings.length === 0) return (reading) => reading;
  const stated = sayings.map(({ text }) => ({ text, source: 'stated' as const }));
  return (reading) => (saysChance(reading) ? { ...reading, assumptions: [...reading.assumptions, ...stated] } : reading);
}
