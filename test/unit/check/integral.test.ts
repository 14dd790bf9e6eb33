import { tells } from './checked';

describe('integrals', () => {
  tells(String.raw`
\int_0^1 x^2 \, dx = \frac{1}{3} ==> verified: both sides agree at 1 informative point
\int_0^1 x^2 \, dx = \frac{1}{4} ==> refuted wrong-number: the left side is 0.3333, the right side 0.25
\int_0^1 x^2 \, dx \approx 0.333 ==> verified: the value is 0.33333: correctly rounded
\int_0^1 x^2 \, dx \approx 0.334 ==> refuted wrong-number: the value is 0.333, not 0.334
\int_0^a x \, dx = \frac{a^2}{2} ==> verified: both sides agree at 6 informative points
\int_0^a x \, dx = a^2 ==> refuted identity-fails: the sides differ: at a = 1 the left is 0.5 and the right is 1
\int_{-\infty}^\infty e^{-x^2} dx = \sqrt{\pi} ==> verified: both sides agree at 1 informative point
\int_{-\infty}^\infty e^{-x^2} dx = \pi ==> refuted wrong-number: the left side is 1.772, the right side 3.142
\int_{\mathbb{R}} e^{-x^2} dx = \sqrt{\pi} ==> verified: both sides agree at 1 informative point
\int_1^\infty \frac{dx}{x^2} = 1 ==> verified: the value is 1: correctly rounded
\int_0^1 \log x \, dx = -1 ==> verified: both sides agree at 1 informative point
\int_0^1 \log x \, dx = 1 ==> unchecked no-informative-points: no point was found at which both sides are defined
\int_0^1 \max(x, 1 - x) \, dx = \frac{3}{4} ==> verified: both sides agree at 1 informative point
\int_0^1 \lfloor 2x \rfloor \, dx = \frac{1}{2} ==> verified: both sides agree at 1 informative point
\iint_{\mathbb{R}^2} e^{-x^2 - y^2} dx \, dy = \pi ==> verified: both sides agree at 1 informative point
\int \cos x \, dx = \sin x + C ==> verified: an antiderivative: the derivatives in x agree at 6 informative points
\int \cos x \, dx = -\sin x + C ==> refuted identity-fails: this is no antiderivative: the derivatives in x differ: at x = 1, C = 2 they are 0.5403 and −0.5403
\int x \, dx = a x^2 ==> unchecked may-be-a-condition: the derivatives in x differ: at x = 1, a = 2 they are 1 and 4; it may be meant as a condition
\int e^{-x^2} dx = \pi ==> unchecked may-be-a-condition: the integral has no bounds, and over all real numbers the sides differ
\frac{d}{da} \int_0^a f(t) \, dt = f(a) ==> verified: both sides agree at 6 informative points
\int (f(x) + g(x)) \, dx = \int f(x) \, dx + \int g(x) \, dx ==> verified: an antiderivative: the derivatives in x agree at 6 informative points
\int \mathbf{x}^\top A \mathbf{x} \, d\mathbf{x} = 1 ==> unchecked unsupported-notation: an integral of an array is not read
\oint f(z) \, dz = 0 ==> unchecked unsupported-notation: an integral along a curve is not decided yet
\int f(x) = 1 ==> unchecked unsupported-notation: what the integral is over is not clear
`);
});
