import assert from 'node:assert/strict';
import katex from 'katex';
import { displayForms, firstRow, variableLatex } from '../../../src/webview/displayLatex';

/** The first form that KaTeX renders, as the page chooses it. */
function rendered(latex: string): string | undefined {
  return displayForms(latex).find((form) => {
    try {
      katex.renderToString(form, { displayMode: true, strict: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

describe('displayForms', () => {
  it('leaves a plain formula as it is', () => assert.deepEqual(displayForms('a = b'), ['a = b']));

  it('leaves equation numbers and labels out', () => {
    assert.equal(rendered('\\begin{align}\\label{eq:1} a &= b \\\\ &= c \\end{align}'), '\\begin{align*} a &= b \\\\ &= c \\end{align*}');
  });

  it('gives rows that lost their environment one', () => {
    assert.equal(rendered('a &= b \\\\ &= c \\\\'), '\\begin{aligned}a &= b \\\\ &= c\\end{aligned}');
  });

  it('renders a single row of an alignment', () => assert.equal(rendered('&= \\frac{1}{2} \\\\'), '\\begin{aligned}&= \\frac{1}{2}\\end{aligned}'));

  it('keeps an escaped ampersand', () => assert.ok(rendered('a \\& b & c')?.includes('\\&')));

  for (const latex of ['$x$', '$$x$$', '\\(x\\)', '\\[ x \\]', ' $x$ ']) {
    it(`takes the delimiters off ${latex}`, () => assert.deepEqual(displayForms(latex), ['x']));
  }

  it('sets the words of plain prose as words', () => {
    assert.deepEqual(displayForms('0.13, 0.29 and 0.58'), ['0.13, 0.29 \\text{ and } 0.58']);
    assert.deepEqual(displayForms('e3/ e (3+7+14) = 1.6 X 10-5'), ['e3/ e (3+7+14) = 1.6 X 10-5']);
    assert.deepEqual(displayForms('\\log x and y'), ['\\log x and y']);
  });

  it('does not take apart two formulas', () => assert.deepEqual(displayForms('$a$ and $b$'), ['$a$ \\text{ and } $b$']));

  it('gives up on what KaTeX cannot read', () => assert.equal(rendered('\\frac{1}{'), undefined));
});

describe('firstRow', () => {
  it('is the formula itself where there is one row', () => assert.equal(firstRow('a = b'), 'a = b'));

  it('is the first of several rows', () => {
    assert.equal(firstRow('\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}'), 'a = b \\;\\ldots');
  });

  it('has no dots where nothing follows', () => assert.equal(firstRow('\\begin{align}\na &= b \\\\\n\\end{align}'), 'a = b'));

  it('needs no environment', () => assert.equal(firstRow('a &= b \\\\\n&= c'), 'a = b \\;\\ldots'));

  it('keeps the rows of a matrix in the first row', () => {
    const matrix = '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}';
    assert.equal(firstRow(`A = ${matrix} \\\\ B = C`), `A = ${matrix} \\;\\ldots`);
  });

  it('leaves a matrix whole', () => {
    const matrix = '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}';
    assert.equal(firstRow(matrix), matrix);
  });
});

describe('variableLatex', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['x', 'x'],
    ['β', 'β'],
    ['beta', '\\beta'],
    ['z[1]', 'z_{1}'],
    ['W[1,2]', 'W_{1,2}'],
    ['sigma[i]', '\\sigma_{i}'],
    ['z_1', 'z_{1}'],
    ['𝐱[1]', '𝐱_{1}'],
    ['𝐩̂[2]', '𝐩̂_{2}'],
    ['𝐰⋆[1]', '𝐰^{\\star}_{1}'],
    ['z₂', 'z_{2}'],
    ['z₁₂', 'z_{12}'],
    ['x′', 'x^{\\prime}'],
    ['loss', '\\text{loss}'],
    ['\\mathbf{x}', '\\mathbf{x}'],
    ['\\href{javascript:alert(1)}{x}', '\\text{ href javascript alert(1)  x }'],
  ];
  for (const [name, latex] of cases) {
    it(`writes ${name} as ${latex}`, () => {
      assert.equal(variableLatex(name), latex);
      katex.renderToString(latex, { strict: 'ignore' });
    });
  }
});
