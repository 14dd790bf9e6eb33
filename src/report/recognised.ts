import type { Expression } from '../ir/expression';
import { printLatex } from '../ir/print';
import type { Overflow } from '../numeric/overflow';
import type { Properties } from '../ops/properties';
import type { FactJson, OverflowJson } from '../protocol/recognised';

const isInfinite = (expression: Expression): boolean =>
  expression.kind === 'apply' && expression.operator === 'negate' ? isInfinite(expression.operands[0]!) : expression.kind === 'constant' && expression.name === 'infinity';

/** A number without a closed form is known to many digits, of which few are shown. */
function shown(expression: Expression): string {
  if (expression.kind === 'apply' && expression.operator === 'negate') return `-${shown(expression.operands[0]!)}`;
  if (expression.kind !== 'number' || expression.denominator < 10_000n) return printLatex(expression);
  return `${(Number(expression.numerator) / Number(expression.denominator)).toFixed(6).slice(0, -1)}\\ldots`;
}

/** Whether it can be written without a case distinction. */
const isFormula = (expression: Expression): boolean => expression.kind !== 'apply' || (expression.operator !== 'select' && expression.operator !== 'lessEqual' && expression.operands.every(isFormula));

const monotony: Readonly<Record<NonNullable<Properties['monotone']>, string>> = {
  increasing: 'strictly increasing',
  nondecreasing: 'never decreasing',
  decreasing: 'strictly decreasing',
  nonincreasing: 'never increasing',
};

/**
 * What the table of operators knows of a function, in the order in which one asks.
 * @param name its name in LaTeX, with its argument: `\sigma(x)`
 * @param derivative left out where it distinguishes cases
 */
export function factsOf(properties: Properties, name: string, argument: string, derivative: Expression | undefined): readonly FactJson[] {
  const { range, monotone, parity, curvature, lipschitz, limits, values = [] } = properties;
  const invariances = invariancesOf(properties);
  const limit = (end: string, value: Expression | undefined): readonly string[] => (value ? [`\\lim_{${argument} \\to ${end}} ${name} = ${shown(value)}`] : []);
  const atEnds = [...limit('-\\infty', limits?.below), ...limit('+\\infty', limits?.above)];
  return [
    ...(range && !(isInfinite(range.low) && isInfinite(range.high)) ? [{ label: 'Values', latex: `${range.ends[0]}${shown(range.low)}, ${shown(range.high)}${range.ends[1]}` }] : []),
    ...(range && isInfinite(range.low) && isInfinite(range.high) ? [{ label: 'Values', words: 'all real numbers' }] : []),
    ...(atEnds.length > 0 ? [{ label: 'Limits', latex: atEnds.join(',\\quad ') }] : []),
    ...(values.length > 0 ? [{ label: 'At', latex: values.slice(0, 3).map(([at, value]) => `${argument} = ${shown(at)}\\colon\\; ${shown(value)}`).join(',\\quad ') }] : []),
    ...(derivative && isFormula(derivative) ? [{ label: 'Derivative', latex: `\\frac{d}{d ${argument}} ${name} = ${printLatex(derivative)}` }] : []),
    ...(monotone ? [{ label: 'Monotony', words: monotony[monotone] }] : []),
    ...(curvature ? [{ label: 'Convexity', words: curvature }] : []),
    ...(parity ? [{ label: 'Symmetry', words: parity }] : []),
    ...(invariances.length > 0 ? [{ label: 'Invariance', words: invariances.join('; ') }] : []),
    ...(lipschitz ? [{ label: 'Lipschitz constant', latex: shown(lipschitz) }] : []),
  ];
}

function invariancesOf({ shift, homogeneous, permutation, sumsToOne }: Properties): readonly string[] {
  return [
    ...(sumsToOne ? ['its entries sum to 1'] : []),
    ...(shift ? [shift === 'invariant' ? 'unchanged by adding a number to every entry' : 'shifted as its argument is'] : []),
    ...(homogeneous === undefined ? [] : [homogeneous === 0 ? 'unchanged by a positive factor' : `homogeneous of degree ${homogeneous}`]),
    ...(permutation ? [permutation === 'invariant' ? 'unchanged by permutations' : 'permuted as its argument is'] : []),
  ];
}

/** What a format gives where something overflows, in words. */
export function overflowJson({ at, gives }: Overflow): OverflowJson {
  const words = Number.isNaN(gives) ? 'NaN' : gives === Infinity ? '∞' : gives === -Infinity ? '−∞' : gives === 0 ? '0' : String(Number(gives.toPrecision(4)));
  return { at, gives: words };
}
