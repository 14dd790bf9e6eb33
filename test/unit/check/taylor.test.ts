import { tells } from './checked';

describe('judgeTaylor: approximations', () => {
  tells(String.raw`
f(x + h) \approx f(x) + h f'(x) ==> verified: both sides agree up to order 1 in h
f(x + h) \approx f(x) - h f'(x) ==> refuted identity-fails: the first-order terms in h differ: at x = 1, h = 2 they are 1.411 and −1.411
f(x + h) \approx f(x) + h f'(x) + \frac{h^2}{2} f''(x) ==> verified: both sides agree up to order 2 in h
f(x + h) \approx f(x) + h f'(x) + h^2 f''(x) ==> refuted identity-fails: the second-order terms in h differ: at x = 1, h = 1.5 they are −0.4595 and −0.919
f(x) \approx f(x_0) + f'(x_0) (x - x_0) ==> verified: both sides agree up to order 1 in x − x₀
\sqrt{1 + \epsilon} \approx 1 + \frac{\epsilon}{2} ==> verified: both sides agree up to order 1 in ε
\sqrt{1 + \epsilon} \approx 1 + \epsilon ==> refuted identity-fails: the first-order terms in ε differ: at ε = 2 they are 1 and 2
\sin x \approx x ==> verified: both sides agree up to order 1 in x
\sin x \approx 2x ==> unchecked unsupported-claim: an approximation between formulas is not decided: no error is stated
L(w + v) \approx L(w) + v L'(w) ==> verified: both sides agree up to order 1 in v
L(w + v) \approx L(w) + 2 v L'(w) ==> refuted identity-fails: the first-order terms in v differ: at w = 1, v = −2 they are 0.4699 and 0.9398
L(\mathbf{w} + \mathbf{v}) \approx L(\mathbf{w}) + \mathbf{v} \cdot \nabla_{\mathbf{w}} L(\mathbf{w}) ==> verified: both sides agree up to order 1 in 𝐯
L(w + v) \approx M(w) + v L'(w) ==> stipulated: L(w + v) is taken as given
e^x \approx 1 + x + \frac{x^2}{2} ==> verified: both sides agree up to order 2 in x
e^x \approx 1 + x + x^2 ==> refuted identity-fails: the second-order terms in x differ: at x = 2 they are 2 and 4
e^x \approx 1 + x + 0.512 x^2 ==> unchecked unsupported-claim: an approximation between formulas is not decided: no error is stated
\log x \approx (x - 1) - \frac{(x - 1)^2}{2} ==> verified: both sides agree up to order 2 in x − 1
\log x \approx (x - 1) - (x - 1)^2 ==> refuted identity-fails: the second-order terms in x − 1 differ: at x = 2 they are −0.5 and −1
u e^{-v} \approx -1 + (u + 1) + v ==> verified: both sides agree up to order 1 in u + 1, v
u e^{-v} \approx -1 + (u + 1) - v ==> refuted identity-fails: the first-order terms in u + 1, v differ: at u = 2, v = 0.5 they are 3.5 and 2.5
u e^{-v} \approx (u + 1)^2 - v ==> unchecked unsupported-claim: an approximation between formulas is not decided: no error is stated
\frac{f(x + \epsilon) - f(x - \epsilon)}{2 \epsilon} \approx f'(x) ==> verified: both sides have the same limit for ε → 0
\frac{f(x + \epsilon) - f(x - \epsilon)}{\epsilon} \approx f'(x) ==> refuted identity-fails: for ε → 0 the sides differ: at x = 1, ε = 2 they go to 1.411 and 0.7053
y \approx a x + \epsilon ==> stipulated: y is taken as given
\tanh(h) \approx 2 h ==> unchecked unsupported-claim: an approximation between formulas is not decided: no error is stated
`);
});
