import { entry, index, multiply, sum } from '../ir/build';
import type { Expression } from '../ir/expression';
import { nameOfExpression } from '../ir/print';
import type { FractionSurface, Surface } from '../syntax/surface';
import { contains, walk } from '../syntax/walk';
import type { ReadingContext, Typed } from './context';
import { definedName } from './definedName';
import { differentials, orderOf } from './differentials';
import type { NamedDefinition, Scope } from './scope';
import { isScalar, scalarOf } from './shapes';
import { readDefinition } from './definitions';

/** The quantity through which alone a loss depends on others, by the loss's name: L on W through Z = XW. */
export type Upstreams = ReadonlyMap<string, NamedDefinition>;

const NONE: Upstreams = new Map();

/**
 * Losses of which nothing is known, where the formulas speak of their derivatives by a defined quantity and by what it
 * is made of: ∂L/∂W beside ∂L/∂Z, with Z = XW. Undefined for those that depend on something in more ways than one.
 */
export function upstreamsIn(trees: readonly Surface[], scope: Scope): Upstreams {
  if (scope.definitions.size === 0) return NONE;
  const wanted = new Map<string, Set<string>>();
  const visit = (tree: Surface, depth: number): void => walk(tree, (node) => {
    const pair = node.kind === 'fraction' ? derivativeIn(node) : undefined;
    if (pair) wanted.set(pair.of, (wanted.get(pair.of) ?? new Set()).add(pair.by));
    const name = depth === 0 && (node.kind === 'symbol' || node.kind === 'script') ? definedName(node) : undefined;
    const definition = name && scope.definitions.get(name.key);
    if (definition && !definition.distant) visit(definition.body, depth + 1);
  });
  for (const tree of trees) visit(tree, 0);
  const known = [...scope.definitions.values()].filter(({ distant, constant, parameters }) => !distant && !constant && parameters.length === 0);
  const found = new Map<string, NamedDefinition>();
  for (const [loss, by] of wanted) {
    if (by.size < 2 || scope.definitions.has(loss)) continue;
    const made = known.filter((definition) => by.has(definition.key) && [...by].some((key) => key !== definition.key && rests(definition, key, scope)));
    // z in a = σ(z) is on the way.
    const [through, ...others] = made.filter(({ key }) => !made.some((other) => other.key !== key && rests(other, key, scope)));
    const within = through ? known.filter(({ key }) => key !== through.key && rests(through, key, scope)) : [];
    const inner = new Set([...[...by].filter((key) => key !== through?.key), ...within.filter((definition) => [...by].some((key) => rests(definition, key, scope))).map(({ key }) => key)]);
    const goesThrough = (definition: NamedDefinition): boolean => definition === through || definition.key === loss || inner.has(definition.key) || within.includes(definition) || isDerivative(definition.body);
    const isOnly = known.every((definition) => goesThrough(definition) || ![...inner].some((key) => mentions(definition.body, key)));
    if (through && others.length === 0 && isOnly && !rests(through, through.key, scope)) found.set(loss, through);
  }
  return found;
}

/** Whether a definition has a name in it, or in what it is made of. */
function rests({ body, key: own }: NamedDefinition, key: string, scope: Scope, seen: ReadonlySet<string> = new Set()): boolean {
  if (mentions(body, key)) return true;
  const within = new Set([...seen, own]);
  return [...scope.definitions.values()].some((inner) => !inner.distant && !within.has(inner.key) && mentions(body, inner.key) && rests(inner, key, scope, within));
}

const mentions = (body: Surface, key: string): boolean => contains(body, (node) => (node.kind === 'symbol' || node.kind === 'script') && definedName(node)?.key === key);
const isDerivative = (body: Surface): boolean => body.kind === 'fraction' && derivativeIn(body) !== undefined;

/** Names that a chain of derivatives goes through: a and z in ∂L/∂a ∂a/∂z ∂z/∂w. */
export function chainedIn(trees: readonly Surface[], scope: Scope): ReadonlySet<string> {
  const { definitions } = scope;
  const [of, by] = [new Set<string>(), new Set<string>()];
  for (const tree of trees) {
    walk(tree, (node) => {
      const pair = node.kind === 'fraction' ? derivativeIn(node) : undefined;
      if (!pair) return;
      of.add(pair.of);
      by.add(pair.by);
    });
  }
  const isPlain = (key: string): boolean => {
    const definition = definitions.get(key);
    return definition !== undefined && definition.parameters.length === 0 && definition.indices.length === 0;
  };
  // ∂L/∂w beside ∂L/∂ŷ with w in ŷ.
  const isBefore = (key: string): boolean => [...of].some((name) => definitions.has(name)) && [...by].some((other) => other !== key && rests(definitions.get(key)!, other, scope));
  return new Set([...by].filter((key) => isPlain(key) && (of.has(key) || isBefore(key))));
}

/** L and w of ∂L/∂w. */
function derivativeIn({ numerator, denominator, style }: FractionSurface): { readonly of: string; readonly by: string } | undefined {
  const variables = style === 'binomial' ? undefined : differentials(denominator);
  if (numerator.kind !== 'adjacent' || numerator.items.length !== 2 || orderOf(numerator.items[0]!) !== 1 || variables?.length !== 1) return undefined;
  const [of, by] = [numerator.items[1]!, variables[0]!].map(definedName);
  return of && by && !of.called && of.indices.length === 0 ? { of: of.key, by: by.key } : undefined;
}

/**
 * The derivative of a loss by what its one argument is made of, as that of ∑ Gᵢ Yᵢ with G = ∂L/∂Y: what may be
 * differentiated in its stead. For Y itself it is G.
 */
export function throughUpstream(loss: Expression, variable: Expression, at: Surface, context: ReadingContext): { readonly value: Typed } | { readonly body: Expression } | undefined {
  const through = loss.kind === 'variable' ? context.survey.upstreams.get(loss.name) : undefined;
  const array = variable.kind === 'entry' ? variable.array : variable;
  if (!through || array.kind !== 'variable') return undefined;
  const total = context.differentiating(() => totalOf(through, nameOfExpression(loss), at, context));
  if (!total) return undefined;
  const { slope, body } = total;
  context.assume(`${nameOfExpression(loss)} depends on what ${through.key} is made of through ${through.key} alone`, 'inferred');
  if (array.name !== through.key) return { body };
  if (variable.kind !== 'entry') return { value: slope };
  // As many entries as what it is differentiated by.
  context.shapes.get(array.name)?.forEach((dimension, k) => slope.shape[k] !== undefined && context.dimensions.unify(slope.shape[k], dimension));
  const shape = slope.shape.slice(variable.indices.length);
  return { value: { expression: entry(slope.expression, ...variable.indices), shape } };
}

/** G and ∑ Gᵢ Yᵢ. */
function totalOf(through: NamedDefinition, loss: string, at: Surface, context: ReadingContext): { readonly slope: Typed; readonly body: Expression } | undefined {
  const dimensions = context.dimensions.several(through.indices.length);
  const read = (letters: readonly string[], indices: readonly Expression[], slope?: Typed): { readonly slope: Typed; readonly body: Expression } | undefined => {
    const [letter, ...rest] = letters;
    if (letter !== undefined) {
      const dimension = dimensions[indices.length]!;
      return context.withIndex(letter, dimension, (name) => {
        const inner = read(rest, [...indices, index(name)], slope);
        return inner && { slope: inner.slope, body: sum(name, context.dimensions.range(dimension), inner.body) };
      });
    }
    const value = readDefinition(through.key, indices.map(scalarOf), at, context);
    if (!value || context.failure) return undefined;
    const whole = context.variable(`∂${loss}/∂${through.key}`, () => [...dimensions, ...value.shape]);
    const own = { ...whole, ...(whole.shape.length === 1 ? { orientation: 'column' as const } : {}) };
    return { slope: own, body: inner(indices.length > 0 ? { expression: entry(own.expression, ...indices), shape: value.shape } : own, value, context) };
  };
  return read(through.indices, []);
}

/** ∑ Gᵢ Yᵢ over all entries. */
function inner(a: Typed, b: Typed, context: ReadingContext): Expression {
  if (isScalar(b)) return multiply(a.expression, b.expression);
  const [dimension] = b.shape;
  return context.withIndex('∙', dimension!, (name) => {
    const part = ({ expression, shape }: Typed): Typed => ({ expression: entry(expression, index(name)), shape: shape.slice(1) });
    return sum(name, context.dimensions.range(dimension!), inner(part(a), part(b), context));
  });
}
