import { readsAs } from './readsAs';

describe('parseRow', () => {
  describe('precedence', () =>
    readsAs(String.raw`
      a = b + c \times d e^f   ==>   {a = sum(+b, +(c × [d e^{f}]))}
      x = y, z = w   ==>   list,({x = y}, {z = w})
      x = y, \quad z = w   ==>   cond({x = y} ¦ {z = w})
      a, b; c   ==>   list;(list,(a, b), c)
      x \to 0 \implies a = b   ==>   {{x → 0} ⇒ {a = b}}
      a \iff b = c   ==>   {a ⇔ {b = c}}
      a = b \le c < d   ==>   {a = b ≤ c < d}
      a = b \implies c = d \implies e = f   ==>   {{a = b} ⇒ {c = d} ⇒ {e = f}}
      = x   ==>   {∅ = x}
      x =   ==>   {x = ∅}
      f: \mathbb{R} \to (0,1)   ==>   list:(f, {blackboard:R → ‹(›list,(0, 1)‹)›})
      x_1 = 1, x_2 = 2 \text{ and } x_3 = 3   ==>   cond(list,({x_{1} = 1}, {x_{2} = 2}) ¦ "and" ¦ {x_{3} = 3})
      a = b \quad \text{for } x > 0   ==>   cond({a = b} ¦ "for" ¦ {x > 0})
      a \quad = \quad b   ==>   {a = b}
    `));

  describe('sentence punctuation', () =>
    readsAs(String.raw`
      x = y.   ==>   {x = y}
      x = y ,   ==>   {x = y}
      \mathbf{A} = B?   ==>   {bold:A = B}
      x = y. \quad z = w.   ==>   cond({x = y} ¦ {z = w})
      a.b = c   ==>   {(a · b) = c}
    `));

  describe('inside brackets', () =>
    readsAs(String.raw`
      (a, b; c)   ==>   ‹(›list;(list,(a, b), c)‹)›
      p(y = 1 \mid x, \theta)   ==>   [p ‹(›list|({y = 1}, list,(x, theta))‹)›]
      p(y | x; \theta)   ==>   [p ‹(›list|(y, list;(x, theta))‹)›]
      \{x \in \mathbb{R} : x > 0, x < 1\}   ==>   ‹{›list:({x ∈ blackboard:R}, list,({x > 0}, {x < 1}))‹}›
      x_{1:n, :}   ==>   x_{list,(list:(1, n), colon)}
      [1 \quad 2 \quad 3]   ==>   ‹[›[1 ␣2 ␣3]‹]›
      (, x)   ==>   ‹(›list,(∅, x)‹)›
      ()   ==>   ‹(›∅‹)›
      y \mid x \sim N   ==>   {list|(y, x) ∼ N}
    `));
});
