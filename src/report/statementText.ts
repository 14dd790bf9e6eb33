import type { Chain, Operand, Statement } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { assertNever } from '../util/assertNever';

/** Stands for an operand that could not be read. */
const UNREAD = '⟨not read⟩';

const operandText = ({ expression, unread }: Operand): string => (unread ? UNREAD : printExpression(expression));

function chainText({ operands, links }: Chain): string {
  return operands.map((operand, at) => (at === 0 ? '' : ` ${links[at - 1]!.relation} `) + operandText(operand)).join('');
}

/**
 * A statement in plain notation, as it was understood: `σ(x) := 1 / (1 + exp(−x))`. A derivation has a line a row, and
 * ⇒ before the rows that are said to follow.
 */
export function statementText(statement: Statement): string {
  switch (statement.kind) {
    case 'chain':
      return chainText(statement);
    case 'definition':
      return `${statement.left.shown} := ${chainText(statement.chain)}`;
    case 'derivation':
      return statement.steps.map((step, at) => (statement.implied[at] ? '⇒ ' : '') + chainText(step)).join('\n');
    case 'declaration':
      return statement.text;
    default:
      return assertNever(statement);
  }
}

const read = ({ operands }: Chain): readonly Expression[] => operands.filter(({ unread }) => !unread).map(({ expression }) => expression);

/** The expressions that a statement is about, without those that could not be read. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'chain':
      return read(statement);
    case 'definition':
      return read(statement.chain);
    case 'derivation':
      return statement.steps.flatMap(read);
    case 'declaration':
      return [];
    default:
      return assertNever(statement);
  }
}
