import type { Expression } from '../../ir/expression';
import { printExpression, printLatex } from '../../ir/print';
import { substitute } from '../../ir/substitute';
import type { Instability } from '../../numeric/findInstability';
import { number } from '../wording';
import type { StableForm } from './match';

/** Without bounds that the author left out, where the reader made up a size: ∑_j, not ∑_{j=1}^{n₁}. */
const plain = (expression: Expression): string => printExpression(expression).replace(/_\{([^{}=]+)=1\}\^\{n[₀-₉]+\}/g, '_$1');
export const latexOf = (expression: Expression): string => printLatex(expression).replace(/_\{([^{}=]+)=1\}\^\{n_\{\d+\}\}/g, '_{$1}');

/**
 * The form as a library of numerics spells it: log1p and expm1 by their names, which are what it is about. With what its
 * letter stands for.
 */
function spelt({ form, where }: StableForm): { readonly form: Expression; readonly where?: StableForm['where'] } {
  const byName = (expression: Expression): Expression => substitute(expression, (node) => (node.kind === 'apply' && /^(log1p|expm1)$/.test(node.operator) ? { kind: 'call', function: node.operator, operands: node.operands.map(byName) } : undefined));
  return { form: byName(form), ...(where ? { where } : {}) };
}

/** `max(x, 0) + log1p(exp(−|x|))`, `m + log ∑_j exp(z_j − m) with m = max_j z_j` */
function shown(stable: StableForm): string {
  const { form, where } = spelt(stable);
  const text = plain(form) + (where ? ` with ${where.letter} = ${plain(where.value)}` : '');
  return text.includes(stable.name) ? text : `${text} (${stable.name})`;
}

/** `\\max(x, 0) + …`, with what the letter stands for behind a wide space. */
export function stableLatex(stable: StableForm): string {
  const { form, where } = spelt(stable);
  return latexOf(form) + (where ? `, \\quad ${where.letter} = ${latexOf(where.value)}` : '');
}

/** `x = 89, z = (89, 89, 89)`; of many entries the first. */
function pointWords(point: Instability['point']): string {
  const arrays = new Map<string, number[]>();
  for (const [key, value] of Object.entries(point)) {
    const name = key.replace(/\[[\d,]*\]$/, '');
    const values = arrays.get(name);
    if (values) values.push(value);
    else arrays.set(name, [value]);
  }
  return [...arrays].map(([name, values]) => `${name} = ${values.length === 1 ? number(values[0]!) : `(${(values.length <= 4 ? values : values.slice(0, 3)).map((value) => number(value)).join(', ')}${values.length <= 4 ? '' : ', …'})`}`).join(', ');
}

/** The failure that most readers will meet: in float32, where there is one. */
const foremost = (failures: readonly Instability[]): Instability => failures.find(({ format }) => format === 'float32') ?? failures[0]!;

/** `log(1 + exp(x)), computed in float32 as it is written, is ∞ at x = 89, where it should be 89; stable is …`. */
export function messageOf(written: Expression, stable: StableForm, failures: readonly Instability[]): string {
  const { format, point: at, got, exact, ulps } = foremost(failures);
  const digits = number(got) === number(exact) ? 9 : 4;
  const result = Number.isNaN(got) ? 'no number (NaN)' : number(got, digits);
  const off = Number.isFinite(ulps) ? `, ${number(ulps, 2)} ulps off` : '';
  return `computed in ${format} as it is written, ${plain(written)} is ${result} at ${pointWords(at)}, where it should be ${number(exact, digits)}${off}; stable is ${shown(stable)}`;
}
