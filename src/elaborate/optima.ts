import { comprehension } from '../ir/build';
import type { Extremum, Optimum, StatedOptimum } from '../ir/claim';
import type { BigOperatorSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import type { Span } from '../util/span';
import { cover } from '../util/span';
import type { ReadingContext, Typed } from './context';
import { declarationsOf } from './declarations';
import { definedName, shownName } from './definedName';
import { declare, type NamedDefinition, type Scope } from './scope';
import { feasibleIn, isNormalisation, type FeasibleDeclaration } from './sets';
import { isScalar, unifyShapes } from './shapes';
import type { RawStatement } from './statements';
import { isIndexLetter } from './scriptLetters';
import { mentionsSymbol, symbolKey } from './symbol';

/** An operand that asks for an optimum: `\arg\min_{w ∈ [0,1]} w x − …`, with all terms behind the sign in its body. */
export interface ExtremumSurface {
  readonly goal: Extremum['goal'];
  readonly asked: Extremum['asked'];
  readonly unknowns: readonly SymbolSurface[];
  /** What stands under the sign besides the unknowns. */
  readonly constraints: readonly Surface[];
  readonly body: Surface;
  readonly span: Span;
}

const GOALS: Readonly<Record<string, Pick<Extremum, 'goal' | 'asked'>>> = {
  argmin: { goal: 'minimum', asked: 'point' },
  argmax: { goal: 'maximum', asked: 'point' },
  min: { goal: 'minimum', asked: 'value' },
  max: { goal: 'maximum', asked: 'value' },
  inf: { goal: 'minimum', asked: 'value' },
  sup: { goal: 'maximum', asked: 'value' },
};

/** The optimum over a continuum that an operand asks for; undefined for any other, and for extrema over indices. */
export function extremumOf(operand: Surface): ExtremumSurface | undefined {
  const [first, ...rest] = operand.kind === 'sum' ? operand.terms : [{ sign: '+', term: operand } as const];
  const big = first?.sign === '+' && first.term.kind === 'big' ? first.term : undefined;
  const goal = big && Object.hasOwn(GOALS, big.operator) ? GOALS[big.operator] : undefined;
  if (!big?.lower || !goal || big.upper || big.body.kind === 'empty') return undefined;
  const under = unknownsUnder(big.lower);
  const body = wholeBody(big, rest);
  if (!under || under.unknowns.length === 0 || !under.unknowns.every((unknown) => isContinuous(unknown, body))) return undefined;
  return { ...goal, ...under, body, span: operand.span };
}

/** The sign reaches over all further terms: an optimum is a point, to which nothing is added. */
function wholeBody({ body }: BigOperatorSurface, rest: readonly { readonly sign: '+' | '-' | '±' | '∓' | '∪' | '∩' | '∖'; readonly term: Surface }[]): Surface {
  if (rest.length === 0) return body;
  const own = body.kind === 'sum' ? body.terms : [{ sign: '+', term: body } as const];
  return { kind: 'sum', terms: [...own, ...rest], span: cover(body.span, rest.at(-1)!.term.span) };
}

/** `w`, `w ∈ [0,1]`, `x > 0`, `w, b`, `p : ∑ p_i = 1`. */
function unknownsUnder(lower: Surface): Pick<ExtremumSurface, 'unknowns' | 'constraints'> | undefined {
  const parts = lower.kind === 'list' || lower.kind === 'condition' ? lower.items.flatMap((item) => (item.kind === 'list' ? item.items : [item])) : [lower];
  const unknowns: SymbolSurface[] = [];
  const constraints: Surface[] = [];
  for (const part of parts) {
    if (part.kind === 'symbol') unknowns.push(part);
    else if (part.kind === 'relation') {
      constraints.push(part);
      const name = part.operands.find((operand) => operand.kind === 'symbol' || operand.kind === 'list');
      const named = name?.kind === 'list' ? name.items : name ? [name] : [];
      for (const symbol of named) if (symbol.kind === 'symbol' && !unknowns.some((known) => symbolKey(known) === symbolKey(symbol))) unknowns.push(symbol);
    } else if (part.kind !== 'text') return undefined;
  }
  return { unknowns, constraints };
}

/** Stands in the objective as a value and numbers nothing there: `max_k o_k` runs over indices. */
function isContinuous(unknown: SymbolSurface, body: Surface): boolean {
  if (isIndexLetter(unknown) && /[i-n]/.test(unknown.name)) return false;
  const key = symbolKey(unknown);
  const numbers = contains(body, (node) => node.kind === 'script' && node.sub !== undefined && mentionsSymbol(node.sub, key));
  return !numbers && mentionsSymbol(body, key);
}

/** A statement about an optimum, taken apart: its operands in order, each an optimum or not. */
export function extremaIn(statement: RawStatement): readonly (ExtremumSurface | undefined)[] | undefined {
  if (!statement.signs.every(({ sign }) => sign === '=' || sign === ':=' || sign === '≡')) return undefined;
  const found = statement.operands.map(extremumOf);
  return found.some((extremum) => extremum !== undefined) ? found : undefined;
}

/** The trees a reading of the statement looks at: objectives without what stands under their signs. */
export function optimumTrees(statement: RawStatement): readonly Surface[] {
  const found = extremaIn(statement) ?? [];
  return statement.operands.map((operand, at) => found[at]?.body ?? operand);
}

/** The scope with the unknowns free, and with what is said of where they lie. */
export function optimumScope(statement: RawStatement, scope: Scope, source: string): { readonly scope: Scope; readonly normalised: ReadonlySet<string>; readonly conditionsUnread: boolean } {
  const extrema = (extremaIn(statement) ?? []).filter((extremum) => extremum !== undefined);
  const unknowns = extrema.flatMap((extremum) => extremum.unknowns);
  const keys = new Set(unknowns.map(symbolKey));
  let next: Scope = { ...scope, definitions: new Map([...scope.definitions].filter(([key]) => !keys.has(key))) };
  const normalised = new Set<string>();
  let conditionsUnread = false;
  const length = simplexLength(statement.operands);
  const add = ({ key, declaration, sumsToOne }: FeasibleDeclaration): void => {
    if (declaration) next = declare(next, key, declaration);
    if (sumsToOne) normalised.add(key);
  };
  for (const constraint of [...extrema.flatMap(({ constraints }) => constraints), ...statement.remarks]) {
    const total = unknowns.find((unknown) => isNormalisation(constraint, unknown));
    const feasible = total === undefined ? feasibleIn(constraint, scope, source, length) : undefined;
    const declared = total === undefined && !feasible && constraint.kind === 'relation' ? declarationsOf(constraint.operands, constraint.signs.map(({ sign }) => sign), source) : undefined;
    if (total !== undefined) normalised.add(symbolKey(total));
    else if (feasible) feasible.forEach(add);
    else if (declared) declared.forEach(({ key, declaration }) => add({ key, declaration, sumsToOne: false }));
    else conditionsUnread = true;
  }
  return { scope: next, normalised, conditionsUnread };
}

/** The scope with a plain unknown taken for a vector, as it must be where it does not fit as a number: x_i^⊤ β. */
export function withVector(unknowns: readonly SymbolSurface[], { operands }: RawStatement, scope: Scope): Scope {
  const free = unknowns.filter((unknown) => !scope.declarations.has(symbolKey(unknown)));
  return free.reduce((known, unknown) => {
    const key = symbolKey(unknown);
    return declare(known, key, { lengths: [{ kind: 'size', name: unnamedLength(operands) }], assumption: { text: `${key} is a vector`, source: 'inferred' } });
  }, scope);
}

/** Letters for a length that nobody named, in order of preference. */
const LENGTHS = ['d', 'K', 'n', 'm'] as const;

/** The length of a bare Δ: what the claim's sums run to, or else a letter it does not use. */
function simplexLength(operands: readonly Surface[]): string {
  return operands.flatMap(upperBounds)[0] ?? unnamedLength(operands);
}

/** A letter that the claim does not use. */
function unnamedLength(operands: readonly Surface[]): string {
  return LENGTHS.find((name) => !operands.some((operand) => contains(operand, (node) => node.kind === 'symbol' && symbolKey(node) === name))) ?? LENGTHS[0];
}

function upperBounds(node: Surface): readonly string[] {
  const own = node.kind === 'big' && node.operator === 'sum' && node.upper?.kind === 'symbol' ? [symbolKey(node.upper)] : [];
  return [...own, ...children(node).flatMap(upperBounds)];
}

/** What else is needed to read an optimum: a definition of its name found elsewhere, and which unknowns sum to 1. */
/** The names of what the optima of a statement are sought over. */
export const unknownsIn = (statement: RawStatement): ReadonlySet<string> => new Set((extremaIn(statement) ?? []).flatMap((extremum) => extremum?.unknowns.map(symbolKey) ?? []));

export interface OptimumInput {
  readonly statement: RawStatement;
  readonly normalised: ReadonlySet<string>;
  readonly solution?: NamedDefinition;
  readonly place: (span: Span) => Span;
  readonly slice: (span: Span) => string;
}

/** Reads a statement about an optimum; undefined, with the context's failure set, where its objective is not read. */
export function readOptimum({ statement, normalised, solution, place, slice }: OptimumInput, context: ReadingContext): Optimum | undefined {
  const found = extremaIn(statement)!;
  const extrema = found.flatMap((extremum) => (extremum ? [readExtremum(extremum, normalised, { place, slice }, context)] : []));
  if (context.failure || !extrema.every((extremum) => extremum !== undefined)) return undefined;
  const name = found[0] ? undefined : definedName(statement.operands[0]!);
  const [{ unknowns, asked }] = extrema as [Extremum, ...Extremum[]];
  const wanted: Typed | undefined = asked === 'value' ? undefined : unknowns.length === 1 ? context.variable(unknowns[0]!.variable.name, () => []) : undefined;
  const stated: StatedOptimum[] = [];
  for (const [at, operand] of statement.operands.entries()) {
    if (found[at] || (at === 0 && name)) continue;
    const value = zeroVector(context.read(operand), wanted, context);
    if (context.failure || (wanted && !isSameShape(wanted, value, operand.span, context))) return undefined;
    stated.push({ value: value.expression, latex: slice(operand.span), where: 'here', span: place(operand.span) });
  }
  const elsewhere = solution && context.try(() => readSolution(solution, wanted, context));
  if (elsewhere && solution) stated.push({ value: elsewhere.expression, latex: solution.shown(), where: 'elsewhere' });
  return { kind: 'optimum', ...(name ? { name: name.key, shown: shownName(name) } : {}), extrema, stated };
}

/** 0 stands for the vector of noughts. */
function zeroVector(value: Typed, wanted: Typed | undefined, context: ReadingContext): Typed {
  const [dimension, ...others] = wanted?.shape ?? [];
  const isNought = value.expression.kind === 'number' && value.expression.numerator === 0n;
  if (!isNought || dimension === undefined || others.length > 0) return value;
  return { expression: comprehension('‹k›', context.dimensions.range(dimension), value.expression), shape: [dimension] };
}

const isSameShape = (a: Typed, b: Typed, span: Span, context: ReadingContext): boolean => a.shape.length === b.shape.length ? unifyShapes(a, b, 'the unknown and its optimum differ in shape', span, context) : (context.fail('shape-mismatch', 'the optimum is of another shape than the unknown', span), false);

function readExtremum(surface: ExtremumSurface, normalised: ReadonlySet<string>, { place, slice }: Pick<OptimumInput, 'place' | 'slice'>, context: ReadingContext): Extremum | undefined {
  const { goal, asked, body, span } = surface;
  const keys = surface.unknowns.map(symbolKey);
  const objective = context.read(entropyNamed(body, keys, context));
  if (context.failure) return undefined;
  if (!isScalar(objective)) {
    context.fail('shape-mismatch', 'what is to be least or greatest is not a number', body.span);
    return undefined;
  }
  const unknowns = keys.map((key) => context.variables.get(key));
  if (!unknowns.every((variable) => variable !== undefined)) {
    context.fail('unsupported-notation', 'the objective does not depend on what it is to be optimised over', span);
    return undefined;
  }
  return {
    goal, asked, objective: objective.expression,
    unknowns: unknowns.map((variable) => ({ variable, sumsToOne: normalised.has(variable.name) })),
    span: place(span), latex: slice(span),
  };
}

/** H(p) of an unknown p is its entropy, unless the document says what H is. */
function entropyNamed(body: Surface, keys: readonly string[], context: ReadingContext): Surface {
  if (context.scope.definitions.has('H')) return body;
  const isUnknown = (node: Surface | undefined): boolean => node?.kind === 'fence' && node.open === '(' && node.body.kind === 'symbol' && keys.includes(symbolKey(node.body));
  const replace = (node: Surface): Surface => {
    switch (node.kind) {
      case 'sum':
        return { ...node, terms: node.terms.map(({ sign, term }) => ({ sign, term: replace(term) })) };
      case 'adjacent': {
        const items = node.items.map((item, at): Surface => {
          if (item.kind !== 'symbol' || item.name !== 'H' || item.accents.length > 0 || !isUnknown(node.items[at + 1])) return item;
          context.assume('H is the entropy', 'convention');
          return { ...item, name: 'entropy', font: 'roman' };
        });
        return { ...node, items };
      }
      default:
        return node;
    }
  };
  return replace(body);
}

/** What a definition of the optimum's name says: entry by entry for p_i = … */
function readSolution(solution: NamedDefinition, wanted: Typed | undefined, context: ReadingContext): Typed {
  context.usedDefinitions.set(solution.key, solution.shown());
  const [index, ...others] = solution.indices;
  const dimension = wanted?.shape[0];
  if (index === undefined) {
    const value = context.readBody(solution);
    if (wanted && !context.failure) isSameShape(wanted, value, solution.body.span, context);
    return value;
  }
  if (others.length > 0 || dimension === undefined || wanted!.shape.length > 1) return context.fail('shape-mismatch', 'the optimum is of another shape than the unknown', solution.body.span);
  return context.withIndex(index, dimension, (name) => {
    const entry = context.readBody(solution);
    return { expression: comprehension(name, context.dimensions.range(dimension), entry.expression), shape: [dimension] };
  });
}
