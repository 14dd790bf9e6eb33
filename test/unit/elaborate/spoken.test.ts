import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import type { ClaimJson } from '../../../src/protocol/verdict';

/** The claims made by the formula that stands in the text at the place of `#`. */
function claimsOf(text: string, formula: string): readonly ClaimJson[] {
  const { claims } = checkDocument({ text: text.replace('#', () => formula), languageId: 'markdown' }, { repairs: true });
  const at = text.indexOf('#');
  const lines = text.slice(0, at).split('\n');
  const [line, character] = [lines.length - 1, lines.at(-1)!.length];
  return claims.filter(({ range: { start, end } }) => start.line === line && start.character >= character && end.character <= character + formula.length);
}

const LEAST_SQUARES = 'The loss is $L(w) = \\frac{1}{2}\\|Xw - y\\|^2$.';

/** A sentence, a formula that is what it says, one that is not, and the code of what is wrong. */
const SAID: readonly (readonly [text: string, right: string, wrong: string, code: string])[] = [
  ['The sigmoid function is $#$ and lies between 0 and 1.', '\\frac{1}{1+e^{-x}}', '\\frac{1}{1-e^{-x}}', 'definition-mismatch'],
  ['The derivative of tanh is $#$.', '1-\\tanh^2 x', '1-\\tanh x', 'wrong-derivative'],
  ['The derivative of the sigmoid function is given by\n\n$$#$$', '\\sigma(x)(1-\\sigma(x))', '\\sigma(x)(1+\\sigma(x))', 'wrong-derivative'],
  ['The derivative of the sigmoid is $#$.', 'a(1-a)', 'a(1+a)', 'wrong-derivative'],
  ['For a vector of scores $s$ the softmax function computes $#$ for each class.', '\\frac{e^{s_k}}{\\sum_j e^{s_j}}', '\\frac{e^{-s_k}}{\\sum_j e^{s_j}}', 'definition-mismatch'],
  ['The exponential distribution has density $#$.', '\\alpha e^{-\\alpha x}', '\\alpha e^{\\alpha x}', 'definition-mismatch'],
  ['The softplus function, $#$, is smooth.', '\\log(1+e^x)', '\\log(1-e^x)', 'definition-mismatch'],
  ['Some activations:\n\n* Tanh: $\\tanh(x)$\n* ReLU: $#$', '\\max(0, x)', '\\min(0, x)', 'definition-mismatch'],
  ['| name | formula | derivative |\n|---|---|---|\n| Sigmoid | $\\sigma(x)$ | $#$ |', '\\sigma(x)(1-\\sigma(x))', '\\sigma(x)(\\sigma(x)-1)', 'wrong-derivative'],
  [`${LEAST_SQUARES} Its gradient with respect to $w$ is $#$.`, 'X^T(Xw - y)', 'X(Xw - y)', 'wrong-derivative'],
  [`${LEAST_SQUARES} The gradient is $#$.`, 'X^T(Xw - y)', 'X^T(Xw + y)', 'wrong-derivative'],
  ['The gradient of $x^T A x$ with respect to $x$ is $#$.', '(A + A^T)x', '(A - A^T)x', 'wrong-derivative'],
  ['Take $f(x) = (x - 3)^2$. Differentiating $f(x)$ gives\n\n$$#$$', '2(x - 3)', '2(x + 3)', 'wrong-derivative'],
  ['The loss is $L = \\frac1n (y - Xw)^T(y - Xw)$ with gradient $#$.', '-\\frac2n X^T(y - Xw)', '-\\frac2n X(y - Xw)', 'wrong-derivative'],
];

/** Sentences that name a function and say something else of the formula. */
const NOT_SAID: readonly (readonly [text: string, formula: string])[] = [
  ['Unlike the sigmoid, $#$ does not saturate.', '\\max(0, x)'],
  ['The sigmoid is applied to $#$ afterwards.', 'w^T x + b'],
  ['The sigmoid function is bounded by $#$ here.', '1/(1-p)'],
  ['The cross-entropy loss is proportional to $#$.', '\\sum_i y_i \\log q_i'],
  ['In the softmax the denominator is $#$.', '\\sum_j e^{z_j}'],
  ['The softmax is $#$ in the denominator.', '\\sum_j e^{z_j}'],
  ['The sigmoid function is denoted by $#$.', '\\sigma(x)'],
  ['The derivative of the loss is $#$ here.', '2(w-1)'],
  ['The gradient of the loss is a product of $#$ and more.', 'X^T + 1'],
  ['Let $L = (wx - y)^2$. The gradient of the loss with respect to $w$ is $#$ up to a factor of two.', '(wx-y)x'],
  ['Let $L = (wx - y)^2$. The negative gradient is $#$.', '-2(wx-y)x'],
  ['Let $L = (wx - y)^2$. The negative of the gradient is $#$.', '-2(wx-y)x'],
  ['The derivative is $#$ divided by $h$.', 'f(x+h) - f(x)'],
  ['The variance of the sigmoid is $#$.', 'p(1-p)'],
  ['The entropy of the uniform distribution is $#$.', '\\log n'],
  ['The gradient of the softmax layer is $#$.', 'p - y'],
];

describe('a formula that the words before it name', () => {
  for (const [text, right, wrong, code] of SAID) {
    it(text.replace(/\n+/g, ' '), () => {
      const [holds, ...more] = claimsOf(text, right);
      assert.equal(more.length, 0);
      assert.equal(holds?.verdict, 'verified', holds?.message);
      const [fails] = claimsOf(text, wrong);
      assert.equal(fails?.verdict, 'refuted', fails?.message);
      assert.equal(fails?.code, code);
      assert.equal(fails?.latex, wrong);
      assert.match(fails?.message ?? '', /^this is .*not .*: at /);
    });
  }

  for (const [text, formula] of NOT_SAID) {
    it(`not: ${text}`, () => assert.deepEqual(claimsOf(text, formula).map(({ verdict, message }) => [verdict, message]), []));
  }

  it('is mended where it stands', () => {
    const [claim] = claimsOf('The derivative of tanh is $#$.', '1-\\tanh x');
    assert.deepEqual(claim?.repairs?.map(({ latex }) => latex), ['1-\\tanh^2 x']);
    assert.deepEqual(claim?.repairs?.[0]?.edits, [{ range: { start: { line: 0, character: 34 }, end: { line: 0, character: 34 } }, newText: '^2' }]);
  });

  it('may be the author’s own variant, which no small edit makes what it is called', () => {
    assert.deepEqual(claimsOf('The sigmoid function is $#$.', '\\frac{x}{\\sqrt{2 + x^2}}').map(({ verdict }) => verdict), ['stipulated']);
  });

  it('defines nothing', () => {
    const { claims } = checkDocument({ text: 'The sigmoid is $\\frac{1}{1+e^{-x}}$.\n\n$$\\operatorname{sigmoid}(2x) = \\frac{1}{1+e^{-2x}}$$', languageId: 'markdown' });
    assert.deepEqual(claims.map(({ verdict }) => verdict), ['verified', 'verified']);
  });
});
