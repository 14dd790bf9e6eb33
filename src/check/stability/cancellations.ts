import { add, apply, divide, entry, index, log, multiply, negate, power, range, rational, size, subtract, sum, variable } from '../../ir/build';
import type { Expression, ReduceExpression } from '../../ir/expression';
import { equalExpressions, freshIndices, substitute } from '../../ir/substitute';
import { softplusForm } from './exponentials';
import { besideOne, freshLetter, isNumber, letter, negated, one, operandsOf, sigmoidOf, termsOf, type StabilityRule } from './match';

const two = rational(2);

/** log(1 + u) and log(1 − u), u not an exponential. */
export const logBesideOne: StabilityRule = (expression) => {
  const [of] = operandsOf(expression, 'log') ?? [];
  const beside = of && besideOne(of);
  return beside && beside.kind !== 'number' ? { name: 'log1p', loses: 'digits', form: apply('log1p', beside) } : undefined;
};

/** e^u − 1 and 1 − e^u. */
export const exponentialLessOne: StabilityRule = (expression) => {
  const terms = termsOf(expression);
  if (terms.length !== 2) return undefined;
  const at = terms.findIndex((term) => isNumber(term, -1n) || isNumber(term, 1n));
  const positive = isNumber(terms[at], 1n);
  const other = terms[1 - at];
  const [exponent] = (other && operandsOf(positive ? negated(other) : other, 'exp')) ?? [];
  if (at < 0 || !exponent || (positive && !operandsOf(other, 'negate'))) return undefined;
  const form = apply('expm1', exponent);
  return { name: 'expm1', loses: 'digits', form: positive ? negate(form) : form };
};

/** 1 − σ(x). */
export const complementOfSigmoid: StabilityRule = (expression) => {
  const beside = besideOne(expression);
  const x = beside && operandsOf(beside, 'negate') && sigmoidOf(negated(beside));
  return x ? { name: 'sigmoid', loses: 'digits', form: apply('sigmoid', negated(x)) } : undefined;
};

/** y log σ(z) + (1 − y) log(1 − σ(z)). */
export const bernoulliLikelihood: StabilityRule = (expression) => {
  const [first, second, ...more] = operandsOf(expression, 'add') ?? [];
  const [y, log1] = operandsOf(first, 'multiply') ?? [];
  const [rest, log0] = operandsOf(second, 'multiply') ?? [];
  const [p, q] = [operandsOf(log1, 'log')?.[0], operandsOf(log0, 'log')?.[0]];
  if (more.length > 0 || !y || !rest || !p || !q || !equalExpressions(rest, subtract(one, y)) || !equalExpressions(q, subtract(one, p))) return undefined;
  const z = sigmoidOf(p);
  return z && { name: 'from logits', loses: 'range', form: subtract(multiply(y, z), softplusForm(z)), held: y };
};

/** √(x² + y²) and √(∑ x²). */
export const length: StabilityRule = (expression) => {
  const [of] = operandsOf(expression, 'sqrt') ?? [];
  if (!of) return undefined;
  const m = freshLetter(expression);
  const base = (square: Expression): Expression | undefined => {
    const [x, exponent] = operandsOf(square, 'power') ?? [];
    return isNumber(exponent, 2n) ? x : undefined;
  };
  const scaled = (x: Expression): Expression => power(divide(x, letter(m)), two);
  const size = (x: Expression): Expression => apply('abs', x);
  if (of.kind === 'reduce' && of.operator === 'sum') {
    const x = base(of.body);
    return x && { name: 'scaled by the largest', loses: 'range', form: multiply(letter(m), apply('sqrt', { ...of, body: scaled(x) })), where: { letter: m, value: { ...of, operator: 'max', body: size(x) } } };
  }
  const sides = (operandsOf(of, 'add') ?? []).map(base);
  if (sides.length < 2 || sides.some((x) => x === undefined)) return undefined;
  const all = sides as readonly Expression[];
  return { name: 'scaled by the largest', loses: 'range', form: multiply(letter(m), apply('sqrt', add(...all.map(scaled)))), where: { letter: m, value: apply('max', ...all.map(size)) } };
};

/** log ∏ p: the product underflows long before its logarithm. */
export const logOfProduct: StabilityRule = (expression) => {
  const [of] = operandsOf(expression, 'log') ?? [];
  return of?.kind === 'reduce' && of.operator === 'product' ? { name: 'a sum of logarithms', loses: 'range', form: { ...of, operator: 'sum', body: log(of.body) } } : undefined;
};

/** A sum over x, and what it is multiplied by: (1/n) ∑ x or ∑ x / n. */
function scaledSum(expression: Expression): { readonly scale: readonly Expression[]; readonly by?: Expression; readonly of: ReduceExpression } | undefined {
  if (expression.kind === 'reduce') return expression.operator === 'sum' ? { scale: [], of: expression } : undefined;
  const [above, below] = operandsOf(expression, 'divide') ?? [];
  if (above && below) {
    const inner = scaledSum(above);
    return inner && !inner.by ? { ...inner, by: below } : undefined;
  }
  const factors = operandsOf(expression, 'multiply');
  const last = factors?.at(-1);
  return factors && last?.kind === 'reduce' && last.operator === 'sum' ? { scale: factors.slice(0, -1), of: last } : undefined;
}

/** mean(x²) − mean(x)², as sums. */
export const varianceOfSums: StabilityRule = (expression) => {
  const [squares, square] = operandsOf(expression, 'subtract') ?? [];
  const [mean, exponent] = operandsOf(square, 'power') ?? [];
  const [a, b] = [squares && scaledSum(squares), mean && scaledSum(mean)];
  if (!a || !b || !isNumber(exponent, 2n) || !equalExpressions(a.of, { ...b.of, body: power(b.of.body, two) })) return undefined;
  const sameScale = a.scale.length === b.scale.length && a.scale.every((factor, k) => equalExpressions(factor, b.scale[k]!)) && (a.by === undefined) === (b.by === undefined) && (!a.by || equalExpressions(a.by, b.by!));
  if (!sameScale) return undefined;
  const m = freshLetter(expression);
  const centred: Expression = { ...b.of, body: power(subtract(b.of.body, letter(m)), two) };
  const scaled = a.scale.length > 0 ? multiply(...a.scale, centred) : centred;
  return { name: 'the mean of squared deviations', loses: 'digits', form: a.by ? divide(scaled, a.by) : scaled, where: { letter: m, value: mean! } };
};

/** 𝔼[X²] − 𝔼[X]². */
export const varianceOfChance: StabilityRule = (expression) => {
  const [squares, square] = operandsOf(expression, 'subtract') ?? [];
  const [mean, exponent] = operandsOf(square, 'power') ?? [];
  if (squares?.kind !== 'expectation' || mean?.kind !== 'expectation' || !isNumber(exponent, 2n) || !equalExpressions(squares, { ...mean, body: power(mean.body, two) })) return undefined;
  return { name: 'the mean of squared deviations', loses: 'digits', form: { ...mean, body: power(subtract(mean.body, mean), two) } };
};

/**
 * The expression with an average over a sample in place of each expectation over one quantity, as a program would compute
 * it; undefined where one is not of this kind.
 */
export function averaged(expression: Expression): Expression | undefined {
  let understood = true;
  const replaced = substitute(expression, (node) => {
    if (node.kind !== 'expectation') return undefined;
    const [name, ...others] = node.over;
    const body = averaged(node.body);
    if (name === undefined || others.length > 0 || node.given.length > 0 || !body) {
      understood = false;
      return undefined;
    }
    const [i] = freshIndices(1, body);
    const all = range(one, size('n'));
    const sample = entry(variable(name, all), index(i!));
    return divide(sum(i!, all, substitute(body, (part) => (part.kind === 'variable' && part.name === name && part.dimensions.length === 0 ? sample : undefined))), size('n'));
  });
  return understood ? replaced : undefined;
}
