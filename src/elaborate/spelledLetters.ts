import { parseMath } from '../syntax/parseMath';
import type { MathPiece } from './piece';
import type { Sentence } from './sentences';

const GREEK = 'alpha|beta|gamma|delta|epsilon|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|psi|omega';
/** `a` and `I` are words, and `A` is one before an adjective. */
const LETTER = new RegExp(String.raw`(?<![\w$\\⟨^_'’.-])(?:[B-HJ-Zb-hj-z]|A(?= (?:is|be|and)\b| ?[,;.)]|$| (?:symmetric|orthogonal|diagonal|positive[- ](?:semi-?)?definite)[,;.)]*\s*$)|(?:${GREEK}))(?![\w⟩'’(=^_-]|\.\w)`, 'g');

/** Where a sentence says what kind of thing something is. */
const SAYS_KIND = /symmetric|definite|orthogonal|orthonormal|diagonal|\bunit\b|normali[sz]ed|one[- ]hot|probability|stochastic|positive|non-?negative|non-?zero/i;

/** A letter that the author wrote as a word, as a formula of its own. */
function spelled(letter: string, from: MathPiece['span']): MathPiece {
  const latex = letter.length > 1 ? `\\${letter}` : letter;
  return { kind: 'math', latex, parsed: parseMath(latex), place: () => from, span: from, display: false, bare: true, aside: false };
}

/** `the matrix A is symmetric`, `y one-hot`: the sentence with single letters taken for formulas, where it says of what kind something is. */
export function withSpelledLetters(sentence: Sentence): Sentence {
  if (!SAYS_KIND.test(sentence.text)) return sentence;
  const formulas = [...sentence.formulas];
  const text = sentence.text.replace(LETTER, (letter, at: number) => {
    formulas.push(spelled(letter, sentence.place(at, at + letter.length)));
    return `⟨${formulas.length - 1}⟩`;
  });
  return formulas.length === sentence.formulas.length ? sentence : { ...sentence, text, formulas };
}
