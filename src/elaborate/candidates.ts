import { entry, index } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { freeVariables } from '../ir/substitute';
import { libraryOperator } from '../ops/index';
import type { LibraryOperator } from '../ops/operator';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { applyOperator } from './functions';
import { namedFunction } from './notation';
import { isScalar } from './shapes';
import { symbolKey } from './symbol';
import { readIndex, readVariable } from './symbols';

/** What the left side of a definition ought to be by the field's names for things, best first. */
export function candidatesFor(name: DefinedName, left: Surface, body: Expression, prose: readonly string[], context: ReadingContext): readonly LibraryCandidate[] {
  const candidates: LibraryCandidate[] = [];
  const named = namedFunction(name.symbol);
  if (name.called && named) {
    const value = attempt(context, () => context.without(name.key, () => context.read(left)));
    if (value) candidates.push(candidate(value.expression, named.assumption && name.symbol.name === 'sigma' ? 'letter' : 'exact'));
    const earlier = context.definition(name.key) ? attempt(context, () => context.read(left)) : undefined;
    if (earlier) candidates.push({ ...candidate(earlier.expression, 'earlier'), shown: `${name.key} as defined above`, relatives: [] });
  }
  for (const operator of prose) {
    if (candidates.some((known) => known.operator === operator)) continue;
    const library = libraryOperator(operator);
    if (!library) continue;
    const value = attempt(context, () => (name.called ? callWith(library, name, left, context) : guessArguments(library, body, context)));
    if (value) candidates.push(candidate(value.expression, 'prose'));
  }
  return candidates;
}

/** Runs a reading that may fail without failing the claim. */
function attempt(context: ReadingContext, read: () => Typed | undefined): Typed | undefined {
  const before = context.failure;
  const value = read();
  const failed = context.failure !== before;
  context.failure = before;
  return failed ? undefined : value;
}

function candidate(expression: Expression, strength: LibraryCandidate['strength']): LibraryCandidate {
  const call = expression.kind === 'entry' ? expression.array : expression;
  const operator = call.kind === 'apply' ? call.operator : '';
  const library = libraryOperator(operator);
  const given = call.kind === 'apply' ? call.operands : [];
  const operands = (library?.parameters ?? []).map((parameter, at) => given[at] ?? parameter.default!);
  const relatives = (library?.relatives ?? []).map((relative) => {
    const whole = relative.expand(operands);
    return { shown: relative.shown, expression: expression.kind === 'entry' ? entry(whole, ...expression.indices) : whole };
  });
  return { operator, expression, shown: printExpression(expression), strength, relatives };
}

/** f(x)_i, where the words before call f the softmax: softmax(x)_i. */
function callWith(library: LibraryOperator, name: DefinedName, left: Surface, context: ReadingContext): Typed | undefined {
  const values = name.parameters.map((parameter) => context.binding(symbolKey(parameter)) ? context.read(parameter) : readVariable(parameter, symbolKey(parameter), context));
  const value = applyOperator(library.name, values, left, context);
  if (name.indices.length === 0 || isScalar(value)) return value;
  const letters = name.indices.map((key) => readIndexNamed(key, left, context));
  return { expression: entry(value.expression, ...letters), shape: value.shape.slice(letters.length) };
}

function readIndexNamed(key: string, left: Surface, context: ReadingContext): Expression {
  return readIndex({ kind: 'symbol', name: key, font: 'normal', accents: [], span: left.span }, context).expression ?? index(key);
}

/** L = −∑ p_i log q_i, called the cross entropy: its arguments are the body's variables, if they fit in one way. */
function guessArguments(library: LibraryOperator, body: Expression, context: ReadingContext): Typed | undefined {
  const required = library.parameters.filter((parameter) => parameter.default === undefined);
  const variables = [...freeVariables(body).values()];
  if (variables.length !== required.length || variables.some((variable, k) => variable.dimensions.length !== required[k]!.rank)) return undefined;
  const values = variables.map((variable) => ({ expression: variable as Expression, shape: context.shapes.get(variable.name) ?? [] }));
  return library.rank === 0 ? applyOperator(library.name, values, { kind: 'empty', span: { start: 0, end: 0 } }, context) : undefined;
}
