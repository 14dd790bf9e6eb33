import type { Given, Reading } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { equalExpressions } from '../ir/substitute';
import { compareSides, type CompareOptions } from '../numeric/compareSides';
import type { Comparison, Sides } from '../numeric/evidence';
import type { Verdict } from './verdict';

type Different = Comparison & { readonly kind: 'different' };

/**
 * What fails for all values may be meant where equations of the text above hold (‖u‖ = 1, α + β = 1): the verdict there,
 * or how it fails there as well.
 */
export function whereGiven(everywhere: Different, reading: Reading, options: CompareOptions): Different | { readonly verdict: Verdict; readonly sides: Sides } {
  const { sides } = everywhere;
  const isItself = (given: Given): boolean => equalExpressions(given.left, sides.left) && equalExpressions(given.right, sides.right);
  const given = (reading.given ?? []).filter((equation) => !isItself(equation));
  if (given.length === 0) return everywhere;
  const { domains, others } = unitVectors(given, sides);
  const there = compareSides({ ...sides, domains, given: others }, options);
  const shown = [...new Set(given.map((equation) => equation.shown))].join(', ');
  switch (there.kind) {
    case 'different':
      return there;
    case 'equal':
      return { verdict: { kind: 'conditional', message: `this holds where ${shown}, as is stated above, and not for all values`, condition: shown, evidence: there.evidence }, sides: there.sides };
    case 'undecided':
      return { verdict: { kind: 'unchecked', reason: 'no-informative-points', message: `this does not hold for all values, and whether it does where ${shown}, as is stated above, is not decided` }, sides };
  }
}

/** Vectors of norm 1 are drawn as such; the other equations are solved at each point. */
function unitVectors(given: readonly Given[], { domains }: Sides): { readonly domains: Sides['domains']; readonly others: readonly Given[] } {
  const unit = new Map<string, Domain>();
  // ‖u‖ = ‖v‖ = 1: what the last says, the one before is told.
  const others = given.toReversed().filter(({ left, right }) => {
    const [name, other] = [normedIn(left), normedIn(right)];
    const isUnit = name !== undefined && (other === undefined ? right.kind === 'number' && right.numerator === right.denominator : unit.has(other));
    if (isUnit) unit.set(name, { kind: 'unit' });
    return !isUnit;
  });
  return { domains: unit.size > 0 ? new Map([...domains, ...unit]) : domains, others };
}

/** u in ‖u‖, ‖u‖² and uᵀu. */
function normedIn(expression: Expression): string | undefined {
  if (expression.kind !== 'apply') return undefined;
  const { operator, operands: [first, second] } = expression;
  if (operator === 'power') return second?.kind === 'number' && first?.kind === 'apply' && first.operator === 'norm2' ? normedIn(first) : undefined;
  const isNorm = operator === 'norm2' || (operator === 'dot' && second !== undefined && equalExpressions(first!, second));
  return isNorm && first?.kind === 'variable' ? first.name : undefined;
}
