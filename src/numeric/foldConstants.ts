import type { Rational } from './rational';
import { addRationals, compareRationals, divideRationals, floorRational, integerRational, multiplyRationals, negateRational, powerRational } from './rational';

const truth = (value: boolean): Rational => integerRational(value ? 1 : 0);
const isTrue = (value: Rational): boolean => value.numerator !== 0n;

/**
 * The exact result of an operator on rationals, where it is a rational that is easily had; undefined otherwise (a
 * division by zero among them), which leaves the operation to the other interpreters.
 */
export function foldConstants(operator: string, values: readonly Rational[]): Rational | undefined {
  const [a, b] = values;
  if (!a) return undefined;
  switch (operator) {
    case 'add':
      return values.slice(1).reduce<Rational | undefined>((sum, value) => sum && addRationals(sum, value), a);
    case 'multiply':
      return values.slice(1).reduce<Rational | undefined>((product, value) => product && multiplyRationals(product, value), a);
    case 'negate':
      return negateRational(a);
    case 'abs':
      return a.numerator < 0n ? negateRational(a) : a;
    case 'sign':
      return integerRational(a.numerator > 0n ? 1 : a.numerator < 0n ? -1 : 0);
    case 'floor':
      return { numerator: floorRational(a), denominator: 1n };
    case 'ceil':
      return negateRational({ numerator: floorRational(negateRational(a)), denominator: 1n });
    case 'max':
      return values.reduce((best, value) => (compareRationals(value, best) > 0 ? value : best));
    case 'min':
      return values.reduce((best, value) => (compareRationals(value, best) < 0 ? value : best));
    case 'not':
      return truth(!isTrue(a));
    case 'and':
      return truth(values.every(isTrue));
    case 'or':
      return truth(values.some(isTrue));
  }
  if (!b || values.length !== 2) return undefined;
  switch (operator) {
    case 'subtract':
      return addRationals(a, negateRational(b));
    case 'divide':
      return divideRationals(a, b);
    case 'power':
      return powerRational(a, b);
    case 'less':
      return truth(compareRationals(a, b) < 0);
    case 'lessEqual':
      return truth(compareRationals(a, b) <= 0);
    case 'equal':
      return truth(compareRationals(a, b) === 0);
    case 'notEqual':
      return truth(compareRationals(a, b) !== 0);
    default:
      return undefined;
  }
}
