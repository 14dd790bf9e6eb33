import type { Chain, Definition, FreeIndex, LibraryCandidate, Operand, Reading, Relation, Statement } from '../ir/claim';
import type { Expression, VariableExpression } from '../ir/expression';
import { mapLaws } from '../ir/statedLaw';
import { freeIndices } from '../ir/substitute';
import type { Surface, SymbolSurface } from '../syntax/surface';
import { children } from '../syntax/walk';
import type { Span } from '../util/span';
import { candidatesFor, definitionBefore, solvedFor } from './candidates';
import { type DefinitionsUsed, ReadingContext, type Failure, type Plan, type Typed } from './context';
import { countedReading, sizedReading } from './countLetters';
import { declaredIn } from './declaredBy';
import { collectReach, interior, type Reach } from './interior';
import { definedName, settleIndices, shownName, type DefinedName } from './definedName';
import { isOfExample } from './example';
import { readExpression } from './expression';
import { givensIn } from './givens';
import { differentials } from './differentials';
import { conditionOn, indexConditions, relationOfIndices } from './indexConditions';
import { directionOf, unrolled } from './recurrences';
import { demandMatrix, demandVector } from './vectorDemand';
import { namesLoss } from './lossNames';
import { lastSentence, type ProseName } from './proseNames';
import { declare, type Declaration, type NamedDefinition, type Scope } from './scope';
import { sameStatement } from './sameStatement';
import { operandsOf, statedLaws } from './saidLaws';
import { optimumScope, optimumTrees, unknownsIn, readOptimum } from './optima';
import { shapeText, unifyShapes } from './shapes';
import { balancedSpan, sliceBalanced } from './slice';
import { readSlope, type Problem } from './slopes';
import { spokenCandidates } from './spokenCandidates';
import type { Spoken } from './spoken';
import { statedNumbers, tellsNumbers } from './stated';
import type { RawStatement } from './statements';
import { surveySymbols } from './survey';
import { symbolKey } from './symbol';
import { lossesIn, updateCandidates, type Update } from './updates';

/** More readings than this are not told apart; the likeliest come first. */
const MAX_READINGS = 6;
const MAX_ATTEMPTS = 16;

/** What the group is: one chain of relations, a definition (its left side names something), equation steps, an optimum. */
export type GroupShape = 'chain' | 'definition' | 'derivation' | 'optimum';

export interface ReadGroup {
  readonly readings: readonly Reading[];
  /** Set where no reading went through: why the likeliest did not. */
  readonly failure?: Failure;
}

export interface GroupInput {
  readonly statements: readonly RawStatement[];
  readonly shape: GroupShape;
  readonly scope: Scope;
  /** The region's LaTeX. */
  readonly source: string;
  /** From a span of the LaTeX to one of the author's text. */
  readonly place: (span: Span) => Span;
  /** Library functions named in the words just before the formula. */
  readonly named: readonly ProseName[];
  /** What the words say that the formula is, where it has no left side of its own. */
  readonly spoken?: Spoken;
  /** The statement is a step of a learning rule. */
  readonly update?: Update;
  /** The text before the formula. */
  readonly prose: string;
  /** What the section defines an optimum's name to be, elsewhere. */
  readonly solution?: NamedDefinition;
  /** The words before say that the first row sets the derivative of this problem's objective to 0. */
  readonly problem?: Problem;
}

const RELATIONS: Readonly<Record<string, Relation>> = { '=': '=', ':=': '=', '≡': '≡', '≠': '≠', '<': '<', '≤': '≤', '>': '>', '≥': '≥', '≈': '≈', '≃': '≈', '≅': '≈', '∝': '∝' };

/** The choices to make, and what an earlier attempt with them found to be vectors and matrices. */
interface Attempt {
  readonly plan: Plan;
  readonly ranks: ReadonlyMap<string, number>;
}

const NO_RANKS: ReadonlyMap<string, number> = new Map();
const NO_NAMES: ReadonlySet<string> = new Set();

/** Reads a group of statements in every plausible way. */
export function readGroup(input: GroupInput): ReadGroup {
  const optimum = input.shape === 'optimum' ? optimumScope(input.statements[0]!, input.scope, input.source) : undefined;
  const { scope, conditionsUnread } = optimum ?? withRemarks(input);
  const normalised = optimum?.normalised ?? NO_NAMES;
  return readInEveryWay({ trees: treesOf(input), scope, source: input.source, conditionsUnread, span: input.statements[0]!.span, ofExample: isOfExample(input), ...(input.shape === 'optimum' ? { sought: unknownsIn(input.statements[0]!) } : {}) }, (context) => {
    const statement = readStatement(input, normalised, context);
    if (statement && !context.failure) {
      context.given = givensIn(context);
      context.laws = statedLaws(operandsOf(statement), context);
      context.indexConditions = indexConditions(context);
    }
    return statement;
  });
}

/** All that is read for the group. */
function treesOf(input: GroupInput): readonly Surface[] {
  if (input.shape === 'optimum') return [...optimumTrees(input.statements[0]!), ...(input.solution ? [input.solution.body] : [])];
  const trees: Surface[] = [];
  for (const { operands } of input.statements) trees.push(...operands);
  if (input.problem) trees.push(input.problem.extremum.body);
  trees.push(...spokenTrees(input));
  if (input.update) for (const { body } of lossesIn(input.scope)) trees.push(body);
  return trees;
}

/** The formulas that the words speak of. */
function spokenTrees({ spoken, scope }: GroupInput): readonly Surface[] {
  if (spoken?.kind !== 'derivative' || 'operator' in spoken.of) return [];
  const { surface } = spoken.of;
  // What is said to be differentiated is so in its own letters.
  const body = surface.kind === 'symbol' ? scope.definitions.get(symbolKey(surface))?.body : undefined;
  return [body ?? surface, ...(spoken.by ? [spoken.by.surface] : [])];
}

/** What a reading of anything starts from. */
export interface ReadingInput {
  /** All that is read, for a survey of its symbols. */
  readonly trees: readonly Surface[];
  readonly scope: Scope;
  /** The LaTeX that spans refer to. */
  readonly source: string;
  readonly conditionsUnread: boolean;
  /** Where a failure lies that lies nowhere else. */
  readonly span: Span;
  /** It may be said of the vectors and matrices of numbers that the document names. */
  readonly ofExample?: boolean;
  /** The unknowns of an optimum. */
  readonly sought?: ReadonlySet<string>;
}

/** Reads a statement with every plausible choice of notation, by the document's definitions and without them. */
export function readInEveryWay({ trees, scope, source, conditionsUnread, span, ofExample = false, sought }: ReadingInput, read: (context: ReadingContext) => Statement | undefined): ReadGroup {
  const survey = surveySymbols(trees, scope, sought);
  const numeric = trees.some((tree) => statedNumbers(tree) !== undefined);
  const readings: Reading[] = [];
  let definitionsUsed = false;
  let failure: Failure | undefined;
  const modes: DefinitionsUsed[] = trees.some(tellsNumbers) ? ['all', 'none'] : ['general', 'none'];
  for (let definitions = modes.shift(); definitions; definitions = modes.shift()) {
    // Without a definition in sight the names are free either way.
    if (definitions === 'none' && !definitionsUsed) break;
    const pending: Attempt[] = [{ plan: new Map(), ranks: NO_RANKS }];
    const tried = new Set<string>();
    for (let attempt = 0; attempt < MAX_ATTEMPTS && pending.length > 0 && readings.length < MAX_READINGS; attempt++) {
      const { plan, ranks } = pending.shift()!;
      const context = new ReadingContext(scope, survey, plan, { definitions, numeric }, source, ranks, readExpression);
      const statement = read(context);
      definitionsUsed ||= context.usedDefinitions.size > 0;
      if (context.withholdsArrays && definitions === 'general' && modes.length === 1 && ofExample) modes.unshift('arrays');
      if (context.demanded.size > 0) {
        pending.unshift({ plan, ranks: new Map([...ranks, ...context.demanded]) });
        continue;
      }
      for (const [name, options] of context.choices) {
        if (plan.has(name)) continue;
        for (let option = 1; option < options.length; option++) {
          const next = new Map(plan).set(name, option);
          // Choices made together are met in any order; one alone is met once.
          const key = plan.size > 0 ? JSON.stringify([...next].sort()) : undefined;
          if (key !== undefined && tried.has(key)) continue;
          if (key !== undefined) tried.add(key);
          // What one choice demands another does not.
          pending.push({ plan: next, ranks: NO_RANKS });
        }
      }
      if (context.failure || !statement) {
        // What is certain must be so in every reading.
        failure = failure?.certain && !context.failure?.certain ? context.failure : (failure ?? context.failure);
        continue;
      }
      const ragged = raggedArray(context);
      if (ragged !== undefined) {
        failure ??= { reason: 'unsupported-notation', message: `${ragged} has rows of different lengths`, span };
        continue;
      }
      const finished = finish(statement, context, conditionsUnread);
      const reading = sizedReading(finished, context.sizes, mapStatement) ?? finished;
      const counted = countedReading(reading, context.sizes, mapStatement);
      for (const one of counted ? [counted, { ...reading, uncounted: true as const }] : [reading]) if (!readings.some((other) => sameStatement(other.statement, one.statement))) readings.push(one);
    }
  }
  // What leaves less unread is meant sooner.
  readings.sort((a, b) => unreadParts(a.statement) - unreadParts(b.statement));
  return readings.length > 0 ? { readings } : { readings, ...(failure ? { failure } : {}) };
}

function unreadParts(statement: Statement): number {
  const count = ({ operands }: Chain): number => operands.filter(({ unread }) => unread).length;
  switch (statement.kind) {
    case 'chain':
      return count(statement);
    case 'definition':
      return count(statement.chain);
    case 'derivation':
      return statement.steps.reduce((sum, step) => sum + count(step), 0);
    default:
      return 0;
  }
}

/** Side conditions become part of the scope; what is not understood is remembered. */
function withRemarks(input: GroupInput): { readonly scope: Scope; readonly conditionsUnread: boolean } {
  let { scope } = input;
  let conditionsUnread = false;
  for (const { remarks } of input.statements) {
    for (const remark of remarks) {
      const declared = remark.kind === 'relation' ? declaredIn(remark, input.source) : undefined;
      if (declared) for (const { key, declaration } of declared) scope = declare(scope, key, declaration);
      else if (isIndexRange(remark)) continue;
      else {
        const relation = relationOfIndices(remark);
        if (relation) scope = { ...scope, indexConditions: [...(scope.indexConditions ?? []), { relation, shown: sliceBalanced(input.source, relation.span), isAsked: true }] };
        else conditionsUnread = true;
      }
    }
  }
  return { scope, conditionsUnread };
}

/** A condition of which nothing can be made. */
export const isUnreadCondition = (remark: Surface, source: string): boolean => (remark.kind !== 'relation' || declaredIn(remark, source) === undefined) && !isIndexRange(remark);

/** `i = 1, …, n`: says only what the index runs over. */
function isIndexRange(remark: Surface): boolean {
  if (remark.kind === 'symbol') return true;
  if (remark.kind === 'list') return remark.items.some((item) => item.kind === 'ellipsis');
  return remark.kind === 'relation' && remark.operands.some((operand) => operand.kind === 'list' && operand.items.some((item) => item.kind === 'ellipsis'));
}

function readStatement(input: GroupInput, normalised: ReadonlySet<string>, context: ReadingContext): Statement | undefined {
  switch (input.shape) {
    case 'definition':
      return readDefinitionStatement(input, input.statements[0]!, context);
    case 'chain':
      return readChain(input, input.statements[0]!, 0, context);
    case 'optimum':
      return readOptimum({ statement: input.statements[0]!, normalised, ...(input.solution ? { solution: input.solution } : {}), place: input.place, slice: (span) => place(input, span).latex }, context);
    case 'derivation': {
      const steps: Chain[] = [];
      for (const statement of input.statements) {
        const chain = readChain(input, statement, 0, context);
        if (!chain) return undefined;
        steps.push(chain);
      }
      const slope = input.problem && readSlope(input.problem, input.statements[0]!, context);
      return { kind: 'derivation', steps, implied: input.statements.map(({ link }) => link === 'implies' || link === 'iff'), ...(slope ? { slope } : {}) };
    }
  }
}

function readChain(input: GroupInput, statement: RawStatement, from: number, context: ReadingContext): Chain | undefined {
  const signs = statement.signs.slice(from);
  const unread = signs.find(({ sign }) => RELATIONS[sign] === undefined);
  if (unread) {
    context.fail('unsupported-claim', `the relation ${unread.sign} is not decided yet`, unread.span);
    return undefined;
  }
  let previous: Typed | undefined;
  let first: Failure | undefined;
  const operands: Operand[] = [];
  for (const [at, surface] of statement.operands.entries()) {
    if (at < from) continue;
    const value = at > 0 && at < statement.signs.length && runsOn(surface, input.source) ? context.fail('ambiguous-notation', 'a line that begins with a derivative: the end of the one above, or another formula?', surface.span) : context.read(surface);
    if (!context.failure && previous) holdTogether(previous, value, surface, context);
    const { failure } = context;
    const where = place(input, surface.span);
    if (failure) {
      first ??= failure;
      context.failure = undefined;
      previous = undefined;
      operands.push({ expression: value.expression, unread: { reason: failure.reason, message: failure.message, ...(failure.certain && { certain: true as const }) }, span: where.span, latex: where.latex });
      continue;
    }
    previous = value;
    const stated = statedNumbers(surface);
    operands.push({ expression: value.expression, span: where.span, latex: where.latex, ...(stated && { stated }) });
  }
  // A chain says nothing unless two neighbours were read; a definition's body may stand alone.
  const linked = from > 0 ? !operands[0]!.unread || hasPair(operands) : hasPair(operands);
  if (!linked) {
    context.failure = first;
    return undefined;
  }
  return { kind: 'chain', operands, links: signs.map(({ sign, span }) => ({ relation: RELATIONS[sign]!, span: input.place(span) })) };
}

/** A derivative alone on the last of an operand's lines, as if it began a formula of its own. */
function runsOn(surface: Surface, source: string): boolean {
  if (surface.kind === 'sum') return runsOn(surface.terms.at(-1)!.term, source);
  if (surface.kind !== 'adjacent' && surface.kind !== 'product') return false;
  const [before, last] = children(surface).slice(-2);
  if (surface.kind === 'product') return runsOn(last!, source);
  return last!.kind === 'fraction' && differentials(last.denominator) !== undefined && source.slice(before!.span.end, last.span.start).includes('\n');
}

/** Sides of one rank have one shape; a number beside a vector may have been taken for one wrongly. */
function holdTogether(before: Typed, value: Typed, surface: Surface, context: ReadingContext): void {
  const [rank, own] = [before.shape.length, value.shape.length];
  if (rank === own) unifyShapes(before, value, 'the sides differ in shape', surface.span, context);
  else if (rank === 0 || own === 0) {
    const number = rank === 0 ? before : value;
    const demanded = (rank + own === 1 ? demandVector : demandMatrix)(number, context);
    // v = 0 and W = c say it of each entry.
    if (!demanded && number.expression.kind === 'apply') context.fail('shape-mismatch', `one side is a number, the other ${shapeText(rank === 0 ? value : before, context)}`, surface.span);
  }
}

const hasPair = (operands: readonly Operand[]): boolean => operands.some((operand, at) => at > 0 && !operand.unread && !operands[at - 1]!.unread);

/** Where a stretch of the formula that stands on its own is in the author's text, and its LaTeX. */
function place(input: GroupInput, span: Span): { readonly span: Span; readonly latex: string } {
  const { start, end } = balancedSpan(input.source, span);
  return { span: input.place({ start, end }), latex: input.source.slice(start, end) };
}

/** Words by which a name means something from here on, whatever it meant before. */
const ANEW = /\b(?:let|consider|suppose|assume|take|choose|set|try|now|instead|alternative(?:ly)?|another|other|different(?:ly)?|new|modif\w+|replac\w+|chang\w+|generali[sz]\w+|extend\w*|variants?|versions?|example|case|if|or|also|may|might|could|sometimes|some|often|redefin\w+|add\w*|regulari[sz]\w+|approximat\w+|simplif\w+)\b/i;

/** Whether the sentence that the formula stands in says so. */
const isAnew = (prose: string): boolean => !/[.!?]\s*$/.test(prose) && ANEW.test(lastSentence(prose));

function readDefinitionStatement(input: GroupInput, statement: RawStatement, context: ReadingContext): Definition | undefined {
  const left = statement.operands[0]!;
  if (input.spoken) return readSpoken(input, input.spoken, statement, context);
  if (input.update) return readUpdate(input, input.update, statement, context);
  const name = definedName(left) as DefinedName;
  const before = definitionBefore(name, context);
  const steps = before && context.without(before.key, () => unrolled(before, left, statement.operands[1]!, context));
  const read = (): Chain | undefined => readChain(input, statement, 1, context);
  // Of what is defined by the value before, other values are names.
  const chain = before && directionOf(before) ? context.without(before.key, read) : read();
  if (!chain) return undefined;
  const body = chain.operands[0]!;
  const known: readonly LibraryCandidate[] = body.unread ? [] : candidatesFor(name, left, body.expression, input.named, context, steps);
  const solved = before || body.unread ? undefined : solvedFor(name, left, statement.operands[1]!, body.expression, context);
  const library = solved ? [solved, ...known] : known;
  const { span, latex } = place(input, left.span);
  const settled = settleIndices(name, statement.operands.slice(1))!;
  const isNew = library.some(({ strength }) => strength === 'earlier') && isAnew(input.prose);
  return { kind: 'definition', name: settled.key, left: { shown: shownName(settled), span, latex }, chain, library, ...(namesLoss(name, input.prose) && { isLoss: true as const }), ...(isNew && { isNew }) };
}

const bodyAlone = (input: GroupInput, surface: Surface, { expression }: Typed): Chain => ({ kind: 'chain', operands: [{ expression, ...place(input, surface.span) }], links: [] });

/** A formula that is what the words say, or is not. */
function readSpoken(input: GroupInput, spoken: Spoken, statement: RawStatement, context: ReadingContext): Definition | undefined {
  const [left, right] = statement.operands as readonly [SymbolSurface, Surface];
  const name: DefinedName = { key: spoken.shown, symbol: left, parameters: [], indices: [], called: false };
  const body = context.read(right);
  if (context.failure) return undefined;
  const library = spokenCandidates(spoken, name, left, body, context);
  if (library.length === 0) context.fail('not-a-claim', `nothing is known of ${spoken.shown} in these letters`, right.span);
  const chain = bodyAlone(input, right, body);
  return { kind: 'definition', name: spoken.shown, left: { shown: spoken.shown, ...place(input, left.span), latex: `\\text{${spoken.shown}}` }, chain, library };
}

/** A step that is one of gradient descent on what the section calls a loss, or is not. */
function readUpdate(input: GroupInput, update: Update, { operands }: RawStatement, context: ReadingContext): Definition | undefined {
  const [left, right] = operands as readonly [Surface, Surface];
  // What is changed is a letter here, whatever it was made of.
  const name = definedName(update.variable)!;
  const read = (): Definition | undefined => {
    const body = context.read(right);
    if (context.failure) return undefined;
    const library = updateCandidates(update, body, input.prose, context);
    if (library.length === 0) context.fail('not-a-claim', 'of which loss this is a step is not said', right.span);
    const chain = bodyAlone(input, right, body);
    return { kind: 'definition', name: name.key, left: { shown: shownName(name), ...place(input, left.span) }, chain, library };
  };
  return context.without(name.key, read);
}

/** An array whose length depends on an index: x_{it} with t up to T_i. */
function raggedArray(context: ReadingContext): string | undefined {
  for (const [name, shape] of context.shapes) {
    for (const dimension of shape) {
      const { from, to } = context.dimensions.range(dimension);
      if (freeIndices(from).size > 0 || freeIndices(to).size > 0) return name;
    }
  }
  return undefined;
}

/** Settles what was left open (lengths) and gathers what the reading rests on. */
function finish(statement: Statement, context: ReadingContext, conditionsUnread: boolean): Reading {
  const resolve = context.dimensions.resolver(context.sizes, context.shapes);
  const reach = new Map<string, Reach>();
  const settled = mapStatement(statement, (expression) => {
    const known = resolve(expression);
    if (context.freeIndices.size > 0) collectReach(known, reach);
    return known;
  });
  const sizes = new Set(context.sizes);
  const variables = [...context.variables.values()].map((variable) => resolve(variable) as typeof variable);
  const indexNames = [...context.freeIndices.keys()];
  const freeIndices = [...context.freeIndices].map(([name, dimension], at): FreeIndex => {
    const range = context.dimensions.range(dimension);
    const where = conditionOn(name, indexNames.slice(0, at), context.indexConditions.conditions);
    return { name, range: interior({ from: resolve(range.from), to: resolve(range.to) }, reach.get(name)), ...(where && { where }) };
  });
  const collect = (expression: Expression): void => {
    if (expression.kind === 'size') sizes.add(expression.name);
    if (expression.kind === 'apply') expression.operands.forEach(collect);
  };
  for (const { dimensions } of variables) for (const { from, to } of dimensions) [from, to].forEach(collect);
  for (const { range } of freeIndices) [range.from, range.to].forEach(collect);
  const kinds = kindsIn(context);
  const notes = [...context.choices].map(([name, options]) => options[context.choose(name, options)]!);
  const used = context.inlined.map(({ shown, inWords }) => ({ text: `${shown}, ${inWords ? 'as the words say' : 'as defined above'}`, source: 'stated' as const }));
  return {
    statement: settled,
    assumptions: [...context.assumptions, ...used, ...[...kinds.values()].map(({ said }) => ({ text: said, source: 'stated' as const }))],
    variables,
    domains: context.domains,
    sizes: [...sizes],
    freeIndices,
    conditionsUnread: conditionsUnread || context.indexConditions.unread,
    ...(context.laws.size > 0 && { laws: mapLaws(context.laws, resolve) }),
    scope: context.usedDefinitions.size === 0 ? 'none' : context.usesDistant ? 'distant' : 'near',
    inlined: context.inlined,
    functions: [...context.functions].map(([name, operator]) => ({ name, operator })),
    declared: new Set([...context.variables.keys()].filter((name) => statesShape(context.scope.declarations.get(name)))),
    ...(notes.length > 0 && { note: notes.join('; ') }),
    ...(context.given.length > 0 && { given: context.given.map(({ left, right, shown }) => ({ left: resolve(left), right: resolve(right), shown })) }),
    ...(kinds.size > 0 && { kinds }),
  };
}

/** What is said of the functions that occur, of which nothing else is known. */
const kindsIn = ({ scope, unknownFunctions }: ReadingContext): NonNullable<Reading['kinds']> => new Map([...(scope.kinds ?? [])].filter(([name]) => unknownFunctions.has(name)));

/** W ∈ R^{m×n} and x ∈ R say what shape a symbol has; x > 0 does not. */
const statesShape = (declaration: Declaration | undefined): boolean => declaration !== undefined && (declaration.lengths !== undefined || declaration.assumption.text.includes('∈'));

function mapStatement(statement: Statement, map: (expression: Expression) => Expression): Statement {
  const chain = (of: Chain): Chain => ({ kind: 'chain', operands: of.operands.map((operand) => ({ ...operand, expression: map(operand.expression) })), links: of.links });
  switch (statement.kind) {
    case 'chain':
      return chain(statement);
    case 'derivation':
      return { ...statement, steps: statement.steps.map(chain), ...(statement.slope ? { slope: map(statement.slope) } : {}) };
    case 'definition':
      return {
        kind: 'definition',
        name: statement.name,
        left: statement.left,
        chain: chain(statement.chain),
        library: statement.library.map((candidate) => ({
          ...candidate,
          expression: map(candidate.expression),
          ...(candidate.lifted ? { lifted: { body: map(candidate.lifted.body), variables: candidate.lifted.variables.map((variable) => map(variable) as VariableExpression) } } : {}),
          ...(candidate.required ? { required: { ...candidate.required, left: map(candidate.required.left) } } : {}),
          relatives: candidate.relatives.map((relative) => ({ ...relative, expression: map(relative.expression) })),
        })),
        ...(statement.isLoss ? { isLoss: true } : {}),
        ...(statement.isNew ? { isNew: true } : {}),
      };
    case 'optimum':
      return {
        ...statement,
        extrema: statement.extrema.map((extremum) => ({
          ...extremum,
          objective: map(extremum.objective),
          unknowns: extremum.unknowns.map((unknown) => ({ ...unknown, variable: map(unknown.variable) as VariableExpression })),
        })),
        stated: statement.stated.map((stated) => ({ ...stated, value: map(stated.value) })),
      };
    case 'property':
      return { ...statement, subject: map(statement.subject), over: map(statement.over) as VariableExpression };
    case 'declaration':
      return statement;
  }
}
