import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { definedName } from './definedName';
import type { MathPiece } from './piece';
import { functionsNamed, lastSentence, namesIn } from './proseNames';
import { statementsOf, type RawStatement } from './statements';

/** A formula of the text that the words refer to, with the LaTeX that its spans are of. */
export interface SpokenFormula {
  readonly surface: Surface;
  readonly source: string;
}

/** What the words say that a formula is which states nothing by itself: “the sigmoid is ⟨1/(1 + e^{−x})⟩”. */
export type Spoken =
  | { readonly kind: 'function'; readonly operator: string; readonly how: 'said' | 'label'; readonly shown: string }
  | { readonly kind: 'derivative'; readonly of: SpokenFormula | { readonly operator: string }; readonly by?: SpokenFormula; readonly order: 1 | 2; readonly shown: string };

/** What stands before a formula: the words since the last display with ⟨⟩ for each formula in them, those formulas, and that display. */
export interface SaidBefore {
  readonly prose: string;
  /** The heading, while no display stands under it yet. */
  readonly heading: string;
  /** The heading of the section. */
  readonly title: string;
  readonly formulas: readonly SpokenFormula[];
  readonly display?: SpokenFormula;
}

/** Words behind a formula by which it is only a part of what is said, or not quite it. */
const GOES_ON = /^\s*(?:[-–/^_+=<>]|(?:times|plus|minus|divided|multiplied|over|up to|at|evaluated|scaled|per|in (?:the )?(?:numerator|denominator|exponent)|or|more|less|larger|smaller|greater|if and only)\b|[a-z]+-)/i;
/** What is said so is not said of the whole formula. */
const LOOSELY = /\b(?:proportional|up to (?:a|an|some)|ignor\w+|dropp\w+|omit\w*|approximat\w*|roughly|about|unlike|instead of|not|numerator|denominator|term|part|factor|exponent|bounded|at most|at least|less than|greater than|sometimes|for example|such as)\b/i;

/** What the words right before a formula without a relation say that it is; undefined where they do not say so outright. */
export function spokenOf(piece: MathPiece, before: SaidBefore, behind: string): Spoken | undefined {
  if (!piece.parsed.ok || !saysSomething(piece.parsed.tree)) return undefined;
  const sentence = outright(before, behind);
  return sentence === undefined ? undefined : (tabulated(before.prose) ?? derivativeSaid(sentence, before) ?? functionSaid(before.prose, behind));
}

/** What the words say that a name is which the formula defines: “the Hessian is ⟨H = XᵀX⟩”. */
export function spokenDerivative(before: SaidBefore, behind: string): Spoken | undefined {
  const sentence = outright(before, behind);
  return sentence === undefined ? undefined : derivativeSaid(sentence, before);
}

/** The sentence before the formula, where it is about the whole of it. */
function outright({ prose }: SaidBefore, behind: string): string | undefined {
  if (GOES_ON.test(behind)) return undefined;
  const sentence = lastSentence(prose);
  return LOOSELY.test(sentence.slice(sentence.lastIndexOf('⟨⟩') + 1)) || LOOSELY.test(sentence.slice(-80)) ? undefined : sentence;
}

/** More than a name, a number or a function of a letter. */
function saysSomething(tree: Surface): boolean {
  const isPower = tree.kind === 'script' && tree.sup !== undefined && (tree.sup.kind === 'number' || (tree.base.kind === 'symbol' && tree.base.name === 'e'));
  if (tree.kind === 'grid' ? tree.shape !== 'cases' : !isPower && !/^(?:sum|product|fraction|adjacent|fence|big|root)$/.test(tree.kind)) return false;
  if (definedName(tree)?.called) return false;
  return contains(tree, (node) => node.kind === 'symbol' && /^[a-zA-Z]$|^[a-z]{2,}$/.test(node.name)) && statementsOf(tree).length === 0;
}

/** “The softplus function, ⟨…⟩, is smooth” */
const APPOSITION = /^\s*,\s+(?:is|are|was|has|which|and|it)\b/;

function functionSaid(prose: string, behind: string): Spoken | undefined {
  const isApposed = APPOSITION.test(behind) && /[a-z]\s*,\s*$/i.test(prose);
  const [name, ...others] = functionsNamed(isApposed ? `${prose.trimEnd().slice(0, -1)} is` : prose);
  return name?.how === 'said' && others.length === 0 ? { kind: 'function', operator: name.operator, how: 'said', shown: name.operator } : undefined;
}

/** What may stand before “the gradient”, so that it is not that of which something else is. */
const OPENS = /(?:^|[,;:.(*_>•]|\b(?:and|that|so|then|hence|thus|therefore|where|since|because|here|now|while|with|as|has|have|gives?|get|compute|find|obtain|is))\s*$/i;
const DERIVATIVE = new RegExp(
  [
    /\b(?:(the|its|whose|with|this|their)\s+)/,
    /(?:(?:corresponding|resulting|partial|first|analytic|full|ordinary|usual)\s+)*(second\s+)?/,
    /(derivatives?|gradients?|hessian(?: matrix)?)(?:\s+(?:function|vector))?/,
    /((?:\s+of\s+[^.;:,⟨⟩]{0,60}?(?:⟨⟩)?)?)/,
    /(?:,?\s+(?:with respect to|w\.?r\.?t\.?|by|in|wrt)\s+(?:(?:the|a|each|our)\s+)?(?:[\w-]+\s+){0,3}(⟨⟩))?/,
    /,?(?:\s+(?:is|are|equals|becomes|reads))?(?:\s+(?:then|thus|therefore|simply|just|now|easily|also|readily))*/,
    /(?:\s+(?:given|expressed|written|computed|found|obtained|seen))?(?:\s+(?:by|as|to be|using))?\s*:?\s*$/,
  ].map(({ source }) => source).join(''),
  'i',
);
const DIFFERENTIATING = new RegExp(
  [
    /\b(?:differentiating|(?:taking|computing) (?:the|its) (?:partial |first )?(derivative|gradient)(?=\s+of))/,
    /((?:\s+of)?\s+[^.;:,⟨⟩]{0,60}?(?:⟨⟩)?)/,
    /(?:,?\s+(?:with respect to|w\.?r\.?t\.?|wrt)\s+(?:(?:the|each)\s+)?(?:[\w-]+\s+){0,2}(⟨⟩))?/,
    /,?\s+(?:(?:we|one)\s+(?:get|obtain|find|have|see|arrive at)s?|gives(?: us)?|yields|leads to|results in)(?:\s+the (?:expression|gradient|derivative))?\s*:?\s*$/,
  ].map(({ source }) => source).join(''),
  'i',
);
const VERB = /\b(?:is|are|equals|becomes|reads|by|as)\s*:?\s*$|:\s*$/i;

/** “The gradient of ⟨L⟩ with respect to ⟨w⟩ is”, “whose derivative is”, “Differentiating ⟨f⟩ gives” */
function derivativeSaid(sentence: string, before: SaidBefore): Spoken | undefined {
  const match = DERIVATIVE.exec(sentence);
  if (match) {
    const [, whose, second, kind, of, by] = match as unknown as readonly [string, string, string | undefined, string, string, string | undefined];
    if (!OPENS.test(sentence.slice(0, match.index)) && !/^(?:whose|its|with)$/i.test(whose)) return undefined;
    if (!VERB.test(match[0]) && !/^with$/i.test(whose)) return undefined;
    return derivative(of.replace(/^\s+of\s+/, ''), by, second ? 'the second derivative' : /^hess/i.test(kind) ? 'the Hessian' : 'the derivative', sentence, match.index, before);
  }
  const act = DIFFERENTIATING.exec(sentence);
  return act ? derivative(act[2]!.replace(/^\s+(?:of\s+)?/, ''), act[3], 'the derivative', sentence, act.index, before) : undefined;
}

function derivative(of: string, by: string | undefined, name: string, sentence: string, at: number, before: SaidBefore): Spoken | undefined {
  const count = (text: string): number => text.split('⟨⟩').length - 1;
  const behind = count(sentence.slice(at));
  const formula = (back: number): SpokenFormula | undefined => before.formulas.at(-back);
  const last = by === undefined ? undefined : formula(1);
  const subject = of.includes('⟨⟩') ? subjectOf(formula(behind)) : spokenSubject(of.trim(), behind, before);
  if (!subject || (by !== undefined && !last)) return undefined;
  const whole = 'operator' in subject ? `${name} of ${subject.operator}` : name;
  return { kind: 'derivative', of: subject, ...(last ? { by: last } : {}), order: name === 'the derivative' ? 1 : 2, shown: whole };
}

/** Of what a derivative is that names no formula: a function of the field, or what was defined last. */
function spokenSubject(of: string, later: number, before: SaidBefore): SpokenFormula | { readonly operator: string } | undefined {
  const [name, ...others] = namesIn(of);
  if (name) {
    const rest = `${of.slice(0, name.at)}${of.slice(name.end)}`.replace(/\b(?:the|function|activation|logistic)\b/gi, '').trim();
    return others.length === 0 && rest === '' ? { operator: name.operator } : undefined;
  }
  if (!/^(?:(?:the|this|that|our|it)?\s*(?:(?:squared|quadratic|training|above|total|overall|regulari[sz]ed)\s+)*(?:loss|cost|objective|error|energy|function|expression|it|loss function|cost function|objective function|error function)?)$/i.test(of)) return undefined;
  const known = before.formulas.slice(0, before.formulas.length - later);
  const defined = [...(before.display ? [before.display] : []), ...known].flatMap((formula) => definedBy(formula) ?? []);
  return defined.findLast(({ isCalled }) => isCalled) ?? defined.at(-1);
}

/** Of a formula that defines a name, the name; of any other that states nothing, itself. */
function subjectOf(formula: SpokenFormula | undefined): SpokenFormula | undefined {
  return formula && (formula.surface.kind === 'relation' ? definedBy(formula) : formula);
}

/** The name that a formula defines, where it defines one, and whether that is of a function: L of L(w) = …. */
function definedBy({ surface, source }: SpokenFormula): (SpokenFormula & { readonly isCalled: boolean }) | undefined {
  const [statement, ...others] = statementsOf(surface);
  if (!statement) return undefined;
  const left = statement.operands[0]!;
  const name = others.length === 0 && /^(?:=|:=|≡)$/.test(statement.signs[0]?.sign ?? '') ? definedName(left) : undefined;
  return name ? { surface: name.called ? name.symbol : left, source, isCalled: name.called } : undefined;
}

/** A cell of a table, by the name that heads its row and the words that head its column. */
function tabulated(prose: string): Spoken | undefined {
  const lines = prose.split('\n');
  const row = lines.at(-1)!;
  const rule = lines.findLastIndex((line) => /^\s*\|?\s*:?-{2,}/.test(line));
  if (!/^\s*\|/.test(row) || rule < 1 || !lines.slice(rule + 1).every((line) => /^\s*\|/.test(line))) return undefined;
  const cells = row.trim().slice(1).split('|');
  const heads = lines[rule - 1]!.trim().replace(/^\|/, '').split('|');
  const head = heads[cells.length - 1]?.trim() ?? '';
  if (cells.length < 2 || cells.at(-1)!.trim() !== '') return undefined;
  const [name, ...others] = namesIn(cells[0]!);
  if (!name || others.length > 0 || cells[0]!.replace(/[\s*_`()]/g, '').length > name.end - name.at + 12) return undefined;
  if (/^(?:the )?(?:derivative|gradient)\b/i.test(head)) return { kind: 'derivative', of: { operator: name.operator }, order: 1, shown: `the derivative of ${name.operator}` };
  return /^(?:formula|definition|function|equation|expression|form)\b/i.test(head) ? { kind: 'function', operator: name.operator, how: 'label', shown: name.operator } : undefined;
}

/** The formula as the right side of a statement whose left side is in the words. */
export function spokenStatement(tree: Surface, { shown }: Spoken): RawStatement {
  const nowhere = { start: tree.span.start, end: tree.span.start };
  return { operands: [{ kind: 'symbol', name: shown, font: 'roman', accents: [], span: nowhere }, tree], signs: [{ sign: '=', span: nowhere }], remarks: [], span: tree.span, link: 'none' };
}
