import { readsAs } from './readsAs';

describe('parseSum', () => {
  describe('sums and signs', () =>
    readsAs(String.raw`
      -x   ==>   sum(-x)
      - - x   ==>   sum(-sum(-x))
      a - b + c   ==>   sum(+a, -b, +c)
      a + -b   ==>   sum(+a, +sum(-b))
      a \cdot -b   ==>   (a · sum(-b))
      2 \times -3 + 1   ==>   sum(+(2 × sum(-3)), +1)
      \pm 1.96   ==>   sum(±1.96)
      a \pm b \mp c   ==>   sum(+a, ±b, ∓c)
      A \cup B \cap C \setminus D   ==>   sum(+A, ∪B, ∩C, ∖D)
      x_{t+}   ==>   x_{[t plus]}
      A^{+}   ==>   A^{plus}
    `));

  describe('products and slashes', () =>
    readsAs(String.raw`
      a \times b \cdot c \odot d   ==>   (a × b · c ⊙ d)
      a / b / c   ==>   slash(slash(a, b), c)
      a/bc   ==>   slash(a, [b c])
      a \times b / c \times d   ==>   (slash((a × b), c) × d)
      1/n \sum_i x_i   ==>   [slash(1, n) SUM_{i}(x_{i})]
      1/2 x   ==>   slash(1, [2 x])
      f(\cdot)   ==>   [f ‹(›cdot‹)›]
      \|\cdot\|_2   ==>   ‹‖›cdot‹‖›_{2}
      w^*   ==>   w^{star}
      a +   ==>   unsupported-notation: + cannot stand here at 2-3
      \times b   ==>   unsupported-notation: \times cannot stand here at 0-6
    `));

  describe('factors side by side', () =>
    readsAs(String.raw`
      2 x y   ==>   [2 x y]
      f(x)   ==>   [f ‹(›x‹)›]
      \log p q   ==>   [roman:log p q]
      a\,b   ==>   [a ␣b]
      a \! b   ==>   [a b]
      1\ 2   ==>   [1 ␣2]
      1 2   ==>   [1 ␣2]
    `));

  describe('big operators', () =>
    readsAs(String.raw`
      \sum_{i=1}^n x_i y_i + 1   ==>   sum(+SUM_{{i = 1}}^{n}([x_{i} y_{i}]), +1)
      \sum_i x_i \cdot y_i - z   ==>   sum(+SUM_{i}((x_{i} · y_{i})), -z)
      \sum_i -x_i   ==>   SUM_{i}(sum(-x_{i}))
      -\sum_i p_i \log q_i   ==>   sum(-SUM_{i}([p_{i} roman:log q_{i}]))
      \sum_i \sum_j x_{ij}   ==>   SUM_{i}(SUM_{j}(x_{[i j]}))
      \frac{1}{N} \sum_i x_i   ==>   [frac(1, N) SUM_{i}(x_{i})]
      \log \sum_j e^{x_j}   ==>   [roman:log SUM_{j}(e^{x_{j}})]
      \sum_i (x_i - \mu)^2 / n   ==>   SUM_{i}(slash(‹(›sum(+x_{i}, -mu)‹)›^{2}, n))
      \prod_i p_i   ==>   PROD_{i}(p_{i})
      \bigcup_i A_i   ==>   BIGCUP_{i}(A_{i})
      \lim_{h \to 0} \frac{a}{h}   ==>   LIM_{{h → 0}}(frac(a, h))
      \max_x \min_y f(x, y)   ==>   MAX_{x}(MIN_{y}([f ‹(›list,(x, y)‹)›]))
      \min_w -f(w)   ==>   MIN_{w}(sum(-[f ‹(›w‹)›]))
      \sum   ==>   SUM(∅)
    `));

  describe('integrals', () =>
    readsAs(String.raw`
      \int_0^1 f(x)\,dx   ==>   INT_{0}^{1}([f ‹(›x‹)›] dx)
      \int x^2 \:dx = 3   ==>   {INT(x^{2} dx) = 3}
      \int x + 1 \, dx   ==>   INT(sum(+x, +1) dx)
      \int_0^1 \int_0^2 f(x, y) \, dx \, dy   ==>   INT_{0}^{1}(INT_{0}^{2}([f ‹(›list,(x, y)‹)›] dx) dy)
      \iint f \, dx \, dy   ==>   IINT(f dx dy)
      \int dx f(x)   ==>   INT([f ‹(›x‹)›] dx)
      \int q(z) \mathrm{d}z + 1   ==>   sum(+INT([q ‹(›z‹)›] dz), +1)
      \int x \, dp(x)   ==>   INT(x d[p ‹(›x‹)›])
      \int f + g   ==>   sum(+INT(f), +g)
      d x   ==>   [d x]
    `));

  describe('evaluation bars', () =>
    readsAs(String.raw`
      f(x)|_{x=0}   ==>   ‹.›[f ‹(›x‹)›]‹|›_{{x = 0}}
      \frac{df}{dx}\Big|_{x=0} + 1   ==>   sum(+‹.›frac([d f], [d x])‹|›_{{x = 0}}, +1)
      \left. x^2 \right|_{0}^{1}   ==>   ‹.›x^{2}‹|›_{0}^{1}
      2 f|_{0} g   ==>   [‹.›[2 f]‹|›_{0} g]
    `));
});
