import assert from 'node:assert/strict';
import { words } from '../elaborate/pieces';
import { verdictOf } from './checked';

describe('judgeDefinition', () => {
  it('holds an exact name to what it means', () => {
    assert.match(verdictOf(String.raw`\operatorname{relu}(x) = \frac{x + |x|}{2}`), /^verified: this is relu\(x\): it agrees with the engine’s at \d+ informative points$/);
    assert.equal(verdictOf(String.raw`\operatorname{relu}(x) = \max(0, -x)`), 'refuted definition-mismatch: this is not relu(x): at x = 1 it gives 0, relu(x) gives 1');
    assert.equal(verdictOf(String.raw`\operatorname{sigmoid}(x) = x^2`), 'refuted definition-mismatch: this is not σ(x): at x = 1 it gives 1, σ(x) gives 0.7311');
  });

  it('lets a letter mean something else, but for a known relative', () => {
    assert.equal(verdictOf(String.raw`\sigma(x) = \frac{1}{1 + e^{-x}}`), 'verified: this is σ(x): it agrees with the engine’s, by an algebraic certificate');
    assert.equal(verdictOf(String.raw`\sigma(x) = x^2`), 'stipulated: σ is defined here (σ is not sigmoid here)');
    assert.equal(verdictOf(String.raw`\sigma(x) = \frac{1}{1 + e^{x}}`), 'refuted definition-mismatch: this is σ(−x) = 1 − σ(x), not σ(x): at x = 1 it gives 0.2689, σ(x) gives 0.7311');
  });

  it('names the relative that it is', () => {
    assert.equal(verdictOf(String.raw`\operatorname{softmax}(z)_i = \frac{e^{-z_i}}{\sum_j e^{-z_j}}`), 'refuted definition-mismatch: this is softmax(−x), the softmin or Gibbs convention, not softmax(z)_i: at n₁ = 2, i = 1, z[1] = 1, z[2] = 2 it gives 0.7311, softmax(z)_i gives 0.2689');
  });

  it('goes by the words before it', () => {
    const body = (exponent: string): string => String.raw`p_i = \frac{e^{${exponent}}}{\sum_j e^{z_j}}`;
    assert.equal(verdictOf(words('The softmax function is'), body('z_i')), 'verified: this is softmax(z)_i: it agrees with the engine’s, by an algebraic certificate');
    // A small edit makes it so, which is for the repairs to find.
    assert.equal(verdictOf(words('The softmax function is'), body('2 z_i')), 'stipulated: p is defined here');
    assert.equal(verdictOf(words('Then'), body('2 z_i')), 'stipulated: p is defined here');
  });

  it('takes an approximation for one, if it is meant', () => {
    const gelu = (factor: string): string => String.raw`\operatorname{GELU}(x) = 0.5 x (1 + \tanh(\sqrt{2/\pi}(x + ${factor} x^3)))`;
    assert.equal(verdictOf(gelu('0.044715')), 'conditional: this is the tanh approximation of GELU, not gelu(x) itself: at x = 1 it gives 0.8412, gelu(x) gives 0.8413');
    assert.match(verdictOf(gelu('0.44715')), /^refuted definition-mismatch: this is not gelu\(x\): /);
  });

  it('fits a parameter that the name leaves out', () => {
    assert.equal(verdictOf(String.raw`\operatorname{softmax}(z)_i = \frac{e^{z_i / \tau}}{\sum_j e^{z_j / \tau}}`), 'verified: this is softmax(z, 1 / τ)_i: it agrees with the engine’s, by an algebraic certificate');
    assert.doesNotMatch(verdictOf(String.raw`\operatorname{softmax}(z)_i = \frac{e^{z_i / \tau}}{\sum_j e^{z_j}}`), /^verified/);
  });

  it('is not content with cases that leave values out', () => {
    assert.match(verdictOf(String.raw`\operatorname{relu}(x) = \begin{cases} x & x \ge 0 \\ 0 & x < 0 \end{cases}`), /^verified: this is relu\(x\): /);
    assert.match(verdictOf(String.raw`\operatorname{relu}(x) = \begin{cases} x & x \ge 1 \end{cases}`), /^conditional: this is relu\(x\) where one of the cases applies/);
  });

  it('leaves an exact name undecided where the body is unknown', () => {
    assert.equal(verdictOf(String.raw`\operatorname{sigmoid}(x) = g(x)`), 'unchecked opaque-function: whether this is σ(x) is not decided: nothing is known of a function in it, and it does not hold for every such function');
    assert.equal(verdictOf('h(x) = g(x)'), 'stipulated: h is defined here');
  });

  it('takes a new name as given, and holds it to its own definition later', () => {
    assert.equal(verdictOf('L = a^2 + b'), 'stipulated: L is defined here');
    assert.equal(verdictOf('L = a^2 + b', 'L = b + a^2'), 'verified: this is L as defined above: it agrees with the definition above, by an algebraic certificate');
    assert.doesNotMatch(verdictOf('L = a^2 + b', 'L = b + a^3'), /^verified/);
  });
});
