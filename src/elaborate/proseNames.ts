import { functionNamed } from './notation';

/** Names too common in prose to tie a formula to a function of the library. */
export const EVERYDAY: ReadonlySet<string> = new Set(['mean', 'sum', 'norm', 'length', 'sign', 'variance', 'trace', 'dot', 'diag', 'accuracy', 'precision', 'recall', 'logit', 'normal', 'max', 'min', 'exponential', 'relu6', 'product', 'prod', 'dice', 'categorical']);

/** A function of the field that the words introduce a formula by. */
export interface ProseName {
  readonly operator: string;
  /** The sentence says outright that the formula is it: "The softmax function is". */
  readonly direct: boolean;
}

/** Before and behind the name in a sentence that says what the function is. Inline formulas stand as ⟨⟩. */
const SUBJECT = /^\s*(?:[-*>#]\s*)?(?:recall(?: that)?|here|so|then|now)?,?\s*(?:the|a|an|define|let)?\s*\**$/i;
const IS = /^\**(?:\s+(?:activation function|activation|function))?\s*(?:⟨⟩)?\s*(?:is|is given by|is defined (?:as|by)|are given by|reads|:|=)\s*:?\s*(?:⟨⟩)?\s*$/i;

/** What stands between the name and the formula when the words introduce it: "… function is given by". */
const INTRODUCES = /^(?:\s*\([^)]*\))?\s*(?:function|activation|activation function|layer|loss|loss function|error|cost|operator|unit|of\b|for\b|between\b|from\b|with\b|\$|,|:|is\b|are\b|given|defined|computed|can be|written|expressed|as\b|by\b)/i;

/**
 * The library functions that the words just before a formula introduce: "Softmax function … is given by". The last
 * named comes first. Only the sentence that leads up to the formula counts.
 */
export function functionsNamed(prose: string): readonly ProseName[] {
  if (prose === '') return [];
  const sentence = lastSentence(prose);
  const words = [...sentence.matchAll(/[A-Za-z0-9][A-Za-z0-9-]*/g)];
  const found: { operator: string; at: number; end: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let count = Math.min(4, words.length - at); count >= 1; count--) {
      const last = words[at + count - 1]!;
      const text = words.slice(at, at + count).map(([word]) => word).join('');
      const end = last.index + last[0].length;
      const operator = text.length >= 4 && !EVERYDAY.has(text.toLowerCase()) ? functionNamed(text) : undefined;
      if (!operator) continue;
      if (INTRODUCES.test(sentence.slice(end)) || sentence.slice(end).trim() === '') found.push({ operator, at: words[at]!.index, end });
      at += count - 1;
      break;
    }
  }
  // The subject of the sentence comes first; a sentence that names several introduces none of them for certain.
  const operators = [...new Set(found.map(({ operator }) => operator))];
  if (operators.length !== 1) return [];
  const { at, end, operator } = found.at(-1)!;
  return [{ operator, direct: SUBJECT.test(sentence.slice(0, at)) && IS.test(sentence.slice(end)) }];
}

/** What follows the last full stop or paragraph break, with inline formulas already left out by the caller. */
function lastSentence(prose: string): string {
  const paragraph = prose.slice(Math.max(prose.lastIndexOf('\n\n'), prose.lastIndexOf('\r\n\r\n'), 0));
  const stops = [...paragraph.matchAll(/[.!?](?=\s+[A-Z"“(])/g)];
  return paragraph.slice(stops.length > 0 ? stops.at(-1)!.index + 1 : 0);
}
