import assert from 'node:assert/strict';
import { plainMath, plainScripts } from '../../../src/report/plainMath';

const shown: readonly (readonly [latex: string, plain: string])[] = [
  ['z ∈ \\mathbb{R}^K', 'z ∈ ℝᴷ'],
  ['W ∈ \\mathbb{R}^{K \\times d}', 'W ∈ ℝᴷˣᵈ'],
  ['\\theta \\in \\Theta', 'θ ∈ Θ'],
  ['X \\sim \\mathcal{N}(0, 1)', 'X ∼ 𝓝(0, 1)'],
  ['\\hat{y} = \\mathbf{W} x', 'ŷ = 𝐖 x'],
  ['z = w^\\top x + b, as defined above', 'z = wᵀx + b, as defined above'],
  ['h_t = \\tanh(W_h h_{t-1} + b)', 'hₜ = tanh(Wₕ hₜ₋₁ + b)'],
  ['\\frac{a + b}{\\sqrt{c}} \\le \\|w\\|_2', '(a + b)/(√c) ≤ ‖w‖₂'],
  ['y_k \\log p_{i,j}^{\\beta + q}', 'yₖ log p_{i,j}^(β + q)'],
  ['A = \\begin{pmatrix} 2 & 1 \\\\ 1 & \\frac{1}{4} \\end{pmatrix}, as defined above', 'A = [[2, 1], [1, 1/4]], as defined above'],
  ['\\begin{bmatrix} x \\\\ -y \\\\ \\end{bmatrix}^\\top', '[x, -y]ᵀ'],
  ['\\text{the determinant of }A is 7, not 5', 'the determinant of A is 7, not 5'],
  ['raise \\gamma to the power of 2', 'raise γ to the power of 2'],
];

/** What plain text has nothing for, what is no LaTeX, and what is broken. */
const kept = ['the command \\foo is not known', 'x > 0', 'h_{t-1} and x^2', '\\begin{cases} 1 & x \\end{cases}', '\\begin{vmatrix} 1 & 2 \\\\ 3 & 4 \\end{vmatrix}', '\\begin{pmatrix} 1 & 2', '\\begin{pmatrix} 1 & \\foo \\end{pmatrix}', '\\frac{a}{', '\\hat{xy}', '\\', 'a^\\'];

describe('plainMath', () => {
  for (const [latex, plain] of shown) it(`shows ${latex}`, () => assert.equal(plainMath(latex), plain));

  it('shows letters below the line in words that have no command', () => {
    assert.equal(plainScripts('change the sign of z_2'), 'change the sign of z₂');
    assert.equal(plainScripts('multiply a by \\frac{1}{K}'), 'multiply a by 1/K');
    assert.equal(plainScripts('leave out the brackets around q_k + a'), 'leave out the brackets around qₖ + a');
    assert.equal(plainScripts('put \\foo_2 there'), 'put \\foo_2 there');
  });

  for (const text of kept) it(`leaves ${text} as it is`, () => assert.equal(plainMath(text), text));
});
