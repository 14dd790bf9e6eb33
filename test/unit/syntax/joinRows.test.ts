import { readsAs } from './readsAs';

describe('joinRows', () => {
  describe('alignments', () =>
    readsAs(String.raw`
      \begin{aligned} a &= b \\ &= c \end{aligned}   ==>   rows({a = b} ⏎ {∅ = c})
      \begin{align} a &= b + c \\ &\quad + d \\ &= e && \text{by (1)} \end{align}   ==>   rows({a = sum(+b, +c, +d)} ⏎ cond({∅ = e} ¦ "by (1)"))
      \begin{align} x &= 1 & y &= 2 \\ z &= 3 & w &= 4 \end{align}   ==>   rows(cond({x = 1} ¦ {y = 2}) ⏎ cond({z = 3} ¦ {w = 4}))
      \begin{eqnarray} a &=& b \\ &=& c \end{eqnarray}   ==>   rows({a = b} ⏎ {∅ = c})
      \begin{array}{rcl} a &=& b \\ &=& c \end{array}   ==>   rows({a = b} ⏎ {∅ = c})
      \begin{gather} a = b \\ c = d \end{gather}   ==>   rows({a = b} ⏎ {c = d})
      \begin{multline} a + b \\ + c = d \end{multline}   ==>   {sum(+a, +b, +c) = d}
      \begin{split} a &= b \\ &\quad - c \end{split}   ==>   {a = sum(+b, -c)}
      \begin{aligned} -x + y &= 3 \\ -x - y &= 5 \end{aligned}   ==>   rows({sum(-x, +y) = 3} ⏎ {sum(-x, -y) = 5})
      \begin{aligned} f &= \Big( a \\ &\quad + b \Big) \end{aligned}   ==>   {f = ‹(›sum(+a, +b)‹)›}
      \begin{aligned} f &= \left( a \right. \\ &\left. + b \right) \end{aligned}   ==>   {f = ‹(›sum(+a, +b)‹)›}
      \begin{aligned} a &= b \times \\ &\quad c \end{aligned}   ==>   {a = (b × c)}
      \begin{aligned} a &= b \\ \end{aligned}   ==>   {a = b}
      \begin{equation*} a = b \label{eq:1} \end{equation*}   ==>   {a = b}
    `));

  describe('rows without their environment', () =>
    readsAs(String.raw`
      a &= b \\ &= c   ==>   rows({a = b} ⏎ {∅ = c})
      a = b \\ c = d   ==>   rows({a = b} ⏎ {c = d})
      a &= b   ==>   {a = b}
      x = 1 \nonumber \\ y = 2 \notag   ==>   rows({x = 1} ⏎ {y = 2})
    `));

  describe('under a big operator', () =>
    readsAs(String.raw`
      \sum_{\substack{i=1 \\ i\neq j}}^n x_i   ==>   SUM_{rows({i = 1} ⏎ {i ≠ j})}^{n}(x_{i})
    `));
});
