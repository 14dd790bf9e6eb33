import { readsAs } from './readsAs';

describe('readScripts', () => {
  describe('scripts', () =>
    readsAs(String.raw`
      x_i^2   ==>   x_{i}^{2}
      x^2_i   ==>   x_{i}^{2}
      x_{ij}   ==>   x_{[i j]}
      x'   ==>   x'
      x''   ==>   x''
      x'^2   ==>   x'^{2}
      x^\prime   ==>   x'
      x^{\prime\prime}   ==>   x''
      f’(x)   ==>   [f' ‹(›x‹)›]
      x^{(i)}_j   ==>   x_{j}^{‹(›i‹)›}
      A^T A^\top A^\intercal   ==>   [A^{T} A^{top} A^{top}]
      w^* w^\star w^\ast   ==>   [w^{star} w^{star} w^{star}]
      A^\dagger   ==>   A^{dagger}
      A^{-T}   ==>   A^{sum(-T)}
      x²   ==>   x^{2}
      x₁   ==>   x_{1}
      {x_i}^2   ==>   x_{i}^{2}
      (x)^2_i   ==>   ‹(›x‹)›_{i}^{2}
      10^{-5}   ==>   10^{sum(-5)}
      \mathbb{R}_{>0}   ==>   blackboard:R_{{∅ > 0}}
      \hat{x}'_i   ==>   hat(x)'_{i}
      {}^2 x   ==>   unsupported-notation: A script without anything that carries it at 4-4
      +_2   ==>   unsupported-notation: A script on a sign is not read at 0-3
      x^{'}   ==>   x'
      a =_{(1)} b   ==>   {a =⟦‹(›1‹)›⟧ b}
    `));
});
