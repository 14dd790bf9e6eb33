import assert from 'node:assert/strict';
import { macrosBehind } from '../../../src/regions/macroTable';
import { findRegions } from '../../../src/regions/findRegions';
import { assertExact, mathOf, mathRegions, proseOf } from './describeRegions';

function math(text: string): string[] {
  const found = findRegions(text, 'latex');
  assertExact(text, found);
  return mathOf(found);
}

describe('findRegions in LaTeX', () => {
  it('finds all four delimiters', () => {
    assert.deepEqual(math('a $x$ b \\(y\\) c \\[z\\] d $$w$$'), ['dollar: x', 'parentheses: y', 'brackets [display]: z', 'double-dollar [display]: w']);
  });

  it('finds environments with their \\begin and \\end', () => {
    for (const name of ['equation', 'align*', 'alignat', 'gather', 'multline*', 'flalign', 'eqnarray', 'displaymath']) {
      assert.deepEqual(math(`\\begin{${name}}\nx &= 1 \\\\\n\\end{${name}}`), [`environment [display, ${name}]: \\begin{${name}}\nx &= 1 \\\\\n\\end{${name}}`]);
    }
    assert.deepEqual(math('\\begin{math}x\\end{math}'), ['parentheses: x']);
    assert.deepEqual(math('\\begin{subequations}\n\\begin{align}x\\end{align}\n\\end{subequations}'), ['environment [display, align]: \\begin{align}x\\end{align}']);
    assert.deepEqual(math('\\begin{itemize}\\item $x$\\end{itemize}'), ['dollar: x']);
  });

  it('closes a dollar only outside of texts', () => {
    assert.deepEqual(math('$x = \\text{a if $y > 0$ else b}$ and $z$'), ['dollar: x = \\text{a if $y > 0$ else b}', 'dollar: z']);
    assert.deepEqual(math('$\\{x$ and $y\\}$'), ['dollar: \\{x', 'dollar: y\\}']);
    assert.deepEqual(math('\\$5 and \\$10'), []);
  });

  it('leaves comments out, keeping the offsets', () => {
    const text = '\\begin{align}\na &= b % not $x$ \\end{align}\n\\\\ c &= d\\% \\\\\n\\end{align} % and $y$\n$z$';
    const found = findRegions(text, 'latex');
    assertExact(text, found);
    assert.deepEqual(mathOf(found), ['environment [display, align]: \\begin{align}\na &= b \n\\\\ c &= d\\% \\\\\n\\end{align}', 'dollar: z']);
    assert.deepEqual(mathRegions(found)[0]!.map.pieces, [{ at: 0, source: 0 }, { at: 21, source: 42 }]);
    assert.deepEqual(proseOf(found), [' ', '\n']);
  });

  it('skips verbatim text', () => {
    assert.deepEqual(math('\\begin{verbatim}\n$x$\n\\end{verbatim}\n\\begin{lstlisting}[language=R]\n$y$\n\\end{lstlisting}\n$z$'), ['dollar: z']);
    assert.deepEqual(math('\\begin{minted}{python}\n$x$\n\\end{minted}\\begin{comment}$y$\\end{comment} $z$'), ['dollar: z']);
    assert.deepEqual(math('\\verb|$x$| \\verb*+$y$+ \\lstinline{$a$} \\url{b$c$} $z$'), ['dollar: z']);
    assert.deepEqual(math('\\iffalse $x$ \\fi $z$'), ['dollar: z']);
  });

  it('finds \\ensuremath', () => {
    assert.deepEqual(math('so \\ensuremath{x_1} is'), ['parentheses: x_1']);
  });

  it('reads the preamble for macros and inclusions only, and stops at the end of the document', () => {
    const text = '\\documentclass{article}\n% $a$\n\\newcommand{\\R}{\\mathbb{R}}\n\\input{macros}\n\\title{On $x$}\n\\begin{document}\nin $\\R$\n\\include{part}\n\\end{document}\n$b$';
    const found = findRegions(text, 'latex');
    assert.deepEqual(mathOf(found), ['dollar: \\R']);
    assert.deepEqual(macrosBehind(found.definitions), { '\\R': '\\mathbb{R}' });
    assert.deepEqual(found.includes, ['article.cls', 'macros', 'part']);
    assert.deepEqual(proseOf(found), ['\nin ', '\n', '\n']);
  });

  it('makes headings of sections', () => {
    assert.deepEqual(proseOf(findRegions('\\section*{The $x$ of {\\em y}} text', 'latex')), ['# The ', '#  of {\\em y}', ' text']);
  });

  it('reads directives in comments, also within mathematics', () => {
    const text = '% formulint: x > 0\n\\begin{align}\na &= b % formulint-disable-line wrong-number\n\\end{align}\n% just a comment';
    assert.deepEqual(findRegions(text, 'latex').regions.filter((region) => region.kind === 'directive'), [
      { kind: 'directive', directive: 'assume', argument: 'x > 0', span: { start: 0, end: 18 } },
      { kind: 'directive', directive: 'disable-line', argument: 'wrong-number', span: { start: 40, end: 77 } },
    ]);
  });

  it('skips the code of Rnw documents', () => {
    assert.deepEqual(math('$x$\n<<fit, echo=FALSE>>=\ny <- df$a + df$b\n@\nwe get $z$ and \\Sexpr{df$a}\n'), ['dollar: x', 'dollar: z']);
    assert.deepEqual(math('<<fit>>= is $x$\n'), ['dollar: x']);
  });

  it('reports damage at its place and finds the rest', () => {
    const cases: readonly [string, string, number, number][] = [
      ['a $x and\n\nb $y$', 'this $ is never closed', 2, 3],
      ['a $$x and we go on\n\nwith some more prose\n\n$$y$$', 'this $$ is never closed', 2, 4],
      ['a \\[x and\n\n$y$', 'this \\[ is never closed', 2, 4],
      ['a \\(x and\n\n$y$', 'this \\( is never closed', 2, 4],
      ['a \\begin{align}x\n\n$y$', '\\begin{align} is never closed', 2, 15],
    ];
    for (const [text, message, start, end] of cases) {
      const found = findRegions(text, 'latex');
      assert.deepEqual(found.problems, [{ span: { start, end }, message }]);
      assert.equal(mathRegions(found).at(-1)?.latex, 'y', text);
    }
    assert.deepEqual(findRegions('a $x$ and\n\n\\[y\\] \\(z\\)', 'latex').problems, []);
  });
});
