import { one } from '../../ir/build';
import type { Operand, Reading } from '../../ir/claim';
import type { Expression, IndexRange } from '../../ir/expression';
import { printExpression } from '../../ir/print';
import { eachBound, eachChild, equalExpressions, freeIndices, isBinder, mentionsChance, substitute, substituteIndex, substituteVariable } from '../../ir/substitute';
import { findInstability, type Instability } from '../../numeric/findInstability';
import type { FloatFormat } from '../../numeric/floatFormats';
import type { CheckedClaim } from '../verdict';
import { averaged } from './cancellations';
import type { StableForm } from './match';
import { latexOf, messageOf, stableLatex } from './message';
import { withinDomains } from './reachable';
import { stableFormOf } from './stableForm';

/** A part of a formula that is right, and that floats get wrong if they compute it as it is written. */
export interface UnstablePart {
  /** The side of the claim it is a part of. */
  readonly operand: Operand;
  readonly written: Expression;
  readonly stable: StableForm;
  /** The part and its stable form as LaTeX. */
  readonly latex: { readonly written: string; readonly stable: string };
  readonly message: string;
  /** In each format that fails, float16 first: the smallest inputs found at which it does and the stable form does not. */
  readonly failures: readonly Instability[];
}

const FORMATS: readonly FloatFormat[] = ['float16', 'bfloat16', 'float32', 'float64'];
/** Parts of one claim that are searched. */
const MAX_SEARCHED = 6;

/**
 * The parts of a claim that holds or is taken as given which overflow, underflow or cancel at reachable inputs. A part
 * counts only where a form is known that does better at the same inputs, and where that is not the other side of the
 * claim. Functions called by their names are not written out: whoever computes them has the choice.
 */
export function instabilitiesOf({ verdict, taken }: CheckedClaim): readonly UnstablePart[] {
  if (!taken || (verdict.kind !== 'verified' && verdict.kind !== 'stipulated')) return [];
  const operands = operandsIn(taken);
  const found: UnstablePart[] = [];
  let left = MAX_SEARCHED;
  const look = (operand: Operand, expression: Expression, ranges: ReadonlyMap<string, IndexRange>): void => {
    if (left === 0) return;
    const stable = stableFormOf(expression);
    if (stable) {
      left--;
      const part = partOf(operand, expression, stable, ranges, taken);
      const isKnown = part && (found.some(({ written }) => equalExpressions(written, expression)) || (!mentionsChance(expression) && operands.some((other) => equalExpressions(other.expression, inFull(stable)))));
      if (part && !isKnown) found.push(part);
      if (part) return;
    }
    within(expression, ranges, (child, inner) => look(operand, child, inner));
  };
  const free = new Map(taken.freeIndices.map(({ name, range }) => [name, range]));
  for (const operand of operands) look(operand, operand.expression, free);
  return found;
}

function operandsIn({ statement }: Reading): readonly Operand[] {
  switch (statement.kind) {
    case 'chain':
      return statement.operands;
    case 'definition':
      return statement.chain.operands;
    case 'derivation':
      return statement.steps.flatMap(({ operands }) => operands);
    default:
      return [];
  }
}

/** What is computed as it is written: not the body of a derivative, an integral or a limit. */
function within(expression: Expression, ranges: ReadonlyMap<string, IndexRange>, visit: (child: Expression, ranges: ReadonlyMap<string, IndexRange>) => void): void {
  if (expression.kind === 'derivative' || expression.kind === 'integral' || expression.kind === 'limit') return;
  if (!isBinder(expression)) return eachChild(expression, (child) => visit(child, ranges));
  const inner = new Map(ranges).set(expression.index, expression.range);
  eachBound(expression, (child, bound) => visit(child, bound ? inner : ranges));
}

/** With its letter replaced by what it stands for. */
const inFull = ({ form, where }: StableForm): Expression => (where ? substituteVariable(form, where.letter, where.value) : form);

function partOf(operand: Operand, written: Expression, stable: StableForm, ranges: ReadonlyMap<string, IndexRange>, { domains }: Reading): UnstablePart | undefined {
  const { held, loses } = stable;
  const computed = (form: Expression): Expression | undefined => averaged(atFirst(held ? substitute(form, (node) => (equalExpressions(node, held) ? one : undefined)) : form, ranges));
  const [expression, rival] = [computed(written), computed(inFull(stable))];
  if (!expression || !rival) return undefined;
  const options = { form: 'stable', rival, reachable: withinDomains(domains), overflowOnly: loses === 'range' } as const;
  const failures = FORMATS.flatMap((format) => findInstability(expression, [format], options) ?? []).map((failure) => (held ? { ...failure, point: { ...failure.point, [printExpression(held)]: 1 } } : failure));
  return failures.length > 0 ? { operand, written, stable, failures, latex: { written: latexOf(written), stable: stableLatex(stable) }, message: messageOf(written, stable, failures) } : undefined;
}

/** The entry with every free index at its first value. */
function atFirst(expression: Expression, ranges: ReadonlyMap<string, IndexRange>): Expression {
  let entry = expression;
  for (const name of freeIndices(expression)) {
    const range = ranges.get(name);
    if (range) entry = substituteIndex(entry, name, range.from);
  }
  return entry;
}

/** True of the first part that is written so, whatever its message: a document need not be told twice. */
export function firstOfEach(): (part: UnstablePart) => boolean {
  const seen: Expression[] = [];
  return ({ written }) => {
    if (seen.some((other) => equalExpressions(other, written))) return false;
    seen.push(written);
    return true;
  };
}
