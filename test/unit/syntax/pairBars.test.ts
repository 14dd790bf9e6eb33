import { readsAs } from './readsAs';

describe('pairBars', () => {
  describe('absolute values and norms', () =>
    readsAs(String.raw`
      |x|   ==>   ‹|›x‹|›
      |x||y|   ==>   [‹|›x‹|› ‹|›y‹|›]
      |x| |y| |z|   ==>   [‹|›x‹|› ‹|›y‹|› ‹|›z‹|›]
      ||x - y||^2   ==>   ‹‖›sum(+x, -y)‹‖›^{2}
      ||x||||y||   ==>   [‹‖›x‹‖› ‹‖›y‹‖›]
      \|x\| \|y\|   ==>   [‹‖›x‹‖› ‹‖›y‹‖›]
      \lVert x \rVert_1   ==>   ‹‖›x‹‖›_{1}
      \big| x \big|   ==>   ‹|›x‹|›
      \big|\big| x \big|\big|   ==>   ‹‖›x‹‖›
      |\mathcal{B}|   ==>   ‹|›calligraphic:B‹|›
      \log|1+x|   ==>   [roman:log ‹|›sum(+1, +x)‹|›]
      \sum_x |p(x) - q(x)|   ==>   SUM_{x}(‹|›sum(+[p ‹(›x‹)›], -[q ‹(›x‹)›])‹|›)
      | |a| - |b| | \le |a - b|   ==>   {‹|›sum(+‹|›a‹|›, -‹|›b‹|›)‹|› ≤ ‹|›sum(+a, -b)‹|›}
      2|x|   ==>   [2 ‹|›x‹|›]
      \mid x \mid   ==>   ‹|›x‹|›
      -|x|   ==>   sum(-‹|›x‹|›)
    `));

  describe('separators', () =>
    readsAs(String.raw`
      P(A|B)   ==>   [P ‹(›list|(A, B)‹)›]
      p(x|y)p(y)   ==>   [p ‹(›list|(x, y)‹)› p ‹(›y‹)›]
      p(x \mid y)   ==>   [p ‹(›list|(x, y)‹)›]
      P(A | B) = P(B|A)P(A)/P(B)   ==>   {[P ‹(›list|(A, B)‹)›] = slash([P ‹(›list|(B, A)‹)› P ‹(›A‹)›], [P ‹(›B‹)›])}
      p(\cdot | x)   ==>   [p ‹(›list|(cdot, x)‹)›]
      KL(p \| q)   ==>   [KL ‹(›list‖(p, q)‹)›]
      D_{KL}(p || q)   ==>   [D_{KL} ‹(›list‖(p, q)‹)›]
      D(p \|\| q)   ==>   [D ‹(›list‖(p, q)‹)›]
      D_{KL}(p(x|y) || q(x|y))   ==>   [D_{KL} ‹(›list‖([p ‹(›list|(x, y)‹)›], [q ‹(›list|(x, y)‹)›])‹)›]
      p(a \parallel b)   ==>   [p ‹(›list‖(a, b)‹)›]
      \{x | |x| < 1\}   ==>   ‹{›list|(x, {‹|›x‹|› < 1})‹}›
      E_{x|y}[z]   ==>   E_{list|(x, y)}(‹[›z‹]›)
      \left( x \middle| y \right)   ==>   ‹(›list|(x, y)‹)›
    `));

  describe('unpaired', () =>
    readsAs(String.raw`
      |x   ==>   unbalanced: A vertical bar without its partner at 0-1
      |x = y|   ==>   unbalanced: A vertical bar without its partner at 0-1
      a | = b   ==>   unbalanced: A vertical bar without its partner at 2-3
      \|x|   ==>   unbalanced: A vertical bar without its partner at 0-2
    `));
});
