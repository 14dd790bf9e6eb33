import { divide, entry, index, log, multiply, one, rational, sum } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Expression, VariableExpression } from '../ir/expression';
import { rangeLength } from '../ir/shape';
import { contains, freeVariables } from '../ir/substitute';
import { libraryOperator, operators } from '../ops/index';
import type { LibraryOperator } from '../ops/operator';
import type { Surface } from '../syntax/surface';
import { blocksOf, type Block } from './blocks';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { applyOperator } from './functions';
import { candidate, candidateWithRelatives, entryNamed, FAMILIES, readParameter, type Strength } from './libraryCandidate';
import { namedFunction } from './notation';
import { assignments, FIXED, type Quantity } from './roles';
import { isScalar, scalarOf } from './shapes';
import { symbolKey } from './symbol';

/**
 * What the words call the function may have any of the formula's quantities for its arguments: L = −∑ p_i log q_i,
 * called the cross entropy, is that of p and q.
 */
export function described(operator: string, strength: Strength, name: DefinedName, left: Surface, body: Expression, context: ReadingContext): readonly LibraryCandidate[] {
  const groupings = groupingsOf(name, body, context);
  const ordered = namedFunction(name.symbol) ? name.parameters.length : 0;
  const candidatesOf = (member: string, form: Form, { quantities, certain, lifted }: Grouping): readonly LibraryCandidate[] =>
    assignments(form.parameters, quantities, ordered).flatMap((chosen) => operandsOf(form, chosen)).flatMap((operands) => {
      const value = context.try(() => entryNamed(applyOperator(member, operands, left, context), name, body, left, context));
      if (!value) return [];
      const applied = lifted ? { ...candidate(value.expression, strength, context), lifted } : { ...candidateWithRelatives(value.expression, strength, context), ...countsOf(form, operands, body, context) };
      const own: LibraryCandidate = { ...applied, fitted: member !== operator, ...(certain ? {} : { strength: 'prose' }) };
      return (isScalar(value) ? [own] : [...overall(own, value, context), own]).flatMap((each) => withVariants(each, quantities, context));
    });
  return (FAMILIES[operator] ?? [operator]).flatMap((member) => formsOf(member).flatMap((form) => fitting(groupings, form).flatMap((grouping) => candidatesOf(member, form, grouping))));
}

/** Counts are known by their names: those that the body leaves out are variables all the same. */
function countsOf({ parameters }: Form, operands: readonly Typed[], body: Expression, context: ReadingContext): Pick<LibraryCandidate, 'known' | 'lifted'> {
  if (parameters.length === 0 || !parameters.every(({ name }) => FIXED.test(name))) return {};
  const variables = operands.map(({ expression }) => expression).filter((operand): operand is VariableExpression => operand.kind === 'variable' && !context.variables.has(operand.name));
  return { known: true, lifted: { body, variables } };
}

/** How many ways of taking parts of a formula for single quantities are tried. */
const MAX_GROUPINGS = 8;

/** A formula taken apart into quantities. */
interface Grouping {
  readonly quantities: readonly Quantity[];
  /** No arithmetic was taken for one quantity, which it may only seem to be. */
  readonly certain: boolean;
  /** Absent where every variable is a quantity by itself. */
  readonly lifted?: LibraryCandidate['lifted'];
}

/**
 * What the body is about: the name's own parameters and all other variables, then parts of it in their stead: σ(z_i) and
 * y_i in ∑ (σ(z_i) − y_i)².
 */
function groupingsOf(name: DefinedName, body: Expression, context: ReadingContext): readonly Grouping[] {
  const own = name.called ? name.parameters.map((parameter): Quantity | undefined => {
    const value = context.try(() => readParameter(parameter, context));
    return value && { name: symbolKey(parameter), value };
  }).filter((quantity) => quantity !== undefined) : [];
  const variables = [...freeVariables(body).values()].map((variable): Quantity => ({ name: variable.name, value: { expression: variable, shape: context.shapes.get(variable.name) ?? [] } }));
  // J(θ) of what θ is hidden in says nothing of θ; a loss of y and s that leaves out s is wrong.
  const isUsed = (quantity: Quantity): boolean => variables.some((variable) => quantity.name === variable.name);
  const used = own.some(isUsed) && namedFunction(name.symbol) ? own : own.filter(isUsed);
  const plain = [...used, ...variables.filter((variable) => !own.some((quantity) => quantity.name === variable.name))];
  const grouped = apart(blocksOf(body, context)).map((taken): Grouping => ({
    quantities: [
      ...taken.map(({ variable, value }): Quantity => ({ name: variable.name, value })),
      ...variables.filter((variable) => !taken.some(({ hides }) => hides.has(variable.name))),
    ],
    certain: taken.every(({ isCall }) => isCall),
    lifted: { body: taken.reduce((whole, { lift }) => lift(whole), body), variables: taken.map(({ variable }) => variable) },
  }));
  return [{ quantities: plain, certain: true }, ...grouped];
}

/** One block, or two that have no variable in common. */
function apart(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const pairs = blocks.flatMap((block, at) => blocks.slice(at + 1).filter(({ hides }) => ![...hides].some((hidden) => block.hides.has(hidden))).map((other) => [block, other]));
  return [...blocks.map((block) => [block]), ...pairs];
}

/** Variables by themselves may leave optional parameters open; parts are taken only where they are as many as must be. */
function fitting([plain, ...grouped]: readonly Grouping[], { parameters }: Form): readonly Grouping[] {
  const required = parameters.filter((parameter) => parameter.default === undefined).length;
  return [plain!, ...grouped.filter(({ quantities }) => quantities.length === required).slice(0, MAX_GROUPINGS)];
}

type Parameters = LibraryOperator['parameters'];

interface Form {
  readonly parameters: Parameters;
  /** Those of the operator itself, and its operands made of the form's. */
  readonly own: Parameters;
  readonly operands?: (given: readonly Expression[]) => readonly Expression[];
}

/** The ways in which authors give an operator's arguments. */
function formsOf(name: string): readonly Form[] {
  const operator = operators.get(name);
  if (operator?.kind === 'scalar') {
    const own = typeof operator.arity === 'number' ? ['x', 'y'].slice(0, operator.arity).map((letter) => ({ name: letter, rank: 0 as const })) : [];
    return own.length > 0 ? [{ parameters: own, own }] : [];
  }
  if (operator?.kind !== 'library') return [];
  const own = operator.parameters;
  return [{ parameters: own, own }, ...(operator.forms ?? []).map((form) => ({ ...form, own }))];
}

/** The β of F_β is no inverse. */
const isCalledSo = ({ expression }: Typed, name: string): boolean => expression.kind === 'variable' && expression.name === name;

/** Scales and rates, of which authors write the inverse as often; SwiGLU(a, b) is none of 1/b. */
const SCALE = /^[α-ωℓT]$/u;

/** The operator's own operands, from arguments in one of its forms; a number in an optional place may also be meant as its inverse. */
function operandsOf({ parameters, own, operands }: Form, chosen: readonly (Typed | undefined)[]): readonly (readonly Typed[])[] {
  const optional = parameters.findIndex((parameter, at) => parameter.default !== undefined && chosen[at] !== undefined && isScalar(chosen[at]) && !isCalledSo(chosen[at], parameter.name));
  const turned = optional < 0 || !SCALE.test(parameters[optional]!.name) ? [] : [chosen.map((value, at) => (at === optional ? scalarOf(divide(one, value!.expression)) : value))];
  return [chosen, ...turned].map((values) => {
    const given = values.slice(0, values.findLastIndex((value) => value !== undefined) + 1).map((value, at) => value ?? scalarOf(parameters[at]!.default!));
    if (!operands) return given;
    const all = [...given, ...parameters.slice(given.length).map((parameter) => scalarOf(parameter.default!))];
    const vector = all.find((value) => value.shape.length === 1);
    const lifts = vector !== undefined && parameters.every(({ rank }) => rank === 0);
    return operands(all.map(({ expression }) => expression)).map((expression, at): Typed => {
      const isVector = lifts ? all.some((value) => value.shape.length > 0 && contains(expression, (node) => node === value.expression)) : own[at]!.rank === 1;
      return { expression, shape: vector && isVector ? vector.shape : [] };
    });
  });
}

/** The mean and the sum over all entries: a loss of one example, stated for many. */
function overall(of: LibraryCandidate, value: Typed, context: ReadingContext): readonly LibraryCandidate[] {
  const [dimension, ...others] = value.shape;
  if (!dimension || others.length > 0 || !isCalled(of, MEASURE)) return [];
  return context.withIndex('i', dimension, (name) => {
    const range = context.dimensions.range(dimension);
    const over = (whole: Expression): Expression => sum(name, range, entry(whole, index(name)));
    const length = rangeLength(range);
    const taken = (words: string, change: (total: Expression) => Expression): LibraryCandidate => ({
      ...of,
      expression: change(over(of.expression)),
      shown: `${words} of ${of.shown}`,
      relatives: of.relatives.map(({ shown, expression }) => ({ shown, expression: change(over(expression)) })),
    });
    return [taken('the mean', (total) => divide(total, length)), taken('the sum', (total) => total)];
  });
}

/** Of a relative that is as good. */
export const CONVENTION = /another convention$/;

/** Words by which a quantity is known as something to be made small, of which multiples are as good. */
const OBJECTIVE = /loss|error|likelihood|penalty|cost/;
/** Quantities of information, which have a unit: by the base of the logarithm. */
const INFORMATION = /entropy|divergence|information|perplexity/;
const MEASURE = new RegExp(`${OBJECTIVE.source}|${INFORMATION.source}`);

function isCalled({ operator }: LibraryCandidate, words: RegExp): boolean {
  const library = libraryOperator(operator);
  return library !== undefined && [library.name, ...library.aliases].some((alias) => words.test(alias.toLowerCase()));
}

/** Half a loss, or its sum for its mean, has the same minimum and often the same name; an entropy may be in bits. */
function withVariants(of: LibraryCandidate, quantities: readonly Quantity[], context: ReadingContext): readonly LibraryCandidate[] {
  const units = isCalled(of, INFORMATION) ? [['in bits', 2], ['in decimal digits', 10]] as const : [];
  const inUnits = units.map(([unit, base]): LibraryCandidate => ({ ...of, strength: 'prose', expression: divide(of.expression, log(rational(base))), shown: `${of.shown} ${unit}`, relatives: [] }));
  return [isCalled(of, OBJECTIVE) ? withMultiples(of, quantities, context) : of, ...inUnits];
}

function withMultiples(of: LibraryCandidate, quantities: readonly Quantity[], context: ReadingContext): LibraryCandidate {
  const vector = quantities.find(({ value }) => value.shape.length > 0);
  const length = vector && rangeLength(context.dimensions.range(vector.value.shape[0]!));
  const factors: readonly (readonly [string, Expression])[] = [
    ['half', rational(1, 2)], ['twice', rational(2)],
    ...(length ? [['n times', length], ['1/n of', divide(one, length)], ['n/2 times', divide(length, rational(2))], ['1/(2n) of', divide(one, multiply(rational(2), length))]] as const : []),
  ];
  const multiples = factors.map(([words, factor]) => ({ shown: `${words} ${of.shown}, another convention`, expression: multiply(factor, of.expression) }));
  return { ...of, relatives: [...multiples, ...of.relatives] };
}

