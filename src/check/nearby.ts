import { rational, subtract } from '../ir/build';
import type { Operand } from '../ir/claim';
import type { Expression, NumberExpression, VariableExpression } from '../ir/expression';
import { contains, freeIndices, freeSizes, freeVariables, substituteVariable } from '../ir/substitute';
import { enclose } from '../numeric/evaluateNumber';
import type { Evidence } from '../numeric/evidence';
import { rationalToFloat } from '../numeric/rational';
import { libraryOperator } from '../ops/index';
import type { LinkContext, LinkVerdict } from './link';
import type { Doubt } from './verdict';
import { number } from './wording';

/** Where a function of one number is held against what is to stand for it; beyond, both are in their limits. */
const PLACES: readonly NumberExpression[] = Array.from({ length: 81 }, (_, at) => rational(at - 40, 5));
/** As near as this everywhere, one curve passes for the other. */
export const NEAR = 0.025;

/**
 * f(x) ≈ g(x) for a function of the field and one variable: verified where the two are nowhere far apart, with the largest
 * difference found; a doubt where they are. undefined for anything else, and where a value is not defined.
 */
export function judgeNearby(left: Operand, right: Operand, { reading, seed }: LinkContext): LinkVerdict | undefined {
  const variable = onlyVariable(left.expression, right.expression);
  if (!variable || ![left, right].some(({ expression }) => isOfField(expression))) return undefined;
  const difference = subtract(left.expression, right.expression);
  let farthest = { place: PLACES[0]!, distance: 0 };
  for (const place of PLACES) {
    const value = valueAt(difference, variable, place);
    if (value === undefined) return undefined;
    if (Math.abs(value) > farthest.distance) farthest = { place, distance: Math.abs(value) };
  }
  const evidence: Evidence = { method: 'interval', informativePoints: PLACES.length, sizes: [], worstDifference: farthest.distance, precision: 53, seed };
  const x = rationalToFloat(farthest.place);
  if (farthest.distance <= NEAR) return { verdict: { kind: 'verified', message: `the two differ by ${number(farthest.distance)} at most, at ${variable.name} = ${number(x)}`, evidence } };
  const [a, b] = [left, right].map(({ expression }) => valueAt(expression, variable, farthest.place)!) as [number, number];
  const doubt: Doubt = { code: 'identity-fails', message: `the two are not near each other: at ${variable.name} = ${number(x)} the left is ${number(a)} and the right is ${number(b)}`, evidence, witness: { point: { [variable.name]: x }, left: a, right: b } };
  return { verdict: { kind: 'unchecked', reason: 'unsupported-claim', message: `how near the two are meant to be is not said: they differ by up to ${number(farthest.distance)}, at ${variable.name} = ${number(x)}`, ...(reading.conditionsUnread ? {} : { doubt }) } };
}

const isOfField = (side: Expression): boolean => contains(side, (node) => node.kind === 'apply' && libraryOperator(node.operator) !== undefined);

function onlyVariable(...sides: readonly Expression[]): VariableExpression | undefined {
  const variables = new Map(sides.flatMap((side) => [...freeVariables(side)]));
  const [only] = variables.values();
  return variables.size === 1 && only!.dimensions.length === 0 && sides.every((side) => freeSizes(side).size === 0 && freeIndices(side).size === 0) ? only : undefined;
}

function valueAt(expression: Expression, { name }: VariableExpression, place: Expression): number | undefined {
  const value = enclose(substituteVariable(expression, name, place));
  return value.ok && value.low.length === 1 ? (value.low[0]! + value.high[0]!) / 2 : undefined;
}
