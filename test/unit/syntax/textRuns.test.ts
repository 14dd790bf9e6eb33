import { readsAs } from './readsAs';

describe('textRuns', () => {
  describe('names', () =>
    readsAs(String.raw`
      \text{softmax}(z)   ==>   [roman:softmax ‹(›z‹)›]
      \text{softmax} z   ==>   [roman:softmax z]
      \text{true positives} + \text{false positives}   ==>   sum(+roman:‘true positives’, +roman:‘false positives’)
      y = \text{number of samples}   ==>   {y = roman:‘number of samples’}
      \text{Loss } = 3   ==>   {roman:Loss = 3}
      \text{log-likelihood}   ==>   roman:‘log likelihood’
      x_{\text{if}}   ==>   x_{roman:if}
      \frac{\text{all}}{2}   ==>   frac(roman:all, 2)
      \text{output}_1   ==>   roman:output_{1}
      p(\text{spam} \mid x)   ==>   [p ‹(›list|(roman:spam, x)‹)›]
      \textbf{x} = 1   ==>   {bold:x = 1}
      \text{F1} = \text{2.5}   ==>   {roman:F1 = 2.5}
      \textrm{Var}(X)   ==>   [roman:Var ‹(›X‹)›]
      \mbox{Var}(X)   ==>   [roman:Var ‹(›X‹)›]
    `));

  describe('words', () =>
    readsAs(String.raw`
      \text{if } x > 0   ==>   cond("if" ¦ {x > 0})
      x \text{ and } y   ==>   cond(x ¦ "and" ¦ y)
      y = 1 \quad \text{otherwise}   ==>   cond({y = 1} ¦ "otherwise")
      \textrm{for all } i   ==>   cond("for all" ¦ i)
      \mbox{where } x = 1   ==>   cond("where" ¦ {x = 1})
      x = 1 \text{ by definition } y = 2   ==>   cond({x = 1} ¦ "by definition" ¦ {y = 2})
      x \text{if} y   ==>   cond(x ¦ "if" ¦ y)
      \text{where}   ==>   "where"
      \mathrm{if} x   ==>   cond("if" ¦ x)
      \min f \text{ s.t. } x > 0   ==>   cond(MIN(f) ¦ "s.t." ¦ {x > 0})
      \min f \;\mathrm{s.t.}\; x > 0   ==>   cond(MIN(f) ¦ "s.t." ¦ {x > 0})
      10 \text{ km}   ==>   cond(10 ¦ "km")
      \text{if $x>0$ then } y   ==>   cond("if" ¦ {x > 0} ¦ "then" ¦ y)
      \forall x, x \in X   ==>   cond("for all" ¦ list,(x, {x ∈ X}))
      a \land b   ==>   cond(a ¦ "and" ¦ b)
      a, \text{ by (1)}   ==>   cond(a ¦ "by (1)")
      \frac{\text{d}|w|}{\text{d}w}   ==>   frac([roman:d ‹|›w‹|›], [roman:d w])
      P(\text{is} \mid \text{deep}, x)   ==>   [P ‹(›list|(roman:is, list,(roman:deep, x))‹)›]
    `));
});
