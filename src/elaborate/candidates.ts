import { divide, entry, index, log, multiply, one, rational, sum } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression, VariableExpression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { rangeLength } from '../ir/shape';
import { contains, freeIndices, freeVariables, mentionsChance } from '../ir/substitute';
import { libraryOperator, operators } from '../ops/index';
import type { LibraryOperator } from '../ops/operator';
import type { Surface } from '../syntax/surface';
import { blocksOf, type Block } from './blocks';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { applyOperator } from './functions';
import { functionNamed, namedFunction } from './notation';
import type { ProseName } from './proseNames';
import { assignments, FIXED, type Quantity } from './roles';
import { isScalar, scalarOf } from './shapes';
import { symbolKey } from './symbol';
import { readIndex, readVariable } from './symbols';

type Strength = LibraryCandidate['strength'];

/** Functions that authors call by one name: "the softmax" may have a temperature or a base. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = { softmax: ['softmax', 'softmaxBase'], hardSigmoid: ['hardSigmoid', 'hardSigmoidKeras'], perplexity: ['perplexity', 'tokenPerplexity', 'perplexityOfLoss'], binaryCrossEntropy: ['binaryCrossEntropy', 'logisticLoss', 'bceWithLogits'], idf: ['idf', 'smoothIdf'] };

/** What the left side of a definition ought to be by the field's names for things, best first. */
export function candidatesFor(name: DefinedName, left: Surface, body: Expression, prose: readonly ProseName[], context: ReadingContext): readonly LibraryCandidate[] {
  const candidates: LibraryCandidate[] = [];
  const named = name.called || name.symbol.name.length > 1 ? namedFunction(name.symbol) : undefined;
  if (named && name.called) {
    const strength: Strength = name.symbol.name === 'sigma' && !context.scope.established.has(name.key) ? 'letter' : 'exact';
    const plain = context.try(() => context.without(name.key, () => context.read(left)));
    if (plain && !mentionsChance(plain.expression)) candidates.push(candidate(plain.expression, strength, context));
    candidates.push(...called(named.operator === 'sigmoid' ? 'softmax' : named.operator, name, left, body, strength, context));
  }
  const before = context.definition(name.key);
  const earlier = before && !before.distant && !before.constant ? context.try(() => context.read(left)) : undefined;
  const total = earlier && context.scope.totals?.get(name.key);
  const required = total && context.try(() => context.readBody(total));
  if (earlier) candidates.push({ ...candidate(earlier.expression, 'earlier', context), shown: `${name.key} as defined above`, relatives: [], ...(required ? { required: { left: required.expression, right: one, shown: `∑ ${name.key} = 1` } } : {}) });
  // The name on the left outranks the words before it.
  const known = named?.operator ?? operatorOf(name);
  if (known) candidates.push(...described(known, 'said', name, left, body, context));
  if (candidates.some(({ strength }) => strength === 'exact')) return candidates;
  for (const { operator, how } of prose) {
    const found = described(operator, how === 'near' ? 'prose' : 'said', name, left, body, context);
    // Under a heading other things are defined as well.
    candidates.push(...(how === 'label' ? found.map((each) => ({ ...each, relatives: each.relatives.filter(({ shown }) => CONVENTION.test(shown)) })) : found));
  }
  const seen = new Set<string>();
  return candidates.filter(({ shown, strength }) => strength === 'earlier' || (!seen.has(shown) && seen.add(shown)));
}

/** F_1 and D_{KL} are names with their subscripts. */
const operatorOf = ({ key, symbol }: DefinedName): string | undefined => (key === symbolKey(symbol) ? undefined : functionNamed(key.normalize('NFKC').replace(/[_{}]/g, '')));

function candidate(expression: Expression, strength: Strength, context: ReadingContext, fitted = false): LibraryCandidate {
  const call = expression.kind === 'entry' ? expression.array : expression;
  const operator = call.kind === 'apply' ? call.operator : '';
  const library = libraryOperator(operator);
  const given = call.kind === 'apply' ? call.operands : [];
  const operands = (library?.parameters ?? []).map((parameter, at) => given[at] ?? parameter.default!);
  const relatives = (library?.relatives ?? []).map((relative) => {
    const whole = relative.expand(operands);
    return { shown: relative.shown, expression: expression.kind === 'entry' ? entry(whole, ...expression.indices) : whole };
  });
  const domains = library ? domainsOf(library.parameters, given, context) : new Map<string, Domain>();
  return { operator, expression, fitted, shown: shownPlainly(expression), strength, relatives, ...(domains.size > 0 ? { domains } : {}) };
}

/** For messages: (w_k·x)_k without what k runs over, which may not be known yet. */
const shownPlainly = (expression: Expression): string => printExpression(expression).replace(/\)_\{(\w+)=[^{}]*\}\^\{[^{}]*\}/g, ')_$1');

/** f(x)_i, where f is called the softmax: softmax(x)_i, also with the body's further numbers as its parameters. */
function called(operator: string, name: DefinedName, left: Surface, body: Expression, strength: Strength, context: ReadingContext): readonly LibraryCandidate[] {
  const values = name.parameters.map((parameter) => context.try(() => readParameter(parameter, context)));
  if (!values.every((value) => value !== undefined)) return [];
  const [first, second] = values;
  // softmax(x, τ): the second argument may be a temperature as well as its inverse.
  const turned = first && second && values.length === 2 && isScalar(second) ? variants(operator, [first, { ...second, expression: divide(one, second.expression) }], name, left, body, strength, context).map((candidate) => ({ ...candidate, fitted: true })) : [];
  return [...variants(operator, values, name, left, body, strength, context), ...turned];
}

function readParameter(parameter: DefinedName['symbol'], context: ReadingContext): Typed {
  return context.binding(symbolKey(parameter)) ? context.read(parameter) : readVariable(parameter, symbolKey(parameter), context);
}

/** The function of these arguments, plain and with each number of the body tried as an optional parameter. */
function variants(operator: string, values: readonly Typed[], name: DefinedName, left: Surface, body: Expression, strength: Strength, context: ReadingContext): readonly LibraryCandidate[] {
  const own = new Set(values.flatMap(({ expression }) => [...freeVariables(expression).keys()]));
  const spare = [...freeVariables(body).values()].filter((variable) => variable.dimensions.length === 0 && !own.has(variable.name));
  const found: LibraryCandidate[] = [];
  for (const member of FAMILIES[operator] ?? [operator]) {
    const parameters = libraryOperator(member)?.parameters.length ?? values.length;
    const extras: readonly (readonly Typed[])[] = [[], ...(parameters > values.length ? spare.flatMap((number) => [[scalarOf(number)], [scalarOf(divide(one, number))]]) : [])];
    for (const extra of extras) {
      const value = context.try(() => entryNamed(applyOperator(member, [...values, ...extra], left, context), name, body, left, context));
      if (value) found.push(candidate(value.expression, strength, context, extra.length > 0 || member !== operator));
    }
  }
  return found;
}

/**
 * What the words call the function may have any of the formula's quantities for its arguments: L = −∑ p_i log q_i,
 * called the cross entropy, is that of p and q.
 */
function described(operator: string, strength: Strength, name: DefinedName, left: Surface, body: Expression, context: ReadingContext): readonly LibraryCandidate[] {
  const found: LibraryCandidate[] = [];
  for (const member of FAMILIES[operator] ?? [operator]) {
    for (const form of formsOf(member)) {
      for (const { quantities, certain, lifted } of quantitiesOf(name, body, form.parameters, context)) {
        for (const chosen of assignments(form.parameters, quantities, namedFunction(name.symbol) ? name.parameters.length : 0)) {
          for (const operands of operandsOf(form, chosen)) {
            const value = context.try(() => entryNamed(applyOperator(member, operands, left, context), name, body, left, context));
            if (!value) continue;
            const plain = candidate(value.expression, strength, context, member !== operator);
            const known = form.parameters.length > 0 && form.parameters.every(({ name }) => FIXED.test(name));
            const one: LibraryCandidate = { ...plain, ...(known ? { known } : {}), ...(certain ? {} : { strength: 'prose' }), ...(lifted ? { lifted, relatives: [] } : known ? { lifted: { body, variables: operands.map(({ expression }) => expression).filter((operand) => operand.kind === 'variable' && !context.variables.has(operand.name)) as VariableExpression[] } } : {}) };
            found.push(...(isScalar(value) ? [one] : [...overall(one, value, context), one]).flatMap((each) => withVariants(each, quantities, context)));
          }
        }
      }
    }
  }
  return found;
}

/** How many ways of taking parts of a formula for single quantities are tried. */
const MAX_GROUPINGS = 8;

interface Quantities {
  readonly quantities: readonly Quantity[];
  /** No arithmetic was taken for one quantity, which it may only seem to be. */
  readonly certain: boolean;
  readonly lifted?: LibraryCandidate['lifted'];
}

/**
 * What the body is about: the name's own parameters and all other variables, or parts of it in their stead, as many as
 * there are parameters: σ(z_i) and y_i in ∑ (σ(z_i) − y_i)².
 */
function quantitiesOf(name: DefinedName, body: Expression, parameters: Parameters, context: ReadingContext): readonly Quantities[] {
  const own = name.called ? name.parameters.map((parameter): Quantity | undefined => {
    const value = context.try(() => readParameter(parameter, context));
    return value && { name: symbolKey(parameter), value };
  }).filter((quantity) => quantity !== undefined) : [];
  const variables = [...freeVariables(body).values()].map((variable): Quantity => ({ name: variable.name, value: { expression: variable, shape: context.shapes.get(variable.name) ?? [] } }));
  // J(θ) of what θ is hidden in says nothing of θ; a loss of y and s that leaves out s is wrong.
  const isUsed = (quantity: Quantity): boolean => variables.some((variable) => quantity.name === variable.name);
  const used = own.some(isUsed) && namedFunction(name.symbol) ? own : own.filter(isUsed);
  const plain = [...used, ...variables.filter((variable) => !own.some((quantity) => quantity.name === variable.name))];
  const blocks = blocksOf(body, context);
  const without = (taken: readonly Block[]): readonly Quantity[] => [
    ...taken.map(({ variable, value }): Quantity => ({ name: variable.name, value })),
    ...variables.filter((variable) => !taken.some(({ hides }) => hides.has(variable.name))),
  ];
  const groupings = [...blocks.map((block) => [block]), ...blocks.flatMap((block, at) => blocks.slice(at + 1).filter(({ hides }) => ![...hides].some((hidden) => block.hides.has(hidden))).map((other) => [block, other]))];
  const required = parameters.filter((parameter) => parameter.default === undefined).length;
  const grouped = groupings.map((taken): Quantities => ({
    quantities: without(taken),
    certain: taken.every(({ isCall }) => isCall),
    lifted: { body: taken.reduce((whole, { lift }) => lift(whole), body), variables: taken.map(({ variable }) => variable) },
  })).filter(({ quantities }) => quantities.length === required);
  return [{ quantities: plain, certain: true }, ...grouped.slice(0, MAX_GROUPINGS)];
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

/** The operator's own operands, from arguments in one of its forms; a number in an optional place may also be meant as its inverse. */
function operandsOf({ parameters, own, operands }: Form, chosen: readonly (Typed | undefined)[]): readonly (readonly Typed[])[] {
  const optional = parameters.findIndex((parameter, at) => parameter.default !== undefined && chosen[at] !== undefined && isScalar(chosen[at]));
  const turned = optional < 0 ? [] : [chosen.map((value, at) => (at === optional ? scalarOf(divide(one, value!.expression)) : value))];
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

/** What the operator asks of its arguments is so of those the author says nothing of. */
function domainsOf(parameters: Parameters, operands: readonly Expression[], { domains }: ReadingContext): ReadonlyMap<string, Domain> {
  return new Map(operands.flatMap((operand, at) => {
    const domain = parameters[at]!.domain;
    return domain && operand.kind === 'variable' && !domains.has(operand.name) ? [[operand.name, domain] as const] : [];
  }));
}

/** The mean and the sum over all entries: a loss of one example, stated for many. */
function overall(of: LibraryCandidate, value: Typed, context: ReadingContext): readonly LibraryCandidate[] {
  const [dimension, ...others] = value.shape;
  if (!dimension || others.length > 0) return [];
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
const CONVENTION = /another convention$/;

/** Words by which a quantity is known as something to be made small, of which multiples are as good. */
const OBJECTIVE = /loss|error|likelihood|penalty|cost/;
/** Quantities of information, which have a unit: by the base of the logarithm. */
const INFORMATION = /entropy|divergence|information|perplexity/;

/** Half a loss, or its sum for its mean, has the same minimum and often the same name; an entropy may be in bits. */
function withVariants(of: LibraryCandidate, quantities: readonly Quantity[], context: ReadingContext): readonly LibraryCandidate[] {
  const library = libraryOperator(of.operator);
  const isCalled = (words: RegExp): boolean => library !== undefined && [library.name, ...library.aliases].some((alias) => words.test(alias.toLowerCase()));
  const units = isCalled(INFORMATION) ? [['in bits', 2], ['in decimal digits', 10]] as const : [];
  const inUnits = units.map(([unit, base]): LibraryCandidate => ({ ...of, strength: 'prose', expression: divide(of.expression, log(rational(base))), shown: `${of.shown} ${unit}`, relatives: [] }));
  return [isCalled(OBJECTIVE) ? withMultiples(of, quantities, context) : of, ...inUnits];
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

/** The entry that the left side's index picks; a subscript that the body does not index by is a parameter's name. */
function entryNamed(value: Typed, name: DefinedName, body: Expression, left: Surface, context: ReadingContext): Typed {
  if (isScalar(value)) return value;
  const used = freeIndices(body);
  const written = name.indices.filter((key) => used.has(key) || name.indices.length === 1).slice(-value.shape.length);
  // P(y = k | x)
  const letters = written.length === 0 && used.size === 1 && value.shape.length === 1 && context.freeIndices.has([...used][0]!) ? [...used] : written;
  if (letters.length === 0) return value;
  const indices = letters.map((key) => readIndex({ kind: 'symbol', name: key, font: 'normal', accents: [], span: left.span }, context).expression);
  return { expression: entry(value.expression, ...indices), shape: value.shape.slice(letters.length) };
}
