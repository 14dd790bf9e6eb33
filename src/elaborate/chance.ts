import { apply, power, rational, scalar, subtract } from '../ir/build';
import type { ExpectationExpression, Expression, Outcome, ProbabilityExpression } from '../ir/expression';
import { contains, eachChild, mentionsChance, walk } from '../ir/substitute';
import type { BigOperatorSurface, FenceSurface, ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import { argumentsOf } from './arguments';
import type { ReadingContext, Typed } from './context';
import { DOTS } from './ellipsis';
import { allOf, indicatorOf, isCompound, probabilityOf } from './events';
import { eventsIn, isLawLetter } from './laws';
import { isDensity } from './saidLaws';
import { isScalar, scalarOf } from './shapes';
import { decorationText, scriptText, withSubscript } from './scriptText';
import { subscriptLetters } from './scriptLetters';
import { headSymbol, isCapital, symbolKey } from './symbol';

/** Random quantities and their distributions: p(y | x), P(A = a, B), 𝔼_{x∼p}[f(x)], Var(X). */

/** Capitals that stand for random variables; others are as often constants (N, K, C) or functions (L, H). */
const RANDOM_LETTER = /^[XYZUVWARSG][₀-₉]*$/;

/** What is before and behind the bar of `x, y | z`. */
interface Conditional {
  readonly events: readonly Outcome[];
  readonly given: readonly Outcome[];
}

/** The name of a distribution: `p`, `q_φ`, `π⋆`; p_X(x) and p_{Y|X}(y | x) only repeat of what. */
export function lawName(symbol: SymbolSurface, script: ScriptSurface | undefined, names: readonly string[]): string {
  const sub = script?.sub;
  const letter = symbolKey(symbol) + '′'.repeat(script?.primes ?? 0) + (script?.sup ? decorationText(script.sup) : '');
  if (!sub) return letter;
  const parts = argumentsOf(sub).flatMap((part) => (part.kind === 'adjacent' ? part.items : [part]));
  const repeats = parts.every((part) => part.kind === 'symbol' && names.some((name) => name.toUpperCase() === symbolKey(part)));
  return repeats ? letter : withSubscript(letter, scriptText(sub));
}

const namesOf = ({ events, given }: Conditional): readonly string[] => [...events, ...given].map(({ name }) => name);

/** p(x | y) as a probability or density; undefined for what is about other events (X ≤ x, A ∪ B, x_1, …, x_n). */
export function readProbability(symbol: SymbolSurface, script: ScriptSurface | undefined, fence: FenceSurface, context: ReadingContext): Typed | undefined {
  if (!isLawLetter(symbol)) return undefined;
  const compound = readCompound(symbol, script, fence.body, context);
  if (compound) return compound;
  const found = readConditional(fence.body, context);
  if (!found || found.events.length === 0) return undefined;
  return scalarOf({ kind: 'probability', law: lawName(symbol, script, namesOf(found)), ...found });
}

/** P(A ∪ B), P(B | Aᶜ): of events made of others. */
function readCompound(symbol: SymbolSurface, script: ScriptSurface | undefined, body: Surface, context: ReadingContext): Typed | undefined {
  const parts = eventsIn(body);
  if (!parts.flat().some(isCompound)) return undefined;
  const read = (part: Surface): Outcome | undefined => readOutcome(part, context);
  const [event, given] = parts.map((side) => side.map((part) => indicatorOf(part, read)));
  if (![...event!, ...given!].every((indicator) => indicator !== undefined)) return undefined;
  return scalarOf(probabilityOf(lawName(symbol, script, []), allOf(event!.map((indicator) => indicator!)), allOf(given!.map((indicator) => indicator!))));
}

/** P(X = k), p_X(x), p(x), where the text says how X is distributed. */
export function readKnownDensity(head: Surface, fence: FenceSurface, context: ReadingContext): Typed | undefined {
  const density = isDensity(head, fence, context.scope.laws);
  const value = density && context.attempt(() => context.read(density.value));
  return density && value && isScalar(value) ? scalarOf({ kind: 'probability', law: '', events: [{ name: density.key, value: value.expression }], given: [] }) : undefined;
}

export function readConditional(body: Surface, context: ReadingContext): Conditional | undefined {
  const [events, given] = body.kind === 'list' && body.separator === '|' ? body.items : [body];
  if (body.kind === 'list' && body.separator === '|' && body.items.length !== 2) return undefined;
  const [before, behind] = [readOutcomes(events!, context), given ? readOutcomes(given, context) : []];
  return before && behind && { events: before, given: behind };
}

/** `x`, `x, y`, `A = a`; parameters behind a semicolon say nothing of outcomes. */
export function readOutcomes(surface: Surface, context: ReadingContext): readonly Outcome[] | undefined {
  const parts = surface.kind === 'list' && surface.separator === ',' ? surface.items : [surface];
  const outcomes = parts.map((part) => readOutcome(part, context));
  return outcomes.every((outcome) => outcome !== undefined) ? outcomes : undefined;
}

function readOutcome(surface: Surface, context: ReadingContext): Outcome | undefined {
  if (surface.kind === 'relation') {
    const [left, right] = surface.operands;
    const name = surface.signs.length === 1 && surface.signs[0]!.sign === '=' ? quantityName(left!, context) : undefined;
    if (name === undefined || !right) return undefined;
    if (right.kind !== 'number' && quantityName(right, context) === undefined) return undefined;
    const value = right.kind === 'number' ? context.attempt(() => context.read(right))?.expression : valueOf(right, context);
    return value && { name, value };
  }
  const name = quantityName(surface, context);
  return name === undefined ? undefined : { name, value: valueOf(surface, context) };
}

/** The letter of a random quantity, with what numbers or names it; complements (Aᶜ, Ā) are events of another. */
function quantityName(surface: Surface, context: ReadingContext): string | undefined {
  const symbol = headSymbol(surface);
  if (!symbol || symbol.name === 'emptyset' || surface.kind === 'annotated' || (isCapital(symbol) && symbol.accents.length > 0)) return undefined;
  if (surface.kind === 'symbol') return symbolKey(surface);
  if (surface.kind !== 'script' || surface.base.kind !== 'symbol') return undefined;
  if ((surface.sup || surface.primes > 0) && isCapital(symbol)) return undefined;
  if (surface.sup && surface.sup.kind !== 'fence') return undefined;
  // p(x_i) in a sum over i.
  if (countedValue(surface, context)) return symbolKey(symbol);
  const numbering = [...(surface.sub ? subscriptLetters(surface.sub) : []), ...(surface.sup?.kind === 'fence' ? subscriptLetters(surface.sup.body) : [])];
  if (numbering.some((letter) => context.binding(symbolKey(letter)))) return undefined;
  if (context.indicesIn(scriptText(surface).slice(1)).some((expression) => expression.kind === 'index' && expression.name.startsWith(DOTS))) return undefined;
  return scriptText(surface);
}

/** What stands for the i-th value of x in x_i, where entries of x number its values: the index i where it is bound. */
function countedValue({ base, sub, sup }: ScriptSurface, context: ReadingContext): Expression | undefined {
  if (sub?.kind !== 'symbol' || sup || base.kind !== 'symbol' || !context.survey.families.has(symbolKey(base))) return undefined;
  const binding = context.binding(symbolKey(sub));
  return binding?.kind === 'index' ? { kind: 'index', name: binding.name } : scalar(`${symbolKey(base)}_${symbolKey(sub)}`);
}

/** The value of an outcome: the index that a sum or integral binds, or the name standing for itself. */
function valueOf(surface: Surface, context: ReadingContext): Expression {
  const counted = surface.kind === 'script' ? countedValue(surface, context) : undefined;
  if (counted) return counted;
  // w_c is no value of an index w.
  const key = surface.kind === 'symbol' ? symbolKey(surface) : scriptText(surface);
  const binding = context.binding(key);
  if (binding?.kind === 'index') return { kind: 'index', name: binding.name };
  if (binding?.kind === 'value' && binding.value.expression.kind === 'index') return binding.value.expression;
  return { kind: 'variable', name: key, dimensions: [] };
}

/** E[X], Var(aX + b | Y), Cov(X, Y) about capital letters; undefined where nothing says what is random. */
export function readMoment(word: SymbolSurface, fence: FenceSurface, context: ReadingContext): Typed | undefined {
  const parts = fence.body.kind === 'list' && fence.body.separator === '|' ? fence.body.items : [fence.body];
  const given = parts.length === 2 ? readOutcomes(parts[1]!, context) : [];
  if (!given || parts.length > 2) return undefined;
  const values = argumentsOf(parts[0]!).map((part) => context.attempt(() => context.read(part)));
  if (!values.every((value) => value !== undefined && value.shape.length <= 2)) return undefined;
  const bodies = values.map((value) => value!.expression);
  const isRandom = (name: string): boolean => context.scope.laws?.has(name) === true || context.survey.moments.lone.has(name) || (RANDOM_LETTER.test(name) && (context.shapes.get(name)?.length ?? 0) < 2 && !context.scope.definitions.has(name) && !context.scope.declarations.has(name));
  const mean = (body: Expression): Expression => ({ kind: 'expectation', law: '', over: randomNames(body).filter((name) => isRandom(name) && !given.some((outcome) => outcome.name === name)), given, body });
  if (!bodies.every((body) => randomNames(body).some(isRandom) || mentionsChance(body))) return undefined;
  const arrays = values.filter((value) => !isScalar(value!)) as readonly Typed[];
  if (arrays.length > 0) return momentOfArrays(word.name, values as readonly Typed[], mean);
  const moment = momentOf(word.name, bodies, mean);
  return moment && scalarOf(moment);
}

/** 𝔼[x], Cov(x), Cov(x, y) of random vectors, and means of matrices. */
function momentOfArrays(name: string, values: readonly Typed[], mean: (body: Expression) => Expression): Typed | undefined {
  const [x, y = x] = values as readonly [Typed, Typed?];
  if (name === 'E') return values.length === 1 ? { ...x, expression: mean(x.expression) } : undefined;
  if (!/^(?:Cov|cov|Var|var|V)$/.test(name) || x.shape.length !== 1 || y.shape.length !== 1 || values.length > 2) return undefined;
  const centred = (of: Typed): Expression => subtract(of.expression, mean(of.expression));
  return { expression: mean(apply('outer', centred(x), centred(y))), shape: [x.shape[0]!, y.shape[0]!] };
}

export function momentOf(name: string, bodies: readonly Expression[], mean: (body: Expression) => Expression): Expression | undefined {
  const [a, b = a] = bodies;
  const covariance = (x: Expression, y: Expression): Expression => mean(apply('multiply', subtract(x, mean(x)), subtract(y, mean(y))));
  const variance = (x: Expression): Expression => mean(power(subtract(x, mean(x)), rational(2)));
  if (/^(Cov|cov)$/.test(name) && bodies.length === 2) return covariance(a!, b!);
  if (/^(Corr|corr)$/.test(name) && bodies.length === 2) return apply('divide', covariance(a!, b!), apply('sqrt', apply('multiply', variance(a!), variance(b!))));
  if (bodies.length !== 1) return undefined;
  if (name === 'E') return mean(a!);
  if (/^(?:Var|var|V)$/.test(name)) return variance(a!);
  return name === 'Std' ? apply('sqrt', variance(a!)) : undefined;
}

/** 𝔼_{x∼p}[…], 𝔼_{q(z|x)}[…], 𝔼_x[…]; undefined where it does not say what is random. */
export function readExpectation(node: BigOperatorSurface, context: ReadingContext): Typed | undefined {
  const law = node.lower && (lawElsewhere(node.lower, context) ?? readLaw(node.lower, context));
  if (!law || (law.over.length === 0 && law.law === '')) return undefined;
  if (law.over.some((name) => context.binding(name) || context.scope.definitions.has(name))) return undefined;
  const value = context.attempt(() => context.read(node.body));
  if (!value || !isScalar(value)) return undefined;
  const drawn = law.over.length > 0 ? law : drawnUnder(law.law, value.expression);
  return drawn && { ...value, expression: { kind: 'expectation', ...drawn, body: value.expression } };
}

/** 𝔼_z beside 𝔼_{z ∼ q(z | x)}: under the same law, or one that goes without saying. */
function lawElsewhere(lower: Surface, context: ReadingContext): Law | undefined {
  const surface = context.survey.drawn.get(scriptText(lower));
  if (!surface || lower.kind === 'relation' || context.choose(`the law of ${scriptText(lower)}`, [`${scriptText(lower)} is drawn from ${scriptText(surface)}`, `${scriptText(lower)} has a law of its own`]) !== 0) return undefined;
  return readLaw(surface, context);
}

/** What 𝔼_q[log q(z | x)] is over: what q is of in the body, or the one thing that the body is about. */
function drawnUnder(law: string, body: Expression): Law | undefined {
  const all: ProbabilityExpression[] = [];
  walk(body, (node) => {
    if (node.kind === 'probability') all.push(node);
  });
  const own = all.filter((node) => node.law === law);
  const about = own.length > 0 ? own : all;
  const [first] = about;
  const over = first?.events.map(({ name }) => name);
  if (!first || !over || about.some(({ events }) => events.map(({ name }) => name).join() !== over.join())) return undefined;
  if (own.length === 0 && (over.length > 1 || first.given.length > 0)) return undefined;
  if (first.events.some(({ value }) => value.kind !== 'variable')) return undefined;
  return { law, over, given: own.length > 0 ? first.given : [] };
}

type Law = Pick<ExpectationExpression, 'law' | 'over' | 'given'>;

function readLaw(lower: Surface, context: ReadingContext, drawn: readonly string[] = []): Law | undefined {
  if (lower.kind === 'relation' && lower.signs.length === 1 && lower.signs[0]!.sign === '∼') {
    const names = argumentsOf(lower.operands[0]!).map((part) => quantityName(part, context));
    if (!names.every((name) => name !== undefined)) return undefined;
    const law = readLaw(lower.operands[1]!, context, names);
    // a ∼ π(s) is drawn given s, x ∼ p(x) is not.
    const applied = lower.operands[1]!.kind === 'adjacent';
    const given = law && applied ? [...law.over.filter((name) => !names.some((own) => own.toLowerCase() === name.toLowerCase())).map((name): Outcome => ({ name, value: { kind: 'variable', name, dimensions: [] } })), ...law.given] : [];
    return { law: law && (applied || law.law !== '') ? law.law : scriptText(lower.operands[1]!), over: names, given };
  }
  const [head, fence] = lower.kind === 'adjacent' && lower.items.length === 2 ? lower.items : [lower];
  const symbol = headSymbol(head!);
  const script = head!.kind === 'script' ? head : undefined;
  if (symbol && isLawLetter(symbol)) {
    if (!fence) return { law: lawName(symbol, script, drawn), over: [], given: [] };
    const found = fence.kind === 'fence' ? readConditional(fence.body, context) : undefined;
    return found && { law: lawName(symbol, script, namesOf(found)), over: found.events.map(({ name }) => name), given: found.given };
  }
  const names = argumentsOf(lower).map((part) => quantityName(part, context));
  return names.every((name) => name !== undefined) ? { law: '', over: names, given: [] } : undefined;
}

/** Names of the variables in an expression that no expectation within it is over. */
export function randomNames(expression: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Expression, over: readonly string[]): void => {
    if (node.kind === 'variable' && !over.includes(node.name)) found.add(node.name);
    if (node.kind !== 'expectation') return eachChild(node, (child) => visit(child, over));
    visit(node.body, [...over, ...node.over]);
    for (const { value } of node.given) visit(value, over);
  };
  visit(expression, []);
  return [...found];
}

/** True where nothing is known of the derivative: a distribution of unknown form, or one that depends on the variable. */
export function hidesDerivative(expression: Expression, variable: string): boolean {
  return contains(
    expression,
    (node) => node.kind === 'probability' || (node.kind === 'expectation' && (node.law.includes(variable) || node.over.includes(variable) || node.given.length > 0)),
  );
}
