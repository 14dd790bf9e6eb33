import { apply, array, decimal } from '../ir/build';
import type { Claim, Operand, Reading, StatedNumber } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { assertNever } from '../util/assertNever';
import type { Span } from '../util/span';
import type { ProsePiece } from './piece';

/** Three or more numbers in words: `3, 7 and 14`. */
interface NumberList {
  readonly numbers: readonly string[];
  readonly text: string;
  readonly span: Span;
}

/** What turns scores into probabilities, as far as prose names it. */
type Normaliser = 'softmax' | 'normalise';

/** Numbers seen in the document's prose so far. */
export interface ProseNumbers {
  readonly scores: readonly NumberList[];
  readonly normalisers: readonly Normaliser[];
}

export const noNumbers: ProseNumbers = { scores: [], normalisers: [] };

const LIST = /(?<![\w.,/=-])(\d+(?:\.\d+)?(?:\s*,\s*\d+(?:\.\d+)?)+)\s*,?\s*(?:and|&)\s*(\d+(?:\.\d+)?)(?![\w/]|\.\d)/g;
const PROBABILITY_WORDS = /probabilit|softmax|scores?\b|normali[sz]/i;
/** Lists further apart than any rounding are of something else. */
const NEAR = 0.06;
const REMEMBERED = 4;

/**
 * Finds scores and the probabilities they are said to become, both in words: "if the outputs were 0.3, 0.7 and 1.4 … the
 * scores are 0.18, 0.27 and 0.55". Only a list that is near one named normaliser's values is taken to be meant so.
 */
export function numbersInProse(piece: ProsePiece, before: ProseNumbers): { readonly claims: readonly Claim[]; readonly after: ProseNumbers } {
  const claims: Claim[] = [];
  let { scores } = before;
  const normalisers = [...new Set([...before.normalisers, ...normalisersNamed(piece.text)])];
  for (const list of listsIn(piece)) {
    const claim = PROBABILITY_WORDS.test(sentenceBefore(piece.text, list.span.start - piece.span.start)) ? claimOf(list, scores, normalisers, piece) : undefined;
    if (claim) claims.push(claim);
    else scores = [list, ...scores].slice(0, REMEMBERED);
  }
  return { claims, after: { scores, normalisers } };
}

function listsIn(piece: ProsePiece): readonly NumberList[] {
  return [...piece.text.matchAll(LIST)].map((match) => {
    const numbers = [...match[1]!.split(',').map((part) => part.trim()), match[2]!];
    const start = piece.span.start + match.index;
    return { numbers, text: match[0], span: { start, end: start + match[0].length } };
  }).filter(({ numbers }) => numbers.length >= 3);
}

function normalisersNamed(text: string): readonly Normaliser[] {
  const named: Normaliser[] = [];
  if (/soft-?max/i.test(text)) named.push('softmax');
  if (/normali[sz]ation|ratio of the score|sum of all/i.test(text)) named.push('normalise');
  return named;
}

const sentenceBefore = (text: string, at: number): string => text.slice(Math.max(0, text.lastIndexOf('\n\n', at)), at).slice(-200);

function claimOf(list: NumberList, scores: readonly NumberList[], normalisers: readonly Normaliser[], piece: ProsePiece): Claim | undefined {
  const stated = list.numbers.map(Number);
  const total = stated.reduce((sum, value) => sum + value, 0);
  if (stated.some((value) => value > 1) || Math.abs(total - 1) > 0.05) return undefined;
  for (const source of scores.filter(({ numbers }) => numbers.length === list.numbers.length)) {
    const plausible = normalisers.filter((normaliser) => isNear(values(normaliser, source.numbers.map(Number)), stated));
    if (plausible.length === 0) continue;
    const readings = plausible.map((normaliser) => readingOf(normaliser, source, list));
    return { span: list.span, latex: list.text, kind: 'number', readings, findings: [], ...(piece.cell === undefined ? {} : { cell: piece.cell }) };
  }
  return undefined;
}

const isNear = (a: readonly number[], b: readonly number[]): boolean => a.every((value, at) => Math.abs(value - b[at]!) < NEAR);

/** In floats, only to see which list may be meant; the verdict is the check's. */
function values(normaliser: Normaliser, scores: readonly number[]): readonly number[] {
  const largest = Math.max(...scores);
  const weights = weightsOf(normaliser, scores, largest);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function weightsOf(normaliser: Normaliser, scores: readonly number[], largest: number): readonly number[] {
  switch (normaliser) {
    case 'softmax':
      return scores.map((score) => Math.exp(score - largest));
    case 'normalise':
      return scores;
    default:
      return assertNever(normaliser);
  }
}

function readingOf(normaliser: Normaliser, source: NumberList, list: NumberList): Reading {
  const literal = ({ numbers }: NumberList): Expression => array(...numbers.map((text) => decimal(text)!));
  const words = normaliser === 'softmax' ? 'softmax' : 'sum-normalisation';
  const operands: readonly Operand[] = [
    { expression: apply(normaliser, literal(source)), span: source.span, latex: source.text },
    { expression: literal(list), span: list.span, latex: list.text, stated: list.numbers.map(statedOf) },
  ];
  return {
    statement: { kind: 'chain', operands, links: [{ relation: '=', span: list.span }] },
    assumptions: [{ text: `${list.text} is meant as the ${words} of ${source.text}`, source: 'inferred' }],
    variables: [],
    domains: new Map(),
    sizes: [],
    freeIndices: [],
    conditionsUnread: false,
    scope: 'none',
  };
}

const statedOf = (text: string): StatedNumber => ({ text, places: text.split('.')[1]?.length ?? 0 });
