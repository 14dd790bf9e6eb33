import assert from 'node:assert/strict';
import { findRegions } from '../../../src/regions/findRegions';
import type { LanguageId, MathRegion } from '../../../src/regions/region';
import { directiveEdit } from '../../../src/regions/writeDirective';

/** The document with `x > 0` stated of its formula number `nth`; undefined where it cannot be. */
function written(text: string, languageId: LanguageId, nth = 0, facts = 'x > 0'): string | undefined {
  const formulas = findRegions(text, languageId).regions.filter((region): region is MathRegion => region.kind === 'math');
  const edit = directiveEdit(text, languageId, formulas[nth]!, { directive: 'assume', argument: facts });
  return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

const cases: readonly (readonly [what: string, LanguageId, before: string, after: string, nth?: number])[] = [
  ['above a displayed formula', 'markdown', 'Words.\n\n$$\n\\sqrt{x}\n$$\n', 'Words.\n\n<!-- formulint: x > 0 -->\n$$\n\\sqrt{x}\n$$\n'],
  ['within the line of a formula among words', 'markdown', 'The root $\\sqrt{x^2} = x$.\n', 'The root <!-- formulint: x > 0 --> $\\sqrt{x^2} = x$.\n'],
  ['before a formula that begins its paragraph', 'markdown', '$\\sqrt{x^2} = x$ holds.\n', '<!-- formulint: x > 0 -->\n$\\sqrt{x^2} = x$ holds.\n'],
  ['behind the line before, where a line of its own would end the paragraph', 'markdown', 'It is true that\n$\\sqrt{x^2} = x$ holds.\n', 'It is true that <!-- formulint: x > 0 -->\n$\\sqrt{x^2} = x$ holds.\n'],
  ['within a quotation', 'markdown', '> $$\n> \\sqrt{x}\n> $$\n', '> <!-- formulint: x > 0 -->\n> $$\n> \\sqrt{x}\n> $$\n'],
  ['in front of the second formula of a line', 'markdown', 'Both $a = b$ and $x = y$.\n', 'Both $a = b$ and <!-- formulint: x > 0 --> $x = y$.\n', 1],
  ['with the document’s own line ends', 'markdown', 'Words.\r\n\r\n$$x$$\r\n', 'Words.\r\n\r\n<!-- formulint: x > 0 -->\r\n$$x$$\r\n'],
  ['in LaTeX, above the line', 'latex', '\\begin{document}\n  The root $\\sqrt{x^2} = x$.\n\\end{document}\n', '\\begin{document}\n  % formulint: x > 0\n  The root $\\sqrt{x^2} = x$.\n\\end{document}\n'],
  ['in reStructuredText, above the paragraph', 'restructuredtext', 'First.\n\nThe root is\n:math:`\\sqrt{x^2} = x`.\n', 'First.\n\n.. formulint: x > 0\n\nThe root is\n:math:`\\sqrt{x^2} = x`.\n'],
  ['in reStructuredText, above a directive', 'restructuredtext', 'First.\n\n.. math::\n\n   \\sqrt{x^2} = x\n', 'First.\n\n.. math::\n\n   \\sqrt{x^2} = x\n'],
];

describe('directiveEdit', () => {
  for (const [what, languageId, before, after, nth] of cases) {
    it(`states facts ${what}`, () => {
      const result = written(before, languageId, nth);
      if (before === after) assert.ok(result === undefined || /formulint: x > 0\n[^]*math::/.test(result), result);
      else assert.equal(result, after);
    });
  }

  it('offers nothing where there are no comments, and nothing that would not be read', () => {
    assert.equal(written('x = \\frac{1}{2}\n', 'plaintext'), undefined);
    assert.equal(written('Of $x$.\n', 'markdown', 0, 'a --> b'), undefined);
  });
});
