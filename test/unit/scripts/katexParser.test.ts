import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import whole from 'katex';
import { katexParser } from '../../../scripts/katexParser.js';
import { projectRoot } from '../../../scripts/paths.mjs';

type Parse = (latex: string, options: object) => readonly unknown[];

const formulas = [
  String.raw`\sigma(x) = \frac{1}{1 + e^{-x}} {e^z \over e^z+1}`,
  String.raw`\begin{align} a &= b \tag{1} \\[2pt] c &\ne d \end{align}`,
  String.raw`\begin{cases} 1 & x > 0 \\ 0 & \text{if $x \le 0$} \end{cases}`,
  String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{array}{c|c} x & y \end{array} \substack{i \\ j}`,
  String.raw`\operatorname*{arg\,min}_{w \in \mathbb{R}^d} \sum\limits_{i=1}^n \lVert x_i \rVert^2_2 + \int_0^\infty \prod_{k \ne j}`,
  String.raw`\left( \frac{\partial L}{\partial \mathbf{x}^\top} \middle| \Big[ \bigl\{ \right\rangle`,
  String.raw`\overbrace{a + b}^{n} \underbrace{c}_{m} \xrightarrow[x]{y} \widehat{abc} \vec{x} \bar y \overline{z} \sqrt[3]{x}`,
  String.raw`\boxed{x} \cancel{y} \color{red} z \colorbox{blue}{w} \stackrel{d}{=} \underset{x}{\max} \not= \mathrlap{q}`,
  String.raw`\newcommand{\Rd}{\mathbb{R}^d} \def\f#1{f(#1)} x \in \Rd, \f{y} \f'`,
  String.raw`\rule{1em}{2em} \kern1em \hspace{2pt} \raisebox{1pt}{x} \phantom{x} \href{x}{y} \LaTeX \verb|x| \text{é 日本}`,
  String.raw`\begin{CD} A @>>> B \end{CD} {\rm Softmax}({\bf z})_1 \dots \cdots \bmod \pmod{n} x' x''^2 ₁²`,
  String.raw`\begin{gather} \htmlClass{a}{x} \includegraphics{x} \end{gather} \mathchoice{a}{b}{c}{d} \smash{x} \vcenter{y}`,
];

const mistakes = [String.raw`\frac{1`, 'x^', String.raw`\foo x`, String.raw`\left( x`, 'a & b', String.raw`\begin{align} x`, 'x^2^3'];

/** A tree as text, with the places of its leaves but not their lexers. */
function show(parse: Parse, latex: string): string {
  try {
    return JSON.stringify(parse(latex, { displayMode: true, strict: false, trust: true }), (key, value: unknown) =>
      key === 'lexer' ? (value as { input: string }).input : value,
    );
  } catch (error) {
    const { name, message, position } = error as { name: string; message: string; position: number };
    return `${name} at ${position}: ${message}`;
  }
}

describe('katexParser', () => {
  const parseWhole = (whole as unknown as { __parse: Parse }).__parse;
  const folder = mkdtempSync(join(tmpdir(), 'formulint-katex-'));
  let parseAlone: Parse;

  before(async () => {
    const outfile = join(folder, 'parser.cjs');
    const stdin = { contents: "export { __parse } from 'katex';", resolveDir: projectRoot };
    await build({ stdin, outfile, bundle: true, format: 'cjs', minify: true, plugins: [katexParser()] });
    parseAlone = (createRequire(outfile)(outfile) as { __parse: Parse }).__parse;
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const formula of formulas) {
    it(`parses as all of KaTeX does: ${formula}`, () => {
      const tree = show(parseWhole, formula);
      assert.ok(tree.startsWith('['), tree);
      assert.equal(show(parseAlone, formula), tree);
    });
  }

  for (const mistake of mistakes) {
    it(`reports the same error: ${mistake}`, () => {
      const error = show(parseWhole, mistake);
      assert.ok(error.startsWith('ParseError'), error);
      assert.equal(show(parseAlone, mistake), error);
    });
  }

  it('parses every formula of the pages about codes alike', () => {
    const pages = join(projectRoot, 'docs', 'codes');
    const texts = readdirSync(pages).map((name) => readFileSync(join(pages, name), 'utf8'));
    const found = texts.flatMap((text) => [...text.matchAll(/\$\$?([^$]+)\$/g)].map((match) => match[1] ?? ''));
    assert.ok(found.length > 20);
    for (const formula of found) assert.equal(show(parseAlone, formula), show(parseWhole, formula), formula);
  });
});
