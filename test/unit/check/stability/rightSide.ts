import { readDocument } from '../../../../src/elaborate/document';
import type { Reading } from '../../../../src/ir/claim';
import type { Expression } from '../../../../src/ir/expression';
import { mathPiece } from '../../../../src/pipeline';
import { mathRegion } from '../../../../src/regions/mathRegion';

/** What the right side of a formula means in its first reading. */
export function rightSide(latex: string): { readonly expression: Expression; readonly reading: Reading } {
  const whole = { start: 0, end: latex.length };
  const region = mathRegion(latex, { content: whole, outer: whole, display: true, delimiter: 'selection', environment: undefined });
  const claim = readDocument([mathPiece(region!, latex, {})]).next().value;
  const [reading] = claim ? claim.readings : [];
  const { statement } = reading!;
  const [expression] = statement.kind === 'definition' ? statement.chain.operands.map((operand) => operand.expression) : [];
  return { expression: expression!, reading: reading! };
}
