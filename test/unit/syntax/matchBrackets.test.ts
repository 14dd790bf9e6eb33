import { readsAs } from './readsAs';

describe('matchBrackets', () => {
  describe('brackets', () =>
    readsAs(String.raw`
      [0, 1)   ==>   ‹[›list,(0, 1)‹)›
      (a, b]   ==>   ‹(›list,(a, b)‹]›
      \left[ 0, 1 \right)   ==>   ‹[›list,(0, 1)‹)›
      \langle x, y \rangle   ==>   ‹⟨›list,(x, y)‹⟩›
      \left< x \right>   ==>   ‹⟨›x‹⟩›
      \lfloor x \rfloor + \lceil y \rceil   ==>   sum(+‹⌊›x‹⌋›, +‹⌈›y‹⌉›)
      \bigl( x \bigr)   ==>   ‹(›x‹)›
      \Big[ x \Big]_+   ==>   ‹[›x‹]›_{plus}
      \left( a \left[ b \right] \right)   ==>   ‹(›[a ‹[›b‹]›]‹)›
      (a + b   ==>   unbalanced: ( without its partner at 0-1
      a + b)   ==>   unbalanced: ) without its partner at 5-6
      (a ]   ==>   ‹(›a‹]›
      \{ a )   ==>   unbalanced: ) without its partner at 5-6
      \{ a \}   ==>   ‹{›a‹}›
    `));
});
