import { add, apply, divide, entry, exp, index, log, multiply, negate, subtract, sum } from '../../ir/build';
import type { Expression, ReduceExpression } from '../../ir/expression';
import { equalExpressions, freeIndices, freshIndices } from '../../ir/substitute';
import { besideOne, exponentOf, freshLetter, isNumber, letter, negated, one, operandsOf, sigmoidOf, termsOf, zero, type StabilityRule, type StableForm } from './match';

/** max(x, 0) + log(1 + e^(−|x|)) */
export const softplusForm = (x: Expression): Expression => add(apply('max', x, zero), apply('log1p', exp(negate(apply('abs', x)))));
/** −softplus(−x) = log σ(x) = min(x, 0) − log(1 + e^(−|x|)) */
const logSigmoidForm = (x: Expression): Expression => subtract(apply('min', x, zero), apply('log1p', exp(negate(apply('abs', x)))));

const isSum = (expression: Expression): expression is ReduceExpression => expression.kind === 'reduce' && expression.operator === 'sum';

/** The terms of e^a + e^b + 1 or ∑ e^z: nothing but exponentials, two at least. */
function exponentialsOf(expression: Expression): readonly Expression[] | undefined {
  const terms = termsOf(expression);
  const isExponential = (term: Expression): boolean => (isSum(term) ? exponentOf(term.body) !== undefined : exponentOf(term) !== undefined);
  const several = terms.length > 1 || isSum(terms[0]!);
  return several && terms.every(isExponential) && terms.some((term) => !isNumber(term, 1n)) ? terms : undefined;
}

/** a in 1 + e^a. */
function besideOneExponent(terms: readonly Expression[]): Expression | undefined {
  if (terms.length !== 2) return undefined;
  const at = terms.findIndex((term) => isNumber(term, 1n));
  return at < 0 || isSum(terms[1 - at]!) ? undefined : exponentOf(terms[1 - at]!);
}

/** The largest exponent. */
function largestOf(terms: readonly Expression[]): Expression {
  const exponents = terms.map((term): Expression => (isSum(term) ? { ...term, operator: 'max', body: exponentOf(term.body)! } : exponentOf(term)!));
  return exponents.length === 1 ? exponents[0]! : apply('max', ...exponents);
}

/** With m taken off every exponent; a product has one exponential among its factors. Undefined where there is none. */
function shifted(expression: Expression, by: Expression): Expression | undefined {
  if (isSum(expression)) {
    const body = shifted(expression.body, by);
    return body && { ...expression, body };
  }
  const exponent = exponentOf(expression);
  if (exponent) return exp(isNumber(exponent, 0n) ? negate(by) : subtract(exponent, by));
  const factors = operandsOf(expression, 'multiply');
  const at = factors?.findIndex((factor) => operandsOf(factor, 'exp')) ?? -1;
  return at < 0 ? undefined : multiply(...factors!.map((factor, k) => (k === at ? shifted(factor, by)! : factor)));
}

const shiftedSum = (terms: readonly Expression[], by: Expression): Expression => add(...terms.map((term) => shifted(term, by)!));

/**
 * True where every exponent has the same term added or taken off, as in e^(z − c): a shift that the author has made already,
 * be it by the largest or by what it takes.
 */
function isShifted(expressions: readonly Expression[]): boolean {
  const exponents = expressions.flatMap(exponentsIn);
  const [first, ...others] = exponents;
  return first !== undefined && termsOf(first.exponent).some((term) => term.kind !== 'number' && [...freeIndices(term)].every((name) => !first.bound.includes(name)) && others.every(({ exponent }) => termsOf(exponent).some((other) => equalExpressions(other, term))) && (others.length > 0 || first.bound.length > 0));
}

/** The exponents in a sum of exponentials or a product with one, each with the indices that sums around it bind. */
function exponentsIn(expression: Expression): readonly { readonly exponent: Expression; readonly bound: readonly string[] }[] {
  if (isSum(expression)) return exponentsIn(expression.body).map(({ exponent, bound }) => ({ exponent, bound: [...bound, expression.index] }));
  const exponent = exponentOf(expression);
  return exponent ? [{ exponent, bound: [] }] : [...termsOf(expression).slice(1), ...(operandsOf(expression, 'multiply') ?? [])].flatMap(exponentsIn);
}

/** e^a / ∑ e^b: softmax. */
export const share: StabilityRule = (expression) => {
  const [above, below] = operandsOf(expression, 'divide') ?? [];
  const terms = below && exponentialsOf(below);
  if (!above || !terms || isShifted([above, ...terms])) return undefined;
  const single = besideOneExponent(terms);
  if (single && !isNumber(above, 1n) && exponentOf(above)) return { name: 'sigmoid', loses: 'range', form: divide(one, add(one, exp(negated(single)))) };
  const m = freshLetter(expression);
  const numerator = shifted(above, letter(m));
  return numerator && { name: 'with the largest exponent taken off', loses: 'range', form: divide(numerator, shiftedSum(terms, letter(m))), where: { letter: m, value: largestOf(terms) } };
};

/** log ∑ e^a and log(1 + e^a). */
export const logOfSum: StabilityRule = (expression) => {
  const [of] = operandsOf(expression, 'log') ?? [];
  const terms = of && exponentialsOf(of);
  if (!terms || isShifted(terms)) return undefined;
  const single = besideOneExponent(terms);
  if (single) return { name: 'softplus', loses: 'range', form: softplusForm(single) };
  const m = freshLetter(expression);
  return { name: 'log-sum-exp', loses: 'range', form: add(letter(m), log(shiftedSum(terms, letter(m)))), where: { letter: m, value: largestOf(terms) } };
};

/** log σ(x) and log(1 − σ(x)). */
export const logOfSigmoid: StabilityRule = (expression) => {
  const [of] = operandsOf(expression, 'log') ?? [];
  if (!of) return undefined;
  const positive = sigmoidOf(of);
  const beside = besideOne(of);
  const negative = beside && sigmoidOf(negated(beside));
  const argument = positive ?? (negative && negated(negative));
  return argument && { name: 'log-sigmoid', loses: 'range', form: logSigmoidForm(argument) };
};

/** log(e^a / ∑ e^b). */
export const logOfShare: StabilityRule = (expression) => {
  const [above, below] = operandsOf(operandsOf(expression, 'log')?.[0], 'divide') ?? [];
  const exponent = above && exponentOf(above);
  const terms = below && exponentialsOf(below);
  if (!exponent || !terms) return undefined;
  const single = besideOneExponent(terms);
  if (single) return { name: 'log-sigmoid', loses: 'range', form: logSigmoidForm(isNumber(above, 1n) ? negated(single) : negated(negated(single))) };
  const m = freshLetter(expression);
  return { name: 'log-softmax', loses: 'range', form: subtract(subtract(exponent, letter(m)), log(shiftedSum(terms, letter(m)))), where: { letter: m, value: largestOf(terms) } };
};

/** log softmax(z)_i. */
export const logOfSoftmax: StabilityRule = (expression) => {
  const [of] = operandsOf(expression, 'log') ?? [];
  const picked = of?.kind === 'entry' && of.indices.length === 1 ? of : undefined;
  const [scores, ...others] = operandsOf(picked?.array, 'softmax') ?? [];
  if (!picked || !scores || others.length > 0) return undefined;
  if (scores.kind !== 'variable' || scores.dimensions.length !== 1) return { name: 'log-softmax', loses: 'range', form: entry(apply('logSoftmax', scores), ...picked.indices) };
  const [range] = scores.dimensions;
  const [j] = freshIndices(1, expression);
  const m = freshLetter(expression);
  const normaliser = log(sum(j!, range!, exp(subtract(entry(scores, index(j!)), letter(m)))));
  const largest: Expression = { kind: 'reduce', operator: 'max', index: j!, range: range!, body: entry(scores, index(j!)) };
  return { name: 'log-softmax', loses: 'range', form: subtract(subtract(entry(scores, ...picked.indices), letter(m)), normaliser), where: { letter: m, value: largest } };
};

/** (e^x − e^(−x)) / (e^x + e^(−x)). */
export const ratioOfExponentials: StabilityRule = (expression): StableForm | undefined => {
  const [above, below] = operandsOf(expression, 'divide') ?? [];
  if (!above || !below) return undefined;
  const [a, b, ...more] = termsOf(above);
  const x = a && operandsOf(a, 'exp')?.[0];
  const exponents = termsOf(below).map((term) => operandsOf(term, 'exp')?.[0]);
  const y = b && operandsOf(negated(b), 'exp')?.[0];
  const opposite = (p: Expression | undefined, q: Expression | undefined): boolean => p !== undefined && q !== undefined && equalExpressions(negated(p), q);
  return x && more.length === 0 && exponents.length === 2 && opposite(x, y) && exponents[0] !== undefined && equalExpressions(x, exponents[0]) && opposite(x, exponents[1]) ? { name: 'tanh', loses: 'range', form: apply('tanh', x) } : undefined;
};
