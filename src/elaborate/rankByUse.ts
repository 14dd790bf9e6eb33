import type { SymbolSurface } from '../syntax/surface';
import type { ReadingContext } from './context';
import { DOTS } from './ellipsis';
import type { Usage } from './survey';
import { isBold, isCapital, isMatrixLetter, symbolKey } from './symbol';

/** Its index is bound in the claim, or in a definition that is followed. */
export const isNumbering = ({ boundIndexed, ranging }: Usage, context: ReadingContext): boolean => boundIndexed || (ranging && context.followsDefinitions);

/** Wx and XW in plain letters are products of matrices and vectors sooner than of numbers. */
export function isLayer(symbol: SymbolSurface, context: ReadingContext): boolean {
  const { layers, matrices, linearAlgebra, upstreams } = context.survey;
  const key = symbolKey(symbol);
  if (!layers.has(key) && !matrices.has(key)) return false;
  const side = layers.size > 0 ? 'capitals before small letters are matrices before vectors' : 'capitals beside each other are matrices';
  return linearAlgebra || upstreams.size > 0 || context.choose('layers', [side, `${side.slice(0, side.indexOf(' are'))} are numbers`]) === 0;
}

/** A capital, or a word that stands as one among them. */
export const isMatrixBySide = (symbol: SymbolSurface, { survey }: ReadingContext): boolean => isCapital(symbol) || survey.matrices.has(symbolKey(symbol));

/** Capitals that stand for losses and counts among matrices, unless they are transposed or inverted. */
const LOSS_LETTERS = /^[EJLN]$/;

export function rankByUse(symbol: SymbolSurface, key: string, indexCount: number, context: ReadingContext): number {
  const { survey } = context;
  // x̃′ is of the kind that x̃ is.
  const usage = survey.usages.get(key) ?? survey.usages.get(symbolKey(symbol));
  const indexed = usage && isNumbering(usage, context) ? usage.indices : 0;
  if (isBold(symbol)) {
    const own = isCapital(symbol) ? 2 : 1;
    // [𝐚_1, …, 𝐚_n]: vectors, numbered.
    if (usage && (usage.bare === 0 || own === 2) && indexed === 0 && indexCount === 1 && context.binding(DOTS)) return indexCount + own;
    // An index of the definition that is followed counts as one of the claim's.
    const count = Math.max(indexed, usage?.bare === 0 && indexCount <= usage.indices ? indexCount : 0);
    if (count === 2 && own === 2) return 2;
    if (!usage || usage.bare > 0 || count === 0) return Math.max(own, count);
    // 𝐮_iᵀ𝐯: what is transposed is no number.
    if (usage.transposed && own === 1) return count + 1;
    // Only with indices: bold x_i is an entry, or the i-th of several vectors.
    const options = [`${key} is one ${own === 2 ? 'matrix' : 'vector'}, ${key}_i its ${own === 2 ? 'rows' : 'entries'}`, `${key}_i are ${own === 2 ? 'matrices' : 'vectors'}`];
    const entries = usage.reckoned ? context.choose(`family ${key}`, options) === 0 : context.choose(`family ${key}`, options.reverse()) === 1;
    return entries ? Math.max(count, own) : count + own;
  }
  if (isLayer(symbol, context) && indexed === 0) return isMatrixBySide(symbol, context) ? 2 : 1;
  if (usage?.vectorArgument) return Math.max(1, indexed);
  // A · B / (‖A‖ ‖B‖)
  if (usage?.normed && usage.pointed && isCapital(symbol) && !usage.transposed && !usage.inverted && indexed === 0 && context.choose('lengths', ['capitals with a length are vectors', 'capitals are matrices']) === 0) return 1;
  if (usage?.normed || usage?.dotted) {
    const own = isCapital(symbol) && symbol.name.length === 1 ? 2 : 1;
    // x_{ij} beside wᵀx_i is an entry of it.
    return usage.bare > 0 ? own : Math.max(indexed, own + Math.min(indexed, usage.vectorIndices));
  }
  if (indexed > 0) {
    if (usage?.transposed && usage.bare === 0 && !isCapital(symbol)) return Math.max(indexed, usage.vectorIndices + 1);
    const others = survey.linearAlgebra && !isCapital(symbol) && usage?.bare === 0 && indexed === 1;
    return others ? indexed + context.choose(`family ${key}`, [`${key}_i are numbers`, `${key}_i are vectors`]) : indexed;
  }
  if (usage?.inverted && isCapital(symbol)) return 2;
  if (usage?.transposed) return isCapital(symbol) ? 2 : 1;
  if (survey.linearAlgebra && !usage?.numbered && usage?.indices === 0 && (symbol.name.length === 1 || isMatrixLetter(symbol))) {
    // Y − Xβ
    if (symbol.name === 'Y' && survey.layers.size > 0 && context.demandedRank(key) === 0) return context.choose('rank Y', ['Y is a vector', 'Y is a matrix']) === 0 ? 1 : 2;
    // C max(0, 1 − y wᵀx): a constant sooner than a matrix.
    if (symbol.name === 'C' && !survey.matrices.has(key)) return context.choose('rank C', ['C is a number', 'C is a matrix']) === 0 ? 0 : 2;
    if (isCapital(symbol)) return LOSS_LETTERS.test(symbol.name) ? 0 : 2;
    // Targets are numbers sooner than vectors; other letters beside matrices are vectors sooner than numbers.
    const ranks = symbol.name === 'y' ? [0, 1] : [1, 0];
    if (context.demandedRank(key) === 0 && /[a-z]/.test(symbol.name) && !/[a-eijklmnt]/.test(symbol.name)) return ranks[context.choose(`rank ${key}`, ranks.map((rank) => `${key} is a ${rank === 1 ? 'vector' : 'number'}`))]!;
  }
  return 0;
}
