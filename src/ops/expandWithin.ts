import type { Expression } from '../ir/expression';
import { mapChildren } from '../ir/substitute';
import type { LibraryOperator } from './operator';

/** The operands followed by the defaults of the parameters left out. */
export function withDefaults(operator: LibraryOperator, operands: readonly Expression[]): readonly Expression[] {
  const all = operands.slice();
  for (let k = operands.length; k < operator.parameters.length; k++) {
    const { default: byDefault } = operator.parameters[k]!;
    if (byDefault) all.push(byDefault);
  }
  return all;
}

/** The expression with every library operator in it expanded, innermost first. Its shapes must fit. */
export function expandWithin(expression: Expression, form: 'stable' | 'plain', named: (name: string) => LibraryOperator | undefined): Expression {
  const expanded = mapChildren(expression, (child) => expandWithin(child, form, named));
  const operator = expanded.kind === 'apply' ? named(expanded.operator) : undefined;
  return operator && expanded.kind === 'apply' ? operator.expand(withDefaults(operator, expanded.operands), form) : expanded;
}

/**
 * The operator with expansions that take any operands: its own see only such as hold no library operator, so that they
 * can ask for their shapes.
 */
export function expandingOperands(operator: LibraryOperator, named: (name: string) => LibraryOperator | undefined): LibraryOperator {
  const plainly = (operands: readonly Expression[], form: 'stable' | 'plain'): readonly Expression[] =>
    operands.map((operand) => expandWithin(operand, form, named));
  return {
    ...operator,
    expand: (operands, form) => operator.expand(plainly(operands, form), form),
    relatives: operator.relatives.map(({ shown, expand }) => ({ shown, expand: (operands) => expand(plainly(operands, 'plain')) })),
  };
}
