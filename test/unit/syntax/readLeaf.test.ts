import { readsAs } from './readsAs';

describe('readLeaf', () => {
  describe('plain text and Unicode', () =>
    readsAs(String.raw`
      σ(x) = 1 / (1 + e^{−x})   ==>   {[sigma ‹(›x‹)›] = slash(1, ‹(›sum(+1, +e^{sum(-x)})‹)›)}
      x² + y² = √(a) × π   ==>   {sum(+x^{2}, +y^{2}) = (root(‹(›a‹)›) × pi)}
      ∑_{i=1}^n x_i ≤ 1   ==>   {SUM_{{i = 1}}^{n}(x_{i}) ≤ 1}
      ∂L/∂z = p − y   ==>   {slash([partial L], [partial z]) = sum(+p, -y)}
      ‖x‖₂   ==>   ‹‖›x‹‖›_{2}
      KL(p‖q) ≥ 0   ==>   {[KL ‹(›list‖(p, q)‹)›] ≥ 0}
      𝐱 ∈ ℝⁿ   ==>   {bold:x ∈ blackboard:R^{n}}
      a · b ÷ c ∗ d   ==>   (a · b ÷ c ∗ d)
      ∇f ≠ ∅   ==>   {[nabla f] ≠ emptyset}
      x → ∞   ==>   {x → infinity}
      𝔼[X]   ==>   [blackboard:E ‹[›X‹]›]
    `));

  describe('names of symbols', () =>
    readsAs(String.raw`
      \varepsilon + \epsilon + \varphi   ==>   sum(+epsilon, +epsilon, +phi)
      \infty \partial \nabla \ell \emptyset \top   ==>   [infinity partial nabla ell emptyset top]
      a \neq b \notin C   ==>   {a ≠ b ∉ C}
      x \not= y   ==>   {x ≠ y}
      x \not\in Y   ==>   {x ∉ Y}
      x \not\subset Y   ==>   unsupported-notation: \not before this sign is not read at 2-13
      \ldots \cdots \vdots \ddots   ==>   [… … … …]
      a \circledast b   ==>   (a ∗ b)
      a \models b   ==>   unsupported-notation: \models is not read at 2-9
      @   ==>   unsupported-notation: @ is not read at 0-1
    `));
});
