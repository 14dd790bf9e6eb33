import { add, divide, log, multiply, negate, rational } from '../ir/build';
import type { ExpectationExpression, Expression, Outcome } from '../ir/expression';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { lawName, readOutcomes } from './chance';
import type { ReadingContext, Typed } from './context';
import { applyOperator } from './functions';
import { groupsOf, isLaw, isMixtureOfLaws, measureAt, type Measure, type MeasureSurface } from './information';
import { lawAt } from './laws';
import { normalDivergence } from './normalDivergence';
import { scriptText } from './scriptText';
import { isScalar, scalarOf } from './shapes';
import { headSymbol, symbolKey } from './symbol';

/**
 * Entropies, mutual information and divergences as expectations of logarithms of probabilities (Cover & Thomas,
 * Elements of Information Theory, ch. 2): H(X | Y) = 𝔼[−log p(X | Y)], I(X; Y) = 𝔼[log p(X, Y)/(p(X) p(Y))],
 * KL(p ‖ q) = 𝔼_p[log p/q].
 */

/** The measure at the front of a row of factors; undefined where its letter means something else here, or its arguments are not read. */
export function readMeasure(items: readonly Surface[], at: number, context: ReadingContext): Typed | undefined {
  const term = measureAt(items, at);
  const ofNormals = term?.measure === 'divergence' ? normalDivergence(term.body as Surface & { kind: 'list' }, items[at]!, context) : undefined;
  if (ofNormals) return ofNormals;
  const ofValues = term && context.numeric ? measureOfValues(term, items[at]!, context) : undefined;
  if (ofValues) return ofValues;
  if (!term || !context.survey.information.letters.has(symbolKey(headSymbol(items[at]!)!))) return undefined;
  const value = read(term.measure, term.body, `${scriptText(items[at]!)}${scriptText(items[at + 1]!)}`, context);
  return value && scalarOf(value);
}

/** H(p), H(p, q) and KL(p ‖ q) of distributions that are lists of numbers; to any usual base where none is said. */
function measureOfValues({ measure, body }: MeasureSurface, letter: Surface, context: ReadingContext): Typed | undefined {
  const parts = body.kind === 'list' && body.separator !== '|' ? body.items : [body];
  if (context.definition(symbolKey(headSymbol(letter)!)) || !parts.every((part) => part.kind === 'symbol' && context.definition(symbolKey(part))?.constant)) return undefined;
  const operator = measure === 'divergence' ? 'kl' : measure !== 'entropy' ? undefined : parts.length === 1 ? 'entropy' : 'crossEntropy';
  const value = operator && context.try(() => applyOperator(operator, parts.map((part) => context.read(part)), letter, context));
  if (!value) return undefined;
  const base = context.scope.logBase ?? context.unstatedLogBase();
  return base === undefined ? value : scalarOf(divide(value.expression, log(rational(base))));
}

function read(measure: Measure, body: Surface, shown: string, context: ReadingContext): Expression | undefined {
  if (measure === 'divergence' || measure === 'jensenShannon') return divergence(measure, body as Surface & { kind: 'list' }, shown, context);
  const laws = argumentsOf(body);
  const bar = body.kind === 'list' && body.separator === '|';
  if (measure === 'entropy' && !bar && (laws.every(isLaw) || laws.some(isMixtureOfLaws) || isMixture(laws[0]!, context))) return laws.length <= 2 ? entropyOfLaws(laws, shown, context) : undefined;
  const groups = groupsOf(body).map((part) => readOutcomes(part, context));
  const given = bar ? readOutcomes(body.items[1]!, context) : [];
  if (!given || !groups.every((group) => group !== undefined)) return undefined;
  const events = groups.flat();
  const known = isConditionedAt(body, context) ? given : [];
  const over = [...events, ...given.filter((outcome) => !known.includes(outcome))].map(({ name }) => name);
  const chance = (of: readonly Outcome[]): Expression => ({ kind: 'probability', law: '', events: of, given });
  const mean = (value: Expression, words: string): ExpectationExpression => ({ kind: 'expectation', law: '', over, given: known, body: inUnits(value, context), called: { shown, words } });
  const names = events.map(({ name }) => name).join(' and ');
  const condition = given.length > 0 ? ` given ${given.map(({ name }) => name).join(', ')}` : '';
  if (measure === 'entropy') return mean(negate(log(chance(events))), `the ${context.scope.information === 'continuous' ? 'differential ' : ''}${events.length > 1 ? 'joint ' : ''}${given.length > 0 ? 'conditional ' : ''}entropy of ${names}${condition}`);
  return mean(log(divide(chance(events), multiply(...groups.map((group) => chance(group))))), `the mutual information of ${names}${condition}`);
}

/** H(Y | X = x), and as often H(y | x), even H(Y | X): at that value, not on average over it. */
function isConditionedAt(body: Surface, context: ReadingContext): boolean {
  if (body.kind !== 'list' || body.separator !== '|') return false;
  const parts = argumentsOf(body.items[1]!);
  if (parts.every((part) => part.kind === 'relation')) return true;
  const symbols = parts.map((part) => headSymbol(part));
  if (symbols.some((symbol) => !symbol)) return false;
  if (symbols.some((symbol) => context.binding(symbolKey(symbol!)))) return true;
  return context.choose('conditional measure', ['a conditional entropy is the mean over what is given', 'a conditional entropy is that at the given value']) === 1;
}

function entropyOfLaws(laws: readonly Surface[], shown: string, context: ReadingContext): Expression | undefined {
  const [p, q] = laws.map((law) => densityOf(law, context));
  if (!p || (laws.length > 1 && !q)) return undefined;
  if (p.law.over.length === 0) {
    // Under a mixture, as under its first law with the weight of the one to the other.
    const [first] = context.survey.information.laws;
    const base = q || first === undefined ? undefined : lawOfLetter(first, context);
    return base && { ...base.law, kind: 'expectation', body: inUnits(multiply(divide(p.density, base.density), negate(log(p.density))), context), called: { shown, words: `the entropy of ${scriptText(laws[0]!)}` } };
  }
  const words = q ? `the cross-entropy of ${scriptText(laws[1]!)} relative to ${scriptText(laws[0]!)}` : `the entropy of ${scriptText(laws[0]!)}`;
  return { ...p.law, kind: 'expectation', body: inUnits(negate(log((q ?? p).density)), context), called: { shown, words } };
}

function divergence(measure: 'divergence' | 'jensenShannon', { items }: Surface & { kind: 'list' }, shown: string, context: ReadingContext): Expression | undefined {
  if (items.length !== 2) return undefined;
  const [p, q] = items.map((item) => densityOf(item, context));
  if (!p || !q || p.law.over.length === 0) return undefined;
  const names = items.map((item) => scriptText(item));
  const mean = (value: Expression, words: string): Expression => ({ ...p.law, kind: 'expectation', body: inUnits(value, context), called: { shown, words } });
  const ratio = (a: Expression, b: Expression): Expression => log(divide(a, b));
  if (measure === 'divergence') return mean(ratio(p.density, q.density), `the divergence of ${names[0]!} from ${names[1]!}`);
  // The half under q is taken under p too, with the weight q/p.
  const even = divide(add(p.density, q.density), rational(2));
  const halves = add(ratio(p.density, even), multiply(divide(q.density, p.density), ratio(q.density, even)));
  return mean(divide(halves, rational(2)), `the Jensen–Shannon divergence of ${names[0]!} and ${names[1]!}`);
}

interface Density {
  readonly density: Expression;
  readonly law: Pick<ExpectationExpression, 'law' | 'over' | 'given'>;
}

/** P, p(x), q(z | x), p(x) p(y): the probability of one outcome, and what an expectation under it is over. */
function densityOf(surface: Surface, context: ReadingContext): Density | undefined {
  if (isLaw(surface)) {
    if (context.survey.information.values.has(symbolKey(headSymbol(surface)!))) return undefined;
    return lawOfLetter(lawName(headSymbol(surface)!, surface.kind === 'script' ? surface : undefined, []), context);
  }
  if (isMixture(surface, context)) {
    const halves = context.survey.information.mixed!.map((part) => densityOf(part, context));
    if (!halves.every((part) => part !== undefined)) return undefined;
    context.assume(`${scriptText(surface)} is the even mixture of both distributions`, 'inferred');
    return { density: divide(add(...halves.map(({ density }) => density)), rational(2)), law: { law: '', over: [], given: [] } };
  }
  if (!contains(surface, (node) => (node.kind === 'symbol' && isLaw(node)) || (node.kind === 'adjacent' && node.items.some((_, at) => lawAt(node.items, at) !== undefined)))) return undefined;
  // (P + Q)/2: each letter stands for its probability of the one outcome.
  const letters = [...context.survey.information.laws].flatMap((key) => {
    const density = lawOfLetter(key, context);
    return density ? [[key, { kind: 'value', value: scalarOf(density.density) }] as const] : [];
  });
  const value = context.attempt(() => context.with(letters, () => context.read(surface)));
  if (!value || !isScalar(value)) return undefined;
  const { expression } = value;
  if (expression.kind === 'probability') return { density: expression, law: { law: expression.law, over: expression.events.map(({ name }) => name), given: expression.given } };
  // Nothing is taken on average under a product; it may stand behind the bar.
  return { density: expression, law: { law: '', over: [], given: [] } };
}

function lawOfLetter(law: string, context: ReadingContext): Density | undefined {
  const name = context.survey.information.outcomeLetter;
  return name === undefined ? undefined : { density: { kind: 'probability', law, events: [outcome(name)], given: [] }, law: { law, over: [name], given: [] } };
}

/** M beside JSD(P ‖ Q), where the text does not say otherwise. */
function isMixture(surface: Surface, context: ReadingContext): boolean {
  const { mixed } = context.survey.information;
  return surface.kind === 'symbol' && /^[Mm]$/.test(surface.name) && mixed !== undefined && mixed.every(isLaw) && !context.scope.definitions.has(symbolKey(surface));
}

const outcome = (name: string): Outcome => ({ name, value: { kind: 'variable', name, dimensions: [] } });

/** In bits where the formula's logarithms are to base 2. */
function inUnits(value: Expression, context: ReadingContext): Expression {
  const base = context.scope.logBase ?? context.survey.information.logBase;
  return base === undefined ? value : divide(value, log(rational(base)));
}
