import { functionNamed } from './notation';

/** Names too common in prose to tie a formula to a function of the library. */
export const EVERYDAY: ReadonlySet<string> = new Set(['mean', 'sum', 'norm', 'length', 'sign', 'variance', 'trace', 'dot', 'diag', 'accuracy', 'precision', 'recall', 'logit', 'normal', 'max', 'min', 'exponential', 'relu6', 'product', 'prod', 'dice', 'categorical', 'gaussian', 'laplace', 'boltzmann', 'bern', 'standardize', 'standardise', 'normalise', 'normalize']);

/** A function of the field that the words introduce a formula by. */
export interface ProseName {
  readonly operator: string;
  /**
   * `said`: the sentence says outright that the formula is it (“The softmax function is”); `label`: its name stands
   * over the formula, as a heading or a line of its own; `near`: it is named on the way; `over`: its name stands over
   * several formulas, of which this is one.
   */
  readonly how: 'said' | 'label' | 'near' | 'over';
}

/** What may stand before the name in a sentence that says what the function is. Inline formulas stand as ⟨⟩. */
const SUBJECT = new RegExp(
  [
    /^(?:[\s\-*>#•]|\d+\.\s)*/, // a bullet
    /(?:(?:recall|here|so|then|now|thus|hence|therefore|first|next|again|finally|similarly|namely|and|where)\b,?\s*(?:that\s)?)*/,
    /(?:(?:for|in|given|with|to|using|under|since|when|let|if)\b[^,.]{0,80}(?:,|⟨⟩)\s*)?/, // “For a binary label, …”
    /(?:we\s(?:can\s)?(?:define|have|use|write|recall|compute|call)\s|(?:let us\s|let's\s)?(?:define|consider|recall)\s|(?:this|it|which)\sis\s(?:called\s|known\sas\s|just\s|simply\s|exactly\s)?|(?:called|known\sas|defined\sby|given\sby)\s)?/,
    /(?:(?:the\s)?(?:probability\s)?(?:density|mass|pdf|pmf)(?:\sfunction)?(?:\s\([^()]{1,10}\))?\sof\s)?/, // “the density of a normal distribution”
    /(?:the|a|an|our|its|their)?\s*(?:(?:standard|usual|well-known|so-called|classic|classical|popular|famous|following|resulting|corresponding|discrete|simple)\s)*[*_"“`']*$/,
  ].map(({ source }) => source).join(''),
  'i',
);

/** What may follow it there. */
const IS = new RegExp(
  [
    /^[*_"”`']*/,
    /(?:\s\([^()]{1,30}\))?/, // an abbreviation
    /(?:\s(?:activation|loss|cost|error|objective|kernel|score|formula|equation|coefficient|distance|divergence|density|distribution|function|measure|metric|law|rule|operator|unit)){0,3}/,
    /(?:\s*⟨⟩)?/,
    /(?:\s(?:of|for|between|from|over|with|on|at)\b[^.,:;=]{0,80}?)?/, // “between p and q”
    /[*_]*,?(?:\s(?:(?:can|may)\sbe|is|are|was|reads|equals|computes|returns|(?:takes|has)\sthe\sform|has(?:\s(?:a|the))?(?:\sprobability)?\s(?:density|mass|pdf|pmf)(?:\sfunction)?)\b)?(?:\s(?:then|thus|often|usually|simply|also|just|now|therefore))*/,
    /(?:\s(?:given|defined|expressed|written|computed|calculated|measured|obtained|formulated|represented|specified|described))?(?:\s(?:mathematically|formally))?/,
    /(?:\s(?:by|as|via|using|through|with|in\sterms\sof))?(?:\sthe)?(?:\s(?:follows|following|formula|expression|equation|this|below))*\s*[:=]?\s*[*_]*\s*(?:⟨⟩)?\s*$/,
  ].map(({ source }) => source).join(''),
  'i',
);
/** Some of it must say so. */
const SAYS_SO = /\b(?:is|are|was|be|has|reads|equals|computes|returns|form|given|defined|expressed|written|computed|calculated|measured|obtained|formulated|represented|specified|described)\b|[:=]/i;

/** “… function is a smooth approximation of the rectifier:” */
const IS_SOMETHING = /^[*_"”`']*(?:\s(?:function|activation|loss)){0,2}\s(?:is|was)\s(?:a|an|the|just a|simply a)\s[^.;]*:\s*$/i;

/** Nothing but the name and a word for the kind of thing it is, as in a heading or at the head of a list's item. */
const LABEL_BEFORE = /^(?:[\s\-*>#_•]|\d+(?:\.\d+)*\.?\s|the\s|labell?ed\s)*$/i;
const LABEL_BEHIND = /^[\s*_]*(?:\([^()]{1,30}\))?[\s*_]*(?:(?:activation|loss|cost|error|objective|kernel|score|formula|equation|coefficient|distance|divergence|density|distribution|function|definition|measure|metric)[\s*_]*){0,3}(?:\([^()]{1,30}\))?[\s*_:.]*$/i;

/** What stands between the name and the formula when the words introduce it: “… function is given by”. */
const INTRODUCES = /^(?:\s*\([^)]*\))?\s*(?:function|activation|activation function|layer|loss|loss function|error|cost|operator|unit|kernel|distance|density|distribution|of\b|for\b|between\b|from\b|with\b|\$|,|:|is\b|are\b|given|defined|computed|can be|written|expressed|as\b|by\b)/i;

/** Headings over a formula. */
interface Headings {
  /** While no display stands under it yet. */
  readonly heading: string;
  readonly title: string;
}

/**
 * The library functions that the words before a formula introduce: the last sentence (“Softmax … is given by”), a
 * label, or the heading, which only names what is defined under it if something has been already.
 */
export function functionsNamed(prose: string, { heading, title }: Headings = { heading: '', title: '' }): readonly ProseName[] {
  const sentence = lastSentence(prose);
  const named = namesIn(sentence);
  const inSentence = (how: ProseName['how'], { operator }: Named): readonly ProseName[] => [{ operator, how }];
  if (named.length > 0) {
    // A sentence that names several introduces none of them for certain, but for its subject: “Softplus is a smooth form of the rectifier:”
    if (new Set(named.map(({ operator }) => operator)).size !== 1) {
      return SUBJECT.test(sentence.slice(0, named[0]!.at)) && IS_SOMETHING.test(sentence.slice(named[0]!.end)) ? inSentence('said', named[0]!) : [];
    }
    const { at, end } = named[0]!;
    const [before, behind] = [sentence.slice(0, at), sentence.slice(named.at(-1)!.end)];
    if (LABEL_BEFORE.test(before) && LABEL_BEHIND.test(sentence.slice(end))) return inSentence(isSaid(before, behind) ? 'said' : 'label', named[0]!);
    if (named.length === 1 && isSaid(before, behind)) return inSentence('said', named[0]!);
    return named.some(({ end: until }) => INTRODUCES.test(sentence.slice(until)) || sentence.slice(until).trim() === '') ? inSentence('near', named[0]!) : [];
  }
  const titles = namesIn(title);
  const [over] = titles;
  const isLabel = over && titles.length === 1 && LABEL_BEFORE.test(title.slice(0, over.at)) && LABEL_BEHIND.test(title.slice(over.end));
  return isLabel ? [{ operator: over.operator, how: heading === '' ? 'over' : 'label' }] : [];
}

const isSaid = (before: string, behind: string): boolean => SUBJECT.test(before) && IS.test(behind) && SAYS_SO.test(behind);

export interface Named {
  readonly operator: string;
  readonly at: number;
  readonly end: number;
}

/** The names of functions in a stretch of text, of at most four words each, the longest that can be heard. */
export function namesIn(text: string): readonly Named[] {
  if (text === '') return [];
  const words = [...text.matchAll(/[A-Za-z0-9][A-Za-z0-9-]*(?:['’]s)?/g)];
  const found: Named[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let count = Math.min(4, words.length - at); count >= 1; count--) {
      const last = words[at + count - 1]!;
      const name = words.slice(at, at + count).map(([word]) => word.replace(/['’]s$/, '')).join('');
      const operator = (name.length >= 4 || /^[A-Z]{3}$/.test(name)) && !EVERYDAY.has(name.toLowerCase()) ? functionNamed(name) : undefined;
      if (!operator) continue;
      found.push({ operator, at: words[at]!.index, end: last.index + last[0].length });
      at += count - 1;
      break;
    }
  }
  return found;
}

/** What follows the last full stop or paragraph break, with inline formulas already left out by the caller. */
export function lastSentence(prose: string): string {
  if (prose === '') return '';
  const text = prose.trimEnd();
  const paragraph = text.slice(Math.max(text.lastIndexOf('\n\n'), text.lastIndexOf('\r\n\r\n'), 0));
  return paragraph.split(/[.!?](?=\s+[A-Z"“(])|\n(?=\s*(?:[-*•]|\d+\.)\s)/).at(-1)!;
}
