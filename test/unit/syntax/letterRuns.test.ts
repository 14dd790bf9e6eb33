import { readsAs } from './readsAs';

describe('letterRuns', () => {
  describe('italic runs', () =>
    readsAs(String.raw`
      softmax(x)   ==>   [softmax ‹(›x‹)›]
      softmac(x)   ==>   [softmac ‹(›x‹)›]
      cos((4x)^2)   ==>   [cos ‹(›‹(›[4 x]‹)›^{2}‹)›]
      sign(w_j)   ==>   [sign ‹(›w_{j}‹)›]
      ln\frac{p}{1-p}   ==>   [ln frac(p, sum(+1, -p))]
      FPR_1   ==>   FPR_{1}
      LR_5 = 0.1   ==>   {LR_{5} = 0.1}
      slope = 2   ==>   {slope = 2}
      so = 2   ==>   {[s o] = 2}
      TP + FN   ==>   sum(+TP, +FN)
      T P   ==>   [T P]
      ylog(p)   ==>   [y log ‹(›p‹)›]
      xylophone(p)   ==>   [xylophone ‹(›p‹)›]
      dxdydz   ==>   [d x d y d z]
      axby   ==>   [a x b y]
      x\_train   ==>   x_train
      s_o(x)   ==>   [s_{o} ‹(›x‹)›]
      KL(p)   ==>   [KL ‹(›p‹)›]
      x if x > 0   ==>   cond(x ¦ "if" ¦ {x > 0})
      x \, if(x)   ==>   [x ␣i f ‹(›x‹)›]
      f(x) = 1 & otherwise   ==>   cond({[f ‹(›x‹)›] = 1} ¦ "otherwise")
      this is only some prose   ==>   unsupported-notation: These letters are prose, not a product at 13-17
      the loss   ==>   [t h e loss]
      ab cd ef gh   ==>   [a b c d e f g h]
    `));

  describe('letters under a font', () =>
    readsAs(String.raw`
      \mathbf{softmax}(\mathbf{Wx})   ==>   [bold:softmax ‹(›[bold:W bold:x]‹)›]
      \mathbf{ABC}   ==>   [bold:A bold:B bold:C]
      \mathrm{softmax}(x)   ==>   [roman:softmax ‹(›x‹)›]
      \mathrm{d}x   ==>   [roman:d x]
      \mathrm{arg\,max}_x y   ==>   ARGMAX_{x}(y)
      \mathit{loss}   ==>   loss
      loss'   ==>   loss'
      \mathcal{GP}   ==>   calligraphic:GP
      \mathsf{Pad}   ==>   sans:Pad
      {\rm Softmax}({\bf z})   ==>   [roman:Softmax ‹(›bold:z‹)›]
      \bf z = w   ==>   {bold:z = bold:w}
      \mathbf{f\left(\mathbf{x}\right)}   ==>   [bold:f ‹(›bold:x‹)›]
      \mathrm{L1}   ==>   roman:L1
      \operatorname{log-sum-exp}(x)   ==>   [roman:‘log sum exp’ ‹(›x‹)›]
      \operatorname{KL}   ==>   roman:KL
      \operatorname{s.t.}   ==>   "s.t."
    `));
});
