import { assertNever } from '../util/assertNever';
import type { ApplyExpression, CallExpression, CasesExpression, Expression, IndexRange, ReduceExpression } from './expression';

/** How tightly a printed expression holds together; an operand of a looser one is put in parentheses. */
const enum Binding {
  condition = 0,
  sum = 1,
  prefix = 2,
  product = 3,
  quotient = 4,
  power = 5,
  atom = 6,
}

interface Printed {
  readonly text: string;
  readonly binding: Binding;
}

/** What the two notations do differently. */
interface Notation {
  readonly latex: boolean;
  readonly minus: string;
  readonly times: string;
  readonly relations: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
  readonly reductions: Readonly<Record<ReduceExpression['operator'], string>>;
  readonly constants: Readonly<Record<'pi' | 'e' | 'infinity', string>>;
  readonly name: (name: string) => string;
  readonly functionName: (name: string) => string;
  readonly parentheses: (text: string) => string;
}

const textNotation: Notation = {
  latex: false,
  minus: '−',
  times: '·',
  relations: { equal: '=', notEqual: '≠', less: '<', lessEqual: '≤', and: '∧', or: '∨' },
  functions: {
    gamma: 'Γ', digamma: 'ψ', trigamma: 'ψ′', asin: 'arcsin', acos: 'arccos', atan: 'arctan',
    asinh: 'arsinh', acosh: 'arcosh', atanh: 'artanh', lgamma: 'log Γ', sqrt: '√', determinant: 'det', trace: 'tr', sigmoid: 'σ',
  },
  reductions: { sum: '∑', product: '∏', max: 'max', min: 'min', argmax: 'argmax', argmin: 'argmin' },
  constants: { pi: 'π', e: 'e', infinity: '∞' },
  name: (name) => name,
  functionName: (name) => name,
  parentheses: (text) => `(${text})`,
};

const latexNotation: Notation = {
  latex: true,
  minus: '-',
  times: '\\cdot',
  relations: { equal: '=', notEqual: '\\ne', less: '<', lessEqual: '\\le', and: '\\land', or: '\\lor' },
  functions: {
    gamma: '\\Gamma', digamma: '\\psi', trigamma: "\\psi'", asin: '\\arcsin', acos: '\\arccos', atan: '\\arctan',
    asinh: '\\operatorname{arsinh}', acosh: '\\operatorname{arcosh}', atanh: '\\operatorname{artanh}', lgamma: '\\log \\Gamma',
    determinant: '\\det', trace: '\\operatorname{tr}', sigmoid: '\\sigma',
    ...Object.fromEntries(['exp', 'log', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'max', 'min'].map((name) => [name, `\\${name}`])),
  },
  reductions: {
    sum: '\\sum', product: '\\prod', max: '\\max', min: '\\min', argmax: '\\operatorname*{arg\\,max}', argmin: '\\operatorname*{arg\\,min}',
  },
  constants: { pi: '\\pi', e: 'e', infinity: '\\infty' },
  name: latexName,
  functionName: (name) => (/^[a-zA-Z]{2,}$/.test(name) ? `\\operatorname{${name}}` : latexName(name)),
  parentheses: (text) => `\\left(${text}\\right)`,
};

const combining: Readonly<Record<string, string>> = { '\u0302': 'hat', '\u0304': 'bar', '\u0305': 'bar', '\u0303': 'tilde', '\u0307': 'dot', '\u20D7': 'vec' };
const greek = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'.split(' ');
const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** A letter of a variable's name in LaTeX: mathematical alphabets by their commands, Greek by name. */
function latexLetter(letter: string): string {
  const code = letter.codePointAt(0)!;
  if (code >= 0x3b1 && code <= 0x3c9) return greek[code - 0x3b1] === 'omicron' ? 'o' : `\\${greek[code - 0x3b1]}`;
  if (code >= 0x391 && code <= 0x3a9) {
    const name = greek[code - 0x391]!;
    const capital = name[0]!.toUpperCase() + name.slice(1);
    return /^(Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/.test(capital) ? `\\${capital}` : letter;
  }
  // 𝐀 to 𝐳 and 𝑨 to 𝒛: Unicode's bold and bold italic alphabets.
  for (const [first, command] of [[0x1d400, 'mathbf'], [0x1d468, 'boldsymbol']] as const) {
    const position = code - first;
    if (position >= 0 && position < 52) return `\\${command}{${String.fromCharCode(position < 26 ? 65 + position : 71 + position)}}`;
  }
  return /[{}\\$&#^_~%]/.test(letter) ? `\\text{${letter.replace(/[\\^~]/g, ' ').replace(/[{}$&#_%]/g, '\\$&')}}` : letter;
}

function latexName(name: string): string {
  const parts = /^(.+?)((?:[₀-₉]+)|_.+)?$/su.exec(name.normalize('NFD'));
  if (!parts) return '';
  const letters: string[] = [];
  for (const letter of parts[1]!) {
    const accent = combining[letter];
    if (accent && letters.length > 0) letters.push(`\\${accent}{${letters.pop()}}`);
    else letters.push(latexLetter(letter));
  }
  const base = letters.join(letters.some((letter) => /^\\[a-zA-Z]+$/.test(letter)) ? ' ' : '');
  const shown = letters.length > 1 && letters.every((letter) => letter.length === 1) ? `\\mathrm{${base}}` : base;
  if (!parts[2]) return shown;
  const subscript = parts[2].startsWith('_') ? latexName(parts[2].slice(1)) : [...parts[2]].map((digit) => subscripts.indexOf(digit)).join('');
  return `${shown}_{${subscript}}`;
}

const atom = (text: string): Printed => ({ text, binding: Binding.atom });

function wrap(printed: Printed, least: Binding, notation: Notation): string {
  return printed.binding < least ? notation.parentheses(printed.text) : printed.text;
}

/** A rational: as a finite decimal if it is short, otherwise as a fraction. */
function printNumber(numerator: bigint, denominator: bigint, notation: Notation): Printed {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const signed = (text: string, binding: Binding): Printed => (negative ? { text: `${notation.minus}${text}`, binding: Binding.prefix } : { text, binding });
  if (denominator === 1n) return signed(`${magnitude}`, Binding.atom);
  let places = 0;
  let power = 1n;
  while (places < 12 && power % denominator !== 0n) {
    power *= 10n;
    places++;
  }
  if (power % denominator === 0n && denominator > 8n) {
    const digits = `${magnitude * (power / denominator)}`.padStart(places + 1, '0');
    return signed(`${digits.slice(0, -places)}.${digits.slice(-places)}`, Binding.atom);
  }
  return notation.latex ? signed(`\\frac{${magnitude}}{${denominator}}`, Binding.atom) : signed(`${magnitude}/${denominator}`, Binding.quotient);
}

function printSum(operands: readonly Expression[], notation: Notation): Printed {
  const text = operands.map((operand, i) => {
    if (i === 0) return wrap(print(operand, notation), Binding.sum, notation);
    if (operand.kind === 'apply' && operand.operator === 'negate') {
      return ` ${notation.minus} ${wrap(print(operand.operands[0]!, notation), Binding.product, notation)}`;
    }
    if (operand.kind === 'number' && operand.numerator < 0n) {
      return ` ${notation.minus} ${print({ ...operand, numerator: -operand.numerator }, notation).text}`;
    }
    return ` + ${wrap(print(operand, notation), Binding.product, notation)}`;
  });
  return { text: text.join(''), binding: Binding.sum };
}

const isNumeral = (expression: Expression): boolean => expression.kind === 'number' || (expression.kind === 'apply' && expression.operator === 'power' && isNumeral(expression.operands[0]!));
const isBig = (expression: Expression): boolean => expression.kind === 'reduce';

/** Factors stand side by side with a space; a dot goes before a numeral, which would otherwise run into its neighbour. */
function printProduct(operands: readonly Expression[], notation: Notation): Printed {
  const text = operands.map((operand, i) => {
    const least = isBig(operand) && i === operands.length - 1 ? Binding.sum : i === 0 ? Binding.product : Binding.quotient;
    const factor = isBig(operand) && i < operands.length - 1
      ? notation.parentheses(print(operand, notation).text)
      : wrap(print(operand, notation), isBig(operand) ? Binding.condition : least, notation);
    if (i === 0) return factor;
    return isNumeral(operand) ? ` ${notation.times} ${factor}` : ` ${factor}`;
  });
  return { text: text.join(''), binding: Binding.product };
}

function printQuotient(numerator: Expression, denominator: Expression, notation: Notation): Printed {
  if (notation.latex) return atom(`\\frac{${print(numerator, notation).text}}{${print(denominator, notation).text}}`);
  const above = wrap(print(numerator, notation), Binding.product, notation);
  // A sum sign reaches to the end, so that it needs no parentheses below the stroke.
  const below = isBig(denominator) ? print(denominator, notation).text : wrap(print(denominator, notation), Binding.power, notation);
  return { text: `${above} / ${below}`, binding: isBig(denominator) ? Binding.sum : Binding.quotient };
}

function printPower(base: Expression, exponent: Expression, notation: Notation): Printed {
  const below = wrap(print(base, notation), Binding.atom, notation);
  const above = print(exponent, notation);
  if (notation.latex) return { text: `${below.includes('^') && !below.startsWith('\\left(') ? `{${below}}` : below}^{${above.text}}`, binding: Binding.power };
  if (above.text === '2') return { text: `${below}²`, binding: Binding.power };
  if (above.text === '3') return { text: `${below}³`, binding: Binding.power };
  return { text: `${below}^${wrap(above, Binding.atom, notation)}`, binding: Binding.power };
}

const list = (expressions: readonly Expression[], notation: Notation): string => expressions.map((e) => print(e, notation).text).join(', ');

function printApply(expression: ApplyExpression, notation: Notation): Printed {
  const { operator, operands } = expression;
  const [first, second] = operands;
  const relation = notation.relations[operator];
  if (first && second && relation) {
    return { text: operands.map((e) => wrap(print(e, notation), Binding.sum, notation)).join(` ${relation} `), binding: Binding.condition };
  }
  if (first && second) {
    switch (operator) {
      case 'add':
        return printSum(operands, notation);
      case 'subtract':
        return printSum([first, { kind: 'apply', operator: 'negate', operands: [second] }], notation);
      case 'multiply':
        return printProduct(operands, notation);
      case 'xlogy':
        return printProduct([first, { kind: 'apply', operator: 'log', operands: [second] }], notation);
      case 'divide':
        return printQuotient(first, second, notation);
      case 'power':
        return printPower(first, second, notation);
      case 'dot':
        return { text: `${wrap(print(first, notation), Binding.power, notation)}${notation.latex ? '^{\\top}' : 'ᵀ'} ${wrap(print(second, notation), Binding.power, notation)}`, binding: Binding.product };
      case 'outer':
        return { text: `${wrap(print(first, notation), Binding.power, notation)} ${wrap(print(second, notation), Binding.power, notation)}${notation.latex ? '^{\\top}' : 'ᵀ'}`, binding: Binding.product };
      case 'matmul':
        return printProduct(operands, notation);
      case 'hadamard':
        return { text: operands.map((e) => wrap(print(e, notation), Binding.power, notation)).join(notation.latex ? ' \\odot ' : ' ⊙ '), binding: Binding.product };
    }
  }
  if (first && operands.length === 1) {
    const inner = print(first, notation);
    switch (operator) {
      case 'negate':
        return { text: `${notation.minus}${wrap(inner, Binding.product, notation)}`, binding: Binding.prefix };
      case 'not':
        return { text: `${notation.latex ? '\\lnot ' : '¬'}${wrap(inner, Binding.atom, notation)}`, binding: Binding.prefix };
      case 'abs':
        return atom(notation.latex ? `\\left|${inner.text}\\right|` : `|${inner.text}|`);
      case 'floor':
        return atom(notation.latex ? `\\left\\lfloor ${inner.text} \\right\\rfloor` : `⌊${inner.text}⌋`);
      case 'ceil':
        return atom(notation.latex ? `\\left\\lceil ${inner.text} \\right\\rceil` : `⌈${inner.text}⌉`);
      case 'sqrt':
        return atom(notation.latex ? `\\sqrt{${inner.text}}` : `√${inner.binding === Binding.atom && inner.text.length <= 2 ? inner.text : `(${inner.text})`}`);
      case 'exp':
        if (notation.latex) return { text: `e^{${inner.text}}`, binding: Binding.power };
        break;
      case 'log1p':
        return printApply({ kind: 'apply', operator: 'log', operands: [{ kind: 'apply', operator: 'add', operands: [oneLiteral, first] }] }, notation);
      case 'expm1':
        return printSum([{ kind: 'apply', operator: 'exp', operands: [first] }, { kind: 'number', numerator: -1n, denominator: 1n }], notation);
      case 'transpose':
        return { text: `${wrap(inner, Binding.atom, notation)}${notation.latex ? '^{\\top}' : 'ᵀ'}`, binding: Binding.power };
      case 'inverse':
        return { text: `${wrap(inner, Binding.atom, notation)}${notation.latex ? '^{-1}' : '⁻¹'}`, binding: Binding.power };
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
  if (total === 0) return printNamed(name, expression.operands, notation);
  if (expression.operands.length === 1 && total <= 3) return printNamed(`${name}${(notation.latex ? "'" : '′').repeat(total)}`, expression.operands, notation);
  const order = expression.operands.map((_, i) => expression.orders?.[i] ?? 0).join(',');
  return printNamed(notation.latex ? `${name}^{(${order})}` : `${name}^(${order})`, expression.operands, notation);
}

const braced = (text: string): string => ([...text].length === 1 ? text : `{${text}}`);

function printRange(index: string, range: IndexRange, operator: string, notation: Notation): string {
  const name = notation.name(index);
  return `${operator}_{${name}=${print(range.from, notation).text}}^{${print(range.to, notation).text}}`;
}

function printReduce(expression: ReduceExpression, notation: Notation): Printed {
  const sign = notation.reductions[expression.operator];
  const body = wrap(print(expression.body, notation), expression.operator === 'sum' ? Binding.prefix : Binding.product, notation);
  if (expression.where) {
    const { from, to } = expression.range;
    const bounds = `${print(from, notation).text} ${notation.latex ? '\\le' : '≤'} ${notation.name(expression.index)} ${notation.latex ? '\\le' : '≤'} ${print(to, notation).text}`;
    const condition = print(expression.where, notation).text;
    const under = notation.latex ? `\\substack{${bounds} \\\\ ${condition}}` : `${bounds}, ${condition}`;
    return { text: `${sign}_{${under}} ${body}`, binding: Binding.sum };
  }
  return { text: `${printRange(expression.index, expression.range, sign, notation)} ${body}`, binding: Binding.sum };
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
      const array = wrap(print(expression.array, notation), Binding.atom, notation);
      const indices = list(expression.indices, notation);
      // x₁ has a subscript already, and a name takes only one in LaTeX.
      const base = notation.latex && array.includes('_') ? `{${array}}` : array;
      return atom(`${base}_${notation.latex ? `{${indices}}` : braced(indices)}`);
    }
    case 'reduce':
      return printReduce(expression, notation);
    case 'comprehension': {
      const body = notation.parentheses(print(expression.body, notation).text);
      return atom(printRange(expression.index, expression.range, body, notation));
    }
    case 'array':
      return atom(notation.latex ? `\\left[${list(expression.elements, notation)}\\right]` : `[${list(expression.elements, notation)}]`);
    case 'cases':
      return printCases(expression, notation);
    case 'derivative': {
      const variable = print(expression.variable, notation).text;
      const body = wrap(print(expression.body, notation), Binding.power, notation);
      return notation.latex
        ? { text: `\\frac{\\partial}{\\partial ${variable}} ${body}`, binding: Binding.product }
        : { text: `∂${body}/∂${variable}`, binding: Binding.quotient };
    }
    default:
      return assertNever(expression);
  }
}

/** The expression in one line of plain text, with as few parentheses as it needs: `exp(−x_i) / ∑_{j=1}^{d} exp(−x_j)`. */
export function printExpression(expression: Expression): string {
  return print(expression, textNotation).text;
}

/** The expression as LaTeX that KaTeX accepts. */
export function printLatex(expression: Expression): string {
  return print(expression, latexNotation).text;
}
