import { readsAs } from './readsAs';

describe('numerals', () => {
  describe('numerals', () =>
    readsAs(String.raw`
      3.14   ==>   3.14
      .5   ==>   .5
      1,024   ==>   1024
      1,024 + 2{,}048 = 3,072   ==>   {sum(+1024, +2048) = 3072}
      (1,024)   ==>   ‹(›list,(1, 024)‹)›
      [1,024]   ==>   ‹[›list,(1, 024)‹]›
      1,02   ==>   list,(1, 02)
      1,2,3   ==>   list,(1, 2, 3)
      x = 1,024, 5   ==>   list,({x = 1}, 024, 5)
      1{,}024{,}000.5   ==>   1024000.5
      0{,}5 + 3{,}142 = 3{,}642   ==>   {sum(+0.5, +3.142) = 3.642}
      3{,}14 - 0{,}1^2   ==>   sum(+3.14, -0.1^{2})
      3{,}142   ==>   3142
      3,14   ==>   list,(3, 14)
      x_{1{,}2}   ==>   x_{list,(1, 2)}
      [0{,}1]   ==>   ‹[›list,(0, 1)‹]›
      10\,000   ==>   10000
      3.14\times10^{-5}   ==>   (3.14 × 10^{sum(-5)})
      12^2   ==>   12^{2}
      12_b   ==>   12_{b}
      1e-5   ==>   1e-5
      1.67e−05 + 2e3   ==>   sum(+1.67e-05, +2e3)
      2e   ==>   [2 e]
      2 e3   ==>   [2 e 3]
      50\%   ==>   50%
      50 \%   ==>   50%
      50%   ==>   50%
      50% of   ==>   50
      x \% 2   ==>   [x percent 2]
      \mathbf{1} + \mathbb{1} + \mathbf{10}   ==>   sum(+bold:1, +blackboard:1, +10)
      \mathbb{1}[x > 0]   ==>   [blackboard:1 ‹[›{x > 0}‹]›]
    `));

  describe('points', () =>
    readsAs(String.raw`
      1, ..., n   ==>   list,(1, …, n)
      1 + ... + n   ==>   sum(+1, +…, +n)
      i = 1..n   ==>   {i = [1 … n]}
      w - \eta.(x)   ==>   sum(+w, -(eta · ‹(›x‹)›))
      W.X   ==>   (W · X)
      2.x   ==>   (2 · x)
      a. = b   ==>   {a = b}
      . x   ==>   unsupported-notation: A point without operands at 0-1
      1.   ==>   1
    `));
});
