import type { Reading } from '../ir/claim';
import { contains, freeVariables } from '../ir/substitute';
import { parseMath } from '../syntax/parseMath';
import type { Surface } from '../syntax/surface';
import { contains as holds, mapChildren } from '../syntax/walk';
import { ofToldCounts } from './measured';
import { functionNamed } from './notation';
import { EVERYDAY, lastSentence } from './proseNames';
import type { MathPiece, ProsePiece } from './piece';
import type { Scope } from './scope';
import type { SaidBefore, SpokenFormula } from './spoken';
import { tellsNumbers } from './stated';
import type { RawStatement } from './statements';
import type { Span } from '../util/span';

/** A quantity that the words before a value say it is: “the determinant of ⟨A⟩ is ⟨5⟩”. */
export interface SaidQuantity {
  /** What it is of the formulas named, by each convention that the words leave open. */
  readonly forms: readonly Surface[];
  /** As the words have it, in LaTeX: `\text{the determinant of }A`. */
  readonly shown: string;
}

/** The statements that a value is the quantity, by each convention. */
export interface QuantityStatements {
  readonly statements: readonly RawStatement[];
  readonly shown: string;
}

/** In `a` and `b`, the first and the second thing it is of. */
type Forms = readonly string[];

/** Quantities by their everyday names, by how many things they are of; all others are functions of the library. */
const QUANTITIES: readonly (readonly [name: RegExp, ofOne: Forms, ofTwo: Forms])[] = [
  [/^norm$/, ['\\|a\\|_2', '\\|a\\|_F'], []],
  [/^(?:(?:euclidean|l_?2|ℓ_?2|2|two) ?norm|magnitude|euclidean length)$/, ['\\|a\\|_2'], []],
  [/^(?:(?:l_?1|ℓ_?1|1|one|manhattan) ?norm)$/, ['\\|a\\|_1'], []],
  [/^(?:(?:l_?∞|ℓ_?∞|infinity|max|maximum|sup) ?norm)$/, ['\\|a\\|_\\infty'], []],
  [/^(?:squared (?:euclidean |l_?2 |ℓ_?2 )?(?:norm|length|magnitude))$/, ['\\|a\\|_2^2'], []],
  [/^frobenius norm$/, ['\\|a\\|_F'], []],
  [/^determinant$/, ['\\det(a)'], []],
  [/^trace$/, ['\\operatorname{tr}(a)'], []],
  [/^inverse$/, ['a^{-1}'], []],
  [/^transpose$/, ['a^\\top'], []],
  [/^(?:dot|inner|scalar) product$/, [], ['\\langle a, b \\rangle']],
  [/^(?:euclidean |l_?2 |ℓ_?2 )?distance$/, [], ['\\|a-b\\|_2']],
  [/^squared (?:euclidean )?distance$/, [], ['\\|a-b\\|_2^2']],
  [/^(?:manhattan|l_?1|ℓ_?1|taxicab|city[- ]?block) distance$/, [], ['\\|a-b\\|_1']],
  [/^(?:chebyshev|l_?∞|maximum) distance$/, [], ['\\|a-b\\|_\\infty']],
  [/^(?:(?:arithmetic )?mean|average)$/, ['\\operatorname{mean}(a)'], ['\\frac{a+b}{2}']],
  [/^variance$/, ['\\operatorname{variance}(a)', '\\operatorname{samplecovariance}(a, a)'], []],
  [/^sample variance$/, ['\\operatorname{samplecovariance}(a, a)', '\\operatorname{variance}(a)'], []],
  [/^(?:sample )?standard deviation$/, ['\\operatorname{std}(a)', '\\sqrt{\\operatorname{samplecovariance}(a, a)}'], []],
  [/^sum$/, ['\\operatorname{sum}(a)'], ['a+b']],
  [/^difference$/, [], ['a-b', 'b-a']],
  [/^(?:largest|maximum|greatest|biggest) (?:entry|element|value|component)$/, ['\\max(a)'], []],
  [/^(?:smallest|minimum|least) (?:entry|element|value|component)$/, ['\\min(a)'], []],
  [/^square root$/, ['\\sqrt{a}'], []],
  [/^absolute value$/, ['|a|'], []],
  [/^natural log(?:arithm)?$/, ['\\ln(a)'], []],
];

/** What may be said of a function of the library besides its name. */
const KIND = / (?:function|loss|activation|probabilit(?:y|ies)|values?|scores?|outputs?|coefficient|matrix|vector)$/;

const ASIDE = /(?:about|approximately|roughly|around|simply|just|exactly|only|then|thus|therefore|now|hence|again|also|equal to|given by|computed as)/;
const ARGUMENT = /(?:(?:the|our|this|these|those|both|a|an|two|its|vectors?|matri(?:x|ces)|points?|numbers?|data|list|values?|logits?|scores?|distributions?|probabilit(?:y|ies)|weights?|input|output|of|vector|unit|entries|elements|components) )*⟨⟩/;
const SAID = new RegExp(
  [
    /\b(the|its|their|whose|this|with|a|an) ((?:[\p{L}\d_∞-]+ |⟨⟩[- ]){0,4}?[\p{L}\d-]+)/u,
    `( (?:of|between|for|from) ${ARGUMENT.source}(?:(?:,? and|,? to|,) ${ARGUMENT.source})?)?`,
    `,? (?:is|are|equals|becomes|evaluates to|comes to|comes out as|works out to|=)(?: ${ASIDE.source})*\\s*:?\\s*$`,
  ].map((part) => (typeof part === 'string' ? part : part.source)).join(''),
  'iu',
);
/** A number in words, with what says that it is the value of something. */
const NUMBER_SAID = /(?:\b(?:is|equals|to|about|approximately|roughly|exactly)|=)\s+([-−]?\d+(?:\.\d+)?)(?![\w%]|\.\d|\s*[-–/^*×])/g;
/** Of which something else is spoken of: “half the norm of”, “the log of the determinant of”. */
const PART = /\b(?:half|twice|double|minus|plus|times|of|log|square|root|inverse|negative|squared|than|by|to|equals)\s*$/i;
/** What is only supposed, or asked for. */
const SUPPOSED = /\b(?:if|when|whenever|unless|whether|after|once|before|until|normali[sz]\w*|cent(?:e)?r\w*|scal\w+|suppose|supposing|assume|assuming|such that|so that|want|require|would|could|not|instead)\b/i;
/** The value is not all there is to it. */
const GOES_ON = /^\s*(?:[-–/^_+<>]|(?:times|plus|minus|divided|multiplied|over|up to|per|or|more|less|larger|smaller|greater|if|when|only|percent|degrees|after|once|before|under|using|in (?!(?:bits|nats|total|this|our|both|each)\b)|(?:plus|give) or)\b)/i;

/** “⟨2^10⟩ is” */
const FORMULA_IS = new RegExp(`⟨⟩,? (?:is|equals|evaluates to|comes to|works out to)(?: ${ASIDE.source})*\\s*:?\\s*$`, 'i');

/** “The gradient of ⟨f⟩ at ⟨(1, 2)⟩ is” */
const AT_POINT = new RegExp(`\\bthe (derivative|slope|gradient|value) of (?:the function )?⟨⟩ (?:at|in|for)(?: the point)? ⟨⟩,? (?:is|equals|=)(?: ${ASIDE.source})*\\s*:?\\s*$`, 'i');

/** What the words right before a formula say that its value is; undefined where they do not say so in so many words. */
export function quantitySaid(before: SaidBefore, behind: string, { definitions }: Scope): SaidQuantity | undefined {
  if (GOES_ON.test(behind)) return undefined;
  const sentence = lastSentence(before.prose).replace(/[*_`]{1,2}/g, '').replace(/\s+/g, ' ');
  const match = SAID.exec(sentence);
  if (!match) return atPoint(before.formulas, sentence) ?? formulaIs(before.formulas.at(-1), sentence);
  if (PART.test(sentence.slice(0, match.index)) || SUPPOSED.test(sentence.slice(0, match.index))) return undefined;
  const [whole, whose, noun, of = ''] = match as unknown as readonly [string, string, string, string | undefined];
  const count = (text: string): number => text.split('⟨⟩').length - 1;
  const named = before.formulas.slice(before.formulas.length - count(whole));
  const inName = count(noun);
  const name = spellOut(noun, named.slice(0, inName));
  const args = of === '' ? antecedents(whose, name, before.formulas.slice(0, before.formulas.length - count(whole))) : named.slice(inName);
  if (name === undefined || args.length > 2 || args.some(({ surface }) => surface.kind === 'relation' || surface.kind === 'empty')) return undefined;
  const counted = args.length === 0 && of === '' ? ofToldCounts(functionNamed(name.replace(/ /g, '')) ?? '', definitions) : undefined;
  const forms = counted ? [put(counted, [])] : readForms(formsOf(name, args.length).flatMap((form) => inUnits(form, name, behind)), args);
  const words = of === '' && args.length > 0 ? `the ${noun} of ${args.map(() => '⟨⟩').join(' and ')}` : `the ${noun}${of}`;
  return forms.length > 0 ? { forms, shown: inLatex(words, of === '' ? [...named.slice(0, inName), ...args] : named) } : undefined;
}

/** Words with the formulas that stand in them as ⟨⟩. */
function inLatex(words: string, formulas: readonly SpokenFormula[]): string {
  const [first, ...others] = words.replace(/⟨⟩ -/g, '⟨⟩-').split('⟨⟩').map((part) => (part === '' ? '' : `\\text{${part}}`));
  return others.reduce((latex, part, k) => `${latex}${formulas[k] ? shownName(formulas[k]) : ''}${part}`, first!);
}

/** A, of A = (…). */
const shownName = ({ surface, source }: SpokenFormula): string => (surface.span.end > surface.span.start ? source.slice(surface.span.start, surface.span.end) : source);

/** The numbers in words that are said to be the value of something, as formulas: “the trace of ⟨A⟩ is 5”. */
export function valuesInWords(piece: ProsePiece, before: SaidBefore, scope: Scope): readonly { readonly value: MathPiece; readonly words: SaidBefore; readonly behind: string }[] {
  return [...piece.text.matchAll(NUMBER_SAID)].flatMap((match) => {
    const end = match.index + match[0].length;
    const at = end - match[1]!.length;
    const words = { ...before, prose: before.prose + piece.text.slice(0, at) };
    const behind = piece.text.slice(end, end + 40);
    if (!quantitySaid(words, behind, scope)) return [];
    const start = piece.span.start + at;
    const latex = match[1]!.replace('−', '-');
    const span = { start, end: start + latex.length };
    const place = (within: Span): Span => ({ start: start + within.start, end: start + within.end });
    const value: MathPiece = { kind: 'math', latex, parsed: parseMath(latex, { macros: {} }), place, span, display: false, bare: false, aside: false, ...(piece.cell === undefined ? {} : { cell: piece.cell }) };
    return [{ value, words, behind }];
  });
}

/** f′(2), ∇f(1, 2) or f(2), of a function by its letter. */
function atPoint(formulas: readonly SpokenFormula[], sentence: string): SaidQuantity | undefined {
  const match = AT_POINT.exec(sentence);
  const [of, at] = formulas.slice(-2);
  if (!match || !of || !at || SUPPOSED.test(sentence.slice(0, match.index))) return undefined;
  const { surface } = of;
  const name = surface.kind === 'adjacent' && surface.items.length === 2 ? surface.items[0]! : surface;
  // x = 2, (1, 2)
  const point = at.surface.kind === 'relation' ? at.surface.operands.at(-1)! : at.surface;
  if (name.kind !== 'symbol') return undefined;
  const within = point.kind === 'fence' ? 'ab' : 'a(b)';
  const forms = readForms(/value/i.test(match[1]!) ? [within] : [within.replace('a', "a'"), `\\nabla ${within}`], [{ ...of, surface: name }, { ...at, surface: point }]);
  return { forms, shown: inLatex(`the ${match[1]!.toLowerCase()} of ⟨⟩ at ⟨⟩`, [of, at]) };
}

/** A formula that is said to have a value: “⟨σ(0)⟩ is ⟨0.5⟩”; a lone letter gets one. */
function formulaIs(formula: SpokenFormula | undefined, sentence: string): SaidQuantity | undefined {
  const match = FORMULA_IS.exec(sentence);
  if (!match || !formula || SUPPOSED.test(sentence.slice(0, match.index)) || !/^(?:sum|product|fraction|adjacent|big|root|script|fence)$/.test(formula.surface.kind)) return undefined;
  if (!/(?:^|[,;:(.]|\b(?:that|so|then|hence|thus|therefore|since|because|here|now|and|where|see|have|get|find))\s*$/i.test(sentence.slice(0, match.index))) return undefined;
  return { forms: [put(formula.surface, [])], shown: formula.source };
}

/** “the ⟨L_1⟩ norm” is the L1 norm. */
function spellOut(noun: string, formulas: readonly SpokenFormula[]): string | undefined {
  let at = 0;
  const words = noun.replace(/⟨⟩/g, () => formulas[at++]!.source.replace(/\\ell|\\mathcal\{?L\}?/, 'l').replace(/\\infty/, '∞').replace(/[{}\s$]/g, '')).toLowerCase().replace(/-/g, ' ');
  return /\\/.test(words) ? undefined : words;
}

function formsOf(name: string, count: number): Forms {
  const known = QUANTITIES.find(([pattern]) => pattern.test(name));
  if (count === 0) return [];
  if (known) return count === 1 ? known[1] : known[2];
  const operator = [name, name.replace(KIND, '')].map((words) => (EVERYDAY.has(words) ? undefined : functionNamed(words.replace(/ /g, '')))).find((found) => found !== undefined);
  if (operator === undefined) return [];
  const call = (args: string): string => `\\operatorname{${operator}}(${args})`;
  // From p to q or from q to p: authors differ.
  return count === 1 ? [call('a')] : [call('a, b'), call('b, a')];
}

/** Information is counted in nats or in bits. */
function inUnits(form: string, name: string, behind: string): Forms {
  if (!/entropy|divergence|information/.test(name)) return [form];
  const inBits = `\\frac{${form}}{\\ln 2}`;
  return /^\s*bits?\b/i.test(behind) ? [inBits] : /^\s*nats?\b/i.test(behind) ? [form] : [form, inBits];
}

/** Quantities that without a word of what they are of may be of anything. */
const STATISTICS = /norm|length|magnitude|mean|average|variance|deviation|sum|entry|element|value|component|difference|product|distance/;

/** What “its”, “their” and a bare “the” refer to: the one thing with a value, or the two, that the paragraph has named. */
function antecedents(whose: string, name: string | undefined, formulas: readonly SpokenFormula[]): readonly SpokenFormula[] {
  const isOfOne = /^(?:its|whose)$/i.test(whose) || (/^the$/i.test(whose) && !STATISTICS.test(name ?? ''));
  const count = isOfOne ? 1 : /^their$/i.test(whose) ? 2 : 0;
  const named = new Map<string, SpokenFormula>();
  for (const { surface, source } of formulas) {
    const left = surface.kind === 'relation' ? surface.operands[0]! : surface;
    if (left.kind === 'symbol' || (left.kind === 'script' && left.base.kind === 'symbol')) named.set(source.slice(left.span.start, left.span.end).trim(), { surface: left, source });
  }
  return named.size === count ? [...named.values()] : [];
}

const readForms = (forms: Forms, args: readonly SpokenFormula[]): readonly Surface[] =>
  forms.flatMap((latex) => {
    const parsed = parseMath(latex, { macros: {} });
    return parsed.ok ? [put(parsed.tree, args)] : [];
  });

/** The form with the things it is of put in; none of it has a place in the formula at hand. */
function put(form: Surface, args: readonly SpokenFormula[]): Surface {
  const nowhere = { start: 0, end: 0 };
  const bare = (node: Surface): Surface => ({ ...mapChildren(node, bare), span: nowhere });
  const replace = (node: Surface): Surface => {
    const at = node.kind === 'symbol' ? ['a', 'b'].indexOf(node.name) : -1;
    return at < 0 ? { ...mapChildren(node, replace), span: nowhere } : args[at] ? bare(args[at].surface) : node;
  };
  return replace(form);
}

/** The statements that the value is the quantity; undefined where it is no value. */
export function quantityStatements({ forms, shown }: SaidQuantity, tree: Surface, statements: readonly RawStatement[]): QuantityStatements | undefined {
  const [statement, ...others] = statements;
  const nowhere = { start: tree.span.start, end: tree.span.start };
  if (others.length > 0 || (statement && !(/^[=≈]$/.test(statement.signs[0]?.sign ?? '') && tellsNumbers(statement.operands[0]!)))) return undefined;
  if (!statement && holds(tree, ({ kind }) => kind === 'relation' || kind === 'condition' || kind === 'text')) return undefined;
  const { operands, signs, remarks, span } = statement ?? { operands: [tree], signs: [], remarks: [], span: tree.span };
  return { statements: forms.map((form) => ({ operands: [form, ...operands], signs: [{ sign: '=', span: nowhere }, ...signs], remarks, span, link: 'none' })), shown };
}

/** The readings of a value as that of the quantity; none where not all is known that they speak of. */
export function quantityReadings({ statements, shown }: QuantityStatements, read: (statement: RawStatement) => readonly Reading[]): readonly Reading[] {
  return statements.flatMap(read).filter(isKnown).map((reading) => {
    const { statement } = reading;
    if (statement.kind !== 'chain') return reading;
    const [quantity, ...values] = statement.operands;
    return { ...reading, statement: { ...statement, operands: [{ ...quantity!, latex: shown }, ...values] } };
  });
}

/** Whether all is known that the reading speaks of: a value for free letters would be a condition on them. */
function isKnown({ statement, inlined = [], variables }: Reading): boolean {
  if (statement.kind !== 'chain' || statement.operands.some(({ unread }) => unread)) return false;
  if (statement.operands.some(({ expression }) => contains(expression, ({ kind }) => kind === 'call'))) return false;
  const [quantity, ...values] = statement.operands.map(({ expression }) => new Set(freeVariables(expression).keys()));
  return variables.length === 0 || (inlined.length > 0 && values.every((letters) => [...letters].every((letter) => quantity!.has(letter))));
}
