import { tells } from './checked';

describe('limits and sums without end', () => {
  tells(String.raw`
\lim_{x \to 0} \frac{e^x - 1}{x} = 1 ==> verified: the number is exact
\lim_{x \to 0} \frac{e^x - 1}{x} = 0 ==> refuted wrong-number: the value is 1, not 0
\lim_{h \to 0} \frac{\sin(x + h) - \sin x}{h} = \cos x ==> verified: both sides agree at 16 informative points
\lim_{h \to 0} \frac{\sin(x + h) - \sin x}{h} = -\cos x ==> refuted identity-fails: the sides differ: at x = 1 the left is 0.5403 and the right is −0.5403
f'(x) = \lim_{h \to 0} \frac{f(x + h) - f(x)}{h} ==> verified: both sides agree at 16 informative points
f'(x) = \lim_{h \to 0} \frac{f(x + h) - f(x)}{2h} ==> refuted identity-fails: the sides differ: at x = 1 the left is 0.7053 and the right is 0.3526
\lim_{x \to \infty} \tanh x = 1 ==> verified: the number is exact
\lim_{x \to \infty} \tanh x = -1 ==> refuted wrong-number: the value is 1, not -1
\lim_{x \to 0^-} \frac{|x|}{x} = -1 ==> verified: the number is exact
\lim_{x \to 0} \frac{|x|}{x} = 1 ==> unchecked no-informative-points: no point was found at which both sides are defined
\lim_{x \to 0} \frac{1}{x} = 0 ==> unchecked no-informative-points: no point was found at which both sides are defined
\lim_{x \to 0} \frac{\sin(a + x) - \sin a}{x} = \lim_{y \to 0} \frac{\sin(a + y) - \sin a}{y} ==> verified: both sides agree at 16 informative points
\lim_{x \to 0} \frac{\sin(a + x) - \sin a}{x} = \lim_{x \to 0} \frac{\tanh(a + x) - \tanh a}{x} ==> refuted identity-fails: the sides differ: at a = 1 the left is 0.5403 and the right is 0.42
\lim_{\tau \to 0^+} \sum_i z_i \frac{e^{z_i / \tau}}{\sum_j e^{z_j / \tau}} = \max_i z_i ==> verified: both sides agree at 32 informative points
\lim_{\tau \to 0^+} \sum_i z_i \frac{e^{z_i / \tau}}{\sum_j e^{z_j / \tau}} = \min_i z_i ==> refuted identity-fails: the sides differ: at n₁ = 2, z[1] = 1, z[2] = 2 the left is 2 and the right is 1
\lim_{n \to \infty} 1 + \frac{1}{n} = 1 ==> verified: the number is exact
\lim f(x) = 1 ==> unchecked unsupported-notation: what goes where in the limit is not clear
\sum_{k=0}^\infty x^k = \frac{1}{1 - x} ==> verified: both sides agree at 12 informative points
\sum_{k=0}^\infty x^k = \frac{x}{1 - x} ==> refuted identity-fails: the sides differ: at x = 0.5 the left is 2 and the right is 1
\sum_{k=0}^\infty k x^k = \frac{x}{(1 - x)^2} ==> verified: both sides agree at 12 informative points
\sum_{k=0}^\infty \frac{x^{2k}}{(2k)!} = \cosh x ==> verified: both sides agree at 16 informative points
\sum_{k=0}^\infty \frac{x^{2k}}{(2k)!} = \cos x ==> refuted identity-fails: the sides differ: at x = 1 the left is 1.543 and the right is 0.5403
\sum_{k=1}^\infty \frac{1}{k} = 2 ==> unchecked no-informative-points: no point was found at which both sides are defined
`);
});
