import { readsAs } from './readsAs';

describe('readComposite', () => {
  describe('fractions and roots', () =>
    readsAs(String.raw`
      \frac{a}{b}   ==>   frac(a, b)
      \frac12   ==>   frac(1, 2)
      \dfrac{a+b}{c}   ==>   frac(sum(+a, +b), c)
      {a \over b}   ==>   frac(a, b)
      \binom{n}{k}   ==>   binomial(n, k)
      {n \choose k}   ==>   binomial(n, k)
      \sqrt{x}   ==>   root(x)
      \sqrt[3]{x}   ==>   root(x, 3)
      √x + √(y)   ==>   sum(+root(x), +root(‹(›y‹)›))
      \frac{\partial L}{\partial z_i}   ==>   frac([partial L], [partial z_{i}])
      {a \atop b}   ==>   unsupported-notation: A stack without a fraction bar is not read at 1-2
    `));

  describe('accents', () =>
    readsAs(String.raw`
      \hat{y}   ==>   hat(y)
      \hat{\mathbf{y}}_i   ==>   hat(bold:y)_{i}
      \bar{\bar{x}}   ==>   bar(bar(x))
      \widetilde{W}   ==>   tilde(W)
      \overline{x}   ==>   bar(x)
      \overline{x y}   ==>   overset([x y]; bar)
      \hat{y_i}   ==>   hat(y)_{i}
      \underline{x}   ==>   underline(x)
      \vec x \cdot \dot y   ==>   (vec(x) · dot(y))
      ŷ   ==>   hat(y)
      \overleftarrow{h}   ==>   cev(h)
    `));

  describe('notes', () =>
    readsAs(String.raw`
      a \stackrel{\text{def}}{=} b   ==>   {a := b}
      a \overset{def}{=} b   ==>   {a := b}
      a \triangleq b   ==>   {a := b}
      a \overset{(a)}{=} b   ==>   {a =⟦‹(›a‹)›⟧ b}
      a \overset{\triangle}{=} b   ==>   {a := b}
      a \stackrel{?}{=} b   ==>   {a =⟦question⟧ b}
      x \overset{\text{iid}}{\sim} p   ==>   {x ∼⟦roman:iid⟧ p}
      x \xrightarrow{d} y   ==>   {x →⟦d⟧ y}
      a \xrightarrow{} b   ==>   {a → b}
      \underbrace{x + y}_{\text{evidence}} = z   ==>   {underbrace(sum(+x, +y); roman:evidence) = z}
      \overbrace{a}^{n}_{i}   ==>   overbrace(a; n)_{i}
      \underset{n \times d}{X}   ==>   underset(X; (n × d))
      \cancel{x} + \boxed{y}   ==>   sum(+cancel(x), +boxed(y))
      \textcolor{red}{x} + {\color{blue} y}   ==>   sum(+x, +y)
    `));
});
