import { entry } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { freeIndices } from '../ir/substitute';
import { libraryOperator } from '../ops/index';
import type { LibraryOperator } from '../ops/operator';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { isScalar } from './shapes';
import { symbolKey } from './symbol';
import { readIndex, readVariable } from './symbols';

export type Strength = LibraryCandidate['strength'];

/** Functions that authors call by one name: "the softmax" may have a temperature or a base. */
export const FAMILIES: Readonly<Record<string, readonly string[]>> = { softmax: ['softmax', 'softmaxBase'], hardSigmoid: ['hardSigmoid', 'hardSigmoidKeras'], perplexity: ['perplexity', 'tokenPerplexity', 'perplexityOfLoss'], binaryCrossEntropy: ['binaryCrossEntropy', 'logisticLoss', 'bceWithLogits'], idf: ['idf', 'smoothIdf'] };

/** What a definition is held against: a function of the library, applied. */
export function candidate(expression: Expression, strength: Strength, context: ReadingContext): LibraryCandidate {
  const { operator, operands } = callIn(expression);
  const library = libraryOperator(operator);
  const domains = library ? domainsOf(library.parameters, operands, context) : new Map<string, Domain>();
  return { operator, expression, fitted: false, shown: shownPlainly(expression), strength, relatives: [], ...(domains.size > 0 ? { domains } : {}) };
}

/** The same, beside what it may be confused with. */
export function candidateWithRelatives(expression: Expression, strength: Strength, context: ReadingContext): LibraryCandidate {
  const { operator, operands } = callIn(expression);
  const library = libraryOperator(operator);
  const all = (library?.parameters ?? []).map((parameter, at) => operands[at] ?? parameter.default!);
  const relatives = (library?.relatives ?? []).map(({ shown, expand }) => {
    const whole = expand(all);
    return { shown, expression: expression.kind === 'entry' ? entry(whole, ...expression.indices) : whole };
  });
  return { ...candidate(expression, strength, context), relatives };
}

function callIn(expression: Expression): { readonly operator: string; readonly operands: readonly Expression[] } {
  const call = expression.kind === 'entry' ? expression.array : expression;
  return call.kind === 'apply' ? call : { operator: '', operands: [] };
}

/** For messages: (w_k·x)_k without what k runs over, which may not be known yet. */
const shownPlainly = (expression: Expression): string => printExpression(expression).replace(/\)_\{(\w+)=[^{}]*\}\^\{[^{}]*\}/g, ')_$1');

/** What the operator asks of its arguments is so of those the author says nothing of. */
function domainsOf(parameters: LibraryOperator['parameters'], operands: readonly Expression[], { domains }: ReadingContext): ReadonlyMap<string, Domain> {
  return new Map(operands.flatMap((operand, at) => {
    const domain = parameters[at]!.domain;
    return domain && operand.kind === 'variable' && !domains.has(operand.name) ? [[operand.name, domain] as const] : [];
  }));
}

export function readParameter(parameter: DefinedName['symbol'], context: ReadingContext): Typed {
  return context.binding(symbolKey(parameter)) ? context.read(parameter) : readVariable(parameter, symbolKey(parameter), context);
}

/** The entry that the left side's index picks; a subscript that the body does not index by is a parameter's name. */
export function entryNamed(value: Typed, name: DefinedName, body: Expression, left: Surface, context: ReadingContext): Typed {
  if (isScalar(value)) return value;
  const used = freeIndices(body);
  const written = name.indices.filter((key) => used.has(key) || name.indices.length === 1).slice(-value.shape.length);
  // P(y = k | x)
  const letters = written.length === 0 && used.size === 1 && value.shape.length === 1 && context.freeIndices.has([...used][0]!) ? [...used] : written;
  if (letters.length === 0) return value;
  const indices = letters.map((key) => readIndex({ kind: 'symbol', name: key, font: 'normal', accents: [], span: left.span }, context).expression);
  return { expression: entry(value.expression, ...indices), shape: value.shape.slice(letters.length) };
}
