import { readsAs } from './readsAs';

describe('printSurface', () => {
  describe('every kind of node', () =>
    readsAs(String.raw`
      x   ==>   x
      12\%   ==>   12%
      \mathbf{x}'^{2}_{i}   ==>   bold:x'_{i}^{2}
      \tfrac{a}{b} + a/b + \binom{a}{b}   ==>   sum(+frac(a, b), +slash(a, b), +binomial(a, b))
      \sqrt[n]{x}   ==>   root(x, n)
      (a, b]   ==>   ‹(›list,(a, b)‹]›
      a; b   ==>   list;(a, b)
      a\,b\quad c   ==>   cond([a ␣b] ¦ c)
      \sum_{i}^{n} x_i   ==>   SUM_{i}^{n}(x_{i})
      \int x \, dx   ==>   INT(x dx)
      \text{if } \ldots   ==>   cond("if" ¦ …)
      \begin{bmatrix} a \end{bmatrix}   ==>   ‹[›matrix(a)‹]›
      a = b \overset{c}{=} d   ==>   {a = b =⟦c⟧ d}
      \underbrace{a}_{b}   ==>   underbrace(a; b)
      \text{two words}   ==>   roman:‘two words’
      \hat{\bar{x}}   ==>   hat(bar(x))
    `));
});
