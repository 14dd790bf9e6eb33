import type { CheckedClaim } from '../check/verdict';
import { apply, one, range, scalar, size, variable } from '../ir/build';
import type { Expression } from '../ir/expression';
import { printLatex } from '../ir/print';
import { programOf } from '../numeric/findInstability';
import type { FloatFormat } from '../numeric/floatFormats';
import { firstOverflow } from '../numeric/overflow';
import { operators } from '../ops';
import type { Algebra, Operator } from '../ops/operator';
import { rational } from '../ir/build';
import type { FormatJson, OverflowJson, RecognisedJson } from '../protocol/recognised';
import { operatorWords } from '../report/operatorWords';
import { factsOf, overflowJson } from '../report/recognised';

const formats: readonly FloatFormat[] = ['float16', 'bfloat16', 'float32', 'float64'];
/** Functions of one claim of which is told what is known. */
const maximumFunctions = 3;

/** What is known of the function that a claim defines, or else of those that occur in it. */
export function recognisedIn({ taken, verdict }: CheckedClaim): readonly RecognisedJson[] {
  if (!taken) return [];
  const { statement, functions = [] } = taken;
  const defined = statement.kind === 'definition' && verdict.kind === 'verified' ? statement.library[0]?.operator : undefined;
  const names = defined === undefined ? [...new Set(functions.map(({ operator }) => operator))].slice(0, maximumFunctions) : [defined];
  return names.flatMap((name) => {
    const operator = operators.get(name);
    const known = operator && describe(operator, defined !== undefined);
    return known ? [known] : [];
  });
}

/** A derivative rule carried out on expressions; its constants are integers and halves. */
const symbolic: Algebra<Expression> = {
  constant: (value) => rational(2 * value, 2),
  apply: (operator, ...operands) => apply(operator, ...operands),
};

function describe(operator: Operator, isDefined: boolean): RecognisedJson | undefined {
  if (operator.kind === 'structural' || !operator.properties) return undefined;
  const operand = operandOf(operator);
  const call = operand && apply(operator.name, operand);
  const derivative = operand && call && derivativeOf(operator, operand, call);
  const facts = factsOf(operator.properties, call ? printLatex(call) : '', operand ? printLatex(operand) : '', derivative);
  const thresholds = call && thresholdsOf(call, operator);
  return { name: operatorWords(operator.name), isDefined, facts, ...(thresholds ? { formats: thresholds } : {}) };
}

/** The one argument of a function that needs no other; undefined for one that does. */
function operandOf(operator: Exclude<Operator, { kind: 'structural' }>): Expression | undefined {
  if (operator.kind === 'scalar') return operator.arity === 1 ? scalar('x') : undefined;
  const [first, ...others] = operator.parameters;
  if (!first || first.rank === 2 || (operator.properties?.parameter ?? 0) !== 0 || !others.every((parameter) => parameter.default)) return undefined;
  return first.rank === 0 ? scalar(first.name) : variable(first.name, range(one, size('n')));
}

/** Of one number; of arrays it is a matrix that no short formula shows. */
function derivativeOf(operator: Exclude<Operator, { kind: 'structural' }>, operand: Expression, call: Expression): Expression | undefined {
  if (operand.kind !== 'variable' || operand.dimensions.length > 0) return undefined;
  if (operator.kind === 'scalar') return operator.partials?.(symbolic, [operand], call)[0];
  const defaults = operator.parameters.slice(1).map((parameter) => parameter.default!);
  return operator.properties?.derivative?.([operand, ...defaults]);
}

/** Whether a parameter may be any number, or any positive one, so that it can grow without bound. */
function isUnbounded(operator: Exclude<Operator, { kind: 'structural' }>, sign: 1 | -1): boolean {
  const domain = operator.kind === 'scalar' ? operator.domain?.[0] : operator.parameters[0]!.domain;
  return domain === undefined || domain.kind === 'real' || (sign > 0 && (domain.kind === 'positive' || domain.kind === 'nonnegative'));
}

function thresholdsOf(call: Expression, operator: Exclude<Operator, { kind: 'structural' }>): readonly FormatJson[] | undefined {
  if (!isUnbounded(operator, 1)) return undefined;
  const [textbook, stable] = (['plain', 'stable'] as const).map((form) => programOf(call, form));
  if (!textbook || !stable) return undefined;
  return formats.map((format): FormatJson => {
    const ends = (program: typeof textbook): FormatJson['textbook'] => {
      const end = (sign: 1 | -1): OverflowJson | undefined => {
        const found = isUnbounded(operator, sign) ? firstOverflow(program, format, sign) : undefined;
        return found && overflowJson(found);
      };
      const [below, above] = [end(-1), end(1)];
      return { ...(below ? { below } : {}), ...(above ? { above } : {}) };
    };
    return { format, textbook: ends(textbook), stable: ends(stable) };
  });
}
