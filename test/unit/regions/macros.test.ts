import assert from 'node:assert/strict';
import katex from 'katex';
import { parseMath } from '../../../src/syntax/parseMath';
import type { ParseResult } from '../../../src/syntax/surface';
import { findRegions } from '../../../src/regions/findRegions';
import type { LanguageId, Macros } from '../../../src/regions/region';
import { katexMacros } from '../../../src/util/katexMacros';
import { macrosBehind } from '../../../src/regions/macroTable';
import { mathOf, mathRegions } from './describeRegions';

function macros(text: string, languageId: LanguageId = 'latex'): Macros {
  return macrosBehind(findRegions(text, languageId).definitions);
}

/** What KaTeX typesets, as MathML without the annotation, so that equal meanings are equal texts. */
function typeset(latex: string, defined: Macros = {}): string {
  return katex.renderToString(latex, { macros: katexMacros(latex, defined), output: 'mathml', throwOnError: true }).replace(/<annotation.*<\/annotation>/s, '');
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
    assert.deepEqual(macros('% \\newcommand{\\R}{x}\n\\begin{verbatim}\\def\\S{y}\\end{verbatim}\n\\def\\U(#1) z$\n\\definecolor{a}{b}{c}\n\\left( \\letter \\newcommand{\\T}'), {});
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

  it('copy a meaning with \\let, and look names up otherwise', () => {
    const swapped = macros('\\let\\oldphi\\phi\\let\\phi\\varphi\\let\\varphi\\oldphi');
    assert.equal(typeset('\\phi \\varphi \\oldphi', swapped), typeset('\\varphi \\phi \\phi'));
    const limits = macros('\\let\\oldsum\\sum\\renewcommand{\\sum}{\\oldsum\\limits}');
    assert.equal(typeset('\\sum_i', limits), typeset('\\sum\\limits_i'));
    const base = macros('\\let\\oldlog\\log\\renewcommand{\\log}{\\oldlog_2}');
    assert.equal(typeset('\\log x \\oldlog x', base), typeset('\\log_2 x \\log x'));
    const chain = macros('\\def\\a{x}\\let\\b\\a\\def\\c{\\a}\\def\\a{y}\\let\\d\\c\\let\\n\\iff\\let\\iff\\n');
    assert.equal(typeset('\\a\\b\\c\\d\\iff', chain), typeset('yxyy\\iff'));
  });

  it('take delimited arguments, xargs, xparse and sized delimiters', () => {
    const defined = macros([
      '\\def\\pt(#1,#2){\\frac{#1}{#2}}', '\\newcommandx{\\nx}[2][1=q]{#1_{#2}}', '\\NewDocumentCommand{\\ell}{O{2} m}{\\|#2\\|_{#1}}',
      '\\NewDocumentCommand\\E{o m}{\\mathbb{E}\\IfValueT{#1}{_{#1}}[#2]}', '\\NewDocumentCommand\\n{s m}{\\IfBooleanTF{#1}{a}{b}_{#2}}',
      '\\DeclarePairedDelimiterX{\\KL}[2]{(}{)}{#1\\,\\delimsize\\|\\,#2}', '\\DeclarePairedDelimiter\\abs{\\lvert}{\\rvert}', '\\mathchardef\\mhyphen="2D',
      '\\global\\long\\def\\g{z}', '\\newcommand{\\d}[1][x,[y]{]}]{#1}',
    ].join('\n'));
    for (const [written, meant] of [
      ['\\pt(1,{2,3})', '\\frac{1}{2,3}'], ['\\nx{a}\\nx[b]{c}', '{q}_{a}{b}_{c}'], ['\\ell{x}\\ell[1]{x}', '\\|x\\|_{2}\\|x\\|_{1}'],
      ['\\E{x}\\E[p]{x}', '\\mathbb{E}[x]\\mathbb{E}_{p}[x]'], ['\\n{x}\\n*{x}', 'b_xa_x'], ['\\KL{p}{q}', '(p\\,\\|\\,q)'], ['\\KL*{p}{q}', '\\left(p\\,\\middle\\|\\,q\\right)'],
      ['\\KL[\\big]{p}{q}', '\\big(p\\,\\big\\|\\,q\\big)'], ['\\abs[\\Big]{x}', '\\Big\\lvert x\\Big\\rvert'], ['x\\mhyphen y', 'x\\text{-}y'], ['\\g', 'z'],
    ] as const) assert.equal(typeset(written, defined), typeset(meant.replaceAll('{q}_', 'q_').replaceAll('{b}_', 'b_')), written);
  });

  it('are refused by name in a form that is not read, instead of keeping an earlier meaning', () => {
    for (const text of [
      '\\NewDocumentCommand{\\vec}{m O{2}}{#1}', '\\NewDocumentCommand\\vec{d() m}{#1}', '\\newcommandx\\vec[2][2=a]{#1#2}', '\\def\\vec#1\\end{#1}', '\\DeclareMathSymbol{\\vec}{\\mathord}{a}{"2F}',
      '\\NewDocumentCommand\\vec{o m}{#1#2}', '\\DeclarePairedDelimiterXPP\\vec[1]{a}{(}{)}{b}{#1}', '\\mathchardef\\vec="3A',
    ]) {
      const defined = macros(`\\newcommand{\\vec}[1]{\\mathbf{#1}}${text}`);
      assert.equal(defined['\\vec'], '\\vec@refused', text);
      const { problem } = parseMath('a + \\vec{x}', { macros: defined }) as Extract<ParseResult, { ok: false }>;
      assert.deepEqual(problem, { reason: 'unknown-macro', message: '\\vec is defined in a form that is not read', span: { start: 4, end: 8 } });
    }
  });

  it('never hang, however they call themselves or copy their arguments', () => {
    for (const [text, formula] of [
      ['\\def\\a{\\a}', '\\a'], ['\\def\\a{\\b}\\def\\b{\\a x}', '\\a'], ['\\def\\a#1{\\a{#1#1}}', '\\a x'], ['\\renewcommand{\\vec}[1]{\\vec{\\mathbf{#1}}}', '\\vec x'],
      ['\\def\\a#1{#1#1#1#1}', `${'\\a{'.repeat(100)}x${'}'.repeat(100)}`],
      [Array.from({ length: 40 }, (_, index) => `\\def\\${'m'.repeat(index + 1)}#1{\\${'m'.repeat(index + 2)}{#1#1}}`).join(''), '\\m x'],
    ] as const) {
      const parsed = parseMath(formula, { macros: macros(text) });
      assert.ok(!parsed.ok && /Too many expansions|Nested too deeply/.test(parsed.problem.message), formula.slice(0, 20));
    }
  });

  it('need no stack for any number of prefixes', () => {
    assert.deepEqual(macros('\\global\\long\\def\\x{y}'), { '\\x': 'y' });
    assert.deepEqual(macros(`${'\\global'.repeat(100_000)}\\def\\x{y}`), { '\\x': 'y' });
  });

  it('are provided only where nothing else defines them', () => {
    assert.deepEqual(macrosBehind(findRegions('\\providecommand{\\R}{a}\\providecommand{\\R}{b}\\providecommand{\\S}{c}', 'latex').definitions, { '\\S': 'd' }), { '\\S': 'd', '\\R': 'a' });
  });

  it('are taken out of the mathematics that defines them', () => {
    const found = findRegions('$$\\newcommand{\\x}{\\mathbf{x}}\n\\def\\y{y}$$\n\n$$\n\\newcommand{\\z}{z}\n\\x = \\z\n$$', 'markdown');
    assert.deepEqual(mathOf(found), ['double-dollar [display]: \\x = \\z']);
    assert.deepEqual(mathRegions(found)[0]!.span, { start: 65, end: 72 });
    assert.deepEqual(macrosBehind(found.definitions), { '\\x': '\\mathbf{x}', '\\y': 'y', '\\z': 'z' });
  });

  it('are no prose in Markdown', () => {
    const found = findRegions('\\newcommand{\\x}{\\mathbf{x}}\n\nLet $\\x$', 'markdown');
    assert.deepEqual(found.regions.map((region) => region.kind === 'prose' && region.text), ['\n\nLet ', false]);
    assert.deepEqual(macrosBehind(found.definitions), { '\\x': '\\mathbf{x}' });
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
