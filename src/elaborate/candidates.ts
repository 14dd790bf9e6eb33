import { divide, one } from '../ir/build';
import type { Claim, LibraryCandidate } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { freeVariables, mentionsChance } from '../ir/substitute';
import { libraryOperator } from '../ops/index';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { CONVENTION, described } from './described';
import { applyOperator } from './functions';
import { isOfTime } from './instances';
import { candidate, candidateWithRelatives, entryNamed, FAMILIES, readParameter, type Strength } from './libraryCandidate';
import { functionNamed, namedFunction } from './notation';
import { directionOf, type Unrolled } from './recurrences';
import type { NamedDefinition } from './scope';
import type { ProseName } from './proseNames';
import { isScalar, scalarOf } from './shapes';
import { glyph, symbolKey } from './symbol';

/**
 * What the left side of a definition ought to be by the field's names for things, best first.
 *
 * @param before what it is by the document's own definition through the values before it, in terms of those
 */
export function candidatesFor(name: DefinedName, left: Surface, body: Expression, prose: readonly ProseName[], context: ReadingContext, before?: Unrolled): readonly LibraryCandidate[] {
  const candidates: LibraryCandidate[] = [];
  const angle = isAngle(name, body);
  const named = !angle && !name.key.endsWith('²') && (name.called || name.symbol.name.length > 1) ? namedFunction(name.symbol) : undefined;
  if (named && name.called) {
    const strength: Strength = name.symbol.name === 'sigma' && !context.scope.established.has(name.key) ? 'letter' : 'exact';
    const plain = context.try(() => context.without(name.key, () => context.read(left)));
    if (plain && !mentionsChance(plain.expression)) candidates.push(candidateWithRelatives(plain.expression, strength, context));
    candidates.push(...called(named.operator === 'sigmoid' ? 'softmax' : named.operator, name, left, body, strength, context));
  }
  const known = definitionBefore(name, context);
  // ᾱ_t = α_t ᾱ_{t−1} after ᾱ_t = ∏ α_s: in terms of itself.
  const isOfItself = known !== undefined && context.usedDefinitions.has(known.key);
  const earlier = before?.value ?? (known && context.try(() => context.read(left)));
  // S_{ij} after S = QKᵀ is an entry of it.
  const isEntry = known !== undefined && known.indices.length < name.indices.length;
  const isWorkedOut = before ? before.steps > 1 : known !== undefined && (isOfItself || isEntry || directionOf(known) !== undefined);
  const total = earlier && context.scope.totals?.get(name.key);
  const required = total && context.try(() => context.readBody(total));
  if (earlier) candidates.push({ ...candidate(earlier.expression, 'earlier', context), shown: `${name.key} as defined above`, ...(isWorkedOut ? { isWorkedOut } : {}), ...(required ? { required: { left: required.expression, right: one, shown: `∑ ${name.key} = 1` } } : {}) });
  // The name on the left outranks the words before it.
  const operator = named?.operator ?? operatorOf(name);
  // σ may be a deviation as well.
  if (operator) candidates.push(...described(operator, isLetter(name) ? 'prose' : 'said', name, left, body, context));
  if (angle) candidates.push(...described('cosineSimilarity', 'said', name, left, body, context));
  if (candidates.some(({ strength }) => strength === 'exact')) return candidates;
  for (const { operator: said, how } of prose) {
    const found = described(said, how === 'near' || how === 'over' ? 'prose' : 'said', name, left, body, context);
    // Under a heading other things are defined as well.
    candidates.push(...(how === 'label' || how === 'over' ? found.map((each) => ({ ...each, relatives: each.relatives.filter(({ shown }) => CONVENTION.test(shown)) })) : found));
  }
  const seen = new Set<string>();
  return candidates.filter(({ shown, strength }) => strength === 'earlier' || (!seen.has(shown) && seen.add(shown)));
}

/** cos θ = a · b / (‖a‖ ‖b‖) says of two vectors which angle θ is, and nothing of the cosine. */
function isAngle({ called, symbol, parameters }: DefinedName, body: Expression): boolean {
  const unknowns = freeVariables(body);
  return called && symbol.name === 'cos' && parameters.length === 1 && !unknowns.has(symbolKey(parameters[0]!)) && [...unknowns.values()].filter(({ dimensions }) => dimensions.length === 1).length === 2;
}

/** x = (z − b)/w after z = wx + b: the body, in which z is what was defined, is to be x. */
export function solvedFor(name: DefinedName, left: Surface, right: Surface, body: Expression, context: ReadingContext): LibraryCandidate | undefined {
  if (name.called || context.usedDefinitions.size === 0 || context.usesDistant || contains(right, (node) => node.kind === 'symbol' && symbolKey(node) === name.key)) return undefined;
  const own = context.beside(context.latex, () => context.without(symbolKey(name.symbol), () => context.read(left)));
  const variable = own?.expression.kind === 'entry' ? own.expression.array : own?.expression;
  if (!own || variable?.kind !== 'variable' || !freeVariables(body).has(variable.name)) return undefined;
  return { ...candidate(own.expression, 'earlier', context), shown: `${name.key} as it follows from ${[...context.usedDefinitions.keys()].join(' and ')}`, isWorkedOut: true, isSolved: true };
}

/** Of what a claim says that is no definition, although it looks like one. */
export const isSolved = ({ readings }: Pick<Claim, 'readings'>): boolean => readings.some(({ statement }) => statement.kind === 'definition' && statement.library.some((candidate) => candidate.isSolved));

const isLetter = ({ called, symbol }: DefinedName): boolean => !called && glyph(symbol.name) !== symbol.name;

/** What the section has defined the name as before, m_3 as a member of m_t, or σ by what σ² is. */
export function definitionBefore({ key, symbol, indices }: DefinedName, context: ReadingContext): NamedDefinition | undefined {
  const own = definedNear(key, context) ?? definedNear(`${key}²`, context);
  const family = !own && indices.length === 0 && key !== symbolKey(symbol) ? definedNear(symbolKey(symbol), context) : undefined;
  return own ?? (family?.indices.length === 1 && (/[₁-₉]$/.test(key) || isOfTime(family)) ? family : undefined);
}

function definedNear(key: string, context: ReadingContext): NamedDefinition | undefined {
  const found = context.definition(key);
  return found && !found.distant && !found.constant ? found : undefined;
}

/** F_1 and D_{KL} are names with their subscripts; L_1 and L_2 are penalties, or losses that are numbered, as often as norms. */
const operatorOf = ({ key, symbol }: DefinedName): string | undefined => (key === symbolKey(symbol) || /^L[₀-₉]$/.test(key) ? undefined : functionNamed(key.normalize('NFKC').replace(/[_{}]/g, '')));

/** f(x)_i, where f is called the softmax: softmax(x)_i, also with the body's further numbers as its parameters. */
function called(operator: string, name: DefinedName, left: Surface, body: Expression, strength: Strength, context: ReadingContext): readonly LibraryCandidate[] {
  const values = name.parameters.map((parameter) => context.try(() => readParameter(parameter, context)));
  if (!values.every((value) => value !== undefined)) return [];
  const [first, second] = values;
  // softmax(x, τ): the second argument may be a temperature as well as its inverse.
  const turned = first && second && values.length === 2 && isScalar(second) ? variants(operator, [first, { ...second, expression: divide(one, second.expression) }], name, left, body, strength, context).map((candidate) => ({ ...candidate, fitted: true })) : [];
  return [...variants(operator, values, name, left, body, strength, context), ...turned];
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
      if (value) found.push({ ...candidateWithRelatives(value.expression, strength, context), fitted: extra.length > 0 || member !== operator });
    }
  }
  return found;
}

