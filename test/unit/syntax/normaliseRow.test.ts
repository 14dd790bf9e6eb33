import { readsAs } from './readsAs';

describe('normaliseRow', () => {
  describe('operators in letters', () =>
    readsAs(String.raw`
      \arg\max_x f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      \arg \, \min_x f(x)   ==>   ARGMIN_{x}([f ‹(›x‹)›])
      \operatorname*{arg\,max}_x f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      \operatorname{argmax}_x f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      \mathrm{argmax}_x f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      \argmin_x f(x)   ==>   ARGMIN_{x}([f ‹(›x‹)›])
      \underset{x}{\arg\max} f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      \underset{x}{\operatorname{argmin}} \; f(x)   ==>   ARGMIN_{x}([f ‹(›x‹)›])
      \mathop{\rm argmax}_x f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      argmax_x f(x)   ==>   ARGMAX_{x}([f ‹(›x‹)›])
      \max(0, x)   ==>   [roman:max ‹(›list,(0, x)‹)›]
      \max_i (x_i)   ==>   MAX_{i}(‹(›x_{i}‹)›)
      \max\{0, x\}   ==>   [roman:max ‹{›list,(0, x)‹}›]
      x_{\max}   ==>   x_{roman:max}
      \operatorname*{softmax}(x)   ==>   [roman:softmax ‹(›x‹)›]
    `));

  describe('expectation', () =>
    readsAs(String.raw`
      \mathbb{E}_{x \sim p}[f(x)] + 1   ==>   sum(+E_{{x ∼ p}}(‹[›[f ‹(›x‹)›]‹]›), +1)
      \mathbb{E}_{x \sim p}\left[f(x)\right] g   ==>   [E_{{x ∼ p}}(‹[›[f ‹(›x‹)›]‹]›) g]
      \mathbb{E}[X]   ==>   [blackboard:E ‹[›X‹]›]
      E_{x}[f]   ==>   E_{x}(‹[›f‹]›)
      E_\theta(x)   ==>   [E_{theta} ‹(›x‹)›]
      \mathbb{E}_x \log p(x)   ==>   E_{x}([roman:log p ‹(›x‹)›])
      \mathop{\mathbb{E}}_{x} [y]   ==>   E_{x}(‹[›y‹]›)
      \underset{x}{\mathbb{E}} [y]   ==>   E_{x}(‹[›y‹]›)
      \Pr(X = x)   ==>   [roman:Pr ‹(›{X = x}‹)›]
      \mathbb{E}_p[x] \mathbb{E}_q[y]   ==>   [E_{p}(‹[›x‹]›) E_{q}(‹[›y‹]›)]
    `));

  describe('signs of two characters', () =>
    readsAs(String.raw`
      a := b   ==>   {a := b}
      a \coloneqq b   ==>   {a := b}
      a <= b >= c != d   ==>   {a ≤ b ≥ c ≠ d}
      a -> b   ==>   {a → b}
      a => b   ==>   {a ⇒ b}
      a : = b   ==>   {a := b}
      X \perp\!\!\!\perp Y   ==>   {X ⊥ Y}
      a^{<t>}   ==>   a^{‹⟨›t‹⟩›}
      a < t > b   ==>   {a < t > b}
    `));

  describe('factorial', () =>
    readsAs(String.raw`
      n!   ==>   n^{roman:factorial}
      k!(n-k)!   ==>   [k^{roman:factorial} ‹(›sum(+n, -k)‹)›^{roman:factorial}]
      5! = 120   ==>   {5^{roman:factorial} = 120}
    `));
});
