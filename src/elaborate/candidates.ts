import { divide, entry, one } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { freeIndices, freeVariables } from '../ir/substitute';
import { libraryOperator } from '../ops/index';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { applyOperator } from './functions';
import { namedFunction } from './notation';
import type { ProseName } from './proseNames';
import { isScalar, scalarOf } from './shapes';
import { symbolKey } from './symbol';
import { readIndex, readVariable } from './symbols';

type Strength = LibraryCandidate['strength'];

/** Functions that authors call by one name: "the softmax" may have a temperature or a base. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = { softmax: ['softmax', 'softmaxBase'], hardSigmoid: ['hardSigmoid', 'hardSigmoidKeras'] };

/** What the left side of a definition ought to be by the field's names for things, best first. */
export function candidatesFor(name: DefinedName, left: Surface, body: Expression, prose: readonly ProseName[], context: ReadingContext): readonly LibraryCandidate[] {
  const candidates: LibraryCandidate[] = [];
  const named = name.called ? namedFunction(name.symbol) : undefined;
  if (named) {
    const strength: Strength = name.symbol.name === 'sigma' && !context.scope.established.has(name.key) ? 'letter' : 'exact';
    const plain = context.try(() => context.without(name.key, () => context.read(left)));
    if (plain) candidates.push(candidate(plain.expression, strength));
    candidates.push(...called(named.operator === 'sigmoid' ? 'softmax' : named.operator, name, left, body, strength, context));
  }
  const before = context.definition(name.key);
  const earlier = before && !before.distant && !before.constant ? context.try(() => context.read(left)) : undefined;
  const total = earlier && context.scope.totals?.get(name.key);
  const sum = total && context.try(() => context.readBody(total));
  if (earlier) candidates.push({ ...candidate(earlier.expression, 'earlier'), shown: `${name.key} as defined above`, relatives: [], ...(sum ? { required: { left: sum.expression, right: one, shown: `∑ ${name.key} = 1` } } : {}) });
  // The name on the left outranks the words before it.
  if (candidates.some(({ strength }) => strength === 'exact')) return candidates;
  for (const { operator, direct } of prose) {
    // Which variable is which of many parameters is a guess.
    const certain = direct && (name.called || (libraryOperator(operator)?.parameters.filter((parameter) => !parameter.default).length ?? 1) <= 2);
    const strength: Strength = certain ? 'exact' : 'prose';
    candidates.push(...(name.called ? called(operator, name, left, body, strength, context) : guessed(operator, name, left, body, strength, context)));
  }
  const seen = new Set<string>();
  return candidates.filter(({ shown, strength }) => strength === 'earlier' || (!seen.has(shown) && seen.add(shown)));
}

function candidate(expression: Expression, strength: Strength, fitted = false): LibraryCandidate {
  const call = expression.kind === 'entry' ? expression.array : expression;
  const operator = call.kind === 'apply' ? call.operator : '';
  const library = libraryOperator(operator);
  const given = call.kind === 'apply' ? call.operands : [];
  const operands = (library?.parameters ?? []).map((parameter, at) => given[at] ?? parameter.default!);
  const relatives = (library?.relatives ?? []).map((relative) => {
    const whole = relative.expand(operands);
    return { shown: relative.shown, expression: expression.kind === 'entry' ? entry(whole, ...expression.indices) : whole };
  });
  return { operator, expression, fitted, shown: printExpression(expression), strength, relatives };
}

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

/** L = −∑ p_i log q_i, called the cross entropy: its arguments are the body's variables, if they fit in one way. */
function guessed(operator: string, name: DefinedName, left: Surface, body: Expression, strength: Strength, context: ReadingContext): readonly LibraryCandidate[] {
  const library = libraryOperator(operator);
  const variables = [...freeVariables(body).values()];
  const required = library ? library.parameters.filter((parameter) => parameter.default === undefined).map(({ rank }) => rank) : [0];
  const fitting = variables.filter(({ dimensions }) => required.includes(dimensions.length as 0 | 1 | 2));
  const chosen = fitting.length === required.length ? fitting : fitting.filter(({ dimensions }) => dimensions.length > 0);
  if (chosen.length !== required.length || chosen.some(({ dimensions }, at) => dimensions.length !== required[at])) return [];
  const values = chosen.map((variable): Typed => ({ expression: variable, shape: context.shapes.get(variable.name) ?? [] }));
  return variants(operator, values, name, left, body, strength, context);
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
      if (value) found.push(candidate(value.expression, strength, extra.length > 0 || member !== operator));
    }
  }
  return found;
}

/** The entry that the left side's index picks; a subscript that the body does not index by is a parameter's name. */
function entryNamed(value: Typed, name: DefinedName, body: Expression, left: Surface, context: ReadingContext): Typed {
  if (isScalar(value)) return value;
  const used = freeIndices(body);
  const letters = name.indices.filter((key) => used.has(key) || name.indices.length === 1).slice(-value.shape.length);
  if (letters.length === 0) return value;
  const indices = letters.map((key) => readIndex({ kind: 'symbol', name: key, font: 'normal', accents: [], span: left.span }, context).expression);
  return { expression: entry(value.expression, ...indices), shape: value.shape.slice(letters.length) };
}
