import assert from 'node:assert/strict';
import katex from 'katex';
import { findRegions } from '../../../src/regions/findRegions';
import type { LanguageId, Macros } from '../../../src/regions/region';
import { mathOf, mathRegions } from './describeRegions';

function macros(text: string, languageId: LanguageId = 'latex'): Macros {
  return findRegions(text, languageId).macros;
}

/** What KaTeX typesets, as MathML without the annotation, so that equal meanings are equal texts. */
function typeset(latex: string, defined: Macros = {}): string {
  return katex.renderToString(latex, { macros: { ...defined }, output: 'mathml', throwOnError: true }).replace(/<annotation.*<\/annotation>/s, '');
}

describe('macros', () => {
  it('are collected from every defining command', () => {
    assert.deepEqual(macros([
      '\\newcommand{\\R}{\\mathbb{R}}', '\\newcommand\\E{\\mathbb E}', '\\renewcommand*{\\vec}[1]{\\mathbf{#1}}', '\\providecommand{\\x}{y}',
      '\\def\\half{\\frac12}', '\\def\\ip#1#2{\\langle #1, #2\\rangle}', '\\DeclareMathOperator{\\tr}{tr}', '\\DeclareMathOperator*{\\argmin}{arg\\,min}',
      '\\let\\eps\\varepsilon', '\\let\\ph=\\varphi', '\\newcommand\\T\\top',
    ].join('\n')), {
      '\\R': '\\mathbb{R}', '\\E': '\\mathbb E', '\\vec': '\\mathbf{#1}', '\\x': 'y', '\\half': '\\frac12', '\\ip': '\\langle #1, #2\\rangle',
      '\\tr': '\\operatorname{tr}', '\\argmin': '\\operatorname*{arg\\,min}', '\\eps': '\\varepsilon', '\\ph': '\\varphi', '\\T': '\\top',
    });
  });

  it('are not found in comments, in code, or where no body follows', () => {
    assert.deepEqual(macros('% \\newcommand{\\R}{x}\n\\begin{verbatim}\\def\\S{y}\\end{verbatim}\n\\def\\U(#1){z}\n\\definecolor{a}{b}{c}\n\\left( \\letter \\newcommand{\\T}'), {});
  });

  it('keep the arity of a body that leaves arguments out', () => {
    const defined = macros('\\newcommand{\\second}[2]{#2}\\newcommand{\\none}[1]{x}');
    assert.equal(typeset('\\second{a}{b} \\none{c} d', defined), typeset('b x d'));
  });

  it('keep optional arguments', () => {
    const defined = macros('\\newcommand{\\EE}[2][P]{\\mathbb{E}_{#1}[#2]}\\newcommand{\\norm}[1][2]{\\ell_{#1}}');
    assert.equal(typeset('\\EE{x} + \\EE[q]{x}', defined), typeset('\\mathbb{E}_{P}[x] + \\mathbb{E}_{q}[x]'));
    assert.equal(typeset('\\norm + \\norm[1]', defined), typeset('\\ell_{2} + \\ell_{1}'));
  });

  it('keep paired delimiters and their stars', () => {
    const defined = macros('\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}');
    assert.equal(typeset('\\abs{x} + \\abs*{y}', defined), typeset('\\lvert x\\rvert + \\left\\lvert y\\right\\rvert'));
  });

  it('leave out circles, which would never end', () => {
    assert.deepEqual(macros('\\let\\oldphi\\phi\\let\\phi\\varphi\\let\\varphi\\oldphi\\newcommand{\\R}{\\mathbb R}'), { '\\R': '\\mathbb R' });
    assert.deepEqual(macros('\\let\\oldsum\\sum\\renewcommand{\\sum}{\\oldsum\\limits}'), {});
    assert.deepEqual(macros('\\def\\a{\\b}\\def\\b{\\c}'), { '\\a': '\\b', '\\b': '\\c' });
  });

  it('are taken out of the mathematics that defines them', () => {
    const found = findRegions('$$\\newcommand{\\x}{\\mathbf{x}}\n\\def\\y{y}$$\n\n$$\n\\newcommand{\\z}{z}\n\\x = \\z\n$$', 'markdown');
    assert.deepEqual(mathOf(found), ['double-dollar [display]: \\x = \\z']);
    assert.deepEqual(mathRegions(found)[0]!.span, { start: 65, end: 72 });
    assert.deepEqual(found.macros, { '\\x': '\\mathbf{x}', '\\y': 'y', '\\z': 'z' });
  });

  it('are no prose in Markdown', () => {
    const found = findRegions('\\newcommand{\\x}{\\mathbf{x}}\n\nLet $\\x$', 'markdown');
    assert.deepEqual(found.regions.map((region) => region.kind === 'prose' && region.text), ['\n\nLet ', false]);
    assert.deepEqual(found.macros, { '\\x': '\\mathbf{x}' });
  });

  it('are read from front matter of MyST, Jupyter Book and Pandoc', () => {
    assert.deepEqual(macros("---\nmath:\n  # names\n  '\\dobs': '\\mathbf{d}_\\text{obs}'\n  \"\\\\R\": \"\\\\mathbb{R}\"\ntitle: x\n---\n", 'markdown'), {
      '\\dobs': '\\mathbf{d}_\\text{obs}', '\\R': '\\mathbb{R}',
    });
    assert.deepEqual(macros('---\nmathjax:\n  macros:\n    RR: "\\\\mathbb{R}"\n    bold: ["{\\\\bf #1}", 1]\nother:\n  N: 1\n---\n', 'markdown'), {
      '\\RR': '\\mathbb{R}', '\\bold': '{\\bf #1}',
    });
    assert.deepEqual(macros('---\nheader-includes: |\n  \\newcommand{\\E}{\\mathbb{E}}\n---\n', 'markdown'), { '\\E': '\\mathbb{E}' });
    assert.deepEqual(macros('---\nauthor:\n  name: "\\\\x"\n---\n', 'markdown'), {});
  });

  it('are read from the scripts that set up MathJax or KaTeX', () => {
    assert.deepEqual(macros('<script>\nMathJax = {tex: {macros: {\n  // sets\n  RR: "\\\\mathbb{R}", "\\\\bold": [\'{\\\\bf #1}\', 1],\n  two: [String.raw`\\frac{#1}{#2}`, 2]}}};\n</script>', 'markdown'), {
      '\\RR': '\\mathbb{R}', '\\bold': '{\\bf #1}', '\\two': '\\frac{#1}{#2}',
    });
    assert.deepEqual(macros('<script>var macros = 1;</script>', 'markdown'), {});
  });
});
