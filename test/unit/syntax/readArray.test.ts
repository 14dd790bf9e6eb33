import { readsAs } from './readsAs';

describe('readArray', () => {
  describe('matrices', () =>
    readsAs(String.raw`
      \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}   ==>   ‹[›matrix(1 & 2 ⏎ 3 & 4)‹]›
      \begin{pmatrix} a \\ b \end{pmatrix}^\top   ==>   ‹(›matrix(a ⏎ b)‹)›^{top}
      \begin{vmatrix} a & b \\ c & d \end{vmatrix}   ==>   ‹|›matrix(a & b ⏎ c & d)‹|›
      \begin{smallmatrix} a & b \end{smallmatrix}   ==>   matrix(a & b)
      \begin{matrix} 1 & \\ & 1 \end{matrix}   ==>   matrix(1 & ∅ ⏎ ∅ & 1)
      \left(\begin{array}{cc|c} 1 & 2 & 3 \end{array}\right)   ==>   ‹(›matrix(1 & 2 & 3)‹)›
      \left[\begin{matrix} 1 \\ 2 \end{matrix}\right]   ==>   ‹[›matrix(1 ⏎ 2)‹]›
      \begin{bmatrix} 1, & 2 \\ \vdots & \ddots \end{bmatrix}   ==>   ‹[›matrix(1 & 2 ⏎ … & …)‹]›
    `));

  describe('case distinctions', () =>
    readsAs(String.raw`
      \begin{cases} x & \text{if } x>0 \\ 0, & \text{otherwise.} \end{cases}   ==>   cases(x & cond("if" ¦ {x > 0}) ⏎ 0 & "otherwise")
      \begin{cases} x, & x > 0, \\ 0, & x \le 0. \end{cases}   ==>   cases(x & {x > 0} ⏎ 0 & {x ≤ 0})
      f(x) = \left\{ \begin{array}{ll} x & x > 0 \\ 0 & \text{else} \end{array} \right.   ==>   {[f ‹(›x‹)›] = cases(x & {x > 0} ⏎ 0 & "else")}
      \begin{cases} 1, \text{ if } x > 0 \\ 0, \text{ otherwise} \end{cases}   ==>   cases(cond(1 ¦ "if" ¦ {x > 0}) ⏎ cond(0 ¦ "otherwise"))
      \begin{cases} x + y &= 1 \\ x - y &= 3 \end{cases}   ==>   cases({sum(+x, +y) = 1} ⏎ {sum(+x, -y) = 3})
      \begin{cases} x = 1 \\ y = 2 \end{cases}   ==>   cases({x = 1} ⏎ {y = 2})
    `));
});
