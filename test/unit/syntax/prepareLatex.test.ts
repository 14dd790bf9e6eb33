import assert from 'node:assert/strict';
import { prepareLatex } from '../../../src/syntax/prepareLatex';

function prepared(source: string): string {
  const result = prepareLatex(source);
  assert.ok(result.ok);
  assert.equal(result.latex.length, source.length);
  return result.latex;
}

describe('prepareLatex', () => {
  it('leaves alone what KaTeX knows', () => {
    for (const latex of [String.raw`\frac{a}{b} % note`, String.raw`\begin{align} a &= b \end{align}`, String.raw`x\_y_1`, 'a_1']) {
      assert.equal(prepared(latex), latex);
    }
  });

  it('replaces commands by ones of the same meaning', () => {
    assert.equal(prepared(String.raw`\mathds{1}\bbm{1}`), String.raw`\mathbb{1}\Bbb{1}`);
    assert.equal(prepared(String.raw`\ensuremath{x}`), '           {x}');
    assert.equal(prepared(String.raw`\mboxed`), String.raw`\mboxed`);
  });

  it('replaces environments', () => {
    assert.equal(prepared(String.raw`\begin{eqnarray*}x\end{eqnarray*}`), String.raw`\begin{aligned}  x\end{aligned}  `);
    assert.equal(prepared(String.raw`\begin{tikz}x\end{tikz}`), String.raw`\begin{tikz}x\end{tikz}`);
  });

  it('blanks what says only how an environment is set', () => {
    assert.equal(prepared(String.raw`\begin{IEEEeqnarray}{rCl}a&=&b\end{IEEEeqnarray}`), `${String.raw`\begin{aligned}`.padEnd(25)}a&=&b${String.raw`\end{aligned}`.padEnd(18)}`);
    assert.equal(prepared(String.raw`\begin{empheq}[box=\fbox]{align}a\end{empheq}`), `${String.raw`\begin{split}`.padEnd(32)}a${String.raw`\end{split}`} `);
    assert.equal(prepared(String.raw`\begin{aligned}[t] a\end{aligned}`), String.raw`\begin{aligned}    a\end{aligned}`);
    assert.equal(prepared(String.raw`\begin{matrix}[t] a\end{matrix}`), String.raw`\begin{matrix}[t] a\end{matrix}`);
  });

  it('blanks labels and references', () => {
    assert.equal(prepared(String.raw`x \label{eq:1}`), 'x             ');
    assert.equal(prepared(String.raw`(\ref{a}) x`), '          x');
  });

  it('marks columns outside environments only', () => {
    assert.equal(prepared('a &= b'), 'a ＆= b');
    assert.equal(prepared(String.raw`a \& b`), String.raw`a \& b`);
    assert.equal(prepared(String.raw`\begin{matrix} a & b \end{matrix} & c`), String.raw`\begin{matrix} a & b \end{matrix} ＆ c`);
  });

  it('marks blank lines outside environments and brackets only', () => {
    assert.equal(prepared('a = b\n\nc = d'), 'a = b␤\nc = d');
    assert.equal(prepared('a = b\nc = d'), 'a = b\nc = d');
    assert.equal(prepared('a\n\n= b'), 'a\n\n= b');
    assert.equal(prepared('\\frac{a\n\n}{b}'), '\\frac{a\n\n}{b}');
    assert.equal(prepared('\\begin{aligned} a \n\n = b \\end{aligned}'), '\\begin{aligned} a \n\n = b \\end{aligned}');
  });

  it('tells a percent sign from a comment', () => {
    assert.equal(prepared('50% = 0.5'), '50％ = 0.5');
    assert.equal(prepared('x = 50%'), 'x = 50％');
    assert.equal(prepared('x_1% a comment'), 'x_1% a comment');
    assert.equal(prepared(String.raw`50\%`), String.raw`50\%`);
  });

  it('tells an escaped subscript from a name', () => {
    assert.equal(prepared(String.raw`x\_i + L\_{ij}`), 'x _i + L _{ij}');
    assert.equal(prepared(String.raw`x\_train`), String.raw`x\_train`);
    assert.equal(prepared(String.raw`x\_i = y_1`), String.raw`x\_i = y_1`);
    assert.equal(prepared(String.raw`\text{a\_b} + x\_i`), String.raw`\text{a\_b} + x _i`);
  });

  it('refuses what is too long or nested too deep', () => {
    assert.deepEqual(prepareLatex('x'.repeat(20_001)), { ok: false, message: 'Longer than 20000 characters', start: 0, end: 20_001 });
    assert.deepEqual(prepareLatex('{'.repeat(201)), { ok: false, message: 'Nested more than 200 levels deep', start: 200, end: 201 });
    assert.equal(prepareLatex('()'.repeat(500)).ok, true);
  });
});
