import { readsAs } from './readsAs';

describe('readMath', () => {
  describe('what leaves no trace', () =>
    readsAs(String.raw`
      \displaystyle x   ==>   x
      {x} + {{y}}   ==>   sum(+x, +y)
      \phantom{x} y   ==>   y
      x \tag{1}   ==>   x
      \small x   ==>   x
      \color{red} x   ==>   x
      x~y   ==>   [x ␣y]
      x \hspace{1cm} y   ==>   cond(x ¦ y)
      x \hspace{1mm} y   ==>   [x ␣y]
      \mathrel{=} x   ==>   {∅ = x}
    `));
});
