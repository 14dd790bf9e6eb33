import assert from 'node:assert/strict';
import { parseMath } from '../../../src/syntax/parseMath';
import type { Surface } from '../../../src/syntax/surface';
import { children } from '../../../src/syntax/walk';
import { printed, treeOf } from './readsAs';

/** The stretch of source that each node of a kind covers, in order of the tree. */
function covered(latex: string, kind: Surface['kind'], macros: Readonly<Record<string, string>> = {}): string[] {
  const found: string[] = [];
  const visit = (node: Surface): void => {
    if (node.kind === kind) found.push(latex.slice(node.span.start, node.span.end));
    for (const child of children(node)) visit(child);
  };
  visit(treeOf(latex, { macros }));
  return found;
}

describe('parseMath', () => {
  describe('spans', () => {
    it('covers a command and its braces', () => {
      assert.deepEqual(covered(String.raw`1 + \frac{a}{b}`, 'fraction'), [String.raw`\frac{a}{b}`]);
      assert.deepEqual(covered(String.raw`\sqrt[3]{x}`, 'root'), [String.raw`\sqrt[3]{x}`]);
      assert.deepEqual(covered(String.raw`\hat{\mathbf{y}} + \operatorname{softmax}(z)`, 'symbol'), [String.raw`\hat{\mathbf{y}}`, String.raw`\operatorname{softmax}`, 'z']);
      assert.deepEqual(covered(String.raw`{\bf z} = 1`, 'symbol'), [String.raw`{\bf z}`]);
    });

    it('covers both brackets, with their commands', () => {
      assert.deepEqual(covered(String.raw`2 \left( x \right)^2`, 'fence'), [String.raw`\left( x \right)`]);
      assert.deepEqual(covered(String.raw`\begin{pmatrix} 1 \end{pmatrix}`, 'fence'), [String.raw`\begin{pmatrix} 1 \end{pmatrix}`]);
      assert.deepEqual(covered(String.raw`a \big| x \big|`, 'fence'), [String.raw`\big| x \big|`]);
    });

    it('covers scripts with the braces around them, and what is in them without', () => {
      assert.deepEqual(covered(String.raw`x_{ij}^{2} + 10^{-5}`, 'script'), ['x_{ij}^{2}', '10^{-5}']);
      assert.deepEqual(covered(String.raw`x_{ij}`, 'adjacent'), ['ij']);
      assert.deepEqual(covered(`f''(x)`, 'script'), [`f''`]);
    });

    it('covers a big operator with its body', () => {
      assert.deepEqual(covered(String.raw`1 + \sum_{i=1}^n x_i y_i - 2`, 'big'), [String.raw`\sum_{i=1}^n x_i y_i`]);
      assert.deepEqual(covered(String.raw`\int_0^1 x \, dx = 2`, 'big'), [String.raw`\int_0^1 x \, dx`]);
    });

    it('gives tokens out of a macro the place of its call', () => {
      const macros = { '\\R': '\\mathbb{R}', '\\deriv': '\\frac{d #1}{d #2}', '\\pair': 'p(#2 | #1)' };
      assert.deepEqual(covered(String.raw`\R^{d} + \R`, 'symbol', macros), [String.raw`\R`, 'd', String.raw`\R`]);
      assert.deepEqual(covered(String.raw`1 + \deriv{f}{x}`, 'fraction', macros), [String.raw`\deriv{f}{x}`]);
      assert.deepEqual(covered(String.raw`\pair{x}{y}`, 'fence', macros), [String.raw`\pair{x}{y}`]);
    });

    it('keeps offsets where commands are replaced by what KaTeX knows', () => {
      const latex = String.raw`\begin{eqnarray} a &=& \mathds{1} \label{eq} \\ &=& \mbox{b} \end{eqnarray}`;
      assert.deepEqual(covered(latex, 'symbol'), ['a', String.raw`\mathds{1}`, String.raw`\mbox{b}`]);
    });
  });

  describe('macros', () => {
    const macros = { '\\softmax': '\\operatorname{softmax}', '\\E': '\\mathop{\\mathbb{E}}', '\\norm': '\\left\\lVert #1 \\right\\rVert' };
    it('are expanded as on the page', () => {
      assert.equal(printed(String.raw`\softmax(z) + \E_{x}[y] + \norm{w}_2`, { macros }), 'sum(+[roman:softmax ‹(›z‹)›], +E_{x}(‹[›y‹]›), +‹‖›w‹‖›_{2})');
    });

    it('are left as they were given', () => {
      const given = Object.freeze({ '\\x': 'y' });
      assert.equal(printed(String.raw`\gdef\z{1} \x + \z`, { macros: given }), 'sum(+y, +1)');
      assert.deepEqual(given, { '\\x': 'y' });
    });

    it('may be defined in the formula itself', () => assert.equal(printed(String.raw`\def\a{x+y} \a = 1`), '{sum(+x, +y) = 1}'));
  });

  describe('problems', () => {
    it('names a macro that is not defined', () => {
      assert.deepEqual(parseMath(String.raw`a + \foo{x}`), {
        ok: false,
        problem: { reason: 'unknown-macro', message: String.raw`\foo is not defined`, span: { start: 4, end: 8 }, macro: String.raw`\foo` },
      });
    });

    it('points to the macro whose body asks for another', () => {
      assert.equal(printed(String.raw`x + \loss`, { macros: { '\\loss': '\\calL' } }), String.raw`unknown-macro: \calL is not defined at 4-9`);
    });

    it('points to the macro that leads there through others, as a whole word', () => {
      const macros = { '\\loss': '\\inner', '\\inner': '\\calL', '\\lossy': '1' };
      assert.equal(printed(String.raw`\lossy + \loss`, { macros }), String.raw`unknown-macro: \calL is not defined at 9-14`);
    });

    it('does not take words between rows for a macro', () => {
      assert.equal(printed(String.raw`\begin{align} a &= b \intertext{so} c &= d \end{align}`), String.raw`unsupported-notation: words between rows (\intertext) are not read at 21-31`);
    });

    it("hands on KaTeX's own message at its place", () => {
      assert.equal(printed('a^b^c'), 'katex-error: Double superscript at 3-4');
      assert.equal(printed(String.raw`\frac{a}{b`), "katex-error: Unexpected end of input in a macro argument, expected '}' at 10-10");
      assert.equal(printed(String.raw`\left( a`), String.raw`katex-error: Expected '\right', got 'EOF' at 8-8`);
    });

    it('finds brackets without a partner', () => {
      assert.equal(printed('(a + b'), 'unbalanced: ( without its partner at 0-1');
      assert.equal(printed('(a + b)'), '‹(›sum(+a, +b)‹)›');
    });

    it('refuses what stands where it cannot', () => {
      assert.equal(printed(String.raw`a \times`), String.raw`unsupported-notation: \times cannot stand here at 2-8`);
      assert.equal(printed('a = = b'), 'unsupported-notation: Two relation signs with nothing between them at 4-5');
    });

    it('refuses what is too large', () => {
      assert.equal(printed('x'.repeat(20_001)), 'too-large: Longer than 20000 characters at 0-20001');
      assert.equal(printed(`${'('.repeat(201)}x${')'.repeat(201)}`), 'too-large: Nested more than 200 levels deep at 200-201');
      assert.equal(printed(String.raw`\sum `.repeat(300) + 'x').startsWith('too-large: Nested too deeply'), true);
      assert.match(printed(String.raw`\mathbf `.repeat(2400) + 'x'), /^(too-large|katex-error|bold:x)/);
    });

    it('reads what is just not too large', () => {
      assert.equal(parseMath(`${'('.repeat(200)}x${')'.repeat(200)}`).ok, true);
      assert.equal(parseMath('x + '.repeat(4999) + 'x').ok, true);
    });

    it('is not drawn out by a macro that doubles itself', () => {
      assert.match(printed(String.raw`\a`, { macros: { '\\a': '\\a\\a' } }), /^katex-error: Too many expansions/);
    });
  });

  it('reads an empty formula as nothing', () => {
    assert.deepEqual(treeOf(''), { kind: 'empty', span: { start: 0, end: 0 } });
    assert.deepEqual(treeOf('  '), { kind: 'empty', span: { start: 0, end: 0 } });
  });
});
