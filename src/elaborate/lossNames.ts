import type { DefinedName } from './definedName';

const LOSS_NAME = /^(?:loss|cost|CE|BCE|NLL)$/i;
const LOSS_LETTER = /^(?:L|J|C|ell|l)$/;
const LOSS_WORDS = /\b(?:loss(?:es)?|cost(?: function)?|minimi[sz](?:e|es|ed|ing))\b/i;
const GAIN_WORDS = /likelihood|maximi[sz]|reward|utility|\bgain\b/i;

/**
 * Whether a name is that of a loss, which is to be made small: by itself, or by its letter and the words before the
 * formula. Words that speak of something to be made large leave it open.
 */
export function namesLoss({ symbol, called, parameters }: DefinedName, prose: string): boolean {
  const words = prose.slice(-240);
  if (GAIN_WORDS.test(words)) return false;
  return LOSS_NAME.test(symbol.name) || (LOSS_LETTER.test(symbol.name) && LOSS_WORDS.test(words) && !(called && parameters.length === 0));
}
