import type { PropertyKind } from '../ir/claim';

/** What a sentence says of its subject, before formulas in it are read. Spans are of the sentence. */
export interface PropertyPhrase {
  readonly said: SaidProperty;
  /** “in ⟨1⟩”: the number of the formula that names the variable. */
  readonly by?: number;
  readonly start: number;
  readonly end: number;
}

/** A property whose numbers may stand in formulas: a bound is its text or the number of a formula. */
export type SaidProperty =
  | Exclude<PropertyKind, { readonly kind: 'range' | 'lipschitz' }>
  | { readonly kind: 'range'; readonly low: string; readonly high: string; readonly open: boolean }
  | { readonly kind: 'within'; readonly formula: number }
  | { readonly kind: 'lipschitz'; readonly constant: string };

/** `formula`: its number; `name`: words for a function; `cost`: the cost or loss in view; `same`: as in the sentence before. */
export type SaidSubject =
  | { readonly kind: 'formula'; readonly formula: number }
  | { readonly kind: 'name'; readonly words: string }
  | { readonly kind: 'cost' }
  | { readonly kind: 'same' };

export interface PropertySentence {
  readonly subject: SaidSubject;
  readonly phrases: readonly PropertyPhrase[];
}

const LEAD = /^\s*(?:(?:[-*•>]|\d+[.)])\s+)?(?:[A-Z][\w -]{0,30}:\s+)?(?:(?:(?:note|observe|recall|notice|remember)(?: (?:also|again))? that|clearly|hence|thus|so|therefore|moreover|also|furthermore|in addition|here|indeed|in fact|and|of course),?\s+)?/i;
const NOUN = String.raw`(?:function|map|activation(?: function)?|loss(?: function)?|cost(?: function)?|objective(?: function)?|expression)`;
const PARTS = String.raw`(?:the (?:outputs?|entries|components|elements|values?|probabilities|weights) of\s+)?`;
const SUBJECTS: readonly (readonly [RegExp, (match: RegExpMatchArray) => SaidSubject])[] = [
  [new RegExp(String.raw`^${PARTS}(?:the |this |our )?(?:${NOUN}\s+)?⟨(\d+)⟩`, 'i'), (match) => ({ kind: 'formula', formula: Number(match[1]) })],
  [/^the (?:cost|loss|objective)(?: function)?(?=\s)/i, () => ({ kind: 'cost' })],
  [new RegExp(String.raw`^${PARTS}(?!(?:since|because|as|although|though|while|whereas|once|after|before)\b)(?:the |an? )?([a-z][a-z0-9]*(?:[ -][a-z0-9]+){0,3}?)(?: ${NOUN}| outputs?| probabilities)?(?:\s+⟨\d+⟩)?(?=\s+(?:is|are|sums?|adds?|lies?|takes?|maps?|has|have)\b)`, 'i'), (match) => ({ kind: 'name', words: match[1]! })],
];
/** “Yet not strictly convex”: says more of the subject of the sentence before. */
const ELLIPSIS = /^\s*(?:yet|but|however,?)\s+(?:it\s+)?(?=(?:is\s+)?(?:not\s+)?(?:strictly\s+)?(?:convex|concave)\b)/i;

const IS = String.raw`(?:(?:is|are)\s+)?(?:(?:also|both|always|clearly|therefore|thus|indeed|in fact)\s+)*`;
const BOUND = String.raw`([-−+]?\d+(?:\.\d+)?|zero|one|⟨\d+⟩)`;
type Build = (match: RegExpExecArray) => SaidProperty | undefined;

/** Predicates, each at the start of what is left of the sentence. */
const PREDICATES: readonly (readonly [string, Build])[] = [
  [String.raw`${IS}(?:an?\s+)?(not\s+|non-?)?(strictly\s+)?(convex|concave)(?:\s+function)?`, ([, not, strict, shape]) => ({ kind: 'convex', upward: shape!.toLowerCase() === 'convex', strict: strict !== undefined, holds: not === undefined })],
  [String.raw`${IS}(?:a\s+)?(strictly\s+)?(?:monoton(?:e|ic|ically|ous)\s+)?(increasing|decreasing)(?:\s+function)?`, ([, strict, direction]) => ({ kind: 'monotone', direction: direction!.toLowerCase() as 'increasing' | 'decreasing', strict: strict !== undefined })],
  [String.raw`${IS}(?:a\s+)?(strictly\s+)?monoton(?:e|ic)(?:\s+function)?`, ([, strict]) => ({ kind: 'monotone', direction: 'either', strict: strict !== undefined })],
  [String.raw`${IS}(?:an\s+)?(odd|even)(?:\s+function)?`, ([, parity]) => ({ kind: 'parity', parity: parity!.toLowerCase() as 'odd' | 'even' })],
  [String.raw`${IS}(shift|translation|scale|permutation)[ -]invariant`, ([, under]) => ({ kind: 'invariant', under: underOf(under!) })],
  [String.raw`${IS}invariant\s+(?:to|under)\s+(?:the\s+)?(?:(shifts?|translations?|a constant shift|constant shifts|adding (?:a|the same) constant|addition of a constant|additive constants)|(scaling|rescaling)|(permutations?))(?:\s+(?:to|of|in)\s+(?:all|every|each|its|the)\s+(?:of\s+)?(?:its\s+|the\s+)?(?:entries|components|elements|logits|scores|inputs?|entry|component|logit))?`, ([, shift, scale]) => ({ kind: 'invariant', under: shift ? 'shift' : scale ? 'scale' : 'permutation' })],
  [String.raw`${IS}(?:differentiable\s+everywhere|everywhere\s+differentiable)`, () => ({ kind: 'differentiable' })],
  [String.raw`(?:${IS}bounded\s+between|(?:always\s+)?lies?\s+(?:strictly\s+)?between|takes?\s+values\s+between)\s+${BOUND}\s+and\s+${BOUND}`, (match) => ({ kind: 'range', low: match[1]!, high: match[2]!, open: /strictly/i.test(match[0]) })],
  [String.raw`(?:(?:always\s+)?lies?|takes?\s+(?:its\s+)?values)\s+in\s+(?:the\s+(?:open\s+|closed\s+)?interval\s+)?⟨(\d+)⟩`, ([, formula]) => ({ kind: 'within', formula: Number(formula) })],
  [String.raw`${IS}${BOUND}-Lipschitz(?:\s+continuous)?`, ([, constant]) => ({ kind: 'lipschitz', constant: constant! })],
  [String.raw`(?:always\s+)?(?:sums?|adds?)\s+(?:up\s+)?to\s+(?:1|one|unity)\b`, () => ({ kind: 'sums-to-one' })],
  [String.raw`${IS}(?:a|the)\s+smooth\s+(?:approximation\s+(?:of|to)\s+(?:the\s+)?)?(max|min)(?:imum)?\b`, ([, extreme]) => ({ kind: 'approximates', extreme: extreme!.toLowerCase() === 'max' ? 'maximum' : 'minimum' })],
  [String.raw`${IS}smooth\s+(max|min)imum\b`, ([, extreme]) => ({ kind: 'approximates', extreme: extreme!.toLowerCase() === 'max' ? 'maximum' : 'minimum' })],
  [String.raw`(?:has|have|there\s+(?:are|is|exists?)?)\s*(?:infinitely\s+many|(?:an?\s+)?infinite(?:\s+number\s+of)?)\s+(?:global\s+)?(?:minima|minimi[sz]ers)`, () => ({ kind: 'many-minima' })],
];
const COMPILED = PREDICATES.map(([pattern, build]) => [new RegExp(`^(?:${pattern})(?![\\w-])`, 'i'), build] as const);

const CONNECTIVE = /^\s*(?:,\s*)?(?:(?:and|but|yet|hence|so|thus|therefore)(?:\s+(?:it|that))?\s+|,\s*(?=(?:not|strictly|convex|concave|monoton|increasing|decreasing|odd|even|bounded|there|differentiable)))/i;
/** What may follow without a condition on what was said. */
const TAIL = /^\s*(?:[.!;:)]|$|,(?!\s*(?:⟨|\d))|—|–|\b(?:because|since|whereas|while|which|everywhere)\b)/i;
/** Words by which a sentence does not assert what it says. */
const HEDGES = /\?|["“”«»]|n['’]t\b|\b(?:not|no|if|whether|when|whenever|unless|would|could|can|cannot|may|might|must|should|let|suppose|assum\w*|want\w*|need\w*|requir\w*|seem\w*|appear\w*|apparently|perhaps|maybe|probably|likely|often|sometimes|usually|typically|generally|locally|almost|approximately|roughly|nearly|instead|never|wrong\w*|incorrect\w*|false\w*|mistak\w*|claim\w*|sa(?:y|ys|id)|believ\w*|think\w*|thought|show|prove|does|do|why|how|what|except|only|neither|nor|hardly|make|makes|given|provided|restricted|some)\b/i;

/** True where words around an assertion leave it standing as one. */
export const isAsserted = (before: string, behind: string): boolean => TAIL.test(behind) && !HEDGES.test(before + behind);

/** What a sentence asserts of a function; undefined where it asserts nothing of the kind, or not for certain. */
export function propertiesSaid(sentence: string): PropertySentence | undefined {
  const opened = openingOf(sentence);
  if (!opened) return undefined;
  const phrases: PropertyPhrase[] = [];
  let at = opened.end;
  for (;;) {
    at += /^\s*/.exec(sentence.slice(at))![0].length;
    const found = predicateAt(sentence, at);
    if (!found) break;
    phrases.push(found);
    const joint = CONNECTIVE.exec(sentence.slice(found.end));
    at = found.end;
    if (!joint || !predicateAt(sentence, at + joint[0].length)) break;
    at += joint[0].length;
  }
  if (phrases.length === 0) return undefined;
  const end = phrases.at(-1)!.end;
  // What “whereas” begins is another matter.
  const behind = /^\s*,?\s*(?:whereas|while)\b/i.test(sentence.slice(end)) ? '' : sentence.slice(end);
  return TAIL.test(sentence.slice(end)) && !HEDGES.test(sentence.slice(0, phrases[0]!.start) + behind) ? { subject: opened.subject, phrases } : undefined;
}

function openingOf(sentence: string): { readonly subject: SaidSubject; readonly end: number } | undefined {
  const ellipsis = ELLIPSIS.exec(sentence);
  if (ellipsis) return { subject: { kind: 'same' }, end: ellipsis[0].length };
  const start = LEAD.exec(sentence)![0].length;
  for (const [pattern, build] of SUBJECTS) {
    const match = pattern.exec(sentence.slice(start));
    if (match) return { subject: build(match), end: start + match[0].length };
  }
  return undefined;
}

function predicateAt(sentence: string, at: number): PropertyPhrase | undefined {
  for (const [pattern, build] of COMPILED) {
    const match = pattern.exec(sentence.slice(at));
    const said = match && build(match);
    if (!match || !said) continue;
    const end = at + match[0].length;
    const by = said.kind === 'convex' || said.kind === 'monotone' ? /^\s+in\s+⟨(\d+)⟩/.exec(sentence.slice(end)) : null;
    return { said, ...(by ? { by: Number(by[1]) } : {}), start: at, end: end + (by?.[0].length ?? 0) };
  }
  return undefined;
}

const underOf = (word: string): 'shift' | 'scale' | 'permutation' => (/^(?:shift|translation)$/i.test(word) ? 'shift' : word.toLowerCase() === 'scale' ? 'scale' : 'permutation');
