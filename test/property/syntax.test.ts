import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMath } from '../../src/syntax/parseMath';
import { printSurface } from '../../src/syntax/printSurface';
import type { Surface } from '../../src/syntax/surface';
import { children } from '../../src/syntax/walk';

const MACROS = { '\\R': '\\mathbb{R}', '\\norm': '\\left\\lVert #1 \\right\\rVert', '\\deriv': '\\frac{d #1}{d #2}', '\\swap': 'p(#2|#1)' };

const letter = fc.constantFrom('x', 'y', 'W', String.raw`\alpha`, String.raw`\mathbf{z}`, String.raw`\hat{y}`, 'σ', '2', '0.5', String.raw`\mathrm{Var}`);

/** Formulas that must be read, built from the grammar of the field. */
const { formula } = fc.letrec<{ formula: string; term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    letter,
    fc.tuple(letter, letter).map(([base, script]) => `{${base}}_{${script}}^{2}`),
    tie('formula').map((inner) => String.raw`\left( ${inner} \right)`),
    tie('formula').map((inner) => `f(${inner})`),
    tie('formula').map((inner) => String.raw`\| ${inner} \|_2`),
    tie('formula').map((inner) => String.raw`\log ( ${inner} )`),
    tie('formula').map((inner) => String.raw`\sqrt{${inner}}`),
    fc.tuple(tie('formula'), tie('formula')).map(([above, below]) => String.raw`\frac{${above}}{${below}}`),
    tie('formula').map((body) => String.raw`\sum_{i=1}^{n} ( ${body} )`),
    tie('formula').map((inner) => `\\begin{bmatrix} ${inner} & 1 \\\\ 0 & ${inner} \\end{bmatrix}`),
  ),
  formula: fc.array(fc.tuple(fc.constantFrom(' + ', ' - ', ' ', String.raw` \cdot `, String.raw` \odot `), tie('term')), { minLength: 1, maxLength: 3 })
    .map((terms) => terms.map(([sign, term], i) => (i === 0 ? term : sign + term)).join('')),
}));

/** Pieces of formulas in any order, most of which are no formula. */
const rubble = fc
  .array(
    fc.constantFrom(
      ...String.raw`x 2 . , ; : = < + - * / ^ _ { } ( ) [ ] | || ' ! ? & % ~ \\ d σ ² √ ∑ − \frac \sqrt \hat \mathbf{x} \text{if} \text{ and } \left( \right) \left. \right| \mid \| \sum \int \max \arg \R \norm{x} \deriv{f}{x} \swap{a}{b} \quad \, \begin{cases} \end{cases} \begin{aligned} \end{aligned} \overset{a}{=} \underbrace{x}_{y} \not \bf \over \color{red} \operatorname{f} \prime \ldots \foo`.split(' '),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(' '));

function assertSpans(node: Surface, length: number): void {
  assert.ok(node.span.start >= 0 && node.span.start <= node.span.end && node.span.end <= length, node.kind);
  const parts = [...children(node)].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const part of parts) {
    assert.ok(part.span.start >= node.span.start && part.span.end <= node.span.end, `${part.kind} in ${node.kind}`);
    assertSpans(part, length);
  }
}

/** The operands of a row stand one behind another. */
function assertOrder(node: Surface): void {
  if (node.kind !== 'script' && node.kind !== 'annotated' && node.kind !== 'big') {
    const parts = children(node);
    parts.forEach((part, i) => assert.ok(i === 0 || part.span.start >= parts[i - 1]!.span.end, `${part.kind} in ${node.kind}`));
  }
  children(node).forEach(assertOrder);
}

describe('syntax', () => {
  it('reads every formula of the grammar, every part at its place and in order', () =>
    fc.assert(
      fc.property(formula, (latex) => {
        const result = parseMath(latex);
        if (!result.ok) assert.fail(`${latex}: ${result.problem.message}`);
        assertSpans(result.tree, latex.length);
        assertOrder(result.tree);
      }),
    ));

  it('does not depend on blanks between the terms', () =>
    fc.assert(
      fc.property(formula, formula, (left, right) => {
        const narrow = parseMath(`${left}=${right}`);
        const wide = parseMath(` ${left}   =  ${right} `);
        assert.ok(narrow.ok && wide.ok);
        assert.equal(printSurface(wide.tree), printSurface(narrow.tree));
      }),
    ));

  it('answers with a tree or a problem to anything, each within the formula', () =>
    fc.assert(
      fc.property(fc.oneof(rubble, fc.string({ unit: 'binary', maxLength: 40 })), (latex) => {
        const result = parseMath(latex, { macros: MACROS });
        if (result.ok) return assertSpans(result.tree, latex.length);
        const { start, end } = result.problem.span;
        assert.ok(start >= 0 && start <= end && end <= latex.length);
        assert.notEqual(result.problem.message, '');
      }),
      { numRuns: 2000 },
    ));
});
