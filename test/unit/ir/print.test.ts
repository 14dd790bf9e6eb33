import assert from 'node:assert/strict';
import katex from 'katex';
import {
  add, apply, array, comprehension, decimal, divide, entry, exp, index, infinity, log, multiply, negate, one, pi, power, range, rational, scalar, size, subtract, sum, variable, zero,
} from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { printExpression, printLatex } from '../../../src/ir/print';

const [a, b, c] = [scalar('a'), scalar('b'), scalar('c')];
const overD = range(one, size('d'));
const x = variable('x', overD);
const [i, j] = [index('i'), index('j')];
const two = rational(2);
const call = (operands: readonly Expression[], orders?: readonly number[]): Expression => ({ kind: 'call', function: 'f', operands, ...(orders ? { orders } : {}) });

const softmin = divide(exp(negate(entry(x, i))), sum('j', overD, exp(negate(entry(x, j)))));
const step: Expression = { kind: 'cases', branches: [{ value: a, condition: apply('less', a, b) }], otherwise: b };

/** Expression, plain text, LaTeX. */
const table: readonly (readonly [Expression, string, string])[] = [
  [softmin, 'exp(−x_i) / ∑_{j=1}^{d} exp(−x_j)', '\\frac{e^{-x_{i}}}{\\sum_{j=1}^{d} e^{-x_{j}}}'],
  [add(a, b, negate(c)), 'a + b − c', 'a + b - c'],
  [subtract(a, add(b, c)), 'a − (b + c)', 'a - \\left(b + c\\right)'],
  [subtract(a, subtract(b, c)), 'a − (b − c)', 'a - \\left(b - c\\right)'],
  [add(a, rational(-3)), 'a − 3', 'a - 3'],
  [add(negate(a), b), '−a + b', '-a + b'],
  [negate(add(a, b)), '−(a + b)', '-\\left(a + b\\right)'],
  [negate(multiply(a, b)), '−a b', '-a b'],
  [multiply(a, negate(b)), 'a (−b)', 'a \\left(-b\\right)'],
  [multiply(a, add(b, c)), 'a (b + c)', 'a \\left(b + c\\right)'],
  [multiply(a, two), 'a · 2', 'a \\cdot 2'],
  [multiply(two, a), '2 a', '2 a'],
  [multiply(two, power(two, a)), '2 · 2^a', '2 \\cdot 2^{a}'],
  [divide(a, divide(b, c)), 'a / (b / c)', '\\frac{a}{\\frac{b}{c}}'],
  [divide(divide(a, b), c), '(a / b) / c', '\\frac{\\frac{a}{b}}{c}'],
  [divide(add(a, b), multiply(a, b)), '(a + b) / (a b)', '\\frac{a + b}{a b}'],
  [multiply(divide(a, b), c), '(a / b) c', '\\frac{a}{b} c'],
  [power(a, two), 'a²', 'a^{2}'],
  [power(negate(a), rational(3)), '(−a)³', '\\left(-a\\right)^{3}'],
  [power(power(a, b), c), '(a^b)^c', '\\left(a^{b}\\right)^{c}'],
  [power(a, add(b, one)), 'a^(b + 1)', 'a^{b + 1}'],
  [power(exp(a), two), 'exp(a)²', '\\left(e^{a}\\right)^{2}'],
  [power(entry(x, i), two), 'x_i²', 'x_{i}^{2}'],
  [rational(1, 3), '1/3', '\\frac{1}{3}'],
  [negate(rational(1, 2)), '−1/2', '-\\frac{1}{2}'],
  [decimal('0.13')!, '0.13', '0.13'],
  [rational(-13, 100), '−0.13', '-0.13'],
  [multiply(rational(1, 2), a), '(1/2) a', '\\frac{1}{2} a'],
  [power(rational(1, 2), a), '(1/2)^a', '\\left(\\frac{1}{2}\\right)^{a}'],
  [log(add(one, exp(a))), 'log(1 + exp(a))', '\\log\\left(1 + e^{a}\\right)'],
  [apply('xlogy', a, b), 'a log(b)', 'a \\log\\left(b\\right)'],
  [apply('log1p', negate(a)), 'log(1 − a)', '\\log\\left(1 - a\\right)'],
  [apply('sqrt', a), '√a', '\\sqrt{a}'],
  [apply('sqrt', add(a, b)), '√(a + b)', '\\sqrt{a + b}'],
  [apply('abs', subtract(a, b)), '|a − b|', '\\left|a - b\\right|'],
  [apply('max', a, b), 'max(a, b)', '\\max\\left(a, b\\right)'],
  [apply('sigmoid', multiply(two, a)), 'σ(2 a)', '\\sigma\\left(2 a\\right)'],
  [apply('logSumExp', x), 'logSumExp(x)', '\\operatorname{logSumExp}\\left(x\\right)'],
  [apply('lessEqual', a, add(b, c)), 'a ≤ b + c', 'a \\le b + c'],
  [apply('dot', x, x), 'xᵀ x', 'x^{\\top} x'],
  [apply('transpose', apply('inverse', scalar('A'))), '(A⁻¹)ᵀ', '\\left(A^{-1}\\right)^{\\top}'],
  [apply('norm2', subtract(a, b)), '‖a − b‖_2', '\\left\\|a - b\\right\\|_{2}'],
  [sum('i', overD, multiply(entry(x, i), a)), '∑_{i=1}^{d} x_i a', '\\sum_{i=1}^{d} x_{i} a'],
  [sum('i', overD, add(entry(x, i), a)), '∑_{i=1}^{d} (x_i + a)', '\\sum_{i=1}^{d} \\left(x_{i} + a\\right)'],
  [add(sum('i', overD, entry(x, i)), a), '(∑_{i=1}^{d} x_i) + a', '\\left(\\sum_{i=1}^{d} x_{i}\\right) + a'],
  [add(a, sum('i', overD, entry(x, i))), 'a + ∑_{i=1}^{d} x_i', 'a + \\sum_{i=1}^{d} x_{i}'],
  [multiply(sum('i', overD, entry(x, i)), a), '(∑_{i=1}^{d} x_i) a', '\\left(\\sum_{i=1}^{d} x_{i}\\right) a'],
  [multiply(a, sum('i', overD, entry(x, i))), 'a ∑_{i=1}^{d} x_i', 'a \\sum_{i=1}^{d} x_{i}'],
  [negate(sum('i', overD, entry(x, i))), '−∑_{i=1}^{d} x_i', '-\\sum_{i=1}^{d} x_{i}'],
  [subtract(a, sum('i', overD, entry(x, i))), 'a − ∑_{i=1}^{d} x_i', 'a - \\sum_{i=1}^{d} x_{i}'],
  [sum('i', overD, entry(x, i), apply('notEqual', i, j)), '∑_{1 ≤ i ≤ d, i ≠ j} x_i', '\\sum_{\\substack{1 \\le i \\le d \\\\ i \\ne j}} x_{i}'],
  [comprehension('i', overD, exp(entry(x, i))), '(exp(x_i))_{i=1}^{d}', '\\left(e^{x_{i}}\\right)_{i=1}^{d}'],
  [entry(variable('A', overD, overD), i, add(j, one)), 'A_{i, j + 1}', 'A_{i, j + 1}'],
  [entry(apply('softmax', x), i), 'softmax(x)_i', '\\operatorname{softmax}\\left(x\\right)_{i}'],
  [array(one, two), '[1, 2]', '\\left[1, 2\\right]'],
  [call([a]), 'f(a)', 'f\\left(a\\right)'],
  [call([a], [2]), 'f′′(a)', "f''\\left(a\\right)"],
  [call([a, b], [1, 0]), 'f^(1,0)(a, b)', 'f^{(1,0)}\\left(a, b\\right)'],
  [{ kind: 'integral', index: 'x', from: zero, to: one, body: power(index('x'), two) }, '∫_{0}^{1} x² dx', '\\int_{0}^{1} x^{2}\\, dx'],
  [{ kind: 'integral', index: 'x', body: index('x') }, '∫ x dx', '\\int x\\, dx'],
  [{ kind: 'limit', index: 'h', towards: zero, side: 'above', body: divide(a, index('h')) }, 'lim_{h → 0^+} (a / h)', '\\lim_{h \\to 0^+} \\frac{a}{h}'],
  [{ kind: 'expectation', law: 'p', over: ['a'], given: [{ name: 'b', value: b }], body: a }, '𝔼_{a ∼ p}[a | b]', '\\mathbb{E}_{a \\sim p}[a \\mid b]'],
  [{ kind: 'probability', law: 'P', events: [{ name: 'D', value: one }, { name: 'a', value: a }], given: [] }, 'P(D = 1, a)', 'P\\left(D = 1, a\\right)'],
  [step, '{a if a < b; b otherwise}', '\\begin{cases} a & a < b \\\\ b & \\text{otherwise} \\end{cases}'],
  [{ kind: 'derivative', body: log(a), variable: a }, '∂log(a)/∂a', '\\frac{\\partial}{\\partial a} \\log\\left(a\\right)'],
  [multiply(two, pi), '2 π', '2 \\pi'],
  [negate(infinity), '−∞', '-\\infty'],
  [scalar('z₁'), 'z₁', 'z_{1}'],
  [entry(variable('x₀', overD), i), 'x₀_i', '{x_{0}}_{i}'],
  [scalar('ŷ'), 'ŷ', '\\hat{y}'],
  [scalar('𝐱'), '𝐱', '\\mathbf{x}'],
  [scalar('σ'), 'σ', '\\sigma'],
  [scalar('loss'), 'loss', '\\mathrm{loss}'],
];

describe('printing', () => {
  for (const [expression, text, latex] of table) {
    it(`${text} as text and LaTeX`, () => {
      assert.equal(printExpression(expression), text);
      assert.equal(printLatex(expression), latex);
    });
  }

  it('gives LaTeX that KaTeX accepts, even of names an author cannot write', () => {
    for (const [expression] of table) assert.doesNotThrow(() => katex.renderToString(printLatex(expression), { strict: 'error' }));
    for (const name of ['a{b', '\\', 'x_', '_', 'β̂', '#', '50%', 'a b', 'x_{max}', '‹i›1', '']) {
      assert.doesNotThrow(() => katex.renderToString(printLatex(scalar(name)), { strict: false }), name);
    }
  });
});
