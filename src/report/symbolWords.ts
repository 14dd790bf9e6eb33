import type { Reading } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression, IndexRange, VariableExpression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { rangeLength } from '../ir/shape';
import { freeIndices, freeSizes, freeVariables, walk } from '../ir/substitute';
import type { SymbolJson } from '../protocol/reading';
import { assertNever } from '../util/assertNever';
import { operatorWords } from './operatorWords';
import { plainMath } from './plainMath';

/** A size within `m×n`. */
function factorText(size: Expression): string {
  const text = printExpression(size);
  return size.kind === 'apply' ? `(${text})` : text;
}

/** Begins with what is spoken with a vowel: 8, 11, 18, the letters m, n and the like. */
const AN = /^(?:8|11|18)(?:\D|$)|^[aefhilmnorsxAEFHILMNORSX](?![a-zA-Z])/;

const startsAt = ({ from }: IndexRange, first: bigint): boolean => from.kind === 'number' && from.numerator === first && from.denominator === 1n;

/** `a number`, `a vector of length K, numbered from 0`, `a 3×4 matrix`, `an array of size 2×3×4`. */
export function shapeWords(dimensions: readonly IndexRange[]): string {
  const lengths = dimensions.map(rangeLength);
  const numbered = dimensions.length > 0 && dimensions.every((range) => startsAt(range, 0n)) ? ', numbered from 0' : '';
  switch (lengths.length) {
    case 0:
      return 'a number';
    case 1:
      return `a vector of length ${printExpression(lengths[0]!)}${numbered}`;
    case 2: {
      const size = lengths.map(factorText).join('×');
      return `${AN.test(size) ? 'an' : 'a'} ${size} matrix${numbered}`;
    }
    default:
      return `an array of size ${lengths.map(factorText).join('×')}${numbered}`;
  }
}

const isUnbounded = (bound: Expression): boolean => /∞$/.test(printExpression(bound));

function intervalWords(name: string, { low, high, open }: Domain & { kind: 'interval' }): string {
  const sign = open ? '<' : '≤';
  if (isUnbounded(low)) return isUnbounded(high) ? '' : `${name} ${sign} ${printExpression(high)}`;
  if (isUnbounded(high)) return `${name} ${open ? '>' : '≥'} ${printExpression(low)}`;
  return `${printExpression(low)} ${sign} ${name} ${sign} ${printExpression(high)}`;
}

/** Where a variable takes its values: `x > 0`; of an array `each entry > 0`. Empty for the reals. */
export function domainWords({ name, dimensions }: VariableExpression, domain: Domain): string {
  const each = dimensions.length > 0 ? 'each entry' : name;
  const is = dimensions.length > 0 ? 'each entry ' : '';
  switch (domain.kind) {
    case 'real':
      return '';
    case 'positive':
      return `${each} > 0`;
    case 'nonnegative':
      return `${each} ≥ 0`;
    case 'nonzero':
      return `${each} ≠ 0`;
    case 'interval':
      return intervalWords(each, domain);
    case 'integer':
      return `${is}a whole number`;
    case 'natural':
      return `${is}a positive whole number`;
    case 'binary':
      return `${is}0 or 1`;
    case 'sign':
      return `${is}−1 or 1`;
    case 'simplex':
      return 'entries ≥ 0 that sum to 1';
    case 'one-hot':
      return 'one entry 1, the others 0';
    case 'symmetric':
      return 'symmetric';
    case 'positive-definite':
      return 'symmetric and positive definite';
    case 'orthogonal':
      return 'orthogonal';
    case 'diagonal':
      return 'diagonal';
    case 'unit':
      return 'of norm 1';
    default:
      return assertNever(domain);
  }
}

/** Set in bold or under an arrow, which says what it is. */
const isMarked = (name: string): boolean => /[\u{1d400}-\u{1d433}\u{1d6a8}-\u{1d6e1}\u20d7]/u.test(name);

function variableSymbol(variable: VariableExpression, { domains, declared }: Reading): SymbolJson {
  const { name, dimensions } = variable;
  const domain = domains.get(name);
  const parts = [shapeWords(dimensions), domain ? domainWords(variable, domain) : ''].filter((part) => part !== '');
  const source = declared?.has(name) === true ? 'stated' : isMarked(name) && dimensions.length > 0 ? 'convention' : 'inferred';
  return { name, meaning: parts.join(', '), source };
}

/** What is met in expressions besides variables: constants, functions of no known meaning with how many arguments they have, operators. */
function namesWithin(expressions: readonly Expression[]): { readonly constants: ReadonlySet<string>; readonly calls: ReadonlyMap<string, number>; readonly operators: ReadonlySet<string> } {
  const [constants, calls, operators] = [new Set<string>(), new Map<string, number>(), new Set<string>()];
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.kind === 'constant') constants.add(node.name);
      if (node.kind === 'call') calls.set(node.function, node.operands.length);
      if (node.kind === 'apply') operators.add(node.operator);
    });
  }
  return { constants, calls, operators };
}

/** `∂L/∂W`, `φ(XW + b)`, `P(y | x)`: the name says already what the function is taken of, as `f` and `f^(2)` do not. */
const isNameOfValue = (name: string): boolean => /^[∂∇]|[[|]|(?<!\^)\(/.test(name);

/** What is known by name only: one value, several (the entries of an array, or one for each index), a function. */
const unknownWords = (name: string, operands: number): string => `${operands === 0 ? 'a value' : isNameOfValue(name) ? 'values' : 'a function'} of which nothing else is known`;

const union = (sets: readonly Iterable<string>[]): ReadonlySet<string> => new Set(sets.flatMap((set) => [...set]));

/**
 * Every symbol of a reading with its meaning: functions of the field, names that stand for their definitions,
 * variables, functions of which nothing is known, free indices, sizes, constants. Only what the expressions use.
 */
export function symbolsOf(reading: Reading, expressions: readonly Expression[]): readonly SymbolJson[] {
  const { constants, calls, operators } = namesWithin(expressions);
  const free = new Map(expressions.flatMap((expression) => [...freeVariables(expression)]));
  const variables = reading.variables.filter(({ name }) => free.has(name));
  const used = union(expressions.map(freeIndices));
  const indices = reading.freeIndices.filter(({ name }) => used.has(name));
  const ranges = [...variables.flatMap(({ dimensions }) => dimensions), ...indices.map(({ range }) => range)];
  const sizes = union([...expressions, ...ranges.flatMap(({ from, to }) => [from, to])].map(freeSizes));
  const stated = union(variables.filter(({ name }) => reading.declared?.has(name)).flatMap(({ dimensions }) => dimensions.map(({ to }) => freeSizes(to))));
  const functions = (reading.functions ?? []).filter(({ operator }) => operators.has(operator));
  return [
    ...functions.map(({ name, operator }): SymbolJson => ({ name, meaning: operatorWords(operator), source: 'convention' })),
    ...(reading.inlined ?? []).map(({ name, shown, inWords }): SymbolJson => ({ name, meaning: `${plainMath(shown)}, ${inWords ? 'as the words say' : 'as defined above'}`, source: 'stated', definition: shown })),
    ...variables.map((variable) => variableSymbol(variable, reading)),
    ...[...calls].map(([name, operands]): SymbolJson => ({ name, meaning: unknownWords(name, operands), source: 'inferred' })),
    ...indices.map(({ name, range: { from, to } }): SymbolJson => ({ name, meaning: `any of ${printExpression(from)} … ${printExpression(to)}`, source: 'inferred' })),
    ...[...sizes].map((name): SymbolJson => ({ name, meaning: 'a size, any positive whole number', source: stated.has(name) ? 'stated' : 'inferred' })),
    ...(constants.has('e') ? [{ name: 'e', meaning: 'Euler’s number 2.718…', source: 'convention' } as const] : []),
    ...(constants.has('pi') ? [{ name: 'π', meaning: 'the number 3.14159…', source: 'convention' } as const] : []),
  ];
}
