import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { findRegions } from '../../src/regions/findRegions';
import type { LanguageId } from '../../src/regions/region';
import { assertExact } from '../unit/regions/describeRegions';

/** A stretch of Markdown that a person could write, and the LaTeX of the mathematics in it. */
interface Piece {
  readonly text: string;
  readonly latex: readonly string[];
}

const formula = fc.constantFrom('x = 1', '\\sigma(z)', 'p_i \\le 1', '\\frac{a}{b} = c', 'x^{(i)}', '\\|w\\|_2', 'שלום', '\\text{if } 😀', 'a < b > c', 'f_{[0,1]}(x)');
const words = fc.constantFrom('a', 'the price of $5', 'and *so* on,', 'über 😀', 'שלום', 'costs \\$3', 'see [it](a_$b$.png)', '`code $x$`', '``a ` $b$``', '<b title="$x$">', '</b>', '<!-- $x$ -->', '$ 4', '(1)', 'it\\_is', 'https://a.b/$c$', '$PATH:$HOME/bin', '${A}-${B}', 'US$20', '$5–$10', '5 $', '![a](b_$c$.png "$d$")', '<https://a.b/$c$>', '\\\\', '\\*not\\*', '{% include $x$ %}', '&lt;', '[a][b]', '~~old~~', '<math><mi>x</mi></math>', '{eq}`$x$`');

const inline: fc.Arbitrary<Piece> = fc.oneof(
  words.map((text) => ({ text, latex: [] })),
  formula.chain((latex) => fc.constantFrom(
    { text: `$${latex}$`, latex: [latex] }, { text: `$$${latex}$$`, latex: [latex] }, { text: `\\(${latex}\\)`, latex: [latex] },
    { text: `$\`${latex}\`$`, latex: [latex] }, { text: `{math}\`${latex}\``, latex: [latex] }, { text: `**$${latex}$**`, latex: [latex] }, { text: `_$${latex}$_`, latex: [latex] },
    { text: `[$${latex}$](a_$b$)`, latex: [latex] }, { text: `($${latex}$),`, latex: [latex] }, { text: `“$${latex}$”`, latex: [latex] }, { text: `<d-math>${latex.replaceAll('<', '&lt;')}</d-math>`, latex: [latex] },
    { text: `<script type="math/tex">${latex}</script>`, latex: [latex] }, { text: `<em>$${latex}$</em>`, latex: [latex] }, { text: `$${latex}$-th`, latex: [latex] },
  )),
);

const paragraph: fc.Arbitrary<Piece> = fc.array(inline, { minLength: 1, maxLength: 6 }).map((parts) => ({
  text: `So ${parts.map((part) => part.text).join(' ')} .`, latex: parts.flatMap((part) => part.latex),
}));

const display: fc.Arbitrary<Piece> = formula.chain((latex) => fc.constantFrom(
  { text: `$$\n${latex}\n$$`, latex: [latex] },
  { text: `\\[\n${latex} \\\\\n${latex}\n\\]`, latex: [`${latex} \\\\\n${latex}`] },
  { text: `\\begin{align}\n${latex}\n\\end{align}`, latex: [`\\begin{align}\n${latex}\n\\end{align}`] },
  { text: `\`\`\`math\n${latex}\n\`\`\``, latex: [latex] },
  { text: `\`\`\`{math}\n:label: eq\n${latex}\n\`\`\``, latex: [latex] },
  { text: `<d-math block>${latex}</d-math>`, latex: [latex] },
  { text: `$$\n${latex}\n$$ {#eq-x}`, latex: [latex] }, { text: `$$ ${latex} $$ (eq:x)`, latex: [latex] }, { text: `:::{math}\n:label: eq\n${latex}\n:::`, latex: [latex] },
  { text: `\`\`\`{math} ${latex}\n\`\`\``, latex: [latex] }, { text: `<div>\n$$${latex}$$\n</div>`, latex: [latex] }, { text: `~~~~ math\n${latex}\n~~~~`, latex: [latex] },
  { text: `\\\\[\n${latex.replaceAll('\\|', '\\\\|')}\n\\\\]`, latex: [latex] },
));

const code: fc.Arbitrary<Piece> = fc.constantFrom('```python\nx = "$x$"\n\n$$\n```', '~~~\n$x$\n```\n~~~', '<pre>\n$x$\n</pre>', '{% highlight r %}\n$x$\n{% endhighlight %}', '````\n```math\n$x$\n```\n````', '```{code-cell} python\nx = "$x$"\n```', ':::{code-block} r\ndf$x$y\n:::', '[a]: http://b "$x$"', '% a comment with $x$', '<style>\n$x$\n</style>', '<!--\n$x$\n\n$$\n-->', '{% comment %} $$ {% endcomment %}')
  .map((text) => ({ text, latex: [] }));

const block: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: paragraph }, { weight: 2, arbitrary: display }, { weight: 1, arbitrary: code },
  { weight: 1, arbitrary: paragraph.map(({ text, latex }) => ({ text: `## ${text}`, latex })) },
  { weight: 1, arbitrary: fc.oneof(paragraph, display).map(({ text, latex }) => ({ text: text.replace(/^/gm, '> '), latex })) },
  { weight: 1, arbitrary: fc.tuple(paragraph, paragraph).map(([a, b]) => ({ text: `:::{note} ${a.text}\n${b.text}\n:::`, latex: [...a.latex, ...b.latex] })) },
  { weight: 1, arbitrary: paragraph.map(({ text, latex }) => ({ text: `[^1]: ${text}\n\n    ${text}`, latex: [...latex, ...latex] })) },
  { weight: 1, arbitrary: paragraph.map(({ text, latex }) => ({ text: `${text}\n===`, latex })) },
  { weight: 1, arbitrary: fc.tuple(formula, formula).map((pair) => ({ text: `| a | b |\n|---|:-:|\n| $${pair[0].replaceAll('|', '\\|')}$ | \`$x$\` $${pair[1].replaceAll('|', '\\|')}$ |`, latex: pair })) },
  { weight: 1, arbitrary: fc.oneof(paragraph, display).map(({ text, latex }) => ({ text: text.replace(/^/gm, '> > '), latex })) },
  { weight: 1, arbitrary: fc.oneof(paragraph, display).map(({ text, latex }) => ({ text: `1. a\n\n   ${text.replaceAll('\n', '\n   ')}\n\n       $code$`, latex: latex.map((each) => each.replaceAll('\n', '\n   ')) })) },
  { weight: 1, arbitrary: fc.oneof(paragraph, display).map(({ text, latex }) => ({ text: `- ${text.replaceAll('\n', '\n  ')}`, latex: latex.map((each) => each.replaceAll('\n', '\n  ')) })) },
);

const markdown: fc.Arbitrary<Piece> = fc.tuple(fc.array(block, { maxLength: 8 }), fc.constantFrom('\n', '\r\n')).map(([blocks, newline]) => ({
  text: blocks.map(({ text }) => text).join('\n\n').replaceAll('\n', newline),
  latex: blocks.flatMap(({ latex }) => latex.map((each) => each.replaceAll('\n', newline))),
}));

/** Pieces of documents in every format, whole and broken. */
const fragment = fc.constantFrom(
  '$', '$$', 'x', ' ', '\n', '\n\n', '\r\n', '`', '```', '```math', '\\(', '\\)', '\\[', '\\]', '\\\\(', '\\\\)', '\\begin{align}', '\\end{align}', '\\begin{math}',
  '\\end{math}', '{', '}', '&', '\\\\', '\\newcommand{\\x}[1]{#1}', '\\def\\y{z}', '%', '> ', '- ', '    ', '\t', '|', '\\|', '# ', '---\n', '|--|\n', '.. math::', ':math:`', '::\n',
  '"""', 'r"""', "'", '# formulint: x > 0', '<!-- formulint: x -->', '% formulint-disable', '<d-math>', '</d-math>', '&lt;', '😀', 'ש', '\ud83d', 'x = 1', '3/(1+2) = 1', 'e^-z = 2^10',
  '\\section{', '\\verb|', '<<a>>=\n', '\n@\n', 'some more words of prose', '[a](b', ')', '{% raw %}', '\\text{$', '_', '\\_', '\\ensuremath{',
  '\\iffalse', '\\if0 ', '\\ifx', '\\else', '\\fi', '\\def\\be{\\begin{align}}', '\\def\\ee{\\end{align}}', '\\be ', '\\ee ', '\\newenvironment{q}{\\begin{align}}{\\end{align}}', '\\begin{q}', '\\end{q}', '\\let\\x', '\\begin{document}',
  '\\NewDocumentCommand\\w{O{a} m}{#1#2}', '\\usepackage{a,b}', '<script type="math/tex">', '</script>', '<![CDATA[', '[tex]', '[/tex]', '.. default-role:: math\n', '.. note:: ', '\\`', '[a]: b\n', '```{math} x', ':::{note} x', '1. ', '{% katex %}', '{% endkatex %}', '${A}', '<em>', '> * ', '&=',
);

describe('findRegions', () => {
  it('finds in generated Markdown exactly the mathematics that was put in, where it was put', () => {
    fc.assert(
      fc.property(markdown, ({ text, latex }) => {
        const found = findRegions(text, 'markdown');
        assertExact(text, found, '<');
        assert.deepEqual(found.regions.flatMap((region) => (region.kind === 'math' ? [region.latex] : [])), latex);
        assert.deepEqual(found.problems, []);
      }),
      { numRuns: 500 },
    );
  });

  it('tells code from text as a Markdown parser does', () => {
    const parser = new MarkdownIt({ html: true });
    const stretches = fc.constantFrom(
      'text N', '`N`', '``N ` N``', '`` N', '\n', '\n\n', '\n```\nN\n```\n', '\n~~~ r\nN\n\nN\n~~~\n', '\n> N\n\n', '\n> ```\n> N\n> ```\n\n', '\n- N\n\n', '\n1. N\n\n   N\n\n', '\n\n    N\n\n',
      '\n# N\n', '\nN\n---\n', 'text <!-- N -->', 'text <b a="N">', '[N](N)', '[a](b "N")', '\n\n<pre>\nN\n</pre>\n\n', '*N*', '\\`N`', '\\\\`N`', '\n| N | `N` |\n|---|---|\n| N | N |\n', '\n***\n', ' ',
      '\n\n-   N\n\n        N\n\n', '\n````\n```\nN\n````\n', '\n  ```\n  N\n  ```\n',
      '\n- N\n  - N\n\n    N\n\n          N\n\n', '\n1. N\n   > N\n   > N\n\n', '\n> - N\n>   N\n> - `N`\n\n', '\n> > N\n> N\n\n', '\n- ```\n  N\n  ```\n\n', '\n> ~~~\n> N\n\n',
      '\n\n-\tN\n\n\t\tN\n\n', '\n10) N\n\n        N\n\n', '\n+ N\n\n\n      N\n\n', '\n* N\n* * *\n    N\n\n', '\n## N #\n', '\nN\n===\n', '\nN\nN\n---\n\n',
      '<kbd>N</kbd>', 'a<br/>', '\n<!-- a\n\nN -->\n', '\n\na <a\nhref="N">', '\n<script>\nN\n</script>\n\n', '\n<style>N</style>\n\n', '\n<textarea>\nN\n\nN\n</textarea>\n\n',
      '[N][a]', '![N](b)', '\n\n[a]: <b> "N"\n\n', '\n\n[a]: b_N\n\n', "[a](<b N> 'N')", '**N**', '__N__', '***N*** ', '~~N~~', '_N_', '"N"', ' (N)', '\\*N\\*', '\\\\', '\\`', '&amp;N', '&lt;', 'N,', 'N-', 'a  \nN', 'a\\\nN',
      'http://a.b/c ', '\n| a `N` |\n|:-:|\n| N \\| N |\n\n', '\n|a|b|\n|-|-|\n|`N|`N`|\n\n', '😀', 'שלום N', 'é', '\u00a0N', '\u200bN', '\n\n    N\n\n  N\n\n', '\n   N\n', '` N', '`a``N`',
    );
    fc.assert(
      fc.property(fc.array(stretches, { maxLength: 12 }), (parts) => {
        let count = 0;
        const text = parts.join('').replaceAll('N', () => `$x=${++count}$`);
        const expected = formulasOf(textOf(parser.parse(text, {})));
        const found = findRegions(text, 'markdown').regions.flatMap((region) => (region.kind === 'math' ? [`$${region.latex}$`] : []));
        assert.deepEqual(expected.filter((each) => !found.includes(each)), [], JSON.stringify(text));
        // Indented code is skipped only where it is certain, so more may be found there and nowhere else.
        const indented = formulasOf(text.split('\n').filter((line) => /^ {4}/.test(line)).join('\n'));
        assert.deepEqual(found.filter((each) => !expected.includes(each) && !indented.includes(each)), [], JSON.stringify(text));
      }),
      { numRuns: 500 },
    );
  });

  const languages: readonly LanguageId[] = ['markdown', 'latex', 'restructuredtext', 'python', 'plaintext'];
  for (const languageId of languages) {
    it(`keeps every offset exact in mutilated ${languageId}`, () => {
      fc.assert(
        fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
          const text = parts.join('');
          assertExact(text, findRegions(text, languageId), languageId === 'plaintext' ? '{}<' : '<');
        }),
        { numRuns: 500 },
      );
    });
  }
});

function formulasOf(text: string): string[] {
  return text.match(/\$x=\d+\$/g) ?? [];
}

/** What a parser takes for text, paragraph by paragraph. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type === 'text' ? token.content : `${textOf(token.children ?? [])}\n`)).join('');
}
