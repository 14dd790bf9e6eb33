import type { Claim, ClaimKind, Reading } from '../ir/claim';
import { assertNever } from '../util/assertNever';
import { cover, type Span } from '../util/span';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { declarationsOf, type Declared } from './declarations';
import { groupStatements, type Group } from './groups';
import { rangeFindings } from './indexRanges';
import { restoreSuperscripts } from './pasted';
import { namedFunction } from './notation';
import type { AssumePiece, MathPiece, Piece, ProsePiece } from './piece';
import { noNumbers, numbersInProse, type ProseNumbers } from './proseNumbers';
import { functionsNamed, type ProseName } from './proseNames';
import { readGroup } from './readings';
import { behindHeading, declare, define, emptyScope, establish, type Scope } from './scope';
import { sliceBalanced } from './slice';
import { statedNumbers } from './stated';
import { statementsOf, type RawStatement } from './statements';

/** How much of the words before a formula is looked at. */
const PROSE_WINDOW = 400;

/** What became of a claim, as far as the reading of what follows depends on it. */
export type Fate = 'holds' | 'fails' | 'open';

/**
 * Reads a document from top to bottom: every claim it makes, each in the scope of what was said before it. Whoever
 * takes the claims says what became of each: a definition of a name of the field that failed is not used below, and
 * one that holds need not be.
 */
export function* readDocument(pieces: readonly Piece[]): Generator<Claim, void, Fate> {
  let scope = emptyScope;
  let prose = '';
  let numbers = noNumbers;
  for (const [at, piece] of pieces.entries()) {
    switch (piece.kind) {
      case 'prose':
        prose = piece.heading ? '' : (prose + piece.text).slice(-PROSE_WINDOW);
        if (piece.heading) scope = behindHeading(scope);
        numbers = yield* readNumbers(piece, numbers);
        break;
      case 'assume':
        scope = assume(scope, piece);
        break;
      case 'math':
        if (piece.aside) scope = readAside(piece, scope);
        else scope = yield* readPiece(piece, scope, prose, conditionBehind(pieces, at, scope));
        if (!piece.aside) prose = piece.display ? '' : `${prose} ⟨⟩ `;
        break;
      default:
        assertNever(piece);
    }
  }
}

/** The claims that a stretch of prose makes by its numbers. */
function* readNumbers(piece: ProsePiece, before: ProseNumbers): Generator<Claim, ProseNumbers, Fate> {
  const { claims, after } = numbersInProse(piece, before);
  for (const claim of claims) yield claim;
  return after;
}

/** What a statement and the conditions beside it declare; undefined where some of it is no declaration. */
function declaredBy(statement: RawStatement, source: string): readonly Declared[] | undefined {
  const all = [declarationsOf(statement.operands, statement.signs.map(({ sign }) => sign), source), ...statement.remarks.map((remark) => (remark.kind === 'relation' ? declarationsOf(remark.operands, remark.signs.map(({ sign }) => sign), source) : undefined))];
  return all.every((declared) => declared !== undefined) ? all.flat() : undefined;
}

/** Words between a formula and a condition on it: `for`, `if`, `whenever`. */
const CONDITION_FOLLOWS = /^[\s,;]*(?:for|if|when|whenever|where|with|given|provided(?: that)?|assuming(?: that)?|as long as)(?: (?:all|any|every|each|some|the|real|that|numbers?))*\s*$/i;
/** A condition in words alone, which is not understood. */
const CONDITION_IN_WORDS = /^[\s,;]*(?:only )?(?:if|when|whenever|provided|assuming|unless|as long as|for (?:positive|negative|small|large|nonzero|non-zero|nonnegative|non-negative|even|odd))\b/i;

/** The condition that stands in the text right behind a formula: what it declares, and whether all of it was understood. */
function conditionBehind(pieces: readonly Piece[], at: number, before: Scope): { readonly scope: Scope; readonly understood: boolean } {
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
  const statements = statementsOf(piece.parsed.tree).filter(({ signs }) => signs.length > 0);
  for (const group of groupStatements(statements, scope)) scope = declarationClaim(group, piece, scope)?.scope ?? defineName(group, piece, scope);
  return scope;
}

/** The claims of one formula, and the scope behind it. */
function* readPiece(piece: MathPiece, before: Scope, prose: string, condition: ReturnType<typeof conditionBehind>): Generator<Claim, Scope, Fate> {
  if (!piece.parsed.ok) {
    const { reason, message, span } = piece.parsed.problem;
    yield { kind: 'expression', readings: [], unread: { reason, message, span: piece.place(span) }, findings: [], ...base(piece, piece.span, piece.latex) };
    return before;
  }
  const { tree } = piece.parsed;
  let findings = rangeFindings(tree, piece.place);
  let scope = before;
  const statements = statementsOf(tree).filter(({ signs }) => signs.length > 0);
  const groups = groupStatements(statements, scope);
  const named = groups.some(({ shape }) => shape === 'definition') ? functionsNamed(prose) : [];
  for (const [at, group] of groups.entries()) {
    const conditioned = condition.scope === before ? scope : withCondition(scope, condition.scope);
    const read = readOne(group, piece, lookAhead(groups.slice(at + 1), piece, conditioned), named);
    // A fault of the formula's notation is told with its first claim.
    const readings = condition.understood ? read.claim.readings : read.claim.readings.map((reading) => ({ ...reading, conditionsUnread: true }));
    const fate = yield { ...read.claim, readings, findings };
    findings = [];
    if (!group.name) scope = { ...scope, declarations: read.declarations };
    else if (fate === 'open' || !namedFunction(group.name.symbol)) scope = defineName(group, piece, scope);
    else if (fate === 'holds') scope = establish(scope, group.name.key);
  }
  if (findings.length > 0) yield { kind: 'notation', readings: [], findings, ...base(piece, piece.span, piece.latex) };
  else if (statements.length === 0 && isRelational(tree)) {
    const unread = { reason: 'not-a-claim' as const, message: 'no statement was found in this formula', span: piece.span };
    yield { kind: 'expression', readings: [], unread, findings: [], ...base(piece, piece.span, piece.latex) };
  }
  return scope;
}

/** The scope with what is said behind the formula added. */
function withCondition(scope: Scope, behind: Scope): Scope {
  return {
    ...scope,
    declarations: new Map([...scope.declarations, ...behind.declarations]),
    definitions: new Map([...behind.definitions, ...scope.definitions]),
  };
}

/** `e^x / Z, Z = ∑ e^x`: names that the same formula defines further on. */
function lookAhead(later: readonly Group[], piece: MathPiece, scope: Scope): Scope {
  return later.reduce((known, group) => (group.name && !group.name.called && !known.definitions.has(group.name.key) ? defineName(group, piece, known) : known), scope);
}

const isRelational = (tree: Surface): boolean => contains(tree, (node) => node.kind === 'relation');

function base(piece: MathPiece, span: Span, latex: string): Pick<Claim, 'span' | 'latex' | 'cell'> {
  return { span, latex, ...(piece.cell === undefined ? {} : { cell: piece.cell }) };
}

/** One group's claim, and what is declared behind it. */
function readOne(group: Group, piece: MathPiece, scope: Scope, named: readonly ProseName[]): { readonly claim: Claim; readonly declarations: Scope['declarations'] } {
  const span = group.statements.map((statement) => statement.span).reduce(cover);
  const where = base(piece, piece.place(span), sliceBalanced(piece.latex, span));
  const declaration = declarationClaim(group, piece, scope);
  if (declaration) return { claim: { kind: 'notation', readings: [declaration.reading], findings: [], ...where }, declarations: declaration.scope.declarations };
  const input = { shape: group.shape, statements: group.statements, scope, source: piece.latex, place: piece.place, named };
  const result = readGroup(input);
  const repaired = piece.bare ? restoreSuperscripts(group, (statements) => readGroup({ ...input, statements })) : [];
  const solved: Reading['assumptions'] = group.solved.map((name) => ({ text: `${name} is the ${name.slice(0, -1)} that solves the equation above`, source: 'inferred' as const }));
  const all = [...result.readings, ...repaired];
  const readings = solved.length === 0 ? all : all.map((reading) => ({ ...reading, assumptions: [...reading.assumptions, ...solved] }));
  const unread = result.failure ? { reason: result.failure.reason, message: result.failure.message, span: piece.place(result.failure.span) } : undefined;
  const claim: Claim = { kind: kindOf(group, readings), readings, findings: [], ...where, ...(readings.length === 0 && unread ? { unread } : {}) };
  return { claim, declarations: scope.declarations };
}

/** x ∈ R^d, x > 0, X ∼ N(0, 1), w ← w − η g: taken at the author's word. */
function declarationClaim(group: Group, piece: MathPiece, scope: Scope): { readonly reading: Reading; readonly scope: Scope } | undefined {
  const [statement] = group.statements;
  if (!statement || group.statements.length > 1) return undefined;
  const signs = statement.signs.map(({ sign }) => sign);
  const declared = declarationsOf(statement.operands, signs, piece.latex);
  const byWord = signs.every((sign) => '∼←∈⊂⊆→↦'.includes(sign));
  const set = statement.operands[1];
  const namesSet = group.name !== undefined && set?.kind === 'fence' && set.open === '{' && statement.operands.length === 2;
  if (!declared && !byWord && !namesSet) return undefined;
  const next = (declared ?? []).reduce((known, { key, declaration }) => declare(known, key, declaration), scope);
  const text = declared ? declared.map(({ declaration }) => declaration.assumption.text).join(', ') : sliceBalanced(piece.latex, statement.span);
  return {
    reading: { statement: { kind: 'declaration', text }, assumptions: [], variables: [], domains: new Map(), sizes: [], freeIndices: [], conditionsUnread: false, scope: 'none' },
    scope: next,
  };
}

/** The scope with the name that the group defines, if it defines one. */
function defineName(group: Group, piece: MathPiece, scope: Scope): Scope {
  const [statement] = group.statements;
  const { name } = group;
  const body = statement?.operands[1];
  if (!statement || !name || !body || body.kind === 'empty') return scope;
  return define(scope, {
    key: name.key,
    parameters: name.parameters,
    indices: name.indices,
    body,
    source: piece.latex,
    distant: false,
    constant: statedNumbers(body) !== undefined,
    shown: () => `${sliceBalanced(piece.latex, statement.operands[0]!.span)} = ${sliceBalanced(piece.latex, body.span)}`.replace(/\s+/g, ' '),
  });
}

function kindOf(group: Group, readings: readonly Reading[]): ClaimKind {
  if (group.shape === 'derivation') return 'derivation';
  const statement = readings[0]?.statement;
  const chain = statement?.kind === 'definition' ? statement.chain : statement?.kind === 'chain' ? statement : undefined;
  if (chain?.operands.some(({ stated }) => stated)) return 'number';
  if (group.statements.some(hasDerivative)) return 'derivative';
  if (group.shape === 'definition') return 'definition';
  return chain?.links.some(({ relation }) => '<≤>≥≠'.includes(relation)) ? 'inequality' : 'identity';
}

const hasDerivative = (statement: RawStatement): boolean =>
  statement.operands.some((operand) => contains(operand, (node) => node.kind === 'symbol' && (node.name === 'partial' || node.name === 'nabla')));
