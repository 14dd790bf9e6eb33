import { rankByForm } from './shape';
import { assertNever } from '../util/assertNever';
import { equalExpressions } from './equality';
import type {
  ApplyExpression, CallExpression, CasesExpression, ComprehensionExpression, EntryExpression, ExpectationExpression, Expression, IndexRange, IntegralExpression, LimitExpression, Outcome, ProbabilityExpression, ReduceExpression,
} from './expression';
import { latexNotation, textNotation, type Notation } from './printNotation';
import { isBinder, substitute, walk } from './substitute';

/** How tightly a printed expression holds together, loosest first; where it is too loose it is put in parentheses. */
const binding = { condition: 0, sum: 1, prefix: 2, quotient: 3, product: 4, power: 5, atom: 6 } as const;
type Binding = (typeof binding)[keyof typeof binding];

interface Printed {
  readonly text: string;
  readonly binding: Binding;
  /** It ends in the body of a sum or the like, which would swallow what comes after it. */
  readonly open?: boolean;
}

const atom = (text: string): Printed => ({ text, binding: binding.atom });

function wrap(printed: Printed, least: Binding, notation: Notation): string {
  return printed.binding < least ? notation.parentheses(printed.text) : printed.text;
}

/** `wrap`, and parentheses too around what is open where something follows it. */
function closed(printed: Printed, least: Binding, followed: boolean, notation: Notation): string {
  return followed && printed.open ? notation.parentheses(printed.text) : wrap(printed, least, notation);
}

/** Whether it ends openly where it stands last, no parentheses put around it. */
const staysOpen = (printed: Printed, least: Binding): boolean => (printed.open ?? false) && printed.binding >= least;

/** A rational: as a short decimal, but halves, quarters and eighths and what has no short decimal as a fraction. */
function printNumber(numerator: bigint, denominator: bigint, notation: Notation): Printed {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const signed = (text: string, holds: Binding): Printed =>
    negative ? { text: `${notation.minus}${text}`, binding: binding.prefix } : { text, binding: holds };
  if (denominator === 1n) return signed(`${magnitude}`, binding.atom);
  let places = 0;
  let power = 1n;
  while (places < 12 && power % denominator !== 0n) {
    power *= 10n;
    places++;
  }
  if (power % denominator === 0n && (denominator % 5n === 0n || denominator > 8n)) {
    const digits = `${magnitude * (power / denominator)}`.padStart(places + 1, '0');
    return signed(`${digits.slice(0, -places)}.${digits.slice(-places)}`, binding.atom);
  }
  return notation.latex ? signed(`\\frac{${magnitude}}{${denominator}}`, binding.power) : signed(`${magnitude}/${denominator}`, binding.quotient);
}

/** A term after the first, with its sign. */
function printTerm(term: Expression, notation: Notation): { readonly sign: string; readonly printed: Printed } {
  if (term.kind === 'apply' && term.operator === 'negate') return { sign: notation.minus, printed: print(term.operands[0]!, notation) };
  if (term.kind === 'number' && term.numerator < 0n) return { sign: notation.minus, printed: print({ ...term, numerator: -term.numerator }, notation) };
  return { sign: '+', printed: print(term, notation) };
}

function printSum(operands: readonly Expression[], notation: Notation): Printed {
  let text = '';
  let open = false;
  operands.forEach((operand, i) => {
    const followed = i < operands.length - 1;
    const { sign, printed } = i === 0 ? { sign: '', printed: print(operand, notation) } : printTerm(operand, notation);
    const least = i === 0 ? binding.sum : binding.quotient;
    const term = closed(printed, least, followed, notation);
    text += i === 0 ? term : ` ${sign} ${term}`;
    open = staysOpen(printed, least);
  });
  return { text, binding: binding.sum, open };
}

/** Factors stand side by side; a dot goes before a numeral, which would otherwise run into what comes before. */
function printProduct(operands: readonly Expression[], notation: Notation): Printed {
  let text = '';
  let open = false;
  operands.forEach((operand, i) => {
    const printed = print(operand, notation);
    const least = operand.kind === 'apply' && operand.operator === 'dot' ? binding.power : binding.product;
    const factor = closed(printed, least, i < operands.length - 1, notation);
    const dot = /^\d/.test(factor) ? `${notation.times} ` : '';
    text += i === 0 ? factor : ` ${dot}${factor}`;
    open = staysOpen(printed, binding.product);
  });
  return { text, binding: binding.product, open };
}

function printQuotient(numerator: Expression, denominator: Expression, notation: Notation): Printed {
  const below = print(denominator, notation);
  // A fraction holds together like a power: it is put in parentheses as the base of one.
  if (notation.latex) return { text: `\\frac{${print(numerator, notation).text}}{${below.text}}`, binding: binding.power };
  const above = closed(print(numerator, notation), binding.product, true, notation);
  const least = denominator.kind === 'reduce' ? binding.product : binding.power;
  return { text: `${above} / ${wrap(below, least, notation)}`, binding: binding.quotient, open: denominator.kind === 'reduce' };
}

function printPower(base: Expression, exponent: Expression, notation: Notation): Printed {
  const below = wrap(print(base, notation), binding.atom, notation);
  const above = print(exponent, notation);
  if (notation.latex) return { text: `${below.includes('^') && !below.startsWith('\\left(') ? `{${below}}` : below}^{${above.text}}`, binding: binding.power };
  if (above.text === '2') return { text: `${below}²`, binding: binding.power };
  if (above.text === '3') return { text: `${below}³`, binding: binding.power };
  return { text: `${below}^${wrap(above, binding.atom, notation)}`, binding: binding.power };
}

/** xᵀy; where the first factor is itself xᵀA, all of it: xᵀ A y. */
function printDot(first: Expression, second: Expression, notation: Notation): Printed {
  const factors = [second];
  let head = first;
  while (head.kind === 'apply' && head.operator === 'matmul' && head.operands.length === 2) {
    factors.unshift(head.operands[1]!);
    head = head.operands[0]!;
  }
  const row = `${wrap(print(head, notation), binding.power, notation)}${notation.latex ? '^{\\top}' : 'ᵀ'}`;
  return { text: [row, ...factors.map((factor) => wrap(print(factor, notation), binding.power, notation))].join(' '), binding: binding.product };
}

const printHadamard = (operands: readonly Expression[], notation: Notation): Printed =>
  ({ text: operands.map((e) => wrap(print(e, notation), binding.power, notation)).join(notation.latex ? ' \\odot ' : ' ⊙ '), binding: binding.product });

/** Of an operator, by its name alone: a number, or as many indices as its longest operand. */
const rankOf = (expression: Expression): number => rankByForm(expression, ({ operator }, longest) => (/^(dot|norm\w*|frobenius|trace|determinant|mean)$/.test(operator) ? 0 : longest));

const list = (expressions: readonly Expression[], notation: Notation): string => expressions.map((e) => print(e, notation).text).join(', ');

function printApply(expression: ApplyExpression, notation: Notation): Printed {
  const { operator, operands } = expression;
  const [first, second] = operands;
  const relation = notation.relations[operator];
  if (first && second && relation) {
    return { text: operands.map((e) => wrap(print(e, notation), binding.sum, notation)).join(` ${relation} `), binding: binding.condition };
  }
  if (first && second) {
    switch (operator) {
      case 'add':
        return printSum(operands, notation);
      case 'subtract':
        return printSum([first, { kind: 'apply', operator: 'negate', operands: [second] }], notation);
      case 'multiply':
        return rankOf(first) > 0 && rankOf(second) > 0 ? printHadamard(operands, notation) : printProduct(operands, notation);
      case 'xlogy':
        return printProduct([first, { kind: 'apply', operator: 'log', operands: [second] }], notation);
      case 'divide':
        return printQuotient(first, second, notation);
      case 'power':
        return printPower(first, second, notation);
      case 'dot':
        return printDot(first, second, notation);
      case 'outer':
        return { text: `${wrap(print(first, notation), binding.power, notation)} ${wrap(print(second, notation), binding.power, notation)}${notation.latex ? '^{\\top}' : 'ᵀ'}`, binding: binding.product };
      case 'matmul':
        return printProduct(operands, notation);
      case 'hadamard':
        return printHadamard(operands, notation);
    }
  }
  if (first && operands.length === 1) {
    const inner = print(first, notation);
    switch (operator) {
      case 'negate':
        return { text: `${notation.minus}${wrap(inner, binding.quotient, notation)}`, binding: binding.prefix, open: staysOpen(inner, binding.quotient) };
      case 'not':
        return { text: `${notation.latex ? '\\lnot ' : '¬'}${wrap(inner, binding.atom, notation)}`, binding: binding.prefix };
      case 'abs':
        return atom(notation.latex ? `\\left|${inner.text}\\right|` : `|${inner.text}|`);
      case 'floor':
        return atom(notation.latex ? `\\left\\lfloor ${inner.text} \\right\\rfloor` : `⌊${inner.text}⌋`);
      case 'ceil':
        return atom(notation.latex ? `\\left\\lceil ${inner.text} \\right\\rceil` : `⌈${inner.text}⌉`);
      case 'sqrt':
        return atom(notation.latex ? `\\sqrt{${inner.text}}` : `√${inner.binding === binding.atom && inner.text.length <= 2 ? inner.text : `(${inner.text})`}`);
      case 'exp':
        if (notation.latex) return { text: `e^{${inner.text}}`, binding: binding.power };
        break;
      case 'log1p':
        return printApply({ kind: 'apply', operator: 'log', operands: [{ kind: 'apply', operator: 'add', operands: [oneLiteral, first] }] }, notation);
      case 'expm1':
        return printSum([{ kind: 'apply', operator: 'exp', operands: [first] }, { kind: 'number', numerator: -1n, denominator: 1n }], notation);
      case 'transpose':
        return { text: `${wrap(inner, binding.atom, notation)}${notation.latex ? '^{\\top}' : 'ᵀ'}`, binding: binding.power };
      case 'inverse':
        return { text: `${wrap(inner, binding.atom, notation)}${notation.latex ? '^{-1}' : '⁻¹'}`, binding: binding.power };
      case 'norm1':
      case 'norm2':
      case 'normInf': {
        const which = operator === 'norm1' ? '1' : operator === 'norm2' ? '2' : notation.latex ? '\\infty' : '∞';
        return atom(notation.latex ? `\\left\\|${inner.text}\\right\\|_{${which}}` : `‖${inner.text}‖_${which}`);
      }
    }
  }
  return printNamed(notation.functions[operator] ?? notation.functionName(operator), operands, notation);
}

const oneLiteral: Expression = { kind: 'number', numerator: 1n, denominator: 1n };

function printNamed(name: string, operands: readonly Expression[], notation: Notation): Printed {
  return atom(`${name}${notation.parentheses(list(operands, notation))}`);
}

function printCall(expression: CallExpression, notation: Notation): Printed {
  const orders = expression.orders?.filter((order) => order > 0) ?? [];
  const total = orders.reduce((sum, order) => sum + order, 0);
  const name = notation.functionName(expression.function);
  const operands = writtenOperands(expression);
  // ∂L/∂w as a whole is what is raised.
  if (operands.length === 0) return name.startsWith('∂') ? { text: name, binding: binding.product } : atom(name);
  if (total === 0) return printNamed(name, operands, notation);
  if (operands.length === 1 && total <= 3) return printNamed(`${name}${(notation.latex ? "'" : '′').repeat(total)}`, operands, notation);
  const order = operands.map((_, i) => expression.orders?.[i] ?? 0).join(',');
  return printNamed(notation.latex ? `${name}^{(${order})}` : `${name}^(${order})`, operands, notation);
}

/** Without the indices and numbers that the name of the function shows already: f_i(x) depends on i, p(x|θ) on θ. */
function writtenOperands({ function: name, operands }: CallExpression): readonly Expression[] {
  const scripts = name.replace(/^[^_^([/|∇∂]*/, '');
  const dropped = new Set<string>();
  let end = operands.length;
  while (end > 0) {
    const last = operands[end - 1]!;
    const isNumber = last.kind === 'variable' && last.dimensions.length === 0;
    if ((last.kind !== 'index' && !isNumber) || !scripts.includes(last.name) || dropped.has(last.name)) break;
    dropped.add(last.name);
    end--;
  }
  return operands.slice(0, end);
}

const braced = (text: string): string => ([...text].length === 1 ? text : `{${text}}`);

/** S, where an index runs through as many values as S has. */
const setOf = ({ to }: IndexRange): string | undefined => (to.kind === 'size' ? /^\|(.+)\|$/.exec(to.name)?.[1] : undefined);

function printRange(index: string, range: IndexRange, operator: string, notation: Notation): string {
  const name = notation.name(index);
  const set = setOf(range);
  if (set !== undefined && !notation.latex) return `${operator}_{${name} ∈ ${set}}`;
  // All values of a letter that counts nothing, as many as there are.
  if (!notation.latex && /^(?![i-nt])[a-zπ]′*$/.test(index) && range.to.kind === 'size' && /^n[₀-₉]+$/.test(range.to.name)) return `${operator}_${braced(name)}`;
  return `${operator}_{${name}=${print(range.from, notation).text}}^{${print(range.to, notation).text}}`;
}

function printReduce(expression: ReduceExpression, notation: Notation): Printed {
  const sign = notation.reductions[expression.operator];
  const body = wrap(print(expression.body, notation), binding.product, notation);
  if (expression.where) {
    const { from, to } = expression.range;
    const bounds = `${print(from, notation).text} ${notation.latex ? '\\le' : '≤'} ${notation.name(expression.index)} ${notation.latex ? '\\le' : '≤'} ${print(to, notation).text}`;
    const condition = print(expression.where, notation).text;
    const under = notation.latex ? `\\substack{${bounds} \\\\ ${condition}}` : `${bounds}, ${condition}`;
    return { text: `${sign}_{${under}} ${body}`, binding: binding.product, open: true };
  }
  return { text: `${printRange(expression.index, expression.range, sign, notation)} ${body}`, binding: binding.product, open: true };
}

function printIntegral(expression: IntegralExpression, notation: Notation): Printed {
  const bound = (sign: string, at: Expression | undefined): string => (at ? `${sign}{${print(at, notation).text}}` : '');
  const body = wrap(print(expression.body, notation), binding.product, notation);
  const space = notation.latex ? '\\, ' : ' ';
  return { text: `${notation.latex ? '\\int' : '∫'}${bound('_', expression.from)}${bound('^', expression.to)} ${body}${space}d${notation.name(expression.index)}`, binding: binding.product };
}

function printLimit(expression: LimitExpression, notation: Notation): Printed {
  const side = expression.side ? `^${expression.side === 'above' ? '+' : notation.minus}` : '';
  const under = `${notation.name(expression.index)} ${notation.latex ? '\\to' : '→'} ${print(expression.towards, notation).text}${side}`;
  return { text: `${notation.latex ? '\\lim' : 'lim'}_{${under}} ${wrap(print(expression.body, notation), binding.product, notation)}`, binding: binding.product, open: true };
}

/** p(x | y), P(D = 1), 𝔼_p[f(x) | y]. */
function printChance(expression: ExpectationExpression | ProbabilityExpression, notation: Notation): Printed {
  const outcome = ({ name, value }: Outcome): string => ('name' in value && value.name === name ? notation.name(name) : `${notation.name(name)} = ${print(value, notation).text}`);
  const behind = expression.given.length > 0 ? ` ${notation.latex ? '\\mid' : '|'} ${expression.given.map(outcome).join(', ')}` : '';
  if (expression.kind === 'probability') return atom(`${notation.functionName(expression.law)}${notation.parentheses(expression.events.map(outcome).join(', ') + behind)}`);
  if (expression.called && !notation.latex) return atom(expression.called.shown);
  // A capital is random by itself.
  const law = expression.law === '' ? expression.over.some((name) => !/^[A-Z]/.test(name)) ? `_{${expression.over.map(notation.name).join(', ')}}` : '' : `_{${expression.over.map(notation.name).join(', ')} ${notation.latex ? '\\sim' : '∼'} ${notation.functionName(expression.law)}}`;
  return atom(`${notation.latex ? '\\mathbb{E}' : '𝔼'}${law}[${print(expression.body, notation).text}${behind}]`);
}

function printCases(expression: CasesExpression, notation: Notation): Printed {
  const rows = expression.branches.map(({ value, condition }) => [print(value, notation).text, print(condition, notation).text] as const);
  if (notation.latex) {
    const lines = rows.map(([value, condition]) => `${value} & ${condition}`);
    if (expression.otherwise) lines.push(`${print(expression.otherwise, notation).text} & \\text{otherwise}`);
    return atom(`\\begin{cases} ${lines.join(' \\\\ ')} \\end{cases}`);
  }
  const lines = rows.map(([value, condition]) => `${value} if ${condition}`);
  if (expression.otherwise) lines.push(`${print(expression.otherwise, notation).text} otherwise`);
  return atom(`{${lines.join('; ')}}`);
}

/** Rows whose entries are one where the two indices agree, else zero. */
function isIdentityMatrix({ index: row, body }: ComprehensionExpression): boolean {
  if (body.kind !== 'comprehension' || body.body.kind !== 'apply' || body.body.operator !== 'select') return false;
  const [condition, one, zero] = body.body.operands;
  const isNumber = (e: Expression | undefined, value: bigint): boolean => e?.kind === 'number' && e.numerator === value && e.denominator === 1n;
  if (condition?.kind !== 'apply' || condition.operator !== 'equal' || !isNumber(one, 1n) || !isNumber(zero, 0n)) return false;
  const [a, b] = condition.operands;
  return a?.kind === 'index' && b?.kind === 'index' && a.name === row && b.name === body.index;
}

/** (A_{i,j})_{i=1}^n: column j. */
function isColumn(array: ComprehensionExpression): array is ComprehensionExpression & { readonly body: EntryExpression } {
  const { body } = array;
  const first = body.kind === 'entry' && body.indices.length === 2 ? body.indices[0] : undefined;
  return body.kind === 'entry' && body.array.kind === 'variable' && /^∙/.test(array.index) && first?.kind === 'index' && first.name === array.index;
}

/** (f(x, i))_{i=1}^n, the entries of an array known by name only, printed as f(x); undefined for anything else. */
function wholeValue(array: ComprehensionExpression): CallExpression | undefined {
  const { body } = array;
  const inner = body.kind === 'comprehension' ? wholeValue(body) : body.kind === 'call' ? body : undefined;
  const last = inner?.operands.at(-1);
  if (!inner || !/^∙/.test(array.index) || last?.kind !== 'index' || last.name !== array.index) return undefined;
  return { ...inner, operands: inner.operands.slice(0, -1), ...(inner.orders ? { orders: inner.orders.slice(0, -1) } : {}) };
}

function print(expression: Expression, notation: Notation): Printed {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.numerator, expression.denominator, notation);
    case 'constant':
      return atom(notation.constants[expression.name]);
    case 'variable':
    case 'index':
    case 'size':
      return atom(notation.name(expression.name));
    case 'apply':
      return printApply(expression, notation);
    case 'call':
      return printCall(expression, notation);
    case 'entry': {
      const array = wrap(print(expression.array, notation), binding.atom, notation);
      const indices = list(expression.indices, notation);
      // x₁ has a subscript already, and a name takes only one in LaTeX.
      if (!notation.latex && expression.array.kind === 'variable' && array.includes('_')) return atom(`(${array})_${braced(indices)}`);
      const base = notation.latex && array.includes('_') ? `{${array}}` : array;
      return atom(`${base}_${notation.latex ? `{${indices}}` : braced(indices)}`);
    }
    case 'reduce':
      return printReduce(expression, notation);
    case 'comprehension': {
      if (isIdentityMatrix(expression)) return atom('I');
      if (isColumn(expression)) return print({ ...expression.body, indices: [{ kind: 'index', name: ':' }, ...expression.body.indices.slice(1)] }, notation);
      const whole = wholeValue(expression);
      if (whole) return print(whole, notation);
      const body = notation.parentheses(print(expression.body, notation).text);
      return atom(printRange(expression.index, expression.range, body, notation));
    }
    case 'array':
      return atom(notation.latex ? `\\left[${list(expression.elements, notation)}\\right]` : `[${list(expression.elements, notation)}]`);
    case 'cases':
      return printCases(expression, notation);
    case 'integral':
      return printIntegral(expression, notation);
    case 'limit':
      return printLimit(expression, notation);
    case 'expectation':
    case 'probability':
      return printChance(expression, notation);
    case 'derivative': {
      const { body: function_, at } = expression;
      // σ′(x)
      if (at && function_.kind === 'apply' && function_.operands.length === 1 && equalExpressions(function_.operands[0]!, expression.variable)) {
        return printNamed(`${notation.functions[function_.operator] ?? notation.functionName(function_.operator)}${notation.latex ? "'" : '′'}`, [at], notation);
      }
      // f′(x) of a known f is ∂f(x)/∂x; f′(3) is taken at 3.
      if (at && (at.kind === 'variable' || at.kind === 'index')) {
        const moved = substitute(function_, (node) => (equalExpressions(node, expression.variable) ? at : undefined));
        return print({ kind: 'derivative', body: moved, variable: at }, notation);
      }
      const variable = print(expression.variable, notation).text;
      const body = wrap(print(expression.body, notation), binding.power, notation);
      if (at && !notation.latex) return atom(`(∂${body}/∂${variable})_{${variable} = ${print(at, notation).text}}`.replaceAll('‹u›', 'u'));
      return notation.latex
        ? { text: `\\frac{\\partial}{\\partial ${variable}} ${body}`, binding: binding.product }
        : { text: `∂${body}/∂${variable}`, binding: binding.quotient };
    }
    default:
      return assertNever(expression);
  }
}

/** Names of indices that stand for none the author wrote: made up, behind dots, of the entries of a value known by name only. */
const UNWRITTEN = /^(?:‹i›\d+|[⋯∙‿]+′*|row′*|′+)$/;

/** The notation with indices that no author wrote shown as i, j, k …, whichever the expression does not use. */
function withIndexLetters(expression: Expression, notation: Notation): Notation {
  const used = new Set<string>();
  const fresh = new Set<string>();
  walk(expression, (node) => {
    const name = isBinder(node) ? node.index : 'name' in node ? node.name : undefined;
    if (name !== undefined) (UNWRITTEN.test(name) ? fresh : used).add(name);
    if (node.kind === 'call') for (const letter of node.function) used.add(letter);
  });
  if (fresh.size === 0) return notation;
  const letters = [...'ijklmnpqrst'].filter((letter) => !used.has(letter));
  const ordered = [...fresh].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const shown = new Map(ordered.map((name, i) => [name, letters[i] ?? `i${subscript(i + 1 - letters.length)}`]));
  // The longest first: ⋯⋯ is not ⋯ twice.
  const functionName = (name: string): string => notation.functionName([...ordered].reverse().reduce((text, index) => text.replaceAll(index, shown.get(index)!), name));
  return { ...notation, name: (name) => notation.name(shown.get(name) ?? name), functionName };
}

const subscript = (n: number): string => String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);

/** The expression in one line of plain text, with as few parentheses as it needs: `exp(−x_i) / ∑_{j=1}^{d} exp(−x_j)`. */
export function printExpression(expression: Expression): string {
  return print(expression, withIndexLetters(expression, textNotation)).text;
}

/** The same with indices as they are called, for a name made of it. */
export function nameOfExpression(expression: Expression): string {
  return print(expression, textNotation).text;
}

/** The expression as LaTeX that KaTeX accepts. */
export function printLatex(expression: Expression): string {
  return print(expression, withIndexLetters(expression, latexNotation)).text;
}
