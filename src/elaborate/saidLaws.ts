import type { Reading, Statement } from '../ir/claim';
import type { Expression } from '../ir/expression';
import type { StatedLaw } from '../ir/statedLaw';
import { eachChild } from '../ir/substitute';
import { familyCalled, familyOf, type Family } from '../ops/families';
import { parseMath } from '../syntax/parseMath';
import type { RelationSign, Surface } from '../syntax/surface';
import { argumentsOf } from './arguments';
import { readMoments } from './readMoments';
import { momentsSaid, quantitiesOf } from './saidMoments';
import type { ReadingContext } from './context';
import { definedName } from './definedName';
import type { MathPiece } from './piece';
import { isScalar } from './shapes';
import { scriptText, withSubscript } from './scriptText';
import { sliceBalanced } from './slice';
import { headSymbol, symbolKey } from './symbol';

/** Distributions that the text gives to random quantities, `X ∼ N(μ, σ²)`, `X is Bernoulli with parameter p`. */

export interface SaidLaw {
  /** The quantity; empty where the words name none: `a Poisson variable with rate λ`. */
  readonly key: string;
  readonly family: string;
  readonly parameters: readonly Surface[];
  /** The LaTeX their spans refer to. */
  readonly source: string;
  readonly said: string;
  /** Which of the family's conventions the words ask for: a number, or the family's own. */
  readonly convention?: number | 'own';
  /** What is known instead of a family; nothing at all but that it is random, where empty. */
  readonly moments?: { readonly mean?: Part; readonly variance?: Part; readonly deviation?: Part };
  readonly normal?: true;
  /** One draw for each index. */
  readonly copies?: boolean;
  /** Said for the one sentence: `if X has mean 0`. */
  readonly passes?: true;
  /** All draws are alike. */
  readonly identical?: boolean;
  readonly vector?: boolean;
  /** Of a vector: d of x ∈ R^d. */
  readonly length?: string;
}

/** A part of a formula elsewhere. */
export interface Part {
  readonly surface: Surface;
  /** The LaTeX its spans refer to. */
  readonly source: string;
}

const WORD = String.raw`(?:standard )?(?:univariate )?(?:Bernoulli|binomial|Poisson|geometric|normal|Gaussian|uniform|exponential|Laplace|gamma|beta|log-?normal)(?:ly)?`;
const NOUN = '(?:(?:random )?variables?|distribution|distributed|r\\.v\\.)';
/** `X is a Bernoulli variable with …`, `a Bernoulli variable X with …`, `a Poisson variable with …`. */
const OF_NAME = new RegExp(String.raw`⟨(?<of>\d+)⟩ (?:is|be|are|being|has|have|follows?|with)(?: (?:a|an|the|random|variable|that is|distributed as))* (?<family>${WORD})(?: ${NOUN})*(?<rest>[^.;]*)`, 'gi');
const BEFORE_NAME = new RegExp(String.raw`(?<family>${WORD})(?: ${NOUN})+ ⟨(?<of>\d+)⟩(?<rest>[^.;]*)`, 'gi');
const WITHOUT_NAME = new RegExp(String.raw`(?:a|an|the|any|every) (?<family>${WORD})(?: ${NOUN})+(?<rest> (?:with|on|over|of)[^.;]*)`, 'gi');

const ROLE = String.raw`(?<role>mean|location|variance|standard deviation|precision|rate|scale|shape|success probability|probability|parameters?)(?: parameter)?`;
const PARAMETER = new RegExp(String.raw`(?:${ROLE} |(?:and|,) |(?:on|over)(?: the)?(?: interval)? )⟨(?<number>\d+)⟩`, 'gi');

/** What a sentence says of distributions; `formulas` are the numbered ones in it. */
export function lawsSaid(plain: string, formulas: readonly MathPiece[]): readonly SaidLaw[] {
  const drawn = formulas.flatMap((piece) => (piece.parsed.ok ? drawnIn(piece.parsed.tree, piece.latex) : []));
  const named = [OF_NAME, BEFORE_NAME].flatMap((pattern) => [...plain.matchAll(pattern)].flatMap(({ groups }) => {
    const [key] = keysOf(formulas[Number(groups!['of'])]!);
    return key === undefined ? [] : inWords(key, groups!['family']!, groups!['rest']!, formulas);
  }));
  const others = named.length + drawn.length > 0 ? [] : [...plain.matchAll(WITHOUT_NAME)].flatMap(({ groups }) => inWords('', groups!['family']!, groups!['rest']!, formulas));
  const families = [...named, ...others, ...samples(plain, formulas), ...drawn.map((law) => (law.family === '' ? law : withWords(law, plain, formulas)))];
  return [...families, ...momentsSaid(plain, formulas).filter(({ key }) => !families.some((law) => law.key === key))];
}

/** X ∼ N(μ, σ²); X_1, …, X_n ∼ Ber(p), of which the last is what stands beside the sign. */
function drawnIn(tree: Surface, source: string): readonly SaidLaw[] {
  const last = tree.kind === 'list' ? tree.items.at(-1)! : tree;
  if (last.kind !== 'relation') return [];
  const names = tree.kind === 'list' ? quantitiesOf(tree) : [];
  const laws = lawsOf(last.operands, last.signs.map(({ sign }) => sign), source);
  return laws.length > 0 && names.length > 0 ? names.map(({ key, copies }) => ({ ...laws[0]!, key, said: laws[0]!.said.replace(/^.*(?= ∼ )/, copies ? `each ${key}ᵢ` : key), ...(copies ? { copies: true as const } : {}) })) : laws;
}

const SAMPLES = /⟨(?<of>\d+)⟩(?: (?:is|are|be|being|were|i\.i\.d\.?|iid|independent(?:ly)?|random|samples?|draws?|drawn|sampled|observations?|data(?: points)?|points?|an?|the))+ (?:from|according to) (?:an? |the )?(?:distribution )?⟨(?<law>\d+)⟩/gi;

/** `x_1, …, x_n are drawn from N(μ, σ²)`. */
function samples(plain: string, formulas: readonly MathPiece[]): readonly SaidLaw[] {
  return [...plain.matchAll(SAMPLES)].flatMap(({ groups }) => {
    const [of, law] = [groups!['of']!, groups!['law']!].map((number) => formulas[Number(number)]!.latex);
    const source = `${of!} \\sim ${law!}`;
    const parsed = parseMath(source);
    return parsed.ok ? drawnIn(parsed.tree, source) : [];
  });
}

function keysOf({ parsed }: MathPiece): readonly string[] {
  const name = parsed.ok ? definedName(parsed.tree) : undefined;
  return name && !name.called && name.indices.length === 0 ? [name.key] : [];
}

function inWords(key: string, words: string, rest: string, formulas: readonly MathPiece[]): readonly SaidLaw[] {
  const isStandard = /^standard /i.test(words);
  const family = familyCalled(words.replace(/^(?:standard |univariate )+/i, '').replace(/ly$/i, '').toLowerCase().replace('-', ''));
  if (!family) return [];
  const given = isStandard ? [] : [...rest.matchAll(PARAMETER)].slice(0, family.parameters.length);
  const pieces = given.map(({ groups }) => formulas[Number(groups!['number'])]!);
  const values = isStandard ? ['0', '1'] : pieces.map(valueIn);
  const source = values.length === 1 ? values[0]! : values.map((latex) => `{${latex}}`).join(', ');
  const parsed = parseMath(source);
  if (!parsed.ok) return [];
  const parameters = intervalOf(parsed.tree) ?? (parsed.tree.kind === 'list' ? parsed.tree.items : [parsed.tree]);
  if (parameters.length !== family.parameters.length) return [];
  const said = `${key === '' ? 'the distribution is' : `${key} ∼`} ${family.aliases[0]!}(${parameters.map(scriptText).join(', ')})`;
  const roles = given.map(({ groups }) => groups!['role'] ?? '').join(' ');
  return [{ key, family: family.name, parameters, source, said, ...conventionIn(family, roles) }];
}

/** 0.3 of `p = 0.3`, and what else stands for a parameter as it stands. */
function valueIn({ parsed, latex }: MathPiece): string {
  const isNamed = parsed.ok && parsed.tree.kind === 'relation' && parsed.tree.signs.length === 1 && parsed.tree.signs[0]!.sign === '=';
  return isNamed ? sliceBalanced(latex, (parsed.tree).operands[1]!.span) : latex;
}

/** The words that say what a parameter is settle the convention. */
function conventionIn({ conventions = [] }: Family, roles: string): Pick<SaidLaw, 'convention'> {
  const at = conventions.findIndex(({ words }) => words.test(roles));
  if (at >= 0) return { convention: at };
  return /\b(?:rate|variance|success probability)\b/i.test(roles) ? { convention: 'own' } : {};
}

/** `X ∼ Gamma(α, β) with rate β` */
function withWords(law: SaidLaw, plain: string, formulas: readonly MathPiece[]): SaidLaw {
  const texts = law.parameters.map((parameter) => sliceBalanced(law.source, parameter.span).trim());
  const roles = [...plain.matchAll(PARAMETER)].filter(({ groups }) => texts.includes(formulas[Number(groups!['number'])]!.latex.trim())).map(({ groups }) => groups!['role'] ?? '').join(' ');
  const counted = law.family === 'geometric' && /\b(?:trials|attempts|tosses)\b/i.test(plain) ? { convention: 'own' as const } : {};
  return { ...law, ...counted, ...conventionIn(familyOf(law.family)!, `${roles} ${/\bfailures\b/i.test(plain) ? 'failures' : ''}`) };
}

/** X ∼ N(μ, σ²), x, y ∼ U(0, 1): undefined families are none of ours. */
export function lawsOf(operands: readonly Surface[], signs: readonly RelationSign[], source: string): readonly SaidLaw[] {
  const [left, right] = operands;
  if (signs.length !== 1 || signs[0] !== '∼' || !left || right?.kind !== 'adjacent' || right.items.length !== 2) return [];
  const [head, fence] = right.items;
  const symbol = head!.kind === 'symbol' ? head : undefined;
  const family = symbol && symbol.accents.length === 0 ? familyCalled(symbol.name) : undefined;
  if (!family || fence?.kind !== 'fence') return [];
  const parameters = fence.body.kind === 'list' ? fence.body.items : [fence.body];
  if (parameters.length !== family.parameters.length) return [];
  if (parameters.some(isOfVectors)) return family.name === 'normal' ? ofVectors(left, right, parameters, source) : [];
  return argumentsOf(left).flatMap((part) => {
    const name = definedName(part);
    const key = name && !name.called ? (name.indices.length > 0 ? withSubscript(name.key, name.indices.join('')) : name.key) : undefined;
    return key === undefined || !headSymbol(part) || headSymbol(part)!.font === 'bold' ? [] : [{ key, family: family.name, parameters, source, said: `${key} ∼ ${scriptText(right)}` }];
  });
}

/** 𝐱 ∼ N(𝛍, 𝚺): known by its mean and covariance. */
function ofVectors(left: Surface, right: Surface, [mean, variance]: readonly Surface[], source: string): readonly SaidLaw[] {
  const identity = variance && [variance, ...(variance.kind === 'adjacent' ? variance.items : [])].find((part) => part.kind === 'script' && part.sub && headSymbol(part)?.name === 'I');
  const length = identity?.kind === 'script' ? { length: scriptText(identity.sub!) } : {};
  return quantitiesOf(left).filter(({ copies }) => !copies).map(({ key }) => ({ ...length, key, family: '', parameters: [], source, said: `${key} ∼ ${scriptText(right)}`, moments: { mean: { surface: mean!, source }, variance: { surface: variance!, source } }, normal: true as const, vector: true as const }));
}

/** Σ, I, σ²I, 𝛍: of several dimensions. */
function isOfVectors(parameter: Surface): boolean {
  const symbol = headSymbol(parameter.kind === 'adjacent' ? parameter.items.at(-1)! : parameter);
  return symbol !== undefined && (symbol.font === 'bold' || /^(?:Sigma|I|Lambda|K)$/.test(symbol.name));
}

/** a and b of [a, b]. */
function intervalOf(tree: Surface): readonly Surface[] | undefined {
  return tree.kind === 'fence' && tree.body.kind === 'list' && tree.body.items.length === 2 ? tree.body.items : undefined;
}

/** By name, what is known of the distributions of the random quantities that a statement speaks of. */
export function statedLaws(expressions: readonly Expression[], context: ReadingContext): ReadonlyMap<string, StatedLaw> {
  const said = context.scope.laws;
  const found = new Map<string, StatedLaw>();
  if (!said || said.size === 0) return found;
  const random = randomIn(expressions);
  for (const law of said.values()) {
    if (law.moments && Object.keys(law.moments).length === 0 && !law.copies) continue;
    // 𝔼[X] = μ does not follow from itself.
    if (law.moments && law.source === '' && Object.values(law.moments).some((part) => part.source === context.latex)) continue;
    const key = law.key !== '' ? law.key : random.length === 1 && !said.has(random[0]!) ? random[0]! : undefined;
    if (key === undefined || !random.some((name) => name === key || name.toUpperCase() === key)) continue;
    const stated = law.moments ? readMoments(key, law, law.moments, context) : readLaw(law, context);
    if (stated) found.set(key, stated);
  }
  return found;
}

function readLaw(law: SaidLaw, context: ReadingContext): StatedLaw | undefined {
  const values = context.attempt(() => context.inSource(law.source, () => law.parameters.map((parameter) => context.read(parameter))));
  if (!values?.every(isScalar)) return undefined;
  const given = values.map(({ expression }) => expression);
  const family = familyOf(law.family)!;
  const { conventions = [] } = family;
  const last = law.parameters.at(-1)!;
  const letter = last.kind === 'symbol' ? symbolKey(last) : last.kind === 'script' && !last.sup ? scriptText(last) : undefined;
  const byLetter = letter === undefined ? -1 : conventions.findIndex(({ letters }) => letters.test(letter));
  const chosen = law.convention ?? (byLetter < 0 ? 'own' : byLetter);
  const all = [{ family: family.name, parameters: given, words: `the parameters are ${family.parameters.map(({ name }) => WORDS[name] ?? name).join(', ')}` }, ...conventions.map((convention) => ({ family: convention.family ?? family.name, parameters: convention.parameters(given), words: convention.shown }))];
  const own = all[chosen === 'own' ? 0 : chosen + 1]!;
  for (const [at, expression] of given.entries()) restrict(expression, family.parameters[at]!.domain, context);
  const open = law.convention === undefined && (letter !== undefined || family.name === 'geometric');
  return { family: own.family, parameters: own.parameters, said: law.said, ...(law.copies ? { copies: law.copies } : {}), alternatives: open ? all.filter((other) => other !== own) : [] };
}

const WORDS: Readonly<Record<string, string>> = { v: 'the variance', λ: 'the rate', α: 'the shape', β: 'the rate' };

/** What a parameter must be, its letter is; σ of σ² is a standard deviation. */
function restrict(expression: Expression, domain: StatedDomain, context: ReadingContext): void {
  if (!domain) return;
  const isSquare = expression.kind === 'apply' && expression.operator === 'power';
  const root = isSquare ? expression.operands[0]! : expression;
  if (root.kind === 'variable' && root.dimensions.length === 0 && !context.domains.has(root.name)) context.domains.set(root.name, domain);
}

type StatedDomain = Family['parameters'][number]['domain'];

/** Names of what expectations are over and probabilities are of. */
function randomIn(expressions: readonly Expression[]): readonly string[] {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'expectation') node.over.forEach((name) => names.add(name));
    if (node.kind === 'probability') node.events.forEach(({ name }) => names.add(name));
    eachChild(node, visit);
  };
  expressions.forEach(visit);
  return [...names];
}

/** True where the distributions of all that is random in the claim are known. */
export const isOfKnownLaws = ({ statement, laws }: Reading): boolean => laws !== undefined && randomIn(operandsOf(statement)).every((name) => laws.has(name) || laws.has(name.toUpperCase()));

/** The expressions a statement holds against each other. */
export const operandsOf = (statement: Statement): readonly Expression[] => (statement.kind === 'chain' ? statement.operands.map(({ expression }) => expression) : statement.kind === 'derivation' ? statement.steps.flatMap((step) => step.operands.map(({ expression }) => expression)) : statement.kind === 'definition' ? statement.chain.operands.map(({ expression }) => expression) : []);

const MOMENTS = /^(?:E|Var|var|V|Std|Cov|cov|Corr|corr)$/;

/** Var(X), H(X), P(X = k), p_X(x), where X has a distribution: says something of it, and gives the name no meaning. */
export function isOfKnownLaw(left: Surface, laws: ReadonlyMap<string, SaidLaw> | undefined): boolean {
  if (!laws || laws.size === 0 || left.kind !== 'adjacent' || left.items.length !== 2) return false;
  const [head, fence] = left.items as readonly [Surface, Surface];
  const symbol = headSymbol(head);
  if (!symbol || fence.kind !== 'fence') return false;
  const isRandom = (part: Surface): boolean => {
    const key = headSymbol(part) && symbolKey(headSymbol(part)!);
    return key !== undefined && (laws.has(key) || (laws.has('') && /^[A-Z]$/.test(key)));
  };
  const parts = argumentsOf(fence);
  if (MOMENTS.test(symbol.name)) return parts.some((part) => isRandom(part) || (part.kind !== 'symbol' && parts.length === 1 && laws.size > 0));
  if (/^[Hh]$/.test(symbol.name)) return parts.length === 1 && isRandom(parts[0]!);
  return isDensity(head, fence, laws) !== undefined;
}

/** The quantity of known distribution of which P(X = k), p_X(x), p(x) is the probability or density, with its value. */
export function isDensity(head: Surface, fence: Surface & { kind: 'fence' }, laws: ReadonlyMap<string, SaidLaw> | undefined): { readonly key: string; readonly value: Surface } | undefined {
  const symbol = headSymbol(head);
  const [part, ...others] = argumentsOf(fence);
  if (!laws || laws.size === 0 || !symbol || !part || others.length > 0 || symbol.accents.length > 0 || !/^(?:P|Pr|p|f)$/.test(symbol.name)) return undefined;
  const hasDensity = (name: string): boolean => laws.get(name)?.family !== '' && laws.has(name);
  if (part.kind === 'relation') {
    const [of, value] = part.operands;
    const key = headSymbol(of!) && symbolKey(headSymbol(of!)!);
    return part.signs.length === 1 && part.signs[0]!.sign === '=' && key !== undefined && hasDensity(key) && symbol.name !== 'f' ? { key, value: value! } : undefined;
  }
  const below = head.kind === 'script' && !head.sup && head.primes === 0 && head.sub ? headSymbol(head.sub) : undefined;
  if (below) return hasDensity(symbolKey(below)) ? { key: symbolKey(below), value: part } : undefined;
  if (head.kind !== 'symbol' || symbol.name !== 'p' || part.kind !== 'symbol') return undefined;
  const key = [symbolKey(part), symbolKey(part).toUpperCase()].find(hasDensity);
  return key === undefined ? undefined : { key, value: part };
}
