import type { Chain, Extremum, Operand, Optimum, Statement } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { propertyText } from '../ir/propertyText';
import { plainMath } from './plainMath';
import { assertNever } from '../util/assertNever';

/** Stands for an operand that could not be read. */
const UNREAD = '⟨not read⟩';

const operandText = ({ expression, unread }: Operand): string => (unread ? UNREAD : printExpression(expression));

function chainText({ operands, links }: Chain): string {
  return operands.map((operand, at) => (at === 0 ? '' : ` ${links[at - 1]!.relation} `) + operandText(operand)).join('');
}

/** `argmin_w (w² − 2w)` */
function extremumText({ goal, asked, objective, unknowns }: Extremum): string {
  const sign = `${asked === 'point' ? 'arg' : ''}${goal === 'minimum' ? 'min' : 'max'}`;
  const text = printExpression(objective);
  return `${sign}_${unknowns.map(({ variable }) => variable.name).join(',')} ${isSum(objective) ? `(${text})` : text}`;
}

const isSum = (expression: Expression): boolean => expression.kind === 'apply' && (expression.operator === 'add' || expression.operator === 'subtract');

function optimumText({ shown, extrema, stated }: Optimum): string {
  const sides = [...extrema.map(extremumText), ...stated.map(({ value }) => printExpression(value))];
  return `${shown === undefined ? '' : `${plainMath(shown)} := `}${sides.join(' = ')}`;
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
      return `${plainMath(statement.left.shown)} := ${chainText(statement.chain)}`;
    case 'derivation':
      return statement.steps.map((step, at) => (statement.implied[at] ? '⇒ ' : '') + chainText(step)).join('\n');
    case 'optimum':
      return optimumText(statement);
    case 'property':
      return `${printExpression(statement.subject)} ${propertyText(statement.property)}`;
    case 'declaration':
      return plainMath(statement.text);
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
    case 'optimum':
      return [...statement.extrema.map(({ objective }) => objective), ...statement.stated.map(({ value }) => value)];
    case 'property':
      return [statement.subject];
    case 'declaration':
      return [];
    default:
      return assertNever(statement);
  }
}
