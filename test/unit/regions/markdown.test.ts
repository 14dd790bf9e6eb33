import assert from 'node:assert/strict';
import { findRegions } from '../../../src/regions/findRegions';
import { assertExact, mathOf, mathRegions, proseOf } from './describeRegions';

function math(text: string): string[] {
  const found = findRegions(text, 'markdown');
  assertExact(text, found);
  return mathOf(found);
}

describe('findRegions in Markdown', () => {
  describe('dollars', () => {
    it('finds $…$ with exact offsets', () => {
      const text = 'Let $x = 1$ be.';
      const found = findRegions(text, 'markdown');
      assert.deepEqual(found.regions, [
        { kind: 'prose', text: 'Let ', span: { start: 0, end: 4 }, role: 'text' },
        {
          kind: 'math', latex: 'x = 1', map: { pieces: [{ at: 0, source: 5 }] }, span: { start: 5, end: 10 }, outer: { start: 4, end: 11 },
          display: false, delimiter: 'dollar',
        },
        { kind: 'prose', text: ' be.', span: { start: 11, end: 15 }, role: 'text' },
      ]);
    });

    it('takes prices for prose', () => {
      assert.deepEqual(math('It costs $5 and $10.'), []);
      assert.deepEqual(math('From $5 to US$6, or $5–$10, or $20,000 and US$30,000 a year.'), []);
      assert.deepEqual(math('A $20M round and a$30M one'), []);
      assert.deepEqual(math('From $5$ to $6$.'), ['dollar: 5', 'dollar: 6']);
    });

    it('closes only behind a non-space and not before a digit', () => {
      assert.deepEqual(math('a $x $ y'), []);
      assert.deepEqual(math('a $x$1'), []);
      assert.deepEqual(math('a $x$th'), ['dollar: x']);
      assert.deepEqual(math('R$^2$ and $k$-th'), ['dollar: ^2', 'dollar: k']);
    });

    it('takes the names of programs for prose', () => {
      assert.deepEqual(math('[the $data ref](#a_b) and [$data_: support [$merge](c)'), []);
      assert.deepEqual(math('the path ${a}/b-${c} is'), []);
      assert.deepEqual(math('in $[0, 1)$ or $a]b[$'), ['dollar: [0, 1)', 'dollar: a]b[']);
    });

    it('accepts a space on both sides if TeX stands between', () => {
      assert.deepEqual(math('here $ \\sigma(x) = y $ there'), ['dollar: \\sigma(x) = y']);
      assert.deepEqual(math('the $ sign and the $ sign'), []);
    });

    it('lets a formula go on in the next line of its paragraph, not in the next paragraph', () => {
      assert.deepEqual(math('so $a +\n b$ is'), ['dollar: a +\n b']);
      assert.deepEqual(math('so $a +\r\nb$ is'), ['dollar: a +\r\nb']);
      assert.deepEqual(math('so $a +\n\nb$ is'), []);
      assert.deepEqual(math('so $a +\r\n\r\nb$ is'), []);
      assert.deepEqual(math('so $a\n# b$ is'), []);
    });

    it('respects escaped dollars', () => {
      assert.deepEqual(math('\\$5 and \\$x$'), []);
      assert.deepEqual(math('$x = \\$5$'), ['dollar: x = \\$5']);
      assert.deepEqual(math('\\\\$x$'), ['dollar: x']);
    });

    it("finds GitHub's $`…`$", () => {
      assert.deepEqual(math('so $`a_1 = b`$ is'), ['dollar: a_1 = b']);
      assert.deepEqual(math('so $`a_1 = b`, is'), []);
    });

    it('leaves out \\begingroup and \\endgroup of forum pages', () => {
      assert.deepEqual(math('$\\begingroup$ I know $x$. $\\endgroup$'), ['dollar: x']);
    });
  });

  describe('double dollars', () => {
    it('tells inline from display', () => {
      assert.deepEqual(math('Let $$x$$ be\n\n$$y$$\n\n$$\nz\n$$\n'), ['double-dollar: x', 'double-dollar [display]: y', 'double-dollar [display]: z']);
      assert.deepEqual(math('- $$\n  x\n  $$\n'), ['double-dollar [display]: x']);
    });

    it('keeps an environment within, and the brackets of a matrix over several lines', () => {
      assert.deepEqual(math('$$\n\\begin{align}\na &= b\n\\end{align}\n$$'), ['double-dollar [display]: \\begin{align}\na &= b\n\\end{align}']);
      assert.deepEqual(math('the $$\\begin{bmatrix}\n1 & 2\n\\end{bmatrix}$$ is'), ['double-dollar: \\begin{bmatrix}\n1 & 2\n\\end{bmatrix}']);
    });

    it('allows a blank line between formulas', () => {
      assert.deepEqual(math('$$\nx = 1\n\ny = 2\n$$'), ['double-dollar [display]: x = 1\n\ny = 2']);
    });

    it('reports a missing delimiter at its place and finds the rest', () => {
      const text = 'A\n\n$$\nx = 1\n\nHere the second delimiter was forgotten.\n\n$$\ny = 2\n$$\n';
      const found = findRegions(text, 'markdown');
      assert.deepEqual(mathOf(found), ['double-dollar [display]: y = 2']);
      assert.deepEqual(found.problems, [{ span: { start: 3, end: 5 }, message: 'this $$ is never closed' }]);
    });

    it('reports one that is missing at the end', () => {
      const found = findRegions('$x$ and\n\n$$\ny = 2\n', 'markdown');
      assert.deepEqual(mathOf(found), ['dollar: x']);
      assert.deepEqual(found.problems, [{ span: { start: 9, end: 11 }, message: 'this $$ is never closed' }]);
      assert.deepEqual(findRegions('$x$ and\n\n$$\ny = 2\n$$\n', 'markdown').problems, []);
    });

    it('leaves labels out of the prose', () => {
      const quarto = findRegions('$$\nx = 1\n$$ {#eq-one}\n\nSee', 'markdown');
      assert.deepEqual(mathOf(quarto), ['double-dollar [display]: x = 1']);
      assert.deepEqual(proseOf(quarto), ['\n\nSee']);
      assert.deepEqual(proseOf(findRegions('$$\nx = 1\n$$ (one)\n\nSee', 'markdown')), ['\n\nSee']);
    });
  });

  describe('backslashes', () => {
    it('finds \\(…\\) and \\[…\\]', () => {
      assert.deepEqual(math('so \\(x\\) and\n\\[\ny\n\\]\n'), ['parentheses: x', 'brackets [display]: y']);
    });

    it('takes escaped brackets for prose', () => {
      assert.deepEqual(math('as in \\[1\\], \\[sic\\], \\[a\\](b) and \\[[more](a_b)\\]'), []);
      assert.deepEqual(math('as in \\[x = 1\\]'), ['brackets [display]: x = 1']);
    });

    it('undoes the escapes of kramdown between \\\\( and \\\\)', () => {
      const text = 'where \\\\(w\\_1 = \\\\{a, b\\\\}\\\\) is';
      const found = findRegions(text, 'markdown');
      assertExact(text, found);
      assert.deepEqual(mathOf(found), ['parentheses: w_1 = \\{a, b\\}']);
      assert.deepEqual(mathRegions(found)[0]!.map.pieces, [
        { at: 0, source: 9 }, { at: 1, source: 11 }, { at: 6, source: 17 }, { at: 12, source: 24 },
      ]);
    });

    it('keeps what kramdown would spoil and nobody means', () => {
      assert.deepEqual(math('\\\\(D(p\\|\\|q) = \\{a\\!\\} \\\\ b\\\\)'), ['parentheses: D(p||q) = \\{a\\!\\} \\\\ b']);
    });

    it('undoes the doubled ends of rows', () => {
      assert.deepEqual(math('\\\\[\na \\\\\\\\\nb\n\\\\]'), ['brackets [display]: a \\\\\nb']);
      assert.deepEqual(math('$$\na \\\\\\\\\nb \\\\\nc\n$$'), ['double-dollar [display]: a \\\\\nb \\\\\nc']);
    });

    it('finds bare environments, starred ones and those of several names', () => {
      for (const name of ['align', 'align*', 'equation', 'gather*', 'eqnarray', 'multline', 'alignat', 'flalign', 'split', 'aligned']) {
        const body = `\\begin{${name}}\na &= b\n\\end{${name}}`;
        assert.deepEqual(math(`so\n${body}\nis`), [`environment [display, ${name}]: ${body}`]);
      }
      assert.deepEqual(math('\\begin{theorem}\nA $x$.\n\\end{theorem}'), ['dollar: x']);
    });

    it('reports an environment that is not closed', () => {
      const found = findRegions('\\begin{align}\nx\n\nand $y$\n\\begin{align}\nz\n\\end{align}', 'markdown');
      assert.deepEqual(mathOf(found), ['dollar: y', 'environment [display, align]: \\begin{align}\nz\n\\end{align}']);
      assert.deepEqual(found.problems, [{ span: { start: 0, end: 13 }, message: '\\begin{align} is never closed' }]);
    });
  });

  describe('fences, directives and roles', () => {
    it('finds ```math', () => {
      assert.deepEqual(math('a\n\n```math\nx = 1\n```\n\nb'), ['fence [display]: x = 1']);
      assert.deepEqual(math('```mathematica\n$x$\n```\n'), []);
    });

    it("finds MyST's directive behind its options, and its role", () => {
      assert.deepEqual(math('```{math}\n:label: one\n\nx = 1\n```\n'), ['fence [display]: x = 1']);
      assert.deepEqual(math('```{math}\n---\nlabel: one\n---\nx = 1\n```\n'), ['fence [display]: x = 1']);
      assert.deepEqual(math(':::{math}\nx = 1\n:::\n'), ['fence [display]: x = 1']);
      assert.deepEqual(math('the {math}`x = 1` and {code}`y = 1`'), ['role: x = 1']);
    });

    it('reads the text of admonitions, not code', () => {
      assert.deepEqual(math('```{note}\nsee $x$\n```\n\n$y$'), ['dollar: x', 'dollar: y']);
      assert.deepEqual(math('````{note}\nsee\n```python\n$x$\n```\n````\n\n$y$'), ['dollar: y']);
      assert.deepEqual(math('```{code-cell} python\n$x$\n```\n\n$y$'), ['dollar: y']);
    });

    it('reports a block of mathematics that is not closed', () => {
      const found = findRegions('```math\nx = 1\n\nHere the fence was forgotten.\n\n$y$', 'markdown');
      assert.deepEqual(mathOf(found), ['dollar: y']);
      assert.deepEqual(found.problems, [{ span: { start: 0, end: 3 }, message: 'this block of mathematics is never closed' }]);
    });
  });

  describe('quotes and tables', () => {
    it('takes quote marks out of formulas', () => {
      const text = '> so\n> $$\n> a\n>  = b\n> $$\n> with $x +\n> y$\n';
      const found = findRegions(text, 'markdown');
      assertExact(text, found);
      assert.deepEqual(mathOf(found), ['double-dollar [display]: a\n = b', 'dollar: x +\ny']);
      assert.deepEqual(math('> ```math\n> a\n> b\n> ```\n$c$'), ['fence [display]: a\nb', 'dollar: c']);
    });

    it('keeps a relation at the beginning of a line', () => {
      assert.deepEqual(math('$$\na\n> b\n$$'), ['double-dollar [display]: a\n> b']);
    });

    it('reads \\| as | in a table, as a norm elsewhere', () => {
      assert.deepEqual(math('| a | b |\n|---|---|\n| $p(x\\|y)$ | $z$ |\n'), ['dollar: p(x|y)', 'dollar: z']);
      assert.deepEqual(math('a | b\n--|--\n$p(x\\|y)$ | $z$\n'), ['dollar: p(x|y)', 'dollar: z']);
      assert.deepEqual(math('the norm $\\|x\\|$'), ['dollar: \\|x\\|']);
    });

    it('ends a formula at the border of a cell', () => {
      assert.deepEqual(math('| $5 | 3$ | $x$ |\n'), ['dollar: x']);
    });
  });

  describe('code and markup', () => {
    it('skips code spans, fences and certain indented code', () => {
      assert.deepEqual(math('a `$x$` b ``$y`$`` c $z$'), ['dollar: z']);
      assert.deepEqual(math('```\n$x$\n```\n~~~r\n$y$\n~~~\n$z$'), ['dollar: z']);
      assert.deepEqual(math('Code:\n\n    $x$\n\n$z$'), ['dollar: z']);
      assert.deepEqual(math('Text\n    $x$\n'), ['dollar: x']);
      assert.deepEqual(math('- item\n\n    $x$\n'), ['dollar: x']);
      assert.deepEqual(math('[^1]: note\n\n    $x$\n'), ['dollar: x']);
      assert.deepEqual(math('{% highlight python %}\n$x$\n{% endhighlight %}\n$z$'), ['dollar: z']);
    });

    it('leaves a fence open to the end of the document, as it is rendered', () => {
      assert.deepEqual(math('$x$\n\n```\n$y$\n'), ['dollar: x']);
    });

    it('skips comments, tags, scripts, link destinations and addresses', () => {
      assert.deepEqual(math('<!-- $x$ --> $z$'), ['dollar: z']);
      assert.deepEqual(math('<a href="?a=$x$">$z$</a>'), ['dollar: z']);
      assert.deepEqual(math('<pre>$x$</pre><style>$y$</style> $z$'), ['dollar: z']);
      assert.deepEqual(math('[$z$](a_$x$_(b).png)'), ['dollar: z']);
      assert.deepEqual(math('https://example.org/$x$ $z$'), ['dollar: z']);
      assert.deepEqual(math('if a <b and c> $z$'), ['dollar: z']);
    });

    it("finds Distill's tags", () => {
      const text = 'a <d-math>x = 1</d-math> b <d-math block>a &lt; b</d-math>';
      const found = findRegions(text, 'markdown');
      assertExact(text, found, '<');
      assert.deepEqual(mathOf(found), ['tag: x = 1', 'tag [display]: a < b']);
    });

    it('never makes code prose', () => {
      assert.deepEqual(proseOf(findRegions('We have `x = 1`, so.\n\n```\ny\n```\nEnd', 'markdown')), ['We have ', ', so.\n\n', 'End']);
    });
  });

  describe('prose', () => {
    it('alternates with inline mathematics and keeps paragraph breaks', () => {
      assert.deepEqual(proseOf(findRegions('Let $x$ be\n\nand $y$', 'markdown')), ['Let ', ' be\n\nand ']);
    });

    it('knows headings of both kinds', () => {
      assert.deepEqual(proseOf(findRegions('# The $x$ of y\n\ntext\n', 'markdown')), ['# The ', '#  of y', '\n\ntext\n']);
      assert.deepEqual(proseOf(findRegions('a\n\nThe $x$ of y\n====\ntext\n', 'markdown')), ['a\n\n', '# The ', '#  of y', '\n', 'text\n']);
      assert.deepEqual(proseOf(findRegions('#hashtag\n', 'markdown')), ['#hashtag\n']);
      assert.deepEqual(proseOf(findRegions('text\n\n---\n\nmore', 'markdown')), ['text\n\n---\n\nmore']);
    });

    it('leaves front matter out', () => {
      assert.deepEqual(proseOf(findRegions('---\ntitle: $x$\n---\ntext', 'markdown')), ['\ntext']);
      assert.deepEqual(mathOf(findRegions('---\ntitle: $x$\n---\n$y$', 'markdown')), ['dollar: y']);
      assert.deepEqual(mathOf(findRegions('---\n\n$x$\n', 'markdown')), ['dollar: x']);
    });
  });

  describe('directives', () => {
    it('reads comments addressed to us', () => {
      const text = '<!-- formulint: x > 0, W ∈ R^{3×4} -->\n$x$ <!-- formulint-disable-line wrong-number -->\n<!-- not formulint -->';
      assert.deepEqual(findRegions(text, 'markdown').regions.filter((region) => region.kind === 'directive'), [
        { kind: 'directive', directive: 'assume', argument: 'x > 0, W ∈ R^{3×4}', span: { start: 0, end: 38 } },
        { kind: 'directive', directive: 'disable-line', argument: 'wrong-number', span: { start: 43, end: 87 } },
      ]);
    });

    it('knows every suppression', () => {
      const kinds = ['disable', 'enable', 'disable-line', 'disable-next-line'];
      for (const directive of kinds) {
        assert.deepEqual(findRegions(`<!-- formulint-${directive} -->`, 'markdown').regions, [
          { kind: 'directive', directive, argument: '', span: { start: 0, end: directive.length + 19 } },
        ]);
      }
      assert.deepEqual(findRegions('<!-- formulint-disabled -->', 'markdown').regions, []);
    });
  });

  it('counts UTF-16 units through CRLF, tabs, emoji and right-to-left text', () => {
    const text = '😀\tשלום $x = 1$\r\n\r\n$$\r\ny = 2\r\n$$\r\n';
    const found = findRegions(text, 'markdown');
    assertExact(text, found);
    assert.deepEqual(mathRegions(found).map(({ latex, span, outer }) => ({ latex, span, outer })), [
      { latex: 'x = 1', span: { start: 9, end: 14 }, outer: { start: 8, end: 15 } },
      { latex: 'y = 2', span: { start: 23, end: 28 }, outer: { start: 19, end: 32 } },
    ]);
  });

  it('finds nothing in an empty document', () => {
    assert.deepEqual(findRegions('', 'markdown'), { regions: [], definitions: [], includes: [], problems: [] });
  });
});
