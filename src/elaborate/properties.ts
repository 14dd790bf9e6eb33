import { apply, decimal, one, range } from '../ir/build';
import type { Claim, Property, PropertyKind, RangeEnd, Reading } from '../ir/claim';
import { printExpression } from '../ir/print';
import type { Expression, VariableExpression } from '../ir/expression';
import { contains, freeVariables } from '../ir/substitute';
import { libraryOperator } from '../ops/index';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { declarationsOf } from './declarations';
import { definedName } from './definedName';
import { functionNamed, namedFunction } from './notation';
import type { MathPiece } from './piece';
import { EVERYDAY } from './proseNames';
import { propertiesSaid, type PropertyPhrase, type SaidProperty, type SaidSubject } from './propertyWords';
import { readInEveryWay } from './readings';
import type { NamedDefinition, Scope } from './scope';
import type { Sentence } from './sentences';
import { statementsOf } from './statements';
import { symbolKey } from './symbol';
import { assertNever } from '../util/assertNever';

/** A function that a sentence is about, as far as the text says. */
type Subject =
  | { readonly kind: 'formula'; readonly piece: MathPiece; readonly body: Surface; readonly parameters: readonly string[]; readonly shown: string }
  | { readonly kind: 'definition'; readonly definition: NamedDefinition }
  | { readonly kind: 'library'; readonly operator: string; readonly shown: string; /** The name may mean something else here. */ readonly unsure?: boolean }
  | { readonly kind: 'softmax-loss'; readonly unsure: boolean };

/** What the sentences before leave in mind: the function they spoke of, and how long ago softmax was named. */
export interface PropertyMemory {
  readonly subject?: Subject;
  /** Sentences since softmax was named; infinite where another model is spoken of since. */
  readonly softmaxAgo: number;
}

export const nothingSaid: PropertyMemory = { softmaxAgo: Infinity };

/** The cost function is that of the softmax for so many sentences after it was named. */
const MAX_AGO = 12;
const OTHER_MODELS = /\b(?:linear regression|least squares|squared|MSE|hinge|SVM|support vector|neural net\w*|deep|lasso|ridge|perceptron|autoencoders?)\b/i;

/** The claims a sentence makes about a function, and what is to be remembered of it. Anything not understood makes none. */
export function propertyClaims(sentence: Sentence, scope: Scope, before: PropertyMemory): { readonly claims: readonly Claim[]; readonly after: PropertyMemory } {
  const softmaxAgo = OTHER_MODELS.test(sentence.text) ? Infinity : /\bsoft-?max\b/i.test(sentence.text) ? 0 : before.softmaxAgo + 1;
  const said = propertiesSaid(sentence.text);
  const subject = said && subjectOf(said.subject, sentence, scope, { ...before, softmaxAgo });
  if (!said || !subject) return { claims: [], after: { softmaxAgo } };
  const claims = said.phrases.flatMap((phrase) => {
    const claim = claimOf(phrase, subject, sentence, scope);
    return claim ? [claim] : [];
  });
  return { claims, after: { subject, softmaxAgo } };
}

function subjectOf(said: SaidSubject, sentence: Sentence, scope: Scope, memory: PropertyMemory): Subject | undefined {
  switch (said.kind) {
    case 'same':
      return sentence.continues ? memory.subject : undefined;
    case 'cost':
      // A loss that the document writes down is the one that is meant, and it may be any of several.
      return memory.softmaxAgo <= MAX_AGO && !hasLoss(scope) ? { kind: 'softmax-loss', unsure: true } : undefined;
    case 'name': {
      const operator = EVERYDAY.has(said.words.toLowerCase()) ? undefined : functionNamed(said.words);
      if (/^(?:softmax|categorical)[ -]cross[ -]entropy$/i.test(said.words)) return { kind: 'softmax-loss', unsure: false };
      return operator !== undefined && !redefines(scope, operator) ? { kind: 'library', operator, shown: `the ${said.words.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}` } : undefined;
    }
    case 'formula':
      return formulaSubject(sentence.formulas[said.formula]!, scope);
  }
}

const hasLoss = (scope: Scope): boolean => [...scope.definitions.keys()].some((key) => /^(?:[LJCE]|ℓ|𝓛|𝓙|𝓔)/u.test(key));

/** The document gives the function's own name another meaning. */
const redefines = (scope: Scope, operator: string): boolean => [...scope.definitions.values()].some(({ key, parameters }) => parameters.length > 0 && !scope.established.has(key) && functionNamed(key) === operator);

function formulaSubject(piece: MathPiece, scope: Scope): Subject | undefined {
  if (!piece.parsed.ok) return undefined;
  const { tree } = piece.parsed;
  const [statement, ...others] = statementsOf(tree);
  if (statement) {
    const name = definedName(statement.operands[0]!);
    const body = statement.operands.at(-1)!;
    if (others.length > 0 || !name || statement.signs.some(({ sign }) => sign !== '=' && sign !== ':=') || statement.remarks.length > 0) return undefined;
    return { kind: 'formula', piece, body, parameters: name.parameters.map(symbolKey), shown: piece.latex };
  }
  if (tree.kind === 'symbol') {
    const definition = scope.definitions.get(symbolKey(tree));
    if (definition) return definition.distant ? undefined : { kind: 'definition', definition };
    // A lone letter may be anything: only what was defined as the field does is known by it.
    const operator = tree.name.length > 1 && (tree.name !== 'sigma' || scope.established.has(symbolKey(tree))) ? namedFunction(tree)?.operator : undefined;
    return operator === undefined ? undefined : { kind: 'library', operator, shown: piece.latex };
  }
  return tree.kind === 'relation' || tree.kind === 'list' || tree.kind === 'condition' ? undefined : { kind: 'formula', piece, body: tree, parameters: [], shown: piece.latex };
}

const ends = (at: Expression, open: boolean): RangeEnd => ({ at, open });

/** What is said with its numbers read; undefined where they are none. */
function propertyOf(said: SaidProperty, sentence: Sentence): PropertyKind | undefined {
  const numberOf = (text: string): Expression | undefined => {
    const formula = /^⟨(\d+)⟩$/.exec(text);
    const parsed = formula ? sentence.formulas[Number(formula[1])]?.parsed : undefined;
    const tree = parsed?.ok ? parsed.tree : undefined;
    const negated = tree?.kind === 'sum' && tree.terms.length === 1 && tree.terms[0]!.sign === '-' ? tree.terms[0]!.term : undefined;
    const digits = formula ? (negated ?? tree) : undefined;
    if (formula) {
      const value = digits?.kind === 'number' && !digits.percent ? decimal(digits.text) : undefined;
      return value && negated ? apply('negate', value) : value;
    }
    const words = text.toLowerCase() === 'zero' ? '0' : text.toLowerCase() === 'one' ? '1' : text.replace('−', '-');
    const value = decimal(words.replace(/^[-+]/, ''));
    return value && words.startsWith('-') ? apply('negate', value) : value;
  };
  switch (said.kind) {
    case 'range': {
      const [low, high] = [numberOf(said.low), numberOf(said.high)];
      return low && high ? { kind: 'range', low: ends(low, said.open), high: ends(high, said.open) } : undefined;
    }
    case 'within': {
      const parsed = sentence.formulas[said.formula]?.parsed;
      return parsed?.ok ? rangeOf(parsed.tree) : undefined;
    }
    case 'lipschitz': {
      const constant = numberOf(said.constant);
      return constant && { kind: 'lipschitz', constant };
    }
    default:
      return said;
  }
}

/** (0, 1), [−1, 1], [0, ∞): undefined for what is no interval. */
export function rangeOf(set: Surface): PropertyKind | undefined {
  if (set.kind !== 'fence' || !'[('.includes(set.open) || !')]'.includes(set.close)) return undefined;
  const name = { kind: 'symbol', name: 'x', font: 'normal', accents: [], span: set.span } as const;
  const declared = declarationsOf([name, set], ['∈'], '')?.[0]?.declaration.domain;
  if (declared?.kind !== 'interval') return undefined;
  const isInfinite = (bound: Expression): boolean => /∞$/.test(printExpression(bound));
  return {
    kind: 'range',
    ...(isInfinite(declared.low) ? {} : { low: ends(declared.low, set.open === '(') }),
    ...(isInfinite(declared.high) ? {} : { high: ends(declared.high, set.close === ')') }),
  };
}

function claimOf(phrase: PropertyPhrase, subject: Subject, sentence: Sentence, scope: Scope): Claim | undefined {
  const property = propertyOf(phrase.said, sentence);
  const by = phrase.by === undefined ? undefined : sentence.formulas[phrase.by];
  const variable = by?.parsed.ok ? definedName(by.parsed.tree)?.key : undefined;
  if (!property || (by && variable === undefined)) return undefined;
  const readings = readingsAbout(property, subject, scope, variable);
  if (readings.length === 0) return undefined;
  const latex = sentence.text.replace(/⟨(\d+)⟩/g, (_, k: string) => `$${sentence.formulas[Number(k)]!.latex}$`).replace(/\s+/g, ' ').trim();
  return { span: sentence.place(phrase.start, phrase.end), latex, kind: 'property', readings, findings: [], ...(sentence.cell === undefined ? {} : { cell: sentence.cell }) };
}

/** The readings in which the subject is a known function of one variable; none is left where something is unknown. */
function readingsAbout(property: PropertyKind, subject: Subject, scope: Scope, variable?: string): readonly Reading[] {
  switch (subject.kind) {
    case 'library':
      return libraryReading(property, subject);
    case 'softmax-loss':
      return isAbout(property, 1) ? [lossReading(property, subject.unsure)] : [];
    case 'formula': {
      const { body, piece, parameters, shown } = subject;
      return readFunction(property, { body, source: piece.latex, shown, scope, by: variable ?? (parameters.length === 1 ? parameters[0] : undefined) }, (context) => context.read(body));
    }
    case 'definition': {
      const { definition } = subject;
      const names = definition.parameters.map(symbolKey);
      return readFunction(property, { body: definition.body, source: definition.source, shown: definition.shown(), scope, by: variable ?? (names.length === 1 ? names[0] : undefined) }, (context) => context.readBody(definition));
    }
  }
}

interface FunctionInput {
  readonly body: Surface;
  readonly source: string;
  readonly shown: string;
  readonly scope: Scope;
  /** The variable it is a function of, where that is said. */
  readonly by: string | undefined;
}

function readFunction(property: PropertyKind, { body, source, shown, scope, by }: FunctionInput, read: (context: ReadingContext) => Typed): readonly Reading[] {
  const free = by === undefined ? scope : { ...scope, definitions: new Map([...scope.definitions].filter(([key]) => key !== by)) };
  const { readings } = readInEveryWay({ trees: [body], scope: free, source, conditionsUnread: false, span: body.span }, (context) => {
    const value = read(context);
    if (context.failure) return undefined;
    const unknowns = [...freeVariables(value.expression).values()];
    const over = by === undefined ? (unknowns.length === 1 ? unknowns[0] : undefined) : unknowns.find(({ name }) => name === by);
    return over && isKnown(value.expression) && isAbout(property, over.dimensions.length) ? { kind: 'property', property, subject: value.expression, over, shown, origin: 'formula' } : undefined;
  });
  return readings;
}

/** Whether such words can be held against a function of a number (rank 0) or of a vector (rank 1). */
function isAbout({ kind }: PropertyKind, rank: number): boolean {
  switch (kind) {
    case 'convex':
    case 'range':
      return rank <= 1;
    case 'monotone':
    case 'parity':
    case 'lipschitz':
    case 'differentiable':
      return rank === 0;
    case 'many-minima':
    case 'sums-to-one':
    case 'invariant':
    case 'approximates':
      return rank === 1;
    default:
      return assertNever(kind);
  }
}

/** Nothing in it is a function of which only the name is known. */
const isKnown = (expression: Expression): boolean => !contains(expression, ({ kind }) => kind === 'call');

const VECTOR = range(one, { kind: 'size', name: 'd' });

/** A function of the field, of a number or a vector, its optional parameters at their defaults. */
function libraryReading(property: PropertyKind, { operator: name, shown, unsure = false }: Subject & { kind: 'library' }): readonly Reading[] {
  const library = libraryOperator(name);
  const rank = library ? library.parameters[0]!.rank : 0;
  // Of an entropy or a metric a range may be meant in other units.
  if (library && rank === 1 && library.rank === 0 && property.kind === 'range') return [];
  if (!isAbout(property, rank) || (library && library.parameters.slice(1).some(({ default: preset }) => preset === undefined))) return [];
  const over: VariableExpression = { kind: 'variable', name: rank === 0 ? 'x' : 'z', dimensions: rank === 0 ? [] : [VECTOR] };
  const statement: Property = { kind: 'property', property, subject: apply(name, over), over, shown, origin: 'field' };
  return [plainReading(statement, [over], [], new Map(library?.parameters[0]!.domain ? [[over.name, library.parameters[0].domain]] : []), unsure)];
}

/** The cross-entropy of the softmax of scores z, for whichever target. */
function lossReading(property: PropertyKind, unsure: boolean): Reading {
  const [z, y] = ['z', 'y'].map((name): VariableExpression => ({ kind: 'variable', name, dimensions: [VECTOR] })) as [VariableExpression, VariableExpression];
  const statement: Property = { kind: 'property', property, subject: apply('crossEntropy', y, apply('softmax', z)), over: z, shown: 'the softmax cross-entropy', origin: 'field' };
  return plainReading(statement, [z, y], [{ text: 'the cost function is the cross-entropy of the softmax of scores z', source: 'inferred' }], new Map([['y', { kind: 'simplex' }]]), unsure);
}

function plainReading(statement: Property, variables: readonly VariableExpression[], assumptions: Reading['assumptions'], domains: Reading['domains'], unsure: boolean): Reading {
  return { statement, assumptions, variables, domains, sizes: variables.some(({ dimensions }) => dimensions.length > 0) ? ['d'] : [], freeIndices: [], conditionsUnread: unsure, scope: 'none' };
}

/** σ : R → (0, 1): the range of a function that is known. */
export function mappingReadings(operands: readonly Surface[], scope: Scope): readonly Reading[] {
  const [name, from, to] = operands;
  if (operands.length !== 3 || name?.kind !== 'symbol' || from?.kind !== 'symbol' || from.name !== 'R') return [];
  const property = rangeOf(to!);
  const definition = scope.definitions.get(symbolKey(name));
  const operator = namedFunction(name)?.operator;
  if (!property) return [];
  if (definition && !definition.distant) return readingsAbout(property, { kind: 'definition', definition }, scope);
  const readings = operator === undefined ? [] : readingsAbout(property, { kind: 'library', operator, shown: symbolKey(name), unsure: name.name === 'sigma' && !scope.established.has(symbolKey(name)) }, scope);
  return readings.filter(({ statement }) => statement.kind === 'property' && statement.over.dimensions.length === 0);
}

