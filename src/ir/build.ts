import type {
  ApplyExpression,
  ArrayExpression,
  ComprehensionExpression,
  ConstantExpression,
  EntryExpression,
  Expression,
  IndexExpression,
  IndexRange,
  NumberExpression,
  ReduceExpression,
  SizeExpression,
  VariableExpression,
} from './expression';

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** numerator/denominator in lowest terms. @throws RangeError if the denominator is 0 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): NumberExpression {
  if (denominator === 1n) return { kind: 'number', numerator: BigInt(numerator), denominator };
  let n = BigInt(numerator);
  let d = BigInt(denominator);
  if (d === 0n) throw new RangeError('denominator 0');
  if (d < 0n) [n, d] = [-n, -d];
  const common = greatestCommonDivisor(n, d) || 1n;
  return { kind: 'number', numerator: n / common, denominator: d / common };
}

/** The exact value of a numeral such as `0.13`, `12`, `.5`, `1e-3`; undefined if it is not one or is absurdly long. */
export function decimal(text: string): NumberExpression | undefined {
  const match = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!match || text.length > 400 || (!match[1] && !match[2])) return undefined;
  const digits = `${match[1] ?? ''}${match[2] ?? ''}`;
  const exponent = Number(match[3] ?? 0) - (match[2]?.length ?? 0);
  const mantissa = BigInt(digits);
  if (exponent === 0) return rational(mantissa);
  return exponent > 0 ? rational(mantissa * 10n ** BigInt(exponent)) : rational(mantissa, 10n ** BigInt(-exponent));
}

export const zero = rational(0);
export const one = rational(1);
export const infinity: ConstantExpression = { kind: 'constant', name: 'infinity' };
export const pi: ConstantExpression = { kind: 'constant', name: 'pi' };

export const apply = (operator: string, ...operands: Expression[]): ApplyExpression => ({ kind: 'apply', operator, operands });
export const index = (name: string): IndexExpression => ({ kind: 'index', name });
export const size = (name: string): SizeExpression => ({ kind: 'size', name });
export const range = (from: Expression, to: Expression): IndexRange => ({ from, to });
export const scalar = (name: string): VariableExpression => ({ kind: 'variable', name, dimensions: [] });
export const variable = (name: string, ...dimensions: IndexRange[]): VariableExpression => ({ kind: 'variable', name, dimensions });
export const array = (...elements: Expression[]): ArrayExpression => ({ kind: 'array', elements });
export const entry = (of: Expression, ...indices: Expression[]): EntryExpression => ({ kind: 'entry', array: of, indices });

export const add = (...terms: Expression[]): Expression => (terms.length === 1 ? terms[0]! : apply('add', ...terms));
export const multiply = (...factors: Expression[]): Expression => (factors.length === 1 ? factors[0]! : apply('multiply', ...factors));
export const subtract = (a: Expression, b: Expression): Expression => apply('subtract', a, b);
export const divide = (a: Expression, b: Expression): Expression => apply('divide', a, b);
export const negate = (a: Expression): Expression => apply('negate', a);
export const power = (a: Expression, b: Expression): Expression => apply('power', a, b);
export const exp = (a: Expression): Expression => apply('exp', a);
export const log = (a: Expression): Expression => apply('log', a);

export function sum(name: string, over: IndexRange, body: Expression, where?: Expression): ReduceExpression {
  return { kind: 'reduce', operator: 'sum', index: name, range: over, body, ...(where ? { where } : {}) };
}

export function comprehension(name: string, over: IndexRange, body: Expression): ComprehensionExpression {
  return { kind: 'comprehension', index: name, range: over, body };
}
