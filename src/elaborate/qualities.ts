import { isOfMatrices, isOfWholeArrays, type Domain } from '../ir/domain';
import { declarationsOf, type Declared } from './declarations';
import { factorsSaid } from './decompositions';
import { definedName } from './definedName';
import { functionsSaid, type SaidOfFunction } from './functionKinds';
import type { MathPiece, Piece } from './piece';
import { parseMath } from '../syntax/parseMath';
import { declare, type Declaration, type Scope, type StatedEquation } from './scope';
import { lawsSaid, type SaidLaw } from './saidLaws';
import { withShapes } from './saidMoments';
import type { Sentence } from './sentences';
import { withSpelledLetters } from './spelledLetters';
import { statementsOf } from './statements';

/** What a sentence says of the values of its symbols by words: `symmetric $Q$`, `$u$ and $v$ are unit vectors`. */
export interface Qualities {
  readonly declared: readonly Declared[];
  /** Of these, what holds in the sentence only: `if x is positive`. What kind of matrix A is it stays. */
  readonly passing: readonly Declared[];
  readonly functions: readonly SaidOfFunction[];
  readonly laws: readonly SaidLaw[];
  /** `a general matrix A`, `A need not be symmetric`: of which nothing is known any more. */
  readonly forgotten: readonly string[];
  /** Vectors at right angles: uᵀv = 0. */
  readonly equations: readonly StatedEquation[];
}

/** A word for what values are like, and the nouns it may stand before (`matrix`, `vector`), of which some words need one. */
interface Quality {
  readonly words: string;
  readonly nouns: string;
  readonly domain: Domain;
  /** Said of other things as well, so that it must stand with one of its nouns, or behind `is`. */
  readonly vague?: true;
}

const MATRIX = String.raw`(?:square |real |constant |[a-z]×[a-z] |⟨\d+⟩ )*matri(?:x|ces)`;
const VECTOR = '(?:column |feature |weight |input |label |target )*(?:vectors?|labels?|targets?|encodings?)';
const NUMBER = '(?:real |scalar )*(?:numbers?|reals?|scalars?|constants?|parameters?|hyperparameters?|step sizes?|learning rates?|values?)';
const DEFINITE = 'positive[- ]?(?:semi[- ]?)?definite';

/** More special ones first. */
const QUALITIES: readonly Quality[] = [
  { words: `(?:symmetric(?:,| and)? )?${DEFINITE}|${DEFINITE},? symmetric|s?p\\.?s?\\.?d\\.?`, nouns: MATRIX, domain: { kind: 'positive-definite' } },
  { words: 'symmetric|self-adjoint', nouns: MATRIX, domain: { kind: 'symmetric' } },
  { words: 'orthogonal|orthonormal', nouns: MATRIX, domain: { kind: 'orthogonal' } },
  { words: 'diagonal', nouns: MATRIX, domain: { kind: 'diagonal' } },
  { words: 'unit(?:[- ](?:norm|length))?|normali[sz]ed', nouns: VECTOR, domain: { kind: 'unit' }, vague: true },
  { words: 'one[- ]hot(?:[- ]encoded)?', nouns: VECTOR, domain: { kind: 'one-hot' } },
  { words: 'probability|stochastic', nouns: VECTOR, domain: { kind: 'simplex' }, vague: true },
  { words: '(?:strictly )?positive', nouns: NUMBER, domain: { kind: 'positive' }, vague: true },
  { words: 'non-?negative', nouns: NUMBER, domain: { kind: 'nonnegative' }, vague: true },
  { words: 'non-?zero', nouns: `${NUMBER}|${VECTOR}`, domain: { kind: 'nonzero' } },
];

const SYMBOLS = String.raw`⟨\d+⟩(?:(?:,| and|, and| or) ⟨\d+⟩)*`;
const ARTICLES = '(?:(?:a|an|the|any|some|two|both|all|every|each|assumed(?: to be)?|also) )*';
/** `symmetric Q`, `a positive definite matrix A`; `Q is symmetric`, `u and v are unit vectors`; `y one-hot, Q orthogonal`. */
const patterns = QUALITIES.map(({ words, nouns, domain, vague }) => ({
  domain,
  before: new RegExp(String.raw`(?<![\w-])(?:${words})(?: (?:${nouns}))${vague ? '' : '?'} (${SYMBOLS})`, 'gi'),
  behind: new RegExp(String.raw`(${SYMBOLS})(?: is| are| be| being|,| \() ?${ARTICLES}(?:${words})(?![\w-])(?: (?:${nouns}))?(?! (?:function|loss|kernel|distribution|example|sample|class|pair)s?\b)`, 'gi'),
  label: new RegExp(String.raw`(?<=(?:^ ?|[,;(] ?|\b(?:with|where|for|and|given|assum(?:e|ing)|suppose|if|when|let) ))(${SYMBOLS}) ${ARTICLES}(?:${words})(?: (?:${nouns}))?\s*(?:[.,;)]|$)`, 'gi'),
}));

/** `orthogonal vectors u and v`, `u is perpendicular to v`, `u and v are orthogonal`. */
const AT_RIGHT_ANGLES = [
  /(?:orthogonal|perpendicular) (?:unit )?(?:eigen)?(?:vectors|directions) ⟨(\d+)⟩ and ⟨(\d+)⟩/gi,
  /⟨(\d+)⟩ (?:is |be )?(?:orthogonal|perpendicular) to ⟨(\d+)⟩/gi,
  /⟨(\d+)⟩ and ⟨(\d+)⟩ (?:are|be) (?:mutually )?(?:orthogonal|perpendicular)\b/gi,
];

const GENERAL = [
  /\b(?:general|arbitrary|any|non-?symmetric) (?:square )?(?:real )?(?:matrix|matrices) (⟨\d+⟩(?:(?:,| and|, and) ⟨\d+⟩)*)/gi,
  /\bnot (?:necessarily )?symmetric (?:matrix )?(⟨\d+⟩)/gi,
  /(⟨\d+⟩(?: ∈ \S+)?) (?:is|are|be|need|needs|must)(?: not|n['’]t)(?: necessarily)?(?: be)? symmetric/gi,
];

const DENIED = /\b(?:not|nor|never|non|isn['’]t|aren['’]t|without|unless|neither|whether)\b/i;
const PASSING = /\b(?:if|when|whenever|where|wherever|for|in case|provided)\b/i;

/** `If X has mean 0, …` */
const PASSES = /^[\s,;]*(?:if|when|whenever|for|in case|where)\b/i;

/** A sentence that goes on with a display below it, and one that goes on from a display above it. */
const LEADS_ON = /[^.!?\s]\s*$/;
const FOLLOWS_ON = /^\s*(?:where|if|for|when|whenever|with|provided|assuming|given|as long as)\b/;

/** By the formulas that it holds of, what the sentences of a document say of symbols. What is denied is not said. */
export function qualitiesIn(pieces: readonly Piece[], sentences: ReadonlyMap<number, readonly Sentence[]>): ReadonlyMap<MathPiece, Qualities> {
  const found = new Map<MathPiece, Qualities>();
  for (const [at, all] of sentences) {
    for (const sentence of all) {
      const qualities = qualitiesOf(withSpelledLetters(sentence));
      if (!qualities) continue;
      const [first] = sentence.formulas;
      const [before, after] = first ? [pieces[pieces.indexOf(first) - 2], pieces[at + 1]] : [undefined, nextFormula(pieces, at)];
      const beside = [FOLLOWS_ON.test(sentence.text) ? before : undefined, !first || (sentence === all.at(-1) && LEADS_ON.test(sentence.text)) ? after : undefined];
      for (const formula of [...sentence.formulas, ...beside.filter((piece) => piece?.kind === 'math' && (!first || piece.display))]) found.set(formula as MathPiece, qualities);
    }
  }
  return found;
}

/** The first formula behind a sentence that has none. */
function nextFormula(pieces: readonly Piece[], at: number): Piece | undefined {
  for (let next = at; next < pieces.length; next++) {
    const piece = pieces[next]!;
    if (piece.kind === 'math' && !piece.aside) return piece;
  }
  return undefined;
}

function qualitiesOf({ text, formulas }: Sentence): Qualities | undefined {
  // Nothing is said of a symbol where there is none.
  if (formulas.length === 0) return undefined;
  const plain = text.replace(/\s+/g, ' ');
  const forgotten = GENERAL.flatMap((pattern) => [...plain.matchAll(pattern)]).flatMap(([, symbols]) => [...symbols!.matchAll(/⟨(\d+)⟩/g)].flatMap(([, number]) => keysIn(formulas[Number(number)]!)));
  if (DENIED.test(plain)) return forgotten.length > 0 ? { declared: [], passing: [], equations: [], functions: [], laws: [], forgotten } : undefined;
  const declared = new Map<string, Declared>();
  const passing: Declared[] = [];
  for (const { domain, before, behind, label } of patterns) {
    for (const match of [before, behind, label].flatMap((pattern) => [...plain.matchAll(pattern)])) {
      for (const [, number] of match[1]!.matchAll(/⟨(\d+)⟩/g)) {
        const formula = formulas[Number(number)]!;
        for (const key of keysIn(formula)) {
          // The B of `B is positive` may be anything.
          if (formula.bare && !isOfMatrices(domain) && /^\p{Lu}$/u.test(key)) continue;
          // Small letters are vectors and numbers, unless they are called matrices.
          if (declared.has(key) || (isOfMatrices(domain) && !/\p{Lu}/u.test(key) && !/matri/i.test(match[0]))) continue;
          const said: Declared = { key, declaration: { domain, assumption: { text: `${key} is ${WORDS[domain.kind] ?? domain.kind}`, source: 'stated' } } };
          declared.set(key, said);
          if (!isOfWholeArrays(domain) && PASSING.test(plain.slice(0, match.index))) passing.push(said);
        }
      }
    }
  }
  for (const factor of factorsSaid(plain, formulas)) if (!declared.has(factor.key)) declared.set(factor.key, factor);
  const equations = AT_RIGHT_ANGLES.flatMap((pattern) => [...plain.matchAll(pattern)].flatMap(([, first, second]) => rightAngle(formulas[Number(first)]!, formulas[Number(second)]!)));
  const functions = functionsSaid(plain, formulas);
  for (const { key, declaration } of functions.flatMap((said) => said.declared)) if (!declared.has(key)) declared.set(key, { key, declaration });
  const isPassing = PASSES.test(plain);
  const laws = lawsSaid(plain, formulas).map((law) => (law.moments && isPassing ? { ...law, passes: true as const } : law));
  return declared.size + equations.length + functions.length + laws.length + forgotten.length === 0 ? undefined : { declared: [...declared.values()], passing, equations, functions, laws, forgotten };
}

/** uᵀv = 0 of two vectors, which small letters and bold ones are. */
function rightAngle(first: MathPiece, second: MathPiece): readonly StatedEquation[] {
  const isVector = (piece: MathPiece): boolean => keysIn(piece).length === 1 && !/^\p{Lu}$/u.test(keysIn(piece)[0]!);
  const source = `{${first.latex}}^\\top {${second.latex}} = 0`;
  const parsed = parseMath(source);
  if (!isVector(first) || !isVector(second) || !parsed.ok || parsed.tree.kind !== 'relation') return [];
  return [{ operands: parsed.tree.operands, source, shown: () => `${first.latex} ⊥ ${second.latex}` }];
}

const WORDS: Partial<Record<Domain['kind'], string>> = { 'positive-definite': 'positive definite', unit: 'of norm 1', simplex: 'a distribution' };

/** The symbols a formula consists of, or is about: A and B in `A, B`, A in `A ∈ R^{n×n}`. */
function keysIn({ parsed, latex }: MathPiece): readonly string[] {
  if (!parsed.ok) return [];
  const { tree } = parsed;
  const [statement] = statementsOf(tree);
  if (statement && statement.signs.length > 0) return (declarationsOf(statement.operands, statement.signs.map(({ sign }) => sign), latex) ?? []).slice(0, 1).map(({ key }) => key);
  return (tree.kind === 'list' ? tree.items : [tree]).flatMap((item) => {
    const name = definedName(item);
    return name && !name.called && name.indices.length === 0 ? [name.key] : [];
  });
}

/** The scope with what the words say, of names that are no more than names and of which nothing narrower is known. */
export function qualified(before: Scope, { declared, equations, functions, laws, forgotten }: Qualities): Scope {
  const anew = withShapes(withLaws(forgetting(before, forgotten), laws), laws);
  const kinds = functions.reduce((known, { key, kind }) => known.set(key, kind), new Map(anew.kinds));
  const scope = functions.length > 0 ? { ...anew, kinds } : anew;
  const isNew = ({ shown }: StatedEquation): boolean => !scope.equations.some((known) => known.shown() === shown());
  const withEquations = equations.some(isNew) ? { ...scope, equations: [...scope.equations, ...equations.filter(isNew)] } : scope;
  return declared.reduce((known, { key, declaration }) => {
    const definition = known.definitions.get(key);
    const before = known.declarations.get(key)?.domain;
    return (definition && !definition.distant) || (before && before.kind !== 'real') ? known : declare(known, key, declaration);
  }, withEquations);
}

/** The distributions said before, and these. */
export const withLaws = (scope: Scope, laws: readonly SaidLaw[]): Scope => (laws.length === 0 ? scope : { ...scope, laws: new Map([...(scope.laws ?? []), ...laws.map((law) => [law.key, law] as const)]) });

function forgetting(scope: Scope, keys: readonly string[]): Scope {
  const general = (key: string): Declaration => ({ ...scope.declarations.get(key), domain: { kind: 'real', general: true }, assumption: { text: `${key} is any matrix`, source: 'stated' } });
  return keys.length === 0 ? scope : { ...scope, declarations: new Map([...scope.declarations, ...keys.map((key) => [key, general(key)] as const)]) };
}

/** The scope behind a formula of the sentence: what is said in passing is forgotten again. */
export function behindQualities(given: Scope, before: Scope, { passing, laws }: Qualities): Scope {
  // `A Poisson variable has …` speaks of no other sentence's.
  const over = (key: string): boolean => key === '' || laws.some((law) => law.key === key && law.passes);
  const after = laws.some(({ key }) => over(key)) ? { ...given, laws: new Map([...given.laws!].flatMap(([key, law]) => (!over(key) ? [[key, law] as const] : before.laws?.has(key) && key !== '' ? [[key, before.laws.get(key)!] as const] : []))) } : given;
  if (passing.length === 0) return after;
  const declarations = new Map(after.declarations);
  for (const { key, declaration } of passing) {
    if (declarations.get(key)?.domain !== declaration.domain) continue;
    const earlier = before.declarations.get(key);
    if (earlier) declarations.set(key, earlier);
    else declarations.delete(key);
  }
  return { ...after, declarations };
}
