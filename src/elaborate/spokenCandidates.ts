import { apply } from '../ir/build';
import type { LibraryCandidate } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { freeVariables, substituteVariable } from '../ir/substitute';
import type { Surface, SymbolSurface } from '../syntax/surface';
import { walk } from '../syntax/walk';
import { argumentsOf } from './arguments';
import type { ReadingContext, Typed } from './context';
import type { DefinedName } from './definedName';
import { readDerivativeOf, readDifferentiated } from './derivatives';
import { described } from './described';
import { applyOperator } from './functions';
import { candidate } from './libraryCandidate';
import { allPartials } from './partials';
import { scalarOf, unifyShapes } from './shapes';
import { namedFunction } from './notation';
import type { Spoken, SpokenFormula } from './spoken';
import { headSymbol, symbolKey } from './symbol';

/** What a formula ought to be by the words before it. */
export function spokenCandidates(spoken: Spoken, name: DefinedName, left: Surface, body: Typed, context: ReadingContext): readonly LibraryCandidate[] {
  if (spoken.kind === 'function') return described(spoken.operator, 'said', name, left, body.expression, context);
  const { of } = spoken;
  if ('operator' in of) return derivativesOf(of.operator, spoken.shown, body.expression, left, context);
  const several = spoken.by ? undefined : bySeveral(spoken, of, left, body, context);
  if (several) return [several];
  const by = spoken.by?.surface ?? soleUnknown(of, context);
  return (by ? [by] : unknownsIn(of, context)).flatMap((variable) => derivativeBy(variable, spoken, of, left, body, context));
}

/** The gradient or the Hessian of a function of several numbers. */
function bySeveral({ order }: Spoken & { kind: 'derivative' }, of: SpokenFormula, left: Surface, body: Typed, context: ReadingContext): LibraryCandidate | undefined {
  const definition = of.surface.kind === 'symbol' ? context.definition(symbolKey(of.surface)) : undefined;
  const value = definition && definition.parameters.length > 1 && body.shape.length === order ? context.try(() => allPartials(definition, order, definition.parameters, left, context)) : undefined;
  const fits = value && context.try(() => (unifyShapes(value, body, 'the shapes differ', left.span, context), value));
  return fits && { ...candidate(fits.expression, 'said', context), shown: order === 1 ? 'the gradient' : 'the Hessian', isDerivative: true };
}

/** The derivative of a formula by a letter, or the Hessian. */
function derivativeBy(by: Surface, { order, shown }: Spoken & { kind: 'derivative' }, of: SpokenFormula, left: Surface, body: Typed, context: ReadingContext): readonly LibraryCandidate[] {
  const value = context.try(() => context.inSource(of.source, () => {
    const slope = readDerivativeOf({ variables: order === 2 ? [by, by] : [by], span: of.surface.span }, () => readDifferentiated(of.surface, by, context), context);
    if (!context.failure) unifyShapes(slope, body, 'the shapes differ', left.span, context);
    return slope;
  }));
  if (!value || value.expression.kind !== 'derivative') return [];
  return [{ ...candidate(value.expression, 'said', context), shown, isDerivative: true }];
}

/** σ′(x) for a formula in x, and as authors also write it for one in the value: a(1 − a). */
function derivativesOf(operator: string, shown: string, body: Expression, at: Surface, context: ReadingContext): readonly LibraryCandidate[] {
  const [variable, ...others] = [...freeVariables(body).values()];
  if (!variable || others.length > 0 || variable.dimensions.length > 0) return [];
  const value = context.try(() => applyOperator(operator, [scalarOf(variable)], at, context));
  if (!value) return [];
  const slope: Expression = { kind: 'derivative', body: value.expression, variable };
  const own: LibraryCandidate = { ...candidate(slope, 'said', context), shown, isDerivative: true };
  return [own, { ...own, shown: `${shown} by its value`, lifted: { body: substituteVariable(body, variable.name, apply(operator, variable)), variables: [] } }];
}

/** What a function is of that is applied or defined to one letter; the only letter of a formula. */
function soleUnknown({ surface }: SpokenFormula, context: ReadingContext): Surface | undefined {
  const argument = surface.kind === 'adjacent' && surface.items.length === 2 ? surface.items[1]! : undefined;
  const given = argument?.kind === 'fence' && argument.open === '(' ? argumentsOf(argument) : [];
  if (given.length === 1 && given[0]!.kind === 'symbol') return given[0];
  const symbol = surface.kind === 'script' && surface.sup ? undefined : headSymbol(surface);
  const definition = symbol && context.definition(symbolKey(symbol));
  if (symbol) return definition?.parameters.length === 1 ? definition.parameters[0] : undefined;
  const letters = new Map<string, SymbolSurface>();
  walk(surface, (node) => {
    if (node.kind === 'symbol' && !namedFunction(node)) letters.set(symbolKey(node), node);
  });
  return letters.size === 1 ? [...letters.values()][0] : undefined;
}

/** The letters of unknowns in a formula and in what it names, by one of which is differentiated where nothing else is said. */
function unknownsIn({ surface }: SpokenFormula, context: ReadingContext): readonly Surface[] {
  const symbol = headSymbol(surface);
  const tree = (symbol && context.definition(symbolKey(symbol))?.body) ?? surface;
  const letters = new Map<string, SymbolSurface>();
  walk(tree, (node) => {
    if (node.kind === 'symbol' && /^(?:W|theta|Theta|beta|[t-z])$/.test(node.name)) letters.set(symbolKey(node), node);
  });
  return [...letters.values()];
}
