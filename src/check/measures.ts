import { negate } from '../ir/build';
import type { Operand } from '../ir/claim';
import type { ExpectationExpression, Expression } from '../ir/expression';
import { contains, mapChildren, walk } from '../ir/substitute';
import { distinctQuantities, type Quantities } from '../numeric/finiteModel';
import { lawsOf, type Compared } from './chanceTerms';

/** Claims about entropies, mutual information and divergences. */

/** H(X), I(X; Y), KL(p ‖ q). */
export const isMeasured = (expression: Expression): boolean => expression.kind === 'expectation' && expression.called !== undefined;

/** Why finite distributions do not decide an inequality of measures. */
export function notTold(side: Expression, relation: Compared): string | undefined {
  if (!contains(side, isMeasured)) return undefined;
  if (relation === '<' || relation === '>') return 'whether the inequality is strict is not decided: distributions drawn at random seldom make both sides equal';
  return contains(side, (node) => node.kind === 'expectation' && node.called?.words.includes('differential') === true) ? 'an inequality of differential entropies is not decided: finite distributions have none' : undefined;
}

/** The measure that one side is, where the other is none: then it says what the measure is. */
export function definedMeasure(left: Expression, right: Expression): ExpectationExpression['called'] {
  const of = (side: Expression, other: Expression): ExpectationExpression['called'] => (side.kind === 'expectation' && side.called && !contains(other, isMeasured) ? side.called : undefined);
  return of(left, right) ?? of(right, left);
}

/** What a body may be that is not the measure on the left: its negative, or that with the laws exchanged. */
export function relatives({ expression }: Operand, { expression: body }: Operand): readonly { readonly expression: Expression; readonly words: string; readonly isConvention: boolean }[] {
  if (expression.kind !== 'expectation' || !expression.called || (body.kind === 'expectation' && body.called)) return [];
  const laws = [...new Set(lawsOf(expression, ['probability', 'expectation']))];
  const exchanged = laws.length === 2 && laws.every((law) => law !== '') ? exchange(expression, laws as [string, string]) : undefined;
  return [
    { expression: negate(expression), words: 'its negative', isConvention: false },
    // Authors differ in which of the two comes first in H(p, q).
    ...(exchanged ? [{ expression: exchanged, words: 'that with the distributions exchanged', isConvention: expression.called.words.startsWith('the cross-entropy') }] : []),
    ...(exchanged ? [{ expression: negate(exchanged), words: 'the negative of that with the distributions exchanged', isConvention: false }] : []),
  ];
}

function exchange(expression: Expression, [p, q]: readonly [string, string]): Expression {
  const inside = mapChildren(expression, (child) => exchange(child, [p, q]));
  if (inside.kind !== 'probability' && inside.kind !== 'expectation') return inside;
  return { ...inside, law: inside.law === p ? q : inside.law === q ? p : inside.law };
}

/** KL(p ‖ q) ≤ 0, against what all divergences and informations are. */
export function isBoundOfMeasure(left: Expression, relation: Compared, right: Expression): boolean {
  const [side, bound] = relation === '≤' ? [left, right] : [right, left];
  return (relation === '≤' || relation === '≥') && side.kind === 'expectation' && side.called !== undefined && /divergence|information/.test(side.called.words) && bound.kind === 'number' && bound.numerator === 0n;
}

/** What one measure is about, the other is about too. */
export function sharesQuantities(left: Expression, right: Expression, quantities: Quantities): boolean {
  const namesIn = (side: Expression): readonly string[] => (side.kind === 'expectation' ? [...side.over, ...side.given.map(({ name }) => name)].map((name) => quantities.names.get(name)!.name) : []);
  const [a, b] = [namesIn(left), namesIn(right)];
  return a.every((name) => b.includes(name)) || b.every((name) => a.includes(name));
}

/** n of H(X) ≤ log n, |𝒳| of H(X) ≤ log |𝒳|: how many values there may be of the one quantity. */
export function countsOf(sides: readonly Expression[], quantities: Quantities): readonly (readonly [string, string])[] {
  const [name, ...others] = distinctQuantities(quantities);
  if (name === undefined || others.length > 0 || !sides.some((side) => contains(side, (node) => isMeasured(node) && (node as ExpectationExpression).called!.words.startsWith('the entropy')))) return [];
  const counts = new Set<string>();
  for (const side of sides) {
    walk(side, (node) => {
      const [operand] = node.kind === 'apply' && node.operator === 'log' ? node.operands : [];
      if (operand?.kind === 'size' || (operand?.kind === 'variable' && !quantities.names.has(operand.name))) counts.add(operand.name);
    });
  }
  return counts.size === 1 ? [[[...counts][0]!, name]] : [];
}
