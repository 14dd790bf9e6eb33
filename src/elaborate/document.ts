import type { Claim, ClaimKind, Reading } from '../ir/claim';
import { isShapeError, shapeOf } from '../ir/shape';
import { walk } from '../ir/substitute';
import { operatorShape } from '../ops/index';
import { assertNever } from '../util/assertNever';
import { cover, type Span } from '../util/span';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { chanceSaid, namesDistribution, saysChance } from './chanceSaid';
import { declaredBy } from './declaredBy';
import { withEquation } from './givens';
import { declarationClaim, defineName, defineSolved, lookAhead, withoutAhead } from './groupFacts';
import { groupStatements, spokenGroup, withSpoken, type Group } from './groups';
import { isEntropyHere, withTopic } from './information';
import { countersNamed, notationFindings } from './lint/notationFindings';
import { undefinedSymbols } from './lint/whereLists';
import { restoreSuperscripts } from './pasted';
import { isSolved } from './candidates';
import { functionsIntroducing } from './introduced';
import { namedFunction } from './notation';
import type { AssumePiece, MathPiece, Piece, ProsePiece } from './piece';
import { optimumSaid } from './optimumWords';
import { mappingReadings, nothingSaid, propertyClaims } from './properties';
import { behindQualities, qualified, qualitiesIn } from './qualities';
import { isOfKnownLaws } from './saidLaws';
import { noNumbers, numbersInProse, type ProseNumbers } from './proseNumbers';
import { extremaIn, withVector } from './optima';
import { readGroup, type GroupInput } from './readings';
import { behindHeading, declare, define, definingAnew, emptyScope, establish, type Scope } from './scope';
import { saidLosses } from './saidLosses';
import { quantityReadings, quantitySaid, quantityStatements, valuesInWords } from './saidQuantities';
import { sentencesOf } from './sentences';
import { sumsToOne } from './sets';
import { balancedSpan, sliceBalanced } from './slice';
import { announcesStationarity, startingAt, type Problem } from './slopes';
import { solutionOf, type Behind } from './solutions';
import { solvedOptimum } from './solved';
import { spokenOf, type SaidBefore, type SpokenFormula } from './spoken';
import { claimingStatements, statementsOf, type RawStatement } from './statements';
import { lossesIn, updateIn } from './updates';
import { conditionsInWords, NOTHING, type WordConditions } from './wordConditions';

/** How much of the words before a formula is looked at. */
const PROSE_WINDOW = 400;

/** How much of them names the loss that is differentiated. */
const SAID_WINDOW = 240;

/** How many formulas in them. */
const REMEMBERED = 24;

/** What became of a claim, as far as the reading of what follows depends on it. */
export type Fate = 'holds' | 'fails' | 'open';

/** A claim, and the formula it was read from; numbers in prose have none. */
export interface PlacedClaim extends Claim {
  readonly origin?: Origin;
}

export interface OriginalClaim extends Claim {
  readonly origin: Origin;
}

/** Where a claim was read. */
export interface Origin {
  readonly piece: MathPiece;
  readonly statements: readonly RawStatement[];
  /** What another formula in the same place claims instead; undefined where it is not made of as many claims. */
  readonly reread: (piece: MathPiece) => OriginalClaim | undefined;
}

/** Knows formulas that were read before, so that one that means the same again need not be. */
export interface ReadingMemo {
  /**
   * The scope behind a formula that was read before, in which case the memo has its claims and they are not yielded.
   * @param dependencies all that its claims, their fates and the scope behind it depend on, but for the formula itself
   */
  readonly recall: (piece: MathPiece, dependencies: readonly unknown[]) => Scope | undefined;
  /** The scope behind the formula that was asked for last and not known; its claims were yielded since. */
  readonly learn: (behind: Scope) => void;
}

/**
 * Reads a document from top to bottom: every claim it makes, each in the scope of what was said before it. Whoever
 * takes the claims says what became of each: a definition of a name of the field that failed is not used below, and
 * one that holds need not be.
 */
export function* readDocument(pieces: readonly Piece[], memo?: ReadingMemo): Generator<PlacedClaim, void, Fate> {
  let scope = emptyScope;
  let words: SaidBefore = { prose: '', heading: '', title: '', formulas: [] };
  let numbers = noNumbers;
  const sentences = sentencesOf(pieces);
  const counters = countersNamed(pieces);
  const undefinedIn = undefinedSymbols(pieces);
  const qualities = qualitiesIn(pieces, sentences);
  let memory = nothingSaid;
  for (const [at, piece] of pieces.entries()) {
    switch (piece.kind) {
      case 'prose':
        if (!piece.heading) yield* readValues(piece, scope, words);
        words = piece.heading ? { prose: '', heading: piece.text, title: piece.text, formulas: [] } : { ...words, prose: (words.prose + piece.text).slice(-PROSE_WINDOW) };
        if (piece.heading) scope = behindHeading(scope);
        scope = withTopic(scope, piece.text);
        numbers = yield* readNumbers(piece, numbers);
        break;
      case 'assume':
        scope = assume(scope, piece);
        break;
      case 'math':
        if (piece.aside) scope = readAside(piece, scope);
        else {
          const said = qualities.get(piece);
          const within = said ? qualified(scope, said) : scope;
          const after: Scope = yield* readKnown(piece, within, words, { counters, undefinedIn }, conditionsOn(pieces, at, within), () => pieces.slice(at + 1), memo);
          scope = said ? behindQualities(after, scope, said) : after;
        }
        if (!piece.aside) words = behindFormula(words, piece);
        break;
      default:
        assertNever(piece);
    }
    for (const sentence of sentences.get(at) ?? []) {
      const { claims, after } = propertyClaims(sentence, scope, memory);
      for (const claim of claims) yield claim;
      memory = after;
      const optimum = optimumSaid(sentence, scope);
      if (optimum) yield optimum;
    }
  }
}

/** The words behind a formula. */
function behindFormula(words: SaidBefore, { parsed, latex, display }: MathPiece): SaidBefore {
  const formula: SpokenFormula = { surface: parsed.ok ? parsed.tree : { kind: 'empty', span: { start: 0, end: 0 } }, source: latex };
  if (display) return { prose: '', heading: '', title: words.title, formulas: [], display: formula };
  return { ...words, prose: `${words.prose} ⟨⟩ `, formulas: [...words.formulas, formula].slice(-REMEMBERED) };
}

/** The claims that a stretch of prose makes by its numbers. */
function* readNumbers(piece: ProsePiece, before: ProseNumbers): Generator<Claim, ProseNumbers, Fate> {
  const { claims, after } = numbersInProse(piece, before);
  for (const claim of claims) yield claim;
  return after;
}

/** What the words say that a number among them is the value of. */
function* readValues(piece: ProsePiece, scope: Scope, before: SaidBefore): Generator<PlacedClaim, void, Fate> {
  for (const { value, words, behind } of valuesInWords(piece, before, scope)) yield* readPiece(value, scope, words, NO_LINT, { scope, understood: true, said: NOTHING, next: behind }, () => []);
}

/** What is asked of the letters of a formula by the text around it. */
interface Conditions {
  /** The scope with what stands right behind the formula, and whether all of that was understood. */
  readonly scope: Scope;
  readonly understood: boolean;
  readonly said: WordConditions;
  /** The words right behind it. */
  readonly next: string;
}

/** Words between a formula and a condition on it: `for`, `if`, `whenever`. */
const CONDITION_FOLLOWS = /^[\s,;]*(?:for|if|when|whenever|where|with|given|provided(?: that)?|assuming(?: that)?|as long as)(?: (?:all|any|every|each|some|the|real|that|numbers?))*\s*$/i;
/** A condition in words alone, which is not understood. */
const CONDITION_IN_WORDS = /^[\s,;]*(?:only )?(?:if|when|whenever|provided|assuming|unless|as long as|for (?:positive|negative|small|large|nonzero|non-zero|nonnegative|non-negative|even|odd))\b/i;

function conditionsOn(pieces: readonly Piece[], at: number, before: Scope): Conditions {
  const { scope, understood } = conditionBehind(pieces, at, before);
  const next = pieces[at + 1];
  return { scope, understood, said: conditionsInWords(pieces, at), next: next?.kind === 'prose' ? next.text.slice(0, 40) : '' };
}

/** The condition that stands in the text right behind a formula: what it declares, and whether all of it was understood. */
function conditionBehind(pieces: readonly Piece[], at: number, before: Scope): Pick<Conditions, 'scope' | 'understood'> {
  const [words, condition] = [pieces[at + 1], pieces[at + 2]];
  if (words?.kind !== 'prose' || words.heading) return { scope: before, understood: true };
  if (condition?.kind !== 'math' || !CONDITION_FOLLOWS.test(words.text)) return { scope: before, understood: !CONDITION_IN_WORDS.test(words.text) };
  if (!condition.parsed.ok) return { scope: before, understood: false };
  const statements = statementsOf(condition.parsed.tree);
  let scope = before;
  for (const group of groupStatements(statements, before)) {
    const facts = group.statements.length === 1 ? declaredBy(group.statements[0]!, condition.latex) : undefined;
    // `where Z = ∑ e^x`
    if (group.name && !facts) scope = defineName(group, condition, scope);
    else if (facts) for (const { key, declaration } of facts) scope = declare(scope, key, declaration);
    else return { scope: before, understood: false };
  }
  // `where y_i is the label` only names.
  return { scope, understood: statements.length > 0 || !isRelational(condition.parsed.tree) };
}

/** Facts from a `formulint:` comment. */
function assume(scope: Scope, piece: AssumePiece): Scope {
  let next: Scope = piece.logBase ? { ...scope, logBase: piece.logBase } : scope;
  for (const fact of piece.facts) {
    for (const statement of statementsOf(fact)) {
      for (const { key, declaration } of declaredBy(statement, piece.source) ?? []) next = declare(next, key, declaration);
    }
  }
  return next;
}

/** What a formula in plain prose defines or declares. */
function readAside(piece: MathPiece, before: Scope): Scope {
  if (!piece.parsed.ok) return before;
  let scope = before;
  for (const group of groupStatements(claimingStatements(piece.parsed.tree), scope)) scope = declarationClaim(group, piece, scope)?.scope ?? defineName(group, piece, scope);
  return scope;
}

/** What the whole document says of letters, as far as faults of notation depend on it. */
interface Lint {
  readonly counters: ReadonlySet<string>;
  readonly undefinedIn: ReturnType<typeof undefinedSymbols>;
}

const NO_LINT: Lint = { counters: new Set(), undefinedIn: new Map() };

/**
 * As `readPiece`, for a formula that may have been read before. What lies further down is no part of what is remembered,
 * but for what `lint` says of this formula; its findings have their places in the formula, so that the messages tell
 * them apart.
 */
function* readKnown(piece: MathPiece, before: Scope, words: SaidBefore, lint: Lint, condition: Conditions, behind: Behind['pieces'], memo: ReadingMemo | undefined): Generator<PlacedClaim, Scope, Fate> {
  const said = (): readonly unknown[] => [[...lint.counters].sort(), (lint.undefinedIn.get(piece) ?? []).map(({ message }) => message)];
  const known = memo?.recall(piece, [before, words, said, condition]);
  if (known) return known;
  let looksAhead = false;
  const scope = yield* readPiece(piece, before, words, lint, condition, () => {
    looksAhead = true;
    return behind();
  });
  if (!looksAhead) memo?.learn(scope);
  return scope;
}

/** The claims of one formula, and the scope behind it. */
function* readPiece(piece: MathPiece, before: Scope, words: SaidBefore, { counters, undefinedIn }: Lint, condition: Conditions, behind: Behind['pieces']): Generator<PlacedClaim, Scope, Fate> {
  if (!piece.parsed.ok) {
    const { span, ...problem } = piece.parsed.problem;
    yield { ...base(piece, piece.span, piece.latex), kind: 'expression', readings: [], unread: { ...problem, span: piece.place(span) }, findings: [] };
    return before;
  }
  const { tree } = piece.parsed;
  const faultsOf = (of: Surface, from: MathPiece): Claim['findings'] => [...notationFindings(of, counters, from.place), ...(undefinedIn.get(from) ?? [])];
  const findings = faultsOf(tree, piece);
  let scope = before;
  const { prose } = words;
  const statements = claimingStatements(tree);
  const spoken = statements.length === 0 ? spokenOf(piece, words, condition.next) : undefined;
  const said = spoken ? undefined : quantitySaid(words, condition.next, before);
  const groupsOf = (of: Surface, own: readonly RawStatement[]): readonly Group[] => {
    if (spoken) return [spokenGroup(of, spoken)];
    const quantity = said && quantityStatements(said, of, own);
    return quantity ? [{ shape: 'chain', statements: own.length > 0 ? own : quantity.statements.slice(0, 1), solved: [], quantity }] : withSpoken(groupStatements(own, before), words, condition.next);
  };
  const groups = groupsOf(tree, statements);
  const named = groups.some(({ shape }) => shape === 'definition') ? functionsIntroducing(groups, words, behind) : [];
  const assuming = chanceSaid(words);
  for (const [at, group] of groups.entries()) {
    const required = requirementOf(group, piece, scope, prose);
    if (required) {
      yield { ...required.claim, findings: at === 0 ? findings : [] };
      scope = required.scope;
      continue;
    }
    const conditioned = definingAnew(group.name?.key, withSaid(condition.scope === before ? scope : withCondition(scope, condition.scope), condition.said));
    const problem = at === 0 && announcesStationarity(prose) ? scope.problem : undefined;
    const claimIn = (all: readonly Group[], from: MathPiece, faults: Claim['findings']): { readonly claim: OriginalClaim; readonly facts: Facts } => {
      const later = all.slice(at + 1);
      const own = problem ? startingAt(problem, all[at]!) : all[at]!;
      const ahead = lookAhead(later, from, conditioned, own);
      const read = readOne(own, from, ahead, { named, said: words }, { statements: later.flatMap((other) => other.statements), piece: from, pieces: behind });
      const stated = read.claim.readings.map(assuming);
      const isUnderstood = condition.understood && condition.said.understood;
      const isTold = (reading: Reading): boolean => isUnderstood && (!saysChance(reading) || isOfKnownLaws(reading));
      const readings = isUnderstood && !namesDistribution(prose) ? stated : stated.map((reading) => (isTold(reading) ? reading : { ...reading, conditionsUnread: true }));
      // A fault of the formula's notation is told with its first claim.
      const told = [...(at === 0 ? faults : []), ...read.claim.findings];
      const { span, latex, kind, cell, unread } = read.claim;
      const origin = { piece: from, statements: all[at]!.statements, reread };
      return { claim: { span, latex, kind, readings, findings: told, origin, ...(cell === undefined ? {} : { cell }), ...(unread ? { unread } : {}) }, facts: withoutAhead(read.facts, ahead, conditioned) };
    };
    const reread = (other: MathPiece): OriginalClaim | undefined => {
      if (!other.parsed.ok) return undefined;
      const others = groupsOf(other.parsed.tree, claimingStatements(other.parsed.tree));
      if (others.length !== groups.length || others[at]!.shape !== group.shape) return undefined;
      return claimIn(others, other, faultsOf(other.parsed.tree, other)).claim;
    };
    const read = claimIn(groups, piece, findings);
    if (spoken ? !isTied(read.claim) : statements.length === 0 && read.claim.readings.length === 0) break;
    const fate = yield read.claim;
    if (statements.length === 0) return before;
    if (group.shape === 'optimum') scope = { ...scope, problem: problemOf(group, piece) };
    // x = (z − b)/w after z = wx + b says nothing new of x.
    if (fate !== 'open' && isSolved(read.claim)) continue;
    const settled = group.name !== undefined && fate !== 'open' && namedFunction(group.name.symbol) !== undefined;
    scope = defineSolved(group, piece, fate === 'open' && read.claim.kind !== 'notation' ? withEquation(scope, group, piece) : scope);
    scope = !settled ? (group.name && !isEntropyHere(group.statements[0]!.operands[0]!, scope) ? defineName(group, piece, scope) : { ...scope, ...read.facts }) : fate === 'holds' ? establish(scope, group.name.key) : scope;
  }
  if (findings.some(({ beside }) => !beside) && statements.length === 0 && !spoken) yield { ...base(piece, piece.span, piece.latex), kind: 'notation', readings: [], findings };
  else if (statements.length === 0 && isRelational(tree)) {
    const unread = { reason: 'not-a-claim' as const, message: 'no statement was found in this formula', span: piece.span };
    yield { kind: 'expression', readings: [], unread, findings: [], ...base(piece, piece.span, piece.latex) };
  }
  return scope;
}

/** Whether something is known of what the words say that a formula is. */
const isTied = ({ unread, findings }: Claim): boolean => findings.length > 0 || unread?.reason !== 'not-a-claim';

/** The last way of writing an optimum is what is differentiated below it. */
function problemOf({ statements }: Group, piece: MathPiece): Problem {
  const extremum = extremaIn(statements[0]!)!.findLast((found) => found !== undefined)!;
  return { extremum, source: piece.latex };
}

/** “Set λ such that” before ∑ w_i = 1, which says how w was defined above but for λ. */
const REQUIRES = /\b(?:set|choose|pick|fix|determine|find|select|adjust)\b[^.!?]{0,60}\b(?:such that|so that)\s*$/i;

/** A requirement on a name defined before: taken as given, and known where the name is defined anew. */
function requirementOf(group: Group, piece: MathPiece, scope: Scope, prose: string): { readonly claim: Omit<Claim, 'findings'>; readonly scope: Scope } | undefined {
  const [statement, ...others] = group.statements;
  if (!statement || others.length > 0 || !REQUIRES.test(prose)) return undefined;
  const total = [...scope.definitions.values()].find(({ key, distant }) => !distant && sumsToOne(statement, key));
  if (!total) return undefined;
  const body = statement.operands[0]!;
  const text = sliceBalanced(piece.latex, statement.span).replace(/\s+/g, ' ');
  const totals = new Map(scope.totals).set(total.key, { ...total, key: `∑ ${total.key}`, indices: [], body, source: piece.latex, shown: () => text });
  const reading: Reading = { statement: { kind: 'declaration', text }, assumptions: [], variables: [], domains: new Map(), sizes: [], freeIndices: [], conditionsUnread: false, scope: 'none' };
  return { claim: { ...base(piece, piece.place(statement.span), text), kind: 'notation', readings: [reading] }, scope: { ...scope, totals } };
}

/** The scope with what is said behind the formula added. */
function withCondition(scope: Scope, behind: Scope): Scope {
  return {
    ...scope,
    declarations: new Map([...scope.declarations, ...behind.declarations]),
    definitions: new Map([...behind.definitions, ...scope.definitions]),
  };
}

/** The scope with what the words before the formula ask for. */
function withSaid(scope: Scope, { declared, values, ofIndices }: WordConditions): Scope {
  const known = declared.reduce((so, { key, declaration }) => declare(so, key, declaration), scope);
  const defined = values.reduce(define, known);
  return ofIndices.length > 0 ? { ...defined, indexConditions: ofIndices } : defined;
}

const isRelational = (tree: Surface): boolean => contains(tree, (node) => node.kind === 'relation');

function base(piece: MathPiece, span: Span, latex: string): Pick<Claim, 'span' | 'latex' | 'cell'> {
  return { span, latex, ...(piece.cell === undefined ? {} : { cell: piece.cell }) };
}

/** What is known of letters without a definition. */
type Facts = Pick<Scope, 'declarations' | 'laws'>;

const factsOf = ({ declarations, laws }: Scope): Facts => ({ declarations, ...(laws ? { laws } : {}) });

/** One group's claim, and what is known behind it. */
function readOne(group: Group, piece: MathPiece, scope: Scope, words: Pick<GroupInput, 'named'> & { readonly said: SaidBefore }, behind: Behind): { readonly claim: Claim; readonly facts: Facts } {
  const span = group.statements.map((statement) => statement.span).reduce(cover);
  const whole = balancedSpan(piece.latex, span);
  const where = base(piece, piece.place(whole), piece.latex.slice(whole.start, whole.end));
  const mapping = mappingReadings(group.statements.length === 1 && group.statements[0]!.signs.every(({ sign }) => sign === '→') ? group.statements[0]!.operands : [], scope);
  if (mapping.length > 0) return { claim: { kind: 'property', readings: mapping, findings: [], ...where }, facts: factsOf(scope) };
  const update = group.statements.length === 1 && lossesIn(scope).length > 0 ? updateIn(group.statements[0]!) : undefined;
  const step = update && readGroup({ shape: 'definition', statements: group.statements, scope, source: piece.latex, place: piece.place, named: [], prose: words.said.prose, update });
  if (step && step.readings.length > 0) return { claim: { kind: 'definition', readings: step.readings, findings: [], ...where }, facts: factsOf(scope) };
  const solved = solvedOptimum(group, piece, scope, words.said);
  if (solved.length > 0) return { claim: { kind: 'optimum', readings: solved, findings: [], ...where }, facts: factsOf(scope) };
  const declaration = declarationClaim(group, piece, scope);
  if (declaration) return { claim: { kind: 'notation', readings: [declaration.reading], findings: [], ...where }, facts: factsOf(declaration.scope) };
  const input: GroupInput = { shape: group.shape, statements: group.statements, scope, source: piece.latex, place: piece.place, named: words.named, prose: words.said.prose, ...(group.problem ? { problem: group.problem } : {}), ...(group.spoken ? { spoken: group.spoken } : {}) };
  const { quantity } = group;
  const values = quantity ? quantityReadings(quantity, (statement) => readGroup({ ...input, statements: [statement] }).readings) : [];
  if (quantity && (values.length > 0 || group.statements[0] === quantity.statements[0])) return { claim: { kind: kindOf(group, values), readings: values, findings: [], ...where, latex: `${quantity.shown} = ${where.latex}` }, facts: factsOf(scope) };
  const asSaid = group.shape === 'optimum' ? readOptimumGroup(group, input, behind) : readGroup(input);
  const { spoken: _spoken, ...unsaid } = input;
  const result = group.name && asSaid.readings.length === 0 && group.spoken ? readGroup(unsaid) : asSaid;
  const repaired = piece.bare ? restoreSuperscripts(group, (statements) => readGroup({ ...input, statements })) : [];
  const starred: Reading['assumptions'] = group.solved.map((name) => ({ text: `${name} is the ${name.slice(0, -1)} that solves the equation above`, source: 'inferred' as const }));
  const said = saidLosses(group.statements[0]!, piece.latex, scope, `${words.said.heading} ${words.said.prose.slice(-SAID_WINDOW)}`);
  const ofSaid = said.flatMap(({ loss, scope: known }) => readGroup({ ...input, scope: known }).readings.filter((reading) => restsOn(reading, loss)));
  const all = ofSaid.length > 0 ? ofSaid : [...result.readings, ...repaired];
  const readings = starred.length === 0 ? all : all.map((reading) => ({ ...reading, assumptions: [...reading.assumptions, ...starred] }));
  const unread = result.failure ? { reason: result.failure.reason, message: result.failure.message, span: piece.place(result.failure.span) } : undefined;
  const misfit = readings.length === 0 && result.failure?.certain && unread ? [{ code: 'shape-mismatch' as const, message: unread.message, span: unread.span }] : [];
  const claim: Claim = { kind: kindOf(group, readings), readings, findings: misfit, ...where, ...(readings.length === 0 && unread ? { unread } : {}) };
  return { claim, facts: factsOf(scope) };
}

/** Whether the reading differentiates a loss by its definition, as a number. */
function restsOn({ statement, inlined = [] }: Reading, key: string): boolean {
  if (statement.kind !== 'chain' || !inlined.some(({ name }) => name === key) || statement.operands.some(({ unread }) => unread)) return false;
  let found: boolean | undefined;
  walk(statement.operands[0]!.expression, (node) => {
    const shape = node.kind === 'derivative' ? shapeOf(node.body, operatorShape) : undefined;
    if (shape) found = !isShapeError(shape) && shape.length === 0;
  });
  return found === true;
}

/** An optimum over a continuum; what is not understood as one is read as the definition or chain it looks like. */
function readOptimumGroup(group: Group, input: GroupInput, behind: Behind): ReturnType<typeof readGroup> {
  const [statement] = group.statements;
  const found = extremaIn(statement!)!;
  const extremum = found.find((operand) => operand !== undefined)!;
  const isTold = found.some((operand, k) => k > 0 && operand === undefined);
  const solution = group.name && !group.name.called && !isTold ? solutionOf(group.name, extremum, input.scope, behind) : undefined;
  const read = readGroup({ ...input, ...(solution ? { solution } : {}) });
  if (read.readings.length > 0) return read;
  const asVector = read.failure?.reason === 'shape-mismatch' ? readGroup({ ...input, scope: withVector(extremum.unknowns, statement!, input.scope), ...(solution ? { solution } : {}) }) : read;
  if (asVector.readings.length > 0) return asVector;
  const plain = readGroup({ ...input, shape: group.name ? 'definition' : 'chain' });
  return plain.readings.length > 0 ? plain : read;
}

function kindOf(group: Group, readings: readonly Reading[]): ClaimKind {
  if (group.shape === 'derivation') return 'derivation';
  const statement = readings[0]?.statement;
  if (statement?.kind === 'optimum') return 'optimum';
  const chain = statement?.kind === 'definition' ? statement.chain : statement?.kind === 'chain' ? statement : undefined;
  if (chain?.operands.some(({ stated }) => stated)) return 'number';
  if (group.statements.some(hasDerivative)) return 'derivative';
  if (group.shape === 'definition') return 'definition';
  return chain?.links.some(({ relation }) => '<≤>≥≠'.includes(relation)) ? 'inequality' : 'identity';
}

const hasDerivative = (statement: RawStatement): boolean =>
  statement.operands.some((operand) => contains(operand, (node) => node.kind === 'symbol' && (node.name === 'partial' || node.name === 'nabla')));
